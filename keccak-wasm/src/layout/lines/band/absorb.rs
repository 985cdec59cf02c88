//! Absorb in the band: the block, byte by byte.

use keccak_explore::figure::Block;
use keccak_explore::figure::tape::Kind;
use keccak_explore::palette::{FAINT, GROUND, INK, MUTED, READ, WRITTEN};
use keccak_explore::words::Content;

use super::super::geometry::{Geometry, Tier};
use super::super::tape::{strength, under_the_bits};
use super::cells::{Grid, remark, round_frame, row_label, span, title, top};
use crate::layout::{Align, MONO, SANS, Scene, Stroke};
use crate::prelude::*;

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, block: &Block) {
    let tape = &block.tape;
    under_the_bits(scene, geometry, tape, READ);
    title(scene, geometry, &tape.title);
    remark(scene, geometry, &tape.title, &block.padding);
    let cells = cells(geometry, tape.bytes.len());
    for i in 0..tape.bytes.len() {
        cell(scene, &cells, block, i, true);
        if i % cells.columns == 0 {
            let words = if i == 0 && geometry.tier != Tier::Narrow { "byte 0".to_owned() } else { i.to_string() };
            row_label(scene, geometry, cells.baseline(i), &words);
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
    let across = (right - left) / columns as f32;
    let down = ((geometry.height - 2.0 - top) / count.div_ceil(columns) as f32).min(31.0 * geometry.scale);
    let size = (across - 1.4 * geometry.scale, 0.84 * down);
    let (text, two) = (11.0 * geometry.scale, size.1 >= 17.0);
    Grid { at: (left, top), columns, pitch: (across, down), size, group: columns, gap: 0.0, text, two }
}

/// A byte: its digits over its character, or over what it is; with its frame, or what is in it alone.
fn cell(scene: &mut Scene, cells: &Grid, block: &Block, i: usize, frame: bool) {
    let Some(byte) = block.tape.bytes.get(i) else { return };
    let rect = cells.cell(i);
    let strength = strength(&block.tape, i);
    let label = byte.kind.word();
    let message = byte.kind == Kind::Message;
    if message {
        scene.fill(rect, GROUND, strength);
    }
    // A phone's cells are too small for frames that say nothing.
    let stroke = match byte.kind {
        Kind::Around(label) => match Content::of(label) {
            Content::Encoded => Stroke::solid(WRITTEN, 1.0),
            Content::Given => Stroke::solid(MUTED, 1.0),
            Content::Value => Stroke::solid(READ, 1.0),
            _ => Stroke::solid(FAINT, 1.0),
        },
        _ if label.is_empty() => Stroke::solid(FAINT, 1.0),
        _ => Stroke::solid(WRITTEN, 1.75),
    };
    if frame && !(cells.columns < 34 && stroke.paint.role == FAINT) {
        scene.outline(rect.grown(-stroke.width / 2.0), stroke);
        scene.pale(strength);
    }
    let (x, _) = rect.centre();
    let (role, bold) = if message || !label.is_empty() { (INK, true) } else { (MUTED, false) };
    scene.text((x, cells.baseline(i)), byte.digits(), cells.text(), role, MONO.bold(bold).align(Align::Centre));
    scene.pale(strength);
    if !cells.two {
        return;
    }
    let (words, size, style) = match byte.glyph {
        Some(glyph) => (glyph.to_string(), 0.4 * rect.height, MONO),
        None => {
            let fits = (rect.width - 4.0) / (0.48 * label.len() as f32);
            (label.to_owned(), fits.min(0.4 * rect.height), SANS)
        }
    };
    if !words.is_empty() && size >= 8.0 {
        scene.text((x, rect.y + 0.87 * rect.height), words, size, MUTED, style.align(Align::Centre));
        scene.pale(strength);
    }
}
