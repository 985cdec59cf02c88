//! The functions: the plain sponges as a table, every mode as a type of its own, and the list of them all.
//!
//! | type | function | source |
//! |---|---|---|
//! | [`Sha3_224`] … [`Sha3_512`] | SHA-3 | FIPS 202, section 6.1 |
//! | [`Shake128`], [`Shake256`], [`RawShake128`], [`RawShake256`] | SHAKE, RawSHAKE | FIPS 202, sections 6.2 and 6.3 |
//! | [`Keccak224`] … [`Keccak512`], [`Keccak256Full`] | Keccak as submitted to NIST | Keccak reference 3.0 |
//! | [`CShake128`], [`CShake256`] | cSHAKE | SP 800-185, section 3 |
//! | [`Kmac128`], [`Kmac256`], [`KmacXof128`], [`KmacXof256`] | KMAC, KMACXOF | SP 800-185, section 4 |
//! | [`TupleHash128`] …, [`TupleHashXof128`] … | TupleHash, TupleHashXOF | SP 800-185, section 5 |
//! | [`ParallelHash128`] …, [`ParallelHashXof128`] … | ParallelHash, ParallelHashXOF | SP 800-185, section 6 |
//! | [`TurboShake128`], [`TurboShake256`], [`CTurboShake128`] … | TurboSHAKE | RFC 9861, section 2 |
//! | [`Kt128`], [`Kt256`], [`CustomRefKt128`] … | KT128, KT256 | RFC 9861, section 3 |
//! | [`Parameters`] | any sponge over Keccak-p\[b, n\] | FIPS 202, section 4 |
//!
//! All of them take a message in pieces of any size, in constant memory, can be cloned at any point and reset.
//! Lengths of messages, keys, names and outputs are in bytes, or in bits where a method says so.

mod absorbing;
mod bits;
mod content;
mod cshake;
pub mod encoding;
mod family;
#[cfg(feature = "std")]
mod io;
pub(crate) mod kangaroo_twelve;
pub(crate) mod kmac;
#[cfg(feature = "alloc")]
mod mode;
pub(crate) mod parallel_hash;
mod parameters;
mod plain;
pub(crate) mod tree;
pub(crate) mod tuple_hash;
pub(crate) mod turbo_shake;
#[cfg(feature = "zeroize")]
mod wipe;

pub use absorbing::Reader;
pub use bits::Bits;
#[cfg(feature = "alloc")]
pub use bits::OwnedBits;
pub use content::Label;
pub use cshake::{CShake, CShake128, CShake256};
pub use family::{FAMILY, Field, Kind, Member, Strength};
#[cfg(feature = "alloc")]
pub use kangaroo_twelve::{CustomKt, CustomKt128, CustomKt256, Customization};
pub use kangaroo_twelve::{CustomRefKt, CustomRefKt128, CustomRefKt256, CustomizedKt, Kt, Kt128, Kt256};
pub use kmac::{Kmac, Kmac128, Kmac256, KmacXof128, KmacXof256, MacError};
#[cfg(feature = "alloc")]
pub(crate) use mode::MOST_BITS;
#[cfg(feature = "alloc")]
pub use mode::{Mode, Settings};
pub use parallel_hash::{ParallelHash, ParallelHash128, ParallelHash256, ParallelHashXof128, ParallelHashXof256};
pub use parameters::{ParameterError, Parameters};
pub use plain::{
    Hash, Keccak224, Keccak256, Keccak256Full, Keccak384, Keccak512, RawShake128, RawShake256, Sha3_224, Sha3_256,
    Sha3_384, Sha3_512, Shake128, Shake256, Xof,
};
pub use tuple_hash::{TupleHash, TupleHash128, TupleHash256, TupleHashXof128, TupleHashXof256};
#[cfg(feature = "digest")]
pub(crate) use turbo_shake::DEFAULT_DOMAIN;
pub use turbo_shake::{CTurboShake128, CTurboShake256, TurboShake, TurboShake128, TurboShake256};

/// The plain sponges over Keccak-f\[1600\], in the order in which they are offered (FIPS 202, section 6; Keccak reference 3.0).
pub const FUNCTIONS: [Function; 12] = [
    SHA3_224,
    SHA3_256,
    SHA3_384,
    SHA3_512,
    SHAKE128,
    SHAKE256,
    KECCAK_224,
    KECCAK_256,
    KECCAK_384,
    KECCAK_512,
    RAW_SHAKE128,
    RAW_SHAKE256,
];

/// SHA3-224.
pub const SHA3_224: Function = Function::fixed("SHA3-224", 28, 0x06);
/// SHA3-256.
pub const SHA3_256: Function = Function::fixed("SHA3-256", 32, 0x06);
/// SHA3-384.
pub const SHA3_384: Function = Function::fixed("SHA3-384", 48, 0x06);
/// SHA3-512.
pub const SHA3_512: Function = Function::fixed("SHA3-512", 64, 0x06);
/// SHAKE128.
pub const SHAKE128: Function = Function::extendable("SHAKE128", 168, 0x1F);
/// SHAKE256.
pub const SHAKE256: Function = Function::extendable("SHAKE256", 136, 0x1F);
/// Keccak-224 as submitted to NIST: no suffix, only pad10*1.
pub const KECCAK_224: Function = Function::fixed("Keccak-224", 28, 0x01);
/// Keccak-256, as Ethereum uses it.
pub const KECCAK_256: Function = Function::fixed("Keccak-256", 32, 0x01);
/// Keccak-384.
pub const KECCAK_384: Function = Function::fixed("Keccak-384", 48, 0x01);
/// Keccak-512.
pub const KECCAK_512: Function = Function::fixed("Keccak-512", 64, 0x01);
/// RawSHAKE128: suffix 11 (FIPS 202, section 6.3).
pub const RAW_SHAKE128: Function = Function::extendable("RawSHAKE128", 168, 0x07);
/// RawSHAKE256.
pub const RAW_SHAKE256: Function = Function::extendable("RawSHAKE256", 136, 0x07);

/// A row of the table: a sponge over Keccak-f\[1600\] with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Function {
    /// The standard's name, also the text under which it is offered.
    pub name: &'static str,
    /// The rate, in **bytes**.
    pub rate: usize,
    /// The suffix: domain-separation bits and the first 1 of pad10*1, low bit first.
    pub suffix: u8,
    /// How much output there is.
    pub output: OutputLength,
}

/// How much output a function has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutputLength {
    /// Always so many **bytes**.
    Fixed(usize),
    /// As much as is asked for.
    Extendable,
}

impl Function {
    /// The capacity of these is twice the output.
    const fn fixed(name: &'static str, output: usize, suffix: u8) -> Self {
        Self { name, rate: 200 - 2 * output, suffix, output: OutputLength::Fixed(output) }
    }

    const fn extendable(name: &'static str, rate: usize, suffix: u8) -> Self {
        Self { name, rate, suffix, output: OutputLength::Extendable }
    }

    /// The sponge that this function is.
    ///
    /// # Panics
    /// Never for the rows of [`FUNCTIONS`], which are in range.
    pub const fn parameters(&self) -> Parameters {
        match Parameters::new(64, 24, 8 * self.rate, self.suffix) {
            Ok(parameters) => parameters,
            Err(_) => panic!("a row of the table is out of range"),
        }
    }
}
