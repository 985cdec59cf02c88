//! How the lattice is looked at: from where, how far apart, how much of it, how it is lit.

use bevy_egui::egui::{Checkbox, Ui};
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Preset};
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::session::{Origin, View};

use super::parts::{button, captioned, choice, label, slider, text};
use super::ui::{Ask, Panels, Pass};
use super::{controls, faces};

/// The presets with their words.
const PRESETS: [(Preset, &str); 5] = [
    (Preset::Front, "Front"),
    (Preset::Top, "Top"),
    (Preset::Side, "Side"),
    (Preset::Isometric, "Isometric"),
    (Preset::Fips, "FIPS 202"),
];

/// The views with their words.
pub(super) const VIEW_NAMES: [(View, &str); 4] =
    [(View::Lines, "Lines"), (View::Slices, "Slices"), (View::Lattice, "Lattice"), (View::Lanes, "Lanes")];

/// How x runs.
pub(super) const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Corner => "0 1 2 3 4",
        Origin::Centre => "3 4 0 1 2",
    }
}

/// The row.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let place = pass.session.place();
    let (camera, only, origin, still) = (place.camera, place.only, place.origin, place.reduced_motion);
    let pinned = place.selection.is_some();
    let keys = ui.available_width() > 1000.0;
    let key = |name| if keys { controls::key(name) } else { "" };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = if keys { 6.0 } else { 4.0 };
        if !super::heading::has_views(ui.ctx().viewport_rect().width() - 32.0) {
            for (view, name) in VIEW_NAMES {
                if choice(ui, pass, name, place.view == view) {
                    pass.act(Action::View(view));
                }
            }
            ui.add_space(4.0);
        }
        for (preset, words) in PRESETS {
            if button(ui, pass, words, key(words), true).clicked() {
                pass.act(Action::From(preset));
            }
        }
        if button(ui, pass, "As at first", key("As at first"), true).clicked() {
            pass.act(Action::ResetCamera);
        }
        ui.add_space(4.0);
        label(ui, pass, "apart", faces::words(13.0), MUTED);
        for (axis, letter, name, apart) in [
            (Axis::X, "x", "apart along x", camera.aside.0),
            (Axis::Y, "y", "apart along y", camera.apart),
            (Axis::Z, "z", "apart along z", camera.aside.1),
        ] {
            label(ui, pass, letter, faces::letter(14.0), INK);
            let mut pulled = apart;
            slider(ui, name, &mut pulled, 0.0..=1.0, 50.0);
            if (pulled - apart).abs() > 1e-9 {
                pass.act(Action::Pull(axis, pulled));
            }
        }
        ui.add_space(4.0);
        if check(ui, pass, "only pinned", key("only pinned"), only, pinned || only) {
            pass.act(Action::ToggleOnly);
        }
        let near = camera.focus.is_some();
        if button(ui, pass, if near { "Whole" } else { "Near" }, key("Near"), pinned || near).clicked() {
            pass.act(Action::Focus);
        }
        let more = text(pass, "More", faces::words(13.0), INK);
        ui.menu_button(more, |ui| {
            if check(ui, pass, "simple shading", controls::key("simple shading"), panels.simple, true) {
                pass.asks.push(Ask::Simple(!panels.simple));
            }
            if check(ui, pass, "no motion", controls::key("no motion"), still, true) {
                pass.act(Action::ReducedMotion(!still));
            }
            ui.horizontal(|ui| {
                label(ui, pass, "x runs", faces::words(13.0), MUTED);
                for value in Origin::ALL {
                    if choice(ui, pass, self::origin(*value), *value == origin) {
                        pass.act(Action::Origin(*value));
                    }
                }
                label(ui, pass, controls::key("0 1 2 3 4"), faces::words(11.0), MUTED);
            });
        });
    });
}

/// Something that is on or off. Says whether it was pressed.
fn check(ui: &mut Ui, pass: &Pass<'_>, words: &str, key: &str, on: bool, enabled: bool) -> bool {
    let mut checked = on;
    let words = captioned(pass, words, key, enabled);
    ui.add_enabled(enabled, Checkbox::new(&mut checked, words)).changed()
}
