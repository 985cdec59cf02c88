//! NIST's response files: ShortMsg, LongMsg, VariableOut and Monte, in bytes or in bits.

use keccak_core::functions::{Function, Kind, OutputLength};

use crate::bits::Bits;
use crate::computation::find;
use crate::forms::Source;
use crate::monte;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Whether a comment says `"SHA3-224 ShortMsg" information for …`.
pub fn recognises(file: &Records) -> bool {
    title(file).is_some()
}

/// Function and kind of test.
fn title<'a>(file: &Records<'a>) -> Option<(&'a str, &'a str)> {
    let quoted =
        file.comments.iter().find_map(|comment| comment.strip_prefix('"')?.split_once("\" information for"))?.0;
    quoted.rsplit_once(' ')
}

/// Reads a file of one function and one kind of test.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    let (name, kind) = title(&file).unwrap_or_default();
    let Some(Kind::Plain(function)) = find(name).map(|member| &member.kind) else {
        for record in &file.records {
            let what = format!("{name} is not computed here");
            verdict.case(record.line(), record.name(), Err(Trouble::Unknown(what)));
        }
        return;
    };
    match (kind, function.output) {
        ("Monte", OutputLength::Fixed(_)) => fixed_chain(function, &file, verdict),
        ("Monte", OutputLength::Extendable) => extendable_chain(function, &file, verdict),
        _ => {
            for record in &file.records {
                let line = record.line_of(if record.get("MD").is_ok() { "MD" } else { "Output" });
                verdict.case(line, record.name(), message(function, &file, record));
            }
        }
    }
}

/// One message and its output; whichever lengths a record doesn't give stand in the headers.
fn message(function: &Function, file: &Records, record: &Record) -> Outcome {
    let (keys, len, output, out_bits): (&[&str], _, _, _) = if file.header("L").is_ok() {
        (&["Len", "Msg", "MD"], record.number("Len")?, "MD", file.header("L")?)
    } else if record.get("COUNT").is_ok() {
        let keys = &["COUNT", "Outputlen", "Msg", "Output"];
        (keys, file.header("Input Length")?, "Output", record.number("Outputlen")?)
    } else {
        (&["Len", "Msg", "Output"], record.number("Len")?, "Output", file.header("Outputlen")?)
    };
    record.expect(keys)?;
    ways::function(function, &record.bits("Msg", len)?, &record.bits(output, out_bits)?)
}

/// A chain of digests from a seed.
fn fixed_chain(function: &Function, file: &Records, verdict: &mut Verdict) {
    let Some((seed, results)) = file.records.split_first().filter(|(seed, _)| seed.has(&["Seed"])) else {
        return verdict.unreadable(None, "there is no seed");
    };
    let mut digest = match seed.bytes("Seed") {
        Ok(seed) => seed.bytes().to_vec(),
        Err(what) => return verdict.unreadable(seed.line(), what),
    };
    for record in results {
        monte::digests(function, &mut digest);
        let outcome = record.expect(&["COUNT", "MD"]).and_then(|()| record.bits("MD", 8 * digest.len()));
        let outcome = outcome.map_err(Trouble::from).and_then(|expected| ways::same("the chain", &digest, &expected));
        verdict.case(record.line_of("MD"), record.name(), outcome);
    }
}

/// A chain of outputs whose lengths follow from the output before.
fn extendable_chain(function: &Function, file: &Records, verdict: &mut Verdict) {
    let limits = file.header("Minimum Output Length (bits)").and_then(|least| {
        let most = file.header("Maximum Output Length (bits)")?;
        monte::Outputs::between(least, most)
    });
    let mut chain = match limits {
        Ok(outputs) => outputs,
        Err(what) => return verdict.unreadable(None, what),
    };
    let Some((seed, results)) = file.records.split_first().filter(|(seed, _)| seed.has(&["Msg"])) else {
        return verdict.unreadable(None, "there is no first message");
    };
    let mut output = match seed.bytes("Msg") {
        Ok(seed) => seed.bytes().to_vec(),
        Err(what) => return verdict.unreadable(seed.line(), what),
    };
    for record in results {
        chain.advance(function, &mut output);
        verdict.case(record.line_of("Output"), record.name(), extendable_result(record, &output));
    }
}

fn extendable_result(record: &Record, output: &[u8]) -> Outcome {
    record.expect(&["COUNT", "Outputlen", "Output"])?;
    let len = record.number("Outputlen")?;
    let expected: Bits = record.bits("Output", len)?;
    if len != 8 * output.len() {
        return Err(Trouble::Wrong(format!("the chain gives {} bits, the file {len}", 8 * output.len())));
    }
    ways::same("the chain", output, &expected)
}
