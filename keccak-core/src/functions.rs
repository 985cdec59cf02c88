//! The functions: one table of the plain sponges, the free sponge beside it, and the one-shots.

use core::fmt;
use core::num::NonZeroU8;

use crate::lane::for_width;
use crate::permutation::Standard;
use crate::sponge::{KeccakP, Output, Sponge};

/// The plain sponges over Keccak-f\[1600\], in the order in which they are offered (FIPS 202, section 6; Keccak reference 3.0).
pub const FUNCTIONS: [Function; 12] = [
    SHA3_224,
    SHA3_256,
    SHA3_384,
    SHA3_512,
    SHAKE128,
    SHAKE256,
    KECCAK_224,
    KECCAK_256,
    KECCAK_384,
    KECCAK_512,
    RAW_SHAKE128,
    RAW_SHAKE256,
];

/// SHA3-224.
pub const SHA3_224: Function = Function::fixed("SHA3-224", 28, 0x06);
/// SHA3-256.
pub const SHA3_256: Function = Function::fixed("SHA3-256", 32, 0x06);
/// SHA3-384.
pub const SHA3_384: Function = Function::fixed("SHA3-384", 48, 0x06);
/// SHA3-512.
pub const SHA3_512: Function = Function::fixed("SHA3-512", 64, 0x06);
/// SHAKE128.
pub const SHAKE128: Function = Function::extendable("SHAKE128", 168, 0x1F);
/// SHAKE256.
pub const SHAKE256: Function = Function::extendable("SHAKE256", 136, 0x1F);
/// Keccak-224 as submitted to NIST: no suffix, only pad10*1.
pub const KECCAK_224: Function = Function::fixed("Keccak-224", 28, 0x01);
/// Keccak-256, as Ethereum uses it.
pub const KECCAK_256: Function = Function::fixed("Keccak-256", 32, 0x01);
/// Keccak-384.
pub const KECCAK_384: Function = Function::fixed("Keccak-384", 48, 0x01);
/// Keccak-512.
pub const KECCAK_512: Function = Function::fixed("Keccak-512", 64, 0x01);
/// RawSHAKE128: suffix 11 (FIPS 202, section 6.3).
pub const RAW_SHAKE128: Function = Function::extendable("RawSHAKE128", 168, 0x07);
/// RawSHAKE256.
pub const RAW_SHAKE256: Function = Function::extendable("RawSHAKE256", 136, 0x07);

/// A row of the table: a sponge over Keccak-f\[1600\] with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Function {
    /// The standard's name, also the text under which it is offered.
    pub name: &'static str,
    /// The rate, in **bytes**.
    pub rate: usize,
    /// The suffix: domain-separation bits and the first 1 of pad10*1, low bit first.
    pub suffix: u8,
    /// How much output there is.
    pub output: OutputLength,
}

/// How much output a function has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutputLength {
    /// Always so many **bytes**.
    Fixed(usize),
    /// As much as is asked for.
    Extendable,
}

impl Function {
    /// The capacity of these is twice the output.
    const fn fixed(name: &'static str, output: usize, suffix: u8) -> Self {
        Self { name, rate: 200 - 2 * output, suffix, output: OutputLength::Fixed(output) }
    }

    const fn extendable(name: &'static str, rate: usize, suffix: u8) -> Self {
        Self { name, rate, suffix, output: OutputLength::Extendable }
    }

    /// The sponge that this function is.
    ///
    /// # Panics
    /// Never for the rows of [`FUNCTIONS`], which are in range.
    pub const fn parameters(&self) -> Parameters {
        match Parameters::new(64, 24, 8 * self.rate, self.suffix) {
            Ok(parameters) => parameters,
            Err(_) => panic!("a row of the table is out of range"),
        }
    }
}

/// A free sponge: width, rounds, rate and suffix, all in range.
///
/// ```
/// use keccak_core::functions::Parameters;
///
/// // Keccak[r = 40, c = 160] over Keccak-f[200], on the bits 0 and 1.
/// let sponge = Parameters::new(8, 18, 40, 0x01)?;
/// let mut out = [0; 5];
/// sponge.hash_bits(&[0b10], 2, &mut out, 40)?;
/// # Ok::<(), keccak_core::functions::ParameterError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parameters {
    w: usize,
    rounds: usize,
    rate: usize,
    suffix: NonZeroU8,
}

