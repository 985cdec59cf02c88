//! The test files and examples of `cshake`, whose name is ours here.

extern crate keccak_core as cshake;

mod counted;

include!(concat!(env!("OUT_DIR"), "/cshake.rs"));

#[test]
fn ours_all_of_theirs_are_here() {
    counted::assert_theirs(5);
}
