//! What the program can be asked to do.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Builds the page and serves it on this machine alone.
#[derive(Parser, Debug)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    /// What to do instead of building and serving.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// How to serve, where nothing else is asked for.
    #[command(flatten)]
    pub(crate) server: Server,
}

/// What to do instead of building and serving.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Write the whole site into a folder that any static host can serve, under any path.
    Build {
        /// The folder: new, empty, or holding an earlier build [default: www/dist of this repository].
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Serve a site that `build` has written, without building.
    Serve {
        /// The folder that `build` has written.
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
        /// How to serve it.
        #[command(flatten)]
        server: Server,
    },
}

/// How to serve.
#[derive(clap::Args, Debug)]
pub(crate) struct Server {
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub(crate) port: u16,
    /// Open the page in the default browser.
    #[arg(long)]
    pub(crate) open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn without_arguments_it_builds_and_serves_on_8080() {
        let args = parse("www").unwrap();
        assert!(args.command.is_none());
        assert_eq!((args.server.port, args.server.open), (8080, false));
    }

    #[test]
    fn every_form_is_understood() {
        assert_eq!(parse("www --port 0 --open").unwrap().server.port, 0);
        let build = parse("www build --out there").unwrap().command;
        assert!(matches!(build, Some(Command::Build { out: Some(out) }) if out.ends_with("there")));
        let serve = parse("www serve --dir there --port 1").unwrap().command;
        assert!(matches!(serve, Some(Command::Serve { server, .. }) if server.port == 1));
    }

    #[test]
    fn wrong_arguments_end_with_status_2() {
        for line in ["www --port 65536", "www --port", "www there", "www serve", "www --open build"] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
