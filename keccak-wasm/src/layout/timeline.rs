//! The timeline: all permutations as one bar, and under it the opened one as bars, five for each round.

use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::message::grouped;
use keccak_explore::palette::{CHANGED, FAINT, HAIR, INK, MUTED, WRITTEN};
use keccak_explore::picture::{Bar, Timeline};

use crate::prelude::*;

use super::{Align, Rect, Scene, Stroke, Text};

/// How high the panel is.
pub const HEIGHT: f64 = 92.0;

/// The bars stand on this line.
const BASELINE: f64 = 76.0;
/// Five eighths of the state, about what a dense step flips, are so high.
const DENSE: f64 = 32.0;
/// The bar of the permutations.
const STRIP: (f64, f64) = (14.0, 12.0);
/// Room for absorb at the left and squeeze at the right.
const LEAD: f64 = 46.0;
const TRAIL: f64 = 56.0;

/// What a point of the timeline stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// A position.
    Ordinal(u64),
    /// A permutation's first position.
    Permutation(u64),
}

/// What is at a point: the nearest bar of the lower row, or a permutation of the upper one.
pub fn hit(timeline: &Timeline, width: f64, x: f64, y: f64) -> Option<Target> {
    if timeline.permutations > 1 && y < STRIP.0 + STRIP.1 + 6.0 {
        let share = (x / width).clamp(0.0, 1.0);
        let p = (share * timeline.permutations as f64) as u64;
        return Some(Target::Permutation(p.min(timeline.permutations - 1)));
    }
    let nearest = timeline.bars.iter().min_by(|a, b| {
        let distance = |bar: &Bar| (place(timeline, width, bar).centre().0 - x).abs();
        distance(a).total_cmp(&distance(b))
    })?;
    // Left of everything in the first permutation is the start.
    if timeline.permutation == 0 && x < 6.0 {
        return Some(Target::Ordinal(0));
    }
    Some(Target::Ordinal(nearest.ordinal))
}

/// The timeline as shapes.
pub fn scene(timeline: &Timeline, width: f64) -> Scene {
    let mut scene = Scene::empty(width, HEIGHT, timeline.theme);
    permutations(&mut scene, timeline, width);
    scene.line(&[(0.0, BASELINE + 0.5), (width, BASELINE + 0.5)], Stroke::solid(FAINT, 1.0));
    let round_now = timeline.now.and_then(|now| round(&timeline.bars[now]));
    for (i, bar) in timeline.bars.iter().enumerate() {
        draw_bar(&mut scene, timeline, width, bar, timeline.now == Some(i), round_now);
    }
    numbers(&mut scene, timeline, width, round_now);
    scene
}

fn round(bar: &Bar) -> Option<usize> {
    match bar.event {
        Event::Step(round, _) => Some(round),
        _ => None,
    }
}

/// All permutations as one bar, the opened one filled, with a bracket to the ends of the row below.
fn permutations(scene: &mut Scene, timeline: &Timeline, width: f64) {
    let (top, height) = STRIP;
    let (p, count) = (timeline.permutation as f64, timeline.permutations as f64);
    let one = (width / count).max(3.0);
    let x = (p / count * width).min(width - one);
    if timeline.permutations == 1 {
        block(scene, timeline, width);
    } else {
        scene.frame(Rect { x: 0.5, y: top + 0.5, width: width - 1.0, height }, HAIR, 1.0);
        scene.fill(Rect { x: 1.0, y: top + 1.0, width: x, height: height - 1.0 }, HAIR, 1.0);
        if count <= width / 6.0 {
            for i in 1..timeline.permutations {
                let x = i as f64 / count * width;
                scene.line(&[(x, top), (x, top + height)], Stroke::solid(HAIR, 1.0));
            }
        }
        scene.fill(Rect { x, y: top, width: one, height: height + 1.0 }, INK, 1.0);
        if timeline.absorbing < timeline.permutations {
            let x = timeline.absorbing as f64 / count * width;
            scene.line(&[(x, top - 3.0), (x, top + height + 3.0)], Stroke::solid(WRITTEN, 2.0));
        }
        let bottom = top + height + 8.0;
        let middle = x + one / 2.0;
        scene.line(&[(middle, bottom - 6.0), (middle, bottom)], Stroke::solid(HAIR, 1.0));
        scene.line(
            &[(1.0, bottom + 4.0), (1.0, bottom), (width - 1.0, bottom), (width - 1.0, bottom + 4.0)],
            Stroke::solid(HAIR, 1.0),
        );
    }
    // Where there is no room for all of it, what is told of the block goes first, and then the end of the sentence.
    let room = (width / 5.5) as usize;
    let mut words = timeline.caption.as_str();
    for shorter in [words, words.split(" · ").next().unwrap_or(words), words.split(':').next().unwrap_or(words)] {
        words = shorter;
        if words.chars().count() <= room {
            break;
        }
    }
    scene.text(Text::new((0.0, 10.0), words, 11.0, MUTED));
}

