//! How SP 800-185 and RFC 9861 write numbers and strings into a message, straight into whoever takes them in.

use core::ops::Deref;

use super::Bits;
use super::content::Label;

/// A number as bytes: at most eight digits of eight bits, and how many there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Encoded {
    bytes: [u8; 9],
    from: usize,
}

impl Deref for Encoded {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.bytes[self.from..]
    }
}

/// left_encode(x): the number of bytes, then the bytes of x, the most significant first (SP 800-185, section 2.3.1).
///
/// ```
/// use keccak_core::functions::encoding::{left_encode, right_encode};
///
/// assert_eq!(*left_encode(0), [1, 0]);
/// assert_eq!(*left_encode(1344), [2, 0x05, 0x40]);
/// assert_eq!(*right_encode(1344), [0x05, 0x40, 2]);
/// ```
#[inline]
pub fn left_encode(x: u64) -> Encoded {
    let digits = digits(x).max(1);
    let mut bytes = [0; 9];
    bytes[1..].copy_from_slice(&x.to_be_bytes());
    bytes[8 - digits] = digits as u8;
    Encoded { bytes, from: 8 - digits }
}

/// right_encode(x): the bytes of x, then how many they are (SP 800-185, section 2.3.1).
#[inline]
pub fn right_encode(x: u64) -> Encoded {
    followed(x, digits(x).max(1))
}

/// length_encode(x): like [`right_encode`], but 0 has no bytes at all and is written 00 (RFC 9861, section 3.3).
#[inline]
pub fn length_encode(x: u64) -> Encoded {
    followed(x, digits(x))
}

#[inline]
fn followed(x: u64, digits: usize) -> Encoded {
    let mut bytes = [0; 9];
    bytes[..8].copy_from_slice(&x.to_be_bytes());
    bytes[8] = digits as u8;
    Encoded { bytes, from: 8 - digits }
}

/// How many bytes x has, without leading zeros.
#[inline]
fn digits(x: u64) -> usize {
    (u64::BITS - x.leading_zeros()).div_ceil(8) as usize
}

/// Whoever takes in the pieces of a prefix or of an end, each with its name.
pub(crate) type Sink<'a> = dyn FnMut(Label, Bits<'_>) + 'a;

/// bytepad(encode_string(…) ‖ …, rate), the rate in bytes (SP 800-185, sections 2.3.2 and 2.3.3).
#[inline]
fn bytepad(rate: usize, strings: &[(Label, Label, Bits<'_>)], sink: &mut Sink<'_>) {
    let mut bits = 0;
    let mut put = |label, piece: Bits<'_>| {
        bits += piece.len();
        sink(label, piece);
    };
    put(Label::Rate, Bits::of(&left_encode(rate as u64)));
    for (length, label, string) in strings {
        put(*length, Bits::of(&left_encode(string.len())));
        put(*label, *string);
    }
    let block = 8 * rate as u64;
    let zeros = bits.next_multiple_of(block) - bits;
    if let Ok(zeros) = Bits::new(&[0; 200], zeros) {
        sink(Label::Zeros, zeros);
    }
}

/// What stands before the message in the functions of SP 800-185.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Prefix<'a> {
    /// The rate, in bytes.
    pub(crate) rate: usize,
    /// The function name N.
    pub(crate) name: Bits<'a>,
    /// The customization S.
    pub(crate) customization: Bits<'a>,
    /// KMAC's key K.
    pub(crate) key: Option<Bits<'a>>,
    /// ParallelHash's block size B, in bytes.
    pub(crate) block: Option<u64>,
}

impl<'a> Prefix<'a> {
    /// cSHAKE's prefix (SP 800-185, section 3.3).
    #[inline]
    pub(crate) fn new(rate: usize, name: Bits<'a>, customization: Bits<'a>) -> Self {
        Self { rate, name, customization, key: None, block: None }
    }

    /// Its pieces, in order; none where cSHAKE is SHAKE.
    #[inline]
    pub(crate) fn each(&self, sink: &mut Sink<'_>) {
        if !self.is_plain() {
            let strings = [
                (Label::NameLength, Label::Name, self.name),
                (Label::CustomizationLength, Label::Customization, self.customization),
            ];
            bytepad(self.rate, &strings, sink);
        }
        if let Some(key) = self.key {
            bytepad(self.rate, &[(Label::KeyLength, Label::Key, key)], sink);
        }
        if let Some(block) = self.block {
            sink(Label::BlockSize, Bits::of(&left_encode(block)));
        }
    }

    /// The suffix: SHAKE's 1111 where N and S are empty, otherwise 00, each with the first 1 of pad10*1.
    #[inline]
    pub(crate) fn suffix(&self) -> u8 {
        if self.is_plain() { 0x1F } else { 0x04 }
    }

    #[inline]
    fn is_plain(&self) -> bool {
        self.name.is_empty() && self.customization.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::{left_encode, length_encode, right_encode};

    /// The definition of the standard, digit by digit.
    fn digits(mut x: u64, least: usize) -> Vec<u8> {
        let mut digits = Vec::new();
        while x > 0 || digits.len() < least {
            digits.insert(0, (x % 256) as u8);
            x /= 256;
        }
        digits
    }

    #[test]
    fn numbers_are_written_as_the_standards_say() {
        let mut numbers: Vec<u64> = (0..64).flat_map(|i| [(1 << i) - 1, 1 << i, (1 << i) + 1]).collect();
        numbers.push(u64::MAX);
        for x in numbers {
            let one = digits(x, 1);
            assert_eq!(*left_encode(x), [&[one.len() as u8], &one[..]].concat(), "left_encode({x})");
            assert_eq!(*right_encode(x), [&one[..], &[one.len() as u8]].concat(), "right_encode({x})");
            let none = digits(x, 0);
            assert_eq!(*length_encode(x), [&none[..], &[none.len() as u8]].concat(), "length_encode({x})");
        }
    }
}
