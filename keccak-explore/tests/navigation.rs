//! Moving: events, stops, elements, play, addresses; and what stays when the run changes under the place.

mod common;

use common::actions::sensible;
use common::cases;
use common::naive::Sponge;
use common::random::Random;
use common::scenes::{Scene, WIDTHS, address, open, shown};
use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::link::write;
use keccak_explore::message::Format;
use keccak_explore::run::Computed;
use keccak_explore::selection::Part;
use keccak_explore::session::{History, Session};
use keccak_explore::view;
use proptest::prelude::*;

fn apply(session: &mut Session, actions: impl IntoIterator<Item = Action>) {
    actions.into_iter().for_each(|action| session.apply(action));
}

/// Short runs: every width, with one block and two, one squeeze and three, and bare permutations.
fn short_runs() -> Vec<Scene> {
    let mut random = Random::new(4);
    let mut runs = Vec::new();
    for w in WIDTHS {
        let sponge = Sponge { w, rounds: 2, rate: 16.min(25 * w), suffix: 0x06 };
        runs.push(Scene::sponge(sponge, &random.bits(3), 0));
        runs.push(Scene::sponge(sponge, &random.bits(sponge.rate + 1), 2 * sponge.rate / 8 + 1));
        runs.push(Scene::permutation(&random.bits(25 * w), 3));
    }
    runs
}

#[test]
fn next_and_previous_visit_every_position_and_undo_each_other() {
    for mut scene in short_runs() {
        let last = scene.run.moments.len() - 1;
        scene.session.apply(Action::First);
        for i in 0..=last {
            let moment = scene.run.moments[i].clone();
            assert_eq!(address(&scene.session), moment.address(), "{}", scene.name);
            assert_eq!(shown(&scene.session).as_ref(), Some(&moment.state), "{} {}", scene.name, moment.address());
            let link = write(&scene.session);
            if i < last {
                scene.session.apply(Action::Next);
                scene.session.apply(Action::Previous);
                assert_eq!(write(&scene.session), link);
            }
            scene.session.apply(Action::Next);
        }
        assert_eq!(address(&scene.session), scene.run.moments[last].address(), "past the end one stays");
        for moment in scene.run.moments.iter().rev() {
            assert_eq!(address(&scene.session), moment.address());
            scene.session.apply(Action::Previous);
        }
        assert_eq!(address(&scene.session), "start", "before the beginning one stays");
    }
}

#[test]
fn rounds_go_from_stop_to_stop() {
    for mut scene in short_runs() {
        let stops: Vec<usize> = (0..scene.run.moments.len())
            .filter(|i| matches!(scene.run.moments[*i].event, "start" | "absorb" | "iota" | "squeeze"))
            .collect();
        for i in 0..scene.run.moments.len() {
            scene.go(i);
            scene.session.apply(Action::NextRound);
            let next = stops.iter().copied().find(|stop| *stop > i).unwrap_or(i);
            assert_eq!(address(&scene.session), scene.run.moments[next].address(), "{} after {i}", scene.name);
            scene.go(i);
            scene.session.apply(Action::PreviousRound);
            let previous = stops.iter().copied().rfind(|stop| *stop < i).unwrap_or(0);
            assert_eq!(address(&scene.session), scene.run.moments[previous].address(), "{} before {i}", scene.name);
        }
    }
}

#[test]
fn first_and_last_and_ordinals() {
    for mut scene in short_runs() {
        let (first, last) = ("start".to_owned(), scene.run.moments.last().expect("there is a start").address());
        for (action, expected) in [
            (Action::Last, &last),
            (Action::First, &first),
            (Action::Jump(u64::MAX), &last),
            (Action::Scrub(0), &first),
            (Action::Scrub(1 << 53), &last),
        ] {
            scene.session.apply(action.clone());
            assert_eq!(&address(&scene.session), expected, "{} {action:?}", scene.name);
        }
        let timeline = &view::fields(&scene.session)["timeline"];
        let end = scene.run.moments.len() - 1;
        assert_eq!((&timeline["now"], &timeline["max"]), (&end.into(), &end.into()));
    }
}

