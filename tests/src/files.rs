//! Files as somebody names them: folders walked, questions put to their answers, each read by whoever knows its form.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::forms::{Form, Source};
use crate::readers::acvp;
use crate::verdict::{Counts, Unreadable, Verdict};
use crate::words::count;

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
    /// The files, each once, whatever links lead to it.
    pub files: Vec<File>,
    /// What is left alone in folders, and why.
    pub left_alone: Vec<(PathBuf, &'static str)>,
    /// Folders that can't be read, and why.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// How the names of vector files end; a file that is named itself may end in any way.
const ENDINGS: [&str; 3] = ["rsp", "txt", "json"];

/// What stands for the standard input.
const STANDARD_INPUT: &str = "-";

/// The files that these paths name, in their order, and those in the folders that they name.
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        let mut inside = Vec::new();
        if path.is_dir() {
            walk(path, &mut inside, &mut seen, &mut found);
        } else {
            inside.push(path.clone());
        }
        for path in inside {
            let file = File::of(path);
            if seen.insert(real(&file.path)) {
                found.files.push(file);
            }
        }
    }
    found
}

/// Where links end; a path that leads nowhere is itself.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>, seen: &mut BTreeSet<PathBuf>, found: &mut Found) {
    if !seen.insert(real(folder)) {
        return;
    }
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => return found.unreadable.push((folder.to_path_buf(), error.to_string())),
    };
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !name.starts_with('.') {
                walk(&path, files, seen, found);
            }
        } else if !ENDINGS.contains(&ending) {
            found.left_alone.push((path, "its name ends neither with .rsp nor .txt nor .json"));
        } else if path.exists() && !path.is_file() {
            found.left_alone.push((path, "it is no file"));
        } else {
            files.push(path);
        }
    }
}

/// The paths in a folder, sorted.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

impl File {
    /// This file, or the answers to it, with the file that asks.
    pub fn of(path: PathBuf) -> Self {
        // The standard input and pipes can be read only once, and nothing lies beside them.
        if path.as_os_str() == STANDARD_INPUT || !path.is_file() {
            return Self { path, questions: None };
        }
        let Some((form, text)) = read(&path).ok().and_then(|text| Some((Form::of(&text).ok()?, text))) else {
            return Self { path, questions: None };
        };
        if !form.asks() && !form.answers() {
            return Self { path, questions: None };
        }
        // Beside it, of the other kind and about the same.
        let subject = acvp::subject(&text).ok();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = entries(folder).unwrap_or_default().into_iter().filter(|other| other.is_file());
        let other = beside.into_iter().find(|other| {
            let text = if real(other) == real(&path) { None } else { read(other).ok() };
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

    /// What it is called in a report.
    pub fn name(&self) -> String {
        if self.path.as_os_str() == STANDARD_INPUT { "stdin".into() } else { self.path.display().to_string() }
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
    let (mut all_good, mut totals) = (!found.files.is_empty() && found.unreadable.is_empty(), Counts::default());
    let mut left_out = BTreeSet::new();
    for file in &found.files {
        let verdict = file.check(extremely_long);
        all_good &= verdict.is_good();
        totals.add(Counts::of(&verdict));
        left_out.extend(verdict.left_out().keys().cloned());
        let name = file.name();
        writeln!(out, "{name}: {}", verdict.report(&name, most))?;
    }
    for (path, why) in &found.left_alone {
        writeln!(out, "{}: left alone, {why}", path.display())?;
    }
    for (path, why) in &found.unreadable {
        writeln!(out, "{}: this folder can't be read: {why}", path.display())?;
    }
    write!(out, "{}: {totals}", count(found.files.len(), "file"))?;
    for why in left_out {
        write!(out, " ({why})")?;
    }
    writeln!(out)?;
    Ok(all_good)
}

fn is_silent(about: Option<&(String, String)>) -> bool {
    about.is_some_and(|(algorithm, _)| algorithm.is_empty())
}

/// The text of a file, without the mark of its byte order.
///
/// # Errors
/// The line, if it has one, and what is wrong there.
fn read(path: &Path) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    let done = if path.as_os_str() == STANDARD_INPUT {
        io::stdin().read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    done.map_err(|error| (None, error.to_string()))?;
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err((None, "this file is compressed; unpack it with gunzip first".into()));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        (Some(line), "what stands here is not UTF-8 text".into())
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
