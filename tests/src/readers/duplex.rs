//! The Keccak Team's duplex, with intermediate values or without: a block in, a permutation, a block out, over and over.

use keccak_core::permutation::keccak_p1600;
use keccak_core::state::{BitString, State};

use crate::bits::{Bits, bytes};
use crate::forms::Source;
use crate::record::Records;
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

const INPUT: &str = "Input (";
const PADDED: &str = "Block to be absorbed (after padding)";

/// Whether the line is the title of an input whose length it names.
pub fn recognises(line: &str) -> bool {
    line.starts_with(INPUT) && line.ends_with(" bits):")
}

/// Reads the calls one after the other; the state goes on from the one that was computed.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let mut duplex = Duplex { state: State::default(), rate: None, input: None, call: 0 };
    let mut lines = (1..).zip(source.text.lines());
    while let Some((line, title)) = lines.next() {
        let Some(title) = title.strip_suffix(':') else {
            if !title.trim().is_empty() {
                verdict.unreadable(line, format!("“{title}” is no title"));
            }
            continue;
        };
        // The value stands in the next line, which is empty where there is nothing.
        let Some((line, value)) = lines.next() else {
            return verdict.unreadable(line, format!("there is nothing behind “{title}”"));
        };
        let outcome = duplex.check(title, value.trim());
        verdict.case(line, format!("{title}, call {}", duplex.call), outcome);
    }
}

/// Whether the first comments name a duplex.
pub fn recognises_answers(file: &Records) -> bool {
    rate(file).is_some()
}

/// The rate that `Algorithm: Duplex[f=Keccak-f[1600], pad=pad10*1, r=1026, …]` names, in bits.
fn rate(file: &Records) -> Option<usize> {
    let duplex = file.comment("Algorithm: Duplex[f=Keccak-f[1600]")?;
    let rate = duplex.split(", ").find_map(|part| part.strip_prefix("r="))?;
    rate.parse().ok().filter(|rate| (3..=1600).contains(rate))
}

/// Reads known answers: every record is the next call of one duplex.
pub fn read_answers(source: &Source, verdict: &mut Verdict) {
    let file = Records::parse(source.text);
    file.complain(verdict);
    let mut duplex = Duplex { state: State::default(), rate: rate(&file), input: None, call: 0 };
    for record in &file.records {
        let input = record.expect(&["InLen", "In", "OutLen", "Out"]).and_then(|()| {
            let len = record.number("InLen")?;
            record.bits("In", len)
        });
        let outcome = input.map_err(Trouble::from).and_then(|input| {
            duplex.take(&input)?;
            keccak_p1600(&mut duplex.state, 24);
            duplex.compare_output(&record.bits("Out", record.number("OutLen")?)?)
        });
        verdict.case(record.line_of("Out"), record.name(), outcome);
    }
}

struct Duplex {
    state: State,
    /// In bits; the first padded block says it, for its last 1 ends it.
    rate: Option<usize>,
    input: Option<Bits>,
    /// Which input was the last, from 1.
    call: usize,
}

impl Duplex {
    fn check(&mut self, title: &str, value: &str) -> Outcome {
        match title {
            "Initial state" | "Input of permutation" => self.compare_state(value),
            PADDED => self.absorb(value),
            "State after permutation" => {
                keccak_p1600(&mut self.state, 24);
                self.compare_state(value)
            }
            _ if title.starts_with(INPUT) => {
                self.call += 1;
                self.input = Some(Bits::lsb_aligned(value, length(title, INPUT)?)?);
                Ok(())
            }
            _ if title.starts_with("Output (") => {
                self.compare_output(&Bits::lsb_aligned(value, length(title, "Output (")?)?)
            }
            _ => Err(format!("nobody knows what “{title}” is").into()),
        }
    }

    /// Pads the input by pad10*1, compares, and XORs it into the state.
    fn absorb(&mut self, value: &str) -> Outcome {
        let padded = bytes(value)?;
        let ones = Bits::of_bytes(padded.clone()).iter().enumerate().filter(|(_, bit)| *bit).map(|(at, _)| at).last();
        let rate = self.rate.unwrap_or(ones.map_or(0, |last| last + 1));
        if rate > 1600 {
            return Err(format!("a rate of {rate} bits is more than the state").into());
        }
        self.rate = Some(rate);
        let input = self.input.take().ok_or("there is no input for this block")?;
        let block = self.take(&input)?;
        ways::same("the padding", Bits::of_bools(&block).bytes(), &Bits::of_bytes(padded))
    }

    /// XORs the padded input into the state, and gives it.
    fn take(&mut self, input: &Bits) -> Result<Vec<bool>, Trouble> {
        let rate = self.rate.unwrap_or_default();
        if input.len() + 2 > rate {
            return Err(format!("{} bits and their padding don't fit into a rate of {rate}", input.len()).into());
        }
        let mut block: Vec<bool> = input.iter().chain([true]).collect();
        block.resize(rate - 1, false);
        block.push(true);
        for at in (0..rate).filter(|at| block[*at]) {
            self.state.xor_bits(at, 1, 1);
        }
        Ok(block)
    }

    fn compare_output(&self, expected: &Bits) -> Outcome {
        if expected.is_empty() || expected.len() > self.rate.unwrap_or_default() {
            return Err(format!("an output of {} bits is not within the rate", expected.len()).into());
        }
        let output: Vec<bool> = (0..expected.len()).map(|at| self.state.bits(at, 1) == 1).collect();
        ways::same("the duplex", Bits::of_bools(&output).bytes(), expected)
    }

    fn compare_state(&self, value: &str) -> Outcome {
        let ours: Vec<u8> = self.state.snapshot().bytes().collect();
        ways::same("the state", &ours, &Bits::of_bytes(bytes(value)?))
    }
}

/// `Input (123 bits)`.
fn length(title: &str, before: &str) -> Result<usize, String> {
    let number = title.strip_prefix(before).and_then(|rest| rest.strip_suffix(" bits)"));
    number.and_then(|number| number.parse().ok()).ok_or_else(|| format!("“{title}” has no length"))
}
