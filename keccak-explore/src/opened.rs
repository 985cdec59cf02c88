//! The slices of the step at hand, opened about one bit: which ones, of which state, and what stands under their bits.
//!
//! The views Slices, Lattice and Lanes have no gutter and no band: what they tell of the mechanism is told from here.

use keccak_core::influence;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;

use crate::figure::theta::Path;
use crate::picture::{Mark, Role};
use crate::prelude::*;
use crate::session::{Look, View};
use crate::words::{labels, when};

/// The step about one bit.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The bit that is told about.
    pub bit: Bit,
    /// The bits that were read for it, without itself; in θ the first column's, then the second's.
    pub sources: Vec<Bit>,
    /// The slices, from left to right.
    pub slices: Vec<Slice>,
    /// From which place of the first slice to which of the second a bit goes: π.
    pub moves: Vec<(Bit, Bit)>,
    /// The plane that the sources are in and what it is called: "plane y = 3 before χ". θ reads all planes, squeezing none.
    pub plane: Option<(usize, String)>,
    /// Whether a row of five belongs together: χ.
    pub row: bool,
    /// What is said beside them, in short lines.
    pub words: Vec<String>,
}

/// A slice that is opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Slice {
    /// Which one.
    pub z: usize,
    /// Whether it is that of the state before the step.
    pub before: bool,
    /// Its title.
    pub title: String,
    /// Of when it is.
    pub when: String,
    /// What stands under the bits, in the order x + 5y; nothing, or 25 texts.
    pub under: Vec<String>,
    /// The marks on it.
    pub marks: Vec<Mark>,
}

impl Opened {
    /// What is said while no bit is told about.
    pub const NOTHING: [&str; 2] = ["Point at a bit: its slices are opened here.", "A click pins it."];

    /// The slices of this position; `None` while no bit is told about.
    // The page loads it with the views that show it: where it is inlined, it can't be told apart.
    #[inline(never)]
    pub fn of(look: &Look<'_>) -> Option<Self> {
        let bit = look.told()?;
        let w = look.w();
        let Bit { x, z, .. } = bit;
        let step = if let Event::Step(_, step) = look.event { Some(step) } else { None };
        // Plain loops: every chain of iterators would be code of its own in what the page loads.
        let mut sources = Vec::new();
        match step {
            Some(Step::Theta) => {
                let Path { first, second, .. } = Path::to(bit, w);
                for column in [first, second] {
                    sources.extend(column.bits());
                }
            }
            Some(step) => {
                for source in influence::sources(step, bit, w) {
                    if source != bit {
                        sources.push(source);
                    }
                }
            }
            None => (),
        }
        let before = when("before", look.event);
        let after = match (look.event, look.place.before, look.place.sub) {
            (Event::Start, ..) => String::new(),
            (_, true, _) => before.clone(),
            (.., Some(_)) => when("within", look.event),
            _ => when("after", look.event),
        };
        let mark = |bit, role| Mark { bit, role, dashed: false };
        let slice = |z: usize, before: bool, when: &str| Slice {
            z,
            before,
            title: format!("z = {z}"),
            when: when.to_owned(),
            under: Vec::new(),
            marks: Vec::new(),
        };
        let mut slices = Vec::new();
        // θ reads a column of one slice and one of another; π and χ read within one slice.
        let earlier: &[&[Bit]] = match step {
            Some(Step::Theta) => &[&sources[..5], &sources[5..]],
            Some(Step::Pi | Step::Chi) => &[&sources],
            _ => &[],
        };
        for read in earlier {
            let mut opened = slice(read.first().map_or(z, |source| source.z), true, &before);
            for source in *read {
                opened.marks.push(mark(*source, Role::Read));
            }
            slices.push(opened);
        }
        let mut opened = slice(z, false, &after);
        let numbered = matches!(look.event, Event::Absorb | Event::Squeeze | Event::Step(_, Step::Rho));
        let mut moves = Vec::new();
        for lane in 0..25 {
            let place = Bit { x: lane % 5, y: lane / 5, z };
            if numbered {
                opened.under.push(look.under(place));
            }
            if step == Some(Step::Pi) {
                let from = influence::sources(Step::Pi, place, w);
                moves.push((from.as_slice().first().copied().unwrap_or(place), place));
            }
            if step == Some(Step::Theta) && place.x == x && place != bit {
                opened.marks.push(mark(place, Role::Written));
            }
        }
        opened.marks.push(mark(bit, Role::Selected));
        slices.push(opened);
        let words = look.words_beside(bit, &sources);
        let plane = match look.event {
            Event::Start | Event::Squeeze | Event::Step(_, Step::Theta) => None,
            _ => Some(sources.first().unwrap_or(&bit).y),
        };
        let plane = plane.map(|y| (y, [&*labels::plane(y), " ", &before].concat()));
        Some(Self { plane, bit, sources, slices, moves, row: step == Some(Step::Chi), words })
    }
}

