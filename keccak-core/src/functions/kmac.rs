//! KMAC: a message authentication code, cSHAKE behind a key (SP 800-185, section 4).

use core::fmt;

use super::absorbing::{Reader, takes_message};
use super::encoding::{Prefix, right_encode};
use super::{Bits, CShake, ParameterError, SHAKE128, SHAKE256};

/// KMAC128 (SP 800-185, section 4.3).
pub type Kmac128 = Kmac<{ SHAKE128.rate }, false>;
/// KMAC256 (SP 800-185, section 4.3).
pub type Kmac256 = Kmac<{ SHAKE256.rate }, false>;
/// KMACXOF128 (SP 800-185, section 4.3.1).
pub type KmacXof128 = Kmac<{ SHAKE128.rate }, true>;
/// KMACXOF256 (SP 800-185, section 4.3.1).
pub type KmacXof256 = Kmac<{ SHAKE256.rate }, true>;

/// KMAC and KMACXOF: rate in **bytes**, and whether the output is extendable.
///
/// The length of KMAC's output goes into it: a shorter tag is another tag, not the beginning of the longer one.
///
/// ```
/// use keccak_core::functions::{Kmac128, KmacXof128};
///
/// let mac = Kmac128::new(b"a key of at least 128 bits", b"").chain(b"message");
/// let mut tag = [0; 32];
/// mac.clone().finish(&mut tag);
/// let mut shorter = [0; 16];
/// mac.finish(&mut shorter);
/// assert_ne!(shorter, tag[..16]);
///
/// let mut reader = KmacXof128::new(b"a key of at least 128 bits", b"").chain(b"message").finish();
/// assert_ne!(reader.array(), tag);
/// ```
#[derive(Clone, Debug)]
pub struct Kmac<const RATE: usize, const XOF: bool> {
    sponge: CShake<RATE>,
}

impl<const RATE: usize, const XOF: bool> Kmac<RATE, XOF> {
    /// With a key and a customization S; the key should have at least as many bits as the security strength.
    pub fn new(key: &[u8], customization: &[u8]) -> Self {
        Self::from_bits(Bits::of(key), Bits::of(customization))
    }

    /// With a key and a customization of any number of **bits**.
    pub fn from_bits(key: Bits<'_>, customization: Bits<'_>) -> Self {
        Self { sponge: CShake::after(&prefix(RATE, key, customization)) }
    }

    takes_message!(sponge);

    /// Forgets the message, not the key.
    pub fn reset(&mut self) {
        self.sponge.reset();
    }

    /// The output, into which its length in **bits** goes; that of KMACXOF is 0.
    fn output(&mut self, bits: u64) -> Reader {
        self.sponge.absorb(&right_encode(bits));
        self.sponge.output()
    }
}

/// What stands before the message.
#[inline]
pub(crate) fn prefix<'a>(rate: usize, key: Bits<'a>, customization: Bits<'a>) -> Prefix<'a> {
    Prefix { key: Some(key), ..Prefix::new(rate, Bits::of(b"KMAC"), customization) }
}

impl<const RATE: usize> Kmac<RATE, false> {
    /// Fills `tag`, whose length goes into the tag.
    pub fn finish(mut self, tag: &mut [u8]) {
        let bits = 8 * tag.len() as u64;
        self.output(bits).read(tag);
    }

    /// A tag of so many **bits**; what is left of its last byte becomes zero.
    ///
    /// # Errors
    /// If `tag` is too short for so many.
    pub fn finish_bits(mut self, tag: &mut [u8], bits: u64) -> Result<(), ParameterError> {
        Bits::new(tag, bits)?;
        self.output(bits).read_bits(tag, bits)
    }

    /// Whether `tag` is the message's tag of `length` **bytes**, in a time that depends on `length` alone.
    ///
    /// The length is yours to say, not the sender's: of all tags of one byte, one in 256 is right.
    ///
    /// ```
    /// use keccak_core::functions::Kmac128;
    ///
    /// let mac = Kmac128::new(b"a key of at least 128 bits", b"").chain(b"message");
    /// let mut tag = [0; 32];
    /// mac.clone().finish(&mut tag);
    /// assert!(mac.clone().verify_tag(&tag, 32).is_ok());
    /// assert!(mac.verify_tag(&tag[..16], 32).is_err());
    /// ```
    ///
    /// # Errors
    /// If it isn't, if `tag` has another length, or `length` is 0: no tag at all would be that of every message.
    #[cfg(feature = "ctutils")]
    pub fn verify_tag(mut self, tag: &[u8], length: usize) -> Result<(), MacError> {
        use crate::wipe::Wipe;
        use ctutils::{Choice, CtEq};

        if tag.len() != length || length == 0 {
            return Err(MacError);
        }
        let mut reader = self.output(8 * length as u64);
        let mut equal = Choice::TRUE;
        for piece in tag.chunks(32) {
            let mut expected: [u8; 32] = reader.array();
            equal = equal.and(piece.ct_eq(&expected[..piece.len()]));
            // Of a wrong tag it would be the right one.
            expected.wipe();
        }
        if equal.to_bool() { Ok(()) } else { Err(MacError) }
    }
}

impl<const RATE: usize> Kmac<RATE, true> {
    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.output(0)
    }
}

/// A tag is not that of the message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MacError;

impl fmt::Display for MacError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The tag is not that of this message under this key.")
    }
}

impl core::error::Error for MacError {}
