//! ACVP: one file asks, the one beside it answers; bits are written from the left of each byte.

use std::collections::BTreeMap;

use keccak_core::functions::{Kind, Member};

use crate::bits::Bits;
use crate::computation::{Computation, named};
use crate::forms::{Source, object};
use crate::json::{Document, Node, Object};
use crate::long;
use crate::readers::acvp_monte;
use crate::verdict::{Outcome, Trouble, Unreadable, Verdict};
use crate::ways;
use crate::words::count;

/// Whether the tests have a type: then the file asks.
pub fn are_questions(root: &Object) -> bool {
    is_acvp(root)
        && root.objects("testGroups").is_ok_and(|list| list.first().is_some_and(|group| group.has("testType")))
}

/// Whether the tests have no type: then the file answers.
pub fn are_results(root: &Object) -> bool {
    is_acvp(root) && !are_questions(root)
}

fn is_acvp(root: &Object) -> bool {
    root.has("testGroups") && root.has("vsId")
}

/// Algorithm and revision, by which two files belong together.
///
/// # Errors
/// If the text is no such file.
pub fn subject(text: &str) -> Result<(String, String), String> {
    let document = Document::new(text);
    let root = object(&document, is_acvp).map_err(|(_, what)| what)?;
    // Some answers name neither; the folder says it then.
    let name = |field| if root.has(field) { root.text(field) } else { Ok(String::new()) };
    Ok((name("algorithm")?, name("revision")?))
}

/// Questions without answers are read as a file that holds nothing to check.
pub fn read_questions(_: &Source, verdict: &mut Verdict) {
    verdict.unreadable(None, "these are questions, and there is no file beside them that answers them");
}

/// Reads the answers, looking up their questions.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let Some(questions) = source.questions else {
        return verdict.unreadable(None, "these are answers, and there is no file beside them that asks");
    };
    let (questions, answers) = (Document::new(questions), Document::new(source.text));
    let asked = object(&questions, are_questions).and_then(|root| Asked::all(&root));
    let mut asked = match asked {
        Ok(asked) => asked,
        Err((line, what)) => {
            let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
            return verdict.unreadable(None, format!("the questions{line}: {what}"));
        }
    };
    let groups = object(&answers, are_results).and_then(|root| tests(&root));
    let given = match groups {
        Ok(given) => given,
        Err((line, what)) => return verdict.unreadable(line, what),
    };
    for (_, test) in given {
        match test.number("tcId").map(|id| (id, asked.remove(&id))) {
            Ok((id, Some(asked))) => answer(&asked, id, &test, source.extremely_long, verdict),
            Ok((id, None)) => verdict.unreadable(test.line(), format!("nobody asks for tcId {id}")),
            Err(what) => verdict.unreadable(Some(test.line()), what),
        }
    }
    if let Some(id) = asked.keys().next() {
        let (count, have) = (count(asked.len(), "question"), if asked.len() == 1 { "has" } else { "have" });
        verdict.unreadable(None, format!("{count} {have} no answer; the first is tcId {id}"));
    }
}

/// All tests with their groups.
fn tests<'a>(root: &Object<'a>) -> Result<Vec<(Object<'a>, Object<'a>)>, Unreadable> {
    let mut all = Vec::new();
    for group in root.objects("testGroups").map_err(|what| (Some(root.line_of("testGroups")), what))? {
        let tests = group.objects("tests").map_err(|what| (Some(group.line()), what))?;
        all.extend(tests.into_iter().map(|test| (group.clone(), test)));
    }
    Ok(all)
}

/// A test that asks.
pub(super) struct Asked<'a> {
    pub(super) function: Result<&'static Member, Trouble>,
    pub(super) group: Object<'a>,
    pub(super) test: Object<'a>,
    /// Whether outputs are aligned to the low bits of their last byte.
    low: bool,
}

impl<'a> Asked<'a> {
    fn all(root: &Object<'a>) -> Result<BTreeMap<usize, Self>, Unreadable> {
        let text = |field| root.text(field).map_err(|what| (Some(root.line()), what));
        let (algorithm, revision) = (text("algorithm")?, text("revision")?);
        let mut all = BTreeMap::new();
        for (group, test) in tests(root)? {
            let id = test.number("tcId").map_err(|what| (Some(test.line()), what))?;
            let xof = group.find("xof").is_some_and(|node| node.truth() == Ok(true));
            let name = if xof { format!("{algorithm} (XOF)") } else { algorithm.clone() };
            let function = named(&name);
            // Only the first revision of SHAKE is written like the response files.
            let low = revision == "1.0" && algorithm.starts_with("SHAKE");
            all.insert(id, Self { function, group, test, low });
        }
        Ok(all)
    }

    /// What its case is called: group, test and type.
    pub(super) fn name(&self, id: usize) -> String {
        let group = self.group.number("tgId").map(|group| format!("tgId {group}, ")).unwrap_or_default();
        format!("{group}tcId {id}, {}", self.group.text("testType").unwrap_or_default())
    }

    /// The bits of an output.
    pub(super) fn output(&self, answer: &Object, field: &str, len: usize) -> Result<Bits, String> {
        answer.get(field, |node| {
            let text = node.text()?;
            if self.low { Bits::lsb_aligned(&text, len) } else { Bits::msb_aligned(&text, len) }
        })
    }

    /// The bits of an input.
    pub(super) fn input(&self, field: &str, len: &str) -> Result<Bits, String> {
        let len = self.test.number(len)?;
        self.test.get(field, |node| Bits::msb_aligned(&node.text()?, len))
    }

