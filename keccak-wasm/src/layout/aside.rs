//! The small figure in the right column: the step about the pinned bit, once more and from nearby.
//!
//! Every figure is drawn in a column 294 px wide and scaled to the one that there is.

mod pi;
mod rho;

use keccak_explore::figure::Figure;
use keccak_explore::picture::Picture;

use super::Scene;

/// How high the figure is in a column of this width; nothing where no bit is told about.
pub fn height(picture: &Picture, width: f64) -> f64 {
    if width < 200.0 {
        return 0.0;
    }
    let height = match &picture.figure {
        Figure::Words(_) | Figure::Theta(_) => 0.0,
        Figure::Rho(figure) => figure.bit.map_or(0.0, |_| rho::HEIGHT),
        Figure::Pi(figure) => figure.bit.map_or(0.0, |_| pi::HEIGHT),
    };
    height * scale(width)
}

/// The figure.
pub fn scene(picture: &Picture, width: f64) -> Scene {
    let mut scene = Scene::empty(width, height(picture, width), picture.theme);
    if scene.height > 0.0 {
        match &picture.figure {
            Figure::Words(_) | Figure::Theta(_) => (),
            Figure::Rho(figure) => rho::draw(&mut scene, picture, figure, scale(width)),
            Figure::Pi(figure) => pi::draw(&mut scene, picture, figure, scale(width)),
        }
    }
    scene
}

/// A wider column has a larger figure, up to a size at which it is a figure still.
fn scale(width: f64) -> f64 {
    (width / 294.0).min(1.25)
}
