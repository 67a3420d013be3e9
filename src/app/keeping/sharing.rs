//! Colleagues and copies for them, from the window's side.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::job::Done;
use crate::vault::card::{self, Card};
use crate::vault::colleagues::Colleague;
use crate::vault::handover::{Part, Whom};
use crate::vault::keeper::{Ask, HandOver};
use crate::vault::refusal::Refusal;
use crate::vault::secret::Passphrase;
use crate::vault::store::read::read_at_most;

use super::place::{suggested_name, with_ending, write_readable};
use super::wishes::{Chosen, ShareCommand};
use super::{Asked, Next, Who};

/// Colleagues, and the copy that is being made.
#[derive(Debug, Default)]
pub struct Sharing {
    /// The colleagues on the list, by name.
    pub colleagues: Vec<Colleague>,
    /// A card that was pasted or read, to be looked at before it is added.
    pub offered: Option<Card>,
    /// Why a card was not taken, or the list could not be read or written.
    pub refused: Option<String>,
    /// The copy that is being made, while its page is up.
    pub copying: Copying,
    /// The file that is under a passphrase of its own and waits for it.
    pub opening: Option<PathBuf>,
    waiting: Option<(Whom, Vec<Part>)>,
}

/// A copy that is being made.
#[derive(Debug, Default)]
pub struct Copying {
    /// The passphrase that was made up for it.
    pub invented: Option<Passphrase>,
    /// True while it is written.
    pub busy: bool,
    /// Why it was not written.
    pub refused: Option<String>,
    /// Where it was written, and for whom.
    pub written: Option<(PathBuf, String)>,
}

impl Sharing {
    /// Forgets what must not be seen while everything is locked.
    pub(super) fn forget(&mut self) {
        (self.offered, self.refused, self.opening, self.waiting) = (None, None, None, None);
        self.copying = Copying::default();
    }
}

impl App {
    pub(in crate::app) fn apply_share(&mut self, command: ShareCommand) {
        match command {
            ShareCommand::OfferCard(text) => self.offer(&text),
            ShareCommand::OfferCardFile => self.read_card(),
            ShareCommand::AddOffered(name) => self.add_offered(&name),
            ShareCommand::LeaveOffered => (self.keeping.sharing.offered, self.keeping.sharing.refused) = (None, None),
            ShareCommand::RemoveColleague(key) => {
                self.ask(Ask::RemoveColleague(key));
            }
            ShareCommand::SaveMyCard => self.save_my_card(),
            ShareCommand::AskForCopy => {
                if self.keeping.kept.as_ref().is_some_and(|kept| kept.read_only.is_none()) {
                    self.tell_keeper();
                    self.keeping.sharing.copying = Copying::default();
                    self.ask_for(Asked::Copy);
                    self.ask(Ask::ShowRecord);
                }
            }
            ShareCommand::InventPassphrase => self.keeping.sharing.copying.invented = Some(Passphrase::invented()),
            ShareCommand::ForgetPassphrase => self.keeping.sharing.copying.invented = None,
            ShareCommand::WriteCopy { keys, typed, without } => self.write_copy(&keys, typed, without),
            ShareCommand::LeaveCopy => {
                self.keeping.sharing.forget();
                self.ask_for(Asked::Record);
                self.ask(Ask::ShowRecord);
            }
            ShareCommand::OpenWith(passphrase) => {
                if let Some(path) = self.keeping.sharing.opening.clone() {
                    (self.keeping.busy, self.keeping.refused) = (true, None);
                    self.ask(Ask::OpenWith(path, passphrase));
                }
            }
            ShareCommand::LetIn(key) => {
                let known = self.keeping.sharing.colleagues.iter().find(|known| known.card.key() == key);
                let cards: Vec<Card> = known.map(|known| known.card.clone()).into_iter().collect();
                self.tell_keeper();
                self.ask(Ask::LetIn(cards));
            }
            ShareCommand::ShutOut(key) => {
                self.tell_keeper();
                self.ask(Ask::ShutOut(key));
            }
        }
    }

