//! Many messages at once: as many sponges as the kernel permutes together, and the next message as soon as one is done.
//!
//! Messages of equal length keep all of them busy, block for block; of unequal ones the longest should come first,
//! since the last one left over is permuted alone.

use core::array;

use crate::functions::Parameters;
use crate::kernel::{Blocks, Kernel, Lanes};
use crate::lane::for_width;
use crate::permutation::{Standard, Step, last_rounds, permute};
use crate::sponge::{KeccakP, Permutation, Sponge};
use crate::state::State;
use crate::wipe::Wipe;

/// Hashes each message into the output beside it: one sponge for all of them, and as much output as each has room for.
///
/// `parameters` are those of a plain sponge ([`Function::parameters`](crate::functions::Function::parameters)) or of a free one.
///
/// ```
/// use keccak_core::batch;
/// use keccak_core::functions::{SHA3_256, Sha3_256};
///
/// let messages = ["abc", "", "a longer one"];
/// let mut digests = [[0; 32]; 3];
/// batch::hash(&SHA3_256.parameters(), &messages, &mut digests);
/// assert_eq!(digests[0], Sha3_256::hash(b"abc"));
/// ```
///
/// # Panics
/// If there aren't as many outputs as messages.
#[inline]
pub fn hash<M: AsRef<[u8]>, O: AsMut<[u8]>>(parameters: &Parameters, messages: &[M], outputs: &mut [O]) {
    hash_with(Kernel::best(), parameters, messages, outputs);
}

/// [`hash`] with this kernel.
///
/// # Panics
/// If there aren't as many outputs as messages.
pub fn hash_with<M: AsRef<[u8]>, O: AsMut<[u8]>>(
    kernel: Kernel,
    parameters: &Parameters,
    messages: &[M],
    outputs: &mut [O],
) {
    assert_eq!(messages.len(), outputs.len(), "a message and an output each");
    Batch { kernel, parameters }.run(|i| messages[i].as_ref(), outputs);
}

/// [`hash`] over all cores.
///
/// # Panics
/// If there aren't as many outputs as messages.
#[cfg(feature = "rayon")]
pub fn par_hash<M: AsRef<[u8]> + Sync, O: AsMut<[u8]> + Send>(
    parameters: &Parameters,
    messages: &[M],
    outputs: &mut [O],
) {
    use rayon::prelude::*;

    assert_eq!(messages.len(), outputs.len(), "a message and an output each");
    messages
        .par_chunks(GROUP)
        .zip(outputs.par_chunks_mut(GROUP))
        .for_each(|(messages, outputs)| hash(parameters, messages, outputs));
}

/// How many leaves are hashed before their outputs are shown: enough to keep the widest kernel full.
const GROUP: usize = 32;

/// The leaves of a tree: hashes the pieces of `bytes`, `piece` bytes each and the last what is left, `OUT` bytes each,
/// and shows `each` their outputs in order. With the feature `rayon` and enough of them, over all cores.
///
/// # Panics
/// If `piece` is 0.
pub(crate) fn leaves<const OUT: usize>(
    parameters: &Parameters,
    bytes: &[u8],
    piece: usize,
    mut each: impl FnMut(&[u8; OUT]),
) {
    let group = GROUP.saturating_mul(piece);
    #[cfg(feature = "rayon")]
    if bytes.len() > group {
        use rayon::prelude::*;

        // So much at a time that memory stays bounded.
        const WINDOW: usize = 64;
        let mut outputs = std::vec![([[0; OUT]; GROUP], 0); WINDOW];
        for window in bytes.chunks(group.saturating_mul(WINDOW)) {
            let groups = window.par_chunks(group).zip(outputs.par_iter_mut());
            groups.for_each(|(group, (outputs, count))| *count = hash_group(parameters, group, piece, outputs));
            for (outputs, count) in &outputs[..window.len().div_ceil(group)] {
                outputs[..*count].iter().for_each(&mut each);
            }
        }
        for (outputs, _) in &mut outputs {
            outputs.wipe();
        }
        return;
    }
    let mut outputs = [[0; OUT]; GROUP];
    for group in bytes.chunks(group) {
        let count = hash_group(parameters, group, piece, &mut outputs);
        outputs[..count].iter().for_each(&mut each);
    }
    outputs.wipe();
}

