//! Long messages: pasted, dropped and opened as files, hashed aside, looked at anywhere, and put away.

use serde_json::json;

use crate::Named;
use crate::independent::{hex, lanes, sha3_256, state_after};
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("a pasted message of 1 MB is hashed, opened far inside, and removed", megabyte),
    ("the page answers while 10 MB are hashed", responsive),
    ("a paste of 10 MB shows how far it is, and can be cancelled", cancelled),
    ("of a long message only what is looked at is read", lean),
    ("a file is hashed as its bytes", file),
    ("a dropped file is hashed as its bytes", dropped_file),
    ("a pasted carriage return is kept as hex", carriage_return),
    ("an attached message is hashed anew by another function", another_function),
    ("an attached message outlives a reload", reload),
];

/// A text of this length in which no two blocks are alike: the numbers from 0 on.
fn text(length: usize) -> String {
    (0_u32..).flat_map(|i| i.to_string().into_bytes()).map(char::from).take(length).collect()
}

fn megabyte(stage: &Stage) {
    let text = text(1_000_000);
    let page = stage.open("m=");
    page.paste_long(text.len());
    page.await_digest(&sha3_256(text.as_bytes()));
    assert!(said(&page, "pasted text, 1,000,000 bytes"));
    assert!(!page.has("textbox", "Message") || page.value(&page.message()).len() <= 65_536, "the box stays small");
    assert!(page.await_pair("len=1000000").len() < 200);

    page.go_to("7000.3.chi");
    page.await_pair("at=7000.3.chi");
    for p in [0, 3500, 7000] {
        let shown = page.go_to(&format!("{p}.23.iota"));
        assert_eq!(shown.lanes, lanes(&state_after(136, 0x06, text.as_bytes(), p + 1)), "permutation {p}");
    }
    page.click("Last");
    // 1,000,000 bytes are 7,352 whole blocks and 128 bytes.
    let shown = page.shown_at("7352.squeeze");
    assert_eq!(shown.lanes, lanes(&state_after(136, 0x06, text.as_bytes(), usize::MAX)));

    page.click("Remove");
    page.await_digest(&sha3_256(b""));
    assert_eq!(page.value(&page.message()), "");
    assert!(!said(&page, "pasted text"));
    page.type_message("small again");
    page.await_digest(&sha3_256(b"small again"));
}

fn responsive(stage: &Stage) {
    let text = text(10_000_000);
    let page = stage.open("m=before");
    page.paste_long(text.len());
    // The page's own thread is free: it toggles the help while the worker hashes, or has hashed.
    page.click("Keys");
    page.control("dialog", "Keys of this page");
    page.click("Close the keys");
    until("it is hashed", || page.digest(), |digest| digest.len() == 64);
    page.click("Last");
    let shown = page.shown_at("73529.squeeze");
    let state = state_after(136, 0x06, text.as_bytes(), usize::MAX);
    assert_eq!(shown.lanes, lanes(&state));
    let digest: Vec<u8> = state.iter().flat_map(|lane| lane.to_le_bytes()).take(32).collect();
    assert_eq!(shown.digest, hex(&digest));
}

/// Presses Cancel as soon as it can be seen: however fast the machine is, hashing is under way then.
const IMPATIENT: &str = "
    window.seen = null;
    const [cancel, progress] = ['cancel', 'hashing'].map(id => document.getElementById(id));
    const observer = new MutationObserver(() => {
        if (!cancel.checkVisibility()) return;
        window.seen = { progress: progress.checkVisibility(), words: document.getElementById('digest-words').textContent };
        observer.disconnect();
        cancel.click();
    });
    observer.observe(cancel, { attributes: true });";

fn cancelled(stage: &Stage) {
    let page = stage.open("m=before");
    page.browser.script(IMPATIENT, &[]);
    page.paste_long(10_000_000);
    let seen = until("hashing was seen", || page.browser.script("return window.seen", &[]), |seen| !seen.is_null());
    assert_eq!(seen["progress"], json!(true));
    assert!(seen["words"].as_str().is_some_and(|words| words.starts_with("hashing")), "{seen}");
    page.await_digest(&sha3_256(b""));
    assert!(!said(&page, "pasted text") && !page.has("button", "Cancel"));
    // Nothing of it arrives later, and the page goes on.
    page.type_message("after");
    page.await_digest(&sha3_256(b"after"));
    assert!(page.sentences().is_empty(), "{:?}", page.sentences());
}

