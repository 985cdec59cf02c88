//! ParallelHash: a message in blocks, each hashed by itself (SP 800-185, section 6).

use super::absorbing::{Absorbing, Reader, takes_message};
use super::encoding::{Prefix, right_encode};
use super::tree::{Leaf, Tree};
use super::{Bits, ParameterError, SHAKE128, SHAKE256};

/// ParallelHash128 (SP 800-185, section 6.3).
pub type ParallelHash128 = ParallelHash<{ SHAKE128.rate }, false>;
/// ParallelHash256 (SP 800-185, section 6.3).
pub type ParallelHash256 = ParallelHash<{ SHAKE256.rate }, false>;
/// ParallelHashXOF128 (SP 800-185, section 6.3.1).
pub type ParallelHashXof128 = ParallelHash<{ SHAKE128.rate }, true>;
/// ParallelHashXOF256 (SP 800-185, section 6.3.1).
pub type ParallelHashXof256 = ParallelHash<{ SHAKE256.rate }, true>;

/// ParallelHash and ParallelHashXOF: rate in **bytes**, and whether the output is extendable.
///
/// ```
/// use keccak_core::functions::ParallelHash128;
///
/// // Blocks of 8 bytes.
/// let mut hash = ParallelHash128::new(8, b"")?;
/// hash.update([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
/// hash.update([32, 33, 34, 35, 36, 37, 38, 39]);
/// let mut out = [0; 32];
/// hash.finish(&mut out);
/// assert_eq!(out[..4], [0xba, 0x8d, 0xc1, 0xd1]);
/// # Ok::<(), keccak_core::functions::ParameterError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ParallelHash<const RATE: usize, const XOF: bool> {
    tree: Tree,
    start: Tree,
    suffix: u8,
}

impl<const RATE: usize, const XOF: bool> ParallelHash<RATE, XOF> {
    /// With blocks of `block` **bytes** and a customization S.
    ///
    /// # Errors
    /// If `block` is 0.
    pub fn new(block: u64, customization: &[u8]) -> Result<Self, ParameterError> {
        Self::from_bits(block, Bits::of(customization))
    }

    /// With blocks of `block` **bytes** and a customization of any number of **bits**.
    ///
    /// # Errors
    /// If `block` is 0, or its bits are not below 2⁶⁴.
    pub fn from_bits(block: u64, customization: Bits<'_>) -> Result<Self, ParameterError> {
        const { assert!(RATE == SHAKE128.rate || RATE == SHAKE256.rate, "the rate is 168 or 136 bytes") };
        let leaf = leaf(RATE, block)?;
        let prefix = prefix(RATE, block, customization);
        let start = Tree::new(Absorbing::after(&prefix), leaf);
        Ok(Self { tree: start.clone(), start, suffix: prefix.suffix() })
    }

    takes_message!(tree);

    /// Forgets the message, not the block size and the customization.
    pub fn reset(&mut self) {
        self.tree.clone_from(&self.start);
    }

    fn reader(&mut self, bits: u64) -> Reader {
        let leaves = self.tree.finish();
        let node = &mut self.tree.node;
        node.absorb(&right_encode(leaves));
        node.absorb(&right_encode(bits));
        node.finish(self.suffix)
    }
}

/// What stands before the values of the leaves.
#[inline]
pub(crate) fn prefix(rate: usize, block: u64, customization: Bits<'_>) -> Prefix<'_> {
    Prefix { block: Some(block), ..Prefix::new(rate, Bits::of(b"ParallelHash"), customization) }
}

/// A leaf of ParallelHash: SHAKE of a block.
#[inline]
pub(crate) const fn leaf(rate: usize, block: u64) -> Result<Leaf, ParameterError> {
    let most = u64::MAX / 8;
    if block == 0 || block > most {
        return Err(ParameterError::BlockSize { bytes: block, most });
    }
    Ok(Leaf { rounds: 24, rate, suffix: SHAKE128.suffix, size: block })
}

impl<const RATE: usize> ParallelHash<RATE, false> {
    /// Fills `out`, whose length goes into the output.
    pub fn finish(mut self, out: &mut [u8]) {
        let bits = 8 * out.len() as u64;
        self.reader(bits).read(out);
    }

    /// An output of so many **bits**; what is left of its last byte becomes zero.
    ///
    /// # Errors
    /// If `out` is too short for so many.
    pub fn finish_bits(mut self, out: &mut [u8], bits: u64) -> Result<(), ParameterError> {
        Bits::new(out, bits)?;
        self.reader(bits).read_bits(out, bits)
    }
}

impl<const RATE: usize> ParallelHash<RATE, true> {
    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.reader(0)
    }
}
