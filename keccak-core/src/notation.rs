//! Printing and parsing states: u64 words, bytes, FIPS bit strings, and the Keccak Team's text.

mod team;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

pub use team::IntermediateValues;

use crate::functions::ParameterError;
use crate::lane::is_lane_size;
use crate::parts::LaneIndex;
use crate::state::Snapshot;

/// A lane as ⌈w/4⌉ lower-case hex digits, most significant first.
#[inline]
pub fn lane_hex(lane: u64, w: usize) -> String {
    let digits = w.div_ceil(4);
    alloc::format!("{lane:0digits$x}")
}

/// A lane as its bytes in the order of memory, low byte first, in hex; lanes of less than a byte as numbers.
#[inline]
pub fn lane_bytes_hex(lane: u64, w: usize) -> String {
    if w < 8 { lane_hex(lane, w) } else { hex(lane.to_le_bytes().into_iter().take(w / 8)) }
}

/// A lane as 0s and 1s in FIPS order: z = 0 first.
#[inline]
pub fn lane_bits(lane: u64, w: usize) -> String {
    (0..w).map(|z| if lane >> z & 1 == 1 { '1' } else { '0' }).collect()
}

/// The 25 lanes as hex, in the order of memory: x + 5y.
#[inline]
pub fn lanes_hex(state: &Snapshot) -> Vec<String> {
    LaneIndex::all().map(|lane| lane_hex(state.lanes[lane.y][lane.x], state.w)).collect()
}

/// The bytes of the state string as hex, two digits each.
#[inline]
pub fn bytes_hex(state: &Snapshot) -> String {
    hex(state.bytes())
}

/// The state string as 0s and 1s in FIPS order: S\[0\] first.
#[inline]
pub fn bits(state: &Snapshot) -> String {
    (0..state.b()).map(|i| if state.bit(crate::parts::Bit::from_index(i, state.w)) { '1' } else { '0' }).collect()
}

/// Bytes as lower-case hex.
#[inline]
pub fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Reads 25 lanes in hex, in the order x + 5y, separated by commas or white space.
///
/// # Errors
/// Says which lane is wrong, and how.
#[inline]
pub fn parse_lanes(text: &str, w: usize) -> Result<Snapshot, StateError> {
    check(w)?;
    let words = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    let mut state = Snapshot::zero(w);
    let mut count = 0;
    for word in words {
        let index = count;
        count += 1;
        if index >= 25 {
            continue;
        }
        let digits = word.strip_prefix("0x").unwrap_or(word);
        if let Some(digit) = digits.chars().find(|c| !c.is_ascii_hexdigit()) {
            return Err(StateError::Digit { lane: index, digit });
        }
        if digits.is_empty() {
            return Err(StateError::Digit { lane: index, digit: 'x' });
        }
        let lane = u64::from_str_radix(digits, 16).ok().filter(|lane| lane & !(u64::MAX >> (64 - w)) == 0);
        state.lanes[index / 5][index % 5] = lane.ok_or(StateError::TooLong { lane: index, w })?;
    }
    if count == 25 { Ok(state) } else { Err(StateError::Count(count)) }
}

/// Reads the bytes of a state string in hex; white space between them is allowed.
///
/// # Errors
/// Says what is wrong.
#[inline]
pub fn parse_bytes(text: &str, w: usize) -> Result<Snapshot, StateError> {
    check(w)?;
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((i, &digit)) = digits.iter().enumerate().find(|(_, c)| !c.is_ascii_hexdigit()) {
        return Err(StateError::Digit { lane: (4 * i / w).min(24), digit });
    }
    let needed = 2 * Snapshot::zero(w).byte_len();
    if digits.len() != needed {
        return Err(StateError::Digits { given: digits.len(), needed });
    }
    let value = |c: char| c.to_digit(16).unwrap_or(0) as u8;
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| value(pair[0]) << 4 | value(pair[1])).collect();
    Ok(Snapshot::from_bytes(w, &bytes))
}

fn check(w: usize) -> Result<(), StateError> {
    if is_lane_size(w) { Ok(()) } else { Err(StateError::Width(w)) }
}

/// Why a text is not a state.
#[non_exhaustive]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StateError {
    /// There are no lanes of so many **bits**.
    Width(usize),
    /// Not 25 lanes.
    Count(usize),
    /// Not a hex digit.
    Digit {
        /// Which lane, x + 5y.
        lane: usize,
        /// What stands there.
        digit: char,
    },
    /// A lane of more than w bits.
    TooLong {
        /// Which lane, x + 5y.
        lane: usize,
        /// The lane size, in bits.
        w: usize,
    },
    /// Not as many digits as the bytes of a state have.
    Digits {
        /// How many there are.
        given: usize,
        /// How many there should be.
        needed: usize,
    },
}

impl fmt::Display for StateError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            // The sentence stands there.
            Self::Width(w) => write!(f, "{}", ParameterError::Width(w)),
            Self::Count(count) => write!(f, "A state has 25 lanes, here are {count}."),
            Self::Digit { lane, digit } => {
                write!(f, "“{digit}” in lane ({}, {}) is not a hex digit: use 0–9 and a–f.", lane % 5, lane / 5)
            }
            Self::TooLong { lane, w } => {
                write!(
                    f,
                    "Lane ({}, {}) has more than {w} bits: at most {} hex digits.",
                    lane % 5,
                    lane / 5,
                    w.div_ceil(4)
                )
            }
            Self::Digits { given, needed } => {
                write!(f, "The state has {needed} hex digits, here are {given}.")
            }
        }
    }
}

impl core::error::Error for StateError {}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{IntermediateValues, StateError, parse_bytes, parse_lanes};
    use crate::trace::Trace;

    #[test]
    fn a_state_of_no_width_is_an_error_everywhere() {
        for w in [0, 3, 65, usize::MAX] {
            assert_eq!(parse_lanes("0", w), Err(StateError::Width(w)));
            assert_eq!(parse_bytes("00", w), Err(StateError::Width(w)));
            let sentence = StateError::Width(w).to_string();
            assert_eq!(
                sentence,
                std::format!("The lane size is {w} bits, but it is one of 1, 2, 4, 8, 16, 32 and 64.")
            );
            assert_eq!(IntermediateValues::Document { w }.to_string(), sentence);
            let state = crate::state::Snapshot { w, lanes: [[0; 5]; 5] };
            assert!(Trace::of_permutation(state, 1, None).is_err());
        }
    }
}
