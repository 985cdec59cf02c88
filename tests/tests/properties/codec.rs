//! A trace as bytes: what was written is read back, and what somebody else wrote does no harm.

use keccak_conformance::random::Random;
use keccak_core::functions::SHAKE128;
use keccak_core::permutation::Altered;
use keccak_core::state::Snapshot;
use keccak_core::trace::{Trace, TraceBuilder};
use proptest::prelude::*;

use crate::{Message, cases, sponge_and_message};

fn of(parameters: &keccak_core::functions::Parameters, message: &Message, out_bits: u64) -> Trace {
    let mut builder = TraceBuilder::new(parameters, None);
    builder.update_bits(&message.bytes, message.len);
    builder.finish(out_bits)
}

/// Does with a trace whatever its interface allows, as long as it asks for no more than a few megabytes.
fn use_it(mut trace: Trace, seed: u64) {
    let mut random = Random::new(seed);
    let line = trace.line();
    let last = line.permutations - 1;
    for p in [0, last, last / 2, line.absorbing.saturating_sub(1), line.absorbing, random.word()] {
        let Ok(bytes) = trace.bytes_for(p) else {
            assert!(p > last && trace.open(p, &[]).is_err());
            continue;
        };
        assert!(bytes.end as u64 <= trace.message_bits().div_ceil(8));
        assert!(trace.open(p, &vec![0; bytes.len().min(1 << 20) + 1]).is_err() || bytes.len() > 1 << 20);
        if bytes.len() <= 1 << 22 {
            let opened = trace.open(p, &vec![0x5A; bytes.len()]).expect("so many bytes were asked for");
            assert_eq!(opened.permutation(), p);
            assert_eq!(opened.states().count(), line.events(p).count());
        }
    }
    for ordinal in [0, 1, line.len() / 2, line.len() - 1] {
        let position = line.position(ordinal).expect("it is below the length");
        assert_eq!(line.ordinal(position), Some(ordinal));
    }
    assert_eq!(line.position(line.len()), None);
    assert_eq!(trace.output().len() as u64, trace.output_bits().div_ceil(8));
    trace.set_output_bits(random.below(5000) as u64);
    assert!(trace.to_bytes().is_some());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_was_written_is_read_back((parameters, message, seed) in sponge_and_message()) {
        let mut trace = of(&parameters, &message, seed % 3000);
        let bytes = trace.to_bytes().expect("a standard sponge travels");
        prop_assert_eq!(&Trace::from_bytes(&bytes).expect("we wrote it"), &trace);
        // Less output than before leaves fewer states to keep.
        trace.set_output_bits(seed % 7);
        let bytes = trace.to_bytes().expect("a standard sponge travels");
        prop_assert_eq!(&Trace::from_bytes(&bytes).expect("we wrote it"), &trace);
        use_it(trace, seed);
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn changed_bytes_are_refused_or_do_no_harm(
        (parameters, message, seed) in sponge_and_message(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        words in prop::collection::vec((0..10usize, prop::sample::select(NUMBERS.to_vec())), 0..3),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = of(&parameters, &message, seed % 3000).to_bytes().expect("a standard sponge travels");
        for (at, byte) in changes {
            *at.get_mut(&mut bytes) = byte;
        }
        for (at, word) in words {
            bytes[8 * at..8 * at + 8].copy_from_slice(&word.to_le_bytes());
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(trace) = Trace::from_bytes(&bytes) {
            use_it(trace, seed);
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Trace::from_bytes(&bytes).is_err());
    }
}

/// Numbers that have broken many a reader.
const NUMBERS: [u64; 14] =
    [0, 1, 2, 7, 64, 4096, 4097, 1 << 32, 1 << 53, 1 << 56, (1 << 56) + 1, 1 << 63, u64::MAX - 7, u64::MAX];

#[test]
fn every_cut_is_refused() {
    let bytes = Trace::of(&SHAKE128.parameters(), &[7; 400], 800).to_bytes().expect("a standard sponge travels");
    for len in 0..bytes.len() {
        assert!(Trace::from_bytes(&bytes[..len]).is_err(), "{len} of {} bytes", bytes.len());
    }
    assert!(Trace::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
}

/// The bytes of a trace with some of its states taken out from the end, or its last one put in again and again.
fn with_states(bytes: &[u8], count: usize) -> Vec<u8> {
    /// Where the number of states stands, and where they begin: behind the magic and eight words.
    const COUNT_AT: usize = 8 + 7 * 8;
    const STATES_AT: usize = COUNT_AT + 8;
    let kept = u64::from_le_bytes(bytes[COUNT_AT..STATES_AT].try_into().expect("eight bytes")) as usize;
    let state = |i: usize| &bytes[STATES_AT + 200 * i..STATES_AT + 200 * (i + 1)];
    let mut changed = bytes[..COUNT_AT].to_vec();
    changed.extend((count as u64).to_le_bytes());
    (0..count).for_each(|i| changed.extend(state(i.min(kept - 1))));
    changed.extend(&bytes[STATES_AT + 200 * kept..]);
    changed
}

#[test]
fn fewer_or_more_states_than_the_length_needs_are_refused() {
    let message = [7; 2000];
    let trace = Trace::of(&SHAKE128.parameters(), &message, 8 * 400);
    let (kept, absorbing) = (trace.checkpoint_count(), trace.line().absorbing as usize);
    let bytes = trace.to_bytes().expect("a standard sponge travels");
    assert_eq!(with_states(&bytes, kept), bytes);
    for count in 0..kept + 3 {
        let read = Trace::from_bytes(&with_states(&bytes, count));
        // States behind the last block can be done without: its own is always there.
        assert_eq!(read.is_ok(), (absorbing..=kept).contains(&count), "{count} states for {absorbing} blocks");
        if let Ok(read) = read {
            for p in 0..read.line().permutations {
                let bytes = read.bytes_for(p).expect("it is on the line");
                assert!(bytes.len() <= 168);
                let opened = read.open(p, &message[bytes]).expect("these are the bytes");
                assert!(opened.recomputed() == 1 || p as usize >= absorbing);
            }
        }
    }
}

#[test]
fn what_is_computed_where_it_is_shown_does_not_travel() {
    assert_eq!(TraceBuilder::new(&SHAKE128.parameters(), Some(Altered::default())).finish(8).to_bytes(), None);
    assert_eq!(Trace::of_permutation(Snapshot::zero(64), 24, None).unwrap().to_bytes(), None);
}
