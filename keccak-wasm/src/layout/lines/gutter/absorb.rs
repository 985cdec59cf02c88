//! Absorb in the gutter: each lane's bytes of the block enter it; nothing enters the capacity.

use keccak_explore::figure::Block;

use super::super::geometry::Geometry;
use super::super::labels::under;
use super::tape;
use crate::layout::Scene;

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, block: &Block) {
    tape::draw(scene, geometry, &block.tape, true);
    let top = under(geometry, block.tape.bits.div_ceil(geometry.w));
    tape::note(scene, geometry, block.capacity, top, geometry.bottom());
}
