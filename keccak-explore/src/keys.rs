//! The key table: one for both viewers, and what the help panel shows.

use crate::action::Action;
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
#[derive(Clone, PartialEq, Debug)]
pub enum Does {
    /// This.
    Act(Action),
    /// Something that only the viewer can do: `copy-link`, `keys`.
    Command(&'static str),
}

/// A row of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Binding {
    /// How the keys are shown.
    pub shown: &'static str,
    /// What they do, in words.
    pub label: &'static str,
    /// Whether the keyboard focus must be in the state.
    pub in_state: bool,
    /// The keys, each with Shift or without, and what it does.
    pub keys: Vec<(&'static str, bool, Does)>,
}

/// How far a key turns the lattice, in radians.
const TURN: f64 = 0.12;

/// The table. A row for the state stands before the row that has the same keys elsewhere.
pub fn table() -> Vec<Binding> {
    use Action::{
        Before, First, Follow, Free, Last, Next, NextElement, NextPart, NextRound, Previous, PreviousElement,
        PreviousRound, ResetCamera, TogglePlay, ToggleTheme, Turn, Walk, Zoom,
    };
    let act = |key, action| (key, false, Does::Act(action));
    let shift = |key, action| (key, true, Does::Act(action));
    let row = |shown, label, keys| Binding { shown, label, in_state: false, keys };
    let in_state = |shown, label, keys| Binding { shown, label, in_state: true, keys };
    vec![
        in_state(
            "← →",
            "in the state: the bit beside it, along z",
            vec![act("ArrowLeft", Walk { z: 1, line: 0 }), act("ArrowRight", Walk { z: -1, line: 0 })],
        ),
        in_state(
            "↑ ↓",
            "in the state: the same z in the lane above or below",
            vec![act("ArrowUp", Walk { z: 0, line: -1 }), act("ArrowDown", Walk { z: 0, line: 1 })],
        ),
        in_state(
            "⇧↑ ⇧↓",
            "in the state: the same place in the plane above or below",
            vec![shift("ArrowUp", Walk { z: 0, line: -5 }), shift("ArrowDown", Walk { z: 0, line: 5 })],
        ),
        row("→ ←", "step forwards, back", vec![act("ArrowRight", Next), act("ArrowLeft", Previous)]),
        row(
            "↑ ↓ or ⇧→ ⇧←",
            "round forwards, back",
            vec![
                act("ArrowUp", NextRound),
                act("ArrowDown", PreviousRound),
                shift("ArrowRight", NextRound),
                shift("ArrowLeft", PreviousRound),
            ],
        ),
        row("Home End", "first, last position", vec![act("Home", First), act("End", Last)]),
        row("Space", "play, pause", vec![act(" ", TogglePlay)]),
        row(", .", "element back, forwards inside a step", vec![act(",", PreviousElement), act(".", NextElement)]),
        row("B (held)", "show the state before the step", vec![act("b", Before(true))]),
        row(
            "F ⇧F",
            "follow the bit to where the next step takes it, and back",
            vec![act("f", Follow(true)), shift("f", Follow(false))],
        ),
        row("P", "select more around the bit: row, column, lane, slice, plane, sheet", vec![act("p", NextPart)]),
        row(
            "1 2 3 4",
            "the views Lines, Slices, Lattice, Lanes",
            vec![
                act("1", Action::View(View::Lines)),
                act("2", Action::View(View::Slices)),
                act("3", Action::View(View::Lattice)),
                act("4", Action::View(View::Lanes)),
            ],
        ),
        row(
            "A D, W S",
            "in Lattice: turn, tilt",
            vec![
                act("a", Turn(-TURN, 0.0)),
                act("d", Turn(TURN, 0.0)),
                act("w", Turn(0.0, TURN)),
                act("s", Turn(0.0, -TURN)),
            ],
        ),
        row(
            "+ − R",
            "in Lattice: larger, smaller, as at first",
            vec![
                act("+", Zoom(1.25, (0.0, 0.0))),
                shift("+", Zoom(1.25, (0.0, 0.0))),
                act("-", Zoom(0.8, (0.0, 0.0))),
                act("r", ResetCamera),
            ],
        ),
        row("L", "copy the link", vec![("l", false, Does::Command("copy-link"))]),
        row("N", "night, paper", vec![act("n", ToggleTheme)]),
        row("?", "these keys", vec![("?", false, Does::Command("keys")), ("?", true, Does::Command("keys"))]),
        row("Esc", "leave a text field; free the bit", vec![act("Escape", Free)]),
    ]
}

/// What a key does, or `None` where it does nothing here.
pub fn action(key: &Key) -> Option<Does> {
    let name = if key.key.chars().count() == 1 { key.key.to_ascii_lowercase() } else { key.key.clone() };
    if key.up {
        return (name == "b").then_some(Does::Act(Action::Before(false)));
    }
    let bindings = table();
    let mut candidates = bindings.iter().filter(|binding| key.in_state || !binding.in_state);
    candidates.find_map(|binding| {
        binding
            .keys
            .iter()
            .find(|(wanted, shift, _)| *wanted == name && *shift == key.shift)
            .map(|(.., does)| does.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::{Does, Key, action, table};
    use crate::action::Action;
    use crate::prelude::*;

    fn press(key: &str, shift: bool, in_state: bool) -> Option<Does> {
        action(&Key { key: key.to_owned(), shift, in_state, up: false })
    }

    #[test]
    fn arrows_step_outside_the_state_and_walk_inside() {
        assert_eq!(press("ArrowRight", false, false), Some(Does::Act(Action::Next)));
        assert_eq!(press("ArrowRight", false, true), Some(Does::Act(Action::Walk { z: -1, line: 0 })));
        assert_eq!(press("ArrowRight", true, true), Some(Does::Act(Action::NextRound)));
        assert_eq!(press("L", false, false), Some(Does::Command("copy-link")));
        assert_eq!(press("q", false, false), None);
    }

    #[test]
    fn no_key_stands_twice() {
        for in_state in [false, true] {
            let bindings = table();
            let rows = bindings.iter().filter(|binding| binding.in_state == in_state);
            let mut keys: Vec<_> = rows.flat_map(|row| row.keys.iter().map(|(key, shift, _)| (*key, *shift))).collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all);
        }
    }
}
