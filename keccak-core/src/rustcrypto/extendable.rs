//! Functions of extendable output, and the reader of all of them.

use core::fmt;

use digest::common::{AlgorithmName, BlockSizeUser};
use digest::consts::{U16, U32, U136, U168};
use digest::{CollisionResistance, CustomizedInit, ExtendableOutput, ExtendableOutputReset, XofReader};

use super::{hashes, named, updates};
use crate::functions::{
    CShake, CShake128, CShake256, CTurboShake128, CTurboShake256, CustomizedKt, Kmac, Kt, Kt128, Kt256, ParallelHash,
    ParallelHashXof128, ParallelHashXof256, RAW_SHAKE128, RAW_SHAKE256, RawShake128, RawShake256, Reader, SHAKE128,
    SHAKE256, Shake128, Shake256, TurboShake, Xof,
};

impl XofReader for Reader {
    fn read(&mut self, buffer: &mut [u8]) {
        Reader::read(self, buffer);
    }
}

hashes! {
    [const RATE: usize, const SUFFIX: u8] Xof<RATE, SUFFIX>;
    [const RATE: usize] CShake<RATE>;
    [const RATE: usize, const D: u8] TurboShake<RATE, D>;
    [const RATE: usize] Kt<RATE>;
    [C: AsRef<[u8]>, const RATE: usize] CustomizedKt<C, RATE>;
}

// A code under a key is no hash.
updates! {
    [const RATE: usize, const XOF: bool] Kmac<RATE, XOF>;
}

macro_rules! extendable {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ExtendableOutput for $type {
            type Reader = Reader;

            fn finalize_xof(self) -> Reader {
                self.finish()
            }
        }

        impl<$($generics)*> ExtendableOutputReset for $type {
            fn finalize_xof_reset(&mut self) -> Reader {
                let done = self.clone();
                self.reset();
                done.finish()
            }
        }
    )*};
}

extendable! {
    [const RATE: usize, const SUFFIX: u8] Xof<RATE, SUFFIX>;
    [const RATE: usize] CShake<RATE>;
    [const RATE: usize, const D: u8] TurboShake<RATE, D>;
    [const RATE: usize] Kt<RATE>;
    [C: AsRef<[u8]> + Clone, const RATE: usize] CustomizedKt<C, RATE>;
    [const RATE: usize] ParallelHash<RATE, true>;
    [const RATE: usize] Kmac<RATE, true>;
}

named! {
    [const RATE: usize] CShake<RATE>, "cSHAKE";
    [const RATE: usize, const D: u8] TurboShake<RATE, D>, "TurboSHAKE";
    [const RATE: usize] Kt<RATE>, "KT";
    [C, const RATE: usize] CustomizedKt<C, RATE>, "KT";
    [const RATE: usize] ParallelHash<RATE, true>, "ParallelHashXOF";
    [const RATE: usize] Kmac<RATE, true>, "KMACXOF";
}

macro_rules! rows {
    ($($type:ty, $row:ident;)*) => {$(
        impl AlgorithmName for $type {
            fn write_alg_name(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($row.name)
            }
        }
    )*};
}

rows! {
    Shake128, SHAKE128;
    Shake256, SHAKE256;
    RawShake128, RAW_SHAKE128;
    RawShake256, RAW_SHAKE256;
}

/// Block size and collision resistance, in **bytes**, of the two rates.
macro_rules! strengths {
    ($([$($generics:tt)*] $strength128:ty, $strength256:ty;)*) => {$(
        impl<$($generics)*> BlockSizeUser for $strength128 {
            type BlockSize = U168;
        }

        impl<$($generics)*> BlockSizeUser for $strength256 {
            type BlockSize = U136;
        }

        impl<$($generics)*> CollisionResistance for $strength128 {
            type CollisionResistance = U16;
        }

        impl<$($generics)*> CollisionResistance for $strength256 {
            type CollisionResistance = U32;
        }
    )*};
}

// FIPS 202, table 4; SP 800-185, section 8.3; RFC 9861, sections 7.7 and 7.8.
strengths! {
    [const SUFFIX: u8] Xof<{ SHAKE128.rate }, SUFFIX>, Xof<{ SHAKE256.rate }, SUFFIX>;
    [] CShake128, CShake256;
    [const D: u8] CTurboShake128<D>, CTurboShake256<D>;
    [] Kt128, Kt256;
    [C] CustomizedKt<C, { SHAKE128.rate }>, CustomizedKt<C, { SHAKE256.rate }>;
    [] ParallelHashXof128, ParallelHashXof256;
}

impl<const RATE: usize> CustomizedInit for CShake<RATE> {
    fn new_customized(customization: &[u8]) -> Self {
        Self::new(customization)
    }
}

#[cfg(feature = "alloc")]
impl<const RATE: usize> CustomizedInit for crate::CustomKt<RATE> {
    fn new_customized(customization: &[u8]) -> Self {
        Self::new(customization.to_vec().into())
    }
}

impl<'a, const RATE: usize> CustomizedKt<&'a [u8], RATE> {
    /// [`new`](Self::new), under the name that the crate `k12` has for it; its trait can't be had with a borrowed customization.
    pub fn new_customized(customization: &'a [u8]) -> Self {
        Self::new(customization)
    }
}
