//! A free sponge: width, rounds, rate and suffix; and what can be wrong with a parameter.

use core::fmt;
use core::num::NonZeroU8;

use super::Bits;
use crate::lane::for_width;
use crate::permutation::Standard;
use crate::sponge::{KeccakP, Sponge};

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
    rate_bits: usize,
    suffix: NonZeroU8,
}

impl Parameters {
    /// A sponge over Keccak-p\[25w, rounds\] of a rate of `rate_bits` **bits**; what is left of the state is the capacity.
    ///
    /// A capacity of 0 is in range and protects nothing.
    ///
    /// # Errors
    /// Says which parameter is out of range, and what the range is.
    pub const fn new(w: usize, rounds: usize, rate_bits: usize, suffix: u8) -> Result<Self, ParameterError> {
        if !crate::lane::is_lane_size(w) {
            return Err(ParameterError::Width(w));
        }
        let most = crate::lane::rounds(w);
        if rounds == 0 || rounds > most {
            return Err(ParameterError::Rounds { rounds, most });
        }
        if rate_bits == 0 || rate_bits > 25 * w {
            return Err(ParameterError::Rate { rate_bits, b: 25 * w });
        }
        match NonZeroU8::new(suffix) {
            Some(suffix) => Ok(Self { w, rounds, rate_bits, suffix }),
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
    pub const fn rate_bits(&self) -> usize {
        self.rate_bits
    }

    /// The capacity, in bits.
    pub const fn capacity_bits(&self) -> usize {
        25 * self.w - self.rate_bits
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
        Bits::new(message, bits as u64)?;
        Bits::new(out, out_bits as u64)?;
        for_width!(self.w, L => {
            let permutation = KeccakP::<L>::new(self.rounds, Standard);
            let mut sponge = Sponge::of(permutation, self.rate_bits);
            sponge.absorb_bits(message, 0..bits);
            sponge.finish(self.suffix).read_bits(out, out_bits);
        });
        Ok(())
    }
}

/// A parameter out of range.
#[non_exhaustive]
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
        /// What was asked for, in **bits**.
        rate_bits: usize,
        /// The width, in bits.
        b: usize,
    },
    /// The suffix is zero: pad10*1 begins with a 1.
    Suffix,
    /// There are fewer bytes than the bits need.
    Short {
        /// How many bits were asked for.
        bits: u64,
        /// How many bytes there are.
        bytes: usize,
    },
    /// TurboSHAKE's domain byte D is none of 01 … 7F.
    DomainByte(u8),
    /// ParallelHash has no blocks of this size.
    BlockSize {
        /// What was asked for, in **bytes**.
        bytes: u64,
        /// The most there can be.
        most: u64,
    },
    /// The message is longer than a trace follows.
    Message {
        /// How long it is, in **bits**.
        bits: u64,
        /// How long it can be.
        most: u64,
    },
    /// An element of a tuple was not given whole: so many **bits** of it are missing.
    ElementShort(u64),
    /// More was given than an element of a tuple has: so many **bits** too many.
    ElementLong(u64),
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Width(w) => write!(f, "The lane size is {w} bits, but it is one of 1, 2, 4, 8, 16, 32 and 64."),
            Self::Rounds { rounds, most } => write!(f, "There are {rounds} rounds, but this width has 1 to {most}."),
            Self::Rate { rate_bits, b } => {
                write!(f, "The rate is {rate_bits} bits, but a state of {b} bits allows 1 to {b}.")
            }
            Self::Suffix => f.write_str("The suffix is 00, but it holds the first 1 of the padding: 01 to ff."),
            Self::Short { bits, bytes } => {
                write!(f, "The bytes hold fewer bits than were asked for: {}, not {bits}.", 8 * bytes as u64)
            }
            Self::DomainByte(d) => write!(f, "The domain byte is {d:02x}, but it is one of 01 to 7f."),
            Self::BlockSize { bytes, most } => {
                write!(f, "The block size is {bytes} bytes, but a block has 1 to {most}.")
            }
            Self::Message { bits, most } => write!(f, "The message has {bits} bits, but at most {most} are followed."),
            Self::ElementShort(bits) => {
                write!(f, "The element of the tuple is not complete. Bits that are missing: {bits}.")
            }
            Self::ElementLong(bits) => {
                write!(f, "The element of the tuple has ended, or none was begun. Bits that are too many: {bits}.")
            }
        }
    }
}

impl core::error::Error for ParameterError {}
