//! Digests against two other families of implementations, around every boundary of every rate.

use keccak_conformance::random::pattern;
use keccak_conformance::ways;
use keccak_core::functions::{FUNCTIONS, Function, OutputLength};
use sha3::Digest;
use shake::{ExtendableOutput, XofReader};
use tiny_keccak::Hasher;

/// The two others' outputs for a function, `len` bytes each; `None` if they don't have it.
fn others(function: &Function, message: &[u8], len: usize) -> Option<[Vec<u8>; 2]> {
    let tiny = |mut hasher: Tiny| {
        hasher.update(message);
        let mut out = vec![0; len];
        hasher.finalize(&mut out);
        out
    };
    let digests = match function.name {
        "SHA3-224" => [sha3::Sha3_224::digest(message).to_vec(), tiny(Tiny::Sha3(tiny_keccak::Sha3::v224()))],
        "SHA3-256" => [sha3::Sha3_256::digest(message).to_vec(), tiny(Tiny::Sha3(tiny_keccak::Sha3::v256()))],
        "SHA3-384" => [sha3::Sha3_384::digest(message).to_vec(), tiny(Tiny::Sha3(tiny_keccak::Sha3::v384()))],
        "SHA3-512" => [sha3::Sha3_512::digest(message).to_vec(), tiny(Tiny::Sha3(tiny_keccak::Sha3::v512()))],
        "Keccak-224" => [sha3::Keccak224::digest(message).to_vec(), tiny(Tiny::Keccak(tiny_keccak::Keccak::v224()))],
        "Keccak-256" => [sha3::Keccak256::digest(message).to_vec(), tiny(Tiny::Keccak(tiny_keccak::Keccak::v256()))],
        "Keccak-384" => [sha3::Keccak384::digest(message).to_vec(), tiny(Tiny::Keccak(tiny_keccak::Keccak::v384()))],
        "Keccak-512" => [sha3::Keccak512::digest(message).to_vec(), tiny(Tiny::Keccak(tiny_keccak::Keccak::v512()))],
        "SHAKE128" => [xof(shake::Shake128::default(), message, len), tiny(Tiny::Shake(tiny_keccak::Shake::v128()))],
        "SHAKE256" => [xof(shake::Shake256::default(), message, len), tiny(Tiny::Shake(tiny_keccak::Shake::v256()))],
        _ => return None,
    };
    Some(digests)
}

fn xof(mut hasher: impl ExtendableOutput, message: &[u8], len: usize) -> Vec<u8> {
    hasher.update(message);
    let mut out = vec![0; len];
    hasher.finalize_xof().read(&mut out);
    out
}

/// `tiny_keccak`'s trait is not object safe, so its three types need one.
enum Tiny {
    Sha3(tiny_keccak::Sha3),
    Keccak(tiny_keccak::Keccak),
    Shake(tiny_keccak::Shake),
}

impl Tiny {
    fn update(&mut self, message: &[u8]) {
        match self {
            Self::Sha3(hasher) => hasher.update(message),
            Self::Keccak(hasher) => hasher.update(message),
            Self::Shake(hasher) => hasher.update(message),
        }
    }

    fn finalize(self, out: &mut [u8]) {
        match self {
            Self::Sha3(hasher) => hasher.finalize(out),
            Self::Keccak(hasher) => hasher.finalize(out),
            Self::Shake(hasher) => hasher.finalize(out),
        }
    }
}

#[test]
fn three_implementations_agree_around_every_boundary() {
    let mut compared = 0;
    for function in &FUNCTIONS {
        let r = function.rate;
        let around = |n: usize| n * r - 2..=n * r + 1;
        let lengths: Vec<usize> = (0..4).chain(around(1)).chain(around(2)).chain(around(3)).chain([10_007]).collect();
        let outputs: Vec<usize> = match function.output {
            OutputLength::Fixed(len) => vec![len],
            OutputLength::Extendable => (0..3).chain(around(1)).chain(around(2)).collect(),
        };
        for &len in &lengths {
            let message = pattern(len);
            for &output in &outputs {
                let Some(others) = others(function, &message, output) else { continue };
                let mut ours = vec![0; output];
                ways::typed(function, &message, &mut ours);
                for (theirs, whose) in others.iter().zip(["RustCrypto", "tiny-keccak"]) {
                    assert_eq!(&ours, theirs, "{} of {len} bytes, {output} out, {whose}", function.name);
                    compared += 1;
                }
            }
        }
    }
    // Eight hashes and two functions of any output; nobody else has RawSHAKE.
    assert_eq!(compared, 2 * (8 * 17 + 2 * 17 * 11));
}
