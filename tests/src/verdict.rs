//! What a reader says of one file: how each case came out, what was left out, and whatever is wrong, line by line.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use crate::words::count;

/// How one case came out: nothing to say, or what is the matter with it.
pub type Outcome = Result<(), Trouble>;

/// What is the matter with a case, or with a line that is of none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It was computed, and something else came out.
    Wrong(String),
    /// It can't be read: a digit, a field or a line is not what this form has there.
    Unreadable(String),
    /// It can be read, but asks for something that nobody here computes.
    Unknown(String),
}

/// What can't be parsed can't be read; whoever compared or knows more says so.
impl From<String> for Trouble {
    fn from(what: String) -> Self {
        Self::Unreadable(what)
    }
}

impl From<&str> for Trouble {
    fn from(what: &str) -> Self {
        Self::Unreadable(what.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(what) => write!(f, "wrong: {what}"),
            Self::Unreadable(what) => write!(f, "unreadable: {what}"),
            Self::Unknown(what) => write!(f, "unknown: {what}"),
        }
    }
}

/// What can't be read, and its line, from 1, where it has one.
pub type Unreadable = (Option<usize>, String);

/// The verdict on one vector file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The line of every case, whichever way it came out.
    lines: Vec<usize>,
    left_out: BTreeMap<String, usize>,
    findings: Vec<Finding>,
    /// How many findings are of no case.
    stray: usize,
}

/// What is the matter, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The line, from 1; for a case, the one in which its expected value or the case itself begins. The whole file has none.
    pub line: Option<usize>,
    /// The case, in a few words.
    pub case: String,
    /// What is the matter with it.
    pub trouble: Trouble,
}

impl Verdict {
    /// Counts one case, which stands at `line`, from 1.
    pub fn case(&mut self, line: usize, case: impl fmt::Display, outcome: Outcome) {
        self.lines.push(line);
        if let Err(trouble) = outcome {
            self.findings.push(Finding { line: Some(line), case: case.to_string(), trouble });
        }
    }

    /// Says that something at `line`, or `None` for all of the file, can't be read which is of no case.
    pub fn unreadable(&mut self, line: impl Into<Option<usize>>, what: impl Into<String>) {
        self.stray += 1;
        let trouble = Trouble::Unreadable(what.into());
        self.findings.push(Finding { line: line.into(), case: "the file".into(), trouble });
    }

    /// Counts one case that is left out on purpose, and why.
    pub fn leave_out(&mut self, why: impl Into<String>) {
        *self.left_out.entry(why.into()).or_default() += 1;
    }

    /// How many cases there are, without those left out.
    pub fn cases(&self) -> usize {
        self.lines.len()
    }

    /// How many cases came out as they should.
    pub fn passed(&self) -> usize {
        self.cases() + self.stray - self.findings.len()
    }

    /// How many cases came out wrong.
    pub fn failed(&self) -> usize {
        self.findings.iter().filter(|finding| matches!(finding.trouble, Trouble::Wrong(_))).count()
    }

    /// How many cases and stray lines were not understood.
    pub fn not_understood(&self) -> usize {
        self.findings.len() - self.failed()
    }

    /// How many cases were left out, by why.
    pub fn left_out(&self) -> &BTreeMap<String, usize> {
        &self.left_out
    }

    /// The line of every case, in the order of the file.
    pub fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// All that is the matter, in the order of the file.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether nothing is wrong or unreadable, and something was checked: a file of which nothing is must not pass.
    ///
    /// What nobody here computes, or what was left out, may stand beside what was checked.
    pub fn is_good(&self) -> bool {
        let unknown = |finding: &Finding| matches!(finding.trouble, Trouble::Unknown(_));
        self.findings.iter().all(unknown) && self.passed() > 0
    }

    /// Whether there are cases, and all of them were left out.
    pub fn is_left_out(&self) -> bool {
        self.cases() == 0 && self.findings.is_empty() && !self.left_out.is_empty()
    }