/// How many elements the steps of a sponge of this width have.
fn elements(scene: &Scene, event: &str, ordinal: usize) -> usize {
    match event {
        "start" => 0,
        "theta" | "chi" => 5 * scene.w(),
        "rho" | "pi" => 25,
        "iota" => 1,
        "absorb" => scene.run.rate.div_ceil(8),
        _ => {
            let squeezes = scene.run.moments[..ordinal].iter().filter(|moment| moment.event == "squeeze").count();
            let left = scene.run.output.len().saturating_sub(squeezes * scene.run.rate);
            left.min(scene.run.rate).div_ceil(8)
        }
    }
}

#[test]
fn elements_lead_through_a_step_and_on_to_the_next() {
    for mut scene in short_runs() {
        for i in 1..scene.run.moments.len() {
            let moment = scene.go(i).clone();
            let (here, before) = (moment.address(), scene.run.moments[i - 1].address());
            let count = elements(&scene, moment.event, i);
            // Back from the end: N − 1 … 0, then the position before.
            for done in (0..count).rev() {
                scene.session.apply(Action::PreviousElement);
                assert_eq!((address(&scene.session), scene.session.place().sub), (here.clone(), Some(done)));
            }
            scene.session.apply(Action::PreviousElement);
            assert_eq!((address(&scene.session), scene.session.place().sub), (before, None), "{} {here}", scene.name);
            // And forwards: 1 … N, of which the last is the step itself.
            for done in 1..count.max(1) {
                scene.session.apply(Action::NextElement);
                assert_eq!((address(&scene.session), scene.session.place().sub), (here.clone(), Some(done)));
            }
            scene.session.apply(Action::NextElement);
            assert_eq!((address(&scene.session), scene.session.place().sub), (here, None), "{}", scene.name);
        }
    }
}

#[test]
fn inside_a_step_next_completes_it_and_previous_goes_to_its_beginning() {
    for (sub, event) in [(77, "0.3.theta"), (12, "0.3.rho"), (3, "0.0.pi"), (1, "0.23.chi"), (9, "0.absorb")] {
        let inside = || open(&format!("at={event}&sub={sub}"));
        for action in [Action::Next, Action::GoTo(event.into())] {
            let mut session = inside();
            session.apply(action);
            assert_eq!(write(&session), write(&open(&format!("at={event}"))));
        }
        let mut session = inside();
        session.apply(Action::Previous);
        assert_eq!((address(&session), session.place().sub), (event.to_owned(), Some(0)));
        session.apply(Action::Previous);
        let mut before = open(&format!("at={event}"));
        before.apply(Action::Previous);
        assert_eq!(write(&session), write(&before));
    }
    // ↑ inside the step of a stop completes it, elsewhere it goes to the next stop.
    for (link, stop) in
        [("at=0.absorb&sub=9", "0.absorb"), ("at=0.4.iota&sub=0", "0.4.iota"), ("at=0.4.chi&sub=3", "0.4.iota")]
    {
        let mut session = open(link);
        session.apply(Action::NextRound);
        assert_eq!((address(&session).as_str(), session.place().sub), (stop, None), "{link}");
    }
    let mut session = open("at=0.4.iota&sub=0");
    session.apply(Action::PreviousRound);
    assert_eq!((address(&session).as_str(), session.place().sub), ("0.3.iota", None));
}

#[test]
fn a_hundred_and_thirty_steps_and_back() {
    let message = "Keccak is a family of sponge functions. ".repeat(8)[..300].to_owned();
    let mut session = Session::default();
    apply(&mut session, [Action::Type(message), Action::GoTo("1.3.rho".into()), Action::Select("3,1,17".into())]);
    let (link, lanes) = (write(&session), session.lanes());
    for _ in 0..130 {
        session.apply(Action::Next);
        assert_eq!(session.outcome().history, History::Replace);
    }
    assert_eq!(address(&session), "2.5.theta");
    assert_ne!(session.lanes(), lanes);
    for _ in 0..130 {
        session.apply(Action::Previous);
    }
    assert_eq!((write(&session), session.lanes()), (link, lanes));
}

