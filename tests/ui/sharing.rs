//! Colleagues and copies for them through the window: cards, checking by voice, sealing, opening, keeping as mine.

use std::fs;

use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::app::command::{CaseCommand, Command, KeepCommand, PlanCommand, Screen};
use throughline::app::settings::Appearance;
use throughline::case::answer::Detail;
use throughline::ui::shell::Shell;
use throughline::vault::case_file::{CaseFile, Keys};
use throughline::vault::identity::Identity;
use throughline::vault::record::Record;
use throughline::vault::record::log::Did;
use throughline::vault::secret::Passphrase;
use throughline::vault::store::real::RealDisk;

use crate::support::desk::{Room, SECRET, begin, kept, press, say_age, see, show_record, type_into, unlock, until};
use crate::support::hands;
use crate::support::screen::{screen_as_text, shows};
use crate::support::window::{Fixed, built_in_pack, carry_out, window_on};

/// A colleague's identity in a folder of its own, and the line of the card.
fn colleague(room: &Room) -> (Identity, String) {
    let (identity, _) = Identity::generate("Ann Other").expect("made");
    let home = room.desk_of("ann", "Ann.throughline").home();
    let passphrase = Passphrase::new(SECRET).expect("a passphrase");
    let work = throughline::vault::sealed::WorkFactor::none_for_tests();
    throughline::vault::identity::store::keep(&RealDisk, &home, &identity, &passphrase, work).expect("kept");
    let card = identity.card().to_string();
    (identity, card)
}

fn add_colleague(harness: &mut Harness<'static, Shell>, card: &str) {
    carry_out(harness, Command::Go(Screen::Settings));
    type_into(harness, "What your colleague sent you", card);
    press(harness, "Look at this card");
    press(harness, "The digits are the same: add");
    see(harness, "Remove Ann Other…");
}

fn open_record(harness: &mut Harness<'static, Shell>) {
    show_record(harness);
    see(harness, "What was done");
}

fn record_in(file: &std::path::Path, keys: &Keys) -> Record {
    CaseFile::look(&RealDisk, &built_in_pack(), file, keys).expect("it opens").record
}

fn with(identity: &Identity) -> Keys {
    Keys { identity: Some(identity.clone()), passphrase: None }
}

fn told(record: &Record, did: Did) -> Vec<String> {
    record.log.entries().iter().filter(|entry| entry.did == did).map(|entry| entry.what.clone()).collect()
}

#[test]
fn a_card_is_checked_by_voice_before_it_is_added_and_removed_after_a_question() {
    let (room, mut harness) = kept();
    let (identity, card) = colleague(&room);
    carry_out(&mut harness, Command::Go(Screen::Settings));
    assert!(shows(&harness, "There is nobody on it yet."));
    type_into(&mut harness, "What your colleague sent you", &card);
    press(&mut harness, "Look at this card");
    assert!(shows(&harness, &identity.card().digits()), "the digits to read to each other are shown");
    assert!(!room.home().colleagues().exists(), "nothing is added before they are compared");
    press(&mut harness, "The digits are the same: add");
    see(&mut harness, "Remove Ann Other…");
    assert!(shows(&harness, "22 November 2026"));
    // The list is there after a new start, and what is on it is not taken twice.
    drop(harness);
    let mut harness = room.window();
    carry_out(&mut harness, Command::Go(Screen::Settings));
    type_into(&mut harness, "What your colleague sent you", &card);
    press(&mut harness, "Look at this card");
    press(&mut harness, "The digits are the same: add");
    see(&mut harness, "This key is in your list already, as Ann Other");
    press(&mut harness, "Leave it");
    press(&mut harness, "Remove Ann Other…");
    press(&mut harness, "Keep on my list");
    assert!(harness.query_by_label("Remove Ann Other…").is_some());
    press(&mut harness, "Remove Ann Other…");
    press(&mut harness, "Remove from my list");
    see(&mut harness, "There is nobody on it yet.");
}

