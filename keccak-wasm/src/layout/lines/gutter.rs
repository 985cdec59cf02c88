//! The gutter left of the lines: what the step does to each lane.

mod absorb;
mod squeeze;
mod tape;
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
        Figure::Absorb(block) => absorb::draw(scene, geometry, block),
        Figure::Squeeze(output) => squeeze::draw(scene, geometry, output, picture.rate.unwrap_or(0)),
        Figure::Theta(_) => theta::draw(scene, geometry),
    }
}
