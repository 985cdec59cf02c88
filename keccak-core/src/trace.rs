//! Every state of one computation, by position, without storing them all and without owning the message.
//!
//! A [`TraceBuilder`] absorbs a message once and keeps the state before every k-th permutation. To look at a permutation,
//! [`Trace::bytes_for`] says which bytes of the message are needed, and [`Trace::open`] recomputes from the nearest kept state.

mod any_width;
mod builder;
mod call;
mod checkpoints;
mod codec;
mod feed;
mod layout;
mod opened;
mod sponged;

use alloc::boxed::Box;
use core::fmt;
use core::ops::Range;

pub use builder::TraceBuilder;
pub use call::Call;
pub use checkpoints::{MOST_CHECKPOINTS, spacing};
pub use codec::CodecError;
pub use layout::Labelled;
pub use opened::Opened;

use crate::functions::{Mode, ParameterError, Parameters};
use crate::permutation::Altered;
use crate::position::{Line, Lines};
use crate::state::Snapshot;
use sponged::{Sponged, line};

/// Every state of one computation: a sponge over a message, a tree of them, or one bare permutation.
///
/// A tree is several sponges: call 0 is the final node, 1 … n are its leaves; [`call`](Self::call) gives each.
/// What is said here of permutations without a call is said of call 0.
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
    lines: Lines,
    variant: Option<Altered>,
    kind: Kind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    Sponge(Box<Sponged>),
    /// A bare permutation of this state.
    Permutation(Box<Snapshot>),
}

impl Trace {
    /// The trace of a message that is at hand, with `output_bits` **bits** of output, which the trace keeps in memory.
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
        let parameters = Parameters::new(start.w, rounds, start.w.saturating_mul(25), 1)?;
        Ok(Self { lines: Lines::of(line(&parameters, 0, 1)), variant, kind: Kind::Permutation(Box::new(start)) })
    }

    /// The lines of events of all calls, which know every position.
    #[inline]
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// The line of events of call 0: of the only sponge, or of the final node.
    #[inline]
    pub fn line(&self) -> Line {
        self.lines.node
    }

    /// How many calls there are: 1, and the leaves.
    #[inline]
    pub fn call_count(&self) -> u64 {
        self.lines.call_count()
    }

    /// One of the calls.
    ///
    /// # Errors
    /// If there is no such call.
    #[inline]
    pub fn call(&self, call: u64) -> Result<Call<'_>, OpenError> {
        match self.lines.call(call) {
            Some(line) => Ok(Call::new(self, call, line)),
            None => Err(OpenError::Call { call, last: self.lines.leaves }),
        }
    }

    /// The lane size, in bits.
    #[inline]
    pub fn w(&self) -> usize {
        match &self.kind {
            Kind::Sponge(sponged) => sponged.layout.parameters(0).w(),
            Kind::Permutation(start) => start.w,
        }
    }

    /// The function and its parameters, or `None` for a bare permutation.
    #[inline]
    pub fn mode(&self) -> Option<&Mode> {
        self.sponged().map(|sponged| &sponged.mode)
    }

    /// The sponge of call 0, or `None` for a bare permutation.
    #[inline]
    pub fn parameters(&self) -> Option<&Parameters> {
        self.sponged().map(|sponged| sponged.layout.parameters(0))
    }

    /// How long the message is, in bits.
    #[inline]
    pub fn message_bits(&self) -> u64 {
        self.sponged().map_or(0, |sponged| sponged.layout.message_bits())
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
        self.sponged().map_or(1, |sponged| sponged.checkpoints.len() + sponged.leaf_checkpoints.len())
    }

    /// Changes how many **bits** of output are read and kept in memory; the message is not needed for it.
    ///
    /// # Panics
    /// If memory can't hold as many.
    #[inline]
    pub fn set_output_bits(&mut self, output_bits: u64) {
        if let Kind::Sponge(sponged) = &mut self.kind {
            self.lines = sponged.settle(output_bits, self.variant.as_ref());
        }
    }

    /// [`Call::bytes_for`] of call 0.
    ///
    /// # Errors
    /// As there.
    #[inline]
    pub fn bytes_for(&self, p: u64) -> Result<Range<usize>, OpenError> {
        self.call(0)?.bytes_for(p)
    }

    /// [`Call::open`] of call 0.
    ///
    /// # Errors
    /// As there.
    #[inline]
    pub fn open(&self, p: u64, message: &[u8]) -> Result<Opened, OpenError> {
        self.call(0)?.open(p, message)
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
    /// There is no such call.
    Call {
        /// What was asked for.
        call: u64,
        /// The last leaf; 0 where there is none.
        last: u64,
    },
    /// There is no such permutation.
    Permutation {
        /// What was asked for.
        permutation: u64,
        /// The last one.
        last: u64,
    },
    /// The bytes that are needed lie past what `usize` counts.
    Far {
        /// Where they end, in **bytes** of the message.
        end: u64,
        /// How far it counts.
        most: u64,
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
            Self::Call { call, last } => write!(f, "There is no call {call}: this run has 0 to {last}."),
            Self::Permutation { permutation, last } => {
                write!(f, "There is no permutation {permutation}: this run has 0 to {last}.")
            }
            Self::Far { end, most } => {
                write!(f, "The message is needed up to byte {end} here, but this machine counts to {most}.")
            }
            Self::Bytes { given, needed } => {
                write!(f, "{needed} bytes of the message are needed here, {given} were given.")
            }
        }
    }
}

impl core::error::Error for OpenError {}
