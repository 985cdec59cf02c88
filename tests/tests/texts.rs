//! The Keccak Team's four texts of every step of every round, known by their digests: the files themselves are not carried.

use keccak_conformance::readers::intermediate::{document, interleaved};
use keccak_core::notation::hex;
use sha2::{Digest, Sha256};

/// The SHA-256 of `KeccakF-{25w}-IntermediateValues.txt` of XKCP, `tests/TestVectors`, at commit 6ce53d038f53.
const OFFICIAL: [(usize, &str); 4] = [
    (8, "5420859c01dfd1e0556389537b214a68ac14c68c06012827f796e4158d49acf5"),
    (16, "3c36fb72247e0e3b3a2987c5d0622c1e91d72c4ea691a6c96de4a975f4fe983e"),
    (32, "d41fe84eec7cdea65346888199b8b8c64385426239d1a3d60d06670d30076d8e"),
    (64, "db0947545a5d91c20b2105aac75fac430deafe0ccaecb660af60044244df30d4"),
];

/// The words that the digests stand for: round constants, ρ offsets, and two permutations with every state.
#[test]
fn our_texts_have_the_official_digests() {
    for (w, official) in OFFICIAL {
        let text = document(w);
        let states = text.lines().filter(|line| line.starts_with("After ")).count();
        assert_eq!(states, 2 * 5 * keccak_conformance::lanes::rounds(w));
        assert_eq!(hex(Sha256::digest(text)), official, "KeccakF-{}-IntermediateValues.txt", 25 * w);
    }
}

/// The SHA-256 of `KeccakF-1600-IntermediateValues32BI.txt`, from the same place.
const OFFICIAL_INTERLEAVED: &str = "28eb973cbeb82d11adde56153cafc061f00eb24ce01514a3578025fae626c2be";

#[test]
fn our_text_of_interleaved_lanes_has_the_official_digest() {
    assert_eq!(hex(Sha256::digest(interleaved(&document(64)))), OFFICIAL_INTERLEAVED);
}
