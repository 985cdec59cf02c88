//! The builder: a message on its way into a trace, in pieces of any size.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Range;

use super::checkpoints::Checkpoints;
use super::feed::Feed;
use super::layout::{Layout, Source, blocks};
use super::sponged::{MOST_VALUES, Sponged};
use super::{Kind, Trace};
use crate::functions::{MOST_BITS, Mode, ParameterError, Parameters};
use crate::permutation::Altered;
use crate::state::BitString;

/// A message on its way into a [`Trace`].
///
/// ```
/// use keccak_core::functions::{Member, Settings};
/// use keccak_core::trace::TraceBuilder;
///
/// let settings = Settings { key: b"a key"[..].into(), ..Settings::default() };
/// let mode = Member::named("KMAC128").unwrap().mode(&settings)?.unwrap();
/// let mut builder = TraceBuilder::of(mode, None)?;
/// builder.update(b"a mess");
/// builder.update(b"age");
/// let trace = builder.finish(256);
///
/// // Behind a block with the name and one with the key comes the message.
/// let call = trace.call(0)?;
/// assert_eq!(call.line().absorbing, 3);
/// assert_eq!(call.label(1344).unwrap().label.to_string(), "left_encode(rate)");
/// assert_eq!(call.label(2 * 1344).unwrap().message, Some(0));
/// assert_eq!(call.bytes_for(1)?, 0..0);
/// assert_eq!(call.bytes_for(2)?, 0..9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TraceBuilder {
    mode: Mode,
    /// That of a message that never ends.
    layout: Layout,
    variant: Option<Altered>,
    node: Feed,
    leaf: Feed,
    message_bits: u64,
    /// How much of S has been taken in: the message, and behind it what KangarooTwelve writes there.
    string_bits: u64,
    checkpoints: Checkpoints,
    leaf_checkpoints: Checkpoints,
    values: Vec<u8>,
}

impl TraceBuilder {
    /// Nothing absorbed yet, for a sponge that takes in the message alone.
    #[inline]
    pub fn new(parameters: &Parameters, variant: Option<Altered>) -> Self {
        Self::checked((*parameters).into(), variant)
    }

    /// Nothing absorbed yet, for any function.
    ///
    /// # Errors
    /// If [`Mode::check`] finds one.
    #[inline]
    pub fn of(mode: Mode, variant: Option<Altered>) -> Result<Self, ParameterError> {
        mode.check()?;
        Ok(Self::checked(mode, variant))
    }

