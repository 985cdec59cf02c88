//! Checks published vectors: `cargo run -p keccak-conformance --example verify -- FILE…`, files or folders, `-` for the
//! standard input; `--help` says more.
//!
//! The form of a file is recognised by what stands in it. For each file: cases, passed, failed, not understood, left out.
//! The exit status is 1 if any case failed, anything couldn't be read, or nothing in a file was checked.

use std::io::Write;
use std::process::ExitCode;
use std::{env, io};

use keccak_conformance::command::{Asked, HELP, asked};
use keccak_conformance::files;

/// How many findings of a file are printed; all of them are counted.
const PRINTED: usize = 20;

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    match asked(env::args_os().skip(1)) {
        Ok(Asked::Help) => {
            let _ = writeln!(out, "{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Asked::Files { paths, extremely_long }) => {
            let good = files::report(&paths, extremely_long, PRINTED, &mut out);
            if good.unwrap_or(false) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(what) => {
            let _ = writeln!(io::stderr(), "{what}");
            ExitCode::from(2)
        }
    }
}
