//! Everything a viewer of Keccak knows that is not pixels: where we are, what is selected, what to say about it,
//! how to write it down, and what went wrong.
//!
//! It holds one value, the [`Session`](session::Session), and one way to change it, an [`Action`](action::Action).
//! Everything a panel shows is a function of the session, so scrubbing backwards works by construction.

pub mod action;
pub mod camera;
pub mod element;
pub mod figure;
pub mod function;
pub mod keys;
pub mod link;
pub mod message;
pub mod opened;
pub mod palette;
pub mod picture;
pub mod run;
pub mod selection;
pub mod session;
pub mod view;
pub mod words;
