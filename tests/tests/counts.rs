//! What opening a position costs, counted: permutations computed again, bytes asked for, states kept.

use keccak_conformance::random::pattern;
use keccak_core::functions::{Function, Parameters, SHA3_256, SHA3_512, SHAKE128};
use keccak_core::position::Event;
use keccak_core::trace::{MOST_CHECKPOINTS, OpenError, Trace, TraceBuilder, spacing};

/// Opens every permutation of a trace, and holds each against the bound and against the one before it.
fn open_all(trace: &Trace, message: &[u8]) {
    let line = trace.line();
    let rate = trace.parameters().expect("it is a sponge").rate_bits() as u64;
    let k = spacing(line.permutations);
    let mut after = None;
    for p in 0..line.permutations {
        let bytes = trace.bytes_for(p).expect("it is on the line");
        assert!(bytes.len() as u64 <= (k * rate).div_ceil(8) + 1, "permutation {p} asks for {bytes:?}");
        assert!(line.absorbs(p) || bytes.is_empty(), "permutation {p} squeezes, and asks for {bytes:?}");
        let opened = trace.open(p, &message[bytes]).expect("these are the bytes");
        assert!(opened.recomputed() <= k, "permutation {p} takes {} permutations, not {k}", opened.recomputed());
        let before = *opened.state(Event::Start).expect("there is always one before");
        assert!(after.is_none_or(|after| after == before), "permutation {p} begins where the last one ended");
        after = opened.states().last().map(|(_, state)| *state);
    }
    assert!(trace.checkpoint_count() <= MOST_CHECKPOINTS);
}

#[test]
fn every_position_of_a_megabyte_opens_within_the_spacing() {
    let message = pattern(1_000_000);
    for (function, k) in [(SHA3_256, 2), (SHA3_512, 4), (SHAKE128, 2)] {
        let trace = Trace::of(&function.parameters(), &message, 512);
        assert_eq!(spacing(trace.line().permutations), k, "{}", function.name);
        open_all(&trace, &message);
    }
}

#[test]
fn blocks_that_share_a_byte_ask_for_one_more() {
    let message = pattern(20_000);
    for (w, rate, len) in [(8, 11, 60_001), (8, 13, 160_000), (64, 1087, 159_999), (1, 25, 40_003)] {
        let parameters = Parameters::new(w, 12, rate, 0x06).expect("all are in range");
        let mut builder = TraceBuilder::new(&parameters, None);
        builder.update_bits(&message, len);
        open_all(&builder.finish(3 * rate as u64), &message);
    }
}

#[test]
fn a_gibibyte_keeps_no_more_than_4096_states() {
    assert_eq!(MOST_CHECKPOINTS, 4096);
    for rate in [72, 104, 136, 144, 168] {
        let permutations = (1u64 << 30) / rate + 1;
        let k = spacing(permutations);
        assert!(permutations.div_ceil(k) <= 4096, "rate {rate}: a state every {k}");
        assert!(k == 1 || permutations.div_ceil(k / 2) > 4096, "rate {rate}: {k} is more than it needs");
    }
    // The states of a real message, whose end nobody knew.
    let piece = pattern(1 << 20);
    let mut builder = TraceBuilder::new(&SHA3_256.parameters(), None);
    for _ in 0..20 {
        builder.update(&piece);
    }
    let trace = builder.finish(256);
    assert_eq!(trace.message_bits(), (8 * 20) << 20);
    let k = spacing(trace.line().permutations);
    assert_eq!(k, 64);
    let kept = trace.checkpoint_count();
    assert!(kept <= 4096 && kept as u64 >= trace.line().permutations / k, "{kept} states are kept");
}

#[test]
fn every_position_of_a_long_output_opens_within_the_spacing() {
    let message = pattern(1000);
    let mut trace = Trace::of(&SHAKE128.parameters(), &message, 8 * 1_000_000);
    assert_eq!(spacing(trace.line().permutations), 2);
    open_all(&trace, &message);
    // Asked for less, it keeps what it has of the message and still opens.
    trace.set_output_bits(8 * 100_000);
    let last = trace.line().permutations - 1;
    assert!(trace.open(last, &[]).is_ok());
}

/// Every rest of a message in its last block: whole bytes or not, and all around the end of the block.
fn lengths(function: &Function) -> impl Iterator<Item = usize> {
    let r = 8 * function.rate;
    (0..20).chain(r - 20..r + 20).chain(3 * r - 9..3 * r + 9)
}

#[test]
fn more_output_asks_for_no_message_byte() {
    let message = pattern(600);
    for function in [SHA3_256, SHAKE128] {
        for len in lengths(&function) {
            let mut builder = TraceBuilder::new(&function.parameters(), None);
            builder.update_bits(&message, len);
            let mut trace = builder.finish(256);
            trace.set_output_bits(4 * 8 * function.rate as u64);
            let line = trace.line();
            for p in line.absorbing..line.permutations {
                let bytes = trace.bytes_for(p).expect("it is on the line");
                assert!(bytes.is_empty(), "{}, {len} bits, permutation {p} asks for {bytes:?}", function.name);
                assert!(trace.open(p, &[]).is_ok());
            }
        }
    }
}

#[test]
fn a_block_of_padding_alone_asks_for_no_message_byte() {
    let message = pattern(600);
    for len in lengths(&SHA3_256).filter(|len| len % 1088 >= 1085 || (*len > 0 && len % 1088 == 0)) {
        let mut builder = TraceBuilder::new(&SHA3_256.parameters(), None);
        builder.update_bits(&message, len);
        let trace = builder.finish(256);
        let last = trace.line().absorbing - 1;
        let bytes = trace.bytes_for(last).expect("it is on the line");
        assert!(bytes.is_empty(), "{len} bits: block {last} asks for {bytes:?}");
    }
}

#[test]
fn other_bytes_than_asked_for_are_refused() {
    let message = pattern(400);
    let trace = Trace::of(&SHA3_256.parameters(), &message, 256);
    for p in 0..trace.line().permutations {
        let needed = trace.bytes_for(p).expect("it is on the line").len();
        for given in [0, needed.wrapping_sub(1), needed + 1, 400] {
            if given != needed && given <= 400 {
                assert_eq!(trace.open(p, &message[..given]), Err(OpenError::Bytes { given, needed }));
            }
        }
    }
    let past = trace.line().permutations;
    assert_eq!(trace.bytes_for(past), Err(OpenError::Permutation { permutation: past, last: past - 1 }));
}
