//! What a machine may lack: then the trials are ignored and say why, or fail where everything is required.

use std::env;
use std::path::PathBuf;

/// The environment variable that makes whatever is missing a failure: 1.
const REQUIRE_ALL: &str = "KECCAK_REQUIRE_ALL";

/// Why no trial can be performed.
#[derive(Clone, Debug)]
pub(crate) enum Absent {
    /// A part is missing that a machine may lack.
    Ignored(String),
    /// Something went wrong, or everything was required.
    Failed(String),
}

/// The answer to a part that is missing.
pub(crate) fn missing(why: &str) -> Absent {
    match env::var(REQUIRE_ALL) {
        Ok(value) if !matches!(value.as_str(), "" | "0") => Absent::Failed(format!("{why}, and {REQUIRE_ALL} is set")),
        _ => Absent::Ignored(why.to_owned()),
    }
}

/// The first of these programs that is in `PATH`.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file()))
}
