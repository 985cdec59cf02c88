//! Absorb: the block that is XORed into the rate, byte by byte, and what each byte is.

use keccak_core::functions::Label;
use keccak_core::sponge::suffix_bits;

use super::tape::{Byte, Kind, Tape};
use crate::message::{amount, append, range};
use crate::prelude::*;
use crate::session::Look;
use crate::words::{contents, places};

/// A block of the padded message.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Its bytes: ⌈rate / 8⌉.
    pub tape: Tape,
    /// What a mode wrote into it, and which bytes hold the ones of the padding: "06: suffix · 80: last 1"; nothing where none does.
    pub padding: String,
    /// What is said beside the lanes that no block touches; nothing where there are none.
    pub capacity: &'static str,
}

impl Block {
    /// The block at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let p = look.place.position.permutation;
        let rate = look.rate_bits().unwrap_or(0);
        let first = p * rate as u64;
        let content = look.call.content_bits();
        let suffix = look.call.parameters().map_or(0, |parameters| suffix_bits(parameters.suffix()) as u64);
        let end = look.line.absorbing * rate as u64;
        let parts = contents(look, p);
        let kind = |value: u8, from: usize, to: usize| {
            let (bits, first_bit) = (to - from, from as u64);
            let (from, to) = (first + from as u64, first + to as u64);
            // What its first bit is.
            let part = parts.iter().rfind(|part| part.from <= first_bit);
            let label = part.map_or(Label::Message, |part| part.label);
            let kind = match (to <= content, from < content + suffix, to == end) {
                (true, ..) if label.is_message() => Kind::Message,
                (true, ..) => Kind::Around(label),
                (_, true, true) => Kind::Both,
                (_, true, false) => Kind::Suffix,
                (_, false, true) => Kind::Last,
                _ => Kind::Zeros,
            };
            // A block's byte is one of the message only where it begins at one of the message's; so it is in a key or a name.
            let labelled = look.call.label(from).filter(|_| to <= content);
            let whole = labelled.is_some_and(|labelled| {
                let within = from - labelled.range.start + labelled.message.unwrap_or(0);
                to <= labelled.range.end && within.is_multiple_of(8)
            });
            let text = matches!(label, Label::Key | Label::Name | Label::Customization) || label.is_message();
            let glyph = match value {
                _ if bits < 8 || !whole || !text => None,
                b' ' => Some('␣'),
                0x21..0x7F => Some(char::from(value)),
                _ => None,
            };
            let message = parts.iter().filter(|part| part.label.is_message());
            let message = message.map(|part| {
                let (start, end) = (first + part.from, first + part.from + part.bits);
                end.min(to).saturating_sub(start.max(from))
            });
            Byte { value, bits, kind, message: message.sum::<u64>() as usize, glyph }
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
        let own = parts.iter().any(|part| part.label != Label::Message);
        let mut padding = if own { places(&parts) } else { String::new() };
        for byte in &tape.bytes {
            if !byte.kind.label().is_empty() {
                append(&mut padding, " · ", &(byte.digits() + &byte.named()));
            }
        }
        Self { tape: Tape { title, heading, ..tape }, padding, capacity }
    }
}
