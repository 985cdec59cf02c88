//! What the feature `zeroize` promises: nothing of a state is left where it was dropped.

#![cfg(feature = "zeroize")]

use std::cell::Cell;
use std::mem::needs_drop;
use std::num::NonZeroU8;
use std::rc::Rc;

use keccak_core::functions::{
    CShake128, CustomRefKt128, Hash, Keccak256Full, Kmac128, KmacXof256, Kt128, ParallelHash128, ParallelHashXof256,
    Reader, TupleHash128, TupleHashXof256, TurboShake128, Xof,
};
use keccak_core::permutation::{Step, keccak_f1600};
use keccak_core::sponge::{KeccakP, Output, Permutation, Sponge};
use keccak_core::state::{BitString, State};

/// A state that tells, when it goes, which lanes of it were still there: one bit each.
#[derive(Clone, Debug)]
struct Watched {
    state: State,
    left: Rc<Cell<Option<u32>>>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let left = (0..25).filter(|&lane| self.state.lane(lane) != 0).map(|lane| 1_u32 << lane).sum::<u32>();
        // Several may go; any that had something left is told.
        self.left.set(Some(self.left.get().unwrap_or(0) | left));
    }
}

impl BitString for Watched {
    fn w(&self) -> usize {
        64
    }

    fn lane(&self, lane: usize) -> u64 {
        self.state.lane(lane)
    }

    fn xor_lane(&mut self, lane: usize, bits: u64) {
        self.state.xor_lane(lane, bits);
    }
}

/// Keccak-f\[1600\] on states that tell.
#[derive(Clone, Debug, Default)]
struct Telling(Rc<Cell<Option<u32>>>);

impl Permutation for Telling {
    type State = Watched;

    fn zero(&self) -> Watched {
        Watched { state: State::default(), left: Rc::clone(&self.0) }
    }

    fn apply(&self, a: &mut Watched, _: impl FnMut(usize, Step, &Watched)) {
        keccak_f1600(&mut a.state);
    }
}

impl Telling {
    /// What the states that have gone since left.
    fn told(&self) -> Option<u32> {
        self.0.take()
    }
}

#[test]
fn a_state_is_zero_when_it_goes() {
    let telling = Telling::default();
    let mut sponge = Sponge::new(telling.clone(), 1088).expect("a rate");
    sponge.absorb(&[7; 200]);
    telling.told();
    drop(sponge.clone());
    assert_eq!(telling.told(), Some(0), "a sponge that was dropped");

    let mut output = sponge.clone().finish(NonZeroU8::MIN);
    assert_eq!(telling.told(), Some(0), "a sponge that was finished");
    let mut bytes = [0; 300];
    output.read(&mut bytes);
    assert_ne!(bytes, [0; 300]);
    assert_ne!(output.state().state, State::default());
    drop(output);
    assert_eq!(telling.told(), Some(0), "an output that was read");
}

#[test]
fn every_type_that_holds_a_state_wipes_it() {
    macro_rules! wiped {
        ($($type:ty),* $(,)?) => {$(
            assert!(needs_drop::<$type>(), "{} is dropped without a word", stringify!($type));
        )*};
    }
    // None of these holds anything else that would have to be dropped.
    wiped!(
        Sponge<KeccakP<u64>>,
        Sponge<KeccakP<u8>>,
        Output<KeccakP<u64>>,
        Reader,
        Hash<136, 0x06, 32>,
        Xof<168, 0x1F>,
        Keccak256Full,
        CShake128,
        Kmac128,
        KmacXof256,
        TupleHash128,
        TupleHashXof256,
        ParallelHash128,
        ParallelHashXof256,
        TurboShake128,
        Kt128,
        CustomRefKt128<'_>,
    );
    assert!(!needs_drop::<State>(), "the assertions above say something");
}
