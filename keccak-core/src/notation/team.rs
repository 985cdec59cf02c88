//! The Keccak Team's text: round constants, ρ offsets, and a permutation's states after every step.
//!
//! The format is that of `KeccakF-1600-IntermediateValues.txt` and its siblings, to the byte.

use core::fmt;

use crate::constants::{RHO_OFFSETS, ROUND_CONSTANTS};
use crate::functions::ParameterError;
use crate::lane::is_lane_size;
use crate::permutation::Step;
use crate::position::Event;
use crate::state::Snapshot;
use crate::trace::{Opened, Trace};

/// A text of intermediate values: of Keccak-f of this width on zeros and on its own output, as the Keccak Team publishes it,
/// or of one permutation, for comparing with one's own implementation.
#[derive(Clone, Debug)]
pub enum IntermediateValues<'a> {
    /// The published document for lanes of so many **bits**, or a sentence that there are none.
    Document {
        /// The lane size, in bits.
        w: usize,
    },
    /// One permutation's input, steps and output.
    Permutation(&'a Opened),
}

impl fmt::Display for IntermediateValues<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Document { w } => document(f, w),
            Self::Permutation(opened) => permutation(f, opened),
        }
    }
}

fn document(f: &mut fmt::Formatter<'_>, w: usize) -> fmt::Result {
    if !is_lane_size(w) {
        return write!(f, "{}", ParameterError::Width(w));
    }
    let digits = w.div_ceil(4);
    let mask = u64::MAX >> (64 - w);
    let rounds = crate::lane::rounds(w);
    f.write_str("+++ The round constants +++\n\n")?;
    for (round, constant) in ROUND_CONSTANTS.iter().take(rounds).enumerate() {
        writeln!(f, "RC[{round:02}][0][0] = {:0digits$X}", constant & mask)?;
    }
    f.write_str("\n+++ The rho offsets +++\n\n")?;
    for (y, row) in RHO_OFFSETS.iter().enumerate() {
        for (x, offset) in row.iter().enumerate() {
            writeln!(f, "RhoOffset[{x}][{y}] = {:2}", offset % w as u32)?;
        }
    }
    let mut input = Snapshot::zero(w);
    for title in ["Example with the all-zero input", "Example taking the previous output as input"] {
        let trace = Trace::of_permutation(input, rounds, None).map_err(|_| fmt::Error)?;
        let opened = trace.open(0, &[]).map_err(|_| fmt::Error)?;
        write!(f, "\n+++ {title} +++\n\n")?;
        permutation(f, &opened)?;
        input = *opened.states().last().ok_or(fmt::Error)?.1;
    }
    f.write_str("\n")
}

fn permutation(f: &mut fmt::Formatter<'_>, opened: &Opened) -> fmt::Result {
    let mut steps = opened.states().filter_map(|(event, state)| match event {
        Event::Step(round, step) => Some((round, step, state)),
        _ => None,
    });
    let first = steps.next();
    let input = opened.state(Event::Absorb).or(opened.state(Event::Start)).ok_or(fmt::Error)?;
    f.write_str("Input of permutation:\n")?;
    bytes(f, input)?;
    write!(f, "\nSame, with lanes as {}-bit words:\n", input.w)?;
    lanes(f, input)?;
    let mut output = input;
    for (round, step, state) in first.into_iter().chain(steps) {
        if step == Step::Theta {
            write!(f, "\n--- Round {round} ---\n\n")?;
        }
        writeln!(f, "After {step}:")?;
        lanes(f, state)?;
        output = state;
    }
    f.write_str("State after permutation:\n")?;
    bytes(f, output)
}

fn bytes(f: &mut fmt::Formatter<'_>, state: &Snapshot) -> fmt::Result {
    state.bytes().try_for_each(|byte| write!(f, "{byte:02X} "))?;
    f.write_str("\n")
}

fn lanes(f: &mut fmt::Formatter<'_>, state: &Snapshot) -> fmt::Result {
    let digits = state.w.div_ceil(4);
    for plane in &state.lanes {
        let mut separator = "";
        for lane in plane {
            write!(f, "{separator}{lane:0digits$X}")?;
            separator = " ";
        }
        // Words of up to 16 bits have a space behind the last one too.
        f.write_str(if state.w <= 16 { " \n" } else { "\n" })?;
    }
    Ok(())
}
