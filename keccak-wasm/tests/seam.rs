//! The seam: actions, gestures and bytes in, the fields that changed out; nothing that comes in makes it panic.

mod common;

use common::Random;
use common::page::{ASKED, Page, WIDTH, object};
use keccak_core::parts::Bit;
use keccak_wasm::layout::Scene;
use keccak_wasm::layout::lines::Geometry;
use serde_json::{Map, Value, json};

fn centre(bit: Bit) -> (f64, f64) {
    let (x, y) = Geometry::new(WIDTH as f32, 64).rect(bit).centre();
    (x.into(), y.into())
}

fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).expect("below 16");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn panels(answer: &Map<String, Value>) -> Vec<&str> {
    answer["repaint"].as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn show_tells_everything_and_everything_else_what_changed() {
    let actions = [
        json!("Next"),
        json!({ "GoTo": "0.3.chi" }),
        json!({ "GoTo": "nowhere" }),
        json!({ "Select": "3,1,17" }),
        json!({ "Function": "SHAKE128" }),
        json!({ "Set": ["Output length", "40"] }),
        json!({ "Notation": "bytes" }),
        json!({ "Origin": "centre" }),
        json!({ "Type": "another" }),
        json!({ "Format": "Hex" }),
        json!({ "Type": "abc" }),
        json!({ "Before": true }),
        json!("ToggleTheme"),
        json!({ "Key": { "key": "ArrowRight" } }),
        json!({ "Open": "#f=permutation&w=8&at=0.3.chi" }),
        json!({ "Attach": { "label": "a file", "len": 9 } }),
        json!("Remove"),
        json!("Free"),
    ];
    let mut page = Page::new();
    for action in &actions {
        page.apply(action);
    }
    let told = page.view.clone();
    let everything = object(&page.seam.apply("\"Show\""));
    for (name, value) in &everything {
        assert!(told.get(name) == Some(value) || ASKED.contains(&name.as_str()), "{name}");
    }
    assert_eq!(everything.len(), told.len(), "a second Show gives all of them again");
    let again = object(&page.seam.apply("\"Show\""));
    assert_eq!(again, everything);
    assert_eq!(panels(&again), ["state", "timeline"], "and has all of it painted");
}

#[test]
fn nothing_changed_nothing_told_nothing_painted() {
    let mut page = Page::new();
    for action in [json!({ "Before": false }), json!("Free"), json!({ "View": "lines" }), json!({ "GoTo": "0.absorb" })]
    {
        page.apply(&action);
        let answer = page.apply(&action);
        assert_eq!(answer.keys().filter(|name| !ASKED.contains(&name.as_str())).count(), 0, "{action}: {answer:?}");
        assert_eq!(panels(&answer), [""; 0], "{action}");
    }
}

#[test]
fn what_looks_different_is_painted() {
    let mut page = Page::new();
    for (action, expected) in [
        (json!("Next"), &["state", "timeline"][..]),
        (json!("ToggleTheme"), &["state", "timeline"]),
        (json!({ "Select": "3,1,17" }), &["state"]),
        (json!({ "Notation": "bytes" }), &["state"]),
        (json!({ "Before": true }), &["state"]),
        // The state before a step has no finished elements, but the marks go from one to the next.
        (json!("PreviousElement"), &["state"]),
        (json!({ "Before": false }), &["state"]),
        (json!("Previous"), &["state"]),
        (json!("Next"), &["state"]),
        (json!({ "Speed": 9 }), &[]),
        (json!({ "ReducedMotion": true }), &[]),
        (json!({ "Type": "another" }), &["state", "timeline"]),
    ] {
        let answer = page.apply(&action);
        assert_eq!(panels(&answer), expected, "{action}");
    }
}

#[test]
fn pointing_tells_only_what_is_new() {
    let mut page = Page::new();
    page.apply(&json!({ "GoTo": "0.0.theta" }));
    let (bit, other) = (Bit { x: 4, y: 2, z: 18 }, Bit { x: 3, y: 2, z: 18 });
    let (x, y) = centre(bit);
    assert_eq!(panels(&page.gesture("state", "hover", (x, y))), ["state"]);
    for (x, y) in [(x, y), (x + 1.0, y - 1.0)] {
        assert!(page.gesture("state", "hover", (x, y)).is_empty(), "it is the same bit");
    }
    assert_eq!(panels(&page.gesture("state", "hover", centre(other))), ["state"]);
    assert!(!page.gesture("state", "leave", (0.0, 0.0)).is_empty());
    assert!(page.gesture("state", "hover", (1.0, 1.0)).is_empty(), "there is no bit, as before");
    assert_eq!(page.view["history"], "none", "a pointer that moves is no place to come back to");
}

#[test]
fn a_click_pins() {
    let mut page = Page::new();
    for bit in [Bit { x: 4, y: 2, z: 18 }, Bit { x: 0, y: 0, z: 63 }, Bit { x: 4, y: 4, z: 0 }] {
        assert!(page.gesture("state", "press", centre(bit)).is_empty(), "only where it goes up again");
        let answer = page.gesture("state", "release", centre(bit));
        assert_eq!(answer["look"]["selection"], format!("{},{},{}", bit.x, bit.y, bit.z));
        assert!(
            answer["inspector"]["title"]
                .as_str()
                .is_some_and(|title| title.starts_with(&format!("bit ({}, {}, {})", bit.x, bit.y, bit.z)))
        );
    }
    let selection = page.view["look"]["selection"].clone();
    assert!(page.gesture("state", "release", (1.0, 1.0)).is_empty());
    for kind in ["drag", "wheel", "pinch"] {
        assert!(page.gesture("state", kind, centre(Bit { x: 1, y: 1, z: 1 })).is_empty());
    }
    assert_eq!(page.view["look"]["selection"], selection);
}

#[test]
fn on_a_phone_a_tap_opens_the_lane_and_a_tap_there_pins_the_bit() {
    let mut page = Page::new();
    let gesture = |page: &mut Page, panel: &str, (x, y): (f32, f32)| {
        let gesture = json!({ "kind": "release", "x": x, "y": y }).to_string();
        let answer = page.seam.gesture(panel, 382.0, 500.0, &gesture);
        page.take(&answer)
    };
    page.apply(&json!("Free"));
    let line = Geometry::new(382.0, 64).rect(Bit { x: 3, y: 2, z: 20 }).centre();
    let answer = gesture(&mut page, "state", line);
    assert_eq!(answer["command"], json!("lane"));
    assert_eq!(page.view["look"]["selection"], json!("3,2,*"), "no bit is picked");
    assert_eq!(page.view["lane"], json!({ "title": "Lane (3, 2)", "note": "bytes 104 … 111 · tap a bit" }));
    // The first square of the opened lane is its highest bit.
    gesture(&mut page, "lane", (20.0, 15.0));
    assert_eq!(page.view["look"]["selection"], json!("3,2,63"));
    // Opening the same lane again keeps the bit, another lane has none.
    let answer = gesture(&mut page, "state", line);
    assert_eq!((&answer["command"], &page.view["look"]["selection"]), (&json!("lane"), &json!("3,2,63")));
    gesture(&mut page, "state", Geometry::new(382.0, 64).rect(Bit { x: 0, y: 4, z: 20 }).centre());
    assert_eq!(page.view["look"]["selection"], json!("0,4,*"));
    // Arrows begin in the lane that is open.
    page.apply(&json!({ "Key": { "key": "ArrowLeft", "shift": false, "in_state": true } }));
    assert_eq!(page.view["look"]["selection"], json!("0,4,0"));
}

#[test]
fn the_timeline_is_pressed_and_dragged() {
    let mut page = Page::new();
    page.text(&"x".repeat(1000));
    let bars = page.seam.height("timeline", WIDTH) - 30.0;
    let answer = page.gesture("timeline", "press", (WIDTH / 2.0, bars));
    assert_eq!(answer["history"], "push", "a place that was chosen");
    assert!(page.view["position"]["address"].as_str().is_some_and(|address| address.starts_with("0.1")));
    let answer = page.gesture("timeline", "drag", (WIDTH / 4.0, bars));
    assert_eq!(answer["history"], "replace", "a place in passing");
    assert!(page.view["position"]["address"].as_str().is_some_and(|address| address.starts_with("0.5")));
    // Eight blocks are too many for the strip: a bar over it has all permutations.
    for (share, address) in [(0.99, "7.absorb"), (0.5, "4.absorb"), (0.0, "0.absorb")] {
        page.gesture("timeline", "press", (share * WIDTH, 3.0));
        assert_eq!(page.view["position"]["address"], address);
    }
    let answer = page.gesture("timeline", "drag", (0.99 * WIDTH, 50.0));
    assert_eq!((&answer["history"], &page.view["position"]["address"]), (&json!("replace"), &json!("7.absorb")));
    page.gesture("timeline", "drag", (0.0, 50.0));
    page.gesture("timeline", "press", (0.0, bars));
    assert_eq!(page.view["position"]["address"], "start");
    for kind in ["leave", "release", "wheel"] {
        assert!(page.gesture("timeline", kind, (WIDTH / 2.0, bars)).is_empty(), "{kind}");
    }
}

#[test]
fn pieces_of_the_strip_are_pressed_and_do_not_follow_the_pointer() {
    let mut page = Page::new();
    page.text(&"x".repeat(300));
    let (x, y) = (0.6 * WIDTH, 40.0);
    let answer = page.gesture("timeline", "press", (x, y));
    assert_eq!((&answer["history"], &page.view["position"]["address"]), (&json!("push"), &json!("2.absorb")));
    for kind in ["drag", "release"] {
        assert!(page.gesture("timeline", kind, (0.3 * WIDTH, y)).is_empty(), "{kind}");
    }
    page.gesture("timeline", "press", (5.0, y));
    assert_eq!(page.view["position"]["address"], "start");
}

#[test]
fn what_is_no_action_or_gesture_is_an_error_and_changes_nothing() {
    let mut page = Page::new();
    let before = page.view.clone();
    for text in ["", "{", "null", "[]", "\"Nothing\"", "{\"Jump\":-1}", "{\"Jump\":1.5}", "\u{0}", "{\"Set\":[]}"] {
        let answer = object(&page.seam.apply(text));
        assert_eq!(answer.keys().collect::<Vec<_>>(), ["error"], "{text}");
        assert!(answer["error"].as_str().is_some_and(|why| why.starts_with("This is no ")));
    }
    for text in [
        "",
        "{",
        "null",
        "{}",
        "{\"kind\":\"hover\"}",
        "{\"kind\":\"tap\",\"x\":1,\"y\":1}",
        "{\"kind\":\"hover\",\"x\":\"1\",\"y\":1}",
    ] {
        for panel in ["state", "timeline"] {
            let answer = object(&page.seam.gesture(panel, WIDTH, 500.0, text));
            assert_eq!(answer.keys().collect::<Vec<_>>(), ["error"], "{text}");
        }
    }
    let after = object(&page.seam.apply("\"Show\""));
    assert_eq!(after, before);
}

#[test]
fn any_numbers_in_gestures_and_sizes() {
    let mut random = Random::new(1);
    let numbers = [0.0, -0.0, 1.0, -1.0, 1e308, -1e308, 5e-324, 548.0, 70.0, 1e9];
    let sizes = [0.0, -1.0, 1.0, 320.0, 1096.0, 1e9, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    let mut page = Page::new();
    page.text(&"x".repeat(300));
    for _ in 0..4000 {
        let kind = random.pick(&["hover", "leave", "press", "drag", "release", "wheel", "pinch", "tap"]);
        let gesture = json!({ "kind": kind, "x": random.pick(&numbers), "y": random.pick(&numbers) }).to_string();
        let panel = random.pick(&["state", "timeline", "slices", ""]);
        let answer = page.seam.gesture(panel, random.pick(&sizes), random.pick(&sizes), &gesture);
        object(&answer);
    }
    for width in sizes {
        for panel in ["state", "timeline", "slices"] {
            assert!(page.seam.height(panel, width).is_finite());
            let _ = page.seam.scene(panel, width, 100.0);
        }
    }
}

#[test]
fn a_panel_that_is_not_there_has_no_bits() {
    let mut page = Page::new();
    assert!(page.gesture("slices", "release", centre(Bit { x: 3, y: 1, z: 17 })).is_empty());
}

#[test]
fn typed_text_comes_back_only_where_the_session_wrote_it() {
    let mut page = Page::new();
    let revision = page.view["message"]["revision"].clone();
    page.text("Ελληνικά");
    assert_eq!((page.seam.message_text(0), &page.view["message"]["revision"]), ("Ελληνικά", &revision));
    assert_eq!(page.view["message"]["length"], "16 bytes");
    page.apply(&json!({ "Format": "Hex" }));
    assert_eq!(page.seam.message_text(0), "ce95cebbcebbceb7cebdceb9cebaceac");
    assert_ne!(page.view["message"]["revision"], revision);
    assert_eq!(page.seam.message_text(7), "", "there is no such run");
}

#[test]
fn a_file_is_hashed_aside_and_lent_piece_by_piece() {
    let message = Random::new(2).bytes(100_000);
    let mut page = Page::new();
    page.apply(&json!({ "Function": "SHAKE256" }));
    page.apply(&json!({ "Attach": { "label": "a file", "len": message.len() } }));
    assert!(page.view["state"].is_null() && page.view["wants"].is_null());
    page.apply(&json!({ "Progress": 50_000 }));
    assert_eq!(page.view["digest"]["progress"], 50);
    page.serve(&message);
    let mut typed = Page::new();
    typed.apply(&json!({ "Function": "SHAKE256" }));
    typed.apply(&json!({ "Format": "Hex" }));
    typed.text(&hex(&message));
    assert_eq!(page.view["digest"]["hex"], typed.view["digest"]["hex"]);
    for address in ["735.squeeze", "0.absorb", "400.3.chi", "401.absorb", "start", "734.23.iota"] {
        for page in [&mut page, &mut typed] {
            page.apply(&json!({ "GoTo": address }));
        }
        page.serve(&message);
        assert!(page.view["wants"].is_null(), "{address}");
        assert_eq!((&page.view["state"], page.view["state"].is_null()), (&typed.view["state"], false), "{address}");
    }
    for page in [&mut page, &mut typed] {
        page.apply(&json!({ "Set": ["Output length", "5000"] }));
        page.apply(&json!("Last"));
    }
    assert!(page.view["wants"].is_null() && page.view["hash"].is_null(), "more output needs no byte of the message");
    assert_eq!((&page.view["state"], &page.view["digest"]), (&typed.view["state"], &typed.view["digest"]));
}

/// A page that waits for bytes, with the picture before them still up.
fn waiting() -> Page {
    let message = Random::new(3).bytes(5000);
    let mut page = Page::new();
    page.apply(&json!({ "Attach": { "label": "a file", "len": message.len() } }));
    page.serve(&message);
    page.apply(&json!({ "GoTo": "9.3.chi" }));
    assert!(page.view["state"].is_null() && !page.view["wants"].is_null());
    page
}

#[test]
fn while_bytes_are_fetched_the_picture_stays() {
    let page = waiting();
    assert!(!page.seam.scene("state", WIDTH, 500.0).shapes.is_empty());
    assert!(!page.seam.scene("timeline", WIDTH, 100.0).shapes.is_empty());
}

#[test]
fn where_nothing_is_known_nothing_is_drawn() {
    let mut page = waiting();
    // Another function: the message has to be hashed anew, and no state is known.
    page.apply(&json!({ "Function": "SHAKE128" }));
    assert!(page.view["state"].is_null() && page.view["wants"].is_null());
    assert_eq!(page.seam.scene("state", WIDTH, 500.0).shapes, []);
}

#[test]
fn while_bytes_are_fetched_nothing_is_painted_again() {
    let mut page = waiting();
    let answer = page.apply(&json!({ "Speed": 9 }));
    assert_eq!(panels(&answer), [""; 0]);
}

fn drawn(page: &Page) -> (Scene, f64) {
    (page.seam.scene("state", WIDTH, 500.0), page.seam.height("state", WIDTH))
}

/// Steps there, and chooses a view by its key.
fn looking(mut page: Page, key: &str) -> Page {
    for action in [
        json!({ "GoTo": "0.1.chi" }),
        json!({ "Select": "1,3,40" }),
        json!("PreviousElement"),
        json!({ "Key": { "key": key } }),
    ] {
        page.apply(&action);
    }
    page
}

#[test]
fn a_view_that_is_not_here_is_wanted_and_drawn_once_it_has_come() {
    for (key, name) in [("2", "slices"), ("3", "lattice"), ("4", "lanes")] {
        let mut page = looking(Page::first(), key);
        assert_eq!((&page.view["lacks"], &page.view["look"]["view"]), (&json!(true), &json!(name)));
        // Until then the lines stand in for it, and answer the pointer.
        assert_eq!(drawn(&page), drawn(&looking(Page::first(), "1")), "{name}");
        let told = page.gesture("state", "hover", centre(Bit { x: 2, y: 2, z: 20 }));
        assert_eq!(panels(&told), ["state"]);
        page.gesture("state", "leave", (0.0, 0.0));
        page.gesture("state", "wheel", (300.0, 300.0));
        let before = page.view.clone();
        let answer = page.seam.loaded("");
        let answer = page.take(&answer);
        assert_eq!(panels(&answer), ["state", "timeline"]);
        let asked: Vec<_> = answer.keys().filter(|name| !ASKED.contains(&name.as_str())).collect();
        assert_eq!(asked, ["lacks"], "nothing else is different");
        assert_eq!((&answer["announce"], &answer["history"]), (&json!(null), &json!("none")));
        assert_eq!(page.view["link"], before["link"]);
        assert_eq!(drawn(&page), drawn(&looking(Page::new(), key)), "{name}");
        // From now on every view is here.
        for key in ["1", "2", "3", "4"] {
            page.apply(&json!({ "Key": { "key": key } }));
            assert_eq!(page.view["lacks"], json!(false));
        }
    }
}

#[test]
fn where_a_view_cannot_be_loaded_the_lines_stay_and_it_is_said() {
    let mut page = looking(Page::first(), "3");
    let before = drawn(&page);
    let answer = page.seam.loaded("no network");
    page.take(&answer);
    let sentence = "This view could not be loaded (no network): choose it once more to try again.";
    assert_eq!((&page.view["notes"], &page.view["lacks"]), (&json!([sentence]), &json!(false)));
    assert_eq!((&page.view["look"]["view"], &page.view["history"]), (&json!("lines"), &json!("replace")));
    assert!(!page.view["link"].as_str().expect("a text").contains("view="));
    assert_eq!(drawn(&page), before);
    // Once more, and it has been said.
    page.apply(&json!({ "View": "lattice" }));
    assert_eq!(page.view["lacks"], json!(true));
    let answer = page.seam.loaded("");
    page.take(&answer);
    assert_eq!((&page.view["notes"], &page.view["lacks"]), (&json!([]), &json!(false)));
    // Who has gone back to the lines meanwhile needs no sentence.
    let mut page = looking(Page::first(), "3");
    page.apply(&json!({ "View": "lines" }));
    let answer = page.seam.loaded("no network");
    page.take(&answer);
    assert_eq!(page.view["notes"], json!([]));
}

#[test]
fn a_run_that_cannot_be_hashed_is_an_error() {
    use keccak_wasm::hashing::Hashing;
    for run in ["", "null", "{}", "[]", "{\"mode\":\"00\",\"outputBits\":256}"] {
        assert!(Hashing::new(run).is_err(), "{run}");
    }
    // SHA3-256 as bytes in hex: what kind, then w, rounds, rate and suffix.
    let words = |words: [u64; 4]| words.map(|word| format!("{:016x}", word.swap_bytes())).concat();
    let mode = |sponge| format!("000000{}", words(sponge));
    for (name, bad) in [
        ("mode", json!(mode([3, 24, 1088, 6]))),
        ("mode", json!(mode([64, 25, 1088, 6]))),
        ("mode", json!(mode([64, 24, 0, 6]))),
        ("mode", json!(mode([64, 24, 1088, 0]))),
        ("mode", json!(mode([64, 24, 1088, 256]))),
        ("mode", json!("09")),
        ("mode", json!("no hex")),
        ("outputBits", json!(-8)),
    ] {
        let mut run = json!({ "mode": mode([64, 24, 1088, 6]), "outputBits": 256 });
        assert!(Hashing::new(&run.to_string()).is_ok());
        run[name] = bad;
        assert!(Hashing::new(&run.to_string()).is_err(), "{run}");
    }
}
