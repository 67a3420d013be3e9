//! What is told: marks, notices, problems, type.

use egui::Ui;

use super::Gallery;
use crate::ui::theme::{self, Tone, Type};
use crate::ui::widgets::{self as w, Level, RatingTone, StandingTone, TruthTone};

pub(super) fn marks_card(ui: &mut Ui) {
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

pub(super) fn notices_card(ui: &mut Ui, gallery: &mut Gallery) {
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

pub(super) fn problems_card(ui: &mut Ui, gallery: &mut Gallery) {
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

pub(super) fn type_card(ui: &mut Ui) {
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
