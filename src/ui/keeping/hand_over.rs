//! A copy of the case for somebody else: for whom, what is left out, what it will hold; then where it is, and the
//! passphrase once.

use std::collections::BTreeSet;

use egui::Ui;

use crate::app::App;
use crate::app::command::{Command, KeepCommand, Screen};
use crate::app::keeping::held::{Held, Parts};
use crate::app::keeping::wishes::ShareCommand;
use crate::ui::Commands;
use crate::ui::theme::{Tone, Type};
use crate::ui::widgets::{self as w, Level, Mark, Secret};
use crate::vault::handover::Part;
use crate::vault::identity::strength::Strength;
use crate::vault::secret::Passphrase;

use super::unlock::{capital, page, sentence};

/// What is ticked and typed. Passphrases are wiped when they are used or left.
#[derive(Default)]
pub struct HandOverDraft {
    way: Way,
    ticked: BTreeSet<String>,
    without: BTreeSet<Part>,
    first: Secret,
    again: Secret,
    /// How easily what was typed is guessed; worked out when it changes.
    strength: Option<Strength>,
    problem: Option<String>,
    shown: bool,
    written_shown: bool,
}

/// How the copy is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    /// To colleagues on the list.
    #[default]
    Colleagues,
    /// Under a passphrase that the program makes up.
    Invented,
    /// Under a passphrase that is typed.
    Typed,
}

impl Way {
    const EVERY: [(Self, &'static str); 3] = [
        (Self::Colleagues, "Colleagues on my list"),
        (Self::Invented, "Somebody else, with a passphrase that the program makes up"),
        (Self::Typed, "Somebody else, with a passphrase that I type"),
    ];
}

impl std::fmt::Debug for HandOverDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandOverDraft").field("way", &self.way).finish_non_exhaustive()
    }
}

/// What a copy of the case holds and who could open it; afterwards, where it lies.
pub fn hand_over_page_ui(ui: &mut Ui, app: &App, draft: &mut HandOverDraft, out: &mut Commands) {
    let copying = &app.keeping.sharing.copying;
    page(ui, "copy", |ui| {
        if let Some((place, whom)) = &copying.written {
            let arrived = !std::mem::replace(&mut draft.written_shown, true);
            w::arrival_heading(ui, Level::Page, "The copy is written", arrived);
            w::card(ui, |ui| {
                w::key_value(ui, "Where", &place.display().to_string());
                w::key_value(ui, "Opened by", &capital(whom));
                w::hint(ui, "The log of the case tells of it, and so does the log of the copy.");
            });
            if let Some(passphrase) = &copying.invented {
                w::card(ui, |ui| invented_ui(ui, passphrase));
            }
            if w::primary_button(ui, "Done").clicked() {
                out.push(Command::Share(ShareCommand::LeaveCopy));
            }
            return;
        }
        let arrived = !std::mem::replace(&mut draft.shown, true);
        w::arrival_heading(ui, Level::Page, "A copy for somebody else", arrived);
        w::body(
            ui,
            "The case stays yours and stays as it is. The copy is a file of its own, sealed so that only those whom you name here can open it.",
        );
        if w::button(ui, "Back to the record").clicked() {
            out.push(Command::Share(ShareCommand::LeaveCopy));
        }
        w::gap(ui);
        let Some(held) = &app.keeping.held else {
            w::hint(ui, "Fetching the record…");
            return;
        };
        w::card(ui, |ui| whom_ui(ui, app, draft, out));
        w::card(ui, |ui| without_ui(ui, held, draft));
        w::card(ui, |ui| holds_ui(ui, held, draft));
        write_ui(ui, app, draft, out);
    });
}

