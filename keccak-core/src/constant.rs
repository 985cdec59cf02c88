//! The fixed functions as `const fn`: digests that are known while compiling.
//!
//! A `const fn` can't call a trait's methods yet, so the round stands here in a second spelling, on plain words;
//! the tests tie it to [`functions`](crate::functions). What is hashed at run time goes there, where it is faster.
//!
//! ```
//! // What a contract's function is called by: the first four bytes of the hash of its signature.
//! const TRANSFER: [u8; 32] = keccak_core::constant::keccak_256(b"transfer(address,uint256)");
//! const SELECTOR: [u8; 4] = *TRANSFER.first_chunk().unwrap();
//! assert_eq!(SELECTOR, [0xa9, 0x05, 0x9c, 0xbb]);
//! ```

use crate::constants::{RHO_OFFSETS, ROUND_CONSTANTS};
use crate::functions::{KECCAK_256, SHA3_256};

/// SHA3-224 (FIPS 202, section 6.1).
pub const fn sha3_224(message: &[u8]) -> [u8; 28] {
    hash(message, SHA3_256.suffix)
}

/// SHA3-256 (FIPS 202, section 6.1).
pub const fn sha3_256(message: &[u8]) -> [u8; 32] {
    hash(message, SHA3_256.suffix)
}

/// SHA3-384 (FIPS 202, section 6.1).
pub const fn sha3_384(message: &[u8]) -> [u8; 48] {
    hash(message, SHA3_256.suffix)
}

/// SHA3-512 (FIPS 202, section 6.1).
pub const fn sha3_512(message: &[u8]) -> [u8; 64] {
    hash(message, SHA3_256.suffix)
}

/// Keccak-224 (Keccak reference 3.0).
pub const fn keccak_224(message: &[u8]) -> [u8; 28] {
    hash(message, KECCAK_256.suffix)
}

/// Keccak-256, Ethereum's hash (Keccak reference 3.0).
pub const fn keccak_256(message: &[u8]) -> [u8; 32] {
    hash(message, KECCAK_256.suffix)
}

/// Keccak-384 (Keccak reference 3.0).
pub const fn keccak_384(message: &[u8]) -> [u8; 48] {
    hash(message, KECCAK_256.suffix)
}

/// Keccak-512 (Keccak reference 3.0).
pub const fn keccak_512(message: &[u8]) -> [u8; 64] {
    hash(message, KECCAK_256.suffix)
}

/// The sponge of capacity twice the output, byte by byte.
const fn hash<const OUT: usize>(message: &[u8], suffix: u8) -> [u8; OUT] {
    let rate = 200 - 2 * OUT;
    let mut a = [[0; 5]; 5];
    let mut i = 0;
    while i < message.len() {
        xor(&mut a, i % rate, message[i]);
        i += 1;
        if i.is_multiple_of(rate) {
            keccak_f(&mut a);
        }
    }
    xor(&mut a, i % rate, suffix);
    xor(&mut a, rate - 1, 0x80);
    keccak_f(&mut a);
    let mut digest = [0; OUT];
    let mut i = 0;
    while i < OUT {
        digest[i] = (a[i / 40][i / 8 % 5] >> (8 * (i % 8))) as u8;
        i += 1;
    }
    digest
}

const fn xor(a: &mut [[u64; 5]; 5], at: usize, byte: u8) {
    a[at / 40][at / 8 % 5] ^= (byte as u64) << (8 * (at % 8));
}

const fn keccak_f(a: &mut [[u64; 5]; 5]) {
    let mut round = 0;
    while round < 24 {
        let mut c = [0; 5];
        let mut i = 0;
        while i < 25 {
            c[i % 5] ^= a[i / 5][i % 5];
            i += 1;
        }
        let mut b = [[0; 5]; 5];
        let mut i = 0;
        while i < 25 {
            let (x, y) = (i % 5, i / 5);
            // θ on the lane that π takes to (y, 2x + 3y), and ρ.
            let d = c[(x + 4) % 5] ^ c[(x + 1) % 5].rotate_left(1);
            b[(2 * x + 3 * y) % 5][y] = (a[y][x] ^ d).rotate_left(RHO_OFFSETS[y][x] % 64);
            i += 1;
        }
        let mut i = 0;
        while i < 25 {
            let (x, y) = (i % 5, i / 5);
            a[y][x] = b[y][x] ^ (!b[y][(x + 1) % 5] & b[y][(x + 2) % 5]);
            i += 1;
        }
        a[0][0] ^= ROUND_CONSTANTS[round];
        round += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;
    use crate::functions::{Keccak224, Keccak256, Keccak384, Keccak512, Sha3_224, Sha3_256, Sha3_384, Sha3_512};

    const SELECTOR: [u8; 32] = keccak_256(b"transfer(address,uint256)");

    #[test]
    fn it_is_the_other_spelling() {
        assert_eq!(SELECTOR, Keccak256::hash(b"transfer(address,uint256)"));
        let message: Vec<u8> = (0..700u32).map(|i| (i * i % 251) as u8).collect();
        for len in 0..message.len() {
            let message = &message[..len];
            assert_eq!(sha3_224(message), Sha3_224::hash(message), "{len}");
            assert_eq!(sha3_256(message), Sha3_256::hash(message), "{len}");
            assert_eq!(sha3_384(message), Sha3_384::hash(message), "{len}");
            assert_eq!(sha3_512(message), Sha3_512::hash(message), "{len}");
            assert_eq!(keccak_224(message), Keccak224::hash(message), "{len}");
            assert_eq!(keccak_256(message), Keccak256::hash(message), "{len}");
            assert_eq!(keccak_384(message), Keccak384::hash(message), "{len}");
            assert_eq!(keccak_512(message), Keccak512::hash(message), "{len}");
        }
    }
}
