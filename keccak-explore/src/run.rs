//! A run: a function, its input and output length; and, beside it, what was computed from them.

use keccak_core::notation;
use keccak_core::position::{Line, Position};
use keccak_core::state::Snapshot;
use keccak_core::trace::{Opened, Trace, TraceBuilder};

use crate::function::Choice;
use crate::message::{Bits, Message, joined};
use crate::prelude::*;

/// What is computed. Two equal runs have equal states and equal digests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The function and its parameters.
    pub function: Choice,
    /// The message; a bare permutation doesn't read it.
    pub message: Message,
    /// The state that a bare permutation starts from; a sponge starts from zeros.
    pub start: Snapshot,
    /// How much output is asked for, in bits; only extendable functions are asked.
    pub output_bits: u64,
}

/// What was computed from a run. It is rebuilt when the run changes and is never written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Computed {
    /// Nothing yet: the message is missing, or nobody has begun.
    Unknown,
    /// The viewer's worker has hashed so many bytes.
    Hashing(u64),
    /// The message couldn't be read, and why.
    Failed(String),
    /// The trace, and the permutation that is looked at.
    Known(Box<Known>),
}

/// A trace and its opened permutation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Every state, by position.
    pub trace: Trace,
    /// The permutation looked at; `None` while its bytes are being fetched.
    pub opened: Option<Opened>,
}

impl Run {
    /// Computes the trace of a run whose message is at hand; `None` where it isn't.
    pub fn trace(&self) -> Option<Trace> {
        match (self.function.parameters(), &self.message) {
            (None, _) => Trace::of_permutation(self.start, self.function.rounds(), None).ok(),
            (Some(parameters), Message::Here(Bits { bytes, len })) => {
                let mut builder = TraceBuilder::new(&parameters, None);
                builder.update_bits(bytes, *len as usize);
                Some(builder.finish(self.output_bits))
            }
            _ => None,
        }
    }

    /// The lanes of the state that a bare permutation starts from, in hex.
    pub(crate) fn start_hex(&self, between: &str) -> String {
        joined(&mut notation::lanes_hex(&self.start).iter().map(|lane| &**lane), between)
    }

    /// Whether only the amount of output differs, so that the message needn't be hashed again.
    pub fn differs_in_output_alone(&self, other: &Self) -> bool {
        self != other && Self { output_bits: other.output_bits, ..self.clone() } == *other
    }
}

impl Computed {
    /// The line of events, if it is known.
    pub fn line(&self) -> Option<Line> {
        self.trace().map(Trace::line)
    }

    /// The trace, if it is known.
    pub fn trace(&self) -> Option<&Trace> {
        match self {
            Self::Known(known) => Some(&known.trace),
            _ => None,
        }
    }

    /// The permutation looked at, if it is opened.
    pub fn opened(&self) -> Option<&Opened> {
        match self {
            Self::Known(known) => known.opened.as_ref(),
            _ => None,
        }
    }

    /// The permutation of this position, if it is opened.
    pub fn opened_at(&self, position: Position) -> Option<&Opened> {
        self.opened().filter(|opened| opened.permutation() == position.permutation)
    }

    /// Opens the permutation of this position from a message at hand. Says which bytes are wanted if it isn't.
    pub fn open(&mut self, run: &Run, position: Position) -> Option<core::ops::Range<usize>> {
        let Self::Known(known) = self else { return None };
        let p = position.permutation;
        if known.opened.as_ref().is_some_and(|opened| opened.permutation() == p) {
            return None;
        }
        let wanted = known.trace.bytes_for(p).ok()?;
        let message: &[u8] = match &run.message {
            Message::Here(bits) => bits.bytes.get(wanted.clone())?,
            _ if wanted.is_empty() => &[],
            _ => return Some(wanted),
        };
        known.opened = known.trace.open(p, message).ok();
        None
    }

    /// Opens the permutation of this position with the bytes that were wanted for it. Other bytes are passed over.
    pub fn lend(&mut self, position: Position, offset: usize, bytes: &[u8]) {
        if let Self::Known(known) = self
            && known.trace.bytes_for(position.permutation).is_ok_and(|wanted| wanted.start == offset)
            && let Ok(opened) = known.trace.open(position.permutation, bytes)
        {
            known.opened = Some(opened);
        }
    }
}
