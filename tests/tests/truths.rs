//! What implementations and pictures of Keccak get wrong, one test each, under the name of the mistake.

use keccak_conformance::bits::{Bits, bytes};
use keccak_conformance::random::{Random, pattern};
use keccak_conformance::{lanes, with_lane};
use keccak_core::constants::{RHO_OFFSETS, ROUND_CONSTANTS};
use keccak_core::functions::{
    FUNCTIONS, Function, KECCAK_256, Keccak256, Parameters, RAW_SHAKE128, SHA3_256, SHAKE128, Sha3_256, Shake128,
};
use keccak_core::influence::reach;
use keccak_core::notation::{IntermediateValues, bits, bytes_hex, lanes_hex};
use keccak_core::parts::Bit;
use keccak_core::permutation::{Altered, Standard, Step, keccak_f1600, keccak_p1600, permute, rho, theta};
use keccak_core::position::{Event, Position};
use keccak_core::state::{Snapshot, State};
use keccak_core::trace::{Opened, Trace, TraceBuilder};

/// The trace of the first `len` bits of a message.
fn trace(parameters: &Parameters, message: &[u8], len: usize, out_bits: u64) -> Trace {
    let mut builder = TraceBuilder::new(parameters, None);
    builder.update_bits(message, len);
    builder.finish(out_bits)
}

/// One permutation of a trace, opened.
fn open(trace: &Trace, message: &[u8], p: u64) -> Opened {
    let bytes = trace.bytes_for(p).expect("it is on the line");
    trace.open(p, &message[bytes]).expect("these are the bytes")
}

/// The padded blocks that a trace absorbs, as bits of the rate.
fn blocks(trace: &Trace, message: &[u8]) -> Vec<String> {
    let rate = trace.parameters().expect("it is a sponge").rate_bits();
    let block = |p| bits(&open(trace, message, p).block().expect("it absorbs"))[..rate].to_owned();
    (0..trace.line().absorbing).map(block).collect()
}

/// The padded blocks of whole bytes, in hex.
fn byte_blocks(function: &Function, message: &[u8]) -> Vec<String> {
    let trace = Trace::of(&function.parameters(), message, 0);
    let block = |p| bytes_hex(&open(&trace, message, p).block().expect("it absorbs"))[..2 * function.rate].to_owned();
    (0..trace.line().absorbing).map(block).collect()
}

/// How many blocks a message of so many bits becomes.
fn block_count(function: &Function, len: usize) -> u64 {
    let message = vec![0xFF; len.div_ceil(8)];
    trace(&function.parameters(), &message, len, 256).line().absorbing
}

#[test]
fn coordinates_counted_from_one_or_y_before_x() {
    for w in lanes::WIDTHS {
        for (i, (y, x, z)) in (0..5).flat_map(|y| (0..5).flat_map(move |x| (0..w).map(move |z| (y, x, z)))).enumerate()
        {
            let bit = Bit { x, y, z };
            assert_eq!(w * (5 * y + x) + z, i);
            assert_eq!((bit.index(w), Bit::from_index(i, w)), (i, bit));
            let mut state = Snapshot::zero(w);
            state.flip(bit);
            assert_eq!(bits(&state).find('1'), Some(i), "w = {w}, {bit:?}");
        }
    }
}

#[test]
fn lane_one_zero_taken_for_lane_zero_one() {
    let message: Vec<u8> = (0..136).collect();
    let opened = open(&Trace::of(&SHA3_256.parameters(), &message, 256), &message, 0);
    let state = opened.state(Event::Absorb).unwrap();
    for (x, y) in [(0, 0), (1, 0), (4, 0), (0, 1), (1, 3)] {
        let at = 8 * (5 * y + x);
        let lane = u64::from_le_bytes(message[at..at + 8].try_into().unwrap());
        assert_eq!(state.lanes[y][x], lane, "lane ({x}, {y}) sits at byte {at}");
    }
}

#[test]
fn lanes_read_big_endian() {
    let message = [1, 2, 3, 4, 5, 6, 7, 8];
    let opened = open(&Trace::of(&SHA3_256.parameters(), &message, 256), &message, 0);
    let state = opened.state(Event::Absorb).unwrap();
    assert_eq!(state.lanes[0][0], 0x0807_0605_0403_0201);
    assert_eq!(lanes_hex(state)[0], "0807060504030201");
    assert!(bytes_hex(state).starts_with("010203040506070806"));
}

