//! Checks published vectors: `cargo run -p keccak-conformance --example verify -- FILE…`, files or folders.
//!
//! The form of a file is recognised by what stands in it. For each file: cases, passed, failed, not understood.
//! The exit status is 1 if any case failed, anything couldn't be read, or a file held no case that was understood.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, io};

use keccak_conformance::files;

const HELP: &str = "\
Usage: verify [--extremely-long] FILE…

Checks vector files, or all in a folder, whose names end with .rsp, .txt or .json: NIST CAVP, ACVP (prompt and
expectedResults in one folder), NIST's examples and samples, the Keccak Team's known answers and intermediate values,
RFC 9861, Wycheproof, noble-hashes, XKCP's checksums.

  --extremely-long  also hash messages of a gibibyte (build with --release)";

/// How many findings of a file are printed; all of them are counted.
const PRINTED: usize = 20;

fn main() -> ExitCode {
    let (options, paths): (Vec<_>, Vec<_>) =
        env::args_os().skip(1).partition(|argument| argument.to_string_lossy().starts_with("--"));
    let extremely_long = options.iter().any(|option| option == "--extremely-long");
    if let Some(strange) = options.iter().find(|option| *option != "--extremely-long") {
        let asked = strange == "--help";
        let _ = if asked { writeln!(io::stdout(), "{HELP}") } else { writeln!(io::stderr(), "{HELP}") };
        return ExitCode::from(if asked { 0 } else { 2 });
    }
    if paths.is_empty() {
        eprintln!("{HELP}");
        return ExitCode::from(2);
    }
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    if files::report(&paths, extremely_long, PRINTED, &mut io::stdout().lock()).unwrap_or(false) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
