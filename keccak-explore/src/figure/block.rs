//! Absorb: the block that is XORed into the rate, byte by byte, and what each byte is.

use keccak_core::sponge::suffix_bits;

use super::tape::{Byte, Kind, Tape};
use crate::message::{amount, append, range};
use crate::prelude::*;
use crate::session::Look;

/// A block of the padded message.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Its bytes: ⌈rate / 8⌉.
    pub tape: Tape,
    /// Which bytes hold the ones of the padding: "06: suffix · 80: last 1"; nothing where none does.
    pub padding: String,
    /// What is said beside the lanes that no block touches; nothing where there are none.
    pub capacity: &'static str,
}

impl Block {
    /// The block at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let p = look.place.position.permutation;
        let rate = look.rate().unwrap_or(0);
        let first = p * rate as u64;
        let message = look.trace.message_bits();
        let suffix = look.trace.parameters().map_or(0, |parameters| suffix_bits(parameters.suffix()) as u64);
        let end = look.line.absorbing * rate as u64;
        let kind = |value: u8, from: usize, to: usize| {
            let (bits, from, to) = (to - from, first + from as u64, first + to as u64);
            let kind = match (to <= message, from < message + suffix, to == end) {
                (true, ..) => Kind::Message,
                (_, true, true) => Kind::Both,
                (_, true, false) => Kind::Suffix,
                (_, false, true) => Kind::Last,
                _ => Kind::Zeros,
            };
            // A block's byte is one of the message only where it begins at one of the message's.
            let glyph = match value {
                _ if kind != Kind::Message || bits < 8 || !from.is_multiple_of(8) => None,
                b' ' => Some('␣'),
                0x21..0x7F => Some(char::from(value)),
                _ => None,
            };
            let message = message.saturating_sub(from).min(bits as u64) as usize;
            Byte { value, bits, kind, message, glyph }
        };
        let tape = Tape::of(look, &look.before.differences(look.after), rate, &kind);
        let title = format!(
            "Block {}: {}, {} of the padded message",
            crate::message::grouped(p),
            amount(rate as u64),
            range(first, rate as u64)
        );
        let heading = if look.w() < 8 { "block bits" } else { "block bytes" };
        let capacity = if rate < look.after.b() { "capacity: nothing is XORed in here" } else { "" };
        let mut padding = String::new();
        for byte in &tape.bytes {
            if !byte.kind.label().is_empty() {
                append(&mut padding, " · ", &(byte.digits() + byte.named()));
            }
        }
        Self { tape: Tape { title, heading, ..tape }, padding, capacity }
    }
}
