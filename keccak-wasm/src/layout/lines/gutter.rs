//! The gutter left of the lines: what the step does to each lane.

mod absorb;
mod chi;
mod iota;
mod pi;
mod rho;
mod squeeze;
mod tape;
mod theta;

use keccak_core::parts::LaneIndex;
use keccak_explore::figure::Figure;
use keccak_explore::palette::{FAINT, HAIR, MUTED, Role};
use keccak_explore::picture::Picture;

use super::geometry::{Geometry, Tier};
use crate::layout::Scene;

/// Draws the gutter of the step at hand, and what it says of whole lanes among the bits. A phone has room for this alone.
pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    match &*picture.figure {
        Figure::Rho(rho) => rho::bars(scene, geometry, rho),
        Figure::Pi(pi) => pi::boxed(scene, geometry, pi),
        _ => (),
    }
    if geometry.tier == Tier::Narrow {
        return;
    }
    match &*picture.figure {
        Figure::Words(_) => (),
        Figure::Absorb(block) => absorb::draw(scene, geometry, block),
        Figure::Squeeze(output) => squeeze::draw(scene, geometry, output, picture.rate.unwrap_or(0)),
        Figure::Theta(_) => theta::draw(scene, geometry),
        Figure::Rho(rho) => rho::draw(scene, geometry, rho),
        Figure::Pi(pi) => pi::draw(scene, geometry, pi),
        Figure::Chi(chi) => chi::draw(scene, geometry, chi),
        Figure::Iota(iota) => iota::draw(scene, geometry, iota),
    }
}

/// How strong a lane's arrow is that isn't told about: within the step, finished lanes stand out from those to come.
fn strength(lane: LaneIndex, done: usize) -> Role {
    match lane.x + 5 * lane.y {
        index if index >= done => FAINT,
        _ if done < 25 => MUTED,
        _ => HAIR,
    }
}
