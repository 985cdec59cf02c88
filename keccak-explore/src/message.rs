//! What was typed, how it is read, and the message that it is: text, hex, bits, attached, or missing from a link.

use core::fmt;

use crate::prelude::*;

/// How the text in the box is read.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Format {
    /// Its UTF-8 bytes.
    #[default]
    Text,
    /// Two hex digits a byte.
    Hex,
    /// 0s and 1s in FIPS order, the first one being bit 0.
    Bits,
}

impl Format {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Text, Self::Hex, Self::Bits];

    /// Its name for the viewer.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Hex => "Hex",
            Self::Bits => "Bits",
        }
    }
}

/// The most the box holds, in bytes; longer messages are attached.
pub const MOST_TYPED: usize = 65_536;

/// A message as the session knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// Its bits are at hand.
    Here(Bits),
    /// Its bytes are with the viewer, which hashes them and lends what is looked at.
    Attached {
        /// What it is called: "pasted text", or a file's name.
        label: String,
        /// How long it is, in bytes.
        len: u64,
        /// Counts what was attached, so that two of one length differ.
        number: u64,
    },
    /// A link told of it, but didn't carry it.
    Missing(Fingerprint),
}

/// What a link says of a message that it doesn't carry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fingerprint {
    /// How long it is, in bytes.
    pub len: u64,
    /// The first 32 bytes of the run's output, in hex.
    pub digest: String,
}

/// A bit string: bit i is bit i mod 8, low bit first, of byte ⌊i / 8⌋.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Bits {
    /// The bytes; bits past the end are zero.
    pub bytes: Vec<u8>,
    /// How many bits there are.
    pub len: u64,
}

impl Bits {
    /// Whole bytes.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self { len: 8 * bytes.len() as u64, bytes }
    }

    /// The text that shows these bits in this format, or `None` where it can't.
    ///
    /// A carriage return can't stand in a text box unchanged, so such a text is not one.
    pub fn show(&self, format: Format) -> Option<String> {
        match format {
            Format::Bits => Some((0..self.len).map(|i| if self.bit(i) { '1' } else { '0' }).collect()),
            _ if !self.len.is_multiple_of(8) => None,
            Format::Hex => Some(hex::encode(&self.bytes)),
            Format::Text => String::from_utf8(self.bytes.clone()).ok().filter(|text| !text.contains(['\r', '\0'])),
        }
    }

    /// So many bits, from bit `from` on.
    pub(crate) fn part(&self, from: u64, len: u64) -> Self {
        let mut part = Self::default();
        for i in from..from + len {
            part.push(self.bit(i));
        }
        part
    }

    fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(8) {
            self.bytes.push(0);
        }
        self.bytes[(self.len / 8) as usize] |= u8::from(bit) << (self.len % 8);
        self.len += 1;
    }

    /// These bits, and others behind them.
    pub(crate) fn append(&mut self, others: &Self) {
        for i in 0..others.len {
            self.push(others.bit(i));
        }
    }

    /// How long it is, in words.
    pub fn length(&self) -> String {
        amount(self.len)
    }

    fn bit(&self, i: u64) -> bool {
        self.bytes[(i / 8) as usize] >> (i % 8) & 1 == 1
    }
}

/// Reads what was typed.
///
/// # Errors
/// Says what is wrong with it, and where.
pub fn read(text: &str, format: Format) -> Result<Bits, MessageError> {
    match format {
        Format::Text => Ok(Bits::of_bytes(text.as_bytes().to_vec())),
        Format::Hex => read_hex(text).map(Bits::of_bytes),
        Format::Bits => read_bits(text),
    }
}

/// Reads the elements of a tuple, one in each line: all of them in a row, and how long each is, in bits.
///
/// # Errors
/// Says in which line what is wrong.
#[inline(never)]
pub(crate) fn read_lines(text: &str, format: Format) -> Result<(Bits, Vec<u64>), String> {
    let (mut all, mut lengths) = (Bits::default(), Vec::new());
    for (i, line) in text.split_terminator('\n').enumerate() {
        let bits = read(line, format).map_err(|error| format!("Line {}: {error}", i + 1))?;
        lengths.push(bits.len);
        all.append(&bits);
    }
    Ok((all, lengths))
}

/// The text of a key, a name or a customization, where it is one that a line can hold.
pub(crate) fn line_of(bytes: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok()?;
    text.bytes().all(|byte| byte >= b' ' && byte != 0x7F).then(|| text.to_owned())
}

/// As it is typed: text, or behind `0x` hex.
pub(crate) fn show_line(bytes: &[u8]) -> String {
    line_of(bytes).filter(|text| !is_hex(text)).unwrap_or_else(|| ["0x", &hex::encode(bytes)].concat())
}

/// Reads what is typed so.
///
/// # Errors
/// Says what is wrong with the hex, and where.
pub(crate) fn read_line(text: &str) -> Result<Vec<u8>, MessageError> {
    if is_hex(text) { read_hex(text) } else { Ok(text.as_bytes().to_vec()) }
}

