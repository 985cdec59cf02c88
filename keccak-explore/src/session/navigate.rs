//! Moving along the line of events: steps, stops, elements, play.

use keccak_core::permutation::Step;
use keccak_core::position::{Event, Lines, Position};

use crate::action::Field;
use crate::session::{History, Motion, Place, Session};

impl Session {
    /// One event forwards or back. Inside a step the way leads over its end, or over its beginning.
    pub(crate) fn step(&mut self, by: i64) {
        self.outcome.history = History::Replace;
        match (self.place.sub, by) {
            (Some(_), 1) => self.place.sub = None,
            (Some(1..), -1) => self.place.sub = Some(0),
            _ => {
                self.place.sub = None;
                self.move_to(|line, ordinal| ordinal.saturating_add_signed(by).min(line.len() - 1));
            }
        }
    }

    /// To the next stop, or the one before: start, every absorb, every ι, every squeeze.
    pub(crate) fn stop(&mut self, by: i64) {
        self.outcome.history = History::Replace;
        if self.place.sub.take().is_some() && by > 0 && is_stop(self.place.position) {
            return;
        }
        self.move_to(|line, mut ordinal| {
            loop {
                let next = ordinal.saturating_add_signed(by);
                match line.position(next) {
                    Some(position) if next != ordinal => {
                        ordinal = next;
                        if is_stop(position) {
                            return ordinal;
                        }
                    }
                    _ => return ordinal,
                }
            }
        });
    }

    /// To a chosen place, from which Back returns.
    pub(crate) fn jump(&mut self, ordinal: u64) {
        self.scrub(ordinal);
        self.outcome.history = History::Push;
    }

    /// To a place in passing.
    pub(crate) fn scrub(&mut self, ordinal: u64) {
        self.outcome.history = History::Replace;
        (self.place.sub, self.place.playing) = (None, false);
        self.move_to(|line, _| ordinal.min(line.len() - 1));
    }

    /// To the same place in the next call along the line of events, or in the one before.
    pub(crate) fn call(&mut self, by: i64) {
        let Some(lines) = self.main().computed.lines() else { return };
        // The final node, call 0, comes behind the leaves.
        let place = match self.place.position.call {
            0 => lines.leaves,
            call => call - 1,
        };
        let place = place.saturating_add_signed(by).min(lines.leaves);
        self.go_to_call(if place == lines.leaves { 0 } else { place + 1 });
    }

    /// To the same place in this call, as far as it has it.
    pub(crate) fn go_to_call(&mut self, call: u64) {
        if call != self.place.position.call {
            (self.place.position.call, self.place.sub, self.place.playing) = (call, None, false);
            self.outcome.history = History::Push;
            self.moved();
        }
    }

    /// One element further inside the step, or back; past its end the next step begins.
    pub(crate) fn element(&mut self, by: i64) {
        self.outcome.history = History::Replace;
        self.place.playing = false;
        let Some(count) = self.look().map(|look| look.elements().count) else { return };
        let done = self.place.sub.unwrap_or(count).min(count);
        if by > 0 && done >= count {
            let was = self.place.position;
            self.place.sub = None;
            self.move_to(|line, ordinal| (ordinal + 1).min(line.len() - 1));
            if self.place.position != was {
                self.settle();
                let count = self.look().map_or(0, |look| look.elements().count);
                self.place.sub = (count > 1).then_some(1);
            }
        } else if by < 0 && done == 0 {
            self.place.sub = None;
            self.move_to(|_, ordinal| ordinal.saturating_sub(1));
        } else {
            let done = done.saturating_add_signed(by as isize);
            self.place.sub = (done < count).then_some(done);
        }
    }

    /// So many elements of the step are finished.
    pub(crate) fn inside(&mut self, done: usize) {
        self.outcome.history = History::Replace;
        self.place.playing = false;
        if let Some(count) = self.look().map(|look| look.elements().count) {
            self.place.sub = (done < count).then_some(done);
        }
    }

    pub(crate) fn play(&mut self, playing: bool) {
        let last = self.ordinal().is_some_and(|(line, ordinal)| ordinal + 1 == line.len());
        if playing && last {
            self.scrub(0);
        }
        (self.place.playing, self.place.waited) = (playing, 0.0);
    }

    /// Time has passed: as many steps as fit into it; at the end playing stops.
    pub(crate) fn tick(&mut self, milliseconds: f64) {
        if !self.place.playing || !milliseconds.is_finite() {
            return;
        }
        self.place.waited += milliseconds.max(0.0);
        let pause = 1000.0 / self.place.speed;
        let steps = (self.place.waited / pause) as u64;
        if steps == 0 {
            return;
        }
        self.place.waited -= steps as f64 * pause;
        self.place.sub = None;
        self.outcome.history = History::Replace;
        self.move_to(|line, ordinal| ordinal.saturating_add(steps).min(line.len() - 1));
        if self.ordinal().is_none_or(|(line, ordinal)| ordinal + 1 == line.len()) {
            self.place.playing = false;
        }
    }

    /// What moves on the way from a place to this one: something between neighbours alone, at a pace that leaves time for it.
    pub(crate) fn motion_from(&self, was: &Place) -> Option<Motion> {
        let place = &self.place;
        let inside = was.sub.is_some() || place.sub.is_some() || was.before || place.before;
        if inside || place.reduced_motion || was.position == place.position {
            return None;
        }
        let (line, now) = self.ordinal()?;
        let then = line.ordinal(was.position)?;
        let back = now < then;
        let event = if back { was.position } else { place.position }.event;
        let milliseconds = match event {
            Event::Start => return None,
            Event::Absorb | Event::Squeeze => 200,
            Event::Step(_, Step::Theta) => 220,
            Event::Step(_, Step::Rho) => 260,
            Event::Step(_, Step::Pi) => 280,
            Event::Step(_, Step::Chi) => 180,
            Event::Step(_, Step::Iota) => 160,
        };
        let hurried = place.playing && place.speed * f64::from(milliseconds) > 1000.0;
        (now.abs_diff(then) == 1 && !hurried).then_some(Motion { back, milliseconds })
    }

    /// The line and where we are on it.
    pub(crate) fn ordinal(&self) -> Option<(Lines, u64)> {
        let lines = self.main().computed.lines()?;
        Some((lines, lines.ordinal(self.place.position)?))
    }

    fn move_to(&mut self, place: impl FnOnce(&Lines, u64) -> u64) {
        if let Some((line, ordinal)) = self.ordinal()
            && let Some(position) = line.position(place(&line, ordinal))
        {
            self.place.position = position;
            self.moved();
        }
    }

    /// What was typed for another place is gone.
    fn moved(&mut self) {
        self.track().entry.fields.retain(|(field, ..)| !matches!(field, Field::Position | Field::Call));
    }
}

fn is_stop(position: Position) -> bool {
    match position.event {
        Event::Start | Event::Absorb | Event::Squeeze => true,
        Event::Step(_, step) => step == Step::Iota,
    }
}
