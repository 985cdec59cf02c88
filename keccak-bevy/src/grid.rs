//! Where the bits lie in space, and which are shown. Needs no renderer.
//!
//! One step is 1 long while nothing is pulled apart. FIPS 202's axes, x to the right, y upwards, z away from the reader,
//! are X, Y and −Z of a right-handed space; its origin is the middle of the lattice.

use bevy::math::{Vec3, Vec4};
use keccak_core::parts::Bit;
use keccak_explore::selection::Selection;
use keccak_explore::session::{Origin, Place, View};

/// How wide a one is, and how wide a bit of the capacity, on which no block acts.
pub const WIDE: f32 = 0.8;
/// See [`WIDE`].
pub const NARROW: f32 = 0.56;
/// How high a one stands.
pub const HIGH: f32 = 0.8;
/// How high a zero lies.
pub const FLAT: f32 = 0.1;

/// So many slices stand side by side where they stand in rows, as on the page.
pub const ROW: usize = 16;
/// What is left free between two rows of slices: room for the parities of the upper one, and for numbers.
const BETWEEN: f32 = 3.6;

/// How straight the lattice is looked at along one of its axes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Facing {
    /// From the lattice to the eye: one of the six directions along an axis.
    pub towards: Vec3,
    /// 0: askew, 1: straight. In between the one passes into the other.
    pub share: f32,
}

impl Facing {
    /// Within so many radians of an axis it is looked at along it, and beyond so many not at all.
    const STRAIGHT: (f32, f32) = (0.06, 0.2);

    /// Looked at from there: a unit vector from the lattice to the eye.
    pub fn of(back: Vec3) -> Self {
        let most = back.abs().max_element();
        let axis = if back.y.abs() >= most {
            Vec3::Y
        } else if back.z.abs() >= most {
            Vec3::Z
        } else {
            Vec3::X
        };
        let angle = most.min(1.0).acos();
        let (least, end) = Self::STRAIGHT;
        let way = ((end - angle) / (end - least)).clamp(0.0, 1.0);
        Self { towards: axis * back.dot(axis).signum(), share: way * way * (3.0 - 2.0 * way) }
    }

    /// Which face of a box tells what the bit is: 0 its top, 1 that along x, 2 that along z.
    pub fn face(self) -> u32 {
        if self.share < 0.5 || self.towards.y != 0.0 {
            0
        } else if self.towards.x != 0.0 {
            1
        } else {
            2
        }
    }
}

/// Where the bits lie, and which are shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Grid {
    /// The lane size, in bits.
    pub w: usize,
    /// The length of a step along x, y and z.
    pub step: Vec3,
    /// Where lane (0, 0) is.
    pub origin: Origin,
    /// All that is shown; `None` is everything.
    pub only: Option<Selection>,
    /// How many bits from the first on belong to the rate.
    pub rate: usize,
    /// How much of their way into rows the slices have behind them, 0 … 1.
    rows: f32,
    /// How straight it is looked at.
    pub facing: Facing,
    /// Looked at straight, the slice, sheet or plane in which this part lies is shown alone: nothing stands before it or looks
    /// out behind it.
    pub layer: Option<Selection>,
}

/// How far the lattice is pulled apart along x, y and z, 0 … 1 each; the fourth is 1 where slices stand in rows of [`ROW`].
pub fn pulled(place: &Place) -> Vec4 {
    let rows = if place.view == View::Slices { 1.0 } else { 0.0 };
    Vec4::new(place.camera.aside.0 as f32, place.camera.apart as f32, place.camera.aside.1 as f32, rows)
}

impl Grid {
    /// The grid of lanes of `w` bits, pulled apart so far. `rate` is in bits.
    pub fn new(w: usize, pulled: Vec4, place: &Place, rate: Option<usize>) -> Self {
        // Short lanes would lie lost between planes as far apart as those of 64 bits.
        let long = (w as f32 / 64.0).sqrt();
        let pulled = pulled.clamp(Vec4::ZERO, Vec4::ONE);
        // In rows each slice is seen from its front: there they need more room.
        let most = Vec3::new(0.8 + 1.6 * long, 0.8 + 3.4 * long, 1.6 + 2.4 * pulled.w);
        Self {
            w,
            step: Vec3::ONE + pulled.truncate() * most,
            origin: place.origin,
            only: place.selection.filter(|_| place.only),
            rate: rate.unwrap_or(25 * w),
            rows: pulled.w,
            facing: Facing { towards: Vec3::Y, share: 0.0 },
            layer: None,
        }
    }

    /// The same, looked at so. Straight along an axis, the selected slice, sheet or plane is shown.
    #[must_use]
    pub fn seen(self, facing: Facing, place: &Place) -> Self {
        let layer = place.selection.filter(|_| facing.share >= 0.999 && !place.only);
        Self { facing, layer, ..self }
    }

