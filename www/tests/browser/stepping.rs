//! Stepping: forwards and back by keys and by buttons, over steps, rounds and blocks.

use fantoccini::key::Key;

use crate::Named;
use crate::page::until;
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("130 steps on from 1.3.rho is 2.5.theta, and 130 back the same link and the same lanes", there_and_back),
    ("the transport's buttons go where they say", transport),
    ("nothing lies before the start and after the end", ends),
    ("elements inside a step are counted in the link", elements),
    ("a bit is followed through the steps by its button", followed),
    ("10,000 steps take no more memory than 1,000", memory),
    ("an extendable output is squeezed permutation by permutation", squeezing),
];

fn there_and_back(stage: &Stage) {
    let message = "0123456789".repeat(30);
    let page = stage.open(&format!("m={message}&at=1.3.rho"));
    let (link, before) = (page.link(), page.shown());
    assert_eq!(before.position, "1.3.rho");
    page.press(Key::Right, 130);
    let after = page.shown_at("2.5.theta");
    page.await_pair("at=2.5.theta");
    assert_ne!(after.lanes, before.lanes);
    assert_eq!(after.digest, before.digest);
    page.press(Key::Left, 130);
    assert_eq!(page.shown_at("1.3.rho"), before);
    page.await_link(&link);
    // What was stepped to is what a link opens.
    let cold = stage.open(&link.replace("1.3.rho", "2.5.theta"));
    assert_eq!(cold.shown(), after);
}

fn followed(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    // ρ moves it by 39 places, π to lane (2, 1), and χ leaves it where it is.
    for (address, selection) in [("0.0.rho", "4,2,57"), ("0.0.pi", "2,4,57"), ("0.0.chi", "2,4,57")] {
        page.click("Follow");
        page.shown_at(address);
        page.await_pair(&format!("sel={selection}"));
    }
    page.go("m=abc&at=0.squeeze&sel=0,0,0");
    until("nothing comes next", || page.has("button", "Follow"), |there| !there);
}

fn memory(stage: &Stage) {
    let page = stage.open("m=abc&sel=4,2,18");
    page.steps(1_000);
    let early = page.memory();
    page.steps(9_000);
    assert_eq!(page.memory(), early);
}

fn transport(stage: &Stage) {
    let page = stage.open("m=abc&at=0.3.chi");
    for (button, address) in [
        ("Next step", "0.3.iota"),
        ("Next step", "0.4.theta"),
        ("Previous step", "0.3.iota"),
        ("Next round", "0.4.iota"),
        ("Next round", "0.5.iota"),
        ("Previous step", "0.5.chi"),
        ("Previous round", "0.4.iota"),
        ("First", "start"),
        ("Next round", "0.absorb"),
        ("Next round", "0.0.iota"),
        ("Last", "0.squeeze"),
        ("Previous round", "0.23.iota"),
    ] {
        page.click(button);
        page.shown_at(address);
    }
    page.await_pair("at=0.23.iota");
}

fn ends(stage: &Stage) {
    let page = stage.open("m=abc&at=start");
    let start = page.shown();
    assert!(start.lanes.iter().flatten().all(|lane| lane == "0000000000000000"));
    page.press(Key::Left, 3);
    page.press(Key::Down, 2);
    assert_eq!(page.shown(), start);
    page.press(Key::Right, 1);
    page.shown_at("0.absorb");
    page.press(Key::End, 1);
    let end = page.shown_at("0.squeeze");
    page.press(Key::Right, 3);
    page.press(Key::Up, 2);
    assert_eq!(page.shown(), end);
    page.press(Key::Left, 1);
    // Squeezing reads the state and changes nothing.
    assert_eq!(page.shown_at("0.23.iota").lanes, end.lanes);
}

fn elements(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta");
    page.browser.press(".".repeat(3).chars());
    page.shown_at("0.0.rho");
    page.await_pair("sub=3");
    page.browser.press(",".chars());
    page.await_pair("sub=2");
    let cold = stage.open("m=abc&at=0.0.rho&sub=2");
    cold.await_pair("sub=2");
    cold.press(Key::Right, 1);
    cold.await_no_pair("sub");
    assert_eq!(cold.position(), "0.0.rho", "a step inside a step completes it");
    cold.press(Key::Right, 1);
    cold.shown_at("0.0.pi");
}

fn squeezing(stage: &Stage) {
    let page = stage.open("f=shake128&m=abc&out=400&at=0.23.iota");
    page.press(Key::Right, 1);
    page.shown_at("0.squeeze");
    page.press(Key::Right, 1);
    page.shown_at("1.0.theta");
    page.press(Key::End, 1);
    page.shown_at("2.squeeze");
}
