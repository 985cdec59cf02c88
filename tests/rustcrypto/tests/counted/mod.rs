//! How many of their tests a target holds: what its program itself lists, less the one that asks.

use std::process::Command;

/// A version of theirs with more tests is another number; one that brings none, or a file that isn't found, is seen.
pub(crate) fn assert_theirs(count: usize) {
    let program = std::env::current_exe().expect("this program has a path");
    let list = Command::new(program).args(["--list", "--format", "terse"]).output().expect("it runs again");
    let list = String::from_utf8(list.stdout).expect("names of tests are text");
    let theirs: Vec<&str> = list.lines().filter(|line| line.ends_with(": test") && !line.starts_with("ours")).collect();
    assert_eq!(theirs.len(), count, "{theirs:#?}");
}
