//! π: which lane goes where. A plane becomes a sheet.

use keccak_core::parts::{Bit, LaneIndex};

use super::{lane_of, lanes_done};
use crate::prelude::*;
use crate::session::Look;

/// The lanes' ways, and one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pi {
    /// The lane that is told about, where it stands after the step; or an example.
    pub lane: LaneIndex,
    /// Whether the lane was chosen: it holds what is told about, or it is pinned.
    pub chosen: bool,
    /// The bit that is told about; it is in that lane.
    pub bit: Option<Bit>,
    /// The lane size, in bits.
    pub w: usize,
    /// How many target lanes are finished, in the order x + 5y.
    pub done: usize,
}

impl Pi {
    /// What stands over the places that lanes had.
    pub const WAS: &str = "was";
    /// The names of the two maps, and of the two slices.
    pub const MAPS: [&str; 2] = ["before π", "after π"];
    /// What is said over the cycle.
    pub const CYCLE: &str = "0,0 stays; the other 24 lanes make one cycle:";

    /// π at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let (lane, chosen, bit) = lane_of(look);
        Self { lane, chosen, bit, w: look.w(), done: lanes_done(look) }
    }

    /// Where the lane was that stands at `lane` after the step: A′\[x, y\] = A\[x + 3y, x\] (FIPS 202, section 3.2.3).
    pub fn source(lane: LaneIndex) -> LaneIndex {
        LaneIndex { x: (lane.x + 3 * lane.y) % 5, y: lane.x }
    }

    /// Where the lane goes that stands at `lane` before the step.
    pub fn target(lane: LaneIndex) -> LaneIndex {
        LaneIndex { x: lane.y, y: (2 * lane.x + 3 * lane.y) % 5 }
    }

    /// The plane y that becomes the sheet x = y, with the lane that is told about.
    pub fn plane(&self) -> usize {
        self.lane.x
    }

    /// The 24 lanes that move, each before the place it goes to, from (1, 0) round to (1, 1).
    pub fn cycle() -> [LaneIndex; 24] {
        let mut lane = LaneIndex { x: 1, y: 0 };
        [(); 24].map(|()| {
            let this = lane;
            lane = Self::target(lane);
            this
        })
    }

    /// Whether a target lane is the chosen one.
    pub fn is_told(&self, lane: LaneIndex) -> bool {
        self.chosen && lane == self.lane
    }

    /// Whether a target lane is finished, within the step.
    pub fn finished(&self, lane: LaneIndex) -> bool {
        lane.x + 5 * lane.y < self.done
    }

    /// What the two maps show.
    pub fn title(&self) -> String {
        let plane = self.plane();
        format!("Plane y = {plane} becomes sheet x = {plane}.")
    }

    /// The same in general, line by line.
    pub fn words(&self) -> [String; 3] {
        [
            "A row of the left map turns into a column".to_owned(),
            "of the right one; inside a lane nothing moves:".to_owned(),
            match self.w {
                1 => "its one bit travels with it.".to_owned(),
                w => format!("z stays, all {w} bits travel together."),
            },
        ]
    }
}
