//! The theme as egui's own fonts and style, for the parts of it that we use as they are.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Appearance, STRONG, Theme, Type};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
const SYMBOLS: &[u8] = include_bytes!("../../../assets/fonts/DejaVuSans.ttf");

/// Which of egui's own themes an appearance builds on.
pub(super) fn egui_theme(appearance: Appearance) -> egui::Theme {
    match appearance {
        Appearance::Light => egui::Theme::Light,
        Appearance::Dark | Appearance::HighContrast => egui::Theme::Dark,
    }
}

impl Theme {
    /// egui's own style, for the parts of it that we use as they are.
    pub fn style(&self) -> Style {
        let mut style = Style { animation_time: 0.0, scroll_animation: egui::style::ScrollAnimation::none(), ..Style::default() };
        style.text_styles = self.text_styles();
        style.interaction.tooltip_delay = 0.3;
        self.set_spacing(&mut style.spacing);
        style.visuals = self.visuals();
        style
    }

    fn text_styles(&self) -> std::collections::BTreeMap<TextStyle, FontId> {
        [
            (TextStyle::Small, Type::Hint),
            (TextStyle::Body, Type::Body),
            (TextStyle::Monospace, Type::Body),
            (TextStyle::Button, Type::Body),
            (TextStyle::Heading, Type::PageTitle),
        ]
        .into_iter()
        .map(|(style, kind)| (style, self.font(kind)))
        .collect()
    }

    fn set_spacing(&self, spacing: &mut egui::Spacing) {
        spacing.item_spacing = vec2(self.space.small, self.space.small);
        spacing.button_padding = vec2(self.space.medium, self.space.tiny);
        spacing.window_margin = self.space.card.into();
        spacing.menu_margin = self.space.small.into();
        spacing.indent = self.space.card;
        spacing.interact_size = vec2(self.control.row, self.control.button);
        spacing.icon_width = self.control.mark;
        spacing.icon_width_inner = self.control.mark * 0.6;
        spacing.icon_spacing = self.space.small;
        spacing.combo_width = self.column.label;
        spacing.text_edit_width = self.column.dialog;
        spacing.tooltip_width = self.column.side;
        spacing.menu_width = self.column.side;
        spacing.scroll = egui::style::ScrollStyle {
            bar_width: 6.0,
            bar_inner_margin: self.space.tiny,
            bar_outer_margin: 2.0,
            handle_min_length: 32.0,
            foreground_color: true,
            fade: egui::style::ScrollFadeStyle { strength: 0.0, size: 0.0 },
            ..egui::style::ScrollStyle::solid()
        };
    }

    fn visuals(&self) -> Visuals {
        let colors = &self.colors;
        let mut visuals = match self.appearance {
            Appearance::Light => Visuals::light(),
            Appearance::Dark | Appearance::HighContrast => Visuals::dark(),
        };
        self.set_widgets(&mut visuals.widgets);
        visuals.weak_text_color = Some(colors.quiet);
        visuals.hyperlink_color = colors.accent;
        visuals.selection.bg_fill = colors.accent_soft;
        visuals.selection.stroke = Stroke::new(self.shape.strong_line, colors.accent);
        visuals.text_cursor.stroke = Stroke::new(self.shape.strong_line, colors.ink);
        visuals.faint_bg_color = colors.page;
        visuals.extreme_bg_color = colors.field;
        visuals.text_edit_bg_color = Some(colors.field);
        visuals.code_bg_color = colors.page;
        visuals.warn_fg_color = colors.caution;
        visuals.error_fg_color = colors.danger;
        visuals.panel_fill = colors.page;
        visuals.window_fill = colors.card;
        visuals.window_stroke = Stroke::new(self.shape.line, colors.edge);
        visuals.window_corner_radius = self.shape.card.into();
        visuals.menu_corner_radius = self.shape.control.into();
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.striped = false;
        visuals.disabled_alpha = 0.55;
        visuals
    }

    fn set_widgets(&self, widgets: &mut egui::style::Widgets) {
        let colors = &self.colors;
        for state in
            [&mut widgets.noninteractive, &mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open]
        {
            state.corner_radius = self.shape.control.into();
            state.expansion = 0.0;
            state.bg_fill = colors.card;
            state.weak_bg_fill = colors.card;
            state.bg_stroke = self.outline();
            state.fg_stroke = Stroke::new(self.shape.line, colors.ink);
        }
        widgets.noninteractive.bg_stroke = self.hairline();
        widgets.inactive.fg_stroke.color = colors.ink;
        for state in [&mut widgets.hovered, &mut widgets.open] {
            state.bg_fill = colors.hover;
            state.weak_bg_fill = colors.hover;
            state.bg_stroke = Stroke::new(self.shape.line, colors.accent);
        }
        // Also the focused state of egui's own widgets.
        widgets.active.bg_fill = colors.accent_soft;
        widgets.active.weak_bg_fill = colors.accent_soft;
        widgets.active.bg_stroke = Stroke::new(self.shape.strong_line, self.focus_rings().1);
    }
}

pub(super) fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("semi-bold", SEMI_BOLD), ("symbols", SYMBOLS)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (FontFamily::Name(STRONG.into()), "semi-bold"),
    ];
    for (family, text) in families {
        fonts.families.insert(family, vec![text.to_owned(), "symbols".to_owned()]);
    }
    fonts
}
