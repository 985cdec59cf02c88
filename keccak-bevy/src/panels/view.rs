//! How the lattice is looked at: from where, how far apart, how much of it, how it is lit.

use bevy_egui::egui::{Checkbox, Ui};
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Preset};
use keccak_explore::palette::{HAIR, INK, MUTED};
use keccak_explore::session::Origin;

use super::faces;
use super::parts::{button, choice, label, slider, text};
use super::ui::{Ask, Panels, Pass};

/// The presets with their words and keys.
const PRESETS: [(Preset, &str, &str); 5] = [
    (Preset::Front, "Front", "5"),
    (Preset::Top, "Top", "6"),
    (Preset::Side, "Side", "7"),
    (Preset::Isometric, "Isometric", "8"),
    (Preset::Fips, "FIPS 202", "9"),
];

/// The row.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let place = pass.session.place();
    let (camera, only, origin, still) = (place.camera, place.only, place.origin, place.reduced_motion);
    let pinned = place.selection.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        label(ui, pass, "look from", faces::words(13.0), MUTED);
        for (preset, words, key) in PRESETS {
            if button(ui, pass, words, key, true).clicked() {
                pass.act(Action::From(preset));
            }
        }
        if button(ui, pass, "As at first", "R", true).clicked() {
            pass.act(Action::ResetCamera);
        }
        ui.add_space(6.0);
        label(ui, pass, "pull apart", faces::words(13.0), MUTED);
        for (axis, letter, apart) in
            [(Axis::X, "x", camera.aside.0), (Axis::Y, "y", camera.apart), (Axis::Z, "z", camera.aside.1)]
        {
            label(ui, pass, letter, faces::letter(14.0), INK);
            let mut pulled = apart;
            slider(ui, &mut pulled, 0.0..=1.0, 60.0);
            if (pulled - apart).abs() > 1e-9 {
                pass.act(Action::Pull(axis, pulled));
            }
        }
        ui.add_space(6.0);
        if check(ui, pass, "only what is pinned", only, pinned || only) {
            pass.act(Action::ToggleOnly);
        }
        if button(
            ui,
            pass,
            if camera.focus.is_some() { "Whole" } else { "Near" },
            "G",
            pinned || camera.focus.is_some(),
        )
        .clicked()
        {
            pass.act(Action::Focus);
        }
        ui.add_space(6.0);
        let more = text(pass, "More", faces::words(13.0), INK);
        ui.menu_button(more, |ui| {
            if check(ui, pass, "simple shading", panels.simple, true) {
                pass.asks.push(Ask::Simple(!panels.simple));
            }
            if check(ui, pass, "no motion", still, true) {
                pass.act(Action::ReducedMotion(!still));
            }
            ui.horizontal(|ui| {
                label(ui, pass, "x runs", faces::words(13.0), MUTED);
                for (value, words) in [(Origin::Corner, "0 1 2 3 4"), (Origin::Centre, "3 4 0 1 2")] {
                    if choice(ui, pass, words, value == origin) {
                        pass.act(Action::Origin(value));
                    }
                }
            });
        });
    });
}

/// Something that is on or off. Says whether it was pressed.
fn check(ui: &mut Ui, pass: &Pass<'_>, words: &str, on: bool, enabled: bool) -> bool {
    let mut checked = on;
    let words = text(pass, words, faces::words(13.0), if enabled { INK } else { HAIR });
    ui.add_enabled(enabled, Checkbox::new(&mut checked, words)).changed()
}
