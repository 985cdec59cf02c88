//! KMAC, ParallelHash and RawSHAKE through the traits; RustCrypto has none of them.

use digest::dev::{MacTestVector, MacTruncSide, mac_test, reset_mac_test};
use digest::{
    ExtendableOutput, ExtendableOutputReset, FixedOutput, FixedOutputReset, Key, KeyInit, Mac, Reset, Update,
};
use keccak_core::{
    Kmac128, Kmac256, KmacXof128, KmacXof256, ParallelHash128, ParallelHash256, ParallelHashXof128, RawShake128,
};
use proptest::prelude::*;

/// KMAC of SP 800-185, sections 4.3 and 4.3.1, by the definition, over the cSHAKE of others; `bits` is 0 for the extendable ones.
fn kmac<const RATE: usize>(key: &[u8], customization: &[u8], message: &[u8], bits: u64, count: usize) -> Vec<u8> {
    let mut hash = cshake_theirs::CShake::<RATE>::new_with_function_name(b"KMAC", customization);
    let (rate, length) = (number(RATE as u64), number(8 * key.len() as u64));
    let mut padded = [&[rate.len() as u8], &rate[..], &[length.len() as u8], &length, key].concat();
    padded.resize(padded.len().next_multiple_of(RATE), 0);
    hash.update(&padded);
    hash.update(message);
    let bits = number(bits);
    hash.update(&bits);
    hash.update(&[bits.len() as u8]);
    hash.finalize_boxed(count).to_vec()
}

/// The bytes of a number, at least one, most significant first.
fn number(x: u64) -> Vec<u8> {
    let bytes = x.to_be_bytes();
    bytes[(x.leading_zeros() as usize / 8).min(7)..].to_vec()
}

/// `digest`'s tests take what lives as long as the program.
fn vector(key: &[u8], input: &[u8], tag: &[u8]) -> MacTestVector {
    let [key, input, tag] = [key, input, tag].map(|bytes| &*bytes.to_vec().leak());
    MacTestVector { key, input, tag }
}

/// A key, also of the lengths where it just fills blocks of 168 or 136 bytes.
fn key() -> impl Strategy<Value = Vec<u8>> {
    let length = prop_oneof![4 => 0..300usize, 1 => prop::sample::select(vec![163, 131, 267])];
    length.prop_flat_map(|length| prop::collection::vec(any::<u8>(), length))
}

fn passes<M: Mac + KeyInit + FixedOutputReset + Clone>(key: &[u8], input: &[u8], tag: &[u8]) {
    let (left, right) = tag.split_at(tag.len() / 2);
    for (tag, side) in [(tag, MacTruncSide::None), (left, MacTruncSide::Left), (right, MacTruncSide::Right)] {
        let vector = vector(key, input, tag);
        assert_eq!(mac_test::<M>(&vector, side), Ok(()), "{side:?}");
        assert_eq!(reset_mac_test::<M>(&vector, side), Ok(()), "{side:?}");
    }
}

fn extends<X: KeyInit + ExtendableOutputReset>(key: &[u8], message: &[u8], output: &[u8]) {
    let mut mac = X::new_from_slice(key).expect("any length is a key's").chain(message);
    assert_eq!(mac.finalize_boxed_reset(500)[..], *output);
    // The key stays.
    assert_eq!(mac.chain(message).finalize_boxed(500)[..], *output);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn kmac_passes_the_tests_of_digest(key in key(), input in prop::collection::vec(any::<u8>(), 0..300)) {
        passes::<Kmac128>(&key, &input, &kmac::<168>(&key, b"", &input, 256, 32));
        passes::<Kmac256>(&key, &input, &kmac::<136>(&key, b"", &input, 512, 64));
    }

    #[test]
    fn kmac_xof_is_that_of_the_definition(key in key(), message in prop::collection::vec(any::<u8>(), 0..300)) {
        extends::<KmacXof128>(&key, &message, &kmac::<168>(&key, b"", &message, 0, 500));
        extends::<KmacXof256>(&key, &message, &kmac::<136>(&key, b"", &message, 0, 500));
    }
}

#[test]
fn a_wrong_tag_is_refused_in_every_way() {
    let mac = <Kmac128 as KeyInit>::new(&Key::<Kmac128>::default()).chain(b"message");
    let tag = Mac::finalize(mac.clone()).into_bytes();
    assert!(Mac::verify(mac.clone(), &tag).is_ok());
    assert!(mac.clone().verify_tag(&tag, 32).is_ok(), "ours takes the same tag");
    for bit in 0..256 {
        let mut wrong = tag;
        wrong[bit / 8] ^= 1 << (bit % 8);
        assert!(Mac::verify(mac.clone(), &wrong).is_err());
        assert!(mac.clone().verify_reset(&wrong).is_err());
        assert!(mac.clone().verify_slice(&wrong).is_err());
        assert!(mac.clone().verify_tag(&wrong, 32).is_err());
    }
    assert!(mac.clone().verify_slice(&tag[..31]).is_err());
    assert!(mac.clone().verify_truncated_left(&tag[..31]).is_ok());
    // A shorter tag is another one, for ours, and whoever sends it doesn't choose its length.
    assert!(mac.clone().verify_tag(&tag[..31], 31).is_err());
    assert!(mac.clone().verify_tag(&tag[..31], 32).is_err());
    assert!(mac.clone().verify_tag(&[], 0).is_err());
    assert!(mac.verify_truncated_left(&[]).is_err());
}

#[test]
fn a_customization_comes_by_the_inherent_way() {
    let expected = kmac::<136>(b"key", b"S", b"abc", 512, 64);
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
