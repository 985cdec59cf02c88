//! The line over the lattice: where we are, what changed, how far inside the step, before or after, and what is open.

use bevy_egui::egui::{Align, Layout, Ui};
use keccak_explore::action::Action;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::view;

use super::faces;
use super::parts::{choice, label, slider, toggle};
use super::ui::{Panels, Pass};

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, view: bool) {
    let position = view::position(pass.session);
    let wide = ui.available_width() > 1000.0;
    ui.horizontal(|ui| {
        let title = if position.title.is_empty() {
            "The positions are known once the message is hashed."
        } else {
            &position.title
        };
        label(ui, pass, title, faces::bold(13.0), INK);
        if wide {
            label(ui, pass, &position.count, faces::words(12.0), MUTED);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            toggle(ui, pass, "Sponge", &mut panels.open.sponge);
            toggle(ui, pass, "Words", &mut panels.open.words);
            let mut open = panels.open.view.unwrap_or(view);
            toggle(ui, pass, "View", &mut open);
            panels.open.view = (open != view).then_some(open);
            if wide {
                ui.add_space(12.0);
                before(ui, pass);
                ui.add_space(12.0);
                let room = (ui.available_width() - 70.0).clamp(60.0, 240.0);
                inside(ui, pass, room);
            }
        });
    });
    if !wide {
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
    slider(ui, &mut done, 0..=elements.count, width);
    label(ui, pass, "inside", faces::words(13.0), MUTED);
    if done != now {
        pass.act(Action::Inside(done));
    }
}
