//! What a block holds besides its suffix and its padding, in words.

use keccak_core::functions::Label;

use crate::message::{append, count, range, said};
use crate::prelude::*;
use crate::session::Look;

/// Some bits of a block that are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// What they are.
    pub label: Label,
    /// The first of them, counted from the first of the block.
    pub from: u64,
    /// How many they are.
    pub bits: u64,
}

/// Of which kind a part of a block is: what is alike is drawn alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// The message.
    Message,
    /// A key, a function name or a customization.
    Given,
    /// What a mode computes itself: encoded lengths and numbers, fixed bytes.
    Encoded,
    /// The value of a leaf.
    Value,
    /// Zeros that fill a block up, suffix and padding.
    Fill,
}

impl Content {
    /// The kind of what has this label.
    pub const fn of(label: Label) -> Self {
        match label {
            Label::Message | Label::Element(_) => Self::Message,
            Label::Key | Label::Name | Label::Customization => Self::Given,
            Label::ChainingValue(_) => Self::Value,
            Label::Zeros | Label::Suffix | Label::Padding => Self::Fill,
            _ => Self::Encoded,
        }
    }
}

/// The most parts that are named one by one.
const MOST: usize = 6;

/// What block `p` of the call at hand holds before its suffix, in order.
pub(crate) fn contents(look: &Look<'_>, p: u64) -> Vec<Part> {
    let rate = look.rate_bits().unwrap_or(0) as u64;
    let first = p * rate;
    let end = (first + rate).min(look.call.content_bits());
    let mut parts = Vec::new();
    let mut from = first;
    while from < end
        && let Some(labelled) = look.call.label(from)
    {
        let to = labelled.range.end.min(end);
        parts.push(Part { label: labelled.label, from: from - first, bits: to - from });
        from = to;
    }
    parts
}

/// What some bits are, in words.
// Like the next two it is only asked for where a mode writes something around the message: a page loads it when it is wanted.
#[inline(never)]
pub(crate) fn name(label: Label) -> String {
    said(&label)
}

/// The names of such parts where there is little room, each once: "lengths + N + S", "3 values + lengths".
pub(crate) fn brief(parts: &[Part]) -> String {
    let values = parts.iter().filter(|part| Content::of(part.label) == Content::Value).count() as u64;
    let mut text = String::new();
    let mut said = Vec::new();
    for part in parts {
        let word = match (part.label, Content::of(part.label)) {
            (Label::Key, _) => "key".to_owned(),
            (Label::Name, _) => "N".to_owned(),
            (_, Content::Given) => "S".to_owned(),
            (_, Content::Value) => count(values, "value"),
            (_, Content::Encoded) => "lengths".to_owned(),
            (_, Content::Message | Content::Fill) => continue,
        };
        if !said.contains(&word) {
            append(&mut text, " + ", &word);
            said.push(word);
        }
    }
    text
}

/// The places and the names of parts that are not all message: "bytes 0 … 1: left_encode(rate) · …".
#[inline(never)]
pub(crate) fn places(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts.iter().take(MOST) {
        append(&mut text, " · ", &[&*range(part.from, part.bits), ": ", &name(part.label)].concat());
    }
    if parts.len() > MOST {
        append(&mut text, " · ", "…");
    }
    text
}

/// The names of such parts, of several alike their number: "left_encode(rate) + length of N + N", "2 element lengths".
#[inline(never)]
pub(crate) fn names(parts: &[Part]) -> String {
    let number = |alike: fn(Label) -> bool| parts.iter().filter(|part| alike(part.label)).count() as u64;
    let is_length = |label| matches!(label, Label::ElementLength(_));
    let is_value = |label| matches!(label, Label::ChainingValue(_));
    let mut text = String::new();
    let (mut lengths, mut values) = (number(is_length), number(is_value));
    for part in parts {
        let name = match part.label {
            label if label.is_message() => continue,
            Label::ElementLength(_) if lengths > 0 => count(core::mem::take(&mut lengths), "element length"),
            Label::ChainingValue(_) if values > 0 => count(core::mem::take(&mut values), "chaining value"),
            Label::ElementLength(_) | Label::ChainingValue(_) => continue,
            label => name(label),
        };
        append(&mut text, " + ", &name);
    }
    text
}
