//! The sponge strip: blocks over the state that they are XORed into, f between, output over the state that it is read from.
//!
//! Blocks and output have one scale, and so have rate and capacity; f and what is left out have a width of their own.

use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, PAPER, Role, WRITTEN};
use keccak_explore::strip::{Block, Part, Piece, Strip, Time};

use super::{Align, Rect, Scene, Shape, Stroke, Text};

/// How high the strip is where there is room, and on a phone, where it is one line.
const HEIGHT: f64 = 72.0;
const LINE: f64 = 18.0;

/// The bar of a block or of output, the bar of the state, and f: their top and their height.
const BLOCK: (f64, f64) = (15.0, 13.0);
const STATE: (f64, f64) = (43.0, 22.0);
const F: (f64, f64) = (28.0, 41.0);

/// Room for "0" at the left, for "rate" and "capacity" at the right, and around an output.
const LEAD: f64 = 24.0;
const TRAIL: f64 = 54.0;
const AROUND: f64 = 20.0;

/// How high the strip is in a panel of this width.
pub fn height(width: f64) -> f64 {
    if width < 620.0 { LINE } else { HEIGHT }
}

/// The pieces and their places, from left to right, from y = 0 on.
pub fn places(strip: &Strip, width: f64) -> Vec<(&Piece, Rect)> {
    if width < 620.0 { one_line(strip, width) } else { to_scale(strip, width) }
}

fn to_scale(strip: &Strip, width: f64) -> Vec<(&Piece, Rect)> {
    let sponge = strip.rate.is_some();
    let trail = if sponge { TRAIL } else { 2.0 };
    // A round's tick takes two pixels.
    let f = (2.0 * strip.line.rounds as f64 + 14.0).max(30.0);
    let fixed = |piece: &Piece| match piece.part {
        Part::Start if sponge => LEAD,
        Part::Permutation { .. } => f,
        Part::Gap(_) => 74.0,
        Part::Squeeze => AROUND,
        _ => 0.0,
    };
    let (mut all, mut bits) = (0.0, 0.0);
    for piece in &strip.pieces {
        all += fixed(piece);
        bits += piece.bits as f64;
    }
    // At most six tenths of the width have no scale.
    let squeezed = (0.6 * (width - trail) / all).min(1.0);
    let scale = (width - trail - all * squeezed) / bits.max(1.0);
    let mut x = 0.0;
    let place = |piece| {
        let wide = fixed(piece) * squeezed + scale * piece.bits as f64;
        x += wide;
        (piece, Rect { x: x - wide, y: 0.0, width: wide, height: HEIGHT })
    };
    strip.pieces.iter().map(place).collect()
}

/// The permutation at hand, what goes into it, and what comes after it.
fn one_line(strip: &Strip, width: f64) -> Vec<(&Piece, Rect)> {
    let f = strip.opened();
    let wide = [0.62 * (width - 38.0), 38.0, 0.38 * (width - 38.0)];
    let mut x = 0.0;
    let mut placed = Vec::new();
    for (piece, wide) in strip.pieces[f.saturating_sub(1)..].iter().zip(wide) {
        placed.push((piece, Rect { x, y: 0.0, width: wide, height: LINE }));
        x += wide;
    }
    placed
}

/// The place on the line of events that a point leads to.
pub fn hit(strip: &Strip, width: f64, x: f64) -> Option<u64> {
    let (piece, rect) = places(strip, width).into_iter().find(|(_, rect)| x >= rect.x && x < rect.x + rect.width)?;
    let part = |count: u64, from: f64, wide: f64| (((x - from) / wide).max(0.0) * count as f64) as u64;
    Some(match piece.part {
        Part::Permutation { rounds, .. } => {
            let (from, wide) = ticks(rect);
            piece.target + 5 * part(rounds as u64, from, wide).min(rounds as u64 - 1)
        }
        Part::Gap(count) => {
            let p = piece.permutation + part(count, rect.x, rect.width).min(count - 1);
            strip.line.first_ordinal(p)
        }
        _ => piece.target,
    })
}