fn invented_ui(ui: &mut Ui, passphrase: &Passphrase) {
    w::heading(ui, Level::Card, "The passphrase of the copy");
    let ink = crate::ui::theme::of(ui).colors.ink;
    w::styled(ui, Type::CardTitle, ink, passphrase.shown());
    w::hint(ui, passphrase.strength(&[]).says);
    w::notice(
        ui,
        Tone::Caution,
        "It is shown this once, and kept nowhere",
        "Pass it on by another way than the file: say it on the telephone, or hand it over on paper. Whoever has both can read the copy. If it is lost, make another copy.",
    );
    w::gap(ui);
    if w::button(ui, "Copy the passphrase").clicked() {
        ui.copy_text(passphrase.shown().to_owned());
    }
}

fn whom_ui(ui: &mut Ui, app: &App, draft: &mut HandOverDraft, out: &mut Commands) {
    w::heading(ui, Level::Card, "For whom");
    w::choice_group(ui, Mark::Radio, "For whom", |ui| {
        for (way, name) in Way::EVERY {
            if w::choice_row(ui, None, Mark::Radio, name, draft.way == way).clicked() {
                (draft.way, draft.problem) = (way, None);
            }
        }
    });
    w::gap(ui);
    match draft.way {
        Way::Colleagues => colleagues_ui(ui, app, draft, out),
        Way::Invented => {
            w::body(
                ui,
                "Five made-up words, easy to say and out of anybody’s reach to guess. You see them once the copy is written.",
            );
        }
        Way::Typed => typed_ui(ui, draft),
    }
}

fn colleagues_ui(ui: &mut Ui, app: &App, draft: &mut HandOverDraft, out: &mut Commands) {
    let colleagues = &app.keeping.sharing.colleagues;
    if colleagues.is_empty() {
        w::body(ui, "There is nobody on your list yet. Ask your colleague for their card and add it in Settings.");
        if w::button(ui, "Go to Settings").clicked() {
            out.push(Command::Keep(KeepCommand::LeavePage));
            out.push(Command::Go(Screen::Settings));
        }
        return;
    }
    w::heading(ui, Level::Part, "Who will be able to open it");
    w::choice_group(ui, Mark::Check, "Who will be able to open it", |ui| {
        for known in colleagues {
            let key = known.card.key();
            let is_ticked = draft.ticked.contains(key);
            if w::choice_row(ui, None, Mark::Check, known.card.name(), is_ticked).clicked() {
                draft.problem = None;
                if !draft.ticked.remove(key) {
                    draft.ticked.insert(key.to_owned());
                }
            }
            if is_ticked {
                w::hint(ui, &format!("To check by voice, if you have not yet: {}", known.card.digits()));
            }
        }
    });
    w::hint(ui, "Your own key and your recovery key are not included: the copy is theirs.");
}

fn typed_ui(ui: &mut Ui, draft: &mut HandOverDraft) {
    let hint = "Not your own passphrase. Four or five words that have nothing to do with each other are strong.";
    if w::secret_field(ui, "Passphrase of the copy", hint, &mut draft.first).changed() {
        draft.strength = Passphrase::new(draft.first.typed()).ok().map(|typed| typed.strength(&[]));
        draft.problem = None;
    }
    if let Some(strength) = &draft.strength {
        let tone = if strength.is_weak() { Tone::Caution } else { Tone::Good };
        w::notice(ui, tone, strength.says, &strength.advice.join(" "));
        w::gap(ui);
    }
    w::secret_field(ui, "Passphrase of the copy again", "So that a slip of the finger locks nobody out.", &mut draft.again);
    w::hint(ui, "Pass it on by another way than the file: say it on the telephone, or hand it over on paper.");
}

fn without_ui(ui: &mut Ui, held: &Held, draft: &mut HandOverDraft) {
    w::heading(ui, Level::Card, "What is left out");
    w::hint(ui, "Tick what the other person does not need to know.");
    w::choice_group(ui, Mark::Check, "What is left out", |ui| {
        for part in Part::EVERY {
            let label = format!("{} ({})", capital(part.in_words()), count_of(held, part));
            let is_out = draft.without.contains(&part);
            if w::choice_row(ui, None, Mark::Check, &label, is_out).clicked() && !draft.without.remove(&part) {
                draft.without.insert(part);
            }
        }
    });
}

