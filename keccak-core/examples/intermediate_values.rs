//! Every state of a run in the Keccak Team's text, to be compared with what somebody's own implementation prints:
//!
//! ```text
//! cargo run -p keccak-core --features alloc --example intermediate_values -- SHA3-256 m=abc
//! cargo run -p keccak-core --features alloc --example intermediate_values -- KMAC128 keyhex=404142 s=Tag hex=00010203 out=32
//! ```
//!
//! The names are those of the list of functions, the keys those of a link; `--help` lists them.
//!
//! Titles and values of a sponge are those of the Keccak Team's files `KeccakSpongeIntermediateValues_….txt`, between them
//! every step of every round as in `KeccakF-1600-IntermediateValues.txt`. As there, what is called a delimited suffix
//! (06 for SHA3-256) is the domain-separation bits of FIPS 202 (0 1) with the first 1 of pad10*1 behind them,
//! and what is squeezed first is called a part, also where it is a whole block.

use std::error::Error;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::str::FromStr;
use std::{env, fmt};

use keccak_core::functions::{FAMILY, Field, Kind, Label, Member, Mode, OutputLength, Parameters, Settings};
use keccak_core::notation::IntermediateValues;
use keccak_core::position::Event;
use keccak_core::state::Snapshot;
use keccak_core::trace::{Call, Trace, TraceBuilder};

/// The longest output that is printed, in bytes: as much as the viewers show, some 20 MB of text.
const LONGEST: u64 = 65_536;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let mut out = io::stdout().lock();
    let done = match arguments.first().map(String::as_str) {
        Some("-h" | "--help") => help(&mut out).map_err(Into::into),
        _ => print(&arguments, &mut out),
    };
    match done {
        // Whoever reads only the beginning has seen enough.
        Err(error) if error.downcast_ref::<io::Error>().is_none_or(|error| error.kind() != ErrorKind::BrokenPipe) => {
            eprintln!("{error}\n--help lists the functions and their keys.");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Every key, what it takes, and the field of a function that it sets; the message and its output are no such field.
const KEYS: [(&str, &str, Option<Field>); 15] = [
    ("m", "the message, UTF-8; for TupleHash once for each element", None),
    ("hex", "the same as bytes in hex", None),
    ("out", "the length of the output in bytes, up to 65536 (32), of what has no fixed one", None),
    ("key", "the key, UTF-8", Some(Field::Key)),
    ("keyhex", "the same as bytes in hex", Some(Field::Key)),
    ("n", "the function name N, UTF-8", Some(Field::Name)),
    ("nhex", "the same as bytes in hex", Some(Field::Name)),
    ("s", "the customization string S, or C, UTF-8", Some(Field::Customization)),
    ("shex", "the same as bytes in hex", Some(Field::Customization)),
    ("block", "the block size in bytes (8)", Some(Field::BlockSize)),
    ("d", "the domain byte, two hex digits, 01 to 7F (1F)", Some(Field::DomainByte)),
    ("rate", "the rate in bits, 1 to 25 w (17 w)", Some(Field::Rate)),
    ("suffix", "the suffix with the first 1 of the padding, two hex digits, 01 to FF (06)", Some(Field::Suffix)),
    ("rounds", "the number of rounds, 1 to 12 + 2 log₂ w (all)", Some(Field::Rounds)),
    ("w", "the lane size in bits: 1, 2, 4, 8, 16, 32 or 64 (64)", Some(Field::LaneSize)),
];

fn help(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "Usage: intermediate_values FUNCTION [KEY=VALUE]…\n")?;
    writeln!(
        out,
        "Prints every state of a run in the Keccak Team's text.\n\nKeys, with what is taken where one is missing:"
    )?;
    for (key, what, _) in &KEYS {
        writeln!(out, "  {key:7} {what}")?;
    }
    writeln!(out, "\nFunctions and their keys:")?;
    for member in &FAMILY {
        writeln!(out, "  {:18} {}", member.name, keys(member).join(", "))?;
    }
    Ok(())
}

/// The keys that a function takes.
fn keys(member: &Member) -> Vec<&'static str> {
    let takes = |key: &str, field: Option<Field>| match field {
        Some(field) => member.fields().contains(&field),
        None if key == "out" => member.output() == Some(OutputLength::Extendable),
        None => member.kind != Kind::Permutation,
    };
    KEYS.iter().filter(|(key, _, field)| takes(key, *field)).map(|(key, ..)| *key).collect()
}

