//! The parameters: how much output, and what the free sponge and the bare permutation can be told.

use fantoccini::key::Key;

use crate::Named;
use crate::independent::{digest, f200_of_zeros, hex, lanes, permute, sponge};
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("every control has its accessible name", names),
    ("parameters stand only beside functions that have them", presence),
    ("an extendable output is as long as it is asked for", output_length),
    ("an output length out of range is reported and changes nothing", wrong_length),
    ("a key and a customization are typed, as text or as hex", keyed),
    ("the free sponge takes rate and suffix", free_sponge),
    ("the bare permutation starts from a given state", bare_permutation),
    ("narrow lanes are shown with fewer digits", narrow_lanes),
];

/// DESIGN's table of names, with their roles.
const NAMES: [(&str, &[&str]); 7] = [
    ("textbox", &["Message", "Position"]),
    ("combobox", &["Function", "Speed"]),
    ("status", &["Digest"]),
    (
        "button",
        &[
            "First",
            "Previous round",
            "Previous step",
            "Play",
            "Next step",
            "Next round",
            "Last",
            "Copy digest",
            "Copy link",
            "Theme",
            "Keys",
        ],
    ),
    ("radio", &["Text", "Hex", "Bits", "Lines"]),
    ("table", &["State"]),
    ("slider", &["Timeline"]),
];

fn names(stage: &Stage) {
    let page = stage.open("");
    let mut all = Vec::new();
    for (role, wanted) in NAMES {
        let there = page.names(role);
        for name in wanted {
            assert_eq!(there.iter().filter(|other| other == name).count(), 1, "{role} “{name}” among {there:?}");
        }
        // Places where something is said in passing need no name: what is said there is read out.
        all.extend(there.into_iter().filter(|name| role != "status" || !name.is_empty()));
    }
    for (role, wanted) in
        [("region", vec!["Step", "Inspector", "Sponge"]), ("radiogroup", vec!["Input format", "View"])]
    {
        let there = page.names(role);
        assert!(wanted.iter().all(|name| there.iter().any(|other| other == name)), "{role}: {there:?}");
    }
    assert!(all.iter().all(|name| !name.is_empty()), "a control has no name: {all:?}");
    for reserved in ["Message", "Function", "Digest"] {
        assert_eq!(all.iter().filter(|name| name.starts_with(reserved)).count(), 1, "{reserved} among {all:?}");
    }
    let words = page.attribute(&page.control("textbox", "Position"), "aria-describedby");
    assert!(!words.is_empty(), "the address is also said in words");
    let timeline = page.attribute(&page.control("slider", "Timeline"), "aria-valuetext");
    assert!(timeline.contains("absorb"), "the timeline says where it stands: {timeline}");
    let options = page.seen(&page.control("combobox", "Function"));
    for function in crate::independent::FUNCTIONS.into_iter().chain(["Sponge", "Permutation"]) {
        assert!(options.lines().any(|option| option.trim() == function), "{function} among {options}");
    }
}

fn presence(stage: &Stage) {
    let page = stage.open("");
    let all = [
        "Key",
        "Name N",
        "Customization S",
        "Block size",
        "Domain byte",
        "Output length",
        "Rate",
        "Suffix",
        "Rounds",
        "Lane size",
        "Start state",
    ];
    for (function, has) in [
        ("SHA3-256", &[][..]),
        ("SHAKE128", &["Output length"]),
        ("Sponge", &["Output length", "Rate", "Suffix", "Rounds", "Lane size"]),
        ("Permutation", &["Rounds", "Lane size", "Start state"]),
        ("Keccak-512", &[]),
        ("cSHAKE128", &["Name N", "Customization S", "Output length"]),
        ("KMAC256", &["Key", "Customization S", "Output length"]),
        ("TupleHash128", &["Customization S", "Output length"]),
        ("ParallelHashXOF128", &["Customization S", "Block size", "Output length"]),
        ("TurboSHAKE256", &["Domain byte", "Output length"]),
        ("KT128", &["Customization S", "Output length"]),
    ] {
        page.choose_function(function);
        let there = || all.into_iter().filter(|name| page.has("textbox", name) || page.has("spinbutton", name));
        until(function, || there().collect::<Vec<_>>(), |there| there == has);
        assert_eq!(page.has("textbox", "Message"), function != "Permutation", "{function} and its message");
    }
}

fn keyed(stage: &Stage) {
    // The second of NIST's samples of KMAC128.
    let page = stage.open("f=kmac128&hex=00010203");
    let key = "0x404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f";
    enter(&page, "textbox", "Key", key);
    enter(&page, "textbox", "Customization S", "My Tagged Application");
    page.await_digest("3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5");
    page.await_pair("s=My+Tagged+Application");
    enter(&page, "textbox", "Key", "0x404");
    let sentence = "Hex has an odd number of digits (3): add one or remove one.";
    until("it is said", || page.sentences(), |sentences| sentences.iter().any(|other| other == sentence));
    page.await_digest("3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5");
}

