//! The test files and examples of `sha3`, whose name is ours here.

extern crate keccak_core as sha3;

mod counted;

include!(concat!(env!("OUT_DIR"), "/sha3.rs"));

#[test]
fn ours_all_of_theirs_are_here() {
    counted::assert_theirs(10);
}
