//! The line of events of a whole run: the leaves 1 … n, each from its own `start`, and then the final node.

use super::{Line, Position, PositionError};

/// The line of events of a run of one or more sponges.
///
/// Ordinals count from 0, the first call's `start`; both directions take constant time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lines {
    /// How many leaves there are: the calls 1 … n.
    pub leaves: u64,
    /// The line of every leaf but the last.
    pub leaf: Line,
    /// The line of the last leaf.
    pub last_leaf: Line,
    /// The line of call 0: the final node, or the only sponge, or a bare permutation.
    pub node: Line,
}

impl Lines {
    /// The lines of a run of one sponge, or of a bare permutation.
    #[inline]
    pub const fn of(line: Line) -> Self {
        Self { leaves: 0, leaf: line, last_leaf: line, node: line }
    }

    /// How many calls there are.
    #[inline]
    pub const fn call_count(&self) -> u64 {
        self.leaves + 1
    }

    /// The line of a call; `None` if there is no such call.
    #[inline]
    pub const fn call(&self, call: u64) -> Option<Line> {
        if call > self.leaves {
            return None;
        }
        Some(if call == 0 {
            self.node
        } else if call == self.leaves {
            self.last_leaf
        } else {
            self.leaf
        })
    }

    /// How many positions there are.
    #[inline]
    pub const fn len(&self) -> u64 {
        self.first_ordinal(0) + self.node.len()
    }

    /// Never: there is always a `start`.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The ordinal of a call's `start`.
    #[inline]
    pub const fn first_ordinal(&self, call: u64) -> u64 {
        // Call 0 comes behind the leaves.
        let before = if call == 0 { self.leaves } else { call - 1 };
        if call == 0 && before > 0 {
            (before - 1) * self.leaf.len() + self.last_leaf.len()
        } else {
            before * self.leaf.len()
        }
    }

    /// The first position.
    #[inline]
    pub fn first(&self) -> Position {
        Position { call: self.leaves.min(1), ..Position::START }
    }

    /// The last position.
    #[inline]
    pub fn last(&self) -> Position {
        self.node.last()
    }

    /// Whether the run has a position.
    ///
    /// # Errors
    /// Says what of the address doesn't exist, and what does.
    #[inline]
    pub fn check(&self, position: Position) -> Result<(), PositionError> {
        if self.ordinal(position).is_some() {
            return Ok(());
        }
        let line = self.call(position.call).unwrap_or(self.node);
        Err(PositionError { line, leaves: self.leaves, position })
    }

    /// The place of a position on the line, or `None` if it isn't there.
    #[inline]
    pub fn ordinal(&self, position: Position) -> Option<u64> {
        let within = self.call(position.call)?.ordinal(Position { call: 0, ..position })?;
        Some(self.first_ordinal(position.call) + within)
    }

    /// The position at this place, or `None` past the end.
    #[inline]
    pub fn position(&self, ordinal: u64) -> Option<Position> {
        let node = self.first_ordinal(0);
        let call = if ordinal >= node { 0 } else { (ordinal / self.leaf.len() + 1).min(self.leaves) };
        let within = self.call(call)?.position(ordinal - self.first_ordinal(call))?;
        Some(Position { call, ..within })
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::{Line, Lines};
    use crate::position::{Event, Position};

    #[test]
    fn ordinals_and_positions_are_inverse_over_all_calls() {
        let line = |absorbing, permutations| Line { first_round: 12, rounds: 12, absorbing, permutations };
        for leaves in [0, 1, 2, 5] {
            let lines = Lines { leaves, leaf: line(3, 3), last_leaf: line(2, 2), node: line(2, 4) };
            let mut listed = Vec::new();
            for call in (1..=leaves).chain([0]) {
                let line = lines.call(call).unwrap();
                listed.push(Position { call, ..Position::START });
                for p in 0..line.permutations {
                    listed.extend(line.events(p).map(|event| Position { call, permutation: p, event }));
                }
            }
            assert!(listed.is_sorted());
            assert_eq!(listed.len() as u64, lines.len());
            assert_eq!((lines.first(), lines.last()), (listed[0], *listed.last().unwrap()));
            for (ordinal, &position) in listed.iter().enumerate() {
                assert_eq!(lines.position(ordinal as u64), Some(position));
                assert_eq!(lines.ordinal(position), Some(ordinal as u64));
                assert_eq!(lines.check(position), Ok(()));
            }
            assert_eq!(lines.position(lines.len()), None);
            let absent = [(leaves + 1, 0), (0, 4)].map(|(call, permutation)| Position {
                call,
                permutation,
                event: Event::Absorb,
            });
            for position in absent {
                assert_eq!(lines.ordinal(position), None);
                assert!(lines.check(position).is_err());
            }
        }
    }
}
