//! How fast the page is: `cargo bench -p www --bench page --profile test` prints it.
//!
//! The counts among these numbers are tested, too: `www/tests/browser`.

use std::path::Path;
use std::{fmt, fs, process};

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

/// So many key presses are timed, after some that are not; and so many times over.
const PRESSES: usize = 60;
const ROUNDS: usize = 3;

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
    let first = Times::of((0..VISITS).map(|_| first_digest(browser, place)));
    println!("first digest on screen, a processor at a quarter of its speed: {first} (goal: below 1,000)");

    let (mut short, mut handed, mut long) = (Vec::new(), Vec::new(), Vec::new());
    browser.prefer(&[("prefers-reduced-motion", "reduce")]);
    // By turns, because a machine is not always as fast.
    for _ in 0..ROUNDS {
        browser.fresh_tab();
        let page = Page::open(browser, place, "m=abc&at=0.0.theta&sel=4,2,18");
        let [script, painted] = presses(&page);
        handed.extend(script);
        short.extend(painted);
        let page = Page::open(browser, place, "m=&sel=4,2,18");
        page.paste_long(LONG);
        until("it is hashed", || page.digest(), |digest| digest.len() == 64);
        page.go_to(&format!("{}.0.theta", LONG / 136));
        let [_, painted] = presses(&page);
        long.extend(painted);
    }
    let (short, handed, long) = (Times::of(short), Times::of(handed), Times::of(long));
    println!("key press → painted at 1440 × 900, “abc”: {short} (goal: one frame, 16.7); handed over after {handed}");
    let ratio = long.median / short.median;
    println!("the same at the end of a message of 10 MB: {long}: {ratio:.2} times as long (goal: at most 1.5)");

    browser.fresh_tab();
    let page = Page::open(browser, place, "m=abc&sel=4,2,18");
    page.steps(1_000);
    let early = page.memory();
    page.steps(9_000);
    let late = page.memory();
    println!("memory of the WebAssembly after 1,000 steps: {early} bytes; after 10,000: {late} (goal: the same)");
}

/// Times in milliseconds: the one in the middle, and the least, which a busy machine lengthens least.
struct Times {
    median: f64,
    least: f64,
}

impl Times {
    fn of(times: impl IntoIterator<Item = f64>) -> Self {
        let mut times: Vec<f64> = times.into_iter().collect();
        times.sort_by(f64::total_cmp);
        let at = |i: usize| times.get(i).copied().unwrap_or(f64::NAN);
        Self { median: at(times.len() / 2), least: at(0) }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} ms (least {:.1})", self.median, self.least)
    }
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
fn presses(page: &Page<'_>) -> [Vec<f64>; 2] {
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
    [0, 1].map(|i| times.as_array().into_iter().flatten().filter_map(|time| time[i].as_f64()).collect())
}
