//! The Keccak Team's sponges with intermediate values: the states around every permutation, and the squeezed blocks.

use keccak_core::functions::Parameters;
use keccak_core::notation::hex;
use keccak_core::position::{Event, Position};
use keccak_core::trace::{Trace, TraceBuilder};

use crate::bits::{Bits, bytes};
use crate::forms::Source;
use crate::verdict::{Outcome, Trouble, Verdict};

/// Whether the line begins an example with a message.
pub fn recognises(line: &str) -> bool {
    line.starts_with(EXAMPLE) && line.contains(" message ")
}

const EXAMPLE: &str = "+++ Example";

/// Reads the examples; each says what sponge it is by its state, its suffix and its padding.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let mut example: Vec<Entry> = Vec::new();
    let mut lines = (1..).zip(source.text.lines());
    while let Some((line, content)) = lines.next() {
        if content.starts_with(EXAMPLE) {
            check(&std::mem::take(&mut example), verdict);
        } else if let Some(title) = content.strip_suffix(':') {
            // The value stands in the next line, which is empty where there is nothing.
            let value = lines.next().map_or("", |(_, value)| value.trim());
            example.push(Entry { line: line + 1, title, value });
        }
    }
    check(&example, verdict);
}

/// A title and the line behind it.
struct Entry<'a> {
    line: usize,
    title: &'a str,
    value: &'a str,
}

/// The value under a title, where it first stands.
fn value<'a>(example: &[Entry<'a>], title: &str) -> Result<&'a str, String> {
    let entry = example.iter().find(|entry| entry.title == title);
    entry.map(|entry| entry.value).ok_or_else(|| format!("there is no “{title}”"))
}

/// The padding of a last block is as long as the rate, the state as long as the width.
fn parameters(example: &[Entry]) -> Result<Parameters, String> {
    let w = 8 * bytes(value(example, "Initial state")?)?.len() / 25;
    let rate = 8 * bytes(value(example, "Second bit of padding")?)?.len();
    let suffix = value(example, "Delimited suffix").map_or(Ok(vec![0x01]), bytes)?;
    let [suffix] = suffix[..] else { return Err("the suffix is not one byte".into()) };
    if !crate::lanes::WIDTHS.contains(&w) {
        return Err(format!("there are no lanes of {w} bits"));
    }
    Parameters::new(w, crate::lanes::rounds(w), rate, suffix).map_err(|error| error.to_string())
}

/// Checks one example: as many cases as it shows states and blocks of output.
fn check(example: &[Entry], verdict: &mut Verdict) {
    let Some(first) = example.first() else { return };
    let (message, trace) = match run(example) {
        Ok(run) => run,
        Err(what) => return verdict.case(first.line, "the example", Err(what.into())),
    };
    let absorbing = trace.line().absorbing;
    let (mut inputs, mut outputs, mut squeezed) = (0, 0, 0);
    for entry in example {
        let outcome = match entry.title {
            "Initial state" => state(&trace, &message, Position::START, entry.value),
            "Input of permutation" => {
                inputs += 1;
                let p = inputs - 1;
                let absorbed = Position::new(p, Event::Absorb);
                let at = if p < absorbing { absorbed } else { Position::new(p - 1, Event::Squeeze) };
                state(&trace, &message, at, entry.value)
            }
            "State after permutation" => {
                outputs += 1;
                let last = trace.line().events(outputs - 1).filter(|event| matches!(event, Event::Step(..))).last();
                match last {
                    Some(event) => state(&trace, &message, Position::new(outputs - 1, event), entry.value),
                    None => Err(Trouble::Wrong(format!("there is no permutation {}", outputs - 1))),
                }
            }
            "Squeezed block" | "Squeezed block (part)" => {
                let from = squeezed;
                squeezed += entry.value.split_whitespace().count();
                same("the output", trace.output().get(from..squeezed).unwrap_or_default(), entry.value)
            }
            _ => continue,
        };
        verdict.case(entry.line, format!("{}, permutation {inputs}", entry.title), outcome);
    }
    if (inputs, outputs) != (trace.line().permutations, trace.line().permutations) {
        let ours = trace.line().permutations;
        verdict.unreadable(first.line, format!("the example shows {inputs} permutations, the trace has {ours}"));
    }
}

/// The message, and the trace of it with as much output as the example shows.
fn run(example: &[Entry]) -> Result<(Bits, Trace), String> {
    let bits = value(example, "Input message (in bits)")?.split_whitespace().count();
    let message = Bits::lsb_aligned(value(example, "Input message (last byte aligned on LSB)")?, bits)?;
    let squeezed = example.iter().filter(|entry| entry.title.starts_with("Squeezed block"));
    let bytes: usize = squeezed.map(|entry| entry.value.split_whitespace().count()).sum();
    let mut builder = TraceBuilder::new(&parameters(example)?, None);
    builder.update_bits(message.bytes(), message.len());
    Ok((message, builder.finish(8 * bytes as u64)))
}

fn state(trace: &Trace, message: &Bits, at: Position, expected: &str) -> Outcome {
    let p = at.permutation;
    let range = trace.bytes_for(p).map_err(|error| error.to_string())?;
    let part = message.bytes().get(range.clone()).ok_or_else(|| format!("bytes {range:?} are asked for"))?;
    let opened = trace.open(p, part).map_err(|error| error.to_string())?;
    let state = opened.state(at.event).ok_or_else(|| format!("there is no state {at}"))?;
    same(&at.to_string(), &state.bytes().collect::<Vec<_>>(), expected)
}

fn same(what: &str, given: &[u8], expected: &str) -> Outcome {
    let expected = bytes(expected)?;
    if given == expected {
        return Ok(());
    }
    Err(Trouble::Wrong(format!("{what} is {}, not {}", hex(given.iter().copied()), hex(expected))))
}
