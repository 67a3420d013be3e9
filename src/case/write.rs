//! A case as RON text: written so that `text` reads back what went in.
//!
//! The same case gives the same text. One answer, one decision, one line: two versions compare line by line.

use crate::base::date::Date;
use crate::base::ron_text::quoted;
use crate::base::spot::Spot;
use crate::base::table::Key;
use crate::base::wrap::visible;
use crate::pack::Pack;
use crate::pack::question::{Kind, Question};

use super::answer::{Detail, Provenance, Said, Value};
use super::expectation::Expectation;
use super::raw::{RawAnswer, RawValue};
use super::text::{FORMAT, fits};
use super::write_plan::plan;
use super::{Case, Kept};

/// The text of a case. Reading it with the same pack gives the case back.
pub fn write(pack: &Pack, case: &Case) -> String {
    let mut lines = Lines::default();
    lines.open("(");
    lines.line(&format!("format: {FORMAT},"));
    lines.line(&format!("reference: {},", quoted(&case.reference)));
    if case.fictional {
        lines.line("fictional: true,");
    }
    lines.field(text("title", &case.title));
    lines.field(text("about", &case.about));
    lines.field(day("today", case.today));
    answers(&mut lines, pack, case);
    plan(&mut lines, pack, &case.plan);
    if let Some(expectation) = &case.expectation {
        expected(&mut lines, expectation);
    }
    lines.close(")");
    lines.0
}

/// Lines of text, each indented as deep as it stands.
#[derive(Default)]
pub(super) struct Lines(String, usize);

impl Lines {
    pub fn line(&mut self, line: &str) {
        self.0.push_str(&"    ".repeat(self.1));
        self.0.push_str(line);
        self.0.push('\n');
    }

    pub fn open(&mut self, line: &str) {
        self.line(line);
        self.1 += 1;
    }

    pub fn close(&mut self, line: &str) {
        self.1 -= 1;
        self.line(line);
    }

    /// A field on a line of its own; nothing where it is left out.
    pub fn field(&mut self, field: Option<String>) {
        if let Some(field) = field {
            self.line(&format!("{field},"));
        }
    }

    /// A list with an entry on each line; nothing at all if it is empty.
    pub fn list(&mut self, name: &str, entries: Vec<String>) {
        if !entries.is_empty() {
            self.open(&format!("{name}: ["));
            for entry in entries {
                self.line(&format!("{entry},"));
            }
            self.close("],");
        }
    }
}

/// A field with a text; left out if it is empty.
pub(super) fn text(name: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{name}: {}", quoted(text)))
}

/// A field with a day; left out if there is none.
pub(super) fn day(name: &str, day: Option<Date>) -> Option<String> {
    day.and_then(|day| text(name, &day.to_string()))
}

/// An entry on one line, with the fields that are not left out.
pub(super) fn entry(fields: impl IntoIterator<Item = Option<String>>) -> String {
    let fields: Vec<String> = fields.into_iter().flatten().collect();
    format!("({})", fields.join(", "))
}

fn answers(lines: &mut Lines, pack: &Pack, case: &Case) {
    lines.open("answers: {");
    for section in &pack.sections {
        let entries: Vec<String> = section.questions.iter().filter_map(|key| answer(pack, case, *key)).collect();
        if !entries.is_empty() {
            lines.line(&format!("// {}", on_one_line(&section.title)));
        }
        for entry in entries {
            lines.line(&entry);
        }
    }
    let (alone, replaced) = kept(pack, case);
    if !alone.is_empty() {
        lines.line("// Kept and not used: the knowledge pack has no place for them");
    }
    for kept in alone {
        lines.line(&kept_answer(kept));
    }
    lines.close("},");
    if !replaced.is_empty() {
        lines.open("kept: {");
        for kept in replaced {
            lines.line(&kept_answer(kept));
        }
        lines.close("},");
    }
}

/// Answers that are not used: the first to each question that has no other answer, and the rest.
fn kept<'a>(pack: &Pack, case: &'a Case) -> (Vec<&'a Kept>, Vec<&'a Kept>) {
    let mut taken: Vec<&str> = Vec::new();
    case.kept.iter().partition(|kept| {
        let is_answered = pack.question(&kept.question).is_some_and(|key| answer(pack, case, key).is_some());
        let is_first = !taken.contains(&kept.question.as_str());
        taken.push(&kept.question);
        is_first && !is_answered && !fits(pack, &kept.question, &kept.answer)
    })
}

