//! Every widget in every state on one page, for tests and for looking at.
//!
//! The words are made up; nothing here knows the rules or a case.

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::app::settings::TEXT_PERCENTS;

use super::{
    theme::{self, Appearance, Tone, Type},
    widgets::{self as w, Level, Mark, RatingTone, StandingTone, TaskState, TruthTone},
};

/// What the gallery remembers between frames.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// The look in which it is shown in a window of its own.
    pub look: (Appearance, u16),
    /// The item of the rail.
    pub place: usize,
    /// The single answer.
    pub answer: Option<usize>,
    /// The answers of which several may be given.
    pub answers: [bool; 3],
    /// The open fold.
    pub why_open: bool,
    /// The fold that starts closed.
    pub source_open: bool,
    /// The view chosen by tabs.
    pub tab: usize,
    /// The filters.
    pub chips: [bool; 3],
    /// The current section.
    pub section: usize,
    /// Text on one line.
    pub name: String,
    /// Text on several lines.
    pub note: String,
    /// Text that is not shown.
    pub secret: w::Secret,
    /// Whether the dialog is up.
    pub dialog_open: bool,
    /// How often a button was pressed.
    pub presses: usize,
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            look: (Appearance::Light, 100),
            place: 1,
            answer: Some(1),
            answers: [true, false, false],
            why_open: true,
            source_open: false,
            tab: 0,
            chips: [true, false, false],
            section: 2,
            name: "2026-0412".to_owned(),
            note: String::new(),
            secret: w::Secret::of("correct horse"),
            dialog_open: false,
            presses: 0,
        }
    }
}

const PLACES: [(&str, &str); 6] =
    [("⌂", "Start"), ("✎", "Assess"), ("☰", "Options"), ("☑", "Plan"), ("▤", "Report"), ("∿", "Trends")];

const SECTIONS: [(&str, TaskState); 5] = [
    ("Safety", TaskState::Done),
    ("Where they are", TaskState::Done),
    ("Drugs", TaskState::Part { done: 2, of: 4 }),
    ("Offence", TaskState::NotStarted),
    ("Agreement and what the person wants from it", TaskState::NotStarted),
];

/// The gallery as a window of its own, in the look that is chosen in it.
pub fn gallery_window_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let (appearance, percent) = gallery.look;
    theme::install(ui.ctx(), appearance, percent);
    gallery_ui(ui, gallery);
}

/// The whole gallery, laid out as a screen is: rail, safety strip, page.
pub fn gallery_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let theme = theme::of(ui);
    Panel::left("gallery rail")
        .resizable(false)
        .show_separator_line(false)
        .exact_size(theme.column.rail)
        .frame(w::rail_frame(&theme))
        .show(ui, |ui| rail(ui, gallery));
    let strip = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(theme.space.small));
    Panel::top("gallery strip").resizable(false).show_separator_line(false).frame(strip).show(ui, |ui| {
        if safety(ui).clicked() {
            gallery.dialog_open = true;
        }
    });
    let ground = Frame::new().fill(theme.colors.page);
    egui::CentralPanel::default().frame(ground).show(ui, |ui| w::page(ui, "gallery page", |ui| sections(ui, gallery)));
    dialog(ui, gallery);
}

/// The page of the gallery without anything around it and without scrolling, as high as it is.
pub fn gallery_page_ui(ui: &mut Ui, gallery: &mut Gallery) {
    sections(ui, gallery);
}

fn rail(ui: &mut Ui, gallery: &mut Gallery) {
    for (index, (symbol, label)) in PLACES.iter().enumerate() {
        let shortcut = format!("Ctrl+{}", index + 1);
        if w::rail_item(ui, symbol, label, gallery.place == index, Some(&shortcut)).clicked() {
            gallery.place = index;
        }
    }
}

