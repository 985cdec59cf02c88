//! What is known of one bit: value, lane, place in the string, its way through the round, and where it goes next.

use keccak_core::influence::{self, targets};
use keccak_core::notation::lane_hex;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;

use super::{digit, name};
use crate::prelude::*;
use crate::session::Look;

/// The inspector of one bit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inspector {
    /// "bit (4, 2, 18) = 1".
    pub title: String,
    /// What this step did with it: "flipped", "unchanged", or "moved here".
    pub change: &'static str,
    /// The lane it is in.
    pub lane: String,
    /// That lane as hex.
    pub hex: String,
    /// Which of the digits is its own, from the left.
    pub digit: usize,
    /// Its place in the state string.
    pub string: String,
    /// Its byte of the state, and its bit there.
    pub byte: String,
    /// Both of these in one line.
    pub place: String,
    /// What a click on it would do, or that it has been done.
    pub click: &'static str,
    /// Its place before the round and after each step: letter, value, whether it flipped. Empty outside a round.
    pub through: Vec<(&'static str, bool, bool)>,
    /// Which of these is now.
    pub now: usize,
    /// Where it goes next.
    pub next: String,
    /// The bits before this step that it was made from; none where this is no step.
    pub sources: Vec<Bit>,
    /// The bits that the next step makes from it.
    pub targets: Vec<Bit>,
}

/// What is known of `bit` at this position.
pub fn inspector(look: &Look<'_>, bit: Bit) -> Inspector {
    let w = look.w();
    let index = bit.index(w);
    let (through, now) = through(look, bit);
    let (string, byte) = (format!("S[{index}]"), format!("state byte {} bit {}", index / 8, index % 8));
    let pinned = look.place.selection.and_then(|selection| selection.as_bit()) == Some(bit);
    Inspector {
        title: format!("bit {} = {}", name(bit), digit(look.shown.bit(bit))),
        change: change(look, bit),
        lane: format!("lane ({}, {})", bit.x, bit.y),
        hex: lane_hex(look.shown.lanes[bit.y][bit.x], w),
        digit: w.div_ceil(4) - 1 - bit.z / 4,
        place: format!("{string} · {byte}"),
        click: if pinned { "pinned" } else { "click to pin" },
        string,
        byte,
        through,
        now,
        next: next(look, bit),
        sources: match look.event {
            Event::Step(_, step) => influence::sources(step, bit, w).as_slice().to_vec(),
            _ => Vec::new(),
        },
        targets: match look.next_event().map(|next| next.event) {
            Some(Event::Step(_, step)) => targets(step, bit, w).as_slice().to_vec(),
            _ => Vec::new(),
        },
    }
}

fn change(look: &Look<'_>, bit: Bit) -> &'static str {
    let moved = |step| influence::sources(step, bit, look.w()).as_slice().first() != Some(&bit);
    match look.event {
        Event::Step(_, step @ (Step::Rho | Step::Pi)) if moved(step) => "moved here",
        Event::Start | Event::Squeeze => "unchanged",
        _ if look.before.bit(bit) != look.after.bit(bit) => "flipped",
        _ => "unchanged",
    }
}

fn through(look: &Look<'_>, bit: Bit) -> (Vec<(&'static str, bool, bool)>, usize) {
    let Event::Step(round, now) = look.event else { return (Vec::new(), 0) };
    let Some(before) = look.opened.before(Event::Step(round, Step::Theta)) else { return (Vec::new(), 0) };
    let mut way = vec![("before", before.bit(bit), false)];
    for step in Step::ALL {
        let event = Event::Step(round, step);
        if let (Some(before), Some(after)) = (look.opened.before(event), look.opened.state(event)) {
            let moves = matches!(step, Step::Rho | Step::Pi);
            way.push((step.letter(), after.bit(bit), !moves && before.bit(bit) != after.bit(bit)));
        }
    }
    (way, now as usize + 1)
}

/// What the next event does with it.
fn next(look: &Look<'_>, bit: Bit) -> String {
    let w = look.w();
    let index = bit.index(w);
    let Some(next) = look.next_event() else {
        let read = look.event == Event::Squeeze && index < look.squeezed();
        return if read { "it is part of the answer." } else { "nothing: this is the end." }.to_owned();
    };
    let first = |step| targets(step, bit, w).as_slice().first().copied().unwrap_or(bit);
    match next.event {
        Event::Start => String::new(),
        Event::Absorb if look.rate_bits().is_some_and(|rate| index < rate) => {
            format!("block {} is XORed into it.", next.permutation)
        }
        Event::Absorb => "no block touches it: it is in the capacity.".to_owned(),
        Event::Step(_, Step::Theta) => "θ reads it for 11 bits.".to_owned(),
        Event::Step(_, Step::Rho) if first(Step::Rho) == bit => "ρ leaves it: its lane has offset 0.".to_owned(),
        Event::Step(_, Step::Rho) => format!("ρ moves it to {}.", name(first(Step::Rho))),
        Event::Step(_, Step::Pi) if first(Step::Pi) == bit => "π leaves it: lane (0, 0) stays.".to_owned(),
        Event::Step(_, Step::Pi) => format!("π moves it to {}.", name(first(Step::Pi))),
        Event::Step(_, Step::Chi) => {
            let others = targets(Step::Chi, bit, w);
            let others = others.as_slice();
            format!("χ reads it for {} and {}.", name(others[1]), name(others[2]))
        }
        Event::Step(round, Step::Iota) if (bit.x, bit.y) == (0, 0) => {
            format!("ι XORs bit {} of RC[{round}] into it.", bit.z)
        }
        Event::Step(_, Step::Iota) => "ι leaves it alone.".to_owned(),
        Event::Squeeze if index < look.squeezed() => "it is read as output.".to_owned(),
        Event::Squeeze => "it is not read.".to_owned(),
    }
}
