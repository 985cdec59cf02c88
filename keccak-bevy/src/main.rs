//! The lattice in 3D: reads the command line, looks whether the machine has what is needed, and starts.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use keccak_bevy::cli::{Cli, Mode, unknown, write_state};
use keccak_bevy::offscreen::Offscreen;
use keccak_bevy::viewer::Viewer;
use keccak_bevy::{app, frames, machine};

fn main() -> ExitCode {
    // clap's own errors end with 2, which says "wrong use" to scripts; here every error is a 1.
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()));
        }
    };
    match run(&cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    let session = cli.session()?;
    match cli.mode() {
        Mode::Json => write_state(&session)?,
        Mode::Screenshot(path, size) => {
            session.look().context(unknown())?;
            machine::adapter()?;
            machine::catch_panics();
            let mut app = Offscreen::new(Viewer::new(session), size);
            app.settle();
            app.shoot().context("The renderer gave no picture.")?.save(&path)?;
        }
        Mode::Frames(folder, size) => {
            session.look().context(unknown())?;
            machine::adapter()?;
            machine::catch_panics();
            frames::write(session, &folder, size, |count| {
                if count % 46 == 0 {
                    eprintln!("{count} of {} pictures", frames::PICTURES);
                }
            })?;
            println!("{} pictures in {}, 30 for a second. A video of them:", frames::PICTURES, folder.display());
            println!("{}", frames::to_video(&folder, size));
        }
        Mode::Window => {
            machine::display()?;
            machine::adapter()?;
            machine::catch_panics();
            let exit = app::windowed(Viewer::new(session), cli.file()).run();
            return Ok(if exit.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
    }
    Ok(ExitCode::SUCCESS)
}
