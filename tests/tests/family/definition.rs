//! SP 800-185 and RFC 9861 bit by bit: what each sponge takes in, and what each of its bits is.

use keccak_conformance::naive::{Run, Sponge};
use keccak_core::functions::{Label, Mode, OwnedBits, Strength};

/// What one sponge takes in before its suffix, and what it gives.
pub(crate) struct Call {
    pub(crate) sponge: Sponge,
    pub(crate) content: Vec<Bit>,
    pub(crate) run: Run,
}

/// A bit, what it is, and which bit of the message, if it is one.
#[derive(Clone, Copy)]
pub(crate) struct Bit {
    pub(crate) value: bool,
    pub(crate) label: Label,
    pub(crate) message: Option<u64>,
}

/// The calls of a mode, call 0 first.
pub(crate) fn calls(mode: &Mode, message: &[bool], output: usize) -> Vec<Call> {
    let message: Vec<Bit> = message
        .iter()
        .enumerate()
        .map(|(i, value)| Bit { value: *value, label: Label::Message, message: Some(i as u64) })
        .collect();
    let shake = |strength: Strength, suffix| Sponge { w: 64, rounds: 24, rate: 8 * strength.rate(), suffix };
    match mode {
        Mode::Sponge(p) => {
            let sponge = Sponge { w: p.w(), rounds: p.rounds(), rate: p.rate_bits(), suffix: p.suffix().get() };
            vec![call(sponge, message, output)]
        }
        Mode::CShake { strength, name, customization } => {
            let (mut content, suffix) = cshake(*strength, &bools(name), &bools(customization));
            content.extend(message);
            vec![call(shake(*strength, suffix), content, output)]
        }
        Mode::Kmac { strength, xof, key, customization } => {
            let (mut content, suffix) = cshake(*strength, &text(b"KMAC"), &bools(customization));
            content.extend(bytepad(*strength, vec![(Label::KeyLength, Label::Key, bools(key))]));
            content.extend(message);
            content.extend(length(*xof, output));
            vec![call(shake(*strength, suffix), content, output)]
        }
        Mode::TupleHash { strength, xof, elements, customization } => {
            let (mut content, suffix) = cshake(*strength, &text(b"TupleHash"), &bools(customization));
            let mut at = 0;
            for (i, bits) in elements.iter().enumerate() {
                content.extend(other(Label::ElementLength(i as u64), &left_encode(*bits)));
                let element = &message[at..at + *bits as usize];
                content.extend(element.iter().map(|bit| Bit { label: Label::Element(i as u64), ..*bit }));
                at += *bits as usize;
            }
            assert_eq!(at, message.len());
            content.extend(length(*xof, output));
            vec![call(shake(*strength, suffix), content, output)]
        }
        Mode::ParallelHash { strength, xof, block, customization } => {
            let (mut content, suffix) = cshake(*strength, &text(b"ParallelHash"), &bools(customization));
            content.extend(other(Label::BlockSize, &left_encode(*block)));
            let leaves: Vec<Call> = message
                .chunks(8 * *block as usize)
                .map(|block| call(shake(*strength, 0x1F), block.to_vec(), 1600 - 8 * strength.rate()))
                .collect();
            content.extend(values(&leaves));
            content.extend(other(Label::LeafCount, &right_encode(leaves.len() as u64)));
            content.extend(length(*xof, output));
            [call(shake(*strength, suffix), content, output)].into_iter().chain(leaves).collect()
        }
        Mode::KangarooTwelve { strength, customization } => {
            let turbo = |suffix| Sponge { w: 64, rounds: 12, rate: 8 * strength.rate(), suffix };
            let mut string = message;
            string.extend(other(Label::Customization, &text(customization)));
            string.extend(other(Label::CustomizationLength, &length_encode(customization.len() as u64)));
            let mut chunks = string.chunks(8 * 8192);
            let mut content = chunks.next().expect("the length of C is never empty").to_vec();
            let leaves: Vec<Call> =
                chunks.map(|chunk| call(turbo(0x0B), chunk.to_vec(), 1600 - 8 * strength.rate())).collect();
            if leaves.is_empty() {
                return vec![call(turbo(0x07), content, output)];
            }
            content.extend(other(Label::Marker, &text(&[3, 0, 0, 0, 0, 0, 0, 0])));
            content.extend(values(&leaves));
            content.extend(other(Label::LeafCount, &length_encode(leaves.len() as u64)));
            content.extend(other(Label::Terminator, &[true; 16]));
            [call(turbo(0x06), content, output)].into_iter().chain(leaves).collect()
        }
    }
}

fn call(sponge: Sponge, content: Vec<Bit>, output: usize) -> Call {
    let bits: Vec<bool> = content.iter().map(|bit| bit.value).collect();
    Call { sponge, content, run: sponge.run(&bits, output) }
}

fn values(leaves: &[Call]) -> Vec<Bit> {
    let value = |(i, leaf): (usize, &Call)| other(Label::ChainingValue(i as u64 + 1), &leaf.run.output);
    leaves.iter().enumerate().flat_map(value).collect()
}

/// cSHAKE's prefix, and its suffix.
fn cshake(strength: Strength, name: &[bool], customization: &[bool]) -> (Vec<Bit>, u8) {
    if name.is_empty() && customization.is_empty() {
        return (Vec::new(), 0x1F);
    }
    let name = (Label::NameLength, Label::Name, name.to_vec());
    let customization = (Label::CustomizationLength, Label::Customization, customization.to_vec());
    (bytepad(strength, vec![name, customization]), 0x04)
}

fn bytepad(strength: Strength, strings: Vec<(Label, Label, Vec<bool>)>) -> Vec<Bit> {
    let mut content = other(Label::Rate, &left_encode(strength.rate() as u64));
    for (length, label, string) in strings {
        content.extend(other(length, &left_encode(string.len() as u64)));
        content.extend(other(label, &string));
    }
    while !content.len().is_multiple_of(8 * strength.rate()) {
        content.extend(other(Label::Zeros, &[false]));
    }
    content
}

fn length(xof: bool, output: usize) -> Vec<Bit> {
    other(Label::OutputLength, &right_encode(if xof { 0 } else { output as u64 }))
}

fn other(label: Label, bits: &[bool]) -> Vec<Bit> {
    bits.iter().map(|value| Bit { value: *value, label, message: None }).collect()
}

fn digits(mut x: u64) -> Vec<u8> {
    let mut digits = Vec::new();
    while x > 0 {
        digits.insert(0, (x % 256) as u8);
        x /= 256;
    }
    digits
}

fn left_encode(x: u64) -> Vec<bool> {
    let digits = if x == 0 { vec![0] } else { digits(x) };
    text(&[&[digits.len() as u8], &digits[..]].concat())
}

fn right_encode(x: u64) -> Vec<bool> {
    let digits = if x == 0 { vec![0] } else { digits(x) };
    text(&[&digits[..], &[digits.len() as u8]].concat())
}

fn length_encode(x: u64) -> Vec<bool> {
    let digits = digits(x);
    text(&[&digits[..], &[digits.len() as u8]].concat())
}

fn text(bytes: &[u8]) -> Vec<bool> {
    bytes.iter().flat_map(|byte| (0..8).map(move |i| byte >> i & 1 == 1)).collect()
}

pub(crate) fn bools(bits: &OwnedBits) -> Vec<bool> {
    let mut bools = text(bits.bits().bytes());
    bools.truncate(bits.bits().len() as usize);
    bools
}
