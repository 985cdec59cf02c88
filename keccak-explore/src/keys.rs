//! The key table: one for both viewers, and what the help panel shows.

use crate::action::Action::{
    self, Before, First, Focus, Follow, Free, From, Last, Next, NextCall, NextElement, NextPart, NextRound, Previous,
    PreviousCall, PreviousElement, PreviousRound, PullMore, ResetCamera, ToggleOnly, TogglePlay, ToggleTheme, Turn,
    Walk, Zoom,
};
use crate::camera::{Axis, Preset};
use crate::prelude::*;
use crate::session::View;

/// A key press, with the names that browsers give to keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// `ArrowRight`, `Home`, `l`, `?` …
    pub key: String,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether the keyboard focus is visibly in the state.
    pub in_state: bool,
    /// Whether the key went up again.
    pub up: bool,
}

/// What a key does.
#[derive(PartialEq, Debug)]
pub enum Does {
    /// This.
    Act(Action),
    /// Something that only the viewer can do, by the name of the control that does it too: `copy-link`, `message` …
    Command(&'static str),
}

/// A key, whether Shift is held with it, and what it does.
pub type Press = (&'static str, bool, Does);

/// A row of the table.
#[derive(PartialEq, Debug)]
pub struct Binding {
    /// How the keys are shown.
    pub shown: &'static str,
    /// What they do, in words.
    pub label: &'static str,
    /// Whether the keyboard focus must be in the state.
    pub in_state: bool,
    /// The keys, each with Shift or without, and what it does.
    pub keys: &'static [Press],
}

/// How far a key turns the lattice, in radians.
const TURN: f64 = 0.12;

/// The table. A row for the state stands before the row that has the same keys elsewhere.
static TABLE: &[Binding] = &[
    Binding {
        shown: "← →",
        label: "in the state: the bit beside it, along z",
        in_state: true,
        keys: &[act("ArrowLeft", Walk { z: 1, line: 0 }), act("ArrowRight", Walk { z: -1, line: 0 })],
    },
    Binding {
        shown: "↑ ↓",
        label: "in the state: the same z in the lane above or below",
        in_state: true,
        keys: &[act("ArrowUp", Walk { z: 0, line: -1 }), act("ArrowDown", Walk { z: 0, line: 1 })],
    },
    Binding {
        shown: "⇧↑ ⇧↓",
        label: "in the state: the same place in the plane above or below",
        in_state: true,
        keys: &[shift("ArrowUp", Walk { z: 0, line: -5 }), shift("ArrowDown", Walk { z: 0, line: 5 })],
    },
    Binding {
        shown: "→ ←",
        label: "step forwards, back",
        in_state: false,
        keys: &[act("ArrowRight", Next), act("ArrowLeft", Previous)],
    },
    Binding {
        shown: "↑ ↓ or ⇧→ ⇧←",
        label: "round forwards, back",
        in_state: false,
        keys: &[
            act("ArrowUp", NextRound),
            act("ArrowDown", PreviousRound),
            shift("ArrowRight", NextRound),
            shift("ArrowLeft", PreviousRound),
        ],
    },
    Binding {
        shown: "C ⇧C",
        label: "in a tree: the same place in the next call, in the one before",
        in_state: false,
        keys: &[act("c", NextCall), shift("c", PreviousCall)],
    },
    Binding {
        shown: "Home End",
        label: "first, last position",
        in_state: false,
        keys: &[act("Home", First), act("End", Last)],
    },
    Binding { shown: "Space", label: "play, pause", in_state: false, keys: &[act(" ", TogglePlay)] },
    Binding {
        shown: ", .",
        label: "element back, forwards inside a step",
        in_state: false,
        keys: &[act(",", PreviousElement), act(".", NextElement)],
    },
    Binding {
        shown: "B (held)",
        label: "show the state before the step",
        in_state: false,
        keys: &[act("b", Before(true))],
    },
    Binding {
        shown: "F ⇧F",
        label: "follow the bit to where the next step takes it, and back",
        in_state: false,
        keys: &[act("f", Follow(true)), shift("f", Follow(false))],
    },
    Binding {
        shown: "P",
        label: "select more around the bit: row, column, lane, slice, plane, sheet",
        in_state: false,
        keys: &[act("p", NextPart)],
    },
    Binding {
        shown: "1 2 3 4",
        label: "the views Lines, Slices, Lattice, Lanes",
        in_state: false,
        keys: &[
            act("1", Action::View(View::Lines)),
            act("2", Action::View(View::Slices)),
            act("3", Action::View(View::Lattice)),
            act("4", Action::View(View::Lanes)),
        ],
    },
    Binding {
        shown: "A D, W S",
        label: "in Lattice: turn, tilt",
        in_state: false,
        keys: &[
            act("a", Turn(-TURN, 0.0)),
            act("d", Turn(TURN, 0.0)),
            act("w", Turn(0.0, TURN)),
            act("s", Turn(0.0, -TURN)),
        ],
    },
    Binding {
        shown: "+ − R",
        label: "in Lattice: larger, smaller, as at first",
        in_state: false,
        keys: &[
            act("+", Zoom(1.25, (0.0, 0.0))),
            shift("+", Zoom(1.25, (0.0, 0.0))),
            act("-", Zoom(0.8, (0.0, 0.0))),
            act("r", ResetCamera),
        ],
    },
    Binding {
        shown: "M U J",
        label: "write the message; choose the function; type a position",
        in_state: false,
        keys: &[command("m", false, "message"), command("u", false, "function"), command("j", false, "position")],
    },
    Binding { shown: "K", label: "copy the digest", in_state: false, keys: &[command("k", false, "copy-digest")] },
    Binding { shown: "L", label: "copy the link", in_state: false, keys: &[command("l", false, "copy-link")] },
    Binding { shown: "N", label: "night, paper", in_state: false, keys: &[act("n", ToggleTheme)] },
    Binding {
        shown: "?",
        label: "these keys",
        in_state: false,
        keys: &[command("?", false, "help"), command("?", true, "help")],
    },
    Binding { shown: "Esc", label: "leave a text field; free the bit", in_state: false, keys: &[act("Escape", Free)] },
];

/// How much further a key pulls the lattice apart.
const PULL: f64 = 0.25;

/// What a viewer that draws in space has besides.
static SOLID: &[Binding] = &[
    Binding {
        shown: "5 6 7 8 9",
        label: "look from the front, the top, the side; isometric; as FIPS 202 draws it",
        in_state: false,
        keys: &[
            act("5", From(Preset::Front)),
            act("6", From(Preset::Top)),
            act("7", From(Preset::Side)),
            act("8", From(Preset::Isometric)),
            act("9", From(Preset::Fips)),
        ],
    },
    Binding {
        shown: "X Y Z",
        label: "pull sheets, planes, slices apart; with ⇧ together",
        in_state: false,
        keys: &[
            act("x", PullMore(Axis::X, PULL)),
            act("y", PullMore(Axis::Y, PULL)),
            act("z", PullMore(Axis::Z, PULL)),
            shift("x", PullMore(Axis::X, -PULL)),
            shift("y", PullMore(Axis::Y, -PULL)),
            shift("z", PullMore(Axis::Z, -PULL)),
        ],
    },
    Binding {
        shown: "G",
        label: "go near what is pinned and turn about it, and back",
        in_state: false,
        keys: &[act("g", Focus)],
    },
    Binding {
        shown: "O",
        label: "show only what is pinned, and all again",
        in_state: false,
        keys: &[act("o", ToggleOnly)],
    },
    Binding {
        shown: "H",
        label: "hide all panels, and show them again",
        in_state: false,
        keys: &[command("h", false, "panels")],
    },
    Binding {
        shown: "V I T",
        label: "open and close: how it is looked at, the column of words, the sponge",
        in_state: false,
        keys: &[command("v", false, "view-row"), command("i", false, "words"), command("t", false, "sponge")],
    },
    Binding {
        shown: "⇧I",
        label: "in the column of words: the step alone, the bit, the marks, all",
        in_state: false,
        keys: &[command("i", true, "sections")],
    },
    Binding {
        shown: "E",
        label: "write the function's own fields: key, output length, rate …",
        in_state: false,
        keys: &[command("e", false, "parameters")],
    },
    Binding {
        shown: "⇧M",
        label: "read the message as text, hex, bits",
        in_state: false,
        keys: &[command("m", true, "format")],
    },
    Binding {
        shown: "Q ⇧Q",
        label: "open a file as the message; remove it, or cancel hashing",
        in_state: false,
        keys: &[command("q", false, "file"), command("q", true, "remove")],
    },
    Binding {
        shown: "⇧K",
        label: "all digits of a long output",
        in_state: false,
        keys: &[command("k", true, "output")],
    },
    // On some keyboards they are one key with ⇧ and without, on others two with ⇧.
    Binding {
        shown: "< >",
        label: "play slower, faster",
        in_state: false,
        keys: &[
            command("<", false, "slower"),
            command("<", true, "slower"),
            command(">", false, "faster"),
            command(">", true, "faster"),
        ],
    },
    Binding {
        shown: "⇧O ⇧N ⇧S",
        label: "x runs from 0 or from 3; without motion; simple shading",
        in_state: false,
        keys: &[command("o", true, "origin"), command("n", true, "still"), command("s", true, "shading")],
    },
];

/// What the key that is held does when it goes up again.
static UP: Does = Does::Act(Before(false));

/// The key table.
pub fn table() -> &'static [Binding] {
    TABLE
}

/// The rows that only a viewer has that draws in space; they come after the others.
pub fn solid() -> &'static [Binding] {
    SOLID
}

