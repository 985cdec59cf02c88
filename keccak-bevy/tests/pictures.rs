//! Pictures without a window, by software: the colours at the places of bits say what the bits are.

mod common;

use bevy::math::UVec2;
use keccak_bevy::lattice::draws;
use keccak_bevy::machine;
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::Offscreen;
use keccak_bevy::scene_rect::SceneRect;
use keccak_bevy::viewer::Viewer;
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Preset};
use keccak_explore::link;
use keccak_explore::session::Session;
use libtest_mimic::Failed;

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

fn check(case: &Case) -> Result<(), Failed> {
    let session = session(case);
    let mut app = Offscreen::new(Viewer::new(session.clone()), SIZE);
    app.settle();
    let picture = app.shoot().ok_or("the renderer gave no picture")?;
    let draws = draws(app.app());
    if draws != 1 {
        return Err(format!("{draws} draws for all the boxes").into());
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    picture.save(&folder.join(format!("{}.png", case.name))).map_err(|error| error.to_string())?;
    let free = *app.world().resource::<SceneRect>();
    let samples = common::samples(app.world().resource::<Shown>(), &free);
    Ok(common::judge(&session, &samples, &picture)?)
}

fn main() {
    let missing = machine::adapter().err().map(|error| error.to_string());
    let trial = |case: &'static Case| (case.name, missing.clone(), move || check(case));
    common::run(CASES.iter().map(trial).collect());
}
