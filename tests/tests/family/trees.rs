//! Trees that are too large for everything of them to be kept: what is asked for and computed stays bounded.

use keccak_conformance::random::pattern;
use keccak_core::functions::{Kt128, Mode, ParallelHash128, Shake128, Strength};
use keccak_core::position::Event;
use keccak_core::state::Snapshot;
use keccak_core::trace::{Trace, TraceBuilder};

fn trace(mode: Mode, message: &[u8]) -> Trace {
    let mut builder = TraceBuilder::of(mode, None).expect("it is in range");
    builder.update(message);
    builder.finish(256)
}

fn parallel(block: u64) -> Mode {
    Mode::ParallelHash { strength: Strength::S128, xof: false, block, customization: [][..].into() }
}

#[test]
fn values_that_are_not_kept_are_computed_from_their_chunks() {
    let message = pattern(30_000);
    let trace = trace(parallel(3), &message);
    assert_eq!(trace.call_count(), 10_001);
    let mut out = [0; 32];
    ParallelHash128::new(3, b"").unwrap().chain(&message).finish(&mut out);
    assert_eq!(trace.output(), out);

    // Rate 168, behind one block of prefix and 2 bytes of B, values of 32 bytes.
    let node = trace.call(0).unwrap();
    let mut padded = Vec::new();
    for p in 1..node.line().absorbing {
        let bytes = node.bytes_for(p).unwrap();
        let (first, last) = ((168 * (p - 1)).saturating_sub(2) / 32, (168 * p - 3).min(32 * 10_000 - 1) / 32);
        let kept = last < 4096;
        assert_eq!(bytes.is_empty(), kept, "block {p}");
        if first >= 4096 {
            assert_eq!(bytes, 3 * first as usize..3 * (last as usize + 1).min(10_000), "block {p}");
        }
        let opened = node.open(p, &message[bytes]).unwrap();
        assert!(opened.recomputed() <= 8, "block {p}: {}", opened.recomputed());
        padded.extend(opened.block().unwrap().bytes().take(168));
    }
    let mut expected = vec![1, 3];
    for block in message.chunks(3) {
        let mut value = [0; 32];
        Shake128::hash(block, &mut value);
        expected.extend(value);
    }
    assert_eq!(padded[..expected.len()], expected);
    assert_eq!(padded[expected.len()..][..6], [0x27, 0x10, 2, 1, 0, 2]);
}

#[test]
fn a_long_leaf_is_opened_from_a_state_that_was_kept() {
    // 8 leaves of 597 permutations each: more than 4,096, so every second state is kept, and not that before each leaf.
    let message = pattern(7 * 100_200 + 50_000);
    let trace = trace(parallel(100_200), &message);
    assert_eq!(trace.call_count(), 9);
    for call in 1..9 {
        let leaf = trace.call(call).unwrap();
        let start = 100_200 * (call as usize - 1);
        let chunk = &message[start..(start + 100_200).min(message.len())];
        let mut blocks = Vec::new();
        let mut before = Snapshot::zero(64);
        for p in 0..leaf.line().permutations {
            let bytes = leaf.bytes_for(p).unwrap();
            assert!(bytes.len() <= 2 * 168);
            let opened = leaf.open(p, &message[bytes]).unwrap();
            assert!(opened.recomputed() <= 2);
            assert_eq!(opened.state(Event::Start), Some(&before), "call {call}, permutation {p}");
            before = *opened.states().last().unwrap().1;
            blocks.extend(opened.block().unwrap().bytes().take(168));
        }
        assert_eq!(blocks[..chunk.len()], *chunk);
    }
    // The tail of a trace that travelled is refused where it isn't whole.
    let bytes = trace.to_bytes().unwrap();
    assert_eq!(Trace::from_bytes(&bytes).unwrap(), trace);
    assert!(Trace::from_bytes(&bytes[..bytes.len() - 1]).is_err());
}

#[test]
fn a_large_kangaroo_asks_for_a_few_chunks() {
    let message = pattern(8192 * 4500);
    let trace = trace(Mode::KangarooTwelve { strength: Strength::S128, customization: b"C".to_vec() }, &message);
    assert_eq!(trace.call_count(), 1 + 4500);
    assert!(trace.checkpoint_count() <= 4096);
    let mut out = [0; 32];
    Kt128::hash(&message, b"C", &mut out);
    assert_eq!(trace.output(), out);
    let node = trace.call(0).unwrap();
    let mut most = 0;
    for p in 0..node.line().permutations {
        let bytes = node.bytes_for(p).unwrap();
        most = most.max(bytes.len());
        let opened = node.open(p, &message[bytes]).unwrap();
        assert_eq!(opened.block().is_some(), p < node.line().absorbing);
    }
    // The values in one block of 168 bytes: seven at most.
    assert!((8192 * 5..=8192 * 7).contains(&most), "{most}");
    for call in [1, 2, 4096, 4097, 4500] {
        let leaf = trace.call(call).unwrap();
        let last = leaf.line().permutations - 1;
        let bytes = leaf.bytes_for(last).unwrap();
        assert!(leaf.open(last, &message[bytes]).unwrap().recomputed() <= 49);
    }
}
