//! cSHAKE: SHAKE behind a function name and a customization (SP 800-185, section 3).

use super::absorbing::{Absorbing, Reader, takes_message};
use super::encoding::Prefix;
use super::{Bits, SHAKE128, SHAKE256};

/// cSHAKE128 (SP 800-185, section 3).
pub type CShake128 = CShake<{ SHAKE128.rate }>;
/// cSHAKE256 (SP 800-185, section 3).
pub type CShake256 = CShake<{ SHAKE256.rate }>;

/// cSHAKE: rate in **bytes**. With an empty name and an empty customization it is SHAKE.
///
/// ```
/// use keccak_core::functions::{CShake128, Shake128};
///
/// let mut out = [0; 32];
/// CShake128::new(b"Email Signature").chain([0, 1, 2, 3]).finish().read(&mut out);
/// assert_eq!(out[..4], [0xc1, 0xc3, 0x69, 0x25]);
///
/// let plain: [u8; 32] = CShake128::new(b"").chain(b"abc").finish().array();
/// assert_eq!(plain, Shake128::new().chain(b"abc").finish().array());
/// ```
#[derive(Clone, Debug)]
pub struct CShake<const RATE: usize> {
    sponge: Absorbing,
    start: Absorbing,
    suffix: u8,
}

impl<const RATE: usize> CShake<RATE> {
    /// With a customization S, and without a function name.
    pub fn new(customization: &[u8]) -> Self {
        Self::from_bits(Bits::EMPTY, Bits::of(customization))
    }

    /// With a function name N, which is NIST's to give, and a customization S.
    pub fn new_with_function_name(function_name: &[u8], customization: &[u8]) -> Self {
        Self::from_bits(Bits::of(function_name), Bits::of(customization))
    }

    /// With a function name N and a customization S of any number of **bits**.
    pub fn from_bits(function_name: Bits<'_>, customization: Bits<'_>) -> Self {
        Self::after(&Prefix::new(RATE, function_name, customization))
    }

    /// With everything that stands before the message.
    pub(super) fn after(prefix: &Prefix<'_>) -> Self {
        const { assert!(RATE == SHAKE128.rate || RATE == SHAKE256.rate, "the rate is 168 or 136 bytes") };
        // A key may be among it: the copy is made in place.
        let sponge = Absorbing::new(24, prefix.rate);
        let mut hash = Self { sponge, start: Absorbing::after(prefix), suffix: prefix.suffix() };
        hash.reset();
        hash
    }

    takes_message!(sponge);

    /// Forgets the message, not the name and the customization.
    pub fn reset(&mut self) {
        self.sponge.go_on_from(&self.start);
    }

    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.output()
    }

    /// [`finish`](Self::finish), in place; the message is forgotten then, and what stood before it.
    pub(super) fn output(&mut self) -> Reader {
        self.sponge.finish(self.suffix)
    }

    /// Whole bytes and rest, under the names that trees and modes call.
    pub(super) fn absorb(&mut self, bytes: &[u8]) {
        self.sponge.absorb(bytes);
    }

    pub(super) fn absorb_bits(&mut self, bits: Bits<'_>) {
        self.sponge.absorb_bits(bits);
    }
}

impl<const RATE: usize> Default for CShake<RATE> {
    /// SHAKE.
    fn default() -> Self {
        Self::new(b"")
    }
}
