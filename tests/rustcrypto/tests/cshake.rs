//! The test files and examples of `cshake`, whose name is ours here.

extern crate keccak_core as cshake;

include!(concat!(env!("OUT_DIR"), "/cshake.rs"));