    fn offer(&mut self, text: &str) {
        let own = self.keeping.card().map(|card| card.key().to_owned());
        let sharing = &mut self.keeping.sharing;
        (sharing.offered, sharing.refused) = match Card::read(text) {
            Ok(card) if own.as_deref() == Some(card.key()) => {
                (None, Some("this is your own card; ask your colleague for theirs".to_owned()))
            }
            Ok(card) => (Some(card), None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
    }

    fn add_offered(&mut self, name: &str) {
        let Some(card) = &self.keeping.sharing.offered else { return };
        let name = if name.trim().is_empty() { card.name() } else { name };
        match card.named(name) {
            Ok(card) => {
                self.keeping.sharing.refused = None;
                self.ask(Ask::AddColleague(card, self.today));
            }
            Err(refusal) => self.keeping.sharing.refused = Some(refusal.to_string()),
        }
    }

    fn read_card(&mut self) {
        let Some(disk) = self.keeping.desk.as_ref().map(|desk| Arc::clone(&desk.disk)) else { return };
        if self.jobs.is_running() {
            return;
        }
        self.ask_first(
            "read a card",
            |files| files.card_to_read(),
            move |path| {
                let file = read_at_most(&*disk, &path, card::MOST_BYTES);
                let text = file.map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
                Done::Chosen(Chosen::Card(text.map_err(|refusal| refusal.to_string())))
            },
        );
    }

    fn save_my_card(&mut self) {
        let Some(card) = self.keeping.card() else { return };
        if self.jobs.is_running() {
            return;
        }
        let text = format!("{card}\n");
        let written = move |place| write_readable(place, text.as_bytes(), Done::Saved, "Your card was not written:");
        self.ask_first("write my card", |files| files.place_to_save("my-card.txt"), written);
    }

    /// Asks where the copy goes; it is written when that is known.
    fn write_copy(&mut self, keys: &[String], typed: Option<Passphrase>, without: Vec<Part>) {
        let Some(work) = self.keeping.desk.as_ref().map(|desk| desk.work) else { return };
        if self.jobs.is_running() || self.keeping.sharing.copying.busy {
            return;
        }
        let sharing = &mut self.keeping.sharing;
        let known = sharing.colleagues.iter().filter(|known| keys.iter().any(|key| key == known.card.key()));
        let cards: Vec<Card> = known.map(|known| known.card.clone()).collect();
        let whom = match typed.or_else(|| sharing.copying.invented.clone()) {
            Some(passphrase) if keys.is_empty() => Whom::Passphrase(passphrase, work),
            Some(_) | None if !cards.is_empty() => Whom::Keys(cards),
            Some(_) | None => {
                sharing.copying.refused = Some("nobody is named who could open it; tick a colleague".to_owned());
                return;
            }
        };
        sharing.copying.refused = None;
        sharing.waiting = Some((whom, without));
        let Some(session) = &self.session else { return };
        let name = suggested_name(&session.case).replace('.', "-copy.");
        let chosen = |place| Done::Chosen(Chosen::CopyPlace(with_ending(place)));
        self.ask_first("choose a place for the copy", move |files| files.place_for_copy(&name), chosen);
    }

    pub(in crate::app) fn chosen(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Card(Ok(text)) => self.offer(&text),
            Chosen::Card(Err(why)) => (self.keeping.sharing.offered, self.keeping.sharing.refused) = (None, Some(why)),
            Chosen::CopyPlace(to) => {
                let sharing = &mut self.keeping.sharing;
                let Some((whom, without)) = sharing.waiting.take() else { return };
                sharing.copying.busy = true;
                self.tell_keeper();
                self.ask(Ask::HandOver(Box::new(HandOver { whom, without, to })));
            }
        }
    }

    pub(super) fn handed_over(&mut self, place: PathBuf, whom: String) {
        let copying = &mut self.keeping.sharing.copying;
        (copying.busy, copying.refused, copying.written) = (false, None, Some((place, whom)));
    }

    pub(super) fn not_handed_over(&mut self, refusal: &Refusal) {
        let copying = &mut self.keeping.sharing.copying;
        (copying.busy, copying.refused) = (false, Some(refusal.to_string()));
    }

    /// A file that is under a passphrase of its own was to be opened.
    pub(super) fn ask_for_its_passphrase(&mut self, path: PathBuf) {
        self.keeping.sharing.opening = Some(path);
        self.ask_for(Asked::FilePassphrase);
    }

    /// A sealed case was to be opened while everything is locked.
    pub(super) fn ask_to_unlock_for(&mut self, path: PathBuf) {
        match self.keeping.who {
            Who::Nobody => {
                let what = "This case is sealed, and there is no passphrase on this computer yet that could open it.";
                self.say_failed(what.to_owned());
            }
            Who::Locked | Who::Unlocked(_) => {
                self.keeping.next = Some(Next::Open(path));
                self.ask_for(Asked::Passphrase);
            }
        }
    }

    pub(super) fn took_colleagues(&mut self, colleagues: Vec<Colleague>) {
        let sharing = &mut self.keeping.sharing;
        (sharing.colleagues, sharing.offered, sharing.refused) = (colleagues, None, None);
    }
}