#[test]
fn high_bit_of_a_byte_taken_first() {
    let opened = open(&Trace::of(&SHA3_256.parameters(), &[0x01, 0x80], 256), &[0x01, 0x80], 0);
    let state = opened.state(Event::Absorb).unwrap();
    assert!(state.bit(Bit { x: 0, y: 0, z: 0 }) && state.bit(Bit { x: 0, y: 0, z: 15 }));
    assert!(bits(state).starts_with("100000000000000101100"));
    // FIPS 202's example of five bits: 11001 is the byte 13, not C8 and not 19.
    let mut digest = [0; 32];
    SHA3_256.parameters().hash_bits(&[0x13], 5, &mut digest, 256).unwrap();
    assert_eq!(digest[..4], [0x7B, 0x00, 0x47, 0xCF]);
}

#[test]
fn rho_rotates_right() {
    for (y, row) in RHO_OFFSETS.iter().enumerate() {
        for (x, offset) in row.iter().enumerate() {
            let mut a = State::<u64>::default();
            a[y][x] = 1;
            rho(&mut a, &Standard);
            assert_eq!(a[y][x], 1 << (offset % 64), "bit 0 of lane ({x}, {y}) moves towards higher z");
        }
    }
    let altered = Altered { rotates_right: true, ..Altered::default() };
    let mut builder = TraceBuilder::new(&SHA3_256.parameters(), Some(altered));
    builder.update(b"abc");
    assert_ne!(builder.finish(256).output(), Sha3_256::hash(b"abc"));
}

#[test]
fn theta_takes_both_columns_from_its_own_slice() {
    let mut a = State::<u64>::default();
    a[0][1] = 1 << 5;
    theta(&mut a, &Standard);
    // Column (1, 5) is odd: it turns over column (2, 5), to its right, and column (0, 6), to its left one slice on.
    for y in 0..5 {
        assert_eq!((a[y][2], a[y][0]), (1 << 5, 1 << 6), "y = {y}");
    }
}

#[test]
fn narrow_lanes_use_the_offsets_and_constants_of_64_bits() {
    for w in lanes::WIDTHS {
        let text = IntermediateValues::Document { w }.to_string();
        let constant = ROUND_CONSTANTS[2] & (u64::MAX >> (64 - w));
        let digits = w.div_ceil(4);
        assert!(text.contains(&format!("RC[02][0][0] = {constant:0digits$X}\n")), "w = {w}");
        assert!(text.contains(&format!("RhoOffset[3][2] = {:2}\n", 153 % w)), "w = {w}");
    }
}

#[test]
fn narrow_permutations_have_24_rounds_too() {
    for (w, rounds) in lanes::WIDTHS.into_iter().zip([12, 14, 16, 18, 20, 22, 24]) {
        assert!(Parameters::new(w, rounds, 1, 1).is_ok() && Parameters::new(w, rounds + 1, 1, 1).is_err(), "w = {w}");
        with_lane!(w, L => assert_eq!(<L as keccak_core::lane::Lane>::ROUNDS, rounds));
    }
}

#[test]
fn reduced_rounds_use_the_first_constants() {
    let start = Random::new(11).state::<u64>();
    let (mut last, mut first) = (start, start);
    permute(&mut last, 12..24, &Standard, |_, _, _| ());
    permute(&mut first, 0..12, &Standard, |_, _, _| ());
    let mut a = start;
    keccak_p1600(&mut a, 12);
    assert_eq!(a, last);
    assert_ne!(a, first);
    let trace = Trace::of_permutation(start.snapshot(), 12, None).unwrap();
    assert_eq!(trace.line().position(1).map(|position| position.to_string()).as_deref(), Some("0.12.theta"));
    assert_eq!(trace.line().last().to_string(), "0.23.iota");
}

