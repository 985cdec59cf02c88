//! How it looks: paper and night, with little motion, and as narrow as a phone.

use serde_json::{Value, json};

use crate::Named;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("paper or night is what the system prefers, until the reader chooses", theme),
    ("with reduced motion the same is said", reduced_motion),
    ("from step to step and from view to view nothing moves, and all of it is in the window", still),
    ("nothing scrolls sideways, as narrow as 320 pixels", widths),
    ("on a touch screen every control is 44 pixels high", targets),
    ("the drawings are sharp on a dense screen", dense),
    ("a drawing that nothing changes is not painted again", idle),
];

fn theme(stage: &Stage) {
    let page = stage.open("m=abc");
    let paper = background(&page);
    assert!(luminance(paper) > 0.8, "paper is light: {paper:?}");
    page.browser.prefer(&[("prefers-color-scheme", "dark")]);
    let night = until("night follows the system", || background(&page), |colour| *colour != paper);
    assert!(luminance(night) < 0.2, "night is dark: {night:?}");
    assert!(luminance(canvas(&page)) < 0.2, "so is the drawing");

    page.click("Theme");
    until("the reader chooses paper", || background(&page), |colour| *colour == paper);
    until("the drawing follows", || luminance(canvas(&page)) > 0.8, |light| *light);
    page.reload();
    until("the choice outlives a reload", || background(&page), |colour| *colour == paper);
    page.click("Theme");
    until("and can be taken back", || background(&page), |colour| *colour == night);

    page.browser.prefer(&[("prefers-color-scheme", "dark")]);
    let page = stage.open("m=abc");
    page.browser.prefer(&[("prefers-color-scheme", "dark")]);
    page.reload();
    assert_eq!(background(&page), night, "a first visit at night is dark from the first frame");
}

fn still(stage: &Stage) {
    let page = stage.open("m=abc");
    page.browser.prefer(&[("prefers-reduced-motion", "reduce")]);
    let places = "
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done({
            places: ['#view', '#timeline', '#transport'].map(id => {
                const { right, top, bottom } = document.querySelector(id).getBoundingClientRect();
                return [right, top, bottom].map(Math.round);
            }),
            inside: innerHeight - document.querySelector('#transport').getBoundingClientRect().bottom,
        })))";
    for (width, height) in [(1440, 900), (1024, 768)] {
        page.browser.resize(width, height);
        let mut first = None;
        for view in ["lines", "slices", "lattice", "lanes"] {
            for place in ["at=0.absorb&sel=0,0,17", "at=0.0.theta&sel=4,2,18", "at=0.1.rho&sel=3,0,12", "at=0.squeeze"]
            {
                let link = format!("m=abc&{place}&view={view}");
                page.go(&link);
                let now = page.browser.script_async(places, &[]);
                assert!(now["inside"].as_f64() >= Some(0.0), "“{link}” at {width} px: {now}");
                let first = first.get_or_insert_with(|| now["places"].clone());
                // A fraction of a pixel may round to the next one.
                let near =
                    |(one, other): (&Value, &Value)| (one.as_f64().unwrap() - other.as_f64().unwrap()).abs() < 1.5;
                let numbers = |value: &Value| {
                    value
                        .as_array()
                        .into_iter()
                        .flatten()
                        .flat_map(|place| place.as_array().unwrap().clone())
                        .collect::<Vec<_>>()
                };
                let (was, is) = (numbers(first), numbers(&now["places"]));
                assert!(was.iter().zip(&is).all(near), "“{link}” at {width} px: {is:?} instead of {was:?}");
            }
        }
    }
}

fn reduced_motion(stage: &Stage) {
    let link = "m=abc&at=0.3.rho&sel=2,1,40";
    let words = |page: &Page<'_>| ["Step", "Inspector", "Sponge"].map(|region| page.region(region));
    let (shown, said) = {
        let page = stage.open(link);
        (page.shown(), words(&page))
    };
    let page = stage.open(link);
    page.browser.prefer(&[("prefers-reduced-motion", "reduce")]);
    page.reload();
    assert_eq!((page.shown(), words(&page)), (shown, said));
    let moving = "
        return document.getAnimations().filter(animation => animation.playState === 'running').length";
    page.press(fantoccini::key::Key::Right, 1);
    page.shown_at("0.3.pi");
    assert_eq!(page.browser.script(moving, &[]), json!(0));
}

