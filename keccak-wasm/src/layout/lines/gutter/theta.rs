//! θ in the gutter: five planes flow into C, and D flows back into each of them.

use keccak_explore::figure::Theta;
use keccak_explore::palette::{CHANGED, MUTED, PARITY};

use super::super::band::theta_rows;
use super::super::geometry::{Geometry, Tier};
use crate::layout::{Align, SANS, Scene, Stroke};

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry) {
    let k = geometry.scale;
    let wide = geometry.tier == Tier::Wide;
    let (sums, effects) = if wide { (40.0 * k, 88.0 * k) } else { (25.0 * k, 38.0 * k) };
    let (c, d, pitch) = theta_rows(geometry);
    let (c, d) = (c + 2.0 * pitch, d + 2.0 * pitch);
    let middle = |y| {
        let (top, bottom) = geometry.plane_span(y);
        f32::midpoint(top, bottom)
    };
    let (parity, changed) = (Stroke::solid(PARITY, 1.5), Stroke::solid(CHANGED, 1.5));
    let tip = if wide { 93.0 * k } else { 44.0 * k };
    for y in 0..5 {
        // From behind the planes' names.
        scene.line(&[(8.0 * k + 10.0, middle(y)), (sums, middle(y))], parity);
        let end = effects + 16.0_f32.min(geometry.left - effects - 33.0 * k);
        scene.line(&[(effects, middle(y)), (end, middle(y))], changed);
        scene.arrowhead((end, middle(y)), (1.0, 0.0), 6.0, CHANGED);
    }
    scene.line(&[(sums, middle(0)), (sums, c), (tip, c)], parity);
    scene.arrowhead((tip, c), (1.0, 0.0), 6.0, PARITY);
    scene.line(&[(effects + if wide { 20.0 } else { 11.0 } * k, d), (effects, d), (effects, middle(0))], changed);
    if wide {
        // Between the two lines: stubs and arrows stand on their outer sides.
        for &(x, words) in &[(sums + 12.0 * k, Theta::PARITY), (effects - 6.0 * k, Theta::EFFECT)] {
            let at = (x, f32::midpoint(middle(2), middle(3)));
            scene.text(at, words, 10.0 * k, MUTED, SANS.align(Align::Centre).turned());
        }
    }
}
