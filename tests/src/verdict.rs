//! What a reader says of one file: how many cases it checked, what it left out, and every case that is wrong.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// How many wrong cases a message lists; all of them are counted.
const LISTED: usize = 10;

/// The verdict on one vector file.
#[derive(Debug, Default)]
pub struct Verdict {
    cases: usize,
    skipped: BTreeMap<String, usize>,
    failures: Vec<Failure>,
}

/// One wrong case: where it stands and what is wrong.
#[derive(Debug)]
struct Failure {
    line: usize,
    case: String,
    what: String,
}

/// How one case came out: nothing to say, or what is wrong.
pub type Outcome = Result<(), String>;

impl Verdict {
    /// Counts one case, which stands at `line`, from 1.
    pub fn case(&mut self, line: usize, case: impl fmt::Display, outcome: Outcome) {
        self.cases += 1;
        if let Err(what) = outcome {
            self.failures.push(Failure { line, case: case.to_string(), what });
        }
    }

    /// Says that something at `line` is wrong which is no case: a line that nobody understands.
    pub fn fail(&mut self, line: usize, what: impl Into<String>) {
        self.failures.push(Failure { line, case: "the file".into(), what: what.into() });
    }

    /// Counts one case that is left out on purpose, and of what.
    pub fn skip(&mut self, of: impl Into<String>) {
        *self.skipped.entry(of.into()).or_default() += 1;
    }

    /// How many cases were checked.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How many cases were left out, by what they are of.
    pub fn skipped(&self) -> &BTreeMap<String, usize> {
        &self.skipped
    }

    /// Nothing, or all that is wrong with `file`: a line for each of the first cases, with file, line and case.
    ///
    /// # Errors
    /// If a case is wrong, or if there was none: a reader that understands nothing must not pass.
    pub fn result(&self, file: &str) -> Outcome {
        if self.failures.is_empty() {
            return if self.cases == 0 { Err(format!("{file}: holds no case that its reader knows")) } else { Ok(()) };
        }
        let mut text = format!("{} cases, wrong: {}", self.cases, self.failures.len());
        for Failure { line, case, what } in self.failures.iter().take(LISTED) {
            let _ = write!(text, "\n  {file}:{line}: {case}: {what}");
        }
        if self.failures.len() > LISTED {
            let _ = write!(text, "\n  … and {} more", self.failures.len() - LISTED);
        }
        Err(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;

    #[test]
    fn a_file_without_cases_fails() {
        assert!(Verdict::default().result("empty.rsp").unwrap_err().contains("empty.rsp: holds no case"));
    }

    #[test]
    fn a_wrong_case_is_named_with_file_and_line() {
        let mut verdict = Verdict::default();
        verdict.case(3, "Len = 0", Ok(()));
        verdict.case(7, "Len = 8", Err("another digest".into()));
        let text = verdict.result("short.rsp").unwrap_err();
        assert_eq!(text, "2 cases, wrong: 1\n  short.rsp:7: Len = 8: another digest");
    }
}
