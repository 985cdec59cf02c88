//! The JSON of the sets `independent` and `ethereum`: fields by name, and the line a case stands at.

use serde_json::Value;

use crate::bits::{Bits, bytes};

/// The list under a name.
///
/// # Errors
/// If there is none.
pub fn list<'a>(value: &'a Value, name: &str) -> Result<&'a [Value], String> {
    value[name].as_array().map(Vec::as_slice).ok_or_else(|| format!("there is no list “{name}”"))
}

/// The text under a name.
///
/// # Errors
/// If there is none.
pub fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str, String> {
    value[name].as_str().ok_or_else(|| format!("there is no text “{name}”"))
}

/// The bytes under a name, written in hex.
///
/// # Errors
/// If there are none.
pub fn hex(value: &Value, name: &str) -> Result<Bits, String> {
    bytes(text(value, name)?).map(Bits::of_bytes).map_err(|what| format!("{name}: {what}"))
}

/// The line in which `needle` first stands, from 1; parsing forgets where things were.
pub fn line_of(text: &str, needle: &str) -> usize {
    text.lines().position(|line| line.contains(needle)).map_or(0, |index| index + 1)
}
