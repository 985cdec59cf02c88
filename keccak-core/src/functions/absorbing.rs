//! The sponge over Keccak-p\[1600, n\] under every mode, and the reader of its output. Neither shows its state to `Debug`.

use core::fmt;
use core::num::NonZeroU8;

use super::encoding::Prefix;
use super::{Bits, ParameterError};
use crate::permutation::Standard;
use crate::sponge::{KeccakP, Output, Sponge};
use crate::state::{BitString, State};

/// How every mode takes in a message: its methods `update`, `update_bits` and `chain`, over its field of that name.
macro_rules! takes_message {
    ($field:ident) => {
        /// Takes in more of the message.
        pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
            self.$field.absorb(bytes.as_ref());
        }

        /// Takes in more of the message, in **bits**; what comes after goes on right behind them.
        pub fn update_bits(&mut self, bits: $crate::functions::Bits<'_>) {
            self.$field.absorb_bits(bits);
        }

        /// [`update`](Self::update), to write in a row.
        #[must_use]
        pub fn chain(mut self, bytes: impl AsRef<[u8]>) -> Self {
            self.update(bytes);
            self
        }
    };
}
pub(super) use takes_message;

/// A sponge over Keccak-p\[1600, n\] that absorbs.
#[derive(Clone)]
pub(super) struct Absorbing(Sponge<KeccakP<u64>>);

impl Absorbing {
    /// Nothing absorbed yet; the rate in bytes, 1 … 200.
    pub(super) fn new(rounds: usize, rate: usize) -> Self {
        Self(Sponge::of(KeccakP::new(rounds, Standard), 8 * rate))
    }

    /// One message and one output.
    pub(super) fn hash(rounds: usize, rate: usize, suffix: u8, message: &[u8], out: &mut [u8]) {
        let suffix = NonZeroU8::new(suffix).expect("a suffix holds the first 1 of the padding");
        Sponge::once(KeccakP::<u64>::new(rounds, Standard), 8 * rate, suffix, message, out);
    }

    /// The sponge after the prefix of one of SP 800-185's functions.
    pub(super) fn after(prefix: &Prefix<'_>) -> Self {
        let mut sponge = Self::new(24, prefix.rate);
        prefix.each(&mut |_, piece| sponge.absorb_bits(piece));
        sponge
    }

    pub(super) fn absorb(&mut self, bytes: &[u8]) {
        self.0.absorb(bytes);
    }

    /// Becomes what `other`, of the same kind, is; in place, so that nothing is left elsewhere of what may be a key.
    pub(super) fn go_on_from(&mut self, other: &Self) {
        self.0.go_on(other.0.state(), other.0.absorbed());
    }

    /// Goes on from `state`, with `at` bytes of a block absorbed.
    ///
    /// # Panics
    /// If a block is no longer.
    pub(super) fn resume(&mut self, state: &State, at: usize) {
        self.0.go_on(state, 8 * at);
    }

    pub(super) fn absorb_bits(&mut self, bits: Bits<'_>) {
        let (whole, rest, count) = bits.parts();
        self.0.absorb(whole);
        if count > 0 {
            self.0.absorb_bits(&[rest], 0..count);
        }
    }

    /// Appends the suffix and pads; an empty sponge is left.
    ///
    /// # Panics
    /// If the suffix is zero; all those of the modes are not.
    pub(super) fn finish(&mut self, suffix: u8) -> Reader {
        let suffix = NonZeroU8::new(suffix).expect("a suffix holds the first 1 of the padding");
        Reader(self.0.finish_in_place(suffix))
    }
}

impl fmt::Debug for Absorbing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What it has absorbed may be secret.
        f.debug_struct("Absorbing").finish_non_exhaustive()
    }
}

/// The output of an extendable function, to be read in any pieces.
#[derive(Clone)]
pub struct Reader(Output<KeccakP<u64>>);

impl Reader {
    /// Fills `out` with the next bytes.
    pub fn read(&mut self, out: &mut [u8]) {
        self.0.read(out);
    }

    /// Reads the next `count` **bits** into `out`, low bit first; what is left of the last byte becomes zero.
    ///
    /// # Errors
    /// If `out` is too short for so many.
    pub fn read_bits(&mut self, out: &mut [u8], count: u64) -> Result<(), ParameterError> {
        Bits::new(out, count)?;
        let (whole, rest) = out.split_at_mut((count / 8) as usize);
        self.0.read(whole);
        if !count.is_multiple_of(8) {
            self.0.read_bits(rest, (count % 8) as usize);
        }
        Ok(())
    }

    /// The whole state as bytes, from which the output is read: what CryptoNight takes.
    pub(super) fn state_bytes(&self) -> [u8; 200] {
        let mut bytes = [0; 200];
        self.0.state().read_bytes(0, &mut bytes);
        bytes
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.read(&mut bytes);
        bytes
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}
