// Its examples are tested with the features that they need.
#![cfg_attr(
    any(not(doctest), all(feature = "alloc", feature = "ctutils", feature = "digest")),
    doc = include_str!("../README.md")
)]
#![no_std]
// Where documentation is published, it says which feature an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

// What is called now and then is `#[inline]`: it is compiled where it is called, at that crate's `opt-level`.
// So a page can have it small, and still have the permutation fast.

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

pub mod batch;
pub mod constant;
pub mod constants;
pub mod functions;
pub mod influence;
pub mod kernel;
pub mod lane;
#[cfg(feature = "alloc")]
pub mod notation;
pub mod parts;
pub mod permutation;
pub mod position;
#[cfg(feature = "digest")]
mod rustcrypto;
pub mod sponge;
pub mod state;
#[cfg(feature = "alloc")]
pub mod trace;
mod wipe;

#[cfg(feature = "digest")]
pub use digest::{self, Digest, ExtendableOutput, Update, XofReader};
pub use functions::{
    CShake, CShake128, CShake256, CTurboShake128, CTurboShake256, CustomRefKt, CustomRefKt128, CustomRefKt256,
    Keccak224, Keccak256, Keccak256Full, Keccak384, Keccak512, Kmac, Kmac128, Kmac256, KmacXof128, KmacXof256, Kt,
    Kt128, Kt256, ParallelHash, ParallelHash128, ParallelHash256, ParallelHashXof128, ParallelHashXof256, RawShake128,
    RawShake256, Reader, Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256, TupleHash, TupleHash128,
    TupleHash256, TupleHashXof128, TupleHashXof256, TurboShake, TurboShake128, TurboShake256,
};
#[cfg(feature = "alloc")]
pub use functions::{CustomKt, CustomKt128, CustomKt256};
#[cfg(feature = "digest")]
pub use rustcrypto::names::*;
