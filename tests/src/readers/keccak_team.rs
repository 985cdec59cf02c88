//! The Keccak Team's known answers of the third round of the SHA-3 competition: Keccak without a suffix.

use keccak_core::functions::{Function, KECCAK_224, KECCAK_256, KECCAK_384, KECCAK_512};
use keccak_core::trace::{MOST_CHECKPOINTS, TraceBuilder};

use crate::bits::Bits;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Reads a file whose name ends with the length of the digest: `ShortMsgKAT_224.txt`.
pub fn read(name: &str, text: &str, verdict: &mut Verdict) {
    let file = Records::parse(text);
    for line in &file.strange {
        verdict.fail(*line, "this is no line of a known answer");
    }
    let function = match name.trim_end_matches(".txt").rsplit('_').next() {
        Some("224") => KECCAK_224,
        Some("256") => KECCAK_256,
        Some("384") => KECCAK_384,
        Some("512") => KECCAK_512,
        _ => return verdict.fail(1, "the name doesn't end with the length of a digest"),
    };
    if name.starts_with("MonteCarlo") {
        return monte(&function, &file, verdict);
    }
    for record in &file.records {
        let outcome = match record {
            _ if record.has(&["Len", "Msg", "MD"]) => message(&function, record),
            _ if record.has(&["Repeat", "Text", "MD"]) => repeated(&function, record),
            _ => Err("the fields are those of no known answer".into()),
        };
        verdict.case(record.line(), record.name(), outcome);
    }
}

fn message(function: &Function, record: &Record) -> Outcome {
    let message = Bits::msb_aligned(record.get("Msg")?, record.number("Len")?)?;
    ways::function(function, &message, &record.bytes("MD")?)
}

/// The text so many times over: a gibibyte, in pieces, which are not kept.
fn repeated(function: &Function, record: &Record) -> Outcome {
    /// How many texts are taken in at once, so that the calls cost nothing.
    const AT_ONCE: usize = 1 << 14;
    let (times, text) = (record.number("Repeat")?, record.get("Text")?.as_bytes());
    if !times.is_multiple_of(AT_ONCE) {
        return Err(format!("{times} is not a multiple of {AT_ONCE}"));
    }
    let piece = text.repeat(AT_ONCE);
    let mut builder = TraceBuilder::new(&function.parameters(), None);
    for _ in 0..times / AT_ONCE {
        builder.update(&piece);
    }
    let expected = record.bytes("MD")?;
    let trace = builder.finish(expected.len() as u64);
    if trace.checkpoint_count() > MOST_CHECKPOINTS {
        return Err(format!("the trace keeps {} states", trace.checkpoint_count()));
    }
    ways::same("the stream", trace.output(), &expected)
}

/// A message of 1024 bits that is pushed along by each digest, 1000 times for each result.
fn monte(function: &Function, file: &Records, verdict: &mut Verdict) {
    let Some((seed, results)) = file.records.split_first().filter(|(seed, _)| seed.has(&["Seed"])) else {
        return verdict.fail(1, "there is no seed");
    };
    let mut message = match seed.bytes("Seed") {
        Ok(seed) if seed.len() == 1024 => seed.bytes().to_vec(),
        _ => return verdict.fail(seed.line(), "the seed is not 1024 bits"),
    };
    for record in results {
        let outcome = record.bytes("MD").and_then(|expected| {
            let mut digest = vec![0; expected.bytes().len()];
            for _ in 0..1000 {
                ways::one_shot(function, &message, &mut digest);
                message.splice(0..0, digest.iter().copied());
                message.truncate(128);
            }
            ways::same("the chain", &digest, &expected)
        });
        verdict.case(record.line(), record.name(), outcome);
    }
}