#[test]
fn an_address_that_is_not_there_keeps_place_and_text() {
    for text in ["0.24.chi", "1.absorb", "nowhere", "0.3", "", "0.3.chi.1", "0.squeeze.", "🦀"] {
        let mut session = open("at=0.3.chi&sel=3,1,17");
        let link = write(&session);
        session.apply(Action::GoTo(text.into()));
        let position = &view::fields(&session)["position"];
        assert_eq!((write(&session), &position["address"]), (link, &"0.3.chi".into()));
        assert_eq!(position["value"], text, "what was typed stays");
        let error = position["error"].as_str().unwrap_or_default();
        assert!(error.ends_with('.'), "{text}: {error}");
        assert_eq!(session.outcome().history, History::None);

        // A step, or a good address, and the box shows where we are again.
        session.apply(Action::Next);
        let position = &view::fields(&session)["position"];
        assert_eq!((&position["value"], &position["error"]), (&"0.3.iota".into(), &serde_json::Value::Null));
    }
    let mut session = open("at=0.3.chi");
    apply(&mut session, [Action::GoTo("x".into()), Action::GoTo(" 0.4.Θ ".into())]);
    let position = &view::fields(&session)["position"];
    assert_eq!((&position["value"], &position["error"]), (&"0.4.theta".into(), &serde_json::Value::Null));
    assert_eq!(session.outcome().history, History::Push);
}

#[test]
fn play_reaches_the_end_and_stops() {
    for mut scene in short_runs() {
        apply(&mut scene.session, [Action::First, Action::Speed(10.0), Action::Play(true)]);
        for ordinal in 1..scene.run.moments.len() {
            assert!(scene.session.place().playing);
            // 99 ms are not a step at ten a second, and 101 ms more are two.
            for milliseconds in [60.0, 40.0] {
                scene.session.apply(Action::Tick(milliseconds));
            }
            assert_eq!(address(&scene.session), scene.run.moments[ordinal].address(), "{}", scene.name);
        }
        assert!(!scene.session.place().playing, "the end stops it");
        let end = write(&scene.session);
        scene.session.apply(Action::Tick(1000.0));
        assert_eq!(write(&scene.session), end);
        // Play at the end begins again.
        scene.session.apply(Action::TogglePlay);
        assert_eq!((address(&scene.session).as_str(), scene.session.place().playing), ("start", true));
        scene.session.apply(Action::Tick(1e12));
        assert_eq!((write(&scene.session), scene.session.place().playing), (end, false));
    }
}

#[test]
fn time_only_counts_while_playing() {
    let mut session = open("at=0.3.chi");
    session.apply(Action::Tick(1e6));
    assert_eq!(address(&session), "0.3.chi");
    apply(&mut session, [Action::Speed(10.0), Action::Play(true)]);
    for milliseconds in [50.0, f64::NAN, f64::INFINITY, -1000.0, 49.0] {
        session.apply(Action::Tick(milliseconds));
        assert_eq!((address(&session).as_str(), session.outcome().history), ("0.3.chi", History::None));
    }
    session.apply(Action::Tick(1.0));
    assert_eq!((address(&session).as_str(), session.outcome().history), ("0.3.iota", History::Replace));
    session.apply(Action::Tick(250.0));
    assert_eq!(address(&session), "0.4.rho", "as many steps as fit into the time");
    session.apply(Action::Jump(7));
    assert!(!session.place().playing, "choosing a place stops it");
}

#[test]
fn another_run_keeps_the_place_or_the_nearest() {
    let long = "x".repeat(300);
    for (link, actions, expected) in [
        ("at=0.3.chi", vec![Action::Function("SHAKE128".into())], "0.3.chi"),
        ("at=0.3.chi", vec![Action::Type("another".into())], "0.3.chi"),
        ("at=0.3.chi", vec![Action::Function("Permutation".into())], "0.3.chi"),
        ("at=0.absorb", vec![Action::Function("Permutation".into())], "start"),
        ("at=0.squeeze", vec![Action::Function("Permutation".into())], "0.23.iota"),
        ("at=0.squeeze", vec![Action::Type(long.clone())], "2.squeeze"),
        ("at=start", vec![Action::Type(long.clone())], "start"),
        ("f=sponge&at=0.23.chi", vec![Action::Set(Field::Of(Parameter::LaneSize), "8".into())], "0.17.chi"),
        ("f=sponge&at=0.3.chi", vec![Action::Set(Field::Of(Parameter::Rounds), "12".into())], "0.12.chi"),
        ("f=shake128&out=400&at=2.5.pi", vec![Action::Set(Field::OutputLength, "1".into())], "0.5.pi"),
        ("f=shake128&out=400&at=2.squeeze", vec![Action::Set(Field::OutputLength, "1".into())], "0.squeeze"),
        ("f=shake128&out=400&at=1.squeeze", vec![Action::Type(long.clone())], "1.squeeze"),
    ] {
        let mut session = open(link);
        assert_eq!(session.notes(), &[] as &[String]);
        apply(&mut session, actions);
        assert_eq!(address(&session), expected, "{link}");
        assert!(session.look().is_some());
    }
    let mut session = open(&format!("m={long}&at=2.4.pi"));
    session.apply(Action::Type("short".into()));
    assert_eq!(address(&session), "0.4.pi");
    let mut session = open(&format!("m={long}&at=2.absorb"));
    session.apply(Action::Type("short".into()));
    assert_eq!(address(&session), "0.absorb");
}

