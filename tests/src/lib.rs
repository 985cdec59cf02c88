//! Vectors in, verdicts out: what the tests of this package share, over the public interface of `keccak-core` alone.
//!
//! [`forms`] recognises by its content in which form a file was published; that form's reader turns the file into a [`verdict`],
//! case by case, through [`computation`] and [`ways`]. [`files`] finds the files that somebody names.
//! [`sets`] says what must be there, [`locate`] where that is: carried here, or shared.
//! [`naive`] is FIPS 202 bit by bit, for the properties that no file can hold.

#![forbid(unsafe_code)]

pub mod bits;
pub mod command;
pub mod computation;
pub mod files;
pub mod forms;
pub mod json;
pub mod lanes;
pub mod locate;
pub mod long;
pub mod modes;
pub mod monte;
pub mod naive;
pub mod random;
pub mod readers;
pub mod record;
pub mod sets;
pub mod verdict;
pub mod ways;
pub mod words;

/// The example of the repository's own README, which has no package to test it.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
