//! The bit: where it is, what became of it in this round, what it was made from, where it goes.

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{Align2, Label, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use keccak_explore::action::Action;
use keccak_explore::palette::{FAINT, HAIR, INK, MUTED};
use keccak_explore::selection::Part;
use keccak_explore::view::{self, Inspector};
use keccak_explore::words::controls::{NO_BIT, THROUGH};
use keccak_wasm::layout::sample::Sample;

use super::faces;
use super::parts::{append, button, choice, label, paint_mark, section, sentence, toggle};
use super::ui::{Panels, Pass};

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !section(ui, pass, "Bit", &mut panels.open.inspector) {
        return;
    }
    let selection = pass.session.place().selection;
    let known = view::inspector(pass.session);
    let (title, pinned) = match &known {
        Some(inspector) => (&*inspector.title, inspector.pinned),
        // A part has no bit of its own to be told of; the question names it.
        None => NO_BIT[usize::from(selection.is_none())],
    };
    ui.horizontal_wrapped(|ui| {
        label(ui, pass, title, faces::bold(13.0), INK);
        label(ui, pass, pinned, faces::words(12.0), MUTED);
    });
    if let Some(inspector) = &known {
        lane(ui, pass, inspector);
        through(ui, pass, inspector);
    }
    if let Some(inspector) = &known {
        next(ui, pass, inspector, selection.is_some());
    }
    if known.is_some() || selection.is_some() {
        let chosen = match selection {
            // The whole state is none of the parts.
            Some(selection) => selection.part(),
            None => Some(Part::Bit),
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            for part in Part::ALL {
                if choice(ui, pass, part.name(), chosen == Some(*part)) {
                    pass.act(Action::Part(*part));
                }
            }
        });
    }
    let Some(inspector) = known else { return };
    let (sources, targets) = (&inspector.sources, &inspector.targets);
    if sources.len() + targets.len() > 0 {
        let words = format!("Sources ({}) · targets ({})", sources.len(), targets.len());
        toggle(ui, pass, &words, "", &mut panels.open.bits);
        if panels.open.bits {
            bits(ui, pass, "Sources", sources);
            let top = ui.cursor().top();
            bits(ui, pass, "Targets", targets);
            // Their lines are drawn while the pointer is on the list.
            let list = bevy_egui::egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
            panels.aims = ui.rect_contains_pointer(list) && !targets.is_empty();
        }
    }
}

/// Where it goes next, and the way there.
fn next(ui: &mut Ui, pass: &mut Pass<'_>, inspector: &Inspector, pinned: bool) {
    ui.horizontal_wrapped(|ui| {
        if !inspector.next.is_empty() {
            let mut job = LayoutJob::default();
            append(&mut job, pass, "Next: ", faces::words(13.0), MUTED);
            append(&mut job, pass, &inspector.next, faces::words(13.0), INK);
            ui.add(Label::new(job).wrap());
        }
        if pinned && button(ui, pass, "Follow", "F", true).clicked() {
            pass.act(Action::Follow(true));
        }
    });
}

/// The lane's digits, the bit's own one framed; and its place in the string.
fn lane(ui: &mut Ui, pass: &Pass<'_>, inspector: &Inspector) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        label(ui, pass, &inspector.lane, faces::words(12.5), MUTED);
        for (group, from) in (0..inspector.hex.len()).step_by(4).enumerate() {
            let digits = &inspector.hex[from..inspector.hex.len().min(from + 4)];
            let response = label(ui, pass, digits, faces::value(12.0), INK);
            if inspector.digit / 4 == group {
                let each = response.rect.width() / digits.len() as f32;
                let left = response.rect.left() + each * (inspector.digit % 4) as f32;
                let frame = bevy_egui::egui::Rect::from_min_size(
                    pos2(left, response.rect.top()),
                    vec2(each, response.rect.height()),
                );
                let edge = Stroke::new(1.5, pass.colour(INK));
                ui.painter().rect_stroke(frame.expand2(vec2(1.5, 0.0)), 0.0, edge, StrokeKind::Middle);
            }
        }
    });
    let mut job = LayoutJob::default();
    append(&mut job, pass, "in the string ", faces::words(12.5), MUTED);
    append(&mut job, pass, &format!("{} · {}", inspector.string, inspector.byte), faces::words(12.5), INK);
    ui.add(Label::new(job).wrap());
}

/// Its place before the round and after each step. At ρ and π another bit stands there afterwards: the link is dotted.
fn through(ui: &mut Ui, pass: &Pass<'_>, inspector: &Inspector) {
    let (Some(round), false) = (inspector.round, inspector.through.is_empty()) else { return };
    sentence(ui, pass, format!("{THROUGH} {round}"), faces::words(12.0), MUTED);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let pitch = ((rect.width() - 32.0) / (inspector.through.len() - 1).max(1) as f32).min(46.0);
    let y = rect.top() + 12.0;
    let x = |i: usize| rect.left() + 18.0 + pitch * i as f32;
    for i in 1..inspector.through.len() {
        let ends = [pos2(x(i - 1) + 11.0, y), pos2(x(i) - 11.0, y)];
        let moved = matches!(inspector.through[i].0, "ρ" | "π");
        if moved {
            ui.painter().extend(bevy_egui::egui::Shape::dashed_line(&ends, (1.0, pass.colour(FAINT)), 1.5, 2.5));
        } else {
            ui.painter().line_segment(ends, (1.0, pass.colour(HAIR)));
        }
    }
    for (i, (name, one, changed)) in inspector.through.iter().enumerate() {
        let now = i == inspector.now;
        let sample = Sample { one: *one, changed: *changed, selected: now, ..Sample::default() };
        paint_mark(ui, pass, pos2(x(i), y), sample, 13.0);
        let font = match (i, now) {
            (0, _) => faces::words(11.0),
            (_, true) => faces::bold_letter(15.0),
            _ => faces::letter(14.0),
        };
        let colour = pass.colour(if now { INK } else { MUTED });
        ui.painter().text(pos2(x(i), rect.bottom() - 1.0), Align2::CENTER_BOTTOM, name, font, colour);
    }
}

/// Bits, each a click away.
fn bits(ui: &mut Ui, pass: &mut Pass<'_>, name: &str, bits: &[String]) {
    if bits.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
        ui.spacing_mut().button_padding = vec2(4.0, 1.0);
        ui.spacing_mut().interact_size.y = 20.0;
        label(ui, pass, name, faces::words(12.0), MUTED);
        for bit in bits {
            let words = super::parts::text(pass, format!("({})", bit.replace(',', ", ")), faces::words(12.0), INK);
            if ui.button(words).clicked() {
                pass.act(Action::Select(bit.clone()));
            }
        }
    });
}