#[test]
fn a_selection_that_the_narrower_state_has_not_is_freed() {
    let mut session = open("f=sponge&sel=3,1,17");
    session.apply(Action::Set(Field::Of(Parameter::LaneSize), "32".into()));
    assert!(write(&session).contains("sel=3,1,17"));
    session.apply(Action::Set(Field::Of(Parameter::LaneSize), "16".into()));
    assert_eq!(session.place().selection, None);
    let mut session = open("f=sponge&sel=3,1,*");
    session.apply(Action::Set(Field::Of(Parameter::LaneSize), "1".into()));
    assert!(write(&session).contains("sel=3,1,*"));
}

#[test]
fn malformed_hex_keeps_its_text_and_the_last_good_digest() {
    let mut session = Session::default();
    let good = view::fields(&session)["digest"]["hex"].clone();
    session.apply(Action::Format(Format::Hex));
    assert_eq!(session.message_text(0), "616263");
    for (text, word) in [("616263f", "odd"), ("6162zz", "z"), ("61 62 6", "odd")] {
        session.apply(Action::Type(text.into()));
        let fields = view::fields(&session);
        assert_eq!((session.message_text(0), &fields["digest"]["hex"]), (text, &good));
        let error = fields["message"]["error"].as_str().unwrap_or_default();
        assert!(error.contains(word) && error.ends_with('.'), "{error}");
        assert!(fields["digest"]["stale"].as_str().is_some_and(|stale| stale.contains("abc")), "{}", fields["digest"]);
        assert!(fields["position"]["title"].as_str().is_some_and(|title| title.contains("still of")));
        assert_eq!(write(&session), "hex=616263", "the link is of the digest on show");
        // Stepping goes on, and the text stays.
        apply(&mut session, [Action::Next, Action::Previous]);
        assert_eq!(session.message_text(0), text);
    }
    session.apply(Action::Type("61626364".into()));
    let fields = view::fields(&session);
    assert_eq!((&fields["message"]["error"], &fields["digest"]["stale"]), (&().into(), &().into()));
    assert_ne!(fields["digest"]["hex"], good);
}

#[test]
fn a_bad_value_in_a_field_stays_as_it_was_typed() {
    for (field, text) in [
        (Field::Of(Parameter::Rate), "1601"),
        (Field::Of(Parameter::Rate), "many"),
        (Field::Of(Parameter::Suffix), "0"),
        (Field::Of(Parameter::Rounds), "25"),
        (Field::Of(Parameter::LaneSize), "3"),
        (Field::OutputLength, "65537"),
    ] {
        let name = field.name();
        let mut session = open("f=sponge&at=0.3.chi");
        let (link, digest) = (write(&session), view::fields(&session)["digest"].clone());
        session.apply(Action::Set(field, text.into()));
        let fields = view::fields(&session);
        assert_eq!((write(&session), &fields["digest"]), (link, &digest), "{name}");
        assert_eq!(fields["parameters"][name]["value"], text);
        assert!(fields["parameters"][name]["error"].as_str().is_some_and(|error| error.ends_with('.')), "{name}");
        assert_eq!(session.outcome().history, History::None);
    }
}

#[test]
fn a_good_value_in_one_field_leaves_the_text_of_another() {
    let mut session = open("f=sponge");
    apply(
        &mut session,
        [
            Action::Set(Field::Of(Parameter::Rate), "many".into()),
            Action::Set(Field::Of(Parameter::Rounds), "12".into()),
        ],
    );
    let fields = view::fields(&session);
    assert_eq!(fields["parameters"]["Rate"]["value"], "many", "nothing typed is lost by an error");
}