#[test]
fn length_rate_minus_one_gets_an_extra_block() {
    for function in FUNCTIONS {
        let message = vec![0xAA; function.rate - 1];
        let blocks = byte_blocks(&function, &message);
        let last = function.suffix | 0x80;
        assert_eq!(blocks, [format!("{}{last:02x}", "aa".repeat(function.rate - 1))], "{}", function.name);
    }
    assert!(byte_blocks(&SHA3_256, &[0; 135])[0].ends_with("0086"));
    assert!(byte_blocks(&SHAKE128, &[0; 167])[0].ends_with("009f"));
    assert!(byte_blocks(&KECCAK_256, &[0; 135])[0].ends_with("0081"));
}

#[test]
fn a_full_block_gets_no_padding() {
    for function in FUNCTIONS {
        let blocks = byte_blocks(&function, &vec![0xAA; function.rate]);
        let zeros = "00".repeat(function.rate - 2);
        assert_eq!(blocks[1..], [format!("{:02x}{zeros}80", function.suffix)], "{}", function.name);
    }
    assert_eq!(byte_blocks(&SHA3_256, b""), [format!("06{}80", "00".repeat(134))]);
}

#[test]
fn suffix_forgotten_in_padding() {
    assert_ne!(Sha3_256::hash(b""), Keccak256::hash(b""));
    assert_eq!(
        (&Sha3_256::hash(b"")[..4], &Keccak256::hash(b"")[..4]),
        (&[0xA7, 0xFF, 0xC6, 0xF8][..], &[0xC5, 0xD2, 0x46, 0x01][..])
    );
    // The same rate and the same permutation: the two bits of the suffix are all that differs.
    let keccak = KECCAK_256.parameters();
    let mut with_suffix = [0; 32];
    keccak.hash_bits(&[b'a', b'b', b'c', 0b10], 8 * 3 + 2, &mut with_suffix, 256).unwrap();
    assert_eq!(with_suffix, Sha3_256::hash(b"abc"));
}

#[test]
fn suffix_of_sha3_used_for_shake() {
    let suffixes: Vec<u8> = FUNCTIONS.iter().map(|function| function.suffix).collect();
    assert_eq!(suffixes, [6, 6, 6, 6, 0x1F, 0x1F, 1, 1, 1, 1, 7, 7]);
    // RawSHAKE is SHAKE without the two bits 11.
    let (mut raw, mut shake) = ([0; 50], [0; 50]);
    RAW_SHAKE128.parameters().hash_bits(&[b'a', 0b11], 8 + 2, &mut raw, 400).unwrap();
    Shake128::hash(b"a", &mut shake);
    assert_eq!(raw, shake);
}

#[test]
fn bit_lengths_need_another_block_from_the_rate_on_only() {
    for function in FUNCTIONS {
        let r = 8 * function.rate;
        let spare = match function.name {
            name if name.starts_with("SHA3") => 3,
            name if name.starts_with("SHAKE") => 5,
            name if name.starts_with("Keccak") => 1,
            _ => 3,
        };
        for (len, count) in [(r - spare - 1, 1), (r - spare, 2), (r, 2), (2 * r - spare - 1, 2), (2 * r - spare, 3)] {
            assert_eq!(block_count(&function, len), count, "{}, {len} bits", function.name);
        }
    }
}

#[test]
fn suffix_cut_off_at_the_end_of_a_block() {
    // SHA-3 appends 0 1 1, zeros, 1. With one bit left in the block the other two are in the next.
    let message = vec![0xFF; 136];
    for (left, first, second) in [(1, "0", "11"), (2, "01", "1"), (3, "011", "")] {
        let len = 1088 - left;
        let trace = trace(&SHA3_256.parameters(), &message, len, 256);
        let blocks = blocks(&trace, &message);
        assert_eq!(blocks.len(), 2, "{left} bits left");
        assert_eq!(blocks[0], format!("{}{first}", "1".repeat(len)));
        assert_eq!(blocks[1], format!("{second}{}1", "0".repeat(1087 - second.len())));
    }
}

#[test]
fn a_suffix_that_straddles_blocks_is_absorbed_twice() {
    // A rate shorter than the suffix: 1 0 1 0 0 1 1 and the last 1 go into eight blocks of a bit each.
    let sponge = Parameters::new(8, 18, 1, 0b110_0101).unwrap();
    let trace = trace(&sponge, &[], 0, 8);
    assert_eq!(blocks(&trace, &[]), ["1", "0", "1", "0", "0", "1", "1", "1"]);
}

