//! The stage: site and browser, set up once for all trials, and what is watched during each of them.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, fs, process};

use libtest_mimic::{Completion, Failed};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::need::Absent;
use crate::page::Page;
use crate::site::Site;

/// The stage, set up when the first trial wants it: a list of the trials needs no browser.
pub(crate) type Curtain = Arc<Mutex<Option<Result<Stage, Absent>>>>;

/// Site and browser.
#[derive(Debug)]
pub(crate) struct Stage {
    /// The browser.
    pub(crate) browser: Browser,
    /// The site.
    pub(crate) site: Site,
    /// Another place that the trial loads pages from.
    guest: RefCell<Option<String>>,
    /// The last field: what uses the folder has ended before it is removed.
    _scratch: Scratch,
}

/// A folder that is removed with this value.
#[derive(Debug)]
struct Scratch(PathBuf);

impl Stage {
    fn begin() -> Result<Self, Absent> {
        // Several runs may be under way at once.
        let scratch = Scratch(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}", process::id())));
        let cannot = |error| Absent::Failed(format!("{} can't be made: {error}", scratch.0.display()));
        fs::create_dir_all(&scratch.0).map_err(cannot)?;
        // A missing browser is known at once, the site takes a while.
        let browser = Browser::start(&scratch.0)?;
        let site = Site::begin(&scratch.0)?;
        Ok(Self { browser, site, guest: RefCell::default(), _scratch: scratch })
    }

    /// Opens a link cold: in a tab of its own, with nothing stored.
    pub(crate) fn open(&self, link: &str) -> Page<'_> {
        self.open_at(&format!("{}/", self.site.origin), link)
    }

    /// The same, where the site lies somewhere else.
    pub(crate) fn open_at(&self, place: &str, link: &str) -> Page<'_> {
        self.browser.fresh_tab();
        let stored = json!({ "origin": place, "storageTypes": "local_storage" });
        self.browser.chromium("Storage.clearDataForOrigin", &stored);
        Page::open(&self.browser, place, link)
    }

    /// Lets this trial load pages from another place, too.
    pub(crate) fn admit(&self, place: &str) {
        self.guest.replace(Some(place.to_owned()));
    }

    /// What went wrong besides: warnings on the console, and requests that leave the site.
    fn complaints(&self) -> Vec<String> {
        let entries = self.browser.log("browser");
        let console = entries.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        let console = console.map(|entry| format!("console: {}", entry["message"]));
        let guest = self.guest.take();
        let places = [Some(self.site.origin.as_str()), guest.as_deref()];
        let requests = requests(&self.browser.log("performance"));
        let ours = |address: &str| {
            let address = address.strip_prefix("blob:").unwrap_or(address);
            address.starts_with("data:") || places.iter().flatten().any(|place| address.starts_with(*place))
        };
        let strange = requests.iter().filter(|address| !ours(address)).map(|address| format!("requested: {address}"));
        console.chain(strange).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The addresses that were requested, as the performance log tells.
pub(crate) fn requests(log: &[Value]) -> Vec<String> {
    let messages = log.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
    let messages = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
    messages.filter_map(|message| Some(message["message"]["params"]["request"]["url"].as_str()?.to_owned())).collect()
}

/// Performs a trial: whatever it does itself, the console stays silent and no request leaves the site.
pub(crate) fn perform(curtain: &Curtain, name: &str, test: fn(&Stage)) -> Result<Completion, Failed> {
    let mut stage = curtain.lock().unwrap_or_else(PoisonError::into_inner);
    let stage = match stage.get_or_insert_with(Stage::begin) {
        Ok(stage) => stage,
        Err(Absent::Ignored(why)) => return Ok(Completion::ignored_with(why)),
        Err(Absent::Failed(why)) => return Err(Failed::from(why)),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| test(stage)));
    if let Err(panic) = outcome {
        // A trial that lacks a part of its own says so in this way.
        match panic.downcast_ref() {
            Some(Absent::Ignored(why)) => return Ok(Completion::ignored_with(why)),
            Some(Absent::Failed(why)) => return Err(Failed::from(why)),
            None => (),
        }
        // Best effort: the trial has failed already, and the browser may be the reason.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            crate::shots::save(&format!("failed: {name}"), &stage.browser.screenshot());
            stage.complaints().iter().for_each(|complaint| eprintln!("{complaint}"));
        }));
        resume_unwind(panic);
    }
    let complaints = stage.complaints();
    if complaints.is_empty() { Ok(Completion::Completed) } else { Err(complaints.join("\n").into()) }
}
