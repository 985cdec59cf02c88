//! The pointer: over the bits it tells which, a click pins one, and the timeline is scrubbed by dragging.

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("down the drawing the pointer passes all 25 lanes in the order of memory", down),
    ("along a lane the pointer passes all z from 63 to 0", along),
    ("a click pins the bit under the pointer, and Esc frees it", pin),
    ("dragging on the timeline scrubs", scrub),
    ("a click on the timeline goes there, and Back returns", jump),
];

/// A bit's coordinates: x, y, z.
type Bit = [usize; 3];

fn down(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta");
    let (left, top, width, height) = drawing(&page);
    let lines = (0..120).map(|i| (left + 0.4 * width, top + height * f64::from(i) / 120.0));
    let bits = seen(&page, lines);
    let lanes: Vec<usize> = bits.iter().map(|[x, y, _]| x + 5 * y).collect();
    assert_eq!(lanes, (0..25).collect::<Vec<_>>());
    assert!(bits.iter().all(|bit| bit[2] == bits[0][2]), "the pointer goes straight down: {bits:?}");
}

fn along(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta");
    let (left, top, width, height) = drawing(&page);
    let row = top + height / 2.0;
    let bits = seen(&page, (0..240).map(|i| (left + width * f64::from(i) / 240.0, row)));
    assert_eq!(bits.iter().map(|bit| bit[2]).collect::<Vec<_>>(), (0..64).rev().collect::<Vec<_>>());
    assert!(bits.iter().all(|bit| bit[..2] == bits[0][..2]), "the pointer stays in its lane: {bits:?}");
}

fn pin(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta");
    let (left, top, width, height) = drawing(&page);
    for (across, down) in [(0.3, 0.2), (0.5, 0.55), (0.4, 0.75)] {
        let at = (left + across * width, top + down * height);
        page.browser.hover(at);
        let [x, y, z] = until("the bit is named", || inspected(&page), Option::is_some).expect("it was waited for");
        page.browser.click_at(at);
        page.await_pair(&format!("sel={x},{y},{z}"));
        // What is pinned stays, wherever the pointer goes.
        page.browser.hover((left + 0.45 * width, top + 0.4 * height));
        frame(&page);
        assert_eq!(inspected(&page), Some([x, y, z]));
        page.browser.press(['\u{e00c}']);
        page.await_no_pair("sel");
    }
}

fn scrub(stage: &Stage) {
    let page = stage.open("m=abc");
    let (left, top, width, height) = page.place(&page.control("slider", "Timeline"));
    let at = |share: f64| (left + share * width, top + 0.75 * height);
    page.browser.drag(&[at(0.2), at(0.3), at(0.4)]);
    let first = ordinal(&page);
    page.browser.drag(&[at(0.4), at(0.6), at(0.8)]);
    let second = until("the drag moves the position", || ordinal(&page), |second| *second > first + 20);
    assert!(first > 10 && second < 121, "{first} and {second} of 0 … 122");
    let address = page.position();
    page.await_pair(&format!("at={address}"));
    assert_eq!(stage.open(&page.link()).position(), address);
}

fn jump(stage: &Stage) {
    let page = stage.open("m=abc&at=0.2.chi");
    let (left, top, width, height) = page.place(&page.control("slider", "Timeline"));
    page.browser.click_at((left + 0.5 * width, top + 0.75 * height));
    let address = until("the click moves the position", || page.position(), |position| position != "0.2.chi");
    page.await_pair(&format!("at={address}"));
    page.browser.back();
    page.shown_at("0.2.chi");
}

fn drawing(page: &Page<'_>) -> (f64, f64, f64, f64) {
    page.place(&page.control("application", "Bits of the state"))
}

/// The bits that the pointer meets at these points, each once.
fn seen(page: &Page<'_>, points: impl Iterator<Item = (f64, f64)>) -> Vec<Bit> {
    let mut bits = Vec::new();
    for point in points {
        page.browser.hover(point);
        frame(page);
        if let Some(bit) = inspected(page)
            && bits.last() != Some(&bit)
        {
            bits.push(bit);
        }
    }
    bits
}

/// Browsers tell of a moving pointer once a frame.
fn frame(page: &Page<'_>) {
    let script = "const done = arguments[0]; requestAnimationFrame(() => done())";
    page.browser.script_async(script, &[]);
}

/// The bit that the inspector is about: the first (x, y, z) in it.
fn inspected(page: &Page<'_>) -> Option<Bit> {
    let text = page.region("Inspector");
    let (coordinates, _) = text.split_once('(')?.1.split_once(')')?;
    let coordinates: Vec<usize> = coordinates.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    coordinates.try_into().ok()
}

fn ordinal(page: &Page<'_>) -> u64 {
    page.attribute(&page.control("slider", "Timeline"), "aria-valuenow").parse().unwrap_or_default()
}
