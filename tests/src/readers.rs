//! One reader for each form of vector file.

pub mod cavp;
pub mod ethereum;
pub mod examples;
pub mod independent;
pub mod intermediate;
pub mod keccak_team;
pub mod permutations;
pub mod sponge_values;
pub mod sponges;
pub mod states;