    /// What is asked for, without a length of output.
    pub(super) fn computation(&self) -> Result<Computation, Trouble> {
        let function = self.function.clone()?;
        let test = &self.test;
        let empty = || Bits::of_bytes(Vec::new());
        let text = |field| test.text(field).map(|text| Bits::of_bytes(text.into_bytes()));
        let customization = match (test.has("customizationHex"), test.has("customization")) {
            (true, _) => test.hex("customizationHex")?,
            (_, true) => text("customization")?,
            _ => empty(),
        };
        let name = if test.has("functionName") { text("functionName")? } else { empty() };
        let computation = match function.kind {
            Kind::TupleHash { .. } => Computation::of_tuple(function, self.tuple()?),
            Kind::Kmac { .. } => {
                let key = self.input("key", "keyLen")?;
                if !key.len().is_multiple_of(8) {
                    let bits = key.len();
                    let what =
                        format!("a key of {bits} bits, which NIST's generator encodes otherwise than SP 800-185");
                    return Err(Trouble::Unknown(what));
                }
                Computation { key, ..Computation::new(function, self.input("msg", "msgLen")?) }
            }
            Kind::ParallelHash { .. } => {
                let message = self.input("msg", "len")?;
                let block = test.number("blockSize")?;
                if (1..8).contains(&(message.len() % block.saturating_mul(8).max(1))) {
                    let what = "a last block of less than 8 bits, which NIST's generator drops";
                    return Err(Trouble::Unknown(what.into()));
                }
                Computation { block, ..Computation::new(function, message) }
            }
            _ => Computation::new(function, self.input("msg", "len")?),
        };
        Ok(Computation { name, ..computation.customized(customization) })
    }

    pub(super) fn tuple(&self) -> Result<Vec<Bits>, String> {
        let texts =
            self.test.get("tuple", |node| node.list()?.iter().map(Node::text).collect::<Result<Vec<_>, _>>())?;
        let lengths =
            self.test.get("len", |node| node.list()?.iter().map(Node::number).collect::<Result<Vec<_>, _>>())?;
        if texts.len() != lengths.len() {
            return Err(format!("{} elements have {} lengths", texts.len(), lengths.len()));
        }
        texts.iter().zip(lengths).map(|(text, len)| Bits::msb_aligned(text, len)).collect()
    }
}

/// Checks one answer; a chain is as many cases as it has results.
fn answer(asked: &Asked, id: usize, given: &Object, extremely_long: bool, verdict: &mut Verdict) {
    let kind = asked.group.text("testType").unwrap_or_default();
    if kind == "MCT" {
        return acvp_monte::check(asked, id, given, verdict);
    }
    let field = ["md", "mac", "testPassed"].into_iter().find(|field| given.has(field)).unwrap_or_default();
    let outcome = match kind.as_str() {
        "AFT" | "VOT" => function(asked, given, field),
        "MVT" => verification(asked, given),
        "LDT" if !extremely_long => return verdict.leave_out(long::LEFT_OUT),
        "LDT" => long_message(asked, given),
        _ => Err(Trouble::Unknown(format!("the test type “{kind}”"))),
    };
    verdict.case(given.line_of(field), asked.name(id), outcome);
}

/// The length of what is asked for: told by the question or, for a digest, by the answer's own digits.
fn output_len(asked: &Asked, given: &Object, field: &str) -> Result<usize, String> {
    let told = ["macLen", "outLen"].into_iter().find(|name| asked.test.has(name));
    match told {
        Some(name) => asked.test.number(name),
        None if given.has("outLen") => given.number("outLen"),
        None => given.hex(field).map(|bits| bits.len()),
    }
}

fn function(asked: &Asked, given: &Object, field: &str) -> Outcome {
    let computation = asked.computation()?;
    let len = output_len(asked, given, field)?;
    ways::computation(&computation, &asked.output(given, field, len)?)
}

/// The question has a code, right or wrong, and the answer says which.
fn verification(asked: &Asked, given: &Object) -> Outcome {
    let computation = asked.computation()?;
    let code = asked.output(&asked.test, "mac", asked.test.number("macLen")?)?;
    match (given.get("testPassed", Node::truth)?, ways::computation(&computation, &code)) {
        (true, outcome) => outcome,
        (false, Err(Trouble::Wrong(_))) => Ok(()),
        (false, Ok(())) => Err(Trouble::Wrong("this code should be wrong, and was accepted".into())),
        (false, outcome) => outcome,
    }
}

/// A content over and over, up to so many bits.
fn long_message(asked: &Asked, given: &Object) -> Outcome {
    let large = asked.test.get("largeMsg", Node::object)?;
    let Kind::Plain(function) = &asked.function.clone()?.kind else {
        return Err(Trouble::Unknown("a long message of a function that is no plain sponge".into()));
    };
    let (content, len, full) = (large.hex("content")?, large.number("contentLength")?, large.number("fullLength")?);
    if large.text("expansionTechnique")? != "repeating" {
        return Err(Trouble::Unknown("a message that is made otherwise than by repeating".into()));
    }
    if content.len() != len || len == 0 || !full.is_multiple_of(len) {
        return Err(format!("{len} bits over and over are not {full} bits").into());
    }
    let expected = asked.output(given, "md", output_len(asked, given, "md")?)?;
    long::check(function, content.bytes(), full / len, &expected)
}
