//! Running other programs, so that a failure is a sentence.

use std::env;
use std::ffi::OsString;
use std::io;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

/// An environment variable and its value.
pub(crate) type Variable = (&'static str, OsString);

/// What the outer cargo sets for its children, and what a user sets for native builds: both confuse a nested one.
/// `RUSTUP_TOOLCHAIN` stays: it makes the nested build use the toolchain that runs us.
const NOT_INHERITED: [&str; 11] = [
    "CARGO",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_BUILD_TARGET_DIR",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_TARGET_DIR",
    "CARGO_TARGET_TMPDIR",
    "RUSTC",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTFLAGS",
];
const NOT_INHERITED_PREFIXES: [&str; 4] = ["CARGO_BIN_", "CARGO_CRATE_", "CARGO_MANIFEST_", "CARGO_PKG_"];

/// A cargo that knows nothing of the one that runs us, with these variables set.
pub(crate) fn cargo(variables: &[Variable]) -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_not_inherited) {
            command.env_remove(name);
        }
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    command
}

/// Runs a program whose progress the user should see. It goes to standard error: standard output is for results.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    let status = command.stdout(io::stderr()).status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed; it says why above", name(command));
    }
    Ok(())
}

/// Runs a program for its answer.
pub(crate) fn ask(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = command.output().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed: {}", name(command), reason(&String::from_utf8_lossy(&stderr)));
    }
    String::from_utf8(stdout).with_context(|| format!("{} answered with something else than text", name(command)))
}

fn is_not_inherited(name: &str) -> bool {
    NOT_INHERITED.contains(&name) || NOT_INHERITED_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The line in which cargo, rustup or apt names the error, else the last one.
fn reason(stderr: &str) -> &str {
    let named = ["error: ", "E: "];
    let mut lines = stderr.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .clone()
        .find_map(|line| named.iter().find_map(|mark| line.strip_prefix(mark)))
        .or_else(|| lines.next_back())
        .unwrap_or("it does not say why")
}

fn cannot_start(command: &Command) -> String {
    format!("{} can't be started (is it installed, and on PATH?)", command.get_program().display())
}

/// The program and its first argument: `cargo build`, `apt-get download`.
fn name(command: &Command) -> String {
    let program = command.get_program().display().to_string();
    match command.get_args().next() {
        Some(first) => format!("{program} {}", first.display()),
        None => program,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nested_cargo_inherits_settings_but_not_the_outer_build() {
        for name in ["CARGO", "CARGO_PKG_NAME", "CARGO_TARGET_DIR", "RUSTFLAGS"] {
            assert!(is_not_inherited(name), "{name}");
        }
        for name in ["CARGO_HOME", "CARGO_NET_OFFLINE", "RUSTUP_TOOLCHAIN", "PATH"] {
            assert!(!is_not_inherited(name), "{name}");
        }
    }

    #[test]
    fn failures_name_the_program() {
        let missing = ask(&mut Command::new("no-such-program")).unwrap_err();
        assert!(format!("{missing:#}").starts_with("no-such-program can't be started"));
        let failing = ask(Command::new("cargo").arg("no-such-command")).unwrap_err();
        assert!(format!("{failing:#}").starts_with("cargo no-such-command failed: no such command"));
        assert_eq!(reason("info: a\nerror: b\n  0: backtrace\n"), "b");
        assert_eq!(reason("a\n b\n\n"), "b");
    }
}
