//! The table of ratios.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::{Ours, Row};

/// Samples of a contender, and about how long one takes.
const SAMPLES: usize = 201;
const SAMPLE: Duration = Duration::from_micros(400);

pub(crate) fn print(rows: &mut [Row]) {
    println!("\nMedians of {SAMPLES} samples taken in turns, ns; a ratio over 1: we are faster.\n");
    println!("| work | ours | best peer | ratio of medians | of minima | the others |");
    println!("|---|--:|---|--:|--:|---|");
    for row in rows {
        let times = measure(row);
        let of = |kind: Ours| row.contenders.iter().zip(&times).filter(move |(contender, _)| contender.ours == kind);
        let (_, ours) = of(Ours::Yes).next().expect("ours is in every row");
        let (best, peer) =
            of(Ours::No).min_by(|a, b| a.1.median.total_cmp(&b.1.median)).expect("a peer is in every row");
        let rest = row.contenders.iter().zip(&times).filter(|(c, _)| c.ours != Ours::Yes && c.name != best.name);
        let rest: Vec<String> = rest.map(|(c, time)| format!("{} {}", c.name, short(time.median))).collect();
        println!(
            "| {} | {} | {} {} | **{:.2}** | {:.2} | {} |",
            row.name,
            short(ours.median),
            best.name,
            short(peer.median),
            peer.median / ours.median,
            peer.minimum / ours.minimum,
            rest.join(", ")
        );
    }
}

/// Nanoseconds in at most four digits, or thousands.
fn short(ns: f64) -> String {
    if ns < 100.0 { format!("{ns:.1}") } else { format!("{ns:.0}") }
}

struct Time {
    median: f64,
    minimum: f64,
}

fn measure(row: &mut Row) -> Vec<Time> {
    let per_call = f64::from(row.per_call);
    let runs: Vec<u32> = row
        .contenders
        .iter_mut()
        .map(|contender| {
            let start = Instant::now();
            black_box((contender.run)());
            (SAMPLE.as_nanos() / start.elapsed().as_nanos().max(1)).clamp(1, 4_000) as u32
        })
        .collect();
    let mut samples = vec![Vec::with_capacity(SAMPLES); runs.len()];
    for _ in 0..SAMPLES {
        for ((contender, &runs), samples) in row.contenders.iter_mut().zip(&runs).zip(&mut samples) {
            let start = Instant::now();
            for _ in 0..runs {
                black_box((contender.run)());
            }
            samples.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(runs) / per_call);
        }
    }
    samples
        .iter_mut()
        .map(|samples| {
            samples.sort_by(f64::total_cmp);
            Time { median: samples[SAMPLES / 2], minimum: samples[0] }
        })
        .collect()
}
