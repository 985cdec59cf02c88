//! The parts of the state and the bits in each: bit, row, column, lane, slice, plane, sheet.
//!
//! x and y run from 0 to 4 and z from 0 to w − 1 (FIPS 202, section 3.1.4 and figure 2).

/// One bit of the state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Bit {
    /// Which sheet, 0 … 4.
    pub x: usize,
    /// Which plane, 0 … 4.
    pub y: usize,
    /// Which slice, 0 … w − 1.
    pub z: usize,
}

/// Five bits along x.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Row {
    /// Which plane.
    pub y: usize,
    /// Which slice.
    pub z: usize,
}

/// Five bits along y.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Column {
    /// Which sheet.
    pub x: usize,
    /// Which slice.
    pub z: usize,
}

/// The place of a lane: w bits along z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LaneIndex {
    /// Which sheet.
    pub x: usize,
    /// Which plane.
    pub y: usize,
}

/// Twenty-five bits with the same z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slice {
    /// Which slice.
    pub z: usize,
}

/// Five lanes with the same y.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Plane {
    /// Which plane.
    pub y: usize,
}

/// Five lanes with the same x.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sheet {
    /// Which sheet.
    pub x: usize,
}

impl Bit {
    /// The place of this bit in the state string S: w(5y + x) + z (FIPS 202, section 3.1.2).
    pub const fn index(self, w: usize) -> usize {
        w * (5 * self.y + self.x) + self.z
    }

    /// The bit at place `index` of the state string, for lanes of `w` bits; `index` counts modulo 25w.
    pub const fn from_index(index: usize, w: usize) -> Self {
        let lane = index / w % 25;
        Self { x: lane % 5, y: lane / 5, z: index % w }
    }

    /// The row through this bit.
    pub const fn row(self) -> Row {
        Row { y: self.y, z: self.z }
    }

    /// The column through this bit.
    pub const fn column(self) -> Column {
        Column { x: self.x, z: self.z }
    }

    /// The lane through this bit.
    pub const fn lane(self) -> LaneIndex {
        LaneIndex { x: self.x, y: self.y }
    }
}

impl Row {
    /// Its five bits, x from 0.
    pub fn bits(self) -> impl Iterator<Item = Bit> + Clone {
        (0..5).map(move |x| Bit { x, y: self.y, z: self.z })
    }
}

impl Column {
    /// Its five bits, y from 0.
    pub fn bits(self) -> impl Iterator<Item = Bit> + Clone {
        (0..5).map(move |y| Bit { x: self.x, y, z: self.z })
    }
}

impl LaneIndex {
    /// All 25, in the order of the state string: x + 5y.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0..25).map(|i| Self { x: i % 5, y: i / 5 })
    }

    /// Its `w` bits, z from 0.
    pub fn bits(self, w: usize) -> impl Iterator<Item = Bit> + Clone {
        (0..w).map(move |z| Bit { x: self.x, y: self.y, z })
    }
}

impl Slice {
    /// Its 25 bits, in the order x + 5y.
    pub fn bits(self) -> impl Iterator<Item = Bit> + Clone {
        LaneIndex::all().map(move |lane| Bit { x: lane.x, y: lane.y, z: self.z })
    }
}

impl Plane {
    /// Its 5w bits, lane by lane.
    pub fn bits(self, w: usize) -> impl Iterator<Item = Bit> + Clone {
        (0..5).flat_map(move |x| LaneIndex { x, y: self.y }.bits(w))
    }
}

impl Sheet {
    /// Its 5w bits, lane by lane.
    pub fn bits(self, w: usize) -> impl Iterator<Item = Bit> + Clone {
        (0..5).flat_map(move |y| LaneIndex { x: self.x, y }.bits(w))
    }
}
