//! The gutter left of the lines: what the step does to each lane.

mod chi;
mod iota;
mod theta;

use keccak_explore::figure::Figure;
use keccak_explore::picture::Picture;

use super::geometry::{Geometry, Tier};
use crate::layout::Scene;

/// Draws the gutter of the step at hand. A phone has no room for it.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    if geometry.tier == Tier::Narrow {
        return;
    }
    match &picture.figure {
        Figure::Words(_) => (),
        Figure::Theta(_) => theta::draw(scene, geometry),
        Figure::Chi(chi) => chi::draw(scene, geometry, chi),
        Figure::Iota(iota) => iota::draw(scene, geometry, iota),
    }
}