#[test]
fn suffix_80_at_rate_minus_one_merged_with_the_last_one() {
    let sponge = Parameters::new(64, 24, 1088, 0x80).unwrap();
    let message = [0xAA; 135];
    let trace = Trace::of(&sponge, &message, 256);
    let block = |p| bytes_hex(&open(&trace, &message, p).block().unwrap())[..272].to_owned();
    assert_eq!(trace.line().absorbing, 2);
    assert_eq!(block(0), format!("{}80", "aa".repeat(135)));
    assert_eq!(block(1), format!("{}80", "00".repeat(135)));
    // Where the suffix leaves a bit to spare the two share the byte.
    let sponge = Parameters::new(64, 24, 1088, 0x40).unwrap();
    assert_eq!(Trace::of(&sponge, &message, 256).line().absorbing, 1);
}

#[test]
fn no_squeeze_for_no_output() {
    for function in FUNCTIONS {
        let trace = Trace::of(&function.parameters(), b"abc", 0);
        assert_eq!((trace.line().permutations, trace.output()), (1, &[][..]));
        assert_eq!(trace.line().last(), Position::new(0, Event::Squeeze), "{}", function.name);
    }
}

#[test]
fn output_of_n_rates_takes_another_squeeze() {
    for function in FUNCTIONS {
        let r = 8 * function.rate as u64;
        for (out_bits, squeezes) in [(1, 1), (r - 1, 1), (r, 1), (r + 1, 2), (2 * r, 2), (2 * r + 1, 3), (5 * r, 5)] {
            let line = Trace::of(&function.parameters(), b"abc", out_bits).line();
            let count = (0..line.permutations).filter(|&p| line.squeezes(p)).count();
            assert_eq!((count, line.permutations), (squeezes, squeezes as u64), "{}, {out_bits} bits", function.name);
        }
    }
}

#[test]
fn squeezing_permutes_after_the_last_block_of_output() {
    let trace = Trace::of(&SHAKE128.parameters(), b"abc", 3 * 1344);
    assert_eq!(trace.line().last(), Position::new(2, Event::Squeeze));
    let last = *open(&trace, b"abc", 2).states().last().unwrap().1;
    let block: Vec<u8> = last.bytes().take(168).collect();
    assert_eq!(trace.output()[336..], block);
}

#[test]
fn only_the_first_block_is_absorbed_or_shown() {
    let message = pattern(5 * 136 + 20);
    let trace = Trace::of(&SHA3_256.parameters(), &message, 256);
    assert_eq!((trace.line().absorbing, trace.line().permutations), (6, 6));
    let mut state = [0; 200];
    let mut padded = message.clone();
    padded.extend([0x06]);
    padded.resize(6 * 136, 0);
    padded[6 * 136 - 1] |= 0x80;
    for (p, block) in (0..).zip(padded.chunks(136)) {
        for (byte, more) in state.iter_mut().zip(block) {
            *byte ^= more;
        }
        let at: Position = format!("{p}.absorb").parse().unwrap();
        let opened = open(&trace, &message, p);
        let absorbed = Snapshot::from_bytes(64, &state);
        assert_eq!(opened.state(at.event), Some(&absorbed), "{at}");
        let mut a = State::from_snapshot(&absorbed);
        keccak_f1600(&mut a);
        assert_eq!(opened.states().last().unwrap().1, &a.snapshot());
        state = a.snapshot().bytes().collect::<Vec<_>>().try_into().unwrap();
    }
    assert_eq!(Sha3_256::hash(&message)[..], state[..32]);
}

#[test]
fn only_the_first_squeeze_is_shown() {
    let trace = Trace::of(&SHAKE128.parameters(), b"abc", 8 * 500);
    let squeezes: Vec<String> = (0..trace.line().len())
        .filter_map(|ordinal| trace.line().position(ordinal))
        .filter(|position| position.event == Event::Squeeze)
        .map(|position| position.to_string())
        .collect();
    assert_eq!(squeezes, ["0.squeeze", "1.squeeze", "2.squeeze"]);
    let mut read = Vec::new();
    for p in 0..3 {
        read.extend(open(&trace, b"abc", p).state(Event::Squeeze).unwrap().bytes().take(168));
    }
    assert_eq!(trace.output(), &read[..500]);
}

