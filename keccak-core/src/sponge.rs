//! The sponge construction: absorb, pad10*1, squeeze, over any permutation and any rate, in bits (FIPS 202, section 4).

use core::fmt;
use core::num::NonZeroU8;
use core::ops::Range;

use crate::functions::ParameterError;
use crate::lane::Lane;
use crate::permutation::{Step, Variant, permute};
use crate::position::Event;
use crate::state::{BitString, State};
#[cfg(feature = "zeroize")]
use crate::wipe::Wipe;

/// A sponge that absorbs: the state, and how much of the current block has been XORed into it.
/// With the feature `zeroize` the state is wiped when it is dropped.
///
/// A block is permuted as soon as it is full: with pad10*1 there is always more to come.
///
/// ```
/// use core::num::NonZeroU8;
/// use keccak_core::sponge::{KeccakP, Sponge};
///
/// // SHA3-256: rate 1088 bits, suffix 01 and the first 1 of pad10*1, low bit first.
/// let mut sponge = Sponge::new(KeccakP::<u64>::full(), 1088)?;
/// sponge.absorb(b"abc");
/// let mut digest = [0; 32];
/// sponge.finish(NonZeroU8::new(0x06).unwrap()).read(&mut digest);
/// assert_eq!(digest[..4], [0x3a, 0x98, 0x5d, 0xa7]);
/// # Ok::<(), keccak_core::functions::ParameterError>(())
/// ```
#[derive(Clone)]
pub struct Sponge<P: Permutation> {
    permutation: P,
    rate: usize,
    state: P::State,
    /// How many bits of the current block are in the state: 0 … rate − 1.
    at: usize,
}

/// A sponge that has absorbed everything and is read. With the feature `zeroize` the state is wiped when it is dropped.
#[derive(Clone)]
pub struct Output<P: Permutation> {
    permutation: P,
    rate: usize,
    state: P::State,
    /// How many bits of the current block have been read: 0 … rate.
    at: usize,
}

/// Neither prints its state, which may hold a key.
macro_rules! prints_no_state {
    ($($name:ident),*) => {$(
        impl<P: Permutation> fmt::Debug for $name<P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("permutation", &self.permutation)
                    .field("rate", &self.rate)
                    .field("at", &self.at)
                    .finish_non_exhaustive()
            }
        }
    )*};
}

prints_no_state!(Sponge, Output);

/// A permutation of the state, shown step by step to whoever looks.
pub trait Permutation: Clone + fmt::Debug {
    /// The state it permutes.
    type State: BitString;

    /// The state of zeros.
    fn zero(&self) -> Self::State;

    /// Permutes `a`, showing `after` the state after every step.
    fn apply(&self, a: &mut Self::State, after: impl FnMut(usize, Step, &Self::State));

    /// Permutes `a` with nobody watching: what [`apply`](Self::apply) does, in the fastest way there is.
    #[inline(always)]
    fn apply_unobserved(&self, a: &mut Self::State) {
        self.apply(a, |_, _, _| ());
    }
}

/// Keccak-p\[b, n\] as the permutation of a sponge.
#[derive(Clone, Debug)]
pub struct KeccakP<L, V = crate::permutation::Standard> {
    rounds: Range<usize>,
    variant: V,
    lane: core::marker::PhantomData<L>,
}

impl<L: Lane> KeccakP<L> {
    /// Keccak-f: all the rounds.
    pub fn full() -> Self {
        Self::new(L::ROUNDS, crate::permutation::Standard)
    }
}

impl<L: Lane, V: Variant> KeccakP<L, V> {
    /// The last `rounds` rounds of Keccak-f.
    ///
    /// # Panics
    /// If Keccak-f has fewer.
    pub fn new(rounds: usize, variant: V) -> Self {
        Self { rounds: crate::permutation::last_rounds::<L>(rounds), variant, lane: core::marker::PhantomData }
    }
}

