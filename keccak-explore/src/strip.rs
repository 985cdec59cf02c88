//! The sponge from left to right: blocks go in, f works, output comes out; and where on it we are.
//!
//! Of a long computation the ends and the surroundings of the position are shown; what lies between is counted.

use keccak_core::permutation::Step;
use keccak_core::position::{Event, Line, Lines, Position};
use keccak_core::sponge::suffix_bits;

use crate::prelude::*;
use crate::session::Look;
use crate::words::{Content, Part as Stretch, contents, strip as words};

/// The whole computation as pieces in their order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strip {
    /// From the start to the last output.
    pub pieces: Vec<Piece>,
    /// Which call the position is of.
    pub call: u64,
    /// Which permutation the position belongs to.
    pub permutation: u64,
    /// The positions that its call has.
    pub line: Line,
    /// The positions that all calls have.
    pub lines: Lines,
    /// The ordinal of its call's start.
    pub start: u64,
    /// The width of the state, in bits.
    pub b: usize,
    /// The rate, in bits; a bare permutation has none.
    pub rate: Option<usize>,
    /// What is said of rate and capacity, in long and in short; empty for a bare permutation.
    pub parts: [String; 2],
}

/// A piece: something goes in, f works, something comes out, or pieces are left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// Which permutation it belongs to; the first one of those that are left out.
    pub permutation: u64,
    /// How long it is to scale, in **bits**; f and what is left out have no scale.
    pub bits: u64,
    /// Whether it is past, now or to come.
    pub time: Time,
    /// Whether its words stand out: its block is being permuted, or it is now.
    pub current: bool,
    /// The place on the line of the position that it leads to.
    pub target: u64,
    /// What is said over it where there is room: "block 0: 3 message bytes + 133 of padding".
    pub label: String,
    /// The same in fewer words: "block 0: 3 bytes + padding".
    pub brief: String,
    /// Its name alone: "block 0".
    pub short: String,
    /// What is said where it stands almost alone: "block 0 of 1: 3 bytes + padding".
    pub alone: String,
}

/// What a piece is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// The state before everything.
    Start,
    /// A block of the padded message.
    Block(Block),
    /// A permutation.
    Permutation {
        /// How many rounds it has.
        rounds: usize,
        /// How many of them came before the current one, if we are inside.
        round: Option<usize>,
    },
    /// Output.
    Squeeze,
    /// The state that a bare permutation leaves.
    End,
    /// So many permutations that are not shown.
    Gap(u64),
}

/// What a block is made of, in **bits** and in this order. In a run of whole bytes they are whole bytes: suffix and last 1
/// are then the bytes that hold them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Block {
    /// Of the message.
    pub message: u64,
    /// Of what a mode writes around it: lengths, a key, the values of leaves.
    pub around: u64,
    /// Of the suffix, whose last bit is the first 1 of the padding.
    pub suffix: u64,
    /// Zeros between.
    pub zeros: u64,
    /// What ends the padding; 0 where it is in the suffix's byte.
    pub last: u64,
    /// What is said of the padding, in long and in short; empty for a block of message alone.
    pub padding: [String; 2],
    /// What it holds before the suffix, in order; empty where that is message alone.
    pub parts: Vec<Stretch>,
}

/// When a piece is, seen from the position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Time {
    /// It has happened before.
    Past,
    /// It happened last, or we are in it.
    Now,
    /// It will happen.
    ToCome,
}

/// The most blocks that are all shown, and the most squeezes.
const BLOCKS: u64 = 5;
const SQUEEZES: u64 = 3;

impl Strip {
    /// What is written in a permutation.
    pub const F: &str = "f";
    /// What is written beside the outer part of the state.
    pub const RATE: &str = "rate";
    /// What is written beside its inner part.
    pub const CAPACITY: &str = "capacity";

    /// The strip at this position.
    pub fn of(look: &Look<'_>) -> Self {
        let line = look.line;
        let mut strip = Self {
            pieces: Vec::new(),
            call: look.call.number(),
            permutation: look.place.position.permutation,
            line,
            lines: look.lines,
            start: look.lines.first_ordinal(look.call.number()),
            b: look.after.b(),
            rate: look.rate_bits(),
            parts: words::parts(look),
        };
        strip.push(look, Part::Start, 0);
        if line.absorbing == 0 {
            strip.push(look, Part::Permutation { rounds: line.rounds, round: None }, 0);
            strip.push(look, Part::End, 0);
            return strip;
        }
        let last = line.absorbing - 1;
        strip.span(look, false, 0, last);
        strip.span(look, true, last, line.permutations - 1);
        strip
    }

    /// Which of the pieces is the permutation of the position: the one that is opened.
    pub fn opened(&self) -> usize {
        let opened =
            |piece: &Piece| piece.permutation == self.permutation && matches!(piece.part, Part::Permutation { .. });
        self.pieces.iter().position(opened).unwrap_or(0)
    }

