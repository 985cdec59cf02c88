//! What is said of a part of the state that is more than a bit.

use super::digit;
use crate::message::{count, grouped, joined};
use crate::prelude::*;
use crate::selection::{Part, Selection};
use crate::session::Look;
use keccak_core::notation::lane_hex;
use keccak_core::parts::Bit;

/// What a part holds, with this run's own values.
pub fn part(look: &Look<'_>, selection: Selection) -> String {
    let w = look.w();
    let all = (0..25 * w).map(|index| Bit::from_index(index, w));
    let bits: Vec<bool> = all.filter(|bit| selection.contains(*bit)).map(|bit| look.shown.bit(bit)).collect();
    let ones = bits.iter().filter(|bit| **bit).count();
    let digits = || joined(&mut bits.iter().map(|bit| digit(*bit)), " ");
    match (selection.part(), selection) {
        (Some(Part::Row), _) => format!("Its five bits, from x = 0: {}. χ mixes them with each other alone.", digits()),
        (Some(Part::Column), _) => {
            format!("Its five bits, from y = 0: {}; their parity is {}.", digits(), digit(ones % 2 == 1))
        }
        (Some(Part::Lane), Selection { x: Some(x), y: Some(y), .. }) => {
            let first = w * (5 * y + x);
            let hex = lane_hex(look.shown.lanes[y][x], w);
            format!("As a number it is {hex}; it is bits {first} … {} of the state.", first + w - 1)
        }
        _ => format!("{} of its {} are 1.", grouped(ones as u64), count(bits.len() as u64, "bit")),
    }
}
