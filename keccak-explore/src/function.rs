//! The functions a viewer offers, their parameters, and how each is called in the list and in links.

use keccak_core::functions::{FUNCTIONS, Function, OutputLength, Parameters, SHA3_256};

use crate::prelude::*;

/// What a run computes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// A row of the table.
    Plain(Function),
    /// A sponge whose parameters are free.
    Sponge(Parameters),
    /// Keccak-p\[25w, rounds\] alone, on a given state.
    Permutation {
        /// The lane size, in bits.
        w: usize,
        /// The number of rounds.
        rounds: usize,
    },
}

/// How much output an extendable function gives unless it is told otherwise, in bytes.
pub const DEFAULT_OUTPUT: u64 = 32;

/// The most output a viewer gives, in bytes.
pub const MOST_OUTPUT: u64 = 65_536;

impl Default for Choice {
    fn default() -> Self {
        Self::Plain(SHA3_256)
    }
}

impl Choice {
    /// The option texts, in the order of the list.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FUNCTIONS.iter().map(|function| function.name).chain(["Sponge", "Permutation"])
    }

    /// The function with this option text, in any case; the free ones begin as SHA3-256's sponge and as Keccak-f\[1600\].
    pub fn named(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("sponge") {
            return Some(Self::Sponge(SHA3_256.parameters()));
        }
        if name.eq_ignore_ascii_case("permutation") {
            return Some(Self::Permutation { w: 64, rounds: 24 });
        }
        FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name)).copied().map(Self::Plain)
    }

    /// The option text.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Plain(function) => function.name,
            Self::Sponge(_) => "Sponge",
            Self::Permutation { .. } => "Permutation",
        }
    }

    /// What it is called in a sentence.
    pub fn title(&self) -> String {
        match self {
            Self::Plain(function) => function.name.to_owned(),
            Self::Sponge(sponge) => format!("Keccak[r = {}, c = {}]", sponge.rate(), sponge.capacity()),
            Self::Permutation { w, rounds } => format!("Keccak-p[{}, {rounds}]", 25 * w),
        }
    }

    /// Its sponge, or `None` for the bare permutation.
    pub fn parameters(&self) -> Option<Parameters> {
        match self {
            Self::Plain(function) => Some(function.parameters()),
            Self::Sponge(parameters) => Some(*parameters),
            Self::Permutation { .. } => None,
        }
    }

    /// Whether it has fields of its own. What reads, writes and shows those a page loads when such a function is chosen.
    pub fn has_fields(&self) -> bool {
        !matches!(self, Self::Plain(_))
    }

    /// The lane size, in bits.
    pub fn w(&self) -> usize {
        match self {
            Self::Permutation { w, .. } => *w,
            Self::Sponge(parameters) => parameters.w(),
            Self::Plain(_) => 64,
        }
    }

    /// The number of rounds of its permutation.
    pub fn rounds(&self) -> usize {
        match self {
            Self::Permutation { rounds, .. } => *rounds,
            Self::Sponge(parameters) => parameters.rounds(),
            Self::Plain(_) => 24,
        }
    }

    /// The output in bits when nobody says otherwise, and whether somebody can.
    pub fn output(&self) -> (u64, bool) {
        match self {
            Self::Plain(Function { output: OutputLength::Fixed(bytes), .. }) => (8 * *bytes as u64, false),
            Self::Permutation { .. } => (0, false),
            _ => (8 * DEFAULT_OUTPUT, true),
        }
    }
}
