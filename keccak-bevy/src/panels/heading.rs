//! The line over the lattice: where we are, what changed, how far inside the step, before or after, and what is open.

use bevy_egui::egui::{Align, Layout, Rect, Ui, vec2};
use keccak_explore::action::Action;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::{view, words};

use super::parts::{choice, label, slider, toggle};
use super::ui::{Panels, Pass};
use super::view::VIEW_NAMES;
use super::{controls, faces};

/// How much room the right part takes without the count: what opens and closes, before and after, and a short slider.
const RIGHT: f32 = 560.0;
/// How much more the choice of views takes.
const VIEWS: f32 = 210.0;

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let position = view::position(pass.session);
    let width = ui.available_width();
    let (one, views) = (width > 940.0, has_views(width));
    ui.horizontal(|ui| {
        let title = title(&position);
        let room = ui.available_width() - RIGHT - if views { VIEWS } else { 0.0 };
        let room = room - label(ui, pass, title, faces::bold(13.0), INK).rect.width();
        let count = ui.painter().layout_no_wrap(position.count.clone(), faces::words(12.0), pass.colour(MUTED));
        if one && count.size().x < room {
            label(ui, pass, &position.count, faces::words(12.0), MUTED);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys = width > 1300.0;
            let key = |name| if keys { controls::key(name) } else { "" };
            let mut sponge = panels.shows_sponge();
            if toggle(ui, pass, "Sponge", key("Sponge"), &mut sponge) {
                panels.open.sponge = Some(sponge);
            }
            toggle(ui, pass, "Words", key("Words"), &mut panels.open.words);
            let mut open = panels.shows_view();
            if toggle(ui, pass, "View", key("View"), &mut open) {
                panels.open.view = Some(open);
            }
            if views {
                ui.add_space(10.0);
                drawings(ui, pass);
            }
            if one {
                ui.add_space(10.0);
                before(ui, pass);
                ui.add_space(10.0);
                let room = (ui.available_width() - 70.0).clamp(60.0, 240.0);
                inside(ui, pass, room);
            }
        });
    });
    if !one {
        ui.horizontal(|ui| {
            label(ui, pass, &position.count, faces::words(12.0), MUTED);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                before(ui, pass);
                ui.add_space(12.0);
                let room = (ui.available_width() - 70.0).clamp(60.0, 240.0);
                inside(ui, pass, room);
            });
        });
    }
}

/// Whether the choice of views has its place here; otherwise it is in the row below.
pub(super) fn has_views(width: f32) -> bool {
    width > 1200.0
}

fn title(position: &view::Position) -> &str {
    if position.title.is_empty() { "The positions are known once the message is hashed." } else { &position.title }
}

/// Without panels: where we are and what happened, over the lattice.
pub(super) fn alone(ui: &Ui, pass: &Pass<'_>, whole: Rect) {
    let position = view::position(pass.session);
    let says = pass.session.look().map(|look| words::caption(&look).sentence).unwrap_or_default();
    let mut at = whole.min + vec2(18.0, 14.0);
    for (text, font, role) in [(title(&position), faces::bold(15.0), INK), (&*says, faces::words(13.0), MUTED)] {
        let galley = ui.painter().layout(text.to_owned(), font, pass.colour(role), (whole.width() - 36.0).max(80.0));
        let high = galley.size().y;
        ui.painter().galley(at, galley, pass.colour(role));
        at.y += high + 3.0;
    }
}

/// From the right: the four ways to pull the lattice apart that the views are.
fn drawings(ui: &mut Ui, pass: &mut Pass<'_>) {
    for (view, name) in VIEW_NAMES.into_iter().rev() {
        if choice(ui, pass, name, pass.session.place().view == view) {
            pass.act(Action::View(view));
        }
    }
}

/// From the right: the state after the step, or before it.
fn before(ui: &mut Ui, pass: &mut Pass<'_>) {
    let shown = pass.session.place().before;
    if choice(ui, pass, "After", !shown) {
        pass.act(Action::Before(false));
    }
    if choice(ui, pass, "Before", shown) {
        pass.act(Action::Before(true));
    }
    label(ui, pass, "show", faces::words(13.0), MUTED);
}

/// From the right: how many elements of the step are finished.
fn inside(ui: &mut Ui, pass: &mut Pass<'_>, width: f32) {
    let Some(elements) = pass.session.look().map(|look| look.elements()).filter(|elements| elements.count > 0) else {
        return;
    };
    let now = pass.session.place().sub.unwrap_or(elements.count);
    let mut done = now;
    slider(ui, "inside", &mut done, 0..=elements.count, width);
    label(ui, pass, "inside", faces::words(13.0), MUTED);
    if done != now {
        pass.act(Action::Inside(done));
    }
}
