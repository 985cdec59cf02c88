//! The built page in a real browser over W3C WebDriver: one trial for each sentence that the page must keep.

mod accessibility;
mod browser;
mod deployment;
mod digests;
mod driver;
mod examples;
mod family;
mod hex;
mod history;
mod hostile;
mod independent;
mod inspector;
mod keyboard;
mod links;
mod load;
mod look;
mod need;
mod page;
mod paper;
mod parameters;
mod paste;
mod phone;
mod plain_host;
mod playing;
mod pointer;
mod position;
mod shots;
mod site;
mod stage;
mod states;
mod stepping;
mod views;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Trial};

use stage::{Curtain, Stage};

/// What a trial is called, and what it does.
type Named = (&'static str, fn(&Stage));

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One browser, and one page at a time in it.
    arguments.test_threads = Some(1);
    let curtain: Curtain = Arc::new(Mutex::new(None));
    let trials = [
        digests::TRIALS,
        hex::TRIALS,
        parameters::TRIALS,
        family::TRIALS,
        stepping::TRIALS,
        states::TRIALS,
        position::TRIALS,
        pointer::TRIALS,
        inspector::TRIALS,
        playing::TRIALS,
        keyboard::TRIALS,
        links::TRIALS,
        history::TRIALS,
        paste::TRIALS,
        hostile::TRIALS,
        look::TRIALS,
        views::TRIALS,
        accessibility::TRIALS,
        phone::TRIALS,
        paper::TRIALS,
        deployment::TRIALS,
        shots::TRIALS,
    ];
    let trials = trials.into_iter().flatten().map(|&(name, test)| {
        let curtain = Arc::clone(&curtain);
        Trial::ignorable_test(name, move || stage::perform(&curtain, name, test))
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    // The browser, its driver and the server end here, whatever happened before.
    drop(curtain);
    conclusion.exit_code()
}
