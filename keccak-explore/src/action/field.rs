//! What has a box of its own: the parameters of functions, and what every run has.

use keccak_core::functions::Field as Parameter;

/// A field with a typed value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// A parameter of the function. Key, name and customization are text, or behind `0x` hex; domain byte and suffix two hex
    /// digits; sizes decimal numbers.
    Of(Parameter),
    /// The output length, in bytes.
    OutputLength,
    /// The state that a bare permutation starts from: 25 lanes in hex.
    StartState,
    /// The call of the position, by its number.
    Call,
    /// The address of a position.
    Position,
}

impl Field {
    /// Those that are no parameter of a function.
    const OTHERS: [Self; 4] = [Self::OutputLength, Self::StartState, Self::Call, Self::Position];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Parameter::ALL.into_iter().map(Self::Of).chain(Self::OTHERS)
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|field| field.name() == name)
    }

    /// The name under which it is offered.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Of(parameter) => parameter.name(),
            Self::OutputLength => "Output length",
            Self::StartState => "Start state",
            Self::Call => "Call",
            Self::Position => "Position",
        }
    }
}
