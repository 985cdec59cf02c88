//! What a first visit does without, the other views and what reads links: loaded when it is wanted, once, and nothing else changes.

use fantoccini::key::Key;
use serde_json::json;

use crate::Named;
use crate::independent::{hex, sha3_256, sponge};
use crate::page::{Page, until};
use crate::stage::{Stage, requests};

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("choosing another view loads the rest once, and changes nothing but the view", once),
    ("attaching a message loads the rest once", attached),
    ("a function with fields of its own waits for the rest, and its digest comes", function),
    ("a link to another view opens in it", cold),
    ("a link that can't be read yet says so and stays, and opens when the page is loaded again", unread),
    ("while another view is loaded the lines answer, and what is done stays", meanwhile),
    ("a view that can't be loaded is said to be missing, and the lines stay", missing),
];

/// What the rest is loaded from.
const REST: &str = "*keccak_wasm_later.wasm";

/// How often that was asked for since this was asked last.
fn asked(stage: &Stage) -> usize {
    let requests = requests(&stage.browser.log("performance"));
    requests.iter().filter(|address| address.ends_with(&REST[1..])).count()
}

/// The drawing's pixels, once they are painted.
fn drawing(page: &Page<'_>) -> String {
    page.await_view();
    let script = "
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done(document.getElementById('state-canvas').toDataURL())))";
    page.browser.script_async(script, &[]).as_str().unwrap_or_default().to_owned()
}

/// Everything that is said, and what can be chosen but the view.
fn said(page: &Page<'_>) -> Vec<String> {
    let script = "
        return [...document.querySelectorAll('#letter, #name, #question, #answer, #inspector, #digest, #attached-words, #function, #place, #count, #notes, #part')]
            .map(element => element.value ?? element.textContent)";
    let texts = page.browser.script(script, &[]);
    texts.as_array().into_iter().flatten().map(ToString::to_string).collect()
}

fn once(stage: &Stage) {
    let page = stage.open("");
    let text = "0123456789".repeat(200);
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    page.go_to("7.1.pi");
    page.browser.script("document.activeElement.blur()", &[]);
    page.browser.press(['n']);
    page.await_pair("at=7.1.pi");
    let (shown, words, lines) = (page.shown(), said(&page), drawing(&page));
    assert_eq!(asked(stage), 0, "a first visit does without");
    for key in ['2', '3', '4', '1', '3'] {
        page.browser.press([key]);
        page.await_view();
        assert_eq!((page.shown(), said(&page)), (shown.clone(), words.clone()), "view {key}");
        assert_eq!(drawing(&page) == lines, key == '1', "view {key}");
    }
    assert_eq!(asked(stage), 1);
    page.await_pair("view=lattice");
}

fn attached(stage: &Stage) {
    let page = stage.open("");
    assert_eq!(asked(stage), 0, "a first visit does without");
    let text = "0123456789".repeat(10_000);
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    // The worker's own requests are not the page's.
    assert_eq!(asked(stage), 1);
    page.go_to("700.1.pi");
    page.browser.script("document.activeElement.blur()", &[]);
    page.browser.press(['n']);
    page.await_pair("at=700.1.pi");
    let (shown, words) = (page.shown(), said(&page));
    page.browser.press(['3']);
    page.await_view();
    // The attached message is still here: another block of it is read.
    page.go_to("3.0.theta");
    until("its block is read", || page.shown().lanes, |lanes| *lanes != shown.lanes);
    page.await_pair("view=lattice");
    page.browser.script("document.activeElement.blur()", &[]);
    page.browser.back();
    page.shown_at("700.1.pi");
    assert_eq!((page.shown(), said(&page)), (shown, words));
    assert_eq!(asked(stage), 0);
}

fn function(stage: &Stage) {
    let page = stage.open("");
    let abc = page.digest();
    assert_eq!(asked(stage), 0, "a first visit does without");
    page.choose_function("Sponge");
    page.type_message("x");
    page.await_digest(&sha3_256(b"x"));
    page.await_pair("f=sponge");
    assert!(page.has("textbox", "Rate") && page.digest() != abc);
    assert_eq!((asked(stage), page.sentences()), (1, Vec::new()));
}

