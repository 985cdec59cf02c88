//! Pictures of the page, to be looked at; each has to show something.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[("the pictures of the page are not blank", pictures)];

/// A picture: its name, its link, its size, and whether it is night.
const PICTURES: [(&str, &str, (u32, u32), bool); 24] = [
    ("first-visit-1440-light", "at=0.absorb&sel=0,0,17", (1440, 900), false),
    ("first-visit-1440-dark", "", (1440, 900), true),
    ("theta-1440-light", "at=0.0.theta&sel=4,2,18", (1440, 900), false),
    ("theta-dense-1440-dark", "at=0.11.theta&sel=2,1,37", (1440, 900), true),
    ("rho-1440-dark", "at=0.1.rho&sel=3,0,12", (1440, 900), true),
    ("pi-1440-light", "at=0.1.pi&sel=1,3,40", (1440, 900), false),
    ("chi-1440-dark", "at=0.1.chi&sel=1,3,40", (1440, 900), true),
    ("iota-1440-light", "at=0.2.iota&sel=0,0,15", (1440, 900), false),
    ("absorb-block1-of-3-1440-light", "{300}&at=1.absorb&sel=2,1,50", (1440, 900), false),
    ("squeeze-1440-light", "at=0.squeeze&sel=1,0,45", (1440, 900), false),
    ("slices-1440-light", "at=0.1.theta&view=slices&sel=1,3,44", (1440, 900), false),
    ("lattice-1440-dark", "at=0.0.theta&view=lattice&sel=4,2,18", (1440, 900), true),
    ("lattice-dense-1440-dark", "at=0.1.chi&view=lattice&sel=1,3,40", (1440, 900), true),
    ("lanes-1440-light", "at=0.0.theta&view=lanes&sel=1,2,17", (1440, 900), false),
    ("sponge-1440-light", "f=sponge&m=abc&rate=1000&at=0.0.theta", (1440, 900), false),
    ("narrow-lanes-1440-light", "f=permutation&w=8&at=0.5.chi", (1440, 900), false),
    ("projector-1920-light", "at=0.1.chi&sel=1,3,40", (1920, 1080), false),
    ("screen-3840-light", "at=0.1.chi&sel=1,3,40", (3840, 2160), false),
    ("screen-3840-dark", "at=0.0.theta&sel=4,2,18", (3840, 2160), true),
    ("page-1024-light", "at=0.1.chi&sel=1,3,40", (1024, 768), false),
    ("phone-390-light", "at=0.0.theta&sel=4,2,18", (390, 844), false),
    ("phone-390-dark", "at=0.1.chi&sel=1,3,40", (390, 844), true),
    ("phone-390-slices-light", "at=0.1.pi&view=slices&sel=1,3,40", (390, 844), false),
    ("phone-320-light", "f=shake128&m=abc&out=64", (320, 700), false),
];

/// The whole page of these, not only what fits into the viewport.
const TALL: [&str; 4] = ["phone-390-light", "phone-390-dark", "phone-390-slices-light", "phone-320-light"];

fn pictures(stage: &Stage) {
    let long = format!("m={}", "0123456789".repeat(30));
    for (name, link, (width, height), night) in PICTURES {
        let page = stage.open(&link.replace("{300}", &long));
        page.browser.prefer(&[("prefers-color-scheme", if night { "dark" } else { "light" })]);
        page.browser.resize(width, height);
        if TALL.contains(&name) {
            let whole = page.browser.script("return document.documentElement.scrollHeight", &[]);
            page.browser.resize(width, whole.as_u64().unwrap_or_default().clamp(400, 6000) as u32);
        }
        shoot(&page, name);
    }
    let page = stage.open("at=0.0.theta&sel=4,2,18");
    page.browser.prefer(&[("prefers-color-scheme", "dark")]);
    page.browser.resize(390, 844);
    page.click("Why? open the bit");
    shoot(&page, "phone-390-sheet-dark");
    let page = stage.open("");
    page.choose_format("Hex");
    page.put_message("616263f");
    until("it is said", || page.sentences().len(), |sentences| *sentences == 1);
    shoot(&page, "hex-error-1440-light");
}

/// Saves a picture once every drawing has as many colours as a drawing has: paper, zeros, ones, words.
fn shoot(page: &Page<'_>, name: &str) {
    let colours = "
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done(
            [...document.querySelectorAll('canvas')].filter(canvas => canvas.checkVisibility() && canvas.clientHeight > 0).map(canvas => {
                const { width, height } = canvas;
                // Read from a copy: the page's own canvas is not made for being read.
                const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
                copy.drawImage(canvas, 0, 0);
                const { data } = copy.getImageData(0, 0, width, height);
                const pixels = new Uint32Array(data.buffer);
                return new Set(pixels).size;
            }))))";
    let painted = |counts: &Value| {
        let counts = counts.as_array().map(Vec::as_slice).unwrap_or_default();
        counts.len() >= 2 && counts.iter().all(|count| count.as_u64().is_some_and(|count| count >= 5))
    };
    until(&format!("{name} is painted"), || page.browser.script_async(colours, &[]), painted);

    save(name, &page.browser.screenshot());
}

/// Puts a picture into the folder of pictures, which is not part of the repository.
pub(crate) fn save(name: &str, picture: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shots");
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    fs::create_dir_all(&folder).expect("the folder of pictures can be made");
    fs::write(folder.join(format!("{name}.png")), picture).expect("a picture can be written");
}
