//! Builds the page of the Keccak visualizer and serves it: `cargo run`, and nothing else to install.

#![forbid(unsafe_code)]

mod args;
mod assemble;
mod files;
mod html;
mod places;
mod programs;
mod serve;
mod site;
mod size;
mod split;
mod strip;
mod styles;
mod toolchain;
mod wasm;

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use args::{Args, Command, Server};
use places::Places;
use site::Site;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<()> {
    match args.command {
        None => serve(&args.server, || build(&Places::find()?)),
        Some(Command::Serve { dir, server }) => serve(&server, || Site::read(&dir)),
        Some(Command::Build { out }) => {
            let places = Places::find()?;
            let out = out.unwrap_or_else(|| places.dist());
            // A folder that can't be written to is better refused before the minutes than after.
            site::prepare(&out)?;
            let site = build(&places)?;
            site.write(&out)?;
            write!(stdout(), "{}", size::report(&site)?)?;
            writeln!(stdout(), "The site is in {}", out.display())?;
            Ok(())
        }
    }
}

/// Opens the port first: one that is taken should be known before a long build.
fn serve(server: &Server, site: impl FnOnce() -> Result<Site>) -> Result<()> {
    let listener = serve::listen(server.port)?;
    let address = format!("http://{}", listener.local_addr()?);
    let site = site()?;
    writeln!(stdout(), "Open {address} (Ctrl-C ends it)")?;
    stdout().flush()?;
    if server.open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("warning: no browser could be opened ({error}); open {address} yourself");
    }
    serve::serve(listener, site)
}

fn build(places: &Places) -> Result<Site> {
    let bindings = wasm::bindings(places)?;
    assemble::site(&places.page(), bindings)
}
