//! The mechanisms of χ and ι: what their figures say, held against the standard's own algorithms, everywhere.

mod common;

use common::naive;
use common::random::Random;
use common::scenes::{Scene, WIDTHS, open};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::figure::{Chi, Figure, Iota, iota};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;

fn figure(session: &Session) -> Figure {
    (*Picture::of(session).expect("the message is here").figure).clone()
}

fn chi(session: &Session) -> Chi {
    match figure(session) {
        Figure::Chi(chi) => chi,
        other => panic!("{other:?} is not χ"),
    }
}

fn iota(session: &Session) -> Iota {
    match figure(session) {
        Figure::Iota(iota) => iota,
        other => panic!("{other:?} is not ι"),
    }
}

/// Goes to random places after a step, in runs of every width.
fn after(step: &str, seed: u64, mut check: impl FnMut(&mut Scene, usize, &mut Random)) {
    let mut random = Random::new(seed);
    let mut seen = Vec::new();
    for _ in 0..50 {
        let mut scene = Scene::random(&mut random);
        let places: Vec<usize> = (0..scene.run.moments.len()).filter(|i| scene.run.moments[*i].event == step).collect();
        seen.push(scene.w());
        for _ in 0..4 {
            let ordinal = random.pick(&places);
            scene.go(ordinal);
            check(&mut scene, ordinal, &mut random);
        }
    }
    assert!(WIDTHS.iter().all(|w| seen.contains(w)), "some width was never met");
}

fn pin(scene: &mut Scene, bit: Bit) {
    scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
}

#[test]
fn the_row_and_its_gates_are_the_standards() {
    after("chi", 1, |scene, ordinal, random| {
        let bit = scene.some_bit(random);
        pin(scene, bit);
        let drawn = chi(&scene.session);
        let (before, now) = (scene.before(ordinal).clone(), &scene.run.moments[ordinal].state);
        let at = format!("{} at {}", scene.name, scene.run.moments[ordinal].address());
        assert_eq!((drawn.bit, drawn.row, drawn.finished), (Some(bit), bit.row(), true), "{at}");
        for x in 0..5 {
            let bit = |state: &[bool], x: usize| naive::at(state, x, bit.y, bit.z);
            assert_eq!((drawn.before[x], drawn.after[x]), (bit(&before, x), bit(now, x)), "{at}");
            let gate = drawn.gates[x];
            assert_eq!((gate.first, gate.second), (!bit(&before, x + 1), bit(&before, x + 2)), "{at}");
            assert_eq!(gate.flips, bit(&before, x) != bit(now, x), "{at}: x = {x}");
        }
        scene.session.apply(Action::Free);
    });
}

#[test]
fn a_row_is_drawn_also_when_no_bit_is_told_about() {
    after("chi", 2, |scene, _, random| {
        let Bit { y, z, .. } = scene.some_bit(random);
        scene.session.apply(Action::Select(format!("*,{y},{z}")));
        let drawn = chi(&scene.session);
        assert_eq!((drawn.bit, drawn.row.y, drawn.row.z), (None, y, z));
        scene.session.apply(Action::Free);
        let drawn = chi(&scene.session);
        assert_eq!((drawn.bit, drawn.row.y, drawn.row.z), (None, 0, 0));
    });
}

