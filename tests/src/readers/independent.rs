//! `independent/vectors.json`: values on which several libraries agree.

use serde_json::Value;

use crate::bits::Bits;
use crate::random::pattern;
use crate::verdict::{Outcome, Verdict};
use crate::{json, ways};

/// Reads the cases of the functions that the core has, and counts the others.
pub fn read(_: &str, text: &str, verdict: &mut Verdict) {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return verdict.fail(error.line(), error.to_string()),
    };
    let tests = match json::list(&value, "tests") {
        Ok(tests) => tests,
        Err(what) => return verdict.fail(1, what),
    };
    for (index, test) in tests.iter().enumerate() {
        let name = test["alg"].as_str().unwrap_or("no function");
        let Some(function) = ways::named(name) else {
            verdict.skip(name);
            continue;
        };
        let line = json::line_of(text, test["out"].as_str().unwrap_or("\0"));
        verdict.case(
            line,
            format!("test {index}, {name}"),
            check(test, |message, output| ways::function(function, message, output)),
        );
    }
}

fn check(test: &Value, hash: impl Fn(&Bits, &Bits) -> Outcome) -> Outcome {
    let message = match (&test["msg"], test["ptn"].as_u64()) {
        (Value::String(_), None) => json::hex(test, "msg")?,
        (Value::Null, Some(count)) => Bits::of_bytes(pattern(count as usize)),
        _ => return Err("the message is neither msg nor ptn".into()),
    };
    let output = json::hex(test, "out")?;
    if test["outLen"].as_u64() != Some(output.bytes().len() as u64) {
        return Err(format!("out is {} bytes, outLen says {}", output.bytes().len(), test["outLen"]));
    }
    hash(&message, &output)
}
