//! The state, and the one place where bytes, bits and coordinates (x, y, z) meet.
//!
//! The state string S has 25w bits; S\[w(5y + x) + z\] is the bit (x, y, z) (FIPS 202, section 3.1).
//! Bit i of a byte string is bit i mod 8, low bit first, of byte ⌊i / 8⌋ (FIPS 202, appendix B.1).

use core::fmt::Debug;
use core::ops::{Index, IndexMut};

use crate::lane::Lane;
use crate::parts::Bit;

/// The state: 5 × 5 lanes, indexed `a[y][x]`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct State<L = u64>([[L; 5]; 5]);

/// A state of any width as one plain type: what leaves a trace.
///
/// `lanes[y][x]` holds lane (x, y) in its low `w` bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The lane size, in bits.
    pub w: usize,
    /// The lanes, `lanes[y][x]`; the bits above `w` are zero.
    pub lanes: [[u64; 5]; 5],
}

impl State {
    /// The 25 lanes in the order x + 5y, each an array of one as the kernels take them.
    #[inline(always)]
    pub(crate) fn as_words(&mut self) -> &mut [[u64; 1]; 25] {
        self.0.as_flattened_mut().as_chunks_mut().0.try_into().expect("25 lanes")
    }

    /// The 25 lanes in the order x + 5y.
    #[inline(always)]
    pub(crate) fn lanes(&self) -> &[u64] {
        self.0.as_flattened()
    }
}

impl<L: Lane> State<L> {
    /// The width b = 25w, in bits.
    pub const B: usize = 25 * L::W;

    /// The state of these lanes, indexed `[y][x]`.
    pub const fn new(lanes: [[L; 5]; 5]) -> Self {
        Self(lanes)
    }

    /// This state as the plain type that forgets the lane type.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { w: L::W, lanes: self.0.map(|plane| plane.map(L::to_u64)) }
    }

    /// The state that a snapshot shows.
    ///
    /// # Panics
    /// If the snapshot has another lane size.
    pub fn from_snapshot(snapshot: &Snapshot) -> Self {
        assert_eq!(snapshot.w, L::W, "a snapshot of another lane size");
        Self(snapshot.lanes.map(|plane| plane.map(L::truncate)))
    }
}

/// A state as its bit string S: what a sponge needs of it. Here bytes and bits find their places, for every kind of state.
pub trait BitString: Clone + Debug {
    /// The lane size, in bits.
    fn w(&self) -> usize;

    /// Lane number `lane` = x + 5y, in the low w bits.
    fn lane(&self, lane: usize) -> u64;

    /// XORs these bits into lane number `lane` = x + 5y; those above w are zero.
    fn xor_lane(&mut self, lane: usize, bits: u64);

    /// The width b = 25w, in bits.
    #[inline]
    fn b(&self) -> usize {
        25 * self.w()
    }

    /// The lane and the z of S\[at\]; without a division, for w is a power of two.
    #[inline]
    fn place(&self, at: usize) -> (usize, usize) {
        (at >> self.w().trailing_zeros(), at & (self.w() - 1))
    }

    /// XORs `count` bits, the low bits of `bits` first, into S\[at …\].
    ///
    /// # Panics
    /// If `count` is over 64 or the bits don't fit into the state.
    #[inline]
    fn xor_bits(&mut self, at: usize, bits: u64, count: usize) {
        assert!(count <= 64 && at + count <= self.b(), "{count} bits at {at} don't fit into {}", self.b());
        let (mut at, mut bits, mut count) = (at, bits, count);
        while count > 0 {
            let (lane, z) = self.place(at);
            let n = count.min(self.w() - z);
            self.xor_lane(lane, (bits & low(n)) << z);
            (at, bits, count) = (at + n, bits.checked_shr(n as u32).unwrap_or(0), count - n);
        }
    }

    /// The `count` bits S\[at …\], in the low bits of the result.
    ///
    /// # Panics
    /// If `count` is over 64 or the state doesn't have these bits.
    #[inline]
    fn bits(&self, at: usize, count: usize) -> u64 {
        assert!(count <= 64 && at + count <= self.b(), "{count} bits at {at} aren't in {}", self.b());
        let (mut bits, mut done) = (0, 0);
        while done < count {
            let (lane, z) = self.place(at + done);
            let n = (count - done).min(self.w() - z);
            bits |= (self.lane(lane) >> z & low(n)) << done;
            done += n;
        }
        bits
    }

