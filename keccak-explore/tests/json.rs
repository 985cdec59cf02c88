//! The reader of JSON against that of `serde_json`: what one takes the other takes, with the same value.

mod common;

use common::random::Random;
use keccak_explore::json;
use serde_json::Value;

const TEXTS: [&str; 40] = [
    "null",
    " true ",
    "false",
    "nul",
    "nulls",
    "0",
    "-0.0",
    "-12",
    "01",
    "+1",
    "1.",
    ".5",
    "1.5",
    "-0.125e2",
    "1e5",
    "1E+5",
    "25e-4",
    "1e",
    "1e400",
    "1e-400",
    "0.1",
    "123.456789012345",
    "18446744073709551615",
    "18446744073709551616",
    "\"\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ude00\"",
    "\"\\x\"",
    "\"é 😀\"",
    "\"\n\"",
    "\"",
    "[]",
    "[1, [2, {}], \"3\"]",
    "[1,]",
    "[,]",
    "{\"a\": 1, \"b\": [true, null], \"a\": 2}",
    "{\"a\" 1}",
    "{a: 1}",
];

/// The same but for the last bits of a fraction.
fn alike(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| alike(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            ours.keys().eq(theirs.keys())
                && ours.values().zip(theirs.values()).all(|(ours, theirs)| alike(ours, theirs))
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.as_u64().is_none() => {
            let (ours, theirs) = (ours.as_f64().expect("a number"), theirs.as_f64().expect("a number"));
            (ours - theirs).abs() <= 1e-15 * theirs.abs()
        }
        _ => ours == theirs,
    }
}

fn check(text: &str) {
    match (json::read(text), serde_json::from_str::<Value>(text).ok()) {
        (Some(ours), Some(theirs)) => assert!(alike(&ours, &theirs), "{text}: {ours} and {theirs}"),
        (ours, theirs) => assert_eq!(ours, theirs, "{text}"),
    }
}

#[test]
fn texts_are_read_as_by_serde_json() {
    TEXTS.into_iter().for_each(check);
}

#[test]
fn so_are_texts_that_are_changed_at_random() {
    let mut random = Random::new(8259);
    for _ in 0..60_000 {
        let mut text: Vec<char> = TEXTS[random.below(TEXTS.len())].chars().collect();
        for _ in 0..=random.below(3) {
            let with: Vec<char> = TEXTS[random.below(TEXTS.len())].chars().collect();
            let from = random.below(with.len() + 1);
            let with = &with[from..(from + random.below(4)).min(with.len())];
            let from = random.below(text.len() + 1);
            text.splice(from..(from + random.below(3)).min(text.len()), with.iter().copied());
        }
        check(&text.into_iter().collect::<String>());
    }
}

#[test]
fn what_is_nested_too_deeply_is_no_json() {
    assert!(json::read(&("[".repeat(60) + &"]".repeat(60))).is_some());
    assert_eq!(json::read(&"[".repeat(1_000_000)), None);
    assert_eq!(json::read(&"{\"a\":".repeat(1_000_000)), None);
}
