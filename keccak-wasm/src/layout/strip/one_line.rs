//! The strip on a phone: one line, words in the bars.

use keccak_explore::palette::{INK, MUTED, PAPER};
use keccak_explore::strip::{Part, Piece, Strip, Time};

use super::LINE;
use super::bars::{block_bar, block_parts, full, inner, line, padding_room, say, words};
use crate::layout::{Align, Rect, SERIF, Scene};

/// A piece of the line.
pub(super) fn draw(scene: &mut Scene, piece: &Piece, rect: Rect) {
    let bar = Rect { y: rect.y + 1.0, width: rect.width - 4.0, height: LINE - 2.0, ..rect };
    let mut room = Rect { x: bar.x + 6.0, width: bar.width - 10.0, ..bar };
    let now = piece.time == Time::Now;
    let mut role = words(piece);
    match &piece.part {
        Part::Block(block) => {
            block_bar(scene, block, piece, bar);
            // The words stand on the message or on the zeros, where there is more room.
            let zeros = padding_room(block, bar);
            if block.parts.is_empty() {
                let (message, ..) = block_parts(block, bar);
                room.width = message - room.x - 4.0;
            } else {
                room = full(block, bar);
            }
            if zeros.width > room.width {
                room = zeros;
            } else if block.message > 0 {
                role = if piece.time == Time::ToCome { INK } else { PAPER };
            }
        }
        Part::Permutation { .. } => {
            if now {
                scene.fill(bar, INK, 1.0);
            } else {
                scene.frame(inner(bar), line(piece.time), 1.0);
            }
            let role = if now { PAPER } else { MUTED };
            let at = (bar.centre().0, bar.y + 12.0);
            return scene.text(at, Strip::F, 13.0, role, SERIF.align(Align::Centre));
        }
        _ if now => {
            scene.fill(bar, INK, 1.0);
            role = PAPER;
        }
        _ => scene.frame(inner(bar), line(piece.time), 1.0),
    }
    if room.x > scene.width / 2.0 {
        // At the panel's edge a wider face has to fit, too.
        room.width *= 0.9;
    }
    say(scene, (room.x, room.centre().1 + 3.6), &[&piece.alone, &piece.short], room.width, role);
}
