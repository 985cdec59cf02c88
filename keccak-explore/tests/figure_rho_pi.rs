//! The figures of ρ and π, held against the two steps as FIPS 202 writes them, in all widths.

mod common;

use common::naive::{self, Bits};
use common::random::Random;
use common::scenes::{Scene, WIDTHS};
use common::{numbers, scenes};
use keccak_core::parts::LaneIndex;
use keccak_explore::action::Action;
use keccak_explore::figure::{Figure, Pi, Rho};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;

fn rho(session: &Session) -> Rho {
    match *Picture::of(session).expect("the message is here").figure {
        Figure::Rho(rho) => rho,
        ref other => panic!("{other:?}"),
    }
}

fn pi(session: &Session) -> Pi {
    match *Picture::of(session).expect("the message is here").figure {
        Figure::Pi(pi) => pi,
        ref other => panic!("{other:?}"),
    }
}

/// Random positions just after a step: the scene, the states before and after it, as strings.
fn after(step: &str, seed: u64, mut check: impl FnMut(&mut Scene, &Bits, &Bits, &mut Random)) {
    let mut random = Random::new(seed);
    let mut widths = [0; 7];
    for _ in 0..120 {
        let mut scene = Scene::random(&mut random);
        let places: Vec<usize> = (0..scene.run.moments.len()).filter(|i| scene.run.moments[*i].event == step).collect();
        let place = random.pick(&places);
        let (before, after) = (scene.before(place).clone(), scene.go(place).state.clone());
        widths[scene.w().trailing_zeros() as usize] += 1;
        check(&mut scene, &before, &after, &mut random);
    }
    assert!(widths.iter().all(|count| *count > 0), "{widths:?}");
}

/// Where a step moves the one bit that is set: (x, y, z).
fn moved(step: &str, w: usize, (x, y, z): (usize, usize, usize)) -> (usize, usize, usize) {
    let mut state = vec![false; 25 * w];
    state[w * (5 * y + x) + z] = true;
    let index = naive::step(step, &state, w, 0).iter().position(|bit| *bit).expect("no bit is lost");
    (index / w % 5, index / w / 5, index % w)
}

fn lane(string: &[bool], LaneIndex { x, y }: LaneIndex) -> u64 {
    let w = string.len() / 25;
    (0..w).filter(|z| naive::at(string, x, y, *z)).fold(0, |lane, z| lane | 1 << z)
}

#[test]
fn rho_tells_the_lane_of_its_bit() {
    after("rho", 1, |scene, before, after, random| {
        let (w, bit) = (scene.w(), scene.some_bit(random));
        scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
        let figure = rho(&scene.session);
        let at = format!("{} at {bit:?}", scene.name);
        assert_eq!((figure.bit, figure.lane, figure.chosen, figure.w), (Some(bit), bit.lane(), true, w), "{at}");
        assert_eq!((figure.before, figure.after), (lane(before, bit.lane()), lane(after, bit.lane())), "{at}");
        for (x, y) in (0..25).map(|lane| (lane % 5, lane / 5)) {
            assert_eq!(figure.offsets[y][x], naive::offset(x, y) % w, "({x}, {y}), {at}");
        }
        for z in 0..w {
            let to = moved("rho", w, (bit.x, bit.y, z)).2;
            assert_eq!((figure.target(z), figure.source(to)), (to, z), "{at}");
            assert_eq!(figure.goes_round(z), to < z, "place {z}, {at}");
            assert_eq!(figure.before >> z & 1, figure.after >> to & 1, "{at}");
        }
    });
}

#[test]
fn rho_says_how_many_bits_go_round() {
    for w in WIDTHS {
        let mut session = scenes::open(&format!("f=permutation&w={w}&rounds=1"));
        let last = 11 + 2 * w.trailing_zeros();
        session.apply(Action::GoTo(format!("0.{last}.rho")));
        for (x, y) in (0..25).map(|lane| (lane % 5, lane / 5)) {
            session.apply(Action::Pin(x, y, 0));
            let figure = rho(&session);
            let round = (0..w).filter(|z| figure.goes_round(*z)).count() as u64;
            let said = figure.words().map(|words| numbers(&words));
            match round {
                0 => assert_eq!(said, [vec![], vec![0], vec![]], "{:?}", figure.words()),
                1 => assert_eq!(said, [vec![], vec![1], vec![0]], "{:?}", figure.words()),
                _ => assert_eq!(said, [vec![round], vec![round], vec![round - 1, 0]], "{:?}", figure.words()),
            }
        }
    }
}

