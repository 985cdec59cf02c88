//! x86-64: one state with BMI, four with AVX2, one or eight with AVX-512.

mod avx2;
mod avx512;

use super::words::{permute_u64, same, same_blocks, same_padding};
use super::{Blocks, Lanes};
use crate::state::State;

/// What some processors have, the best last. A value is made only where it can run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Level {
    /// One state in machine words.
    Words,
    /// The same text with BMI1 and BMI2: χ and the rotations need fewer instructions.
    Bmi,
    /// That, and four states with AVX2.
    Avx2,
    /// One state and eight with AVX-512F and VL.
    Avx512,
}

cpufeatures::new!(bmi, "bmi1", "bmi2");
cpufeatures::new!(avx2_bmi, "bmi1", "bmi2", "avx2");
cpufeatures::new!(avx512_vl, "avx512f", "avx512vl");

impl Level {
    const ALL: [Self; 4] = [Self::Words, Self::Bmi, Self::Avx2, Self::Avx512];

    /// Whether this processor has it: asked once, remembered.
    #[inline(always)]
    fn is_available(self) -> bool {
        match self {
            Self::Words => true,
            Self::Bmi => bmi::get(),
            Self::Avx2 => avx2_bmi::get(),
            Self::Avx512 => avx512_vl::get(),
        }
    }

    #[inline(always)]
    pub(super) fn best() -> Option<Self> {
        Self::ALL.into_iter().rev().find(|level| level.is_available())
    }

    pub(super) fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|level| level.is_available())
    }

    #[inline]
    pub(super) fn width(self) -> usize {
        match self {
            Self::Words | Self::Bmi => 1,
            Self::Avx2 => 4,
            Self::Avx512 => 8,
        }
    }

    pub(super) fn name(self) -> &'static str {
        ["words", "bmi", "avx2", "avx512"][self as usize]
    }

    #[inline(always)]
    pub(super) fn permute(self, a: &mut State, rounds: usize) {
        match self {
            Self::Words => permute_u64(a.as_words(), rounds),
            // SAFETY: these levels are made only where BMI1 and BMI2 are.
            Self::Bmi | Self::Avx2 => unsafe { permute_bmi(a.as_words(), rounds) },
            // SAFETY: this level is made only where AVX-512F and VL are.
            Self::Avx512 => unsafe { avx512::permute_one(a.as_words(), rounds) },
        }
    }

    /// Permutes them at once, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn permute_lanes<const N: usize>(self, lanes: &mut Lanes<N>, rounds: usize) -> bool {
        match (self, N) {
            // SAFETY: this level is made only where AVX2 is.
            (Self::Avx2, 4) => unsafe { avx2::permute(same(&mut lanes.0), rounds) },
            // SAFETY: this level is made only where AVX-512F is.
            (Self::Avx512, 8) => unsafe { avx512::permute_eight(same(&mut lanes.0), rounds) },
            _ => return false,
        }
        true
    }

    /// Absorbs whole blocks, if `N` is the width, and says whether it is.
    #[inline]
    pub(super) fn absorb<const N: usize>(
        self,
        states: &mut Lanes<N>,
        messages: &[&[u8]; N],
        blocks: Blocks,
        padding: Option<&Lanes<N>>,
    ) -> bool {
        match (self, N) {
            // SAFETY: this level is made only where AVX2 is.
            (Self::Avx2, 4) => unsafe {
                avx2::absorb(same(&mut states.0), same_blocks(messages), blocks, padding.map(same_padding));
            },
            // SAFETY: this level is made only where AVX-512F and VL are.
            (Self::Avx512, 8) => unsafe {
                avx512::absorb(same(&mut states.0), same_blocks(messages), blocks, padding.map(same_padding));
            },
            _ => return false,
        }
        true
    }
}

/// Has the line at this address brought into the cache.
#[inline(always)]
fn prefetch(line: *const u8) {
    use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

    // SAFETY: SSE is a part of x86-64; a prefetch reads nothing, wherever it points.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(line.cast()) }
}

/// One state. Every instruction here is an ordinary one; BMI spares copies in χ and in the rotations.
#[target_feature(enable = "bmi1,bmi2")]
fn permute_bmi(state: &mut [[u64; 1]; 25], rounds: usize) {
    permute_u64(state, rounds);
}