impl<L: Lane, V: Variant> Permutation for KeccakP<L, V> {
    type State = State<L>;

    fn zero(&self) -> State<L> {
        State::default()
    }

    #[inline(always)]
    fn apply(&self, a: &mut State<L>, after: impl FnMut(usize, Step, &State<L>)) {
        permute(a, self.rounds.clone(), &self.variant, after);
    }

    #[inline(always)]
    fn apply_unobserved(&self, a: &mut State<L>) {
        if V::IS_STANDARD { L::keccak_p(a, self.rounds.len()) } else { self.apply(a, |_, _, _| ()) }
    }
}

/// Who looks while a sponge permutes. Nobody, and somebody who is shown every state, go through the same sponge.
trait Observer<S> {
    fn permute(&mut self, permutation: &impl Permutation<State = S>, a: &mut S);

    fn absorbed(&mut self, a: &S);
}

struct Nobody;

struct Somebody<'a, F>(&'a mut F);

impl<S> Observer<S> for Nobody {
    #[inline(always)]
    fn permute(&mut self, permutation: &impl Permutation<State = S>, a: &mut S) {
        permutation.apply_unobserved(a);
    }

    #[inline(always)]
    fn absorbed(&mut self, _: &S) {}
}

impl<S, F: FnMut(Event, &S)> Observer<S> for Somebody<'_, F> {
    #[inline(always)]
    fn permute(&mut self, permutation: &impl Permutation<State = S>, a: &mut S) {
        permutation.apply(a, |round, step, state| (self.0)(Event::Step(round, step), state));
    }

    #[inline(always)]
    fn absorbed(&mut self, a: &S) {
        (self.0)(Event::Absorb, a);
    }
}

/// How many bytes are absorbed or read at once.
const PIECE: usize = 1 << 28;

impl<P: Permutation> Sponge<P> {
    /// An empty sponge of a rate of `rate_bits` **bits**, 1 … b.
    ///
    /// # Errors
    /// If the state doesn't have such a rate.
    pub fn new(permutation: P, rate_bits: usize) -> Result<Self, ParameterError> {
        let b = permutation.zero().b();
        if rate_bits == 0 || rate_bits > b {
            return Err(ParameterError::Rate { rate_bits, b });
        }
        Ok(Self::of(permutation, rate_bits))
    }

    /// [`new`](Self::new) for a rate that has been checked.
    pub(crate) fn of(permutation: P, rate: usize) -> Self {
        let state = permutation.zero();
        debug_assert!((1..=state.b()).contains(&rate));
        Self { permutation, rate, state, at: 0 }
    }

    /// This sponge, going on from `state` with `at` bits of a block absorbed.
    ///
    /// # Panics
    /// If `at` isn't below the rate.
    #[must_use]
    pub fn resume(mut self, state: P::State, at: usize) -> Self {
        assert!(at < self.rate, "{at} bits of a block of {}", self.rate);
        self.state = state;
        self.at = at;
        self
    }

    /// [`resume`](Self::resume), in place.
    #[inline]
    pub(crate) fn go_on(&mut self, state: &P::State, at: usize) {
        assert!(at < self.rate, "{at} bits of a block of {}", self.rate);
        self.state.clone_from(state);
        self.at = at;
    }

    /// The state as it is now.
    pub fn state(&self) -> &P::State {
        &self.state
    }

    /// How many bits of the current block have been absorbed, 0 … rate − 1.
    #[inline]
    pub(crate) fn absorbed(&self) -> usize {
        self.at
    }

    /// How many bits the current block still takes, 1 … rate.
    pub fn room(&self) -> usize {
        self.rate - self.at
    }

    /// Absorbs whole bytes, low bit first.
    pub fn absorb(&mut self, bytes: &[u8]) {
        // In pieces whose length in bits fits into 32: `usize` is no wider everywhere.
        for piece in bytes.chunks(PIECE) {
            self.absorb_bits(piece, 0..8 * piece.len());
        }
    }

