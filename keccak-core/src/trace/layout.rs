//! What the sponges of a run take in: which bits of a block are the message, and what stands around it.
//!
//! The node, call 0, takes in a head, a body and a tail. The body is the message, or the elements of a tuple with their
//! lengths, or the values of the leaves. What is cut into leaves, the string S, is the message and what KangarooTwelve
//! writes behind it. Nothing here is a list of blocks: every question is answered in O(log n).

use alloc::vec::Vec;
use core::ops::Range;

use crate::functions::encoding::{Prefix, left_encode, length_encode, right_encode};
use crate::functions::kangaroo_twelve::{self, CHUNK, MARKER, TERMINATOR};
use crate::functions::tree::Leaf;
use crate::functions::turbo_shake::ROUNDS;
use crate::functions::{Bits, Label, Mode, Parameters, kmac, parallel_hash, tuple_hash};
use crate::sponge::suffix_bits;

/// A leaf of no more permutations is computed from its beginning.
const SHORT_LEAF: u64 = 64;

/// What every sponge of a run takes in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Layout {
    /// The sponge of call 0.
    node: Parameters,
    /// The sponge of the other calls, and how much of S each holds.
    leaf: Option<(Parameters, Leaf)>,
    /// The bytes of everything that is not the message.
    text: Vec<u8>,
    head: Vec<Piece>,
    tail: Vec<Piece>,
    /// What stands behind the message in S.
    end: Vec<Piece>,
    /// The elements of a tuple, and where a further one would begin.
    elements: Option<Vec<Element>>,
    /// Where the marker behind the first chunk stands in the text; KangarooTwelve alone has one.
    marker: Option<u64>,
    message_bits: u64,
}

/// Some bits that are not the message: where they begin, how many they are, and where they stand in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    label: Label,
    start: u64,
    bits: u64,
    text: u64,
}

/// An element of a tuple: where its length begins in the body, it itself in the message, and its length in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Element {
    body: u64,
    message: u64,
    text: u64,
}

/// Some neighbouring bits of what a sponge takes in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Segment {
    pub(super) label: Label,
    /// Which bits of the content.
    pub(super) range: Range<u64>,
    pub(super) source: Source,
}

/// Where the first bit of a segment comes from; the others follow there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// This bit of the text.
    Text(u64),
    /// This bit of the message.
    Message(u64),
    /// This bit of the value of a leaf.
    Value(u64, u64),
}

impl Source {
    #[inline]
    fn after(self, bits: u64) -> Self {
        match self {
            Self::Text(from) => Self::Text(from + bits),
            Self::Message(from) => Self::Message(from + bits),
            Self::Value(call, from) => Self::Value(call, from + bits),
        }
    }
}

impl Segment {
    /// What of it lies within `within`, which it touches, counted from there.
    #[inline]
    fn within(self, within: &Range<u64>) -> Self {
        let start = self.range.start.max(within.start);
        let end = self.range.end.min(within.end);
        let source = self.source.after(start - self.range.start);
        Self { range: start - within.start..end - within.start, source, ..self }
    }

    #[inline]
    fn moved(self, by: u64) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

impl Layout {
    /// The layout of a mode that has been checked, for a message of so many bits, below 2⁵⁶, and so many bits of output.
    #[inline]
    pub(super) fn new(mode: &Mode, message_bits: u64, output_bits: u64) -> Self {
        let mut layout = Self {
            node: plain(24, 1, 1),
            leaf: None,
            text: Vec::new(),
            head: Vec::new(),
            tail: Vec::new(),
            end: Vec::new(),
            elements: None,
            marker: None,
            message_bits,
        };
        match mode {
            Mode::Sponge(parameters) => layout.node = *parameters,
            mode => layout.surround(mode, output_bits),
        }
        layout
    }

