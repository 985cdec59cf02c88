//! The site as a value, and as a folder.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files::{self, Files, cannot};

/// The page.
pub(crate) const INDEX: &str = "index.html";
/// Its icon.
pub(crate) const ICON: &str = "icon.svg";

/// Where a new version is written before it takes the old one's place.
const PARTIAL: &str = ".partial";

/// Everything that is served.
#[derive(Debug)]
pub(crate) struct Site {
    /// The folder of all files but `index.html` and the icon: 16 hex digits, a hash of what is in it.
    pub(crate) folder: String,
    /// All files.
    pub(crate) files: Files,
}

impl Site {
    /// Writes the site into a folder that is new, empty, or holds an earlier build.
    /// The assets come first and `index.html` last, by renaming, so that what names them never names what isn't there.
    pub(crate) fn write(&self, dir: &Path) -> Result<()> {
        prepare(dir)?;
        let partial = dir.join(PARTIAL);
        files::remove_dir(&partial)?;
        files::write(&self.files, &partial)?;

        let earlier = asset_folders(dir)?;
        let assets = dir.join(&self.folder);
        files::remove_dir(&assets)?;
        for name in [&self.folder, ICON, INDEX] {
            files::rename(&partial.join(name), &dir.join(name))?;
        }
        files::remove_dir(&partial)?;
        earlier.iter().filter(|folder| **folder != assets).try_for_each(|folder| files::remove_dir(folder))
    }

    /// Reads a folder that [`write`](Self::write) has written.
    pub(crate) fn read(dir: &Path) -> Result<Self> {
        let Some(folder) = named_folder(dir)? else {
            bail!("{} holds no built site: `cargo run -- build --out DIR` writes one", dir.display());
        };
        let mut site = Files::new();
        for name in [INDEX, ICON] {
            let path = dir.join(name);
            let contents = fs::read(&path).with_context(|| cannot("read", &path))?;
            site.insert(name.into(), contents);
        }
        for (name, contents) in files::read(&dir.join(&folder), &["js", "css", "wasm"])? {
            site.insert(format!("{folder}/{name}"), contents);
        }
        Ok(Self { folder, files: site })
    }
}

/// Makes sure that there is a folder and that it may be written to.
pub(crate) fn prepare(dir: &Path) -> Result<()> {
    refuse_foreign(dir)?;
    // The folder of the new version stands for all that will be written: where it can't be made, nobody waits for a build.
    fs::create_dir_all(dir.join(PARTIAL)).with_context(|| cannot("write to", dir))
}

/// Refuses a folder that holds something else than an earlier build, for what is there might be replaced.
/// Beside a build other files may lie, of a host's configuration for example; they stay.
fn refuse_foreign(dir: &Path) -> Result<()> {
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(|| cannot("read", dir))?,
    };
    // An interrupted first build leaves its own folders, and no page yet.
    let foreign = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name != PARTIAL && !is_hash(name));
    match foreign {
        Some(foreign) if named_folder(dir)?.is_none() => bail!(
            "{} is not empty and holds no earlier build (but {foreign}): choose another folder with --out, or empty this one",
            dir.display()
        ),
        _ => Ok(()),
    }
}

/// The folder of assets beside `index.html` that `index.html` names: where there is one, the page is ours.
fn named_folder(dir: &Path) -> Result<Option<String>> {
    let Ok(html) = fs::read_to_string(dir.join(INDEX)) else {
        return Ok(None);
    };
    Ok(asset_folders(dir)?
        .iter()
        .filter_map(|folder| Some(folder.file_name()?.to_str()?.to_owned()))
        .find(|name| html.contains(name.as_str())))
}

fn asset_folders(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).with_context(|| cannot("read", dir))?;
    Ok(entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter(|entry| entry.file_name().to_str().is_some_and(is_hash))
        .map(|entry| entry.path())
        .collect())
}

fn is_hash(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| b"0123456789abcdef".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::scratch::Scratch;

    fn version(folder: &str) -> Site {
        let file = |name: &str, contents: &str| (name.to_owned(), contents.into());
        Site {
            folder: folder.into(),
            files: Files::from([
                file(INDEX, &format!(r#"<script src="{folder}/main.js">"#)),
                file(ICON, "<svg/>"),
                file(&format!("{folder}/main.js"), folder),
            ]),
        }
    }

    #[test]
    fn a_new_version_replaces_the_old_one_and_nothing_else() {
        let dir = Scratch::new("replace");
        version("0000000000000000").write(&dir).unwrap();
        fs::write(dir.join("CNAME"), "example.org").unwrap();
        let new = version("1111111111111111");
        new.write(&dir).unwrap();
        new.write(&dir).unwrap();

        assert_eq!(Site::read(&dir).unwrap().files, new.files);
        let mut left: Vec<_> = fs::read_dir(&*dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["1111111111111111", "CNAME", ICON, INDEX]);
    }

    #[test]
    fn an_interrupted_build_is_continued() {
        let dir = Scratch::new("interrupted");
        fs::create_dir_all(dir.join(PARTIAL)).unwrap();
        fs::create_dir_all(dir.join("0000000000000000")).unwrap();
        version("1111111111111111").write(&dir).unwrap();
        assert!(!dir.join(PARTIAL).exists() && !dir.join("0000000000000000").exists());
    }

    #[test]
    fn a_folder_of_something_else_is_refused_and_untouched() {
        let dir = Scratch::new("foreign");
        fs::write(dir.join(INDEX), "<p>somebody's page").unwrap();
        let error = version("0000000000000000").write(&dir).unwrap_err();
        assert!(error.to_string().contains("(but index.html): choose another folder"));
        assert_eq!(fs::read_dir(&*dir).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let dir = Scratch::new("file");
        fs::write(dir.join("file"), "").unwrap();
        for out in [dir.join("file"), dir.join("file/inner")] {
            let error = version("0000000000000000").write(&out).unwrap_err();
            assert!(error.to_string().contains(&*out.to_string_lossy()), "{error}");
        }
    }

    #[test]
    fn only_a_built_site_is_read() {
        let dir = Scratch::new("unbuilt");
        let error = Site::read(&dir).unwrap_err().to_string();
        assert!(error.contains("holds no built site"), "{error}");
        assert!(Site::read(&dir.join("missing")).is_err());
    }
}
