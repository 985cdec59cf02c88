//! Positions in a computation, their addresses, and the line of events they lie on.
//!
//! | address | the state after |
//! |---|---|
//! | `start` | nothing: all zero, or the state the run was given |
//! | `P.absorb` | block P was XORed into the rate |
//! | `P.R.theta` … `P.R.iota` | that step of round R of permutation P |
//! | `P.squeeze` | output was read from the state that permutation P left |
//!
//! P counts permutations from 0, R is FIPS 202's round index; a computation of several sponges puts the call and `:` in front.

mod lines;

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

pub use lines::Lines;

use crate::permutation::Step;

/// A position: the state just after one event. Ordered as the events are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Position {
    /// Which sponge: 0 the final node, or the only one; 1 … n the leaves.
    pub call: u64,
    /// Which permutation of that sponge, from 0.
    pub permutation: u64,
    /// What happened last.
    pub event: Event,
}

/// What happened just before a position. Ordered as within one permutation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Event {
    /// Nothing yet.
    Start,
    /// The block of this permutation was XORed into the rate.
    Absorb,
    /// This step of the round with this index was applied.
    Step(usize, Step),
    /// Output was read.
    Squeeze,
}

/// The line of events of one sponge or of one bare permutation: which positions there are, and in which order.
///
/// Ordinals count from 0, which is `start`; both directions take constant time.
/// The lines of a trace count fewer than 2⁶³ positions; one that is built by hand has to, too, and at least one permutation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// The index of the first round that is applied.
    pub first_round: usize,
    /// How many rounds a permutation has.
    pub rounds: usize,
    /// How many permutations absorb a block; 0 for a bare permutation.
    pub absorbing: u64,
    /// How many permutations there are.
    pub permutations: u64,
}

impl Position {
    /// Before everything.
    pub const START: Self = Self::new(0, Event::Start);

    /// A position of the only sponge, or of the final node.
    #[inline]
    pub const fn new(permutation: u64, event: Event) -> Self {
        Self { call: 0, permutation, event }
    }
}

