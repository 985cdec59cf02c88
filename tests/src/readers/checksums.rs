//! XKCP's checksums: one value over the outputs of many calls, which a sentence in the file describes.

use keccak_core::functions::{Parameters, Strength};

use crate::bits::Bits;
use crate::computation::{Computation, named};
use crate::forms::{Source, object};
use crate::json::{Document, Object};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::{lanes, ways};

/// The longest message of the plain sponges, in bits, and the output of each call, in bytes.
const LONGEST: usize = 4096;
const OUTPUT: usize = 512;

/// Whether there are checksums of sponges or of KangarooTwelve.
pub fn recognises(root: &Object) -> bool {
    let sums = |name: &str| root.objects(name).is_ok_and(|list| list.first().is_some_and(|entry| entry.has("sum")));
    sums("sponge")
        || sums("turboshake")
        || root.find("kt").is_some_and(|kt| kt.object().is_ok_and(|kt| kt.has("KT128")))
}

/// Reads all three kinds.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let document = Document::new(source.text);
    let root = match object(&document, recognises) {
        Ok(root) => root,
        Err((line, what)) => return verdict.unreadable(line, what),
    };
    for (name, rounds) in [("sponge", None), ("turboshake", Some(12))] {
        each(&root, name, verdict, |entry| sponge(entry, rounds));
    }
    if let Some(trees) = root.find("kt") {
        match trees.object() {
            Ok(trees) => {
                for name in ["KT128", "KT256"] {
                    each(&trees, name, verdict, |entry| tree(name, entry));
                }
            }
            Err(what) => verdict.unreadable(trees.line(), what),
        }
    }
}

fn each(root: &Object, name: &str, verdict: &mut Verdict, check: impl Fn(&Object) -> Outcome) {
    if !root.has(name) {
        return;
    }
    match root.objects(name) {
        Ok(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                verdict.case(entry.line_of("sum"), format_args!("{name}, entry {index}"), check(entry));
            }
        }
        Err(what) => verdict.unreadable(root.line_of(name), what),
    }
}

/// Outputs of messages of 0 … 4096 bits, bit by bit up to the width and byte by byte from there.
fn sponge(entry: &Object, rounds: Option<usize>) -> Outcome {
    let (rate, capacity) = (entry.number("r")?, entry.number("c")?);
    let b = rate.saturating_add(capacity);
    let w = lanes::WIDTHS.into_iter().find(|w| 25 * w == b).ok_or_else(|| format!("{b} bits are no width"))?;
    let of = |rate| {
        let parameters = Parameters::new(w, rounds.unwrap_or(lanes::rounds(w)), rate, 0x01);
        parameters.map_err(|error| error.to_string())
    };
    let parameters = of(rate)?;
    let mut all = Vec::new();
    let lengths = (0..b).chain((b..=LONGEST).step_by(8));
    for n in lengths {
        let message: Vec<u8> = (0..n.div_ceil(8)).map(|i| (n - i) as u8).collect();
        let from = all.len();
        all.resize(from + OUTPUT, 0);
        let done = parameters.hash_bits(&message, n, &mut all[from..], 8 * OUTPUT);
        done.map_err(|error| error.to_string())?;
    }
    let expected = entry.hex("sum")?;
    let mut sum = vec![0; expected.bytes().len()];
    let done = of(b)?.hash_bits(&all, 8 * all.len(), &mut sum, expected.len());
    done.map_err(|error| error.to_string())?;
    ways::same("the checksum", &sum, &expected)
}

/// Outputs of KangarooTwelve for messages of every length up to nine chunks, and with customization.
fn tree(name: &str, entry: &Object) -> Outcome {
    let (mode, squeeze) = (entry.number("mode")?, entry.number("squeeze")?);
    let function = named(name)?;
    let len = if function.strength == Some(Strength::S128) { 32 } else { 64 };
    let mut all = Vec::new();
    let mut add = |message: Vec<u8>, customization: Vec<u8>, len: usize| {
        let computation = Computation::new(function, Bits::of_bytes(message)).customized(Bits::of_bytes(customization));
        ways::one(&computation, 8 * len).map(|output| all.extend(output))
    };
    let mut n = 0;
    while mode != 1 && n <= 8192 * 9 + 123 {
        add(raw(n, len, n), Vec::new(), len)?;
        n += match (squeeze, mode) {
            (1, _) => 23,
            (_, 0) => 1,
            (_, 2) if n < 16384 => 1,
            (_, 2) => 32,
            _ => return Err(Trouble::Unknown(format!("the mode {mode}"))),
        };
    }
    for len in [16, 32, 64] {
        for n in [0].into_iter().chain((1..=24576).step_by(167)) {
            for customization in (0..=28).step_by(7) {
                add(raw(n, len, n + customization), raw(32, customization, 97)[..customization].to_vec(), len)?;
            }
        }
    }
    let sum = Computation::new(named("KT128")?, Bits::of_bytes(all));
    let expected = entry.hex("sum")?;
    ways::same("the checksum", &ways::one(&sum, expected.len())?, &expected)
}

/// The material of the messages: byte i is s1 + 161 n − (i mod 256 rotated by s2) + i, which repeats after 256 bytes.
fn raw(n: usize, s1: usize, s2: usize) -> Vec<u8> {
    let start = (s1 + 161 * n) as u8;
    let block: Vec<u8> =
        (0..=255u8).map(|i| start.wrapping_sub(i.rotate_left(s2 as u32 % 8)).wrapping_add(i)).collect();
    let mut all = block.repeat(n / 256);
    all.extend(&block[..n % 256]);
    all
}
