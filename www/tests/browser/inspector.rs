//! The inspector: what is selected around the bit, and the bits it depends on, each a click away.

use serde_json::json;

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("a part around the bit is chosen from a list, and P chooses the next", part),
    ("sources and targets of a bit are a click away", sources),
    ("on a phone the sheet has them, too", in_the_sheet),
];

fn part(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    let select = page.control("combobox", "Part");
    assert_eq!(page.value(&select), "bit");
    for (part, selection) in [
        ("row", "*,2,18"),
        ("column", "4,*,18"),
        ("lane", "4,2,*"),
        ("slice", "*,*,18"),
        ("plane", "*,2,*"),
        ("sheet", "4,*,*"),
        ("bit", "4,2,18"),
    ] {
        page.browser.select(&select, part);
        page.await_pair(&format!("sel={selection}"));
        assert_eq!(page.value(&select), part);
    }
    page.browser.script("document.activeElement.blur()", &[]);
    page.browser.press(['p']);
    page.await_pair("sel=*,2,18");
    until("the list says it", || page.value(&select), |part| part == "row");
}

fn sources(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    open(&page, "Sources (11) · Targets (1)");
    // The bit itself, the column to its left, and the column to its right one slice below.
    let mut expected: Vec<String> = (0..5).flat_map(|y| [format!("(3, {y}, 18)"), format!("(0, {y}, 17)")]).collect();
    expected.push("(4, 2, 18)".to_owned());
    expected.sort();
    let mut listed = listed(&page, "Sources");
    listed.sort();
    assert_eq!(listed, expected);
    // ρ moves it by 39.
    assert_eq!(self::listed(&page, "Targets"), ["(4, 2, 57)"]);
    page.click("(3, 0, 18)");
    page.await_pair("sel=3,0,18");
    let names = || page.names("button");
    until("they are its own now", names, |names| names.contains(&"(2, 4, 18)".to_owned()));
    let focused = page.browser.script("return document.activeElement !== document.body", &[]);
    assert_eq!(focused, json!(true), "whoever goes on by keyboard is still there");
}

fn in_the_sheet(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    page.browser.resize(390, 844);
    page.click("Why? open the bit");
    page.browser.select(&page.control("combobox", "Part"), "column");
    page.await_pair("sel=4,*,18");
    page.browser.select(&page.control("combobox", "Part"), "bit");
    page.await_pair("sel=4,2,18");
    open(&page, "Sources (11) · Targets (1)");
    page.click("(4, 2, 57)");
    page.await_pair("sel=4,2,57");
}

fn open(page: &Page<'_>, summary: &str) {
    let found = || page.browser.elements("#links summary").first().map(|element| page.text(element));
    until("they are counted", found, |text| text.as_deref() == Some(summary));
    // What stands above it may still be drawn, and move it from under the pointer.
    let opened = || {
        let opened = page.browser.script("return document.getElementById('links').open", &[]) == json!(true);
        if !opened {
            page.browser.click(&page.browser.elements("#links summary").remove(0));
        }
        opened
    };
    until("they are opened", opened, |opened| *opened);
}

fn listed(page: &Page<'_>, name: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`#links ul[aria-label='${arguments[0]}'] button`)]
        .map(button => button.textContent)";
    serde_json::from_value(page.browser.script(script, &[json!(name)])).expect("texts")
}
