//! The step: its letter and sentence, the question about the bit, the ledger that answers it, and the figure from nearby.

use bevy_egui::egui::{Align2, Sense, Stroke, Ui, pos2, vec2};
use keccak_core::position::Event;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::view::{self, Row};
use keccak_explore::words;
use keccak_wasm::layout::aside;
use keccak_wasm::layout::sample::Sample;

use super::parts::{paint_mark, section, sentence};
use super::ui::{Panels, Pass};
use super::{faces, paint};

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !section(ui, pass, "Step", &mut panels.open.step) {
        return;
    }
    let Some(look) = pass.session.look() else {
        let words = view::digest(pass.session).words.unwrap_or_default();
        sentence(ui, pass, words, faces::words(13.0), MUTED);
        return;
    };
    let words::Caption { letter, name, sentence: says } = words::caption(&look);
    ui.horizontal_top(|ui| {
        let greek = matches!(look.event, Event::Step(..));
        let font = if greek { faces::letter(46.0) } else { faces::words(30.0) };
        let (rect, _) = ui.allocate_exact_size(vec2(38.0, 46.0), Sense::hover());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, font, pass.colour(INK));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            sentence(ui, pass, name, faces::bold(13.0), INK);
            sentence(ui, pass, says, faces::words(12.5), INK);
        });
    });
    let Some(explanation) = view::explanation(pass.session) else { return };
    if !explanation.question.is_empty() {
        sentence(ui, pass, &explanation.question, faces::bold(17.0), INK);
    }
    ledger(ui, pass, &explanation);
    sentence(ui, pass, &explanation.answer, faces::words(13.0), INK);
    // Within a step the words are about the bit, the figure about what was finished last.
    if let Some(done @ 1..) = look.place.sub
        && look.told() != look.focus()
    {
        let words = format!("Figure: {}, finished last.", look.elements().name(done - 1));
        sentence(ui, pass, words, faces::words(12.5), MUTED);
    }
    if let Some(picture) = &panels.picture {
        let width = ui.available_width();
        let mut scene = aside::scene(picture, width);
        if scene.height > 0.0 {
            scene.theme = pass.theme;
            let (rect, _) = ui.allocate_exact_size(vec2(width, scene.height), Sense::hover());
            paint::paint(&ui.painter_at(rect.expand(4.0)), &scene, rect.min);
        }
    }
    if let Some(hint) = explanation.hint {
        sentence(ui, pass, hint, faces::bold(13.0), INK);
    }
}

/// How high a row of the ledger is.
const ROW: f32 = 28.0;
/// How wide the column of the operators is at least.
const OPERATOR: f32 = 15.0;
/// How far from the right the mark stands, and how far left of it this bit's form must end.
const MARK: (f32, f32) = (36.0, 52.0);

/// Where the columns of the general forms and of this bit's begin; without the second, this bit's stand under the general ones.
#[derive(Clone, Copy)]
struct Columns {
    general: f32,
    this: Option<f32>,
}

fn ledger(ui: &mut Ui, pass: &Pass<'_>, explanation: &view::Explanation) {
    let rows = || explanation.rows.iter().chain(&explanation.sum);
    let width = |words: &str, font| ui.painter().layout_no_wrap(words.to_owned(), font, pass.colour(INK)).size().x;
    let operator = rows().map(|row| width(row.operator, faces::words(13.0))).fold(OPERATOR, f32::max);
    // The last row is bold, and so wider.
    let widest = rows().map(|row| width(&row.general, faces::bold_letter(13.0))).fold(0.0, f32::max);
    let general = operator + 5.0;
    let this = general + widest + 12.0;
    let own = rows().map(|row| width(&row.this, faces::value(11.0))).fold(0.0, f32::max);
    let columns = Columns { general, this: (this + own <= ui.available_width() - MARK.1).then_some(this) };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let sides = explanation.sides.as_ref();
        if let Some([before, _]) = sides {
            side(ui, pass, before);
        }
        for row in &explanation.rows {
            ledger_row(ui, pass, row, columns, false);
        }
        if let Some(sum) = &explanation.sum {
            ledger_row(ui, pass, sum, columns, true);
        }
        if let Some([_, after]) = sides {
            side(ui, pass, after);
        }
    });
}

/// Of when the values above or below are.
fn side(ui: &mut Ui, pass: &Pass<'_>, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    let at = pos2(rect.right() - 2.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, words, faces::words(10.0), pass.colour(MUTED));
}

fn ledger_row(ui: &mut Ui, pass: &Pass<'_>, row: &Row, Columns { general, this }: Columns, sum: bool) {
    let all = ui.available_width();
    let (letter, value) = if sum {
        (faces::bold_letter(13.0), faces::bold_value(11.0))
    } else {
        (faces::letter(13.0), faces::value(11.0))
    };
    let own = ui.painter().layout_no_wrap(row.this.clone(), value, pass.colour(INK));
    let below = this.is_none() && row.column.is_empty();
    let height = if below { ROW + 12.0 } else { ROW };
    let (rect, _) = ui.allocate_exact_size(vec2(all, height), Sense::hover());
    let y = rect.top() + ROW / 2.0;
    let painter = ui.painter();
    if sum {
        let rule = Stroke::new(1.5, pass.colour(INK));
        painter.line_segment([rect.left_top(), rect.right_top()], rule);
    }
    let left = rect.left();
    let operator = pos2(left + general - 5.0, y);
    painter.text(operator, Align2::RIGHT_CENTER, row.operator, faces::words(13.0), pass.colour(INK));
    painter.text(pos2(left + general, y), Align2::LEFT_CENTER, &row.general, letter, pass.colour(INK));
    if row.column.is_empty() {
        let at = this.map_or(pos2(left + general, y + 8.0), |this| pos2(left + this, y - own.size().y / 2.0));
        painter.galley(at, own, pass.colour(INK));
    } else {
        let squares = this.unwrap_or(rect.width() - MARK.1 - 76.0);
        for (i, one) in row.column.iter().enumerate() {
            let middle = pos2(left + squares + 6.0 + 14.0 * i as f32, y);
            paint_mark(ui, pass, middle, Sample { one: *one, ..Sample::default() }, 11.0);
        }
    }
    if let Some(view::Mark { diamond, value, changed, read, selected }) = row.mark {
        let sample = Sample { diamond, one: value, changed, read, written: false, selected };
        paint_mark(ui, pass, pos2(rect.right() - MARK.0, y), sample, 13.0);
    }
    let font = if sum { faces::bold_value(13.0) } else { faces::value(13.0) };
    ui.painter().text(pos2(rect.right() - 2.0, y), Align2::RIGHT_CENTER, &row.value, font, pass.colour(INK));
}
