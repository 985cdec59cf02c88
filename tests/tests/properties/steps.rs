//! The step mappings against the standard's formulas, bit by bit, and what is known of them as maps.

use keccak_conformance::naive::{self, bools};
use keccak_conformance::random::Random;
use keccak_conformance::{lanes, with_lane};
use keccak_core::constants::RHO_OFFSETS;
use keccak_core::lane::Lane;
use keccak_core::permutation::{Standard, Step, chi, iota, pi, rho, theta};
use keccak_core::state::State;
use proptest::prelude::*;

use crate::{cases, width};

fn apply<L: Lane>(step: Step, mut a: State<L>, ir: usize) -> State<L> {
    match step {
        Step::Theta => theta(&mut a, &Standard),
        Step::Rho => rho(&mut a, &Standard),
        Step::Pi => pi(&mut a),
        Step::Chi => chi(&mut a),
        Step::Iota => iota(&mut a, ir, &Standard),
    }
    a
}

fn sum<L: Lane>(a: &State<L>, b: &State<L>) -> State<L> {
    let mut sum = *a;
    for y in 0..5 {
        for x in 0..5 {
            sum[y][x] ^= b[y][x];
        }
    }
    sum
}

#[test]
fn every_step_is_the_formula_of_the_standard() {
    let mut random = Random::new(4);
    for w in lanes::WIDTHS {
        for ir in 0..lanes::rounds(w) {
            for step in Step::ALL {
                with_lane!(w, L => {
                    let a = random.state::<L>();
                    let expected = naive::apply(step, &bools(&a.snapshot()), w, ir);
                    let given = bools(&apply(step, a, ir).snapshot());
                    assert_eq!(given, expected, "{step}, w = {w}, round {ir}");
                });
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn theta_rho_and_pi_are_linear(w in width(), seed: u64) {
        let mut random = Random::new(seed);
        with_lane!(w, L => {
            let (a, b) = (random.state::<L>(), random.state::<L>());
            for step in [Step::Theta, Step::Rho, Step::Pi] {
                let apart = sum(&apply(step, a, 0), &apply(step, b, 0));
                prop_assert_eq!(apply(step, sum(&a, &b), 0), apart, "{}", step);
            }
        });
    }
}

#[test]
fn chi_is_not_linear() {
    let mut random = Random::new(5);
    for w in lanes::WIDTHS {
        with_lane!(w, L => {
            let unequal = (0..8).any(|_| {
                let (a, b) = (random.state::<L>(), random.state::<L>());
                apply(Step::Chi, sum(&a, &b), 0) != sum(&apply(Step::Chi, a, 0), &apply(Step::Chi, b, 0))
            });
            assert!(unequal, "w = {w}");
        });
    }
}

#[test]
fn pi_comes_back_after_24_times() {
    let start = Random::new(6).state::<u64>();
    let mut a = start;
    for times in 1..=24 {
        pi(&mut a);
        assert_eq!(a == start, times == 24, "{times} times");
    }
}

#[test]
fn theta_adds_nothing_where_all_columns_are_even() {
    let mut random = Random::new(7);
    let mut a = random.state::<u64>();
    for x in 0..5 {
        a[4][x] = a[0][x] ^ a[1][x] ^ a[2][x] ^ a[3][x];
    }
    assert_eq!(apply(Step::Theta, a, 0), a);
}

#[test]
fn for_64_bits_no_two_lanes_turn_alike() {
    let mut offsets: Vec<_> = RHO_OFFSETS.iter().flatten().map(|offset| offset % 64).collect();
    offsets.sort_unstable();
    offsets.dedup();
    assert_eq!(offsets.len(), 25);
}
