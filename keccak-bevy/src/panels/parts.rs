//! What several panels are made of: texts in a role's colour, marks, choices, sections that close.

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{
    Align, Align2, Button, Context, FontId, Key, Label, Layout, Rect, Response, RichText, ScrollArea, Sense, Shape,
    Stroke, TextFormat, TextWrapMode, Ui, Window, pos2, vec2,
};
use keccak_explore::palette::{DIFFERS, ERROR_GROUND, FAINT, HAIR, INK, MUTED, Role};
use keccak_wasm::layout::sample::{self, Sample};
use keccak_wasm::layout::{self, Scene};

use super::ui::Pass;
use super::{controls, faces, paint};

/// Text in a role's colour.
pub(super) fn text(pass: &Pass<'_>, words: impl Into<String>, font: FontId, role: Role) -> RichText {
    RichText::new(words).font(font).color(pass.colour(role))
}

/// A label on one line.
pub(super) fn label(ui: &mut Ui, pass: &Pass<'_>, words: impl Into<String>, font: FontId, role: Role) -> Response {
    ui.add(Label::new(text(pass, words, font, role)).wrap_mode(TextWrapMode::Extend))
}

/// A label of as many lines as it takes.
pub(super) fn sentence(ui: &mut Ui, pass: &Pass<'_>, words: impl Into<String>, font: FontId, role: Role) -> Response {
    ui.add(Label::new(text(pass, words, font, role)).wrap())
}

/// Goes on in a text of several faces.
pub(super) fn append(job: &mut LayoutJob, pass: &Pass<'_>, words: &str, font: FontId, role: Role) {
    let format = TextFormat { font_id: font, color: pass.colour(role), valign: Align::Center, ..TextFormat::default() };
    job.append(words, 0.0, format);
}

/// Tells assistive technology what a control without words on it is.
pub(super) fn named(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// A slider without its number: the words beside it say where it stands.
pub(super) fn slider<N: bevy_egui::egui::emath::Numeric>(
    ui: &mut Ui,
    name: &str,
    value: &mut N,
    range: std::ops::RangeInclusive<N>,
    width: f32,
) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().slider_width = width;
        ui.spacing_mut().interact_size.y = 18.0;
        let response = ui.add(bevy_egui::egui::Slider::new(value, range).show_value(false));
        named(&response, name);
        response
    })
    .inner
}

/// Words with the key that does the same, which may be none.
pub(super) fn captioned(pass: &Pass<'_>, words: &str, key: &str, enabled: bool) -> LayoutJob {
    let (ink, muted) = if enabled { (INK, MUTED) } else { (HAIR, HAIR) };
    let mut job = LayoutJob::default();
    append(&mut job, pass, words, faces::words(13.0), ink);
    if !key.is_empty() {
        append(&mut job, pass, &format!(" {key}"), faces::words(11.0), muted);
    }
    job
}

/// A button with its key; where there is no room for that, the pointer over it shows it.
pub(super) fn button(ui: &mut Ui, pass: &Pass<'_>, words: &str, key: &str, enabled: bool) -> Response {
    let response = ui.add_enabled(enabled, Button::new(captioned(pass, words, key, enabled)));
    match controls::key(words) {
        own if key.is_empty() && !own.is_empty() => response.on_hover_text(own),
        _ => response,
    }
}

/// One of several words, of which the chosen one has a line under it.
pub(super) fn choice(ui: &mut Ui, pass: &Pass<'_>, words: &str, chosen: bool) -> bool {
    let font = if chosen { faces::bold(13.0) } else { faces::words(13.0) };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, pass.colour(if chosen { INK } else { MUTED }));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 4.0, 24.0), Sense::click());
    response.widget_info(|| {
        bevy_egui::egui::WidgetInfo::selected(bevy_egui::egui::WidgetType::RadioButton, true, chosen, words)
    });
    let at = rect.center() - galley.size() / 2.0;
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), pos2(rect.right(), rect.bottom() - 1.0));
    if chosen {
        ui.painter().rect_filled(line, 0.0, pass.colour(INK));
    } else if response.hovered() {
        ui.painter().rect_filled(line, 0.0, pass.colour(FAINT));
    }
    focus_ring(ui, pass, rect, &response);
    let colour = pass.colour(if chosen || response.hovered() { INK } else { MUTED });
    ui.painter().galley_with_override_text_color(at, galley, colour);
    response.clicked()
}