#[test]
fn a_bad_card_is_refused_with_what_is_wrong_with_it() {
    let (room, mut harness) = kept();
    let mine = room.identity();
    carry_out(&mut harness, Command::Go(Screen::Settings));
    for (pasted, says) in [
        ("", "There is nothing in it"),
        ("hello", "This is no card and no key"),
        ("AGE-SECRET-KEY-1QQQ", "This is the secret half of a key"),
        ("ssh-ed25519 AAAA ann@desk", "SSH keys are not taken here"),
        ("age1yubikey1qqq", "Keys of the plugin `yubikey` are not taken here"),
        (mine.card().to_string().as_str(), "This is your own card"),
    ] {
        let field = "What your colleague sent you";
        harness.state_mut().app.push(Command::Go(Screen::Start));
        harness.run_ok();
        carry_out(&mut harness, Command::Go(Screen::Settings));
        type_into(&mut harness, field, pasted);
        hands::press(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
        if !pasted.is_empty() {
            harness.event(egui::Event::Text(pasted.to_owned()));
        }
        harness.run_ok();
        press(&mut harness, "Look at this card");
        see(&mut harness, says);
        assert!(harness.query_by_label("The digits are the same: add").is_none(), "{pasted}");
    }
    assert!(!room.home().colleagues().exists());
}

#[test]
fn a_card_comes_from_a_file_and_a_bare_key_asks_for_a_name() {
    let (room, mut harness) = kept();
    let (identity, card) = colleague(&room);
    fs::write(room.path("card.txt"), identity.card().key()).expect("written");
    carry_out(&mut harness, Command::Go(Screen::Settings));
    press(&mut harness, "Read a card from a file…");
    see(&mut harness, "The card holds a key and no name.");
    let add = harness.get_by_label("The digits are the same: add");
    assert!(egui_kittest::kittest::NodeT::accesskit_node(&add).is_disabled());
    type_into(&mut harness, "Name of your colleague", "Ann at court");
    press(&mut harness, "The digits are the same: add");
    see(&mut harness, "Remove Ann at court…");
    // The file that a worker has of their own cards holds that of the recovery key, too.
    press(&mut harness, "Remove Ann at court…");
    press(&mut harness, "Remove from my list");
    see(&mut harness, "There is nobody on it yet.");
    fs::write(room.path("card.txt"), format!("{card}\n{card}\n")).expect("written");
    press(&mut harness, "Read a card from a file…");
    press(&mut harness, "The digits are the same: add");
    see(&mut harness, "Remove Ann Other…");
}

#[test]
fn my_card_goes_to_a_file() {
    let (room, harness) = kept();
    drop(harness);
    let files = Fixed { place: Some(room.path("mine.txt")), ..Fixed::default() };
    let mut harness = window_on(room.app_with(files), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Unlock your cases");
    unlock(&mut harness, SECRET);
    carry_out(&mut harness, Command::Go(Screen::Settings));
    press(&mut harness, "Write my card to a file…");
    see(&mut harness, "Written to");
    assert_eq!(fs::read_to_string(room.path("mine.txt")).expect("there"), format!("{}\n", room.identity().card()));
}

#[test]
fn a_copy_for_a_colleague_opens_with_their_identity_without_what_was_left_out_and_both_logs_tell() {
    let (room, mut harness) = kept();
    let (ann, card) = colleague(&room);
    add_colleague(&mut harness, &card);
    let question = harness.state().app.pack.question("age").expect("there");
    let detail = Detail { words: "canary-words".to_owned(), note: "canary-note".to_owned(), ..Detail::default() };
    carry_out(&mut harness, Command::Case(CaseCommand::SetDetail { question, detail }));
    carry_out(&mut harness, Command::Plan(PlanCommand::SetGoals("canary-goals".to_owned())));
    open_record(&mut harness);
    press(&mut harness, "Copy for a colleague…");
    see(&mut harness, "What the copy holds");
    press(&mut harness, "Write the copy…");
    see(&mut harness, "Tick at least one colleague who is to open it.");
    press(&mut harness, "Ann Other");
    assert!(screen_as_text(&harness).contains(&ann.card().digits()));
    press(&mut harness, "The person’s own words (2)");
    press(&mut harness, "Write the copy…");
    see(&mut harness, "The copy is written");
    assert!(shows(&harness, "Ann Other"));
    press(&mut harness, "Done");
    see(&mut harness, "What was done");
    until(&mut harness, "the log tells", |harness| shows(harness, "Ann Other; without the person’s own words"));
    let copy = record_in(&room.copy(), &with(&ann));
    let text = throughline::vault::record::text::write(&copy).to_string();
    assert!(text.contains("canary-note") && !text.contains("canary-words") && !text.contains("canary-goals"));
    assert_eq!(told(&copy, Did::HandedOver), ["Ann Other; without the person’s own words"]);
    assert_eq!(copy.keys, [ann.card().clone()], "neither the worker nor the recovery key is among them");
    assert!(CaseFile::look(&RealDisk, &built_in_pack(), &room.copy(), &with(&room.identity())).is_err());
    press(&mut harness, "Back to the case");
    press(&mut harness, "Save");
    see(&mut harness, "Saved ");
    let mine = record_in(&room.case(), &with(&room.identity()));
    assert_eq!(told(&mine, Did::HandedOver), ["Ann Other; without the person’s own words"]);
    assert!(throughline::vault::record::text::write(&mine).contains("canary-words"), "the case itself is whole");
    // The colleague opens it in the window, and it is a case of theirs.
    let desk = room.desk_of("ann", "copy.throughline");
    let mut theirs = desk.window();
    press(&mut theirs, "Open a case file…");
    unlock(&mut theirs, SECRET);
    until(&mut theirs, "the case is open", |harness| harness.state().app.session.is_some());
    see(&mut theirs, "Saved ");
    say_age(&mut theirs, 50);
    press(&mut theirs, "Save");
    see(&mut theirs, "Saved ");
    let names: Vec<String> = record_in(&room.copy(), &with(&ann)).keys.iter().map(|card| card.name().to_owned()).collect();
    assert_eq!(names, ["Ann Other", "recovery key of Ann Other"]);
}

#[test]
fn a_copy_is_not_written_over_anything_and_the_page_says_so() {
    let (room, mut harness) = kept();
    let (_, card) = colleague(&room);
    add_colleague(&mut harness, &card);
    fs::write(room.copy(), "something else").expect("written");
    open_record(&mut harness);
    press(&mut harness, "Copy for a colleague…");
    press(&mut harness, "Ann Other");
    press(&mut harness, "Write the copy…");
    see(&mut harness, "The copy was not written");
    assert!(screen_as_text(&harness).contains("is there already"));
    assert_eq!(fs::read(room.copy()).expect("there"), b"something else");
    press(&mut harness, "Back to the record");
    see(&mut harness, "What was done");
    assert!(!screen_as_text(&harness).contains("handed over"), "what was not written is not told");
}

/// Makes a copy under a passphrase that the program makes up; tells the passphrase.
fn copy_under_passphrase(harness: &mut Harness<'static, Shell>) -> String {
    open_record(harness);
    press(harness, "Copy for a colleague…");
    press(harness, "Somebody else, with a passphrase that the program makes up");
    press(harness, "Write the copy…");
    see(harness, "The passphrase of the copy");
    let passphrase = harness.state().app.keeping.sharing.copying.invented.as_ref().expect("made up").shown().to_owned();
    assert!(shows(harness, &passphrase));
    see(harness, "It is shown this once, and kept nowhere");
    press(harness, "Done");
    see(harness, "What was done");
    assert!(!screen_as_text(harness).contains(&passphrase), "shown once");
    assert!(harness.state().app.keeping.sharing.copying.invented.is_none());
    passphrase
}

#[test]
fn a_copy_under_a_made_up_passphrase_opens_with_it_to_look_at_and_is_kept_as_mine() {
    let (room, mut harness) = kept();
    let passphrase = copy_under_passphrase(&mut harness);
    press(&mut harness, "Back to the case");
    drop(harness);
    // Somebody who has no identity here yet.
    let desk = room.desk_of("bo", "mine.throughline");
    let files = Fixed { case: Some(room.copy()), ..Fixed::default() };
    let mut harness = window_on(desk.app_with(files), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Open a case file…");
    see(&mut harness, "This copy has a passphrase of its own");
    type_into(&mut harness, "Passphrase of the copy", "not this one");
    press(&mut harness, "Open the copy");
    see(&mut harness, "It did not open");
    assert!(screen_as_text(&harness).contains("passphrase is wrong, or the file is damaged"));
    type_into(&mut harness, "Passphrase of the copy", &passphrase);
    press(&mut harness, "Open the copy");
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    see(&mut harness, "A copy to look at: changes are not kept");
    press(&mut harness, "Keep as mine…");
    crate::support::desk::make_identity(&mut harness);
    press(&mut harness, "It is in a safe place: go on");
    see(&mut harness, "Saved ");
    assert!(harness.query_by_label("Keep as mine…").is_none());
    let mine = record_in(&desk.case(), &with(&desk.identity()));
    assert_eq!(told(&mine, Did::HandedOver), ["a passphrase of its own"]);
    assert_eq!(told(&mine, Did::Sealed), [""]);
    let sent = Keys { identity: None, passphrase: Some(Passphrase::new(&passphrase).expect("one")) };
    assert_eq!(record_in(&room.copy(), &sent).id, mine.id, "what was sent stays as it was");
    say_age(&mut harness, 51);
    press(&mut harness, "Save");
    see(&mut harness, "Saved ");
}

#[test]
fn a_copy_whose_place_is_taken_stays_one_to_look_at() {
    let (room, mut harness) = kept();
    let passphrase = copy_under_passphrase(&mut harness);
    press(&mut harness, "Back to the case");
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    drop(harness);
    let files = Fixed { case: Some(room.copy()), ..Fixed::default() };
    let mut harness = window_on(room.app_with(files), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Open a case file…");
    type_into(&mut harness, "Passphrase of the copy", &passphrase);
    press(&mut harness, "Open the copy");
    press(&mut harness, "Keep as mine…");
    unlock(&mut harness, SECRET);
    // The dialog says the place of the case that is there.
    until(&mut harness, "refused", |harness| harness.state().app.keeping.trouble.is_some());
    assert!(screen_as_text(&harness).contains("is there already"));
    press(&mut harness, "Hide this");
    see(&mut harness, "A copy to look at: changes are not kept");
    assert!(harness.query_by_label("Keep as mine…").is_some());
}

#[test]
fn a_typed_passphrase_is_measured_and_typed_twice() {
    let (room, mut harness) = kept();
    open_record(&mut harness);
    press(&mut harness, "Copy for a colleague…");
    press(&mut harness, "Somebody else, with a passphrase that I type");
    type_into(&mut harness, "Passphrase of the copy", "letmein");
    see(&mut harness, "would be guessed at once");
    type_into(&mut harness, "Passphrase of the copy again", "letmein");
    press(&mut harness, "Write the copy…");
    see(&mut harness, "The copy was not written");
    assert!(!room.copy().exists());
    carry_out(&mut harness, Command::Keep(KeepCommand::Lock));
    see(&mut harness, "Locked");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is back", |harness| harness.state().app.session.is_some());
    open_record(&mut harness);
    press(&mut harness, "Copy for a colleague…");
    press(&mut harness, "Somebody else, with a passphrase that I type");
    let strong = "violet teapot hums under snow";
    type_into(&mut harness, "Passphrase of the copy", strong);
    type_into(&mut harness, "Passphrase of the copy again", strong);
    press(&mut harness, "Write the copy…");
    see(&mut harness, "The copy is written");
    assert!(!screen_as_text(&harness).contains(strong));
    record_in(&room.copy(), &Keys { identity: None, passphrase: Some(Passphrase::new(strong).expect("one")) });
}

#[test]
fn somebody_let_in_opens_the_case_itself_until_taken_off() {
    let (room, mut harness) = kept();
    let (ann, card) = colleague(&room);
    add_colleague(&mut harness, &card);
    open_record(&mut harness);
    press(&mut harness, "Let in Ann Other");
    see(&mut harness, "Take off Ann Other");
    let opens = || CaseFile::look(&RealDisk, &built_in_pack(), &room.case(), &with(&ann));
    until(&mut harness, "it is saved for both", |_| opens().is_ok());
    assert!(harness.query_by_label("Take off Jo Worker").is_none(), "the worker always stays");
    press(&mut harness, "Take off Ann Other");
    see(&mut harness, "Let in Ann Other");
    until(&mut harness, "it is saved without her", |_| opens().is_err());
    let mine = record_in(&room.case(), &with(&room.identity()));
    assert_eq!(
        (told(&mine, Did::Shared), told(&mine, Did::Withdrawn)),
        (vec!["Ann Other".to_owned()], vec!["Ann Other".to_owned()])
    );
}

#[test]
fn looking_writing_and_copying_are_told_by_kind_and_never_by_content() {
    let (room, mut harness) = kept();
    press(&mut harness, "Close case");
    until(&mut harness, "closed", |harness| harness.state().app.session.is_none());
    hands::settle(&mut harness);
    drop(harness);
    let files = Fixed { place: Some(room.path("document.txt")), ..Fixed::default() };
    let mut harness = window_on(room.app_with(files), [1280.0, 800.0], Appearance::Light, 100);
    press(&mut harness, "Open a case file…");
    unlock(&mut harness, SECRET);
    until(&mut harness, "the case is open", |harness| harness.state().app.session.is_some());
    hands::settle(&mut harness);
    // That it was looked at is in the file although nothing was changed or saved.
    let mine = with(&room.identity());
    assert_eq!(told(&record_in(&room.case(), &mine), Did::Viewed), [""]);
    carry_out(&mut harness, Command::Go(Screen::Report));
    press(&mut harness, "Save as…");
    see(&mut harness, "Written to");
    hands::settle(&mut harness);
    press(&mut harness, "Copy all");
    carry_out(&mut harness, Command::Go(Screen::Pathway));
    let save = throughline::app::command::PathwayCommand::Save {
        shown: throughline::pathway::Shown::default(),
        format: throughline::pathway::Format::Svg,
    };
    fs::remove_file(room.path("document.txt")).expect("it was written");
    carry_out(&mut harness, Command::Pathway(save));
    hands::settle(&mut harness);
    until(&mut harness, "all is told", |_| told(&record_in(&room.case(), &mine), Did::Copied).len() == 1);
    let record = record_in(&room.case(), &mine);
    assert_eq!(told(&record, Did::Exported)[0], "handover sheet");
    assert_eq!(told(&record, Did::Copied), ["handover sheet"]);
    let who: Vec<&str> = record.log.entries().iter().map(|entry| entry.name.as_str()).collect();
    assert!(who.iter().all(|name| *name == "Jo Worker"), "{who:?}");
    see(&mut harness, "Saved ");
}

#[test]
fn a_case_that_is_not_kept_tells_nobody() {
    let room = Room::new();
    let mut harness = room.window();
    begin(&mut harness);
    carry_out(&mut harness, Command::Go(Screen::Report));
    press(&mut harness, "Copy all");
    assert!(harness.state().app.keeping.trouble.is_none() && harness.state().app.message.is_none());
}
