//! A run that is wrong on purpose differs from the right one just where and when its mistake acts.

use keccak_conformance::random::{Random, pattern};
use keccak_core::functions::SHA3_256;
use keccak_core::parts::LaneIndex;
use keccak_core::permutation::{Altered, Step};
use keccak_core::position::{Event, Position};
use keccak_core::state::Snapshot;
use keccak_core::trace::{Trace, TraceBuilder};

fn trace(message: &[u8], variant: Option<Altered>) -> Trace {
    let mut builder = TraceBuilder::new(&SHA3_256.parameters(), variant);
    builder.update(message);
    builder.finish(256)
}

fn state(trace: &Trace, message: &[u8], at: &str) -> Snapshot {
    let position: Position = at.parse().expect("it is an address");
    let bytes = trace.bytes_for(position.permutation).expect("it is on the line");
    let opened = trace.open(position.permutation, &message[bytes]).expect("these are the bytes");
    *opened.state(position.event).expect("it is on the line")
}

/// The lanes in which two states differ.
fn lanes(a: &Snapshot, b: &Snapshot) -> Vec<LaneIndex> {
    let differences = a.differences(b);
    LaneIndex::all().filter(|lane| differences.lanes[lane.y][lane.x] != 0).collect()
}

#[test]
fn one_wrong_offset_shows_from_rho_on_in_its_lane() {
    let message = pattern(500);
    let right = trace(&message, None);
    for LaneIndex { x, y } in LaneIndex::all() {
        let mut altered = Altered::default();
        altered.offsets[y][x] += 1;
        let wrong = trace(&message, Some(altered));
        assert_ne!(wrong.output(), right.output());
        let differing = |at| lanes(&state(&right, &message, at), &state(&wrong, &message, at));
        for at in ["start", "0.absorb", "0.0.theta"] {
            assert_eq!(differing(at), [], "({x}, {y}), {at}");
        }
        assert_eq!(differing("0.0.rho"), [LaneIndex { x, y }]);
        // π takes it elsewhere, and χ spreads it over its plane.
        let to = LaneIndex { x: y, y: (2 * x + 3 * y) % 5 };
        assert_eq!(differing("0.0.pi"), [to]);
        let spread = differing("0.0.chi");
        assert!(spread.contains(&to) && spread.iter().all(|lane| lane.y == to.y), "({x}, {y}): {spread:?}");
        assert_eq!(differing("0.0.iota"), spread);
        assert_eq!(differing("1.0.theta").len(), 25);
    }
}

#[test]
fn one_wrong_constant_shows_from_its_iota_on() {
    let right = trace(b"abc", None);
    for round in 0..24 {
        let mut altered = Altered::default();
        altered.round_constants[round] ^= 1 << 17;
        let wrong = trace(b"abc", Some(altered));
        let (right, wrong) = (right.open(0, b"abc").unwrap(), wrong.open(0, b"abc").unwrap());
        let first = right.states().zip(wrong.states()).find(|((_, a), (_, b))| a != b).expect("they differ");
        assert_eq!(first.0.0, Event::Step(round, Step::Iota));
        assert_eq!(first.0.1.differences(first.1.1).ones(), 1);
    }
}

#[test]
fn a_step_switched_off_leaves_the_state_as_it_is() {
    let start = Random::new(10).snapshot(64);
    for step in Step::ALL {
        let mut altered = Altered::default();
        altered.steps[step as usize] = false;
        let opened = Trace::of_permutation(start, 24, Some(altered)).unwrap().open(0, &[]).unwrap();
        for (event, state) in opened.states() {
            let Event::Step(_, applied) = event else { panic!("a permutation has no {event:?}") };
            let unchanged = opened.before(event) == Some(state);
            assert_eq!(unchanged, applied == step, "{event:?} without {step}");
        }
    }
}

#[test]
fn nothing_altered_is_the_standard() {
    let message = pattern(300);
    let (right, same) = (trace(&message, None), trace(&message, Some(Altered::default())));
    assert_eq!(same.output(), right.output());
    for p in 0..right.line().permutations {
        let bytes = &message[right.bytes_for(p).unwrap()];
        assert_eq!(same.open(p, bytes), right.open(p, bytes));
    }
}
