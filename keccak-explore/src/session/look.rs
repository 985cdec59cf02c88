//! What is known at a position.

use keccak_core::parts::Bit;
use keccak_core::position::{Event, Line, Lines, Position};
use keccak_core::state::Snapshot;
use keccak_core::trace::{Call, Trace};

use super::Place;
use crate::run::Run;

/// A position that can be shown, and what is known there.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The run.
    pub run: &'a Run,
    /// Its trace.
    pub trace: &'a Trace,
    /// The permutation of the position.
    pub opened: &'a keccak_core::trace::Opened,
    /// The place.
    pub place: &'a Place,
    /// The sponge of the position: the only one, the final node, or a leaf.
    pub call: Call<'a>,
    /// Its line of events, as if it were the only one.
    pub line: Line,
    /// The lines of events of all calls.
    pub lines: Lines,
    /// What happened last.
    pub event: Event,
    /// The state before it.
    pub before: &'a Snapshot,
    /// The state after it.
    pub after: &'a Snapshot,
    /// The state as it is shown: within the step, or before it while that is asked for.
    pub shown: Snapshot,
}

impl Look<'_> {
    /// The lane size, in bits.
    pub fn w(&self) -> usize {
        self.after.w
    }

    /// The rate in bits; a bare permutation has none.
    pub fn rate_bits(&self) -> Option<usize> {
        self.call.parameters().map(keccak_core::functions::Parameters::rate_bits)
    }

    /// How many bits leave with this squeeze, or would with the one after this permutation.
    pub fn squeezed(&self) -> usize {
        let Some(rate) = self.rate_bits() else { return 0 };
        let before = (self.place.position.permutation + 1).saturating_sub(self.line.absorbing) * rate as u64;
        self.call.output_bits().saturating_sub(before).min(rate as u64) as usize
    }

    /// The bit that the words are about: the pinned one, else the one under the pointer.
    pub fn focus(&self) -> Option<Bit> {
        let pinned = self.place.selection.and_then(|selection| selection.as_bit());
        pinned.or(if self.place.selection.is_none() { self.place.hover } else { None })
    }

    /// The bit whose mechanism is drawn: within a step one of the element finished last, else the one the words are about.
    pub fn told(&self) -> Option<Bit> {
        let focus = self.focus();
        match self.place.sub {
            Some(done @ 1..) => Some(self.elements().bit(done - 1, focus.unwrap_or(Bit { x: 0, y: 0, z: 0 }))),
            _ => focus,
        }
    }

    /// The elements of the event.
    pub fn elements(&self) -> crate::element::Elements {
        let bits = match self.event {
            Event::Squeeze => self.squeezed(),
            _ => self.rate_bits().unwrap_or(0),
        };
        crate::element::elements(self.event, self.w(), bits)
    }

    /// The event after this one.
    pub fn next_event(&self) -> Option<Position> {
        self.lines.ordinal(self.place.position).and_then(|ordinal| self.lines.position(ordinal + 1))
    }
}