fn lean(stage: &Stage) {
    let length = 10_000_000;
    let page = stage.open("m=");
    page.paste_long(length);
    until("it is hashed", || page.digest(), |digest| digest.len() == 64);
    let watch = "
        window.read = [];
        const slice = Blob.prototype.slice;
        Blob.prototype.slice = function (from, to) {
            window.read.push(to - from);
            return slice.call(this, from, to);
        };";
    page.browser.script(watch, &[]);
    for block in [1, 31_337, 73_000, 40_000] {
        page.go_to(&format!("{block}.7.chi"));
        page.press(fantoccini::key::Key::Right, 1);
        page.shown_at(&format!("{block}.7.iota"));
    }
    let read: Vec<u64> = serde_json::from_value(page.browser.script("return window.read", &[])).expect("lengths");
    // The way from a kept state to the block: at most 32 blocks of 136 bytes, once for each place.
    assert!(read.len() <= 4 && read.iter().all(|length| (1..=32 * 136).contains(length)), "{read:?}");
}

/// A file of 200,000 bytes: no text.
fn bytes() -> Vec<u8> {
    (0..200_000_u32).map(|i| (i.wrapping_mul(i) >> 3) as u8).collect()
}

/// The same file, in JavaScript.
const FILE: &str = "
    const bytes = Uint8Array.from({ length: 200000 }, (_, i) => Math.imul(i, i) >>> 3);
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'noise.bin'));";

fn file(stage: &Stage) {
    let page = stage.open("");
    let script = format!(
        "{FILE}
        const input = document.querySelector('input[type=file]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.browser.script(&script, &[]);
    page.await_digest(&sha3_256(&bytes()));
    assert!(said(&page, "noise.bin, 200,000 bytes"));
}

fn dropped_file(stage: &Stage) {
    let page = stage.open("");
    let script = format!(
        "{FILE}
        const event = new DragEvent('drop', {{ dataTransfer: transfer, bubbles: true, cancelable: true }});
        return document.body.dispatchEvent(event);"
    );
    let opened = page.browser.script(&script, &[]);
    assert_eq!(opened, json!(false), "the browser must not open the file itself");
    page.await_digest(&sha3_256(&bytes()));
    assert!(said(&page, "noise.bin, 200,000 bytes"));
}

fn carriage_return(stage: &Stage) {
    let page = stage.open("m=");
    page.paste("arguments[1]", &json!("a\r\nb\r"));
    page.await_digest(&sha3_256(b"a\r\nb\r"));
    assert!(page.is_chosen("Hex"));
    assert_eq!(page.value(&page.message()), "610d0a620d");
}

fn another_function(stage: &Stage) {
    let text = text(300_000);
    let page = stage.open("m=");
    page.paste_long(text.len());
    page.await_digest(&sha3_256(text.as_bytes()));
    for function in ["SHAKE128", "Keccak-512", "SHA3-256"] {
        page.choose_function(function);
        page.await_digest(&crate::independent::digest(function, text.as_bytes(), 32));
    }
    assert!(said(&page, "pasted text, 300,000 bytes"));
}

fn reload(stage: &Stage) {
    let text = text(500_000);
    let page = stage.open("m=");
    page.paste_long(text.len());
    page.await_digest(&sha3_256(text.as_bytes()));
    let shown = page.go_to("2000.3.chi");
    page.await_pair("at=2000.3.chi");
    page.await_stored();
    page.reload();
    until("the same is shown", || page.digest(), |digest| *digest == shown.digest);
    assert_eq!(page.shown_at("2000.3.chi"), shown);
}

fn said(page: &Page<'_>, words: &str) -> bool {
    page.seen(&page.browser.elements("body").remove(0)).contains(words)
}