fn output_length(stage: &Stage) {
    let page = stage.open("f=shake128&m=abc");
    for length in [0, 1, 168, 169, 500, 2000] {
        enter(&page, "spinbutton", "Output length", &length.to_string());
        until(&format!("{length} bytes"), || page.digest(), |shown| *shown == digest("SHAKE128", b"abc", length));
        page.await_pair(&format!("out={length}"));
    }
    // 2,000 bytes are twelve blocks of output: eleven permutations after the one that absorbs.
    page.click("Last");
    page.shown_at("11.squeeze");
    enter(&page, "spinbutton", "Output length", "32");
    page.await_digest(&digest("SHAKE128", b"abc", 32));
    page.await_no_pair("out");
    page.shown_at("0.squeeze");
}

fn wrong_length(stage: &Stage) {
    let page = stage.open("f=shake256&m=abc");
    enter(&page, "spinbutton", "Output length", "70000");
    let sentence = "70,000 bytes are more than is shown here: at most 65,536.";
    until("it is said", || page.sentences(), |sentences| sentences.iter().any(|other| other == sentence));
    let digest = digest("SHAKE256", b"abc", 32);
    let typed_on_the_way = page.digest();
    assert!(typed_on_the_way.starts_with(&digest) || digest.starts_with(&typed_on_the_way));
    enter(&page, "spinbutton", "Output length", "32");
    page.await_digest(&digest);
    assert_eq!(page.sentences(), Vec::<String>::new());
}

fn free_sponge(stage: &Stage) {
    let page = stage.open("f=sponge&m=abc");
    // It begins as SHA3-256's.
    page.await_digest(&digest("SHA3-256", b"abc", 32));
    enter(&page, "textbox", "Rate", "576");
    page.await_digest(&hex(&sponge(72, 0x06, b"abc", 32)));
    enter(&page, "textbox", "Suffix", "07");
    page.await_digest(&hex(&sponge(72, 0x07, b"abc", 32)));
    page.await_pair("rate=576");
    page.await_pair("suffix=07");
    let before = page.digest();
    for (name, wrong) in [("Rate", "1601"), ("Rate", "zero"), ("Suffix", "00"), ("Suffix", "xyz")] {
        let good = page.value(&page.control("textbox", name));
        put(&page, "textbox", name, wrong);
        until(&format!("{name} {wrong}"), || page.sentences(), |sentences| sentences.len() == 1);
        assert_eq!(page.digest(), before, "{name} {wrong} changes nothing");
        put(&page, "textbox", name, &good);
        until("it is mended", || page.sentences(), Vec::is_empty);
    }
}

fn bare_permutation(stage: &Stage) {
    let page = stage.open("f=permutation");
    assert_eq!(page.position(), "start");
    let mut state = [0; 25];
    assert_eq!(page.shown().lanes, lanes(&state));
    permute(&mut state);
    assert_eq!(page.go_to("0.23.iota").lanes, lanes(&state));
    // Once more, from where the first ended.
    let start: Vec<String> = lanes(&state).concat();
    put(&page, "textbox", "Start state", &start.join(" "));
    permute(&mut state);
    until("the permutation of that state", || page.shown().lanes, |shown| *shown == lanes(&state));
    let cold = stage.open(&page.await_pair(&format!("state={}", start.join(","))));
    assert_eq!(cold.shown().lanes, lanes(&state));
    assert_eq!(cold.digest(), "", "a bare permutation has no digest");
    put(&cold, "textbox", "Start state", "12 34");
    until("a state is 25 lanes", || cold.sentences(), |sentences| sentences.len() == 1);
    assert_eq!(cold.shown().lanes, lanes(&state));
}

fn narrow_lanes(stage: &Stage) {
    let page = stage.open("f=permutation&w=8&at=0.17.iota");
    assert_eq!(page.shown().lanes.concat(), f200_of_zeros().map(|lane| format!("{lane:02x}")));
    let page = stage.open("f=permutation&w=1&at=0.11.iota");
    assert!(page.shown().lanes.iter().flatten().all(|lane| lane == "0" || lane == "1"));
}

/// Types into a field and leaves it by Enter.
pub(crate) fn enter(page: &Page<'_>, role: &str, name: &str, text: &str) {
    page.retype(&page.control(role, name), &format!("{text}{}", Key::Enter));
}

/// Puts a text into a field at once, so that nothing is read on the way.
pub(crate) fn put(page: &Page<'_>, role: &str, name: &str, text: &str) {
    let script = "
        const [box, text] = arguments;
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        box.dispatchEvent(new Event('change', { bubbles: true }));";
    page.browser.script(script, &[serde_json::json!(page.control(role, name)), serde_json::json!(text)]);
}
