//! Inside a step: the elements in which its work is told, and the picture after k of them.
//!
//! θ goes by columns (order x + 5z), ρ and π by target lanes (x + 5y), χ by rows (y + 5z), ι is one,
//! absorb and squeeze go by bytes.

use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_core::state::Snapshot;

use crate::prelude::*;

/// How an event is cut into elements, and what they are called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Elements {
    event: Event,
    w: usize,
    /// How many there are: N.
    pub count: usize,
    /// What one is called.
    pub noun: &'static str,
}

/// The elements of an event, for lanes of `w` bits. `bits` is how many enter or leave: the rate, or what is squeezed.
pub fn elements(event: Event, w: usize, bits: usize) -> Elements {
    let (count, noun) = match event {
        Event::Start => (0, "bit"),
        Event::Absorb | Event::Squeeze => (bits.div_ceil(8), "byte"),
        Event::Step(_, Step::Theta) => (5 * w, "column"),
        Event::Step(_, Step::Rho | Step::Pi) => (25, "lane"),
        Event::Step(_, Step::Chi) => (5 * w, "row"),
        Event::Step(_, Step::Iota) => (1, "lane"),
    };
    Elements { event, w, count, noun }
}

impl Elements {
    /// Which element makes this bit.
    pub fn of(&self, bit: Bit) -> usize {
        match self.event {
            Event::Start | Event::Step(_, Step::Iota) => 0,
            Event::Absorb | Event::Squeeze => bit.index(self.w) / 8,
            Event::Step(_, Step::Theta) => bit.x + 5 * bit.z,
            Event::Step(_, Step::Rho | Step::Pi) => bit.x + 5 * bit.y,
            Event::Step(_, Step::Chi) => bit.y + 5 * bit.z,
        }
    }

    /// A bit of this element: where it has many, the one in the same place as `like`.
    pub fn bit(&self, element: usize, like: Bit) -> Bit {
        match self.event {
            Event::Start | Event::Step(_, Step::Iota) => like,
            Event::Absorb | Event::Squeeze => {
                Bit::from_index((8 * element + like.index(self.w) % 8).min(25 * self.w - 1), self.w)
            }
            Event::Step(_, Step::Theta) => Bit { x: element % 5, z: element / 5, ..like },
            Event::Step(_, Step::Rho | Step::Pi) => Bit { x: element % 5, y: element / 5, ..like },
            Event::Step(_, Step::Chi) => Bit { y: element % 5, z: element / 5, ..like },
        }
    }

    /// What an element is called: "column (3, 17)", "lane (3, 4)", "row (1, 40)", "byte 12".
    pub fn name(&self, element: usize) -> String {
        let (first, second) = (element % 5, element / 5);
        match self.event {
            Event::Absorb | Event::Squeeze => format!("{} {element}", self.noun),
            Event::Step(_, Step::Iota) => format!("{} (0, 0)", self.noun),
            _ => format!("{} ({first}, {second})", self.noun),
        }
    }

    /// The state when `done` elements are finished: they show what comes after, the others what was before.
    pub fn partly(&self, before: &Snapshot, after: &Snapshot, done: usize) -> Snapshot {
        if done >= self.count {
            return *after;
        }
        let mut shown = *before;
        for bit in before.differences(after).ones_at().filter(|bit| self.of(*bit) < done) {
            shown.flip(bit);
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use keccak_core::parts::Bit;
    use keccak_core::permutation::Step;
    use keccak_core::position::Event;
    use keccak_core::state::Snapshot;

    use super::elements;
    use crate::prelude::*;

    #[test]
    fn elements_are_finished_one_after_another() {
        let before = Snapshot::zero(64);
        let mut after = before;
        (0..1600).for_each(|i| after.flip(Bit::from_index(i, 64)));
        for (step, count, size) in [(Step::Theta, 320, 5), (Step::Rho, 25, 64), (Step::Pi, 25, 64), (Step::Chi, 320, 5)]
        {
            let elements = elements(Event::Step(0, step), 64, 1088);
            assert_eq!(elements.count, count);
            for done in 0..=count {
                assert_eq!(elements.partly(&before, &after, done).ones(), done * size, "{step} {done}");
            }
        }
        let absorb = elements(Event::Absorb, 64, 1088);
        assert_eq!((absorb.count, absorb.partly(&before, &after, 3).ones()), (136, 24));
    }

    #[test]
    fn an_element_has_the_bit_that_stands_for_it() {
        let like = Bit { x: 3, y: 2, z: 5 };
        let steps = Step::ALL.map(|step| Event::Step(0, step));
        for w in [8, 64] {
            for event in steps.into_iter().chain([Event::Absorb, Event::Squeeze]) {
                let elements = elements(event, w, 17 * w);
                for element in 0..elements.count {
                    let bit = elements.bit(element, like);
                    assert!(bit.x < 5 && bit.y < 5 && bit.z < w);
                    assert_eq!(elements.of(bit), element, "{event:?}, w = {w}");
                    let name = match event {
                        Event::Step(_, Step::Theta) => format!("column ({}, {})", bit.x, bit.z),
                        Event::Step(_, Step::Rho | Step::Pi) => format!("lane ({}, {})", bit.x, bit.y),
                        Event::Step(_, Step::Chi) => format!("row ({}, {})", bit.y, bit.z),
                        Event::Step(_, Step::Iota) => "lane (0, 0)".to_owned(),
                        _ => format!("byte {}", bit.index(w) / 8),
                    };
                    assert_eq!(elements.name(element), name);
                }
            }
        }
    }
}
