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
    /// Nobody asks for it: the folder that is named is that of the carried vectors.
    Unasked(String),
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

/// What becomes of vectors that are missing: a failure where everything is required, unless nobody asks for them.
pub fn required(absent: Absent) -> Absent {
    if is_set(REQUIRE_ALL) { absent.required() } else { absent }
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
                let same = |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
                if same(&path, &carried()) {
                    return Err(Absent::Unasked(format!(
                        "{FOLDER} names the carried vectors: no others are asked for"
                    )));
                }
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
            other => other,
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
    fn where_the_carried_vectors_are_named_no_others_are_required() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let absent = folder(Some(OsStr::new("vectors")), root).unwrap_err();
        assert!(matches!(absent.required(), Absent::Unasked(_)));
    }

    #[test]
    fn a_folder_that_nobody_named_may_be_missing() {
        let nowhere = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/readers");
        assert!(matches!(folder(None, &nowhere), Err(Absent::Ignored(_))));
    }
}