#[test]
fn the_sponge_begins_with_something_else_than_zeros() {
    for function in FUNCTIONS {
        let trace = Trace::of(&function.parameters(), b"abc", 256);
        assert_eq!(open(&trace, b"abc", 0).state(Event::Start), Some(&Snapshot::zero(64)), "{}", function.name);
    }
}

#[test]
fn the_capacity_takes_in_message() {
    for function in FUNCTIONS {
        let message = pattern(3 * function.rate);
        let trace = Trace::of(&function.parameters(), &message, 256);
        for p in 0..trace.line().absorbing {
            let block = open(&trace, &message, p).block().unwrap();
            assert!(block.bytes().skip(function.rate).all(|byte| byte == 0), "{}, block {p}", function.name);
        }
    }
}

#[test]
fn output_of_bits_fills_its_last_byte_with_more() {
    for out_bits in [1, 5, 8, 13, 1343, 1345] {
        let trace = Trace::of(&SHAKE128.parameters(), b"abc", out_bits);
        let mut whole = [0; 200];
        Shake128::hash(b"abc", &mut whole);
        let bits: Vec<bool> = (0..out_bits as usize).map(|i| whole[i / 8] >> (i % 8) & 1 == 1).collect();
        assert_eq!(trace.output(), Bits::of_bools(&bits).bytes(), "{out_bits} bits");
    }
}

#[test]
fn lanes_rounded_by_a_number_of_53_bits() {
    let lane = bytes("ffffffffffffff7f").unwrap();
    let opened = open(&Trace::of(&SHA3_256.parameters(), &lane, 256), &lane, 0);
    assert_eq!(lanes_hex(opened.state(Event::Absorb).unwrap())[0], "7fffffffffffffff");
}

/// How many bits a bit can reach: after θ, and after each of three rounds.
fn reached(bit: Bit) -> [usize; 4] {
    let mut set = Snapshot::zero(64);
    set.flip(bit);
    let mut counts = [reach(Step::Theta, &set).ones(), 0, 0, 0];
    for count in &mut counts[1..] {
        set = Step::ALL.iter().fold(set, |set, &step| reach(step, &set));
        *count = set.ones();
    }
    counts
}

#[test]
fn a_bit_is_said_to_reach_the_whole_state_in_two_rounds() {
    // Where on its lane a bit sits makes no difference to a count, so the 25 lanes are all there is.
    let counts: Vec<[usize; 4]> = (0..25).map(|lane| reached(Bit { x: lane % 5, y: lane / 5, z: 0 })).collect();
    for count in &counts {
        assert_eq!((count[0], count[1], count[3]), (11, 33, 1600));
    }
    let second = counts.iter().map(|count| count[2]);
    assert_eq!((second.clone().min(), second.max()), (Some(740), Some(815)));
    for (lane, z) in [(0, 1), (7, 17), (13, 63)] {
        assert_eq!(reached(Bit { x: lane % 5, y: lane / 5, z }), counts[lane]);
    }
}

#[test]
fn half_the_state_is_said_to_differ_after_one_round() {
    /// Enough that a mean strays from its value by less than half a bit.
    const PAIRS: usize = 2000;
    let mut random = Random::new(12);
    let mut sums = [0; 24];
    for _ in 0..PAIRS {
        let start = random.state::<u64>().snapshot();
        let mut flipped = start;
        flipped.flip(Bit::from_index(random.below(1600), 64));
        let opened = |start| Trace::of_permutation(start, 24, None).unwrap().open(0, &[]).unwrap();
        let (a, b) = (opened(start), opened(flipped));
        for (round, sum) in sums.iter_mut().enumerate() {
            let at = Event::Step(round, Step::Iota);
            *sum += a.state(at).unwrap().differences(b.state(at).unwrap()).ones();
        }
    }
    let means = sums.map(|sum| sum as f64 / PAIRS as f64);
    for (round, mean) in means.into_iter().enumerate() {
        let expected = [22.0, 346.0, 799.5].get(round).copied().unwrap_or(800.0);
        assert!((mean - expected).abs() < 1.5, "after round {round} {mean} bits differ, not {expected}");
    }
}