fn widths(stage: &Stage) {
    let long = "x".repeat(1500);
    let mut problems = Vec::new();
    for link in [
        "",
        "at=0.0.theta&sel=4,2,18",
        "at=0.1.chi&sel=1,3,40",
        "f=shake128&m=abc&out=2000&at=3.squeeze",
        "f=permutation&w=1",
        "f=sponge&m=abc&rate=1000&suffix=80",
        "f=nonsense&at=nonsense&sel=nonsense&view=nonsense",
        &format!("m={long}&at=5.0.iota&notation=bits"),
    ] {
        let page = stage.open(link);
        for width in [320, 390, 768, 1024, 1440] {
            page.browser.resize(width, 900);
            let script = "
                const done = arguments[0];
                // A drawing follows its place a frame later.
                for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
                const width = document.documentElement.clientWidth;
                const beyond = document.documentElement.scrollWidth - width;
                if (beyond <= 0) return done('');
                const wide = [...document.querySelectorAll('body *')]
                    .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > width + 1)
                    .map(element => element.localName + (element.id && '#' + element.id));
                done(`${beyond} too wide: ${[...new Set(wide)].slice(0, 8).join(' ')}`);";
            let wide =
                page.browser.script_async(&format!("(async function () {{ {script} }}).apply(null, arguments)"), &[]);
            if wide != json!("") {
                problems.push(format!("“{link}” at {width} pixels is {wide}"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn targets(stage: &Stage) {
    let page = stage.open("f=shake128&m=abc");
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.browser.chromium("Emulation.setDeviceMetricsOverride", &phone);
    page.browser.chromium("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
    page.reload();
    let script = "
        return [...document.querySelectorAll('button, select, textarea, input, [role=slider]')]
            .filter(element => element.checkVisibility())
            .map(element => element.closest('label') ?? element)
            .filter(element => element.getBoundingClientRect().height < 43.5)
            .map(element => `${(element.ariaLabel ?? element.innerText).trim()}: ${element.getBoundingClientRect().height}`)";
    assert_eq!(page.browser.script(script, &[]), json!([]));
    for (opens, closes) in [("More", "Close these"), ("Why? open the bit", "Close the sheet")] {
        page.click(opens);
        assert_eq!(page.browser.script(script, &[]), json!([]), "{opens}");
        page.click(closes);
    }
}

fn dense(stage: &Stage) {
    let page = stage.open("");
    let ratio = "
        return [...document.querySelectorAll('canvas')].map(canvas => canvas.width / canvas.getBoundingClientRect().width)";
    // As zooming does it: more pixels to a CSS pixel, and fewer CSS pixels to the window.
    for wanted in [1.0, 2.0, 1.5] {
        let (width, height) = ((1440.0 / wanted) as u32, (900.0 / wanted) as u32);
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": wanted, "mobile": false });
        page.browser.chromium("Emulation.setDeviceMetricsOverride", &size);
        let sharp = |ratios: &Value| {
            let mut ratios = ratios.as_array().into_iter().flatten().filter_map(Value::as_f64);
            ratios.all(|ratio| (ratio - wanted).abs() < 0.02)
        };
        until(&format!("{wanted} pixels to a CSS pixel"), || page.browser.script(ratio, &[]), sharp);
    }
}

fn idle(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta");
    // Counted are the pictures that are begun: each is at least one filled rectangle.
    let count = "
        const done = arguments[0];
        let filled = 0;
        const fill = CanvasRenderingContext2D.prototype.fillRect;
        CanvasRenderingContext2D.prototype.fillRect = function (...box) { filled += 1; return fill.apply(this, box); };
        let frames = 0;
        const next = () => {
            frames += 1;
            // The first visit's own pictures may still be on their way.
            if (frames === 10) filled = 0;
            if (frames < 310) requestAnimationFrame(next);
            else { CanvasRenderingContext2D.prototype.fillRect = fill; done(filled); }
        };
        requestAnimationFrame(next);";
    assert_eq!(page.browser.script_async(count, &[]), json!(0));
}

type Colour = [u64; 3];

fn background(page: &Page<'_>) -> Colour {
    let text = page.browser.script("return getComputedStyle(document.documentElement).backgroundColor", &[]);
    let digits = text.as_str().unwrap_or_default().split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<u64> = digits.filter_map(|number| number.parse().ok()).collect();
    numbers[..3].try_into().expect("a colour has three parts")
}

/// The colour of the drawing's corner.
fn canvas(page: &Page<'_>) -> Colour {
    // Read from a copy: the page's own canvas is not made for being read.
    let pixel = "
        const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        copy.drawImage(document.querySelector('canvas'), 0, 0);
        return [...copy.getImageData(0, 0, 1, 1).data]";
    let pixel = page.browser.script(pixel, &[]);
    [0, 1, 2].map(|i| pixel[i].as_u64().unwrap_or_default())
}

fn luminance([red, green, blue]: Colour) -> f64 {
    (0.2126 * red as f64 + 0.7152 * green as f64 + 0.0722 * blue as f64) / 255.0
}
