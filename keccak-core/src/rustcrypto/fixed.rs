//! Functions of fixed output length: `Digest` by way of what it is made of.

use core::fmt;

use digest::common::{AlgorithmName, BlockSizeUser};
use digest::consts::{U28, U32, U48, U64, U72, U104, U136, U144, U200};
use digest::{FixedOutput, FixedOutputReset, Output, OutputSizeUser};

use super::{hashes, named};
use crate::functions::{
    Hash, Keccak224, Keccak256, Keccak256Full, Keccak384, Keccak512, ParallelHash, ParallelHash128, ParallelHash256,
    Sha3_224, Sha3_256, Sha3_384, Sha3_512,
};

hashes! {
    [const RATE: usize, const SUFFIX: u8, const OUT: usize] Hash<RATE, SUFFIX, OUT>;
    [] Keccak256Full;
}

/// Rate and output in **bytes**, and the object identifier where NIST has given one.
macro_rules! fixed {
    ($($name:ident($rate:ty, $output:ty $(, $oid:literal)?);)*) => {$(
        impl BlockSizeUser for $name {
            type BlockSize = $rate;
        }

        impl OutputSizeUser for $name {
            type OutputSize = $output;
        }

        impl AlgorithmName for $name {
            fn write_alg_name(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        $(
            #[cfg(feature = "oid")]
            impl digest::const_oid::AssociatedOid for $name {
                const OID: digest::const_oid::ObjectIdentifier = digest::const_oid::ObjectIdentifier::new_unwrap($oid);
            }
        )?
    )*};
}

// The identifiers: NIST, Computer Security Objects Register, hashAlgs.
fixed! {
    Sha3_224(U144, U28, "2.16.840.1.101.3.4.2.7");
    Sha3_256(U136, U32, "2.16.840.1.101.3.4.2.8");
    Sha3_384(U104, U48, "2.16.840.1.101.3.4.2.9");
    Sha3_512(U72, U64, "2.16.840.1.101.3.4.2.10");
    Keccak224(U144, U28);
    Keccak256(U136, U32);
    Keccak384(U104, U48);
    Keccak512(U72, U64);
    Keccak256Full(U136, U200);
}

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> FixedOutput for Hash<RATE, SUFFIX, OUT>
where
    Self: OutputSizeUser,
{
    fn finalize_into(self, out: &mut Output<Self>) {
        out.copy_from_slice(&self.finish());
    }
}

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> FixedOutputReset for Hash<RATE, SUFFIX, OUT>
where
    Self: OutputSizeUser,
{
    fn finalize_into_reset(&mut self, out: &mut Output<Self>) {
        core::mem::take(self).finalize_into(out);
    }
}

impl FixedOutput for Keccak256Full {
    fn finalize_into(self, out: &mut Output<Self>) {
        out.copy_from_slice(&self.finish());
    }
}

impl FixedOutputReset for Keccak256Full {
    fn finalize_into_reset(&mut self, out: &mut Output<Self>) {
        core::mem::take(self).finalize_into(out);
    }
}

hashes! {
    [const RATE: usize, const XOF: bool] ParallelHash<RATE, XOF>;
}

named! {
    [const RATE: usize] ParallelHash<RATE, false>, "ParallelHash";
}

impl OutputSizeUser for ParallelHash128 {
    type OutputSize = U32;
}

impl OutputSizeUser for ParallelHash256 {
    type OutputSize = U64;
}

/// Twice the security strength, as of SHA3-256 and SHA3-512: 32 bytes of ParallelHash128, 64 of ParallelHash256.
impl<const RATE: usize> FixedOutput for ParallelHash<RATE, false>
where
    Self: OutputSizeUser,
{
    fn finalize_into(self, out: &mut Output<Self>) {
        self.finish(out);
    }
}

impl<const RATE: usize> FixedOutputReset for ParallelHash<RATE, false>
where
    Self: OutputSizeUser,
{
    fn finalize_into_reset(&mut self, out: &mut Output<Self>) {
        self.clone().finish(out);
        self.reset();
    }
}
