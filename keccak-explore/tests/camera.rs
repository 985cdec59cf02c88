//! The lattice's camera: finite and in bounds whatever is done to it, and no part of a link.

mod common;

use common::random::Random;
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Camera, REST};
use keccak_explore::keys::Key;
use keccak_explore::link::{read, write};
use keccak_explore::opened::Opened;
use keccak_explore::picture::Picture;
use keccak_explore::session::{Session, View};

fn lattice() -> Session {
    read("at=0.1.theta&view=lattice&sel=1,3,44")
}

fn camera(session: &Session) -> Camera {
    session.place().camera
}

#[test]
fn it_stays_finite_and_in_bounds() {
    let mut random = Random::new(7);
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 0.0, -0.0, 5e-324];
    let mut session = lattice();
    for _ in 0..5000 {
        let mut number = || {
            let place = random.below(2 * odd.len());
            odd.get(place).copied().unwrap_or_else(|| random.below(4000) as f64 / 400.0 - 5.0)
        };
        let (a, b, c) = (number(), number(), number());
        session.apply(match random.below(3) {
            0 => Action::Turn(a, b),
            1 => Action::Apart(a),
            _ => Action::Zoom(a, (b, c)),
        });
        let Camera { turn, tilt, apart, zoom, centre, .. } = camera(&session);
        assert!(turn.abs() <= std::f64::consts::PI + 1e-9, "{turn}");
        assert!(tilt > 0.0 && tilt < std::f64::consts::FRAC_PI_2, "always from above: {tilt}");
        assert!((0.0..=1.0).contains(&apart) && (1.0..=8.0).contains(&zoom), "{apart} {zoom}");
        assert!(centre.0.abs() <= 0.5 && centre.1.abs() <= 0.5, "the drawing stays in sight: {centre:?}");
    }
    session.apply(Action::ResetCamera);
    assert_eq!(camera(&session), REST);
}

#[test]
fn once_round_is_where_it_was() {
    let mut session = lattice();
    for _ in 0..10 {
        session.apply(Action::Turn(std::f64::consts::TAU / 10.0, 0.0));
    }
    assert!(camera(&session).turn.abs() < 1e-9);
}

#[test]
fn what_is_under_the_pointer_stays_under_it() {
    let mut session = lattice();
    let at = (0.2, -0.1);
    session.apply(Action::Zoom(2.0, at));
    let seen = |camera: Camera| (camera.centre.0 + at.0 / camera.zoom, camera.centre.1 + at.1 / camera.zoom);
    assert!((seen(camera(&session)).0 - at.0).abs() < 1e-9 && (seen(camera(&session)).1 - at.1).abs() < 1e-9);
    session.apply(Action::Zoom(0.1, at));
    assert_eq!((camera(&session).zoom, camera(&session).centre), (1.0, (0.0, 0.0)));
}

#[test]
fn a_link_does_not_carry_it_and_opening_one_keeps_it() {
    let mut session = lattice();
    let link = write(&session);
    session.apply(Action::Turn(0.5, 0.2));
    session.apply(Action::Apart(0.25));
    session.apply(Action::Zoom(3.0, (0.1, 0.1)));
    assert_eq!(write(&session), link);
    let was = camera(&session);
    session.apply(Action::Open(link));
    assert_eq!(camera(&session), was);
}

#[test]
fn it_acts_only_where_the_lattice_is_shown() {
    for view in View::ALL {
        let mut session = lattice();
        session.apply(Action::View(*view));
        session.apply(Action::Key(Key { key: "d".to_owned(), shift: false, in_state: false, up: false }));
        assert_eq!(camera(&session) != REST, *view == View::Lattice, "{}", view.name());
    }
}

#[test]
fn views_have_keys_and_links() {
    for (key, view) in ["1", "2", "3", "4"].into_iter().zip(View::ALL) {
        let mut session = Session::first_visit();
        session.apply(Action::Key(Key { key: key.to_owned(), shift: false, in_state: false, up: false }));
        assert_eq!(session.place().view, *view);
        assert_eq!(read(&write(&session)).place().view, *view);
    }
}

