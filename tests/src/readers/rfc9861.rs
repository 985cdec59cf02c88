//! The test vectors of RFC 9861, TurboSHAKE and KangarooTwelve, and the Keccak Team's own text of the latter.

use keccak_core::functions::Kind;

use crate::bits::{Bits, bytes};
use crate::computation::{Computation, find, named};
use crate::forms::Source;
use crate::random::{LONGEST_PATTERN, pattern};
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Whether the line begins one of these functions' calls.
pub fn recognises(line: &str) -> bool {
    call(line).is_some()
}

/// What stands before and in the parentheses, or behind them.
fn call(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim().split_once('(')?;
    let function = find(name)?;
    matches!(function.kind, Kind::TurboShake | Kind::KangarooTwelve).then_some((name, rest))
}

/// Reads every call and the bytes behind it, and every definition of a pattern; other lines are prose.
pub fn read(source: &Source, verdict: &mut Verdict) {
    let mut lines = (1..).zip(source.text.lines()).peekable();
    while let Some((line, content)) = lines.next() {
        let content = content.trim();
        let is_pattern = content.starts_with("ptn(") && content.ends_with('=');
        if call(content).is_none() && !is_pattern {
            continue;
        }
        let mut value = String::new();
        // In backticks the value ends with the second one; without them, with the line.
        while let Some((_, text)) = lines.next_if(|(_, text)| !text.trim().is_empty()) {
            value += text.trim();
            value.push(' ');
            if value.matches('`').count() != 1 {
                break;
            }
        }
        let value = expected(&value);
        let outcome = if is_pattern {
            let length = content.trim_end_matches('=').trim();
            value
                .and_then(|value| Ok((string(length)?, value)))
                .map_err(Trouble::from)
                .and_then(|(ours, value)| ways::same("the pattern", ours.bytes(), &value))
        } else {
            value.map_err(Trouble::from).and_then(|value| check(content, &value))
        };
        verdict.case(line, content, outcome);
    }
}

/// Bytes in hex, in backticks or not.
fn expected(text: &str) -> Result<Bits, String> {
    let text = text.trim();
    let inner = text.strip_prefix('`').map_or(Some(text), |rest| rest.strip_suffix('`'));
    let value = bytes(inner.ok_or("the value doesn't end")?)?;
    if value.is_empty() { Err("there is no value".into()) } else { Ok(Bits::of_bytes(value)) }
}

/// `TurboSHAKE128(M=…, D=…, 32):`, `KT128(M=…, C=…, 10032), last 32 bytes:`.
fn check(header: &str, expected: &Bits) -> Outcome {
    let (name, rest) = call(header).ok_or("this is no call")?;
    let function = named(name)?;
    let (arguments, last) = rest.rsplit_once(')').ok_or("the parenthesis isn't closed")?;
    let mut parts = arguments.split(", ");
    let message = parts.next().unwrap_or_default();
    let mut computation = Computation::new(function, string(message.trim_start_matches("M="))?);
    let mut length = None;
    for part in parts {
        match part.split_once('=') {
            Some(("C", text)) => computation.customization = string(text)?,
            Some(("D", text)) => match string(text)?.bytes() {
                [domain] => computation.domain = *domain,
                _ => return Err(format!("{text} is not one byte").into()),
            },
            None => length = Some(count(part.trim_end_matches("bytes").trim())?),
            _ => return Err(format!("“{part}” is no argument").into()),
        }
    }
    let length = length.ok_or("there is no length of output")?;
    let shown = match last.trim_end_matches(':').strip_prefix(", last ") {
        Some(last) => count(last.trim_end_matches("bytes").trim())?,
        None => length,
    };
    if 8 * shown != expected.len() || shown > length {
        return Err(format!("{} bytes are given, not {shown} of {length}", expected.bytes().len()).into());
    }
    ways::last(&computation, 8 * length, expected)
}

/// `` `FF FF`^3 ``, `` `00`^0 ``, `ptn(17**2 bytes)`, `empty`, `pattern 0x00 to 0xFA for 17^2 bytes`, `3 times byte 0xFF`.
fn string(text: &str) -> Result<Bits, String> {
    let strange = || format!("“{text}” is no string");
    let whole = if text == "empty" {
        Vec::new()
    } else if let Some(rest) = text.strip_prefix('`') {
        let (hex, times) = rest.split_once('`').ok_or_else(strange)?;
        let once = bytes(hex)?;
        let times = times.strip_prefix('^').map_or(Ok(1), count)?;
        if times.saturating_mul(once.len()) > LONGEST_PATTERN {
            return Err(format!("“{text}” is too long"));
        }
        once.repeat(times)
    } else if let Some(rest) = text.strip_prefix("ptn(") {
        pattern(count(rest.trim_end_matches(')').trim_end_matches("bytes").trim())?)
    } else if let Some(rest) = text.strip_prefix("pattern 0x00 to 0xFA for ") {
        pattern(count(rest.trim_end_matches("bytes").trim())?)
    } else if let Some((times, byte)) = text.split_once(" times byte 0x") {
        bytes(byte)?.repeat(count(times)?)
    } else {
        return Err(strange());
    };
    Ok(Bits::of_bytes(whole))
}

/// A number, or a power: `17**2`, `17^2`.
fn count(text: &str) -> Result<usize, String> {
    let strange = || format!("“{text}” is no number up to {LONGEST_PATTERN}");
    let number = match text.split_once("**").or_else(|| text.split_once('^')) {
        Some((base, power)) => {
            let (base, power) = (base.parse::<usize>().ok(), power.parse().ok());
            base.zip(power).and_then(|(base, power)| base.checked_pow(power))
        }
        None => text.parse().ok(),
    };
    number.filter(|number| *number <= LONGEST_PATTERN).ok_or_else(strange)
}

#[cfg(test)]
mod tests {
    use super::{count, string};

    #[test]
    fn strings_are_written_in_many_ways() {
        for (text, len) in [
            ("empty", 0),
            ("`00`^0", 0),
            ("`FF FF FF`", 3),
            ("ptn(17**2 bytes)", 289),
            ("ptn(17)", 17),
            ("pattern 0x00 to 0xFA for 41^1 bytes", 41),
            ("7 times byte 0xFF", 7),
        ] {
            assert_eq!(string(text).map(|bits| bits.bytes().len()), Ok(len), "{text}");
        }
        for text in ["", "`00", "ptn(x)", "`00`^99999999999", "`0`"] {
            assert!(string(text).is_err(), "{text}");
        }
        assert!(count("17**60").is_err() && count("-1").is_err());
    }
}
