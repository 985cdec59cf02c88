//! Squeeze: the bytes that leave, in order, and how many more the rate would have.

use super::tape::{Byte, Kind, Tape};
use crate::message::{amount, count, numbers};
use crate::prelude::*;
use crate::session::Look;

/// What one squeeze gives.
#[derive(Clone, PartialEq, Debug)]
pub struct Output {
    /// The bytes that leave; none where no output is wanted.
    pub tape: Tape,
    /// The number of the first byte in the whole output; of the first bit, where that isn't the first of a byte.
    pub first: u64,
    /// From a byte's number to the next one's: 1, or 8 where bits are counted.
    pub step: u64,
    /// What is said of the rest of the rate.
    pub rest: String,
    /// What is said beside the lanes that are never read; nothing where there are none.
    pub capacity: &'static str,
}

impl Output {
    /// The squeeze at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let (w, rate, read) = (look.w(), look.rate_bits().unwrap_or(0), look.squeezed());
        let squeeze = (look.place.position.permutation + 1).saturating_sub(look.line.absorbing);
        let first = squeeze * rate as u64;
        let kind = |value: u8, from: usize, to: usize| Byte {
            value,
            bits: to - from,
            kind: Kind::Output,
            message: 0,
            glyph: None,
        };
        let tape = Tape::of(look, look.after, read, &kind);
        let fixed = (!look.run.function.output().1).then(|| look.run.function.name());
        let whole = (first | read as u64).is_multiple_of(8);
        let subject = match fixed {
            Some(_) => "Digest".to_owned(),
            None if look.call.number() > 0 => "Value of this leaf".to_owned(),
            None if read as u64 == look.call.output_bits() => "Output".to_owned(),
            None => format!("Output {}", numbers(first, read as u64)),
        };
        let order = if whole && w > 8 { "low byte first" } else { "low bit first" };
        let title = if read == 0 {
            "No output is wanted: nothing is read".to_owned()
        } else {
            format!("{subject}: {}, read lane by lane, {order}", amount(read as u64))
        };
        let left = rate - read;
        let rest = match fixed {
            Some(name) if left > 0 => {
                format!(
                    "{} of the rate could be read; {name} stops at {}.",
                    count(left as u64 / 8, "more byte"),
                    read / 8
                )
            }
            _ if left == 0 => format!("All {} of the rate are read.", amount(rate as u64)),
            _ => crate::words::wanted(read, rate),
        };
        let heading = if w < 8 { "output bits" } else { "output bytes" };
        let capacity = if rate < look.after.b() { "capacity: never leaves the sponge" } else { "" };
        let (first, step) = if first.is_multiple_of(8) { (first / 8, 1) } else { (first, 8) };
        Self { tape: Tape { title, heading, ..tape }, first, step, rest, capacity }
    }

    /// The number of a byte in the whole output; of its first bit, where the output's bytes are cut elsewhere.
    pub fn number(&self, byte: usize) -> u64 {
        self.first + self.step * byte as u64
    }
}
