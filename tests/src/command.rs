//! What the arguments of `verify` ask for.

use std::ffi::OsString;
use std::path::PathBuf;

/// What somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// To be told what there is.
    Help,
    /// Files and folders to be checked.
    Files {
        /// The paths; `-` is the standard input.
        paths: Vec<PathBuf>,
        /// Whether messages of a gibibyte are hashed.
        extremely_long: bool,
    },
}

/// What `--help` prints, and what is printed where nothing is asked for.
pub const HELP: &str = "\
Usage: verify [--extremely-long] FILE…

Checks vector files, or all in a folder whose names end with .rsp, .txt or .json; - is the standard input.
It reads NIST CAVP, ACVP (prompt and expectedResults in one folder), NIST's examples and samples, the Keccak Team's
known answers and intermediate values, RFC 9861, Wycheproof, noble-hashes, XKCP's checksums.

The exit status is 0 if every file was checked and nothing in it is wrong; 1 if a case failed, something can't be read,
or nothing in a file was checked, none of its cases being understood or all of them left out; 2 for wrong arguments.

  --extremely-long  also hash messages of a gibibyte (build with --release), which are left out otherwise
  -h, --help        print this
  --                what follows are files";

/// Takes the arguments behind the program's name.
///
/// # Errors
/// Names what is no option and those there are, or says that files are missing.
pub fn asked(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let (mut paths, mut extremely_long, mut only_files) = (Vec::new(), false, false);
    for argument in arguments {
        let text = argument.to_string_lossy();
        match &*text {
            _ if only_files || text == "-" || !text.starts_with('-') => paths.push(PathBuf::from(argument)),
            "--" => only_files = true,
            "-h" | "--help" => return Ok(Asked::Help),
            "--extremely-long" => extremely_long = true,
            _ => {
                return Err(format!(
                    "There is no option {text}; the options are --extremely-long and --help. A file of this name is ./{text}."
                ));
            }
        }
    }
    if paths.is_empty() {
        return Err(format!("Name files or folders to be checked.\n\n{HELP}"));
    }
    Ok(Asked::Files { paths, extremely_long })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Asked, asked};

    fn of(arguments: &str) -> Result<Asked, String> {
        asked(arguments.split_whitespace().map(OsString::from))
    }

    fn files(paths: &[&str], extremely_long: bool) -> Asked {
        Asked::Files { paths: paths.iter().map(Into::into).collect(), extremely_long }
    }

    #[test]
    fn options_and_files_are_told_apart() {
        assert_eq!(of("a.rsp b"), Ok(files(&["a.rsp", "b"], false)));
        assert_eq!(of("a --extremely-long"), Ok(files(&["a"], true)));
        assert_eq!(of("-"), Ok(files(&["-"], false)));
        assert_eq!(of("-- -x --extremely-long"), Ok(files(&["-x", "--extremely-long"], false)));
        assert_eq!((of("-h"), of("a --help")), (Ok(Asked::Help), Ok(Asked::Help)));
    }

    #[test]
    fn what_is_no_option_is_named_with_those_there_are() {
        for (arguments, strange) in [("-x", "-x"), ("a --extremly-long", "--extremly-long"), ("-v -h", "-v")] {
            let what = of(arguments).unwrap_err();
            assert!(what.starts_with(&format!("There is no option {strange};")), "{what}");
            assert!(what.contains("--extremely-long and --help"), "{what}");
        }
        for nothing in ["", "--extremely-long", "--"] {
            assert!(of(nothing).unwrap_err().contains("Usage: verify"), "{nothing}");
        }
    }
}
