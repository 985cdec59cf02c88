//! The functions a viewer offers: those of `keccak_core`'s list, with their fields set.

use keccak_core::functions::{
    FAMILY, Field, Kind, Member, Mode, OutputLength, OwnedBits, ParameterError, Parameters, SHA3_256, Settings,
};

use crate::prelude::*;

/// What a run computes: a function of the list, and what its fields are set to. Those that it hasn't are as they begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Which function.
    pub member: &'static Member,
    /// Its fields. Rounds and lane size of the bare permutation are those of a sponge without capacity.
    pub settings: Settings,
}

/// How much output an extendable function gives unless it is told otherwise, in bytes.
pub const DEFAULT_OUTPUT: u64 = 32;

/// The most output a viewer gives, in bytes.
pub const MOST_OUTPUT: u64 = 65_536;

/// The longest key, function name or customization, in bytes: all of them travel in links.
pub const MOST_STRING: usize = 4_096;

static LIST: &[Member] = &FAMILY;

impl Default for Choice {
    fn default() -> Self {
        // SHA3-256.
        Self { member: &LIST[1], settings: Settings::default() }
    }
}

impl Choice {
    /// The option texts, in the order of the list.
    pub fn names() -> impl Iterator<Item = &'static str> {
        LIST.iter().map(|member| member.name)
    }

    /// The function with this option text, in any case; the free ones begin as SHA3-256's sponge and as Keccak-f\[1600\].
    pub fn named(name: &str) -> Option<Self> {
        let member = Member::named(name)?;
        let mut settings = Settings::default();
        if member.kind == Kind::Permutation {
            settings.sponge = Parameters::new(64, 24, 1600, 1).unwrap_or(settings.sponge);
        }
        Some(Self { member, settings })
    }

    /// The option text.
    pub fn name(&self) -> &'static str {
        self.member.name
    }

    /// What it is called in a sentence.
    pub fn title(&self) -> String {
        let sponge = &self.settings.sponge;
        match self.member.kind {
            Kind::Sponge => format!("Keccak[r = {}, c = {}]", sponge.rate_bits(), sponge.capacity_bits()),
            Kind::Permutation => format!("Keccak-p[{}, {}]", 25 * sponge.w(), sponge.rounds()),
            _ => self.name().to_owned(),
        }
    }

    /// Whether it is the bare permutation, which reads no message and gives no digest.
    pub fn is_bare(&self) -> bool {
        self.member.kind == Kind::Permutation
    }

    /// Whether its message is a tuple of elements.
    pub fn is_tuple(&self) -> bool {
        matches!(self.member.kind, Kind::TupleHash { .. })
    }

    /// Whether it has a field.
    pub fn has(&self, field: Field) -> bool {
        self.member.fields().contains(&field)
    }

    /// What is computed from the message, or `None` for the bare permutation.
    ///
    /// # Errors
    /// Says which field is out of range.
    pub fn mode(&self) -> Result<Option<Mode>, ParameterError> {
        self.member.mode(&self.settings)
    }

    /// Whether it has fields of its own. What reads, writes and shows those a page loads when such a function is chosen.
    pub fn has_fields(&self) -> bool {
        !matches!(self.member.kind, Kind::Plain(_))
    }

    /// The lane size, in bits.
    pub fn w(&self) -> usize {
        self.settings.sponge.w()
    }

    /// The number of rounds of a function that has the field; else 24.
    pub fn rounds(&self) -> usize {
        self.settings.sponge.rounds()
    }

    /// The output in bits when nobody says otherwise, and whether somebody can.
    pub fn output(&self) -> (u64, bool) {
        match self.member.output() {
            Some(OutputLength::Fixed(bytes)) => (8 * bytes as u64, false),
            Some(OutputLength::Extendable) => (8 * DEFAULT_OUTPUT, true),
            None => (0, false),
        }
    }

    /// The key, name or customization.
    pub fn string(&self, field: Field) -> &OwnedBits {
        match field {
            Field::Key => &self.settings.key,
            Field::Name => &self.settings.name,
            _ => &self.settings.customization,
        }
    }

    /// Sets the key, name or customization.
    pub(crate) fn set_string(&mut self, field: Field, bytes: &[u8]) {
        let string = match field {
            Field::Key => &mut self.settings.key,
            Field::Name => &mut self.settings.name,
            _ => &mut self.settings.customization,
        };
        *string = bytes.into();
    }

    /// Takes over what another function's fields are set to, where this one has them too. Free sponges begin anew.
    pub(crate) fn take_over(&mut self, other: &Self) {
        for field in self.member.fields() {
            match field {
                _ if !other.has(*field) => (),
                Field::Key | Field::Name | Field::Customization => {
                    self.set_string(*field, other.string(*field).bits().bytes());
                }
                Field::BlockSize => self.settings.block = other.settings.block,
                Field::DomainByte => self.settings.domain = other.settings.domain,
                Field::Rate | Field::Suffix | Field::Rounds | Field::LaneSize => (),
            }
        }
    }
}

/// The suffix and the rate with which the free sponge begins.
pub(crate) const FREE: Parameters = SHA3_256.parameters();
