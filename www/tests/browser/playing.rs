//! Playing: the positions go by, and it ends where they end.

use fantoccini::key::Key;

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("playing goes to the end and stops there", to_the_end),
    ("Space plays and pauses, a jump stops playing", pause),
    ("at the end playing begins anew", anew),
];

fn to_the_end(stage: &Stage) {
    let page = stage.open("m=abc&at=0.20.theta");
    fastest(&page);
    page.click("Play");
    page.shown_at("0.squeeze");
    until("it stops", || page.has("button", "Play"), |stopped| *stopped);
    page.await_pair("at=0.squeeze");
}

fn pause(stage: &Stage) {
    let page = stage.open("m=abc");
    page.press(Key::Space, 1);
    until("it plays", || page.has("button", "Pause"), |plays| *plays);
    until("it moves", || page.position(), |position| position != "0.absorb");
    page.press(Key::Space, 1);
    until("it pauses", || page.has("button", "Play"), |paused| *paused);
    page.await_pair(&format!("at={}", page.position()));

    page.click("Play");
    until("it plays", || page.has("button", "Pause"), |plays| *plays);
    page.press(Key::End, 1);
    page.shown_at("0.squeeze");
    until("it stops", || page.has("button", "Play"), |stopped| *stopped);
}

fn anew(stage: &Stage) {
    let page = stage.open("m=abc&at=0.squeeze");
    page.click("Play");
    until("it begins anew", || page.position(), |position| position != "0.squeeze");
    page.click("Pause");
    until("it pauses", || page.has("button", "Play"), |paused| *paused);
}

/// Chooses the last of the speeds.
fn fastest(page: &Page<'_>) {
    let speed = page.control("combobox", "Speed");
    let options = page.seen(&speed);
    page.browser.select(&speed, options.lines().last().unwrap_or_default().trim());
}
