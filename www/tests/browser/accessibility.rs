//! For everyone: no violation that axe-core knows, each step said once, and text of twice the size that loses nothing.

use std::path::Path;
use std::{fs, panic};

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Named;
use crate::need::missing;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("axe-core finds nothing in any view, on paper and at night, wide and as narrow as a phone", axe),
    ("axe-core finds nothing in what can be opened and in what goes wrong", axe_elsewhere),
    ("a step is said once", announcements),
    ("text of twice the size loses nothing", text_zoom),
    ("a page zoomed to 200 % does not scroll sideways", page_zoom),
];

const WIDTHS: [(u32, u32); 2] = [(1440, 900), (390, 844)];

fn axe(stage: &Stage) {
    let axe = source();
    let mut found = Vec::new();
    for view in ["lines", "slices", "lattice", "lanes"] {
        for night in [false, true] {
            let page = stage.open(&format!("m=abc&at=0.1.chi&sel=1,3,40&view={view}"));
            page.browser.prefer(&[("prefers-color-scheme", if night { "dark" } else { "light" })]);
            for (width, height) in WIDTHS {
                page.browser.resize(width, height);
                found.extend(violations(&page, &axe, &format!("{view}, {width} px, night: {night}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn axe_elsewhere(stage: &Stage) {
    let axe = source();
    let mut found = Vec::new();
    for (what, link, script) in [
        ("nothing pinned", "m=abc&at=0.0.theta", ""),
        ("all parameters", "f=sponge&m=abc&rate=1000", ""),
        ("a bare permutation", "f=permutation&w=8", ""),
        ("a long digest", "f=shake128&m=abc&out=2000", ""),
        ("a message that is missing", "len=5000000&digest=0123&at=0.0.theta", ""),
        ("what went wrong", "f=nonsense&at=nonsense&sel=nonsense", ""),
        ("the keys", "m=abc", "document.getElementById('help').click()"),
        ("the sheet", "m=abc&at=0.0.theta&sel=4,2,18", "document.getElementById('why-button').click()"),
        ("more", "m=abc", "document.getElementById('more-button').click()"),
        (
            "a broken hex",
            "hex=6162",
            "const box = document.getElementById('message');
             box.value = '616';
             box.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        ),
    ] {
        let page = stage.open(link);
        page.browser.resize(390, 844);
        page.browser.script(script, &[]);
        found.extend(violations(&page, &axe, what));
        page.browser.resize(1440, 900);
        found.extend(violations(&page, &axe, what));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The program of axe-core, which npm brings: it travels into the page as a script of the driver, the site ships none of it.
fn source() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(path).unwrap_or_else(|_| {
        // No hook prints a message for this: it ends the trial as one that can't be performed.
        panic::resume_unwind(Box::new(missing("no axe-core found, run `npm ci` in www")))
    })
}

/// What axe-core finds: each violated rule with the elements and why.
fn violations(page: &Page<'_>, axe: &str, about: &str) -> Vec<String> {
    frames(page);
    if page.browser.script("return typeof axe", &[]) == json!("undefined") {
        page.browser.script(&format!("{axe};window.axe = axe"), &[]);
    }
    let script = "
        const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
            ({ violations, passes }) => done({
                passed: passes.length,
                violations: violations.map(({ id, help, nodes }) => `${id} (${help}): ` +
                    nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')),
            }),
            error => done({ passed: 0, violations: [String(error)] }))";
    let result = page.browser.script_async(script, &[]);
    assert!(result["passed"].as_u64() > Some(10), "axe-core has looked at something: {result}");
    let found = result["violations"].as_array().into_iter().flatten().filter_map(Value::as_str);
    found.map(|violation| format!("{about}: {violation}")).collect()
}

/// A drawing follows its place a frame later.
fn frames(page: &Page<'_>) {
    let script = "
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))";
    page.browser.script_async(script, &[]);
}

fn announcements(stage: &Stage) {
    let page = stage.open("m=abc&at=0.absorb&sel=4,2,18");
    let listen = "
        window.heard = [];
        for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert], output')) {
            new MutationObserver(() => {
                const text = region.textContent.trim();
                if (region.checkVisibility() && text !== '') window.heard.push(text);
            }).observe(region, { childList: true, characterData: true, subtree: true, attributes: true });
        }";
    page.browser.script(listen, &[]);
    for (number, (key, address, words)) in [
        (Key::Right, "0.0.theta", "after θ"),
        (Key::Right, "0.0.rho", "after ρ"),
        (Key::Left, "0.0.theta", "after θ"),
        (Key::Up, "0.0.iota", "after ι"),
        (Key::End, "0.squeeze", "squeeze"),
    ]
    .into_iter()
    .enumerate()
    {
        page.press(key, 1);
        page.shown_at(address);
        frames(&page);
        let heard = page.browser.script("return window.heard", &[]);
        let heard = heard.as_array().cloned().unwrap_or_default();
        assert_eq!(heard.len(), number + 1, "at {address}: {heard:?}");
        let last = heard[number].as_str().unwrap_or_default();
        assert!(last.contains(words), "“{last}” says “{words}”");
    }
    // A walk from bit to bit is said, too, and once.
    page.browser.script("document.getElementById('drawing').focus({ focusVisible: true })", &[]);
    page.browser.press([Key::Left.into()]);
    page.await_pair("sel=4,2,19");
    frames(&page);
    let heard = page.browser.script("return window.heard.slice(5)", &[]);
    assert!(heard.as_array().is_some_and(|heard| heard.len() == 1), "{heard}");
    assert!(heard[0].as_str().is_some_and(|said| said.contains("(4, 2, 19)")), "{heard}");
}

/// What is cut off: texts that are wider or higher than their box lets be seen, and a page that scrolls sideways.
const CUT: &str = "
    const width = document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll('body *')]
        .filter(element => element.checkVisibility() && !element.closest('.unseen, .scroll, dialog, option, textarea'))
        .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== ''))
        .filter(element => {
            const style = getComputedStyle(element);
            const clips = style.overflow !== 'visible' || element.localName === 'button';
            const wide = clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
            return wide || (style.position !== 'absolute' && element.getBoundingClientRect().right > width + 1);
        })
        .map(element => element.localName + (element.id && '#' + element.id) + ': ' + element.textContent.slice(0, 30));
    if (document.documentElement.scrollWidth > width) cut.push(`sideways: ${document.documentElement.scrollWidth} of ${width}`);
    return cut";

