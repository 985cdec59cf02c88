//! A tree of files as a value.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Paths, with `/` between the parts on every system, and what the files hold.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The files in a folder and its subfolders whose names end in one of these.
pub(crate) fn read(dir: &Path, endings: &[&str]) -> Result<Files> {
    let mut files = Files::new();
    let entries = fs::read_dir(dir).with_context(|| cannot("read", dir))?;
    for entry in entries {
        let path = entry.with_context(|| cannot("read", dir))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let found: Vec<_> = if path.is_dir() {
            let inner = read(&path, endings)?.into_iter();
            inner.map(|(inner, contents)| (format!("{name}/{inner}"), contents)).collect()
        } else if endings.contains(&ending(&name)) {
            let contents = fs::read(&path).with_context(|| cannot("read", &path))?;
            vec![(name.to_string(), contents)]
        } else {
            continue;
        };
        ensure!(
            found.is_empty() || is_plain(&name),
            "{} can't be served: name it with letters, digits, `-`, `_` and `.` alone",
            path.display()
        );
        files.extend(found);
    }
    Ok(files)
}

/// What follows the last dot of a name.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Writes all of them, and the folders they need.
pub(crate) fn write(files: &Files, dir: &Path) -> Result<()> {
    for (name, contents) in files {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent).with_context(|| cannot("create", parent))?;
        fs::write(&path, contents).with_context(|| cannot("write", &path))?;
    }
    Ok(())
}

/// Removes a folder; there may be none.
pub(crate) fn remove_dir(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| cannot("remove", dir)),
        _ => Ok(()),
    }
}

/// Renames, over a file that has the name already.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| cannot("write", to))
}

/// The beginning of a sentence that the system's reason ends.
pub(crate) fn cannot(verb: &str, path: &Path) -> String {
    format!("can't {verb} {}", path.display())
}

/// Names that are the same in a URL need no decoding anywhere.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// A folder for one test, removed at its end.
#[cfg(test)]
pub(crate) mod scratch {
    use std::ops::Deref;
    use std::path::{Path, PathBuf};
    use std::{env, fs, process};

    /// The folder's path.
    #[derive(Debug)]
    pub(crate) struct Scratch(PathBuf);

    impl Scratch {
        /// A new, empty folder; `test` tells it from those of the other tests.
        pub(crate) fn new(test: &str) -> Self {
            let dir = env::temp_dir().join(format!("www-{}-{test}", process::id()));
            fs::create_dir_all(&dir).unwrap();
            Self(dir)
        }
    }

    impl Deref for Scratch {
        type Target = Path;

        fn deref(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scratch::Scratch;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let dir = Scratch::new("files");
        let files = Files::from([("a.js".into(), b"1".into()), ("inner/b.css".into(), b"2".into())]);
        write(&files, &dir).unwrap();
        assert_eq!(read(&dir, &["js", "css"]).unwrap(), files);
        assert_eq!(read(&dir, &["js"]).unwrap().len(), 1);
    }

    #[test]
    fn a_name_that_a_url_would_escape_is_refused() {
        let dir = Scratch::new("names");
        fs::write(dir.join("a b.js"), "").unwrap();
        assert!(read(&dir, &["css"]).unwrap().is_empty());
        let error = read(&dir, &["js"]).unwrap_err().to_string();
        assert!(error.contains("a b.js can't be served"), "{error}");
    }
}
