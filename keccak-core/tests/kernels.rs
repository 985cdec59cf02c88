//! Every kernel that can run here against the definition, and with it what a processor with a feature less would do.

use keccak_core::kernel::{Kernel, Lanes};
use keccak_core::permutation::{Standard, keccak_f1600, keccak_p1600, permute};
use keccak_core::state::State;

mod states;

use states::{Random, states, structured};

/// Rounds that are tried: every number, or under Miri those at the edges.
fn rounds() -> impl Iterator<Item = usize> {
    (0..=24).filter(|rounds| !cfg!(miri) || [0, 1, 24].contains(rounds))
}

/// The definition, spelled out here: the kernel of that name is tested too.
fn expected(a: &State, rounds: usize) -> State {
    let mut a = *a;
    permute(&mut a, 24 - rounds..24, &Standard, |_, _, _| ());
    a
}

/// How many: the definition takes most of the time, and Miri a thousand times as long.
const STATES: usize = if cfg!(miri) { 1 } else { 10_000 };

#[test]
fn the_definition_is_first_and_the_best_is_last() {
    let kernels: Vec<Kernel> = Kernel::available().collect();
    println!("kernels: {kernels:?}");
    assert_eq!(kernels.first(), Some(&Kernel::DEFINITION));
    assert_eq!(kernels.last(), Some(&Kernel::best()));
    assert!(kernels.is_sorted_by(|a, b| a < b));
    #[cfg(all(target_arch = "x86_64", not(miri), not(keccak_definition)))]
    {
        let names: Vec<String> = kernels.iter().map(Kernel::to_string).collect();
        let has = |name| names.iter().any(|n| n == name);
        assert_eq!(has("bmi"), is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("bmi2"));
        assert_eq!(has("avx2"), has("bmi") && is_x86_feature_detected!("avx2"));
        assert_eq!(has("avx512"), is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vl"));
    }
}

#[test]
fn one_state() {
    for a in states(STATES) {
        let expected = expected(&a, 24);
        for kernel in Kernel::available() {
            let mut b = a;
            kernel.permute(&mut b, 24);
            assert_eq!(b, expected, "{kernel} on {a:?}");
        }
        let mut b = a;
        keccak_f1600(&mut b);
        assert_eq!(b, expected, "keccak_f1600 on {a:?}");
    }
}

#[test]
fn many_states() {
    let states = states(STATES);
    let expected: Vec<State> = states.iter().map(|a| expected(a, 24)).collect();
    for kernel in Kernel::available() {
        let mut all = states.clone();
        kernel.permute_many(&mut all, 24);
        assert_eq!(all, expected, "{kernel}");
        // Every number of states, the group that isn't full too.
        for count in 0..=3 * kernel.width() {
            let mut some = states[..count.min(states.len())].to_vec();
            kernel.permute_many(&mut some, 24);
            assert_eq!(some, expected[..some.len()], "{kernel}, {count} states");
        }
    }
}

#[test]
fn states_side_by_side() {
    fn of<const N: usize>() {
        let mut random = Random(N as u64);
        for kernel in Kernel::available() {
            for rounds in rounds().skip(1) {
                let states: [State; N] = std::array::from_fn(|_| random.state());
                let mut lanes = Lanes::<N>::default();
                states.iter().enumerate().for_each(|(i, state)| lanes.set(i, state));
                kernel.permute_lanes(&mut lanes, rounds);
                for (i, state) in states.iter().enumerate() {
                    assert_eq!(lanes.get(i), expected(state, rounds), "{kernel}, {rounds} rounds, state {i} of {N}");
                }
            }
        }
    }
    of::<1>();
    of::<2>();
    of::<3>();
    of::<4>();
    of::<8>();
    of::<9>();
}

#[test]
fn every_number_of_rounds() {
    let mut random = Random(24);
    for rounds in rounds() {
        for a in structured().into_iter().take(3).chain((0..if cfg!(miri) { 1 } else { 5 }).map(|_| random.state())) {
            for kernel in Kernel::available() {
                let mut b = a;
                kernel.permute(&mut b, rounds);
                assert_eq!(b, expected(&a, rounds), "{kernel}, {rounds} rounds");
                let mut many = [a; 5];
                kernel.permute_many(&mut many, rounds);
                assert_eq!(many, [expected(&a, rounds); 5], "{kernel}, {rounds} rounds, many");
            }
            let mut b = a;
            keccak_p1600(&mut b, rounds);
            assert_eq!(b, expected(&a, rounds), "keccak_p1600, {rounds} rounds");
        }
    }
}

#[test]
fn too_many_rounds_are_refused_by_all() {
    for kernel in Kernel::available() {
        let refused = std::panic::catch_unwind(|| kernel.permute(&mut State::default(), 25));
        assert!(refused.is_err(), "{kernel}");
    }
}
