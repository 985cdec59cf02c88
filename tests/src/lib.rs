//! Vectors in, verdicts out: what the tests of this package share, over the public interface of `keccak-core` alone.
//!
//! [`sets`] is the table of vector files and of who reads each; [`locate`] finds them, carried here or shared;
//! a reader turns one file into a [`verdict`], case by case.
//! [`naive`] is FIPS 202 bit by bit, for the properties that no file can hold.

#![forbid(unsafe_code)]

pub mod bits;
pub mod json;
pub mod lanes;
pub mod locate;
pub mod naive;
pub mod random;
pub mod readers;
pub mod record;
pub mod sets;
pub mod verdict;
pub mod ways;

/// The example of the repository's own README, which has no package to test it.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