/// The slices that are opened of a link: z, whether of the state before, and the numbers under their bits.
fn opened(link: &str) -> Opened {
    Opened::clone(&Picture::of(&read(link)).expect("the message is here").opened.expect("a bit is pinned"))
}

#[test]
fn the_slices_of_each_step_are_opened() {
    let slices = |link: &str| opened(link).slices.iter().map(|slice| (slice.z, slice.before)).collect::<Vec<_>>();
    assert_eq!(slices("view=slices&at=0.1.theta&sel=1,3,44"), [(44, true), (43, true), (44, false)]);
    assert_eq!(slices("view=slices&at=0.1.theta&sel=1,3,0"), [(0, true), (63, true), (0, false)]);
    assert_eq!(slices("view=slices&at=0.1.rho&sel=3,0,12"), [(12, false)]);
    for step in ["pi", "chi"] {
        assert_eq!(slices(&format!("view=slices&at=0.1.{step}&sel=1,3,40")), [(40, true), (40, false)]);
    }
    for at in ["start", "0.absorb", "0.2.iota", "0.squeeze"] {
        assert_eq!(slices(&format!("view=slices&at={at}&sel=0,0,15")), [(15, false)], "{at}");
    }
    assert!(Picture::of(&read("at=0.1.theta&sel=1,3,44")).expect("it is here").opened.is_none(), "the lines need none");
}

#[test]
fn numbers_stand_under_the_bits() {
    // FIPS 202, table 2: the offsets of ρ, modulo 64, in the order x + 5y.
    let offsets = [0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14];
    let under = &opened("view=slices&at=0.1.rho&sel=3,0,12").slices[0].under;
    let sources: Vec<String> = offsets.iter().map(|offset| ((12 + 64 - offset) % 64).to_string()).collect();
    assert_eq!(*under, sources);
    // SHA3-256 absorbs 136 bytes: byte 8(5y + x) + ⌊z/8⌋.
    let under = &opened("view=slices&at=0.absorb&sel=0,0,17").slices[0].under;
    for (lane, words) in under.iter().enumerate() {
        assert_eq!(*words, if lane < 17 { (8 * lane + 2).to_string() } else { String::new() });
    }
    // SHAKE128 gives 168 bytes a squeeze: the second begins with byte 168.
    let under = &opened("f=shake128&m=a&out=300&view=slices&at=1.squeeze&sel=1,0,0").slices[0].under;
    for (lane, words) in under.iter().enumerate() {
        assert_eq!(*words, if 8 * lane < 132 { (168 + 8 * lane).to_string() } else { String::new() });
    }
}

#[test]
fn pi_moves_each_place_of_a_slice_once() {
    let moves = opened("view=slices&at=0.1.pi&sel=1,3,40").moves;
    let places = |of: fn(&(keccak_core::parts::Bit, keccak_core::parts::Bit)) -> keccak_core::parts::Bit| {
        let mut places: Vec<usize> = moves.iter().map(of).map(|bit| bit.x + 5 * bit.y).collect();
        places.sort_unstable();
        places
    };
    assert_eq!(places(|moved| moved.0), (0..25).collect::<Vec<_>>());
    assert_eq!(places(|moved| moved.1), (0..25).collect::<Vec<_>>());
    for (from, to) in moves {
        // The lane (x, y) goes to (y, 2x + 3y).
        assert_eq!((to.x, to.y), (from.y, (2 * from.x + 3 * from.y) % 5));
    }
}

/// A viewer that draws in space.
fn solid() -> Session {
    let mut session = Session::default();
    session.apply(Action::Solid);
    session
}