/// The one block of a short message: message filled, padding empty, its first and last bits told apart.
fn block(scene: &mut Scene, timeline: &Timeline, width: f64) {
    let Some(message) = timeline.message else { return };
    let (top, height) = STRIP;
    let end = (message * (width - 2.0)).round();
    scene.frame(Rect { x: 0.5, y: top + 0.5, width: width - 1.0, height }, HAIR, 1.0);
    scene.fill(Rect { x: 1.0, y: top + 1.0, width: end, height: height - 1.0 }, MUTED, 1.0);
    // The suffix follows the message, the last 1 ends the block; where they share a byte, the marks meet.
    for x in [end + 2.0, width - 6.0] {
        scene.fill(Rect { x: x.min(width - 6.0), y: top + 1.0, width: 5.0, height: height - 1.0 }, WRITTEN, 1.0);
    }
}

/// Where a bar stands: absorb and squeeze at the ends, five bars for each round between.
fn place(timeline: &Timeline, width: f64, bar: &Bar) -> Rect {
    // The bars stand in order, so the ends tell the rounds: this is asked for every bar, and again under the pointer.
    let first = timeline.bars.iter().find_map(round).unwrap_or(0);
    let last = timeline.bars.iter().rev().find_map(round).unwrap_or(0);
    let (lead, trail) = if width < 620.0 { (22.0, 26.0) } else { (LEAD, TRAIL) };
    let pitch = (width - lead - trail) / (last + 1 - first) as f64;
    // Of a round's width, five bars with their gaps take 0.87.
    let one = pitch * 0.87 / 5.0;
    let high = (bar.differing as f64 / (0.625 * timeline.b as f64) * DENSE).clamp(1.5, DENSE * 1.1);
    let (x, wide, high) = match bar.event {
        Event::Start => (0.0, 0.0, high),
        Event::Absorb => (lead * 0.2, lead * 0.35, high),
        Event::Squeeze => (width - trail * 0.6, trail * 0.3, 22.0),
        Event::Step(round, step) => {
            let x = lead + pitch * (round - first) as f64 + one * f64::from(step as u8);
            (x, (one - 1.5).max(1.0), high)
        }
    };
    Rect { x, y: BASELINE - high, width: wide, height: high }
}

/// Bits that flip fill their bar; bits that move leave it hollow.
fn draw_bar(scene: &mut Scene, timeline: &Timeline, width: f64, bar: &Bar, now: bool, round_now: Option<usize>) {
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
fn numbers(scene: &mut Scene, timeline: &Timeline, width: f64, round_now: Option<usize>) {
    let narrow = width < 620.0;
    let under = BASELINE + 12.0;
    for bar in &timeline.bars {
        let rect = place(timeline, width, bar);
        let now = timeline.now.is_some_and(|now| timeline.bars[now] == *bar);
        let role = if now { INK } else { MUTED };
        match bar.event {
            Event::Absorb if !narrow => {
                scene.text(Text::new((0.0, under), "absorb", 10.0, role).bold(now));
            }
            Event::Squeeze if !narrow => {
                scene.text(Text::new((width, under), "squeeze", 10.0, role).bold(now).align(Align::Right));
            }
            Event::Step(round, step) if Some(round) == round_now && (rect.width >= 5.0 || now) => {
                let size = if now { 13.0 } else { 10.0 };
                scene.text(
                    Text::new((rect.centre().0, under), step.letter(), size, role)
                        .serif()
                        .bold(now)
                        .align(Align::Centre),
                );
            }
            Event::Step(round, Step::Pi)
                if (!narrow || round % 4 == 0 && round_now.is_none_or(|now| now.abs_diff(round) > 1)) =>
            {
                scene.text(Text::new((rect.centre().0, under), round.to_string(), 10.0, MUTED).align(Align::Centre));
            }
            _ => (),
        }
    }
    let squeezes = timeline.bars.iter().any(|bar| bar.event == Event::Squeeze);
    if !squeezes && timeline.absorbing > 0 && !narrow {
        let words = format!("block {} →", grouped(timeline.permutation + 1));
        scene.text(Text::new((width, under), words, 10.0, MUTED).align(Align::Right));
    }
}
