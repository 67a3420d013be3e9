//! The one place where commands change things.

use std::sync::Arc;

use crate::appraise::{Context, explain};
use crate::base::fault::Fault;
use crate::base::read;
use crate::case::Case;
use crate::case::text;

use super::command::{
    CaseCommand, Command, KeepCommand, LibraryCommand, LookCommand, OptionsCommand, PathwayCommand, PlanCommand, ReportCommand,
    Screen,
};
use super::job::Done;
use super::session::Session;
use super::{App, Message, MessageKind, Reading, document, keeping, picture, progress, settings};
use crate::pathway::{Format, Shown};
use crate::vault::record::log::Did;

/// True for what somebody does who goes on with something else.
fn goes_on(command: &Command) -> bool {
    matches!(
        command,
        Command::Go(_)
            | Command::Case(CaseCommand::Turn(_) | CaseCommand::Say { .. })
            | Command::Keep(KeepCommand::ForgetRecoveryKey)
    )
}

impl App {
    pub(super) fn apply(&mut self, command: Command) {
        if self.closes_kept_case(&command) {
            return self.close_kept_case(keeping::Next::Do(Box::new(command)));
        }
        if goes_on(&command) {
            // Good news was read by now; what went wrong stays until it is dismissed.
            self.message.take_if(|message| message.kind == MessageKind::Done);
        }
        match command {
            Command::Go(screen) => self.go(screen),
            Command::Case(command) => self.apply_case(command),
            Command::Options(command) => self.apply_options(command),
            Command::WhatIf(command) => self.apply_what_if(command),
            Command::Plan(command) => self.apply_plan(command),
            Command::Report(command) => self.apply_report(command),
            Command::OverTime(command) => self.apply_over_time(command),
            Command::Pathway(PathwayCommand::Save { shown, format }) => self.save_picture(shown, format),
            Command::Pathway(PathwayCommand::Copied) => self.tell_log(Did::Copied, picture::IN_WORDS),
            Command::Library(command) => self.apply_library(command),
            Command::Keep(command) => self.apply_keep(command),
            Command::Share(command) => self.apply_share(command),
            Command::Rights(command) => self.apply_rights(command),
            Command::Look(command) => self.apply_look(command),
            Command::Cover => self.covered = true,
            Command::Uncover => self.covered = false,
            Command::DismissMessage => self.message = None,
        }
    }

    pub(super) fn take(&mut self, done: Done) {
        match done {
            Done::Saved(path) => self.say_done(format!("Written to {}", path.display())),
            Done::Written { place, what, case } => {
                self.say_done(format!("Written to {}", place.display()));
                if case.is_some() && case == self.session.as_ref().map(Session::number) {
                    self.tell_log(Did::Exported, what);
                }
            }
            Done::NotSaved(why) => self.say_failed(why),
            // What was chosen in a dialog that was still up when everything was locked can be chosen again.
            Done::Opened(_) | Done::NotOpened(_) | Done::Sealed(_) if self.keeping.is_locked() => {}
            Done::Chosen(chosen) => self.chosen(chosen),
            Done::Opened(case) => {
                let route = progress::shortest_route(&self.pack, &case.answers);
                self.open(*case, route, Screen::Assessment);
            }
            Done::NotOpened(faults) => self.say_failed(not_opened(&faults)),
            Done::WorkedOut { stamp, option, found } => self.keep_way(stamp, option, found),
            Done::Cancelled => {}
            Done::Sealed(path) => self.open_kept(path),
            Done::Exported(path) => self.exported(&path),
            Done::Place(path) => self.keep_at(&path),
            Done::Recents(recents) => self.keeping.recents = recents,
        }
    }

    pub(super) fn say_done(&mut self, text: String) {
        self.message = Some(Message { kind: MessageKind::Done, text });
    }

    pub(super) fn say_failed(&mut self, text: String) {
        self.message = Some(Message { kind: MessageKind::Failed, text });
    }

    fn go(&mut self, screen: Screen) {
        if self.session.is_some() || !screen.needs_case() {
            self.screen = screen;
            self.reading.picture = None;
            if let Some(session) = &mut self.session {
                session.asked_for = None;
            }
        }
    }

    pub(super) fn open(&mut self, case: Case, route: usize, screen: Screen) {
        let kept = case.not_used().count();
        let context = Context { today: case.today.unwrap_or(self.today), area: self.area.clone() };
        self.opened += 1;
        let mut session = Session::new(&self.pack, case, route, context);
        // No two cases share a revision.
        session.revision = u64::from(self.opened) << 32;
        self.session = Some(session);
        self.keeping.kept = None;
        self.screen = screen;
        self.message = None;
        if kept > 0 {
            self.say_failed(format!(
                "This pack has no place for {} that this case records. What was recorded is kept, and not used.",
                explain::counted(kept, "thing")
            ));
        }
    }