    /// What a mode puts around the message.
    // Never inlined: a program that loads the modes when one is wanted can tell them apart by it.
    #[inline(never)]
    fn surround(&mut self, mode: &Mode, output_bits: u64) {
        let mut text = Text::default();
        let length = |xof| if xof { 0 } else { output_bits };
        match mode {
            Mode::Sponge(parameters) => self.node = *parameters,
            Mode::CShake { strength, name, customization } => {
                self.head(&Prefix::new(strength.rate(), name.bits(), customization.bits()), &mut text);
            }
            Mode::Kmac { strength, xof, key, customization } => {
                self.head(&kmac::prefix(strength.rate(), key.bits(), customization.bits()), &mut text);
                text.put(&mut self.tail, Label::OutputLength, Bits::of(&right_encode(length(*xof))));
            }
            Mode::TupleHash { strength, xof, elements, customization } => {
                self.head(&tuple_hash::prefix(strength.rate(), customization.bits()), &mut text);
                self.elements = Some(text.elements(elements));
                text.put(&mut self.tail, Label::OutputLength, Bits::of(&right_encode(length(*xof))));
            }
            Mode::ParallelHash { strength, xof, block, customization } => {
                let rate = strength.rate();
                self.head(&parallel_hash::prefix(rate, *block, customization.bits()), &mut text);
                self.leaf = parallel_hash::leaf(rate, *block).ok().map(leaf);
                let leaves = self.leaves();
                text.put(&mut self.tail, Label::LeafCount, Bits::of(&right_encode(leaves)));
                text.put(&mut self.tail, Label::OutputLength, Bits::of(&right_encode(length(*xof))));
            }
            Mode::KangarooTwelve { strength, customization } => {
                let rate = strength.rate();
                self.leaf = Some(leaf(kangaroo_twelve::leaf(rate)));
                self.marker = Some(8 * text.bytes.len() as u64);
                text.bytes.extend(MARKER);
                text.put(&mut self.end, Label::Customization, Bits::of(customization));
                let length = length_encode(customization.len() as u64);
                text.put(&mut self.end, Label::CustomizationLength, Bits::of(&length));
                let leaves = self.leaves();
                if leaves == 0 {
                    self.node = plain(ROUNDS, rate, kangaroo_twelve::SINGLE);
                } else {
                    self.node = plain(ROUNDS, rate, kangaroo_twelve::FINAL);
                    text.put(&mut self.tail, Label::LeafCount, Bits::of(&length_encode(leaves)));
                    text.put(&mut self.tail, Label::Terminator, Bits::of(&TERMINATOR));
                }
            }
        }
        self.text = text.bytes;
    }

    #[inline]
    fn head(&mut self, prefix: &Prefix<'_>, text: &mut Text) {
        self.node = plain(24, prefix.rate, prefix.suffix());
        prefix.each(&mut |label, bits| text.put(&mut self.head, label, bits));
    }

    /// How long the message is, in bits.
    #[inline]
    pub(super) fn message_bits(&self) -> u64 {
        self.message_bits
    }

    /// The sponge of this call.
    #[inline]
    pub(super) fn parameters(&self, call: u64) -> &Parameters {
        match &self.leaf {
            Some((leaf, _)) if call > 0 => leaf,
            _ => &self.node,
        }
    }

    /// How many leaves there are: calls beside the node.
    #[inline]
    pub(super) fn leaves(&self) -> u64 {
        let Some(size) = self.leaf_bits() else { return 0 };
        (self.string_bits() - self.first()).div_ceil(size)
    }

    /// How much of S a leaf holds, in bits.
    #[inline]
    pub(super) fn leaf_bits(&self) -> Option<u64> {
        self.leaf.as_ref().map(|(_, leaf)| 8 * leaf.size)
    }

    /// How long the value of a leaf is, in bits.
    #[inline]
    pub(super) fn value_bits(&self) -> u64 {
        self.leaf.as_ref().map_or(0, |(_, leaf)| 8 * leaf.value() as u64)
    }

    /// How long S is, in bits.
    #[inline]
    pub(super) fn string_bits(&self) -> u64 {
        self.message_bits + length(&self.end)
    }

    /// How much of S the node takes in itself, in bits.
    #[inline]
    pub(super) fn first(&self) -> u64 {
        match (&self.leaf, self.marker) {
            (Some(_), None) => 0,
            (Some(_), Some(_)) => self.string_bits().min(8 * CHUNK),
            (None, _) => self.string_bits(),
        }
    }

