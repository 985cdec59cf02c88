//! Everything a viewer of Keccak knows that is not pixels: where we are, what is selected, what to say about it,
//! how to write it down, and what went wrong.
//!
//! It holds one value, the [`Session`](session::Session), and one way to change it, an [`Action`](action::Action).
//! Everything a panel shows is a function of the session, so scrubbing backwards works by construction.

#![forbid(unsafe_code)]
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod action;
pub mod camera;
pub mod drawn;
pub mod element;
pub mod figure;
pub mod function;
pub mod hashing;
pub mod json;
pub mod keys;
pub mod link;
pub mod message;
pub mod opened;
pub mod palette;
pub mod picture;
mod prelude;
pub mod run;
pub mod selection;
pub mod session;
pub mod strip;
pub mod timeline;
pub mod view;
pub mod words;
