//! The functions with fields of their own: their digests, tuples line by line, calls, links, and what is wrong with a field.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::Named;
use crate::independent::{digest, hex, tuple_hash_128};
use crate::page::{Page, until};
use crate::parameters::{enter, put};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("every function gives the values on which other implementations agree", published),
    ("a tuple is typed line by line, and where a line ends counts", tuples),
    ("a call is chosen by key, by its field, over the strip and in it", calls),
    ("a link with fields opened cold restores every one of them", links),
    ("a field with a wrong value says so beside it, and nothing is lost", wrong),
];

/// How many values of each function are opened.
const OF_EACH: usize = 3;

fn published(stage: &Stage) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/independent/vectors.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let vectors: Value = serde_json::from_str(&text).expect("the vectors are JSON");
    let page = stage.open("");
    let mut opened: HashMap<&str, usize> = HashMap::new();
    for test in vectors["tests"].as_array().expect("they are a list") {
        let name = test["alg"].as_str().expect("each names its function");
        let link = link_of(name, test);
        let count = opened.entry(name).or_default();
        if *count == OF_EACH || link.len() > 6000 {
            continue;
        }
        *count += 1;
        page.go(&link);
        page.await_digest(test["out"].as_str().expect("each has its output"));
        assert_eq!(page.sentences(), Vec::<String>::new(), "{link}");
    }
    assert_eq!(opened.len(), 28);
    assert!(opened.values().all(|count| *count == OF_EACH), "{opened:?}");
}

/// A value as the link that asks for it.
fn link_of(name: &str, test: &Value) -> String {
    // KMAC128XOF is KMACXOF128 in the standard.
    let function = match name.strip_suffix("XOF") {
        Some(fixed) => format!("{}xof{}", &fixed[..fixed.len() - 3], &fixed[fixed.len() - 3..]),
        None => name.to_owned(),
    };
    let mut link = vec![format!("f={}", function.to_lowercase())];
    let bytes = |name: &str, pattern: &str| match (&test[name], &test[pattern]) {
        (Value::String(hex), _) => Some(hex.clone()),
        (_, Value::Number(count)) => {
            let count = count.as_u64().expect("a length") as usize;
            Some(hex(&(0..=250).cycle().take(count).collect::<Vec<u8>>()))
        }
        _ => None,
    };
    for element in test["tuple"].as_array().into_iter().flatten() {
        link.push(format!("hex={}", element.as_str().expect("an element is hex")));
    }
    for (key, text) in [
        ("hex", bytes("msg", "ptn")),
        ("nhex", bytes("name", "")),
        ("shex", bytes("custom", "customPtn")),
        ("keyhex", bytes("key", "keyPtn")),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            link.push(format!("{key}={text}"));
        }
    }
    if test["blockSize"].is_number() {
        link.push(format!("block={}", test["blockSize"]));
    }
    if let Some(domain) = test["D"].as_u64() {
        link.push(format!("d={domain:02x}"));
    }
    let fixed = name.starts_with("SHA3") || name.starts_with("Keccak");
    if !fixed {
        link.push(format!("out={}", test["outLen"]));
    }
    link.join("&")
}

fn tuples(stage: &Stage) {
    // The first of NIST's samples of TupleHash128.
    let page = stage.open("f=tuplehash128");
    page.choose_format("Hex");
    page.put_message("000102\n101112131415");
    page.await_digest("c5d8786c1afb9b82111ab34b65b2c0048fa64e6d48e263264ce1707d3ffc8ed1");
    page.put_message("");
    page.choose_format("Text");
    let (mut seen, mut written) = (Vec::new(), Vec::new());
    let elements: [(&str, &[&str]); 9] = [
        ("", &[]),
        ("\n", &[""]),
        ("abc", &["abc"]),
        ("a\nbc", &["a", "bc"]),
        ("ab\nc", &["ab", "c"]),
        ("\nabc", &["", "abc"]),
        ("abc\n\n", &["abc", ""]),
        ("a\n\nbc", &["a", "", "bc"]),
        ("a\nb\nc", &["a", "b", "c"]),
    ];
    for (text, elements) in elements {
        page.put_message(text);
        let expected = hex(&tuple_hash_128(elements));
        page.await_digest(&expected);
        assert!(!seen.contains(&expected), "{text:?} is another tuple");
        seen.push(expected);
        let words = page.text(&page.browser.elements("#message-length").remove(0));
        let (count, one) = (elements.len(), elements.len() == 1);
        assert!(words.starts_with(&format!("{count} element{}", if one { "" } else { "s" })), "{text:?}: {words}");
        // What is in the link is the same tuple.
        let link = until("the link is written", || page.link(), |link| link.matches("m=").count() == elements.len());
        written.push((link, text));
    }
    for ((link, text), digest) in written.into_iter().zip(seen) {
        let cold = stage.open(&link);
        cold.await_digest(&digest);
        assert_eq!(cold.value(&cold.message()).trim_end_matches('\n'), text.trim_end_matches('\n'), "{link}");
        let (_, _, _, height) = cold.place(&cold.message());
        let lines = text.lines().count().max(1) as f64;
        assert!(height >= 18.0 * lines, "{lines} lines are seen in {height} px");
    }
}

