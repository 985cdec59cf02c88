//! NIST's examples for FIPS 202: messages of 0, 5, 30, 1600, 1605 and 1630 bits, written bit by bit.

use crate::bits::{Bits, bytes};
use crate::verdict::{Outcome, Verdict};
use crate::ways;

/// Reads `SHA3TestVectors.txt` or `SHAKETestVectors.txt`.
pub fn read(_: &str, text: &str, verdict: &mut Verdict) {
    let mut example: Option<Example> = None;
    for (line, content) in (1..).zip(text.lines()) {
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
                    Part::Title => verdict.fail(line, "this line is of no part of an example"),
                    Part::Message => example.message.extend(content.split_whitespace()),
                    Part::Output => example.output.push_str(content),
                },
            }
        } else {
            verdict.fail(line, "this line is of no example");
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
    // These files write SHAKE-128 where the standard writes SHAKE128.
    let name = example.function.replace("SHAKE-", "SHAKE");
    let function = ways::named(&name).ok_or_else(|| format!("there is no function {name}"))?;
    if let Some(strange) = example.message.iter().find(|bit| !matches!(**bit, "0" | "1")) {
        return Err(format!("“{strange}” is not a bit"));
    }
    let message: Vec<bool> = example.message.iter().map(|bit| *bit == "1").collect();
    if example.len != message.len().to_string() {
        return Err(format!("{} bits are given", message.len()));
    }
    ways::function(function, &Bits::of_bools(&message), &Bits::of_bytes(bytes(&example.output)?))
}
