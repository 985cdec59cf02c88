//! Nothing that is typed, pressed, opened, adopted or lent makes a session panic, and it always leaves a link to itself.

mod common;

use common::actions::{any_action, attaching, link};
use common::cases;
use common::random::Random;
use common::scenes::{address, type_bytes};
use keccak_core::functions::{Mode, Parameters, SHAKE128};
use keccak_core::trace::{Trace, TraceBuilder};
use keccak_explore::action::{Action, Field};
use keccak_explore::link::{read, write};
use keccak_explore::picture::Picture;
use keccak_explore::run::Computed;
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;
use keccak_explore::view::{self, Fields};
use keccak_explore::words::{explain, inspector};
use proptest::prelude::*;
use serde_json::Value;

/// Everything that a viewer would ask for.
fn look_at_all_of(session: &Session) -> Fields {
    let fields = view::fields(session);
    let whole: Fields = serde_json::from_str(&view::object(view::written(session).iter())).expect("an object");
    assert_eq!(whole, fields, "all fields are one object");
    assert_eq!(view::read(&view::asked(session)).len(), 4);
    let pictures = (Picture::of(session).is_some(), Timeline::of(session).is_some());
    let known = session.look().is_some();
    assert_eq!((pictures, !fields["state"].is_null()), ((known, known), known));
    if let Some(look) = session.look() {
        for bit in look.place.hover.into_iter().chain(look.focus()) {
            let _ = (explain(&look, bit), inspector(&look, bit));
        }
    }
    fields
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_actions_leave_a_session_and_its_link(actions in prop::collection::vec(any_action(), 0..30)) {
        let mut session = Session::default();
        for action in actions {
            session.apply(action);
            look_at_all_of(&session);
            let link = write(&session);
            prop_assert_eq!(write(&read(&link)), link);
        }
        // Nothing that was done keeps the reader from going on.
        session.apply(Action::Open(String::new()));
        prop_assert_eq!(write(&session), "");
        prop_assert!(session.look().is_some());
    }

    #[test]
    fn any_link_can_be_worked_with(link in link(), actions in prop::collection::vec(any_action(), 0..6)) {
        let mut session = Session::default();
        session.apply(Action::Open(link));
        look_at_all_of(&session);
        for action in actions {
            session.apply(action);
            look_at_all_of(&session);
        }
        let link = write(&session);
        prop_assert_eq!(write(&read(&link)), link);
    }
}

/// Any JSON, and JSON that is nearly an action.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["Rate", "OutputLength", "Hex", "Lines", "Centre", "light", "Dark", "u64", "0.3.chi"])
            .prop_map(Value::from),
    ];
    let any_value = leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((keys(), inner), 0..5).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    });
    let named = (keys(), any_value.clone()).prop_map(|(name, argument)| {
        let mut object = Fields::new();
        object.insert(name, argument);
        Value::Object(object)
    });
    prop_oneof![
        2 => named.prop_map(|value| value.to_string()),
        1 => any_value.prop_map(|value| value.to_string()),
        1 => keys().prop_map(|name| format!("{name:?}")),
        1 => any::<String>(),
    ]
}

fn keys() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Show",
        "Open",
        "Function",
        "Set",
        "Type",
        "Format",
        "Commit",
        "Attach",
        "Remove",
        "Progress",
        "Failed",
        "Next",
        "Previous",
        "GoTo",
        "Jump",
        "Scrub",
        "Play",
        "Pause",
        "Tick",
        "Speed",
        "Select",
        "Pin",
        "Hover",
        "Walk",
        "Follow",
        "View",
        "Turn",
        "Apart",
        "Zoom",
        "ResetCamera",
        "Origin",
        "Notation",
        "Before",
        "Theme",
        "ReducedMotion",
        "Key",
        "label",
        "len",
        "key",
        "shift",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn any_json_is_an_action_or_a_sentence(json in json()) {
        match Action::from_json(&json) {
            Ok(action) => {
                let mut session = Session::default();
                session.apply(action);
                look_at_all_of(&session);
            }
            Err(why) => prop_assert!(why.starts_with("This is no "), "{}", why),
        }
    }
}

#[test]
fn walking_as_far_as_numbers_go() {
    let mut session = Session::first_visit();
    for (z, line) in [(i64::MAX, 0), (0, i64::MAX), (i64::MIN, i64::MIN), (i64::MAX, i64::MAX)] {
        session.apply(Action::Pin(4, 4, 63));
        session.apply(Action::Walk { z, line });
        let bit = session.place().selection.and_then(|selection| selection.as_bit()).expect("a bit");
        let moved = |from: i64, by: i64, of: i64| (from + by.rem_euclid(of)).rem_euclid(of) as usize;
        assert_eq!((bit.z, bit.x + 5 * bit.y), (moved(63, z, 64), moved(24, line, 25)));
    }
}

