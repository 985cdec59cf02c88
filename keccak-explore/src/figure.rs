//! The mechanism of the step at hand, as values and words: what the gutter, the band and the small figure draw.
//!
//! All of it belongs to one bit, the one that is [told](Look::told) about.

pub mod block;
pub mod output;
pub mod tape;
pub mod theta;

use keccak_core::permutation::Step;
use keccak_core::position::Event;

use crate::session::Look;

pub use block::Block;
pub use output::Output;
pub use theta::Theta;

/// What the step at hand does, and to which bit it is shown.
#[derive(Clone, PartialEq, Debug)]
pub enum Figure {
    /// Nothing happened yet, or nothing is drawn of it but these words.
    Words(String),
    /// A block is XORed into the rate.
    Absorb(Block),
    /// θ: parities and what is made of them.
    Theta(Theta),
    /// Output leaves.
    Squeeze(Output),
}

impl Figure {
    /// The figure at this position.
    pub fn of(look: &Look<'_>) -> Self {
        match look.event {
            Event::Start => Self::Words(start(look)),
            Event::Absorb => Self::Absorb(Block::of(look)),
            Event::Squeeze => Self::Squeeze(Output::of(look)),
            Event::Step(_, Step::Theta) => Self::Theta(Theta::of(look)),
            Event::Step(..) => Self::Words(String::new()),
        }
    }
}

/// What is said before anything happened.
fn start(look: &Look<'_>) -> String {
    if look.rate().is_some() {
        format!("The sponge is empty: {} zeros. Press → to absorb block 0.", look.after.b())
    } else {
        format!("{} starts from this state. Press → to apply θ.", look.run.function.title())
    }
}
