//! JSON text into a value: the values are those of `serde_json`, whose own reader, with its positions in messages and its
//! floats exact to the last bit, would be 3 kB of what the page loads.

use serde_json::{Map, Number, Value};

use crate::prelude::*;

/// Values within values, at most. Actions have two.
const DEPTH: usize = 64;

/// Reads one value (RFC 8259), or `None` where the text is no JSON. A fraction may be wrong in its last bits.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text.as_bytes() };
    let value = reader.value(DEPTH)?;
    reader.space();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take(&mut self, byte: u8) -> bool {
        let is = self.rest.first() == Some(&byte);
        if is {
            self.next();
        }
        is
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.rest.first() {
            self.next();
        }
    }

    fn sign(&mut self, byte: u8) -> bool {
        self.space();
        self.take(byte)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        self.space();
        match self.rest.first()? {
            b'"' => self.string().map(Value::String),
            b'[' => {
                let mut values = Vec::new();
                self.members(b']', &mut |reader| {
                    values.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Value::Array(values))
            }
            b'{' => {
                let mut members = Map::new();
                self.members(b'}', &mut |reader| {
                    reader.space();
                    let name = reader.string()?;
                    let value = reader.sign(b':').then(|| reader.value(depth))??;
                    members.insert(name, value);
                    Some(())
                })?;
                Some(Value::Object(members))
            }
            b'-' | b'0'..=b'9' => self.number().map(Value::Number),
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            _ => self.word("false", Value::Bool(false)),
        }
    }

    /// What stands between brackets, with commas between.
    fn members(&mut self, end: u8, member: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.next();
        if self.sign(end) {
            return Some(());
        }
        loop {
            member(self)?;
            if self.sign(end) {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.rest = self.rest.strip_prefix(word.as_bytes())?;
        Some(value)
    }

    fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut bytes = Vec::new();
        loop {
            match self.next()? {
                b'"' => return String::from_utf8(bytes).ok(),
                b'\\' => {
                    let c = self.escaped()?;
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                ..b' ' => return None,
                byte => bytes.push(byte),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            c @ (b'"' | b'\\' | b'/') => c as char,
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let is_first = (0xD800..0xDC00).contains(&unit);
                if is_first && self.take(b'\\') && self.take(b'u') {
                    // The second half of a pair adds ten bits; anything else makes it no character.
                    let second = self.unit()?.wrapping_sub(0xDC00);
                    return if second < 0x400 {
                        char::from_u32(0x1_0000 + (unit - 0xD800) * 0x400 + second)
                    } else {
                        None
                    };
                }
                return char::from_u32(unit);
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = 16 * unit + char::from(self.next()?).to_digit(16)?;
        }
        Some(unit)
    }

    fn number(&mut self) -> Option<Number> {
        let negative = self.take(b'-');
        let (mut whole, mut value) = (Some(0_u64), 0.0);
        if !self.take(b'0') {
            self.digits(&mut |digit| {
                whole = whole.and_then(|whole| whole.checked_mul(10)?.checked_add(digit.into()));
                value = value * 10.0 + f64::from(digit);
            })?;
        }
        // So many powers of ten more.
        let mut power = 0_i32;
        let point = self.take(b'.');
        if point {
            self.digits(&mut |digit| {
                value = value * 10.0 + f64::from(digit);
                power -= 1;
            })?;
        }
        let exponent = self.take(b'e') || self.take(b'E');
        if exponent {
            let down = self.take(b'-');
            if !down {
                self.take(b'+');
            }
            let mut by = 0_i32;
            // More is nothing, or more than there is.
            self.digits(&mut |digit| by = (by * 10 + i32::from(digit)).min(9_999))?;
            power += if down { -by } else { by };
        }
        match whole {
            Some(whole) if !point && !exponent && !negative => return Some(whole.into()),
            _ => (),
        }
        let mut scale = 1.0;
        for _ in 0..power.abs().min(700) {
            scale *= 10.0;
            // As far as powers of ten are exact, one division is.
            if scale >= 1e22 {
                value = if power < 0 { value / scale } else { value * scale };
                scale = 1.0;
            }
        }
        value = if power < 0 { value / scale } else { value * scale };
        Number::from_f64(if negative { -value } else { value })
    }

    /// One digit or more.
    fn digits(&mut self, digit: &mut dyn FnMut(u8)) -> Option<()> {
        let mut some = None;
        while let Some(byte @ b'0'..=b'9') = self.rest.first() {
            digit(byte - b'0');
            some = self.next().map(|_| ());
        }
        some
    }
}
