//! The test files and examples of `k12`, whose name is ours here.

extern crate keccak_core as k12;

mod counted;

include!(concat!(env!("OUT_DIR"), "/k12.rs"));

#[test]
fn ours_all_of_theirs_are_here() {
    counted::assert_theirs(10);
}
