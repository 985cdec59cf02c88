//! Every state, every label and every output of every call is that of the definition, from no more bytes than it takes.

use std::collections::HashMap;

use keccak_conformance::bits::Bits;
use keccak_conformance::naive::bools;
use keccak_conformance::random::Random;
use keccak_core::functions::{Label, Mode, OwnedBits, ParameterError, Strength};
use keccak_core::permutation::Altered;
use keccak_core::position::{Event, Position};
use keccak_core::sponge::suffix_bits;
use keccak_core::trace::{OpenError, Trace, TraceBuilder};

use crate::definition::{self, Call};
use crate::typed::{self, Message};

/// A trace that was built from the message in pieces.
pub(crate) fn built(mode: &Mode, random: &mut Random, message: &Message, bits: u64) -> Trace {
    let mut builder = TraceBuilder::of(mode.clone(), None).expect("it is in range");
    let mut rest = &message.bytes[..];
    let mut left = (message.bits / 8) as usize;
    while left > 0 && random.below(4) > 0 {
        let count = random.below(left + 1);
        builder.update(&rest[..count]);
        (rest, left) = (&rest[count..], left - count);
    }
    builder.update_bits(rest, 8 * left + (message.bits % 8) as usize);
    builder.try_finish(bits).expect("the message is as long as the elements")
}

/// What each bit of the padded blocks is.
fn labels(call: &Call) -> Vec<(Label, Option<u64>)> {
    let mut labels: Vec<_> = call.content.iter().map(|bit| (bit.label, bit.message)).collect();
    let suffix = call.sponge.suffix.ilog2() as usize + 1;
    labels.extend(vec![(Label::Suffix, None); suffix]);
    // One more bit at least: the last 1 of the padding.
    let end = (labels.len() + 1).next_multiple_of(call.sponge.rate);
    labels.resize(end, (Label::Padding, None));
    labels
}

fn check_labels(trace: &Trace, number: u64, call: &Call) {
    let labels = labels(call);
    let traced = trace.call(number).expect("there is such a call");
    assert_eq!(traced.content_bits(), call.content.len() as u64);
    for (bit, (label, message)) in labels.iter().enumerate() {
        let given = traced.label(bit as u64).expect("it is in a block");
        assert_eq!(given.label, *label, "call {number}, bit {bit}");
        assert!(given.range.contains(&(bit as u64)));
        assert_eq!(given.message.map(|from| from + bit as u64 - given.range.start), *message, "bit {bit}");
        let same = |bit: u64| labels.get(bit as usize).map(|(label, _)| *label) == Some(*label);
        assert!(same(given.range.start) && same(given.range.end - 1));
        assert!(given.range.start == 0 || !same(given.range.start - 1), "the range of bit {bit} begins earlier");
        assert!(!same(given.range.end), "the range of bit {bit} ends later");
    }
    assert_eq!(traced.label(labels.len() as u64), None);
}

/// The bytes that hold the bits of the message from the first to the last of these.
fn bytes_of(bits: &[definition::Bit]) -> std::ops::Range<usize> {
    let first = bits.iter().find_map(|bit| bit.message);
    let last = bits.iter().rev().find_map(|bit| bit.message);
    match (first, last) {
        (Some(first), Some(last)) => (first / 8) as usize..(last / 8) as usize + 1,
        _ => 0..0,
    }
}

fn check(trace: &Trace, calls: &[Call], message: &Message) {
    let lines = trace.lines();
    assert_eq!(lines.call_count(), calls.len() as u64);
    let mut ordinal = 0;
    for number in (1..calls.len()).chain([0]) {
        let call = &calls[number];
        check_labels(trace, number as u64, call);
        let traced = trace.call(number as u64).expect("there is such a call");
        assert_eq!(traced.output_bits(), call.run.output.len() as u64);
        let parameters = traced.parameters().expect("it is a sponge");
        assert_eq!(suffix_bits(parameters.suffix()), call.sponge.suffix.ilog2() as usize + 1);
        let mut opened = HashMap::new();
        for (position, state) in &call.run.states {
            let position = Position { call: number as u64, ..*position };
            assert_eq!(lines.position(ordinal), Some(position));
            assert_eq!(lines.ordinal(position), Some(ordinal));
            ordinal += 1;
            let p = position.permutation;
            let opened = opened.entry(p).or_insert_with(|| {
                let bytes = traced.bytes_for(p).expect("it is on the line");
                let rate = call.sponge.rate;
                // The node's states are all kept; a short leaf is computed from its beginning.
                let from = if number == 0 { p as usize } else { 0 };
                let until = call.content.len().min((p as usize + 1) * rate);
                assert_eq!(bytes, bytes_of(&call.content[(from * rate).min(until)..until]), "{position}");
                let opened = traced.open(p, &message.bytes[bytes.clone()]).expect("these are the bytes");
                let mut more = message.bytes[bytes].to_vec();
                more.push(0);
                assert!(matches!(traced.open(p, &more), Err(OpenError::Bytes { .. })));
                opened
            });
            assert_eq!((opened.call(), opened.permutation()), (number as u64, p));
            assert_eq!(&bools(opened.state(position.event).expect("it is on the line")), state, "{position}");
        }
        let end = traced.line().permutations;
        assert_eq!(traced.bytes_for(end), Err(OpenError::Permutation { permutation: end, last: end - 1 }));
    }
    assert_eq!(lines.len(), ordinal);
    assert!(trace.call(calls.len() as u64).is_err());
}

