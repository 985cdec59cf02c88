//! The sponge and, under it, the opened permutation as bars, five for each round: one scale opened twice.

mod calls;

use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::palette::{CHANGED, FAINT, HAIR, INK, MUTED, PAPER, WRITTEN};
use keccak_explore::timeline::{Bar, Timeline};

use crate::prelude::*;

use super::{Align, MONO, Rect, SANS, SERIF, Scene, Stroke, strip};

/// Five eighths of the state, about what a dense step flips, are so high.
const DENSE: f32 = 32.0;
/// Room for absorb at the left and squeeze at the right.
const LEAD: f32 = 46.0;
const TRAIL: f32 = 56.0;
/// All permutations, over the strip where it doesn't show them all: top, height, and the room that the bar takes.
const ALL: (f32, f32) = (2.0, 3.0);
const ALL_ROOM: f32 = 13.0;

/// What a point of the timeline stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// The position at this place on the line.
    Ordinal(u64),
    /// The first position of a permutation, at this place on the line.
    Permutation(u64),
    /// A piece of the strip leads to this place. It can't be dragged along, because the strip moves on with the position.
    Piece(u64),
}

impl Target {
    /// The place on the line that it leads to.
    pub fn ordinal(self) -> u64 {
        let (Self::Ordinal(to) | Self::Permutation(to) | Self::Piece(to)) = self;
        to
    }
}

/// From top to bottom: where the calls end, where the strip and the bars begin, the line on which the bars stand, and the
/// height of all.
fn rows(timeline: &Timeline, width: f32) -> [f32; 5] {
    let calls = if timeline.strip.lines.leaves > 0 { calls::ROOM } else { 0.0 };
    let top = calls + if timeline.strip.partial() { ALL_ROOM } else { 0.0 };
    let bars = top + strip::height(width);
    // The bracket takes some room, and the triangle over a bar.
    let baseline = bars + DENSE + if width < 620.0 { 13.0 } else { 14.0 };
    [calls, top, bars, baseline, baseline + 18.0]
}

/// How high the panel is.
pub fn height(timeline: &Timeline, width: f32) -> f32 {
    rows(timeline, width)[4]
}

/// Where the bars begin, under the sponge.
pub fn bars(timeline: &Timeline, width: f32) -> f32 {
    rows(timeline, width)[2]
}

/// What is at a point: a call, a permutation of the topmost bar, a piece of the strip, or the nearest bar of the lowest row.
pub fn hit(timeline: &Timeline, width: f32, x: f32, y: f32) -> Option<Target> {
    let [calls, top, bars, ..] = rows(timeline, width);
    let line = timeline.strip.line;
    if y < calls {
        return Some(Target::Permutation(calls::hit(timeline, width, x)));
    }
    if y < top {
        let share = (x / width).clamp(0.0, 1.0);
        let p = (share * line.permutations as f32) as u64;
        let first = line.first_ordinal(p.min(line.permutations - 1));
        return Some(Target::Permutation(timeline.strip.start + first));
    }
    if y < bars {
        return strip::hit(&timeline.strip, width, x, y - top).map(Target::Piece);
    }
    let nearest = timeline.bars.iter().min_by(|a, b| {
        let distance = |bar: &Bar| (place(timeline, width, bar).centre().0 - x).abs();
        distance(a).total_cmp(&distance(b))
    })?;
    // Left of everything in the first permutation is the start.
    if timeline.strip.permutation == 0 && x < 6.0 {
        return Some(Target::Ordinal(timeline.strip.start));
    }
    Some(Target::Ordinal(nearest.ordinal))
}

/// What is said of a point besides its address: the part of a block that it is in. Only modes have such parts: a page loads
/// this with them.
#[inline(never)]
pub(crate) fn named(timeline: &Timeline, width: f32, x: f32, y: f32) -> String {
    let [_, top, bars, ..] = rows(timeline, width);
    if y < top || y >= bars { String::new() } else { strip::named(&timeline.strip, width, x) }
}

