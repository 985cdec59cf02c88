//! Links: what one says is opened cold, and what nobody understands is kept.

use fantoccini::key::Key;
use serde_json::json;

use crate::Named;
use crate::independent::{digest, sha3_256};
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("a link opened cold shows what the session showed that made it", cold),
    ("a link edited in the address is opened", edited),
    ("pairs that nobody understands stay in the link", unknown),
    ("a link without its message asks for it, and knows another one", missing),
    ("the link and the digest are copied", copied),
];

fn cold(stage: &Stage) {
    let page = stage.open("");
    page.choose_function("SHAKE256");
    page.type_message("Links & keys = 100%+");
    let length = page.control("spinbutton", "Output length");
    page.retype(&length, &format!("200{}", Key::Enter));
    page.await_digest(&digest("SHAKE256", b"Links & keys = 100%+", 200));
    page.go_to("1.7.rho");
    page.press(Key::Right, 2);
    page.shown_at("1.7.chi");
    let drawing = page.place(&page.control("application", "Bits of the state"));
    page.browser.click_at((drawing.0 + 0.4 * drawing.2, drawing.1 + 0.5 * drawing.3));
    page.await_pair("at=1.7.chi");
    let link = until("a bit is pinned", || page.link(), |link| link.contains("&sel="));

    let other = stage.open(&link);
    assert_eq!(other.link(), link, "equal sessions give equal links");
    let again = everything(&other);
    let page = stage.open(&link);
    assert_eq!(everything(&page), again);
    assert_eq!(page.value(&page.control("combobox", "Function")), "SHAKE256");
    assert_eq!(page.value(&page.message()), "Links & keys = 100%+");
    assert_eq!(page.position(), "1.7.chi");
    assert_eq!(page.digest(), digest("SHAKE256", b"Links & keys = 100%+", 200));
}

/// All that is shown, in words.
fn everything(page: &Page<'_>) -> (crate::page::Shown, Vec<String>) {
    (page.shown(), ["Step", "Inspector"].map(|region| page.region(region)).to_vec())
}

fn edited(stage: &Stage) {
    let page = stage.open("m=one&at=0.3.chi");
    page.go("f=sha3-512&m=two&at=0.5.pi");
    page.shown_at("0.5.pi");
    page.await_digest(&digest("SHA3-512", b"two", 64));
    assert_eq!(page.value(&page.message()), "two");
    page.browser.back();
    page.shown_at("0.3.chi");
    page.await_digest(&sha3_256(b"one"));
}

fn unknown(stage: &Stage) {
    let page = stage.open("m=abc&b.m=later&off=theta&strange=a%20b&at=0.0.chi");
    page.press(Key::Right, 1);
    page.shown_at("0.0.iota");
    let link = page.await_pair("at=0.0.iota");
    for pair in ["b.m=later", "off=theta", "strange=a+b"] {
        assert!(link.split('&').any(|other| other == pair), "{pair} in {link}");
    }
    let link = link.replace("0.0.iota", "0.0.chi");
    assert_eq!(stage.open(&link).link(), link);
}

fn missing(stage: &Stage) {
    let text = "0123456789".repeat(1000);
    let page = stage.open("");
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    page.go_to("50.3.chi");
    let link = page.await_pair("len=10000");
    assert!(link.len() < 200, "a long message is not in the link: {link}");
    let here = page.shown();

    let other = stage.open(&link);
    let asked = "This link's message (10,000 bytes) is not in the link";
    let says = || other.attribute(&other.message(), "placeholder");
    until("the message is asked for", says, |words| words.starts_with(asked));
    assert_eq!(other.link(), link, "the link is not lost");
    assert_eq!(other.attribute(&other.control("button", "Play"), "aria-disabled"), "true", "there is nothing to play");
    other.put_message("another one");
    until(
        "it is not the one",
        || other.sentences(),
        |sentences| {
            sentences
                .iter()
                .any(|sentence| sentence.starts_with("This is not the link's message: that one has 10,000 bytes"))
        },
    );
    assert_eq!(other.digest(), sha3_256(b"another one"));

    let third = stage.open(&link);
    third.put_message(&text);
    third.await_digest(&here.digest);
    assert_eq!(third.shown(), here, "the message opens the link's position");
    assert_eq!(third.sentences(), Vec::<String>::new());
}

fn copied(stage: &Stage) {
    let page = stage.open("m=abc&at=0.3.chi");
    let permission =
        json!({ "origin": stage.site.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.browser.chromium("Browser.grantPermissions", &permission);
    let clipboard = || {
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))";
        page.browser.script_async(script, &[]).as_str().unwrap_or_default().to_owned()
    };
    page.click("Copy digest");
    until("the digest is copied", clipboard, |text| *text == sha3_256(b"abc"));
    page.click("Copy link");
    let link = format!("{}/#m=abc&at=0.3.chi", stage.site.origin);
    // The message and the function of a first visit are left out.
    let short = format!("{}/#at=0.3.chi", stage.site.origin);
    until("the link is copied", clipboard, |text| *text == link || *text == short);
    page.press(Key::Right, 1);
    page.browser.press(['l']);
    until("the link is copied by key", clipboard, |text| text.ends_with("at=0.3.iota"));
}