#[test]
fn typing_is_one_place_to_come_back_to() {
    let mut session = Session::default();
    let mut history = Vec::new();
    for action in [
        Action::Type("a".into()),
        Action::Type("ab".into()),
        Action::Commit,
        Action::Type("abc".into()),
        Action::Function("SHAKE128".into()),
        Action::Set(Field::OutputLength, "4".into()),
        Action::Set(Field::OutputLength, "40".into()),
        Action::Next,
        Action::Jump(9),
        Action::Scrub(10),
        Action::Hover(Some((0, 0, 0))),
        Action::ToggleTheme,
    ] {
        session.apply(action);
        history.push(session.outcome().history.name());
    }
    // Leaving the box writes what was typed for good; the first letter has made the entry.
    let typed = ["push", "replace", "replace", "push", "push", "replace", "replace"];
    assert_eq!(history, [&typed[..], &["replace", "push", "replace", "none", "none"]].concat());
}

#[test]
fn a_move_is_announced_and_playing_is_not() {
    let mut session = Session::default();
    let mut said = |action: Action| {
        session.apply(action);
        session.outcome().announce.clone().unwrap_or_default()
    };
    assert!(said(Action::Next).contains('θ'));
    assert!(said(Action::GoTo("0.3.chi".into())).contains('χ'));
    assert_eq!(said(Action::GoTo("0.3.chi".into())), "", "one stays where one is");
    assert_eq!(said(Action::Play(true)), "");
    assert_eq!(said(Action::Tick(1000.0)), "");
    assert_eq!(said(Action::Play(false)), "");
    assert!(said(Action::Walk { z: 0, line: 0 }).contains("(0, 0, 0)"));
}

#[test]
fn a_format_that_cannot_show_the_message_says_which_stays() {
    let mut session = open("hex=ff");
    session.apply(Action::Format(Format::Text));
    assert_eq!((session.message_text(0), &view::fields(&session)["message"]["format"]), ("ff", &"Hex".into()));
    assert!(session.notes()[0].contains("hex"), "{:?}", session.notes());
}

#[test]
fn bits_that_are_no_text_are_not_said_to_stay_hex() {
    let mut session = open("bits=10110");
    session.apply(Action::Format(Format::Text));
    assert_eq!(view::fields(&session)["message"]["format"], "Bits");
    assert!(session.notes()[0].contains("stay bits"), "{:?}", session.notes());
}

#[test]
fn following_a_bit_there_and_back_returns_to_it() {
    let mut random = Random::new(5);
    for mut scene in short_runs() {
        for i in 0..scene.run.moments.len() - 1 {
            let bit = scene.some_bit(&mut random);
            scene.go(i);
            scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
            let link = write(&scene.session);
            let value = scene.run.moments[i].state[bit.index(scene.w())];
            scene.session.apply(Action::Follow(true));
            let next = &scene.run.moments[i + 1];
            assert_eq!(address(&scene.session), next.address());
            let there = scene.session.place().selection.and_then(|selection| selection.as_bit()).expect("a bit");
            if matches!(next.event, "rho" | "pi") {
                assert_eq!(next.state[there.index(scene.w())], value, "{} {}", scene.name, next.address());
            } else {
                assert_eq!(there, bit);
            }
            scene.session.apply(Action::Follow(false));
            assert_eq!(write(&scene.session), link);
        }
    }
}

#[test]
fn following_back_from_the_beginning_of_a_step_leaves_the_bit() {
    for event in ["0.0.rho", "0.0.pi"] {
        let mut session = open(&format!("at={event}&sub=0&sel=3,1,17"));
        session.apply(Action::Follow(false));
        // At sub = 0 the picture is that of the position before, so the bit stands there already.
        assert!(write(&session).ends_with("sel=3,1,17"), "{}", write(&session));
    }
}

#[test]
fn following_without_a_step_leaves_the_bit() {
    let mut session = open("len=5000&at=0.0.rho&sel=3,1,17");
    session.apply(Action::Follow(true));
    assert!(write(&session).contains("sel=3,1,17"), "{}", write(&session));
}

