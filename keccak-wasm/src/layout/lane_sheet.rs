//! A lane from nearby, for a screen whose drawing is too small to pick a bit: lines of 16 bits, each hex digit under its nibble.

use keccak_core::parts::Bit;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::picture::Picture;
use keccak_explore::words::opened_lane;

use super::marks::{self, Face};
use super::{Align, MONO, Rect, Scene};
use crate::prelude::*;

/// So many bits stand in a line.
const PER_LINE: usize = 16;
/// Sizes in a panel of this width, which then grows and shrinks with all that is in it.
const WIDTH: f32 = 374.0;
/// Room for the marks of the outermost bits.
const EDGE: f32 = 8.0;
const SIDE: f32 = 19.0;
const PITCH: f32 = 21.2;
const NIBBLE: f32 = 6.0;
const LINE: f32 = 39.0;

/// How high the panel is.
pub fn height(width: f32, w: usize) -> f32 {
    scale(width) * (EDGE + LINE * w.div_ceil(PER_LINE) as f32)
}

/// The opened lane of the picture.
pub fn scene(picture: &Picture, width: f32) -> Scene {
    let (w, lane) = (picture.shown.w, opened_lane(picture.selection));
    let mut scene = Scene::empty(width, height(width, w), picture.theme);
    let pinned = picture.selection.and_then(|selection| selection.as_bit());
    for z in 0..w {
        marks::square(&mut scene, rect(width, w, z), Face::of(picture, Bit { x: lane.x, y: lane.y, z }));
    }
    for low in (0..w).step_by(4) {
        let (last, first) = (rect(width, w, low), rect(width, w, (low + 3).min(w - 1)));
        let digit = picture.shown.lanes[lane.y][lane.x] >> low & 15;
        let own = pinned.is_some_and(|bit| bit.z / 4 == low / 4);
        let at = (f32::midpoint(first.x, last.x + last.width), last.y + last.height + 15.0 * scale(width));
        scene.text(
            at,
            format!("{digit:x}"),
            12.0 * scale(width),
            if own { INK } else { MUTED },
            MONO.bold(own).align(Align::Centre),
        );
    }
    for mark in picture.marks.iter().filter(|mark| (mark.bit.x, mark.bit.y) == (lane.x, lane.y)) {
        marks::mark(&mut scene, rect(width, w, mark.bit.z), picture, *mark);
    }
    scene
}

/// The place z of the bit that is nearest to a point of the panel.
pub fn hit(width: f32, w: usize, x: f32, y: f32) -> Option<usize> {
    let distance = |z: usize| {
        let (cx, cy) = rect(width, w, z).centre();
        (cx - x).abs() + 2.0 * (cy - y).abs()
    };
    let inside = Rect { x: 0.0, y: 0.0, width, height: height(width, w) };
    (0..w).min_by(|a, b| distance(*a).total_cmp(&distance(*b))).filter(|_| inside.contains((x, y)))
}

fn scale(width: f32) -> f32 {
    (width / WIDTH).clamp(0.5, 1.5)
}

/// Where the bit z is drawn: the highest first, from left to right and from top to bottom.
fn rect(width: f32, w: usize, z: usize) -> Rect {
    let (k, place) = (scale(width), w - 1 - z);
    let (line, column) = (place / PER_LINE, place % PER_LINE);
    let nibble = column / 4;
    let used = w.min(PER_LINE) as f32;
    // Short lanes stand in the middle.
    let own = used * PITCH + (used / 4.0 - 1.0).max(0.0) * NIBBLE;
    let left = (width - k * own) / 2.0;
    Rect {
        x: left + k * (PITCH * column as f32 + NIBBLE * nibble as f32),
        y: k * (EDGE + LINE * line as f32),
        width: k * SIDE,
        height: k * SIDE,
    }
}

#[cfg(test)]
mod tests {
    use super::{height, hit, rect};

    #[test]
    fn every_bit_of_a_lane_is_on_the_panel_and_is_hit() {
        for &width in &[296.0, 366.0, 374.0, 596.0] {
            for &w in &[1, 2, 4, 8, 16, 32, 64] {
                for z in 0..w {
                    let rect = rect(width, w, z);
                    assert!(rect.x >= 5.0 && rect.x + rect.width <= width - 5.0, "{width}, w = {w}, z = {z}: {rect:?}");
                    assert!(rect.y >= 5.0 && rect.y + rect.height + 12.0 <= height(width, w));
                    let (x, y) = rect.centre();
                    assert_eq!(hit(width, w, x, y), Some(z));
                }
                assert_eq!(hit(width, w, width / 2.0, -1.0), None);
                assert_eq!(hit(width, w, f32::NAN, 1.0), None);
            }
        }
    }
}
