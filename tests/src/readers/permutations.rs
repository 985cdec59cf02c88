//! Keccak-p alone, forwards and backwards.

use keccak_core::notation::{lanes_hex, parse_lanes};
use keccak_core::permutation::{inverse_keccak_p, keccak_p, keccak_p1600};
use keccak_core::state::{Snapshot, State};
use keccak_core::trace::Trace;

use crate::forms::Source;
use crate::record::{Record, Records};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::{lanes, with_lane};

/// Whether the records are an input, its image and its origin.
pub fn recognises(file: &Records) -> bool {
    file.records.first().is_some_and(|record| record.has(&KEYS))
}

const KEYS: [&str; 4] = ["nr", "In", "Out", "InvOut"];

/// Reads a file whose first comment names the width.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    let b = file.comment("Keccak-p[").and_then(|rest| rest.split_once(','));
    let w = b.and_then(|(b, _)| lanes::WIDTHS.into_iter().find(|w| b == (25 * w).to_string()));
    let Some(w) = w else {
        return verdict.unreadable(None, "no comment begins with Keccak-p[ and a width in bits");
    };
    for record in &file.records {
        verdict.case(record.line(), record.name(), check(record, w));
    }
}

fn check(record: &Record, w: usize) -> Outcome {
    record.expect(&KEYS)?;
    let rounds = record.number("nr")?;
    if rounds > lanes::rounds(w) {
        return Err(format!("{rounds} rounds are more than this width has").into());
    }
    let state = |key: &str| parse_lanes(record.get(key)?, w).map_err(|error| format!("{key}: {error}"));
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
        Some(i) => {
            let (x, y) = (i % 5, i / 5);
            Err(Trouble::Wrong(format!("{way}: lane ({x}, {y}) is {}, not {}", given[i], expected[i])))
        }
    }
}