    /// The counts in one line, and a line for each of the first `most` findings, with `file` and line.
    pub fn report(&self, file: &str, most: usize) -> String {
        let mut text = Counts::of(self).to_string();
        let whys: Vec<&str> = self.left_out.keys().map(String::as_str).collect();
        let whys = whys.join("; ");
        let _ = match (self.cases() == 0 && self.findings.is_empty(), whys.is_empty()) {
            (true, true) => write!(text, "\n  {file}: holds no case"),
            (true, false) => write!(text, "\n  {file}: nothing was checked: {whys}"),
            (false, true) => Ok(()),
            (false, false) => write!(text, " ({whys})"),
        };
        // What nobody computes comes last, so that nothing wrong is hidden behind it.
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| matches!(finding.trouble, Trouble::Unknown(_)));
        for Finding { line, case, trouble } in findings.into_iter().take(most) {
            let _ = match line {
                Some(line) => write!(text, "\n  {file}:{line}: {case}: {trouble}"),
                None => write!(text, "\n  {file}: {case}: {trouble}"),
            };
        }
        if self.findings.len() > most {
            let _ = write!(text, "\n  … and {} more", self.findings.len() - most);
        }
        text
    }
}

/// How the cases of a file, or of several, came out.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    cases: usize,
    passed: usize,
    failed: usize,
    not_understood: usize,
    left_out: usize,
}

impl Counts {
    /// Those of one file.
    pub fn of(verdict: &Verdict) -> Self {
        Self {
            cases: verdict.cases(),
            passed: verdict.passed(),
            failed: verdict.failed(),
            not_understood: verdict.not_understood(),
            left_out: verdict.left_out().values().sum(),
        }
    }

    /// Those of one more file to these.
    pub fn add(&mut self, more: Self) {
        self.cases += more.cases;
        self.passed += more.passed;
        self.failed += more.failed;
        self.not_understood += more.not_understood;
        self.left_out += more.left_out;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, passed, failed, not_understood, left_out } = self;
        let cases = count(*cases, "case");
        write!(f, "{cases}, {passed} passed, {failed} failed, {not_understood} not understood")?;
        if *left_out > 0 { write!(f, ", {left_out} left out") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Trouble, Verdict};

    #[test]
    fn a_file_without_cases_is_not_good() {
        let verdict = Verdict::default();
        assert!(!verdict.is_good());
        assert!(verdict.report("empty.rsp", 3).contains("empty.rsp: holds no case"));
    }

    #[test]
    fn a_file_whose_cases_were_all_left_out_is_not_good() {
        let mut verdict = Verdict::default();
        verdict.leave_out("it takes a day");
        assert!(verdict.is_left_out() && !verdict.is_good());
        let report =
            "0 cases, 0 passed, 0 failed, 0 not understood, 1 left out\n  f: nothing was checked: it takes a day";
        assert_eq!(verdict.report("f", 1), report);
        verdict.case(2, "b", Ok(()));
        assert!(!verdict.is_left_out() && verdict.is_good());
        assert_eq!(verdict.report("f", 1), "1 case, 1 passed, 0 failed, 0 not understood, 1 left out (it takes a day)");
    }

    #[test]
    fn a_wrong_case_is_named_with_file_and_line() {
        let mut verdict = Verdict::default();
        verdict.case(3, "Len = 0", Ok(()));
        verdict.case(7, "Len = 8", Err(Trouble::Wrong("another digest".into())));
        verdict.unreadable(9, "no field");
        let report = verdict.report("short.rsp", 1);
        assert_eq!(
            report,
            "2 cases, 1 passed, 1 failed, 1 not understood\n  short.rsp:7: Len = 8: wrong: another digest\n  … and 1 more"
        );
        assert!(!verdict.is_good());
    }

    #[test]
    fn what_nobody_computes_may_stand_beside_what_was_checked() {
        let mut verdict = Verdict::default();
        verdict.case(1, "a", Err(Trouble::Unknown("SHA-1".into())));
        assert!(!verdict.is_good());
        verdict.case(2, "b", Ok(()));
        assert!(verdict.is_good());
        assert_eq!((verdict.passed(), verdict.failed(), verdict.not_understood()), (1, 0, 1));
        verdict.case(3, "c", Err(Trouble::Wrong("a digest".into())));
        assert!(verdict.report("f", 1).contains("f:3: c: wrong"));
    }
}
