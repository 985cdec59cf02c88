//! What both forms of the strip share: the bar of a block, words where they fit, and how past, now and to come are drawn.

use keccak_core::functions::Label;
use keccak_explore::palette::{GROUND, HAIR, INK, MUTED, READ, Role, WRITTEN};
use keccak_explore::strip::{Block, Piece, Time};
use keccak_explore::words::{Content, Part};

use crate::layout::{Rect, SANS, Scene};
use crate::prelude::*;

/// A block to scale: message filled, zeros empty, the bytes that hold the ones of the padding told apart.
pub(super) fn block_bar(scene: &mut Scene, block: &Block, piece: &Piece, bar: Rect) {
    let (message, suffix, last) = block_parts(block, bar);
    let fill = |from: f32, to: f32| Rect { x: from, width: to - from, ..bar };
    let solid = if piece.time == Time::ToCome { HAIR } else { MUTED };
    if !block.parts.is_empty() {
        parts(scene, block, bar, solid);
    } else if block.message > 0 {
        scene.fill(fill(bar.x, message), solid, 1.0);
    }
    for &(from, to) in &[suffix, last] {
        if to > from {
            scene.fill(fill(from, to), WRITTEN, 1.0);
        }
    }
    let (role, width) = match piece.time {
        Time::Now => (INK, 2.0),
        Time::Past if piece.current => (INK, 1.0),
        Time::Past => (MUTED, 1.0),
        Time::ToCome => (HAIR, 1.0),
    };
    scene.frame(inner(bar), role, width);
}

/// What a mode writes around the message, and the message between: the message full, what the reader gave beside it hatched,
/// what the mode encodes half as high and in the colour of the padding, the value of each leaf a box, filling zeros empty.
// Only modes have such blocks: a page loads it with them.
#[inline(never)]
fn parts(scene: &mut Scene, block: &Block, bar: Rect, solid: Role) {
    for part in &block.parts {
        let place = stretch(block, part, bar);
        match Content::of(part.label) {
            Content::Message => scene.fill(place, solid, 1.0),
            Content::Given => {
                scene.fill(place, GROUND, 1.0);
                let mut x = place.x;
                while x < place.x + place.width {
                    scene.fill(Rect { x, width: 1.0, ..place }, solid, 1.0);
                    x += 3.0;
                }
            }
            Content::Encoded => {
                let height = place.height / 2.0;
                scene.fill(Rect { y: place.y + height, width: place.width.max(1.5), height, ..place }, WRITTEN, 1.0);
            }
            Content::Value => scene.frame(Rect { width: (place.width - 2.0).max(0.5), ..place.grown(-1.5) }, READ, 1.0),
            Content::Fill => (),
        }
    }
}

/// Where a part of a block stands in its bar, to scale.
fn stretch(block: &Block, part: &Part, bar: Rect) -> Rect {
    let scale = bar.width / all(block) as f32;
    Rect { x: bar.x + scale * part.from as f32, width: scale * part.bits as f32, ..bar }
}

/// The longest stretch of message in such a block; empty where it has none.
#[inline(never)]
pub(super) fn full(block: &Block, bar: Rect) -> Rect {
    let longest = block.parts.iter().filter(|part| part.label.is_message()).max_by_key(|part| part.bits);
    let place = longest.map_or(Rect { width: 0.0, ..bar }, |part| stretch(block, part, bar));
    Rect { x: place.x + 6.0, width: place.width - 10.0, ..place }
}

/// What stands at so many pixels from the left of such a block, in words.
#[inline(never)]
pub(super) fn named(block: &Block, x: f32, bar: Rect) -> String {
    at(block, x, bar).map_or(String::new(), |part| part.label.to_string())
}

/// The leaf whose value stands there.
#[inline(never)]
pub(super) fn leaf(block: &Block, x: f32, bar: Rect) -> Option<u64> {
    match at(block, x, bar)?.label {
        Label::ChainingValue(call) => Some(call),
        _ => None,
    }
}

fn at(block: &Block, x: f32, bar: Rect) -> Option<&Part> {
    block.parts.iter().find(|part| {
        let place = stretch(block, part, bar);
        x >= place.x && x < place.x + place.width
    })
}

/// How many bits a block has.
fn all(block: &Block) -> u64 {
    (block.message + block.around + block.suffix + block.zeros + block.last).max(1)
}

/// Where the message ends, and where suffix and last byte stand: at least three pixels each.
pub(super) fn block_parts(block: &Block, bar: Rect) -> (f32, (f32, f32), (f32, f32)) {
    let scale = bar.width / all(block) as f32;
    let wide = |bits: u64| if bits == 0 { 0.0 } else { (scale * bits as f32).max(3.0) };
    let end = bar.x + bar.width;
    let last = end - wide(block.last);
    let filled = block.message + block.around;
    let gap = if filled > 0 { 1.5 } else { 0.0 };
    let message = bar.x + scale * filled as f32;
    let between = if block.last > 0 { 1.0 } else { 0.0 };
    let suffix = (message + gap).min(last - between - wide(block.suffix)).max(bar.x);
    let message = if block.suffix > 0 { message.min(suffix - gap).max(bar.x) } else { message };
    (message, (suffix, (suffix + wide(block.suffix)).min(last)), (last, end))
}

/// Where words about the padding have room: between its first and its last byte.
pub(super) fn padding_room(block: &Block, bar: Rect) -> Rect {
    let (_, (_, from), (to, _)) = block_parts(block, bar);
    Rect { x: from + 4.0, width: to - from - 7.0, ..bar }
}

/// Room for the name of one of many: all are named alike, in short where not each has room for more.
pub(super) fn alike(rect: Rect, long: f32, room: f32) -> f32 {
    if rect.width < long { room.min(90.0) } else { room }
}

/// The first of these words that there is room for, if there is any.
pub(super) fn say(scene: &mut Scene, at: (f32, f32), of: &[&str], room: f32, role: Role) {
    if let Some(words) = fitting(of, 5.6, room) {
        scene.text(at, words, 10.0, role, SANS);
    }
}

/// The same, where a character takes so much.
pub(super) fn fitting<'a>(of: &[&'a str], character: f32, room: f32) -> Option<&'a str> {
    of.iter().find(|words| !words.is_empty() && words.chars().count() as f32 * character <= room).copied()
}

/// The frame's middle, so that a line of one pixel is within the rectangle.
pub(super) fn inner(rect: Rect) -> Rect {
    let inner = rect.grown(-0.5);
    Rect { width: inner.width.max(0.5), height: inner.height.max(0.5), ..inner }
}

pub(super) fn words(piece: &Piece) -> Role {
    if piece.current { INK } else { MUTED }
}

pub(super) fn line(time: Time) -> Role {
    match time {
        Time::Past => MUTED,
        Time::Now => INK,
        Time::ToCome => HAIR,
    }
}

/// How lines of a piece are drawn: their colour and width.
pub(super) fn pen(time: Time) -> (Role, f32) {
    match time {
        Time::Past => (MUTED, 1.25),
        Time::Now => (INK, 2.0),
        Time::ToCome => (HAIR, 1.0),
    }
}
