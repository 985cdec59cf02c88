//! The test files and examples of `shake`, whose name is ours here.

extern crate keccak_core as shake;

mod counted;

include!(concat!(env!("OUT_DIR"), "/shake.rs"));

#[test]
fn ours_all_of_theirs_are_here() {
    counted::assert_theirs(3);
}
