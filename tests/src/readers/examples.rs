//! NIST's examples for FIPS 202: messages of 0, 5, 30, 1600, 1605 and 1630 bits, written bit by bit.

use crate::bits::{Bits, bytes};
use crate::computation::{Computation, named};
use crate::forms::Source;
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Whether the line is the title of an example.
pub fn recognises(line: &str) -> bool {
    line.contains(" sample of ") && line.trim_end().ends_with("-bit message")
}

/// Reads the examples one after the other.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let mut example: Option<Example> = None;
    for (line, content) in (1..).zip(source.text.lines()) {
        let content = content.trim();
        if let Some((function, rest)) = content.split_once(" sample of ") {
            close(example.take(), verdict);
            example =
                Some(Example { line, function, len: rest.trim_end_matches("-bit message"), ..Example::default() });
        } else if content.is_empty() || content.starts_with('#') {
            // "#(empty message)" stands where there are no bits.
        } else if let Some(example) = &mut example {
            match content {
                "Msg as bit string" => example.part = Part::Message,
                "Hash val is" | "Output val is" => example.part = Part::Output,
                _ => match example.part {
                    Part::Title => verdict.unreadable(line, "this line is of no part of an example"),
                    Part::Message => example.message.extend(content.split_whitespace()),
                    Part::Output => example.output.push_str(content),
                },
            }
        } else {
            verdict.unreadable(line, "this line is of no example");
        }
    }
    close(example, verdict);
}

#[derive(Default)]
struct Example<'a> {
    line: usize,
    function: &'a str,
    len: &'a str,
    part: Part,
    message: Vec<&'a str>,
    output: String,
}

#[derive(Default)]
enum Part {
    #[default]
    Title,
    Message,
    Output,
}

fn close(example: Option<Example>, verdict: &mut Verdict) {
    if let Some(example) = example {
        verdict.case(example.line, format!("{}, {} bits", example.function, example.len), check(&example));
    }
}

fn check(example: &Example) -> Outcome {
    let function = named(example.function)?;
    if let Some(strange) = example.message.iter().find(|bit| !matches!(**bit, "0" | "1")) {
        return Err(format!("“{strange}” is not a bit").into());
    }
    let message: Vec<bool> = example.message.iter().map(|bit| *bit == "1").collect();
    if example.len != message.len().to_string() {
        return Err(format!("{} bits are given", message.len()).into());
    }
    let output = Bits::of_bytes(bytes(&example.output)?);
    if output.is_empty() {
        return Err("there is no output".into());
    }
    ways::computation(&Computation::new(function, Bits::of_bools(&message)), &output)
}
