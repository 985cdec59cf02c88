//! χ: a row of five bits as a circuit, in which each bit is flipped by the two after it.

use keccak_core::parts::{Bit, Row};

use super::slice_in_words;
use crate::prelude::*;
use crate::session::Look;

/// One row, before and after, and its five gates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chi {
    /// Which row: that of the bit that is told about, else one that is selected, else the first.
    pub row: Row,
    /// Its bits before the step, x from 0.
    pub before: [bool; 5],
    /// Its bits after it.
    pub after: [bool; 5],
    /// What is computed for each of them.
    pub gates: [Gate; 5],
    /// The bit that is told about.
    pub bit: Option<Bit>,
    /// Whether the row is finished, within the step.
    pub finished: bool,
}

/// What χ computes for one bit of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gate {
    /// ¬ A\[x + 1\]: the first input, after NOT.
    pub first: bool,
    /// A\[x + 2\]: the second input.
    pub second: bool,
    /// The AND of both: whether the bit flips.
    pub flips: bool,
}

impl Chi {
    /// What is said of the columns that are drawn twice, in two lines.
    pub const CIRCLE: [&str; 2] = ["x = 0 and x = 1 drawn again:", "a row is a circle of five"];
    /// What stands beside the bits above and under the gates.
    pub const SIDES: [&str; 2] = ["before", "after"];
    /// What a gate is called.
    pub const GATE: &str = "and";

    /// What stands at the slice of the bit, before and after.
    pub fn slice(z: usize, after: bool) -> String {
        slice_in_words("slice ", z, after)
    }

    /// χ at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let bit = look.told();
        let selected = look.place.selection;
        let row = bit.map_or_else(
            || Row {
                y: selected.and_then(|part| part.y).unwrap_or(0),
                z: selected.and_then(|part| part.z).unwrap_or(0),
            },
            Bit::row,
        );
        let at = |x: usize| Bit { x: x % 5, y: row.y, z: row.z };
        let mut chi = Self {
            row,
            before: [false; 5],
            after: [false; 5],
            gates: [Gate { first: false, second: false, flips: false }; 5],
            bit,
            finished: look.place.sub.is_none_or(|done| look.elements().of(at(0)) < done),
        };
        for x in 0..5 {
            (chi.before[x], chi.after[x]) = (look.before.bit(at(x)), look.after.bit(at(x)));
            let (first, second) = (!look.before.bit(at(x + 1)), look.before.bit(at(x + 2)));
            chi.gates[x] = Gate { first, second, flips: first && second };
        }
        chi
    }
}
