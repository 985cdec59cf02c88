//! A run: a function, its input and output length; and, beside it, what was computed from them.

use keccak_core::functions::{Kind, ParameterError};
use keccak_core::notation;
use keccak_core::position::{Lines, Position};
use keccak_core::state::Snapshot;
use keccak_core::trace::{Opened, Trace, TraceBuilder};

use crate::function::Choice;
use crate::message::{Bits, Format, Message, amount, joined, said};
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
    ///
    /// # Errors
    /// Says why this function can't take this message.
    pub fn trace(&self) -> Result<Option<Trace>, String> {
        let Kind::Plain(function) = &self.function.member.kind else { return own_trace(self) };
        let Message::Here(Bits { bytes, len }) = &self.message else { return Ok(None) };
        let mut builder = TraceBuilder::new(&function.parameters(), None);
        builder.update_bits(bytes, *len as usize);
        Ok(Some(builder.finish(self.output_bits)))
    }

    fn own_trace(&self) -> Result<Option<Trace>, String> {
        let say = |error: ParameterError| said(&error);
        let Some(mode) = self.function.mode().map_err(say)? else {
            return Ok(Trace::of_permutation(self.start, self.function.rounds(), None).ok());
        };
        let Message::Here(Bits { bytes, len }) = &self.message else { return Ok(None) };
        if !self.function.member.takes_bits() && !len.is_multiple_of(8) {
            return Err(format!("{} takes whole bytes, and this message has {}.", self.function.title(), amount(*len)));
        }
        let mut builder = TraceBuilder::of(mode, None).map_err(say)?;
        builder.update_bits(bytes, *len as usize);
        builder.try_finish(self.output_bits).map(Some).map_err(say)
    }

    /// Takes a message; of a tuple, `elements` says how long each is, in bits: without it there is one, or none if it is empty.
    pub(crate) fn set_message(&mut self, message: Message, elements: Option<Vec<u64>>) {
        let bits = match &message {
            Message::Here(bits) => bits.len,
            Message::Attached { len, .. } => 8 * len,
            Message::Missing(fingerprint) => 8 * fingerprint.len,
        };
        let one = || if bits == 0 { Vec::new() } else { vec![bits] };
        let tuple = self.function.is_tuple();
        self.function.settings.elements = if tuple { elements.unwrap_or_else(one) } else { Vec::new() };
        self.message = message;
    }

    /// The message in a format, one text for each element of a tuple; `None` where it can't be shown so, or isn't at hand.
    pub(crate) fn texts(&self, format: Format) -> Option<Vec<String>> {
        let Message::Here(bits) = &self.message else { return None };
        if !self.function.is_tuple() {
            return Some(vec![bits.show(format)?]);
        }
        let mut texts = Vec::new();
        let mut from = 0;
        for element in &self.function.settings.elements {
            // Every element is a line.
            texts.push(bits.part(from, *element).show(format).filter(|text| !text.contains('\n'))?);
            from += element;
        }
        Some(texts)
    }

    /// What stands in the message box: of a tuple each element is a line, and an empty one at the end has its line's end.
    pub(crate) fn text(&self, format: Format) -> Option<String> {
        let mut texts = self.texts(format)?;
        if !self.function.is_tuple() {
            return texts.pop();
        }
        let mut text = String::new();
        for element in &texts {
            text.push_str(element);
            text.push('\n');
        }
        if texts.last().is_some_and(|last| !last.is_empty()) {
            text.pop();
        }
        Some(text)
    }

    /// The format itself where the message can be shown so, else the first of text, hex and bits in which it can.
    pub(crate) fn format(&self, wanted: Format) -> Format {
        let all = [wanted, Format::Text, Format::Hex];
        all.into_iter().find(|format| self.texts(*format).is_some()).unwrap_or(Format::Bits)
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

/// The trace of a function with fields of its own.
#[inline(never)]
fn own_trace(run: &Run) -> Result<Option<Trace>, String> {
    run.own_trace()
}

impl Computed {
    /// The lines of events of all calls, if they are known.
    pub fn lines(&self) -> Option<Lines> {
        self.trace().map(Trace::lines)
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
        self.opened().filter(|opened| is_of(opened, position))
    }

    /// Opens the permutation of this position from a message at hand. Says which bytes are wanted if it isn't.
    pub fn open(&mut self, run: &Run, position: Position) -> Option<core::ops::Range<usize>> {
        let Self::Known(known) = self else { return None };
        if known.opened.as_ref().is_some_and(|opened| is_of(opened, position)) {
            return None;
        }
        let call = known.trace.call(position.call).ok()?;
        let wanted = call.bytes_for(position.permutation).ok()?;
        let message: &[u8] = match &run.message {
            Message::Here(bits) => bits.bytes.get(wanted.clone())?,
            _ if wanted.is_empty() => &[],
            _ => return Some(wanted),
        };
        known.opened = call.open(position.permutation, message).ok();
        None
    }

    /// Opens the permutation of this position with the bytes that were wanted for it. Other bytes are passed over.
    pub fn lend(&mut self, position: Position, offset: usize, bytes: &[u8]) {
        if let Self::Known(known) = self
            && let Ok(call) = known.trace.call(position.call)
            && call.bytes_for(position.permutation).is_ok_and(|wanted| wanted.start == offset)
            && let Ok(opened) = call.open(position.permutation, bytes)
        {
            known.opened = Some(opened);
        }
    }
}

/// Whether a position is within an opened permutation, or at its beginning.
fn is_of(opened: &Opened, position: Position) -> bool {
    (opened.call(), opened.permutation()) == (position.call, position.permutation)
}
