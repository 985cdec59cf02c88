//! A run whose message has been absorbed: what is kept of it, its output, and the way back into it.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::any_width::{AnyKeccakP, any};
use super::checkpoints::Checkpoints;
use super::feed::Feed;
use super::layout::{Layout, Source};
use super::opened::{Opened, Recording};
use crate::functions::{Mode, Parameters};
use crate::permutation::Altered;
use crate::position::{Line, Lines};
use crate::sponge::{Output, Sponge};
use crate::state::{BitString, Snapshot};

/// The most values of leaves that are kept: those of the first ones.
pub(super) const MOST_VALUES: u64 = 4096;

/// What is known of a run whose message has been absorbed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sponged {
    pub(super) mode: Mode,
    pub(super) layout: Layout,
    /// The state of the node that has absorbed all but its tail: another length of output may mean another tail.
    pub(super) body: Snapshot,
    /// The state after the last block was absorbed, before it is permuted: all further output comes from it.
    pub(super) absorbed: Snapshot,
    pub(super) output: Vec<u8>,
    pub(super) output_bits: u64,
    /// Of the node.
    pub(super) checkpoints: Checkpoints,
    /// Of the leaves in a row, where they are long.
    pub(super) leaf_checkpoints: Checkpoints,
    /// Of the first leaves, one after the other.
    pub(super) values: Vec<u8>,
}

/// A piece of the message that somebody lends.
#[derive(Clone, Copy)]
struct Lent<'a> {
    bytes: &'a [u8],
    /// Which bit of the message its first one is.
    from: u64,
}

