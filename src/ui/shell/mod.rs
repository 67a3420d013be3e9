//! The frame around every screen: rail, case bar, safety strip, message, shortcuts.
//!
//! The order of a frame: finished work is taken and commands are carried out; the screen is drawn from what is then
//! so; shortcuts are read last.

pub mod alert_dialog;
pub mod case_bar;
pub mod cover;
pub mod palette;
pub mod safety_strip;
pub mod saved_state;
pub mod shortcuts;
pub mod typed_ahead;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::command::{Command, Screen};
use crate::app::keeping::Asked;
use crate::app::palette::Wish;
use crate::app::settings::Appearance;
use crate::app::{App, MessageKind};

use super::keeping::{KeepPages, identity, keep_pages_ui, record, recovery_key, unlock};
use super::over_time::{self, again};
use super::theme::{self, Tone};
use super::{
    Commands, assessment, library, options, pathway, plan, report, settings, start, trends, watch, what_if, widgets as w,
};

/// The whole window: what it works on, and what is half typed on each screen.
#[derive(Debug)]
pub struct Shell {
    /// What the window works on.
    pub app: App,
    drafts: Drafts,
    start: start::StartDraft,
    settings: settings::SettingsDraft,
    cover: cover::CoverDraft,
    palette: palette::PaletteDraft,
    sheet: shortcuts::SheetDraft,
    unlock: unlock::UnlockDraft,
    identity: identity::IdentityDraft,
    recovery_key: recovery_key::RecoveryKeyDraft,
    record: record::RecordDraft,
    pages: KeepPages,
    watch: watch::Watch,
    /// True where the window is filled with the colour of pages before anything is drawn.
    has_ground: bool,
    /// The screen of the frame before, to put the keyboard on the heading of a new one.
    shown: Option<Screen>,
    /// True while a picture fills the screen, without the rail and the bars.
    fills_screen: bool,
}

/// What is half typed, folded open or filtered on each screen; never facts.
#[derive(Debug, Default)]
struct Drafts {
    strip: safety_strip::StripDraft,
    bar: case_bar::BarDraft,
    assessment: assessment::AssessmentDraft,
    options: options::OptionsDraft,
    what_if: what_if::WhatIfDraft,
    plan: plan::PlanDraft,
    report: report::ReportDraft,
    over_time: over_time::OverTimeDraft,
    pathway: pathway::PathwayDraft,
    library: library::LibraryDraft,
    trends: trends::TrendsDraft,
}

impl Shell {
    /// A window on this state.
    pub fn new(app: App) -> Self {
        Self {
            app,
            drafts: Drafts::default(),
            start: start::StartDraft::default(),
            settings: settings::SettingsDraft::default(),
            cover: cover::CoverDraft::default(),
            palette: palette::PaletteDraft::default(),
            sheet: shortcuts::SheetDraft::default(),
            unlock: unlock::UnlockDraft::default(),
            identity: identity::IdentityDraft::default(),
            recovery_key: recovery_key::RecoveryKeyDraft::default(),
            record: record::RecordDraft::default(),
            pages: KeepPages::default(),
            watch: watch::Watch::default(),
            has_ground: false,
            shown: None,
            fills_screen: false,
        }
    }

    /// The same in a window that is filled with [`theme::ground`] first. To fill it once more is a third of the work of
    /// a frame where the processor draws.
    #[must_use]
    pub fn on_ground(self) -> Self {
        Self { has_ground: true, ..self }
    }

    /// The next frame is the first of its screen.
    pub(super) fn arrive_anew(&mut self) {
        self.shown = None;
    }

