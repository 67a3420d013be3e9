//! The frame around every screen: rail, case bar, safety strip, message, shortcuts.
//!
//! The order of a frame: finished work is taken and commands are carried out; the screen is drawn from what is then
//! so; shortcuts are read last.

use egui::{CentralPanel, Frame, Key, KeyboardShortcut, Margin, Modifiers, Panel, Ui};

use crate::app::command::{CaseCommand, Command, LookCommand, ReportCommand, Screen};
use crate::app::{App, MessageKind};

use super::theme::{self, Tone};
use super::widgets as w;
use super::{Commands, assessment, case_bar, library, options, pathway, plan, report, safety_strip, settings, start, trends};

/// The whole window: what it works on, and what is half typed on each screen.
#[derive(Debug)]
pub struct Shell {
    /// What the window works on.
    pub app: App,
    drafts: Drafts,
    /// The screen of the frame before, to put the keyboard on the heading of a new one.
    shown: Option<Screen>,
}

/// What is half typed, folded open or filtered on each screen; never facts.
#[derive(Debug, Default)]
struct Drafts {
    strip: safety_strip::StripDraft,
    bar: case_bar::BarDraft,
    assessment: assessment::AssessmentDraft,
    options: options::OptionsDraft,
    plan: plan::PlanDraft,
    report: report::ReportDraft,
    pathway: pathway::PathwayDraft,
    library: library::LibraryDraft,
    trends: trends::TrendsDraft,
}

impl Shell {
    /// A window on this state.
    pub fn new(app: App) -> Self {
        Self { app, drafts: Drafts::default(), shown: None }
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let case = |app: &App| (app.opened, app.session.is_some());
        let before = case(&self.app);
        if self.app.advance() {
            ui.ctx().request_repaint();
        }
        if before != case(&self.app) {
            // What was half typed belongs to the case that is gone.
            self.drafts = Drafts::default();
        }
        case_bar::guard_window(ui, &self.app, &mut self.drafts.bar);
        theme::install(ui.ctx(), self.app.settings.appearance, self.app.settings.text_percent);
        let mut out = Commands::new();
        self.rail_ui(ui, &mut out);
        self.top_ui(ui, &mut out);
        let ground = Frame::new().fill(theme::of(ui).colors.page);
        let arrived = self.shown.replace(self.app.screen) != Some(self.app.screen);
        CentralPanel::default().frame(ground).show(ui, |ui| self.screen_ui(ui, arrived, &mut out));
        shortcuts(ui, &self.app, &mut out);
        if !out.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in out {
            self.app.push(command);
        }
    }

    fn rail_ui(&self, ui: &mut Ui, out: &mut Commands) {
        let theme = theme::of(ui);
        let panel = Panel::left("rail").resizable(false).show_separator_line(false).exact_size(theme.column.rail);
        panel.frame(w::rail_frame(&theme)).show(ui, |ui| {
            // With large text it is higher than a small window.
            w::scroll(ui, "rail", |ui| {
                for (place, screen) in Screen::EVERY.into_iter().enumerate() {
                    let is_open = !screen.needs_case() || self.app.session.is_some();
                    let shortcut = if screen == Screen::Settings { "Ctrl+,".to_owned() } else { format!("Ctrl+{}", place + 1) };
                    ui.add_enabled_ui(is_open, |ui| {
                        let item = w::rail_item(ui, symbol(screen), screen.name(), self.app.screen == screen, Some(&shortcut));
                        if item.clicked() {
                            out.push(Command::Go(screen));
                        }
                    });
                }
            });
        });
    }

