//! Bytes in a row, as they enter the state or leave it.

use keccak_core::functions::Label;
use keccak_core::notation::lane_hex;
use keccak_core::parts::Bit;
use keccak_core::state::Snapshot;

use crate::prelude::*;
use crate::session::Look;
use crate::words;

/// The first bits of the state string, eight by eight.
#[derive(Clone, PartialEq, Debug)]
pub struct Tape {
    /// What is said over them.
    pub title: String,
    /// What is said over their lanes: bytes, or bits where a lane is shorter than a byte.
    pub heading: &'static str,
    /// The bytes, in order.
    pub bytes: Vec<Byte>,
    /// How many bits there are in all; the last byte may be a part of one.
    pub bits: usize,
    /// How many bytes are finished.
    pub done: usize,
    /// The bit that is told about, if it is one of them.
    pub told: Option<Told>,
}

/// Eight bits in a row, or what there is of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Byte {
    /// Its value; bit i is the i-th in the order of the string.
    pub value: u8,
    /// How many bits it has: 1 … 8.
    pub bits: usize,
    /// What it is.
    pub kind: Kind,
    /// How many of its bits are message.
    pub message: usize,
    /// The character that a byte of the message stands for; a space is ␣.
    pub glyph: Option<char>,
}

/// What a byte is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nothing but message.
    Message,
    /// What a mode writes around the message: what its first bit is.
    Around(Label),
    /// It holds bits of the suffix: domain separation and the first 1 of the padding.
    Suffix,
    /// Zeros between the two ones of the padding.
    Zeros,
    /// It ends with the last 1 of the padding.
    Last,
    /// It holds bits of the suffix and ends with the last 1.
    Both,
    /// It leaves the sponge.
    Output,
}

/// The bit that is told about, and its byte.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The bit.
    pub bit: Bit,
    /// Which byte of the tape holds it.
    pub byte: usize,
    /// Which bit of that byte it is, low bit first.
    pub place: usize,
    /// The byte in words: "byte 63 = ‘c’".
    pub words: String,
}

/// What is said over the eight bits of one byte.
pub const BYTE: &str = "its byte as the row shows it (high bit left)";

impl Tape {
    /// The first `bits` bits of a state: `kind` says what the bits from the one to before the other are.
    pub(super) fn of(look: &Look<'_>, state: &Snapshot, bits: usize, kind: &dyn Fn(u8, usize, usize) -> Byte) -> Self {
        let byte = |i: usize| {
            let (from, to) = (8 * i, bits.min(8 * i + 8));
            kind(state.byte(i) & (0xFF >> (8 - (to - from))), from, to)
        };
        let bytes: Vec<Byte> = (0..bits.div_ceil(8)).map(byte).collect();
        let told = look.told().filter(|bit| bit.index(look.w()) < bits).map(|bit| {
            let index = bit.index(look.w());
            Told { bit, byte: index / 8, place: index % 8, words: bytes[index / 8].words() }
        });
        let done = look.place.sub.unwrap_or(bytes.len());
        Self { title: String::new(), heading: "", bytes, bits, done, told }
    }

    /// Whether a byte is finished, within the event.
    pub fn finished(&self, byte: usize) -> bool {
        byte < self.done
    }
}

impl Byte {
    /// Its two digits.
    pub fn digits(&self) -> String {
        lane_hex(self.value.into(), 8)
    }

    /// The character, where one would write it in a sentence.
    pub fn letter(&self) -> Option<char> {
        self.glyph.filter(char::is_ascii)
    }

    /// "byte 63 = ‘c’", "byte 06: suffix".
    fn words(&self) -> String {
        let letter = self.letter().map_or(String::new(), |letter| format!(" = ‘{letter}’"));
        format!("byte {}{letter}{}", self.digits(), self.named())
    }

    /// What it is, behind its digits: ": suffix"; nothing for a byte of message or output.
    pub(super) fn named(&self) -> String {
        match self.kind {
            Kind::Around(label) => return [": ", &words::content(label)].concat(),
            Kind::Message | Kind::Output => "",
            Kind::Suffix => ": suffix",
            Kind::Zeros => ": padding",
            Kind::Last => ": last 1",
            Kind::Both => ": suffix and last 1",
        }
        .to_owned()
    }

    /// What it is, as it goes on behind its value in a sentence; nothing for a byte of the message.
    pub fn meaning(&self) -> String {
        match (self.kind, self.message) {
            (Kind::Around(label), _) => return [", ", &words::content(label)].concat(),
            (Kind::Message | Kind::Output, _) => "",
            (Kind::Suffix, 0) => ", the suffix",
            (Kind::Suffix, _) => ", the end of the message and the suffix",
            (Kind::Zeros, _) => ", padding",
            (Kind::Last, _) => ", the last 1 of the padding",
            (Kind::Both, 0) => ", the suffix and the last 1 of the padding in one",
            (Kind::Both, _) => ", the end of the message, the suffix and the last 1 of the padding in one",
        }
        .to_owned()
    }
}

impl Kind {
    /// The word under a byte that the reader hasn't given: of the padding, or of what a mode encodes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Around(label) => encoded(label),
            _ => self.label(),
        }
    }

    /// The word under a byte of the padding that isn't zero.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Suffix => "suffix",
            Self::Last => "last",
            Self::Both => "both",
            Self::Message | Self::Around(_) | Self::Zeros | Self::Output => "",
        }
    }
}

/// The word under a byte that a mode encodes; nothing under others.
// Only modes have such bytes: a page loads it with them.
#[inline(never)]
fn encoded(label: Label) -> &'static str {
    match label {
        Label::Rate => "rate",
        Label::BlockSize => "B",
        Label::LeafCount => "n",
        Label::OutputLength => "L",
        Label::Marker => "mark",
        Label::Terminator => "end",
        Label::ElementLength(_) | Label::NameLength | Label::CustomizationLength | Label::KeyLength => "len",
        _ => "",
    }
}
