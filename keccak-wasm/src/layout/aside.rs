//! The small figure in the right column: the step about the pinned bit, once more and from nearby.
//!
//! Every figure is drawn in a column 294 px wide and scaled to the one that there is.

use keccak_explore::figure::Figure;
use keccak_explore::picture::Picture;

use super::Scene;

/// How high the figure is in a column of this width; nothing where no bit is told about.
pub fn height(picture: &Picture, width: f64) -> f64 {
    if width < 200.0 {
        return 0.0;
    }
    match &picture.figure {
        Figure::Words(_) | Figure::Theta(_) => 0.0,
    }
}

/// The figure.
pub fn scene(picture: &Picture, width: f64) -> Scene {
    Scene::empty(width, height(picture, width), picture.theme)
}
