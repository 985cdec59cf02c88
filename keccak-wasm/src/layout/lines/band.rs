//! The band under the lines: what the step does along z, on the same axis.

mod chi;
mod iota;
mod pi;
mod rho;
mod theta;

use keccak_explore::figure::Figure;
use keccak_explore::palette::MUTED;
use keccak_explore::picture::Picture;

use super::geometry::Geometry;
use crate::layout::{Scene, Text};

pub(super) use theta::rows as theta_rows;

/// Draws the band of the step at hand, and the lines that lead from the bits into it.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    match &picture.figure {
        Figure::Words(words) => {
            scene.text(Text::new((geometry.left, geometry.band + 24.0), words, 13.0, MUTED));
        }
        Figure::Theta(theta) => theta::draw(scene, geometry, picture, theta),
        Figure::Rho(rho) => rho::draw(scene, geometry, rho),
        Figure::Pi(pi) => pi::draw(scene, geometry, picture, pi),
        Figure::Chi(chi) => chi::draw(scene, geometry, chi),
        Figure::Iota(iota) => iota::draw(scene, geometry, picture, iota),
    }
}