    /// A point of the lattice in its own coordinates, which may lie between bits or beside them. z counts as in FIPS 202.
    pub fn at(&self, x: f32, y: f32, z: f32) -> Vec3 {
        let straight = Vec3::new(x - 2.0, y - 2.0, (self.w as f32 - 1.0) / 2.0 - z) * self.step;
        if self.rows == 0.0 || self.w <= ROW {
            return straight;
        }
        // The last slices are the topmost row, z to the left in each: read like a number.
        let last = (self.w / ROW - 1) as f32;
        let row = ((z + 0.5) / ROW as f32).floor().clamp(0.0, last);
        let high = (row - last / 2.0) * (5.0 * self.step.y + BETWEEN);
        let along = (ROW as f32 - 1.0) / 2.0 - (z - row * ROW as f32);
        straight.lerp(Vec3::new(straight.x, straight.y + high, along * self.step.z), self.rows)
    }

    /// Whether the slices stand in rows, or are on their way there.
    pub fn in_rows(&self) -> bool {
        self.rows > 0.0 && self.w > ROW
    }

    /// The first and the last z of each row; of one, where they stand in none.
    pub fn rows(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (w, each) = (self.w, if self.in_rows() { ROW } else { self.w });
        (0..w).step_by(each).map(move |first| (first, first + each - 1))
    }

    /// The middle of a bit's cell.
    pub fn place(&self, bit: Bit) -> Vec3 {
        self.at(self.origin.place(bit.x) as f32, self.origin.place(bit.y) as f32, bit.z as f32)
    }

    /// Whether a bit is shown.
    pub fn shows(&self, bit: Bit) -> bool {
        self.only.is_none_or(|only| only.contains(bit)) && !self.hides(bit)
    }

    /// Whether a bit lies in another layer than the one that is looked at straight.
    fn hides(&self, bit: Bit) -> bool {
        let Some(part) = self.layer else { return false };
        let Vec3 { x, y, .. } = self.facing.towards;
        let (fixed, own) = match () {
            () if x != 0.0 => (part.x, bit.x),
            () if y != 0.0 => (part.y, bit.y),
            () => (part.z, bit.z),
        };
        fixed.is_some_and(|fixed| fixed != own)
    }

    /// How wide a bit is: those of the capacity are narrower.
    pub fn wide(&self, bit: Bit) -> f32 {
        if bit.index(self.w) < self.rate { WIDE } else { NARROW }
    }

    /// The middle and the size of a bit that is `high` high: it stands on the floor of its cell.
    pub fn block(&self, place: Vec3, wide: f32, high: f32) -> (Vec3, Vec3) {
        (place + Vec3::Y * (high - HIGH) / 2.0, Vec3::new(wide, high, wide))
    }

    /// The middle and the size of a zero: a tile that lies flat, or that faces who looks straight at its side.
    pub fn tile(&self, place: Vec3, wide: f32) -> (Vec3, Vec3) {
        let (flat, size) = self.block(place, wide, FLAT);
        let Facing { towards, share } = self.facing;
        if towards.y != 0.0 || share <= 0.0 {
            return (flat, size);
        }
        // As high as a one, so that no one behind it looks over it.
        let upright = Vec3::new(wide, HIGH, wide) - towards.abs() * (wide - FLAT);
        let at = place + towards * (wide - FLAT) / 2.0;
        (flat.lerp(at, share), size.lerp(upright, share))
    }

    /// The first and the last coordinates of what is shown, as places along x and y, and as z.
    pub fn range(&self, part: Option<Selection>) -> [Vec3; 2] {
        let Selection { x, y, z } = part.or(self.only).unwrap_or(Selection { x: None, y: None, z: None });
        let along = |fixed: Option<usize>| fixed.map(|i| self.origin.place(i) as f32);
        let z = z.map(|z| z as f32);
        [
            Vec3::new(along(x).unwrap_or(0.0), along(y).unwrap_or(0.0), z.unwrap_or(0.0)),
            Vec3::new(along(x).unwrap_or(4.0), along(y).unwrap_or(4.0), z.unwrap_or(self.w as f32 - 1.0)),
        ]
    }

    /// The corners of a box round a part, or round all that can be drawn.
    pub fn around(&self, part: Option<Selection>) -> [Vec3; 2] {
        if part.or(self.only).is_none() { self.bounds() } else { self.about(part, 0.6) }
    }

    /// The corners of a box that reaches so far beyond the middles of a part's bits, or of all that are shown.
    pub fn about(&self, part: Option<Selection>, beyond: f32) -> [Vec3; 2] {
        let [first, last] = self.range(part);
        // What reaches through several rows is as wide as all.
        if self.in_rows() && last.z > first.z {
            return self.bounds();
        }
        let (low, high) = (self.at(first.x, first.y, last.z), self.at(last.x, last.y, first.z));
        [low - Vec3::splat(beyond), high + Vec3::splat(beyond)]
    }