    /// Which bits of S a leaf holds.
    #[inline]
    fn string_of(&self, call: u64) -> Range<u64> {
        let size = self.leaf_bits().unwrap_or(0);
        let start = self.first() + (call - 1) * size;
        start..(start + size).min(self.string_bits())
    }

    /// How many bits the node takes in before the tail.
    #[inline]
    pub(super) fn body_end(&self) -> u64 {
        let body = match &self.elements {
            Some(elements) => elements.last().map_or(0, |end| end.body),
            None => {
                let leaves = self.leaves();
                let marker = if leaves > 0 && self.marker.is_some() { 8 * MARKER.len() as u64 } else { 0 };
                self.first() + marker + leaves * self.value_bits()
            }
        };
        length(&self.head) + body
    }

    /// How many bits a call takes in before its suffix.
    #[inline]
    pub(super) fn content_bits(&self, call: u64) -> u64 {
        if call > 0 {
            let string = self.string_of(call);
            return string.end - string.start;
        }
        self.body_end() + length(&self.tail)
    }

    /// How many permutations of a call absorb: one for each full block of content and suffix, and one for the last 1.
    #[inline]
    pub(super) fn absorbing(&self, call: u64) -> u64 {
        blocks(self.parameters(call), self.content_bits(call))
    }

    /// How many permutations the leaves before this one have, where a leaf has so many that some of their states are kept.
    #[inline]
    pub(super) fn leaf_ordinal(&self, call: u64) -> Option<u64> {
        let (parameters, leaf) = self.leaf.as_ref()?;
        let each = blocks(parameters, 8 * leaf.size);
        (each > SHORT_LEAF).then(|| (call - 1) * each)
    }

    /// The segment around a bit of what a call takes in; `None` from the suffix on.
    #[inline]
    pub(super) fn segment(&self, call: u64, bit: u64) -> Option<Segment> {
        if call > 0 {
            let string = self.string_of(call);
            return (bit < string.end - string.start).then(|| self.string_segment(string.start + bit).within(&string));
        }
        let head = length(&self.head);
        if bit < head {
            return Some(piece(&self.head, bit));
        }
        let body_end = self.body_end();
        if bit >= body_end {
            let tail = bit - body_end;
            return (tail < length(&self.tail)).then(|| piece(&self.tail, tail).moved(body_end));
        }
        Some(self.body_segment(bit - head).moved(head))
    }

    /// The segment around a bit before the tail; `None` from there on.
    #[inline]
    pub(super) fn body_segment_at(&self, bit: u64) -> Option<Segment> {
        if bit < self.body_end() { self.segment(0, bit) } else { None }
    }

    #[inline]
    fn body_segment(&self, bit: u64) -> Segment {
        if let Some(elements) = &self.elements {
            let index = elements.partition_point(|element| element.body <= bit) - 1;
            let (element, next) = (elements[index], elements[index + 1]);
            let length_end = next.body - (next.message - element.message);
            if bit < length_end {
                let label = Label::ElementLength(index as u64);
                return Segment { label, range: element.body..length_end, source: Source::Text(element.text) };
            }
            let label = Label::Element(index as u64);
            return Segment { label, range: length_end..next.body, source: Source::Message(element.message) };
        }
        let first = self.first();
        if bit < first {
            return self.string_segment(bit).within(&(0..first));
        }
        let mut values = first;
        if let Some(text) = self.marker {
            values += 8 * MARKER.len() as u64;
            if bit < values {
                return Segment { label: Label::Marker, range: first..values, source: Source::Text(text) };
            }
        }
        let value = self.value_bits().max(1);
        let index = (bit - values) / value;
        let start = values + index * value;
        let call = index + 1;
        Segment { label: Label::ChainingValue(call), range: start..start + value, source: Source::Value(call, 0) }
    }

    #[inline]
    fn string_segment(&self, bit: u64) -> Segment {
        if bit < self.message_bits {
            return Segment { label: Label::Message, range: 0..self.message_bits, source: Source::Message(0) };
        }
        piece(&self.end, bit - self.message_bits).moved(self.message_bits)
    }

