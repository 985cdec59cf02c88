//! The view Lines: 25 lanes as 25 lines of bits in the order of memory, z on one axis, hex beside them.

mod bits;
mod geometry;
mod labels;
mod pointer;

use keccak_explore::picture::Picture;
use keccak_explore::session::Session;

pub use geometry::Geometry;

use super::Scene;

/// The picture as shapes. The session gives the words of the box at the pointer.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session) -> Scene {
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    labels::guides(&mut scene, geometry);
    labels::ruler(&mut scene, geometry, picture);
    labels::lanes(&mut scene, geometry, picture);
    bits::squares(&mut scene, geometry, picture);
    labels::boundary(&mut scene, geometry, picture);
    for mark in &picture.marks {
        bits::draw_mark(&mut scene, geometry, picture, *mark);
    }
    pointer::pointer_box(&mut scene, geometry, picture, session);
    scene
}
