//! A function with its parameters, as a value: what a run computes from its message.

use alloc::vec::Vec;

use super::turbo_shake::DEFAULT_DOMAIN;
use super::{Bits, Kind, Member, OwnedBits, ParameterError, Parameters, SHA3_256, Strength};

/// The longest message of a run, in **bits**: as much as positions in it can count.
pub(crate) const MOST_BITS: u64 = 1 << 56;

/// A function with its parameters.
///
/// The plain functions, TurboSHAKE and the free sponge are all [`Sponge`](Self::Sponge)s.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A sponge that takes in the message and nothing else.
    Sponge(Parameters),
    /// cSHAKE (SP 800-185, section 3).
    CShake {
        /// The security strength.
        strength: Strength,
        /// The function name N.
        name: OwnedBits,
        /// The customization S.
        customization: OwnedBits,
    },
    /// KMAC and KMACXOF (SP 800-185, section 4).
    Kmac {
        /// The security strength.
        strength: Strength,
        /// Whether the output is extendable.
        xof: bool,
        /// The key K.
        key: OwnedBits,
        /// The customization S.
        customization: OwnedBits,
    },
    /// TupleHash and TupleHashXOF (SP 800-185, section 5). The message is the elements in a row.
    TupleHash {
        /// The security strength.
        strength: Strength,
        /// Whether the output is extendable.
        xof: bool,
        /// The lengths of the elements, in **bits**.
        elements: Vec<u64>,
        /// The customization S.
        customization: OwnedBits,
    },
    /// ParallelHash and ParallelHashXOF (SP 800-185, section 6).
    ParallelHash {
        /// The security strength.
        strength: Strength,
        /// Whether the output is extendable.
        xof: bool,
        /// The block size B, in **bytes**; at least 1.
        block: u64,
        /// The customization S.
        customization: OwnedBits,
    },
    /// KT128 and KT256 (RFC 9861, section 3).
    KangarooTwelve {
        /// The security strength.
        strength: Strength,
        /// The customization C.
        customization: Vec<u8>,
    },
}

/// What a function's fields are set to. Those that it hasn't are passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// KMAC's key K.
    pub key: OwnedBits,
    /// cSHAKE's function name N.
    pub name: OwnedBits,
    /// The customization: S, or KangarooTwelve's C, of which the whole bytes count.
    pub customization: OwnedBits,
    /// ParallelHash's block size B, in **bytes**.
    pub block: u64,
    /// TurboSHAKE's domain byte D.
    pub domain: u8,
    /// The lengths of a tuple's elements, in **bits**.
    pub elements: Vec<u64>,
    /// The free sponge: rate, suffix, rounds and lane size.
    pub sponge: Parameters,
}

impl Default for Settings {
    /// Nothing in the strings, blocks of 8 bytes, TurboSHAKE's usual domain byte, the sponge of SHA3-256.
    #[inline]
    fn default() -> Self {
        Self {
            key: OwnedBits::default(),
            name: OwnedBits::default(),
            customization: OwnedBits::default(),
            block: 8,
            domain: DEFAULT_DOMAIN,
            elements: Vec::new(),
            sponge: SHA3_256.parameters(),
        }
    }
}

impl Member {
    /// This function with its fields set; `None` for the bare permutation, which takes no message.
    ///
    /// # Errors
    /// Says which field is out of range, and what the range is.
    #[inline]
    pub fn mode(&self, settings: &Settings) -> Result<Option<Mode>, ParameterError> {
        let strength = self.strength.unwrap_or(Strength::S256);
        let customization = settings.customization.clone();
        let mode = match self.kind {
            Kind::Permutation => return Ok(None),
            Kind::Plain(function) => Mode::Sponge(function.parameters()),
            Kind::Sponge => Mode::Sponge(settings.sponge),
            Kind::TurboShake => Mode::Sponge(Parameters::turbo_shake(strength, settings.domain)?),
            Kind::CShake => Mode::CShake { strength, name: settings.name.clone(), customization },
            Kind::Kmac { xof } => Mode::Kmac { strength, xof, key: settings.key.clone(), customization },
            Kind::TupleHash { xof } => {
                Mode::TupleHash { strength, xof, elements: settings.elements.clone(), customization }
            }
            Kind::ParallelHash { xof } => Mode::ParallelHash { strength, xof, block: settings.block, customization },
            Kind::KangarooTwelve => {
                let bits = customization.bits();
                let whole = bits.bytes()[..(bits.len() / 8) as usize].to_vec();
                Mode::KangarooTwelve { strength, customization: whole }
            }
        };
        mode.check()?;
        Ok(Some(mode))
    }
}

impl From<Parameters> for Mode {
    #[inline]
    fn from(parameters: Parameters) -> Self {
        Self::Sponge(parameters)
    }
}

