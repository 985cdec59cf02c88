//! The table of forms in which vectors are published, and how a file's form is recognised by what stands in it.

use crate::json::{Document, Object};
use crate::readers::{
    acvp, cavp, checksums, duplex, ethereum, examples, independent, intermediate, keccak_team, noble, permutations,
    rfc9861, samples, sponge_values, sponges, states, wycheproof,
};
use crate::record::Records;
use crate::verdict::{Unreadable, Verdict};

/// What a reader reads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file.
    pub text: &'a str,
    /// The file beside it that asks what this one answers, where the form has two.
    pub questions: Option<&'a str>,
    /// Whether messages of a gibibyte are hashed.
    pub extremely_long: bool,
}

/// A form of vector files.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What it is called in a report.
    pub name: &'static str,
    recognises: Recognises,
    /// Reads a file of this form into a verdict.
    pub read: fn(&Source, &mut Verdict),
}

/// What a form is recognised by.
#[derive(Clone, Copy, Debug)]
enum Recognises {
    /// A line of the text.
    Line(fn(&str) -> bool),
    /// Comments and keys of the first record.
    Records(fn(&Records) -> bool),
    /// The fields of the object that the file is, or of one in the list that it is.
    Json(fn(&Object) -> bool),
}

/// Every form that is read here; the first that recognises a file reads it.
pub const FORMS: [Form; 21] = [
    json(ACVP_QUESTIONS, acvp::are_questions, acvp::read_questions),
    json(ACVP, acvp::are_results, acvp::read),
    json("Wycheproof", wycheproof::recognises, wycheproof::read),
    json("values of several libraries", independent::recognises, independent::read),
    json("noble-hashes, SHA-3 addons", noble::recognises, noble::read),
    json("XKCP, checksums", checksums::recognises, checksums::read),
    json("Ethereum", ethereum::recognises, ethereum::read),
    line("Keccak Team, intermediate values of the permutation", intermediate::recognises, intermediate::read),
    line("Keccak Team, intermediate values of a sponge", sponge_values::recognises, sponge_values::read),
    line("Keccak Team, intermediate values of a duplex", duplex::recognises, duplex::read),
    line("RFC 9861", rfc9861::recognises, rfc9861::read),
    line("NIST, examples of FIPS 202", examples::recognises, examples::read),
    records("NIST CAVP", cavp::recognises, cavp::read),
    records("NIST, samples of SP 800-185", samples::recognises, samples::read),
    records("NIST, every state of an example", states::recognises, states::read),
    records("Keccak Team, known answers of round 3", keccak_team::recognises, keccak_team::read),
    records("Keccak Team, known answers of a duplex", duplex::recognises_answers, duplex::read_answers),
    records("Keccak-p alone", permutations::recognises, permutations::read),
    records("free sponges", sponges::recognises_generic, sponges::read_generic),
    records("named functions", sponges::recognises_named, sponges::read_named),
    records("known answers of one sponge", sponges::recognises_titled, sponges::read_titled),
];

const ACVP_QUESTIONS: &str = "ACVP, questions";
const ACVP: &str = "ACVP";

type Read = fn(&Source, &mut Verdict);

const fn line(name: &'static str, recognises: fn(&str) -> bool, read: Read) -> Form {
    Form { name, recognises: Recognises::Line(recognises), read }
}

const fn records(name: &'static str, recognises: fn(&Records) -> bool, read: Read) -> Form {
    Form { name, recognises: Recognises::Records(recognises), read }
}

const fn json(name: &'static str, recognises: fn(&Object) -> bool, read: Read) -> Form {
    Form { name, recognises: Recognises::Json(recognises), read }
}

impl Form {
    /// The form of a text, by what stands in it.
    ///
    /// # Errors
    /// What is wrong, and its line where it has one, if nobody knows the form or the text is JSON that ends too soon.
    pub fn of(text: &str) -> Result<Self, Unreadable> {
        let unknown = || {
            let what = if text.trim().is_empty() { "this file is empty" } else { "the form of this file is not known" };
            (None, what.to_owned())
        };
        if text.trim_start().starts_with(['{', '[']) {
            let document = Document::new(text);
            let objects = objects(&document)?;
            let mut json = FORMS.into_iter().filter_map(|form| match form.recognises {
                Recognises::Json(recognises) => Some((form, recognises)),
                _ => None,
            });
            let found = json.find(|(_, recognises)| objects.iter().any(recognises));
            return found.map(|(form, _)| form).ok_or_else(unknown);
        }
        let parsed = Records::parse(text);
        let found = FORMS.into_iter().find(|form| match form.recognises {
            Recognises::Line(recognises) => text.lines().any(recognises),
            Recognises::Records(recognises) => recognises(&parsed),
            Recognises::Json(_) => false,
        });
        found.ok_or_else(unknown)
    }

    /// Whether files of this form ask, and others answer.
    pub fn asks(&self) -> bool {
        self.name == ACVP_QUESTIONS
    }

    /// Whether files of this form answer what others ask.
    pub fn answers(&self) -> bool {
        self.name == ACVP
    }
}

/// The object that a document is, or those in the list that it is.
///
/// # Errors
/// The line and what is wrong in it.
pub fn objects<'a>(document: &'a Document<'a>) -> Result<Vec<Object<'a>>, Unreadable> {
    let root = document.root()?;
    if let Ok(object) = root.object() {
        return Ok(vec![object]);
    }
    Ok(root.list().unwrap_or_default().iter().filter_map(|node| node.object().ok()).collect())
}

/// The object of a document that a form recognises.
///
/// # Errors
/// The line and what is wrong in it.
pub fn object<'a>(document: &'a Document<'a>, recognises: fn(&Object) -> bool) -> Result<Object<'a>, Unreadable> {
    objects(document)?
        .into_iter()
        .find(recognises)
        .ok_or_else(|| (None, "the object that was expected is missing".into()))
}