impl Parameters {
    /// A sponge over Keccak-p\[25w, rounds\] of this rate in **bits**.
    ///
    /// # Errors
    /// Says which parameter is out of range, and what the range is.
    pub const fn new(w: usize, rounds: usize, rate: usize, suffix: u8) -> Result<Self, ParameterError> {
        if !matches!(w, 1 | 2 | 4 | 8 | 16 | 32 | 64) {
            return Err(ParameterError::Width(w));
        }
        let most = crate::lane::rounds(w);
        if rounds == 0 || rounds > most {
            return Err(ParameterError::Rounds { rounds, most });
        }
        if rate == 0 || rate > 25 * w {
            return Err(ParameterError::Rate { rate, b: 25 * w });
        }
        match NonZeroU8::new(suffix) {
            Some(suffix) => Ok(Self { w, rounds, rate, suffix }),
            None => Err(ParameterError::Suffix),
        }
    }

    /// The lane size, in bits.
    pub const fn w(&self) -> usize {
        self.w
    }

    /// The number of rounds of the permutation.
    pub const fn rounds(&self) -> usize {
        self.rounds
    }

    /// The rate, in bits.
    pub const fn rate(&self) -> usize {
        self.rate
    }

    /// The capacity, in bits.
    pub const fn capacity(&self) -> usize {
        25 * self.w - self.rate
    }

    /// The suffix: domain-separation bits and the first 1 of pad10*1, low bit first.
    pub const fn suffix(&self) -> NonZeroU8 {
        self.suffix
    }

    /// Hashes the first `bits` bits of `message` into the first `out_bits` bits of `out`.
    ///
    /// # Errors
    /// If `message` or `out` is too short for that many bits.
    pub fn hash_bits(
        &self,
        message: &[u8],
        bits: usize,
        out: &mut [u8],
        out_bits: usize,
    ) -> Result<(), ParameterError> {
        if bits.div_ceil(8) > message.len() {
            return Err(ParameterError::Short { bits, bytes: message.len() });
        }
        if out_bits.div_ceil(8) > out.len() {
            return Err(ParameterError::Short { bits: out_bits, bytes: out.len() });
        }
        for_width!(self.w, L => {
            let permutation = KeccakP::<L>::new(self.rounds, Standard);
            let mut sponge = Sponge::of(permutation, self.rate);
            sponge.absorb_bits(message, 0..bits);
            sponge.finish(self.suffix).read_bits(out, out_bits);
        });
        Ok(())
    }
}

/// A parameter out of range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterError {
    /// There is no such lane size.
    Width(usize),
    /// There are no such rounds.
    Rounds {
        /// What was asked for.
        rounds: usize,
        /// 12 + 2ℓ.
        most: usize,
    },
    /// The state has no such rate.
    Rate {
        /// What was asked for, in bits.
        rate: usize,
        /// The width, in bits.
        b: usize,
    },
    /// The suffix is zero: pad10*1 begins with a 1.
    Suffix,
    /// There are fewer bytes than the bits need.
    Short {
        /// How many bits were asked for.
        bits: usize,
        /// How many bytes there are.
        bytes: usize,
    },
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Width(w) => write!(f, "The lane size is {w} bits, but it is one of 1, 2, 4, 8, 16, 32 and 64."),
            Self::Rounds { rounds, most } => write!(f, "There are {rounds} rounds, but this width has 1 to {most}."),
            Self::Rate { rate, b } => write!(f, "The rate is {rate} bits, but a state of {b} bits allows 1 to {b}."),
            Self::Suffix => f.write_str("The suffix is 00, but it holds the first 1 of the padding: 01 to ff."),
            Self::Short { bits, bytes } => {
                write!(f, "{bits} bits were asked for, but {bytes} bytes hold {}.", 8 * bytes)
            }
        }
    }
}

impl core::error::Error for ParameterError {}

/// A hash function of fixed output length: rate in bytes, suffix, output in bytes.
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
pub struct Hash<const RATE: usize, const SUFFIX: u8, const OUT: usize>(Absorbing<RATE, SUFFIX>);

/// An extendable-output function: rate in bytes, suffix.
///
/// ```
/// use keccak_core::functions::Shake128;
///
/// let mut output = Shake128::new().chain(b"abc").finish();
/// let (mut first, mut second) = ([0; 10], [0; 22]);
/// output.read(&mut first);
/// output.read(&mut second);
///
/// let mut whole = [0; 32];
/// Shake128::hash(b"abc", &mut whole);
/// assert_eq!(whole, *[&first[..], &second].concat());
/// ```
#[derive(Clone, Debug)]
pub struct Xof<const RATE: usize, const SUFFIX: u8>(Absorbing<RATE, SUFFIX>);

