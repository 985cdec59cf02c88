//! What holds for every message, every width and every rate: the properties that no vector file can list.

mod altered;
mod codec;
mod incremental;
mod influence;
mod inverse;
mod parsers;
mod peers;
mod steps;
mod traced;

use keccak_conformance::lanes;
use keccak_conformance::random::Random;
use keccak_core::functions::Parameters;
use proptest::prelude::*;

/// So many cases, and no file that remembers failures: a case that fails is printed, and becomes a test with a name.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A lane size.
fn width() -> impl Strategy<Value = usize> {
    prop::sample::select(lanes::WIDTHS.to_vec())
}

/// Any sponge: each width, each number of rounds, each rate in bits and each suffix.
fn sponge() -> impl Strategy<Value = Parameters> {
    let ranges = width().prop_flat_map(|w| (Just(w), 1..=lanes::rounds(w), 1..=25 * w, 1..=u8::MAX));
    ranges.prop_map(|(w, rounds, rate, suffix)| Parameters::new(w, rounds, rate, suffix).expect("all are in range"))
}

/// Any sponge, a message for it of up to three blocks and a bit, and a number for whatever else is to be chosen.
fn sponge_and_message() -> impl Strategy<Value = (Parameters, Message, u64)> {
    (sponge(), any::<u64>()).prop_flat_map(|(parameters, seed)| {
        let message = (0..=3 * parameters.rate_bits() + 9).prop_map(move |len| Message::new(seed, len));
        (Just(parameters), message, any::<u64>())
    })
}

/// A message: bytes, the last of which has bits to spare, and its length in bits.
#[derive(Clone, Debug)]
struct Message {
    bytes: Vec<u8>,
    len: usize,
}

impl Message {
    fn new(seed: u64, len: usize) -> Self {
        Self { bytes: Random::new(seed).bytes(len.div_ceil(8)), len }
    }

    fn bools(&self) -> Vec<bool> {
        (0..self.len).map(|i| self.bytes[i / 8] >> (i % 8) & 1 == 1).collect()
    }
}

/// The output of one call for the whole message.
fn one_shot(parameters: &Parameters, message: &Message, out_bits: usize) -> Vec<u8> {
    let mut out = vec![0; out_bits.div_ceil(8)];
    parameters.hash_bits(&message.bytes, message.len, &mut out, out_bits).expect("the lengths are right");
    out
}