#[test]
fn progress_beyond_all_bounds() {
    let mut session = Session::default();
    session.apply(Action::Attach { label: "a file".into(), len: u64::from(u32::MAX) });
    for done in [0, 1 << 31, 1 << 60, u64::MAX] {
        session.apply(Action::Progress(done));
        assert!(view::fields(&session)["digest"]["progress"].as_u64().is_some_and(|percent| percent <= 100));
    }
}

#[test]
fn a_message_that_is_too_long_to_be_looked_at_is_refused_in_a_sentence() {
    for len in [u64::MAX, 1 << 61, 1 << 32] {
        let mut session = Session::default();
        let link = write(&session);
        session.apply(Action::Attach { label: "a file".into(), len });
        assert_eq!((session.notes().len(), session.look().is_some()), (1, true), "{:?}", session.notes());
        session.adopt(0, &trace_bytes(b"", 256));
        assert_eq!(write(&session), link, "the message before stays");
    }
}

/// The trace of SHA3-256 as a worker would send it.
fn trace_bytes(message: &[u8], output_bits: u64) -> Vec<u8> {
    let parameters = Parameters::new(64, 24, 1088, 0x06).expect("SHA3-256");
    Trace::of(&parameters, message, output_bits).to_bytes().expect("a plain sponge travels")
}

/// Does what the page does: hashes as the view's field `hash` says, and lends what is wanted.
fn serve(session: &mut Session, message: &[u8]) -> usize {
    let mut lent = 0;
    let hash = view::fields(session)["hash"].clone();
    if !hash.is_null() {
        let number = |name: &str| hash[name].as_u64().expect("a number") as usize;
        let mode = hex::decode(hash["mode"].as_str().expect("the mode in hex")).expect("hex");
        let mut builder = TraceBuilder::of(Mode::from_bytes(&mode).expect("a mode"), None).expect("it is in range");
        for (i, piece) in message.chunks(1000).enumerate() {
            builder.update(piece);
            session.apply(Action::Progress(1000 * i as u64));
        }
        let trace = builder.finish(number("outputBits") as u64).to_bytes().expect("a plain sponge travels");
        session.adopt(number("run"), &trace);
    }
    while let Some(wants) = view::fields(session)["wants"].as_object().cloned() {
        assert!(lent < 1, "it was asked for once and then again");
        let number = |name: &str| wants[name].as_u64().expect("a number") as usize;
        let (from, to) = (number("from"), number("to"));
        session.lend(number("run"), from, &message[from..to]);
        lent += 1;
    }
    lent
}

/// A session that holds this message as a file, and one that has it typed.
fn attached_and_typed(function: &str, message: &[u8]) -> (Session, Session) {
    let (mut attached, mut typed) = (Session::default(), Session::default());
    for session in [&mut attached, &mut typed] {
        session.apply(Action::Function(function.to_owned()));
    }
    attached.apply(Action::Attach { label: "a file".into(), len: message.len() as u64 });
    type_bytes(&mut typed, message);
    (attached, typed)
}

#[test]
fn an_attached_message_shows_the_lanes_of_the_typed_one() {
    let mut random = Random::new(1);
    for (function, len) in [("SHA3-256", 20_000), ("SHAKE128", 3), ("Keccak-512", 0), ("RawSHAKE256", 1360)] {
        let message = random.bytes(len);
        let (mut attached, mut typed) = attached_and_typed(function, &message);
        assert!(attached.look().is_none() && !view::fields(&attached)["hash"].is_null());
        serve(&mut attached, &message);
        assert!(view::fields(&attached)["hash"].is_null(), "it is hashed once");
        let line = typed.computed(0).and_then(Computed::lines).expect("it is typed");
        for _ in 0..40 {
            let ordinal = random.below(line.len() as usize) as u64;
            for session in [&mut attached, &mut typed] {
                session.apply(Action::Jump(ordinal));
            }
            serve(&mut attached, &message);
            assert_eq!(attached.lanes(), typed.lanes(), "{function} at {}", address(&typed));
            // Within a permutation nothing is asked for.
            attached.apply(Action::Previous);
            attached.apply(Action::Next);
            if attached.look().is_none() {
                serve(&mut attached, &message);
            }
        }
        let digest = |session: &Session| view::fields(session)["digest"]["hex"].clone();
        assert_eq!(digest(&attached), digest(&typed));
        // The link tells of the message and doesn't carry it; with it, it is the same place.
        let mut again = read(&write(&attached));
        again.apply(Action::Attach { label: "the file again".into(), len: len as u64 });
        serve(&mut again, &message);
        assert_eq!((again.notes(), again.lanes()), (&[] as &[String], attached.lanes()), "{function}");
    }
}

