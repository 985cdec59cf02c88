//! TurboSHAKE: SHAKE over the last 12 rounds, with a domain byte (RFC 9861, section 2).

use super::absorbing::{Absorbing, Reader, takes_message};
use super::{ParameterError, Parameters, SHAKE128, SHAKE256, Strength};

/// TurboSHAKE128 with the domain byte 1F (RFC 9861, section 2).
pub type TurboShake128 = CTurboShake128<DEFAULT_DOMAIN>;
/// TurboSHAKE256 with the domain byte 1F (RFC 9861, section 2).
pub type TurboShake256 = CTurboShake256<DEFAULT_DOMAIN>;
/// TurboSHAKE128 with a domain byte of 01 … 7F.
pub type CTurboShake128<const D: u8> = TurboShake<{ SHAKE128.rate }, D>;
/// TurboSHAKE256 with a domain byte of 01 … 7F.
pub type CTurboShake256<const D: u8> = TurboShake<{ SHAKE256.rate }, D>;

/// How many rounds TurboSHAKE and KangarooTwelve have: the last ones of Keccak-f\[1600\].
pub(crate) const ROUNDS: usize = 12;

/// The domain byte where none is chosen.
pub(crate) const DEFAULT_DOMAIN: u8 = 0x1F;

/// TurboSHAKE: rate in **bytes**, and the domain byte D, which holds the first 1 of pad10*1.
///
/// A domain byte outside 01 … 7F doesn't compile;
/// [`Parameters::turbo_shake`] takes one that is known at run time alone.
///
/// ```compile_fail
/// let hash = keccak_core::functions::CTurboShake128::<0x80>::new();
/// ```
///
/// ```
/// use keccak_core::functions::{CTurboShake128, TurboShake128};
///
/// let mut out = [0; 32];
/// TurboShake128::hash(b"", &mut out);
/// assert_eq!(out[..4], [0x1e, 0x41, 0x5f, 0x1c]);
///
/// let mut reader = CTurboShake128::<0x06>::new().chain(b"").finish();
/// assert_ne!(reader.array(), out);
/// ```
#[derive(Clone, Debug)]
pub struct TurboShake<const RATE: usize, const D: u8> {
    sponge: Absorbing,
}

impl<const RATE: usize, const D: u8> TurboShake<RATE, D> {
    const IN_RANGE: () = {
        assert!(D >= 0x01 && D <= 0x7F, "the domain byte is one of 01 to 7F");
        assert!(RATE == SHAKE128.rate || RATE == SHAKE256.rate, "the rate is 168 or 136 bytes");
    };

    /// Nothing hashed yet.
    pub fn new() -> Self {
        let () = Self::IN_RANGE;
        Self { sponge: Absorbing::new(ROUNDS, RATE) }
    }

    /// Fills `out` with the first bytes of the output for one message.
    pub fn hash(message: &[u8], out: &mut [u8]) {
        let () = Self::IN_RANGE;
        Absorbing::hash(ROUNDS, RATE, D, message, out);
    }

    takes_message!(sponge);

    /// Forgets the message.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The output, to be read in any pieces.
    pub fn finish(mut self) -> Reader {
        self.sponge.finish(D)
    }
}

impl Parameters {
    /// TurboSHAKE128 or TurboSHAKE256 as a free sponge, with a domain byte (RFC 9861, section 2).
    ///
    /// ```
    /// use keccak_core::functions::{CTurboShake128, Parameters, Strength};
    ///
    /// let mut out = [0; 32];
    /// Parameters::turbo_shake(Strength::S128, 0x06)?.hash_bits(b"abc", 24, &mut out, 256)?;
    /// assert_eq!(CTurboShake128::<0x06>::new().chain(b"abc").finish().array(), out);
    /// assert!(Parameters::turbo_shake(Strength::S128, 0x80).is_err());
    /// # Ok::<(), keccak_core::functions::ParameterError>(())
    /// ```
    ///
    /// # Errors
    /// If the domain byte is none of 01 … 7F.
    pub const fn turbo_shake(strength: Strength, domain: u8) -> Result<Self, ParameterError> {
        if domain == 0 || domain > 0x7F {
            return Err(ParameterError::DomainByte(domain));
        }
        Self::new(64, ROUNDS, 8 * strength.rate(), domain)
    }
}

impl<const RATE: usize, const D: u8> Default for TurboShake<RATE, D> {
    fn default() -> Self {
        Self::new()
    }
}
