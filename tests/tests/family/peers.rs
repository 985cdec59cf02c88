//! Against implementations that are not ours.

use keccak_conformance::random::{Random, pattern};
use keccak_core::functions::{
    CShake128, CShake256, Kmac128, Kmac256, KmacXof128, KmacXof256, Kt128, ParallelHash128, ParallelHash256,
    ParallelHashXof128, ParallelHashXof256, TupleHash128, TupleHash256, TupleHashXof128, TupleHashXof256,
};
use tiny_keccak::{Hasher, IntoXof, Xof};

/// A message, a second string and a third.
fn strings(random: &mut Random) -> [Vec<u8>; 3] {
    let mut string = |lengths: &[usize]| {
        let count = lengths[random.below(lengths.len())];
        random.bytes(count)
    };
    [string(&[0, 1, 135, 136, 137, 167, 168, 169, 500, 5000]), string(&[0, 1, 16, 32, 130, 165, 300]), string(&[0, 8])]
}

fn theirs(mut hasher: impl Hasher, message: &[u8], out: &mut [u8]) {
    hasher.update(message);
    hasher.finalize(out);
}

fn tuple(mut hasher: tiny_keccak::TupleHash, tuple: &[&[u8]]) -> tiny_keccak::TupleHash {
    for element in tuple {
        hasher.update(element);
    }
    hasher
}

fn their_xof(mut hasher: impl IntoXof + Hasher, message: &[u8], out: &mut [u8]) {
    hasher.update(message);
    hasher.into_xof().squeeze(out);
}

#[test]
fn sp_800_185_is_tiny_keccaks() {
    let mut random = Random::new(9);
    for _ in 0..60 {
        let [message, s, short] = strings(&mut random);
        let length = [0, 1, 32, 64, 168, 300][random.below(6)];
        let (mut ours, mut other) = (vec![0; length], vec![0; length]);
        macro_rules! same {
            ($what:literal, $ours:expr, $theirs:expr) => {
                $ours;
                $theirs;
                assert_eq!(ours, other, "{} of {} bytes, S of {}", $what, message.len(), s.len());
            };
        }
        same!(
            "cSHAKE128",
            CShake128::new_with_function_name(&short, &s).chain(&message).finish().read(&mut ours),
            theirs(tiny_keccak::CShake::v128(&short, &s), &message, &mut other)
        );
        same!(
            "cSHAKE256",
            CShake256::new_with_function_name(&short, &s).chain(&message).finish().read(&mut ours),
            theirs(tiny_keccak::CShake::v256(&short, &s), &message, &mut other)
        );
        same!(
            "KMAC128",
            Kmac128::new(&s, &short).chain(&message).finish(&mut ours),
            theirs(tiny_keccak::Kmac::v128(&s, &short), &message, &mut other)
        );
        assert_eq!(Kmac128::new(&s, &short).chain(&message).verify_tag(&other, length).is_ok(), length > 0);
        if let Some(last) = other.last_mut() {
            *last ^= 1;
            assert!(Kmac128::new(&s, &short).chain(&message).verify_tag(&other, length).is_err());
        }
        same!(
            "KMAC256",
            Kmac256::new(&s, &short).chain(&message).finish(&mut ours),
            theirs(tiny_keccak::Kmac::v256(&s, &short), &message, &mut other)
        );
        same!(
            "KMACXOF128",
            KmacXof128::new(&s, &short).chain(&message).finish().read(&mut ours),
            their_xof(tiny_keccak::Kmac::v128(&s, &short), &message, &mut other)
        );
        same!(
            "KMACXOF256",
            KmacXof256::new(&s, &short).chain(&message).finish().read(&mut ours),
            their_xof(tiny_keccak::Kmac::v256(&s, &short), &message, &mut other)
        );
        let elements: [&[u8]; 3] = [&message, &s, &short];
        same!(
            "TupleHash128",
            TupleHash128::hash(&elements, &short, &mut ours),
            tuple(tiny_keccak::TupleHash::v128(&short), &elements).finalize(&mut other)
        );
        same!(
            "TupleHash256",
            TupleHash256::hash(&elements, &short, &mut ours),
            tuple(tiny_keccak::TupleHash::v256(&short), &elements).finalize(&mut other)
        );
        same!(
            "TupleHashXOF128",
            TupleHashXof128::hash(&elements, &short, &mut ours),
            tuple(tiny_keccak::TupleHash::v128(&short), &elements).into_xof().squeeze(&mut other)
        );
        same!(
            "TupleHashXOF256",
            TupleHashXof256::hash(&elements, &short, &mut ours),
            tuple(tiny_keccak::TupleHash::v256(&short), &elements).into_xof().squeeze(&mut other)
        );
        let block = [1, 7, 8, 168, 1000][random.below(5)];
        let theirs_128 = || tiny_keccak::ParallelHash::v128(&short, block);
        let theirs_256 = || tiny_keccak::ParallelHash::v256(&short, block);
        let block = block as u64;
        same!(
            "ParallelHash128",
            ParallelHash128::new(block, &short).unwrap().chain(&message).finish(&mut ours),
            theirs(theirs_128(), &message, &mut other)
        );
        same!(
            "ParallelHash256",
            ParallelHash256::new(block, &short).unwrap().chain(&message).finish(&mut ours),
            theirs(theirs_256(), &message, &mut other)
        );
        same!(
            "ParallelHashXOF128",
            ParallelHashXof128::new(block, &short).unwrap().chain(&message).finish().read(&mut ours),
            their_xof(theirs_128(), &message, &mut other)
        );
        same!(
            "ParallelHashXOF256",
            ParallelHashXof256::new(block, &short).unwrap().chain(&message).finish().read(&mut ours),
            their_xof(theirs_256(), &message, &mut other)
        );
    }
}

#[test]
fn kangaroo_twelve_is_tiny_keccaks() {
    for length in [0, 1, 167, 168, 8190, 8191, 8192, 8193, 16_383, 16_384, 16_385, 50_000] {
        for customization in [0, 1, 8191, 8192, 20_000] {
            let (message, customization) = (pattern(length), pattern(customization));
            let (mut ours, mut other) = ([0; 200], [0; 200]);
            Kt128::hash(&message, &customization, &mut ours);
            theirs(tiny_keccak::KangarooTwelve::new(&customization), &message, &mut other);
            assert_eq!(ours, other, "{length} bytes, C of {}", customization.len());
        }
    }
}
