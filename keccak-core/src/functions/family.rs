//! The list of everything that is offered, by name: what kind it is, and which parameters it has.

use super::{FUNCTIONS, Function, OutputLength, SHAKE128, SHAKE256};

/// Every function, in the order in which they are offered.
pub const FAMILY: [Member; 32] = {
    const NONE: Member = Member::row("", None, Kind::Sponge);
    let modes = [
        Member::row("cSHAKE128", Some(Strength::S128), Kind::CShake),
        Member::row("cSHAKE256", Some(Strength::S256), Kind::CShake),
        Member::row("KMAC128", Some(Strength::S128), Kind::Kmac { xof: false }),
        Member::row("KMAC256", Some(Strength::S256), Kind::Kmac { xof: false }),
        Member::row("KMACXOF128", Some(Strength::S128), Kind::Kmac { xof: true }),
        Member::row("KMACXOF256", Some(Strength::S256), Kind::Kmac { xof: true }),
        Member::row("TupleHash128", Some(Strength::S128), Kind::TupleHash { xof: false }),
        Member::row("TupleHash256", Some(Strength::S256), Kind::TupleHash { xof: false }),
        Member::row("TupleHashXOF128", Some(Strength::S128), Kind::TupleHash { xof: true }),
        Member::row("TupleHashXOF256", Some(Strength::S256), Kind::TupleHash { xof: true }),
        Member::row("ParallelHash128", Some(Strength::S128), Kind::ParallelHash { xof: false }),
        Member::row("ParallelHash256", Some(Strength::S256), Kind::ParallelHash { xof: false }),
        Member::row("ParallelHashXOF128", Some(Strength::S128), Kind::ParallelHash { xof: true }),
        Member::row("ParallelHashXOF256", Some(Strength::S256), Kind::ParallelHash { xof: true }),
        Member::row("TurboSHAKE128", Some(Strength::S128), Kind::TurboShake),
        Member::row("TurboSHAKE256", Some(Strength::S256), Kind::TurboShake),
        Member::row("KT128", Some(Strength::S128), Kind::KangarooTwelve),
        Member::row("KT256", Some(Strength::S256), Kind::KangarooTwelve),
        Member::row("Sponge", None, Kind::Sponge),
        Member::row("Permutation", None, Kind::Permutation),
    ];
    let mut family = [NONE; 32];
    let mut i = 0;
    while i < family.len() {
        family[i] = if i < FUNCTIONS.len() { Member::plain(FUNCTIONS[i]) } else { modes[i - FUNCTIONS.len()] };
        i += 1;
    }
    family
};

/// A function that is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The standard's name, also the text under which it is offered.
    pub name: &'static str,
    /// The security strength of a mode; `None` for the plain functions and the free ones.
    pub strength: Option<Strength>,
    /// What kind it is.
    pub kind: Kind,
}

/// The security strength of a mode, which gives its rate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strength {
    /// 128 bits: SHAKE128's rate, 168 bytes.
    S128,
    /// 256 bits: SHAKE256's rate, 136 bytes.
    S256,
}

impl Strength {
    /// The rate, in **bytes**.
    #[inline]
    pub const fn rate(self) -> usize {
        match self {
            Self::S128 => SHAKE128.rate,
            Self::S256 => SHAKE256.rate,
        }
    }
}

/// What kind of function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A row of [`FUNCTIONS`].
    Plain(Function),
    /// cSHAKE (SP 800-185, section 3).
    CShake,
    /// KMAC (SP 800-185, section 4).
    Kmac {
        /// Whether its output is extendable.
        xof: bool,
    },
    /// TupleHash (SP 800-185, section 5).
    TupleHash {
        /// Whether its output is extendable.
        xof: bool,
    },
    /// ParallelHash (SP 800-185, section 6).
    ParallelHash {
        /// Whether its output is extendable.
        xof: bool,
    },
    /// TurboSHAKE (RFC 9861, section 2).
    TurboShake,
    /// KT128 and KT256 (RFC 9861, section 3).
    KangarooTwelve,
    /// A sponge whose parameters are free.
    Sponge,
    /// Keccak-p\[b, n\] alone, on a given state.
    Permutation,
}

/// A parameter that a function has, beside its message and the length of its output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// KMAC's key K.
    Key,
    /// cSHAKE's function name N.
    Name,
    /// The customization S, or C.
    Customization,
    /// ParallelHash's block size B, in **bytes**.
    BlockSize,
    /// TurboSHAKE's domain byte D.
    DomainByte,
    /// The rate, in **bits**.
    Rate,
    /// The suffix with the first 1 of pad10*1.
    Suffix,
    /// The number of rounds.
    Rounds,
    /// The lane size w, in **bits**.
    LaneSize,
}

impl Member {
    const fn plain(function: Function) -> Self {
        Self { name: function.name, strength: None, kind: Kind::Plain(function) }
    }

    const fn row(name: &'static str, strength: Option<Strength>, kind: Kind) -> Self {
        Self { name, strength, kind }
    }

    /// The function of this name, in any case.
    #[inline]
    pub fn named(name: &str) -> Option<&'static Self> {
        const LIST: &[Member] = &FAMILY;
        LIST.iter().find(|member| member.name.eq_ignore_ascii_case(name))
    }

    /// Its parameters, in the order in which they are offered.
    #[inline]
    pub const fn fields(&self) -> &'static [Field] {
        match self.kind {
            Kind::Plain(_) => &[],
            Kind::CShake => &[Field::Name, Field::Customization],
            Kind::Kmac { .. } => &[Field::Key, Field::Customization],
            Kind::TupleHash { .. } | Kind::KangarooTwelve => &[Field::Customization],
            Kind::ParallelHash { .. } => &[Field::Customization, Field::BlockSize],
            Kind::TurboShake => &[Field::DomainByte],
            Kind::Sponge => &[Field::Rate, Field::Suffix, Field::Rounds, Field::LaneSize],
            Kind::Permutation => &[Field::Rounds, Field::LaneSize],
        }
    }

    /// How much output it has; `None` for the bare permutation, which has a state.
    #[inline]
    pub const fn output(&self) -> Option<OutputLength> {
        match self.kind {
            Kind::Plain(function) => Some(function.output),
            Kind::Permutation => None,
            _ => Some(OutputLength::Extendable),
        }
    }

    /// Whether the message may end within a byte: not in KangarooTwelve, which takes whole bytes.
    #[inline]
    pub const fn takes_bits(&self) -> bool {
        !matches!(self.kind, Kind::KangarooTwelve)
    }
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Key,
        Self::Name,
        Self::Customization,
        Self::BlockSize,
        Self::DomainByte,
        Self::Rate,
        Self::Suffix,
        Self::Rounds,
        Self::LaneSize,
    ];

    /// The name under which it is offered.
    #[inline]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "Key",
            Self::Name => "Name N",
            Self::Customization => "Customization S",
            Self::BlockSize => "Block size",
            Self::DomainByte => "Domain byte",
            Self::Rate => "Rate",
            Self::Suffix => "Suffix",
            Self::Rounds => "Rounds",
            Self::LaneSize => "Lane size",
        }
    }
}
