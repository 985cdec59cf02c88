//! The site: built once by the program under test, and served by it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::need::{Absent, missing};

/// What the builder says where nothing here can compile for WebAssembly.
const NO_COMPILER: &str = "there is no compiler for WebAssembly";

/// A built site and the server that serves it.
#[derive(Debug)]
pub(crate) struct Site {
    /// `http://127.0.0.1:PORT`.
    pub(crate) origin: String,
    /// The folder of its files.
    pub(crate) folder: PathBuf,
    server: Child,
    /// Kept open: a server whose output nobody takes may end.
    _output: BufReader<ChildStdout>,
}

impl Site {
    /// Builds it into this folder and serves it on a free port.
    pub(crate) fn begin(scratch: &Path) -> Result<Self, Absent> {
        let folder = scratch.join("site");
        let program = || Command::new(env!("CARGO_BIN_EXE_www"));
        let failed = |why: &dyn std::fmt::Display| Absent::Failed(format!("no site to test: {why}"));

        let build = program().arg("build").arg("--out").arg(&folder).output().map_err(|error| failed(&error))?;
        if !build.status.success() {
            let said = String::from_utf8_lossy(&build.stderr);
            return Err(if said.contains(NO_COMPILER) { missing(NO_COMPILER) } else { failed(&said) });
        }

        let mut server = program()
            .args(["serve", "--port", "0", "--dir"])
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?;
        let mut output = BufReader::new(server.stdout.take().ok_or_else(|| failed(&"the server has no output"))?);
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|length| length > 0) {
            if let Some(origin) = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")) {
                return Ok(Self { origin: origin.to_owned(), folder, server, _output: output });
            }
            line.clear();
        }
        let _ = server.kill();
        Err(failed(&"the server ended before it listened"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