#[test]
fn every_state_label_and_output_is_that_of_the_definition() {
    let mut random = Random::new(1);
    for case in 0..80 {
        let (mode, message, bits) = crate::case(&mut random);
        eprintln!("case {case}: {mode:?}, {} bits, {bits} bits of output", message.bits);
        let calls = definition::calls(&mode, &message.bools(), bits as usize);
        let expected = Bits::of_bools(&calls[0].run.output);
        let trace = built(&mode, &mut random, &message, bits);
        assert_eq!(trace.output(), expected.bytes(), "the output of the trace");
        check(&trace, &calls, &message);
        if let Some(output) = typed::output(&mode, &mut random, &message, bits) {
            assert_eq!(output, expected.bytes(), "the output of the type");
        }
    }
}

/// The name, two lengths and the rate take 8 bytes here: the prefix is as long as a block, and one byte less and more.
#[test]
fn a_prefix_that_fills_its_blocks_has_no_zeros_behind_it() {
    let mut random = Random::new(5);
    let strength = Strength::S128;
    for bytes in 157..=163 {
        let customization = random.bytes(bytes)[..].into();
        let mode = Mode::CShake { strength, name: b"N"[..].into(), customization };
        let key = random.bytes(bytes + 1)[..].into();
        let keyed = Mode::Kmac { strength, xof: true, key, customization: OwnedBits::default() };
        for mode in [mode, keyed] {
            let message = Message::new(&mut random, 100);
            let calls = definition::calls(&mode, &message.bools(), 256);
            let trace = built(&mode, &mut random, &message, 256);
            check(&trace, &calls, &message);
            assert_eq!(typed::output(&mode, &mut random, &message, 256).as_deref(), Some(trace.output()));
            assert_eq!(trace.output(), Bits::of_bools(&calls[0].run.output).bytes());
        }
    }
}

#[test]
fn chunks_are_cut_where_rfc_9861_says() {
    let mut random = Random::new(2);
    // A message that ends just before, at and just behind a chunk, and a customization that fills one up.
    for (message, customization) in [(8190, 0), (8191, 0), (8192, 0), (8193, 0), (100, 8089), (8180, 8200), (16383, 0)]
    {
        let strength = Strength::S256;
        let mode = Mode::KangarooTwelve { strength, customization: random.bytes(customization) };
        let message = Message::new(&mut random, 8 * message);
        let calls = definition::calls(&mode, &message.bools(), 512);
        let trace = built(&mode, &mut random, &message, 512);
        assert_eq!(trace.output(), Bits::of_bools(&calls[0].run.output).bytes());
        assert_eq!(typed::output(&mode, &mut random, &message, 512).as_deref(), Some(trace.output()));
        assert_eq!(trace.call_count(), calls.len() as u64);
        for (number, call) in calls.iter().enumerate() {
            let traced = trace.call(number as u64).expect("there is such a call");
            assert_eq!(traced.content_bits(), call.content.len() as u64);
            let last = traced.line().permutations - 1;
            for p in [0, last / 2, last] {
                let bytes = traced.bytes_for(p).expect("it is on the line");
                let opened = traced.open(p, &message.bytes[bytes]).expect("these are the bytes");
                for (position, state) in call
                    .run
                    .states
                    .iter()
                    .filter(|(position, _)| position.permutation == p && position.event != Event::Start)
                {
                    assert_eq!(&bools(opened.state(position.event).expect("it is on the line")), state, "{position}");
                }
            }
        }
    }
}

