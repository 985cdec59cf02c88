//! Our types and theirs, through the traits: the same outputs in every way that the traits have, whatever the message and its pieces.

use digest::common::{AlgorithmName, BlockSizeUser};
use digest::const_oid::AssociatedOid;
use digest::typenum::Unsigned;
use digest::zeroize::ZeroizeOnDrop;
use digest::{
    CollisionResistance, CustomizedInit, Digest, DynDigest, ExtendableOutput, ExtendableOutputReset, FixedOutputReset,
    Output, Update, XofReader,
};
use proptest::prelude::*;

/// What one way gave; the words say which.
type Ways = Vec<(&'static str, Vec<u8>)>;

/// A message and where it is cut.
fn message(most: usize) -> impl Strategy<Value = (Vec<u8>, Vec<usize>)> {
    (prop::collection::vec(any::<u8>(), 0..=most), prop::collection::vec(0..=most, 0..6))
}

fn pieces<'a>(message: &'a [u8], cuts: &[usize]) -> Vec<&'a [u8]> {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| (*cut).min(message.len())).collect();
    cuts.push(0);
    cuts.push(message.len());
    cuts.sort_unstable();
    cuts.windows(2).map(|cut| &message[cut[0]..cut[1]]).collect()
}

fn name<D: AlgorithmName>() -> Vec<u8> {
    struct Name<D>(core::marker::PhantomData<D>);
    impl<D: AlgorithmName> core::fmt::Display for Name<D> {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            D::write_alg_name(f)
        }
    }
    Name::<D>(core::marker::PhantomData).to_string().into_bytes()
}

fn fixed<D>(pieces: &[&[u8]]) -> Ways
where
    D: Digest + FixedOutputReset + AlgorithmName + BlockSizeUser + Clone + 'static,
{
    let whole = pieces.concat();
    let mut hash = <D as Digest>::new();
    let mut dynamic: Box<dyn DynDigest> = Box::new(hash.clone());
    for piece in pieces {
        Digest::update(&mut hash, piece);
        dynamic.update(piece);
    }
    let mut again = hash.clone();
    let mut into = Output::<D>::default();
    Digest::finalize_into(hash.clone(), &mut into);
    let first = Digest::finalize_reset(&mut again);
    Digest::update(&mut again, &whole);
    let mut second = Output::<D>::default();
    Digest::finalize_into_reset(&mut again, &mut second);
    Digest::update(&mut again, b"forgotten");
    Digest::reset(&mut again);
    let cloned = dynamic.box_clone();
    let chained = <D as Digest>::new_with_prefix(pieces[0]).chain_update(pieces[1..].concat());
    vec![
        ("at once", D::digest(&whole).to_vec()),
        ("in pieces", Digest::finalize(hash).to_vec()),
        ("into", into.to_vec()),
        ("and reset", first.to_vec()),
        ("after a reset", second.to_vec()),
        ("nothing", Digest::finalize(again).to_vec()),
        ("chained", Digest::finalize(chained).to_vec()),
        ("dynamic", dynamic.finalize().to_vec()),
        ("dynamic, cloned", cloned.finalize().to_vec()),
        ("name", name::<D>()),
        ("sizes", vec![D::BlockSize::U8, <D as Digest>::output_size() as u8]),
    ]
}

fn extendable<D: ExtendableOutput + Clone + AlgorithmName>(start: &D, pieces: &[&[u8]]) -> Ways {
    let mut hash = start.clone();
    for piece in pieces {
        hash.update(piece);
    }
    let mut into = [0; 500];
    hash.clone().finalize_xof_into(&mut into);
    let mut reader = hash.clone().finalize_xof();
    let mut read = vec![0; 1];
    reader.read(&mut read);
    for count in [0, 167, 1, 136, 168, 27] {
        read.extend(reader.read_boxed(count));
    }
    vec![
        ("in pieces", read),
        ("into", into.to_vec()),
        ("boxed", hash.finalize_boxed(500).to_vec()),
        ("chained", start.clone().chain(pieces.concat()).finalize_boxed(500).to_vec()),
        ("name", name::<D>()),
    ]
}

/// The ways of those that can be reset, in which they agree with [`extendable`].
fn resettable<D: ExtendableOutputReset + Clone + AlgorithmName>(start: &D, pieces: &[&[u8]]) -> Ways {
    let mut ways = extendable(start, pieces);
    let mut hash = start.clone();
    for piece in pieces {
        hash.update(piece);
    }
    ways.push(("and reset", hash.finalize_boxed_reset(500).to_vec()));
    hash.update(&pieces.concat());
    let mut second = [0; 500];
    hash.finalize_xof_reset_into(&mut second);
    ways.push(("after a reset", second.to_vec()));
    hash.update(b"forgotten");
    hash.reset();
    ways.push(("nothing", hash.finalize_boxed(500).to_vec()));
    ways
}