fn calls(stage: &Stage) {
    // Three leaves of 8, 8 and 4 bytes; a leaf is SHAKE128 of its block.
    let page = stage.open("f=parallelhash128&m=abcdefghijklmnopqrst&at=0.1.theta");
    page.browser.press(['C']);
    page.shown_at("3:0.1.theta");
    page.browser.press(['C']);
    page.shown_at("2:0.1.theta");
    page.browser.press(['c']);
    page.shown_at("3:0.1.theta");
    page.await_pair("at=3:0.1.theta");
    enter(&page, "spinbutton", "Call", "2");
    page.shown_at("2:0.1.theta");
    let value = digest("SHAKE128", b"ijklmnop", 32);
    let end = page.go_to("2:0.squeeze");
    let lanes: String = end.lanes[0][..4].iter().map(|lane| swapped(lane)).collect();
    assert_eq!(lanes, value, "what leaves a leaf is its value");

    // The row over the strip has a box for each call, the final node last.
    let (left, top, width, _) = page.place(&page.browser.elements("#bars").remove(0));
    for (i, address) in ["1:0.absorb", "2:0.absorb", "3:0.absorb", "0.absorb"].into_iter().enumerate() {
        page.browser.click_at((left + width * (i as f64 + 0.5) / 4.0, top + 6.0));
        page.shown_at(address);
    }
    // In the block of the final node each value leads to its leaf, and what stands between to the block itself.
    let mut reached = Vec::new();
    // At the right end the names of rate and capacity lead nowhere.
    for i in 0..40 {
        page.go_to("0.2.chi");
        page.browser.click_at((left + (width - 60.0) * (f64::from(i) + 0.5) / 40.0, top + 37.0));
        let moved = until("something is reached", || page.position(), |address| address != "0.2.chi");
        reached.push(moved);
    }
    reached.dedup();
    for address in ["1:0.absorb", "2:0.absorb", "3:0.absorb", "1.absorb"] {
        assert!(reached.iter().any(|other| other == address), "{address} among {reached:?}");
    }
}

/// A lane's bytes in the order of memory.
fn swapped(lane: &str) -> String {
    (0..lane.len()).step_by(2).rev().map(|i| &lane[i..i + 2]).collect()
}

