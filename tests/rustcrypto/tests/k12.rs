//! The test files and examples of `k12`, whose name is ours here.

extern crate keccak_core as k12;

include!(concat!(env!("OUT_DIR"), "/k12.rs"));
