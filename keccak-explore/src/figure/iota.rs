//! ι: the round constant added to one lane, and the shift register that its bits come from.

use keccak_core::constants::{ROUND_CONSTANTS, rc, register};
use keccak_core::parts::{Bit, LaneIndex};

use crate::prelude::*;
use crate::session::Look;

/// The addition of one round, and how its constant was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Iota {
    /// Which round: i_r.
    pub round: usize,
    /// Lane (0, 0) before the step.
    pub before: u64,
    /// RC\[i_r\], as many of its bits as the lane has.
    pub constant: u64,
    /// Lane (0, 0) after the step.
    pub after: u64,
    /// z = 2ʲ − 1 for j = 0 … ℓ: the places that a round constant of this lane size has, from z = 0.
    pub places: Vec<usize>,
    /// The seven steps of the register that made this constant, j from 0.
    pub steps: [Step; 7],
    /// Five neighbouring round constants with their numbers, this round's among them.
    pub neighbours: [(usize, u64); 5],
    /// The bit that is told about, if ι touches its lane.
    pub bit: Option<Bit>,
    /// Whether the addition is done, within the step.
    pub finished: bool,
}

/// One step of the register of FIPS 202, Algorithm 5.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// How many steps it has taken: 7 i_r + j.
    pub t: usize,
    /// Its eight bits, R\[0\] the low one.
    pub register: u8,
    /// rc(t) = R\[0\], which becomes bit 2ʲ − 1 of the constant, if the lane is long enough.
    pub output: bool,
}

impl Step {
    /// Its output in words: `rc(14) = 0`, in short `rc(14)`.
    pub fn name(&self, short: bool, used: bool) -> String {
        let value = match (short, used, self.output) {
            (true, ..) => "",
            (_, false, _) => " unused",
            (_, _, true) => " = 1",
            (_, _, false) => " = 0",
        };
        format!("rc({}){value}", self.t)
    }
}

impl Iota {
    /// What is said of the other lanes.
    pub const OTHERS: &str = "24 lanes untouched";
    /// What is said of the register.
    pub const REGISTER: &str = "rc is the low bit of a shift register. A step moves its eight bits to the left; a 1 that falls out flips bits 0, 4, 5, 6.";
    /// What is said of the round constants.
    pub const CONSTANTS: &str = "Round constants: the same for every message";

    /// What the lines of the addition are called where there is little room.
    pub const SHORT: [&str; 3] = ["0,0", "⊕RC", "="];

    /// ι of a round, at this position.
    pub fn of(look: &Look<'_>, round: usize) -> Self {
        let w = look.w();
        let constant = |round: usize| ROUND_CONSTANTS[round] & (u64::MAX >> (64 - w));
        let l = w.trailing_zeros() as usize;
        let step = |j: usize| Step { t: 7 * round + j, register: register(7 * round + j), output: rc(7 * round + j) };
        // Two rounds before it and two after, where there are so many.
        let first = round.saturating_sub(2).min(12 + 2 * l - 5);
        Self {
            round,
            before: look.before.lanes[0][0],
            constant: constant(round),
            after: look.after.lanes[0][0],
            places: (0..=l).map(|j| (1 << j) - 1).collect(),
            steps: [0, 1, 2, 3, 4, 5, 6].map(step),
            neighbours: [0, 1, 2, 3, 4].map(|i| (first + i, constant(first + i))),
            bit: look.told().filter(|bit| bit.lane() == LaneIndex { x: 0, y: 0 }),
            finished: look.place.sub != Some(0),
        }
    }

    /// Whether bit z of the constant is 1: whether ι flips it.
    pub fn flips(&self, z: usize) -> bool {
        self.constant >> z & 1 == 1
    }

    /// How the constant is written: RC\[i_r\].
    pub fn name(&self) -> String {
        name(self.round)
    }

    /// What the lines of the addition are called.
    pub fn lines(&self) -> [String; 3] {
        ["lane 0,0".to_owned(), format!("⊕ {}", self.name()), "= lane 0,0".to_owned()]
    }

    /// How few bits ι can flip.
    pub fn bound(&self) -> String {
        const PLACES: [&str; 7] = [
            "this one place, z = 0",
            "these two places, z = 2ʲ − 1",
            "these three places, z = 2ʲ − 1",
            "these four places, z = 2ʲ − 1",
            "these five places, z = 2ʲ − 1",
            "these six places, z = 2ʲ − 1",
            "these seven places, z = 2ʲ − 1",
        ];
        format!("In any round ι can flip only {}.", PLACES[(self.places.len() - 1).min(6)])
    }
}

/// How the constant of a round is written: RC\[i_r\].
pub fn name(round: usize) -> String {
    format!("RC[{round}]")
}
