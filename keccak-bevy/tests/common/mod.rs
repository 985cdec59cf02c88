//! What the tests that draw share: what the colours in a picture say of the bits, held against the states alone; and how a test
//! says that something which it needs is missing.

use bevy::math::{Vec2, Vec3};
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::Pixels;
use keccak_bevy::overlay::{Shape, shapes};
use keccak_bevy::pick::pick;
use keccak_bevy::scene_rect::SceneRect;
use keccak_bevy::theme::rgb;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::action::Action;
use keccak_explore::palette::{CHANGED, ONE, PAPER, Theme, ZERO};
use keccak_explore::session::Session;
use libtest_mimic::{Arguments, Failed, Trial};

/// Runs the trials one after the other, each with what it lacks: it is ignored then, and fails where everything is required.
pub(crate) fn run<T: FnOnce() -> Result<(), Failed> + Send + 'static>(trials: Vec<(&'static str, Option<String>, T)>) {
    let mut arguments = Arguments::from_args();
    // Each has a renderer of its own, by software: one after the other is as fast.
    arguments.test_threads = Some(1);
    let required = std::env::var_os("KECCAK_REQUIRE_ALL").is_some_and(|value| value == "1");
    let trials = trials.into_iter().map(|(name, missing, trial)| match missing {
        Some(why) if !required => {
            let name = format!("{name}: ignored: {}", why.lines().next().unwrap_or_default());
            Trial::test(name, || Ok(())).with_ignored_flag(true)
        }
        Some(why) => Trial::test(name, move || Err(why.into())),
        None => Trial::test(name, trial),
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

/// Whether a picture shows this session: at least 60 bits can be seen, two of each kind, nearly all with their own role's colour;
/// and it is not one of the next position.
///
/// # Errors
/// Says what of it doesn't hold.
pub(crate) fn judge(session: &Session, samples: &[(Bit, Vec2)], picture: &Pixels) -> Result<(), String> {
    let (wrong_here, all, least) = wrong(session, samples, picture);
    if all < 60 || least < 2 {
        return Err(format!("only {all} bits can be seen, {least} of one kind"));
    }
    if wrong_here * 100 > all {
        return Err(format!("{wrong_here} of {all} bits have another role's colour"));
    }
    let mut other = session.clone();
    other.apply(Action::Next);
    let (wrong_there, ..) = wrong(&other, samples, picture);
    if wrong_there * 20 < all {
        return Err(format!("only {wrong_there} of {all} bits tell it from the next position"));
    }
    Ok(())
}

/// What a bit is, from the states before and after alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Kind {
    one: bool,
    flipped: bool,
    idle: bool,
}

fn kind(session: &Session, bit: Bit) -> Kind {
    let look = session.look().unwrap();
    let (w, one) = (look.w(), look.after.bit(bit));
    let moves = matches!(look.event, Event::Step(_, Step::Rho | Step::Pi));
    let idle = match look.event {
        Event::Absorb => bit.index(w) >= look.rate_bits().unwrap(),
        Event::Step(_, Step::Iota) => (bit.x, bit.y) != (0, 0),
        _ => false,
    };
    Kind { one, flipped: !moves && look.before.bit(bit) != one, idle }
}

/// The colour that the top of such a bit has.
fn colour(kind: Kind, theme: Theme) -> [f32; 3] {
    let role = if kind.flipped {
        CHANGED
    } else if kind.one {
        ONE
    } else {
        ZERO
    };
    let (own, paper) = (rgb(role, theme), rgb(PAPER, theme));
    let strength = if kind.idle { 0.34 } else { 1.0 };
    [0, 1, 2].map(|i| f32::from(paper[i]) + (f32::from(own[i]) - f32::from(paper[i])) * strength)
}

/// Where a bit's colour is seen: beside the middle of its top, where it is neither in a hole nor under a line.
pub(crate) fn samples(shown: &Shown, free: &SceneRect) -> Vec<(Bit, Vec2)> {
    let (eye, grid) = (shown.eye.unwrap(), shown.grid.unwrap());
    let over = shapes(shown);
    let clear = |at: Vec2| {
        over.iter().all(|shape| match shape {
            Shape::Line(points, _) => points.windows(2).all(|pair| distance(at, pair[0], pair[1]) > 7.0),
            Shape::Area(points, _) => points.iter().all(|point| point.distance(at) > 24.0),
            Shape::Text(text) | Shape::Note(text) => text.at.distance(at) > 70.0,
        })
    };
    let bits = shown.stage.bits.iter().enumerate().filter_map(|(i, instance)| {
        let bit = Bit::from_index(i, grid.w);
        let top = instance.place + Vec3::new(0.0, instance.size.y / 2.0, 0.32 * instance.size.z);
        let at = eye.project(top)?;
        let inside = free.rect.inflate(-4.0).contains(at);
        // Nothing stands before it, also not half a pixel beside it.
        let seen = [Vec2::ZERO, Vec2::new(2.0, 2.0), Vec2::new(-2.0, -2.0)]
            .into_iter()
            .all(|by| pick(&shown.stage.bits, grid.w, eye.position, eye.ray(at + by)) == Some(bit));
        (inside && seen && clear(at)).then_some((bit, at))
    });
    bits.collect()
}

fn distance(at: Vec2, from: Vec2, to: Vec2) -> f32 {
    let way = to - from;
    let share = ((at - from).dot(way) / way.length_squared().max(1e-6)).clamp(0.0, 1.0);
    at.distance(from + way * share)
}

/// How many of the samples look like something else than what `session` says, of how many, and the least of a kind.
fn wrong(session: &Session, samples: &[(Bit, Vec2)], picture: &Pixels) -> (usize, usize, usize) {
    let theme = session.place().theme;
    let all: Vec<Kind> = (0..8)
        .map(|i| Kind { one: i & 1 == 1, flipped: i & 2 == 2, idle: i & 4 == 4 })
        .filter(|kind| !(kind.flipped && kind.idle))
        .collect();
    let mut counts = std::collections::HashMap::<Kind, usize>::new();
    let mut wrong = 0;
    for (bit, at) in samples {
        let wanted = kind(session, *bit);
        *counts.entry(wanted).or_default() += 1;
        let seen = picture.at(at.x as u32, at.y as u32).unwrap().map(f32::from);
        let far = |kind: &Kind| -> f32 {
            let (own, paper) = (colour(*kind, theme), rgb(PAPER, theme));
            let from = |share: f32| -> f32 {
                (0..3).map(|i| (own[i] * share + f32::from(paper[i]) * (1.0 - share) - seen[i]).powi(2)).sum()
            };
            // A pixel on the edge of a hole or an outline is partly paper.
            if kind.flipped { from(1.0).min(from(0.65)).min(from(0.35)) } else { from(1.0) }
        };
        let nearest = all.iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap();
        // The top of a flipped bit has one hue, whatever it flipped to.
        let same = colour(*nearest, theme).map(f32::to_bits) == colour(wanted, theme).map(f32::to_bits);
        wrong += usize::from(!same);
    }
    (wrong, samples.len(), counts.values().copied().min().unwrap_or(0))
}