/// The outputs of a few leaves, one to each, and beside them the sponge of `first`, a message as long that goes on:
/// its state after its whole blocks. Nothing if there is no place beside them, or not enough work for a group.
pub(crate) fn leaves_beside<const OUT: usize>(
    parameters: &Parameters,
    first: &[u8],
    leaves: &[u8],
    outputs: &mut [[u8; OUT]],
) -> Option<State> {
    let batch = Batch { kernel: Kernel::best(), parameters };
    let messages = || core::iter::once(first).chain(leaves.chunks_exact(first.len()));
    match batch.kernel.width() {
        8 if (3..=8).contains(&messages().count()) => Some(Running::<8>::new(batch).run_beside(messages(), outputs)),
        4 if (2..=4).contains(&messages().count()) => Some(Running::<4>::new(batch).run_beside(messages(), outputs)),
        2 if (2..=2).contains(&messages().count()) => Some(Running::<2>::new(batch).run_beside(messages(), outputs)),
        _ => None,
    }
}

/// The outputs of these pieces, and how many they are.
fn hash_group<const OUT: usize>(
    parameters: &Parameters,
    group: &[u8],
    piece: usize,
    outputs: &mut [[u8; OUT]],
) -> usize {
    let count = group.len().div_ceil(piece);
    let leaf = |i: usize| &group[i * piece..group.len().min((i + 1) * piece)];
    Batch { kernel: Kernel::best(), parameters }.run(leaf, &mut outputs[..count]);
    count
}

/// What the sponges have in common.
#[derive(Clone, Copy)]
struct Batch<'p> {
    kernel: Kernel,
    parameters: &'p Parameters,
}

impl Batch<'_> {
    fn run<'m, O: AsMut<[u8]>>(self, message: impl Fn(usize) -> &'m [u8], outputs: &mut [O]) {
        let parameters = self.parameters;
        // Side by side lie lanes of 64 bits, and whole ones of each block. A suffix that may need a block of its own is rare.
        let lanes =
            parameters.w() == 64 && parameters.rate_bits().is_multiple_of(64) && parameters.suffix().get() < 0x80;
        match self.kernel.width() {
            8 if lanes && outputs.len() > 1 => Running::<8>::new(self).run(message, outputs),
            4 if lanes && outputs.len() > 1 => Running::<4>::new(self).run(message, outputs),
            2 if lanes && outputs.len() > 1 => Running::<2>::new(self).run(message, outputs),
            _ => {
                for (i, output) in outputs.iter_mut().enumerate() {
                    self.one(message(i), output.as_mut());
                }
            }
        }
    }

    fn one(self, message: &[u8], output: &mut [u8]) {
        let Self { kernel, parameters } = self;
        if parameters.w() == 64 {
            let permutation = With { kernel, rounds: parameters.rounds() };
            return Sponge::once(permutation, parameters.rate_bits(), parameters.suffix(), message, output);
        }
        for_width!(parameters.w(), L => {
            let permutation = KeccakP::<L>::new(parameters.rounds(), Standard);
            Sponge::once(permutation, parameters.rate_bits(), parameters.suffix(), message, output);
        });
    }
}

/// Keccak-p\[1600, n\] by this kernel.
#[derive(Clone, Debug)]
struct With {
    kernel: Kernel,
    rounds: usize,
}

impl Permutation for With {
    type State = State;

    fn zero(&self) -> State {
        State::default()
    }

    fn apply(&self, a: &mut State, after: impl FnMut(usize, Step, &State)) {
        permute(a, last_rounds::<u64>(self.rounds), &Standard, after);
    }

    fn apply_unobserved(&self, a: &mut State) {
        self.kernel.permute(a, self.rounds);
    }
}

/// `N` sponges side by side.
struct Running<'m, 'p, const N: usize> {
    batch: Batch<'p>,
    lanes: Lanes<N>,
    slots: [Slot<'m>; N],
    /// The padding of messages that are hashed together, and for how many bytes of the last block it was made.
    padding: Lanes<N>,
    padded: Option<usize>,
}

/// One of them, and what it works on.
#[derive(Clone, Copy)]
enum Slot<'m> {
    Idle,
    /// What is left of message `index`.
    Absorbing {
        index: usize,
        rest: &'m [u8],
    },
    /// How many bytes of output `index` have been written.
    Squeezing {
        index: usize,
        done: usize,
    },
}