impl Ord for Position {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // Call 0 is the final node: it comes after the leaves 1 … n.
        let key = |p: &Self| (p.call.wrapping_sub(1), p.permutation, p.event);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Position {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Line {
    /// How many positions there are.
    #[inline]
    pub const fn len(&self) -> u64 {
        let steps = 5 * self.rounds as u64 * self.permutations;
        let squeezes = if self.absorbing == 0 { 0 } else { self.permutations + 1 - self.absorbing };
        1 + self.absorbing + steps + squeezes
    }

    /// Never: there is always `start`.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The last position.
    #[inline]
    pub fn last(&self) -> Position {
        self.position(self.len() - 1).unwrap_or(Position::START)
    }

    /// Whether permutation `p` takes in a block.
    #[inline]
    pub const fn absorbs(&self, p: u64) -> bool {
        p < self.absorbing
    }

    /// Whether output is read after permutation `p`.
    #[inline]
    pub const fn squeezes(&self, p: u64) -> bool {
        self.absorbing > 0 && p + 1 >= self.absorbing && p < self.permutations
    }

    /// The events of permutation `p` in their order, without `start`.
    #[inline]
    pub fn events(&self, p: u64) -> impl Iterator<Item = Event> {
        let line = *self;
        let rounds = self.first_round..self.first_round + self.rounds;
        let steps = rounds.flat_map(|round| Step::ALL.map(|step| Event::Step(round, step)));
        let absorb = line.absorbs(p).then_some(Event::Absorb);
        let squeeze = line.squeezes(p).then_some(Event::Squeeze);
        absorb.into_iter().chain(steps).chain(squeeze)
    }

    /// Whether the line has a position.
    ///
    /// # Errors
    /// Says what of the address doesn't exist, and what does.
    #[inline]
    pub fn check(&self, position: Position) -> Result<(), PositionError> {
        if self.ordinal(position).is_some() { Ok(()) } else { Err(PositionError { line: *self, leaves: 0, position }) }
    }

    /// The place of a position on the line, or `None` if it isn't there.
    #[inline]
    pub fn ordinal(&self, position: Position) -> Option<u64> {
        let Position { call, permutation: p, event } = position;
        if call != 0 || p >= self.permutations {
            return None;
        }
        let first = self.first_ordinal(p);
        let absorb = u64::from(self.absorbs(p));
        match event {
            Event::Start => (p == 0).then_some(0),
            Event::Absorb => self.absorbs(p).then_some(first),
            Event::Step(round, step) => {
                let round = round.checked_sub(self.first_round).filter(|&r| r < self.rounds)?;
                Some(first + absorb + 5 * round as u64 + step as u64)
            }
            Event::Squeeze => self.squeezes(p).then_some(first + absorb + 5 * self.rounds as u64),
        }
    }

    /// The position at this place, or `None` past the end.
    #[inline]
    pub fn position(&self, ordinal: u64) -> Option<Position> {
        if ordinal == 0 {
            return Some(Position::START);
        }
        if ordinal >= self.len() {
            return None;
        }
        let steps = 5 * self.rounds as u64;
        // Up to the last absorbing permutation each takes one absorb and its steps; that one has a squeeze behind it.
        let with_absorb = self.absorbing * (steps + 1);
        let p = if ordinal <= with_absorb {
            (ordinal - 1) / (steps + 1)
        } else if self.absorbing == 0 {
            (ordinal - 1) / steps
        } else {
            // Counted from the squeeze before it, each later permutation takes its steps and one squeeze.
            self.absorbing - 1 + (ordinal - 1 - with_absorb).div_ceil(steps + 1)
        };
        let mut within = ordinal - self.first_ordinal(p);
        if self.absorbs(p) {
            if within == 0 {
                return Some(Position::new(p, Event::Absorb));
            }
            within -= 1;
        }
        if within == steps {
            return Some(Position::new(p, Event::Squeeze));
        }
        let round = self.first_round + (within / 5) as usize;
        Some(Position::new(p, Event::Step(round, Step::ALL[(within % 5) as usize])))
    }

    /// The ordinal of the first event of permutation `p`, which is not `start`.
    #[inline]
    pub const fn first_ordinal(&self, p: u64) -> u64 {
        let steps = 5 * self.rounds as u64;
        let squeezed = if self.absorbing > 0 && p >= self.absorbing { p - self.absorbing + 1 } else { 0 };
        let absorbed = if p < self.absorbing { p } else { self.absorbing };
        1 + p * steps + absorbed + squeezed
    }
}

impl fmt::Display for Position {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.call != 0 {
            write!(f, "{}:", self.call)?;
        }
        match self.event {
            Event::Start => f.write_str("start"),
            Event::Absorb => write!(f, "{}.absorb", self.permutation),
            Event::Step(round, step) => write!(f, "{}.{round}.{step}", self.permutation),
            Event::Squeeze => write!(f, "{}.squeeze", self.permutation),
        }
    }
}

/// Why a text is not an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressError {
    /// It hasn't the form of one.
    Form,
    /// The word after the numbers is not that of an event.
    Word,
    /// A number has a leading zero, a sign, or is over 2⁶⁴ − 1.
    Number,
}

impl fmt::Display for AddressError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "An address is start, P.absorb, P.R.step or P.squeeze, for example 0.3.chi.",
            Self::Word => "The last word of an address is start, absorb, theta, rho, pi, chi, iota or squeeze.",
            Self::Number => "The numbers of an address are decimal, up to 2⁶⁴ − 1, without leading zeros.",
        })
    }
}

impl core::error::Error for AddressError {}

impl FromStr for Position {
    type Err = AddressError;

    /// Greek letters and capitals are accepted; whether a run has such a position, its [`Line`] knows.
    #[inline]
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let (call, rest) = match text.split_once(':') {
            Some((call, rest)) => (number(call)?, rest),
            None => (0, text),
        };
        let mut words = rest.split('.');
        let fields = [words.next(), words.next(), words.next(), words.next()];
        let (permutation, event) = match fields {
            [Some(word), None, None, None] if word.eq_ignore_ascii_case("start") => (0, Event::Start),
            [Some(p), Some(word), None, None] if word.eq_ignore_ascii_case("absorb") => (number(p)?, Event::Absorb),
            [Some(p), Some(word), None, None] if word.eq_ignore_ascii_case("squeeze") => (number(p)?, Event::Squeeze),
            [Some(p), Some(round), Some(word), None] => {
                let (p, round) = (number(p)?, number(round)?);
                let step = step(word).ok_or(AddressError::Word)?;
                (p, Event::Step(usize::try_from(round).map_err(|_| AddressError::Number)?, step))
            }
            [Some(p), Some(_), None, None] if number(p).is_ok() => return Err(AddressError::Word),
            _ => return Err(AddressError::Form),
        };
        Ok(Self { call, permutation, event })
    }
}

