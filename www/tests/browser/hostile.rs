//! Hostile links: each opens, says in a sentence what it could not take, and runs nothing.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("links with wrong values open, and each says what is wrong", wrong_values),
    ("no key of a link lets markup or a script in", markup),
    ("a link of any length opens", long),
    ("a browser without WebAssembly is told so, and shows nothing that can't be used", without_wasm),
];

/// Every key that a link knows.
const KEYS: [&str; 20] = [
    "f", "m", "hex", "bits", "out", "outbits", "rate", "suffix", "rounds", "w", "state", "at", "sub", "sel", "view",
    "origin", "notation", "len", "digest", "unknown",
];

/// Links, and a part of what is said of them; empty where nothing needs to be said.
const WRONG: [(&str, &str); 40] = [
    ("f=__proto__", "there is no such function"),
    ("f=constructor&m=abc", "there is no such function"),
    ("f=", "there is no such function"),
    ("f=md5&m=abc", "there is no such function"),
    ("hex=xyz", "“x” at place 1"),
    ("hex=abc", "odd number of digits (3)"),
    ("bits=012", "“2” at place 3"),
    ("m=a&hex=62", "given twice"),
    ("m=%FF%FE", "not UTF-8"),
    ("m=%", ""),
    ("m=%zz%1", ""),
    ("%%%&&&===&=&a", "Nothing in this link is understood"),
    ("#####", "Nothing in this link is understood"),
    ("m=%00%07%1b", ""),
    ("m=\u{202e}abc", ""),
    ("m=abc&out=32", ""),
    ("m=abc&out=33", "fixed output"),
    ("f=shake128&m=abc&out=99999999999999999999", "0 to 65,536 bytes"),
    ("f=shake128&m=abc&out=-1", "0 to 65,536 bytes"),
    ("f=shake128&m=abc&outbits=18446744073709551615", "0 to 65,536 bytes"),
    ("f=sponge&rate=0", "rate=0"),
    ("f=sponge&rate=99999999999999999999999", "rate="),
    ("f=sponge&w=3", "w=3"),
    ("f=sponge&w=18446744073709551615", "w="),
    ("f=sponge&suffix=00", "suffix=00"),
    ("f=permutation&rounds=25", "rounds=25"),
    ("f=permutation&rounds=0", "rounds=0"),
    ("f=permutation&state=1,2,3", "state="),
    ("f=permutation&state=g", "state="),
    ("m=abc&state=1", "only f=permutation"),
    ("m=abc&at=99999999999999999999.absorb", "at="),
    ("m=abc&at=7.3.chi", "at=7.3.chi"),
    ("m=abc&at=0.0.theta&sub=999999", "sub=999999"),
    ("m=abc&sub=-1", "sub=-1"),
    ("m=abc&sel=9,9,999", "sel=9,9,999"),
    ("m=abc&sel=NaN,Infinity,1e9", "sel="),
    ("m=abc&view=matrix&origin=top&notation=roman", "view=matrix"),
    ("len=99999999999999999999", "len="),
    ("len=-1&digest=zz", "len="),
    ("m=abc&at=0.absorb&at=0.0.theta&at=0.0.rho", ""),
];

fn wrong_values(stage: &Stage) {
    for (link, sentence) in WRONG {
        let page = stage.open(link);
        if sentence.is_empty() {
            assert_eq!(page.sentences(), Vec::<String>::new(), "{link}");
        } else {
            let says = |sentences: &Vec<String>| sentences.iter().any(|other| other.contains(sentence));
            until(&format!("{link} is answered"), || page.sentences(), says);
        }
        assert_alive(&page, link);
    }
}

fn markup(stage: &Stage) {
    let attacks = [
        "<img src=x onerror=window.attacked=1>",
        "\"><svg onload=window.attacked=1>",
        "javascript:window.attacked=1",
        "</script><script>window.attacked=1</script>",
    ];
    let all: Vec<String> = KEYS.iter().map(|key| format!("{key}={}", escaped(attacks[0]))).collect();
    let singles = KEYS.iter().enumerate().map(|(i, key)| format!("{key}={}", escaped(attacks[i % attacks.len()])));
    for link in singles.chain([all.join("&"), escaped(attacks[1]), attacks[0].to_owned()]) {
        let page = stage.open(&link);
        assert_eq!(page.browser.script("return window.attacked ?? null", &[]), Value::Null, "{link} has run");
        let foreign = "return document.querySelectorAll('img, svg, iframe, script:not([src])').length";
        assert_eq!(page.browser.script(foreign, &[]), json!(0), "{link} has put elements into the page");
        assert_alive(&page, &link);
    }
}

fn long(stage: &Stage) {
    let page = stage.open(&format!("m={}", "a".repeat(70_000)));
    let sentence = "The link has 70,002 bytes, more than the 65,536 that are read";
    until(
        "its length is reported",
        || page.sentences(),
        |sentences| sentences.iter().any(|other| other.contains(sentence)),
    );
    assert_alive(&page, "70 kB");

    let page = stage.open(&format!("m=abc&unknown={}", "b".repeat(60_000)));
    assert_alive(&page, "60 kB");
    let many: Vec<String> = (0..5_000).map(|i| format!("k{i}=v")).collect();
    assert_alive(&stage.open(&many.join("&")), "5,000 pairs");
    let deep = format!("f=permutation&state={}", ",".repeat(60_000));
    assert_alive(&stage.open(&deep), "60,000 lanes");
}

/// It shows a state of 25 lanes, and a key still steps.
#[track_caller]
fn assert_alive(page: &Page<'_>, link: &str) {
    if page.browser.script("return location.hash.includes('len=')", &[]) == json!(true) && !page.has("table", "State") {
        // The message is missing, so there is nothing to step through until it comes.
        page.put_message("abc");
        until("the message is taken", || page.digest(), |digest| !digest.is_empty());
    }
    let before = page.shown();
    let is_lane = |lane: &String| !lane.is_empty() && lane.bytes().all(|digit| digit.is_ascii_hexdigit());
    assert!(before.lanes.iter().flatten().all(is_lane), "{link}: {before:?}");
    let (there, back) =
        if before.position.ends_with("squeeze") { (Key::Left, Key::Right) } else { (Key::Right, Key::Left) };
    page.press(there, 1);
    until(&format!("{link} steps"), || page.position(), |position| *position != before.position);
    page.press(back, 1);
    until(&format!("{link} steps back"), || page.position(), |position| *position == before.position);
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn without_wasm(stage: &Stage) {
    let browser = &stage.browser;
    browser.fresh_tab();
    let source = json!({ "source": "delete globalThis.WebAssembly" });
    browser.chromium("Page.addScriptToEvaluateOnNewDocument", &source);
    browser.go(&format!("{}/", stage.site.origin));
    let seen = || browser.script("return document.body.innerText.trim()", &[]);
    let said = until("it is said", seen, |text| text.as_str().is_some_and(|text| text.contains("no WebAssembly")));
    assert!(said.as_str().is_some_and(|text| text.lines().count() <= 3), "only that is seen: {said}");
}
