//! What `std`'s prelude would bring and `core`'s does not. One line in a file, `use crate::prelude::*;`, and it reads as usual.
#![allow(unused_imports, reason = "complete, so that nobody has to look what is in it")]

pub(crate) use alloc::borrow::ToOwned;
pub(crate) use alloc::boxed::Box;
pub(crate) use alloc::string::{String, ToString};
pub(crate) use alloc::vec::Vec;
pub(crate) use alloc::{format, vec};

pub(crate) use crate::math::Float;
