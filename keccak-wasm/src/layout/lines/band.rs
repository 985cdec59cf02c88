//! The band under the lines: what the step does along z, on the same axis.

mod absorb;
mod cells;
mod chi;
mod iota;
mod pi;
mod rho;
mod squeeze;
mod theta;

use keccak_explore::figure::Figure;
use keccak_explore::palette::MUTED;
use keccak_explore::picture::Picture;

use super::geometry::Geometry;
use super::tape::wrapped;
use crate::layout::{SANS, Scene};

pub(super) use cells::{remark, round_frame};
pub(super) use squeeze::arrival;
pub(super) use theta::rows as theta_rows;

/// Draws the band of the step at hand, and the lines that lead from the bits into it.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    match &*picture.figure {
        Figure::Words(words) => {
            let size = 13.0 * geometry.scale;
            let (left, right) = cells::span(geometry);
            for (i, line) in wrapped(words, size, 0.88 * (right - left)).into_iter().enumerate() {
                scene.text((left, geometry.band + size * (1.4 * i as f32 + 1.0)), line, size, MUTED, SANS);
            }
        }
        Figure::Absorb(block) => absorb::draw(scene, geometry, block),
        Figure::Squeeze(output) => squeeze::draw(scene, geometry, output),
        Figure::Theta(theta) => theta::draw(scene, geometry, picture, theta),
        Figure::Rho(rho) => rho::draw(scene, geometry, rho),
        Figure::Pi(pi) => pi::draw(scene, geometry, picture, pi),
        Figure::Chi(chi) => chi::draw(scene, geometry, chi),
        Figure::Iota(iota) => iota::draw(scene, geometry, picture, iota),
    }
}