    /// Absorbs these bits of `bytes`, counted from the low bit of its first byte.
    ///
    /// # Panics
    /// If `bytes` doesn't have them.
    pub fn absorb_bits(&mut self, bytes: &[u8], bits: Range<usize>) {
        self.absorb_seen(bytes, bits, &mut Nobody);
    }

    /// [`absorb_bits`](Self::absorb_bits), showing `observer` the state after every block and every step.
    #[inline(always)]
    pub fn absorb_observed(&mut self, bytes: &[u8], bits: Range<usize>, observer: &mut impl FnMut(Event, &P::State)) {
        self.absorb_seen(bytes, bits, &mut Somebody(observer));
    }

    #[inline(always)]
    fn absorb_seen(&mut self, bytes: &[u8], bits: Range<usize>, observer: &mut impl Observer<P::State>) {
        let mut from = bits.start;
        while from < bits.end {
            let count = if (from | self.at).is_multiple_of(8) && self.room() >= 8 && bits.end - from >= 8 {
                // The fast path: all the whole bytes, and so the whole lanes, that fit into this block.
                let count = (self.room() / 8).min((bits.end - from) / 8);
                self.state.xor_bytes(self.at, &bytes[from / 8..from / 8 + count]);
                8 * count
            } else {
                let count = (8 - from % 8).min(self.room()).min(bits.end - from);
                let piece = u64::from(bytes[from / 8] >> (from % 8)) & ((1 << count) - 1);
                self.state.xor_bits(self.at, piece, count);
                count
            };
            from += count;
            self.at += count;
            if self.at == self.rate {
                self.permute_block(observer);
            }
        }
    }

    /// Appends the suffix and pads: the sponge can now be read.
    ///
    /// `suffix` holds the domain-separation bits **and** the first 1 of pad10*1, low bit first, so its highest one ends it;
    /// the zeros and the last 1 follow (FIPS 202, sections 5.1 and 6; appendix B.2).
    #[must_use]
    pub fn finish(mut self, suffix: NonZeroU8) -> Output<P> {
        self.finish_in_place(suffix)
    }

    /// [`finish`](Self::finish), which leaves an empty sponge: what is secret isn't moved, and so isn't left anywhere.
    #[inline]
    pub(crate) fn finish_in_place(&mut self, suffix: NonZeroU8) -> Output<P> {
        self.finish_seen(suffix, 0, &mut Nobody)
    }

    /// [`finish`](Self::finish), showing `observer` the state after every block and every step.
    #[inline(always)]
    pub fn finish_observed(mut self, suffix: NonZeroU8, observer: &mut impl FnMut(Event, &P::State)) -> Output<P> {
        self.finish_rest(suffix, 0, observer)
    }

    /// [`finish_observed`](Self::finish_observed) after the first `done` bits of the suffix, which ended the block before.
    #[inline(always)]
    pub(crate) fn finish_rest(
        &mut self,
        suffix: NonZeroU8,
        done: usize,
        observer: &mut impl FnMut(Event, &P::State),
    ) -> Output<P> {
        self.finish_seen(suffix, done, &mut Somebody(observer))
    }

    #[inline(always)]
    fn finish_seen(&mut self, suffix: NonZeroU8, done: usize, observer: &mut impl Observer<P::State>) -> Output<P> {
        self.pad(suffix, done, observer);
        let (permutation, zero) = (self.permutation.clone(), self.permutation.zero());
        let mut output = Output { permutation, rate: self.rate, state: zero, at: 0 };
        core::mem::swap(&mut output.state, &mut self.state);
        output
    }

    /// Appends what is left of the suffix after its first `done` bits, and pads.
    #[inline(always)]
    fn pad(&mut self, suffix: NonZeroU8, done: usize, observer: &mut impl Observer<P::State>) {
        if done == 0 && self.room() > 8 {
            // The whole byte fits into this block: above the suffix it has the zeros of the padding.
            self.state.xor_bits(self.at, u64::from(suffix.get()), 8);
        } else {
            self.absorb_seen(&[suffix.get()], done..suffix_bits(suffix), observer);
        }
        self.state.xor_bits(self.rate - 1, 1, 1);
        self.permute_block(observer);
    }

