//! A tree of two levels, as ParallelHash and KangarooTwelve are: a sponge for the final node and one for the leaf at hand.

use super::absorbing::Absorbing;
use super::{Bits, Parameters};
use crate::batch;
use crate::kernel::Kernel;
use crate::wipe::Wipe;

/// The final node, the leaf that is being filled, and what a leaf is.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) node: Absorbing,
    leaf: Absorbing,
    kind: Leaf,
    /// How many **bits** are in the leaf; never as many as it holds.
    filled: u64,
    /// How many leaves have been closed.
    leaves: u64,
}

/// A leaf: a sponge over the last `rounds` rounds, of `rate` bytes, whose value goes into the final node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Leaf {
    /// How many rounds its permutation has.
    pub(crate) rounds: usize,
    /// Its rate, in **bytes**.
    pub(crate) rate: usize,
    /// Its suffix.
    pub(crate) suffix: u8,
    /// How much of the message it holds, in **bytes**.
    pub(crate) size: u64,
}

impl Leaf {
    /// How long its value is, in **bytes**: the capacity.
    #[inline]
    pub(crate) const fn value(&self) -> usize {
        200 - self.rate
    }

    fn parameters(&self) -> Option<Parameters> {
        Parameters::new(64, self.rounds, 8 * self.rate, self.suffix).ok()
    }

    fn start(&self) -> Absorbing {
        Absorbing::new(self.rounds, self.rate)
    }
}

impl Tree {
    pub(super) fn new(node: Absorbing, kind: Leaf) -> Self {
        Self { node, leaf: kind.start(), kind, filled: 0, leaves: 0 }
    }

    pub(super) fn absorb(&mut self, mut bytes: &[u8]) {
        loop {
            if self.filled == 0 {
                bytes = self.absorb_leaves(bytes);
            }
            if bytes.is_empty() {
                return;
            }
            if self.filled.is_multiple_of(8) {
                let room = self.kind.size - self.filled / 8;
                let (now, later) = bytes.split_at(room.min(bytes.len() as u64) as usize);
                self.leaf.absorb(now);
                self.fill(8 * now.len() as u64);
                bytes = later;
            } else {
                self.byte(bytes[0], 8);
                bytes = &bytes[1..];
            }
        }
    }

    pub(super) fn absorb_bits(&mut self, bits: Bits<'_>) {
        let (whole, rest, count) = bits.parts();
        self.absorb(whole);
        self.byte(rest, count as u64);
    }

    /// Absorbs `first` and `marker` into the empty final node and returns what is left of `bytes`.
    ///
    /// Where `first` is as long as a leaf, its blocks go beside those of as many leaves as would not fill a group:
    /// then the node costs nothing.
    pub(super) fn absorb_first<'a>(&mut self, first: &[u8], marker: &[u8], bytes: &'a [u8]) -> &'a [u8] {
        if self.kind.value() == 32 {
            self.absorb_beside::<32>(first, marker, bytes)
        } else {
            self.absorb_beside::<64>(first, marker, bytes)
        }
    }

    fn absorb_beside<'a, const VALUE: usize>(&mut self, first: &[u8], marker: &[u8], bytes: &'a [u8]) -> &'a [u8] {
        let (mut values, mut count) = ([[0; VALUE]; 8], 0);
        let mut state = None;
        if first.len() as u64 == self.kind.size
            && let Some(parameters) = self.kind.parameters()
        {
            count = bytes.len() / first.len() % Kernel::best().width();
            let leaves = &bytes[..count * first.len()];
            state = batch::leaves_beside(&parameters, first, leaves, &mut values[..count]);
        }
        let Some(mut state) = state else {
            self.node.absorb(first);
            self.node.absorb(marker);
            return bytes;
        };
        let whole = first.len() / self.kind.rate * self.kind.rate;
        self.node.resume(&state, 0);
        state.wipe();
        self.node.absorb(&first[whole..]);
        self.node.absorb(marker);
        values[..count].iter().for_each(|value| self.node.absorb(value));
        values.wipe();
        self.leaves += count as u64;
        &bytes[count * first.len()..]
    }

    /// Absorbs the whole leaves of `bytes`, many at once, and leaves the rest.
    fn absorb_leaves<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let Ok(size) = usize::try_from(self.kind.size) else { return bytes };
        let (whole, rest) = bytes.split_at(bytes.len() / size * size);
        let Some(parameters) = self.kind.parameters() else { return bytes };
        self.leaves += (whole.len() / size) as u64;
        // The value is twice the security strength: 32 bytes, or 64.
        if self.kind.value() == 32 {
            batch::leaves::<32>(&parameters, whole, size, |value| self.node.absorb(value));
        } else {
            batch::leaves::<64>(&parameters, whole, size, |value| self.node.absorb(value));
        }
        rest
    }

    /// Up to eight bits that may be the last of one leaf and the first of the next.
    fn byte(&mut self, byte: u8, count: u64) {
        let mut done = 0;
        while done < count {
            let now = (count - done).min(8 * self.kind.size - self.filled);
            if let Ok(bits) = Bits::new(&[byte >> done], now) {
                self.leaf.absorb_bits(bits);
            }
            self.fill(now);
            done += now;
        }
    }

    /// So many bits more are in the leaf; a full one is closed.
    fn fill(&mut self, bits: u64) {
        self.filled += bits;
        if self.filled == 8 * self.kind.size {
            self.close();
        }
    }

    fn close(&mut self) {
        let mut value = [0; 200];
        let value = &mut value[..self.kind.value()];
        // An empty leaf is left.
        self.leaf.finish(self.kind.suffix).read(value);
        self.node.absorb(value);
        value.wipe();
        self.filled = 0;
        self.leaves += 1;
    }

    /// Closes the leaf that has anything in it, and says how many leaves there were; their values are in the node.
    pub(super) fn finish(&mut self) -> u64 {
        if self.filled > 0 {
            self.close();
        }
        self.leaves
    }
}