#[test]
fn another_length_of_output_is_another_end_and_needs_no_message() {
    let mut random = Random::new(3);
    for _ in 0..40 {
        let (mode, message, bits) = crate::case(&mut random);
        let mut trace = built(&mode, &mut random, &message, bits);
        for _ in 0..3 {
            let bits = random.below(5000) as u64;
            trace.set_output_bits(bits);
            let fresh = built(&mode, &mut random, &message, bits);
            assert_eq!((trace.output(), trace.lines()), (fresh.output(), fresh.lines()), "{mode:?}");
            for p in 0..trace.line().permutations {
                let bytes = trace.bytes_for(p).expect("it is on the line");
                let opened = |trace: &Trace| trace.open(p, &message.bytes[bytes.clone()]);
                assert_eq!(trace.bytes_for(p), fresh.bytes_for(p));
                assert_eq!(opened(&trace), opened(&fresh), "{mode:?}, permutation {p}");
            }
        }
    }
}

#[test]
fn a_trace_of_any_mode_travels_as_bytes() {
    let mut random = Random::new(4);
    for _ in 0..60 {
        let (mode, message, bits) = crate::case(&mut random);
        assert_eq!(Mode::from_bytes(&mode.to_bytes()), Some(mode.clone()));
        let trace = built(&mode, &mut random, &message, bits);
        let bytes = trace.to_bytes().expect("a standard run travels");
        assert_eq!(Trace::from_bytes(&bytes).as_ref(), Ok(&trace));
        for _ in 0..20 {
            // What is cut or changed is refused, or does no harm.
            let mut changed = bytes.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(changed.len());
                changed[at] ^= 1 << random.below(8);
            }
            changed.truncate(changed.len() - random.below(3));
            if let Ok(mut trace) = Trace::from_bytes(&changed) {
                let calls = trace.call_count();
                for call in [0, 1, calls - 1, calls / 2] {
                    let Ok(call) = trace.call(call) else { continue };
                    let last = call.line().permutations - 1;
                    for p in [0, last / 2, last] {
                        let bytes = call.bytes_for(p).expect("it is on the line");
                        if bytes.len() < 1 << 20 {
                            assert!(call.open(p, &vec![0x5A; bytes.len()]).is_ok());
                        }
                        call.label(p * call.parameters().map_or(1, |p| p.rate_bits() as u64));
                    }
                }
                trace.set_output_bits(100);
            }
        }
    }
}

#[test]
fn a_tuple_of_another_length_than_its_message_is_refused() {
    let mode =
        |elements| Mode::TupleHash { strength: Strength::S128, xof: false, elements, customization: [][..].into() };
    let of = |elements, message: &[u8]| {
        let mut builder = TraceBuilder::of(mode(elements), None).expect("it is in range");
        builder.update(message);
        builder.try_finish(256).map(|trace| trace.output().len())
    };
    assert_eq!(of(vec![8, 16], &[1; 3]), Ok(32));
    assert_eq!(of(vec![8, 16], &[1; 2]), Err(ParameterError::ElementShort(8)));
    assert_eq!(of(vec![8, 16, 0], &[1; 5]), Err(ParameterError::ElementLong(16)));
    assert_eq!(of(vec![], &[1]), Err(ParameterError::ElementLong(8)));
    assert!(TraceBuilder::of(mode(vec![u64::MAX, u64::MAX]), None).is_err());
}

#[test]
fn what_is_wrong_on_purpose_is_wrong_in_every_call() {
    let mut random = Random::new(6);
    let mode = Mode::ParallelHash { strength: Strength::S256, xof: false, block: 100, customization: [][..].into() };
    let message = Message::new(&mut random, 8 * 350);
    let of = |variant| {
        let mut builder = TraceBuilder::of(mode.clone(), variant).expect("it is in range");
        builder.update(&message.bytes);
        builder.finish(256)
    };
    let right = of(None);
    assert_eq!(of(Some(Altered::default())).output(), right.output());
    let wrong = of(Some(Altered { rotates_right: true, ..Altered::default() }));
    let value = |trace: &Trace| {
        let leaf = trace.call(4).expect("there are four leaves");
        let opened =
            leaf.open(0, &message.bytes[leaf.bytes_for(0).expect("it is there")]).expect("these are the bytes");
        opened.state(Event::Squeeze).expect("a leaf is read once").bytes().take(64).collect::<Vec<u8>>()
    };
    assert_ne!(value(&wrong), value(&right));
    // The value stands in the node as the leaf gave it: behind the prefix and B, the fourth of 64 bytes.
    for trace in [&right, &wrong] {
        let node = trace.call(0).expect("there is a node");
        let mut padded = Vec::new();
        for p in 0..node.line().absorbing {
            padded
                .extend(node.open(p, &[]).expect("all values are kept").block().expect("it absorbs").bytes().take(136));
        }
        let at = 136 + 2 + 3 * 64;
        assert_eq!(padded[at..at + 64], value(trace));
    }
}
