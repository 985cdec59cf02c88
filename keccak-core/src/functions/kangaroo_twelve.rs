//! KangarooTwelve, KT128 and KT256: TurboSHAKE over chunks of 8,192 bytes, each hashed by itself (RFC 9861, section 3).

use super::absorbing::{Absorbing, Reader};
use super::encoding::length_encode;
use super::tree::{Leaf, Tree};
use super::turbo_shake::ROUNDS;
use super::{SHAKE128, SHAKE256};

/// KT128 without a customization (RFC 9861, section 3).
pub type Kt128 = Kt<{ SHAKE128.rate }>;
/// KT256 without a customization (RFC 9861, section 3).
pub type Kt256 = Kt<{ SHAKE256.rate }>;
/// KangarooTwelve with a customization that is borrowed: rate in **bytes**.
pub type CustomRefKt<'a, const RATE: usize> = CustomizedKt<&'a [u8], RATE>;
/// KT128 with a customization that is borrowed (RFC 9861, section 3).
pub type CustomRefKt128<'a> = CustomRefKt<'a, { SHAKE128.rate }>;
/// KT256 with a customization that is borrowed (RFC 9861, section 3).
pub type CustomRefKt256<'a> = CustomRefKt<'a, { SHAKE256.rate }>;

/// KangarooTwelve with a customization of its own: rate in **bytes**.
#[cfg(feature = "alloc")]
pub type CustomKt<const RATE: usize> = CustomizedKt<Customization, RATE>;
/// KT128 with a customization of its own (RFC 9861, section 3).
#[cfg(feature = "alloc")]
pub type CustomKt128 = CustomKt<{ SHAKE128.rate }>;
/// KT256 with a customization of its own (RFC 9861, section 3).
#[cfg(feature = "alloc")]
pub type CustomKt256 = CustomKt<{ SHAKE256.rate }>;

/// How much of the message a chunk holds, in **bytes**.
pub(crate) const CHUNK: u64 = 8192;

/// What stands behind the first chunk where others follow: the bits 110 and 61 zeros.
pub(crate) const MARKER: [u8; 8] = [3, 0, 0, 0, 0, 0, 0, 0];

/// What ends the final node.
pub(crate) const TERMINATOR: [u8; 2] = [0xFF, 0xFF];

/// The suffix of the only node, where the message fits into one chunk.
pub(crate) const SINGLE: u8 = 0x07;

/// The suffix of the final node, where it has leaves.
pub(crate) const FINAL: u8 = 0x06;

/// A leaf of KangarooTwelve: TurboSHAKE of a chunk, of this rate in **bytes**.
#[inline]
pub(crate) const fn leaf(rate: usize) -> Leaf {
    Leaf { rounds: ROUNDS, rate, suffix: 0x0B, size: CHUNK }
}

/// KangarooTwelve: rate in **bytes**.
///
/// ```
/// use keccak_core::functions::Kt128;
///
/// let mut out = [0; 32];
/// Kt128::hash(b"", b"", &mut out);
/// assert_eq!(out[..4], [0x1a, 0xc2, 0xd4, 0x50]);
///
/// let mut reader = Kt128::new().chain([7; 10_000]).chain([7; 10_000]).finish_customized(b"context");
/// Kt128::hash(&[7; 20_000], b"context", &mut out);
/// assert_eq!(reader.array(), out);
/// ```
#[derive(Clone, Debug)]
pub struct Kt<const RATE: usize> {
    tree: Tree,
    /// How many bytes the first chunk still takes; it goes into the final node itself.
    first: u64,
    /// Whether there are leaves.
    leaves: bool,
}

/// KangarooTwelve with a customization C, which is kept until the end: rate in **bytes**.
#[derive(Clone, Debug)]
pub struct CustomizedKt<C, const RATE: usize> {
    kt: Kt<RATE>,
    customization: C,
}

