//! The view Lines: 25 lanes as 25 lines of bits in the order of memory, z on one axis, hex beside them.
//!
//! Left of the lines, in the gutter, stands what the step does to each lane; under them, in the band on the same z axis,
//! what it does along z.

mod band;
mod geometry;
mod gutter;
mod labels;
mod tape;

use keccak_explore::picture::Picture;
use keccak_explore::session::Session;

pub use geometry::Geometry;

use super::{Scene, marks, motion, state};

/// The picture as shapes. The session gives the words of the box at the pointer.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session) -> Scene {
    scene_at(picture, geometry, session, 1.0)
}

/// The same at a moment of the motion to this picture, 0 … 1.
pub fn scene_at(picture: &Picture, geometry: &Geometry, session: &Session, progress: f32) -> Scene {
    let progress = motion::moment(progress);
    let picture = &*motion::at(picture, progress);
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    labels::guides(&mut scene, geometry);
    labels::ruler(&mut scene, geometry, picture);
    labels::lanes(&mut scene, geometry, picture);
    marks::squares(&mut scene, picture, &|bit| geometry.rect_at(bit, picture.position.event, progress));
    labels::boundary(&mut scene, geometry, picture);
    let still = scene.shapes.len();
    gutter::draw(&mut scene, geometry, picture);
    band::draw(&mut scene, geometry, picture);
    for mark in &picture.marks {
        marks::mark(&mut scene, geometry.rect(mark.bit), picture, *mark);
    }
    motion::fade(&mut scene, still, progress);
    if geometry.tier != geometry::Tier::Narrow {
        state::pointer_box(&mut scene, picture, session, &|bit| geometry.rect(bit));
    }
    scene
}
