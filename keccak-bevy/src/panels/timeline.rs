//! Sponge and timeline, as the page draws them, scrubbed by the pointer.

use bevy_egui::egui::{Id, Sense, Ui, vec2};
use keccak_explore::action::Action;
use keccak_wasm::layout::timeline::{self, Target};

use super::paint;
use super::ui::{Panels, Pass};

/// The panel, without the sponge where that is closed; nothing while no position is known.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &Panels) {
    let Some(timeline) = &panels.timeline else { return };
    let width = ui.available_width();
    // The bars stand under the sponge: without it the drawing begins with them.
    let top = if panels.shows_sponge() { 0.0 } else { timeline::bars(timeline, width) };
    let size = vec2(width, timeline::height(timeline, width) - top);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let mut scene = timeline::scene(timeline, width);
    scene.theme = pass.theme;
    let seen = if top > 0.0 { rect } else { rect.expand(4.0) };
    paint::paint(&ui.painter_at(seen), &scene, rect.min - vec2(0.0, top));
    // A drag along the bars stays with the bars, and asks for a place only where it is another one.
    let Some(at) = response.interact_pointer_pos() else { return };
    let at = at - rect.min + vec2(0.0, top);
    let id = Id::new("scrubbed");
    let (was, row) = ui.data(|data| data.get_temp::<(u64, f32)>(id)).unwrap_or((u64::MAX, at.y));
    let pressed = ui.input(|input| input.pointer.primary_pressed());
    let row = if pressed { at.y } else { row };
    let Some(target) = timeline::hit(timeline, width, at.x, row) else { return };
    let (Target::Ordinal(to) | Target::Permutation(to) | Target::Piece(to)) = target;
    if pressed {
        pass.act(Action::Jump(to));
    } else if response.dragged() && to != was && !matches!(target, Target::Piece(_)) {
        pass.act(Action::Scrub(to));
    }
    ui.data_mut(|data| data.insert_temp(id, (to, row)));
}