impl<'m, 'p, const N: usize> Running<'m, 'p, N> {
    fn new(batch: Batch<'p>) -> Self {
        Self { batch, lanes: Lanes::default(), slots: [Slot::Idle; N], padding: Lanes::default(), padded: None }
    }

    fn run<O: AsMut<[u8]>>(mut self, message: impl Fn(usize) -> &'m [u8], outputs: &mut [O]) {
        let mut next = 0;
        loop {
            // The last group may have fewer: then its last message is hashed more than once, and the copies forgotten.
            let end = outputs.len().min(next + N);
            if end > next + 1
                && self.run_equal(&array::from_fn(|i| message((next + i).min(end - 1))), &mut outputs[next..end])
            {
                next = end;
                continue;
            }
            // Places begin at zero; what was hashed together has left them as they are.
            if self.idle() {
                self.lanes = Lanes::default();
            }
            let mut busy = 0;
            for slot in &mut self.slots {
                if let (Slot::Idle, true) = (*slot, next < outputs.len()) {
                    *slot = Slot::Absorbing { index: next, rest: message(next) };
                    next += 1;
                }
                busy += usize::from(!matches!(slot, Slot::Idle));
            }
            if busy == 0 {
                return;
            }
            if busy == N {
                self.absorb_whole();
            }
            self.absorb(busy == 1);
            self.squeeze(outputs);
        }
    }

    fn idle(&self) -> bool {
        self.slots.iter().all(|slot| matches!(slot, Slot::Idle))
    }

