//! TupleHash: a tuple of strings, each with its length (SP 800-185, section 5).

use super::absorbing::Reader;
use super::encoding::{Prefix, left_encode, right_encode};
use super::{Bits, CShake, ParameterError, SHAKE128, SHAKE256};

/// TupleHash128 (SP 800-185, section 5.3).
pub type TupleHash128 = TupleHash<{ SHAKE128.rate }, false>;
/// TupleHash256 (SP 800-185, section 5.3).
pub type TupleHash256 = TupleHash<{ SHAKE256.rate }, false>;
/// TupleHashXOF128 (SP 800-185, section 5.3.1).
pub type TupleHashXof128 = TupleHash<{ SHAKE128.rate }, true>;
/// TupleHashXOF256 (SP 800-185, section 5.3.1).
pub type TupleHashXof256 = TupleHash<{ SHAKE256.rate }, true>;

/// TupleHash and TupleHashXOF: rate in **bytes**, and whether the output is extendable.
///
/// An element is given whole, or its length first and then its pieces.
///
/// ```
/// use keccak_core::functions::TupleHash128;
///
/// let mut out = [0; 32];
/// TupleHash128::hash(&[&[0, 1, 2], &[16, 17, 18, 19, 20, 21]], b"", &mut out);
/// assert_eq!(out[..4], [0xc5, 0xd8, 0x78, 0x6c]);
///
/// let mut pieces = TupleHash128::new(b"");
/// pieces.element([0, 1, 2])?;
/// pieces.begin_element(6)?;
/// pieces.update([16, 17])?;
/// pieces.update([18, 19, 20, 21])?;
/// assert!(pieces.update([22]).is_err());
/// let mut same = [0; 32];
/// pieces.finish(&mut same)?;
/// assert_eq!(same, out);
/// # Ok::<(), keccak_core::functions::ParameterError>(())
/// ```
#[derive(Clone, Debug)]
pub struct TupleHash<const RATE: usize, const XOF: bool> {
    sponge: CShake<RATE>,
    /// How many bits the element that was begun still has.
    missing: u64,
}

impl<const RATE: usize, const XOF: bool> TupleHash<RATE, XOF> {
    /// The empty tuple, with a customization S.
    pub fn new(customization: &[u8]) -> Self {
        Self::from_bits(Bits::of(customization))
    }

    /// The empty tuple, with a customization of any number of **bits**.
    pub fn from_bits(customization: Bits<'_>) -> Self {
        Self { sponge: CShake::after(&prefix(RATE, customization)), missing: 0 }
    }

    /// The next element.
    ///
    /// # Errors
    /// If the element before it, which was begun, is not complete.
    pub fn element(&mut self, element: impl AsRef<[u8]>) -> Result<(), ParameterError> {
        self.element_bits(Bits::of(element.as_ref()))
    }

    /// The next element, of any number of **bits**.
    ///
    /// # Errors
    /// If the element before it, which was begun, is not complete.
    pub fn element_bits(&mut self, element: Bits<'_>) -> Result<(), ParameterError> {
        self.begin_element_bits(element.len())?;
        self.update_bits(element)
    }

    /// Begins an element of so many **bytes**, whose pieces follow.
    ///
    /// # Errors
    /// If the element before it is not complete.
    pub fn begin_element(&mut self, bytes: usize) -> Result<(), ParameterError> {
        self.begin_element_bits(8 * bytes as u64)
    }

    /// Begins an element of so many **bits**, whose pieces follow.
    ///
    /// # Errors
    /// If the element before it is not complete.
    pub fn begin_element_bits(&mut self, bits: u64) -> Result<(), ParameterError> {
        self.complete()?;
        self.sponge.absorb(&left_encode(bits));
        self.missing = bits;
        Ok(())
    }

    /// The next piece of the element that was begun.
    ///
    /// # Errors
    /// If the element hasn't so many bytes left; none of them is taken in then.
    pub fn update(&mut self, piece: impl AsRef<[u8]>) -> Result<(), ParameterError> {
        self.update_bits(Bits::of(piece.as_ref()))
    }

    /// The next piece of the element that was begun, in **bits**.
    ///
    /// # Errors
    /// If the element hasn't so many left; none of them is taken in then.
    pub fn update_bits(&mut self, piece: Bits<'_>) -> Result<(), ParameterError> {
        let Some(missing) = self.missing.checked_sub(piece.len()) else {
            return Err(ParameterError::ElementLong(piece.len() - self.missing));
        };
        self.sponge.absorb_bits(piece);
        self.missing = missing;
        Ok(())
    }

    /// Forgets the tuple, not the customization.
    pub fn reset(&mut self) {
        self.sponge.reset();
        self.missing = 0;
    }

    fn complete(&self) -> Result<(), ParameterError> {
        if self.missing == 0 { Ok(()) } else { Err(ParameterError::ElementShort(self.missing)) }
    }

    fn elements(customization: &[u8], tuple: &[&[u8]]) -> CShake<RATE> {
        let mut sponge = CShake::after(&prefix(RATE, Bits::of(customization)));
        for element in tuple {
            sponge.absorb(&left_encode(8 * element.len() as u64));
            sponge.absorb(element);
        }
        sponge
    }
}

/// What stands before the tuple.
#[inline]
pub(crate) fn prefix(rate: usize, customization: Bits<'_>) -> Prefix<'_> {
    Prefix::new(rate, Bits::of(b"TupleHash"), customization)
}

impl<const RATE: usize> TupleHash<RATE, false> {
    /// Fills `out` with the output for one tuple; its length goes into the output.
    pub fn hash(tuple: &[&[u8]], customization: &[u8], out: &mut [u8]) {
        let mut sponge = Self::elements(customization, tuple);
        sponge.absorb(&right_encode(8 * out.len() as u64));
        sponge.output().read(out);
    }

    /// Fills `out`, whose length goes into the output.
    ///
    /// # Errors
    /// If the last element is not complete.
    pub fn finish(self, out: &mut [u8]) -> Result<(), ParameterError> {
        let bits = 8 * out.len() as u64;
        self.finish_bits(out, bits)
    }

    /// An output of so many **bits**; what is left of its last byte becomes zero.
    ///
    /// # Errors
    /// If the last element is not complete, or `out` is too short for so many.
    pub fn finish_bits(mut self, out: &mut [u8], bits: u64) -> Result<(), ParameterError> {
        self.complete()?;
        Bits::new(out, bits)?;
        self.sponge.absorb(&right_encode(bits));
        self.sponge.output().read_bits(out, bits)
    }
}

impl<const RATE: usize> TupleHash<RATE, true> {
    /// Fills `out` with the first bytes of the output for one tuple.
    pub fn hash(tuple: &[&[u8]], customization: &[u8], out: &mut [u8]) {
        let mut sponge = Self::elements(customization, tuple);
        sponge.absorb(&right_encode(0));
        sponge.output().read(out);
    }

    /// The output, to be read in any pieces.
    ///
    /// # Errors
    /// If the last element is not complete.
    pub fn finish(mut self) -> Result<Reader, ParameterError> {
        self.complete()?;
        self.sponge.absorb(&right_encode(0));
        Ok(self.sponge.output())
    }
}
