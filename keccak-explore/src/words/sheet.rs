//! The lane that a small screen opens: its name, and where it stands in memory.

use keccak_core::parts::LaneIndex;

use crate::prelude::*;
use crate::selection::Selection;
use crate::session::Look;

/// The heading over an opened lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// "Lane (4, 2)".
    pub title: String,
    /// Its bytes, and what a tap does.
    pub note: String,
}

/// The lane of what is pinned: where that lies in many lanes, or nothing is pinned, the first of them.
pub fn opened_lane(selection: Option<Selection>) -> LaneIndex {
    let place = |coordinate: fn(&Selection) -> Option<usize>| selection.as_ref().and_then(coordinate).unwrap_or(0);
    LaneIndex { x: place(|selection| selection.x), y: place(|selection| selection.y) }
}

/// The heading.
pub fn sheet(look: &Look<'_>) -> Sheet {
    let LaneIndex { x, y } = opened_lane(look.place.selection);
    let first = (5 * y + x) * look.w() / 8;
    let note = match look.w() {
        ..8 => "tap a bit".to_owned(),
        8 => format!("byte {first} · tap a bit"),
        w => format!("bytes {first} … {} · tap a bit", first + w / 8 - 1),
    };
    Sheet { title: format!("Lane ({x}, {y})"), note }
}
