//! Everything that can be jumped to by a few letters: questions, interventions, fictional people, screens, settings and
//! things to do.
//!
//! Spelling is forgiven as in the library, whose search this uses.

use crate::base::table::Key;
use crate::library::Item;
use crate::library::search::{self, Words};
use crate::pack::Pack;
use crate::pack::intervention::Intervention;
use crate::pack::question::Question;

use super::App;
use super::command::{
    CaseCommand, Command, KeepCommand, LibraryCommand, LookCommand, OptionsCommand, Page, ReportCommand, Screen,
};
use super::keeping::Who;
use super::keeping::wishes::ShareCommand;
use super::people::Person;
use super::settings::{Appearance, TEXT_PERCENTS};

/// The most finds that are listed of one kind.
const MOST_OF_A_KIND: usize = 6;

/// What kind of thing is jumped to; finds of a kind are listed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something to do.
    Action,
    /// A screen.
    Screen,
    /// A question of the assessment.
    Question,
    /// An intervention of the library.
    Intervention,
    /// A fictional person.
    Person,
    /// A setting.
    Setting,
}

impl Kind {
    const EVERY: [Self; 6] = [Self::Action, Self::Screen, Self::Question, Self::Intervention, Self::Person, Self::Setting];

    /// The heading over finds of this kind.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Action => "Do",
            Self::Screen => "Screens",
            Self::Question => "Questions",
            Self::Intervention => "Interventions",
            Self::Person => "Fictional people",
            Self::Setting => "Settings",
        }
    }

    /// The word for a find of this kind, in small letters, as it stands beside its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Screen => "screen",
            Self::Question => "question",
            Self::Intervention => "intervention",
            Self::Person => "fictional person",
            Self::Setting => "setting",
        }
    }
}

/// Something to do that is not a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Take the last answer back.
    Undo,
    /// Make it again.
    Redo,
    /// Put the cover over the window.
    Cover,
    /// Show the page to check the answers.
    CheckAnswers,
    /// Ask whether to close the case.
    CloseCase,
    /// Write the document that is shown.
    SaveDocument,
    /// Open a case file.
    OpenFile,
    /// Begin an assessment on this route of the pack.
    Begin(usize),
    /// Keep the case, or save it.
    Keep,
    /// Begin another assessment of the same person.
    AssessAgain,
    /// Show the record of the case.
    Record,
    /// Make a copy of the case for somebody else.
    CopyForColleague,
    /// Lock everything away.
    Lock,
    /// Ask for the passphrase.
    Unlock,
    /// Show what to do about what is dangerous.
    Safety,
    /// Show every shortcut.
    Shortcuts,
}

/// What a find leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Something to do.
    Action(Action),
    /// A screen.
    Screen(Screen),
    /// A question.
    Question(Key<Question>),
    /// An intervention.
    Intervention(Key<Intervention>),
    /// The fictional person at this place.
    Person(usize),
    /// A setting that is made at once.
    Look(LookCommand),
    /// A setting on the Settings screen.
    Settings,
}

/// What is to happen when a find is chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Carry these out, in order.
    Do(Vec<Command>),
    /// Ask first whether to close the case.
    AskToClose,
    /// Ask first whether to assess again.
    AskToAssessAgain,
    /// Show what to do about what is dangerous.
    ShowSafety,
    /// Show every shortcut.
    ShowShortcuts,
}

/// Something that can be jumped to.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where Enter on it leads, or what it does.
    pub target: Target,
    /// Under which heading it stands.
    pub kind: Kind,
    /// Its name in full, as it is shown; what is typed is compared with it first.
    pub name: String,
    /// A sentence on it; may be empty.
    pub says: String,
}

/// Everything that can be jumped to, with an index of its words.
#[derive(Debug, Default)]
pub struct Palette {
    entries: Vec<Entry>,
    words: Words,
}

impl Palette {
    /// Everything that a pack, the fictional people and the program itself offer.
    pub fn new(pack: &Pack, people: &[Person]) -> Self {
        let mut palette = Self::default();
        palette.actions(pack);
        for screen in Screen::EVERY {
            palette.add(Target::Screen(screen), Kind::Screen, screen.name(), "", &[], &[]);
        }
        for (key, question) in pack.questions.entries() {
            let choices: Vec<&str> = question.kind.choices().iter().map(|choice| choice.says.as_str()).collect();
            palette.add(Target::Question(key), Kind::Question, &question.label, &question.asks, &[&question.id], &choices);
        }
        for (key, entry) in pack.interventions.entries() {
            let also = [entry.id.as_str(), entry.short.as_str()];
            palette.add(Target::Intervention(key), Kind::Intervention, &entry.name, &entry.summary, &also, &[]);
        }
        for (place, person) in people.iter().enumerate() {
            palette.add(Target::Person(place), Kind::Person, &person.case.title, "", &[&person.case.reference], &[]);
        }
        palette.settings();
        palette.words.finish();
        palette
    }

