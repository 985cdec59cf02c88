//! Links: a session as what stands after `#`, and back. `docs/links.md` describes the grammar.
//!
//! No link can fail to open: a bad value falls back to its default and is reported in one sentence.

mod full;
mod pairs;
mod plain;
mod write;

use crate::session::Session;
use keccak_core::functions::Field as Parameter;

pub(crate) use write::fingerprint;
pub use write::{holds_key, write};

/// The longest link that is read, in bytes.
pub const LONGEST_LINK: usize = 65_536;

/// The longest message that travels in a link, in bytes.
pub const LONGEST_MESSAGE: u64 = 2_000;

/// The longest tuple that travels in a link, in elements.
pub const LONGEST_TUPLE: usize = 1_000;

/// The strings in which a function's parameters travel: as text, as hex, and of which parameter.
const STRINGS: [(&str, &str, Parameter); 3] =
    [("n", "nhex", Parameter::Name), ("s", "shex", Parameter::Customization), ("key", "keyhex", Parameter::Key)];

/// Reads a link: what stands after `#`, with or without it, or a whole address with one.
pub fn read(link: &str) -> Session {
    let fragment = fragment(link);
    plain::session(fragment).unwrap_or_else(|| full::read(fragment))
}

/// Whether reading it takes more than a page loads at first.
pub(crate) fn needs_more(link: &str) -> bool {
    plain::session(fragment(link)).is_none()
}

/// What stands after `#`.
fn fragment(link: &str) -> &str {
    link.split_once('#').map_or(link, |(_, fragment)| fragment)
}
