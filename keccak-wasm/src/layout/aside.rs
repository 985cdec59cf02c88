//! The small figure in the right column: the step about the pinned bit, once more and from nearby.
//!
//! Every figure is drawn in a column 294 px wide and scaled to the one that there is.

mod byte;
mod chi;
mod iota;
mod pi;
mod rho;
mod theta;

use keccak_core::parts::Bit;
use keccak_explore::figure::{Block, Figure, Output};
use keccak_explore::picture::Picture;

use super::Scene;
use super::marks::Face;

/// The width that figures are drawn for.
const WIDTH: f32 = 294.0;

/// How high the figure is in a column of this width; nothing where no bit is told about.
pub fn height(picture: &Picture, width: f32) -> f32 {
    if width < 200.0 {
        return 0.0;
    }
    scale(width)
        * match &*picture.figure {
            Figure::Words(_) => 0.0,
            Figure::Absorb(Block { tape, .. }) | Figure::Squeeze(Output { tape, .. }) => {
                tape.told.as_ref().map_or(0.0, |_| byte::HEIGHT)
            }
            Figure::Theta(theta) => theta.path.map_or(0.0, |_| theta::HEIGHT),
            Figure::Rho(figure) => figure.bit.map_or(0.0, |_| rho::HEIGHT),
            Figure::Pi(figure) => figure.bit.map_or(0.0, |_| pi::HEIGHT),
            Figure::Chi(chi) => chi.bit.map_or(0.0, |_| chi::HEIGHT),
            Figure::Iota(_) => iota::HEIGHT,
        }
}

/// The figure.
pub fn scene(picture: &Picture, width: f32) -> Scene {
    let mut scene = Scene::empty(width, height(picture, width), picture.theme);
    if scene.height > 0.0 {
        let k = scale(width);
        match &*picture.figure {
            Figure::Words(_) => (),
            Figure::Absorb(Block { tape, .. }) | Figure::Squeeze(Output { tape, .. }) => {
                byte::draw(&mut scene, k, tape);
            }
            Figure::Theta(theta) => theta::draw(&mut scene, picture, theta, k),
            Figure::Rho(figure) => rho::draw(&mut scene, picture, figure, k),
            Figure::Pi(figure) => pi::draw(&mut scene, picture, figure, k),
            Figure::Chi(chi) => chi::draw(&mut scene, picture, chi, k),
            Figure::Iota(iota) => iota::draw(&mut scene, iota, k),
        }
    }
    scene
}

/// A wider column has a larger figure, up to a size at which it is a figure still.
fn scale(width: f32) -> f32 {
    (width / WIDTH).clamp(0.6, 1.25)
}

/// A bit of a slice before or after the step, with its hole where it flipped.
fn face(picture: &Picture, bit: Bit, after: bool) -> Face {
    let (before, now) = (picture.before.bit(bit), picture.after.bit(bit));
    Face { one: if after { now } else { before }, flipped: after && now != before, idle: false }
}