    /// The bytes behind the message in S, and how many bits they are.
    #[inline]
    pub(super) fn end(&self) -> impl Iterator<Item = (&[u8], usize)> {
        self.end.iter().map(|piece| {
            let from = (piece.text / 8) as usize;
            (&self.text[from..from + piece.bits.div_ceil(8) as usize], piece.bits as usize)
        })
    }

    /// So many bits of the text: the bytes that hold them, and which of their bits they are.
    #[inline]
    pub(super) fn text(&self, from: u64, bits: u64) -> (&[u8], Range<usize>) {
        let skip = (from % 8) as usize;
        (&self.text[(from / 8) as usize..], skip..skip + bits as usize)
    }

    /// What a bit of a padded block is, and which bits around it are the same.
    #[inline]
    pub(super) fn label(&self, call: u64, bit: u64) -> Option<Labelled> {
        let content = self.content_bits(call);
        let parameters = self.parameters(call);
        let suffix = content + suffix_bits(parameters.suffix()) as u64;
        let end = self.absorbing(call) * parameters.rate_bits() as u64;
        if let Some(Segment { label, range, source }) = self.segment(call, bit) {
            let message = if let Source::Message(from) = source { Some(from) } else { None };
            return Some(Labelled { label, range, message });
        }
        let (label, range) =
            if bit < suffix { (Label::Suffix, content..suffix) } else { (Label::Padding, suffix..end) };
        (bit < end).then_some(Labelled { label, range, message: None })
    }
}

/// What some neighbouring bits of the padded blocks of a call are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Labelled {
    /// What they are.
    pub label: Label,
    /// Which bits, counted from the first bit of the first block of the call.
    pub range: Range<u64>,
    /// Which bit of the message the first of them is, where they are bits of the message.
    pub message: Option<u64>,
}

/// The bytes of everything that is not the message, while they are put together.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
}

impl Text {
    #[inline]
    fn put(&mut self, pieces: &mut Vec<Piece>, label: Label, bits: Bits<'_>) {
        let piece = Piece { label, start: length(pieces), bits: bits.len(), text: 8 * self.bytes.len() as u64 };
        self.bytes.extend(bits.bytes());
        pieces.push(piece);
    }

    #[inline]
    fn elements(&mut self, lengths: &[u64]) -> Vec<Element> {
        let mut elements = Vec::with_capacity(lengths.len() + 1);
        let mut next = Element { body: 0, message: 0, text: 0 };
        for bits in lengths {
            let encoded = left_encode(*bits);
            next.text = 8 * self.bytes.len() as u64;
            self.bytes.extend(&*encoded);
            elements.push(next);
            next.body += 8 * encoded.len() as u64 + bits;
            next.message += bits;
        }
        elements.push(next);
        elements
    }
}

/// How many permutations absorb so many bits and the suffix.
#[inline]
pub(super) fn blocks(parameters: &Parameters, bits: u64) -> u64 {
    (bits + suffix_bits(parameters.suffix()) as u64) / parameters.rate_bits() as u64 + 1
}

#[inline]
fn length(pieces: &[Piece]) -> u64 {
    pieces.last().map_or(0, |piece| piece.start + piece.bits)
}

/// The piece that holds a bit; an empty one never does.
#[inline]
fn piece(pieces: &[Piece], bit: u64) -> Segment {
    let index = pieces.partition_point(|piece| piece.start <= bit) - 1;
    let Piece { label, start, bits, text } = pieces[index];
    Segment { label, range: start..start + bits, source: Source::Text(text) }
}

#[inline]
fn leaf(leaf: Leaf) -> (Parameters, Leaf) {
    (plain(leaf.rounds, leaf.rate, leaf.suffix), leaf)
}

/// A sponge over Keccak-p\[1600, rounds\] of this rate in **bytes**: those of the modes are all in range.
#[inline]
fn plain(rounds: usize, rate: usize, suffix: u8) -> Parameters {
    match Parameters::new(64, rounds, 8 * rate, suffix) {
        Ok(parameters) => parameters,
        Err(_) => unreachable!("a mode's sponge is in range"),
    }
}