/// Prints a run of these arguments: a function, and keys with values.
///
/// # Errors
/// Names the argument that is wrong and what would be right, or says why nothing can be written.
pub(crate) fn print(arguments: &[String], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let names = || FAMILY.iter().map(|member| member.name).collect::<Vec<_>>().join(", ");
    let (name, pairs) = arguments.split_first().ok_or("Name a function, for example SHA3-256, and keys: m=abc.")?;
    let member =
        Member::named(name).ok_or_else(|| format!("There is no function “{name}”; the functions are {}.", names()))?;
    let mut settings = Settings::default();
    let mut message = Vec::new();
    let mut output = 32;
    let (mut w, mut rounds, mut rate, mut suffix) = (64, None, None, 0x06);
    let mut seen = Vec::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("“{pair}” is no key=value."))?;
        if !keys(member).contains(&key) {
            return Err(format!("{} takes no “{key}”; its keys are {}.", member.name, keys(member).join(", ")).into());
        }
        let subject = match key.trim_end_matches("hex") {
            "" => "m",
            subject => subject,
        };
        let is_element = subject == "m" && matches!(member.kind, Kind::TupleHash { .. });
        if seen.contains(&subject) && !is_element {
            return Err(format!("{} takes one “{subject}”, and this is the second: “{pair}”.", member.name).into());
        }
        seen.push(subject);
        match key {
            "m" | "hex" => {
                let element = bytes(key, value)?;
                settings.elements.push(8 * element.len() as u64);
                message.extend(element);
            }
            "key" | "keyhex" => settings.key = bytes(key, value)?[..].into(),
            "n" | "nhex" => settings.name = bytes(key, value)?[..].into(),
            "s" | "shex" => settings.customization = bytes(key, value)?[..].into(),
            "d" => settings.domain = byte(key, value)?,
            "suffix" => suffix = byte(key, value)?,
            "block" => settings.block = number(key, value, "bytes")?,
            "out" => output = number(key, value, "bytes")?,
            "w" => w = number(key, value, "bits")?,
            "rounds" => rounds = Some(number(key, value, "rounds")?),
            _ => rate = Some(number(key, value, "bits")?),
        }
    }
    if output > LONGEST {
        return Err(format!("“out” is {output} bytes, but at most {LONGEST} are printed.").into());
    }
    // The width is looked at first: another has no rounds.
    Parameters::new(w, 1, 1, suffix)?;
    let rounds = rounds.unwrap_or(keccak_core::lane::rounds(w));
    settings.sponge = Parameters::new(w, rounds, rate.unwrap_or(17 * w), suffix)?;
    let Some(mode) = member.mode(&settings)? else {
        let trace = Trace::of_permutation(Snapshot::zero(w), settings.sponge.rounds(), None)?;
        return Ok(write!(out, "{}", IntermediateValues::Permutation(&trace.open(0, &[])?))?);
    };
    if let Some(OutputLength::Fixed(bytes)) = member.output() {
        output = bytes as u64;
    }
    run(mode, &message, 8 * output, out)
}

/// The calls of a run, the final node last, as they are computed.
fn run(mode: Mode, message: &[u8], output_bits: u64, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let sponge = if let Mode::Sponge(sponge) = mode { Some(sponge) } else { None };
    let mut builder = TraceBuilder::of(mode, None)?;
    builder.update(message);
    let trace = builder.try_finish(output_bits)?;
    if let Some(sponge) = sponge {
        input(message, sponge.suffix().get(), out)?;
    }
    let leaves = trace.call_count() - 1;
    for number in (1..=leaves).chain([0]) {
        if leaves > 0 {
            write!(out, "+++ Call {number} of 0 to {leaves} +++\n\n")?;
        }
        call(&trace.call(number)?, message, out)?;
    }
    Ok(())
}

/// The message and the suffix; where the suffix is the first 1 of the padding alone, the Keccak Team names none.
fn input(message: &[u8], suffix: u8, out: &mut impl Write) -> io::Result<()> {
    let bits = 8 * message.len();
    write!(out, "Input message (last byte aligned on LSB):\n{}\n\n", Hex(message))?;
    write!(out, "Input message (in bits):\n{}\n\n", Bits(message, bits))?;
    let domain = suffix.ilog2();
    if domain > 0 {
        let last = [suffix & ((1 << domain) - 1)];
        let whole = [message, &last].concat();
        write!(out, "Delimited suffix:\n{}\n\n", Hex(&[suffix]))?;
        write!(out, "Suffix (in bits):\n{}\n\n", Bits(&last, domain as usize))?;
        let title = "Input message with suffix appended to it";
        write!(out, "{title} (in bits):\n{}\n\n", Bits(&whole, bits + domain as usize))?;
        write!(out, "{title} (last byte aligned on LSB):\n{}\n\n", Hex(&whole))?;
    }
    Ok(())
}

fn call(call: &Call<'_>, message: &[u8], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let parameters = call.parameters().ok_or("This call is no sponge.")?;
    let rate = parameters.rate_bits();
    let line = call.line();
    let mut left = call.output_bits();
    for p in 0..line.permutations {
        let opened = call.open(p, &message[call.bytes_for(p)?])?;
        if let Some(state) = opened.state(Event::Start).filter(|_| p == 0) {
            write!(out, "Initial state:\n{}\n\n", Hex(&first(state, state.b())))?;
        }
        if let Some(block) = opened.block() {
            absorbed(call, parameters, p, &first(&block, rate), out)?;
        }
        writeln!(out, "{}", IntermediateValues::Permutation(&opened))?;
        if p + 1 == line.absorbing {
            out.write_all(b"--- Switching to squeezing phase ---\n\n")?;
        }
        if let Some(state) = opened.state(Event::Squeeze).filter(|_| line.squeezes(p)) {
            let bits = left.min(rate as u64);
            left -= bits;
            let part = if p < line.absorbing || bits < rate as u64 { " (part)" } else { "" };
            write!(out, "Squeezed block{part}:\n{}\n\n", Hex(&first(state, bits as usize)))?;
        }
    }
    Ok(())
}

