//! Every step of every round: the files `KeccakF-25-IntermediateValues.txt` … `KeccakF-1600-IntermediateValues.txt`.

use keccak_core::notation::IntermediateValues;

use crate::lanes;
use crate::verdict::Verdict;

/// Reads a file whose name holds the width, and counts the states after a step as its cases.
///
/// The core's own text must be the file, byte for byte.
/// The texts for the three narrowest widths end one empty line sooner.
pub fn read(name: &str, text: &str, verdict: &mut Verdict) {
    let b = name.strip_prefix("KeccakF-").and_then(|rest| rest.strip_suffix("-IntermediateValues.txt"));
    let Some(w) = lanes::WIDTHS.into_iter().find(|w| b.is_some_and(|b| b == (25 * w).to_string())) else {
        return verdict.fail(1, "the name doesn't hold a width");
    };
    let official = if w < 8 { format!("{text}\n") } else { text.to_owned() };
    let ours = document(w);
    let mut state = 0;
    let mut title = "the head";
    let (mut given, mut expected) = (ours.split('\n'), official.split('\n'));
    for line in 1.. {
        let (a, b) = (given.next(), expected.next());
        if let Some(line) = b.filter(|line| line.starts_with("+++") || line.starts_with("---")) {
            title = line.trim_matches(['+', '-', ' ']);
        }
        let after = b.is_some_and(|line| line.starts_with("After "));
        state += usize::from(after);
        match (a, b) {
            (None, None) => break,
            // One difference would only be followed by all that comes after it.
            _ if a != b => return verdict.case(line, format!("{title}, state {state}"), Err(differ(a, b))),
            _ if after => verdict.case(line, format!("{title}, state {state}"), Ok(())),
            _ => (),
        }
    }
}

/// The document of the Keccak Team for this lane size, as the core writes it.
pub fn document(w: usize) -> String {
    IntermediateValues::Document { w }.to_string()
}

fn differ(given: Option<&str>, expected: Option<&str>) -> String {
    let shown = |line: Option<&str>| line.map_or("the end".to_owned(), |line| format!("“{line}”"));
    format!("we write {}, the file has {}", shown(given), shown(expected))
}
