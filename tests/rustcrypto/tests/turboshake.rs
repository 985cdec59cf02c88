//! The test files and examples of `turboshake`, whose name is ours here.

extern crate keccak_core as turboshake;

include!(concat!(env!("OUT_DIR"), "/turboshake.rs"));
