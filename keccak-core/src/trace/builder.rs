//! The builder: a message on its way into a trace, in pieces of any size.

use alloc::vec::Vec;

use super::any_width::any;
use super::checkpoints::Checkpoints;
use super::sponged::{Sponged, last_round};
use super::{Kind, Trace};
use crate::functions::Parameters;
use crate::permutation::{Altered, Step};
use crate::position::Event;
use crate::sponge::Sponge;
use crate::state::Snapshot;

/// A message on its way into a [`Trace`].
#[derive(Clone, Debug)]
pub struct TraceBuilder {
    parameters: Parameters,
    variant: Option<Altered>,
    state: Snapshot,
    /// How many bits of the current block are in `state`.
    at: usize,
    message_bits: u64,
    checkpoints: Checkpoints,
}

impl TraceBuilder {
    /// Nothing absorbed yet.
    #[inline]
    pub fn new(parameters: &Parameters, variant: Option<Altered>) -> Self {
        Self {
            parameters: *parameters,
            variant,
            state: Snapshot::zero(parameters.w()),
            at: 0,
            message_bits: 0,
            checkpoints: Checkpoints::default(),
        }
    }

    /// Absorbs more whole bytes of the message.
    ///
    /// # Panics
    /// If [`update_bits`](Self::update_bits) has ended the message within a byte.
    #[inline]
    pub fn update(&mut self, bytes: &[u8]) {
        // In pieces whose length in bits fits into 32: `usize` is no wider everywhere.
        for piece in bytes.chunks(1 << 28) {
            self.update_bits(piece, 8 * piece.len());
        }
    }

    /// Absorbs the first `bits` bits of `bytes`; unless they are whole bytes, this is the message's end.
    ///
    /// # Panics
    /// If `bytes` hasn't so many bits, or the message has been ended.
    #[inline]
    pub fn update_bits(&mut self, bytes: &[u8], bits: usize) {
        assert!(self.message_bits.is_multiple_of(8), "the message has been ended within a byte");
        let rate = self.parameters.rate();
        let mut sponge = Sponge::of(any(&self.parameters, self.variant.as_ref()), rate).resume(self.state, self.at);
        let mut from = 0;
        while from < bits {
            if sponge.room() == rate {
                let p = (self.message_bits + from as u64) / rate as u64;
                self.checkpoints.offer(p, || *sponge.state());
            }
            let to = bits.min(from + sponge.room());
            sponge.absorb_bits(bytes, from..to);
            from = to;
        }
        self.state = *sponge.state();
        self.at = rate - sponge.room();
        self.message_bits += bits as u64;
    }

    /// How many bits have been absorbed.
    #[inline]
    pub fn message_bits(&self) -> u64 {
        self.message_bits
    }

    /// Pads, and reads `output_bits` bits of output.
    #[inline]
    pub fn finish(mut self, output_bits: u64) -> Trace {
        let parameters = self.parameters;
        let rate = parameters.rate() as u64;
        let mut absorbed = self.state;
        let sponge = Sponge::of(any(&parameters, self.variant.as_ref()), parameters.rate()).resume(self.state, self.at);
        // The suffix and the last 1 may still need a block or more of their own.
        let mut p = self.message_bits / rate;
        if self.at == 0 {
            self.checkpoints.offer(p, || self.state);
        }
        let checkpoints = &mut self.checkpoints;
        let last_round = last_round(&parameters);
        let _ = sponge.finish_observed(parameters.suffix(), &mut |event, state| match event {
            Event::Absorb => absorbed = *state,
            Event::Step(round, Step::Iota) if round == last_round => {
                p += 1;
                // Offered after the last block too: it is then the state before the first permutation that only squeezes.
                checkpoints.offer(p, || *state);
            }
            _ => (),
        });
        let mut sponged = Sponged {
            parameters,
            message_bits: self.message_bits,
            absorbed,
            output: Vec::new(),
            output_bits: 0,
            checkpoints: self.checkpoints,
        };
        let line = sponged.squeeze(output_bits, self.variant.as_ref());
        Trace { line, variant: self.variant, kind: Kind::Sponge(sponged) }
    }
}