/// Links with fields, what the fields show, and the digest where another implementation gives it.
fn links(stage: &Stage) {
    /// A link, and of each field its role, its name and its value.
    type Case = (&'static str, &'static [(&'static str, &'static str, &'static str)]);
    let all: [Case; 8] = [
        (
            "f=cshake128&hex=00010203&s=Email+Signature&at=1.3.chi&sel=3,1,17",
            &[("textbox", "Customization S", "Email Signature"), ("textbox", "Name N", "")],
        ),
        (
            "f=cshake256&m=xyz&out=40&n=N&shex=00ff&at=1.squeeze",
            &[
                ("textbox", "Name N", "N"),
                ("textbox", "Customization S", "0x00ff"),
                ("spinbutton", "Output length", "40"),
            ],
        ),
        (
            "f=kmac128&m=abc&s=a+%26+b&key=secret&at=2.23.iota",
            &[("textbox", "Key", "secret"), ("textbox", "Customization S", "a & b")],
        ),
        ("f=kmacxof256&m=abc&out=200&keyhex=80ff&view=lanes", &[("textbox", "Key", "0x80ff")]),
        (
            "f=tuplehashxof128&m=a&m=&m=bc&s=S&at=1.absorb",
            &[("textbox", "Customization S", "S"), ("textbox", "Message", "a\n\nbc")],
        ),
        ("f=turboshake256&m=abc&d=0b&at=0.12.theta", &[("textbox", "Domain byte", "0b")]),
        (
            "f=parallelhash256&m=abcdefgh&s=P&block=3&at=3:0.5.rho",
            &[("textbox", "Block size", "3"), ("textbox", "Customization S", "P"), ("spinbutton", "Call", "3")],
        ),
        ("f=kt128&m=abc&s=C&sub=3&at=0.12.theta", &[("textbox", "Customization S", "C")]),
    ];
    for (link, fields) in all {
        let page = stage.open(link);
        assert_eq!(page.sentences(), Vec::<String>::new(), "{link}");
        for (role, name, value) in fields {
            assert_eq!(page.value(&page.control(role, name)), *value, "{name} of {link}");
        }
        let here = (page.shown(), page.region("Step"));
        let mut pairs: Vec<&str> = link.split('&').collect();
        let written = page.link();
        let mut again: Vec<&str> = written.split('&').collect();
        pairs.sort_unstable();
        again.sort_unstable();
        assert_eq!(again, pairs, "nothing is lost and nothing is added");
        // From any other run the same link leads to the same place.
        let other = stage.open("f=sha3-512&m=other&at=0.3.chi");
        other.go(&written);
        until(link, || other.digest(), |digest| *digest == here.0.digest);
        assert_eq!((other.shown(), other.region("Step")), here, "{link}");
    }
}

fn wrong(stage: &Stage) {
    for (link, role, name, bad, sentence) in [
        ("f=kmac128&m=abc&s=S&key=k&at=2.3.chi", "textbox", "Key", "0x123", "Hex has an odd number of digits (3)"),
        ("f=kmac128&m=abc&s=S&key=k&at=2.3.chi", "textbox", "Customization S", "0x1g", "“g”"),
        ("f=cshake128&m=abc&s=S&at=1.3.chi", "textbox", "Name N", "0x1", "Hex has an odd number of digits (1)"),
        ("f=parallelhash128&m=abcdefghij&block=4&at=2:0.3.chi", "textbox", "Block size", "0", "block"),
        ("f=parallelhash128&m=abcdefghij&block=4&at=2:0.3.chi", "textbox", "Block size", "-1", "whole number"),
        ("f=parallelhash128&m=abcdefghij&block=4&at=2:0.3.chi", "spinbutton", "Call", "9", "There is no call 9"),
        ("f=turboshake128&m=abc&d=0b&at=0.15.chi", "textbox", "Domain byte", "80", "01 to 7f"),
        ("f=turboshake128&m=abc&d=0b&at=0.15.chi", "textbox", "Domain byte", "00", "01 to 7f"),
        ("f=turboshake128&m=abc&d=0b&at=0.15.chi", "textbox", "Domain byte", "xyz", "01 to 7f"),
    ] {
        let page = stage.open(link);
        let (before, written) = (page.shown(), page.link());
        let control = page.control(role, name);
        let good = page.value(&control);
        put(&page, role, name, bad);
        let said = until(&format!("{name} {bad}"), || page.sentences(), |said| said.len() == 1).remove(0);
        assert!(said.to_lowercase().contains(&sentence.to_lowercase()), "{name} {bad}: {said}");
        assert_eq!(described(&page, name), said, "the field itself is described by it");
        assert_eq!(page.attribute(&control, "aria-invalid"), "true");
        assert_eq!(page.value(&control), bad, "what was typed stays");
        assert_eq!((page.shown(), page.link()), (before.clone(), written.clone()), "{name} {bad} changes nothing");
        // A step is taken, and it is still there.
        page.browser.script("document.activeElement.blur()", &[]);
        page.click("Next step");
        page.click("Previous step");
        page.shown_at(&before.position);
        put(&page, role, name, &good);
        until("it is mended", || page.sentences(), Vec::is_empty);
        assert_eq!(page.shown(), before);
    }
}

/// What the browser tells of a field besides its name.
fn described(page: &Page<'_>, name: &str) -> String {
    let script = "
        const input = [...document.querySelectorAll('#parameters label')]
            .find(label => label.textContent.trim() === arguments[0]).querySelector('input');
        const sentence = document.getElementById(input.getAttribute('aria-describedby'));
        return sentence.checkVisibility() ? sentence.textContent.trim() : ''";
    page.browser.script(script, &[json!(name)]).as_str().unwrap_or_default().to_owned()
}