/// An address that a run doesn't have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PositionError {
    line: Line,
    leaves: u64,
    position: Position,
}

impl fmt::Display for PositionError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, leaves, position: Position { call, permutation, event } } = *self;
        if call > leaves && leaves == 0 {
            return write!(f, "There is no call {call}: this run is one sponge.");
        }
        if call > leaves {
            return write!(f, "There is no call {call}: this run has 0 to {leaves}.");
        }
        if permutation >= line.permutations {
            let last = line.permutations - 1;
            let what = if leaves > 0 { "call" } else { "run" };
            return write!(f, "There is no permutation {permutation}: this {what} has 0 to {last}.");
        }
        match event {
            Event::Step(round, _) => {
                let last = line.first_round + line.rounds - 1;
                write!(f, "There is no round {round}: the rounds are {} to {last}.", line.first_round)
            }
            Event::Absorb if line.absorbing == 0 => f.write_str("A bare permutation absorbs nothing."),
            Event::Absorb => {
                write!(f, "Permutation {permutation} only squeezes: the last block is block {}.", line.absorbing - 1)
            }
            _ if line.absorbing == 0 => f.write_str("A bare permutation squeezes nothing."),
            _ => write!(
                f,
                "Nothing is squeezed after permutation {permutation}: the last block is block {}.",
                line.absorbing - 1
            ),
        }
    }
}

impl core::error::Error for PositionError {}

#[inline]
fn step(word: &str) -> Option<Step> {
    let capitals = ["Θ", "Ρ", "Π", "Χ", "Ι"];
    Step::ALL.into_iter().find(|step| {
        word.eq_ignore_ascii_case(step.name()) || word == step.letter() || word == capitals[*step as usize]
    })
}

#[inline]
fn number(text: &str) -> Result<u64, AddressError> {
    if text.is_empty() {
        return Err(AddressError::Form);
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if !plain {
        return Err(AddressError::Number);
    }
    text.parse().map_err(|_| AddressError::Number)
}

#[cfg(test)]
mod tests {
    use std::{string::ToString, vec};

    use super::{Event, Line, Position};
    use crate::permutation::Step;

    #[test]
    fn ordinals_and_positions_are_inverse_on_every_line() {
        for (absorbing, permutations) in [(0, 1), (1, 1), (1, 4), (3, 3), (3, 5)] {
            for (first_round, rounds) in [(0, 24), (12, 12), (23, 1)] {
                let line = Line { first_round, rounds, absorbing, permutations };
                let mut listed = vec![Position::START];
                for p in 0..permutations {
                    listed.extend(line.events(p).map(|event| Position::new(p, event)));
                }
                assert_eq!(listed.len() as u64, line.len());
                assert!(listed.is_sorted());
                for (ordinal, &position) in listed.iter().enumerate() {
                    assert_eq!(line.position(ordinal as u64), Some(position), "{line:?} {ordinal}");
                    assert_eq!(line.ordinal(position), Some(ordinal as u64), "{line:?} {position}");
                    assert_eq!(position.to_string().parse(), Ok(position));
                }
                assert_eq!(line.position(line.len()), None);
                assert_eq!(line.ordinal(Position::new(permutations, Event::Absorb)), None);
            }
        }
    }

    #[test]
    fn greek_and_capitals_are_accepted() {
        let theta = Position::new(0, Event::Step(3, Step::Theta));
        for text in ["0.3.theta", "0.3.θ", "0.3.Θ", "0.3.THETA", "0:0.3.theta"] {
            assert_eq!(text.parse(), Ok(theta), "{text}");
        }
        for text in
            ["", ".", "0", "0.3", "0.3.psi", "00.3.chi", "0.03.chi", "+0.absorb", "0.3.chi.1", "x:start", "0.3.χχ"]
        {
            assert!(text.parse::<Position>().is_err(), "{text}");
        }
        assert_eq!("2:1.absorb".parse::<Position>().map(|p| p.call), Ok(2));
    }

    #[test]
    fn the_final_node_comes_after_the_leaves() {
        let of = |call| Position { call, ..Position::START };
        assert!(of(1) < of(2) && of(2) < of(0));
    }
}
