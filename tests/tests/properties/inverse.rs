//! Backwards is forwards undone, for every width and every number of rounds, also when the permutation is altered.

use keccak_conformance::random::Random;
use keccak_conformance::{lanes, with_lane};
use keccak_core::lane::Lane;
use keccak_core::permutation::{
    Altered, Standard, Step, Variant, inverse_keccak_p, inverse_permute, keccak_p, last_rounds, permute,
};
use keccak_core::state::State;
use proptest::prelude::*;

use crate::{cases, width};

/// Goes forwards and back, and compares what is seen on the way.
fn there_and_back<L: Lane, V: Variant>(start: State<L>, rounds: usize, variant: &V) {
    let mut a = start;
    // The state before each step, under the name of the step.
    let mut before = Vec::new();
    let mut now = start;
    permute(&mut a, last_rounds::<L>(rounds), variant, |round, step, state| {
        before.push((round, step, now));
        now = *state;
    });
    let mut undone = Vec::new();
    inverse_permute(&mut a, last_rounds::<L>(rounds), variant, |round, step, state| undone.push((round, step, *state)));
    undone.reverse();
    assert_eq!(undone, before, "w = {}, {rounds} rounds, {variant:?}", L::W);
    assert_eq!(a, start);
}

#[test]
fn states_visited_backwards_are_those_visited_forwards() {
    let mut random = Random::new(2);
    for w in lanes::WIDTHS {
        for rounds in 0..=lanes::rounds(w) {
            with_lane!(w, L => there_and_back::<L, _>(random.state(), rounds, &Standard));
        }
    }
}

#[test]
fn inverse_and_forward_undo_each_other_in_both_orders() {
    let mut random = Random::new(3);
    for w in lanes::WIDTHS {
        for rounds in 0..=lanes::rounds(w) {
            with_lane!(w, L => {
                let start = random.state::<L>();
                let mut a = start;
                inverse_keccak_p(&mut a, rounds);
                assert!(rounds == 0 || a != start, "w = {w}, {rounds} rounds");
                keccak_p(&mut a, rounds);
                assert_eq!(a, start, "w = {w}, {rounds} rounds");
            });
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn an_altered_permutation_is_undone_too(
        w in width(),
        seed: u64,
        steps: [bool; 5],
        rotates_right: bool,
        offsets: [[u32; 5]; 5],
    ) {
        let mut random = Random::new(seed);
        let altered = Altered { steps, rotates_right, offsets, ..Altered::default() };
        with_lane!(w, L => there_and_back::<L, _>(random.state(), 3, &altered));
        prop_assert_eq!(altered.applies(Step::Pi), steps[2]);
    }
}
