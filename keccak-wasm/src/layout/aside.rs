//! The small figure in the right column: the step about the pinned bit, once more and from nearby.

use keccak_explore::picture::Picture;

use super::Scene;

/// How high the figure is in a column of this width.
pub fn height(picture: &Picture, width: f64) -> f64 {
    let _ = (picture, width);
    0.0
}

/// The figure.
pub fn scene(picture: &Picture, width: f64) -> Scene {
    Scene::empty(width, height(picture, width), picture.theme)
}
