//! Paper and night: egui's style from the palette. Nothing moves by itself, so an idle panel asks for no frame.

use std::sync::Arc;

use bevy_egui::egui::epaint::FontColorTransferFunction;
use bevy_egui::egui::style::{HandleShape, ScrollStyle, Selection, WidgetVisuals};
use bevy_egui::egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals};
use keccak_explore::palette::{DIFFERS, FAINT, GROUND, HAIR, INK, MUTED, PAPER, READ, Role, Theme};

use super::{faces, paint};
use crate::theme;

/// Puts the style of a theme on.
pub(super) fn put_on(context: &Context, theme: Theme) {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, faces::words(10.0)),
        (TextStyle::Body, faces::words(13.0)),
        (TextStyle::Button, faces::words(13.0)),
        (TextStyle::Heading, faces::bold(17.0)),
        (TextStyle::Monospace, faces::value(12.0)),
    ]
    .into();
    style.animation_time = 0.0;
    style.url_in_tooltip = true;
    let interaction = &mut style.interaction;
    (interaction.tooltip_delay, interaction.show_tooltips_only_when_still) = (0.0, false);
    interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 4.0);
    spacing.button_padding = Vec2::new(7.0, 4.0);
    spacing.interact_size = Vec2::new(24.0, 26.0);
    spacing.combo_width = 60.0;
    spacing.combo_height = 480.0;
    spacing.icon_width = 13.0;
    spacing.icon_width_inner = 7.0;
    spacing.slider_rail_height = 3.0;
    spacing.window_margin = Margin::same(16);
    spacing.scroll = ScrollStyle { bar_width: 6.0, ..ScrollStyle::thin() };
    // What goes on is told by the bar.
    spacing.scroll.fade.strength = 0.0;
    let style = Arc::new(style);
    context.options_mut(|options| {
        (options.light_style, options.dark_style) = (style.clone(), style);
        // The panels grow with the window.
        options.zoom_with_keyboard = false;
        options.theme_preference = match theme {
            Theme::Light => bevy_egui::egui::ThemePreference::Light,
            Theme::Dark => bevy_egui::egui::ThemePreference::Dark,
        };
    });
}

fn visuals(theme: Theme) -> Visuals {
    let colour = |role: Role| theme::colour(role, theme);
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let widget = |fill: Color32, edge: Role, width: f32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: colour(PAPER),
        bg_stroke: Stroke::new(width, colour(edge)),
        corner_radius: CornerRadius::same(2),
        fg_stroke: Stroke::new(1.0, colour(INK)),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(colour(PAPER), FAINT, 1.0);
    widgets.inactive = widget(colour(FAINT), HAIR, 1.0);
    widgets.hovered = widget(colour(HAIR), INK, 1.0);
    widgets.active = widget(colour(MUTED), INK, 2.0);
    widgets.open = widget(colour(FAINT), INK, 1.0);
    // The renderer blends light, not its perceived brightness: that makes dark letters on paper thinner, light ones at night bolder.
    visuals.text_options.color_transfer_function = match theme {
        Theme::Light => FontColorTransferFunction::TwoCoverageMinusCoverageSq,
        Theme::Dark => FontColorTransferFunction::Off,
    };
    visuals.weak_text_color = Some(colour(MUTED));
    visuals.selection =
        Selection { bg_fill: paint::on_paper(READ, 0.35, theme), stroke: Stroke::new(1.5, colour(INK)) };
    (visuals.faint_bg_color, visuals.extreme_bg_color, visuals.code_bg_color) =
        (colour(GROUND), colour(PAPER), colour(GROUND));
    (visuals.warn_fg_color, visuals.error_fg_color, visuals.hyperlink_color) =
        (colour(DIFFERS), colour(DIFFERS), colour(INK));
    (visuals.panel_fill, visuals.window_fill) = (colour(PAPER), colour(PAPER));
    visuals.window_stroke = Stroke::new(1.0, colour(INK));
    (visuals.window_corner_radius, visuals.menu_corner_radius) = (CornerRadius::same(2), CornerRadius::same(2));
    (visuals.window_shadow, visuals.popup_shadow) = (Shadow::NONE, Shadow::NONE);
    visuals.text_cursor.stroke = Stroke::new(1.5, colour(INK));
    // A caret that blinks would ask for a frame twice a second.
    visuals.text_cursor.blink = false;
    visuals.handle_shape = HandleShape::Rect { aspect_ratio: 0.5 };
    // What can't be pressed says so by its colours.
    visuals.disabled_alpha = 1.0;
    visuals
}