fn text_zoom(stage: &Stage) {
    let mut problems = Vec::new();
    for link in
        ["m=abc&at=0.0.theta&sel=4,2,18", "f=sponge&m=abc&rate=1000&at=0.1.chi&sel=1,3,40", "f=shake128&m=abc&out=200"]
    {
        let page = stage.open(link);
        let size = || {
            let size = page.browser.script("return parseFloat(getComputedStyle(document.body).fontSize)", &[]);
            size.as_f64().unwrap_or_default()
        };
        let usual = size();
        page.browser.chromium("Page.setFontSizes", &json!({ "fontSizes": { "standard": 32, "fixed": 26 } }));
        until("the text is larger", size, |large| *large > 1.9 * usual);
        for (width, height) in [(1440, 900), (768, 1024), (390, 844), (320, 700)] {
            page.browser.resize(width, height);
            frames(&page);
            let cut = page.browser.script(CUT, &[]);
            if cut != json!([]) {
                problems.push(format!("“{link}” at {width} px: {cut}"));
            }
        }
        page.browser.chromium("Page.setFontSizes", &json!({ "fontSizes": { "standard": 16, "fixed": 13 } }));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn page_zoom(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    for (width, height) in [(1440, 900), (1024, 768), (640, 800)] {
        let zoomed = json!({ "width": width / 2, "height": height / 2, "deviceScaleFactor": 2, "mobile": false });
        page.browser.chromium("Emulation.setDeviceMetricsOverride", &zoomed);
        frames(&page);
        assert_eq!(page.browser.script(CUT, &[]), json!([]), "{width} px");
    }
}