#[test]
fn walking_goes_round_the_state() {
    let mut session = Session::default();
    session.apply(Action::Walk { z: 5, line: 5 });
    assert_eq!(write(&session), "sel=0,0,0", "the first walk pins the first bit");
    for (z, line, expected) in [
        (-1, 0, "sel=0,0,63"),
        (1, 0, "sel=0,0,0"),
        (0, -1, "sel=4,4,0"),
        (0, 6, "sel=0,1,0"),
        (0, -5, "sel=0,0,0"),
        (64, 25, "sel=0,0,0"),
        (1, 1, "sel=1,0,1"),
    ] {
        session.apply(Action::Walk { z, line });
        assert_eq!(write(&session), expected);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn next_undoes_previous_wherever_one_is(actions in prop::collection::vec(sensible(), 0..20)) {
        let mut session = Session::default();
        apply(&mut session, actions);
        apply(&mut session, [Action::Play(false)]);
        prop_assume!(session.look().is_some());
        session.apply(Action::Scrub(session.computed(0).and_then(Computed::lines).map_or(0, |line| line.len() / 2)));
        let link = write(&session);
        apply(&mut session, [Action::Next, Action::Previous]);
        prop_assert_eq!(&write(&session), &link);
        apply(&mut session, [Action::Previous, Action::Next]);
        prop_assert_eq!(&write(&session), &link);
        apply(&mut session, [Action::NextElement, Action::PreviousElement, Action::Next]);
        let mut plain = session.clone();
        plain.apply(Action::GoTo(address(&session)));
        prop_assert_eq!(write(&session), write(&plain), "Next inside a step completes it");
    }
}

#[test]
fn every_part_around_the_pinned_bit_can_be_selected_and_the_bit_again() {
    let mut session = Session::default();
    session.apply(Action::Pin(3, 1, 17));
    for part in ["*,1,17", "3,*,17", "3,1,*", "*,*,17", "*,1,*", "3,*,*", "3,1,17"] {
        session.apply(Action::NextPart);
        assert_eq!(write(&session), format!("sel={part}"));
    }
    session.apply(Action::Part(Part::Slice));
    session.apply(Action::Walk { z: -1, line: 6 });
    assert_eq!(write(&session), "sel=*,*,16", "the part walks with its bit");
    session.apply(Action::Part(Part::Bit));
    assert_eq!(write(&session), "sel=4,2,16");
    session.apply(Action::Free);
    session.apply(Action::NextPart);
    assert_eq!(write(&session), "sel=4,2,16", "the bit that was pinned last comes back");
}

#[test]
fn what_is_said_of_a_part_is_what_it_holds() {
    // After the block of "abc" is absorbed lane (0, 0) is 0x06636261.
    let said = |selection: &str| {
        let session = open(&format!("sel={selection}"));
        view::fields(&session)["explanation"]["answer"].as_str().expect("words").to_owned()
    };
    assert!(said("0,0,*").contains("0000000006636261") && said("0,0,*").contains("0 … 63"));
    assert!(said("*,0,0").contains("1 0 0 0 0"), "{}", said("*,0,0"));
    assert!(said("0,*,0").contains("1 0 0 0 0; their parity is 1"), "{}", said("0,*,0"));
    assert!(said("*,*,0").contains("1 of its 25 bits are 1") || said("*,*,0").contains("2 of its 25 bits"));
    assert!(said("*,*,*").contains("of its 1,600 bits"), "{}", said("*,*,*"));
}

#[test]
fn a_step_moves_and_a_jump_does_not() {
    let mut session = open("at=0.0.theta");
    let motion = |session: &mut Session, action| {
        session.apply(action);
        session.outcome().motion.map(|motion| motion.back)
    };
    assert_eq!(motion(&mut session, Action::Next), Some(false));
    assert_eq!(motion(&mut session, Action::Previous), Some(true));
    assert_eq!(motion(&mut session, Action::NextRound), None, "four events are no motion");
    assert_eq!(motion(&mut session, Action::Pin(0, 0, 0)), None, "nothing moved");
    assert_eq!(motion(&mut session, Action::PreviousElement), None, "inside a step the elements are the motion");
    session.apply(Action::ReducedMotion(true));
    assert_eq!(motion(&mut session, Action::GoTo("0.1.theta".to_owned())), None);
    assert_eq!(motion(&mut session, Action::Next), None, "with reduced motion nothing moves");
    session.apply(Action::ReducedMotion(false));
    session.apply(Action::Speed(2.0));
    session.apply(Action::Play(true));
    assert_eq!(motion(&mut session, Action::Tick(500.0)), Some(false));
    session.apply(Action::Speed(30.0));
    assert_eq!(motion(&mut session, Action::Tick(34.0)), None, "there is no time for it");
}