fn plain<D>(pieces: &[&[u8]]) -> Ways
where
    D: ExtendableOutputReset + Default + Clone + AlgorithmName + CollisionResistance,
{
    let mut ways = resettable(&D::default(), pieces);
    let mut out = [0; 500];
    D::digest_xof(pieces.concat(), &mut out);
    ways.push(("at once", out.to_vec()));
    ways.push(("strength", vec![D::CollisionResistance::U8]));
    ways
}

/// A test for each function: ways, our type, theirs; how long a message is at most, in **bytes**; how many messages.
macro_rules! pairs {
    ($most:literal, $cases:literal: $($test:ident $ways:ident $ours:ty, $theirs:ty;)*) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases($cases))]
            $(
                #[test]
                fn $test((message, cuts) in message($most)) {
                    let pieces = pieces(&message, &cuts);
                    prop_assert_eq!($ways::<$ours>(&pieces), $ways::<$theirs>(&pieces));
                }
            )*
        }
    };
}

pairs! { 700, 128:
    sha3_224 fixed keccak_core::Sha3_224, sha3_theirs::Sha3_224;
    sha3_256 fixed keccak_core::Sha3_256, sha3_theirs::Sha3_256;
    sha3_384 fixed keccak_core::Sha3_384, sha3_theirs::Sha3_384;
    sha3_512 fixed keccak_core::Sha3_512, sha3_theirs::Sha3_512;
    keccak_224 fixed keccak_core::Keccak224, sha3_theirs::Keccak224;
    keccak_256 fixed keccak_core::Keccak256, sha3_theirs::Keccak256;
    keccak_384 fixed keccak_core::Keccak384, sha3_theirs::Keccak384;
    keccak_512 fixed keccak_core::Keccak512, sha3_theirs::Keccak512;
    keccak_256_full fixed keccak_core::Keccak256Full, sha3_theirs::Keccak256Full;
    shake128 plain keccak_core::Shake128, shake_theirs::Shake128;
    shake256 plain keccak_core::Shake<136>, shake_theirs::Shake<136>;
    turbo_shake128 plain keccak_core::TurboShake128, turboshake_theirs::TurboShake128;
    turbo_shake256 plain keccak_core::TurboShake256, turboshake_theirs::TurboShake256;
    turbo_shake_01 plain keccak_core::CTurboShake128<0x01>, turboshake_theirs::CTurboShake128<0x01>;
    turbo_shake_7f plain keccak_core::TurboShake<136, 0x7F>, turboshake_theirs::TurboShake<136, 0x7F>;
}

