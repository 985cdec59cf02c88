//! NIST's examples with intermediate values: every state of a computation, found through its position's address.

use std::collections::BTreeSet;

use keccak_core::functions::{Kind, OutputLength};
use keccak_core::notation::bytes_hex;
use keccak_core::position::{Event, Position};
use keccak_core::trace::Trace;

use crate::bits::Bits;
use crate::computation::find;
use crate::forms::Source;
use crate::record::{Field, Record, Records};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Whether the first comment names function and message.
pub fn recognises(file: &Records) -> bool {
    file.comments.first().is_some_and(|title| title.contains(MESSAGE))
}

const MESSAGE: &str = ", message = ";

/// No message that is described is longer, in bytes.
const LONGEST: usize = 1 << 24;

/// Reads a file whose first comment names the function and the message.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    let fields: Vec<_> = file.records.iter().flat_map(Record::fields).collect();
    let (message, trace) = match run(&file, &fields) {
        Ok(run) => run,
        Err(what) => return verdict.unreadable(None, what),
    };
    let mut visited = BTreeSet::from([Position::START]);
    for field in fields {
        let outcome = if field.key == "output" {
            Bits::lsb_aligned(field.value, trace.output_bits() as usize)
                .map_err(Trouble::from)
                .and_then(|expected| ways::same("the trace", trace.output(), &expected))
        } else {
            address(field.key)
                .map_err(Trouble::from)
                .and_then(|address| check(&trace, &message, &address, field.value, &mut visited))
        };
        verdict.case(field.line, field.key, outcome);
    }
    // The state after the last block is read twice by the file and printed once.
    visited.insert(trace.line().last());
    let line = trace.line();
    let missing = (0..line.len()).filter_map(|ordinal| line.position(ordinal)).find(|at| !visited.contains(at));
    if let Some(position) = missing {
        verdict.unreadable(None, format!("the file has no state for {position}"));
    }
}

/// The message, and the trace of it with as much output as the file shows.
fn run(file: &Records, fields: &[&Field]) -> Result<(Vec<u8>, Trace), String> {
    let title = file.comments.first().copied().unwrap_or_default();
    let (name, rest) = title.split_once(MESSAGE).ok_or("the first comment names no function and message")?;
    let Some(Kind::Plain(function)) = find(name).map(|member| &member.kind) else {
        return Err(format!("the states of {name} are not computed here"));
    };
    let described = rest.split(" (").next().unwrap_or_default();
    let message = match described.split_once(" bytes ") {
        Some((count, byte)) => {
            let byte = u8::from_str_radix(byte, 16).map_err(|_| format!("“{byte}” is not a byte"))?;
            let count = count.parse().ok().filter(|count| *count <= LONGEST);
            vec![byte; count.ok_or_else(|| format!("“{rest}” is not a message of up to {LONGEST} bytes"))?]
        }
        None if described == "empty" => Vec::new(),
        None => return Err(format!("“{described}” is not a message")),
    };
    let output = fields.iter().find(|field| field.key == "output").ok_or("there is no output")?;
    let bits = 4 * output.value.len() as u64;
    if let OutputLength::Fixed(bytes) = function.output
        && bits != 8 * bytes as u64
    {
        return Err(format!("{name} has {bytes} bytes of output, not {bits} bits"));
    }
    let trace = Trace::of(&function.parameters(), &message, bits);
    Ok((message, trace))
}

/// The address of what the file calls `perm 0 round 3 after chi`, `absorb block 1: xored state` or `squeeze: state before perm 2`.
fn address(label: &str) -> Result<String, String> {
    let words: Vec<&str> = label.split(' ').collect();
    match words[..] {
        ["absorb", "block", p, "xored", "state"] => Ok(format!("{}.absorb", p.trim_end_matches(':'))),
        ["perm", p, "round", round, "after", step] => Ok(format!("{p}.{round}.{step}")),
        ["squeeze:", "state", "before", "perm", p] => {
            let p: u64 = p.parse().map_err(|_| format!("“{p}” is not a number"))?;
            Ok(format!("{}.squeeze", p.checked_sub(1).ok_or("nothing is squeezed before permutation 0")?))
        }
        _ => Err("this is the name of no position".into()),
    }
}

fn check(trace: &Trace, message: &[u8], address: &str, expected: &str, visited: &mut BTreeSet<Position>) -> Outcome {
    let position: Position = address.parse().map_err(|error| format!("{address}: {error}"))?;
    trace.line().check(position).map_err(|error| format!("{address}: {error}"))?;
    visited.insert(position);
    let p = position.permutation;
    let range = trace.bytes_for(p).map_err(|error| error.to_string())?;
    let bytes = message.get(range.clone()).ok_or_else(|| format!("bytes {range:?} are asked for"))?;
    let opened = trace.open(p, bytes).map_err(|error| error.to_string())?;
    let state = opened.state(position.event).ok_or("the permutation has no such state")?;
    same(address, &bytes_hex(state), expected)?;
    // What a permutation that only squeezes begins with is what was read last.
    if position.event == Event::Squeeze && p + 1 < trace.line().permutations {
        let next = trace.open(p + 1, &[]).map_err(|error| format!("the next permutation: {error}"))?;
        let before = next.state(Event::Start).ok_or("the next permutation begins with no state")?;
        same("the state before the next permutation", &bytes_hex(before), expected)?;
    }
    Ok(())
}

fn same(what: &str, given: &str, expected: &str) -> Outcome {
    let expected = expected.to_ascii_lowercase();
    if given == expected {
        return Ok(());
    }
    let at = given.bytes().zip(expected.bytes()).position(|(a, b)| a != b).unwrap_or(0) / 2;
    let lane = at / 8;
    let from = |text: &str| text.chars().skip(2 * at).take(16).collect::<String>();
    let (given, expected, x, y) = (from(given), from(&expected), lane % 5, lane / 5);
    let what = format!("{what}: from byte {at} on, in lane ({x}, {y}), {given} … is not {expected} …");
    Err(Trouble::Wrong(what))
}