    fn actions(&mut self, pack: &Pack) {
        let all: [(Action, &str, &str, &[&str]); 15] = [
            (Action::Undo, "Undo the last answer", "Ctrl+Z", &["take back"]),
            (Action::Redo, "Redo the answer", "Ctrl+Y", &["make again"]),
            (
                Action::Cover,
                "Cover the screen",
                "F9. Nothing of a case is seen until you come back.",
                &["lock", "hide", "privacy"],
            ),
            (Action::CheckAnswers, "Check the answers", "All answers on one page.", &["review", "summary"]),
            (Action::Keep, "Keep the case", "Ctrl+S. Saves it where it is kept already.", &["save", "store", "encrypt"]),
            (
                Action::AssessAgain,
                "Assess again…",
                "Begins another assessment of the same person. Asks first.",
                &["reassess", "review", "follow up", "repeat"],
            ),
            (
                Action::Record,
                "Record of the case",
                "What was done with it, and everything that is held.",
                &["log", "export", "history"],
            ),
            (
                Action::CopyForColleague,
                "Copy for a colleague…",
                "Sealed to them, or under a passphrase of its own; you choose what is left out.",
                &["hand over", "share", "send"],
            ),
            (Action::Lock, "Lock everything away", "Ctrl+L. Asks for your passphrase when you come back.", &["privacy", "hide"]),
            (Action::Unlock, "Unlock your cases", "Asks for your passphrase.", &["passphrase", "log in", "sign in"]),
            (Action::CloseCase, "Close the case…", "Asks first.", &["end", "forget"]),
            (Action::SaveDocument, "Write the document…", "Ctrl+S on the Report screen.", &["save", "export", "print"]),
            (Action::OpenFile, "Open a case file…", "", &["load"]),
            (
                Action::Safety,
                "Safety: what to do",
                "F8. The gravest alert first.",
                &["alert", "danger", "urgent", "withdrawal", "overdose", "checks"],
            ),
            (Action::Shortcuts, "Show every shortcut", "F1", &["keys", "keyboard", "help"]),
        ];
        for (action, name, says, also) in all {
            self.add(Target::Action(action), Kind::Action, name, says, also, &[]);
        }
        for (place, route) in pack.routes.iter().enumerate() {
            let name = format!("Begin: {}", route.name);
            self.add(
                Target::Action(Action::Begin(place)),
                Kind::Action,
                &name,
                &route.says,
                &["new", "start", "assessment"],
                &[],
            );
        }
    }

    fn settings(&mut self) {
        let mut add = |look: LookCommand, name: &str, also: &[&str]| {
            self.add(Target::Look(look), Kind::Setting, name, "", also, &[]);
        };
        for appearance in Appearance::EVERY {
            let name = format!("Appearance: {}", appearance.name());
            add(LookCommand::SetAppearance(appearance), &name, &["theme", "colours", "mode"]);
        }
        add(LookCommand::FollowSystem, "Appearance: as the computer has it", &["theme", "system", "automatic"]);
        for percent in TEXT_PERCENTS {
            let name = format!("Text size: {percent} per cent");
            add(LookCommand::SetTextPercent(percent), &name, &["zoom", "larger", "bigger", "smaller", "font"]);
        }
        let elsewhere: [(&str, &[&str]); 8] = [
            ("Lock when nobody touches the window", &["idle", "minutes", "privacy"]),
            ("What you copy and when it leaves the clipboard", &["copy", "paste"]),
            ("My card", &["key", "colleague", "share"]),
            ("Reduced motion", &["animation", "fade"]),
            ("Cover when another window is used", &["privacy", "focus", "lock"]),
            ("The route that is offered first", &["default"]),
            ("Knowledge pack, its version and changes", &["hash", "fingerprint", "update"]),
            ("What this program is and is not", &["about", "boundaries", "licences"]),
        ];
        for (name, also) in elsewhere {
            self.add(Target::Settings, Kind::Setting, name, "", also, &[]);
        }
    }

    fn add(&mut self, target: Target, kind: Kind, name: &str, says: &str, also: &[&str], text: &[&str]) {
        let also: Vec<&str> = also.iter().copied().filter(|word| !word.is_empty()).collect();
        self.words.add(self.entries.len(), "", name, &also, says, text);
        self.entries.push(Entry { target, kind, name: name.to_owned(), says: says.to_owned() });
    }

    /// What fits the query, best kind first and best find first in each; the first things to do and the screens where
    /// nothing is asked for. Only what can be done now.
    pub fn find(&self, query: &str, app: &App) -> Vec<(Kind, Vec<&Entry>)> {
        let open = self.entries.iter().enumerate().filter(|(_, entry)| app.can(&entry.target));
        if search::is_empty(query) {
            let first = |kind| open.clone().map(|(_, entry)| entry).filter(|entry| entry.kind == kind).collect();
            return [Kind::Action, Kind::Screen].map(|kind| (kind, first(kind))).into();
        }
        let scores = self.words.scores(query, self.entries.len());
        let scored = open.filter_map(|(place, entry)| scores.get(place).map(|score| (*score, entry)));
        let scored: Vec<(u32, &Entry)> = search::with_most_words(scored.collect());
        let mut groups: Vec<(u32, Kind, Vec<&Entry>)> = Kind::EVERY
            .into_iter()
            .filter_map(|kind| {
                let mut of_kind: Vec<_> = scored.iter().filter(|(_, entry)| entry.kind == kind).collect();
                of_kind.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
                let best = of_kind.first()?.0;
                Some((best, kind, of_kind.into_iter().take(MOST_OF_A_KIND).map(|(_, entry)| *entry).collect()))
            })
            .collect();
        groups.sort_by_key(|(best, kind, _)| (std::cmp::Reverse(*best), *kind));
        groups.into_iter().map(|(_, kind, entries)| (kind, entries)).collect()
    }
}