fn is_hex(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0', b'x' | b'X', ..])
}

/// Bytes in hex; white space, `0x` in front, and `:` or `,` between bytes are passed over.
pub(crate) fn read_hex(text: &str) -> Result<Vec<u8>, MessageError> {
    let start = if text.trim_start().to_ascii_lowercase().starts_with("0x") {
        text.len() - text.trim_start().len() + 2
    } else {
        0
    };
    let mut digits = String::with_capacity(text.len());
    for (place, c) in text.char_indices().filter(|(i, _)| *i >= start) {
        if c.is_ascii_hexdigit() {
            digits.push(c);
        } else if !c.is_whitespace() && !matches!(c, ':' | ',' | '_') {
            return Err(MessageError::Digit { digit: c, place: text[..place].chars().count() + 1, what: "hex digit" });
        }
    }
    if !digits.len().is_multiple_of(2) {
        return Err(MessageError::Odd(digits.len()));
    }
    Ok(hex::decode(&digits).unwrap_or_default())
}

fn read_bits(text: &str) -> Result<Bits, MessageError> {
    let mut bits = Bits::default();
    for (i, c) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match c {
            '0' | '1' => bits.push(c == '1'),
            _ => return Err(MessageError::Digit { digit: c, place: i + 1, what: "bit" }),
        }
    }
    Ok(bits)
}

/// Why a text is not a message in its format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MessageError {
    /// Hex that ends in half a byte.
    Odd(usize),
    /// A character that doesn't belong there; places count from 1.
    Digit {
        /// The character.
        digit: char,
        /// Where it stands.
        place: usize,
        /// What should stand there.
        what: &'static str,
    },
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Odd(digits) => write!(f, "Hex has an odd number of digits ({digits}): add one or remove one."),
            Self::Digit { digit, place, what: "bit" } => {
                write!(f, "“{digit}” at place {place} is not a bit: use 0 and 1.")
            }
            Self::Digit { digit, place, what } => {
                write!(f, "“{digit}” at place {place} is not a {what}: use 0–9 and a–f.")
            }
        }
    }
}

impl core::error::Error for MessageError {}

/// What it says: one instance for everything that can be written.
pub(crate) fn said(what: &dyn fmt::Display) -> String {
    format!("{what}")
}

/// Goes on with the next of several, and with what stands between them.
pub(crate) fn append(text: &mut String, between: &str, next: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(next);
}

/// All of them in one text, with what stands between them.
pub fn joined(all: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut text = String::new();
    all.for_each(|next| append(&mut text, between, next));
    text
}

/// A number with its noun: `1 byte`, `1,000 bytes`.
pub fn count(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// So many bits in words: as bytes where they are whole ones.
pub fn amount(bits: u64) -> String {
    if bits.is_multiple_of(8) { count(bits / 8, "byte") } else { count(bits, "bit") }
}

/// Which they are, `bits` of them from bit `first` on: `bytes 136 … 271`, or `bits 41 … 81` where bytes are cut.
pub fn range(first: u64, bits: u64) -> String {
    let noun = if (first | bits).is_multiple_of(8) { "byte" } else { "bit" };
    let numbers = numbers(first, bits);
    format!("{noun}{} {numbers}", if numbers.contains('…') { "s" } else { "" })
}

/// The first number of them and the last: `136 … 271`.
pub fn numbers(first: u64, bits: u64) -> String {
    let unit = if (first | bits).is_multiple_of(8) { 8 } else { 1 };
    let (from, to) = (first / unit, ((first + bits) / unit).saturating_sub(1));
    if from < to { format!("{} … {}", grouped(from), grouped(to)) } else { grouped(from) }
}

/// A number with its thousands told apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Format, count, read};
    use crate::prelude::*;

    #[test]
    fn malformed_hex_says_what_and_where() {
        let error = |text| read(text, Format::Hex).map_err(|e| e.to_string()).unwrap_err();
        assert_eq!(error("616263f"), "Hex has an odd number of digits (7): add one or remove one.");
        assert_eq!(error("61g3"), "“g” at place 3 is not a hex digit: use 0–9 and a–f.");
        assert_eq!(read("0x61:62 63\n", Format::Hex).map(|bits| bits.bytes), Ok(b"abc".to_vec()));
        assert_eq!(read("", Format::Hex).map(|bits| bits.len), Ok(0));
    }

    #[test]
    fn bits_are_read_low_bit_first() {
        let bits = read("110 01", Format::Bits).unwrap();
        assert_eq!((bits.bytes, bits.len), (vec![0x13], 5));
        assert!(read("012", Format::Bits).is_err());
    }

    #[test]
    fn what_a_box_would_change_is_shown_as_hex() {
        let bits = read("a\r\nb", Format::Text).unwrap();
        assert_eq!(bits.show(Format::Text), None);
        assert_eq!(bits.show(Format::Hex).as_deref(), Some("610d0a62"));
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!((count(1, "byte"), count(10_000_000, "byte")), ("1 byte".into(), "10,000,000 bytes".into()));
    }
}