#[test]
fn an_attached_message_is_asked_for_a_permutation_at_a_time() {
    let message = Random::new(2).bytes(5000);
    let (mut session, _) = attached_and_typed("SHA3-256", &message);
    serve(&mut session, &message);
    for (address, lent) in [("0.3.chi", 0), ("9.absorb", 1), ("9.23.iota", 0), ("10.absorb", 1), ("36.squeeze", 1)] {
        session.apply(Action::GoTo(address.to_owned()));
        let wants = view::fields(&session)["wants"].clone();
        let asked = wants["to"].as_u64().unwrap_or(0) - wants["from"].as_u64().unwrap_or(0);
        assert!(asked <= 136, "{asked} bytes for {address}");
        assert_eq!(serve(&mut session, &message), lent, "{address}");
    }
}

#[test]
fn other_bytes_than_those_wanted_are_passed_over() {
    let message = Random::new(3).bytes(5000);
    let (mut session, mut typed) = attached_and_typed("SHA3-256", &message);
    serve(&mut session, &message);
    for session in [&mut session, &mut typed] {
        session.apply(Action::GoTo("9.3.chi".into()));
    }
    let wants = view::fields(&session)["wants"].clone();
    let (from, to) = (wants["from"].as_u64().expect("one") as usize, wants["to"].as_u64().expect("one") as usize);
    for (run, offset, bytes) in [
        (0, from + 1, &message[from..to]),
        (0, 0, &message[0..to - from]),
        (0, usize::MAX, &message[from..to]),
        (0, from, &message[from..to - 1]),
        (0, from, &message[from..=to]),
        (0, from, &[]),
        (1, from, &message[from..to]),
        (usize::MAX, from, &message[from..to]),
    ] {
        session.lend(run, offset, bytes);
        assert_eq!((session.look().is_some(), &view::fields(&session)["wants"]), (false, &wants));
    }
    session.lend(0, from, &message[from..to]);
    assert_eq!(session.lanes(), typed.lanes());
}

#[test]
fn nothing_can_be_lent_to_a_message_that_is_here() {
    let mut session = Session::default();
    let lanes = session.lanes();
    session.lend(0, 0, b"xyz");
    assert_eq!(session.lanes(), lanes, "the digest on show is still that of abc");
}

#[test]
fn more_output_is_read_without_the_message() {
    let message = Random::new(4).bytes(5000);
    let (mut session, mut typed) = attached_and_typed("SHAKE128", &message);
    serve(&mut session, &message);
    for (bytes, address) in [(500, "30.squeeze"), (500, "31.4.pi"), (5, "29.squeeze"), (2000, "40.9.chi")] {
        for session in [&mut session, &mut typed] {
            session.apply(Action::Set(Field::OutputLength, bytes.to_string()));
        }
        let fields = view::fields(&session);
        assert!(fields["hash"].is_null(), "{bytes} bytes of output are not hashed for");
        assert_eq!(fields["digest"]["hex"], view::fields(&typed)["digest"]["hex"]);
        for session in [&mut session, &mut typed] {
            session.apply(Action::GoTo(address.to_owned()));
        }
        let lent = serve(&mut session, &message);
        // Past the last block no byte of the message is asked for; for that block itself they may be.
        assert!(lent == 0 || address.starts_with("29."), "{address}");
        assert_eq!(session.lanes(), typed.lanes());
    }
}

#[test]
fn more_output_keeps_the_permutation_on_show() {
    let message = Random::new(5).bytes(5000);
    let (mut session, _) = attached_and_typed("SHAKE128", &message);
    serve(&mut session, &message);
    session.apply(Action::GoTo("9.3.chi".into()));
    serve(&mut session, &message);
    let lanes = session.lanes();
    session.apply(Action::Set(Field::OutputLength, "500".into()));
    assert_eq!((session.lanes(), &view::fields(&session)["wants"]), (lanes, &Value::Null));
}

#[test]
fn a_trace_of_another_output_length_is_brought_to_this_one() {
    let message = Random::new(6).bytes(500);
    let (mut session, mut typed) = attached_and_typed("SHAKE128", &message);
    // While it is being hashed the length is changed; the trace that was on its way still comes.
    let trace = Trace::of(&SHAKE128.parameters(), &message, 256).to_bytes().expect("a plain sponge travels");
    for session in [&mut session, &mut typed] {
        session.apply(Action::Set(Field::OutputLength, "64".into()));
    }
    session.adopt(0, &trace);
    serve(&mut session, &message);
    assert_eq!(view::fields(&session)["digest"]["hex"], view::fields(&typed)["digest"]["hex"]);
}

