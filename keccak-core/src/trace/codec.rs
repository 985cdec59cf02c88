//! A trace as bytes: a worker builds it, the page adopts it.

use alloc::vec::Vec;
use core::fmt;

use super::checkpoints::Checkpoints;
use super::sponged::Sponged;
use super::{Kind, MOST_CHECKPOINTS, Trace};
use crate::functions::Parameters;
use crate::state::Snapshot;

/// What the bytes begin with: the format and its version.
const MAGIC: &[u8; 8] = b"keccak\0\x01";

impl Trace {
    /// This trace as bytes, which [`from_bytes`](Self::from_bytes) reads.
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
        let parameters = &sponged.parameters;
        let mut bytes = MAGIC.to_vec();
        let mut word = |word: u64| bytes.extend(word.to_le_bytes());
        for field in [parameters.w(), parameters.rounds(), parameters.rate(), parameters.suffix().get().into()] {
            word(field as u64);
        }
        word(sponged.message_bits);
        word(sponged.output_bits);
        word(sponged.checkpoints.spacing);
        word(sponged.checkpoints.len() as u64);
        for lane in sponged.checkpoints.states.iter().chain([&sponged.absorbed.lanes]).flatten().flatten() {
            word(*lane);
        }
        bytes.extend(&sponged.output);
        Some(bytes)
    }

    /// The trace that [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// If these are not such bytes. Whether the states are those of the message nobody can tell without it.
    #[inline]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CodecError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(CodecError)?;
        let mut words = rest.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
        let mut word = || words.next().ok_or(CodecError);
        let mut small = || word().and_then(|word| usize::try_from(word).map_err(|_| CodecError));
        let (w, rounds, rate, suffix) = (small()?, small()?, small()?, small()?);
        let suffix = u8::try_from(suffix).map_err(|_| CodecError)?;
        let parameters = Parameters::new(w, rounds, rate, suffix).map_err(|_| CodecError)?;
        let (message_bits, output_bits, spacing) = (word()?, word()?, word()?);
        let count = word()?;
        if count == 0 || count > MOST_CHECKPOINTS as u64 || !spacing.is_power_of_two() || message_bits > 1 << 56 {
            return Err(CodecError);
        }
        let mut lanes = || {
            let mut lanes = [[0; 5]; 5];
            for lane in lanes.iter_mut().flatten() {
                *lane = words.next().filter(|lane| lane & !(u64::MAX >> (64 - w)) == 0).ok_or(CodecError)?;
            }
            Ok(lanes)
        };
        let states = (0..count).map(|_| lanes()).collect::<Result<Vec<_>, _>>()?;
        let absorbed = Snapshot { w, lanes: lanes()? };
        let output_at = 8 * (8 + 25 * (count as usize + 1));
        let output =
            rest.get(output_at..).filter(|output| output.len() as u64 == output_bits.div_ceil(8)).ok_or(CodecError)?;
        let checkpoints = Checkpoints { spacing, states };
        let mut sponged =
            Sponged { parameters, message_bits, absorbed, output: output.to_vec(), output_bits, checkpoints };
        let absorbing = sponged.absorbing();
        let squeezes = output_bits.div_ceil(rate as u64).max(1);
        let permutations = absorbing + squeezes - 1;
        let kept = permutations.div_ceil(spacing).max(absorbing / spacing + 1);
        if count > kept || count < absorbing.div_ceil(spacing) {
            return Err(CodecError);
        }
        sponged.output.shrink_to_fit();
        let line = super::line(&parameters, absorbing, permutations);
        Ok(Self { line, variant: None, kind: Kind::Sponge(sponged) })
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
