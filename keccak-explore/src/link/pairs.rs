//! Keys and values as forms have them, `application/x-www-form-urlencoded`, except that `,` `:` `*` stay as they are.

use core::fmt::Display;

use crate::message::said;
use crate::prelude::*;

/// A key and its value.
pub(super) struct Pair {
    pub(super) key: String,
    pub(super) value: String,
    /// Whether some of the value was not UTF-8; U+FFFD stands for it.
    pub(super) broken: bool,
}

/// The pairs of a link, of what stands after `#`, as bytes. As forms are written: `+` is a space, `%20` too.
pub(super) fn raw(fragment: &str) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    fragment.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

/// The same as texts.
pub(super) fn pairs(fragment: &str) -> Vec<Pair> {
    let pair = |(key, value): (Vec<u8>, Vec<u8>)| {
        let text = String::from_utf8_lossy(&value);
        Pair {
            key: String::from_utf8_lossy(&key).into_owned(),
            broken: *text.as_bytes() != *value,
            value: text.into_owned(),
        }
    };
    raw(fragment).map(pair).collect()
}

/// Pairs being written.
#[derive(Default)]
pub(super) struct Pairs(pub(super) String);

impl Pairs {
    pub(super) fn unless_default<T: PartialEq + Display>(&mut self, key: &str, value: &T, default: &T) {
        if value != default {
            self.add(key, value);
        }
    }

    pub(super) fn add(&mut self, key: &str, value: &dyn Display) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.encode(key);
        self.0.push('=');
        self.encode(&said(value));
    }

    /// As forms are written, except that `,` and `:` stay as they are too.
    fn encode(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b' ' => self.0.push('+'),
                _ if byte.is_ascii_alphanumeric() || b"*-._,:".contains(&byte) => self.0.push(byte.into()),
                _ => {
                    self.0.push('%');
                    for digit in [byte >> 4, byte & 15] {
                        self.0.push(b"0123456789ABCDEF"[usize::from(digit)].into());
                    }
                }
            }
        }
    }
}

/// The bytes that a form's text stands for; `%` without two hex digits stands for itself.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        bytes.push(match (first, others) {
            (b'+', _) => b' ',
            (b'%', [high, low, others @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = others;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::{Pairs, pairs};
    use crate::prelude::*;

    #[test]
    fn pairs_are_those_of_a_form() {
        for text in ["a=b", "a", "=", "a=b=c", "a+b=%41%zz%4", "%3D=%26", "a=%C3%A4ö", "a=%FF", "a=100%", "+=%+1"] {
            let pair = &pairs(text)[0];
            let form: Vec<_> = form_urlencoded::parse(text.as_bytes()).collect();
            assert_eq!(form, [(pair.key.as_str().into(), pair.value.as_str().into())], "{text}");
            let mut written = Pairs::default();
            written.add(&pair.key, &pair.value);
            let mut form = form_urlencoded::Serializer::new(String::new());
            assert_eq!(written.0, form.append_pair(&pair.key, &pair.value).finish(), "{text}");
        }
    }
}
