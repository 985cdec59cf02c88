//! What an action asks of the viewer, besides showing the session.

use crate::prelude::*;

/// What an action asks of the viewer besides showing the session.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Outcome {
    /// What to do with the link.
    pub history: History,
    /// What a screen reader should say.
    pub announce: Option<String>,
    /// Something that only the viewer can do.
    pub command: Option<&'static str>,
    /// What moved from the position before to this one.
    pub motion: Option<Motion>,
}

/// The motion between two neighbouring positions: that of the later one's event, or the same reversed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Motion {
    /// Whether it runs backwards.
    pub back: bool,
    /// How long it takes, in milliseconds.
    pub milliseconds: u32,
}

/// What to do with the link.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum History {
    /// Nothing.
    #[default]
    None,
    /// Write it over the current one.
    Replace,
    /// Add it, so that Back returns.
    Push,
}

impl History {
    /// All of them.
    pub const ALL: &[Self] = &[Self::None, Self::Replace, Self::Push];

    /// Its word for the viewer.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Replace => "replace",
            Self::Push => "push",
        }
    }
}
