//! After every action: what follows from the runs is computed anew where a run has changed, and the place is brought in range.

use keccak_core::functions::Mode;
use keccak_core::parts::Bit;
use keccak_core::position::{Event, Line, Lines, Position};
use keccak_core::trace::Opened;

use crate::message::{Message, count};
use crate::prelude::*;
use crate::run::{Computed, Known};
use crate::selection::Selection;
use crate::session::Session;

impl Session {
    /// Brings everything that follows from the runs up to date.
    pub(crate) fn settle(&mut self) {
        for track in &mut self.tracks {
            track.refresh();
        }
        let asked = self.main().expected.is_some() && self.main().fresh;
        self.compare_with_link();
        if let Some(lines) = self.main().computed.lines() {
            let position = nearest(&lines, self.place.position);
            if position != self.place.position {
                if asked
                    && self.main().expected.is_none()
                    && let Err(why) = lines.check(self.place.position)
                {
                    self.notes.push(format!("at={}: {why}", self.place.position));
                }
                (self.place.position, self.place.sub) = (position, None);
            }
        }
        let w = self.main().run.function.w();
        let fits = |selection: &Selection| selection.fits(w);
        self.place.selection = self.place.selection.filter(fits);
        // What a part leaves open stays as it was.
        let Bit { x, y, z } = self.anchor;
        let Selection { x: new_x, y: new_y, z: new_z } = self.place.selection.unwrap_or(Selection::bit(self.anchor));
        self.anchor = Bit { x: new_x.unwrap_or(x), y: new_y.unwrap_or(y), z: new_z.unwrap_or(z) % w };
        self.place.hover = self.place.hover.filter(|bit| fits(&Selection::bit(*bit)));
        let position = self.place.position;
        for track in &mut self.tracks {
            track.wants = track.computed.open(&track.run, position);
        }
        if let Some(count) = self.look().map(|look| look.elements().count) {
            self.place.sub = self.place.sub.filter(|done| *done < count);
        }
    }

    /// A message that a link only described has come: is it the one?
    fn compare_with_link(&mut self) {
        let track = &mut self.tracks[0];
        let Some(trace) = track.computed.trace() else { return };
        if !core::mem::take(&mut track.fresh) {
            return;
        }
        let Some(expected) = &track.expected else { return };
        let bytes = trace.message_bits() / 8;
        let digest = hex::encode(&trace.output()[..trace.output().len().min(32)]);
        let short = |digest: &str| digest.get(..8).unwrap_or(digest).to_owned();
        let [wanted, given] = if bytes != expected.len {
            [format!("that one has {}", count(expected.len, "byte")), format!("this one {}", count(bytes, "byte"))]
        } else if !expected.digest.is_empty() && digest != expected.digest {
            [format!("its digest begins {}", short(&expected.digest)), format!("this one's {}", short(&digest))]
        } else {
            track.expected = None;
            return self.notes.clear();
        };
        self.notes = vec![format!("This is not the link's message: {wanted}, {given}.")];
    }
}

impl super::Track {
    /// Computes what can be computed at once; what was computed from another run is dropped.
    fn refresh(&mut self) {
        if self.shown.as_ref() == Some(&self.run) {
            return;
        }
        let only_output = self.shown.as_ref().is_some_and(|shown| shown.differs_in_output_alone(&self.run));
        match &mut self.computed {
            Computed::Known(known) if only_output => {
                let squeezed = |line: Line, opened: &Opened| line.squeezes(opened.permutation());
                let before = known.opened.as_ref().is_some_and(|opened| squeezed(known.trace.line(), opened));
                known.trace.set_output_bits(self.run.output_bits);
                if !matches!(known.trace.mode(), Some(Mode::Sponge(_))) {
                    // The length of the output stands in the last block of a mode.
                    known.opened = None;
                }
                let line = known.trace.line();
                // A permutation stays open unless a squeeze was added to it or taken away.
                known.opened = known
                    .opened
                    .take()
                    .filter(|opened| squeezed(line, opened) == before && opened.permutation() < line.permutations);
            }
            computed => {
                *computed = match self.run.trace() {
                    Ok(Some(trace)) => Computed::Known(Box::new(Known { trace, opened: None })),
                    Ok(None) => Computed::Unknown,
                    Err(why) => Computed::Failed(why),
                };
            }
        }
        if matches!(self.run.message, Message::Missing(_)) {
            self.expected = None;
        }
        self.fresh = true;
        self.shown = Some(self.run.clone());
    }
}

/// The position itself where the lines have it, else the one a reader would expect in its place.
fn nearest(lines: &Lines, position: Position) -> Position {
    let Position { permutation: p, event, call } = position;
    let call = call.min(lines.leaves);
    let line = lines.call(call).unwrap_or(lines.node);
    let p = p.min(line.permutations - 1);
    let event = match event {
        Event::Step(round, step) => {
            Event::Step(round.clamp(line.first_round, line.first_round + line.rounds - 1), step)
        }
        event => event,
    };
    let nearest = Position::new(p, event);
    let within = match event {
        _ if line.ordinal(nearest).is_some() => nearest,
        Event::Squeeze => line.last(),
        Event::Absorb if line.absorbing > 0 => Position::new(line.absorbing - 1, Event::Absorb),
        _ => Position::START,
    };
    Position { call, ..within }
}