    /// XORs whole bytes into S\[at …\], `at` in bits.
    ///
    /// # Panics
    /// If they don't fit into the state.
    #[inline]
    fn xor_bytes(&mut self, at: usize, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        if self.has_whole_lanes(at) {
            for (i, word) in words.iter().enumerate() {
                self.xor_lane(at / 64 + i, u64::from_le_bytes(*word));
            }
        } else {
            for (i, word) in words.iter().enumerate() {
                self.xor_bits(at + 64 * i, u64::from_le_bytes(*word), 64);
            }
        }
        for (i, byte) in rest.iter().enumerate() {
            self.xor_bits(at + 64 * words.len() + 8 * i, u64::from(*byte), 8);
        }
    }

    /// Whether eight bytes from S\[at\] on are a lane, as it lies in a block.
    #[inline(always)]
    fn has_whole_lanes(&self, at: usize) -> bool {
        self.w() == 64 && at.is_multiple_of(64)
    }

    /// Fills `bytes` from S\[at …\], `at` in bits.
    ///
    /// # Panics
    /// If the state doesn't have as many.
    #[inline]
    fn read_bytes(&self, at: usize, bytes: &mut [u8]) {
        let (words, rest) = bytes.as_chunks_mut::<8>();
        let count = words.len();
        let whole = self.has_whole_lanes(at);
        for (i, word) in words.iter_mut().enumerate() {
            let bits = if whole { self.lane(at / 64 + i) } else { self.bits(at + 64 * i, 64) };
            *word = bits.to_le_bytes();
        }
        for (i, byte) in rest.iter_mut().enumerate() {
            *byte = self.bits(at + 64 * count + 8 * i, 8) as u8;
        }
    }
}

impl<L: Lane> BitString for State<L> {
    #[inline(always)]
    fn w(&self) -> usize {
        L::W
    }

    #[inline(always)]
    fn lane(&self, lane: usize) -> u64 {
        self.0.as_flattened()[lane].to_u64()
    }

    #[inline(always)]
    fn xor_lane(&mut self, lane: usize, bits: u64) {
        self.0.as_flattened_mut()[lane] ^= L::truncate(bits);
    }
}

impl BitString for Snapshot {
    fn w(&self) -> usize {
        self.w
    }

    fn lane(&self, lane: usize) -> u64 {
        self.lanes[lane / 5][lane % 5]
    }

    fn xor_lane(&mut self, lane: usize, bits: u64) {
        self.lanes[lane / 5][lane % 5] ^= bits;
    }
}

#[cfg(feature = "zeroize")]
impl<L: zeroize::Zeroize> zeroize::Zeroize for State<L> {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl<L: Lane> From<Snapshot> for State<L> {
    /// See [`State::from_snapshot`].
    fn from(snapshot: Snapshot) -> Self {
        Self::from_snapshot(&snapshot)
    }
}

impl<L: Lane> From<State<L>> for Snapshot {
    /// See [`State::snapshot`].
    fn from(state: State<L>) -> Self {
        state.snapshot()
    }
}

/// The mask of the low `n` bits, n ≤ 64.
#[inline(always)]
const fn low(n: usize) -> u64 {
    if n == 0 { 0 } else { u64::MAX >> (64 - n) }
}

impl<L> Index<usize> for State<L> {
    type Output = [L; 5];

    /// The plane y.
    #[inline(always)]
    fn index(&self, y: usize) -> &[L; 5] {
        &self.0[y]
    }
}

impl<L> IndexMut<usize> for State<L> {
    #[inline(always)]
    fn index_mut(&mut self, y: usize) -> &mut [L; 5] {
        &mut self.0[y]
    }
}

impl Snapshot {
    /// The state of zeros, with lanes of `w` **bits**.
    ///
    /// # Panics
    /// If there are no such lanes ([`is_lane_size`](crate::lane::is_lane_size)).
    pub const fn zero(w: usize) -> Self {
        assert!(crate::lane::is_lane_size(w), "no lane size");
        Self { w, lanes: [[0; 5]; 5] }
    }

    /// The width b = 25w, in bits.
    #[inline]
    pub const fn b(&self) -> usize {
        25 * self.w
    }

    /// The number of bytes that hold the state string: ⌈25w / 8⌉.
    #[inline]
    pub const fn byte_len(&self) -> usize {
        self.b().div_ceil(8)
    }