    /// Draws one frame: what came in and was asked for is carried out first, so that what is drawn is up to date.
    pub fn ui(&mut self, ui: &mut Ui) {
        let case = |app: &App| (app.opened, app.session.is_some());
        let before = case(&self.app);
        let was_locked = self.app.keeping.is_locked();
        self.app.note_question(self.drafts.assessment.current);
        if self.app.advance() {
            ui.ctx().request_repaint();
        }
        if before != case(&self.app) {
            // What was half typed belongs to the case that is gone.
            self.drafts = Drafts::default();
        }
        if self.app.keeping.is_locked() && !was_locked {
            self.forget_what_was_typed(ui);
        }
        if std::mem::take(&mut self.app.keeping.close_window) {
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        let mut out = Commands::new();
        case_bar::guard_window(ui, &self.app, &mut self.drafts.bar, &mut out);
        self.install_theme(ui.ctx());
        typed_ahead::take_in_turn(ui.ctx());
        cover::watch_focus(ui, &self.app, &mut out);
        watch::watch_idle(ui, &self.app, &mut self.watch, &mut out);
        if !self.locked_ui(ui, &mut out) && !cover::cover_ui(ui, &self.app, &mut self.cover, &mut out) {
            self.window_ui(ui, &mut out);
        }
        shortcuts::lock_keys(ui, &self.app, &mut out);
        watch::watch_clipboard(ui, &mut self.app, &mut self.watch);
        if !out.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in out {
            self.app.push(command);
        }
    }

    /// What is left to do when the window closes.
    pub fn close(&mut self) {
        self.app.clipboard.close();
    }

    /// Half-typed text goes when everything is locked, from here and from what the fields remember for undoing.
    fn forget_what_was_typed(&mut self, ui: &Ui) {
        self.drafts = Drafts::default();
        (self.palette, self.sheet) = (palette::PaletteDraft::default(), shortcuts::SheetDraft::default());
        (self.start, self.settings) = (start::StartDraft::default(), settings::SettingsDraft::default());
        (self.unlock, self.identity) = (unlock::UnlockDraft::default(), identity::IdentityDraft::default());
        (self.recovery_key, self.record) = (recovery_key::RecoveryKeyDraft::default(), record::RecordDraft::default());
        self.pages = KeepPages::default();
        ui.data_mut(|data| data.remove_by_type::<egui::text_edit::TextEditState>());
    }

    /// The pages about the passphrase, which stand in place of the window. True while one is there.
    fn locked_ui(&mut self, ui: &mut Ui, out: &mut Commands) -> bool {
        let Self { app, unlock, identity, recovery_key, record, pages, .. } = self;
        if app.keeping.is_locked() {
            unlock::lock_page_ui(ui, app, unlock, out);
            return true;
        }
        if app.covered {
            return false;
        }
        match app.keeping.asked {
            Some(Asked::Passphrase) => unlock::unlock_page_ui(ui, app, unlock, out),
            Some(Asked::Identity) => identity::identity_page_ui(ui, app, identity, out),
            Some(Asked::RecoveryKey) => recovery_key::recovery_page_ui(ui, app, recovery_key, out),
            Some(Asked::NewRecoveryKey) => recovery_key::new_recovery_page_ui(ui, app, recovery_key, out),
            Some(Asked::Record) => record::record_page_ui(ui, app, record, out),
            Some(Asked::FilePassphrase | Asked::Copy | Asked::Due | Asked::Erase) => keep_pages_ui(ui, app, pages, out),
            None => {
                (*unlock, *identity, *recovery_key, *record, *pages) = Default::default();
                return false;
            }
        }
        // What had the keyboard before may be gone, such as the way to keep a case.
        self.arrive_anew();
        true
    }

    /// Puts the theme of the settings in place. Fonts count from the next frame on, so before the first it is done ahead.
    pub(super) fn install_theme(&self, ctx: &egui::Context) {
        let settings = &self.app.settings;
        let of_system = || match ctx.system_theme()? {
            egui::Theme::Light => Some(Appearance::Light),
            egui::Theme::Dark => Some(Appearance::Dark),
        };
        let followed = settings.follows_system.then(of_system).flatten();
        theme::install(ctx, followed.unwrap_or(settings.appearance), settings.text_percent);
        theme::set_motion(ctx, settings.reduced_motion);
    }

    /// Everything that the cover hides.
    fn window_ui(&mut self, ui: &mut Ui, out: &mut Commands) {
        // What the bar asks is drawn with it.
        let alone = self.drafts.pathway.is_alone(self.app.screen, self.drafts.bar.is_asking());
        if alone != std::mem::replace(&mut self.fills_screen, alone) {
            ui.send_viewport_cmd(egui::ViewportCommand::Fullscreen(alone));
        }
        if !alone {
            self.rail_ui(ui, out);
        }
        self.top_ui(ui, alone, out);
        let ground = if self.has_ground { Frame::new() } else { Frame::new().fill(theme::of(ui).colors.page) };
        let arrived = self.shown.replace(self.app.screen) != Some(self.app.screen);
        CentralPanel::default().frame(ground).show(ui, |ui| self.screen_ui(ui, arrived, out));
        match palette::palette_ui(ui, &self.app, &mut self.palette) {
            Some(Wish::Do(commands)) => out.extend(commands),
            Some(Wish::AskToClose) => self.drafts.bar.ask_to_close(),
            Some(Wish::AskToAssessAgain) => self.drafts.bar.ask_to_assess_again(),
            Some(Wish::ShowShortcuts) => self.sheet.open = true,
            Some(Wish::ShowSafety) => {
                if let Some(session) = &self.app.session {
                    self.drafts.strip.show(&self.app, session);
                }
            }
            None => {}
        }
        shortcuts::sheet_ui(ui, &mut self.sheet);
        shortcuts::keys(ui, &self.app, out);
    }

    fn rail_ui(&self, ui: &mut Ui, out: &mut Commands) {
        let theme = theme::of(ui);
        let has_symbols = w::rail_has_symbols(&theme, ui.available_width());
        let width = w::rail_width(ui, has_symbols, Screen::EVERY.iter().map(|screen| screen.name()));
        let panel = Panel::left("rail").resizable(false).show_separator_line(false).exact_size(width);
        panel.frame(w::rail_frame(&theme)).show(ui, |ui| {
            w::rail_scroll(ui, has_symbols, |ui| {
                for screen in Screen::EVERY {
                    let is_open = !screen.needs_case() || self.app.session.is_some();
                    let shortcut = shortcuts::of_screen(screen).map(|(keys, _)| keys);
                    let symbol = has_symbols.then(|| symbol(screen));
                    ui.add_enabled_ui(is_open, |ui| {
                        let item = w::rail_item(ui, symbol, screen.name(), self.app.screen == screen, shortcut);
                        if item.clicked() {
                            out.push(Command::Go(screen));
                        }
                    });
                }
            });
        });
    }

    /// The bars. Where a picture fills the screen only what is urgent is left of them, and of that of a fictional person
    /// nothing.
    fn top_ui(&mut self, ui: &mut Ui, alone: bool, out: &mut Commands) {
        let theme = theme::of(ui);
        let Self { app, drafts, .. } = self;
        if let Some(session) = app.session.as_ref().filter(|session| !(alone && session.case.fictional)) {
            let margin = Margin::from(egui::vec2(theme.space.large, theme.space.small));
            let bar = Frame::new().fill(theme.colors.card).inner_margin(margin);
            if !alone {
                Panel::top("case bar")
                    .resizable(false)
                    .frame(bar)
                    .show(ui, |ui| case_bar::case_bar_ui(ui, app, session, &mut drafts.bar, out));
            }
            // Danger to the person stands above trouble with the file, which can take much room.
            safety_strip::safety_strip_ui(ui, app, session, &mut drafts.strip, out);
            again::new_pack_ui(ui, app, session, out);
            saved_state::trouble_ui(ui, app, out);
        }
        if let Some(message) = &app.message {
            if message.kind == MessageKind::Done {
                // At the foot, so that the page stays where it is under the pointer.
                if w::done_line(ui, &message.text, message.place.as_deref()).clicked() {
                    out.push(Command::DismissMessage);
                }
                return;
            }
            let frame = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(theme.space.small));
            Panel::top("message").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
                w::toast(ui, Tone::Caution, &message.text);
                if w::link_button(ui, "Dismiss").clicked() {
                    out.push(Command::DismissMessage);
                }
            });
        }
    }

    fn screen_ui(&mut self, ui: &mut Ui, arrived: bool, out: &mut Commands) {
        let Self { app, drafts, start, settings, .. } = self;
        match (app.screen, &app.session) {
            (Screen::Assessment, Some(session)) => {
                assessment::assessment_ui(ui, app, session, &mut drafts.assessment, arrived, out);
            }
            (Screen::Options, Some(session)) => options::options_ui(ui, app, session, &mut drafts.options, arrived, out),
            (Screen::WhatIf, Some(session)) => what_if::what_if_ui(ui, app, session, &mut drafts.what_if, arrived, out),
            (Screen::Plan, Some(session)) => plan::plan_ui(ui, app, session, &mut drafts.plan, arrived, out),
            (Screen::Report, Some(session)) => report::report_ui(ui, app, session, &mut drafts.report, arrived, out),
            (Screen::OverTime, _) => over_time::over_time_ui(ui, app, &mut drafts.over_time, arrived, out),
            (Screen::Pathway, _) => pathway::pathway_ui(ui, app, &mut drafts.pathway, arrived, out),
            (Screen::Library, _) => library::library_ui(ui, app, &mut drafts.library, arrived, out),
            (Screen::Trends, _) => trends::trends_ui(ui, app, &mut drafts.trends, arrived, out),
            (Screen::Settings, _) => settings::settings_ui(ui, app, settings, arrived, out),
            (Screen::Start, _)
            | (Screen::Assessment | Screen::Options | Screen::WhatIf | Screen::Plan | Screen::Report, None) => {
                start::start_ui(ui, app, start, arrived, out);
            }
        }
    }
}

fn symbol(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "⌂",
        Screen::Assessment => "✎",
        Screen::Options => "☰",
        Screen::WhatIf => "⇄",
        Screen::Plan => "☑",
        Screen::Report => "▤",
        Screen::OverTime => "◷",
        Screen::Pathway => "⇢",
        Screen::Library => "≡",
        Screen::Trends => "∿",
        Screen::Settings => "⚙",
    }
}
