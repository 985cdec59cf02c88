//! θ from nearby: two columns of two slices, their parities, and the column of the third slice that they flip or leave.

use keccak_core::parts::{Bit, Column};
use keccak_explore::figure::Theta;
use keccak_explore::figure::theta::Path;
use keccak_explore::palette::{CHANGED, INK, MUTED, PARITY, READ, Role, WRITTEN, ZERO};
use keccak_explore::picture::Picture;

use super::super::marks;
use super::super::slice::Slice;
use super::super::{MONO, Rect, SANS, Scene, Stroke};
use super::face;

/// How high it is in a column of 294 px.
pub(super) const HEIGHT: f32 = 154.0;

pub(super) fn draw(scene: &mut Scene, picture: &Picture, theta: &Theta, k: f32) {
    let Some(Path { bit, first, second }) = theta.path else { return };
    let slice = |left: f32, z: usize| {
        let (side, pitch) = (11.0 * k, 15.5 * k);
        Slice { at: (left * k, 21.0 * k), side, pitch, z, origin: picture.origin }
    };
    let own = Column { x: bit.x, z: bit.z };
    let (diamonds, wire) = (126.0 * k, 143.0 * k);
    let mut knots = [(0.0, 0.0); 3];
    for (i, &(left, column)) in [(13.0, first), (106.0, second), (199.0, own)].iter().enumerate() {
        let slice = slice(left, column.z);
        let after = i == 2;
        let title = Theta::slice(column.z, after);
        scene.text((left * k, 10.0 * k), title, 10.0 * k, MUTED, SANS);
        let face = |bit: Bit| face(picture, bit, after);
        slice.draw(scene, &face);
        slice.axes(scene, Some((column.x, if after { bit.y } else { 5 })), 9.0 * k);
        if after {
            // Brackets hold the whole column, and the bit of it has its frame.
            let Rect { y, height, .. } = slice.bounds();
            let whole = Rect { y, height, ..slice.rect(column.x, 0) };
            marks::brackets(scene, whole.grown(3.5), false);
            marks::frame(scene, slice.rect(bit.x, bit.y), false);
        } else {
            for y in 0..5 {
                marks::ring(scene, slice.rect(column.x, y), false);
            }
        }
        for bit in column.bits() {
            marks::square_on_paper(scene, slice.rect(bit.x, bit.y), face(bit));
        }
        knots[i] = (slice.rect(column.x, 0).centre().0, diamonds);
    }
    let [first_knot, second_knot, to] = knots;
    let half = 6.5 * k;
    // The two parities flow together into what is XORed into the column.
    let read = Stroke::solid(READ, 1.5);
    for &from in &[first_knot, second_knot] {
        scene.line(&[from, (from.0, wire), (to.0, wire), to], read);
    }
    scene.line(&[(to.0, to.1), (to.0, 116.0 * k)], Stroke::solid(WRITTEN, 1.5));
    scene.arrowhead((to.0, 113.0 * k), (0.0, -1.0), 5.0 * k, WRITTEN);
    let mut knot = |(x, y): (f32, f32), one: bool, role: Role, hole: bool| {
        marks::diamond(scene, (x, y), half, if one { role } else { ZERO }, hole && one);
        scene.text((x + half + 3.0 * k, y + 4.0 * k), if one { "1" } else { "0" }, 11.0 * k, INK, MONO);
    };
    knot(first_knot, theta.odd(first), PARITY, false);
    knot(second_knot, theta.odd(second), PARITY, false);
    knot(to, theta.flips(own), CHANGED, true);
}
