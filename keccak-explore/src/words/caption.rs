//! The step's name and sentence, and the words for a position.

use keccak_core::permutation::Step;
use keccak_core::position::Event;

use super::when;
use crate::message::{amount, count, grouped};
use crate::prelude::*;
use crate::session::Look;

/// The step panel's head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caption {
    /// The Greek letter, or ⊕ and → for absorb and squeeze.
    pub letter: &'static str,
    /// The Latin name.
    pub name: &'static str,
    /// What it does, with this run's own numbers.
    pub sentence: String,
}

/// The line over the drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Where we are.
    pub title: String,
    /// What changed.
    pub count: String,
}

/// The step just applied: its letter, name and sentence.
pub fn caption(look: &Look<'_>) -> Caption {
    let Event::Step(_, step) = look.event else { return sponge_caption(look) };
    let sentence = match step {
        Step::Theta => "θ adds to every bit the parity of two neighbouring columns.",
        Step::Rho => "ρ rotates every lane by its own offset. No bit changes value.",
        Step::Pi => "π moves whole lanes to new places. No bit changes value, z stays.",
        Step::Chi => "χ flips a bit when the next bit of its row is 0 and the one after is 1.",
        Step::Iota => "ι XORs the round constant into lane (0, 0), and into nothing else.",
    };
    Caption { letter: step.letter(), name: step.name(), sentence: sentence.to_owned() }
}

fn sponge_caption(look: &Look<'_>) -> Caption {
    let p = look.place.position.permutation;
    match look.event {
        Event::Absorb => {
            let sentence = if p == 0 {
                "The padded message block is XORed into the rate. The state was all zero, so the block is what you see."
                    .to_owned()
            } else {
                format!("Block {p} is XORed into the rate of the state that permutation {} left.", p - 1)
            };
            Caption { letter: "⊕", name: "absorb", sentence }
        }
        Event::Squeeze => Caption { letter: "⇥", name: "squeeze", sentence: squeeze_sentence(look) },
        _ if look.rate_bits().is_none() => Caption {
            letter: "·",
            name: "start",
            sentence: format!("This is the state that {} starts from.", look.run.function.title()),
        },
        _ => Caption {
            letter: "0",
            name: "start",
            sentence: "The sponge is empty: every bit of the state is 0.".to_owned(),
        },
    }
}

fn squeeze_sentence(look: &Look<'_>) -> String {
    let (read, rate) = (look.squeezed(), look.rate_bits().unwrap_or(0));
    let bytes = |bits: usize| amount(bits as u64);
    let first = look.place.position.permutation + 1 == look.line.absorbing;
    match look.run.function.output() {
        _ if look.call.number() > 0 => {
            format!("The first {} of the rate are the value of this leaf. They go into the final node.", bytes(read))
        }
        (_, false) => {
            format!(
                "The first {} of the rate are the digest. Nothing is computed any more: the lanes are read out.",
                bytes(read)
            )
        }
        _ if read == 0 => "No output is wanted, so nothing is read.".to_owned(),
        _ if read == rate && !first => format!("All {} of the rate are read once more.", bytes(rate)),
        _ => wanted(read, rate),
    }
}

/// How much of the rate is read, of which more could be; as bytes where both are whole ones.
pub(crate) fn wanted(read: usize, rate: usize) -> String {
    let (unit, noun) = unit(read, rate);
    format!("{} of {} are wanted from this squeeze.", read / unit, count((rate / unit) as u64, noun))
}

/// How many bits these are told in, and what they are called.
fn unit(read: usize, rate: usize) -> (usize, &'static str) {
    if (read | rate).is_multiple_of(8) { (8, "byte") } else { (1, "bit") }
}

/// The line over the drawing: where we are, and what changed there.
pub fn header(look: &Look<'_>) -> Header {
    let mut title = place_in_words(look);
    if let Some(done) = look.place.sub {
        let elements = look.elements();
        title = format!("{title} · {done} of {}", count(elements.count as u64, elements.noun));
    }
    if look.place.before && !matches!(look.event, Event::Step(..)) {
        title += " · the state before";
    }
    let flipped = look.before.differences(look.after).ones();
    let b = look.after.b();
    let count = match look.event {
        Event::Start => format!("{} of {b} bits are one", look.after.ones()),
        Event::Step(_, Step::Rho | Step::Pi) => {
            format!("no bit flips: {} ones before, {} ones after", look.before.ones(), look.after.ones())
        }
        Event::Squeeze => {
            let (read, rate) = (look.squeezed(), look.rate_bits().unwrap_or(0));
            let (unit, noun) = unit(read, rate);
            format!("{} of {} rate {noun}s are read", read / unit, rate / unit)
        }
        _ => format!("{flipped} of {b} bits flipped"),
    };
    Header { title, count }
}

/// The position in words: "permutation 0 · round 3 of 0 … 23 · after χ": rounds are counted from 0, so the last one is named.
fn place_in_words(look: &Look<'_>) -> String {
    let p = grouped(look.place.position.permutation);
    let first = look.line.first_round;
    let last = first + look.line.rounds - 1;
    // Of several sponges the one is named.
    let call = match look.place.position.call {
        _ if look.lines.leaves == 0 => String::new(),
        0 => "final node · ".to_owned(),
        call => format!("call {} of {} · ", grouped(call), grouped(look.lines.leaves)),
    };
    let within = match look.event {
        Event::Start => "start · before everything".to_owned(),
        Event::Absorb => format!("permutation {p} · block {p} absorbed, before round {first}"),
        Event::Step(round, _) => {
            let side = match look.place.sub {
                _ if look.place.before => "before",
                Some(_) => "within",
                None => "after",
            };
            format!("permutation {p} · round {round} of {first} … {last} · {}", when(side, look.event))
        }
        Event::Squeeze => format!("permutation {p} · after round {last} · squeeze"),
    };
    call + &within
}
