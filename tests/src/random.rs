//! Numbers that look random and are the same in every run.

use keccak_core::lane::Lane;
use keccak_core::state::{Snapshot, State};

/// Steele, Lea and Flood's SplitMix64.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    ///
    /// # Panics
    /// If `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.word() % end as u64) as usize
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.word() as u8).collect()
    }

    /// A state of any width.
    pub fn state<L: Lane>(&mut self) -> State<L> {
        State::new([(); 5].map(|()| [(); 5].map(|()| L::truncate(self.word()))))
    }

    /// A state of lanes of `w` bits.
    pub fn snapshot(&mut self, w: usize) -> Snapshot {
        let lanes = [(); 5].map(|()| [(); 5].map(|()| self.word() >> (64 - w)));
        Snapshot { w, lanes }
    }
}

/// No pattern that a file asks for is longer, in bytes.
pub const LONGEST_PATTERN: usize = 1 << 28;

/// The bytes 00 … FA, over and over: no block is like the next, and their count isn't a divisor of any rate.
pub fn pattern(count: usize) -> Vec<u8> {
    (0..=0xFA).cycle().take(count).collect()
}
