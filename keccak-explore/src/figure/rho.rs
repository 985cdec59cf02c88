//! ρ: how far every lane turns, and one lane before and after.

use keccak_core::constants::RHO_OFFSETS;
use keccak_core::parts::{Bit, LaneIndex};

use super::{lane_of, lanes_done};
use crate::prelude::*;
use crate::session::Look;

/// The offsets, and what one of them does to its lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rho {
    /// r\[x, y\] mod w, indexed `[y][x]`, in bits (FIPS 202, section 3.2.2, table 2).
    pub offsets: [[usize; 5]; 5],
    /// The lane that is told about, or an example.
    pub lane: LaneIndex,
    /// Whether the lane was chosen: it holds what is told about, or it is pinned.
    pub chosen: bool,
    /// The bit that is told about; it is in that lane.
    pub bit: Option<Bit>,
    /// The lane before the step.
    pub before: u64,
    /// The lane after it.
    pub after: u64,
    /// The lane size, in bits.
    pub w: usize,
    /// How many lanes are finished, in the order x + 5y.
    pub done: usize,
}

impl Rho {
    /// What is said of a lane with offset 0.
    pub const STAYS: &str = "stays";
    /// What is said over the table.
    pub const OFFSETS: &str = "offsets r[x, y]";

    /// ρ at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let w = look.w();
        let (lane, chosen, bit) = lane_of(look);
        Self {
            offsets: RHO_OFFSETS.map(|plane| plane.map(|offset| offset as usize % w)),
            lane,
            chosen,
            bit,
            before: look.before.lanes[lane.y][lane.x],
            after: look.after.lanes[lane.y][lane.x],
            w,
            done: lanes_done(look),
        }
    }

    /// How many places the lane turns that is told about.
    pub fn offset(&self) -> usize {
        self.offsets[self.lane.y][self.lane.x]
    }

    /// Whether a lane is the chosen one.
    pub fn is_told(&self, lane: LaneIndex) -> bool {
        self.chosen && lane == self.lane
    }

    /// Where the bit goes that stands at place `z` of the lane.
    pub fn target(&self, z: usize) -> usize {
        (z + self.offset()) % self.w
    }

    /// Where the bit came from that stands at place `z` afterwards.
    pub fn source(&self, z: usize) -> usize {
        (z + self.w - self.offset()) % self.w
    }

    /// Whether the bit at place `z` before the step leaves at the top and comes back at the bottom.
    pub fn goes_round(&self, z: usize) -> bool {
        z + self.offset() >= self.w
    }

    /// Over the lane before: what leaves; between the two: what moves; under the lane after: what comes back.
    pub fn words(&self) -> [String; 3] {
        let offset = self.offset();
        match offset {
            0 => [String::new(), "this lane has offset 0: every bit stays".to_owned(), String::new()],
            1 => [
                "the top bit leaves on the left".to_owned(),
                "every other bit moves 1 place to the left, towards higher z".to_owned(),
                "… and comes back in on the right, z = 0".to_owned(),
            ],
            _ => [
                format!("the top {offset} bits leave on the left"),
                format!("every other bit moves {offset} places to the left, towards higher z"),
                format!("… and come back in on the right, z = {} … 0", offset - 1),
            ],
        }
    }
}
