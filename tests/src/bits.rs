//! Strings of bits as the vector files write them: hex, with a length in bits and an agreement about the last byte.

use crate::words::{count, is};

/// A string of bits: bit i is bit i mod 8, low bit first, of byte ⌊i / 8⌋, and the bits past the end are zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bits {
    bytes: Vec<u8>,
    len: usize,
}

impl Bits {
    /// Whole bytes.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self { len: 8 * bytes.len(), bytes }
    }

    /// The first `len` bits of these bytes, whatever stands behind them.
    ///
    /// # Panics
    /// If there are fewer.
    pub fn of_low(mut bytes: Vec<u8>, len: usize) -> Self {
        assert!(len <= 8 * bytes.len(), "{len} bits of {} bytes", bytes.len());
        bytes.truncate(len.div_ceil(8));
        if let Some(last) = bytes.last_mut().filter(|_| !len.is_multiple_of(8)) {
            *last &= (1 << (len % 8)) - 1;
        }
        Self { bytes, len }
    }

    /// These bits, one by one.
    pub fn of_bools(bools: &[bool]) -> Self {
        let mut bytes = vec![0; bools.len().div_ceil(8)];
        for i in (0..bools.len()).filter(|&i| bools[i]) {
            bytes[i / 8] |= 1 << (i % 8);
        }
        Self { bytes, len: bools.len() }
    }

    /// One string behind the other.
    pub fn joined(strings: &[Self]) -> Self {
        let mut joined = Self { bytes: Vec::new(), len: 0 };
        for Self { bytes, len } in strings {
            let shift = joined.len % 8;
            for &byte in bytes {
                if shift == 0 {
                    joined.bytes.push(byte);
                } else if let Some(last) = joined.bytes.last_mut() {
                    *last |= byte << shift;
                    joined.bytes.push(byte >> (8 - shift));
                }
            }
            joined.len += len;
            joined.bytes.truncate(joined.len.div_ceil(8));
        }
        joined
    }

    /// `len` bits in hex whose last byte holds them in its low bits: NIST's response files, XKCP, KeccakTools.
    ///
    /// # Errors
    /// If these are not the digits of that many bits. No bits may be written as one zero byte.
    pub fn lsb_aligned(text: &str, len: usize) -> Result<Self, String> {
        let bytes = bytes_for(text, len)?;
        if bytes.last().is_some_and(|last| !len.is_multiple_of(8) && last >> (len % 8) != 0) {
            return Err(format!("there are ones behind bit {len}"));
        }
        Ok(Self { bytes, len })
    }

    /// `len` bits in hex whose last byte holds them in its high bits, not reversed: the Keccak Team's KAT of round 3, ACVP.
    ///
    /// # Errors
    /// As [`lsb_aligned`](Self::lsb_aligned).
    pub fn msb_aligned(text: &str, len: usize) -> Result<Self, String> {
        let mut bytes = bytes_for(text, len)?;
        if let Some(last) = bytes.last_mut().filter(|_| !len.is_multiple_of(8)) {
            let unused = 8 - len % 8;
            if *last << (8 - unused) != 0 {
                return Err(format!("there are ones behind bit {len}"));
            }
            *last >>= unused;
        }
        Ok(Self { bytes, len })
    }

    /// As the core takes them.
    ///
    /// # Panics
    /// Never: there are as many bytes as the bits need.
    pub fn as_core(&self) -> keccak_core::functions::Bits<'_> {
        keccak_core::functions::Bits::new(&self.bytes, self.len as u64).expect("the bytes are those of the bits")
    }

    /// Three pieces of it, which are shifted where they don't begin with a byte; cut at multiples of `unit` bits.
    ///
    /// # Panics
    /// If `unit` is 0.
    pub fn pieces(&self, unit: usize) -> [Self; 3] {
        let first = (self.len / 3).min(1000) / unit * unit;
        let second = (self.len - self.len / 5) / unit * unit;
        [0..first, first..second, second..self.len].map(|range| self.part(range))
    }

    /// The bits of a range.
    fn part(&self, range: std::ops::Range<usize>) -> Self {
        let (from, shift, len) = (range.start / 8, range.start % 8, range.len());
        let byte = |i: usize| u16::from(self.bytes.get(i).copied().unwrap_or(0));
        let bytes = (from..from + len.div_ceil(8)).map(|i| ((byte(i + 1) << 8 | byte(i)) >> shift) as u8);
        Self::of_low(bytes.collect(), len)
    }

    /// The bytes, ⌈len / 8⌉.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many bits.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bits one by one.
    pub fn iter(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.len).map(|i| self.bytes[i / 8] >> (i % 8) & 1 == 1)
    }
}

/// The bytes of hex digits, which may have white space between the bytes.
///
/// # Errors
/// If there is something else, or half a byte.
pub fn bytes(text: &str) -> Result<Vec<u8>, String> {
    let mut digits = Vec::with_capacity(text.len());
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        digits.push(character.to_digit(16).ok_or_else(|| format!("“{character}” is not a hex digit"))? as u8);
    }
    if !digits.len().is_multiple_of(2) {
        return Err(format!("{} would end within a byte", count(digits.len(), "hex digit")));
    }
    Ok(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// The bytes of `len` bits; no bits are written as nothing or as one zero byte.
fn bytes_for(text: &str, len: usize) -> Result<Vec<u8>, String> {
    let bytes = bytes(text)?;
    if len == 0 && bytes == [0] {
        return Ok(Vec::new());
    }
    if bytes.len() != len.div_ceil(8) {
        return Err(format!("there {} for {}", is(bytes.len(), "byte"), count(len, "bit")));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn alignments_differ_by_a_shift() {
        let bits = Bits::lsb_aligned("ff13", 13).unwrap();
        assert_eq!(Bits::msb_aligned("FF98", 13).unwrap(), bits);
        assert_eq!(Bits::of_bools(&bits.iter().collect::<Vec<_>>()), bits);
        assert!(Bits::lsb_aligned("00", 0).unwrap().is_empty());
    }

    #[test]
    fn pieces_are_the_whole() {
        for len in [0, 1, 7, 100, 1234, 5000] {
            let bits = Bits::of_low((0..=255).cycle().take(1000).collect(), len);
            for unit in [1, 8] {
                let joined: Vec<bool> =
                    bits.pieces(unit).iter().flat_map(|piece| piece.iter().collect::<Vec<_>>()).collect();
                assert_eq!(Bits::of_bools(&joined), bits, "{len}, {unit}");
            }
        }
    }

    #[test]
    fn what_is_not_so_many_bits_is_refused() {
        for (text, len) in [("2", 1), ("20", 5), ("0000", 8), ("00", 9), ("g0", 8), ("01", 0)] {
            assert!(Bits::lsb_aligned(text, len).is_err(), "{text}, {len}");
        }
        assert!(Bits::msb_aligned("04", 5).is_err());
    }
}
