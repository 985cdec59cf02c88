//! A selection: three coordinates with wildcards, so that one grammar names every part of the state.
//!
//! `3,1,17` is a bit, `*,1,17` a row, `3,*,17` a column, `3,1,*` a lane, `*,*,17` a slice, `*,1,*` a plane,
//! `3,*,*` a sheet, `*,*,*` the state.

use core::fmt;
use core::str::FromStr;

use crate::prelude::*;

use keccak_core::parts::Bit;

/// A part of the state; `None` is the wildcard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Which x, or all.
    pub x: Option<usize>,
    /// Which y, or all.
    pub y: Option<usize>,
    /// Which z, or all.
    pub z: Option<usize>,
}

/// A kind of part, from one bit to a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// One bit.
    Bit,
    /// Five bits along x.
    Row,
    /// Five bits along y.
    Column,
    /// w bits along z.
    Lane,
    /// 5 × 5 bits with one z.
    Slice,
    /// 5 × w bits with one y.
    Plane,
    /// 5 × w bits with one x.
    Sheet,
}

impl Part {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Bit, Self::Row, Self::Column, Self::Lane, Self::Slice, Self::Plane, Self::Sheet];

    /// Its word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bit => "bit",
            Self::Row => "row",
            Self::Column => "column",
            Self::Lane => "lane",
            Self::Slice => "slice",
            Self::Plane => "plane",
            Self::Sheet => "sheet",
        }
    }

    /// The part of this kind that a bit is in.
    pub fn around(self, Bit { x, y, z }: Bit) -> Selection {
        let [fixed_x, fixed_y, fixed_z] = self.fixed();
        let keep = |fixed: bool, value| fixed.then_some(value);
        Selection { x: keep(fixed_x, x), y: keep(fixed_y, y), z: keep(fixed_z, z) }
    }

    /// Which of x, y and z all its bits share.
    const fn fixed(self) -> [bool; 3] {
        match self {
            Self::Bit => [true, true, true],
            Self::Row => [false, true, true],
            Self::Column => [true, false, true],
            Self::Lane => [true, true, false],
            Self::Slice => [false, false, true],
            Self::Plane => [false, true, false],
            Self::Sheet => [true, false, false],
        }
    }
}

impl Selection {
    /// What kind of part it is; the whole state is none.
    pub fn part(&self) -> Option<Part> {
        let fixed = [self.x.is_some(), self.y.is_some(), self.z.is_some()];
        Part::ALL.iter().copied().find(|part| part.fixed() == fixed)
    }

    /// One bit.
    pub fn bit(bit: Bit) -> Self {
        Self { x: Some(bit.x), y: Some(bit.y), z: Some(bit.z) }
    }

    /// The bit, if it is one.
    pub fn as_bit(&self) -> Option<Bit> {
        Some(Bit { x: self.x?, y: self.y?, z: self.z? })
    }

    /// Whether a bit belongs to it.
    pub fn contains(&self, bit: Bit) -> bool {
        let is = |wanted: Option<usize>, value| wanted.is_none_or(|wanted| wanted == value);
        is(self.x, bit.x) && is(self.y, bit.y) && is(self.z, bit.z)
    }

    /// Whether a state of lane size `w` has it.
    pub fn fits(&self, w: usize) -> bool {
        self.x.is_none_or(|x| x < 5) && self.y.is_none_or(|y| y < 5) && self.z.is_none_or(|z| z < w)
    }

    /// Its name in a sentence: `bit (3, 1, 17)`, `lane (3, 1)`, `slice z = 17` …
    pub fn title(&self) -> String {
        match (self.x, self.y, self.z) {
            (Some(x), Some(y), Some(z)) => format!("bit ({x}, {y}, {z})"),
            (None, Some(y), Some(z)) => format!("row y = {y}, z = {z}"),
            (Some(x), None, Some(z)) => format!("column x = {x}, z = {z}"),
            (Some(x), Some(y), None) => format!("lane ({x}, {y})"),
            (None, None, Some(z)) => format!("slice z = {z}"),
            (None, Some(y), None) => format!("plane y = {y}"),
            (Some(x), None, None) => format!("sheet x = {x}"),
            (None, None, None) => "the whole state".to_owned(),
        }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, coordinate) in [self.x, self.y, self.z].into_iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            match coordinate {
                Some(value) => write!(f, "{comma}{value}")?,
                None => write!(f, "{comma}*")?,
            }
        }
        Ok(())
    }
}

/// Why a text is not a selection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelectionError;

impl fmt::Display for SelectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("A selection is x,y,z with * for “all”, for example 3,1,17 or 3,*,17.")
    }
}

impl core::error::Error for SelectionError {}

impl FromStr for Selection {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, SelectionError> {
        let mut parts = text.split(',').map(|part| match part.trim() {
            "*" => Ok(None),
            digits if digits.bytes().all(|b| b.is_ascii_digit()) => {
                let number = digits.parse::<u64>().ok().and_then(|number| usize::try_from(number).ok());
                number.map(Some).ok_or(SelectionError)
            }
            _ => Err(SelectionError),
        });
        let mut next = || parts.next().unwrap_or(Err(SelectionError));
        let selection = Self { x: next()?, y: next()?, z: next()? };
        if parts.next().is_some() { Err(SelectionError) } else { Ok(selection) }
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::prelude::*;

    #[test]
    fn every_part_has_one_text() {
        for text in ["3,1,17", "*,1,17", "3,*,17", "3,1,*", "*,*,17", "*,1,*", "3,*,*", "*,*,*"] {
            assert_eq!(text.parse::<Selection>().map(|s| s.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "3", "3,1", "3,1,17,0", "a,1,2", "-1,0,0", ",,", "99999999999999999999,0,0"] {
            assert!(text.parse::<Selection>().is_err(), "{text}");
        }
    }
}