/// A customization that a [`CustomKt`] keeps for itself, and wipes with the feature `zeroize`.
///
/// ```
/// use keccak_core::functions::{CustomKt128, CustomRefKt128};
///
/// let own: [u8; 32] = CustomKt128::new(b"context".to_vec().into()).chain(b"message").finish().array();
/// assert_eq!(own, CustomRefKt128::new(b"context").chain(b"message").finish().array());
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, Default)]
pub struct Customization(pub(super) Kept);

/// Bytes that are kept, and wiped where anything is.
#[cfg(all(feature = "alloc", not(feature = "zeroize")))]
type Kept = alloc::vec::Vec<u8>;
/// Bytes that are kept, and wiped where anything is.
#[cfg(all(feature = "alloc", feature = "zeroize"))]
type Kept = zeroize::Zeroizing<alloc::vec::Vec<u8>>;

#[cfg(feature = "alloc")]
impl core::fmt::Debug for Customization {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Customization").field("len", &self.0.len()).finish_non_exhaustive()
    }
}

#[cfg(feature = "alloc")]
impl From<alloc::vec::Vec<u8>> for Customization {
    fn from(bytes: alloc::vec::Vec<u8>) -> Self {
        Self(Kept::from(bytes))
    }
}

#[cfg(feature = "alloc")]
impl AsRef<[u8]> for Customization {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl<const RATE: usize> Kt<RATE> {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        const { assert!(RATE == SHAKE128.rate || RATE == SHAKE256.rate, "the rate is 168 or 136 bytes") };
        Self { tree: Tree::new(Absorbing::new(ROUNDS, RATE), leaf(RATE)), first: CHUNK, leaves: false }
    }

    /// Fills `out` with the first bytes of the output for one message and one customization.
    pub fn hash(message: &[u8], customization: &[u8], out: &mut [u8]) {
        let mut kt = Self::new();
        kt.update(message);
        kt.output(customization).read(out);
    }

    /// Takes in more of the message.
    pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
        self.absorb(bytes.as_ref());
    }

    /// [`update`](Self::update), to write in a row.
    #[must_use]
    pub fn chain(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.update(bytes);
        self
    }

    /// Forgets the message.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The output without a customization, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.output(b"")
    }

    /// The output with this customization C, to be read in any pieces.
    pub fn finish_customized(mut self, customization: &[u8]) -> Reader {
        self.output(customization)
    }

    fn output(&mut self, customization: &[u8]) -> Reader {
        // The customization and its length are the end of what is cut into chunks.
        self.absorb(customization);
        self.absorb(&length_encode(customization.len() as u64));
        let single = !self.leaves;
        let leaves = self.tree.finish();
        let node = &mut self.tree.node;
        if single {
            return node.finish(SINGLE);
        }
        node.absorb(&length_encode(leaves));
        node.absorb(&TERMINATOR);
        node.finish(FINAL)
    }

    fn absorb(&mut self, bytes: &[u8]) {
        let (first, mut rest) = bytes.split_at(self.first.min(bytes.len() as u64) as usize);
        self.first -= first.len() as u64;
        if rest.is_empty() {
            self.tree.node.absorb(first);
            return;
        }
        if !self.leaves {
            self.leaves = true;
            rest = self.tree.absorb_first(first, &MARKER, rest);
        }
        self.tree.absorb(rest);
    }
}

impl<C: AsRef<[u8]>, const RATE: usize> CustomizedKt<C, RATE> {
    /// With this customization C.
    pub fn new(customization: C) -> Self {
        Self { kt: Kt::new(), customization }
    }

    /// Takes in more of the message.
    pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
        self.kt.update(bytes);
    }

    /// [`update`](Self::update), to write in a row.
    #[must_use]
    pub fn chain(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.update(bytes);
        self
    }

    /// Forgets the message, not the customization.
    pub fn reset(&mut self) {
        self.kt.reset();
    }

    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.kt.output(self.customization.as_ref())
    }
}

impl<const RATE: usize> Default for Kt<RATE> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: AsRef<[u8]> + Default, const RATE: usize> Default for CustomizedKt<C, RATE> {
    /// With the empty customization.
    fn default() -> Self {
        Self::new(C::default())
    }
}