#[test]
fn a_trace_that_is_not_this_runs_is_passed_over() {
    let message = Random::new(7).bytes(500);
    let (mut session, _) = attached_and_typed("SHAKE128", &message);
    let hash = view::fields(&session)["hash"].clone();
    session.adopt(0, &trace_bytes(&message, 256));
    session.adopt(0, &Trace::of(&SHAKE128.parameters(), &message[1..], 256).to_bytes().expect("it travels"));
    session.adopt(1, &Trace::of(&SHAKE128.parameters(), &message, 256).to_bytes().expect("it travels"));
    assert_eq!((session.look().is_none(), &view::fields(&session)["hash"]), (true, &hash));
    session.adopt(0, b"nonsense");
    assert!(session.look().is_none());
    assert_eq!(session.notes().len(), 1, "{:?}", session.notes());
    serve(&mut session, &message);
    assert!(session.look().is_some());

    let mut typed = Session::default();
    let before = view::fields(&typed);
    typed.adopt(0, &trace_bytes(b"xyz", 256));
    assert_eq!(view::fields(&typed), before, "a typed message needs no trace");
}

#[test]
fn a_file_that_fails_says_why_and_can_be_put_away() {
    let mut session = Session::default();
    session.apply(Action::Attach { label: "a file".into(), len: 9 });
    session.apply(Action::Failed("The file is gone.".into()));
    let fields = view::fields(&session);
    let said = [&fields["notes"], &fields["digest"]["words"]].map(ToString::to_string).concat();
    assert!(said.contains("The file is gone.") && fields["hash"].is_null(), "{said}");
    let attached = view::fields(&session)["message"]["attached"].clone();
    assert!(attached.as_str().is_some_and(|words| words.contains("a file") && words.contains("9 bytes")), "{attached}");
    session.apply(Action::Remove);
    assert!(session.look().is_some() && view::fields(&session)["message"]["attached"].is_null());
    assert_eq!(write(&session), "f=sha3-256");
}

#[test]
fn a_failure_that_comes_late_leaves_a_typed_message_alone() {
    let mut session = Session::default();
    session.apply(Action::Attach { label: "a file".into(), len: 9 });
    session.apply(Action::Type("abc".into()));
    let (link, lanes) = (write(&session), session.lanes());
    session.apply(Action::Failed("The file is gone.".into()));
    session.apply(Action::Progress(5));
    assert_eq!((write(&session), session.lanes()), (link, lanes));
}

#[test]
fn bytes_that_cannot_be_fetched_leave_the_digest() {
    let message = Random::new(8).bytes(5000);
    let (mut session, _) = attached_and_typed("SHA3-256", &message);
    serve(&mut session, &message);
    let digest = view::fields(&session)["digest"]["hex"].clone();
    session.apply(Action::GoTo("9.3.chi".into()));
    session.apply(Action::Failed("These bytes of the message could not be read.".into()));
    assert_eq!(view::fields(&session)["digest"]["hex"], digest);
    // Where the bytes are still here, going back needs nobody.
    session.apply(Action::GoTo("36.squeeze".into()));
    assert_eq!(view::fields(&session)["digest"]["hex"], digest);
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_bytes_may_be_adopted_and_lent(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        actions in prop::collection::vec(prop_oneof![any_action(), attaching()], 0..6),
        offset in prop_oneof![0_usize..600, any::<usize>()],
    ) {
        let message = vec![7; 500];
        let mut session = Session::default();
        session.apply(Action::Attach { label: String::new(), len: 500 });
        session.adopt(0, &bytes);
        session.lend(0, offset, &bytes);
        look_at_all_of(&session);
        // A true trace with a few bytes changed, mostly those of its head, whole or cut.
        let mut trace = trace_bytes(&message, 256);
        for (place, byte) in places {
            let head = place.index(2 * 72);
            let place = if head < 72 { head } else { place.index(trace.len()) };
            trace[place] = byte;
        }
        if cut.index(3) == 0 {
            trace.truncate(cut.index(trace.len()));
        }
        session.adopt(0, &trace);
        look_at_all_of(&session);
        for action in actions {
            session.apply(action);
            session.lend(0, offset, &bytes);
            if let Some(wants) = view::fields(&session)["wants"].as_object() {
                let number = |name: &str| wants[name].as_u64().unwrap_or(0) as usize;
                let (from, to) = (number("from"), number("to"));
                session.lend(0, from, &vec![1; to.saturating_sub(from).min(1 << 20)]);
            }
            session.adopt(0, &trace);
            look_at_all_of(&session);
        }
        let link = write(&session);
        prop_assert_eq!(write(&read(&link)), link);
    }
}
