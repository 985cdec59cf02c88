//! Truths that a viewer must get right and that others get wrong: one test each, under the name of the mistake.

mod common;

use common::actions::{any_action, sensible};
use common::cases;
use common::random::Random;
use common::scenes::{Scene, open};
use keccak_explore::action::Action;
use keccak_explore::session::{Notation, Session};
use keccak_explore::view;
use proptest::prelude::*;
use serde_json::Value;

/// Every number in a value, however deep.
fn numbers_in(value: &Value, found: &mut Vec<serde_json::Number>) {
    match value {
        Value::Number(number) => found.push(number.clone()),
        Value::Array(values) => values.iter().for_each(|value| numbers_in(value, found)),
        Value::Object(members) => members.values().for_each(|value| numbers_in(value, found)),
        _ => (),
    }
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn a_64_bit_lane_as_a_number(actions in prop::collection::vec(prop_oneof![sensible(), any_action()], 0..24)) {
        let mut session = Session::default();
        for action in actions {
            session.apply(action);
            let fields = view::fields(&session);
            let mut numbers = Vec::new();
            numbers_in(&Value::Object(fields.clone()), &mut numbers);
            numbers_in(&Value::Object(view::read(&view::asked(&session))), &mut numbers);
            for number in numbers {
                let exact = number.as_f64().is_some_and(|number| number.abs() < 9_007_199_254_740_992.0);
                prop_assert!(exact, "{} can't be a number of JavaScript", number);
            }
            let Some(rows) = fields["state"]["rows"].as_array() else { continue };
            let w = fields["state"]["w"].as_u64().unwrap_or(0) as usize;
            let digits = if session.place().notation == Notation::Bits { w } else { w.div_ceil(4) };
            for cell in rows.iter().filter_map(|row| row["cells"].as_array()).flatten() {
                let text = cell.as_str().expect("a lane is a text");
                prop_assert!(text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit()), "{}", text);
                prop_assert!(!text.bytes().any(|b| b.is_ascii_uppercase()), "{}", text);
            }
            if let Some(hex) = fields["inspector"]["hex"].as_str() {
                prop_assert_eq!(hex.len(), w.div_ceil(4));
            }
            if let Some(start) = fields["parameters"]["Start state"]["value"].as_str()
                && fields["parameters"]["Start state"]["error"].is_null()
            {
                prop_assert!(start.split(' ').all(|lane| lane.len() == w.div_ceil(4)) || w == 0, "{}", start);
            }
        }
    }
}

#[test]
fn the_label_of_the_step_that_comes_next() {
    let mut random = Random::new(1);
    for _ in 0..60 {
        let mut scene = Scene::random(&mut random);
        for _ in 0..8 {
            let ordinal = scene.some_ordinal(&mut random);
            let moment = scene.go(ordinal).clone();
            let fields = view::fields(&scene.session);
            let letter = match moment.event {
                "theta" => "θ",
                "rho" => "ρ",
                "pi" => "π",
                "chi" => "χ",
                "iota" => "ι",
                _ => "",
            };
            let (step, title) = (&fields["step"], fields["position"]["title"].as_str().unwrap_or_default());
            assert_eq!((&step["name"], &step["greek"]), (&moment.event.into(), &(!letter.is_empty()).into()));
            if letter.is_empty() {
                assert!(!title.contains("after θ") && !title.contains("after ι"), "{title}");
            } else {
                assert_eq!(step["letter"], letter, "{}", moment.address());
                assert!(title.contains(&format!("round {} ", moment.round)), "{title}");
                assert!(title.ends_with(&format!("after {letter}")), "{title}");
                assert!(step["sentence"].as_str().is_some_and(|sentence| sentence.starts_with(letter)));
            }
        }
    }
}

#[test]
fn coordinates_from_one() {
    let session = open("sel=0,0,0");
    assert_eq!(session.notes(), &[] as &[String]);
    let inspector = &view::fields(&session)["inspector"];
    assert_eq!((&inspector["string"], &inspector["byte"]), (&"S[0]".into(), &"state byte 0 bit 0".into()));
    let last = view::fields(&open("sel=4,4,63"))["inspector"]["string"].clone();
    assert_eq!(last, "S[1599]");
    for beyond in ["sel=5,0,0", "sel=0,5,0", "sel=0,0,64"] {
        let session = open(beyond);
        assert_eq!((session.notes().len(), session.place().selection), (1, None), "{beyond}");
    }
    // FIPS 202's figures have (0, 0) in the middle.
    let columns = |link: &str| view::fields(&open(link))["state"]["columns"].clone();
    assert_eq!(columns(""), Value::from(vec![0, 1, 2, 3, 4]));
    assert_eq!(columns("origin=centre"), Value::from(vec![3, 4, 0, 1, 2]));
    assert_eq!(view::fields(&open("origin=centre"))["state"]["rows"][2]["y"], 0);
}

#[test]
fn bytes_of_a_lane_in_the_wrong_order() {
    // Lane (0, 0) after "abc" and the suffix: as a number the first byte stands last, as bytes first.
    let cell = |link: &str| view::fields(&open(link))["state"]["rows"][0]["cells"][0].clone();
    assert_eq!(cell(""), "0000000006636261");
    assert_eq!(cell("notation=bytes"), "6162630600000000");
    assert_eq!(cell("notation=bits"), format!("{:0<64}", "10000110010001101100011001100000"));
}

#[test]
fn rho_towards_lower_z() {
    let z = |link: &str| open(link).place().selection.and_then(|selection| selection.z);
    let mut session = open("at=0.0.theta&sel=1,0,5");
    session.apply(Action::Follow(true));
    assert_eq!(session.place().selection.and_then(|selection| selection.z), Some(6), "r[1, 0] = 1");
    assert_eq!(z("sel=1,0,5"), Some(5));
}

#[test]
fn only_the_first_block_is_shown() {
    let mut session = Session::default();
    session.apply(Action::Type("x".repeat(1000)));
    for block in 0..8 {
        session.apply(Action::GoTo(format!("{block}.absorb")));
        let fields = view::fields(&session);
        assert_eq!(fields["position"]["address"], format!("{block}.absorb"));
        assert!(fields["position"]["count"].as_str().is_some_and(|count| !count.starts_with("0 ")), "it flips bits");
    }
    assert_eq!(view::fields(&session)["timeline"]["max"], 1 + 8 * 121);
}

#[test]
fn reduced_rounds_use_the_first_constants() {
    let mut session = open("f=sponge&rounds=12&m=abc");
    session.apply(Action::NextRound);
    assert_eq!(view::fields(&session)["position"]["address"], "0.12.iota");
    session.apply(Action::Pin(0, 0, 0));
    let answer = view::fields(&session)["explanation"]["answer"].clone();
    assert!(answer.as_str().is_some_and(|answer| answer.contains("RC[12] = 000000008000808b")), "{answer}");
}