/// A piece without the gap behind it.
fn body(place: Rect) -> Rect {
    Rect { width: place.width - 2.0, ..place }
}

/// Where the ticks of the rounds stand in f: from where, and how wide all of them are.
fn ticks(f: Rect) -> (f64, f64) {
    let f = body(f);
    let inset = (f.width * 0.11).min(6.0);
    (f.x + inset, f.width - 2.0 * inset)
}

/// The strip, its top at `top`. Says where the permutation at hand ends below.
pub(super) fn draw(scene: &mut Scene, strip: &Strip, top: f64) -> (f64, f64) {
    let width = scene.width;
    let mut bottom = (0.0, top);
    let places = places(strip, width);
    let opened = &strip.pieces[strip.opened()];
    for (i, (piece, rect)) in places.iter().enumerate() {
        let rect = Rect { y: top, ..*rect };
        // Words may reach over what follows where nothing is said.
        let next = places.iter().skip(i + 1).find(|(piece, _)| !piece.label.is_empty());
        let room = next.map_or(width, |(_, next)| next.x) - rect.x - 4.0;
        if width < 620.0 {
            on_one_line(scene, piece, rect);
        } else {
            Drawing { strip, scene }.piece(piece, rect, room);
        }
        if std::ptr::eq(*piece, opened) {
            bottom = (rect.centre().0, top + F.0 + F.1);
        }
    }
    bottom
}

/// A drawing of the strip with room for it.
struct Drawing<'a> {
    strip: &'a Strip,
    scene: &'a mut Scene,
}

