//! Made-up answers and made-up packs, drawn from a tape of bytes, so that a failing one shrinks with its tape.

use std::fmt::Write as _;

use throughline::base::date::Date;
use throughline::base::table::Key;
use throughline::case::answer::{Answers, Said, Value};
use throughline::pack::Pack;
use throughline::pack::condition::Condition;
use throughline::pack::load::{self, Files};
use throughline::pack::question::{Kind, Question};

use crate::packs::{TODAY, lines};

/// Choices one after the other; the first choice once the tape has run out.
pub struct Tape<'a> {
    bytes: &'a [u8],
}

impl<'a> Tape<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub fn below(&mut self, bound: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % bound
    }

    pub fn one_of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }
}

/// Bytes without end for the long runs: SplitMix64.
pub struct Noise(pub u64);

impl Noise {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn tape(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

/// Days on and around which the rules of the small and the made-up packs change, and some others.
pub fn days() -> Vec<Date> {
    let around = |day: Date, by: i32| (-by..=by).map(move |days| day.checked_add(jiff::Span::new().days(days)).unwrap());
    let mut days: Vec<Date> = around(TODAY, 35).collect();
    for day in [Date::constant(2025, 1, 1), Date::constant(2026, 3, 22), Date::constant(2026, 11, 1), Date::constant(2027, 1, 1)]
    {
        days.extend(around(day, 8));
    }
    days.extend([Date::constant(1990, 5, 5), Date::constant(2050, 5, 5)]);
    days.sort_unstable();
    days.dedup();
    days
}

/// Every value that a question can have; of days and of more than six choices, enough to meet every test of the packs.
pub fn every_value(kind: &Kind) -> Vec<Value> {
    match kind {
        Kind::YesNo(_) | Kind::Choice(_) => {
            (0..kind.choices().len()).map(|place| Value::Choice(u8::try_from(place).unwrap())).collect()
        }
        Kind::Choices(choices) if choices.len() <= 6 => (0..1_u64 << choices.len()).map(Value::Choices).collect(),
        Kind::Choices(choices) => {
            let singles: Vec<u64> = (0..choices.len()).map(|place| 1 << place).collect();
            let pairs = singles.iter().flat_map(|one| singles.iter().map(move |other| one | other));
            std::iter::once(0).chain(pairs).chain([singles.iter().sum()]).map(Value::Choices).collect()
        }
        Kind::Number { min, max, .. } => (*min..=*max.min(&(min + 150))).map(Value::Number).collect(),
        Kind::Date => days().into_iter().map(Value::Date).collect(),
    }
}

/// Every value of every question of a pack, worked out once.
pub struct Values(Vec<Vec<Value>>);

impl Values {
    pub fn of(pack: &Pack) -> Self {
        Self(pack.questions.iter().map(|question| every_value(&question.kind)).collect())
    }

    pub fn to(&self, question: Key<Question>) -> &[Value] {
        &self.0[question.place()]
    }

    /// What somebody might say to a question: a value more often than not.
    pub fn said(&self, question: Key<Question>, tape: &mut Tape<'_>) -> Said {
        match tape.below(8) {
            0 | 1 => Said::NotAsked,
            2 => Said::NotKnown,
            3 => Said::Declined,
            _ => Said::Value(*tape.one_of(self.to(question))),
        }
    }

    pub fn person(&self, pack: &Pack, tape: &mut Tape<'_>) -> Answers {
        let mut answers = Answers::default();
        for question in pack.questions.keys() {
            answers.say(question, self.said(question, tape));
        }
        answers
    }
}

/// Conditions whose truth may only settle, never change: all but those of prompts.
pub fn lasting_conditions(pack: &Pack) -> Vec<&Condition> {
    let mut conditions: Vec<&Condition> = Vec::new();
    for intervention in &pack.interventions {
        let criteria = intervention.gates.iter().chain(&intervention.fits).chain(&intervention.cautions);
        conditions.extend(criteria.map(|criterion| &criterion.when));
    }
    conditions.extend(pack.alerts.iter().map(|alert| &alert.when));
    conditions.extend(pack.needs.iter().map(|need| &need.when));
    conditions.extend(pack.terms.iter().map(|term| &term.when));
    conditions.extend(pack.questions.iter().filter_map(|question| question.enable_when.as_ref()));
    conditions
}

/// Every condition, those of prompts too.
pub fn all_conditions(pack: &Pack) -> Vec<&Condition> {
    lasting_conditions(pack).into_iter().chain(pack.prompts.iter().map(|prompt| &prompt.when)).collect()
}

/// The questions that a condition can come to look at, through terms and through when questions apply.
pub fn looks_at(pack: &Pack, condition: &Condition) -> Vec<Key<Question>> {
    fn gather(pack: &Pack, condition: &Condition, found: &mut Vec<Key<Question>>) {
        condition.walk(&mut |part| match part {
            Condition::Compare(question, _) | Condition::Answered(question) | Condition::Declined(question) => {
                if !found.contains(question) {
                    found.push(*question);
                    if let Some(condition) = &pack.questions[*question].enable_when {
                        gather(pack, condition, found);
                    }
                }
            }
            Condition::Term(term) => gather(pack, &pack.terms[*term].when, found),
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Today(_) => {}
        });
    }
    let mut found = Vec::new();
    gather(pack, condition, &mut found);
    found
}

/// A made-up pack: up to eight questions of every kind, most of which apply only at times, up to three terms, and a
/// few options, needs, alerts and prompts on top of them.
pub fn made_up_pack(tape: &mut Tape<'_>) -> Pack {
    let files = made_up_files(tape);
    load::from_files(&files).map_err(|faults| format!("{}\n{files:?}", lines(&faults))).unwrap().pack
}

const CITES: &str = r#"cites: [(source: "s", seen: FirstHand)]"#;
const DAYS: [&str; 4] = ["2025-01-01", "2026-03-22", "2026-11-01", "2027-01-01"];

fn made_up_files(tape: &mut Tape<'_>) -> Files {
    let mut known = Known { kinds: vec!["stage"], terms: 0 };
    let mut questions = format!(
        r#"(id: "q0", label: "l", asks: "a", why: "w", {CITES}, kind: Choice([(id: "c0", says: "c"), (id: "c1", says: "c"), (id: "c2", says: "c")])),"#
    );
    let mut terms = String::new();
    let steps = 3 + tape.below(8);
    for _ in 0..steps {
        if tape.below(4) == 3 && known.terms < 3 {
            let when = condition(tape, &known, 3, false);
            write!(terms, r#"(id: "t{}", says: "t", when: {when}),"#, known.terms).unwrap();
            known.terms += 1;
        } else if known.kinds.len() < 8 {
            let (name, kind) = *tape.one_of(&[
                ("yes", "YesNo"),
                ("stage", r#"Choice([(id: "c0", says: "c"), (id: "c1", says: "c"), (id: "c2", says: "c")])"#),
                ("choices", r#"Choices([(id: "c0", says: "c"), (id: "c1", says: "c"), (id: "c2", says: "c")])"#),
                ("number", r#"Number(unit: "n", min: -3, max: 9)"#),
                ("date", "Date"),
            ]);
            let enable_when =
                if tape.below(3) > 0 { format!("enable_when: {},", condition(tape, &known, 2, false)) } else { String::new() };
            let id = known.kinds.len();
            let flags = ["", "protected: true,", "changeable: true,", "ask_at: [\"c1\", \"c2\"],"][tape.below(4)];
            write!(questions, r#"(id: "q{id}", label: "l", asks: "a", why: "w", kind: {kind}, {enable_when} {flags} {CITES}),"#)
                .unwrap();
            known.kinds.push(name);
        }
    }
    let mut files = Files::new();
    let mut add = |name: &str, text: String| files.insert(name.to_owned(), text);
    add("questions/1.ron", format!(r#"(id: "s", title: "s", questions: [{questions}])"#));
    add("terms.ron", format!("[{terms}]"));
    add(
        "pack.ron",
        r#"(name: "p", version: "1", date: "2026-01-01", law_as_at: "2026-01-01", about: "a", jurisdictions: [(id: "j", name: "j")],
        stages: [(id: "c0", name: "0"), (id: "c1", name: "1"), (id: "c2", name: "2")], stage_question: "q0",
        routes: [(id: "r", name: "r", says: "r", minutes: 1)])"#
            .to_owned(),
    );
    add("sources.ron", r#"[(id: "s", title: "s", publisher: "p", year: "2026", seen: FirstHand)]"#.to_owned());
    let entries = |tape: &mut Tape<'_>, rest: &str, may_ask: bool| {
        let entry = |place, tape: &mut Tape<'_>| {
            let when = condition(tape, &known, 3, may_ask);
            format!(
                r#"(id: "e{place}", {rest} when: {when}, {} {CITES}),"#,
                if rest.contains("name") { String::new() } else { in_force(tape, &known) }
            )
        };
        (0..=tape.below(3)).map(|place| entry(place, tape)).collect::<String>()
    };
    add("needs.ron", format!("[{}]", entries(tape, r#"name: "n","#, false)));
    let act_now = entries(tape, r#"severity: ActNow, title: "t", says: "s", do: ["d"],"#, false);
    add("alerts.ron", format!("[{act_now}]"));
    add("prompts.ron", format!("[{}]", entries(tape, r#"says: "s","#, true)));
    for place in 0..2 + tape.below(2) {
        let mut text =
            r#"(name: "o", role: Option, stages: ["c1"], jurisdictions: ["j"], summary: "s", for_whom: "f", involves: "i",
            setting: Court, philosophy: PersonLed, consent: "c", arrange: [], known_now: "k", serves: ["e0"],"#
                .to_owned();
        for (field, letter) in [("gates", "g"), ("fits", "f"), ("cautions", "c")] {
            let mut criteria = String::new();
            for number in 0..=tape.below(3) {
                let when = condition(tape, &known, 3, false);
                write!(criteria, r#"(id: "{letter}{number}", says: "s", when: {when}, {} {CITES}),"#, in_force(tape, &known))
                    .unwrap();
            }
            write!(text, "{field}: [{criteria}],").unwrap();
        }
        add(&format!("interventions/o{place}.ron"), format!("{text} {CITES})"));
    }
    files
}

/// What a condition can refer to so far.
struct Known {
    kinds: Vec<&'static str>,
    terms: usize,
}

fn in_force(tape: &mut Tape<'_>, known: &Known) -> String {
    let by = known.kinds.iter().position(|kind| *kind == "date").map_or(String::new(), |place| format!(r#", by: "q{place}""#));
    match tape.below(6) {
        3 => format!("in_force: (from: {:?}),", tape.one_of(&DAYS)),
        4 => format!("in_force: (until: {:?}{by}),", tape.one_of(&DAYS)),
        5 => format!(r#"in_force: (from: {:?}, until: "2026-11-30"{by}),"#, tape.one_of(&DAYS)),
        _ => String::new(),
    }
}

fn condition(tape: &mut Tape<'_>, known: &Known, depth: usize, may_ask: bool) -> String {
    let parts = |tape: &mut Tape<'_>| {
        let parts = (0..tape.below(4)).map(|_| condition(tape, known, depth - 1, may_ask)).collect::<Vec<_>>();
        parts.join(", ")
    };
    match tape.below(12) {
        1 | 2 if depth > 0 => format!("All([{}])", parts(tape)),
        3 | 4 if depth > 0 => format!("Any([{}])", parts(tape)),
        5 | 6 if depth > 0 => format!("Not({})", condition(tape, known, depth - 1, may_ask)),
        7 if known.terms > 0 => format!(r#"Term("t{}")"#, tape.below(known.terms)),
        8 if may_ask => {
            let (test, place) = (*tape.one_of(&["Answered", "Declined"]), tape.below(known.kinds.len()));
            format!(r#"{test}("q{place}")"#)
        }
        9 if depth == 1 => "Always".to_owned(),
        _ => comparison(tape, known),
    }
}

fn comparison(tape: &mut Tape<'_>, known: &Known) -> String {
    let place = tape.below(known.kinds.len());
    let question = format!("\"q{place}\"");
    let day = DAYS[tape.below(DAYS.len())];
    let days = [0, 1, 14, 28][tape.below(4)];
    match (known.kinds[place], tape.below(5)) {
        ("yes", 0 | 1) => format!("Yes({question})"),
        ("yes", 2 | 3) => format!("No({question})"),
        ("yes", _) => format!("OneOf({question}, [\"yes\", \"no\"])"),
        ("stage" | "choices", 0 | 1) => format!("Is({question}, \"c{}\")", tape.below(3)),
        ("stage" | "choices", _) => format!("OneOf({question}, [\"c{}\", \"c{}\"])", tape.below(3), tape.below(3)),
        ("number", 0 | 1) => format!("AtLeast({question}, {})", i64::try_from(tape.below(13)).unwrap() - 3),
        ("number", _) => format!("AtMost({question}, {})", i64::try_from(tape.below(13)).unwrap() - 3),
        ("date", 0) => format!("OnOrAfter({question}, {day:?})"),
        ("date", 1) => format!("Before({question}, {day:?})"),
        ("date", 2) => format!("WithinLastDays({question}, {days})"),
        ("date", 3) => format!("WithinNextDays({question}, {days})"),
        ("date", _) => format!("OnWeekday({question}, [{}])", tape.one_of(&["Friday", "Saturday, Sunday", "Monday"])),
        (kind, _) => panic!("{kind} is no kind"),
    }
}
