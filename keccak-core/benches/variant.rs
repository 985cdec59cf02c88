//! What an observer that does nothing and altering cost, as ratios of medians in one run:
//! `cargo bench -p keccak-core --features alloc`. What recording costs is a row of the table of `benches/`.
//!
//! The standard variant and the observer that does nothing should both print 1.0: they leave nothing in the code.

use std::hint::black_box;
use std::time::Instant;

use keccak_core::permutation::{Altered, Standard, keccak_f1600, permute};
use keccak_core::state::State;

/// Something done to a state.
type Work = Box<dyn FnMut(&mut State)>;

/// Runs of one sample, and samples of one median.
const RUNS: u32 = 2_000;
const SAMPLES: usize = 101;

fn main() {
    let altered = Altered::default();
    let mut seen = 0;
    let mut work: [(&str, Work); 3] = [
        ("keccak_f1600", Box::new(keccak_f1600)),
        ("permute, standard, no-op observer", Box::new(|a| permute(a, 0..24, &Standard, |_, _, _| ()))),
        ("permute, altered at run time", Box::new(move |a| permute(a, 0..24, &altered, |_, _, _| seen += 1))),
    ];
    // Taken in turn, so that a machine that slows down slows all of them.
    let mut samples = vec![Vec::with_capacity(SAMPLES); work.len()];
    let mut state = State::default();
    for _ in 0..SAMPLES {
        for ((_, run), samples) in work.iter_mut().zip(&mut samples) {
            let start = Instant::now();
            for _ in 0..RUNS {
                run(black_box(&mut state));
            }
            samples.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(RUNS));
        }
    }
    let medians: Vec<f64> = samples
        .iter_mut()
        .map(|samples| {
            samples.sort_by(f64::total_cmp);
            samples[SAMPLES / 2]
        })
        .collect();
    println!("{:36} {:>8} {:>6}", "one Keccak-f[1600]", "ns", "ratio");
    for ((name, _), median) in work.iter().zip(&medians) {
        println!("{name:36} {median:8.0} {:6.2}", median / medians[0]);
    }
}