impl Drawing<'_> {
    fn piece(&mut self, piece: &Piece, rect: Rect, room: f64) {
        let top = rect.y;
        match &piece.part {
            Part::Start if self.strip.rate.is_some() => {
                let text = Text::new((rect.x + 8.0, top + 58.0), &*piece.label, 12.0, words(piece));
                self.scene.text(text.mono().bold(piece.current).align(Align::Centre));
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
                for (words, y) in [(&piece.label, 24.0), (&piece.short, 36.0)] {
                    let text = Text::new((x, top + y), &**words, 10.0, MUTED);
                    self.scene.text(text.align(Align::Centre));
                }
                let y = top + STATE.0 + STATE.1 / 2.0;
                let stroke = Stroke::dashed(line(piece.time), 1.5, (1.5, 4.5));
                self.scene.line(&[(rect.x + 6.0, y), (rect.x + rect.width - 8.0, y)], stroke);
            }
        }
    }

    /// The words over a piece: as much as there is room for.
    fn label(&mut self, piece: &Piece, x: f64, top: f64, room: f64) {
        if let Some(said) = fitting(&[&piece.label, &piece.short], 6.8, room) {
            self.scene.text(Text::new((x, top + 11.0), said, 11.0, words(piece)).bold(piece.current));
        }
    }

    /// Where the rate's bar ends below, and where the capacity's begins; a bare permutation has one bar.
    fn cut(&self) -> (f64, f64) {
        let rate = STATE.1 * self.strip.rate.unwrap_or(self.strip.b) as f64 / self.strip.b as f64;
        let rate = rate.max(2.0);
        if rate > STATE.1 - 2.0 && self.strip.rate.is_none_or(|rate| rate == self.strip.b) {
            return (STATE.1, STATE.1);
        }
        let rate = rate.min(STATE.1 - 3.0);
        (rate, rate + 1.0)
    }

    /// The state as two bars, the rate's and the capacity's.
    fn state(&mut self, from: f64, to: f64, top: f64, time: Time) {
        let (rate, capacity) = self.cut();
        let (outer, inner) = if time == Time::Now { (INK, INK) } else { (HAIR, MUTED) };
        for (y, end, role) in [(0.0, rate, outer), (capacity, STATE.1, inner)] {
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
        let x = end - 90.0_f64.min(0.3 * bar.width);
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
        let disc = Stroke::solid(PAPER, radius);
        self.scene.shapes.push(Shape::Ring { centre: (x, y), radius: radius / 2.0, stroke: disc });
        self.scene.shapes.push(Shape::Ring { centre: (x, y), radius, stroke });
        self.scene.line(&[(x - radius, y), (x + radius, y)], stroke);
        self.scene.line(&[(x, y - radius), (x, y + radius)], stroke);
    }

    fn arrow(&mut self, from: (f64, f64), to: (f64, f64), time: Time) {
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
        self.scene.text(Text::new(at, Strip::F, 14.0, letter).serif().align(Align::Centre));
        let (x, wide) = ticks(place);
        let pitch = wide / rounds as f64;
        // Ticks that would touch are one bar.
        let gap = if pitch < 1.9 { 0.0 } else { (pitch * 0.4).min(2.0) };
        let mut tick = |from: usize, to: usize, role| {
            let wide = (to - from) as f64 * pitch - gap;
            let tick = Rect { x: x + from as f64 * pitch, y: f.y + 19.0, width: wide, height: 16.0 };
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
            let middle = x + (round as f64 + 0.5) * pitch - gap / 2.0;
            let tick = Rect { x: middle - 1.5, y: f.y + 18.0, width: 3.0, height: 18.0 };
            self.scene.fill(tick, CHANGED, 1.0);
        }
    }

    /// The state after a permutation, and what is read from its rate.
    fn squeeze(&mut self, piece: &Piece, rect: Rect, room: f64) {
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
        let x = left + 6.0_f64.min(around);
        self.arrow((x, top + STATE.0), (x, bar.y + bar.height), piece.time);
        if self.strip.pieces.last().is_some_and(|last| std::ptr::eq(last, piece)) {
            self.names(end + 6.0, top + STATE.0);
        }
    }

    /// "rate" and "capacity" at the end of their bars, one under the other where the bars are thin.
    fn names(&mut self, x: f64, top: f64) {
        let (rate, capacity) = self.cut();
        let upper = top + (rate / 2.0 + 3.5).min(14.0);
        self.scene.text(Text::new((x, upper), Strip::RATE, 10.0, MUTED));
        if capacity < STATE.1 {
            let lower = top + f64::midpoint(capacity, STATE.1) + 3.5;
            self.scene.text(Text::new((x, lower.max(upper + 10.0)), Strip::CAPACITY, 10.0, MUTED));
        }
    }
}

/// A piece of the one line that a phone has room for.
fn on_one_line(scene: &mut Scene, piece: &Piece, rect: Rect) {
    let bar = Rect { y: rect.y + 1.0, width: rect.width - 4.0, height: LINE - 2.0, ..rect };
    let mut room = Rect { x: bar.x + 6.0, width: bar.width - 10.0, ..bar };
    let now = piece.time == Time::Now;
    let mut role = words(piece);
    match &piece.part {
        Part::Block(block) => {
            block_bar(scene, block, piece, bar);
            // The words stand on the message or on the zeros, where there is more room.
            let (message, ..) = block_parts(block, bar);
            let zeros = padding_room(block, bar);
            room.width = message - room.x - 4.0;
            if zeros.width > room.width {
                room = zeros;
            } else {
                role = if piece.time == Time::ToCome { INK } else { PAPER };
            }
        }
        Part::Permutation { .. } => {
            if now {
                scene.fill(bar, INK, 1.0);
            } else {
                scene.frame(inner(bar), line(piece.time), 1.0);
            }
            let role = if now { PAPER } else { MUTED };
            let at = (bar.centre().0, bar.y + 12.0);
            return scene.text(Text::new(at, Strip::F, 13.0, role).serif().align(Align::Centre));
        }
        _ if now => {
            scene.fill(bar, INK, 1.0);
            role = PAPER;
        }
        _ => scene.frame(inner(bar), line(piece.time), 1.0),
    }
    if room.x > scene.width / 2.0 {
        // At the panel's edge a wider face has to fit, too.
        room.width *= 0.9;
    }
    say(scene, (room.x, room.centre().1 + 3.6), &[&piece.alone, &piece.short], room.width, role);
}

