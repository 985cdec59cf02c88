//! KMAC as a `Mac`: its comparison of tags is that of `digest`, in constant time.

use digest::common::{BlockSizeUser, KeySizeUser};
use digest::consts::{U16, U32, U64, U136, U168};
use digest::{FixedOutput, FixedOutputReset, InvalidLength, Key, KeyInit, MacMarker, Output, OutputSizeUser};

use super::named;
use crate::functions::{Kmac, Kmac128, Kmac256, SHAKE128, SHAKE256};

impl<const RATE: usize> MacMarker for Kmac<RATE, false> {}

named! {
    [const RATE: usize] Kmac<RATE, false>, "KMAC";
}

impl<const XOF: bool> KeySizeUser for Kmac<{ SHAKE128.rate }, XOF> {
    type KeySize = U16;
}

impl<const XOF: bool> KeySizeUser for Kmac<{ SHAKE256.rate }, XOF> {
    type KeySize = U32;
}

impl<const XOF: bool> BlockSizeUser for Kmac<{ SHAKE128.rate }, XOF> {
    type BlockSize = U168;
}

impl<const XOF: bool> BlockSizeUser for Kmac<{ SHAKE256.rate }, XOF> {
    type BlockSize = U136;
}

/// Without a customization; [`Kmac::new`] has one.
impl<const RATE: usize, const XOF: bool> KeyInit for Kmac<RATE, XOF>
where
    Self: KeySizeUser,
{
    /// A key of as many bits as the security strength.
    fn new(key: &Key<Self>) -> Self {
        Self::new(key, b"")
    }

    /// A key of any length: this is never an error.
    fn new_from_slice(key: &[u8]) -> Result<Self, InvalidLength> {
        Ok(Self::new(key, b""))
    }
}

impl OutputSizeUser for Kmac128 {
    type OutputSize = U32;
}

impl OutputSizeUser for Kmac256 {
    type OutputSize = U64;
}

/// Twice the security strength: 32 bytes of KMAC128, 64 of KMAC256.
///
/// The length goes into the tag; [`Kmac::finish`] has tags of other lengths, which are not the beginnings of this one.
impl<const RATE: usize> FixedOutput for Kmac<RATE, false>
where
    Self: OutputSizeUser,
{
    fn finalize_into(self, out: &mut Output<Self>) {
        self.finish(out);
    }
}

impl<const RATE: usize> FixedOutputReset for Kmac<RATE, false>
where
    Self: OutputSizeUser,
{
    fn finalize_into_reset(&mut self, out: &mut Output<Self>) {
        self.clone().finish(out);
        self.reset();
    }
}
