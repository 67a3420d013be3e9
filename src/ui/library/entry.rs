//! One entry of the library: headline first, then how and for whom, then what it stands on.

use egui::{Response, Ui};

use crate::app::App;
use crate::app::command::{Command, LibraryCommand, Screen};
use crate::app::progress;
use crate::appraise::explain;
use crate::base::table::Key;
use crate::library::{self, Entry, Item};
use crate::pack::alert::{Alert, AlertSeverity, Prompt};
use crate::pack::intervention::Need;
use crate::pack::question::Question;
use crate::pack::reference::{Caveat, GlossaryEntry, HeadlineFigure, TimelineEntry, Tool};
use crate::pack::source::{Seen, Source};
use crate::report::library::severity_in_words;
use crate::ui::assessment::ask;
use crate::ui::options::criterion_row::citations_ui;
use crate::ui::options::detail::{DetailDraft, Part, part_ui};
use crate::ui::options::evidence;
use crate::ui::theme::Tone;
use crate::ui::widgets::{self as w, Level};
use crate::ui::{Commands, option_words};

use super::intervention::intervention_ui;

/// The longest name on the way back.
const MOST_LETTERS: usize = 48;

/// Draws the entry; `turned` is true in the first frame after another one was shown.
pub fn library_entry_ui(ui: &mut Ui, app: &App, entry: &Entry, draft: &mut DetailDraft, turned: bool, out: &mut Commands) {
    back_ui(ui, app, out);
    let pack = &app.pack;
    let reference = &pack.reference;
    let title = |ui: &mut Ui| {
        w::arrival_heading(ui, Level::Card, &entry.name, turned);
    };
    match entry.item {
        Item::Intervention(key) => intervention_ui(ui, app, &pack.interventions[key], draft, title),
        Item::Need(key) => need_ui(ui, app, key, title, out),
        Item::Alert(key) => one_ui(ui, app, Some(&pack.alerts[key]), alert_ui, title),
        Item::Prompt(key) => one_ui(ui, app, Some(&pack.prompts[key]), prompt_ui, title),
        Item::Series(place) => {
            let series = pack.series.get(place);
            trend_ui(ui, series.map(|series| (&*series.says, &*series.caveat)), entry.item, title, out);
        }
        Item::Comparison(place) => {
            let comparison = reference.comparisons.get(place);
            trend_ui(ui, comparison.map(|entry| (&*entry.says, &*entry.caveat)), entry.item, title, out);
        }
        Item::Source(key) => source_ui(ui, app, key, title, out),
        Item::Question(key) => question_ui(ui, app, key, title, out),
        Item::Tool(place) => one_ui(ui, app, reference.tools.get(place), tool_ui, title),
        Item::Word(place) => one_ui(ui, app, reference.glossary.get(place), word_ui, title),
        Item::Figure(place) => one_ui(ui, app, reference.figures.get(place), headline_figure_ui, title),
        Item::Event(place) => one_ui(ui, app, reference.timeline.get(place), event_ui, title),
        Item::Caveat(place) => one_ui(ui, app, reference.caveats.get(place), caveat_ui, title),
    }
    documents_ui(ui, app, entry, draft, out);
}

fn back_ui(ui: &mut Ui, app: &App, out: &mut Commands) {
    let reading = &app.reading;
    let before = reading.trail.len().checked_sub(2).and_then(|place| reading.trail.get(place));
    w::cluster(ui, |ui| {
        if let Some(before) = before.and_then(|item| app.library().entry(*item)) {
            if w::link_button(ui, &format!("Back to {}", shortened(&before.name))).clicked() {
                out.push(Command::Library(LibraryCommand::Back));
            }
        } else if let Some(from) = reading.from.filter(|screen| may_go(app, *screen))
            && w::link_button(ui, &format!("Back to {}", from.name())).clicked()
        {
            out.push(Command::Library(LibraryCommand::Close));
            out.push(Command::Go(from));
        }
        if w::link_button(ui, "Back to the list").clicked() {
            out.push(Command::Library(LibraryCommand::Close));
        }
    });
}

/// A name that leaves room for another link beside it.
fn shortened(name: &str) -> String {
    if name.chars().count() <= MOST_LETTERS {
        return name.to_owned();
    }
    let begun: String = name.chars().take(MOST_LETTERS).collect();
    let whole_words = begun.rsplit_once(' ').map_or(begun.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}

fn may_go(app: &App, screen: Screen) -> bool {
    app.session.is_some() || !screen.needs_case()
}

/// A row that leads to an entry.
pub fn link_row_ui(ui: &mut Ui, entry: &Entry, current: bool, out: &mut Commands) -> Response {
    let row = ui.push_id((entry.item.kind().name(), &entry.id), |ui| {
        w::found_row(ui, &entry.name, &option_words::capitalised(entry.word), &entry.says, current)
    });
    if row.inner.clicked() {
        out.push(Command::Library(LibraryCommand::Open(entry.item)));
    }
    row.inner
}

/// What holds for all of the evidence, on a card of its own.
pub fn caveats_card_ui(ui: &mut Ui, app: &App) {
    if app.pack.reference.caveats.is_empty() {
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, "Everything that the program knows");
            w::body(ui, "Search for a name, or open one of the lists. Each entry says where it comes from.");
        });
        return;
    }
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "What holds for all of the evidence");
        caveats_ui(ui, app, false);
    });
}

