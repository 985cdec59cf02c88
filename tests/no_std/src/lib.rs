//! A digest where there is no `std`. Its panic handler is defined here, and can be only once: with `std`, which has one,
//! this doesn't compile. `cargo check`, for this machine or any other.

#![no_std]
#![forbid(unsafe_code)]

use keccak_core::{Kt128, Sha3_256};

/// SHA3-256 of a message and 32 bytes of KT128 of it.
pub fn digests(message: &[u8]) -> ([u8; 32], [u8; 32]) {
    (Sha3_256::hash(message), Kt128::new().chain(message).finish().array())
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