    /// Hashes `N` messages if no other is at work, they have one length, and the outputs fit into a block;
    /// then there is nothing to keep book of. Says whether it did.
    fn run_equal<O: AsMut<[u8]>>(&mut self, messages: &[&'m [u8]; N], outputs: &mut [O]) -> bool {
        let (rate, length) = (self.rate(), messages[0].len());
        if !self.idle()
            || messages.iter().any(|message| message.len() != length)
            || outputs.iter_mut().any(|output| output.as_mut().len() > rate)
        {
            return false;
        }
        let count = length / rate;
        if count == 0 {
            self.last_block(messages, true);
        } else {
            let blocks = Blocks { fresh: true, count, ..self.blocks() };
            self.batch.kernel.absorb(&mut self.lanes, messages, blocks, None);
            self.last_block(&messages.map(|message| &message[count * rate..]), false);
        }
        for (i, output) in outputs.iter_mut().enumerate() {
            self.lanes.read(i, output.as_mut());
        }
        true
    }

    /// Hashes the messages but the first, and returns the state of the first after its whole blocks.
    /// They have one length, and are no more than `N`.
    fn run_beside<const OUT: usize>(
        mut self,
        mut messages: impl Iterator<Item = &'m [u8]>,
        outputs: &mut [[u8; OUT]],
    ) -> State {
        let mut last: &[u8] = &[];
        let messages = array::from_fn(|_| {
            last = messages.next().unwrap_or(last);
            last
        });
        let rate = self.rate();
        let count = last.len() / rate;
        let blocks = Blocks { fresh: true, count, ..self.blocks() };
        self.batch.kernel.absorb(&mut self.lanes, &messages, blocks, None);
        let state = self.lanes.get(0);
        self.last_block(&messages.map(|message| &message[count * rate..]), false);
        for (i, output) in outputs.iter_mut().enumerate() {
            self.lanes.read(i + 1, output);
        }
        state
    }

    /// Absorbs what is left of `N` messages of one length, padded; it is all of them if they are `fresh`.
    #[inline(always)]
    fn last_block(&mut self, rests: &[&[u8]; N], fresh: bool) {
        let (length, last) = (rests[0].len(), self.rate() / 8 - 1);
        // Where messages end with a lane, one padding serves all of them.
        if self.padded != Some(length) || !length.is_multiple_of(8) {
            self.padded = Some(length);
            self.padding = Lanes::default();
            for (i, rest) in rests.iter().enumerate() {
                self.padding.0[length / 8][i] = self.last_lane(&rest[length / 8 * 8..]);
                self.padding.0[last][i] ^= 1 << 63;
            }
        }
        // With the padding in the state, what is left is a block of fewer lanes.
        let blocks = Blocks { fresh, lanes: length / 8, ..self.blocks() };
        self.batch.kernel.absorb(&mut self.lanes, rests, blocks, Some(&self.padding));
    }

    /// The lane in which a message ends, with these bytes: the suffix follows, and the zeros of the padding.
    #[inline(always)]
    fn last_lane(&self, end: &[u8]) -> u64 {
        let suffix = u64::from(self.batch.parameters.suffix().get());
        end.iter().rfold(suffix, |lane, &byte| lane << 8 | u64::from(byte))
    }

    /// Bytes of a block.
    fn rate(&self) -> usize {
        self.batch.parameters.rate_bits() / 8
    }

    /// One block, whole.
    fn blocks(&self) -> Blocks {
        Blocks { fresh: false, count: 1, lanes: self.rate() / 8, rounds: self.batch.parameters.rounds() }
    }

    /// As long as every message has whole blocks, they go in without a look at each.
    #[inline]
    fn absorb_whole(&mut self) {
        let rests = self.slots.map(|slot| if let Slot::Absorbing { rest, .. } = slot { rest } else { &[] });
        let rate = self.rate();
        let count = rests.iter().map(|rest| rest.len()).min().unwrap_or(0) / rate;
        if count == 0 {
            return;
        }
        let blocks = Blocks { count, ..self.blocks() };
        self.batch.kernel.absorb(&mut self.lanes, &rests, blocks, None);
        for slot in &mut self.slots {
            if let Slot::Absorbing { rest, .. } = slot {
                *rest = &rest[count * rate..];
            }
        }
    }

    /// The one that is left, by itself.
    #[cold]
    fn permute_alone(&mut self) {
        let i = self.slots.iter().position(|slot| !matches!(slot, Slot::Idle)).unwrap_or(0);
        let mut state = self.lanes.get(i);
        self.batch.kernel.permute(&mut state, self.batch.parameters.rounds());
        self.lanes.set(i, &state);
        state.wipe();
    }

    /// Absorbs the next block of every message, the last one padded, and permutes; `alone` if it is one message.
    #[inline]
    fn absorb(&mut self, alone: bool) {
        const NOTHING: &[u8] = &[0; 200];
        let rate = self.rate();
        let blocks = self.slots.map(|slot| match slot {
            Slot::Absorbing { rest, .. } => &rest[..rest.len().min(rate)],
            _ => &NOTHING[..rate],
        });
        // The lanes that all of the blocks have go in together.
        let together = if alone { 0 } else { blocks.iter().map(|block| block.len() / 8).min().unwrap_or(0) };
        for (i, block) in blocks.into_iter().enumerate() {
            let Slot::Absorbing { index, rest } = self.slots[i] else { continue };
            let (words, end) = block.as_chunks::<8>();
            for (lane, word) in self.lanes.0.iter_mut().zip(words).skip(together) {
                lane[i] ^= u64::from_le_bytes(*word);
            }
            self.slots[i] = if rest.len() < rate {
                self.lanes.0[words.len()][i] ^= self.last_lane(end);
                self.lanes.0[rate / 8 - 1][i] ^= 1 << 63;
                Slot::Squeezing { index, done: 0 }
            } else {
                Slot::Absorbing { index, rest: &rest[rate..] }
            };
        }
        if alone {
            return self.permute_alone();
        }
        let kind = Blocks { lanes: together, ..self.blocks() };
        self.batch.kernel.absorb(&mut self.lanes, &blocks, kind, None);
    }

    /// Writes the next block of every output.
    #[inline]
    fn squeeze<O: AsMut<[u8]>>(&mut self, outputs: &mut [O]) {
        let rate = self.rate();
        for (i, slot) in self.slots.iter_mut().enumerate() {
            if let Slot::Squeezing { index, done } = *slot {
                let output = &mut outputs[index].as_mut()[done..];
                let count = output.len().min(rate);
                self.lanes.read(i, &mut output[..count]);
                *slot = if count < output.len() {
                    Slot::Squeezing { index, done: done + count }
                } else {
                    // The next message begins at zero here.
                    self.lanes.0.iter_mut().for_each(|lane| lane[i] = 0);
                    Slot::Idle
                };
            }
        }
    }
}

#[cfg(feature = "zeroize")]
impl<const N: usize> Drop for Running<'_, '_, N> {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.lanes.0);
        zeroize::Zeroize::zeroize(&mut self.padding.0);
    }
}
