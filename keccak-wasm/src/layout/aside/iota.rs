//! ι from nearby: the bits of five neighbouring round constants at the places that they can have, this round's boxed.

use keccak_explore::figure::{Iota, iota};
use keccak_explore::palette::{INK, MUTED};

use super::super::marks::{Face, square};
use super::super::{Align, MONO, Rect, SANS, SERIF, Scene};
use crate::prelude::*;

/// How high it is in a column of 294 px.
pub(super) const HEIGHT: f32 = 134.0;

pub(super) fn draw(scene: &mut Scene, figure: &Iota, k: f32) {
    let (size, pitch, left) = (10.0 * k, 32.0 * k, 52.0 * k);
    let count = figure.places.len();
    // z falls from left to right, as in the lines.
    let x = |j: usize| left + pitch * (count - 1 - j) as f32;
    let side = 12.0 * k;
    scene.text((0.0, size), Iota::CONSTANTS, size, MUTED, SANS);
    scene.text((left - 14.0 * k, 30.0 * k), "z", 11.0 * k, MUTED, SERIF.align(Align::Right));
    for (j, z) in figure.places.iter().enumerate() {
        let own = figure.bit.is_some_and(|bit| bit.z == *z);
        scene.text(
            (x(j) + side / 2.0, 30.0 * k),
            z.to_string(),
            size,
            if own { INK } else { MUTED },
            MONO.bold(own).align(Align::Centre),
        );
    }
    for (i, (round, constant)) in figure.neighbours.into_iter().enumerate() {
        let own = round == figure.round;
        let y = (37.0 + 19.0 * i as f32) * k;
        let role = if own { INK } else { MUTED };
        scene.text((left - 12.0 * k, y + 9.5 * k), iota::name(round), size, role, MONO.bold(own).align(Align::Right));
        for (j, z) in figure.places.iter().enumerate() {
            let rect = Rect { x: x(j), y, width: side, height: side };
            let one = constant >> z & 1 == 1;
            square(scene, rect, Face { one, flipped: own && one, idle: false });
        }
        if own {
            let row = Rect { x: x(count - 1), y, width: x(0) - x(count - 1) + side, height: side };
            scene.frame(row.grown(3.5 * k), INK, 1.5);
        }
    }
}