fn safety(ui: &mut Ui) -> egui::Response {
    w::safety_banner(
        ui,
        Tone::Danger,
        "Act now",
        "Lost tolerance",
        "Out of prison 3 days ago, used opioids before. The risk of a fatal overdose is highest in the first weeks.",
        "What to do",
    )
}

fn sections(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Page, "Drugs");
    w::hint(ui, "Section 3 of 5 · about 2 minutes left");
    w::gap(ui);
    w::card(ui, |ui| look_card(ui, gallery));
    w::card(ui, |ui| question_card(ui, gallery));
    w::card(ui, |ui| check_card(ui, gallery));
    w::card(ui, |ui| buttons_card(ui, gallery));
    w::card(ui, marks_card);
    w::card(ui, |ui| notices_card(ui, gallery));
    w::card(ui, |ui| problems_card(ui, gallery));
    w::card(ui, |ui| found_card(ui, gallery));
    w::card(ui, |ui| tasks_card(ui, gallery));
    w::card(ui, |ui| views_card(ui, gallery));
    w::card(ui, |ui| fields_card(ui, gallery));
    w::card(ui, tables_card);
    w::card(ui, type_card);
    if w::empty_state(ui, "No goals yet", "Goals the person has set for themselves are listed here.", Some("Add a goal"))
        .is_some_and(|button| button.clicked())
    {
        gallery.presses += 1;
    }
}

fn look_card(ui: &mut Ui, gallery: &mut Gallery) {
    let (appearance, percent) = &mut gallery.look;
    w::heading(ui, Level::Card, "Look of this gallery");
    w::cluster(ui, |ui| {
        for other in Appearance::EVERY {
            if w::chip(ui, other.name(), *appearance == other).clicked() {
                *appearance = other;
            }
        }
    });
    w::cluster(ui, |ui| {
        for other in TEXT_PERCENTS {
            if w::chip(ui, &format!("{other} per cent"), *percent == other).clicked() {
                *percent = other;
            }
        }
    });
}

fn question_card(ui: &mut Ui, gallery: &mut Gallery) {
    const QUESTION: &str = "When was heroin last used?";
    const ROWS: [&str; 4] = [
        "In the last day",
        "In the last week",
        "In the last six months",
        "Longer ago, or only while in prison or hospital, or the person is not sure which of these it was but says that it \
         was well before the arrest",
    ];
    w::heading(ui, Level::Card, QUESTION);
    w::fold(ui, "why", "Why we ask", &mut gallery.why_open, |ui| {
        w::body(
            ui,
            "Recent use decides whether a test on arrest can be asked for, and how urgent a first appointment is. It says \
             nothing about whether treatment would work.",
        );
        w::hint(ui, "Drugs Act 2005, section 9 · checked 3 November 2026");
    });
    w::choice_group(ui, Mark::Radio, QUESTION, |ui| {
        for (index, row) in ROWS.iter().enumerate() {
            if w::choice_row(ui, Some(index + 1), Mark::Radio, row, gallery.answer == Some(index)).clicked() {
                gallery.answer = Some(index);
            }
        }
    });
    w::cluster(ui, |ui| {
        w::link_button(ui, "Not known");
        w::link_button(ui, "Prefers not to say");
    });
    w::fold(ui, "source", "From: the person", &mut gallery.source_open, |ui| {
        w::body(ui, "Said in interview, not checked.");
    });
}

fn check_card(ui: &mut Ui, gallery: &mut Gallery) {
    const QUESTION: &str = "What help is there already?";
    const ROWS: [&str; 3] = ["A drug worker", "A prescription", "Family or friends"];
    w::heading(ui, Level::Card, QUESTION);
    w::hint(ui, "Tick all that apply.");
    w::choice_group(ui, Mark::Check, QUESTION, |ui| {
        for (row, ticked) in ROWS.iter().zip(&mut gallery.answers) {
            if w::choice_row(ui, None, Mark::Check, row, *ticked).clicked() {
                *ticked = !*ticked;
            }
        }
        ui.add_enabled_ui(false, |ui| w::choice_row(ui, None, Mark::Check, "Not open in this area", false));
    });
}

