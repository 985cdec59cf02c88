//! What is said: about the position, the step, and one bit. Both viewers print these words.

mod caption;
pub mod controls;
mod inspector;
pub mod labels;
mod ledger;
mod part;
mod sheet;
pub(crate) mod strip;

use keccak_core::parts::Bit;

use crate::prelude::*;

pub(crate) use caption::wanted;
pub use caption::{Caption, Header, caption, header, place_in_words};
pub use inspector::{Inspector, inspector};
pub use ledger::{Explanation, Ledger, Mark, Row, Shape, explain};
pub use part::part;
pub use sheet::{Sheet, opened_lane, sheet};

/// A bit as it is written in a sentence: (x, y, z).
pub(crate) fn name(bit: Bit) -> String {
    format!("({}, {}, {})", bit.x, bit.y, bit.z)
}

/// 0 or 1.
pub(crate) fn digit(value: bool) -> &'static str {
    if value { "1" } else { "0" }
}
