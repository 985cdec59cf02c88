//! The Keccak Team's sponges with intermediate values: message, suffix, blocks, the states around every permutation, output.
//!
//! Every value is computed from the message, the suffix and the lengths. Message and suffix stand there more than once,
//! and one writing of them may be wrong: that one is taken from which the most of the others follow.

use std::collections::BTreeMap;

use keccak_core::functions::Parameters;
use keccak_core::position::{Event, Position};
use keccak_core::trace::{Trace, TraceBuilder};

use crate::bits::{Bits, bytes};
use crate::forms::Source;
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;
use crate::words::count;

/// Whether the line begins an example with a message.
pub fn recognises(line: &str) -> bool {
    line.starts_with(EXAMPLE) && line.contains(" message ")
}

const EXAMPLE: &str = "+++ Example";
/// What separates the blocks from the output; it has no value.
const SQUEEZING: &str = "--- Switching to squeezing phase ---";
const DESCRIPTION: &str = "Description";
const MESSAGE: &str = "Input message (last byte aligned on LSB)";
const MESSAGE_BITS: &str = "Input message (in bits)";
const SUFFIX: &str = "Delimited suffix";
const SUFFIX_BITS: &str = "Suffix (in bits)";
const CONTENT: &str = "Input message with suffix appended to it (last byte aligned on LSB)";
const CONTENT_BITS: &str = "Input message with suffix appended to it (in bits)";
const INITIAL: &str = "Initial state";
const BLOCK: &str = "Block to be absorbed";
const PART: &str = "Block to be absorbed (part)";
const LAST_BITS: &str = "Block to be absorbed (last few bits + first bit of padding)";
const SECOND_BIT: &str = "Second bit of padding";
const BEFORE: &str = "Input of permutation";
const AFTER: &str = "State after permutation";
/// The output stands in pieces under titles that begin so.
const SQUEEZED: &str = "Squeezed block";

/// Reads the examples; each says by the length of its state and of its padding what width and rate it has.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let mut example: Option<Vec<Entry>> = None;
    let mut lines = (1..).zip(source.text.lines().map(str::trim_end));
    while let Some((line, content)) = lines.next() {
        if content.starts_with(EXAMPLE) {
            if let Some(example) = example.replace(Vec::new()) {
                check(&example, verdict);
            }
            continue;
        }
        match (&mut example, content.strip_suffix(':')) {
            (Some(example), Some(title)) => match lines.next() {
                // The value stands in the next line, which is empty where there is nothing.
                Some((line, value)) => example.push(Entry { line, title, value }),
                None => verdict.unreadable(line, format!("nothing stands behind “{title}”")),
            },
            _ if content.is_empty() || content == SQUEEZING => (),
            (Some(example), None) if example.iter().all(|entry| entry.title == DESCRIPTION) => {
                example.push(Entry { line, title: DESCRIPTION, value: content });
            }
            _ => verdict.unreadable(line, format!("“{content}” is no title of an example, and stands under none")),
        }
    }
    if let Some(example) = example {
        check(&example, verdict);
    }
}

/// A title and the line behind it.
struct Entry<'a> {
    line: usize,
    title: &'a str,
    value: &'a str,
}

impl Entry<'_> {
    /// How many digits it has, right or wrong.
    fn digits(&self) -> usize {
        self.value.chars().filter(|digit| !digit.is_whitespace()).count()
    }
}

/// What stands under a title, where it first does.
fn first<'a, 'b>(example: &'a [Entry<'b>], title: &str) -> Result<&'a Entry<'b>, String> {
    example.iter().find(|entry| entry.title == title).ok_or_else(|| format!("there is no “{title}”"))
}

/// Checks one example: every line with a value is a case.
fn check(example: &[Entry], verdict: &mut Verdict) {
    let Some(begins) = example.first().map(|entry| entry.line) else { return };
    let runs = runs(example);
    let best = runs.iter().flatten().min_by_key(|run| run.cases(example).filter(|(_, _, case)| case.is_err()).count());
    let Some(run) = best else {
        let what = runs.err().unwrap_or("neither message nor suffix can be read".into());
        return verdict.case(begins, "the example", Err(what.into()));
    };
    let mut seen = BTreeMap::new();
    for (line, title, outcome) in run.cases(example) {
        *seen.entry(title).or_insert(0) += 1;
        verdict.case(line, title, outcome);
    }
    for (title, expected) in &run.values {
        let seen = seen.get(title).copied().unwrap_or(0);
        if seen < expected.len() {
            verdict.unreadable(begins, format!("the example has {seen} of {} “{title}”", expected.len()));
        }
    }
}