/// A padded block in the Keccak Team's pieces: whole bytes, the last bits with the first 1 of the padding, the last 1.
fn absorbed(call: &Call<'_>, parameters: &Parameters, p: u64, block: &[u8], out: &mut impl Write) -> io::Result<()> {
    const BLOCK: &str = "Block to be absorbed";
    let rate = parameters.rate_bits() as u64;
    let (parts, is_plain) = parts(call, p * rate, rate);
    if !is_plain || !rate.is_multiple_of(8) {
        write!(out, "--- Block {p}: {parts} ---\n\n")?;
    }
    let content = (call.content_bits() + u64::from(parameters.suffix().ilog2())) / 8;
    // How many of its bytes are content alone.
    let whole = content.saturating_sub(p * rate / 8).min(rate / 8) as usize;
    if !rate.is_multiple_of(8) || whole == block.len() {
        return write!(out, "{BLOCK}:\n{}\n\n", Hex(block));
    }
    let mut end = vec![0; block.len()];
    if p + 1 == call.line().absorbing {
        end[block.len() - 1] = 0x80;
    }
    if p * rate / 8 <= content {
        if whole > 0 {
            write!(out, "{BLOCK} (part):\n{}\n\n", Hex(&block[..whole]))?;
        }
        let last = block[whole] & !end[whole];
        write!(out, "{BLOCK} (last few bits + first bit of padding):\n{}\n\n", Hex(&[last]))?;
    }
    if p + 1 == call.line().absorbing {
        write!(out, "Second bit of padding:\n{}\n\n", Hex(&end))?;
    }
    Ok(())
}

/// What a block holds, in FIPS 202's words, and whether that is message, suffix and padding alone.
fn parts(call: &Call<'_>, from: u64, rate: u64) -> (String, bool) {
    let (mut parts, mut padding, mut is_plain) = (Vec::new(), 0, true);
    let mut bit = from;
    while let Some(part) = call.label(bit).filter(|_| bit < from + rate) {
        let end = part.range.end.min(from + rate);
        let mut bits = end - bit;
        bit = end;
        is_plain &= matches!(part.label, Label::Message | Label::Suffix | Label::Padding);
        // The last bit of the suffix is the first 1 of the padding.
        let ones = if part.label == Label::Padding {
            bits
        } else {
            (part.label == Label::Suffix && end == part.range.end).into()
        };
        padding += ones;
        bits -= ones;
        if bits > 0 {
            parts.push(format!("{bits} bit{} {}", if bits == 1 { "" } else { "s" }, part.label));
        }
    }
    if padding > 0 {
        parts.push(format!("{padding} bit{} pad10*1", if padding == 1 { "" } else { "s" }));
    }
    (parts.join(", "), is_plain)
}

/// The first so many bits of a state, as bytes.
fn first(state: &Snapshot, bits: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = state.bytes().take(bits.div_ceil(8)).collect();
    if let Some(last) = bytes.last_mut().filter(|_| !bits.is_multiple_of(8)) {
        *last &= (1 << (bits % 8)) - 1;
    }
    bytes
}

/// Bytes as the Keccak Team writes them.
struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X} "))
    }
}

/// So many bits of these bytes, one by one, the low bit of a byte first.
struct Bits<'a>(&'a [u8], usize);

impl fmt::Display for Bits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.1).try_for_each(|i| write!(f, "{} ", self.0[i / 8] >> (i % 8) & 1))
    }
}

/// The text itself, or, under a key that ends so, the bytes that it writes in hex.
fn bytes(key: &str, value: &str) -> Result<Vec<u8>, String> {
    if !key.ends_with("hex") {
        return Ok(value.as_bytes().to_vec());
    }
    let wrong = || format!("“{value}” under “{key}” is not the hex of whole bytes.");
    let digits = value.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect::<Option<Vec<u8>>>();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2)).ok_or_else(wrong)?;
    Ok(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

fn byte(key: &str, value: &str) -> Result<u8, String> {
    let digits = value.len() <= 2 && value.bytes().all(|digit| digit.is_ascii_hexdigit());
    let byte = u8::from_str_radix(value, 16).ok().filter(|_| digits);
    byte.ok_or_else(|| format!("“{value}” under “{key}” is not a byte: two hex digits."))
}

fn number<T: FromStr>(key: &str, value: &str, unit: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("“{value}” under “{key}” is not a whole number of {unit}."))
}
