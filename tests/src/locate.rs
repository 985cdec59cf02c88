//! Where the vectors are: those carried in this package, and those shared beside the repository.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The environment variable that names the folder of shared vectors; a relative path counts from the workspace's root.
pub const FOLDER: &str = "KECCAK_VECTORS";

/// The environment variable that makes missing vectors a failure: 1.
pub const REQUIRE_ALL: &str = "KECCAK_REQUIRE_ALL";

/// The environment variable that lets the messages of a gibibyte be hashed: 1.
pub const EXTREMELY_LONG: &str = "KECCAK_EXTREMELY_LONG";

/// Why there is nothing to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Absent {
    /// It may be missing: this is why it was left out.
    Ignored(String),
    /// It must not be missing.
    Failed(String),
}

/// The folder of the vectors that are part of this package.
pub fn carried() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// The folder of the shared vectors.
///
/// # Errors
/// If it isn't there; whether that is a failure depends on the environment.
pub fn shared() -> Result<PathBuf, Absent> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    folder(env::var_os(FOLDER).as_deref(), &root)
}

/// A file of the shared vectors.
///
/// # Errors
/// If it isn't there.
pub fn shared_file(folder: &Result<PathBuf, Absent>, set: &str, file: &str) -> Result<PathBuf, Absent> {
    let folder = folder.as_ref().map_err(Clone::clone);
    let path = folder.and_then(|folder| {
        let path = folder.join(set).join(file);
        if path.is_file() { Ok(path) } else { Err(Absent::Ignored(format!("the shared vectors have no {set}/{file}"))) }
    });
    path.map_err(|absent| if is_set(REQUIRE_ALL) { absent.required() } else { absent })
}

/// Whether the environment says 1, or anything but 0 and nothing.
pub fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

/// The folder that the variable names, or the one beside the repository.
fn folder(named: Option<&OsStr>, root: &Path) -> Result<PathBuf, Absent> {
    match named {
        Some(named) => {
            let path = root.join(named);
            if !named.is_empty() && path.is_dir() {
                return Ok(path);
            }
            Err(Absent::Failed(format!("{FOLDER} is “{}”, which is not a folder", named.display())))
        }
        None => {
            let path = root.join("../shared/vectors");
            if path.is_dir() {
                return Ok(path);
            }
            Err(Absent::Ignored(format!("{FOLDER} is not set, and there is no ../shared/vectors")))
        }
    }
}

impl Absent {
    fn required(self) -> Self {
        match self {
            Self::Ignored(why) => Self::Failed(format!("{why}, and {REQUIRE_ALL} is set")),
            Self::Failed(why) => Self::Failed(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{Absent, folder};

    #[test]
    fn a_folder_that_is_named_must_be_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(folder(Some(OsStr::new("src")), root), Ok(root.join("src")));
        for wrong in ["", "no such folder", "Cargo.toml"] {
            assert!(matches!(folder(Some(OsStr::new(wrong)), root), Err(Absent::Failed(_))), "{wrong}");
        }
    }

    #[test]
    fn a_folder_that_nobody_named_may_be_missing() {
        let nowhere = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/readers");
        assert!(matches!(folder(None, &nowhere), Err(Absent::Ignored(_))));
    }
}
