//! What is said: about the position, the step, and one bit. Both viewers print these words.

mod caption;
mod contents;
pub mod controls;
mod inspector;
pub mod labels;
mod ledger;
mod part;
mod sheet;
pub(crate) mod strip;

use keccak_core::parts::Bit;
use keccak_core::position::Event;

use crate::prelude::*;

pub(crate) use caption::wanted;
pub use caption::{Caption, Header, caption, header};
pub use contents::{Content, Part};
pub(crate) use contents::{brief, contents, name as content, names, places};
pub use inspector::{Inspector, inspector};
pub use ledger::{Explanation, Ledger, Mark, Row, explain};
pub use part::part;
pub use sheet::{Sheet, opened_lane, sheet};

/// A bit as it is written in a sentence: (x, y, z).
pub(crate) fn name(bit: Bit) -> String {
    format!("({}, {}, {})", bit.x, bit.y, bit.z)
}

/// Of when a value is: "before θ", "after absorbing"; `side` is the first word.
pub(crate) fn when(side: &str, event: Event) -> String {
    let name = match event {
        Event::Step(_, step) => step.letter(),
        Event::Absorb => "absorbing",
        _ => "squeezing",
    };
    [side, " ", name].concat()
}

/// 0 or 1.
pub(crate) fn digit(value: bool) -> &'static str {
    if value { "1" } else { "0" }
}
