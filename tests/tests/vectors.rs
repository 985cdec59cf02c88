//! One test for each vector file, carried or shared: `cargo test -p keccak-conformance --test vectors SHAKE128`.
//!
//! A file that isn't there is ignored, with the reason, or fails where `KECCAK_REQUIRE_ALL=1` says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use keccak_conformance::locate::{self, Absent};
use keccak_conformance::sets::{self, File};
use keccak_conformance::verdict::{Outcome, Verdict};
use libtest_mimic::{Arguments, Completion, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let tally = Arc::new(Mutex::new(Tally::default()));
    let shared = locate::shared();

    let mut trials = Vec::new();
    for file in sets::files() {
        let path = locate::shared_file(&shared, file.set, file.name);
        trials.push(trial("shared", file, path, &tally));
        if file.is_carried() {
            let path = locate::carried().join(file.set).join(file.name);
            trials.push(trial("carried", file, Ok(path), &tally));
        }
    }
    trials.push(Trial::test("carried/every_file_has_a_reader", every_carried_file_has_a_reader));
    if let Ok(folder) = &shared {
        for (set, name) in unread(folder) {
            let why = "nobody here reads it: the core has no such functions yet, or other files say the same";
            trials
                .push(Trial::ignorable_test(format!("shared/{set}/{name}"), move || Ok(Completion::ignored_with(why))));
        }
    }

    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        tally.lock().expect("no test panics while it counts").print();
    }
    conclusion.exit_code()
}

fn trial(place: &'static str, file: File, path: Result<PathBuf, Absent>, tally: &Arc<Mutex<Tally>>) -> Trial {
    let tally = Arc::clone(tally);
    let set = format!("{place}/{}", file.set);
    Trial::ignorable_test(format!("{set}/{}", file.name), move || {
        if file.is_extremely_long() && !locate::is_set(locate::EXTREMELY_LONG) {
            let why = format!("a message of a gibibyte is hashed with {}=1", locate::EXTREMELY_LONG);
            return Ok(Completion::ignored_with(why));
        }
        let path = match path {
            Ok(path) => path,
            Err(Absent::Ignored(why)) => return Ok(Completion::ignored_with(why)),
            Err(Absent::Failed(why)) => return Err(why.into()),
        };
        let name = format!("{set}/{}", file.name);
        let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let mut verdict = Verdict::default();
        (file.reader)(file.name, &text, &mut verdict);
        tally.lock().expect("no test panics while it counts").count(set, &verdict);
        verdict.result(&name).map_err(Failed::from)?;
        Ok(Completion::Completed)
    })
}

/// How many files and cases of each set were read, and what was left out.
#[derive(Default)]
struct Tally(BTreeMap<String, Counts>);

#[derive(Default)]
struct Counts {
    files: usize,
    cases: usize,
    skipped: BTreeMap<String, usize>,
}

impl Tally {
    fn count(&mut self, set: String, verdict: &Verdict) {
        let counts = self.0.entry(set).or_default();
        counts.files += 1;
        counts.cases += verdict.cases();
        for (of, count) in verdict.skipped() {
            *counts.skipped.entry(of.clone()).or_default() += count;
        }
    }

    fn print(&self) {
        for (set, Counts { files, cases, skipped }) in &self.0 {
            println!("{set}: {cases} cases in {files} files");
            if !skipped.is_empty() {
                let list: Vec<String> = skipped.iter().map(|(of, count)| format!("{count} of {of}")).collect();
                println!("  left out, the core has no such function: {}", list.join(", "));
            }
        }
    }
}

/// A carried file that no reader reads would look like a check and be none.
fn every_carried_file_has_a_reader() -> Result<(), Failed> {
    let unread = unread(&locate::carried());
    let list: Vec<String> = unread.iter().map(|(set, name)| format!("{set}/{name}")).collect();
    let outcome: Outcome = if list.is_empty() { Ok(()) } else { Err(format!("nobody reads {}", list.join(", "))) };
    outcome.map_err(Failed::from)
}

/// The files in the folders of `folder` that are not in the table.
fn unread(folder: &Path) -> Vec<(String, String)> {
    let known = sets::files();
    let mut unread = Vec::new();
    for (set, path) in entries(folder).into_iter().filter(|(_, path)| path.is_dir()) {
        for (name, _) in entries(&path) {
            if !known.iter().any(|file| file.set == set && file.name == name) {
                unread.push((set.clone(), name));
            }
        }
    }
    unread
}

/// Names and paths in a folder, sorted.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<_> =
        entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())).collect();
    entries.sort();
    entries
}