/// The line of an answer; none where nothing was said or added.
fn answer(pack: &Pack, case: &Case, key: Key<Question>) -> Option<String> {
    let question = &pack.questions[key];
    let (said, detail) = (case.answers.said(key), case.answers.detail(key));
    if said == Said::NotAsked && detail.is_none() {
        return None;
    }
    let detail = detail.cloned().unwrap_or_default();
    Some(answer_line(&question.id, &value(&question.kind, said), &detail))
}

fn answer_line(question: &str, value: &str, Detail { from, words, note }: &Detail) -> String {
    let from = (*from != Provenance::default()).then(|| format!("from: {from:?}"));
    let fields = [Some(format!("value: {value}")), from, text("words", words), text("note", note)];
    format!("{}: {},", quoted(question), entry(fields))
}

fn value(kind: &Kind, said: Said) -> String {
    let id = |place: usize| kind.choices().get(place).map_or("", |choice| choice.id.as_str());
    match said {
        Said::NotAsked => "NotAsked".to_owned(),
        Said::NotKnown => "NotKnown".to_owned(),
        Said::Declined => "Declined".to_owned(),
        Said::Value(Value::Choice(place)) => match kind {
            Kind::YesNo(_) if place == 0 => "Yes".to_owned(),
            Kind::YesNo(_) => "No".to_owned(),
            Kind::Choice(_) | Kind::Choices(_) | Kind::Number { .. } | Kind::Date => {
                format!("Choice({})", quoted(id(usize::from(place))))
            }
        },
        Said::Value(Value::Choices(mask)) => {
            let chosen = (0..kind.choices().len()).filter(|place| mask & (1 << place) != 0);
            format!("Choices([{}])", chosen.map(|place| quoted(id(place))).collect::<Vec<_>>().join(", "))
        }
        Said::Value(Value::Number(number)) => format!("Number({number})"),
        Said::Value(Value::Date(date)) => format!("Date({})", quoted(&date.to_string())),
    }
}

fn kept_answer(kept: &Kept) -> String {
    let RawAnswer { value, from, words, note } = &kept.answer;
    let detail = Detail { from: *from, words: words.clone(), note: note.clone() };
    answer_line(&kept.question, &raw_value(value), &detail)
}

fn raw_value(value: &RawValue) -> String {
    match value {
        RawValue::Yes => "Yes".to_owned(),
        RawValue::No => "No".to_owned(),
        RawValue::Choice(id) => format!("Choice({})", quoted(&id.text)),
        RawValue::Choices(ids) => format!("Choices([{}])", spots(ids)),
        RawValue::Number(number) => format!("Number({number})"),
        RawValue::Date(day) => format!("Date({})", quoted(&day.text)),
        RawValue::NotKnown => "NotKnown".to_owned(),
        RawValue::Declined => "Declined".to_owned(),
        RawValue::NotAsked => "NotAsked".to_owned(),
    }
}

fn spots(spots: &[Spot]) -> String {
    spots.iter().map(|spot| quoted(&spot.text)).collect::<Vec<_>>().join(", ")
}

fn on_one_line(words: &str) -> String {
    visible(words).replace('\n', " ")
}

/// What must come out for a fictional person.
fn expected(lines: &mut Lines, expectation: &Expectation) {
    let Expectation { options, alerts, prompts, ask_next } = expectation;
    let field = |name: &str, what: String| Some(format!("{name}: {what}"));
    lines.open("expect: (");
    let options = options.iter().map(|option| {
        let by = (!option.by.is_empty()).then(|| format!("by: [{}]", spots(&option.by)));
        let standing = field("standing", format!("{:?}", option.standing));
        entry([field("id", quoted(&option.id.text)), standing, by, field("why", quoted(&option.why))])
    });
    lines.list("options", options.collect());
    let alerts = alerts.iter().map(|alert| {
        let shows = field("shows", format!("{:?}", alert.shows));
        entry([field("id", quoted(&alert.id.text)), shows, field("why", quoted(&alert.why))])
    });
    lines.list("alerts", alerts.collect());
    let prompts = prompts.iter().map(|prompt| {
        let shows = field("shows", prompt.shows.to_string());
        entry([field("id", quoted(&prompt.id.text)), shows, field("why", quoted(&prompt.why))])
    });
    lines.list("prompts", prompts.collect());
    lines.field(ask_next.as_ref().map(|spot| format!("ask_next: {}", quoted(&spot.text))));
    lines.close("),");
}
