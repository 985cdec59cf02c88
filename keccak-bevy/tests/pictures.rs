//! Pictures without a window, by software: the colours at the places of bits say what the bits are.

use bevy::math::{UVec2, Vec2, Vec3};
use keccak_bevy::machine;
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::{Offscreen, Pixels};
use keccak_bevy::overlay::{Shape, shapes};
use keccak_bevy::pick::pick;
use keccak_bevy::scene_rect::SceneRect;
use keccak_bevy::theme::rgb;
use keccak_bevy::viewer::Viewer;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Preset};
use keccak_explore::link;
use keccak_explore::palette::{CHANGED, ONE, PAPER, Theme, ZERO};
use keccak_explore::session::Session;
use libtest_mimic::{Arguments, Failed, Trial};

/// Wide enough that a face has room for its hole.
const SIZE: UVec2 = UVec2::new(2560, 1440);

struct Case {
    name: &'static str,
    fragment: &'static str,
    actions: &'static [Action],
}

const CASES: &[Case] = &[
    Case { name: "absorb", fragment: "at=0.absorb", actions: &[] },
    Case { name: "theta", fragment: "at=0.0.theta", actions: &[] },
    Case { name: "rho", fragment: "at=0.0.rho", actions: &[Action::ToggleTheme] },
    Case { name: "pi", fragment: "at=0.0.pi", actions: &[] },
    Case { name: "chi", fragment: "at=0.0.chi", actions: &[Action::ToggleTheme] },
    Case { name: "iota", fragment: "at=0.0.iota", actions: &[] },
    Case { name: "selection", fragment: "at=0.3.theta&sel=1,3,44", actions: &[] },
    Case {
        name: "apart",
        fragment: "at=0.3.chi",
        actions: &[Action::From(Preset::Isometric), Action::Pull(Axis::X, 0.7), Action::Pull(Axis::Z, 0.5)],
    },
    Case {
        name: "f200",
        fragment: "f=permutation&w=8&at=0.1.chi&state=01,23,45,67,89,ab,cd,ef,01,23,45,67,89,ab,cd,ef,01,23,45,67,89,ab,cd,ef,5a",
        actions: &[],
    },
];

fn session(case: &Case) -> Session {
    let mut session = link::read(case.fragment);
    assert!(session.notes().is_empty(), "{:?}", session.notes());
    session.apply(Action::Solid);
    session.apply(Action::ReducedMotion(true));
    case.actions.iter().for_each(|action| session.apply(action.clone()));
    session
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
        Event::Absorb => bit.index(w) >= look.rate().unwrap(),
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
fn samples(shown: &Shown, free: &SceneRect) -> Vec<(Bit, Vec2)> {
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

/// A session, where its bits lie in the picture, and the picture.
type Shot = (Session, Vec<(Bit, Vec2)>, Pixels);

fn shoot(case: &Case) -> Result<Shot, Failed> {
    let session = session(case);
    let mut app = Offscreen::new(Viewer::new(session.clone()), SIZE);
    app.settle();
    let picture = app.shoot().ok_or("the renderer gave no picture")?;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    picture.save(&folder.join(format!("{}.png", case.name))).map_err(|error| error.to_string())?;
    let free = *app.world().resource::<SceneRect>();
    let samples = samples(app.world().resource::<Shown>(), &free);
    Ok((session, samples, picture))
}

fn check(case: &Case) -> Result<(), Failed> {
    let (session, samples, picture) = shoot(case)?;
    let (wrong_here, all, least) = wrong(&session, &samples, &picture);
    if all < 60 || least < 2 {
        return Err(format!("only {all} bits can be seen, {least} of one kind").into());
    }
    if wrong_here * 100 > all {
        return Err(format!("{wrong_here} of {all} bits have another role's colour").into());
    }
    // The same picture is not one of the next position.
    let mut other = session.clone();
    other.apply(Action::Next);
    let (wrong_there, ..) = wrong(&other, &samples, &picture);
    if wrong_there * 20 < all {
        return Err(format!("only {wrong_there} of {all} bits tell it from the next position").into());
    }
    Ok(())
}

fn main() {
    let mut arguments = Arguments::from_args();
    // Each has a renderer of its own, by software: one after the other is as fast.
    arguments.test_threads = Some(1);
    let missing = machine::adapter().err();
    let required = std::env::var_os("KECCAK_REQUIRE_ALL").is_some_and(|value| value == "1");
    let trials = CASES.iter().map(|case| match &missing {
        Some(why) if !required => {
            let name = format!("{}: ignored: {}", case.name, why.to_string().lines().next().unwrap_or_default());
            Trial::test(name, || Ok(())).with_ignored_flag(true)
        }
        Some(why) => {
            let why = why.to_string();
            Trial::test(case.name, move || Err(why.into()))
        }
        None => Trial::test(case.name, move || check(case)),
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