impl Mode {
    /// Whether a trace can follow it.
    ///
    /// # Errors
    /// If ParallelHash's block size is 0 or over 2⁵³ bytes, or the elements of a tuple have 2⁵⁶ bits or more.
    #[inline]
    pub fn check(&self) -> Result<(), ParameterError> {
        match self {
            Self::ParallelHash { block, .. } if *block == 0 || *block > MOST_BITS / 8 => {
                Err(ParameterError::BlockSize { bytes: *block, most: MOST_BITS / 8 })
            }
            Self::TupleHash { elements, .. } => {
                let mut bits = 0u64;
                for element in elements {
                    bits = bits.saturating_add(*element);
                }
                if bits < MOST_BITS { Ok(()) } else { Err(ParameterError::Message { bits, most: MOST_BITS - 1 }) }
            }
            _ => Ok(()),
        }
    }

    /// These parameters as bytes, which [`from_bytes`](Self::from_bytes) reads. A key is among them.
    #[inline]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (tag, strength, xof) = match self {
            Self::Sponge(_) => (0, Strength::S128, false),
            Self::CShake { strength, .. } => (1, *strength, false),
            Self::Kmac { strength, xof, .. } => (2, *strength, *xof),
            Self::TupleHash { strength, xof, .. } => (3, *strength, *xof),
            Self::ParallelHash { strength, xof, .. } => (4, *strength, *xof),
            Self::KangarooTwelve { strength, .. } => (5, *strength, false),
        };
        bytes.extend([tag, strength as u8, u8::from(xof)]);
        match self {
            Self::Sponge(sponge) => {
                for field in [sponge.w(), sponge.rounds(), sponge.rate_bits(), sponge.suffix().get().into()] {
                    put_word(&mut bytes, field as u64);
                }
            }
            mode => mode.put_surroundings(&mut bytes),
        }
        bytes
    }

    /// What stands around the message.
    // Never inlined, like `read_mode`: a program that loads the modes when one is wanted can tell them apart by it.
    #[inline(never)]
    fn put_surroundings(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Sponge(_) => (),
            Self::CShake { name, customization, .. } => {
                put_bits(bytes, name.bits());
                put_bits(bytes, customization.bits());
            }
            Self::Kmac { key, customization, .. } => {
                put_bits(bytes, key.bits());
                put_bits(bytes, customization.bits());
            }
            Self::TupleHash { elements, customization, .. } => {
                put_bits(bytes, customization.bits());
                put_word(bytes, elements.len() as u64);
                for element in elements {
                    put_word(bytes, *element);
                }
            }
            Self::ParallelHash { block, customization, .. } => {
                put_bits(bytes, customization.bits());
                put_word(bytes, *block);
            }
            Self::KangarooTwelve { customization, .. } => put_bits(bytes, Bits::of(customization)),
        }
    }

    /// The parameters that [`to_bytes`](Self::to_bytes) wrote; `None` if these are not such bytes.
    #[inline]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mode = Self::read(&mut rest)?;
        (rest.is_empty() && mode.check().is_ok()).then_some(mode)
    }

    #[inline]
    fn read(rest: &mut &[u8]) -> Option<Self> {
        let [tag, strength, xof, ref after @ ..] = **rest else { return None };
        *rest = after;
        let strength = match strength {
            0 => Strength::S128,
            1 => Strength::S256,
            _ => return None,
        };
        let xof = match xof {
            0 => false,
            1 => true,
            _ => return None,
        };
        if tag != 0 {
            return Self::read_mode(tag, strength, xof, rest);
        }
        let mut size = || usize::try_from(word(rest)?).ok();
        let (w, rounds, rate, suffix) = (size()?, size()?, size()?, size()?);
        Some(Self::Sponge(Parameters::new(w, rounds, rate, u8::try_from(suffix).ok()?).ok()?))
    }

    #[inline(never)]
    fn read_mode(tag: u8, strength: Strength, xof: bool, rest: &mut &[u8]) -> Option<Self> {
        Some(match tag {
            1 => Self::CShake { strength, name: bits(rest)?, customization: bits(rest)? },
            2 => Self::Kmac { strength, xof, key: bits(rest)?, customization: bits(rest)? },
            3 => {
                let customization = bits(rest)?;
                let count = word(rest)?;
                let mut elements = Vec::new();
                for _ in 0..count {
                    elements.push(word(rest)?);
                }
                Self::TupleHash { strength, xof, elements, customization }
            }
            4 => Self::ParallelHash { strength, xof, customization: bits(rest)?, block: word(rest)? },
            5 => Self::KangarooTwelve { strength, customization: bits(rest)?.bits().bytes().to_vec() },
            _ => return None,
        })
    }
}

#[inline]
fn put_word(bytes: &mut Vec<u8>, word: u64) {
    bytes.extend(word.to_le_bytes());
}

#[inline]
fn put_bits(bytes: &mut Vec<u8>, bits: Bits<'_>) {
    put_word(bytes, bits.len());
    bytes.extend(bits.bytes());
}

#[inline]
fn word(rest: &mut &[u8]) -> Option<u64> {
    let (word, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u64::from_le_bytes(*word))
}

#[inline]
fn bits(rest: &mut &[u8]) -> Option<OwnedBits> {
    let len = word(rest)?;
    let bits = Bits::new(rest, len).ok()?;
    *rest = &rest[bits.bytes().len()..];
    Some(bits.into())
}
