//! The plain sponges as types: SHA-3, SHAKE, Keccak, RawSHAKE.

use super::absorbing::{Absorbing, Reader, takes_message};
use super::{
    KECCAK_224, KECCAK_256, KECCAK_384, KECCAK_512, RAW_SHAKE128, RAW_SHAKE256, SHA3_224, SHA3_256, SHA3_384, SHA3_512,
    SHAKE128, SHAKE256,
};

/// SHA3-224: 28 bytes (FIPS 202, section 6.1).
pub type Sha3_224 = Hash<{ SHA3_224.rate }, { SHA3_224.suffix }, 28>;
/// SHA3-256: 32 bytes (FIPS 202, section 6.1).
pub type Sha3_256 = Hash<{ SHA3_256.rate }, { SHA3_256.suffix }, 32>;
/// SHA3-384: 48 bytes (FIPS 202, section 6.1).
pub type Sha3_384 = Hash<{ SHA3_384.rate }, { SHA3_384.suffix }, 48>;
/// SHA3-512: 64 bytes (FIPS 202, section 6.1).
pub type Sha3_512 = Hash<{ SHA3_512.rate }, { SHA3_512.suffix }, 64>;
/// Keccak-224: 28 bytes, without a suffix (Keccak reference 3.0).
pub type Keccak224 = Hash<{ KECCAK_224.rate }, { KECCAK_224.suffix }, 28>;
/// Keccak-256, Ethereum's hash: 32 bytes, without a suffix (Keccak reference 3.0).
pub type Keccak256 = Hash<{ KECCAK_256.rate }, { KECCAK_256.suffix }, 32>;
/// Keccak-384: 48 bytes, without a suffix (Keccak reference 3.0).
pub type Keccak384 = Hash<{ KECCAK_384.rate }, { KECCAK_384.suffix }, 48>;
/// Keccak-512: 64 bytes, without a suffix (Keccak reference 3.0).
pub type Keccak512 = Hash<{ KECCAK_512.rate }, { KECCAK_512.suffix }, 64>;
/// SHAKE128 (FIPS 202, section 6.2).
pub type Shake128 = Xof<{ SHAKE128.rate }, { SHAKE128.suffix }>;
/// SHAKE256 (FIPS 202, section 6.2).
pub type Shake256 = Xof<{ SHAKE256.rate }, { SHAKE256.suffix }>;
/// RawSHAKE128 (FIPS 202, section 6.3).
pub type RawShake128 = Xof<{ RAW_SHAKE128.rate }, { RAW_SHAKE128.suffix }>;
/// RawSHAKE256 (FIPS 202, section 6.3).
pub type RawShake256 = Xof<{ RAW_SHAKE256.rate }, { RAW_SHAKE256.suffix }>;

/// A hash function of fixed output length: rate in **bytes**, suffix, output in **bytes**.
///
/// ```
/// use keccak_core::functions::Sha3_256;
///
/// let mut hash = Sha3_256::new();
/// hash.update(b"a");
/// hash.update(b"bc");
/// assert_eq!(hash.finish(), Sha3_256::hash(b"abc"));
/// ```
#[derive(Clone, Debug)]
pub struct Hash<const RATE: usize, const SUFFIX: u8, const OUT: usize> {
    sponge: Absorbing,
}

/// An extendable-output function: rate in **bytes**, suffix.
///
/// ```
/// use keccak_core::functions::Shake128;
///
/// let mut output = Shake128::new().chain(b"abc").finish();
/// let (first, second): ([u8; 10], [u8; 22]) = (output.array(), output.array());
///
/// let mut whole = [0; 32];
/// Shake128::hash(b"abc", &mut whole);
/// assert_eq!(whole, *[&first[..], &second].concat());
/// ```
#[derive(Clone, Debug)]
pub struct Xof<const RATE: usize, const SUFFIX: u8> {
    sponge: Absorbing,
}

/// Keccak-256 of which the whole state is given, 200 bytes, and not the rate alone: CryptoNight's first step.
///
/// ```
/// use keccak_core::functions::{Keccak256, Keccak256Full};
///
/// assert_eq!(Keccak256Full::hash(b"abc")[..32], Keccak256::hash(b"abc"));
/// ```
#[derive(Clone, Debug)]
pub struct Keccak256Full {
    sponge: Absorbing,
}

/// Types of other parameters don't compile.
const fn assert_in_range(rate: usize, suffix: u8) {
    assert!(rate > 0 && rate <= 200, "the rate is 1 to 200 bytes");
    assert!(suffix != 0, "the suffix holds the first 1 of the padding");
}

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> Hash<RATE, SUFFIX, OUT> {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        const { assert_in_range(RATE, SUFFIX) };
        Self { sponge: Absorbing::new(24, RATE) }
    }

    /// The digest of one message, `OUT` bytes.
    pub fn hash(message: &[u8]) -> [u8; OUT] {
        const { assert_in_range(RATE, SUFFIX) };
        let mut digest = [0; OUT];
        Absorbing::hash(24, RATE, SUFFIX, message, &mut digest);
        digest
    }

    takes_message!(sponge);

    /// Forgets the message.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The digest, `OUT` bytes.
    pub fn finish(mut self) -> [u8; OUT] {
        self.sponge.finish(SUFFIX).array()
    }
}

impl<const RATE: usize, const SUFFIX: u8> Xof<RATE, SUFFIX> {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        const { assert_in_range(RATE, SUFFIX) };
        Self { sponge: Absorbing::new(24, RATE) }
    }

    /// Fills `out` with the first bytes of the output for one message.
    pub fn hash(message: &[u8], out: &mut [u8]) {
        const { assert_in_range(RATE, SUFFIX) };
        Absorbing::hash(24, RATE, SUFFIX, message, out);
    }

    takes_message!(sponge);

    /// Forgets the message.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.sponge.finish(SUFFIX)
    }
}

impl Keccak256Full {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        Self { sponge: Absorbing::new(24, KECCAK_256.rate) }
    }

    /// The state that one message leaves, 200 bytes.
    pub fn hash(message: &[u8]) -> [u8; 200] {
        Self::new().chain(message).finish()
    }

    takes_message!(sponge);

    /// Forgets the message.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The state, 200 bytes.
    pub fn finish(mut self) -> [u8; 200] {
        self.sponge.finish(KECCAK_256.suffix).state_bytes()
    }
}

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> Default for Hash<RATE, SUFFIX, OUT> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const RATE: usize, const SUFFIX: u8> Default for Xof<RATE, SUFFIX> {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for Keccak256Full {
    fn default() -> Self {
        Self::new()
    }
}