#[test]
fn pi_tells_the_lane_of_its_bit() {
    after("pi", 2, |scene, before, after, random| {
        let bit = scene.some_bit(random);
        scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
        let figure = pi(&scene.session);
        let at = format!("{} at {bit:?}", scene.name);
        assert_eq!((figure.bit, figure.lane, figure.chosen), (Some(bit), bit.lane(), true), "{at}");
        assert_eq!(lane(before, Pi::source(bit.lane())), lane(after, bit.lane()), "{at}");
        // The plane that it came from is the sheet that it is in now.
        assert_eq!((figure.plane(), Pi::source(bit.lane()).y), (bit.x, bit.x), "{at}");
        assert_eq!(numbers(&figure.title()), [bit.x as u64, bit.x as u64]);
        let said: Vec<u64> = figure.words().iter().flat_map(|words| numbers(words)).collect();
        assert_eq!(said, if scene.w() > 1 { vec![scene.w() as u64] } else { vec![] });
    });
}

#[test]
fn pi_moves_lanes_as_the_standard_does() {
    for w in WIDTHS {
        for source in LaneIndex::all() {
            let (x, y, z) = moved("pi", w, (source.x, source.y, w - 1));
            let target = LaneIndex { x, y };
            assert_eq!((Pi::target(source), Pi::source(target), z), (target, source, w - 1));
        }
    }
    let cycle = Pi::cycle();
    for (i, lane) in cycle.iter().enumerate() {
        assert_eq!(Pi::target(*lane), cycle[(i + 1) % 24]);
        assert!(*lane != LaneIndex { x: 0, y: 0 } && !cycle[..i].contains(lane), "{lane:?} is there twice");
    }
    assert_eq!(cycle[0], LaneIndex { x: 1, y: 0 });
}

#[test]
fn within_the_step_lanes_are_finished_in_the_order_of_memory() {
    for (address, step) in [("0.3.rho", "rho"), ("0.3.pi", "pi")] {
        for sub in 0..=25 {
            let session = scenes::open(&format!("at={address}&sub={sub}&sel=2,3,40"));
            let (done, lane, chosen) = match step {
                "rho" => (rho(&session).done, rho(&session).lane, rho(&session).chosen),
                _ => (pi(&session).done, pi(&session).lane, pi(&session).chosen),
            };
            // The lane told about is the one finished last; after the last one, the pinned one again.
            let told = if (1..25).contains(&sub) { sub - 1 } else { 17 };
            assert_eq!((done, chosen, lane.x + 5 * lane.y), (sub, true, told), "{address}, {sub} lanes");
        }
    }
}

#[test]
fn while_the_state_before_is_shown_no_lane_is_finished() {
    for address in ["0.3.rho", "0.3.pi"] {
        let mut session = scenes::open(&format!("at={address}"));
        let done = |session: &Session| match *Picture::of(session).expect("the message is here").figure {
            Figure::Rho(figure) => figure.done,
            Figure::Pi(figure) => figure.done,
            ref other => panic!("{other:?}"),
        };
        assert_eq!(done(&session), 25);
        session.apply(Action::Before(true));
        assert_eq!(done(&session), 0);
    }
}

#[test]
fn without_a_bit_a_pinned_lane_is_shown_and_else_an_example() {
    for (selection, lane, chosen) in [("", (4, 0), false), ("&sel=2,1,*", (2, 1), true), ("&sel=*,1,*", (4, 0), false)]
    {
        let session = scenes::open(&format!("at=0.3.rho{selection}"));
        let figure = rho(&session);
        assert_eq!((figure.lane.x, figure.lane.y), lane);
        assert_eq!((figure.chosen, figure.bit), (chosen, None));
        let session = scenes::open(&format!("at=0.3.pi{selection}"));
        let figure = pi(&session);
        assert_eq!((figure.lane.x, figure.lane.y), lane);
        assert_eq!((figure.chosen, figure.bit), (chosen, None));
    }
}
