//! A window with one fictional person of our own open, so that these tests do not hang on the shipped people.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::Harness;
use throughline::app::App;
use throughline::app::command::{CaseCommand, Command, LookCommand, Screen};
use throughline::app::files::FilePicker;
use throughline::app::people::Person;
use throughline::app::session::Session;
use throughline::app::settings::Appearance;
use throughline::base::date;
use throughline::base::table::Key;
use throughline::case::Case;
use throughline::case::answer::{Answers, Detail, Provenance, Said, Value};
use throughline::pack::Pack;
use throughline::pack::intervention::Intervention;
use throughline::ui::shell::Shell;

use crate::support;

/// Nobody asks for a file here.
#[derive(Debug)]
struct NoFiles;

impl FilePicker for NoFiles {
    fn place_to_save(&self, _suggested_name: &str) -> Option<PathBuf> {
        None
    }

    fn case_to_open(&self) -> Option<PathBuf> {
        None
    }
}

/// A man of 34 at court who uses heroin daily; whether he is willing to have treatment in his sentence was not asked.
pub fn at_court(pack: &Pack) -> Case {
    let mut answers = Answers::default();
    let choices = [
        ("nation", "england"),
        ("stage", "court"),
        ("sex", "man"),
        ("use_frequency", "daily"),
        ("drug_dependence", "dependent"),
        ("ost", "none"),
        ("ost_tried", "once"),
        ("offence", "acquisitive"),
        ("drug_link", "clear"),
        ("offending_rate", "daily"),
        ("convicted", "yes"),
        ("community_range", "yes"),
        ("may_benefit_drug", "yes"),
        ("drug_treatment_arranged", "yes"),
        ("prior_breach", "once"),
        ("housing", "temporary"),
        ("goal", "stop"),
        ("motivation", "ready"),
        ("wants_treatment", "yes"),
        ("share_consent", "yes"),
        ("mental_health", "none"),
        ("alcohol_level", "lower"),
        ("overdose_now", "no"),
        ("swallowed_drugs", "no"),
        ("intoxicated_now", "no"),
        ("self_harm_thoughts", "no"),
        ("recent_release", "no"),
        ("tolerance_break", "no"),
        ("naloxone_held", "no"),
    ];
    for (question, choice) in choices {
        say(pack, &mut answers, question, choice);
    }
    let drugs = pack.question("drugs").expect("the pack asks for drugs");
    answers.say(drugs, Said::Value(Value::Choices(1 << pack.questions[drugs].kind.choice_place("heroin").expect("heroin"))));
    let barriers = pack.question("barriers").expect("the pack asks for barriers");
    answers
        .say(barriers, Said::Value(Value::Choices(1 << pack.questions[barriers].kind.choice_place("travel").expect("travel"))));
    let age = pack.question("age").expect("the pack asks for the age");
    answers.say(age, Said::Value(Value::Number(34)));
    let goal = pack.question("goal").expect("the pack asks for the goal");
    let words = "I want to wake up and not need anything.".to_owned();
    answers.set_detail(goal, Detail { from: Provenance::Person, words, note: String::new() });
    let title = "At court".to_owned();
    let today = date::parse("2026-11-20");
    Case { reference: "T-01".to_owned(), fictional: true, title, today, answers, ..Case::default() }
}

/// Records a choice by its id.
pub fn say(pack: &Pack, answers: &mut Answers, question: &str, choice: &str) {
    let key = pack.question(question).unwrap_or_else(|| panic!("no question {question}"));
    let place = pack.questions[key].kind.choice_place(choice).unwrap_or_else(|| panic!("no choice {choice} of {question}"));
    answers.say(key, Said::Value(Value::Choice(place)));
}

/// A window on this screen with the person open.
pub fn window(
    size: [f32; 2],
    (appearance, percent): (Appearance, u16),
    screen: Screen,
    change: impl FnOnce(&Pack, &mut Case),
) -> Harness<'static, Shell> {
    let pack = crate::support::window::built_in_pack();
    let mut case = at_court(&pack);
    change(&pack, &mut case);
    let today = date::parse("2026-11-22").expect("a day");
    let mut app = App::new(pack, today, Arc::new(NoFiles), Arc::new(|| ()));
    app.people = vec![Person { file: "at-court.ron".to_owned(), case }];
    app.push(Command::Look(LookCommand::SetAppearance(appearance)));
    app.push(Command::Look(LookCommand::SetTextPercent(percent)));
    app.push(Command::Case(CaseCommand::OpenPerson(0)));
    app.push(Command::Go(screen));
    let mut harness = support::harness(size, appearance, percent, |ui, shell: &mut Shell| shell.ui(ui), Shell::new(app));
    harness.run();
    harness
}

/// The plain look, wide enough for two columns and high enough for a whole list.
pub fn plain(screen: Screen, change: impl FnOnce(&Pack, &mut Case)) -> Harness<'static, Shell> {
    window([1280.0, 12_000.0], (Appearance::Light, 100), screen, change)
}

/// The case that is open.
pub fn session<'a>(harness: &'a Harness<'static, Shell>) -> &'a Session {
    harness.state().app.session.as_ref().expect("a case is open")
}

/// The option with this id.
pub fn option(harness: &Harness<'static, Shell>, id: &str) -> Key<Intervention> {
    harness.state().app.pack.intervention(id).unwrap_or_else(|| panic!("no option {id}"))
}