fn cold(stage: &Stage) {
    let link = "at=0.1.chi&sel=1,3,40";
    let page = stage.open(link);
    let mut drawings = vec![drawing(&page)];
    for (key, view) in [('2', "slices"), ('3', "lattice"), ('4', "lanes")] {
        page.browser.press([key]);
        drawings.push(drawing(&page));
        page.await_link(&format!("{link}&view={view}"));
    }
    for (view, there) in ["lines", "slices", "lattice", "lanes"].into_iter().zip(&drawings) {
        asked(stage);
        let link = if view == "lines" { link.to_owned() } else { format!("{link}&view={view}") };
        let page = stage.open(&link);
        assert!(drawing(&page) == *there, "{view}");
        page.await_link(&link);
        assert_eq!(page.sentences(), Vec::<String>::new());
        // A plain link needs no more than a first visit does.
        assert_eq!(asked(stage), usize::from(view != "lines"), "{view}");
    }
}

fn unread(stage: &Stage) {
    let link = "f=sponge&m=abc&rate=576&at=0.3.chi";
    let page = stage.open("");
    let block = |addresses: &[&str]| page.browser.chromium("Network.setBlockedURLs", &json!({ "urls": addresses }));
    page.browser.chromium("Network.enable", &json!({}));
    page.browser.chromium("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
    block(&[REST]);
    page.browser.script("history.replaceState(null, '', `#${arguments[0]}`)", &[json!(link)]);
    page.reload();
    let says = |sentences: &Vec<String>| sentences.iter().any(|other| other.contains("could not be loaded"));
    until("it is said", || page.sentences(), says);
    assert_eq!(
        (page.digest(), page.link()),
        (sha3_256(b"abc"), link.to_owned()),
        "a first visit's picture stands there"
    );
    block(&[]);
    // The console has said what was blocked.
    page.browser.log("browser");
    page.reload();
    page.await_digest(&hex(&sponge(72, 0x06, b"abc", 32)));
    page.shown_at("0.3.chi");
    assert_eq!(page.sentences(), Vec::<String>::new());
}

/// A first visit, at a step.
fn begun(stage: &Stage) -> Page<'_> {
    let page = stage.open("");
    page.go_to("0.1.chi");
    page.browser.script("document.activeElement.blur()", &[]);
    page
}

fn meanwhile(stage: &Stage) {
    let page = begun(stage);
    let slow = |latency: u32| {
        let network = json!({ "offline": false, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.browser.chromium("Network.emulateNetworkConditions", &network);
    };
    page.browser.chromium("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
    slow(3000);
    page.browser.press(['3']);
    let busy = page.browser.script("return document.getElementById('drawing').ariaBusy", &[]);
    assert_eq!(busy, json!("true"));
    page.press(Key::Right, 1);
    page.shown_at("0.1.iota");
    let canvas = &page.browser.elements("#state-canvas")[0];
    let (left, top, width, height) = page.place(canvas);
    page.browser.drag(&[(left + 0.3 * width, top + 0.3 * height), (left + 0.5 * width, top + 0.5 * height)]);
    page.browser.resize(1024, 768);
    page.browser.resize(1440, 900);
    page.browser.click_at((left + 0.4 * width, top + 0.4 * height));
    let pinned = page.region("Inspector");
    page.type_message("x");
    page.await_view();
    slow(0);
    page.shown_at("0.1.iota");
    assert_eq!(page.digest(), sha3_256(b"x"));
    assert!(pinned.contains("pinned") && !pinned.contains("(0, 0, 17)"), "{pinned}");
    page.await_pair("view=lattice");
    assert_eq!(page.sentences(), Vec::<String>::new());
}

fn missing(stage: &Stage) {
    let page = begun(stage);
    let lines = drawing(&page);
    let block = |addresses: &[&str]| page.browser.chromium("Network.setBlockedURLs", &json!({ "urls": addresses }));
    page.browser.chromium("Network.enable", &json!({}));
    block(&[REST]);
    page.browser.press(['3']);
    let says = |sentences: &Vec<String>| sentences.iter().any(|other| other.contains("view could not be loaded"));
    until("it is said", || page.sentences(), says);
    assert!(page.is_chosen("Lines") && !page.is_chosen("Lattice"));
    page.await_link("at=0.1.chi&sel=0,0,17");
    page.press(Key::Right, 1);
    page.shown_at("0.1.iota");
    page.press(Key::Left, 1);
    page.shown_at("0.1.chi");
    page.browser.resize(1440, 901);
    page.browser.resize(1440, 900);
    until("the lines are there", || drawing(&page) == lines, |same| *same);
    block(&[]);
    // The console has said what was blocked.
    page.browser.log("browser");
    page.browser.press(['3']);
    until("it is said no longer", || page.sentences().len(), |sentences| *sentences == 0);
    assert!(drawing(&page) != lines && page.is_chosen("Lattice"));
}