    fn top_ui(&mut self, ui: &mut Ui, out: &mut Commands) {
        let theme = theme::of(ui);
        let Self { app, drafts, .. } = self;
        if let Some(session) = &app.session {
            let bar = Frame::new().fill(theme.colors.card).inner_margin(Margin::from(theme.space.small));
            Panel::top("case bar")
                .resizable(false)
                .frame(bar)
                .show(ui, |ui| case_bar::case_bar_ui(ui, app, session, &mut drafts.bar, out));
            safety_strip::safety_strip_ui(ui, app, session, &mut drafts.strip, out);
        }
        if let Some(message) = &app.message {
            let frame = Frame::new().fill(theme.colors.page).inner_margin(Margin::from(theme.space.small));
            Panel::top("message").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
                let tone = match message.kind {
                    MessageKind::Done => Tone::Good,
                    MessageKind::Failed => Tone::Caution,
                };
                w::toast(ui, tone, &message.text);
                if w::link_button(ui, "Dismiss").clicked() {
                    out.push(Command::DismissMessage);
                }
            });
        }
    }

    fn screen_ui(&mut self, ui: &mut Ui, arrived: bool, out: &mut Commands) {
        let Self { app, drafts, .. } = self;
        match (app.screen, &app.session) {
            (Screen::Assessment, Some(session)) => {
                assessment::assessment_ui(ui, app, session, &mut drafts.assessment, arrived, out);
            }
            (Screen::Options, Some(session)) => options::options_ui(ui, app, session, &mut drafts.options, arrived, out),
            (Screen::Plan, Some(session)) => plan::plan_ui(ui, app, session, &mut drafts.plan, arrived, out),
            (Screen::Report, Some(session)) => report::report_ui(ui, app, session, &mut drafts.report, arrived, out),
            (Screen::Pathway, _) => pathway::pathway_ui(ui, app, &mut drafts.pathway, arrived, out),
            (Screen::Library, _) => library::library_ui(ui, app, &mut drafts.library, arrived, out),
            (Screen::Trends, _) => trends::trends_ui(ui, app, &mut drafts.trends, arrived, out),
            (Screen::Settings, _) => settings::settings_ui(ui, app, arrived, out),
            (Screen::Start, _) | (Screen::Assessment | Screen::Options | Screen::Plan | Screen::Report, None) => {
                start::start_ui(ui, app, arrived, out);
            }
        }
    }
}

fn symbol(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "⌂",
        Screen::Assessment => "✎",
        Screen::Options => "☰",
        Screen::Plan => "☑",
        Screen::Report => "▤",
        Screen::Pathway => "⇢",
        Screen::Library => "≡",
        Screen::Trends => "∿",
        Screen::Settings => "⚙",
    }
}

fn set_text(percent: u16) -> Command {
    Command::Look(LookCommand::SetTextPercent(percent))
}

const DIGITS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

fn shortcuts(ui: &Ui, app: &App, out: &mut Commands) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    for (screen, digit) in Screen::EVERY.into_iter().filter(|screen| *screen != Screen::Settings).zip(DIGITS) {
        if pressed(Modifiers::COMMAND, digit) {
            out.push(Command::Go(screen));
        }
    }
    if pressed(Modifiers::COMMAND, Key::Comma) {
        out.push(Command::Go(Screen::Settings));
    }
    let percents = crate::app::settings::TEXT_PERCENTS;
    let percent = app.settings.text_percent;
    if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
        out.extend(percents.into_iter().find(|larger| *larger > percent).map(set_text));
    }
    if pressed(Modifiers::COMMAND, Key::Minus) {
        out.extend(percents.into_iter().rev().find(|smaller| *smaller < percent).map(set_text));
    }
    if pressed(Modifiers::COMMAND, Key::Num0) {
        out.push(set_text(100));
    }
    if app.screen == Screen::Report && pressed(Modifiers::COMMAND, Key::S) {
        out.push(Command::Report(ReportCommand::Save));
    }
    // While something is being typed these belong to the text.
    if !ui.ctx().text_edit_focused() {
        if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y) {
            out.push(Command::Case(CaseCommand::Redo));
        }
        if pressed(Modifiers::COMMAND, Key::Z) {
            out.push(Command::Case(CaseCommand::Undo));
        }
        if app.message.is_some() && pressed(Modifiers::NONE, Key::Escape) {
            out.push(Command::DismissMessage);
        }
    }
}
