//! What a first visit does without: an action that needs it waits until it has come, and nothing is lost if it doesn't.

mod common;

use common::page::Page;
use keccak_wasm::seam::Seam;
use serde_json::{Value, json};

/// SHA3-256("abc"), as FIPS 202's examples give it.
const ABC: &str = "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532";

/// As the page begins. While something waits, the list of functions is told once more which one is there.
fn first() -> Page {
    Page { again: &["function"], ..Page::first() }
}

/// What leads through the doors, and the digest's first digits after it.
fn through_the_doors() -> [(Value, &'static str, &'static str); 5] {
    [
        (json!({ "Function": "Sponge" }), "Sponge", "3a985da74fe225b2"),
        (json!({ "Function": "Permutation" }), "Permutation", ""),
        (json!({ "Open": "#f=sha3-512&m=abc&later=1" }), "SHA3-512", "b751850b1a57168a"),
        (json!({ "Open": "f=sponge&m=abc&rate=1344" }), "Sponge", ""),
        (json!({ "Attach": { "label": "a", "len": 9 } }), "SHA3-256", ""),
    ]
}

#[test]
fn what_needs_the_rest_waits_for_it() {
    for (action, function, digest) in through_the_doors() {
        let (mut page, mut whole) = (first(), Page::new());
        let before = page.view.clone();
        let answer = page.apply(&action);
        assert_eq!(page.view["lacks"], json!(true), "{action}");
        assert_eq!(page.view["notes"], json!(["Loading what this needs."]), "{action}");
        // The list of functions is told which one this still is.
        assert_eq!(answer["function"], json!("SHA3-256"), "{action}");
        for name in ["function", "digest", "state", "link", "message", "hash"] {
            assert_eq!(page.view[name], before[name], "{action}: {name}");
        }
        assert_eq!((&answer["history"], &answer["announce"]), (&json!("none"), &json!(null)), "{action}");
        // One can go on looking meanwhile.
        page.apply(&json!("Next"));
        assert_eq!(page.view["position"]["address"], json!("0.0.theta"), "{action}");
        page.apply(&json!("Previous"));
        let answer = page.loaded("");
        let there = whole.apply(&action);
        assert_eq!(answer["history"], there["history"], "{action}");
        assert_eq!(page.view["lacks"], json!(false), "{action}");
        for name in ["function", "parameters", "digest", "state", "link", "message", "hash", "notes", "position"] {
            assert_eq!(page.view[name], whole.view[name], "{action}: {name}");
        }
        assert_eq!(page.view["function"], json!(function), "{action}");
        let hex = page.view["digest"]["hex"].as_str().expect("a text");
        assert!(hex.starts_with(digest), "{action}: {hex}");
        // From now on nothing waits.
        page.apply(&json!({ "Function": "Sponge" }));
        assert_eq!((&page.view["function"], &page.view["lacks"]), (&json!("Sponge"), &json!(false)));
    }
}

#[test]
fn what_is_done_while_something_waits_is_done_in_order() {
    let mut page = first();
    page.apply(&json!({ "Function": "Sponge" }));
    page.text("x");
    page.apply(&json!({ "Function": "SHA3-512" }));
    assert_eq!((&page.view["function"], &page.view["lacks"]), (&json!("SHA3-256"), &json!(true)));
    let answer = page.loaded("");
    let mut whole = Page::new();
    whole.text("x");
    whole.apply(&json!({ "Function": "SHA3-512" }));
    for name in ["function", "digest", "link", "notes"] {
        assert_eq!(page.view[name], whole.view[name], "{name}");
    }
    assert_eq!(answer["history"], json!("push"));
}

#[test]
fn what_cannot_be_loaded_is_said_and_can_be_tried_again() {
    for (action, function, _) in through_the_doors() {
        let mut page = first();
        page.apply(&action);
        page.text("x");
        page.loaded("no network");
        let sentence = "What this needs could not be loaded (no network): do it once more to try again.";
        assert_eq!((&page.view["notes"], &page.view["lacks"]), (&json!([sentence]), &json!(false)), "{action}");
        // What doesn't need it is done all the same.
        assert_eq!((&page.view["function"], page.seam.message_text(0)), (&json!("SHA3-256"), "x"), "{action}");
        let mut whole = Page::new();
        whole.text("x");
        assert_eq!(page.view["digest"], whole.view["digest"], "{action}");
        page.apply(&action);
        assert_eq!(page.view["lacks"], json!(true), "{action}");
        page.loaded("");
        assert_eq!((&page.view["notes"], &page.view["lacks"]), (&json!([]), &json!(false)), "{action}");
        assert_eq!(page.view["function"], json!(function), "{action}");
    }
}

#[test]
fn what_a_first_visit_does_needs_no_more() {
    let mut page = first();
    for name in ["SHA3-224", "SHAKE256", "Keccak-512", "RawSHAKE128"] {
        page.apply(&json!({ "Function": name }));
        assert_eq!(page.view["function"], json!(name));
    }
    page.apply(&json!({ "Set": ["Output length", "64"] }));
    page.apply(&json!({ "GoTo": "0.3.chi" }));
    // Back to the first visit's own address.
    page.apply(&json!({ "Open": "" }));
    assert_eq!((&page.view["function"], &page.view["digest"]["hex"]), (&json!("SHA3-256"), &json!(ABC)));
    assert_eq!(page.view["lacks"], json!(false));
}

#[test]
fn what_came_before_anything_was_shown_needs_no_answer() {
    let mut seam = Seam::first();
    assert_eq!(seam.loaded(""), "{}");
    let all: Value = serde_json::from_str(&seam.apply(r#"{"Open":"f=sponge&m=abc"}"#)).expect("JSON");
    let mut whole = Seam::new();
    let there: Value = serde_json::from_str(&whole.apply(r#"{"Open":"f=sponge&m=abc"}"#)).expect("JSON");
    assert_eq!(all, there);
}
