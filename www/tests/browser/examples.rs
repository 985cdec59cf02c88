//! NIST's examples with intermediate values: every state of a computation, by address.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The environment variable that names the folder of shared vectors; a relative path counts from the workspace's root.
const FOLDER: &str = "KECCAK_VECTORS";

/// The states of an example in their order, each with its address, as `lanes[y][x]` in hex.
pub(crate) fn states(file: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let path = folder().join("nist-example-states").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} can't be read: {error}", path.display()));
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .filter_map(|(label, hex)| Some((address(label)?, lanes(hex))))
        .collect()
}

/// The folder that is named, the one beside the repository, or the copy in the repository.
fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if let Some(named) = env::var_os(FOLDER) {
        return root.join(named);
    }
    let shared = root.join("../shared/vectors");
    if shared.is_dir() { shared } else { root.join("tests/vectors") }
}

/// `absorb block 1: xored state` is `1.absorb`, `perm 1 round 3 after chi` is `1.3.chi`; other lines are no states.
fn address(label: &str) -> Option<String> {
    let words: Vec<&str> = label.split_whitespace().collect();
    match words[..] {
        ["absorb", "block", block, "xored", "state"] => Some(format!("{}.absorb", block.trim_end_matches(':'))),
        ["perm", p, "round", round, "after", step] => Some(format!("{p}.{round}.{step}")),
        _ => None,
    }
}

/// 200 bytes as they lie in memory: each lane's low byte first.
fn lanes(hex: &str) -> Vec<Vec<String>> {
    let lane = |digits: &[u8]| -> String {
        let bytes = digits.chunks(2).rev().flatten();
        bytes.map(|digit| char::from(digit.to_ascii_lowercase())).collect()
    };
    hex.trim().as_bytes().chunks(80).map(|plane| plane.chunks(16).map(lane).collect()).collect()
}
