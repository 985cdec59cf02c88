//! Keccak-p alone, forwards and backwards: the files `KeccakP-25.txt` … `KeccakP-1600.txt`.

use keccak_core::notation::{lanes_hex, parse_lanes};
use keccak_core::permutation::{inverse_keccak_p, keccak_p, keccak_p1600};
use keccak_core::state::{Snapshot, State};
use keccak_core::trace::Trace;

use crate::record::{Record, Records};
use crate::verdict::{Outcome, Verdict};
use crate::{lanes, with_lane};

/// Reads a file whose name holds the width.
pub fn read(name: &str, text: &str, verdict: &mut Verdict) {
    let b = name.strip_prefix("KeccakP-").and_then(|rest| rest.strip_suffix(".txt")).map(str::parse);
    let Some(Ok(b)) = b else {
        return verdict.fail(1, "the name doesn't hold a width");
    };
    let w: usize = b;
    let Some(w) = lanes::WIDTHS.into_iter().find(|size| 25 * size == w) else {
        return verdict.fail(1, format!("there is no width of {b} bits"));
    };
    let file = Records::parse(text);
    for line in &file.strange {
        verdict.fail(*line, "this line is no field");
    }
    for record in &file.records {
        verdict.case(record.line(), record.name(), check(record, w));
    }
}

fn check(record: &Record, w: usize) -> Outcome {
    if !record.has(&["nr", "In", "Out", "InvOut"]) {
        return Err("the fields are not nr, In, Out, InvOut".into());
    }
    let rounds = record.number("nr")?;
    if rounds > lanes::rounds(w) {
        return Err(format!("{rounds} rounds are more than this width has"));
    }
    let state = |key| parse_lanes(record.get(key)?, w).map_err(|error| format!("{key}: {error}"));
    let (input, output, origin) = (state("In")?, state("Out")?, state("InvOut")?);

    with_lane!(w, L => {
        let mut a = State::<L>::from_snapshot(&input);
        keccak_p(&mut a, rounds);
        same("keccak_p", &a.snapshot(), &output)?;
        inverse_keccak_p(&mut a, rounds);
        same("inverse_keccak_p of the output", &a.snapshot(), &input)?;
        inverse_keccak_p(&mut a, rounds);
        same("inverse_keccak_p", &a.snapshot(), &origin)?;
    });
    if w == 64 {
        let mut a = State::<u64>::from_snapshot(&input);
        keccak_p1600(&mut a, rounds);
        same("keccak_p1600", &a.snapshot(), &output)?;
    }
    let trace = Trace::of_permutation(input, rounds, None).map_err(|error| error.to_string())?;
    let opened = trace.open(0, &[]).map_err(|error| error.to_string())?;
    let last = opened.state(trace.line().last().event).ok_or("the trace has no last state")?;
    same("the trace", last, &output)
}

fn same(way: &str, given: &Snapshot, expected: &Snapshot) -> Outcome {
    let (given, expected) = (lanes_hex(given), lanes_hex(expected));
    match given.iter().zip(&expected).position(|(a, b)| a != b) {
        None => Ok(()),
        Some(i) => Err(format!("{way}: lane ({}, {}) is {}, not {}", i % 5, i / 5, given[i], expected[i])),
    }
}
