//! Messages too long for the session's box: files and long pastes. They are held and hashed here, in a thread of their own.

use std::path::PathBuf;

use bevy::prelude::*;

/// Take this as the message.
#[derive(Message, Clone, PartialEq, Eq, Debug)]
pub enum Attach {
    /// A file, by its path.
    File(PathBuf),
    /// Bytes, and what they are called: "pasted text".
    Bytes {
        /// What they are called.
        label: String,
        /// The message.
        bytes: Vec<u8>,
    },
}

/// The message.
pub fn plugin(app: &mut App) {
    app.add_message::<Attach>();
}