/// SHA3-224: `hash` gives 28 bytes (FIPS 202, section 6.1).
pub type Sha3_224 = Hash<{ SHA3_224.rate }, { SHA3_224.suffix }, 28>;
/// SHA3-256: `hash` gives 32 bytes (FIPS 202, section 6.1).
pub type Sha3_256 = Hash<{ SHA3_256.rate }, { SHA3_256.suffix }, 32>;
/// SHA3-384: `hash` gives 48 bytes (FIPS 202, section 6.1).
pub type Sha3_384 = Hash<{ SHA3_384.rate }, { SHA3_384.suffix }, 48>;
/// SHA3-512: `hash` gives 64 bytes (FIPS 202, section 6.1).
pub type Sha3_512 = Hash<{ SHA3_512.rate }, { SHA3_512.suffix }, 64>;
/// Keccak-224: `hash` gives 28 bytes.
pub type Keccak224 = Hash<{ KECCAK_224.rate }, { KECCAK_224.suffix }, 28>;
/// Keccak-256, Ethereum's hash: `hash` gives 32 bytes.
pub type Keccak256 = Hash<{ KECCAK_256.rate }, { KECCAK_256.suffix }, 32>;
/// Keccak-384: `hash` gives 48 bytes.
pub type Keccak384 = Hash<{ KECCAK_384.rate }, { KECCAK_384.suffix }, 48>;
/// Keccak-512: `hash` gives 64 bytes.
pub type Keccak512 = Hash<{ KECCAK_512.rate }, { KECCAK_512.suffix }, 64>;
/// SHAKE128 (FIPS 202, section 6.2).
pub type Shake128 = Xof<{ SHAKE128.rate }, { SHAKE128.suffix }>;
/// SHAKE256 (FIPS 202, section 6.2).
pub type Shake256 = Xof<{ SHAKE256.rate }, { SHAKE256.suffix }>;
/// RawSHAKE128 (FIPS 202, section 6.3).
pub type RawShake128 = Xof<{ RAW_SHAKE128.rate }, { RAW_SHAKE128.suffix }>;
/// RawSHAKE256 (FIPS 202, section 6.3).
pub type RawShake256 = Xof<{ RAW_SHAKE256.rate }, { RAW_SHAKE256.suffix }>;

/// What both kinds are while they absorb.
#[derive(Clone, Debug)]
struct Absorbing<const RATE: usize, const SUFFIX: u8>(Sponge<KeccakP<u64>>);

impl<const RATE: usize, const SUFFIX: u8> Absorbing<RATE, SUFFIX> {
    fn new() -> Self {
        const { assert!(RATE > 0 && RATE <= 200 && SUFFIX != 0) };
        Self(Sponge::of(KeccakP::full(), 8 * RATE))
    }

    fn finish(self) -> Output<KeccakP<u64>> {
        self.0.finish(const { NonZeroU8::new(SUFFIX).unwrap() })
    }
}

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> Hash<RATE, SUFFIX, OUT> {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        Self(Absorbing::new())
    }

    /// The digest of one message, `OUT` bytes.
    pub fn hash(message: &[u8]) -> [u8; OUT] {
        Self::new().chain(message).finish()
    }

    /// Takes in more of the message.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.0.absorb(bytes);
    }

    /// [`update`](Self::update), to write in a row.
    #[must_use]
    pub fn chain(mut self, bytes: &[u8]) -> Self {
        self.update(bytes);
        self
    }

    /// The digest, `OUT` bytes.
    pub fn finish(self) -> [u8; OUT] {
        let mut digest = [0; OUT];
        self.0.finish().read(&mut digest);
        digest
    }
}

impl<const RATE: usize, const SUFFIX: u8> Xof<RATE, SUFFIX> {
    /// Nothing hashed yet.
    pub fn new() -> Self {
        Self(Absorbing::new())
    }

    /// Fills `out` with the first bytes of the output for one message.
    pub fn hash(message: &[u8], out: &mut [u8]) {
        Self::new().chain(message).finish().read(out);
    }

    /// Takes in more of the message.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.0.absorb(bytes);
    }

    /// [`update`](Self::update), to write in a row.
    #[must_use]
    pub fn chain(mut self, bytes: &[u8]) -> Self {
        self.update(bytes);
        self
    }

    /// The output, to be read in any pieces.
    pub fn finish(self) -> Output<KeccakP<u64>> {
        self.0.finish()
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
