//! Traced is untraced: the states and the output of a trace are those of the standard and of the one-shot.

use std::collections::BTreeMap;

use keccak_conformance::bits::Bits;
use keccak_conformance::naive::{Sponge, bools};
use keccak_conformance::random::Random;
use keccak_conformance::{lanes, with_lane};
use keccak_core::permutation::{Standard, last_rounds, permute};
use keccak_core::position::Event;
use keccak_core::state::State;
use keccak_core::trace::{Trace, TraceBuilder};
use proptest::prelude::*;

use crate::{Message, cases, one_shot, sponge_and_message};

/// A trace that was built from the message in pieces.
fn built(parameters: &keccak_core::functions::Parameters, message: &Message, seed: u64, out_bits: u64) -> Trace {
    let mut random = Random::new(seed);
    let mut builder = TraceBuilder::new(parameters, None);
    let (mut rest, whole) = (&message.bytes[..], message.len / 8);
    let mut left = whole;
    while left > 0 && random.below(4) > 0 {
        let piece = random.below(left + 1);
        builder.update(&rest[..piece]);
        (rest, left) = (&rest[piece..], left - piece);
    }
    builder.update_bits(rest, 8 * left + message.len % 8);
    builder.finish(out_bits)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_state_is_that_of_the_standard((parameters, message, seed) in sponge_and_message()) {
        let out_bits = seed as usize % (2 * parameters.rate_bits() + 10);
        let sponge = Sponge {
            w: parameters.w(),
            rounds: parameters.rounds(),
            rate: parameters.rate_bits(),
            suffix: parameters.suffix().get(),
        };
        let run = sponge.run(&message.bools(), out_bits);
        let trace = built(&parameters, &message, seed, out_bits as u64);
        let expected = Bits::of_bools(&run.output);
        prop_assert_eq!(trace.output(), expected.bytes());
        prop_assert_eq!(one_shot(&parameters, &message, out_bits), expected.bytes());
        prop_assert_eq!(trace.line().len(), run.states.len() as u64);

        let mut opened = BTreeMap::new();
        for (ordinal, (position, state)) in run.states.iter().enumerate() {
            prop_assert_eq!(trace.line().position(ordinal as u64), Some(*position));
            let opened = opened.entry(position.permutation).or_insert_with_key(|&p| {
                let bytes = trace.bytes_for(p).expect("it is on the line");
                trace.open(p, &message.bytes[bytes]).expect("these are the bytes")
            });
            let given = opened.state(position.event).expect("it is on the line");
            prop_assert_eq!(&bools(given), state, "{}", position);
            if ordinal > 0 {
                let before = opened.before(position.event).expect("it is on the line");
                prop_assert_eq!(&bools(before), &run.states[ordinal - 1].1, "before {}", position);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn one_trace_gives_every_length_of_output((parameters, message, seed) in sponge_and_message()) {
        let mut random = Random::new(seed);
        let mut trace = built(&parameters, &message, seed, 0);
        for _ in 0..4 {
            let out_bits = random.below(4 * parameters.rate_bits() + 10);
            trace.set_output_bits(out_bits as u64);
            prop_assert_eq!(trace.output(), one_shot(&parameters, &message, out_bits));
            let last = trace.line().permutations - 1;
            let bytes = trace.bytes_for(last).expect("it is on the line");
            let opened = trace.open(last, &message.bytes[bytes]).expect("these are the bytes");
            prop_assert!(opened.state(Event::Squeeze).is_some());
        }
    }
}

#[test]
fn a_bare_permutation_shows_what_an_observer_sees() {
    let mut random = Random::new(1);
    for w in lanes::WIDTHS {
        for rounds in 1..=lanes::rounds(w) {
            let start = random.snapshot(w);
            let trace = Trace::of_permutation(start, rounds, None).expect("this width has so many rounds");
            let opened = trace.open(0, &[]).expect("a permutation needs no bytes");
            let mut seen = Vec::new();
            with_lane!(w, L => {
                let mut a = State::<L>::from_snapshot(&start);
                permute(&mut a, last_rounds::<L>(rounds), &Standard, |round, step, state| {
                    seen.push((Event::Step(round, step), state.snapshot()));
                });
            });
            let states: Vec<_> = opened.states().map(|(event, state)| (event, *state)).collect();
            assert_eq!(states, seen, "w = {w}, {rounds} rounds");
            assert_eq!(opened.before(seen[0].0), Some(&start));
        }
    }
}
