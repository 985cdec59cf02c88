//! A trace as bytes: a worker builds it, the page adopts it.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::checkpoints::Checkpoints;
use super::layout::Layout;
use super::sponged::{MOST_VALUES, Sponged};
use super::{Kind, MOST_CHECKPOINTS, Trace};
use crate::functions::{MOST_BITS, Mode};
use crate::state::Snapshot;

/// What the bytes begin with: the format and its version.
const MAGIC: &[u8; 8] = b"keccak\0\x02";

impl Trace {
    /// This trace as bytes, which [`from_bytes`](Self::from_bytes) reads. Keys are among them.
    ///
    /// Altered runs and bare permutations are computed where they are shown, so only standard sponges travel: else `None`.
    #[inline]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let Kind::Sponge(sponged) = &self.kind else {
            return None;
        };
        if self.variant.is_some() {
            return None;
        }
        let mode = sponged.mode.to_bytes();
        let mut bytes = MAGIC.to_vec();
        let mut word = |word: u64| bytes.extend(word.to_le_bytes());
        word(sponged.layout.message_bits());
        word(sponged.output_bits);
        let (checkpoints, leaves) = (&sponged.checkpoints, &sponged.leaf_checkpoints);
        word(sponged.values.len() as u64);
        word(mode.len() as u64);
        for kept in [leaves, checkpoints] {
            word(kept.spacing);
            word(kept.len() as u64);
        }
        let both = checkpoints.states.iter().chain(&leaves.states);
        for lane in both.chain([&sponged.body.lanes, &sponged.absorbed.lanes]).flatten().flatten() {
            word(*lane);
        }
        for part in [&sponged.values, &mode, &sponged.output] {
            bytes.extend(part);
        }
        Some(bytes)
    }

    /// The trace that [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// If these are not such bytes. Whether the states are those of the message nobody can tell without it.
    #[inline]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CodecError> {
        Self::read(bytes).ok_or(CodecError)
    }

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let mut words = rest.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
        let mut word = || words.next();
        let (message_bits, output_bits) = (word()?, word()?);
        let (values, mode) = (word()?, word()?);
        let (leaf_spacing, leaf_count, spacing, count) = (word()?, word()?, word()?, word()?);
        let most = MOST_CHECKPOINTS as u64;
        if message_bits >= MOST_BITS || count > most || leaf_count > most || values > 64 * MOST_VALUES {
            return None;
        }
        // The bytes behind the words: so nothing longer than what is here is ever asked for.
        let states = count + leaf_count + 2;
        let after = rest.get(8 * (8 + 25 * states as usize)..)?;
        let (values, after) = after.split_at_checked(values as usize)?;
        let (mode, output) = after.split_at_checked(usize::try_from(mode).ok()?)?;
        let mode = Mode::from_bytes(mode)?;
        if output.len() as u64 != output_bits.div_ceil(8) || tuple_bits(&mode).is_some_and(|bits| bits != message_bits)
        {
            return None;
        }
        let layout = Layout::new(&mode, message_bits, output_bits);
        let mut lanes = |w: usize| {
            let mut lanes = [[0; 5]; 5];
            for lane in lanes.iter_mut().flatten() {
                *lane = words.next().filter(|&lane| lane & !(u64::MAX >> (64 - w)) == 0)?;
            }
            Some(lanes)
        };
        let w = layout.parameters(0).w();
        let mut some = |count| (0..count).map(|_| lanes(w)).collect::<Option<Vec<_>>>();
        let checkpoints = Checkpoints { spacing, states: some(count)? };
        let leaf_checkpoints = Checkpoints { spacing: leaf_spacing, states: some(leaf_count)? };
        let (body, absorbed) = (Snapshot { w, lanes: lanes(w)? }, Snapshot { w, lanes: lanes(w)? });
        let (values, output) = (values.to_vec(), output.to_vec());
        let sponged =
            Sponged { mode, layout, body, absorbed, output, output_bits, checkpoints, leaf_checkpoints, values };
        sponged.holds().then(|| Self { lines: sponged.lines(), variant: None, kind: Kind::Sponge(Box::new(sponged)) })
    }
}

/// How many bits the elements of a tuple have.
#[inline]
fn tuple_bits(mode: &Mode) -> Option<u64> {
    match mode {
        Mode::TupleHash { elements, .. } => Some(elements.iter().sum()),
        _ => None,
    }
}

impl Sponged {
    /// Whether there are as many states and values as such a run keeps.
    #[inline]
    fn holds(&self) -> bool {
        let layout = &self.layout;
        let (absorbing, permutations) = (layout.absorbing(0), self.lines().node.permutations);
        let (spacing, count) = (self.checkpoints.spacing, self.checkpoints.len() as u64);
        if !spacing.is_power_of_two() || !self.leaf_checkpoints.spacing.is_power_of_two() {
            return false;
        }
        // The state after the last block is kept too, as if it were that before a permutation that only squeezes.
        let kept = permutations.div_ceil(spacing).max(absorbing / spacing + 1);
        let leaves = layout.leaves();
        let in_leaves = match layout.leaf_ordinal(leaves.max(1)) {
            Some(before) if leaves > 0 => (before + layout.absorbing(leaves)).div_ceil(self.leaf_checkpoints.spacing),
            _ => 0,
        };
        (absorbing.div_ceil(spacing)..=kept).contains(&count)
            && self.leaf_checkpoints.len() as u64 == in_leaves
            && self.values.len() as u64 == leaves.min(MOST_VALUES) * (layout.value_bits() / 8)
    }
}

/// The bytes are not those of a trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodecError;

impl fmt::Display for CodecError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("These bytes are not a trace, or not one of this version.")
    }
}

impl core::error::Error for CodecError {}