/// What a key does in a viewer that draws in space.
pub fn action_in_space(key: &Key) -> Option<&'static Does> {
    action(key).or_else(|| found(SOLID, key).filter(|_| !key.up))
}

const fn act(key: &'static str, action: Action) -> Press {
    (key, false, Does::Act(action))
}

const fn shift(key: &'static str, action: Action) -> Press {
    (key, true, Does::Act(action))
}

const fn command(key: &'static str, shift: bool, command: &'static str) -> Press {
    (key, shift, Does::Command(command))
}

/// What a key does, or `None` where it does nothing here.
pub fn action(key: &Key) -> Option<&'static Does> {
    if key.up {
        return key.key.eq_ignore_ascii_case("b").then_some(&UP);
    }
    found(TABLE, key)
}

fn found(table: &'static [Binding], key: &Key) -> Option<&'static Does> {
    let name = if key.key.chars().count() == 1 { &*key.key.to_ascii_lowercase() } else { &key.key };
    let mut rows = table.iter().filter(|row| key.in_state || !row.in_state);
    rows.find_map(|row| row.keys.iter().find(|(wanted, shift, _)| *wanted == name && *shift == key.shift))
        .map(|(.., does)| does)
}

#[cfg(test)]
mod tests {
    use super::{Does, Key, TABLE, action};
    use crate::action::Action;
    use crate::prelude::*;

    fn press(key: &str, shift: bool, in_state: bool) -> Option<&'static Does> {
        action(&Key { key: key.to_owned(), shift, in_state, up: false })
    }

    #[test]
    fn arrows_step_outside_the_state_and_walk_inside() {
        assert_eq!(press("ArrowRight", false, false), Some(&Does::Act(Action::Next)));
        assert_eq!(press("ArrowRight", false, true), Some(&Does::Act(Action::Walk { z: -1, line: 0 })));
        assert_eq!(press("ArrowRight", true, true), Some(&Does::Act(Action::NextRound)));
        assert_eq!(press("L", false, false), Some(&Does::Command("copy-link")));
        assert_eq!(press("m", false, false), Some(&Does::Command("message")));
        assert_eq!(press("m", true, false), None, "that key is another viewer's");
        assert_eq!(press("q", false, false), None);
    }

    #[test]
    fn no_key_stands_twice() {
        for in_state in [false, true] {
            let rows = TABLE.iter().chain(super::solid()).filter(|binding| binding.in_state == in_state);
            let mut keys: Vec<_> = rows.flat_map(|row| row.keys.iter().map(|(key, shift, _)| (*key, *shift))).collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all);
        }
    }
}
