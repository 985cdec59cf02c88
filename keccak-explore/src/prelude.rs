//! What `std`'s prelude would bring and `core`'s does not. One line in a file, `use crate::prelude::*;`, and it reads as usual.

pub(crate) use alloc::borrow::ToOwned;
pub(crate) use alloc::boxed::Box;
pub(crate) use alloc::string::{String, ToString};
pub(crate) use alloc::vec::Vec;
pub(crate) use alloc::{format, vec};
