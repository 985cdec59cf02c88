//! What a drawing shows: values, flips, elements, marks, and who takes no part, at any position of any run.

mod common;

use std::collections::BTreeSet;

use common::naive::{self, Bits};
use common::random::Random;
use common::scenes::{Scene, open, string};
use keccak_core::influence::sources;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_explore::action::Action;
use keccak_explore::link::write;
use keccak_explore::picture::{Mark, Picture, Role};
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;
use keccak_explore::view;

fn picture(session: &Session) -> Picture {
    Picture::of(session).expect("the message is here")
}

fn xor(a: &[bool], b: &[bool]) -> Bits {
    a.iter().zip(b).map(|(a, b)| a ^ b).collect()
}

/// Looks at many positions of many runs: the scene at the place, and the place's number.
fn everywhere(seed: u64, runs: usize, looks: usize, mut check: impl FnMut(&mut Scene, usize, &mut Random)) {
    let mut random = Random::new(seed);
    for _ in 0..runs {
        let mut scene = Scene::random(&mut random);
        for _ in 0..looks {
            let ordinal = scene.some_ordinal(&mut random);
            scene.go(ordinal);
            check(&mut scene, ordinal, &mut random);
        }
    }
}

#[test]
fn values_and_flips_are_the_standards() {
    everywhere(1, 150, 12, |scene, ordinal, _| {
        let (before, moment) = (scene.before(ordinal).clone(), scene.run.moments[ordinal].clone());
        let at = format!("{} at {}", scene.name, moment.address());
        let drawn = picture(&scene.session);
        assert_eq!(drawn.position.to_string(), moment.address());
        assert_eq!(string(&drawn.shown), moment.state, "{at}");
        let flipped = match moment.event {
            "rho" | "pi" => vec![false; moment.state.len()],
            _ => xor(&before, &moment.state),
        };
        assert_eq!(string(&drawn.flipped), flipped, "{at}");
        assert_eq!(drawn.rate, (scene.run.rate > 0).then_some(scene.run.rate));

        scene.session.apply(Action::Before(true));
        let held = picture(&scene.session);
        assert_eq!(string(&held.shown), before, "{at}: the state before");
        assert_eq!(held.flipped.ones(), 0, "{at}: nothing has flipped yet");
        assert_eq!(held.idle, drawn.idle, "{at}");
        scene.session.apply(Action::Before(false));
        assert_eq!(picture(&scene.session), drawn);
    });
}

#[test]
fn those_that_take_no_part_are_pale() {
    everywhere(2, 100, 12, |scene, ordinal, _| {
        let moment = scene.run.moments[ordinal].clone();
        let (w, rate) = (scene.w(), scene.run.rate);
        let earlier = scene.run.moments[..ordinal].iter().filter(|earlier| earlier.event == "squeeze").count();
        let read = scene.run.output.len().saturating_sub(earlier * rate).min(rate);
        let idle: Bits = (0..25 * w)
            .map(|index| match moment.event {
                "absorb" => index >= rate,
                "iota" => index >= w,
                "squeeze" => index >= read,
                _ => false,
            })
            .collect();
        assert_eq!(string(&picture(&scene.session).idle), idle, "{} at {}", scene.name, moment.address());
    });
}

#[test]
fn a_selected_plane_sheet_or_state_pales_the_rest() {
    for (selection, stays) in
        [("*,2,*", 320), ("3,*,*", 320), ("*,*,*", 1600), ("3,2,*", 1600), ("*,*,9", 1600), ("3,2,9", 1600)]
    {
        let session = open(&format!("at=0.3.chi&sel={selection}"));
        let drawn = picture(&session);
        assert_eq!(1600 - drawn.idle.ones(), stays, "{selection}");
        let selection = drawn.selection.expect("it is pinned");
        assert!(drawn.idle.ones_at().all(|bit| !selection.contains(bit)));
    }
}

/// Which element of the event makes the bit at this place of the string.
fn element(event: &str, index: usize, w: usize) -> usize {
    let (x, y, z) = (index / w % 5, index / w / 5, index % w);
    match event {
        "theta" => x + 5 * z,
        "rho" | "pi" => x + 5 * y,
        "chi" => y + 5 * z,
        "iota" => 0,
        _ => index / 8,
    }
}

