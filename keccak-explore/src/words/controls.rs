//! What stands on controls, the same in both viewers. The page has these words in its own text; a test holds them against each other.

use crate::action::Action;

/// A button that moves along the line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Button {
    /// What it does.
    pub action: &'static Action,
    /// Its accessible name.
    pub name: &'static str,
    /// What stands on it.
    pub label: &'static str,
    /// Its key, as it is shown.
    pub key: &'static str,
}

const fn button(action: &'static Action, name: &'static str, label: &'static str, key: &'static str) -> Button {
    Button { action, name, label, key }
}

/// The transport, from left to right.
pub static TRANSPORT: [Button; 7] = [
    button(&Action::First, "First", "First", "Home"),
    button(&Action::PreviousRound, "Previous round", "− Round", "⇧←"),
    button(&Action::Previous, "Previous step", "− Step", "←"),
    button(&Action::TogglePlay, "Play", "Play", "Space"),
    button(&Action::Next, "Next step", "+ Step", "→"),
    button(&Action::NextRound, "Next round", "+ Round", "⇧→"),
    button(&Action::Last, "Last", "Last", "End"),
];

/// What stands on Play while it plays.
pub const PAUSE: &str = "Pause";

/// How fast it plays: steps a second, and their words.
pub static SPEEDS: [(u32, &str); 6] = [
    (1, "1 step/s"),
    (2, "2 steps/s"),
    (4, "4 steps/s"),
    (10, "10 steps/s"),
    (30, "30 steps/s"),
    (120, "a round in 42 ms"),
];

/// What the marks mean, in the order of the key.
pub static MARKS: [&str; 8] =
    ["0", "1", "flipped to 1", "flipped to 0", "read (before)", "written", "odd parity", "flip (D)"];

/// What lines between bits mean: solid, dashed.
pub const LINES: [&str; 2] =
    ["from its sources: what this step reads", "to its targets in the next step: point at their list"];

/// What the bars of the timeline mean: over both, filled, hollow.
pub const BARS: [&str; 3] = ["bars:", "bits flipped", "bits moved"];

/// Words of the box for the message where it is empty.
pub const EMPTY: &str = "the empty message";

/// What is said over a bit's way through a round, before its number.
pub const THROUGH: &str = "This place through round";

/// What is said where no bit is known of: of a part that is selected, and of nothing.
pub const NO_BIT: [(&str, &str); 2] = [("Selected", "pinned · Esc frees it"), ("No bit", "point at one")];

/// What is said when something was copied or stopped.
pub const LINK_COPIED: &str = "The link is copied.";
/// The same, where a link can't carry the message.
pub const TOO_LONG: &str = "The message is too long for it: whoever opens it is asked for the message.";
/// The digest went to the clipboard.
pub const DIGEST_COPIED: &str = "The digest is copied.";
/// Somebody pressed Cancel.
pub const CANCELLED: &str = "Hashing was cancelled.";
/// What a paste is called that is too long to be typed.
pub const PASTED: &str = "pasted text";

/// Words and what they mean.
pub static GLOSSARY: [(&str, &str); 14] = [
    ("bit (x, y, z)", "one of the 25w bits of the state: x and y are 0 … 4, z is 0 … w − 1, and w is 64 in SHA-3"),
    ("lane (x, y)", "w bits along z, one line of the drawing, and the number beside it"),
    ("row (y, z)", "five bits along x"),
    ("column (x, z)", "five bits along y"),
    ("slice z", "the 25 bits with one z"),
    ("plane y", "the five lanes with one y"),
    ("sheet x", "the five lanes with one x"),
    ("S[i]", "the state as a string of bits: (x, y, z) is S[w(5y + x) + z]"),
    (
        "sponge",
        "what absorbs the message block by block, applies the permutation f after each, and is squeezed for the output",
    ),
    ("rate", "the first bits of S: blocks are XORed into them, and the output is read from them"),
    ("capacity", "the other bits of S, which no block touches and no output shows"),
    (
        "suffix, padding",
        "what fills the last block: bits that tell functions apart (01 for SHA-3), a 1, zeros, a 1. In bytes 06 00 … 80; where one byte is left, both in one: 86",
    ),
    ("round", "the steps θ ρ π χ ι in turn; f has 24 of them where w is 64"),
    ("parity", "the XOR of bits: 1 where an odd number of them is 1"),
];
