//! Words that can be misread: which round of which, and of when a value is.

use keccak_core::state::Snapshot;
use keccak_explore::action::Action;
use keccak_explore::figure::Figure;
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::view;
use serde_json::{Value, json};

fn opened(link: &str) -> Session {
    let mut session = Session::default();
    session.apply(Action::Open(link.to_owned()));
    assert!(session.notes().is_empty(), "{:?}", session.notes());
    session
}

fn fields(link: &str) -> serde_json::Map<String, Value> {
    view::fields(&opened(link))
}

#[test]
fn a_round_is_told_with_the_first_and_the_last_one() {
    for (link, title) in [
        ("m=abc&at=0.0.theta", "permutation 0 · round 0 of 0 … 23 · after θ"),
        ("m=abc&at=0.23.iota", "permutation 0 · round 23 of 0 … 23 · after ι"),
        // The rounds of a reduced permutation are the last ones.
        ("f=sponge&m=abc&rate=1088&rounds=12&at=0.13.chi", "permutation 0 · round 13 of 12 … 23 · after χ"),
        ("f=sponge&m=abc&rate=1088&rounds=12&at=0.absorb", "permutation 0 · block 0 absorbed, before round 12"),
        ("f=permutation&w=1&at=0.11.pi", "permutation 0 · round 11 of 0 … 11 · after π"),
        ("m=abc&at=0.1.chi&sub=100", "permutation 0 · round 1 of 0 … 23 · within χ · 100 of 320 rows"),
        ("m=abc&at=0.squeeze", "permutation 0 · after round 23 · squeeze"),
    ] {
        assert_eq!(fields(link)["position"]["title"], title, "{link}");
    }
}

#[test]
fn the_state_before_is_told_as_that() {
    for (at, title) in [
        ("0.1.chi", "permutation 0 · round 1 of 0 … 23 · before χ"),
        ("0.absorb", "permutation 0 · block 0 absorbed, before round 0 · the state before"),
    ] {
        let mut session = opened(&format!("m=abc&at={at}"));
        session.apply(Action::Before(true));
        assert_eq!(view::fields(&session)["position"]["title"], title);
    }
}

#[test]
fn the_ledger_says_of_when_its_values_are() {
    for (at, sides) in [
        ("0.absorb", json!(["before absorbing", "after absorbing"])),
        ("0.0.theta", json!(["before θ", "after θ"])),
        ("0.3.rho", json!(["before ρ", "after ρ"])),
        ("0.3.iota", json!(["before ι", "after ι"])),
        ("0.squeeze", Value::Null),
        ("start", Value::Null),
    ] {
        assert_eq!(fields(&format!("m=abc&at={at}&sel=1,0,2"))["explanation"]["sides"], sides, "{at}");
    }
    // A part that is no bit has no ledger.
    assert_eq!(fields("m=abc&at=0.0.theta&sel=1,0,*")["explanation"]["sides"], Value::Null);
}

#[test]
fn its_first_values_are_those_before() {
    let session = opened("m=abc&at=0.0.theta&sel=0,0,0");
    let picture = Picture::of(&session).expect("the message is here");
    // θ flips bit (0, 0, 0) of “abc” from 1 to 0.
    let lane = |state: &Snapshot| state.lanes[0][0] & 1;
    assert_eq!((lane(&picture.before), lane(&picture.after)), (1, 0));
    let explanation = &view::fields(&session)["explanation"];
    assert_eq!((&explanation["rows"][0]["value"], &explanation["sum"]["value"]), (&json!("1"), &json!("0")));
}

#[test]
fn the_bytes_of_the_padding_are_named() {
    let long = |count: usize| "a".repeat(count);
    for (message, at, padding) in [
        ("abc".to_owned(), "0.absorb", "06: suffix · 80: last 1"),
        (long(134), "0.absorb", "06: suffix · 80: last 1"),
        (long(135), "0.absorb", "86: suffix and last 1"),
        (long(136), "0.absorb", ""),
        (long(136), "1.absorb", "06: suffix · 80: last 1"),
    ] {
        let session = opened(&format!("m={message}&at={at}"));
        let picture = Picture::of(&session).expect("the message is here");
        let Figure::Absorb(block) = &*picture.figure else { panic!("{at} absorbs") };
        assert_eq!(block.padding, padding, "{} bytes at {at}", message.len());
    }
}
