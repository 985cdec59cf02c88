//! The permutation as a trace computes it: all widths with one instance, altered or not.

use crate::functions::Parameters;
use crate::lane::Lane;
use crate::permutation::{Altered, Step, Variant, keccak_p1600, permute};
use crate::sponge::Permutation;
use crate::state::{Snapshot, State};

/// Keccak-p\[b, n\] of any width as a trace computes it, on plain states and with one instance of the permutation.
///
/// A lane of w bits is written 64 / w times into a lane of 64. XOR, AND and NOT keep this period and so does a rotation,
/// which then turns each copy by its offset modulo w; so with round constants of the same period, the rounds of
/// Keccak-f\[1600\] are those of the narrower permutation. A page that carries all seven widths carries one of them.
/// What is hashed in bulk, Keccak-p\[1600, n\] with nobody watching, is [`keccak_p1600`].
#[derive(Clone, Debug)]
pub(super) struct AnyKeccakP<'a> {
    pub(super) w: usize,
    pub(super) rounds: usize,
    pub(super) variant: Option<&'a Altered>,
    /// Whether every step is shown, or the last one alone: showing a step costs as much as computing it.
    pub(super) every_step: bool,
}

impl Permutation for AnyKeccakP<'_> {
    type State = Snapshot;

    fn zero(&self) -> Snapshot {
        Snapshot::zero(self.w)
    }

    fn apply(&self, a: &mut Snapshot, mut after: impl FnMut(usize, Step, &Snapshot)) {
        self.apply_watched(a, &mut after);
    }
}

impl AnyKeccakP<'_> {
    #[inline]
    fn apply_watched(&self, a: &mut Snapshot, after: &mut dyn FnMut(usize, Step, &Snapshot)) {
        let all_rounds = crate::lane::rounds(self.w);
        let rounds = all_rounds - self.rounds..all_rounds;
        let mut state = State::new(a.lanes);
        if self.w == 64 && self.variant.is_none() && !self.every_step {
            // What is hashed in bulk: nobody watches, and nothing is looked up.
            keccak_p1600(&mut state, self.rounds);
            *a = state.snapshot();
            return after(all_rounds - 1, Step::Iota, a);
        }
        let standard = Altered::default();
        let periodic = Periodic { w: self.w, variant: self.variant.unwrap_or(&standard) };
        state = State::new(a.lanes.map(|plane| plane.map(|lane| periodic.repeat(lane))));
        permute(&mut state, rounds, &periodic, |round, step, state| {
            if self.every_step || (round + 1, step) == (all_rounds, Step::Iota) {
                *a = periodic.snapshot(state);
                after(round, step, a);
            }
        });
    }
}

/// A variant on lanes of 64 bits that repeat with period w.
#[derive(Clone, Debug)]
struct Periodic<'a> {
    w: usize,
    variant: &'a Altered,
}

impl Periodic<'_> {
    /// The mask of one period.
    fn once(&self) -> u64 {
        u64::MAX >> (64 - self.w)
    }

    #[inline(never)]
    fn snapshot(&self, state: &State) -> Snapshot {
        Snapshot { w: self.w, lanes: state.snapshot().lanes.map(|plane| plane.map(|lane| lane & self.once())) }
    }

    fn repeat(&self, lane: u64) -> u64 {
        (lane & self.once()) * (u64::MAX / self.once())
    }
}

impl Variant for Periodic<'_> {
    fn offset(&self, x: usize, y: usize) -> u32 {
        self.variant.offset(x, y)
    }

    fn round_constant(&self, ir: usize) -> u64 {
        self.repeat(self.variant.round_constant(ir))
    }

    fn applies(&self, step: Step) -> bool {
        self.variant.applies(step)
    }

    #[inline(always)]
    fn rotate<L: Lane>(&self, lane: L, n: u32) -> L {
        // One rotation for both directions: to the right by n is to the left by 64 − n.
        lane.rotate_left(if self.variant.rotates_right { L::W as u32 - n % L::W as u32 } else { n })
    }
}

/// The permutation of these parameters, of which the end alone is shown.
pub(super) fn any<'a>(parameters: &Parameters, variant: Option<&'a Altered>) -> AnyKeccakP<'a> {
    AnyKeccakP { w: parameters.w(), rounds: parameters.rounds(), variant, every_step: false }
}