    fn apply_case(&mut self, command: CaseCommand) {
        let pack = Arc::clone(&self.pack);
        match command {
            CaseCommand::Begin { route } => self.open(Case::default(), route, Screen::Assessment),
            CaseCommand::OpenPerson(place) => {
                if let Some(person) = self.people.get(place) {
                    let route = progress::shortest_route(&pack, &person.case.answers);
                    self.open(person.case.clone(), route, Screen::Options);
                }
            }
            CaseCommand::OpenFile => self.open_file(),
            CaseCommand::Close => {
                self.session = None;
                self.screen = Screen::Start;
                self.message = None;
            }
            CaseCommand::Find(question) => {
                self.screen = Screen::Assessment;
                if let Some(session) = &mut self.session {
                    session.page = progress::page_of(&pack, question);
                    session.find = Some(question);
                    // Whoever looks for one question has decided to ask it.
                    session.go_on(&pack);
                    session.asked_for = None;
                }
            }
            CaseCommand::SetReference(_)
            | CaseCommand::Say { .. }
            | CaseCommand::Confirm(_)
            | CaseCommand::ConfirmTogether(_)
            | CaseCommand::SetDetail { .. }
            | CaseCommand::Undo
            | CaseCommand::Redo
            | CaseCommand::TakeRoute(_)
            | CaseCommand::GoOn
            | CaseCommand::Turn(_) => {
                if let Some(session) = &mut self.session {
                    change_session(&pack, session, command);
                }
            }
        }
    }

    fn apply_options(&mut self, command: OptionsCommand) {
        if let OptionsCommand::Ask { question, .. } = command {
            self.apply_case(CaseCommand::Find(question));
        }
        let Some(session) = &mut self.session else { return };
        match command {
            OptionsCommand::Show(option) => {
                session.wanted_option = (Some(option), session.wanted_option.1 + 1);
                session.asked_for = None;
                self.screen = Screen::Options;
            }
            OptionsCommand::Ask { option, .. } => session.asked_for = Some(option),
        }
    }

    fn open_file(&mut self) {
        let (files, pack) = (Arc::clone(&self.files), Arc::clone(&self.pack));
        let started = self.jobs.start("open a case", move || match files.case_to_open() {
            None => Done::Cancelled,
            Some(path) if keeping::is_sealed(&path) => Done::Sealed(path),
            Some(path) => {
                let name = path.file_name().map_or_else(|| "the file".to_owned(), |name| name.to_string_lossy().into_owned());
                let read = read::text(&path, &name, text::SIZE_LIMIT).map_err(|fault| vec![fault]);
                match read.and_then(|contents| text::parse(&pack, &name, &contents)) {
                    Ok(case) => Done::Opened(Box::new(case)),
                    Err(faults) => Done::NotOpened(faults),
                }
            }
        });
        if let Err(why) = started {
            self.say_failed(why);
        }
    }

    /// Asks where to write the document and writes it there, on a thread of its own.
    fn save_report(&mut self) {
        let Some(session) = &self.session else { return };
        if self.jobs.is_running() {
            return;
        }
        let (what, case) = (document::kind(session).in_words(), Some(session.number()));
        let document = document::document(&self.pack, session);
        let name = document::suggested_name(session);
        let files = Arc::clone(&self.files);
        let started = self.jobs.start("write a document", move || match files.place_to_save(&name) {
            None => Done::Cancelled,
            Some(place) => match document::write(&document, &place) {
                Ok(place) => Done::Written { place, what, case },
                Err(why) => Done::NotSaved(why),
            },
        });
        if let Err(why) = started {
            self.say_failed(why);
        }
    }

    /// Asks where to write the picture and draws it there, on a thread of its own.
    fn save_picture(&mut self, shown: Shown, format: Format) {
        if self.jobs.is_running() {
            return;
        }
        let (what, case) = (picture::IN_WORDS, self.session.as_ref().map(Session::number));
        let picture = picture::picture(&self.pack, self.session.as_ref(), shown);
        let files = Arc::clone(&self.files);
        let started = self.jobs.start("draw the pathway", move || match files.place_to_save(&picture::suggested_name(format)) {
            None => Done::Cancelled,
            Some(place) => match picture::write(&picture, &place, format) {
                Ok(place) => Done::Written { place, what, case },
                Err(why) => Done::NotSaved(why),
            },
        });
        if let Err(why) = started {
            self.say_failed(why);
        }
    }

