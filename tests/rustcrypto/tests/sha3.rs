//! The test files and examples of `sha3`, whose name is ours here.

extern crate keccak_core as sha3;

include!(concat!(env!("OUT_DIR"), "/sha3.rs"));
