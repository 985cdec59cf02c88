//! The traits of RustCrypto's `digest` on our types, and the names that its crates `sha3`, `shake`, `cshake`, `turboshake` and `k12` have for them.
//!
//! Every method forwards to the inherent one, so both ways give the same output.

mod extendable;
mod fixed;
mod mac;
pub(crate) mod names;

/// What every hash function has, whatever its output: a marker, the message, a beginning.
macro_rules! hashes {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> digest::HashMarker for $type {}

        $crate::rustcrypto::updates! { [$($generics)*] $type; }
    )*};
}
use hashes;

/// What every function over a message has.
macro_rules! updates {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> digest::Update for $type {
            fn update(&mut self, data: &[u8]) {
                <$type>::update(self, data);
            }
        }

        impl<$($generics)*> digest::Reset for $type {
            fn reset(&mut self) {
                <$type>::reset(self);
            }
        }
    )*};
}
use updates;

/// The name of a function that has a security strength: 128 or 256 for a rate of 168 or 136 bytes.
macro_rules! named {
    ($([$($generics:tt)*] $type:ty, $name:literal;)*) => {$(
        impl<$($generics)*> digest::common::AlgorithmName for $type {
            fn write_alg_name(f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{}{}", $name, 4 * (200 - RATE))
            }
        }
    )*};
}
use named;
