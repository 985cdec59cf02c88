//! `keccak-core` beside its peers, in one process: `cargo bench`, and `cargo bench --profile release` for what a dependent crate gets.
//!
//! Criterion measures each by itself; the table at the end takes all of a row in turns, so that a machine that slows down
//! slows all of them, and compares medians. `cargo bench -- table` prints the table alone.

mod rows;
mod table;

use std::time::Duration;

use criterion::{BenchmarkId, Criterion};

/// One kind of work, and those who can do it.
struct Row {
    name: &'static str,
    /// How often the work is done per call, to give the time of one.
    per_call: u32,
    contenders: Vec<Contender>,
}

struct Contender {
    name: String,
    /// Ours are compared with the best of the others.
    ours: Ours,
    /// What it computed once, from what all of the row begin with.
    result: Vec<u8>,
    run: Box<dyn FnMut()>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ours {
    /// What a user calls.
    Yes,
    /// A kernel that is not the best here, or the definition: printed, not compared.
    Part,
    No,
}

fn main() {
    let mut rows = rows::rows();
    for row in &rows {
        row.agree();
    }
    if !std::env::args().any(|argument| argument == "table") {
        let mut criterion = Criterion::default()
            .warm_up_time(Duration::from_millis(200))
            .measurement_time(Duration::from_millis(800))
            .sample_size(30)
            .without_plots();
        for row in &mut rows {
            let mut group = criterion.benchmark_group(row.name);
            for Contender { name, run, .. } in &mut row.contenders {
                group.bench_function(BenchmarkId::from_parameter(name), |b| b.iter(&mut *run));
            }
            group.finish();
        }
    }
    table::print(&mut rows);
}

impl Row {
    /// Whoever computes something else has no place in the row.
    fn agree(&self) {
        for contender in &self.contenders {
            assert_eq!(contender.result, self.contenders[0].result, "{}: {} differs", self.name, contender.name);
        }
    }
}
