//! One test for each vector file, carried or shared: `cargo test -p keccak-conformance --test vectors SHAKE128`.
//!
//! The files are read as `examples/verify.rs` reads those of a user. One that must be there and isn't is ignored,
//! with the reason, or fails where `KECCAK_REQUIRE_ALL=1` says so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;
use std::sync::{Arc, Mutex};

use keccak_conformance::files::{self, File};
use keccak_conformance::locate::{self, Absent};
use keccak_conformance::sets::{self, Required};
use keccak_conformance::verdict::Verdict;
use keccak_conformance::words::count;
use libtest_mimic::{Arguments, Completion, Failed, Trial};

/// How many findings of a file are printed.
const PRINTED: usize = 10;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let tally = Arc::new(Mutex::new(Tally::default()));

    let mut trials = trials("carried", &Ok(locate::carried()), &tally, Required::is_carried);
    trials.extend(self::trials("shared", &locate::shared(), &tally, |_| true));

    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        tally.lock().expect("no test panics while it counts").print();
    }
    conclusion.exit_code()
}

/// A test for each file in the folder, and for each that should be there and isn't.
fn trials(
    place: &'static str,
    folder: &Result<PathBuf, Absent>,
    tally: &Arc<Mutex<Tally>>,
    belongs: impl Fn(&Required) -> bool,
) -> Vec<Trial> {
    let required: Vec<Required> = sets::required().filter(belongs).collect();
    let mut found = BTreeSet::new();
    let mut trials = Vec::new();
    for file in folder.iter().flat_map(|folder| files::find(slice::from_ref(folder)).files) {
        let root = folder.as_ref().map_or(Path::new(""), PathBuf::as_path);
        let name = file.path.strip_prefix(root).unwrap_or(&file.path).to_string_lossy().replace('\\', "/");
        let required = required.iter().find(|required| format!("{}/{}", required.set, required.name) == name);
        trials.push(trial(format!("{place}/{name}"), file, required.map_or(1, |required| required.cases), tally));
        found.insert(name);
    }
    for Required { set, name, .. } in required {
        let name = format!("{set}/{name}");
        if !found.contains(&name) {
            let absent = folder.clone().err().unwrap_or(Absent::Ignored(format!("the {place} vectors have no {name}")));
            trials.push(missing(format!("{place}/{name}"), locate::required(absent)));
        }
    }
    trials
}

fn trial(name: String, file: File, cases: usize, tally: &Arc<Mutex<Tally>>) -> Trial {
    let tally = Arc::clone(tally);
    Trial::ignorable_test(name.clone(), move || {
        let verdict = file.check(locate::is_set(locate::EXTREMELY_LONG));
        tally.lock().expect("no test panics while it counts").count(&name, &verdict);
        if verdict.is_left_out() {
            return Ok(Completion::ignored_with(format!("it is hashed with {}=1 alone", locate::EXTREMELY_LONG)));
        }
        if !verdict.is_good() {
            return Err(verdict.report(&name, PRINTED).into());
        }
        let left_out: usize = verdict.left_out().values().sum();
        if verdict.cases() + left_out < cases {
            return Err(format!("{name} has {} cases, not {cases}", verdict.cases() + left_out).into());
        }
        Ok(Completion::Completed)
    })
}

fn missing(name: String, absent: Absent) -> Trial {
    Trial::ignorable_test(name, move || match &absent {
        Absent::Ignored(why) | Absent::Unasked(why) => Ok(Completion::ignored_with(why)),
        Absent::Failed(why) => Err(Failed::from(why)),
    })
}

/// How many files and cases of each set were read.
#[derive(Default)]
struct Tally(BTreeMap<String, (usize, usize)>);

impl Tally {
    fn count(&mut self, name: &str, verdict: &Verdict) {
        let set: Vec<&str> = name.split('/').take(2).collect();
        let (files, cases) = self.0.entry(set.join("/")).or_default();
        *files += 1;
        *cases += verdict.cases();
    }

    fn print(&self) {
        for (set, (files, cases)) in &self.0 {
            println!("{set}: {} in {}", count(*cases, "case"), count(*files, "file"));
        }
        let all: usize = self.0.values().map(|(_, cases)| cases).sum();
        println!("together: {all} cases");
    }
}
