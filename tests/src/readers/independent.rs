//! Values on which several libraries agree: what the README of the vectors calls `independent`.

use crate::bits::Bits;
use crate::computation::{Computation, named};
use crate::forms::{Source, object};
use crate::json::{Document, Node, Object};
use crate::random::{LONGEST_PATTERN, pattern};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Whether there is a list of tests that name their algorithm.
pub fn recognises(root: &Object) -> bool {
    root.objects("tests").is_ok_and(|list| list.first().is_some_and(|test| test.has("alg")))
}

/// Reads the list.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let document = Document::new(source.text);
    let tests =
        object(&document, recognises).and_then(|root| root.objects("tests").map_err(|what| (Some(root.line()), what)));
    let tests = match tests {
        Ok(tests) => tests,
        Err((line, what)) => return verdict.unreadable(line, what),
    };
    for (index, test) in tests.iter().enumerate() {
        let name = test.text("alg").unwrap_or_default();
        verdict.case(test.line_of("out"), format_args!("test {index}, {name}"), check(test, &name));
    }
}

fn check(test: &Object, name: &str) -> Outcome {
    let function = named(name)?;
    let empty = || Bits::of_bytes(Vec::new());
    let or_empty = |bits: Option<Bits>| bits.unwrap_or_else(empty);
    let input = match (string(test, "msg", "ptn")?, test.find("tuple")) {
        (Some(message), None) => vec![message],
        (None, Some(tuple)) => tuple.list()?.iter().map(Node::hex).collect::<Result<_, _>>()?,
        _ => return Err("the input is neither msg nor ptn nor tuple".into()),
    };
    let computation = Computation {
        name: or_empty(string(test, "name", "")?),
        key: or_empty(string(test, "key", "keyPtn")?),
        block: if test.has("blockSize") { test.number("blockSize")? } else { 0 },
        domain: if test.has("D") { byte(test.number("D")?)? } else { 0x1F },
        ..Computation::of_tuple(function, input).customized(or_empty(string(test, "custom", "customPtn")?))
    };
    let output = test.hex("out")?;
    let bytes = test.number("outLen")?;
    if bytes != output.bytes().len() {
        return Err(format!("out is {} bytes, outLen says {bytes}", output.bytes().len()).into());
    }
    ways::computation(&computation, &output)
}

/// Bytes in hex, or so many bytes of the pattern.
fn string(test: &Object, hex: &str, ptn: &str) -> Result<Option<Bits>, String> {
    match (test.has(hex), test.has(ptn)) {
        (true, false) => test.hex(hex).map(Some),
        (false, true) => match test.number(ptn)? {
            count if count > LONGEST_PATTERN => Err(format!("{ptn}: {count} bytes are more than {LONGEST_PATTERN}")),
            count => Ok(Some(Bits::of_bytes(pattern(count)))),
        },
        (false, false) => Ok(None),
        (true, true) => Err(format!("there are both {hex} and {ptn}")),
    }
}

fn byte(number: usize) -> Result<u8, String> {
    u8::try_from(number).map_err(|_| format!("{number} is not a byte"))
}
