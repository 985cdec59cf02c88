//! As narrow as a phone: a tap opens the lane, a tap there pins a bit, and all that is used stands under the thumb.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("on a phone a tap opens the lane, and a tap there pins the bit", tap),
    ("on a phone the transport and what opens the rest stand under the thumb", thumb),
    ("on a phone what is used less is behind More", more),
    ("on a phone format and view are chosen from lists", lists),
];

fn open<'a>(stage: &'a Stage, link: &str) -> Page<'a> {
    let page = stage.open(link);
    page.browser.resize(390, 844);
    page.control("button", "More");
    page
}

fn tap(stage: &Stage) {
    let page = open(stage, "m=abc&at=0.0.theta");
    let (left, top, width, height) = page.place(&page.control("application", "Bits of the state"));
    page.browser.click_at((left + 0.5 * width, top + 0.3 * height));
    let title = until("a lane is opened", || title(&page), |title| title.starts_with("Lane ("));
    let lane = title.trim_start_matches("Lane (").trim_end_matches(')').replace(", ", ",");
    // No bit was picked.
    page.await_pair(&format!("sel={lane},*"));
    let sheet = page.browser.elements("#lane-canvas").remove(0);
    let (left, top, width, height) = page.place(&sheet);
    // The bit at the right end of the second line: z = 32.
    page.browser.click_at((left + 0.94 * width, top + 0.33 * height));
    page.await_pair(&format!("sel={lane},32"));
    let question = || page.region(&title);
    until("the ledger is in the sheet", question, |text| text.contains("32)") && text.contains("C["));
    page.click("z + 1");
    page.await_pair(&format!("sel={lane},33"));
    page.click("z − 1");
    page.await_pair(&format!("sel={lane},32"));

    // The sheet stays while the transport steps, and Esc closes it without freeing the bit.
    page.click("Next step");
    until("ρ is asked about", question, |text| text.contains("come from"));
    page.browser.press([Key::Escape.into()]);
    until("the sheet is closed", || page.has("region", &title), |open| !open);
    page.await_pair(&format!("sel={lane},32"));
    page.click("Why? open the bit");
    until("it opens with the button", || page.has("region", &title), |open| *open);
    page.click("Close the sheet");
    until("and closes with its own", || page.has("region", &title), |open| !open);
    // A pull on its head closes it, too.
    page.click("Why? open the bit");
    let header = page.browser.elements("#sheet header h2").remove(0);
    let (x, y, ..) = page.place(&header);
    page.browser.drag(&[(x + 4.0, y + 4.0), (x + 4.0, y + 40.0), (x + 4.0, y + 120.0)]);
    until("it is pulled down", || page.has("region", &title), |open| !open);
    // Where there is room, words and sheet are one again.
    page.browser.resize(1440, 900);
    until("the step has its ledger", || page.region("Step"), |text| text.contains("come from"));
}

fn title(page: &Page<'_>) -> String {
    let script = "
        const title = document.getElementById('sheet-title');
        return title.checkVisibility() ? title.textContent : ''";
    page.browser.script(script, &[]).as_str().unwrap_or_default().to_owned()
}

fn thumb(stage: &Stage) {
    let page = open(stage, "m=abc&at=0.0.theta&sel=4,2,18");
    let buttons = ["Previous round", "Previous step", "Play", "Next step", "Next round", "Why? open the bit", "More"];
    page.browser.script("scrollTo(0, 0)", &[]);
    for name in buttons {
        let script = "
            const { top, bottom, width, height } = arguments[0].getBoundingClientRect();
            return [top, innerHeight - bottom, width - 44, height - 44]";
        let button = page.control("button", name);
        let place = page.browser.script(script, &[json!(button)]);
        let place: Vec<f64> = place.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert!(place[0] > 422.0 && place[1] >= 0.0, "{name} is in the lower half: {place:?}");
        assert!(place[2] >= 0.0 && place[3] >= 0.0, "{name} is 44 px wide and high: {place:?}");
    }
    // The picture is whole above them.
    let drawing = page.control("application", "Bits of the state");
    let script =
        "const { top, bottom } = arguments[0].getBoundingClientRect(); return top > 0 && bottom < innerHeight - 80";
    assert_eq!(page.browser.script(script, &[json!(drawing)]), json!(true));
    // With the sheet open the question stands above the transport, and the transport can be hit.
    page.click("Why? open the bit");
    let script = "
        const { bottom } = document.getElementById('question').getBoundingClientRect();
        const { top } = document.querySelector('.five').getBoundingClientRect();
        return bottom < top";
    until("the question is seen", || page.browser.script(script, &[]), |seen| *seen == json!(true));
    page.click("Next step");
    page.click("Previous step");
}

fn more(stage: &Stage) {
    let page = open(stage, "m=abc&at=0.0.theta");
    assert!(!page.has("button", "Copy link"));
    page.click("More");
    for name in ["First", "Last", "Copy link", "Theme", "Keys", "File…"] {
        page.control("button", name);
    }
    page.control("radio", "Before");
    page.click("Last");
    page.shown_at("0.squeeze");
    page.go_to("0.3.chi");
    page.click("Close these");
    until("it is closed", || page.has("button", "Copy link"), |open| !open);
    page.browser.resize(1440, 900);
    page.control("button", "Copy link");
}

fn lists(stage: &Stage) {
    let page = open(stage, "m=abc");
    page.browser.select(&page.control("combobox", "Input format"), "Hex");
    until("the box holds hex", || page.value(&page.message()), |text| text == "616263");
    assert_eq!(page.value(&page.control("combobox", "View")), "lines");
}
