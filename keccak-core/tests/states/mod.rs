//! The states on which kernels are held against the definition: natively in `kernels.rs`, and by `benches/wasm` in Node.

use std::array::from_fn;

use keccak_core::state::State;

/// States that don't repeat soon: xorshift64* (Vigna 2016), started anywhere but at zero.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn word(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn state(&mut self) -> State {
        State::new(from_fn(|_| from_fn(|_| self.word())))
    }
}

/// All zeros, all ones, and one bit in every place; under Miri, which takes a thousand times as long, in a few.
pub(crate) fn structured() -> Vec<State> {
    let bits = (0..1600).step_by(if cfg!(miri) { 400 } else { 1 }).map(|i| {
        let mut a = State::default();
        a[i / 320][i / 64 % 5] = 1 << (i % 64);
        a
    });
    [State::default(), State::new([[u64::MAX; 5]; 5])].into_iter().chain(bits).collect()
}

/// Those, and so many random ones.
pub(crate) fn states(count: usize) -> Vec<State> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    structured().into_iter().chain((0..count).map(|_| random.state())).collect()
}