    #[inline]
    fn checked(mode: Mode, variant: Option<Altered>) -> Self {
        let layout = Layout::new(&mode, MOST_BITS, 0);
        let (node, leaf) = (Feed::new(layout.parameters(0).w()), Feed::new(64));
        Self {
            mode,
            layout,
            variant,
            node,
            leaf,
            message_bits: 0,
            string_bits: 0,
            checkpoints: Checkpoints::default(),
            leaf_checkpoints: Checkpoints::default(),
            values: Vec::new(),
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
    /// If `bytes` hasn't so many bits, the message has been ended, or it is one of KangarooTwelve, which has whole bytes
    /// ([`Member::takes_bits`](crate::functions::Member::takes_bits)).
    #[inline]
    pub fn update_bits(&mut self, bytes: &[u8], bits: usize) {
        assert!(self.message_bits.is_multiple_of(8), "the message has been ended within a byte");
        assert!(bits.div_ceil(8) <= bytes.len(), "{bits} bits of {} bytes", bytes.len());
        let whole = !matches!(self.mode, Mode::KangarooTwelve { .. });
        assert!(whole || bits.is_multiple_of(8), "KangarooTwelve takes whole bytes");
        self.message_bits += bits as u64;
        self.take(bytes, bits);
    }

    /// How many bits have been absorbed.
    #[inline]
    pub fn message_bits(&self) -> u64 {
        self.message_bits
    }

    /// Takes in more of S.
    #[inline]
    fn take(&mut self, bytes: &[u8], bits: usize) {
        let mut from = 0;
        while from < bits {
            let left = (bits - from) as u64;
            let first = self.layout.first();
            let now = match self.layout.leaf_bits() {
                Some(size) if self.string_bits >= first => {
                    let (call, within) = ((self.string_bits - first) / size + 1, (self.string_bits - first) % size);
                    let now = left.min(size - within);
                    self.fill(call, bytes, from..from + now as usize);
                    if within + now == size {
                        self.close(call);
                    }
                    now
                }
                _ => {
                    self.write();
                    let Some(segment) = self.layout.body_segment_at(self.node.bits) else {
                        // More than the elements of the tuple have: `try_finish` says so.
                        return;
                    };
                    let now = left.min(segment.range.end - self.node.bits);
                    self.absorb(bytes, from..from + now as usize);
                    now
                }
            };
            self.string_bits += now;
            from += now as usize;
        }
    }

    /// Lets the node take in what stands before the next bits of the message, or the next value.
    #[inline]
    fn write(&mut self) {
        while let Some(segment) = self.layout.body_segment_at(self.node.bits)
            && let Source::Text(from) = segment.source
        {
            let layout = &self.layout;
            let (text, bits) = layout.text(from, segment.range.end - segment.range.start);
            let checkpoints = &mut self.checkpoints;
            let mut keep = |p, state: &_| checkpoints.offer(p, || *state);
            self.node.absorb(layout.parameters(0), self.variant.as_ref(), text, bits, &mut keep);
        }
    }

    #[inline]
    fn absorb(&mut self, bytes: &[u8], bits: Range<usize>) {
        let checkpoints = &mut self.checkpoints;
        let mut keep = |p, state: &_| checkpoints.offer(p, || *state);
        self.node.absorb(self.layout.parameters(0), self.variant.as_ref(), bytes, bits, &mut keep);
    }

    #[inline]
    fn fill(&mut self, call: u64, bytes: &[u8], bits: Range<usize>) {
        let checkpoints = &mut self.leaf_checkpoints;
        let first = self.layout.leaf_ordinal(call);
        let mut keep = |p: u64, state: &_| {
            if let Some(first) = first {
                checkpoints.offer(first + p, || *state);
            }
        };
        self.leaf.absorb(self.layout.parameters(1), self.variant.as_ref(), bytes, bits, &mut keep);
    }

    /// The leaf is complete: its value goes into the node.
    #[inline]
    fn close(&mut self, call: u64) {
        let parameters = *self.layout.parameters(1);
        let checkpoints = &mut self.leaf_checkpoints;
        let first = self.layout.leaf_ordinal(call);
        let filled = self.leaf.bits;
        let mut keep = |p: u64, state: &_| {
            // The state before each of its blocks; it never squeezes twice.
            if let Some(first) = first
                && p < blocks(&parameters, filled)
            {
                checkpoints.offer(first + p, || *state);
            }
        };
        let (_, last) = self.leaf.finish(&parameters, self.variant.as_ref(), &mut keep);
        let mut value = [0; 64];
        let value = &mut value[..(self.layout.value_bits() / 8) as usize];
        last.read_bytes(0, value);
        if call <= MOST_VALUES {
            self.values.extend_from_slice(value);
        }
        self.write();
        let bits = 8 * value.len();
        self.absorb(value, 0..bits);
        self.leaf = Feed::new(64);
    }

    /// Pads, and reads `output_bits` **bits** of output, which the trace keeps in memory.
    ///
    /// # Panics
    /// If the message isn't as long as the elements of the tuple; [`try_finish`](Self::try_finish) says so instead.
    #[inline]
    pub fn finish(self, output_bits: u64) -> Trace {
        match self.try_finish(output_bits) {
            Ok(trace) => trace,
            Err(error) => panic!("{error}"),
        }
    }

    /// Pads, and reads `output_bits` **bits** of output, which the trace keeps in memory.
    ///
    /// # Errors
    /// If the message isn't as long as the elements of the tuple together.
    #[inline]
    pub fn try_finish(mut self, output_bits: u64) -> Result<Trace, ParameterError> {
        if let Mode::TupleHash { elements, .. } = &self.mode {
            let (bits, given) = (elements.iter().sum::<u64>(), self.message_bits);
            if given < bits {
                return Err(ParameterError::ElementShort(bits - given));
            }
            if given > bits {
                return Err(ParameterError::ElementLong(given - bits));
            }
        }
        let layout = Layout::new(&self.mode, self.message_bits, output_bits);
        for (bytes, bits) in layout.end() {
            self.take(bytes, bits);
        }
        if self.leaf.bits > 0 {
            self.close(layout.leaves());
        }
        // The prefix of an empty message, and the lengths of empty elements at the end of a tuple.
        self.layout = layout;
        self.write();
        debug_assert_eq!(self.node.bits, self.layout.body_end());
        let mut sponged = Sponged {
            mode: self.mode,
            layout: self.layout,
            body: self.node.state,
            absorbed: self.node.state,
            output: Vec::new(),
            output_bits: 0,
            checkpoints: self.checkpoints,
            leaf_checkpoints: self.leaf_checkpoints,
            values: self.values,
        };
        let lines = sponged.settle(output_bits, self.variant.as_ref());
        Ok(Trace { lines, variant: self.variant, kind: Kind::Sponge(Box::new(sponged)) })
    }
}
