//! In pieces is at once: for every cut around every rate, for any pieces of bits, and for reading.

use keccak_conformance::random::{Random, pattern};
use keccak_conformance::with_lane;
use keccak_core::functions::{
    FUNCTIONS, Keccak224, Keccak256, Keccak384, Keccak512, Parameters, RawShake128, RawShake256, Sha3_224, Sha3_256,
    Sha3_384, Sha3_512, Shake128, Shake256,
};
use keccak_core::permutation::Standard;
use keccak_core::sponge::{KeccakP, Sponge};
use proptest::prelude::*;

use crate::{Message, cases, one_shot, sponge_and_message};

/// The digest of a message in pieces, 40 bytes of it where there is no end.
type InPieces = fn(&[&[u8]]) -> Vec<u8>;

macro_rules! fixed {
    ($hash:ty) => {
        |pieces| {
            let mut hash = <$hash>::new();
            for piece in pieces {
                hash.update(piece);
            }
            hash.finish().to_vec()
        }
    };
}

macro_rules! extendable {
    ($xof:ty) => {
        |pieces| {
            let mut xof = <$xof>::new();
            for piece in pieces {
                xof.update(piece);
            }
            let mut out = vec![0; 40];
            xof.finish().read(&mut out);
            out
        }
    };
}

/// In the order of the core's own table.
const TYPES: [InPieces; 12] = [
    fixed!(Sha3_224),
    fixed!(Sha3_256),
    fixed!(Sha3_384),
    fixed!(Sha3_512),
    extendable!(Shake128),
    extendable!(Shake256),
    fixed!(Keccak224),
    fixed!(Keccak256),
    fixed!(Keccak384),
    fixed!(Keccak512),
    extendable!(RawShake128),
    extendable!(RawShake256),
];

#[test]
fn every_cut_of_every_length_around_the_rate() {
    for (function, in_pieces) in FUNCTIONS.iter().zip(TYPES) {
        let r = function.rate;
        for len in [r - 2, r - 1, r, r + 1, 2 * r - 1, 2 * r, 2 * r + 1] {
            let bytes = pattern(len);
            let message = Message { bytes: bytes.clone(), len: 8 * len };
            let whole = in_pieces(&[&bytes]);
            assert_eq!(whole, one_shot(&function.parameters(), &message, 8 * whole.len()), "{}, {len}", function.name);
            for cut in 0..=len {
                let (a, b) = bytes.split_at(cut);
                assert_eq!(in_pieces(&[a, &[], b]), whole, "{}, {len} bytes cut at {cut}", function.name);
            }
        }
    }
}

#[test]
fn byte_by_byte() {
    for (function, in_pieces) in FUNCTIONS.iter().zip(TYPES) {
        let bytes = pattern(2 * function.rate + 3);
        let pieces: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(in_pieces(&pieces), in_pieces(&[&bytes]), "{}", function.name);
    }
}

/// Numbers that add up to `whole`, some of them zero.
fn pieces(whole: usize, random: &mut Random) -> Vec<usize> {
    let mut cuts: Vec<usize> = (0..random.below(6)).map(|_| random.below(whole + 1)).collect();
    cuts.extend([0, whole]);
    cuts.sort_unstable();
    cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Absorbs and reads in pieces of bits that needn't be bytes.
fn in_pieces_of_bits(parameters: &Parameters, message: &Message, out_bits: usize, seed: u64) -> Vec<bool> {
    let mut random = Random::new(seed);
    with_lane!(parameters.w(), L => {
        let permutation = KeccakP::<L>::new(parameters.rounds(), Standard);
        let mut sponge = Sponge::new(permutation, parameters.rate_bits()).expect("the rate is in range");
        let mut from = 0;
        for piece in pieces(message.len, &mut random) {
            sponge.absorb_bits(&message.bytes, from..from + piece);
            from += piece;
        }
        let mut output = sponge.finish(parameters.suffix());
        let mut bits = Vec::new();
        for piece in pieces(out_bits, &mut random) {
            // Filled with ones, so that what is left of the last byte is seen to become zero.
            let mut out = vec![0xFF; piece.div_ceil(8)];
            output.read_bits(&mut out, piece);
            bits.extend((0..8 * out.len()).map(|i| out[i / 8] >> (i % 8) & 1 == 1));
            assert!(bits.drain(bits.len() - (8 * out.len() - piece)..).all(|bit| !bit));
        }
        bits
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_pieces_of_bits((parameters, message, seed) in sponge_and_message()) {
        let out_bits = seed as usize % (3 * parameters.rate_bits() + 10);
        let whole = one_shot(&parameters, &message, out_bits);
        let bits: Vec<bool> = (0..out_bits).map(|i| whole[i / 8] >> (i % 8) & 1 == 1).collect();
        prop_assert_eq!(in_pieces_of_bits(&parameters, &message, out_bits, seed), bits);
    }

    #[test]
    fn what_is_behind_the_last_bit_does_not_count((parameters, message, _) in sponge_and_message()) {
        let mut other = message.clone();
        if message.len % 8 != 0 {
            *other.bytes.last_mut().expect("it has bits") ^= 0xFF << (message.len % 8);
        }
        other.bytes.push(0xA5);
        prop_assert_eq!(one_shot(&parameters, &other, 100), one_shot(&parameters, &message, 100));
    }

    #[test]
    fn output_in_any_pieces_of_bytes(message in prop::collection::vec(any::<u8>(), 0..400), seed: u64) {
        let mut random = Random::new(seed);
        let mut whole = vec![0; random.below(600)];
        Shake128::hash(&message, &mut whole);
        let mut output = Shake128::new().chain(&message).finish();
        let mut read = Vec::new();
        for piece in pieces(whole.len(), &mut random) {
            let mut out = vec![0xFF; piece];
            output.read(&mut out);
            read.extend(out);
        }
        prop_assert_eq!(read, whole);
    }
}
