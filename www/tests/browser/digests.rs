//! The digest: what is typed is what is hashed, by every function, and as others hash it.

use crate::Named;
use crate::independent::{FUNCTIONS, digest, sha3_256};
use crate::page::until;
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("a first visit shows SHA3-256 of abc, ready to step", first_visit),
    ("each typed letter changes the digest", typing),
    ("every function's digest of every length equals an independent one", lengths),
    ("a text is hashed as its UTF-8", utf8),
    ("a lone surrogate is shown as what is hashed", surrogate),
    ("another function keeps the message", another_function),
];

fn first_visit(stage: &Stage) {
    let page = stage.open("");
    assert_eq!(page.value(&page.message()), "abc");
    assert_eq!(page.value(&page.control("combobox", "Function")), "SHA3-256");
    assert_eq!(page.position(), "0.absorb");
    assert_eq!(page.digest(), sha3_256(b"abc"));
    assert!(page.region("Step").contains("Press → to apply θ."), "{}", page.region("Step"));
    assert!(page.region("Inspector").contains("(0, 0, 17)"), "{}", page.region("Inspector"));
}

fn typing(stage: &Stage) {
    let page = stage.open("");
    page.type_message("");
    page.await_digest(&sha3_256(b""));
    let text = "Keccak & SHA-3";
    for end in 1..=text.len() {
        page.browser.type_into(&page.message(), &text[end - 1..end]);
        page.await_digest(&sha3_256(&text.as_bytes()[..end]));
    }
    assert_eq!(page.position(), "0.absorb");
}

fn lengths(stage: &Stage) {
    let page = stage.open("");
    for function in FUNCTIONS {
        page.choose_function(function);
        for message in messages() {
            page.put_message(&message);
            let expected = digest(function, message.as_bytes(), 32);
            until(&format!("{function} of {} bytes", message.len()), || page.digest(), |shown| *shown == expected);
        }
    }
}

/// Around the rate of SHA3-256, of several blocks, and too long for a link.
fn messages() -> impl Iterator<Item = String> {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789 ";
    [0, 3, 135, 136, 137, 200, 10_000].into_iter().map(move |length| letters.chars().cycle().take(length).collect())
}

fn utf8(stage: &Stage) {
    let page = stage.open("");
    for text in ["Grüße", "θ ρ π χ ι", "世界", "🙂🙃", "line\nline", " a\tb ", "\u{feff}mark", "&<>\"'%23+"]
    {
        page.put_message(text);
        page.await_digest(&sha3_256(text.as_bytes()));
    }
}

fn surrogate(stage: &Stage) {
    let page = stage.open("");
    let script = "
        const box = arguments[0];
        box.value = 'a\\ud83d';
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return box.value.isWellFormed()";
    let well_formed = page.browser.script(script, &[serde_json::json!(page.message())]);
    assert_eq!(well_formed, serde_json::Value::Bool(true), "half a character stands in the box, another is hashed");
    let shown = page.value(&page.message());
    let bytes = if page.is_chosen("Text") { shown.into_bytes() } else { from_hex(&shown) };
    page.await_digest(&sha3_256(&bytes));
}

fn from_hex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn another_function(stage: &Stage) {
    let page = stage.open("m=a+message+that+stays&at=0.5.chi&sel=2,3,4");
    for function in ["SHA3-512", "SHAKE128", "Keccak-256", "SHA3-256"] {
        page.choose_function(function);
        page.await_digest(&digest(function, b"a message that stays", 32));
        assert_eq!(page.value(&page.message()), "a message that stays");
        assert_eq!(page.position(), "0.5.chi");
        page.await_pair("sel=2,3,4");
    }
}
