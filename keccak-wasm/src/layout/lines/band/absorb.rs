//! Absorb in the band: the block, byte by byte.

use keccak_explore::figure::Block;
use keccak_explore::figure::tape::Kind;
use keccak_explore::palette::{FAINT, GROUND, INK, MUTED, READ, WRITTEN};

use super::super::geometry::{Geometry, Tier};
use super::super::tape::{strength, under_the_bits};
use super::cells::{Grid, round_frame, row_label, span, title, top};
use crate::layout::{Align, Scene, Shape, Stroke, Text};
use crate::prelude::*;

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, block: &Block) {
    let tape = &block.tape;
    under_the_bits(scene, geometry, tape, READ);
    title(scene, geometry, &tape.title);
    let cells = cells(geometry, tape.bytes.len());
    for i in 0..tape.bytes.len() {
        cell(scene, &cells, block, i, true);
        if i % cells.columns == 0 {
            let words = if i == 0 && geometry.tier != Tier::Narrow { "byte 0".to_owned() } else { i.to_string() };
            row_label(scene, geometry, cells.baseline(i), words);
        }
    }
    if let Some(told) = &tape.told {
        round_frame(scene, cells.cell(told.byte).grown(1.5), READ);
        cell(scene, &cells, block, told.byte, false);
    }
}

/// 34 to a row, 17 on a phone, or more where that would be too many rows.
fn cells(geometry: &Geometry, count: usize) -> Grid {
    let top = top(geometry);
    let (left, right) = span(geometry);
    let columns = match geometry.tier {
        Tier::Narrow if count <= 136 => 17,
        Tier::Narrow => 24,
        _ => 34,
    };
    let across = (right - left) / columns as f64;
    let down = ((geometry.height - 2.0 - top) / count.div_ceil(columns) as f64).min(31.0 * geometry.scale);
    let size = (across - 1.4 * geometry.scale, 0.84 * down);
    let (text, two) = (11.0 * geometry.scale, size.1 >= 17.0);
    Grid { at: (left, top), columns, pitch: (across, down), size, group: columns, gap: 0.0, text, two }
}

/// A byte: its digits over its character, or over what it is; with its frame, or what is in it alone.
fn cell(scene: &mut Scene, cells: &Grid, block: &Block, i: usize, frame: bool) {
    let Some(byte) = block.tape.bytes.get(i) else { return };
    let rect = cells.cell(i);
    let strength = strength(&block.tape, i);
    let label = byte.kind.label();
    let message = byte.kind == Kind::Message;
    if message {
        scene.fill(rect, GROUND, strength);
    }
    // A phone's cells are too small for frames that say nothing.
    if frame && !(cells.columns < 34 && label.is_empty()) {
        let stroke = if label.is_empty() { Stroke::solid(FAINT, 1.0) } else { Stroke::solid(WRITTEN, 1.75) };
        scene.shapes.push(Shape::Frame(rect.grown(-stroke.width / 2.0), stroke.strong(strength)));
    }
    let (x, _) = rect.centre();
    let (role, bold) = if message || !label.is_empty() { (INK, true) } else { (MUTED, false) };
    let digits = Text::new((x, cells.baseline(i)), byte.digits(), cells.text(), role).mono().bold(bold);
    scene.text(digits.align(Align::Centre).strong(strength));
    if !cells.two {
        return;
    }
    let under = match byte.glyph {
        Some(glyph) => Text::new((x, 0.0), glyph.to_string(), 0.4 * rect.height, MUTED).mono(),
        None => Text::new((x, 0.0), label, (rect.width / (0.46 * label.len() as f64)).min(0.34 * rect.height), MUTED),
    };
    if !under.words.is_empty() && under.size >= 7.0 {
        let at = (x, rect.y + 0.87 * rect.height);
        scene.text(Text { at, ..under }.align(Align::Centre).strong(strength));
    }
}
