//! What the page's speed is: `cargo bench -p www --bench page` prints it, with times as ratios where they can be.
//!
//! The counts among these numbers are tested, too: `www/tests/browser`.

use std::path::Path;
use std::{fs, process};

use serde_json::{Value, json};

#[path = "../tests/browser/browser.rs"]
#[allow(dead_code, reason = "the trials use all of it")]
mod browser;
#[path = "../tests/browser/driver.rs"]
mod driver;
#[path = "../tests/browser/load.rs"]
mod load;
#[path = "../tests/browser/need.rs"]
mod need;
#[path = "../tests/browser/page.rs"]
#[allow(dead_code, reason = "the trials use all of it")]
mod page;
#[path = "../tests/browser/site.rs"]
#[allow(dead_code, reason = "the trials look into its folder")]
mod site;

use browser::Browser;
use need::Absent;
use page::{Page, until};
use site::Site;

/// So many key presses are timed, after some that are not.
const PRESSES: usize = 100;

/// So many visits are timed.
const VISITS: usize = 7;

/// How long the long message is, in bytes.
const LONG: usize = 10_000_000;

fn main() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}", process::id()));
    let measured = fs::create_dir_all(&scratch).map_err(|error| Absent::Failed(error.to_string()));
    let measured = measured.and_then(|()| Ok((Browser::start(&scratch)?, Site::begin(&scratch)?)));
    match &measured {
        Ok((browser, site)) => measure(browser, &format!("{}/", site.origin)),
        Err(Absent::Ignored(why) | Absent::Failed(why)) => eprintln!("nothing was measured: {why}"),
    }
    drop(measured);
    // What is left of it lies in the target directory.
    let _ = fs::remove_dir_all(&scratch);
}

fn measure(browser: &Browser, place: &str) {
    let first = median((0..VISITS).map(|_| first_digest(browser, place)).collect());
    println!("first digest on screen, a processor at a quarter of its speed: {first:.0} ms (goal: below 1,000)");

    browser.fresh_tab();
    browser.prefer(&[("prefers-reduced-motion", "reduce")]);
    let page = Page::open(browser, place, "m=abc&at=0.0.theta&sel=4,2,18");
    let [script, short] = presses(&page);
    println!(
        "key press → painted at 1440 × 900, “abc”: {short:.1} ms, {script:.1} of them until it is handed over (goal: one frame, 16.7)"
    );

    let page = Page::open(browser, place, "m=&sel=4,2,18");
    page.paste_long(LONG);
    until("it is hashed", || page.digest(), |digest| digest.len() == 64);
    page.go_to(&format!("{}.0.theta", LONG / 136));
    let [_, long] = presses(&page);
    // The machine may be slower now than it was then.
    let page = Page::open(browser, place, "m=abc&at=0.0.theta&sel=4,2,18");
    let [_, again] = presses(&page);
    let ratio = long / f64::midpoint(short, again);
    println!("the same at the end of a message of 10 MB: {long:.1} ms, {ratio:.2} times as long (goal: at most 1.5)");

    page.steps(1_000);
    let early = page.memory();
    page.steps(9_000);
    let late = page.memory();
    println!("memory of the WebAssembly after 1,000 steps: {early} bytes; after 10,000: {late} (goal: the same)");
}

/// Milliseconds from the beginning of a visit with an empty cache to the frame that has a digest.
fn first_digest(browser: &Browser, place: &str) -> f64 {
    browser.fresh_tab();
    browser.chromium("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
    browser.chromium("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
    let watch = "
        const look = () => {
            if (document.getElementById('digest')?.textContent) requestAnimationFrame(() => window.firstDigest = performance.now());
            else requestAnimationFrame(look);
        };
        look();";
    browser.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": watch }));
    browser.go(place);
    let at = until("a digest is shown", || browser.script("return window.firstDigest ?? null", &[]), Value::is_number);
    browser.chromium("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
    at.as_f64().unwrap_or(f64::NAN)
}

/// How long a step takes, in milliseconds: until the page has given its pictures to the browser, and until they are pixels.
/// The wait for the frame is left out.
fn presses(page: &Page<'_>) -> [f64; 2] {
    let script = "
        const [presses, done] = arguments;
        const canvas = document.getElementById('state-canvas');
        const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const times = [];
        const press = () => {
            if (times.length === presses + 20) return done(times.slice(20));
            let began = 0;
            // Asked for before the page asks: it runs before the page paints.
            requestAnimationFrame(() => { began = performance.now(); });
            const begun = performance.now();
            const key = times.length % 100 < 50 ? 'ArrowRight' : 'ArrowLeft';
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
            const taken = performance.now() - begun;
            // And this one after it.
            requestAnimationFrame(() => {
                const given = performance.now();
                pixel.drawImage(canvas, 0, 0);
                pixel.getImageData(0, 0, 1, 1);
                times.push([taken + given - began, taken + performance.now() - began]);
                setTimeout(press, 20);
            });
        };
        press();";
    let times = page.browser.script_async(script, &[json!(PRESSES)]);
    let column = |i: usize| times.as_array().into_iter().flatten().filter_map(|time| time[i].as_f64()).collect();
    [median(column(0)), median(column(1))]
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
