//! The Keccak Team's known answers of the third round of the SHA-3 competition: Keccak without a suffix.

use keccak_core::functions::{Function, KECCAK_224, KECCAK_256, KECCAK_384, KECCAK_512};

use crate::bits::Bits;
use crate::forms::Source;
use crate::long;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Whether the submission is named.
pub fn recognises(file: &Records) -> bool {
    file.comment("Algorithm Name:") == Some("Keccak")
}

/// Reads messages, repeated messages or a chain; the length of the digests says which function it is.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    let lengths = file.records.iter().filter_map(|record| record.get("MD").ok()).map(str::len);
    let function = lengths.into_iter().find_map(|len| match len {
        56 => Some(KECCAK_224),
        64 => Some(KECCAK_256),
        96 => Some(KECCAK_384),
        128 => Some(KECCAK_512),
        _ => None,
    });
    let Some(function) = function else {
        return verdict.unreadable(None, "no “MD” has the length of a digest");
    };
    if file.records.first().is_some_and(|record| record.has(&["Seed"])) {
        return monte(&function, &file, verdict);
    }
    for record in &file.records {
        let outcome = match record {
            _ if record.has(&["Len", "Msg", "MD"]) => message(&function, record),
            _ if record.has(&["Repeat", "Text", "MD"]) => {
                if !source.extremely_long {
                    verdict.leave_out(long::LEFT_OUT);
                    continue;
                }
                repeated(&function, record)
            }
            _ => Err("the fields are neither Len, Msg, MD nor Repeat, Text, MD".into()),
        };
        verdict.case(record.line_of("MD"), record.name(), outcome);
    }
}

fn message(function: &Function, record: &Record) -> Outcome {
    let len = record.number("Len")?;
    let message = Bits::msb_aligned(record.get("Msg")?, len).map_err(|what| format!("Msg: {what}"))?;
    ways::function(function, &message, &record.bytes("MD")?)
}

fn repeated(function: &Function, record: &Record) -> Outcome {
    let text = record.get("Text")?.as_bytes();
    long::check(function, text, record.number("Repeat")?, &record.bytes("MD")?)
}

/// A message of 1024 bits that is pushed along by each digest, 1000 times for each result.
fn monte(function: &Function, file: &Records, verdict: &mut Verdict) {
    let Some((seed, results)) = file.records.split_first() else { return };
    let mut message = match seed.bytes("Seed") {
        Ok(seed) if seed.len() == 1024 => seed.bytes().to_vec(),
        Ok(bits) => return verdict.unreadable(seed.line(), format!("the seed is {} bits, not 1024", bits.len())),
        Err(what) => return verdict.unreadable(seed.line(), what),
    };
    let keccak_core::functions::OutputLength::Fixed(len) = function.output else { return };
    for record in results {
        let mut digest = vec![0; len];
        for _ in 0..crate::monte::STEPS {
            ways::one_shot(function, &message, &mut digest);
            message.splice(0..0, digest.iter().copied());
            message.truncate(128);
        }
        let expected = record.expect(&["j", "MD"]).and_then(|()| record.bits("MD", 8 * len)).map_err(Trouble::from);
        let outcome = expected.and_then(|expected| ways::same("the chain", &digest, &expected));
        verdict.case(record.line_of("MD"), record.name(), outcome);
    }
}
