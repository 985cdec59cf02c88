//! χ from nearby: the slice of the bit before and after, its row boxed in both.

use keccak_core::parts::Bit;
use keccak_explore::figure::Chi;
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::picture::Picture;

use super::super::marks;
use super::super::slice::Slice;
use super::super::{Align, Rect, SANS, SERIF, Scene, Stroke};
use super::face;

/// How high it is in a column of 294 px.
pub(super) const HEIGHT: f32 = 144.0;

pub(super) fn draw(scene: &mut Scene, picture: &Picture, chi: &Chi, k: f32) {
    let Some(own) = chi.bit else { return };
    for &(left, after) in &[(16.0, false), (176.0, true)] {
        let (side, pitch) = (14.0 * k, 21.0 * k);
        let slice = Slice { at: (left * k, 12.0 * k), side, pitch, z: own.z, origin: picture.origin };
        let face = |bit: Bit| face(picture, bit, after);
        slice.draw(scene, &face);
        let (bounds, line) = (slice.bounds(), slice.rect(0, own.y));
        // Closer at its ends, where the numbers of y stand.
        let row = Rect { x: bounds.x + 1.5 * k, width: bounds.width - 3.0 * k, ..line }.grown(5.75 * k);
        let ink = Stroke::solid(INK, 1.25);
        for &stroke in &[ink.halo(1.5), ink] {
            scene.outline(row, stroke);
        }
        slice.axes(scene, Some((own.x, own.y)), 10.0 * k);
        let at = |step: usize| (Bit { x: (own.x + step) % 5, ..own }, slice.rect((own.x + step) % 5, own.y));
        for step in if after { 0..1 } else { 1..3 } {
            let (bit, rect) = at(step);
            if after {
                marks::frame(scene, rect, false);
            } else {
                marks::ring(scene, rect, false);
            }
            marks::square_on_paper(scene, rect, face(bit));
        }
        let words = Chi::slice(own.z, after);
        scene.text((left * k, 140.0 * k), words, 10.0 * k, MUTED, SANS);
        if !after {
            let (from, to, y) = (row.x + row.width + 6.0 * k, 151.0 * k, line.centre().1);
            scene.line(&[(from, y), (to, y)], Stroke::solid(MUTED, 1.25));
            scene.arrowhead((to + 3.0 * k, y), (1.0, 0.0), 6.0 * k, MUTED);
            scene.text((f32::midpoint(from, to), y - 7.0 * k), "χ", 17.0 * k, INK, SERIF.align(Align::Centre));
        }
    }
}
