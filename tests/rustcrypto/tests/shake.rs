//! The test files and examples of `shake`, whose name is ours here.

extern crate keccak_core as shake;

include!(concat!(env!("OUT_DIR"), "/shake.rs"));
