//! A sponge that has absorbed its message: what is kept of it, its output, and the way back into it.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::any_width::{AnyKeccakP, any};
use super::checkpoints::Checkpoints;
use super::opened::{Opened, Recording};
use crate::functions::Parameters;
use crate::permutation::Altered;
use crate::position::Line;
use crate::sponge::{Output, Sponge, suffix_bits};
use crate::state::Snapshot;

/// What is known of a sponge that has absorbed its message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sponged {
    pub(super) parameters: Parameters,
    pub(super) message_bits: u64,
    /// The state after the last block was absorbed, before it is permuted: all further output comes from it.
    pub(super) absorbed: Snapshot,
    pub(super) output: Vec<u8>,
    pub(super) output_bits: u64,
    pub(super) checkpoints: Checkpoints,
}

impl Sponged {
    /// How many permutations absorb: one for each full block of message and suffix, and one for the last 1.
    #[inline]
    pub(super) fn absorbing(&self) -> u64 {
        let filled = self.message_bits + suffix_bits(self.parameters.suffix()) as u64;
        filled / self.parameters.rate() as u64 + 1
    }

    /// Reads the output again from the state after the last block, and says which line this gives.
    #[inline]
    pub(super) fn squeeze(&mut self, output_bits: u64, variant: Option<&Altered>) -> Line {
        let rate = self.parameters.rate();
        let absorbing = self.absorbing();
        let squeezes = output_bits.div_ceil(rate as u64).max(1);
        let mut output = vec![0; output_bits.div_ceil(8) as usize];
        self.checkpoints.forget_from(absorbing);
        let checkpoints = &mut self.checkpoints;
        let mut reader = Output::resume(any(&self.parameters, variant), rate, self.absorbed);
        let mut done = 0;
        for squeeze in 0..squeezes {
            reader.next_block(&mut |_, _| ());
            let p = absorbing + squeeze;
            if squeeze + 1 < squeezes {
                checkpoints.offer(p, || *reader.state());
            }
            let n = (output_bits - done).min(rate as u64) as usize;
            // A block that begins within a byte is read apart and shifted into its place.
            let mut block = [0; 200];
            reader.read_bits(&mut block[..n.div_ceil(8)], n);
            append_bits(&mut output, done, &block, n);
            done += n as u64;
        }
        self.output = output;
        self.output_bits = output_bits;
        line(&self.parameters, absorbing, absorbing + squeezes - 1)
    }

    /// The bits of the message in the blocks from the nearest kept state to that of permutation `p`.
    #[inline]
    pub(super) fn bits_for(&self, p: u64, absorbing: u64) -> Range<u64> {
        let from = match self.nearest(p, absorbing) {
            Nearest::Checkpoint(from, _) => from,
            Nearest::Absorbed => return 0..0,
        };
        let rate = self.parameters.rate() as u64;
        let end = self.message_bits.min((p + 1).min(absorbing) * rate);
        (from * rate).min(end)..end
    }

    #[inline]
    fn nearest(&self, p: u64, absorbing: u64) -> Nearest<'_> {
        let (from, state) = self.checkpoints.nearest(p);
        // Past the last block its state is always at hand: no message byte is asked for.
        if p >= absorbing && from < absorbing { Nearest::Absorbed } else { Nearest::Checkpoint(from, state) }
    }

    #[inline]
    pub(super) fn open(&self, permutation: AnyKeccakP<'_>, p: u64, absorbing: u64, message: &[u8]) -> Opened {
        let (w, rate) = (self.parameters.w(), self.parameters.rate());
        let mut recording = Recording::new(p, last_round(&self.parameters), w);
        match self.nearest(p, absorbing) {
            Nearest::Checkpoint(from, lanes) if p < absorbing => {
                recording.start(from, Snapshot { w, lanes: *lanes });
                let mut sponge = Sponge::of(permutation, rate);
                sponge = sponge.resume(recording.before, 0);
                let bits = self.bits_for(p, absorbing);
                let skip = (bits.start % 8) as usize;
                let within = skip..skip + (bits.end - bits.start) as usize;
                let mut observer = |event, state: &Snapshot| recording.see(event, state);
                sponge.absorb_observed(message, within, &mut observer);
                // Where the message ends inside these blocks, the suffix and the padding follow;
                // where it ended just before them, the first bits of the suffix may have been absorbed too.
                if bits.end < (p + 1) * rate as u64 {
                    let done = (from * rate as u64).saturating_sub(self.message_bits) as usize;
                    let _ = sponge.finish_rest(self.parameters.suffix(), done, &mut observer);
                }
            }
            nearest => {
                let (from, state) = match nearest {
                    Nearest::Checkpoint(from, lanes) => (from, Snapshot { w, lanes: *lanes }),
                    Nearest::Absorbed => (absorbing - 1, self.absorbed),
                };
                recording.start(from, state);
                let mut reader = Output::resume(permutation, rate, state);
                for _ in from..=p {
                    reader.next_block(&mut |event, state| recording.see(event, state));
                }
            }
        }
        recording.finish(p + 1 >= absorbing)
    }
}

enum Nearest<'a> {
    /// The state before this permutation's block.
    Checkpoint(u64, &'a [[u64; 5]; 5]),
    /// The state after the last block.
    Absorbed,
}

#[inline]
pub(super) fn line(parameters: &Parameters, absorbing: u64, permutations: u64) -> Line {
    let all = crate::lane::rounds(parameters.w());
    Line { first_round: all - parameters.rounds(), rounds: parameters.rounds(), absorbing, permutations }
}

#[inline]
pub(super) fn last_round(parameters: &Parameters) -> usize {
    crate::lane::rounds(parameters.w()) - 1
}

/// ORs the low `count` bits of `block` into `bytes` from bit `at` on.
#[inline]
fn append_bits(bytes: &mut [u8], at: u64, block: &[u8], count: usize) {
    for (i, &byte) in block[..count.div_ceil(8)].iter().enumerate() {
        let place = at + 8 * i as u64;
        let shifted = u16::from(byte) << (place % 8);
        bytes[(place / 8) as usize] |= shifted as u8;
        if shifted > 0xFF {
            bytes[(place / 8) as usize + 1] |= (shifted >> 8) as u8;
        }
    }
}