/// What has the keyboard's focus is seen to have it.
fn focus_ring(ui: &Ui, pass: &Pass<'_>, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, pass.colour(INK));
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, stroke, bevy_egui::egui::StrokeKind::Outside);
    }
}

/// A word that opens and closes something, with its key. Says whether it did.
pub(super) fn toggle(ui: &mut Ui, pass: &Pass<'_>, words: &str, key: &str, open: &mut bool) -> bool {
    let galley = ui.painter().layout_job(captioned(pass, words, key, true));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, 24.0), Sense::click());
    response.widget_info(|| {
        bevy_egui::egui::WidgetInfo::selected(bevy_egui::egui::WidgetType::CollapsingHeader, true, *open, words)
    });
    let colour = pass.colour(if *open || response.hovered() { INK } else { MUTED });
    triangle(ui, rect.left_center() + vec2(5.0, 0.0), *open, colour);
    focus_ring(ui, pass, rect, &response);
    ui.painter().galley(rect.left_center() + vec2(13.0, -galley.size().y / 2.0), galley, colour);
    let pressed = response.clicked();
    *open ^= pressed;
    pressed
}

fn triangle(ui: &Ui, middle: bevy_egui::egui::Pos2, open: bool, colour: bevy_egui::egui::Color32) {
    let points = if open {
        vec![middle + vec2(-4.0, -2.5), middle + vec2(4.0, -2.5), middle + vec2(0.0, 3.5)]
    } else {
        vec![middle + vec2(-2.5, -4.0), middle + vec2(3.5, 0.0), middle + vec2(-2.5, 4.0)]
    };
    ui.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A part of the column with a line over it that opens and closes it. Says whether it is open.
pub(super) fn section(ui: &mut Ui, pass: &Pass<'_>, words: &str, open: &mut bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::click());
    response.widget_info(|| {
        bevy_egui::egui::WidgetInfo::selected(bevy_egui::egui::WidgetType::CollapsingHeader, true, *open, words)
    });
    let colour = pass.colour(if response.hovered() { INK } else { MUTED });
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(words.to_owned(), faces::words(11.0), colour);
    let end = rect.right() - galley.size().x - 16.0;
    let line = Stroke::new(1.0, pass.colour(FAINT));
    painter.line_segment([rect.left_center(), pos2(end - 6.0, rect.center().y)], line);
    triangle(ui, pos2(end + 4.0, rect.center().y), *open, colour);
    let at = pos2(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, colour);
    focus_ring(ui, pass, rect, &response);
    if response.clicked() {
        *open = !*open;
    }
    *open
}

/// A mark about a point, its square so large.
pub(super) fn paint_mark(ui: &Ui, pass: &Pass<'_>, middle: bevy_egui::egui::Pos2, sample: Sample, side: f32) {
    let mut scene = Scene::empty(side, side, pass.theme);
    sample::draw(&mut scene, layout::Rect { x: 0.0, y: 0.0, width: side, height: side }, sample);
    paint::paint(ui.painter(), &scene, middle - vec2(side, side) / 2.0);
}

/// What went wrong: on its tinted ground behind a bar.
pub(super) fn error(ui: &mut Ui, pass: &Pass<'_>, words: &str) {
    let frame = bevy_egui::egui::Frame::NONE.fill(pass.colour(ERROR_GROUND)).inner_margin(bevy_egui::egui::Margin {
        left: 11,
        right: 8,
        top: 3,
        bottom: 3,
    });
    let rect = frame.show(ui, |ui| sentence(ui, pass, words, faces::words(13.0), DIFFERS)).response.rect;
    ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, pass.colour(DIFFERS));
}

/// A window over everything, with its name and a way to close it. Says whether it was closed.
pub(super) fn sheet(
    context: &Context,
    pass: &mut Pass<'_>,
    name: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui, &mut Pass<'_>, f32),
) -> bool {
    let size = context.content_rect().size();
    let (width, height) = ((size.x - 64.0).clamp(40.0, width), (size.y - 64.0).max(40.0));
    let mut closed = context.input(|input| input.key_pressed(Key::Escape));
    let window = Window::new(name)
        .title_bar(false)
        .collapsible(false)
        .resizable(false)
        .default_size(vec2(width, height))
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
    window.show(context, |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            label(ui, pass, name, faces::bold(17.0), INK);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closed |= button(ui, pass, "Close", "Esc", true).clicked();
            });
        });
        ui.add_space(6.0);
        let height = height - 50.0;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| contents(ui, pass, height));
    });
    closed
}
