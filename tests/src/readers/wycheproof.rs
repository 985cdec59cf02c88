//! Wycheproof's tests of message authentication codes: KMAC without customization, valid tags and forged ones.

use keccak_core::functions::Kind;

use crate::computation::{Computation, named};
use crate::forms::{Source, object};
use crate::json::{Document, Object};
use crate::verdict::{Outcome, Trouble, Unreadable, Verdict};
use crate::ways;
use crate::words::is;

/// Whether there are groups of tests, and their number.
pub fn recognises(root: &Object) -> bool {
    root.has("algorithm") && root.has("testGroups") && root.has("numberOfTests")
}

/// Reads all the groups.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let document = Document::new(source.text);
    if let Err((line, what)) = object(&document, recognises).and_then(|root| groups(&root, verdict)) {
        verdict.unreadable(line, what);
    }
}

fn groups(root: &Object, verdict: &mut Verdict) -> Result<(), Unreadable> {
    let algorithm = root.text("algorithm").map_err(|what| (Some(root.line()), what))?;
    let groups = root.objects("testGroups").map_err(|what| (Some(root.line_of("testGroups")), what))?;
    let mut count = 0;
    for group in groups {
        for test in group.objects("tests").map_err(|what| (Some(group.line()), what))? {
            count += 1;
            let name = test.number("tcId").unwrap_or_default();
            verdict.case(
                test.line_of("tag"),
                format_args!("{algorithm}, tcId {name}"),
                check(&algorithm, &group, &test),
            );
        }
    }
    let told = root.number("numberOfTests").map_err(|what| (Some(root.line_of("numberOfTests")), what))?;
    if told != count {
        return Err((Some(root.line_of("numberOfTests")), format!("there {}, not {told}", is(count, "test"))));
    }
    Ok(())
}

fn check(algorithm: &str, group: &Object, test: &Object) -> Outcome {
    let function = named(algorithm)?;
    if !matches!(function.kind, Kind::Kmac { .. }) {
        return Err(Trouble::Unknown(format!("tests of {algorithm} in this form are not computed here")));
    }
    let (key, tag) = (test.hex("key")?, test.hex("tag")?);
    for (bits, size) in [(&key, "keySize"), (&tag, "tagSize")] {
        let told = group.number(size)?;
        if bits.len() != told {
            return Err(format!("{size} is {told} bits, but {} are given", bits.len()).into());
        }
    }
    let computation = Computation { key, ..Computation::new(function, test.hex("msg")?) };
    let result = test.text("result")?;
    match (result.as_str(), ways::computation(&computation, &tag)) {
        ("valid", outcome) => outcome,
        ("invalid", Err(Trouble::Wrong(_))) => Ok(()),
        ("invalid", Ok(())) => Err(Trouble::Wrong("this tag is invalid, and was accepted".into())),
        ("invalid", outcome) => outcome,
        (result, _) => Err(Trouble::Unknown(format!("the result “{result}”"))),
    }
}