/// Strip and timeline as shapes.
pub fn scene(timeline: &Timeline, width: f32) -> Scene {
    let [calls, top, bars, baseline, height] = rows(timeline, width);
    let mut scene = Scene::empty(width, height, timeline.theme);
    if calls > 0.0 {
        calls::draw(&mut scene, timeline);
    }
    if top > calls {
        permutations(&mut scene, timeline, calls);
    }
    let opened = strip::draw(&mut scene, &timeline.strip, top);
    if width >= 620.0 {
        bracket(&mut scene, opened, bars + 3.0);
    }
    scene.line(&[(0.0, baseline + 0.5), (width, baseline + 0.5)], Stroke::solid(FAINT, 1.0));
    let round_now = timeline.now.and_then(|now| round(&timeline.bars[now]));
    for (i, bar) in timeline.bars.iter().enumerate() {
        draw_bar(&mut scene, timeline, width, bar, timeline.now == Some(i), round_now);
    }
    numbers(&mut scene, timeline, width, round_now);
    scene
}

/// The address of what is under the pointer, and its name, beside it.
pub(crate) fn pointed(scene: &mut Scene, (x, y): (f32, f32), address: &str) {
    let wide = 6.7 * address.chars().count() as f32 + 12.0;
    let frame = Rect {
        x: (x - wide / 2.0).clamp(0.5, (scene.width - wide - 0.5).max(0.5)),
        y: if y > 28.0 { y - 28.0 } else { y + 14.0 },
        width: wide,
        height: 18.0,
    };
    scene.fill(frame, PAPER, 1.0);
    scene.frame(frame, INK, 1.0);
    scene.text((frame.centre().0, frame.y + 13.0), address, 11.0, INK, MONO.align(Align::Centre));
}

fn round(bar: &Bar) -> Option<usize> {
    match bar.event {
        Event::Step(round, _) => Some(round),
        _ => None,
    }
}

/// All permutations as one bar: what is past filled, and where output begins marked.
fn permutations(scene: &mut Scene, timeline: &Timeline, top: f32) {
    let (width, line) = (scene.width, timeline.strip.line);
    let (y, height) = (top + ALL.0, ALL.1);
    let at = |p: u64| p as f32 / line.permutations as f32 * width;
    let one = at(1).max(3.0);
    let x = at(timeline.strip.permutation).min(width - one);
    let bar = |x, y, width, height| Rect { x, y, width, height };
    scene.fill(bar(0.0, y + height / 2.0 - 0.5, width, 1.0), HAIR, 1.0);
    scene.fill(bar(0.0, y, x, height), HAIR, 1.0);
    scene.fill(bar(x, y, one, height), INK, 1.0);
    if line.absorbing < line.permutations {
        scene.fill(bar(at(line.absorbing) - 1.0, y - 1.0, 2.0, height + 2.0), WRITTEN, 1.0);
    }
}

/// From the permutation at hand to both ends of its rounds: this f, opened.
fn bracket(scene: &mut Scene, (x, bottom): (f32, f32), y: f32) {
    let hair = Stroke::solid(HAIR, 1.0);
    let (from, to) = (LEAD - 6.0, scene.width - TRAIL);
    scene.line(&[(x, bottom), (x, y)], hair);
    scene.line(&[(from, y), (to, y)], hair);
    for &x in &[from, to] {
        scene.line(&[(x, y), (x, y + 5.0)], hair);
    }
}

