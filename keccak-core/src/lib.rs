#![doc = include_str!("../README.md")]
#![no_std]

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