#[test]
fn in_space_the_lattice_is_on_show_in_every_view_and_from_everywhere() {
    let mut session = solid();
    assert_eq!(session.place().view, View::Lines);
    for (tilt, end) in [(-9.0, -core::f64::consts::FRAC_PI_2), (9.0, core::f64::consts::FRAC_PI_2)] {
        session.apply(Action::Turn(0.25, tilt));
        assert!((camera(&session).tilt - end).abs() < 1e-12);
    }
    session.apply(Action::ResetCamera);
    assert_eq!(camera(&session), keccak_explore::camera::solid(View::Lines));
    // The page's lattice keeps its own limits, and stays as it is while another view is shown.
    let mut page = Session::default();
    page.apply(Action::Turn(0.25, 9.0));
    assert_eq!(camera(&page), keccak_explore::camera::REST);
}

/// Each view is another way to pull the lattice apart; a link opens with its view's, also over a session that is there.
#[test]
fn in_space_a_view_pulls_the_lattice_apart() {
    let mut session = solid();
    let mut seen = Vec::new();
    for view in View::ALL {
        session.apply(Action::View(*view));
        let now = camera(&session);
        assert!(!seen.contains(&(now.apart, now.aside)), "{view:?} is as another one");
        seen.push((now.apart, now.aside));
        session.apply(Action::Pull(Axis::X, 0.5));
        session.apply(Action::ResetCamera);
        assert_eq!(camera(&session), now);
        let mut other = solid();
        other.apply(Action::Turn(0.5, 0.1));
        other.apply(Action::Open(write(&session)));
        if *view != View::Lines {
            assert_eq!(camera(&other), now, "the link of {view:?}");
        }
        assert_eq!(write(&other), write(&session));
    }
    // Of the view that is there the link leaves the camera where it is.
    let mut same = solid();
    same.apply(Action::Turn(0.5, 0.1));
    let turned = camera(&same);
    same.apply(Action::Open("m=abc".to_owned()));
    assert_eq!(camera(&same), turned);
}

#[test]
fn the_lattice_is_pulled_apart_along_each_axis() {
    let mut session = solid();
    session.apply(Action::Pull(Axis::X, 0.5));
    session.apply(Action::PullMore(Axis::Z, 0.25));
    session.apply(Action::PullMore(Axis::Y, -3.0));
    session.apply(Action::Pull(Axis::X, f64::NAN));
    assert_eq!((camera(&session).aside, camera(&session).apart), ((0.5, 0.25), 0.0));
    session.apply(Action::From(keccak_explore::camera::Preset::Fips));
    assert_eq!((camera(&session).aside, camera(&session).apart), ((0.0, 0.0), 0.0));
}

#[test]
fn focus_goes_to_what_is_pinned_and_back() {
    let mut session = solid();
    session.apply(Action::Pin(3, 1, 17));
    session.apply(Action::Focus);
    assert_eq!(camera(&session).focus, session.place().selection);
    assert!(camera(&session).zoom > 1.0);
    session.apply(Action::Focus);
    assert_eq!((camera(&session).focus, camera(&session).zoom), (None, 1.0));
    session.apply(Action::ToggleOnly);
    assert!(session.place().only);
}

#[test]
fn what_is_of_the_viewer_survives_a_link() {
    let mut session = solid();
    session.apply(Action::Turn(0.3, 0.2));
    session.apply(Action::ToggleOnly);
    let before = camera(&session);
    session.apply(Action::Open("m=x&at=0.2.chi".into()));
    assert_eq!((camera(&session), session.place().solid, session.place().only), (before, true, true));
}

#[test]
fn an_element_can_be_gone_to() {
    let mut session = solid();
    session.apply(Action::GoTo("0.2.pi".into()));
    session.apply(Action::Inside(7));
    assert_eq!(session.place().sub, Some(7));
    session.apply(Action::Inside(25));
    assert_eq!(session.place().sub, None);
    session.apply(Action::Inside(usize::MAX));
    assert_eq!(session.place().sub, None);
}
