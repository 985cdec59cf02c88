//! The mechanism of the step at hand, as values and words: what the gutter, the band and the small figure draw.
//!
//! All of it belongs to one bit, the one that is [told](Look::told) about.

pub mod chi;
pub mod iota;
pub mod theta;

use keccak_core::permutation::Step;
use keccak_core::position::Event;

use crate::session::Look;

pub use chi::Chi;
pub use iota::Iota;
pub use theta::Theta;

/// What the step at hand does, and to which bit it is shown.
#[derive(Clone, PartialEq, Debug)]
pub enum Figure {
    /// Nothing happened yet, or nothing is drawn of it but these words.
    Words(String),
    /// θ: parities and what is made of them.
    Theta(Theta),
    /// χ: a row as a circuit.
    Chi(Chi),
    /// ι: an addition, and where the constant comes from.
    Iota(Iota),
}

impl Figure {
    /// The figure at this position.
    pub fn of(look: &Look<'_>) -> Self {
        match look.event {
            Event::Step(_, Step::Theta) => Self::Theta(Theta::of(look)),
            Event::Step(_, Step::Chi) => Self::Chi(Chi::of(look)),
            Event::Step(round, Step::Iota) => Self::Iota(Iota::of(look, round)),
            _ => Self::Words(String::new()),
        }
    }
}

/// What stands at a slice that is drawn by itself: `slice z = 40 before`.
fn slice_in_words(what: &str, z: usize, after: bool) -> String {
    format!("{what}z = {z} {}", if after { "after" } else { "before" })
}
