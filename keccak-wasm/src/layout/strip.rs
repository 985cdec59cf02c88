//! The sponge strip: blocks over the state that they are XORed into, f between, output over the state that it is read from.
//!
//! Blocks and output have one scale, and so have rate and capacity; f and what is left out have a width of their own.

mod bars;
mod one_line;
mod to_scale;

use keccak_explore::strip::{Part, Piece, Strip};

use super::{Rect, Scene};
use crate::prelude::*;

/// How high the strip is where there is room, and on a phone, where it is one line.
const HEIGHT: f32 = 72.0;
const LINE: f32 = 18.0;

/// The bar of a block or of output, the bar of the state, and f: their top and their height.
const BLOCK: (f32, f32) = (15.0, 13.0);
const STATE: (f32, f32) = (43.0, 22.0);
const F: (f32, f32) = (28.0, 41.0);

/// Room for "0" at the left, for "rate" and "capacity" at the right, and around an output.
const LEAD: f32 = 24.0;
const TRAIL: f32 = 54.0;
const AROUND: f32 = 20.0;

/// How high the strip is in a panel of this width.
pub fn height(width: f32) -> f32 {
    if width < 620.0 { LINE } else { HEIGHT }
}

/// The pieces and their places, from left to right, from y = 0 on.
pub fn places(strip: &Strip, width: f32) -> Vec<(&Piece, Rect)> {
    if width < 620.0 { one_line(strip, width) } else { to_scale(strip, width) }
}

fn to_scale(strip: &Strip, width: f32) -> Vec<(&Piece, Rect)> {
    let sponge = strip.rate.is_some();
    let trail = if sponge { TRAIL } else { 2.0 };
    // A round's tick takes two pixels.
    let f = (2.0 * strip.line.rounds as f32 + 14.0).max(30.0);
    let fixed = |piece: &Piece| match piece.part {
        Part::Start if sponge => LEAD,
        Part::Permutation { .. } => f,
        Part::Gap(_) => 74.0,
        Part::Squeeze => AROUND,
        _ => 0.0,
    };
    let (mut all, mut bits) = (0.0, 0.0);
    for piece in &strip.pieces {
        all += fixed(piece);
        bits += piece.bits as f32;
    }
    // At most six tenths of the width have no scale.
    let squeezed = (0.6 * (width - trail) / all).min(1.0);
    let scale = (width - trail - all * squeezed) / bits.max(1.0);
    let mut x = 0.0;
    let place = |piece| {
        let wide = fixed(piece) * squeezed + scale * piece.bits as f32;
        x += wide;
        (piece, Rect { x: x - wide, y: 0.0, width: wide, height: HEIGHT })
    };
    strip.pieces.iter().map(place).collect()
}

/// The permutation at hand, what goes into it, and what comes after it.
fn one_line(strip: &Strip, width: f32) -> Vec<(&Piece, Rect)> {
    let f = strip.opened();
    let wide = [0.62 * (width - 38.0), 38.0, 0.38 * (width - 38.0)];
    let mut x = 0.0;
    let mut placed = Vec::new();
    for (piece, wide) in strip.pieces[f.saturating_sub(1)..].iter().zip(wide) {
        placed.push((piece, Rect { x, y: 0.0, width: wide, height: LINE }));
        x += wide;
    }
    placed
}

/// The place on the line of events that a point leads to: from the value of a leaf, in the bar of a block, to that leaf.
pub fn hit(strip: &Strip, width: f32, x: f32, y: f32) -> Option<u64> {
    let (piece, rect) = places(strip, width).into_iter().find(|(_, rect)| x >= rect.x && x < rect.x + rect.width)?;
    let part = |count: u64, from: f32, wide: f32| (((x - from) / wide).max(0.0) * count as f32) as u64;
    Some(match piece.part {
        Part::Permutation { rounds, .. } => {
            let (from, wide) = ticks(rect);
            piece.target + 5 * part(rounds as u64, from, wide).min(rounds as u64 - 1)
        }
        Part::Gap(count) => {
            let p = piece.permutation + part(count, rect.x, rect.width).min(count - 1);
            strip.start + strip.line.first_ordinal(p)
        }
        Part::Block(ref block) if !block.parts.is_empty() && width >= 620.0 && y < BLOCK.0 + BLOCK.1 => {
            bars::leaf(block, x, body(rect)).map_or(piece.target, |call| strip.lines.first_ordinal(call) + 1)
        }
        _ => piece.target,
    })
}

/// What a point of the strip stands on within a block, in words, where that is not all message and padding.
pub fn named(strip: &Strip, width: f32, x: f32) -> String {
    let pieces = places(strip, width);
    let Some((Piece { part: Part::Block(block), .. }, rect)) =
        pieces.into_iter().find(|(_, rect)| x >= rect.x && x < rect.x + rect.width)
    else {
        return String::new();
    };
    if block.parts.is_empty() { String::new() } else { bars::named(block, x, body(rect)) }
}

/// A piece without the gap behind it.
fn body(place: Rect) -> Rect {
    Rect { width: place.width - 2.0, ..place }
}

/// Where the ticks of the rounds stand in f: from where, and how wide all of them are.
fn ticks(f: Rect) -> (f32, f32) {
    let f = body(f);
    let inset = (f.width * 0.11).min(6.0);
    (f.x + inset, f.width - 2.0 * inset)
}

/// The strip, its top at `top`. Says where the permutation at hand ends below.
pub(super) fn draw(scene: &mut Scene, strip: &Strip, top: f32) -> (f32, f32) {
    let width = scene.width;
    let mut bottom = (0.0, top);
    let places = places(strip, width);
    let opened = &strip.pieces[strip.opened()];
    for (i, (piece, rect)) in places.iter().enumerate() {
        let rect = Rect { y: top, ..*rect };
        // Words may reach over what follows where nothing is said.
        let next = places.iter().skip(i + 1).find(|(piece, _)| !piece.label.is_empty());
        let room = next.map_or(width, |(_, next)| next.x) - rect.x - 4.0;
        if width < 620.0 {
            one_line::draw(scene, piece, rect);
        } else {
            to_scale::Drawing { strip, scene }.piece(piece, rect, room);
        }
        if core::ptr::eq(*piece, opened) {
            bottom = (rect.centre().0, top + F.0 + F.1);
        }
    }
    bottom
}
