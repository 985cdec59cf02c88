//! Influence says what flipping a bit does: tried out on every bit of every width.

use keccak_conformance::random::Random;
use keccak_conformance::{lanes, with_lane};
use keccak_core::influence::{origin, reach, sources, targets};
use keccak_core::lane::Lane;
use keccak_core::parts::Bit;
use keccak_core::permutation::{Standard, Step, chi, iota, pi, rho, theta};
use keccak_core::state::{Snapshot, State};
use proptest::prelude::*;

use crate::{cases, width};

const LINEAR: [Step; 4] = [Step::Theta, Step::Rho, Step::Pi, Step::Iota];

fn apply<L: Lane>(step: Step, start: &Snapshot) -> Snapshot {
    let mut a = State::<L>::from_snapshot(start);
    match step {
        Step::Theta => theta(&mut a, &Standard),
        Step::Rho => rho(&mut a, &Standard),
        Step::Pi => pi(&mut a),
        Step::Chi => chi(&mut a),
        Step::Iota => iota(&mut a, 0, &Standard),
    }
    a.snapshot()
}

/// What changes behind the step when this bit before it is flipped.
fn changed(step: Step, start: &Snapshot, source: Bit) -> Snapshot {
    let mut flipped = *start;
    flipped.flip(source);
    with_lane!(start.w, L => apply::<L>(step, start).differences(&apply::<L>(step, &flipped)))
}

fn set(w: usize, bits: impl IntoIterator<Item = Bit>) -> Snapshot {
    let mut set = Snapshot::zero(w);
    for bit in bits {
        assert!(!set.bit(bit), "{bit:?} is named twice");
        set.flip(bit);
    }
    set
}

fn all(w: usize) -> impl Iterator<Item = Bit> {
    (0..25 * w).map(move |index| Bit::from_index(index, w))
}

#[test]
fn a_flipped_bit_flips_just_its_targets_in_every_step_but_chi() {
    let mut random = Random::new(8);
    for w in lanes::WIDTHS {
        for (step, source) in LINEAR.into_iter().flat_map(|step| all(w).map(move |bit| (step, bit))) {
            let expected = set(w, targets(step, source, w));
            for _ in 0..2 {
                assert_eq!(changed(step, &random.snapshot(w), source), expected, "{step}, w = {w}, {source:?}");
            }
        }
    }
}

#[test]
fn a_bit_before_chi_flips_each_target_in_some_state_and_nothing_else_in_any() {
    /// Enough that two bits are missed in none of 1600 places: each state shows each target with probability 1/2.
    const STATES: usize = 64;
    let mut random = Random::new(9);
    for w in lanes::WIDTHS {
        let states: Vec<Snapshot> = (0..STATES).map(|_| random.snapshot(w)).collect();
        for source in all(w) {
            let mut seen = Snapshot::zero(w);
            for start in &states {
                let changed = changed(Step::Chi, start, source);
                assert!(changed.bit(source), "the bit itself always flips: w = {w}, {source:?}");
                changed
                    .ones_at()
                    .filter(|&bit| !seen.bit(bit))
                    .collect::<Vec<_>>()
                    .into_iter()
                    .for_each(|b| seen.flip(b));
            }
            assert_eq!(seen, set(w, targets(Step::Chi, source, w)), "w = {w}, {source:?}");
        }
    }
}

#[test]
fn targets_are_the_transpose_of_sources() {
    for w in lanes::WIDTHS {
        for step in Step::ALL {
            let mut pairs: Vec<(Bit, Bit)> = all(w)
                .flat_map(|source| targets(step, source, w).into_iter().map(move |target| (source, target)))
                .collect();
            let mut transposed: Vec<(Bit, Bit)> = all(w)
                .flat_map(|target| sources(step, target, w).into_iter().map(move |source| (source, target)))
                .collect();
            pairs.sort_unstable();
            transposed.sort_unstable();
            assert_eq!(pairs, transposed, "{step}, w = {w}");
        }
    }
}

#[test]
fn the_bit_at_the_same_place_comes_first() {
    for (step, count) in [(Step::Theta, 11), (Step::Chi, 3), (Step::Iota, 1)] {
        for bit in all(64) {
            for bits in [sources(step, bit, 64), targets(step, bit, 64)] {
                assert_eq!((bits.as_slice()[0], bits.as_slice().len()), (bit, count), "{step}, {bit:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn cones_are_the_union_over_their_bits(w in width(), seed: u64, count in 0..40usize) {
        let mut random = Random::new(seed);
        let mut start = Snapshot::zero(w);
        for _ in 0..count {
            start.flip(Bit::from_index(random.below(25 * w), w));
        }
        for step in Step::ALL {
            for bit in all(w) {
                let reached = sources(step, bit, w).into_iter().any(|source| start.bit(source));
                prop_assert_eq!(reach(step, &start).bit(bit), reached, "{} reaches {:?}", step, bit);
                let needed = targets(step, bit, w).into_iter().any(|target| start.bit(target));
                prop_assert_eq!(origin(step, &start).bit(bit), needed, "{} begins at {:?}", step, bit);
            }
        }
    }
}