/// A run of the sponge: what should stand under each title, one after the other.
struct Run {
    bits: usize,
    values: BTreeMap<&'static str, Vec<Value>>,
    output: Bits,
}

struct Value {
    /// What it is, in a few words.
    what: String,
    bits: Bits,
}

/// A run for every message and suffix that the example may mean.
fn runs(example: &[Entry]) -> Result<Vec<Run>, String> {
    let bits = first(example, MESSAGE_BITS)?;
    let written = Bits::lsb_aligned(first(example, MESSAGE)?.value, bits.digits());
    let mut messages: Vec<Bits> = [written, bools(bits.value)].into_iter().flatten().collect();
    messages.dedup();
    let mut suffixes = vec![0x01];
    if let Ok(suffix) = first(example, SUFFIX) {
        let one_byte = |bytes: Vec<u8>| if let [byte] = bytes[..] { Some(byte) } else { None };
        let written = bytes(suffix.value).ok().and_then(one_byte);
        let bits = first(example, SUFFIX_BITS).ok().and_then(|entry| bools(entry.value).ok());
        let ended = bits.and_then(|bits| one_byte(Bits::joined(&[bits, one()]).bytes().to_vec()));
        suffixes = [written, ended].into_iter().flatten().collect();
        suffixes.dedup();
    }
    let all = messages.iter().flat_map(|message| suffixes.iter().map(move |suffix| (message, *suffix)));
    let (runs, errors): (Vec<_>, Vec<_>) =
        all.map(|(message, suffix)| Run::new(example, message, suffix)).partition(Result::is_ok);
    match errors.into_iter().find_map(Result::err) {
        Some(what) if runs.is_empty() => Err(what),
        _ => Ok(runs.into_iter().flatten().collect()),
    }
}

/// The single 1 that begins and ends pad10*1.
fn one() -> Bits {
    Bits::of_bools(&[true])
}

impl Run {
    fn new(example: &[Entry], message: &Bits, suffix: u8) -> Result<Self, String> {
        let (w, rate) = (8 * first(example, INITIAL)?.digits() / 2 / 25, first(example, SECOND_BIT)?.digits() / 2);
        if !crate::lanes::WIDTHS.contains(&w) {
            return Err(format!("there are no lanes of {} in a state", count(w, "bit")));
        }
        let parameters = Parameters::new(w, crate::lanes::rounds(w), 8 * rate, suffix);
        let output: usize = squeezed(example).map(|entry| entry.digits() / 2).sum();
        let mut builder = TraceBuilder::new(&parameters.map_err(|error| error.to_string())?, None);
        builder.update_bits(message.bytes(), message.len());
        let trace = builder.finish(8 * output as u64);
        let mut run =
            Self { bits: message.len(), values: BTreeMap::new(), output: Bits::of_bytes(trace.output().to_vec()) };
        run.put(MESSAGE, "the message", message.clone());
        run.put(MESSAGE_BITS, "the message", message.clone());
        let domain = Bits::of_low(vec![suffix], suffix.ilog2() as usize);
        let content = Bits::joined(&[message.clone(), domain.clone()]);
        if first(example, SUFFIX).is_ok() {
            run.put(SUFFIX, "the suffix", Bits::of_bytes(vec![suffix]));
            run.put(SUFFIX_BITS, "the suffix", domain);
            run.put(CONTENT, "the message with its suffix", content.clone());
            run.put(CONTENT_BITS, "the message with its suffix", content.clone());
        }
        run.put_blocks(&content, rate);
        run.put_states(&trace, message)?;
        Ok(run)
    }

    fn put(&mut self, title: &'static str, what: impl Into<String>, bits: Bits) {
        self.values.entry(title).or_default().push(Value { what: what.into(), bits });
    }

    /// The content block by block, its last bits with the first 1 of the padding, and the last 1; the rate in bytes.
    fn put_blocks(&mut self, content: &Bits, rate: usize) {
        let begun = Bits::joined(&[content.clone(), one()]);
        let (whole, last) = begun.bytes().split_at(content.len() / 8);
        for (p, block) in whole.chunks(rate).enumerate() {
            let title = if block.len() == rate { BLOCK } else { PART };
            self.put(title, format!("block {p}"), Bits::of_bytes(block.to_vec()));
        }
        self.put(LAST_BITS, "the last block", Bits::of_bytes(last.to_vec()));
        let mut end = vec![0; rate];
        end[rate - 1] = 0x80;
        self.put(SECOND_BIT, "the end of the padding", Bits::of_bytes(end));
    }

