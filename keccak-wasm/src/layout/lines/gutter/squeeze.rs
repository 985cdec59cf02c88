//! Squeeze in the gutter: the bytes that leave beside their lanes, and the way down to the band.

use keccak_explore::figure::Output;
use keccak_explore::palette::WRITTEN;

use super::super::band::{arrival, remark};
use super::super::geometry::{Geometry, Tier};
use super::super::labels::{rule, under};
use super::tape;
use crate::layout::{Scene, Stroke};

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, output: &Output, rate: usize) {
    let (w, k) = (geometry.w, geometry.scale);
    let read = output.tape.bits;
    tape::draw(scene, geometry, &output.tape, false);
    let under_read = under(geometry, read.div_ceil(w));
    let under_rate = under(geometry, rate.div_ceil(w));
    if !tape::note(scene, geometry, &output.rest, under_read, under_rate) {
        remark(scene, geometry, &output.tape.title, &output.rest);
    }
    tape::note(scene, geometry, output.capacity, under_rate, geometry.bottom());
    if read == 0 {
        return;
    }
    // The rule under the last lane that is read; where that is read in part, it steps, but not beside the lines.
    let stroke = Stroke::solid(WRITTEN, 1.75);
    let right = geometry.hex + [112.0, 90.0, 0.0][geometry.tier as usize] * k;
    let lines = rule(geometry, read, geometry.left - 4.0, right.min(geometry.width - 2.0));
    let (x, down) = (19.0 * k, arrival(geometry, &output.tape));
    let until = if read.is_multiple_of(w) {
        geometry.left
    } else {
        geometry.left - if geometry.tier == Tier::Wide { 34.0 * k } else { 32.0 * k }
    };
    scene.line(&lines, stroke);
    let tip = geometry.left - 4.0 * k;
    scene.line(&[(until, under_read), (x, under_read), (x, down), (tip - 4.0, down)], stroke);
    scene.arrowhead((tip, down), (1.0, 0.0), 6.0, WRITTEN);
}
