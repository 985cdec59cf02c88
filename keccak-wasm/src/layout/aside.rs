//! The small figure in the right column: the step about the pinned bit, once more and from nearby.
//!
//! Every figure is drawn in a column 294 px wide and scaled to the one that there is.

mod byte;

use keccak_explore::figure::{Block, Figure, Output};
use keccak_explore::picture::Picture;

use super::Scene;

/// The width that figures are drawn for.
const WIDTH: f64 = 294.0;

/// How high the figure is in a column of this width; nothing where no bit is told about.
pub fn height(picture: &Picture, width: f64) -> f64 {
    if width < 200.0 {
        return 0.0;
    }
    let k = width / WIDTH;
    match &picture.figure {
        Figure::Absorb(Block { tape, .. }) | Figure::Squeeze(Output { tape, .. }) if tape.told.is_some() => {
            byte::HEIGHT * k
        }
        Figure::Words(_) | Figure::Absorb(_) | Figure::Theta(_) | Figure::Squeeze(_) => 0.0,
    }
}

/// The figure.
pub fn scene(picture: &Picture, width: f64) -> Scene {
    let mut scene = Scene::empty(width, height(picture, width), picture.theme);
    if scene.height > 0.0
        && let Figure::Absorb(Block { tape, .. }) | Figure::Squeeze(Output { tape, .. }) = &picture.figure
    {
        byte::draw(&mut scene, width / WIDTH, tape);
    }
    scene
}
