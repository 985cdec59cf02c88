//! On paper: one page of A4 whatever is shown, by day and by night, and nothing of it cut off.

use serde_json::{Value, json};

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] =
    &[("it prints on one page of A4", one_page), ("what is printed at night is printed on paper", at_night)];

fn print(page: &Page<'_>) -> Value {
    let wanted = json!({ "preferCSSPageSize": true, "printBackground": true });
    let pdf = page.browser.chromium("Page.printToPDF", &wanted);
    let script = "
        const pdf = atob(arguments[0]);
        return { pages: pdf.match(/\\/Type\\s*\\/Page\\b/g).length, box: pdf.match(/\\/MediaBox\\s*\\[([^\\]]*)\\]/)[1] }";
    page.browser.script(script, &[pdf["data"].clone()])
}

fn one_page(stage: &Stage) {
    let long = format!("m={}", "0123456789".repeat(190));
    for link in [
        "m=abc&at=0.0.theta&sel=4,2,18",
        "m=abc&at=0.1.chi&sel=1,3,40&notation=bits",
        "m=abc&at=0.1.pi&sel=1,3,40&view=slices",
        "f=shake128&m=abc&out=2000&at=3.squeeze",
        "f=permutation&w=1",
        &format!("{long}&at=5.0.iota"),
    ] {
        let page = stage.open(link);
        for (width, height) in [(1440, 900), (390, 844)] {
            page.browser.resize(width, height);
            let printed = print(&page);
            assert_eq!(printed["pages"], json!(1), "“{link}” from {width} px");
            let sizes: Vec<f64> =
                printed["box"].as_str().unwrap_or_default().split(' ').filter_map(|size| size.parse().ok()).collect();
            assert!(sizes.len() == 4 && (sizes[2] - 595.0).abs() < 1.0 && (sizes[3] - 842.0).abs() < 1.0, "{sizes:?}");
        }
        // What would be beyond the page is cut off there: nothing is.
        page.browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        page.browser.resize(718, 1043);
        let script = "
            const bottom = element => element.getBoundingClientRect().bottom;
            const parts = [...document.querySelectorAll('#digest, #drawing, #words, #bars, #state')];
            return { lowest: Math.max(...parts.map(bottom)), drawing: document.getElementById('drawing').clientHeight }";
        let fits = |shown: &Value| shown["lowest"].as_f64() <= Some(1044.0) && shown["drawing"].as_f64() >= Some(240.0);
        until(&format!("“{link}” fits"), || page.browser.script(script, &[]), fits);
        page.browser.chromium("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    }
}

fn at_night(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=4,2,18");
    page.browser.prefer(&[("prefers-color-scheme", "dark")]);
    let theme = || page.browser.script("return document.documentElement.dataset.theme", &[]);
    until("it is night", theme, |theme| *theme == json!("dark"));
    let watch = "
        window.during = [];
        addEventListener('beforeprint', () => {
            const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
            copy.drawImage(document.getElementById('state-canvas'), 0, 0);
            window.during.push(document.documentElement.dataset.theme, copy.getImageData(0, 0, 1, 1).data[0]);
        })";
    page.browser.script(watch, &[]);
    print(&page);
    let during = page.browser.script("return window.during", &[]);
    assert_eq!(during[0], json!("light"));
    assert!(during[1].as_u64() > Some(200), "the drawing is light, too: {during}");
    until("it is night again", theme, |theme| *theme == json!("dark"));
    assert_eq!(page.browser.script("return localStorage.length", &[]), json!(0), "no choice of the reader's was made");
}
