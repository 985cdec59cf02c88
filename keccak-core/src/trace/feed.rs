//! A sponge on its way through a trace: it stops before every block, so that the state there can be kept.

use super::any_width::any;
use crate::functions::Parameters;
use crate::permutation::{Altered, Step};
use crate::position::Event;
use crate::sponge::Sponge;
use crate::state::Snapshot;
use core::ops::Range;

/// A sponge that has absorbed so many bits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Feed {
    pub(super) state: Snapshot,
    pub(super) bits: u64,
}

/// Who is offered the state before each permutation.
pub(super) type Keep<'a> = dyn FnMut(u64, &Snapshot) + 'a;

impl Feed {
    #[inline]
    pub(super) fn new(w: usize) -> Self {
        Self { state: Snapshot::zero(w), bits: 0 }
    }

    /// Absorbs these bits of `bytes`.
    #[inline]
    pub(super) fn absorb(
        &mut self,
        parameters: &Parameters,
        variant: Option<&Altered>,
        bytes: &[u8],
        bits: Range<usize>,
        keep: &mut Keep<'_>,
    ) {
        let rate = parameters.rate_bits();
        let at = (self.bits % rate as u64) as usize;
        let mut sponge = Sponge::of(any(parameters, variant), rate).resume(self.state, at);
        let mut from = bits.start;
        while from < bits.end {
            if sponge.room() == rate {
                keep(self.bits / rate as u64, sponge.state());
            }
            let to = bits.end.min(from + sponge.room());
            sponge.absorb_bits(bytes, from..to);
            self.bits += (to - from) as u64;
            from = to;
        }
        self.state = *sponge.state();
    }

    /// Appends the suffix and pads. Gives the state after the last block, before it is permuted.
    ///
    /// The state after the last permutation is offered too: it is then the state before the first one that only squeezes.
    #[inline]
    pub(super) fn finish(
        &self,
        parameters: &Parameters,
        variant: Option<&Altered>,
        keep: &mut Keep<'_>,
    ) -> (Snapshot, Snapshot) {
        let rate = parameters.rate_bits();
        let at = (self.bits % rate as u64) as usize;
        // The suffix and the last 1 may still need a block or more of their own.
        let mut p = self.bits / rate as u64;
        if at == 0 {
            keep(p, &self.state);
        }
        let (mut absorbed, mut last) = (self.state, self.state);
        let last_round = crate::lane::rounds(parameters.w()) - 1;
        let sponge = Sponge::of(any(parameters, variant), rate).resume(self.state, at);
        let _ = sponge.finish_observed(parameters.suffix(), &mut |event, state| match event {
            Event::Absorb => absorbed = *state,
            Event::Step(round, Step::Iota) if round == last_round => {
                p += 1;
                last = *state;
                keep(p, state);
            }
            _ => (),
        });
        (absorbed, last)
    }
}
