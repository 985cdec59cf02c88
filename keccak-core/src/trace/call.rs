//! One sponge of a run: its line, its content, and its permutations, opened.

use core::ops::Range;

use super::any_width::AnyKeccakP;
use super::layout::Labelled;
use super::opened::Opened;
use super::{Kind, OpenError, Trace};
use crate::functions::Parameters;
use crate::position::Line;

/// One sponge of a run: the only one, the final node of a tree, or a leaf.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    trace: &'a Trace,
    number: u64,
    line: Line,
}

impl<'a> Call<'a> {
    #[inline]
    pub(super) fn new(trace: &'a Trace, number: u64, line: Line) -> Self {
        Self { trace, number, line }
    }

    /// Which one this is: 0 the final node or the only sponge, 1 … n the leaves.
    #[inline]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Its line of events, as if it were the only call.
    #[inline]
    pub fn line(&self) -> Line {
        self.line
    }

    /// The sponge, or `None` for a bare permutation.
    #[inline]
    pub fn parameters(&self) -> Option<&'a Parameters> {
        self.trace.sponged().map(|sponged| sponged.layout.parameters(self.number))
    }

    /// How much is read from it, in bits: the output, or the value of a leaf, which goes into the final node.
    #[inline]
    pub fn output_bits(&self) -> u64 {
        self.trace.sponged().map_or(0, |sponged| sponged.output_bits(self.number))
    }

    /// How many bits it takes in before its suffix: the message, and what a mode writes around it.
    #[inline]
    pub fn content_bits(&self) -> u64 {
        self.trace.sponged().map_or(0, |sponged| sponged.layout.content_bits(self.number))
    }

    /// What a bit of its padded blocks is, and which bits around it are the same; in O(log n) for n elements of a tuple.
    ///
    /// Bits count from the first of its first block, so that block P begins at P times the rate. `None` past the last block.
    #[inline]
    pub fn label(&self, bit: u64) -> Option<Labelled> {
        self.trace.sponged()?.layout.label(self.number, bit)
    }

    /// Which bytes **of the message** [`open`](Self::open) needs for permutation `p`; possibly none.
    ///
    /// They cover the bits of the message in the blocks from the nearest kept state to this permutation's,
    /// and in the leaves whose values stand there and are not kept.
    ///
    /// # Errors
    /// If there is no such permutation, or if they lie past what `usize` counts: 4 GiB where it has 32 bits.
    #[inline]
    pub fn bytes_for(&self, p: u64) -> Result<Range<usize>, OpenError> {
        if p >= self.line.permutations {
            return Err(OpenError::Permutation { permutation: p, last: self.line.permutations - 1 });
        }
        let bits = self.trace.sponged().map_or(0..0, |sponged| sponged.bits_for(self.number, p));
        if bits.is_empty() {
            // No bits need no byte, also where the message ends within one.
            return Ok(0..0);
        }
        counted(bits.start / 8..bits.end.div_ceil(8), usize::MAX as u64)
    }

    /// Recomputes permutation `p`, given the bytes that [`bytes_for`](Self::bytes_for) names.
    ///
    /// # Errors
    /// As [`bytes_for`](Self::bytes_for), or if the bytes are not as many.
    #[inline]
    pub fn open(&self, p: u64, message: &[u8]) -> Result<Opened, OpenError> {
        let bytes = self.bytes_for(p)?;
        if message.len() != bytes.len() {
            return Err(OpenError::Bytes { given: message.len(), needed: bytes.len() });
        }
        let variant = self.trace.variant.as_ref();
        Ok(match &self.trace.kind {
            Kind::Permutation(start) => {
                let permutation = AnyKeccakP { w: start.w, rounds: self.line.rounds, variant, every_step: true };
                Opened::permutation_of(&permutation, start)
            }
            Kind::Sponge(sponged) => sponged.open(self.number, p, message, variant),
        })
    }
}

/// These bytes, if `usize`, which counts to `most`, can count them.
#[inline]
fn counted(bytes: Range<u64>, most: u64) -> Result<Range<usize>, OpenError> {
    if bytes.end > most {
        return Err(OpenError::Far { end: bytes.end, most });
    }
    Ok(bytes.start as usize..bytes.end as usize)
}

#[cfg(test)]
mod tests {
    use super::{OpenError, counted};

    #[test]
    fn bytes_past_4_gib_are_refused_where_they_cant_be_counted() {
        let most = u64::from(u32::MAX);
        assert_eq!(counted(most - 9..most, most), Ok(u32::MAX as usize - 9..u32::MAX as usize));
        // The last block of a message of 4,098 MiB.
        let far = 4_297_064_448..4_297_064_448 + 136;
        assert_eq!(counted(far.clone(), most), Err(OpenError::Far { end: far.end, most }));
        assert_eq!(counted(most - 9..most + 1, most), Err(OpenError::Far { end: most + 1, most }));
    }
}
