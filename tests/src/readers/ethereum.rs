//! `ethereum/ethereum-known.json`: digests, selectors and addresses that all of Ethereum relies on.

use keccak_core::functions::{KECCAK_256, Keccak256};
use serde_json::Value;

use crate::bits::Bits;
use crate::verdict::{Outcome, Verdict};
use crate::{json, ways};

/// Checks one item of a list.
type Check = fn(&Value) -> Outcome;

/// Reads its three lists.
pub fn read(_: &str, text: &str, verdict: &mut Verdict) {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return verdict.fail(error.line(), error.to_string()),
    };
    let checks: [(&str, &str, Check); 3] =
        [("digests", "digest", digest), ("selectors", "first4", selector), ("eip55_checksum_addresses", "", address)];
    for (name, field, check) in checks {
        match json::list(&value, name) {
            Ok(list) => {
                for item in list {
                    let key = item.as_str().or(item[field].as_str()).unwrap_or("\0");
                    verdict.case(json::line_of(text, key), format!("{name}, {key}"), check(item));
                }
            }
            Err(what) => verdict.fail(1, what),
        }
    }
}

fn digest(item: &Value) -> Outcome {
    ways::function(&KECCAK_256, &json::hex(item, "msg")?, &json::hex(item, "digest")?)
}

/// The first four bytes of the digest of a function's signature.
fn selector(item: &Value) -> Outcome {
    let digest = Keccak256::hash(json::text(item, "signature")?.as_bytes());
    ways::same("the selector", &digest[..4], &json::hex(item, "first4")?)
}

/// ERC-55: a letter of an address is a capital where the digest of the small letters has a digit of 8 or more.
fn address(item: &Value) -> Outcome {
    let written = item.as_str().ok_or("an address is a text")?;
    let small = written.to_ascii_lowercase();
    let digest = Bits::of_bytes(Keccak256::hash(small.as_bytes()).to_vec());
    let high = |i: usize| digest.bytes()[i / 2] & (if i.is_multiple_of(2) { 0x80 } else { 0x08 }) != 0;
    let checked: String =
        (0..).zip(small.chars()).map(|(i, c)| if high(i) { c.to_ascii_uppercase() } else { c }).collect();
    if checked == written { Ok(()) } else { Err(format!("the address is written {checked}")) }
}
