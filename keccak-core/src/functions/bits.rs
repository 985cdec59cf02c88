//! Bit strings as they are handed in: bytes, and how many of their bits count.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use super::ParameterError;

/// A string of bits, low bit of each byte first (FIPS 202, appendix B.1): a message, a key, a name.
///
/// Whole bytes convert by themselves; the bits of the last byte that are past the end are ignored, also where two are compared.
///
/// ```
/// use keccak_core::functions::{Bits, Sha3_256};
///
/// // The five bits 1 1 0 0 1.
/// let mut hash = Sha3_256::new();
/// hash.update_bits(Bits::new(&[0b1_0011], 5)?);
/// assert_eq!(hash.finish()[..4], [0x7b, 0x00, 0x47, 0xcf]);
/// # Ok::<(), keccak_core::functions::ParameterError>(())
/// ```
#[derive(Clone, Copy, Default, Debug)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    len: u64,
}

impl<'a> Bits<'a> {
    /// No bits.
    pub const EMPTY: Bits<'static> = Bits { bytes: &[], len: 0 };

    /// The first `len` bits of `bytes`.
    ///
    /// # Errors
    /// If `bytes` hasn't so many.
    #[inline]
    pub const fn new(bytes: &'a [u8], len: u64) -> Result<Self, ParameterError> {
        let needed = len.div_ceil(8);
        if needed > bytes.len() as u64 {
            return Err(ParameterError::Short { bits: len, bytes: bytes.len() });
        }
        Ok(Self { bytes: bytes.split_at(needed as usize).0, len })
    }

    /// The bits of these bytes.
    #[inline]
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, len: 8 * bytes.len() as u64 }
    }

    /// How many bits.
    #[inline]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bytes that hold them, ⌈len / 8⌉.
    #[inline]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The whole bytes, and the byte that holds the rest with the number of its bits, 0 … 7.
    #[inline]
    pub(crate) fn parts(&self) -> (&'a [u8], u8, usize) {
        let (whole, rest) = self.bytes.split_at((self.len / 8) as usize);
        (whole, rest.first().copied().unwrap_or(0), (self.len % 8) as usize)
    }
}

impl PartialEq for Bits<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        let (ours, last, rest) = self.parts();
        let (theirs, other_last, _) = other.parts();
        self.len == other.len && ours == theirs && (last ^ other_last) & ((1 << rest) - 1) == 0
    }
}

impl Eq for Bits<'_> {}

impl<'a> From<&'a [u8]> for Bits<'a> {
    #[inline]
    fn from(bytes: &'a [u8]) -> Self {
        Self::of(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Bits<'a> {
    #[inline]
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::of(bytes)
    }
}

impl<'a> From<&'a str> for Bits<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self::of(text.as_bytes())
    }
}

/// A string of bits that owns its bytes; those past its end are zero.
///
/// `Debug` says how many there are, and not which: it may be a key.
#[cfg(feature = "alloc")]
#[derive(Clone, PartialEq, Eq, Default)]
pub struct OwnedBits {
    bytes: Vec<u8>,
    len: u64,
}

#[cfg(feature = "alloc")]
impl OwnedBits {
    /// The same bits, borrowed.
    #[inline]
    pub fn bits(&self) -> Bits<'_> {
        Bits { bytes: &self.bytes, len: self.len }
    }
}

#[cfg(feature = "alloc")]
impl core::fmt::Debug for OwnedBits {
    #[inline]
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("OwnedBits").field("len", &self.len).finish_non_exhaustive()
    }
}

#[cfg(feature = "alloc")]
impl From<Bits<'_>> for OwnedBits {
    #[inline]
    fn from(bits: Bits<'_>) -> Self {
        let mut bytes = bits.bytes.to_vec();
        if let Some(last) = bytes.last_mut().filter(|_| !bits.len.is_multiple_of(8)) {
            *last &= (1 << (bits.len % 8)) - 1;
        }
        Self { bytes, len: bits.len }
    }
}

#[cfg(feature = "alloc")]
impl From<&[u8]> for OwnedBits {
    #[inline]
    fn from(bytes: &[u8]) -> Self {
        Bits::of(bytes).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    #[cfg(feature = "alloc")]
    use super::OwnedBits;

    #[test]
    fn bits_past_the_end_are_no_part_of_the_string() {
        let three = |byte| Bits::new(byte, 3).unwrap();
        assert_eq!(three(&[0b1111_1010]), three(&[0b010]));
        assert_ne!(three(&[0b110]), three(&[0b010]));
        assert_ne!(three(&[0b010]), Bits::new(&[0b010], 4).unwrap());
        assert_ne!(Bits::of(&[1, 2]), Bits::of(&[1, 3]));
        assert_eq!(Bits::of(&[]), Bits::EMPTY);
        #[cfg(feature = "alloc")]
        assert_eq!(OwnedBits::from(three(&[0xFF])), OwnedBits::from(three(&[0x07])));
    }

    #[cfg(feature = "alloc")]
    #[test]
    fn what_may_be_a_key_is_not_printed() {
        assert_eq!(std::format!("{:?}", OwnedBits::from(&b"key"[..])), "OwnedBits { len: 24, .. }");
    }
}