    /// One message of whole bytes and one output: what [`absorb`](Self::absorb), [`finish`](Self::finish)
    /// and [`read`](Output::read) do, with a short path where one block holds the message and another the output.
    #[inline(always)]
    pub(crate) fn once(permutation: P, rate: usize, suffix: NonZeroU8, message: &[u8], out: &mut [u8]) {
        let mut sponge = Self::of(permutation, rate);
        if message.len() < rate / 8 && out.len() <= rate / 8 {
            sponge.state.xor_bytes(0, message);
            sponge.at = 8 * message.len();
            sponge.pad(suffix, 0, &mut Nobody);
            sponge.state.read_bytes(0, out);
        } else {
            sponge.absorb(message);
            sponge.finish_in_place(suffix).read(out);
        }
    }

    #[inline(always)]
    fn permute_block(&mut self, observer: &mut impl Observer<P::State>) {
        observer.absorbed(&self.state);
        observer.permute(&self.permutation, &mut self.state);
        self.at = 0;
    }
}

/// How many bits a suffix has: up to its highest one.
pub const fn suffix_bits(suffix: NonZeroU8) -> usize {
    8 - suffix.leading_zeros() as usize
}

impl<P: Permutation> Output<P> {
    /// An output that goes on from `state`, which has been read already, for a rate that has been checked.
    #[cfg(feature = "alloc")]
    pub(crate) fn resume(permutation: P, rate: usize, state: P::State) -> Self {
        Self { permutation, rate, state, at: rate }
    }

    /// The state as it is now.
    pub fn state(&self) -> &P::State {
        &self.state
    }

    /// Reads the next bytes.
    pub fn read(&mut self, out: &mut [u8]) {
        for piece in out.chunks_mut(PIECE) {
            self.read_bits(piece, 8 * piece.len());
        }
    }

    /// Reads the next `count` bits into `out`, low bit first; what is left of the last byte becomes zero.
    ///
    /// # Panics
    /// If `out` is too short.
    pub fn read_bits(&mut self, out: &mut [u8], count: usize) {
        let mut done = 0;
        while done < count {
            if self.at == self.rate {
                self.next_block_seen(&mut Nobody);
            }
            let room = self.rate - self.at;
            let n = if (self.at | done).is_multiple_of(8) && room >= 8 && count - done >= 8 {
                let n = (room / 8).min((count - done) / 8);
                self.state.read_bytes(self.at, &mut out[done / 8..done / 8 + n]);
                8 * n
            } else {
                let n = (8 - done % 8).min(room).min(count - done);
                if done % 8 == 0 {
                    out[done / 8] = 0;
                }
                out[done / 8] |= (self.state.bits(self.at, n) as u8) << (done % 8);
                n
            };
            self.at += n;
            done += n;
        }
    }

    /// Permutes once more, so that the next block of output can be read, showing `observer` the state after every step.
    #[inline(always)]
    pub fn next_block(&mut self, observer: &mut impl FnMut(Event, &P::State)) {
        self.next_block_seen(&mut Somebody(observer));
    }

    #[inline(always)]
    fn next_block_seen(&mut self, observer: &mut impl Observer<P::State>) {
        observer.permute(&self.permutation, &mut self.state);
        self.at = 0;
    }
}

#[cfg(feature = "zeroize")]
impl<P: Permutation> Drop for Sponge<P> {
    fn drop(&mut self) {
        crate::wipe::state(&mut self.state);
        self.at.wipe();
    }
}

#[cfg(feature = "zeroize")]
impl<P: Permutation> Drop for Output<P> {
    fn drop(&mut self) {
        crate::wipe::state(&mut self.state);
        self.at.wipe();
    }
}