impl Sponged {
    /// Absorbs the tail and reads the output, and says which lines this gives.
    #[inline]
    pub(super) fn settle(&mut self, output_bits: u64, variant: Option<&Altered>) -> Lines {
        self.layout = Layout::new(&self.mode, self.layout.message_bits(), output_bits);
        let parameters = *self.layout.parameters(0);
        let rate = parameters.rate_bits();
        let body_end = self.layout.body_end();
        self.checkpoints.forget_from(body_end / rate as u64);
        let checkpoints = &mut self.checkpoints;
        let mut keep = |p, state: &_| checkpoints.offer(p, || *state);
        let mut node = Feed { state: self.body, bits: body_end };
        while let Some(segment) = self.layout.segment(0, node.bits)
            && let Source::Text(from) = segment.source
        {
            let (text, bits) = self.layout.text(from, segment.range.end - segment.range.start);
            node.absorb(&parameters, variant, text, bits, &mut keep);
        }
        (self.absorbed, _) = node.finish(&parameters, variant, &mut keep);
        let absorbing = self.layout.absorbing(0);
        let squeezes = output_bits.div_ceil(rate as u64).max(1);
        let mut output = vec![0; usize::try_from(output_bits.div_ceil(8)).expect("the output fits into memory")];
        let mut reader = Output::resume(any(&parameters, variant), rate, self.absorbed);
        let mut done = 0;
        for squeeze in 0..squeezes {
            reader.next_block(&mut |_, _| ());
            if squeeze + 1 < squeezes {
                keep(absorbing + squeeze, reader.state());
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
        self.lines()
    }

    /// The lines of all calls.
    #[inline]
    pub(super) fn lines(&self) -> Lines {
        let layout = &self.layout;
        let rate = layout.parameters(0).rate_bits() as u64;
        let absorbing = layout.absorbing(0);
        let squeezes = self.output_bits.div_ceil(rate).max(1);
        let leaves = layout.leaves();
        let leaf = |call| {
            let absorbing = if leaves > 0 { layout.absorbing(call) } else { 1 };
            line(layout.parameters(call), absorbing, absorbing)
        };
        let node = line(layout.parameters(0), absorbing, absorbing + squeezes - 1);
        Lines { leaves, leaf: leaf(1), last_leaf: leaf(leaves.max(1)), node }
    }

    /// How much of its output a call reads, in bits.
    #[inline]
    pub(super) fn output_bits(&self, call: u64) -> u64 {
        if call > 0 { self.layout.value_bits() } else { self.output_bits }
    }

    /// The bits of the message that are needed for the blocks from the nearest kept state to that of permutation `p`.
    #[inline]
    pub(super) fn bits_for(&self, call: u64, p: u64) -> Range<u64> {
        let Nearest { from, absorbed, .. } = self.nearest(call, p);
        if absorbed {
            return 0..0;
        }
        let rate = self.layout.parameters(call).rate_bits() as u64;
        let end = self.layout.content_bits(call).min((p + 1).min(self.layout.absorbing(call)) * rate);
        self.message_in(call, from * rate..end)
    }

    /// The bits of the message from the first to the last that are needed for this part of what a call takes in.
    #[inline]
    fn message_in(&self, call: u64, content: Range<u64>) -> Range<u64> {
        let mut needed = 0..0;
        let mut at = content.start;
        while at < content.end
            && let Some(segment) = self.layout.segment(call, at)
        {
            let bits = match segment.source {
                Source::Text(_) => 0..0,
                Source::Message(from) => {
                    let end = segment.range.end.min(content.end);
                    from + (at - segment.range.start)..from + (end - segment.range.start)
                }
                Source::Value(leaf, _) if leaf <= MOST_VALUES => 0..0,
                Source::Value(leaf, _) => self.message_in(leaf, 0..self.layout.content_bits(leaf)),
            };
            if !bits.is_empty() {
                let start = if needed.is_empty() { bits.start } else { needed.start };
                needed = start..bits.end;
            }
            at = segment.range.end;
        }
        needed
    }

    #[inline]
    fn nearest(&self, call: u64, p: u64) -> Nearest {
        let w = self.layout.parameters(call).w();
        let start = (0, Snapshot::zero(w));
        if call > 0 {
            // A state that was kept in an earlier leaf is of no use: this one begins with zeros.
            let kept = self.layout.leaf_ordinal(call).and_then(|first| {
                let (from, lanes) = self.leaf_checkpoints.nearest(first + p)?;
                Some((from.checked_sub(first)?, Snapshot { w, lanes: *lanes }))
            });
            let (from, state) = kept.unwrap_or(start);
            return Nearest { from, state, absorbed: false };
        }
        let kept = self.checkpoints.nearest(p).map(|(from, lanes)| (from, Snapshot { w, lanes: *lanes }));
        let (from, state) = kept.unwrap_or(start);
        let absorbing = self.layout.absorbing(0);
        // Past the last block its state is always at hand: no message byte is asked for.
        if p >= absorbing && from < absorbing {
            return Nearest { from: absorbing - 1, state: self.absorbed, absorbed: true };
        }
        Nearest { from, state, absorbed: false }
    }

    #[inline]
    pub(super) fn open(&self, call: u64, p: u64, message: &[u8], variant: Option<&Altered>) -> Opened {
        let parameters = self.layout.parameters(call);
        let (w, rate) = (parameters.w(), parameters.rate_bits());
        let permutation = AnyKeccakP { w, rounds: parameters.rounds(), variant, every_step: true };
        let absorbing = self.layout.absorbing(call);
        let mut recording = Recording::new(call, p, last_round(parameters), w);
        let Nearest { from, state, .. } = self.nearest(call, p);
        recording.start(from, state);
        if p >= absorbing {
            let mut reader = Output::resume(permutation, rate, state);
            for _ in from..=p {
                reader.next_block(&mut |event, state| recording.see(event, state));
            }
            return recording.finish(true);
        }
        let lent = Lent { bytes: message, from: self.bits_for(call, p).start / 8 * 8 };
        let mut sponge = Sponge::of(permutation, rate).resume(state, 0);
        let content = self.layout.content_bits(call);
        let end = content.min((p + 1) * rate as u64);
        let mut values = 0;
        let mut observer = |event, state: &Snapshot| recording.see(event, state);
        self.feed(call, from * rate as u64..end, lent, variant, &mut values, &mut |bytes, bits| {
            sponge.absorb_observed(bytes, bits, &mut observer);
        });
        // Where the content ends inside these blocks, the suffix and the padding follow;
        // where it ended just before them, the first bits of the suffix may have been absorbed too.
        if content < (p + 1) * rate as u64 {
            let done = (from * rate as u64).saturating_sub(content) as usize;
            let _ = sponge.finish_rest(parameters.suffix(), done, &mut observer);
        }
        recording.add(values);
        recording.finish(p + 1 >= absorbing)
    }

    /// Hands this part of what a call takes in to `sink`, and counts the permutations that values of leaves took.
    #[inline]
    fn feed(
        &self,
        call: u64,
        content: Range<u64>,
        lent: Lent<'_>,
        variant: Option<&Altered>,
        permutations: &mut u64,
        sink: &mut dyn FnMut(&[u8], Range<usize>),
    ) {
        let mut at = content.start;
        while at < content.end
            && let Some(segment) = self.layout.segment(call, at)
        {
            let (skip, count) = (at - segment.range.start, segment.range.end.min(content.end) - at);
            match segment.source {
                Source::Text(from) => {
                    let (text, bits) = self.layout.text(from + skip, count);
                    sink(text, bits);
                }
                Source::Message(from) => {
                    let from = (from + skip - lent.from) as usize;
                    sink(lent.bytes, from..from + count as usize);
                }
                Source::Value(leaf, from) => {
                    let value = self.value(leaf, lent, variant, permutations);
                    let from = (from + skip) as usize;
                    sink(&value, from..from + count as usize);
                }
            }
            at += count;
        }
    }

    /// The value of a leaf: a kept one, or computed from its part of the message.
    #[inline]
    fn value(&self, call: u64, lent: Lent<'_>, variant: Option<&Altered>, permutations: &mut u64) -> [u8; 64] {
        let mut value = [0; 64];
        let len = (self.layout.value_bits() / 8) as usize;
        if call <= MOST_VALUES {
            let at = (call - 1) as usize * len;
            value[..len].copy_from_slice(&self.values[at..at + len]);
            return value;
        }
        let parameters = self.layout.parameters(call);
        let mut leaf = Feed::new(64);
        self.feed(call, 0..self.layout.content_bits(call), lent, variant, &mut 0, &mut |bytes, bits| {
            leaf.absorb(parameters, variant, bytes, bits, &mut |_, _| ());
        });
        let (_, last) = leaf.finish(parameters, variant, &mut |_, _| ());
        *permutations += self.layout.absorbing(call);
        last.read_bytes(0, &mut value[..len]);
        value
    }
}

/// A state from which a permutation can be reached.
struct Nearest {
    /// Which permutation it stands before.
    from: u64,
    state: Snapshot,
    /// Whether the block of that permutation has been absorbed: the last one, and what follows squeezes.
    absorbed: bool,
}

#[inline]
pub(super) fn line(parameters: &Parameters, absorbing: u64, permutations: u64) -> Line {
    let all = crate::lane::rounds(parameters.w());
    Line { first_round: all - parameters.rounds(), rounds: parameters.rounds(), absorbing, permutations }
}

#[inline]
fn last_round(parameters: &Parameters) -> usize {
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
