//! Every state of a run in the Keccak Team's text, to be compared with what somebody's own implementation prints:
//!
//! ```text
//! cargo run -p keccak-core --features alloc --example intermediate_values -- SHA3-256 m=abc
//! cargo run -p keccak-core --features alloc --example intermediate_values -- KMAC128 keyhex=404142 s=Tag hex=00010203 out=32
//! ```
//!
//! The names are those of the list of functions, the keys those of a link: `m` or `hex` is the message (repeated for TupleHash),
//! `out` the length of the output in bytes, `key`, `n`, `s` and their `hex` forms, `d`, `block`, `rate`, `suffix`, `rounds`, `w`.

use std::error::Error;
use std::fmt::Write;
use std::process::ExitCode;
use std::{env, fmt};

use keccak_core::functions::{FAMILY, Member, Mode, OutputLength, Parameters, Settings};
use keccak_core::notation::IntermediateValues;
use keccak_core::position::Event;
use keccak_core::state::Snapshot;
use keccak_core::trace::{Call, Trace, TraceBuilder};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match text(&arguments) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let names: Vec<&str> = FAMILY.iter().map(|member| member.name).collect();
            eprintln!("{error}\nThe functions are {}.", names.join(", "));
            ExitCode::FAILURE
        }
    }
}

/// What is printed for these arguments: a function, and keys with values.
fn text(arguments: &[String]) -> Result<String, Box<dyn Error>> {
    let (name, pairs) = arguments.split_first().ok_or("Name a function, for example SHA3-256.")?;
    let member = Member::named(name).ok_or_else(|| format!("There is no function {name}."))?;
    let mut settings = Settings::default();
    let mut message = Vec::new();
    let mut output = 32;
    let (mut w, mut rounds, mut rate, mut suffix) = (64, None, None, 0x06);
    for pair in pairs {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("“{pair}” is no key=value."))?;
        match key {
            "m" | "hex" => {
                let element = bytes(value, key == "hex")?;
                settings.elements.push(8 * element.len() as u64);
                message.extend(element);
            }
            "key" | "keyhex" => settings.key = bytes(value, key == "keyhex")?[..].into(),
            "n" | "nhex" => settings.name = bytes(value, key == "nhex")?[..].into(),
            "s" | "shex" => settings.customization = bytes(value, key == "shex")?[..].into(),
            "d" => settings.domain = u8::from_str_radix(value, 16)?,
            "suffix" => suffix = u8::from_str_radix(value, 16)?,
            "block" => settings.block = value.parse()?,
            "out" => output = value.parse()?,
            "w" => w = value.parse()?,
            "rounds" => rounds = Some(value.parse()?),
            "rate" => rate = Some(value.parse()?),
            _ => return Err(format!("There is no key {key}.").into()),
        }
    }
    // The width is looked at first: another has no rounds.
    Parameters::new(w, 1, 1, suffix)?;
    let rounds = rounds.unwrap_or(keccak_core::lane::rounds(w));
    settings.sponge = Parameters::new(w, rounds, rate.unwrap_or(17 * w), suffix)?;
    let Some(mode) = member.mode(&settings)? else {
        let trace = Trace::of_permutation(Snapshot::zero(w), settings.sponge.rounds(), None)?;
        return Ok(IntermediateValues::Permutation(&trace.open(0, &[])?).to_string());
    };
    if let Some(OutputLength::Fixed(bytes)) = member.output() {
        output = bytes as u64;
    }
    run(mode, &message, 8 * output)
}

/// The calls of a run, the final node last, as they are computed.
fn run(mode: Mode, message: &[u8], output_bits: u64) -> Result<String, Box<dyn Error>> {
    let mut builder = TraceBuilder::of(mode, None)?;
    builder.update(message);
    let trace = builder.try_finish(output_bits)?;
    let mut text = String::new();
    let leaves = trace.call_count() - 1;
    for number in (1..=leaves).chain([0]) {
        if leaves > 0 {
            write!(text, "+++ Call {number} of 0 to {leaves} +++\n\n")?;
        }
        call(&mut text, &trace.call(number)?, message)?;
    }
    Ok(text)
}

fn call(text: &mut String, call: &Call<'_>, message: &[u8]) -> Result<(), Box<dyn Error>> {
    let rate = call.parameters().map_or(0, Parameters::rate_bits) as u64;
    let line = call.line();
    let mut left = call.output_bits();
    for p in 0..line.permutations {
        let opened = call.open(p, &message[call.bytes_for(p)?])?;
        if p == 0 {
            write!(text, "Initial state:\n{}\n", Hex(opened.state(Event::Start), 0))?;
        }
        if let Some(block) = opened.block() {
            write!(text, "Block to be absorbed{}:\n{}\n", parts(call, p * rate, rate), Hex(Some(&block), rate))?;
        }
        writeln!(text, "{}", IntermediateValues::Permutation(&opened))?;
        if p + 1 == line.absorbing {
            text.push_str("--- Switching to squeezing phase ---\n\n");
        }
        if line.squeezes(p) {
            let bits = left.min(rate);
            left -= bits;
            write!(text, "Squeezed block:\n{}\n", Hex(opened.state(Event::Squeeze), bits.max(1)))?;
        }
    }
    Ok(())
}

/// What a block holds, in brackets.
fn parts(call: &Call<'_>, from: u64, rate: u64) -> String {
    let mut parts = Vec::new();
    let mut bit = from;
    while let Some(part) = call.label(bit).filter(|_| bit < from + rate) {
        let end = part.range.end.min(from + rate);
        parts.push(format!("{} bits {}", end - bit, part.label));
        bit = end;
    }
    format!(" ({})", parts.join(", "))
}

/// The first so many bits of a state as bytes, or all of it.
struct Hex<'a>(Option<&'a Snapshot>, u64);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(state) = self.0 else { return Ok(()) };
        let bits = if self.1 == 0 { state.b() as u64 } else { self.1 };
        for (i, byte) in (0..).zip(state.bytes()).take_while(|(i, _)| 8 * i < bits) {
            let left = bits - 8 * i;
            let byte = if left < 8 { byte & ((1 << left) - 1) } else { byte };
            write!(f, "{byte:02X} ")?;
        }
        writeln!(f)
    }
}

fn bytes(value: &str, hex: bool) -> Result<Vec<u8>, Box<dyn Error>> {
    if !hex {
        return Ok(value.as_bytes().to_vec());
    }
    if !value.is_ascii() || !value.len().is_multiple_of(2) {
        return Err(format!("“{value}” is not the hex of whole bytes.").into());
    }
    (0..value.len() / 2).map(|i| Ok(u8::from_str_radix(&value[2 * i..2 * i + 2], 16)?)).collect()
}
