//! The vectors of noble-hashes for SP 800-185 and KangarooTwelve: everything in hex.

use keccak_core::functions::Kind;

use crate::bits::Bits;
use crate::computation::{Computation, named};
use crate::forms::{Source, object};
use crate::json::{Document, Object};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Whether there is a list of cases that name their function.
pub fn recognises(root: &Object) -> bool {
    root.objects("v").is_ok_and(|list| list.first().is_some_and(|case| case.has("fn_name")))
}

/// Reads the list.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let document = Document::new(source.text);
    let cases =
        object(&document, recognises).and_then(|root| root.objects("v").map_err(|what| (Some(root.line()), what)));
    let cases = match cases {
        Ok(cases) => cases,
        Err((line, what)) => return verdict.unreadable(line, what),
    };
    for (index, case) in cases.iter().enumerate() {
        let name = case.text("fn_name").unwrap_or_default();
        verdict.case(case.line_of("exp"), format_args!("case {index}, {name}"), check(case, &name));
    }
}

/// Such a tuple grows with the square of the data.
const LONGEST_TUPLE: usize = 1 << 12;

fn check(case: &Object, name: &str) -> Outcome {
    let function = named(name)?;
    let data = case.hex("data")?;
    let bytes = |field| if case.has(field) { case.hex(field) } else { Ok(Bits::of_bytes(Vec::new())) };
    // The tuple is not written down: it is all the beginnings of the data but the whole of it.
    let beginnings = || (0..data.bytes().len()).map(|len| Bits::of_bytes(data.bytes()[..len].to_vec())).collect();
    let is_tuple = matches!(function.kind, Kind::TupleHash { .. });
    if is_tuple && data.len() > 8 * LONGEST_TUPLE {
        return Err(format!("a tuple of more than {LONGEST_TUPLE} elements").into());
    }
    let input = if is_tuple { beginnings() } else { vec![data.clone()] };
    let computation = Computation {
        key: bytes("key")?,
        name: bytes("nist_fn")?,
        block: if case.has("block_len") { case.number("block_len")? } else { 0 },
        ..Computation::of_tuple(function, input).customized(bytes("personalization")?)
    };
    ways::computation(&computation, &case.hex("exp")?)
}