fn count_of(held: &Held, part: Part) -> usize {
    let Parts { notes, words, plan_texts, .. } = held.parts;
    match part {
        Part::Notes => notes,
        Part::Words => words,
        Part::PlanTexts => plan_texts,
        Part::Earlier => held.assessments.saturating_sub(1),
    }
}

/// Both lists in words, so that nobody has to work out what a tick means.
fn holds_ui(ui: &mut Ui, held: &Held, draft: &HandOverDraft) {
    let (out, inside): (Vec<Part>, Vec<Part>) = Part::EVERY.into_iter().partition(|part| draft.without.contains(part));
    w::heading(ui, Level::Card, "What the copy holds");
    let answers = crate::appraise::explain::counted(held.parts.answers, "answer");
    let mut holds = vec![
        "The reference, and the day until which the case is kept".to_owned(),
        format!("The latest assessment: {answers}, what was chosen and agreed, appointments"),
        "The log: which worker did what and when, never what was said".to_owned(),
    ];
    let named = |part: &Part| (count_of(held, *part) > 0).then(|| capital(part.in_words()));
    holds.extend(inside.iter().filter_map(named));
    w::bullets(ui, &holds);
    w::heading(ui, Level::Part, "It does not hold");
    let mut holds_not: Vec<String> = out.iter().map(|part| capital(part.in_words())).collect();
    holds_not.push("Versions from before, and anything of another case".to_owned());
    holds_not.push("A way in for you: what you need later you have in your own file".to_owned());
    w::bullets(ui, &holds_not);
}

fn write_ui(ui: &mut Ui, app: &App, draft: &mut HandOverDraft, out: &mut Commands) {
    let copying = &app.keeping.sharing.copying;
    if let Some(why) = draft.problem.as_ref().or(copying.refused.as_ref()) {
        let told = w::notice(ui, Tone::Caution, "The copy was not written", &sentence(why));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        w::gap(ui);
    }
    if copying.busy {
        w::hint(ui, "Writing the copy…");
        return;
    }
    ui.add_enabled_ui(!app.jobs.is_running(), |ui| {
        if w::primary_button(ui, "Write the copy…").clicked() {
            match wanted(draft) {
                Ok((keys, typed)) => {
                    draft.problem = None;
                    out.push(Command::Share(match draft.way {
                        Way::Invented => ShareCommand::InventPassphrase,
                        Way::Colleagues | Way::Typed => ShareCommand::ForgetPassphrase,
                    }));
                    let without = draft.without.iter().copied().collect();
                    out.push(Command::Share(ShareCommand::WriteCopy { keys, typed, without }));
                    draft.first.wipe();
                    draft.again.wipe();
                    draft.strength = None;
                }
                Err(why) => draft.problem = Some(why),
            }
        }
    });
}

/// The keys that are ticked, or the passphrase that was typed.
fn wanted(draft: &HandOverDraft) -> Result<(Vec<String>, Option<Passphrase>), String> {
    match draft.way {
        Way::Colleagues if draft.ticked.is_empty() => Err("tick at least one colleague who is to open it".to_owned()),
        Way::Colleagues => Ok((draft.ticked.iter().cloned().collect(), None)),
        Way::Invented => Ok((Vec::new(), None)),
        Way::Typed => {
            let typed = Passphrase::new(draft.first.typed()).map_err(|refusal| refusal.to_string())?;
            if draft.first.typed() != draft.again.typed() {
                return Err("the two passphrases are not the same; type both again".to_owned());
            }
            match typed.strength(&[]) {
                strength if strength.is_weak() => Err(format!("{} Make it longer", strength.says)),
                _ => Ok((Vec::new(), Some(typed))),
            }
        }
    }
}
