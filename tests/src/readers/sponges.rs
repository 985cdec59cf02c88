//! Records of messages for one sponge that a comment names, or for a sponge that every record describes.

use keccak_core::functions::{Member, Parameters};

use crate::bits::Bits;
use crate::computation::{Computation, find, named};
use crate::forms::Source;
use crate::lanes;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Whether every record has a width, a rate and a number of rounds.
pub fn recognises_generic(file: &Records) -> bool {
    file.records.first().is_some_and(|record| ["b", "r", "nr"].iter().all(|key| record.get(key).is_ok()))
}

/// Reads width, rate, rounds, message and output of every record, all in bits.
pub fn read_generic(source: &Source, verdict: &mut Verdict) {
    each(source, "Out", verdict, |_, record| {
        record.expect(&["b", "r", "nr", "Len", "Msg", "OutLen", "Out"])?;
        let b = record.number("b")?;
        if b % 25 != 0 {
            return Err(format!("a width of {b} bits is not 25 lanes").into());
        }
        let parameters = free(b / 25, record.number("nr")?, record.number("r")?)?;
        let message = record.bits("Msg", record.number("Len")?)?;
        ways::sponge(&parameters, &message, &record.bits("Out", record.number("OutLen")?)?)
    });
}

/// Whether every record names its function.
pub fn recognises_named(file: &Records) -> bool {
    file.records.first().is_some_and(|record| record.get("Alg").is_ok())
}

/// Reads the function, message and output of every record.
pub fn read_named(source: &Source, verdict: &mut Verdict) {
    each(source, "Out", verdict, |_, record| {
        record.expect(&["Alg", "Len", "Msg", "OutLen", "Out"])?;
        let function = named(record.get("Alg")?)?;
        let message = record.bits("Msg", record.number("Len")?)?;
        let output = record.bits("Out", record.number("OutLen")?)?;
        ways::computation(&Computation::new(function, message), &output)
    });
}

/// Whether the first comment names a sponge, and the records are messages.
pub fn recognises_titled(file: &Records) -> bool {
    let sponge = Titled::of(file).is_some();
    sponge && file.records.first().is_some_and(|record| record.get("Len").is_ok())
}

/// Reads the messages of one sponge, and digests or outputs in whole bytes.
pub fn read_titled(source: &Source, verdict: &mut Verdict) {
    each(source, "MD", verdict, |file, record| {
        let output = if record.get("MD").is_ok() { "MD" } else { "Squeezed" };
        record.expect(&["Len", "Msg", output])?;
        let (message, output) = (record.bits("Msg", record.number("Len")?)?, record.bytes(output)?);
        match Titled::of(file).ok_or("no sponge is named")? {
            Titled::Function(function) => ways::computation(&Computation::new(function, message), &output),
            Titled::Free { rate, capacity } => check_free(rate, capacity, &message, &output),
        }
    });
}

fn check_free(rate: usize, capacity: usize, message: &Bits, output: &Bits) -> Outcome {
    let b = rate.saturating_add(capacity);
    let w = lanes::WIDTHS.into_iter().find(|w| 25 * w == b);
    let w = w.ok_or_else(|| format!("a rate of {rate} and a capacity of {capacity} bits are no width"))?;
    ways::sponge(&free(w, lanes::rounds(w), rate)?, message, output)
}

/// The sponge that a first comment names: `Keccak-256 known-answer …`, `Keccak[r=40, c=160]`, `…, or SHA3-224 as in …`.
enum Titled {
    Function(&'static Member),
    Free { rate: usize, capacity: usize },
}

impl Titled {
    fn of(file: &Records) -> Option<Self> {
        let title = file.comments.first()?;
        if let Some((rate, capacity)) = rate_and_capacity(title) {
            return Some(Self::Free { rate, capacity });
        }
        title.split_whitespace().find_map(find).map(Self::Function)
    }
}

fn each(source: &Source, output: &str, verdict: &mut Verdict, check: impl Fn(&Records, &Record) -> Outcome) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    for record in &file.records {
        verdict.case(record.line_of(output), record.name(), check(&file, record));
    }
}

/// A sponge that appends nothing but pad10*1.
fn free(w: usize, rounds: usize, rate: usize) -> Result<Parameters, String> {
    Parameters::new(w, rounds, rate, 0x01).map_err(|error| error.to_string())
}

fn rate_and_capacity(title: &str) -> Option<(usize, usize)> {
    let (rate, capacity) = title.strip_prefix("Keccak[r=")?.strip_suffix(']')?.split_once(", c=")?;
    Some((rate.parse().ok()?, capacity.parse().ok()?))
}
