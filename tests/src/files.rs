//! Files as somebody names them: folders walked, questions put to their answers, each read by whoever knows its form.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::forms::{Form, Source};
use crate::readers::acvp;
use crate::verdict::Verdict;

/// A file to be read, and the one beside it that asks what it answers, if it is of such a form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct File {
    /// The file with the expected values.
    pub path: PathBuf,
    /// The file with the questions.
    pub questions: Option<PathBuf>,
}

/// What was found where somebody pointed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    /// The files, each once.
    pub files: Vec<File>,
    /// Files in folders that are left alone, for their names are not those of vectors.
    pub left_alone: Vec<PathBuf>,
}

/// How the names of vector files end; a file that is named itself may end in any way.
const ENDINGS: [&str; 3] = ["rsp", "txt", "json"];

/// The files that these paths name, in their order, and those in the folders that they name.
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        let mut inside = Vec::new();
        if path.is_dir() {
            walk(path, &mut inside, &mut found.left_alone);
        } else {
            inside.push(path.clone());
        }
        for path in inside {
            let file = File::of(path);
            if seen.insert(file.path.clone()) {
                found.files.push(file);
            }
        }
    }
    found
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>, left_alone: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !name.starts_with('.') {
                walk(&path, files, left_alone);
            }
        } else if ENDINGS.contains(&ending) {
            files.push(path);
        } else {
            left_alone.push(path);
        }
    }
}

/// The paths in a folder, sorted; none if it can't be read.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

impl File {
    /// This file, or the answers to it, with the file that asks.
    pub fn of(path: PathBuf) -> Self {
        let Some((form, text)) = read(&path).ok().and_then(|text| Some((Form::of(&text).ok()?, text))) else {
            return Self { path, questions: None };
        };
        if !form.asks() && !form.answers() {
            return Self { path, questions: None };
        }
        // Beside it, of the other kind and about the same.
        let subject = acvp::subject(&text).ok();
        let other = entries(path.parent().unwrap_or(Path::new("."))).into_iter().find(|other| {
            let text = if *other == path { None } else { read(other).ok() };
            let other = text.and_then(|text| Some((Form::of(&text).ok()?, acvp::subject(&text).ok())));
            other.is_some_and(|(other, about)| {
                let belongs = if form.asks() { other.answers() } else { other.asks() };
                belongs && (about == subject || [&about, &subject].into_iter().any(|about| is_silent(about.as_ref())))
            })
        });
        match other {
            Some(answers) if form.asks() => Self { path: answers, questions: Some(path) },
            questions => Self { path, questions },
        }
    }

    /// The form it has, if it can be read and somebody knows it.
    pub fn form(&self) -> Option<Form> {
        read(&self.path).ok().and_then(|text| Form::of(&text).ok())
    }

    /// Reads it; whatever is the matter stands in the verdict.
    pub fn check(&self, extremely_long: bool) -> Verdict {
        let mut verdict = Verdict::default();
        let texts = read(&self.path).and_then(|text| Ok((text, self.questions.as_deref().map(read).transpose()?)));
        let (text, questions) = match texts {
            Ok(texts) => texts,
            Err((line, what)) => {
                verdict.unreadable(line, what);
                return verdict;
            }
        };
        match Form::of(&text) {
            Ok(form) => {
                let source = Source { text: &text, questions: questions.as_deref(), extremely_long };
                (form.read)(&source, &mut verdict);
            }
            Err((line, what)) => verdict.unreadable(line, what),
        }
        verdict
    }
}

/// Reads all that these paths name and writes a report, with up to `most` findings for each file.
///
/// Says whether everything is good: [`Verdict::is_good`] of every file, and at least one file.
///
/// # Errors
/// If `out` can't be written to.
pub fn report(paths: &[PathBuf], extremely_long: bool, most: usize, out: &mut impl Write) -> io::Result<bool> {
    let found = find(paths);
    let (mut all_good, mut totals) = (!found.files.is_empty(), [0; 4]);
    for file in &found.files {
        let verdict = file.check(extremely_long);
        all_good &= verdict.is_good();
        let counts = [verdict.cases(), verdict.passed(), verdict.failed(), verdict.not_understood()];
        totals.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        let name = file.path.display().to_string();
        writeln!(out, "{name}: {}", verdict.report(&name, most))?;
    }
    for path in &found.left_alone {
        writeln!(out, "{}: left alone, its name ends neither with .rsp nor .txt nor .json", path.display())?;
    }
    let [cases, passed, failed, strange] = totals;
    let count = found.files.len();
    writeln!(out, "{count} files: {cases} cases, {passed} passed, {failed} failed, {strange} not understood")?;
    Ok(all_good)
}

fn is_silent(about: Option<&(String, String)>) -> bool {
    about.is_some_and(|(algorithm, _)| algorithm.is_empty())
}

/// The text of a file.
///
/// # Errors
/// The line and what is wrong there.
fn read(path: &Path) -> Result<String, (usize, String)> {
    let bytes = fs::read(path).map_err(|error: io::Error| (1, error.to_string()))?;
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err((1, "this file is compressed; unpack it with gunzip first".into()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        (line, "what stands here is not UTF-8 text".into())
    })
}
