//! Back, forward and reload: the address is the state, and this tab keeps what a link can't carry.

use crate::Named;
use crate::independent::{digest, sha3_256};
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("Back and Forward return to what was chosen", back_and_forward),
    ("a reload shows the same", reload),
    ("a long message outlives a reload", long_reload),
    ("Back returns to a long message", long_back),
    ("Back from another site returns to the same", away),
    ("stepping adds nothing to the history", stepping),
];

fn back_and_forward(stage: &Stage) {
    let page = stage.open("m=abc");
    page.go_to("0.5.chi");
    page.choose_function("SHA3-512");
    page.await_digest(&digest("SHA3-512", b"abc", 64));
    page.go_to("0.9.pi");
    page.type_message("other");
    page.await_digest(&digest("SHA3-512", b"other", 64));

    // What was typed is complete when the box is left: one entry, however many keys it took.
    page.browser.script("document.activeElement.blur()", &[]);
    let last = page.shown();
    page.browser.back();
    page.await_digest(&digest("SHA3-512", b"abc", 64));
    page.shown_at("0.9.pi");
    page.browser.back();
    page.shown_at("0.5.chi");
    assert_eq!(page.digest(), digest("SHA3-512", b"abc", 64));
    page.browser.back();
    page.await_digest(&sha3_256(b"abc"));
    assert_eq!(page.value(&page.control("combobox", "Function")), "SHA3-256");
    page.browser.back();
    page.shown_at("0.absorb");
    for _ in 0..4 {
        page.browser.forward();
    }
    until("Forward leads to the end", || page.shown(), |shown| *shown == last);
    assert_eq!(page.value(&page.message()), "other");
}

fn reload(stage: &Stage) {
    let page = stage.open("f=shake128&m=abc&out=300&at=1.4.rho&sub=7&sel=2,1,*&notation=bytes");
    let (link, shown) = (page.link(), page.shown());
    page.reload();
    assert_eq!(page.link(), link);
    assert_eq!(page.shown(), shown);
}

/// Two messages that no link carries.
fn long() -> [String; 2] {
    ["0123456789", "abcdefghij"].map(|text| text.repeat(1000))
}

fn long_reload(stage: &Stage) {
    let [text, _] = long();
    let page = stage.open("");
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    let shown = page.go_to("70.8.theta");
    page.await_pair("at=70.8.theta");
    page.await_stored();
    page.reload();
    page.await_digest(&shown.digest);
    assert_eq!(page.shown(), shown);
    assert_eq!(page.value(&page.message()), text);
    assert_eq!(page.sentences(), Vec::<String>::new());
}

fn long_back(stage: &Stage) {
    let texts = long();
    let page = stage.open("");
    for text in &texts {
        page.put_message(text);
        page.await_digest(&sha3_256(text.as_bytes()));
    }
    page.go_to("70.8.theta");
    page.browser.back();
    page.browser.back();
    shows(&page, &texts[0]);
    page.browser.forward();
    shows(&page, &texts[1]);
    page.browser.forward();
    page.shown_at("70.8.theta");
    shows(&page, &texts[1]);
}

fn away(stage: &Stage) {
    let [text, _] = long();
    let page = stage.open("");
    page.put_message(&text);
    let shown = page.go_to("3.8.theta");
    page.await_pair("at=3.8.theta");
    page.await_stored();
    page.browser.go("about:blank");
    page.browser.back();
    let page = Page::shown_already(page.browser);
    page.await_digest(&sha3_256(text.as_bytes()));
    assert_eq!(page.shown_at("3.8.theta"), shown);
}

fn stepping(stage: &Stage) {
    let page = stage.open("m=abc");
    let entries = || page.browser.script("return history.length", &[]);
    let before = entries();
    page.press(fantoccini::key::Key::Right, 40);
    page.shown_at("0.7.iota");
    page.await_pair("at=0.7.iota");
    assert_eq!(entries(), before);
}

#[track_caller]
fn shows(page: &Page<'_>, text: &str) {
    page.await_digest(&sha3_256(text.as_bytes()));
    assert_eq!(page.value(&page.message()), text);
}
