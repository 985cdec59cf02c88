//! SHA3-256 and its kernels for the script beside this: messages lie in one buffer, which JavaScript fills.

use std::cell::RefCell;

use keccak_core::batch;
use keccak_core::functions::{SHA3_256, Sha3_256};
use keccak_core::kernel::{Kernel, Lanes};
use keccak_core::state::State;

#[path = "../../../keccak-core/tests/states/mod.rs"]
mod states;

/// The piece of a message that is copied at once.
const PIECE: usize = 1 << 16;

thread_local! {
    static BUFFER: RefCell<[u8; PIECE]> = const { RefCell::new([0; PIECE]) };
    static HASH: RefCell<Sha3_256> = RefCell::new(Sha3_256::new());
    static STATE: RefCell<State> = RefCell::new(State::default());
    static LANES: RefCell<Lanes<2>> = RefCell::new(Lanes::default());
}

/// Where the message goes and the digest comes from.
#[unsafe(no_mangle)]
pub extern "C" fn buffer() -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| buffer.as_mut_ptr())
}

/// SHA3-256 of the first `length` bytes of the buffer, into its first 32.
#[unsafe(no_mangle)]
pub extern "C" fn hash(length: usize) {
    BUFFER.with_borrow_mut(|buffer| {
        let digest = Sha3_256::hash(&buffer[..length]);
        buffer[..32].copy_from_slice(&digest);
    });
}

/// Takes in the first `length` bytes of the buffer.
#[unsafe(no_mangle)]
pub extern "C" fn update(length: usize) {
    BUFFER.with_borrow(|buffer| HASH.with_borrow_mut(|hash| hash.update(&buffer[..length])));
}

/// The digest of what was taken in, into the first 32 bytes of the buffer.
#[unsafe(no_mangle)]
pub extern "C" fn finish() {
    let digest = HASH.replace(Sha3_256::new()).finish();
    BUFFER.with_borrow_mut(|buffer| buffer[..32].copy_from_slice(&digest));
}

/// Keccak-f\[1600\] so many times: by the definition if `kernel` is 0, else by the best there is.
#[unsafe(no_mangle)]
pub extern "C" fn permute(kernel: u32, times: u32) {
    let kernel = if kernel == 0 { Kernel::DEFINITION } else { Kernel::best() };
    STATE.with_borrow_mut(|state| (0..times).for_each(|_| kernel.permute(state, 24)));
}

/// On how many of `count` random states and of all states with one bit the kernels differ from the definition: none.
#[unsafe(no_mangle)]
pub extern "C" fn differences(count: u32) -> u32 {
    let states = states::states(count as usize);
    let differ = |rounds: usize| {
        let mut expected = states.clone();
        expected.iter_mut().for_each(|state| Kernel::DEFINITION.permute(state, rounds));
        let mut found = [states.clone(), states.clone()];
        found[0].iter_mut().for_each(|state| Kernel::best().permute(state, rounds));
        Kernel::best().permute_many(&mut found[1], rounds);
        found.iter().map(|found| found.iter().zip(&expected).filter(|(a, b)| a != b).count()).sum::<usize>()
    };
    (differ(24) + differ(12) + differ(7)) as u32
}

/// Of how many lengths up to `most` two messages have other digests together than one by one: of none.
#[unsafe(no_mangle)]
pub extern "C" fn batch_differences(most: usize) -> usize {
    let bytes: Vec<u8> = (0..=most).map(|i| (i % 251) as u8).collect();
    let differs = |&length: &usize| {
        let messages = [&bytes[..length], &bytes[1..=length]];
        let mut digests = [[0; 32]; 2];
        batch::hash(&SHA3_256.parameters(), &messages, &mut digests);
        digests != messages.map(Sha3_256::hash)
    };
    (0..=most).filter(differs).count()
}

/// How many states the best kernel takes at once.
#[unsafe(no_mangle)]
pub extern "C" fn width() -> usize {
    Kernel::best().width()
}

/// The same of two states side by side.
#[unsafe(no_mangle)]
pub extern "C" fn permute_two(times: u32) {
    LANES.with_borrow_mut(|lanes| (0..times).for_each(|_| Kernel::best().permute_lanes(lanes, 24)));
}