    /// The states around each permutation.
    fn put_states(&mut self, trace: &Trace, message: &Bits) -> Result<(), String> {
        for p in 0..trace.line().permutations {
            let range = trace.bytes_for(p).map_err(|error| error.to_string())?;
            let part = message.bytes().get(range.clone()).ok_or_else(|| format!("bytes {range:?} are asked for"))?;
            let opened = trace.open(p, part).map_err(|error| error.to_string())?;
            let mut put = |title, event| {
                let at = Position::new(p, event);
                let state = opened.state(event).ok_or_else(|| format!("there is no state {at}"))?;
                self.put(title, at.to_string(), Bits::of_bytes(state.bytes().collect()));
                Ok::<(), String>(())
            };
            if p == 0 {
                put(INITIAL, Event::Start)?;
            }
            put(BEFORE, if trace.line().absorbs(p) { Event::Absorb } else { Event::Start })?;
            let last = trace.line().events(p).filter(|event| matches!(event, Event::Step(..))).last();
            put(AFTER, last.ok_or_else(|| format!("permutation {p} has no step"))?)?;
        }
        Ok(())
    }

    /// Line, title and outcome of every value of the example.
    fn cases<'a>(&'a self, example: &'a [Entry]) -> impl Iterator<Item = (usize, &'a str, Outcome)> {
        let mut seen = BTreeMap::new();
        let mut squeezed = 0;
        let says = |entry: &&Entry| entry.title != DESCRIPTION || length(entry.value).is_some();
        example.iter().filter(says).map(move |entry| {
            let outcome = if entry.title == DESCRIPTION {
                self.described(entry.value)
            } else if entry.title.starts_with(SQUEEZED) {
                let from = squeezed;
                squeezed += entry.digits() / 2;
                let piece = self.output.bytes().get(from..squeezed).unwrap_or_default();
                if piece.is_empty() {
                    Err("no output stands here".into())
                } else {
                    bytes(entry.value)
                        .map_err(Trouble::from)
                        .and_then(|value| ways::same("the output", piece, &Bits::of_bytes(value)))
                }
            } else {
                let index = seen.entry(entry.title).or_insert(0);
                *index += 1;
                match self.values.get(entry.title).map(|values| values.get(*index - 1)) {
                    Some(Some(value)) => value.compare(entry),
                    Some(None) => Err(format!("there is no such value number {index}").into()),
                    None => Err("no example of this kind has such a title".into()),
                }
            };
            (entry.line, entry.title, outcome)
        })
    }

    fn described(&self, description: &str) -> Outcome {
        match length(description) {
            Some(length) if length != self.bits.to_string() => {
                Err(Trouble::Wrong(format!("the message has {}, not {length}", count(self.bits, "bit"))))
            }
            _ => Ok(()),
        }
    }
}

impl Value {
    fn compare(&self, entry: &Entry) -> Outcome {
        let Self { what, bits } = self;
        if !entry.title.ends_with("(in bits)") {
            return ways::same(what, bits.bytes(), &Bits::of_bytes(bytes(entry.value)?));
        }
        let expected = bools(entry.value)?;
        match bits.iter().zip(expected.iter()).position(|(given, expected)| given != expected) {
            Some(at) => Err(Trouble::Wrong(format!("{what} has another bit {at} than the file"))),
            None if bits.len() == expected.len() => Ok(()),
            None => {
                let (given, expected) = (count(bits.len(), "bit"), expected.len());
                Err(Trouble::Wrong(format!("{what} has {given}, the file {expected}")))
            }
        }
    }
}

/// The length of the message that a description names.
fn length(description: &str) -> Option<&str> {
    description
        .split_once(" of length ")
        .map(|(_, rest)| rest.split(' ').next().unwrap_or_default().trim_end_matches('.'))
}

/// The pieces of output.
fn squeezed<'a, 'b>(example: &'a [Entry<'b>]) -> impl Iterator<Item = &'a Entry<'b>> {
    example.iter().filter(|entry| entry.title.starts_with(SQUEEZED))
}

/// Bits written one by one.
fn bools(value: &str) -> Result<Bits, String> {
    let bit = |digit| match digit {
        '0' => Ok(false),
        '1' => Ok(true),
        _ => Err(format!("“{digit}” is not a bit")),
    };
    let bits = value.chars().filter(|digit| !digit.is_whitespace()).map(bit).collect::<Result<Vec<_>, _>>()?;
    Ok(Bits::of_bools(&bits))
}
