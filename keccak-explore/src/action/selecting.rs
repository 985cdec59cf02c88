//! What is pinned or pointed at: chosen, walked from bit to bit, followed through a step.

use keccak_core::parts::Bit;
use keccak_core::position::Event;

use crate::prelude::*;
use crate::selection::{Part, Selection};
use crate::session::{History, Session};

impl Session {
    pub(super) fn select(&mut self, selection: Option<Selection>) {
        let w = self.w();
        match selection {
            Some(selection) if !selection.fits(w) => {
                self.notes =
                    vec![format!("There is no {}: x and y run from 0 to 4, z from 0 to {}.", selection.title(), w - 1)];
            }
            _ => {
                self.place.selection = selection;
                self.outcome.history = History::Replace;
            }
        }
    }

    pub(super) fn hover(&mut self, bit: Option<Bit>) {
        let w = self.w();
        self.place.hover = bit.filter(|bit| Selection::bit(*bit).fits(w));
    }

    pub(super) fn select_next_part(&mut self) {
        let part = self.place.selection.and_then(|selection| selection.part());
        let place = part.and_then(|part| Part::ALL.iter().position(|other| *other == part));
        let next = place.map_or(0, |place| (place + 1) % Part::ALL.len());
        self.select(Some(Part::ALL[next].around(self.anchor)));
    }

    /// Moves the pinned bit, or the part around it; where none is pinned, the first walk pins bit (0, 0, 0).
    pub(super) fn walk(&mut self, z: i64, line: i64) {
        let w = self.w() as i64;
        let Some(selection) = self.place.selection else {
            return self.select(Some(Selection::bit(Bit { x: 0, y: 0, z: 0 })));
        };
        let bit = self.anchor;
        if z != 0 && selection.z.is_none() {
            // Along z there is no other lane, plane or sheet to go to: its first bit is.
            return self.select(Some(Selection::bit(Bit { z: 0, ..bit })));
        }
        let lane = ((bit.x + 5 * bit.y) as i64 + line.rem_euclid(25)).rem_euclid(25) as usize;
        let z = (bit.z as i64 + z.rem_euclid(w)).rem_euclid(w) as usize;
        self.anchor = Bit { x: lane % 5, y: lane / 5, z };
        let part = selection.part().unwrap_or(Part::Bit);
        self.select(Some(part.around(self.anchor)));
    }

    /// Goes to the next step and takes the pinned bit along where ρ and π move it; or the way back.
    pub(super) fn follow(&mut self, forwards: bool) {
        use keccak_core::influence::{sources, targets};
        use keccak_core::permutation::Step;
        let w = self.w();
        let bit = self.place.selection.and_then(|selection| selection.as_bit());
        let was = self.place.position;
        // At the beginning of a step the bit stands where it stood before the step.
        let begun = self.place.sub == Some(0);
        self.step(if forwards { 1 } else { -1 });
        let moved_by = match (forwards, self.place.position == was) {
            (_, true) => return,
            (true, false) => self.place.position.event,
            (false, false) if begun => return,
            (false, false) => was.event,
        };
        if let (Some(bit), Event::Step(_, step @ (Step::Rho | Step::Pi))) = (bit, moved_by) {
            let place = if forwards { targets(step, bit, w) } else { sources(step, bit, w) };
            self.select(place.as_slice().first().copied().map(Selection::bit));
        }
    }
}
