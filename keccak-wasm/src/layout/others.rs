//! The views but the first. The page loads them when one of them is wanted first.
//!
//! What can be reached through the functions of this file alone, the builder puts into a module of its own (`www/src/split.rs`).
//! So they are never inlined, and nothing calls them before that module is there: the seam sees to it.

use keccak_core::parts::Bit;
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session, View};

use super::{Scene, lanes, lattice, motion, slices};

/// How high the drawing is in a panel of this width.
#[inline(never)]
pub(super) fn height(view: View, width: f32, w: usize) -> f32 {
    match view {
        View::Slices => slices::Geometry::new(width, w, Origin::default()).height,
        View::Lattice => lattice::height(width),
        _ => lanes::Geometry::new(width, w, Origin::default()).height,
    }
}

/// The drawing at a moment of the motion to this picture, 0 … 1.
#[inline(never)]
pub(super) fn scene(picture: &Picture, width: f32, session: &Session, progress: f32) -> Scene {
    let w = picture.shown.w;
    let moment = motion::at(picture, progress);
    match picture.view {
        View::Slices => slices::scene(&moment, &slices::Geometry::new(width, w, picture.origin), session, progress),
        View::Lattice => lattice::scene(&moment, &lattice::Geometry::at(picture, width, progress), session, progress),
        _ => lanes::scene(&moment, &lanes::Geometry::new(width, w, picture.origin), session, progress),
    }
}

/// The bit at a point, if there is one.
#[inline(never)]
pub(super) fn hit(picture: &Picture, width: f32, (x, y): (f32, f32)) -> Option<Bit> {
    let w = picture.shown.w;
    match picture.view {
        View::Slices => slices::hit(picture, &slices::Geometry::new(width, w, picture.origin), x, y),
        View::Lattice => lattice::Geometry::new(picture, width).hit(picture, (x, y)),
        _ => lanes::Geometry::new(width, w, picture.origin).hit(x, y),
    }
}