    /// The middle of a part of the state, or of the whole.
    pub fn middle(&self, part: Option<Selection>) -> Vec3 {
        let Some(part) = part else { return Vec3::ZERO };
        let along = |fixed: Option<usize>| fixed.map_or(2.0, |i| self.origin.place(i) as f32);
        match part.z {
            Some(z) => self.at(along(part.x), along(part.y), z as f32),
            None if self.in_rows() => Vec3::ZERO,
            None => self.at(along(part.x), along(part.y), (self.w as f32 - 1.0) / 2.0),
        }
    }

    /// The corners of all that can be drawn: the bits, the floor under them and the constant above them.
    pub fn bounds(&self) -> [Vec3; 2] {
        let half = 0.6 / self.step;
        let (low, high) = (self.floor() - half.y, 4.0 + 1.2 / self.step.y);
        let none = [Vec3::INFINITY, Vec3::NEG_INFINITY];
        self.rows().fold(none, |[least, most], (first, last)| {
            // A little beyond the ends, but not in the next row.
            let beyond = if self.in_rows() { 0.45_f32.min(half.z) } else { half.z };
            let near = self.at(4.0 + half.x, high, first as f32 - beyond);
            let far = self.at(-half.x, low, last as f32 + beyond);
            [least.min(near).min(far), most.max(near).max(far)]
        })
    }

    /// The y of the plane under the others, on which parities lie.
    pub fn floor(&self) -> f32 {
        -(2.2 / self.step.y).max(0.9)
    }

    /// The y of the round constant, above lane (0, 0).
    pub fn constant(&self) -> f32 {
        self.origin.place(0) as f32 + (2.2 / self.step.y).max(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use bevy::math::{Vec3, Vec4};
    use keccak_core::parts::Bit;
    use keccak_explore::action::Action;
    use keccak_explore::session::{Origin, Place, Session};

    fn place() -> Place {
        Session::default().place().clone()
    }

    #[test]
    fn axes_are_those_of_the_standard() {
        for pulled in [Vec4::ZERO, Vec4::new(1.0, 1.0, 1.0, 0.0), Vec4::new(0.3, 0.0, 1.0, 0.0)] {
            let grid = Grid::new(64, pulled, &place(), None);
            let origin = grid.place(Bit { x: 0, y: 0, z: 0 });
            let way = |x, y, z| (grid.place(Bit { x, y, z }) - origin).normalize();
            let ways = [(way(4, 0, 0), Vec3::X), (way(0, 4, 0), Vec3::Y), (way(0, 0, 63), Vec3::NEG_Z)];
            assert!(ways.iter().all(|(way, axis)| way.abs_diff_eq(*axis, 1e-6)), "{ways:?}");
        }
    }

    #[test]
    fn the_origin_can_stand_in_the_centre() {
        let mut session = Session::default();
        session.apply(Action::Origin(Origin::Centre));
        let grid = Grid::new(8, Vec4::ZERO, session.place(), None);
        assert_eq!(grid.place(Bit { x: 0, y: 0, z: 0 }).truncate(), Vec3::ZERO.truncate());
        assert_eq!(grid.place(Bit { x: 3, y: 2, z: 0 }).truncate(), Vec3::new(-2.0, 2.0, 0.0).truncate());
    }

    /// In rows, the topmost has the last slices, each slice is the same 5 × 5, and no two bits share a place.
    #[test]
    fn slices_stand_in_rows_as_on_the_page() {
        for (w, rows) in [(64, 4), (32, 2), (16, 1), (8, 1)] {
            let grid = Grid::new(w, Vec4::new(0.0, 0.0, 1.0, 1.0), &place(), None);
            assert_eq!(grid.rows().count(), rows);
            let place = |z| grid.place(Bit { x: 0, y: 0, z });
            for z in 1..w {
                let way = place(z) - place(z - 1);
                if z % 16 == 0 {
                    assert!(way.y > 5.0 && way.z > 0.0, "slice {z} begins the row above: {way}");
                } else {
                    assert!(way.y == 0.0 && way.z < -1.0, "slice {z} stands beside the one before: {way}");
                }
                let across = grid.place(Bit { x: 4, y: 4, z }) - place(z);
                assert!(across.abs_diff_eq(Vec3::new(4.0, 4.0, 0.0), 1e-4), "{across}");
            }
            let [low, high] = grid.bounds();
            for bit in (0..25 * w).map(|i| Bit::from_index(i, w)) {
                let at = grid.place(bit);
                assert!(at.cmpgt(low).all() && at.cmplt(high).all());
            }
        }
    }
}
