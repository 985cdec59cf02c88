//! The test files and examples of `turboshake`, whose name is ours here.

extern crate keccak_core as turboshake;

mod counted;

include!(concat!(env!("OUT_DIR"), "/turboshake.rs"));

#[test]
fn ours_all_of_theirs_are_here() {
    counted::assert_theirs(6);
}
