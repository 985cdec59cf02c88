//! The calls of a tree, over its strip: the leaves in the order of the message, then the final node; a press chooses one.
//!
//! Only a tree has them, and it has fields of its own: a page loads what these functions do with those.

use keccak_explore::palette::{HAIR, INK, MUTED, PAPER, WRITTEN};
use keccak_explore::timeline::Timeline;

use crate::layout::{Align, Rect, SANS, Scene};
use crate::prelude::*;

/// How high a call's box is, and the room that the row takes.
const BOX: f32 = 12.0;
pub(super) const ROOM: f32 = 16.0;

/// Boxes narrower than this are one bar.
const NARROWEST: f32 = 5.0;

/// The call at this share of the width: its first position but the start, on the line of all.
#[inline(never)]
pub(super) fn hit(timeline: &Timeline, width: f32, x: f32) -> u64 {
    let lines = timeline.strip.lines;
    let place = ((x / width).clamp(0.0, 1.0) * lines.call_count() as f32) as u64;
    // Call 0 comes behind the leaves.
    let call = if place >= lines.leaves { 0 } else { place + 1 };
    lines.first_ordinal(call) + 1
}

#[inline(never)]
pub(super) fn draw(scene: &mut Scene, timeline: &Timeline) {
    let (lines, width) = (timeline.strip.lines, scene.width);
    let count = lines.call_count();
    let pitch = width / count as f32;
    let now = match timeline.strip.call {
        0 => lines.leaves,
        call => call - 1,
    };
    let place = |i: u64| Rect { x: pitch * i as f32, y: 0.5, width: pitch - 2.0, height: BOX };
    if pitch < NARROWEST {
        let y = BOX / 2.0;
        let bar = |x, width, height| Rect { x, y: y - height / 2.0, width, height };
        scene.fill(bar(0.0, width, 1.0), HAIR, 1.0);
        scene.fill(bar(0.0, place(now).x, 5.0), HAIR, 1.0);
        scene.fill(bar(width - 3.0, 3.0, 9.0), WRITTEN, 1.0);
        scene.fill(bar(place(now).x.min(width - 3.0), pitch.max(3.0), 9.0), INK, 1.0);
        return;
    }
    for i in 0..count {
        let place = place(i);
        if i == now {
            scene.fill(place, INK, 1.0);
        } else {
            // What is past is filled; the final node, where the values meet, has the frame of what is written.
            if i < now {
                scene.fill(place, HAIR, 0.5);
            }
            scene.frame(place, if i == lines.leaves { WRITTEN } else { HAIR }, 1.0);
        }
        let number = (i + 1).to_string();
        let words: &[&str] =
            if i == lines.leaves { &["final node", "node", "0"] } else { &[&["call ", &number].concat(), &number] };
        let role = if i == now { PAPER } else { MUTED };
        if let Some(words) = words.iter().find(|words| 6.0 * words.len() as f32 + 2.0 <= place.width) {
            scene.text((place.centre().0, place.y + 9.5), *words, 10.0, role, SANS.align(Align::Centre));
        }
    }
}