impl App {
    /// Whether this can be done now.
    fn can(&self, target: &Target) -> bool {
        let session = self.session.as_ref();
        match target {
            Target::Action(Action::Safety) => session.is_some_and(|session| !session.derived.appraisal.alerts.is_empty()),
            Target::Action(Action::Undo) => session.is_some_and(|session| session.undone().is_some()),
            Target::Action(Action::Redo) => session.is_some_and(|session| session.redone().is_some()),
            Target::Action(Action::CheckAnswers | Action::CloseCase | Action::SaveDocument) => session.is_some(),
            // These close the case that is open; the Start screen says so first.
            Target::Action(Action::Begin(_) | Action::OpenFile) | Target::Person(_) => session.is_none(),
            Target::Action(Action::Keep) => session.is_some_and(|session| !session.case.fictional) && self.keeping.is_possible(),
            Target::Action(Action::AssessAgain) => self.can_assess_again(),
            Target::Action(Action::Record) => self.keeping.kept.is_some(),
            Target::Action(Action::CopyForColleague) => self.keeping.kept.as_ref().is_some_and(|kept| kept.read_only.is_none()),
            Target::Action(Action::Lock) => self.keeping.card().is_some(),
            Target::Action(Action::Unlock) => self.keeping.who == Who::Locked,
            Target::Screen(screen) => session.is_some() || !screen.needs_case(),
            Target::Action(Action::Cover | Action::Shortcuts)
            | Target::Question(_)
            | Target::Intervention(_)
            | Target::Look(_)
            | Target::Settings => true,
        }
    }

    /// What choosing a find leads to. A question that is not put now, and an intervention that is not weighed for the
    /// person, are shown in the library, which says why.
    pub fn wish(&self, target: &Target) -> Wish {
        let one = |command| Wish::Do(vec![command]);
        let case = |command| one(Command::Case(command));
        match target {
            Target::Action(Action::Undo) => case(CaseCommand::Undo),
            Target::Action(Action::Redo) => case(CaseCommand::Redo),
            Target::Action(Action::Cover) => one(Command::Cover),
            Target::Action(Action::CheckAnswers) => {
                Wish::Do(vec![Command::Go(Screen::Assessment), Command::Case(CaseCommand::Turn(Page::CheckAnswers))])
            }
            Target::Action(Action::CloseCase) if self.keeping.kept.is_some() => case(CaseCommand::Close),
            Target::Action(Action::CloseCase) => Wish::AskToClose,
            Target::Action(Action::Keep) => one(Command::Keep(KeepCommand::Keep)),
            Target::Action(Action::AssessAgain) => Wish::AskToAssessAgain,
            Target::Action(Action::Record) => one(Command::Keep(KeepCommand::ShowRecord)),
            Target::Action(Action::CopyForColleague) => one(Command::Share(ShareCommand::AskForCopy)),
            Target::Action(Action::Lock) => one(Command::Keep(KeepCommand::Lock)),
            Target::Action(Action::Unlock) => one(Command::Keep(KeepCommand::AskToUnlock)),
            Target::Action(Action::SaveDocument) => one(Command::Report(ReportCommand::Save)),
            Target::Action(Action::OpenFile) => case(CaseCommand::OpenFile),
            Target::Action(Action::Begin(route)) => case(CaseCommand::Begin { route: *route }),
            Target::Action(Action::Safety) => Wish::ShowSafety,
            Target::Action(Action::Shortcuts) => Wish::ShowShortcuts,
            Target::Screen(screen) => one(Command::Go(*screen)),
            Target::Question(question) if self.puts(*question) => case(CaseCommand::Find(*question)),
            Target::Question(question) => one(Command::Library(LibraryCommand::Open(Item::Question(*question)))),
            Target::Intervention(key) if self.weighs(*key) => one(Command::Options(OptionsCommand::Show(*key))),
            Target::Intervention(key) => one(Command::Library(LibraryCommand::Open(Item::Intervention(*key)))),
            Target::Person(place) => case(CaseCommand::OpenPerson(*place)),
            Target::Look(look) => one(Command::Look(look.clone())),
            Target::Settings => one(Command::Go(Screen::Settings)),
        }
    }

    /// Whether the question is put in the case that is open.
    fn puts(&self, question: Key<Question>) -> bool {
        self.session.as_ref().is_some_and(|session| session.derived.appraisal.put.contains(question))
    }

    /// Whether the intervention is one of the options of the case that is open.
    fn weighs(&self, intervention: Key<Intervention>) -> bool {
        self.session.as_ref().is_some_and(|session| session.derived.appraisal.option(intervention).is_some())
    }
}
