//! π in the small figure: one slice before and after, and the way of one bit. z stays, so both are the same slice.

use keccak_core::parts::Bit;
use keccak_explore::figure::Pi;
use keccak_explore::palette::{MUTED, WRITTEN};
use keccak_explore::picture::Picture;

use super::super::marks::{self, Face};
use super::super::slice::Slice;
use super::super::wire::wire;
use super::super::{Align, SANS, Scene, Stroke};

/// How high the figure is.
pub(super) const HEIGHT: f32 = 148.0;

pub(super) fn draw(scene: &mut Scene, picture: &Picture, pi: &Pi, k: f32) {
    let Some(bit) = pi.bit else { return };
    let source = Pi::source(pi.lane);
    let slice = |x: f32| {
        let at = (x * k, 8.0 * k);
        Slice { at, side: 14.0 * k, pitch: 23.0 * k, z: bit.z, origin: picture.origin }
    };
    let (before, after) = (slice(20.0), slice(168.0));
    let (from, to) = (before.rect(source.x, source.y), after.rect(bit.x, bit.y));
    let (start, end) = (from.centre(), (to.x - 4.5 - 4.0 * k, to.centre().1));
    wire(scene, start, end, Stroke::solid(WRITTEN, 2.5));
    // The wire is seen between the bits, and covers none.
    before.draw(scene, &|bit: Bit| Face::plain(picture.before.bit(bit)));
    after.draw(scene, &|bit: Bit| Face::plain(picture.after.bit(bit)));
    scene.arrowhead((end.0 + 4.0 * k, end.1), (1.0, 0.0), 5.0 * k, WRITTEN);
    marks::ring(scene, from, false);
    marks::frame(scene, to, false);
    let value = Face::plain(picture.after.bit(bit));
    for &rect in &[from, to] {
        marks::square_on_paper(scene, rect, value);
    }
    for (slice, x, y, name, on_the_right) in
        [(before, source.x, source.y, Pi::MAPS[0], false), (after, bit.x, bit.y, Pi::MAPS[1], true)]
    {
        slice.numbers(scene, Some((x, y)), 9.5 * k, on_the_right);
        let bounds = slice.bounds();
        let at = (bounds.centre().0, bounds.y + bounds.height + 28.0 * k);
        scene.text(at, name, 10.0 * k, MUTED, SANS.align(Align::Centre));
    }
}
