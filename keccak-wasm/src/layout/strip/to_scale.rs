//! The strip where there is room for all of it: block over state, f, output over state.

use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PAPER, Role};
use keccak_explore::strip::{Part, Piece, Strip, Time};

use super::bars::{alike, block_bar, fitting, inner, line, padding_room, pen, say, words};
use super::{AROUND, BLOCK, F, STATE, body, ticks};
use crate::layout::{Align, MONO, Rect, SANS, SERIF, Scene, Stroke};

/// Where it is drawn.
pub(super) struct Drawing<'a> {
    pub(super) strip: &'a Strip,
    pub(super) scene: &'a mut Scene,
}

impl Drawing<'_> {
    /// A piece at its place, with so much room for words.
    pub(super) fn piece(&mut self, piece: &Piece, rect: Rect, room: f32) {
        let top = rect.y;
        match &piece.part {
            Part::Start if self.strip.rate.is_some() => {
                self.scene.text(
                    (rect.x + 8.0, top + 58.0),
                    &*piece.label,
                    12.0,
                    words(piece),
                    MONO.bold(piece.current).align(Align::Centre),
                );
            }
            Part::Start | Part::End => {
                self.label(piece, rect.x, top + STATE.0 - BLOCK.0, room);
                self.state(rect.x, rect.x + rect.width - 2.0, top, piece.time);
            }
            Part::Block(block) => {
                self.label(piece, rect.x, top, alike(rect, 200.0, room));
                let bar = Rect { y: top + BLOCK.0, height: BLOCK.1, ..body(rect) };
                block_bar(self.scene, block, piece, bar);
                let [long, short] = &block.padding;
                let room = padding_room(block, bar);
                let role = if piece.time == Time::Now { INK } else { MUTED };
                say(self.scene, (room.x, room.centre().1 + 3.6), &[long, short], room.width, role);
                self.xor(piece, bar);
            }
            Part::Permutation { rounds, round } => {
                let f = Rect { y: top + F.0, height: F.1, ..rect };
                self.f(piece.time, f, *rounds, *round);
            }
            Part::Squeeze => self.squeeze(piece, rect, room),
            Part::Gap(_) => {
                let x = rect.centre().0 - 1.0;
                for &(words, y) in &[(&piece.label, 24.0), (&piece.short, 36.0)] {
                    self.scene.text((x, top + y), &**words, 10.0, MUTED, SANS.align(Align::Centre));
                }
                let y = top + STATE.0 + STATE.1 / 2.0;
                let stroke = Stroke::dashed(line(piece.time), 1.5, (1.5, 4.5));
                self.scene.line(&[(rect.x + 6.0, y), (rect.x + rect.width - 8.0, y)], stroke);
            }
        }
    }

    /// The words over a piece: as much as there is room for.
    fn label(&mut self, piece: &Piece, x: f32, top: f32, room: f32) {
        if let Some(said) = fitting(&[&piece.label, &piece.brief, &piece.short], 6.8, room) {
            self.scene.text((x, top + 11.0), said, 11.0, words(piece), SANS.bold(piece.current));
        }
    }

    /// Where the rate's bar ends below, and where the capacity's begins; a bare permutation has one bar.
    fn cut(&self) -> (f32, f32) {
        match self.strip.rate {
            Some(rate) if rate < self.strip.b => {
                let rate = (STATE.1 * rate as f32 / self.strip.b as f32).max(2.0).min(STATE.1 - 3.0);
                (rate, rate + 1.0)
            }
            _ => (STATE.1, STATE.1),
        }
    }

    /// The state as two bars, the rate's and the capacity's.
    fn state(&mut self, from: f32, to: f32, top: f32, time: Time) {
        let (rate, capacity) = self.cut();
        let (outer, inner) = if time == Time::Now { (INK, INK) } else { (HAIR, MUTED) };
        for &(y, end, role) in &[(0.0, rate, outer), (capacity, STATE.1, inner)] {
            let bar = Rect { x: from, y: top + STATE.0 + y, width: to - from, height: end - y };
            if bar.height > 0.0 && bar.width > 0.0 {
                self.bar(bar, time, role);
            }
        }
    }

    fn bar(&mut self, bar: Rect, time: Time, role: Role) {
        if time == Time::ToCome {
            self.scene.frame(inner(bar), HAIR, 1.0);
        } else {
            self.scene.fill(bar, role, 1.0);
        }
    }

    /// The state under a block, and the arrow from the block into its rate.
    fn xor(&mut self, piece: &Piece, bar: Rect) {
        let top = bar.y - BLOCK.0;
        let end = bar.x + bar.width;
        let x = end - 90.0_f32.min(0.3 * bar.width);
        let before = if piece.time == Time::ToCome { Time::ToCome } else { Time::Past };
        let (rate, _) = self.cut();
        if piece.time == Time::Now {
            self.state(bar.x, x, top, before);
            self.state(x, end, top, Time::Now);
        } else {
            self.state(bar.x, end, top, before);
        }
        let y = top + STATE.0 + rate / 2.0;
        let words = &self.strip.parts;
        // Said once, in the first bar, where the text is not higher than it.
        if piece.permutation == 0 && rate > 11.0 {
            let role = if before == Time::Past { INK } else { MUTED };
            say(self.scene, (bar.x + 6.0, y + 3.6), &[&words[0], &words[1]], x - bar.x - 18.0, role);
        }
        let radius = (rate / 2.0 + 0.5).max(4.5).min(0.12 * bar.width).min(8.0);
        if radius < 2.5 {
            return;
        }
        let (role, width) = pen(piece.time);
        let stroke = Stroke::solid(role, width);
        self.arrow((x, bar.y + bar.height), (x, y - radius), piece.time);
        // A ring as wide as its radius is a disc: the bar of the state does not show through.
        self.scene.disc((x, y), radius, PAPER);
        self.scene.ring((x, y), radius, stroke);
        self.scene.line(&[(x - radius, y), (x + radius, y)], stroke);
        self.scene.line(&[(x, y - radius), (x, y + radius)], stroke);
    }

    fn arrow(&mut self, from: (f32, f32), to: (f32, f32), time: Time) {
        let (role, width) = pen(time);
        let way = if to.1 > from.1 { 1.0 } else { -1.0 };
        let size = 3.5 + 1.5 * width;
        self.scene.line(&[from, (to.0, to.1 - way * size * 0.8)], Stroke::solid(role, width));
        self.scene.arrowhead(to, (0.0, way), size, role);
    }

    /// A permutation with a tick for each round.
    fn f(&mut self, time: Time, place: Rect, rounds: usize, round: Option<usize>) {
        let f = body(place);
        let now = time == Time::Now;
        let (letter, past, to_come) = match time {
            Time::Past => (INK, MUTED, MUTED),
            Time::Now => (PAPER, PAPER, MUTED),
            Time::ToCome => (MUTED, HAIR, HAIR),
        };
        if now {
            self.scene.fill(f, INK, 1.0);
        } else {
            self.scene.frame(inner(f), line(time), if time == Time::Past { 1.5 } else { 1.0 });
        }
        let at = (f.centre().0, f.y + 14.0);
        self.scene.text(at, Strip::F, 14.0, letter, SERIF.align(Align::Centre));
        let (x, wide) = ticks(place);
        let pitch = wide / rounds as f32;
        // Ticks that would touch are one bar.
        let gap = if pitch < 1.9 { 0.0 } else { (pitch * 0.4).min(2.0) };
        let mut tick = |from: usize, to: usize, role| {
            let wide = (to - from) as f32 * pitch - gap;
            let tick = Rect { x: x + from as f32 * pitch, y: f.y + 19.0, width: wide, height: 16.0 };
            self.scene.fill(tick, role, 1.0);
        };
        let current = round.unwrap_or(0);
        if gap > 0.0 {
            (0..rounds).for_each(|i| tick(i, i + 1, if i < current { past } else { to_come }));
        } else {
            tick(0, current, past);
            tick(current, rounds, to_come);
        }
        if let Some(round) = round {
            let middle = x + (round as f32 + 0.5) * pitch - gap / 2.0;
            let tick = Rect { x: middle - 1.5, y: f.y + 18.0, width: 3.0, height: 18.0 };
            self.scene.fill(tick, CHANGED, 1.0);
        }
    }

    /// The state after a permutation, and what is read from its rate.
    fn squeeze(&mut self, piece: &Piece, rect: Rect, room: f32) {
        let top = rect.y;
        let around = (rect.width / 2.0).min(AROUND / 2.0);
        let end = rect.x + rect.width - 2.0;
        self.state(rect.x, end, top, piece.time);
        let (left, right) = (rect.x + around - 2.0, rect.x + rect.width - around);
        let room = room - (left - rect.x);
        let whole = self.strip.rate.is_some_and(|rate| piece.bits == rate as u64);
        self.label(piece, left, top, if whole { alike(rect, 150.0, room) } else { room });
        let bar = Rect { x: left, y: top + BLOCK.0, width: right - left, height: BLOCK.1 };
        if piece.bits > 0 {
            let bar = Rect { width: bar.width.max(3.0), ..bar };
            self.bar(bar, piece.time, if piece.time == Time::Now { INK } else { MUTED });
        }
        let x = left + 6.0_f32.min(around);
        self.arrow((x, top + STATE.0), (x, bar.y + bar.height), piece.time);
        if self.strip.pieces.last().is_some_and(|last| core::ptr::eq(last, piece)) {
            self.names(end + 6.0, top + STATE.0);
        }
    }

    /// "rate" and "capacity" at the end of their bars, one under the other where the bars are thin.
    fn names(&mut self, x: f32, top: f32) {
        let (rate, capacity) = self.cut();
        let upper = top + (rate / 2.0 + 3.5).min(14.0);
        self.scene.text((x, upper), Strip::RATE, 10.0, MUTED, SANS);
        if capacity < STATE.1 {
            let lower = top + f32::midpoint(capacity, STATE.1) + 3.5;
            self.scene.text((x, lower.max(upper + 10.0)), Strip::CAPACITY, 10.0, MUTED, SANS);
        }
    }
}
