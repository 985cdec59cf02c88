//! KMAC, ParallelHash and RawSHAKE through the traits; RustCrypto has none of them.

use digest::dev::{MacTestVector, MacTruncSide, mac_test, reset_mac_test};
use digest::{
    ExtendableOutput, ExtendableOutputReset, FixedOutput, FixedOutputReset, Key, KeyInit, Mac, Reset, Update,
};
use keccak_core::{
    Kmac128, Kmac256, KmacXof128, KmacXof256, ParallelHash128, ParallelHash256, ParallelHashXof128, RawShake128,
};
use proptest::prelude::*;
use tiny_keccak::{Hasher, IntoXof, Xof};

/// `digest`'s tests take what lives as long as the program.
fn leak(bytes: Vec<u8>) -> &'static [u8] {
    bytes.leak()
}

fn theirs(mut kmac: tiny_keccak::Kmac, message: &[u8], count: usize) -> Vec<u8> {
    kmac.update(message);
    let mut tag = vec![0; count];
    kmac.finalize(&mut tag);
    tag
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn kmac_passes_the_tests_of_digest(
        key in prop::collection::vec(any::<u8>(), 0..300),
        input in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        for (is128, tag) in [
            (true, theirs(tiny_keccak::Kmac::v128(&key, b""), &input, 32)),
            (false, theirs(tiny_keccak::Kmac::v256(&key, b""), &input, 64)),
        ] {
            let half = tag.len() / 2;
            let (left, right) = (leak(tag[..half].to_vec()), leak(tag[half..].to_vec()));
            let vector = MacTestVector { key: leak(key.clone()), input: leak(input.clone()), tag: leak(tag) };
            for (tag, side) in [
                (vector.tag, MacTruncSide::None),
                (left, MacTruncSide::Left),
                (right, MacTruncSide::Right),
            ] {
                let vector = MacTestVector { tag, ..vector };
                if is128 {
                    prop_assert_eq!(mac_test::<Kmac128>(&vector, side), Ok(()));
                    prop_assert_eq!(reset_mac_test::<Kmac128>(&vector, side), Ok(()));
                } else {
                    prop_assert_eq!(mac_test::<Kmac256>(&vector, side), Ok(()));
                    prop_assert_eq!(reset_mac_test::<Kmac256>(&vector, side), Ok(()));
                }
            }
        }
    }

    #[test]
    fn kmac_xof_is_another_implementations(
        key in prop::collection::vec(any::<u8>(), 0..300),
        message in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let expected = |mut kmac: tiny_keccak::Kmac| {
            kmac.update(&message);
            let mut out = vec![0; 500];
            kmac.into_xof().squeeze(&mut out);
            out
        };
        let mut ours = KmacXof128::new_from_slice(&key).expect("any length is a key's").chain(&message);
        let out = ours.finalize_boxed_reset(500);
        prop_assert_eq!(&out[..], expected(tiny_keccak::Kmac::v128(&key, b"")));
        // The key stays.
        prop_assert_eq!(out, ours.chain(&message).finalize_boxed(500));
        let ours = KmacXof256::new_from_slice(&key).expect("any length is a key's").chain(&message);
        prop_assert_eq!(&ours.finalize_boxed(500)[..], expected(tiny_keccak::Kmac::v256(&key, b"")));
    }
}

#[test]
fn a_wrong_tag_is_refused_in_every_way() {
    let mac = <Kmac128 as KeyInit>::new(&Key::<Kmac128>::default()).chain(b"message");
    let tag = Mac::finalize(mac.clone()).into_bytes();
    assert!(Mac::verify(mac.clone(), &tag).is_ok());
    assert!(mac.clone().verify(&tag).is_ok(), "ours takes the same tag");
    for bit in 0..256 {
        let mut wrong = tag;
        wrong[bit / 8] ^= 1 << (bit % 8);
        assert!(Mac::verify(mac.clone(), &wrong).is_err());
        assert!(mac.clone().verify_reset(&wrong).is_err());
        assert!(mac.clone().verify_slice(&wrong).is_err());
        assert!(mac.clone().verify(&wrong).is_err());
    }
    assert!(mac.clone().verify_slice(&tag[..31]).is_err());
    assert!(mac.clone().verify_truncated_left(&tag[..31]).is_ok());
    // A shorter tag is another one, for ours.
    assert!(mac.clone().verify(&tag[..31]).is_err());
    assert!(mac.verify_truncated_left(&[]).is_err());
}

#[test]
fn a_customization_comes_by_the_inherent_way() {
    let expected = theirs(tiny_keccak::Kmac::v256(b"key", b"S"), b"abc", 64);
    let mut mac = Kmac256::new(b"key", b"S");
    Mac::update(&mut mac, b"abc");
    assert_eq!(mac.finalize_reset().into_bytes()[..], expected);
    Mac::update(&mut mac, b"abc");
    assert_eq!(Mac::finalize(mac).into_bytes()[..], expected, "a reset keeps key and customization");
}

#[test]
fn parallel_hash_through_the_traits_is_the_inherent_one() {
    let message = [7; 1000];
    let mut hash = ParallelHash128::new(64, b"S").expect("a block may have 64 bytes");
    Update::update(&mut hash, &message);
    let mut expected = [0; 32];
    hash.clone().finish(&mut expected);
    assert_eq!(hash.finalize_fixed_reset()[..], expected);
    assert_eq!(hash.chain(message).finalize_fixed()[..], expected);

    let hash = ParallelHash256::new(64, b"S").expect("a block may have 64 bytes").chain(message);
    let mut expected = [0; 64];
    hash.clone().finish(&mut expected);
    assert_eq!(hash.finalize_fixed()[..], expected);

    let mut hash = ParallelHashXof128::new(64, b"S").expect("a block may have 64 bytes").chain(message);
    let expected: [u8; 100] = hash.clone().finish().array();
    assert_eq!(hash.finalize_boxed_reset(100)[..], expected);
    Reset::reset(&mut hash);
    assert_eq!(hash.chain(message).finalize_boxed(100)[..], expected);
}

#[test]
fn raw_shake_through_the_traits_is_the_inherent_one() {
    let mut expected = [0; 500];
    RawShake128::hash(b"abc", &mut expected);
    let mut out = [0; 500];
    RawShake128::digest_xof(b"abc", &mut out);
    assert_eq!(out, expected);
}