pub(super) fn caveats_ui(ui: &mut Ui, app: &App, sources: bool) {
    for caveat in &app.pack.reference.caveats {
        evidence::block_ui(ui, |ui| {
            w::body(ui, &caveat.says);
            citations_ui(ui, app, &caveat.cites, sources);
        });
    }
}

/// A kind of entry that has one card.
fn one_ui<T>(ui: &mut Ui, app: &App, entry: Option<&T>, body: impl FnOnce(&mut Ui, &App, &T), title: impl FnOnce(&mut Ui)) {
    w::card(ui, |ui| {
        title(ui);
        if let Some(entry) = entry {
            body(ui, app, entry);
        }
    });
}

fn source_ui(ui: &mut Ui, app: &App, key: Key<Source>, title: impl FnOnce(&mut Ui), out: &mut Commands) {
    let Source { id: _, title: _, publisher, year, address, note, seen } = &app.pack.sources[key];
    w::card(ui, |ui| {
        title(ui);
        w::body(ui, &format!("{publisher}, {year}"));
        match seen {
            Seen::FirstHand => w::badge(ui, Tone::Good, "✓", "Seen at first hand"),
            Seen::SecondHand => w::badge(ui, Tone::Caution, "!", "Seen at second hand: confirm before relying on it"),
        };
        if !note.is_empty() {
            w::body(ui, note);
        }
        if !address.is_empty() {
            w::heading(ui, Level::Part, "Where it can be found");
            w::body(ui, address);
            w::hint(ui, "This program opens nothing on the network. Copy the address to where you can.");
        }
    });
    w::card(ui, |ui| {
        let citing: Vec<(&Entry, Seen)> = app.library().cited_by(key).collect();
        w::heading(ui, Level::Card, &format!("What it supports ({})", citing.len()));
        let others = library::other_uses(&app.pack, key);
        if !others.is_empty() {
            let others: Vec<String> = others.into_iter().map(|(count, noun)| counted(count, noun)).collect();
            w::hint(ui, &format!("Beside these: {}", others.join(", ")));
        }
        if *seen == Seen::FirstHand && citing.iter().any(|(_, hand)| *hand == Seen::SecondHand) {
            w::hint(ui, "Entries that take from it at second hand only are marked.");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for (entry, hand) in citing {
            link_row_ui(ui, entry, false, out);
            if hand == Seen::SecondHand {
                w::mark(ui, Tone::Caution, "!", "At second hand");
            }
        }
    });
}

fn counted(count: usize, noun: &str) -> String {
    match noun.split_once(" of ") {
        Some((noun, rest)) => format!("{} of {rest}", explain::counted(count, noun)),
        None => explain::counted(count, noun),
    }
}

fn question_ui(ui: &mut Ui, app: &App, key: Key<Question>, title: impl FnOnce(&mut Ui), out: &mut Commands) {
    let question = &app.pack.questions[key];
    w::card(ui, |ui| {
        title(ui);
        w::body(ui, &question.asks);
        if !question.hint.is_empty() {
            w::hint(ui, &question.hint);
        }
        not_put_ui(ui, app, key, out);
        w::heading(ui, Level::Part, "Why it is asked");
        w::body(ui, &question.why);
        let answers: Vec<String> = question.kind.choices().iter().map(|choice| choice.says.clone()).collect();
        w::heading(ui, Level::Part, &format!("Answer: {}", question.kind.in_words()));
        w::bullets(ui, &answers);
        if question.protected {
            w::hint(ui, "A protected characteristic: it may add support, and takes nothing away unless a law says so.");
        }
    });
    let decided: Vec<&Entry> = app.library().decided_by(key).collect();
    if !decided.is_empty() {
        w::card(ui, |ui| {
            w::heading(ui, Level::Card, &format!("Conditions that depend on it ({})", decided.len()));
            ui.spacing_mut().item_spacing.y = 0.0;
            for entry in decided {
                link_row_ui(ui, entry, false, out);
            }
        });
    }
}

/// Why the person of the case that is open is not asked, and the way to the answers that are the reason.
fn not_put_ui(ui: &mut Ui, app: &App, key: Key<Question>, out: &mut Commands) {
    let Some(session) = &app.session else { return };
    let Some(not_put) = progress::why_not_put(&app.pack, session, key) else { return };
    w::notice(ui, Tone::Info, "In the case that is open", &not_put.says);
    for question in not_put.questions {
        ask::ask_button_ui(ui, app, session, question, out);
    }
}

fn tool_ui(ui: &mut Ui, app: &App, tool: &Tool) {
    let Tool { id: _, name, says, bands, rights, cites, rows: _ } = tool;
    w::body(ui, says);
    if !bands.is_empty() {
        w::gap(ui);
        w::hint(ui, "What a score stands for, by our sources. The program holds no items of the instrument.");
        let rows = bands.iter().map(|band| vec![score_in_words(band.from, band.to), band.says.clone()]);
        w::table(ui, "bands", name, &["Score", "Stands for"], &rows.collect::<Vec<_>>());
    }
    if !rights.is_empty() {
        w::gap(ui);
        w::notice(ui, Tone::Info, "Who may use and copy it", rights);
    }
    citations_ui(ui, app, cites, true);
}

fn score_in_words(from: i64, to: i64) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

fn word_ui(ui: &mut Ui, app: &App, word: &GlossaryEntry) {
    let GlossaryEntry { id: _, word: _, also, says, cites, rows: _ } = word;
    w::body(ui, says);
    if !also.is_empty() {
        w::hint(ui, &format!("Also said, or meant: {}", also.join(", ")));
    }
    citations_ui(ui, app, cites, true);
}

fn headline_figure_ui(ui: &mut Ui, app: &App, figure: &HeadlineFigure) {
    let HeadlineFigure { id: _, says: _, value, geography, period, note, cites, rows: _ } = figure;
    w::strong(ui, value);
    w::hint(ui, &[geography.as_str(), period.as_str()].join(" · "));
    if !note.is_empty() {
        w::notice(ui, Tone::Info, "Read this first", note);
    }
    citations_ui(ui, app, cites, true);
}

fn event_ui(ui: &mut Ui, app: &App, event: &TimelineEntry) {
    let TimelineEntry { id: _, when: _, date: _, says, cites, rows: _ } = event;
    w::body(ui, says);
    citations_ui(ui, app, cites, true);
}

fn need_ui(ui: &mut Ui, app: &App, key: Key<Need>, title: impl FnOnce(&mut Ui), out: &mut Commands) {
    let need = &app.pack.needs[key];
    w::card(ui, |ui| {
        title(ui);
        w::body(ui, &need.says);
        citations_ui(ui, app, &need.cites, true);
    });
    w::card(ui, |ui| {
        w::heading(ui, Level::Card, "Options that serve it");
        ui.spacing_mut().item_spacing.y = 0.0;
        for (option, _) in library::options_that_serve(&app.pack, key) {
            if let Some(entry) = app.library().entry(Item::Intervention(option)) {
                link_row_ui(ui, entry, false, out);
            }
        }
    });
}

fn alert_ui(ui: &mut Ui, app: &App, alert: &Alert) {
    let (tone, symbol) = match alert.severity {
        AlertSeverity::ActNow => (Tone::Danger, "⚠"),
        AlertSeverity::BeAware => (Tone::Caution, "!"),
    };
    w::badge(ui, tone, symbol, severity_in_words(alert.severity));
    w::body(ui, &alert.says);
    w::heading(ui, Level::Part, "What to do");
    w::steps(ui, &alert.steps);
    citations_ui(ui, app, &alert.cites, true);
}

fn prompt_ui(ui: &mut Ui, app: &App, prompt: &Prompt) {
    w::body(ui, &prompt.says);
    citations_ui(ui, app, &prompt.cites, true);
}

/// What was counted, in words, and the way to its picture.
fn trend_ui(ui: &mut Ui, words: Option<(&str, &str)>, item: Item, title: impl FnOnce(&mut Ui), out: &mut Commands) {
    w::card(ui, |ui| {
        title(ui);
        if let Some((says, caveat)) = words {
            w::notice(ui, Tone::Caution, "Read this first", caveat);
            w::body(ui, says);
        }
        w::gap(ui);
        if w::button(ui, "See the picture and the figures").clicked() {
            out.push(Command::Library(LibraryCommand::SeePicture(item)));
        }
    });
}

fn caveat_ui(ui: &mut Ui, app: &App, caveat: &Caveat) {
    let Caveat { id: _, says, cites, rows: _ } = caveat;
    w::body(ui, says);
    citations_ui(ui, app, cites, true);
}

/// The documents behind an entry, each a way to all that stands on it.
fn documents_ui(ui: &mut Ui, app: &App, entry: &Entry, draft: &mut DetailDraft, out: &mut Commands) {
    if entry.sources.is_empty() {
        return;
    }
    let title = format!("Documents behind this entry ({})", entry.sources.len());
    part_ui(ui, draft, Part::Documents, &title, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for source in entry.sources.iter().filter_map(|source| app.library().entry(Item::Source(*source))) {
            link_row_ui(ui, source, false, out);
        }
    });
}
