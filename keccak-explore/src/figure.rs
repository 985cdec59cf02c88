//! The mechanism of the step at hand, as values and words: what the gutter, the band and the small figure draw.
//!
//! All of it belongs to one bit, the one that is [told](Look::told) about.

pub mod theta;

use keccak_core::permutation::Step;
use keccak_core::position::Event;

use crate::prelude::*;
use crate::session::Look;

pub use theta::Theta;

/// What the step at hand does, and to which bit it is shown.
#[derive(Clone, PartialEq, Debug)]
pub enum Figure {
    /// Nothing happened yet, or nothing is drawn of it but these words.
    Words(String),
    /// θ: parities and what is made of them.
    Theta(Theta),
}

impl Figure {
    /// The figure at this position.
    pub fn of(look: &Look<'_>) -> Self {
        match look.event {
            Event::Step(_, Step::Theta) => Self::Theta(Theta::of(look)),
            _ => Self::Words(String::new()),
        }
    }
}