    fn apply_plan(&mut self, command: PlanCommand) {
        let Some(session) = &mut self.session else { return };
        session.revision += 1;
        if let PlanCommand::TakeOver(part) = command {
            return super::over_time::take_over(session, part);
        }
        let plan = &mut session.case.plan;
        match command {
            PlanCommand::Decide(decision) => plan.decide(decision),
            PlanCommand::Undecide(option) => plan.undecide(option),
            PlanCommand::SetPreference(preference) => plan.prefer(preference),
            PlanCommand::SettleAlert(settled) => {
                plan.settled_alerts.retain(|earlier| earlier.alert != settled.alert);
                plan.settled_alerts.push(settled);
            }
            PlanCommand::UnsettleAlert(alert) => plan.settled_alerts.retain(|settled| settled.alert != alert),
            PlanCommand::SetGoals(goals) => plan.goals = goals,
            PlanCommand::SetWorker(worker) => plan.worker = worker,
            PlanCommand::SetLeadWorker(lead) => plan.lead_worker = lead,
            PlanCommand::SetAgreedFixes(fixes) => plan.agreed_fixes = fixes,
            PlanCommand::SetAppointment { place, appointment } => match plan.appointments.get_mut(place) {
                Some(earlier) => *earlier = appointment,
                None => plan.appointments.push(appointment),
            },
            PlanCommand::RemoveAppointment(place) => {
                if place < plan.appointments.len() {
                    plan.appointments.remove(place);
                }
            }
            PlanCommand::SetConsent(consent) => plan.set_consent(consent),
            PlanCommand::SetBarrier(barrier) => plan.set_barrier(barrier),
            PlanCommand::SetPresent(present) => plan.present = present,
            PlanCommand::SetPreferences(preferences) => plan.preferences = preferences,
            PlanCommand::SetReview(day) => plan.review_on = day,
            PlanCommand::TakeOver(_) => {}
        }
    }

    fn apply_library(&mut self, command: LibraryCommand) {
        match command {
            LibraryCommand::Open(item) => {
                if self.screen != Screen::Library {
                    self.reading = Reading { from: Some(self.screen), ..Reading::default() };
                    self.screen = Screen::Library;
                }
                if self.reading.trail.last() != Some(&item) {
                    self.reading.trail.push(item);
                }
            }
            LibraryCommand::Back => {
                self.reading.trail.pop();
            }
            LibraryCommand::Close => self.reading = Reading::default(),
            LibraryCommand::SeePicture(item) => {
                self.go(Screen::Trends);
                self.reading.picture = Some(item);
            }
        }
    }

    fn apply_look(&mut self, command: LookCommand) {
        let before = self.settings.clone();
        let settings = &mut self.settings;
        match command {
            LookCommand::SetAppearance(appearance) => {
                settings.appearance = appearance;
                settings.follows_system = false;
            }
            LookCommand::FollowSystem => settings.follows_system = true,
            LookCommand::SetTextPercent(percent) => settings.text_percent = percent.clamp(100, 200),
            LookCommand::SetReducedMotion(reduced) => settings.reduced_motion = reduced,
            LookCommand::SetCoverOnFocusLoss(covers) => settings.cover_on_focus_loss = covers,
            LookCommand::SetRoute(route) => settings.route = route,
            LookCommand::SetIdleMinutes(minutes) => settings.idle_minutes = minutes,
            LookCommand::SetClipboardSeconds(seconds) => settings.clipboard_seconds = seconds,
        }
        if let Some(place) = self.settings_place.as_ref().filter(|_| before != self.settings)
            && let Err(why) = settings::keep(place, &self.settings)
        {
            self.say_failed(why);
        }
    }

    fn apply_report(&mut self, command: ReportCommand) {
        match command {
            ReportCommand::Show(kind) => {
                if let Some(session) = &mut self.session {
                    session.report = kind;
                }
            }
            ReportCommand::Save => self.save_report(),
            ReportCommand::Copied => {
                if let Some(what) = self.session.as_ref().map(|session| document::kind(session).in_words()) {
                    self.tell_log(Did::Copied, what);
                }
            }
        }
    }
}

fn change_session(pack: &crate::pack::Pack, session: &mut Session, command: CaseCommand) {
    match command {
        CaseCommand::SetReference(reference) => {
            session.case.reference = reference;
            session.revision += 1;
        }
        CaseCommand::Say { question, said } => session.say(pack, question, said),
        CaseCommand::Confirm(question) => session.confirm(pack, question),
        CaseCommand::ConfirmTogether(section) => super::over_time::confirm_together(pack, session, section),
        CaseCommand::SetDetail { question, detail } => {
            session.case.answers.set_detail(question, detail);
            session.revision += 1;
        }
        CaseCommand::Undo => {
            session.undo(pack);
        }
        CaseCommand::Redo => {
            session.redo(pack);
        }
        CaseCommand::GoOn => session.go_on(pack),
        CaseCommand::TakeRoute(route) => {
            session.route = route;
            session.page = progress::first_open_page(pack, session);
        }
        CaseCommand::Turn(page) => {
            session.page = page;
            session.find = None;
        }
        CaseCommand::Begin { .. }
        | CaseCommand::OpenPerson(_)
        | CaseCommand::OpenFile
        | CaseCommand::Close
        | CaseCommand::Find(_) => {}
    }
}

/// Why a case was not opened, for the screen: the first fault, and how many more there are.
fn not_opened(faults: &[Fault]) -> String {
    let first = faults.first().map(ToString::to_string).unwrap_or_default();
    match faults.len() {
        0 | 1 => format!("The file was not opened. {first}"),
        more => format!("The file was not opened. {first} (and {} more)", more - 1),
    }
}