#[test]
fn inside_a_step_the_finished_elements_show_what_comes_after() {
    everywhere(3, 60, 8, |scene, ordinal, random| {
        let (before, moment) = (scene.before(ordinal).clone(), scene.run.moments[ordinal].clone());
        let count = scene.session.look().expect("the message is here").elements().count;
        if count == 0 {
            return;
        }
        let link = write(&scene.session);
        for done in [0, random.below(count), count - 1] {
            let session = open(&format!("{link}&sub={done}"));
            let at = format!("{} at {} after {done} of {count}", scene.name, moment.address());
            assert_eq!(session.place().sub, Some(done), "{at}: {:?}", session.notes());
            let w = scene.w();
            let choose = |index: usize| if element(moment.event, index, w) < done { &moment.state } else { &before };
            let expected: Bits = (0..25 * w).map(|index| choose(index)[index]).collect();
            let drawn = picture(&session);
            assert_eq!(string(&drawn.shown), expected, "{at}");
            if !matches!(moment.event, "rho" | "pi") {
                assert_eq!(string(&drawn.flipped), xor(&before, &expected), "{at}");
            }
        }
        // The last element done, the step is.
        let session = open(&format!("{link}&sub={count}"));
        assert_eq!((session.place().sub, string(&picture(&session).shown)), (None, moment.state));
    });
}

#[test]
fn the_table_says_what_the_drawing_shows() {
    for link in
        ["at=0.3.chi", "at=0.3.chi&sub=100", "at=0.absorb&sub=2", "at=0.0.rho&sub=0", "at=start", "at=0.squeeze"]
    {
        let mut session = open(link);
        for before in [false, true] {
            session.apply(Action::Before(before));
            let drawn = naive::lanes(&string(&picture(&session).shown));
            let fields = view::fields(&session);
            let rows = fields["state"]["rows"].as_array().expect("five rows");
            let cells = rows.iter().filter_map(|row| row["cells"].as_array());
            let cells: Vec<&str> = cells.flatten().filter_map(|cell| cell.as_str()).collect();
            assert_eq!(cells, drawn, "{link}, before: {before}");
            // And so does what is said of a bit.
            session.apply(Action::Pin(0, 0, 0));
            let title = view::fields(&session)["inspector"]["title"].clone();
            let value = u8::from(picture(&session).shown.lanes[0][0] & 1 == 1);
            assert_eq!(title, format!("bit (0, 0, 0) = {value}"), "{link}, before: {before}");
        }
    }
}

fn bits_with(marks: &[Mark], role: Role) -> BTreeSet<Bit> {
    marks.iter().filter(|mark| mark.role == role).map(|mark| mark.bit).collect()
}

#[test]
fn rings_are_on_what_the_step_reads_for_the_pinned_bit() {
    everywhere(4, 120, 12, |scene, ordinal, random| {
        let bit = scene.some_bit(random);
        let w = scene.w();
        let moment = scene.run.moments[ordinal].clone();
        let at = format!("{} at {}, {bit:?}", scene.name, moment.address());
        scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
        let drawn = picture(&scene.session);
        let step = Step::ALL.into_iter().find(|step| step.name() == moment.event);
        let read: BTreeSet<Bit> = step
            .map_or(BTreeSet::new(), |step| sources(step, bit, w).into_iter().filter(|from| *from != bit).collect());
        assert_eq!(bits_with(&drawn.marks, Role::Read), read, "{at}");
        let moves = matches!(moment.event, "rho" | "pi");
        let rings = drawn.marks.iter().filter(|mark| mark.role == Role::Read);
        assert!(rings.clone().all(|mark| mark.dashed == moves), "{at}: dashed where the bit stood before it moved");
        let column: BTreeSet<Bit> = (0..5).filter(|y| *y != bit.y).map(|y| Bit { y, ..bit }).collect();
        let written = if moment.event == "theta" { column } else { BTreeSet::new() };
        assert_eq!(bits_with(&drawn.marks, Role::Written), written, "{at}");
        assert_eq!(drawn.marks.last(), Some(&Mark { bit, role: Role::Selected, dashed: false }), "{at}: on top");

        // Pointing at the pinned bit adds nothing; at another, dashed marks.
        scene.session.apply(Action::Hover(Some((bit.x, bit.y, bit.z))));
        assert_eq!(picture(&scene.session).marks, drawn.marks, "{at}");
        let other = Bit { x: (bit.x + 2) % 5, ..bit };
        scene.session.apply(Action::Hover(Some((other.x, other.y, other.z))));
        let more = picture(&scene.session).marks;
        assert_eq!(more[..drawn.marks.len()], drawn.marks, "{at}");
        assert!(more[drawn.marks.len()..].iter().all(|mark| mark.dashed), "{at}");
        assert_eq!(more.last().map(|mark| mark.bit), Some(other));
        scene.session.apply(Action::Hover(None));
        assert_eq!(picture(&scene.session).marks, drawn.marks, "{at}");
    });
}

