//! What is said on the sponge strip and under the timeline.

use keccak_core::position::Position;

use crate::message::{append, count, grouped};
use crate::prelude::*;
use crate::session::Look;
use crate::strip::{Block, Part};
use crate::words::{brief, names};

/// Over a piece: in long, in fewer words, its name alone, and where it stands almost alone.
pub(crate) fn labels(look: &Look<'_>, part: &Part, p: u64, bits: u64) -> [String; 4] {
    let same = |words: String| [words.clone(), String::new(), words.clone(), words];
    match part {
        Part::Start if look.rate_bits().is_some() => same("0".to_owned()),
        Part::Start => same("start".to_owned()),
        Part::End => same("end".to_owned()),
        Part::Permutation { .. } => same(String::new()),
        Part::Block(block) => block_labels(look, block, p),
        Part::Squeeze => {
            let alone = look.line.permutations == look.line.absorbing;
            let short = match alone {
                _ if look.call.number() > 0 => "value".to_owned(),
                _ if !look.run.function.output().1 => "digest".to_owned(),
                _ if alone => "output".to_owned(),
                _ => format!("output {}", grouped(p + 1 - look.line.absorbing)),
            };
            let long = format!("{short}: {}", length(bits, bits.is_multiple_of(8), LENGTH));
            [long.clone(), String::new(), short, long]
        }
        Part::Gap(left_out) => {
            let noun = if look.line.absorbs(p) { "block" } else { "output" };
            let noun = if *left_out == 1 { noun.to_owned() } else { format!("{noun}s") };
            [grouped(*left_out), String::new(), noun, String::new()]
        }
    }
}

fn block_labels(look: &Look<'_>, block: &Block, p: u64) -> [String; 4] {
    let short = format!("block {}", grouped(p));
    let padding = block.suffix + block.zeros + block.last;
    // Bytes and bits are told apart block by block: only the last block of message may end within a byte.
    let whole = (block.message | block.around | padding).is_multiple_of(8);
    let own = !block.parts.is_empty();
    let around = if own { names(&block.parts) } else { String::new() };
    let mut label = [&*short, ": "].concat();
    let little = if own { in_little(&label, block, whole) } else { String::new() };
    let mut alone = format!("{short} of {}: ", grouped(look.line.absorbing));
    if block.message + block.around == 0 {
        label += "padding only";
        alone += "padding";
    } else {
        let message = if block.message > 0 {
            length(block.message, whole, ["message byte", "message bit"])
        } else {
            String::new()
        };
        label += &message;
        if own {
            let and = if block.message > 0 { " + " } else { "" };
            label += &[and, &around].concat();
        }
        alone += &length(block.message + block.around, whole, LENGTH);
        if padding > 0 {
            label = format!("{label} + {} of padding", grouped(if whole { padding / 8 } else { padding }));
            alone += " + padding";
        }
    }
    [label, little, short, alone]
}

/// The same of a block that a mode writes into, in fewer words: "block 2: 4 bytes + lengths + padding".
// A page loads it with the modes.
#[inline(never)]
fn in_little(name: &str, block: &Block, whole: bool) -> String {
    let mut words = String::new();
    if block.message > 0 {
        words = length(block.message, whole, LENGTH);
    }
    append(&mut words, " + ", &brief(&block.parts));
    if block.suffix + block.zeros + block.last > 0 {
        append(&mut words, " + ", "padding");
    }
    [name, &words].concat()
}

const LENGTH: [&str; 2] = ["byte", "bit"];

/// So many bits, as bytes where they are `whole`; `units` are what one of each is called.
fn length(bits: u64, whole: bool, units: [&str; 2]) -> String {
    if whole { count(bits / 8, units[0]) } else { count(bits, units[1]) }
}

/// A block's padding, in long and in short. `from` is the first bit of the suffix that is in it, low bit first; in `bytes` if
/// the run is one of whole bytes; `shared` if suffix and last 1 are in one byte.
pub(crate) fn padding(block: &Block, suffix: u8, from: usize, bytes: bool, shared: bool) -> [String; 2] {
    let (mut long, mut short) = (String::new(), String::new());
    let mut add = |words: &str, digits: &str| {
        append(&mut long, ", then ", words);
        append(&mut short, " … ", digits);
    };
    if block.suffix > 0 {
        let own: String = if bytes {
            hex::encode(&[if shared { suffix | 0x80 } else { suffix }] as &[u8])
        } else {
            (from..from + block.suffix as usize).map(|i| if suffix >> i & 1 == 1 { '1' } else { '0' }).collect()
        };
        add(&if shared { format!("{own} = suffix and last in one") } else { format!("suffix {own}") }, &own);
    }
    let (zero, last) = if bytes { ("00", "80") } else { ("0", "1") };
    if block.zeros > 0 {
        let zeros = grouped(if bytes { block.zeros / 8 } else { block.zeros });
        add(&length(block.zeros, bytes, ["zero byte", "zero bit"]), &format!("{zeros} × {zero}"));
    }
    if block.last > 0 {
        add(last, last);
    }
    [long, short]
}

/// Rate and capacity in the bar of the state, in long and in short.
pub(crate) fn parts(look: &Look<'_>) -> [String; 2] {
    let Some(rate) = look.rate_bits() else { return [String::new(), String::new()] };
    let capacity = look.after.b() - rate;
    let short = format!("rate {rate} {}", if rate == 1 { "bit" } else { "bits" });
    let bar = if 2 * capacity < rate { "the thin bar" } else { "the bar under it" };
    let long = match capacity {
        0 => format!("{short}: all of the state"),
        1 => format!("{short}; {bar} is the capacity, 1 bit no block touches"),
        _ => format!("{short}; {bar} is the capacity, {capacity} bits no block touches"),
    };
    [long, short]
}

/// What comes after the opened permutation: "block 2 →"; nothing where its output is read.
pub(crate) fn next(look: &Look<'_>) -> String {
    let Position { permutation: p, .. } = look.place.position;
    if look.line.absorbs(p + 1) { format!("block {} →", grouped(p + 1)) } else { String::new() }
}
