//! RustCrypto's crates `sha3`, `shake`, `cshake`, `turboshake` and `k12` have test files and examples;
//! here they run with `keccak-core` under the names of those crates.
//!
//! Nothing of them is copied: `build.rs` finds their published packages where cargo has put them.
//! `tests/pair.rs` holds our types and theirs against each other, through the traits, on random messages.

#![forbid(unsafe_code)]