#[test]
fn a_changed_source_would_change_the_bit() {
    // The rings are those bits that matter, by the steps themselves: turn any bit over and see whether the pinned one follows.
    let mut random = Random::new(5);
    for w in [1, 8] {
        let before = random.bits(25 * w);
        for step in Step::ALL {
            let scene = Scene::permutation(&before, 1);
            let target = Bit::from_index(random.below(25 * w), w);
            let reads: BTreeSet<usize> = (0..25 * w)
                .filter(|index| {
                    // χ reads a bit that matters for some state only.
                    (0..8).any(|_| {
                        let mut state = random.bits(25 * w);
                        let was = naive::step(step.name(), &state, w, 0)[target.index(w)];
                        state[*index] ^= true;
                        was != naive::step(step.name(), &state, w, 0)[target.index(w)]
                    })
                })
                .filter(|index| *index != target.index(w))
                .collect();
            let mut session = scene.session;
            let round = naive::all_rounds(w) - 1;
            session.apply(Action::GoTo(format!("0.{round}.{}", step.name())));
            session.apply(Action::Pin(target.x, target.y, target.z));
            let rings = bits_with(&picture(&session).marks, Role::Read);
            let rings: BTreeSet<usize> = rings.into_iter().map(|bit| bit.index(w)).collect();
            assert_eq!(rings, reads, "w = {w}, {step:?}, {target:?}");
        }
    }
}

#[test]
fn a_row_column_lane_or_slice_is_framed_bit_by_bit() {
    for (selection, count) in [("*,1,17", 5), ("3,*,17", 5), ("3,1,*", 64), ("*,*,17", 25), ("*,1,*", 0), ("*,*,*", 0)]
    {
        let drawn = picture(&open(&format!("at=0.3.chi&sel={selection}")));
        let framed = bits_with(&drawn.marks, Role::Selected);
        assert_eq!((framed.len(), drawn.marks.len()), (count, count), "{selection}");
        let selection = drawn.selection.expect("it is pinned");
        assert!(framed.into_iter().all(|bit| selection.contains(bit)));
    }
}

#[test]
fn the_bars_are_the_bits_that_differ() {
    everywhere(6, 40, 6, |scene, ordinal, _| {
        let p = scene.run.moments[ordinal].permutation;
        let timeline = Timeline::of(&scene.session).expect("the message is here");
        let bars: Vec<(u64, usize, bool)> = (1..scene.run.moments.len())
            .filter(|i| scene.run.moments[*i].permutation == p)
            .map(|i| {
                let moment = &scene.run.moments[i];
                let differing = xor(&moment.state, scene.before(i)).iter().filter(|bit| **bit).count();
                (i as u64, differing, matches!(moment.event, "rho" | "pi"))
            })
            .collect();
        let drawn: Vec<_> = timeline.bars.iter().map(|bar| (bar.ordinal, bar.differing, bar.moves)).collect();
        assert_eq!(drawn, bars, "{} at {ordinal}", scene.name);
        assert_eq!(timeline.now.map(|now| timeline.bars[now].ordinal), (ordinal > 0).then_some(ordinal as u64));
        let last = scene.run.moments.last().map_or(0, |moment| moment.permutation);
        assert_eq!((timeline.strip.permutation, timeline.strip.line.permutations), (p as u64, last as u64 + 1));
    });
}

#[test]
fn nothing_is_drawn_of_a_message_that_is_missing() {
    let session = open("len=5000&at=3.2.chi");
    assert!(Picture::of(&session).is_none() && Timeline::of(&session).is_none());
}
