//! Digests, selectors and addresses that all of Ethereum relies on.

use keccak_core::functions::{KECCAK_256, Keccak256};

use crate::bits::Bits;
use crate::forms::{Source, object};
use crate::json::{Document, Node, Object};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Checks one item of a list.
type Check = fn(&Node) -> Outcome;

/// The lists, the field that is expected in each item, and how it is checked.
const LISTS: [(&str, &str, Check); 3] =
    [("digests", "digest", digest), ("selectors", "first4", selector), ("eip55_checksum_addresses", "", address)];

/// Whether one of the lists is there.
pub fn recognises(root: &Object) -> bool {
    LISTS.iter().any(|(name, ..)| root.has(name))
}

/// Reads the lists.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let document = Document::new(source.text);
    let root = match object(&document, recognises) {
        Ok(root) => root,
        Err((line, what)) => return verdict.unreadable(line, what),
    };
    for (name, field, check) in LISTS.into_iter().filter(|(name, ..)| root.has(name)) {
        match root.get(name, Node::list) {
            Ok(list) => {
                for item in list {
                    let line = item.object().map_or(item.line(), |object| object.line_of(field));
                    verdict.case(line, name, check(&item));
                }
            }
            Err(what) => verdict.unreadable(root.line_of(name), what),
        }
    }
}

fn digest(item: &Node) -> Outcome {
    let item = item.object()?;
    ways::function(&KECCAK_256, &item.hex("msg")?, &item.hex("digest")?)
}

/// The first four bytes of the digest of a function's signature.
fn selector(item: &Node) -> Outcome {
    let item = item.object()?;
    let digest = Keccak256::hash(item.text("signature")?.as_bytes());
    ways::same("the selector", &digest[..4], &item.hex("first4")?)
}

/// ERC-55: a letter of an address is a capital where the digest of the small letters has a digit of 8 or more.
fn address(item: &Node) -> Outcome {
    let written = item.text()?;
    if written.len() != 40 || !written.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err("an address is 40 hex digits".into());
    }
    let small = written.to_ascii_lowercase();
    let digest = Bits::of_bytes(Keccak256::hash(small.as_bytes()).to_vec());
    let high = |i: usize| digest.bytes()[i / 2] & (if i.is_multiple_of(2) { 0x80 } else { 0x08 }) != 0;
    let checked: String =
        (0..).zip(small.chars()).map(|(i, c)| if high(i) { c.to_ascii_uppercase() } else { c }).collect();
    if checked == written { Ok(()) } else { Err(Trouble::Wrong(format!("the address is written {checked}"))) }
}
