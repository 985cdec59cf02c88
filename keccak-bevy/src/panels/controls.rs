//! Every control with its key, or with what there is instead of one. A button shows it; a test walks all panels.

/// How a control is reached without the pointer, besides the Tab key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// A key of the table.
    Key(&'static str),
    /// No key, and why.
    Else(&'static str),
}

use Way::{Else, Key};

/// The names of all controls, as they stand on them or as they are told to assistive technology.
pub(super) const CONTROLS: &[(&str, Way)] = &[
    ("Function", Key("U")),
    ("Message", Key("M")),
    ("Text", Key("⇧M")),
    ("Hex", Key("⇧M")),
    ("Bits", Key("⇧M")),
    ("File…", Key("Q")),
    ("Path", Key("Q")),
    ("Open", Else("Enter, in the field beside it")),
    ("Close the path", Key("Q")),
    ("Remove", Key("⇧Q")),
    ("Cancel", Key("⇧Q")),
    ("Copy", Key("K")),
    ("All", Key("⇧K")),
    ("Key", Key("E")),
    ("Name N", Key("E")),
    ("Customization S", Key("E")),
    ("Block size", Key("E")),
    ("Domain byte", Key("E")),
    ("Call", Key("C")),
    ("Output length", Key("E")),
    ("Lane size", Key("E")),
    ("Rounds", Key("E")),
    ("Rate", Key("E")),
    ("Suffix", Key("E")),
    ("Start state", Key("E")),
    ("inside", Key(".")),
    ("Before", Key("B")),
    ("After", Key("B")),
    ("Lines", Key("1")),
    ("Slices", Key("2")),
    ("Lattice", Key("3")),
    ("Lanes", Key("4")),
    ("View", Key("V")),
    ("Words", Key("I")),
    ("Sponge", Key("T")),
    ("Front", Key("5")),
    ("Top", Key("6")),
    ("Side", Key("7")),
    ("Isometric", Key("8")),
    ("FIPS 202", Key("9")),
    ("As at first", Key("R")),
    ("apart along x", Key("X")),
    ("apart along y", Key("Y")),
    ("apart along z", Key("Z")),
    ("only pinned", Key("O")),
    ("Near", Key("G")),
    ("Whole", Key("G")),
    ("More", Else("what is in it has keys")),
    ("simple shading", Key("⇧S")),
    ("no motion", Key("⇧N")),
    ("0 1 2 3 4", Key("⇧O")),
    ("3 4 0 1 2", Key("⇧O")),
    ("Step", Key("⇧I")),
    ("Bit", Key("⇧I")),
    ("Marks", Key("⇧I")),
    ("Sources", Else("open from the start; the bits in it are reached by walking")),
    ("Follow", Key("F")),
    ("bit", Key("P")),
    ("row", Key("P")),
    ("column", Key("P")),
    ("lane", Key("P")),
    ("slice", Key("P")),
    ("plane", Key("P")),
    ("sheet", Key("P")),
    ("First", Key("Home")),
    ("− Round", Key("⇧←")),
    ("− Step", Key("←")),
    ("Play", Key("Space")),
    ("Pause", Key("Space")),
    ("+ Step", Key("→")),
    ("+ Round", Key("⇧→")),
    ("Last", Key("End")),
    ("Speed", Key(">")),
    ("Position", Key("J")),
    ("Copy link", Key("L")),
    ("Theme", Key("N")),
    ("Keys", Key("?")),
    ("Close", Key("Esc")),
];

/// The key of a control; none where there is something else instead.
pub(super) fn key(name: &str) -> &'static str {
    match CONTROLS.iter().find(|(control, _)| *control == name) {
        Some((_, Key(key))) => key,
        _ => "",
    }
}
