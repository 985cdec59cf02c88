//! The key to the marks: what each role looks like, by form and colour.

use bevy_egui::egui::{Sense, Shape, StrokeKind, Ui, vec2};
use keccak_explore::palette::{INK, MUTED, READ};
use keccak_explore::words::controls::{BARS, LINES, MARKS};
use keccak_wasm::layout::sample::Sample;

use super::faces;
use super::parts::{label, paint_mark, section, sentence};
use super::ui::{Panels, Pass};

/// What each of the words of the key looks like.
fn samples() -> [Sample; 8] {
    let none = Sample::default();
    [
        none,
        Sample { one: true, ..none },
        Sample { one: true, changed: true, ..none },
        Sample { changed: true, ..none },
        Sample { read: true, ..none },
        Sample { written: true, ..none },
        Sample { diamond: true, one: true, ..none },
        Sample { diamond: true, changed: true, ..none },
    ]
}

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !section(ui, pass, "Marks", &mut panels.open.marks) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(1.0, 1.0);
        for (sample, words) in samples().into_iter().zip(MARKS) {
            // A mark stays with its word.
            let galley = ui.painter().layout_no_wrap(words.to_owned(), faces::words(12.0), pass.colour(MUTED));
            let size = vec2(26.0 + galley.size().x + 9.0, 25.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            paint_mark(ui, pass, rect.left_center() + vec2(12.0, 0.0), sample, 13.0);
            ui.painter().galley(rect.left_center() + vec2(26.0, -galley.size().y / 2.0), galley, pass.colour(MUTED));
        }
    });
    for (words, dashed) in LINES.into_iter().zip([false, true]) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 13.0), Sense::hover());
            let ends = [rect.left_center() + vec2(2.0, 0.0), rect.right_center() - vec2(2.0, 0.0)];
            if dashed {
                ui.painter().extend(Shape::dashed_line(&ends, (1.5, pass.colour(MUTED)), 4.0, 3.0));
            } else {
                ui.painter().line_segment(ends, (2.0, pass.colour(READ)));
            }
            sentence(ui, pass, words, faces::words(12.0), MUTED);
        });
    }
    let [over, filled, hollow] = BARS;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        label(ui, pass, over, faces::words(12.0), MUTED);
        for (words, full) in [(filled, true), (hollow, false)] {
            let (rect, _) = ui.allocate_exact_size(vec2(8.0, 13.0), Sense::hover());
            if full {
                ui.painter().rect_filled(rect, 0.0, pass.colour(MUTED));
            } else {
                ui.painter().rect_stroke(rect, 0.0, (1.0, pass.colour(INK)), StrokeKind::Inside);
            }
            label(ui, pass, words, faces::words(12.0), MUTED);
        }
    });
}