    /// The value of a bit.
    #[inline]
    pub const fn bit(&self, bit: Bit) -> bool {
        self.lanes[bit.y][bit.x] >> bit.z & 1 == 1
    }

    /// Turns a bit over.
    #[inline]
    pub const fn flip(&mut self, bit: Bit) {
        self.lanes[bit.y][bit.x] ^= 1 << bit.z;
    }

    /// Byte `index` of the state string; bits past its end are zero.
    #[inline]
    pub fn byte(&self, index: usize) -> u8 {
        (0..8)
            .filter(|i| 8 * index + i < self.b() && self.bit(Bit::from_index(8 * index + i, self.w)))
            .fold(0, |byte, i| byte | 1 << i)
    }

    /// The bytes of the state string, the last one filled up with zeros.
    #[inline]
    pub fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        (0..self.byte_len()).map(|index| self.byte(index))
    }

    /// The state of these bytes; bits past the end of the state string are ignored.
    ///
    /// # Panics
    /// If `bytes` are not ⌈25w / 8⌉, or there are no lanes of `w` **bits**.
    #[inline]
    pub fn from_bytes(w: usize, bytes: &[u8]) -> Self {
        let mut state = Self::zero(w);
        assert_eq!(bytes.len(), state.byte_len(), "a state of w = {w} has another number of bytes");
        for index in (0..state.b()).filter(|i| bytes[i / 8] >> (i % 8) & 1 == 1) {
            state.flip(Bit::from_index(index, w));
        }
        state
    }

    /// Where the two states differ: a state with a one in each such place.
    ///
    /// # Panics
    /// If they have different lane sizes.
    #[must_use]
    #[inline]
    pub fn differences(&self, other: &Self) -> Self {
        assert_eq!(self.w, other.w, "states of different lane sizes");
        let mut result = *self;
        for (plane, others) in result.lanes.iter_mut().zip(&other.lanes) {
            for (lane, other) in plane.iter_mut().zip(others) {
                *lane ^= other;
            }
        }
        result
    }

    /// How many bits are one.
    #[inline]
    pub fn ones(&self) -> usize {
        self.lanes.iter().flatten().map(|lane| lane.count_ones() as usize).sum()
    }

    /// The bits that are one, in the order of the state string.
    #[inline]
    pub fn ones_at(&self) -> impl Iterator<Item = Bit> + '_ {
        (0..self.b()).map(|i| Bit::from_index(i, self.w)).filter(|&bit| self.bit(bit))
    }
}

#[cfg(test)]
mod tests {
    use std::{vec, vec::Vec};

    use super::{BitString, Snapshot, State};
    use crate::lane::{Lane, Narrow};
    use crate::parts::Bit;

    fn bits_go_where_the_standard_says<L: Lane>() {
        for index in 0..State::<L>::B {
            let mut state = State::<L>::default();
            state.xor_bits(index, 1, 1);
            let bit = Bit::from_index(index, L::W);
            assert_eq!(bit.index(L::W), index);
            assert_eq!(state[bit.y][bit.x], L::truncate(1 << bit.z));
            let snapshot = state.snapshot();
            assert_eq!(snapshot.byte(index / 8), 1 << (index % 8));
            assert_eq!(state.bits(index, 1), 1);
            assert_eq!(State::<L>::from_snapshot(&snapshot), state);
            let bytes: Vec<u8> = snapshot.bytes().collect();
            assert_eq!(Snapshot::from_bytes(L::W, &bytes), snapshot);
        }
        let mut state = State::<L>::default();
        let bytes: Vec<u8> = (1..=State::<L>::B as u8 / 8).collect();
        state.xor_bytes(0, &bytes);
        let mut back = vec![0; bytes.len()];
        state.read_bytes(0, &mut back);
        assert_eq!(back, bytes);
    }

    #[test]
    fn every_width_maps_bits_to_bytes() {
        bits_go_where_the_standard_says::<Narrow<1>>();
        bits_go_where_the_standard_says::<Narrow<2>>();
        bits_go_where_the_standard_says::<Narrow<4>>();
        bits_go_where_the_standard_says::<u8>();
        bits_go_where_the_standard_says::<u16>();
        bits_go_where_the_standard_says::<u32>();
        bits_go_where_the_standard_says::<u64>();
    }
}
