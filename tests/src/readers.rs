//! One reader for each form of vector file.

pub mod acvp;
mod acvp_monte;
pub mod cavp;
pub mod checksums;
pub mod duplex;
pub mod ethereum;
pub mod examples;
pub mod independent;
pub mod intermediate;
pub mod keccak_team;
pub mod noble;
pub mod permutations;
pub mod rfc9861;
pub mod samples;
pub mod sponge_values;
pub mod sponges;
pub mod states;
pub mod wycheproof;
