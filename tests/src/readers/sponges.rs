//! Files of messages for one sponge each, or for a sponge that every record describes.

use keccak_core::functions::{KECCAK_256, Parameters};

use crate::lanes;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Reads `KeccakSponge-generic.txt`: width, rate, rounds, message and output of every record, all in bits.
pub fn read_generic(_: &str, text: &str, verdict: &mut Verdict) {
    each(text, verdict, |_, record| {
        expect(record, &["b", "r", "nr", "Len", "Msg", "OutLen", "Out"])?;
        let b = record.number("b")?;
        if b % 25 != 0 {
            return Err(format!("a width of {b} bits is not 25 lanes"));
        }
        let parameters = free(b / 25, record.number("nr")?, record.number("r")?)?;
        let message = record.bits("Msg", record.number("Len")?)?;
        ways::sponge(&parameters, &message, &record.bits("Out", record.number("OutLen")?)?)
    });
}

/// Reads `RawSHAKE.txt`: the function, message and output of every record.
pub fn read_named(_: &str, text: &str, verdict: &mut Verdict) {
    each(text, verdict, |_, record| {
        expect(record, &["Alg", "Len", "Msg", "OutLen", "Out"])?;
        let name = record.get("Alg")?;
        let function = ways::named(name).ok_or_else(|| format!("there is no function {name}"))?;
        let message = record.bits("Msg", record.number("Len")?)?;
        ways::function(function, &message, &record.bits("Out", record.number("OutLen")?)?)
    });
}

/// Reads the known answers over narrower permutations, whose first comment is `Keccak[r=40, c=160]`.
pub fn read_reduced(_: &str, text: &str, verdict: &mut Verdict) {
    each(text, verdict, |file, record| {
        expect(record, &["Len", "Msg", "Squeezed"])?;
        let title = file.comments.first().copied().unwrap_or_default();
        let (rate, capacity) = rate_and_capacity(title).ok_or_else(|| format!("“{title}” is not a sponge"))?;
        let w = (rate + capacity) / 25;
        let message = record.bits("Msg", record.number("Len")?)?;
        ways::sponge(&free(w, lanes::rounds(w), rate)?, &message, &record.bytes("Squeezed")?)
    });
}

/// Reads `KECCAK256ShortMsg.txt`.
pub fn read_ethereum(_: &str, text: &str, verdict: &mut Verdict) {
    each(text, verdict, |_, record| {
        expect(record, &["Len", "Msg", "MD"])?;
        ways::function(&KECCAK_256, &record.bits("Msg", record.number("Len")?)?, &record.bytes("MD")?)
    });
}

fn each(text: &str, verdict: &mut Verdict, check: impl Fn(&Records, &Record) -> Outcome) {
    let file = Records::parse(text);
    for line in &file.strange {
        verdict.fail(*line, "this line is no field");
    }
    for record in &file.records {
        verdict.case(record.line(), record.name(), check(&file, record));
    }
}

fn expect(record: &Record, keys: &[&str]) -> Outcome {
    if record.has(keys) { Ok(()) } else { Err(format!("the fields are not {}", keys.join(", "))) }
}

/// A sponge that appends nothing but pad10*1.
fn free(w: usize, rounds: usize, rate: usize) -> Result<Parameters, String> {
    Parameters::new(w, rounds, rate, 0x01).map_err(|error| error.to_string())
}

fn rate_and_capacity(title: &str) -> Option<(usize, usize)> {
    let (rate, capacity) = title.strip_prefix("Keccak[r=")?.strip_suffix(']')?.split_once(", c=")?;
    Some((rate.parse().ok()?, capacity.parse().ok()?))
}
