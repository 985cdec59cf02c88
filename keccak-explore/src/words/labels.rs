//! The labels around a drawing of the state.

use keccak_core::parts::LaneIndex;

use crate::prelude::*;
use crate::session::Notation;

/// Beside the lanes that blocks are XORed into: `rate` is in **bits**.
pub fn rate(rate: usize) -> String {
    if rate.is_multiple_of(8) { format!("rate {rate} bits = {} bytes", rate / 8) } else { format!("rate {rate} bits") }
}

/// Beside the other lanes: `capacity` is in **bits**.
pub fn capacity(capacity: usize) -> String {
    format!("capacity {capacity}")
}

/// Beside the digits of a lane over the drawing.
pub fn digits_of(lane: LaneIndex) -> String {
    format!("hex of ({}, {})", lane.x, lane.y)
}

/// Beside a plane.
pub fn plane(y: usize) -> String {
    format!("plane y = {y}")
}

/// Over the column of lanes.
pub fn lane_as(notation: Notation) -> &'static str {
    if notation == Notation::Bytes { "lane as bytes" } else { "lane as a number" }
}
