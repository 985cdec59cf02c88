//! How the state is looked at: which drawing, where its middle is, how lanes are written.

/// A drawing of the state.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum View {
    /// 25 lanes as 25 lines of bits.
    #[default]
    Lines,
    /// w slices of 5 × 5.
    Slices,
    /// The 5 × 5 × w lattice.
    Lattice,
    /// 5 × 5 tiles.
    Lanes,
}

impl View {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Lines, Self::Slices, Self::Lattice, Self::Lanes];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Slices => "slices",
            Self::Lattice => "lattice",
            Self::Lanes => "lanes",
        }
    }
}

/// Where 5 × 5 figures have lane (0, 0).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Origin {
    /// In the corner: 0 1 2 3 4.
    #[default]
    Corner,
    /// In the middle, as in FIPS 202's figures: 3 4 0 1 2.
    Centre,
}

impl Origin {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Corner, Self::Centre];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corner => "corner",
            Self::Centre => "centre",
        }
    }

    /// In which place, from 0, a coordinate x or y is drawn.
    pub const fn place(self, coordinate: usize) -> usize {
        match self {
            Self::Corner => coordinate,
            Self::Centre => (coordinate + 2) % 5,
        }
    }

    /// Which coordinate x or y is drawn in a place.
    pub const fn coordinate(self, place: usize) -> usize {
        match self {
            Self::Corner => place,
            Self::Centre => (place + 3) % 5,
        }
    }
}

/// How lanes are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Notation {
    /// As numbers, most significant digit first.
    #[default]
    U64,
    /// As bytes in the order of memory.
    Bytes,
    /// As bits, z = 0 first.
    Bits,
}

impl Notation {
    /// All of them.
    pub const ALL: &[Self] = &[Self::U64, Self::Bytes, Self::Bits];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::U64 => "u64",
            Self::Bytes => "bytes",
            Self::Bits => "bits",
        }
    }
}