/// A block to scale: message filled, zeros empty, the bytes that hold the ones of the padding told apart.
fn block_bar(scene: &mut Scene, block: &Block, piece: &Piece, bar: Rect) {
    let (message, suffix, last) = block_parts(block, bar);
    let fill = |from: f64, to: f64| Rect { x: from, width: to - from, ..bar };
    if block.message > 0 {
        scene.fill(fill(bar.x, message), if piece.time == Time::ToCome { HAIR } else { MUTED }, 1.0);
    }
    for (from, to) in [suffix, last] {
        if to > from {
            scene.fill(fill(from, to), WRITTEN, 1.0);
        }
    }
    let (role, width) = match piece.time {
        Time::Now => (INK, 2.0),
        Time::Past if piece.current => (INK, 1.0),
        Time::Past => (MUTED, 1.0),
        Time::ToCome => (HAIR, 1.0),
    };
    scene.frame(inner(bar), role, width);
}

/// Where the message ends, and where suffix and last byte stand: at least three pixels each.
fn block_parts(block: &Block, bar: Rect) -> (f64, (f64, f64), (f64, f64)) {
    let all = (block.message + block.suffix + block.zeros + block.last).max(1);
    let scale = bar.width / all as f64;
    let wide = |bits: u64| if bits == 0 { 0.0 } else { (scale * bits as f64).max(3.0).min(bar.width / 2.0) };
    let end = bar.x + bar.width;
    let last = end - wide(block.last);
    let gap = if block.message > 0 { 1.5 } else { 0.0 };
    let message = bar.x + scale * block.message as f64;
    let between = if block.last > 0 { 1.0 } else { 0.0 };
    let suffix = (message + gap).min(last - between - wide(block.suffix)).max(bar.x);
    let message = if block.suffix > 0 { message.min(suffix - gap).max(bar.x) } else { message };
    (message, (suffix, (suffix + wide(block.suffix)).min(last)), (last, end))
}

/// Where words about the padding have room: between its first and its last byte.
fn padding_room(block: &Block, bar: Rect) -> Rect {
    let (_, (_, from), (to, _)) = block_parts(block, bar);
    Rect { x: from + 4.0, width: to - from - 7.0, ..bar }
}

/// Room for the name of one of many: all are named alike, in short where not each has room for more.
fn alike(rect: Rect, long: f64, room: f64) -> f64 {
    if rect.width < long { room.min(90.0) } else { room }
}

/// The first of these words that there is room for, if there is any.
fn say(scene: &mut Scene, at: (f64, f64), of: &[&str], room: f64, role: Role) {
    if let Some(words) = fitting(of, 5.6, room) {
        scene.text(Text::new(at, words, 10.0, role));
    }
}

/// The same, where a character takes so much.
fn fitting<'a>(of: &[&'a str], character: f64, room: f64) -> Option<&'a str> {
    of.iter().find(|words| !words.is_empty() && words.chars().count() as f64 * character <= room).copied()
}

/// The frame's middle, so that a line of one pixel is within the rectangle.
fn inner(rect: Rect) -> Rect {
    let inner = rect.grown(-0.5);
    Rect { width: inner.width.max(0.5), height: inner.height.max(0.5), ..inner }
}

fn words(piece: &Piece) -> Role {
    if piece.current { INK } else { MUTED }
}

fn line(time: Time) -> Role {
    match time {
        Time::Past => MUTED,
        Time::Now => INK,
        Time::ToCome => HAIR,
    }
}

/// How lines of a piece are drawn: their colour and width.
fn pen(time: Time) -> (Role, f64) {
    match time {
        Time::Past => (MUTED, 1.25),
        Time::Now => (INK, 2.0),
        Time::ToCome => (HAIR, 1.0),
    }
}
