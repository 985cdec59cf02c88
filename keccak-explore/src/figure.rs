//! The mechanism of the step at hand, as values and words: what the gutter, the band and the small figure draw.
//!
//! All of it belongs to one bit, the one that is [told](Look::told) about.

pub mod block;
pub mod chi;
pub mod iota;
pub mod output;
pub mod pi;
pub mod rho;
pub mod tape;
pub mod theta;

use keccak_core::parts::{Bit, LaneIndex};
use keccak_core::permutation::Step;
use keccak_core::position::Event;

use crate::prelude::*;
use crate::session::Look;

pub use block::Block;
pub use chi::Chi;
pub use iota::Iota;
pub use output::Output;
pub use pi::Pi;
pub use rho::Rho;
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
    /// ρ: how far every lane turns.
    Rho(Rho),
    /// π: which lane goes where.
    Pi(Pi),
    /// χ: a row as a circuit.
    Chi(Chi),
    /// ι: an addition, and where the constant comes from.
    Iota(Iota),
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
            Event::Step(_, Step::Rho) => Self::Rho(Rho::of(look)),
            Event::Step(_, Step::Pi) => Self::Pi(Pi::of(look)),
            Event::Step(_, Step::Chi) => Self::Chi(Chi::of(look)),
            Event::Step(round, Step::Iota) => Self::Iota(Iota::of(look, round)),
        }
    }
}

/// The lane with which a step of whole lanes is shown; whether it was chosen; and the bit of it that is told about.
///
/// Without a bit it is the pinned lane, else (4, 0): its offset, 27, is odd, so that it turns in all widths but one bit.
fn lane_of(look: &Look<'_>) -> (LaneIndex, bool, Option<Bit>) {
    let bit = look.told();
    let pinned = look.place.selection.and_then(|selection| Some(LaneIndex { x: selection.x?, y: selection.y? }));
    let chosen = bit.map(Bit::lane).or(pinned);
    (chosen.unwrap_or(LaneIndex { x: 4, y: 0 }), chosen.is_some(), bit)
}

/// How many lanes of a step of whole lanes are finished, as the state is shown: none while it is shown before the step.
fn lanes_done(look: &Look<'_>) -> usize {
    if look.place.before { 0 } else { look.place.sub.unwrap_or(25).min(25) }
}

/// What stands at a slice that is drawn by itself: `slice z = 40 before`.
fn slice_in_words(what: &str, z: usize, after: bool) -> String {
    format!("{what}z = {z} {}", if after { "after" } else { "before" })
}

/// What is said before anything happened.
fn start(look: &Look<'_>) -> String {
    if look.rate_bits().is_some() {
        format!("The sponge is empty: {} zeros. Press → to absorb block 0.", look.after.b())
    } else {
        format!("{} starts from this state. Press → to apply θ.", look.run.function.title())
    }
}