// A few chunks of 8,192 bytes.
pairs! { 30_000, 24:
    kt128 plain keccak_core::Kt128, k12_theirs::Kt128;
    kt256 plain keccak_core::Kt256, k12_theirs::Kt256;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn cshake(
        (message, cuts) in message(700),
        name in prop::collection::vec(any::<u8>(), 0..200),
        customization in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let pieces = pieces(&message, &cuts);
        macro_rules! same {
            ($ours:ty, $theirs:ty) => {
                for name in [&name[..], b""] {
                    for customization in [&customization[..], b""] {
                        let ours = <$ours>::new_with_function_name(name, customization);
                        let theirs = <$theirs>::new_with_function_name(name, customization);
                        prop_assert_eq!(extendable(&ours, &pieces), extendable(&theirs, &pieces));
                    }
                }
                let (ours, theirs) =
                    (<$ours>::new_customized(&customization), <$theirs>::new_customized(&customization));
                prop_assert_eq!(extendable(&ours, &pieces), extendable(&theirs, &pieces));
                prop_assert_eq!(
                    <$ours as CollisionResistance>::CollisionResistance::U8,
                    <$theirs as CollisionResistance>::CollisionResistance::U8
                );
            };
        }
        same!(keccak_core::CShake128, cshake_theirs::CShake128);
        same!(keccak_core::CShake256, cshake_theirs::CShake256);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn customized_kt(
        (message, cuts) in message(20_000),
        customization in prop::collection::vec(any::<u8>(), 0..10_000),
    ) {
        let pieces = pieces(&message, &cuts);
        macro_rules! same {
            ($ours:ty, $theirs:ty) => {
                let (ours, theirs) =
                    (<$ours>::new_customized(&customization), <$theirs>::new_customized(&customization));
                prop_assert_eq!(resettable(&ours, &pieces), resettable(&theirs, &pieces));
            };
        }
        same!(keccak_core::CustomKt128, k12_theirs::CustomKt128);
        same!(keccak_core::CustomKt256, k12_theirs::CustomKt256);
        same!(keccak_core::CustomRefKt128, k12_theirs::CustomRefKt128);
        same!(keccak_core::custom::CustomRefKt256, k12_theirs::custom::CustomRefKt256);
    }
}

#[test]
fn object_identifiers_are_theirs() {
    assert_eq!(keccak_core::Sha3_224::OID, sha3_theirs::Sha3_224::OID);
    assert_eq!(keccak_core::Sha3_256::OID, sha3_theirs::Sha3_256::OID);
    assert_eq!(keccak_core::Sha3_384::OID, sha3_theirs::Sha3_384::OID);
    assert_eq!(keccak_core::Sha3_512::OID, sha3_theirs::Sha3_512::OID);
}

/// With `std` and `zeroize`: what of ours is written to is what of theirs is updated, and all that theirs wipe ours wipe.
#[test]
fn written_and_wiped() {
    fn wiped<D: ZeroizeOnDrop>() {}
    let message: Vec<u8> = (0..=0xFA).cycle().take(20_000).collect();
    macro_rules! fixed {
        ($($name:ident)*) => {$(
            let mut ours = keccak_core::$name::new();
            std::io::copy(&mut &message[..], &mut ours).expect("hashing can't fail");
            assert_eq!(Digest::finalize(ours), sha3_theirs::$name::digest(&message));
            wiped::<sha3_theirs::$name>();
            wiped::<keccak_core::$name>();
        )*};
    }
    fixed! { Sha3_224 Sha3_256 Sha3_384 Sha3_512 Keccak224 Keccak256 Keccak384 Keccak512 Keccak256Full }
    macro_rules! extendable {
        ($($theirs:ident::$name:ident, $reader:ident;)*) => {$(
            let mut ours = keccak_core::$name::default();
            std::io::copy(&mut &message[..], &mut ours).expect("hashing can't fail");
            let mut output = [0; 500];
            std::io::Read::read_exact(&mut ours.finalize_xof(), &mut output).expect("an output has no end");
            let theirs = $theirs::$name::default().chain(&message).finalize_boxed(500);
            assert_eq!(output, theirs[..]);
            wiped::<$theirs::$name>();
            wiped::<keccak_core::$name>();
            wiped::<keccak_core::$reader>();
        )*};
    }
    extendable! {
        shake_theirs::Shake128, Shake128Reader;
        shake_theirs::Shake256, Shake256Reader;
        cshake_theirs::CShake128, CShake128Reader;
        cshake_theirs::CShake256, CShake256Reader;
        turboshake_theirs::TurboShake128, TurboShake128Reader;
        turboshake_theirs::TurboShake256, TurboShake256Reader;
        k12_theirs::Kt128, Kt128Reader;
        k12_theirs::Kt256, Kt256Reader;
        k12_theirs::CustomKt128, Kt128Reader;
        k12_theirs::CustomKt256, Kt256Reader;
        k12_theirs::CustomRefKt128, Kt128Reader;
        k12_theirs::CustomRefKt256, Kt256Reader;
    }
}

/// Their names that no test file uses: each is ours too, for the same thing.
#[test]
fn every_public_name_is_there() {
    use keccak_core::{
        CShake128Reader, CShake256Reader, CShakeReader, Kt128Reader, Kt256Reader, KtReader, Shake128Reader,
        Shake256Reader, ShakeReader, TurboShake128Reader, TurboShake256Reader, TurboShakeReader,
    };
    fn read<D: ExtendableOutput + Default>(reader: impl FnOnce(D) -> D::Reader) -> Vec<u8> {
        reader(D::default()).read_boxed(32).to_vec()
    }
    macro_rules! readers {
        ($($function:ident: $one:ty, $other:ty;)*) => {$(
            let one = |hash: keccak_core::$function| -> $one { hash.finalize_xof() };
            let other = |hash: keccak_core::$function| -> $other { hash.finalize_xof() };
            assert_eq!(read(one), read(other));
        )*};
    }
    readers! {
        Shake128: Shake128Reader, ShakeReader<168>;
        Shake256: Shake256Reader, ShakeReader<136>;
        CShake128: CShake128Reader, CShakeReader<168>;
        CShake256: CShake256Reader, CShakeReader<136>;
        TurboShake128: TurboShake128Reader, TurboShakeReader<168>;
        TurboShake256: TurboShake256Reader, TurboShakeReader<136>;
        Kt128: Kt128Reader, KtReader<168>;
        Kt256: Kt256Reader, KtReader<136>;
    }
    assert_eq!(keccak_core::DEFAULT_DS, turboshake_theirs::DEFAULT_DS);
}
