//! Gets a compiler for WebAssembly: the one that is there, else rustup's, else a private one from Debian's packages.

mod debian;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::programs::{self, Variable};

/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The variables that a cargo which compiles for WebAssembly needs.
/// `private` is the folder for a private toolchain; nothing outside it changes, but by rustup.
pub(crate) fn find(private: &Path) -> Result<Vec<Variable>> {
    if has_target()? {
        eprintln!("WebAssembly target: installed.");
        return Ok(Vec::new());
    }
    if private.exists() {
        eprintln!("WebAssembly target: the private toolchain in {}", private.display());
        return debian::variables(private);
    }
    eprintln!("WebAssembly target: not installed, asking rustup for it (20 MB, once).");
    let Err(rustup) = rustup() else {
        return Ok(Vec::new());
    };
    eprintln!(
        "WebAssembly target: rustup can't get it, trying a private toolchain from Debian's packages \
        (150 MB, two minutes, once) in {}",
        private.display()
    );
    match debian::make(private) {
        Ok(()) => debian::variables(private),
        Err(debian) => bail!(
            "there is no compiler for WebAssembly.\n  \
            rustup: {rustup:#}\n  \
            Debian's packages: {debian:#}\n\
            Either run `rustup target add {TARGET}` where rustup can download, \
            or give apt a source that has rustc-web {} or newer; then try again",
            env!("CARGO_PKG_RUST_VERSION")
        ),
    }
}

/// Whether the compiler has a standard library for the target.
fn has_target() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    let dir = programs::ask(rustc.args(["--print=target-libdir", "--target", TARGET]))?;
    let Ok(entries) = fs::read_dir(dir.trim_end()) else {
        return Ok(false);
    };
    Ok(entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with("libstd")))
}

/// What happens on most machines, once.
fn rustup() -> Result<()> {
    programs::ask(Command::new("rustup").args(["target", "add", TARGET]))?;
    if !has_target()? {
        bail!("it added the target to another toolchain than the one in use");
    }
    Ok(())
}
