//! NIST's sample values of SP 800-185: cSHAKE, KMAC, TupleHash and ParallelHash.

use std::collections::BTreeSet;

use keccak_core::functions::{Kind, Member};

use crate::bits::Bits;
use crate::computation::{Computation, named};
use crate::forms::Source;
use crate::record::{Field, Record, Records};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

const TITLE: &str = "Algorithm name:";

/// Whether a comment names the algorithm.
pub fn recognises(file: &Records) -> bool {
    file.comment(TITLE).is_some()
}

/// Reads the samples of one function.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    for record in &file.records {
        let output = if record.get("MD").is_ok() { "MD" } else { "Out" };
        verdict.case(record.line_of(output), record.name(), check(&file, record, output));
    }
}

fn check(file: &Records, record: &Record, output: &str) -> Outcome {
    let has = |key: &str| record.get(key).is_ok();
    let expected = if has("OutLen") { record.bits(output, record.number("OutLen")?)? } else { record.bytes(output)? };
    let function = function(file, expected.len())?;
    let empty = || Bits::of_bytes(Vec::new());
    let string = |key: &str, len: &str| {
        if has(len) { record.bits(key, record.number(len)?) } else { record.bytes(key) }
    };
    let input = match function.kind {
        Kind::TupleHash { .. } => record.all("Tuple").map(Field::bytes).collect::<Result<_, _>>()?,
        _ if has("Msg") => vec![string("Msg", "Len")?],
        _ => vec![string("In", "InLen")?],
    };
    let computation = Computation {
        name: if has("N") { record.quoted("N")? } else { empty() },
        key: if has("Key") { string("Key", "KeyLen")? } else { empty() },
        block: if has("B") { record.number("B")? } else { 0 },
        ..Computation::of_tuple(function, input).customized(record.quoted("S")?)
    };
    ways::computation(&computation, &expected)
}

/// The function that the comments name, all taken together: in the published files they don't agree.
///
/// Some name the function but not that it is the XOF; some name the wrong strength. The samples have outputs of twice it.
fn function(file: &Records, output: usize) -> Result<&'static Member, Trouble> {
    let title = file.comment(TITLE).unwrap_or_default();
    let texts = file.comments.iter().take(2);
    let strengths: BTreeSet<usize> =
        texts.flat_map(|text| [128, 256].into_iter().filter(move |n| text.contains(&n.to_string()))).collect();
    let kind = title.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let is_xof = file.comments.iter().any(|comment| comment.contains("XOF")) && !kind.ends_with("XOF");
    let strength = if strengths.len() > 1 { output / 2 } else { strengths.first().copied().unwrap_or_default() };
    named(&format!("{kind}{}{strength}", if is_xof { "XOF" } else { "" }))
}