    /// Whether pieces are left out, here or elsewhere on the line.
    pub fn partial(&self) -> bool {
        self.line.absorbing > BLOCKS || self.line.permutations + 1 - self.line.absorbing > SQUEEZES
    }

    /// The blocks of the permutations `first ..= last`, or what is squeezed after them: where they are many, the ends and what
    /// is beside the one at hand.
    fn span(&mut self, look: &Look<'_>, squeezes: bool, first: u64, last: u64) {
        let here = look.place.position.permutation.clamp(first, last);
        let many = last - first >= if squeezes { SQUEEZES } else { BLOCKS };
        let shown = if many {
            [first, here.saturating_sub(1), here, here + 1, last]
        } else {
            [first, first + 1, first + 2, first + 3, first + 4]
        };
        let mut next = first;
        for p in shown {
            if p < next || p > last {
                continue;
            }
            if p > next {
                self.push(look, Part::Gap(p - next), next);
            }
            next = p + 1;
            if !squeezes {
                self.push(look, Part::Block(block(look, p)), p);
            }
            // The first output is read where the last block has been permuted.
            if !squeezes || p > first {
                self.push(look, Part::Permutation { rounds: look.line.rounds, round: None }, p);
            }
            if squeezes {
                self.push(look, Part::Squeeze, p);
            }
        }
    }

    fn push(&mut self, look: &Look<'_>, part: Part, permutation: u64) {
        let line = look.line;
        let at = |event| line.ordinal(Position::new(permutation, event)).unwrap_or(0);
        let here = line.ordinal(Position { call: 0, ..look.place.position }).unwrap_or(0);
        let first = at(Event::Step(line.first_round, Step::Theta));
        let steps = 5 * line.rounds as u64;
        // From which position to which it is now.
        let (from, to) = match part {
            Part::Start => (0, 0),
            Part::Block(_) => (at(Event::Absorb), at(Event::Absorb)),
            Part::Permutation { .. } => (first, first + steps - 1),
            Part::Squeeze => (at(Event::Squeeze), at(Event::Squeeze)),
            Part::End => (line.len() - 1, line.len() - 1),
            Part::Gap(count) => (line.first_ordinal(permutation), line.first_ordinal(permutation + count) - 1),
        };
        let time = match here {
            _ if here < from => Time::ToCome,
            _ if here <= to => Time::Now,
            _ => Time::Past,
        };
        let inside = here >= from && here < first + steps;
        let (part, bits) = match part {
            Part::Permutation { rounds, .. } => {
                (Part::Permutation { rounds, round: (time == Time::Now).then(|| ((here - first) / 5) as usize) }, 0)
            }
            Part::Block(_) => (part, self.rate.unwrap_or(0) as u64),
            Part::Squeeze => (part, squeezed(look, permutation)),
            Part::Start | Part::End if self.rate.is_none() => (part, self.b as u64),
            _ => (part, 0),
        };
        let current = time == Time::Now || matches!(part, Part::Block(_)) && inside;
        let [label, brief, short, alone] = words::labels(look, &part, permutation, bits);
        self.pieces.push(Piece {
            part,
            permutation,
            bits,
            time,
            current,
            target: self.start + from,
            label,
            brief,
            short,
            alone,
        });
    }
}

/// How many bits are read after permutation `p`.
fn squeezed(look: &Look<'_>, p: u64) -> u64 {
    let rate = look.rate_bits().unwrap_or(0) as u64;
    let before = (p + 1).saturating_sub(look.line.absorbing) * rate;
    look.call.output_bits().saturating_sub(before).min(rate)
}

/// Block `p` of the padded message.
fn block(look: &Look<'_>, p: u64) -> Block {
    let Some(parameters) = look.call.parameters() else { return Block::default() };
    let rate = parameters.rate_bits() as u64;
    let content = look.call.content_bits();
    // Whole bytes are told as bytes.
    let grain = if (content | rate).is_multiple_of(8) { 8 } else { 1 };
    let suffix = (content + suffix_bits(parameters.suffix()) as u64).next_multiple_of(grain);
    let end = look.line.absorbing * rate;
    let shared = suffix > end - grain;
    // Where each part ends, and what of it is in this block.
    let ends = [content, suffix, if shared { end } else { end - grain }, end];
    let within = ends.map(|end| end.saturating_sub(p * rate).min(rate));
    let parts = contents(look, p);
    let is_message = |part: &&Stretch| Content::of(part.label) == Content::Message;
    let message = parts.iter().filter(is_message).map(|part| part.bits).sum();
    let mut block = Block {
        message,
        around: within[0] - message,
        suffix: within[1] - within[0],
        zeros: within[2] - within[1],
        last: within[3] - within[2],
        padding: [String::new(), String::new()],
        parts: Vec::new(),
    };
    if block.around > 0 {
        block.parts = parts;
    }
    // Of a suffix across two blocks, this one may have the later bits.
    let from = (p * rate).saturating_sub(content).min(8);
    block.padding = words::padding(&block, parameters.suffix().get(), from as usize, grain == 8, shared);
    block
}
