//! NIST's response files: ShortMsg, LongMsg, VariableOut and Monte, in bytes or in bits.

use keccak_core::functions::{Function, OutputLength};

use crate::bits::Bits;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// The calls between two printed results of a Monte Carlo chain.
const STEPS: usize = 1000;

/// Reads a file whose name begins with the function: `SHA3_224ShortMsg.rsp`, `SHAKE128Monte.rsp`.
pub fn read(name: &str, text: &str, verdict: &mut Verdict) {
    let file = Records::parse(text);
    for line in &file.strange {
        verdict.fail(*line, "this is no line of a response file");
    }
    let function = ways::named(&name.chars().take(8).collect::<String>().replace('_', "-"));
    let (Some(function), Some(kind)) = (function, name.get(8..).and_then(|rest| rest.strip_suffix(".rsp"))) else {
        return verdict.fail(1, "the name is not that of a function and a kind of test");
    };
    match (kind, function.output) {
        ("Monte", OutputLength::Fixed(_)) => monte(function, &file, verdict),
        ("Monte", OutputLength::Extendable) => monte_extendable(function, &file, verdict),
        _ => {
            for record in &file.records {
                verdict.case(record.line(), record.name(), message(function, &file, record));
            }
        }
    }
}

/// One message and its output; whichever lengths a record doesn't give stand in the headers.
fn message(function: &Function, file: &Records, record: &Record) -> Outcome {
    let (keys, len, output, out_bits): (&[&str], _, _, _) = if record.get("MD").is_ok() {
        (&["Len", "Msg", "MD"], record.number("Len")?, "MD", file.header("L")?)
    } else if record.get("COUNT").is_ok() {
        let keys = &["COUNT", "Outputlen", "Msg", "Output"];
        (keys, file.header("Input Length")?, "Output", record.number("Outputlen")?)
    } else {
        (&["Len", "Msg", "Output"], record.number("Len")?, "Output", file.header("Outputlen")?)
    };
    if !record.has(keys) {
        return Err(format!("the fields are not {}", keys.join(", ")));
    }
    ways::function(function, &record.bits("Msg", len)?, &record.bits(output, out_bits)?)
}

/// MD_i = H(MD_(i − 1)), 1000 times for each result.
fn monte(function: &Function, file: &Records, verdict: &mut Verdict) {
    let Some((seed, results)) = file.records.split_first().filter(|(seed, _)| seed.has(&["Seed"])) else {
        return verdict.fail(1, "there is no seed");
    };
    // Each result is computed from the one printed before it, so that one wrong line is one failure or two.
    let mut before = seed.bytes("Seed");
    for record in results {
        let expected = record.bytes("MD");
        verdict.case(record.line(), record.name(), monte_result(function, &before, &expected));
        before = expected;
    }
}

fn monte_result(function: &Function, before: &Result<Bits, String>, expected: &Result<Bits, String>) -> Outcome {
    let mut digest = before.clone()?.bytes().to_vec();
    let expected = expected.clone()?;
    let mut message = digest.clone();
    for _ in 0..STEPS {
        message.clone_from(&digest);
        digest.resize(expected.bytes().len(), 0);
        ways::one_shot(function, &message, &mut digest);
    }
    ways::same("the chain", &digest, &expected)
}

/// A chain of messages of 128 bits whose output length follows from the output before.
fn monte_extendable(function: &Function, file: &Records, verdict: &mut Verdict) {
    let limits = file.header("Minimum Output Length (bits)").and_then(|least| {
        let most = file.header("Maximum Output Length (bits)")?;
        if least % 8 == 0 && most % 8 == 0 && least <= most {
            Ok((least / 8, most / 8))
        } else {
            Err(format!("outputs of {least} to {most} bits are not whole bytes"))
        }
    });
    let seed = file.records.split_first().filter(|(seed, _)| seed.has(&["Msg"]));
    let ((least, most), Some((seed, results))) = (
        match limits {
            Ok(limits) => limits,
            Err(what) => return verdict.fail(1, what),
        },
        seed,
    ) else {
        return verdict.fail(1, "there is no first message");
    };
    let mut before = seed.bytes("Msg").map(|message| (message, most));
    for record in results {
        let expected = record.number("Outputlen").and_then(|len| record.bits("Output", len));
        verdict.case(record.line(), record.name(), extendable_result(function, &before, &expected, least, most));
        before = expected.map(|output| {
            let len = next_length(output.bytes(), least, most);
            (output, len)
        });
    }
}

fn extendable_result(
    function: &Function,
    before: &Result<(Bits, usize), String>,
    expected: &Result<Bits, String>,
    least: usize,
    most: usize,
) -> Outcome {
    let (output, mut len) = before.clone()?;
    let mut output = output.bytes().to_vec();
    for _ in 0..STEPS {
        let mut message = [0; 16];
        let taken = output.len().min(16);
        message[..taken].copy_from_slice(&output[..taken]);
        output.clear();
        output.resize(len, 0);
        ways::one_shot(function, &message, &mut output);
        len = next_length(&output, least, most);
    }
    ways::same("the chain", &output, expected.as_ref()?)
}

/// The limits in bytes; the last two bytes of the output choose between them, as one big-endian number.
fn next_length(output: &[u8], least: usize, most: usize) -> usize {
    let chosen = output.iter().rev().take(2).rev().fold(0, |number, &byte| number << 8 | usize::from(byte));
    least + chosen % (most - least + 1)
}