impl Look<'_> {
    /// What stands under a bit of an opened slice: its byte, or where ρ brought it from.
    fn under(&self, bit: Bit) -> String {
        let index = bit.index(self.w());
        let earlier = match self.event {
            Event::Absorb if self.rate_bits().is_some_and(|rate| index < rate) => 0,
            Event::Squeeze if index < self.squeezed() => {
                let squeezes = (self.place.position.permutation + 1).saturating_sub(self.line.absorbing);
                squeezes * self.rate_bits().unwrap_or(0) as u64
            }
            Event::Step(..) => {
                let source = influence::sources(Step::Rho, bit, self.w());
                return source.as_slice().first().map_or(String::new(), |source| source.z.to_string());
            }
            _ => return String::new(),
        };
        ((earlier + index as u64) / 8).to_string()
    }

    fn words_beside(&self, bit: Bit, sources: &[Bit]) -> Vec<String> {
        let Bit { x, y, z } = bit;
        let w = self.w();
        let parity = |bits: &[Bit]| {
            let mut sum = 0;
            for bit in bits {
                sum ^= usize::from(self.before.bit(*bit));
            }
            sum
        };
        let slices = self.place.view == View::Slices;
        match self.event {
            Event::Start => Vec::new(),
            // Only opened slices have numbers under their bits.
            Event::Absorb | Event::Squeeze if !slices => Vec::new(),
            Event::Absorb => vec![
                "Under each bit: its byte of the block.".to_owned(),
                "A bit without a number belongs to".to_owned(),
                "the capacity: no block reaches it.".to_owned(),
            ],
            Event::Squeeze => vec![
                "Under each bit: its byte of the output.".to_owned(),
                "A bit without a number is not read.".to_owned(),
            ],
            Event::Step(_, Step::Theta) => {
                let (first, second) = (parity(&sources[..5]), parity(&sources[5..]));
                let sum = first ^ second;
                let effect = if sum == 1 { "the five bits" } else { "all five bits" };
                let verb = if sum == 1 { "flip" } else { "stay" };
                vec![
                    format!("D[{x},{z}] = {first} ⊕ {second} = {sum}"),
                    format!("D = {sum}: {effect}"),
                    format!("of column x = {x} {verb}"),
                ]
            }
            Event::Step(_, Step::Rho) => vec![
                if slices { "ρ brings the bits of one slice from" } else { "ρ rotates every lane along z," }.to_owned(),
                if slices { "many: under each stands the z it had." } else { "by an offset of its own." }.to_owned(),
                format!("Lane ({x}, {y}) has offset {}.", (z + w - sources.first().map_or(z, |source| source.z)) % w),
            ],
            Event::Step(_, Step::Pi) => {
                let from = sources.first().copied().unwrap_or(bit);
                let verb = if from == bit { "stays at" } else { "moved to" };
                let (from_part, to_part) = if slices { ("Row", "column") } else { ("Plane", "sheet") };
                vec![
                    format!("Lane ({}, {}) {verb} ({x}, {y}).", from.x, from.y),
                    format!("{from_part} y = {} before", from.y),
                    format!("is {to_part} x = {x} after."),
                ]
            }
            Event::Step(_, Step::Chi) => {
                let (next, after) = match sources {
                    [next, after] => (parity(&[*next]), parity(&[*after])),
                    _ => (0, 0),
                };
                let flips = next == 0 && after == 1;
                vec![
                    format!("Row y = {y}: x = {} is {next},", (x + 1) % 5),
                    format!("x = {} is {after}, so x = {x}", (x + 2) % 5),
                    if flips { "flips.".to_owned() } else { "stays as it is.".to_owned() },
                ]
            }
            Event::Step(round, Step::Iota) => {
                let flips = self.before.bit(bit) != self.after.bit(bit);
                if x + y > 0 {
                    return vec![format!("RC[{round}] is XORed into lane (0, 0),"), "not into this bit.".to_owned()];
                }
                vec![
                    format!("RC[{round}] has a {} at z = {z}:", if flips { "one" } else { "zero" }),
                    format!("bit (0, 0, {z}) {}.", if flips { "flips" } else { "stays" }),
                    "The other 24 bits take no part.".to_owned(),
                ]
            }
        }
    }
}