#[test]
fn the_addition_is_the_standards() {
    after("iota", 3, |scene, ordinal, random| {
        let w = scene.w();
        let bit = scene.some_bit(random);
        pin(scene, bit);
        let drawn = iota(&scene.session);
        let round = scene.run.moments[ordinal].round;
        let at = format!("{} at {}", scene.name, scene.run.moments[ordinal].address());
        assert_eq!((drawn.round, drawn.finished), (round, true), "{at}");
        assert_eq!(drawn.bit, (bit.x == 0 && bit.y == 0).then_some(bit), "{at}: ι is told of lane (0, 0) alone");
        let lane = |bits: &[bool]| (0..w).filter(|z| bits[*z]).fold(0, |lane, z| lane | 1 << z);
        let constant: u64 = lane(&naive::round_constant(round, w));
        assert_eq!(drawn.constant, constant, "{at}");
        assert_eq!(drawn.before, lane(&scene.before(ordinal)[..w]), "{at}");
        assert_eq!(drawn.after, lane(&scene.run.moments[ordinal].state[..w]), "{at}");
        assert_eq!(drawn.before ^ drawn.constant, drawn.after, "{at}: it adds up");
        assert_eq!(drawn.name(), format!("RC[{round}]"));
        for z in 0..w {
            assert_eq!(drawn.flips(z), constant >> z & 1 == 1, "{at}");
        }
        for (round, neighbour) in drawn.neighbours {
            assert!(round < naive::all_rounds(w));
            assert_eq!(neighbour, lane(&naive::round_constant(round, w)), "{at}: RC[{round}]");
        }
        assert!(drawn.neighbours.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0), "{at}");
        assert!(drawn.neighbours.iter().any(|(neighbour, _)| *neighbour == round), "{at}");
        scene.session.apply(Action::Free);
    });
}

#[test]
fn no_constant_uses_another_place() {
    after("iota", 4, |scene, _, _| {
        let (w, drawn) = (scene.w(), iota(&scene.session));
        let used: Vec<usize> =
            (0..w).filter(|z| (0..naive::all_rounds(w)).any(|round| naive::round_constant(round, w)[*z])).collect();
        assert!(used.iter().all(|z| drawn.places.contains(z)));
        assert!(drawn.places.iter().all(|z| *z < w), "w = {w}: {:?}", drawn.places);
        // The words count the places.
        let count = ["one", "two", "three", "four", "five", "six", "seven"][drawn.places.len() - 1];
        assert!(drawn.bound().contains(&format!(" {count} place")), "w = {w}: {}", drawn.bound());
        assert_eq!(drawn.places.len(), 1 + w.trailing_zeros() as usize);
    });
}

/// Algorithm 5 word by word: R as a list, R\[0\] first.
fn register(t: usize) -> Vec<bool> {
    let mut r = vec![true, false, false, false, false, false, false, false];
    for _ in 0..t % 255 {
        r.insert(0, false);
        for tap in [0, 4, 5, 6] {
            r[tap] ^= r[8];
        }
        r.truncate(8);
    }
    r
}

#[test]
fn the_register_makes_the_constant() {
    after("iota", 5, |scene, ordinal, _| {
        let drawn = iota(&scene.session);
        let round = scene.run.moments[ordinal].round;
        for (j, step) in drawn.steps.iter().enumerate() {
            assert_eq!(step.t, 7 * round + j);
            let expected = register(step.t);
            let bits: Vec<bool> = (0..8).map(|i| step.register >> i & 1 == 1).collect();
            assert_eq!(bits, expected, "after {} steps", step.t);
            assert_eq!(step.output, expected[0]);
            if let Some(z) = drawn.places.get(j) {
                assert_eq!(step.output, drawn.flips(*z), "rc({}) is bit {z} of RC[{round}]", step.t);
            }
        }
    });
}

#[test]
fn within_a_step_what_is_not_done_is_not_shown_as_done() {
    let at = |link: &str| open(&format!("{link}&sel=1,3,4"));
    assert!(!chi(&at("at=0.0.chi&sub=0")).finished, "nothing is done yet");
    // The row finished last is told about: row 6 is y = 1, z = 1.
    let drawn = chi(&at("at=0.0.chi&sub=7"));
    assert_eq!((drawn.row.y, drawn.row.z, drawn.finished), (1, 1, true));
    assert!(chi(&at("at=0.0.chi")).finished);
    assert!(!iota(&at("at=0.0.iota&sub=0")).finished);
    assert!(iota(&at("at=0.0.iota")).finished);
    assert_eq!(iota::name(23), "RC[23]");
}
