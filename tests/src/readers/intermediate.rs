//! Every step of every round: the Keccak Team's texts of the permutation of each width.

use keccak_core::notation::IntermediateValues;

use crate::forms::Source;
use crate::lanes;
use crate::verdict::{Outcome, Trouble, Verdict};

/// Whether the line begins the list of round constants.
pub fn recognises(line: &str) -> bool {
    line.trim_end() == "+++ The round constants +++"
}

/// Reads a file whose number of round constants says the width.
///
/// The core's own text must be the file, line by line, but for empty lines at the end.
/// A case is a constant, an offset, or a state with its title.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let constants = source.text.lines().filter(|line| line.starts_with("RC[")).count();
    let Some(w) = lanes::WIDTHS.into_iter().find(|&w| lanes::rounds(w) == constants) else {
        return verdict.unreadable(None, format!("no width has {constants} round constants"));
    };
    let ours = if source.text.contains(INTERLEAVED) { interleaved(&document(w)) } else { document(w) };
    let (ours, theirs) = (ours.trim_end(), source.text.trim_end());
    let (mut part, mut case): (&str, Option<Case>) = ("", None);
    let mut given = ours.lines();
    for (line, expected) in (1..).zip(theirs.lines().map(str::trim_end)) {
        let given = given.next().map(str::trim_end);
        // The title of a case is ours: a digit of the file may be wrong, but not its structure.
        let Some(title) = given else {
            close(case.take(), verdict);
            return verdict.unreadable(line, "the file goes on where it should end");
        };
        if title.starts_with("+++") || title.starts_with("---") {
            part = title.trim_matches(['+', '-', ' ']);
        }
        let begins = title.ends_with(':') || title.contains(" = ");
        if begins || title.is_empty() || title.starts_with(['+', '-']) {
            close(case.take(), verdict);
        }
        if begins {
            let what = title.split(" = ").next().unwrap_or_default().trim_end_matches(':');
            case = Some(Case { line, title: format!("{part}, {what}"), outcome: Ok(()) });
        }
        if title != expected {
            let what = format!("we write “{title}”, the file has “{expected}”");
            match &mut case {
                Some(case) if case.outcome.is_ok() => {
                    case.line = line;
                    case.outcome = Err(Trouble::Wrong(what));
                }
                Some(_) => (),
                None => verdict.unreadable(line, what),
            }
        }
    }
    close(case, verdict);
    if given.next().is_some() {
        verdict.unreadable(theirs.lines().count(), "the file ends too soon");
    }
}

struct Case {
    line: usize,
    title: String,
    outcome: Outcome,
}

fn close(case: Option<Case>, verdict: &mut Verdict) {
    if let Some(Case { line, title, outcome }) = case {
        verdict.case(line, title, outcome);
    }
}

/// What stands over the lanes that are written as two words of 32 bits.
const INTERLEAVED: &str = "Same, with lanes as pairs of 32-bit words (bit interleaving):";

/// The same text with every lane of 64 bits as two words: the bits of even z, then those of odd z.
pub fn interleaved(text: &str) -> String {
    let words = |lane: u64| {
        let word = |from: u32| (0..32).fold(0u32, |word, i| word | ((lane >> (2 * i + from) & 1) as u32) << i);
        format!("{:08X}:{:08X}", word(0), word(1))
    };
    let token = |token: &str| match u64::from_str_radix(token.trim_end(), 16) {
        Ok(lane) if token.trim_end().len() == 16 => token.replace(token.trim_end(), &words(lane)),
        _ => token.to_owned(),
    };
    let text = text.replace("Same, with lanes as 64-bit words:", INTERLEAVED);
    text.split_inclusive([' ', '\n']).map(token).collect()
}

/// The document of the Keccak Team for this lane size, as the core writes it.
pub fn document(w: usize) -> String {
    IntermediateValues::Document { w }.to_string()
}
