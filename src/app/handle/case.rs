//! Where commands change what is recorded, and which case is open.

use std::sync::Arc;

use crate::app::command::{CaseCommand, OptionsCommand, Screen};
use crate::app::job::Done;
use crate::app::session::Session;
use crate::app::{App, keeping, over_time, progress};
use crate::base::read;
use crate::case::{Case, text};
use crate::pack::Pack;

impl App {
    pub(super) fn apply_case(&mut self, command: CaseCommand) {
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
                    session.finds = session.finds.wrapping_add(1);
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

    pub(super) fn apply_options(&mut self, command: OptionsCommand) {
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
        let pack = Arc::clone(&self.pack);
        self.ask_first(
            "open a case",
            |files| files.case_to_open(),
            move |path| {
                if keeping::is_sealed(&path) {
                    return Done::Sealed(path);
                }
                let name = path.file_name().map_or_else(|| "the file".to_owned(), |name| name.to_string_lossy().into_owned());
                let read = read::text(&path, &name, text::SIZE_LIMIT).map_err(|fault| vec![fault]);
                match read.and_then(|contents| text::parse(&pack, &name, &contents)) {
                    Ok(case) => Done::Opened(Box::new(case)),
                    Err(faults) => Done::NotOpened(faults),
                }
            },
        );
    }
}

fn change_session(pack: &Pack, session: &mut Session, command: CaseCommand) {
    match command {
        CaseCommand::SetReference(reference) => {
            session.case.reference = reference;
            session.revision += 1;
        }
        CaseCommand::Say { question, said } => session.say(pack, question, said),
        CaseCommand::Confirm(question) => session.confirm(pack, question),
        CaseCommand::ConfirmTogether(section) => over_time::confirm_together(pack, session, section),
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
            // A kept case opens again on the route that was left.
            session.revision += 1;
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