/// Where a bar stands: absorb and squeeze at the ends, five bars for each round between.
fn place(timeline: &Timeline, width: f32, bar: &Bar) -> Rect {
    // The bars stand in order, so the ends tell the rounds: this is asked for every bar, and again under the pointer.
    let first = timeline.bars.iter().find_map(round).unwrap_or(0);
    let last = timeline.bars.iter().rev().find_map(round).unwrap_or(0);
    let (lead, trail) = if width < 620.0 { (22.0, 26.0) } else { (LEAD, TRAIL) };
    let pitch = (width - lead - trail) / (last + 1 - first) as f32;
    // Of a round's width, five bars with their gaps take 0.87.
    let one = pitch * 0.87 / 5.0;
    let high = (bar.differing as f32 / (0.625 * timeline.b as f32) * DENSE).clamp(1.5, DENSE);
    let (x, wide, high) = match bar.event {
        Event::Start => (0.0, 0.0, high),
        Event::Absorb => (lead * 0.2, lead * 0.35, high),
        Event::Squeeze => (width - trail * 0.6, trail * 0.3, 22.0),
        Event::Step(round, step) => {
            let x = lead + pitch * (round - first) as f32 + one * f32::from(step as u8);
            (x, (one - 1.5).max(1.0), high)
        }
    };
    Rect { x, y: rows(timeline, width)[3] - high, width: wide, height: high }
}

/// Bits that flip fill their bar; bits that move leave it hollow.
fn draw_bar(scene: &mut Scene, timeline: &Timeline, width: f32, bar: &Bar, now: bool, round_now: Option<usize>) {
    let rect = place(timeline, width, bar);
    let role = match (now, bar.event) {
        (true, Event::Squeeze) => WRITTEN,
        (true, _) => CHANGED,
        (false, Event::Step(round, _)) if Some(round) == round_now => MUTED,
        _ => HAIR,
    };
    let hollow = bar.moves || bar.event == Event::Squeeze && !now;
    if hollow {
        let inner = rect.grown(-0.5);
        scene.frame(
            Rect { width: inner.width.max(0.5), height: inner.height.max(0.5), ..inner },
            role,
            if now { 2.0 } else { 1.0 },
        );
    } else {
        scene.fill(rect, role, 1.0);
    }
    if now {
        let (x, top) = (rect.centre().0, rect.y - 3.0);
        scene.polygon(&[(x - 4.5, top - 7.0), (x + 4.5, top - 7.0), (x, top)], INK);
    }
}

/// Round numbers under the rounds, the five letters under the current one, and the names of the ends.
fn numbers(scene: &mut Scene, timeline: &Timeline, width: f32, round_now: Option<usize>) {
    let narrow = width < 620.0;
    let under = rows(timeline, width)[3] + 12.0;
    for bar in &timeline.bars {
        let rect = place(timeline, width, bar);
        let now = timeline.now.is_some_and(|now| timeline.bars[now] == *bar);
        let role = if now { INK } else { MUTED };
        match bar.event {
            Event::Absorb if !narrow => {
                scene.text((0.0, under), Timeline::ABSORB, 10.0, role, SANS.bold(now));
            }
            Event::Squeeze if !narrow => {
                scene.text((width, under), Timeline::SQUEEZE, 10.0, role, SANS.bold(now).align(Align::Right));
            }
            Event::Step(round, step) if Some(round) == round_now && (rect.width >= 7.0 || now) => {
                let size = if now { 13.0 } else { 10.0 };
                scene.text((rect.centre().0, under), step.letter(), size, role, SERIF.bold(now).align(Align::Centre));
            }
            Event::Step(round, Step::Pi)
                if if narrow {
                    round % 4 == 0 && round_now.is_none_or(|now| now.abs_diff(round) > 1)
                } else {
                    Some(round) != round_now
                } =>
            {
                scene.text((rect.centre().0, under), round.to_string(), 10.0, MUTED, SANS.align(Align::Centre));
            }
            _ => (),
        }
    }
    if !narrow && !timeline.next.is_empty() {
        scene.text((width, under), &*timeline.next, 10.0, MUTED, SANS.align(Align::Right));
    }
    // The letters of the current round stand on a line.
    let mut of_round = timeline.bars.iter().filter(|bar| round_now.is_some() && round(bar) == round_now);
    if let (Some(first), Some(last)) = (of_round.next(), of_round.next_back()) {
        let (first, last) = (place(timeline, width, first), place(timeline, width, last));
        let y = under + 4.5;
        scene.line(&[(first.x - 1.0, y), (last.x + last.width + 1.0, y)], Stroke::solid(INK, 2.0));
    }
}
