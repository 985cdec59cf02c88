#![doc = include_str!("../README.md")]
#![no_std]

// What is called now and then is `#[inline]`: it is compiled where it is called, at that crate's `opt-level`.
// So a page can have it small, and still have the permutation fast.

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

pub mod constants;
pub mod functions;
pub mod influence;
pub mod lane;
#[cfg(feature = "alloc")]
pub mod notation;
pub mod parts;
pub mod permutation;
pub mod position;
pub mod sponge;
pub mod state;
#[cfg(feature = "alloc")]
pub mod trace;
