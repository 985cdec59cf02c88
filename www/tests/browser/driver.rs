//! The driver: a process that takes WebDriver commands and starts browsers.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::need::Absent;

/// A running chromedriver.
#[derive(Debug)]
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) address: String,
    process: Child,
    /// Kept open: a driver whose output nobody takes may end.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts it on a port that it chooses itself, so that no other program can take the port in between.
    pub(crate) fn start(program: &Path) -> Result<Self, Absent> {
        let cannot =
            |why: &dyn std::fmt::Display| Absent::Failed(format!("{} can't be started: {why}", program.display()));
        let mut command = Command::new(program);
        let mut process = command
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| cannot(&error))?;
        let mut output = BufReader::new(process.stdout.take().ok_or_else(|| cannot(&"it has no output"))?);
        let mut line = String::new();
        // "ChromeDriver was started successfully on port 40123."
        while output.read_line(&mut line).is_ok_and(|length| length > 0) {
            if let Some((_, port)) = line.split_once("successfully on port ") {
                let port = port.trim().trim_end_matches('.');
                return Ok(Self { address: format!("http://127.0.0.1:{port}"), process, _output: output });
            }
            line.clear();
        }
        let _ = process.kill();
        Err(cannot(&"it ended before it listened"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