fn buttons_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Buttons");
    let pressed = w::cluster(ui, |ui| {
        let primary = w::primary_button(ui, "Continue").clicked();
        let outlined = w::button(ui, "Back").clicked();
        let more = w::button(ui, "Turn down…").clicked();
        let text = w::link_button(ui, "Add a note").clicked();
        ui.add_enabled(false, |ui: &mut Ui| w::primary_button(ui, "Save the plan"));
        ui.add_enabled(false, |ui: &mut Ui| w::button(ui, "Undo"));
        primary || outlined || more || text
    });
    gallery.presses += usize::from(pressed);
    w::cluster(ui, |ui| {
        for (tone, text) in [(Tone::Danger, "Erase this case…"), (Tone::Caution, "Override…")] {
            if w::tone_button(ui, tone, text).clicked() {
                gallery.presses += 1;
            }
        }
    });
}

fn marks_card(ui: &mut Ui) {
    w::heading(ui, Level::Card, "Marks");
    w::cluster(ui, |ui| {
        for truth in [TruthTone::Met, TruthTone::NotMet, TruthTone::NotKnown] {
            w::truth_mark(ui, truth);
        }
    });
    w::cluster(ui, |ui| {
        for standing in [StandingTone::Fits, StandingTone::CannotTell, StandingTone::DoesNotFit] {
            w::standing_mark(ui, standing);
        }
    });
    w::cluster(ui, |ui| {
        for rating in [RatingTone::Reasonable, RatingTone::Mixed, RatingTone::NotFound, RatingTone::NotRated] {
            w::rating_mark(ui, rating);
        }
    });
    w::cluster(ui, |ui| {
        for (tone, word) in [
            (Tone::Good, "Firm"),
            (Tone::Caution, "1 caution"),
            (Tone::Danger, "Act now"),
            (Tone::Info, "Note"),
            (Tone::Quiet, "Closed here"),
        ] {
            w::badge(ui, tone, w::tone_symbol(tone), word);
        }
    });
}

fn notices_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Notices");
    let notices = [
        (Tone::Info, "This does not decide", "It shows what could fit and why. You and the person decide."),
        (Tone::Good, "Nothing is missing", ""),
        (Tone::Caution, "Two answers disagree", "The person said no prescription; the record of 2 November says methadone."),
        (Tone::Danger, "Do not leave alone", "Answers point to a risk of self-harm. Tell the custody sergeant now."),
        (Tone::Quiet, "Not open here", "Nobody has checked this service since March."),
    ];
    for (tone, title, body) in notices {
        w::notice(ui, tone, title, body);
    }
    w::toast(ui, Tone::Good, "Saved at 14:02");
    let caution = w::safety_banner(
        ui,
        Tone::Caution,
        "Check",
        "Interview may have to wait",
        "Signs of withdrawal were noted at 13:40.",
        "Read more",
    );
    gallery.presses += usize::from(caution.clicked());
}

fn problems_card(ui: &mut Ui, gallery: &mut Gallery) {
    let problems = [
        ("One answer says never injected; another says injects heroin.", vec!["Injecting", "How heroin is taken"]),
        ("The day of release is still to come.", vec!["Day of release"]),
    ]
    .map(|(says, places)| w::Problem { says: says.to_owned(), places: places.into_iter().map(str::to_owned).collect() });
    w::heading(ui, Level::Card, "Summary of what to look at again");
    if w::error_summary(ui, "Answers that do not go together", &problems).is_some() {
        gallery.presses += 1;
    }
}

fn found_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Finds");
    let rows = [
        ("Drug rehabilitation requirement", "Option", "Treatment and testing as part of an order.", true),
        (
            "A name so long that it leaves no room for what it is, so that the word stands on a line of its own",
            "Question",
            "",
            false,
        ),
    ];
    for (name, word, says, current) in rows {
        if w::found_row(ui, name, word, says, current).clicked() {
            gallery.presses += 1;
        }
    }
}

