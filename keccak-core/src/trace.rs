//! Every state of one computation, by position, without storing them all and without owning the message.
//!
//! A [`TraceBuilder`] absorbs a message once and keeps the state before every k-th permutation. To look at a permutation,
//! [`Trace::bytes_for`] says which bytes of the message are needed, and [`Trace::open`] recomputes from the nearest kept state.

mod any_width;
mod builder;
mod checkpoints;
mod codec;
mod opened;
mod sponged;

use core::fmt;
use core::ops::Range;

pub use builder::TraceBuilder;
pub use checkpoints::{MOST_CHECKPOINTS, spacing};
pub use codec::CodecError;
pub use opened::Opened;

use crate::functions::{ParameterError, Parameters};
use crate::permutation::Altered;
use crate::position::Line;
use crate::state::Snapshot;
use any_width::AnyKeccakP;
use sponged::{Sponged, line};

/// Every state of one computation: a sponge over a message, or one bare permutation.
///
/// ```
/// use keccak_core::functions::SHA3_256;
/// use keccak_core::position::Position;
/// use keccak_core::trace::Trace;
///
/// let trace = Trace::of(&SHA3_256.parameters(), b"abc", 256);
/// assert_eq!(trace.output()[..4], [0x3a, 0x98, 0x5d, 0xa7]);
///
/// let opened = trace.open(0, &b"abc"[trace.bytes_for(0)?])?;
/// let theta: Position = "0.0.theta".parse()?;
/// assert_eq!(opened.state(theta.event).unwrap().lanes[0][0], 0x0663_6260);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trace {
    line: Line,
    variant: Option<Altered>,
    kind: Kind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    Sponge(Sponged),
    /// A bare permutation of this state.
    Permutation(Snapshot),
}

impl Trace {
    /// The trace of a message that is at hand, with `output_bits` bits of output.
    #[inline]
    pub fn of(parameters: &Parameters, message: &[u8], output_bits: u64) -> Self {
        let mut builder = TraceBuilder::new(parameters, None);
        builder.update(message);
        builder.finish(output_bits)
    }

    /// The trace of Keccak-p\[b, rounds\] alone, applied to `start`.
    ///
    /// # Errors
    /// If that width hasn't so many rounds.
    #[inline]
    pub fn of_permutation(start: Snapshot, rounds: usize, variant: Option<Altered>) -> Result<Self, ParameterError> {
        let parameters = Parameters::new(start.w, rounds, 25 * start.w, 1)?;
        Ok(Self { line: line(&parameters, 0, 1), variant, kind: Kind::Permutation(start) })
    }

    /// The line of events, which knows every position.
    #[inline]
    pub fn line(&self) -> Line {
        self.line
    }

    /// The lane size, in bits.
    #[inline]
    pub fn w(&self) -> usize {
        match &self.kind {
            Kind::Sponge(sponged) => sponged.parameters.w(),
            Kind::Permutation(start) => start.w,
        }
    }

    /// The sponge, or `None` for a bare permutation.
    #[inline]
    pub fn parameters(&self) -> Option<&Parameters> {
        self.sponged().map(|sponged| &sponged.parameters)
    }

    /// How long the message is, in bits.
    #[inline]
    pub fn message_bits(&self) -> u64 {
        self.sponged().map_or(0, |sponged| sponged.message_bits)
    }

    /// The output; what is left of its last byte is zero. Empty for a bare permutation.
    #[inline]
    pub fn output(&self) -> &[u8] {
        self.sponged().map_or(&[], |sponged| &sponged.output)
    }

    /// How long the output is, in bits.
    #[inline]
    pub fn output_bits(&self) -> u64 {
        self.sponged().map_or(0, |sponged| sponged.output_bits)
    }

    /// How many states are kept.
    #[inline]
    pub fn checkpoint_count(&self) -> usize {
        self.sponged().map_or(1, |sponged| sponged.checkpoints.len())
    }

    /// Changes how much output is read; the message is not needed for it.
    #[inline]
    pub fn set_output_bits(&mut self, output_bits: u64) {
        if let Kind::Sponge(sponged) = &mut self.kind {
            self.line = sponged.squeeze(output_bits, self.variant.as_ref());
        }
    }

    /// Which bytes of the message [`open`](Self::open) needs for permutation `p`; possibly none.
    ///
    /// They cover the bits of the blocks from the nearest kept state to this permutation's.
    ///
    /// # Errors
    /// If there is no such permutation.
    #[inline]
    pub fn bytes_for(&self, p: u64) -> Result<Range<usize>, OpenError> {
        self.check(p)?;
        let Kind::Sponge(sponged) = &self.kind else {
            return Ok(0..0);
        };
        let bits = sponged.bits_for(p, self.line.absorbing);
        if bits.is_empty() {
            // No bits need no byte, also where the message ends within one.
            return Ok(0..0);
        }
        Ok((bits.start / 8) as usize..bits.end.div_ceil(8) as usize)
    }

    /// Recomputes permutation `p`, given the bytes that [`bytes_for`](Self::bytes_for) names.
    ///
    /// # Errors
    /// If there is no such permutation, or the bytes are not as many.
    #[inline]
    pub fn open(&self, p: u64, message: &[u8]) -> Result<Opened, OpenError> {
        let bytes = self.bytes_for(p)?;
        if message.len() != bytes.len() {
            return Err(OpenError::Bytes { given: message.len(), needed: bytes.len() });
        }
        let (w, rounds) = (self.w(), self.line.rounds);
        let permutation = AnyKeccakP { w, rounds, variant: self.variant.as_ref(), every_step: true };
        Ok(match &self.kind {
            Kind::Permutation(start) => Opened::permutation_of(&permutation, start),
            Kind::Sponge(sponged) => sponged.open(permutation, p, self.line.absorbing, message),
        })
    }

    #[inline]
    fn check(&self, permutation: u64) -> Result<(), OpenError> {
        if permutation < self.line.permutations {
            return Ok(());
        }
        Err(OpenError::Permutation { permutation, last: self.line.permutations - 1 })
    }

    #[inline]
    fn sponged(&self) -> Option<&Sponged> {
        match &self.kind {
            Kind::Sponge(sponged) => Some(sponged),
            Kind::Permutation(_) => None,
        }
    }
}

/// Why a permutation can't be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// There is no such permutation.
    Permutation {
        /// What was asked for.
        permutation: u64,
        /// The last one.
        last: u64,
    },
    /// These are not the bytes that were asked for.
    Bytes {
        /// How many were given.
        given: usize,
        /// How many are needed.
        needed: usize,
    },
}

impl fmt::Display for OpenError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Permutation { permutation, last } => {
                write!(f, "There is no permutation {permutation}: this run has 0 to {last}.")
            }
            Self::Bytes { given, needed } => {
                write!(f, "{needed} bytes of the message are needed here, {given} were given.")
            }
        }
    }
}

impl core::error::Error for OpenError {}