fn tasks_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Five-minute route");
    for (index, (name, state)) in SECTIONS.iter().enumerate() {
        if w::task_row(ui, name, *state, gallery.section == index).clicked() {
            gallery.section = index;
        }
    }
}

fn views_card(ui: &mut Ui, gallery: &mut Gallery) {
    const VIEWS: [(&str, Option<usize>); 3] = [("Fits", Some(6)), ("Cannot tell yet", Some(11)), ("Does not fit", Some(9))];
    w::heading(ui, Level::Card, "Options for this person");
    if let Some(picked) = w::tabs(ui, "Standing", &VIEWS, gallery.tab) {
        gallery.tab = picked;
    }
    w::gap(ui);
    w::heading(ui, Level::Part, "Filter");
    w::cluster(ui, |ui| {
        for (label, on) in ["Offered now", "Opioids", "No health assessment needed"].iter().zip(&mut gallery.chips) {
            if w::chip(ui, label, *on).clicked() {
                *on = !*on;
            }
        }
    });
    w::gap(ui);
    w::key_value(ui, "Serves", "Opioids, crime");
    w::key_value(ui, "Here", "Open, about 2 weeks · checked 3 November");
    w::key_value(
        ui,
        "How to arrange",
        "Ask the court for a suitability report at the first hearing; the drug service needs two working days to see the \
         person.",
    );
}

fn fields_card(ui: &mut Ui, gallery: &mut Gallery) {
    w::heading(ui, Level::Card, "Fields");
    w::text_field(ui, "Reference", "Not a name: what your records call this case.", &mut gallery.name);
    w::text_area(ui, "In the person's words", "", &mut gallery.note, 3);
    w::secret_field(ui, "Passphrase", "At least four words.", &mut gallery.secret);
    ui.add_enabled_ui(false, |ui| w::text_field(ui, "Custody number", "", &mut String::from("set by the station")));
}

fn tables_card(ui: &mut Ui) {
    w::heading(ui, Level::Card, "Drug treatment, England");
    let rows = [
        ["2019/20", "270,705", "Adults in contact with services"],
        ["2020/21", "–", "Series breaks here"],
        [
            "2021/22",
            "289,215",
            "Counted in a new way: people who use more than one service are counted once, so the years before cannot be compared",
        ],
    ]
    .map(|row| row.map(str::to_owned).to_vec());
    w::table(ui, "figures", "Drug treatment, England", &["Year", "People", "Note"], &rows);
}

fn type_card(ui: &mut Ui) {
    let ink = theme::of(ui).colors.ink;
    w::heading(ui, Level::Card, "Card title");
    w::heading(ui, Level::Part, "Part title");
    w::strong(ui, "Body with weight: Il1 O0 ŵ ŷ – £ € § ½ ≤ ≥");
    w::body(
        ui,
        "Running text of some length, so that the lines can be judged: no line should be longer than about seventy-five \
         characters, however wide the window is, because tired eyes lose the start of the next line.",
    );
    w::hint(ui, "Hint: the smallest text there is. Source, date, place.");
    w::styled(ui, Type::HintStrong, ink, "Small with weight");
}

fn dialog(ui: &mut Ui, gallery: &mut Gallery) {
    if !gallery.dialog_open {
        return;
    }
    let outcome = w::modal(ui, Id::unique("gallery dialog"), "Lost tolerance: what to do", |ui| {
        w::body(ui, "Say it plainly: after a break, the usual amount can kill. Offer naloxone before release.");
        w::gap(ui);
        w::cluster(ui, |ui| {
            let done = w::primary_button(ui, "Naloxone offered").clicked();
            let later = w::button(ui, "Close").clicked();
            done || later
        })
    });
    if outcome.inner || outcome.dismissed {
        gallery.dialog_open = false;
        outcome.give_focus_back(ui);
    }
}
