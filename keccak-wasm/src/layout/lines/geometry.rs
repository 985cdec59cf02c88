//! Where everything of the view Lines lies, and which bit is at a point.

use keccak_core::parts::{Bit, LaneIndex};
use keccak_core::position::Event;

use crate::layout::{LANES, Rect, motion};
use crate::prelude::*;

/// Where everything lies, for a panel of this width and lanes of this size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    /// The panel's width.
    pub width: f32,
    /// The panel's height.
    pub height: f32,
    /// The lane size, in bits.
    pub w: usize,
    pub(super) tier: Tier,
    /// A bit is so wide and so high.
    pub(super) bit: (f32, f32),
    pitch: f32,
    /// More room after each nibble.
    pub(super) nibble: f32,
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) line: f32,
    pub(super) plane: f32,
    /// Where the hex column begins.
    pub(super) hex: f32,
    /// Where the band begins, under the lines, on the same axis of z.
    pub(super) band: f32,
    /// All sizes of a wide panel grow together.
    pub(super) scale: f32,
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tier {
    /// Everything: 1096 px and more.
    Wide,
    /// Smaller squares, no turned labels.
    Medium,
    /// A phone: bars instead of squares, no hex.
    Narrow,
}

/// How high the band is, of each tier, before it is scaled, and the room between lines and band.
const BAND: [f32; 3] = [152.0, 118.0, 112.0];
const BAND_GAP: f32 = 12.0;

/// The base sizes of the wide and the medium panel; the wide one is scaled up to this much.
const WIDE: f32 = 1096.0;
const MEDIUM: f32 = 790.0;
const MOST_SCALE: f32 = 2.5;

impl Geometry {
    /// The layout of a panel `width` wide.
    pub fn new(width: f32, w: usize) -> Self {
        let width = width.max(200.0);
        if width >= WIDE - 40.0 {
            let k = (width / WIDE).clamp(0.96, MOST_SCALE);
            Self::of(width, w, Tier::Wide, k, [158.0, 36.0, 12.0, 2.0, 11.0, 17.0, 8.0, 965.0])
        } else if width >= 620.0 {
            let k = (width / MEDIUM).min(1.38);
            Self::of(width, w, Tier::Medium, k, [80.0, 32.0, 9.0, 1.0, 8.0, 14.0, 6.0, 677.0])
        } else {
            let (left, right) = (26.0, 4.0);
            let pitch = (width - left - right - 15.0) / 64.0;
            let mut narrow = Self::of(width, w, Tier::Narrow, 1.0, [left, 14.0, pitch, 1.0, 8.0, 11.5, 5.0, 0.0]);
            narrow.bit.0 = narrow.pitch * 0.85;
            narrow
        }
    }

    fn of(width: f32, w: usize, tier: Tier, k: f32, sizes: [f32; 8]) -> Self {
        let [left, top, pitch, nibble, side, line, plane, hex] = sizes.map(|size| size * k);
        // Narrower lanes have their bits further apart; the bits stay squares, so that every mark fits them.
        let wider = match w {
            64.. => 1.0,
            32 => 2.0,
            _ => 1.5,
        };
        let pitch = pitch * wider;
        let mut geometry = Self {
            width,
            height: 0.0,
            w,
            tier,
            bit: ((pitch - pitch.min(k)).min(side), side),
            pitch,
            nibble,
            left,
            top,
            line,
            plane,
            hex,
            band: 0.0,
            scale: k,
        };
        geometry.band = geometry.bottom() + BAND_GAP * k;
        geometry.height = geometry.band + BAND[tier as usize] * k;
        // Shorter lanes have their numbers nearer, beside their last bit.
        geometry.hex = hex.min(geometry.right() + 10.0 * k);
        geometry
    }

    /// Where a bit is drawn.
    #[inline(always)]
    pub fn rect(&self, Bit { x, y, z }: Bit) -> Rect {
        self.place(x, y, z)
    }

    #[inline(never)]
    fn place(&self, x: usize, y: usize, z: usize) -> Rect {
        let place = (self.w - 1 - z) as f32;
        let nibbles = ((self.w - 1 - z) / 4) as f32;
        let line = (5 * y + x) as f32;
        Rect {
            x: self.left + self.pitch * place + self.nibble * nibbles,
            y: self.top + self.line * line + self.plane * y as f32,
            width: self.bit.0,
            height: self.bit.1,
        }
    }

    /// Where a bit is on its way to its place: ρ slides lanes along z and round their end, π takes them to other lines.
    pub(super) fn rect_at(&self, bit: Bit, event: Event, progress: f32) -> Rect {
        let (from, left) = motion::way(bit, event, self.w, progress);
        let (start, end) = (self.rect(from), self.rect(bit));
        if left <= 0.0 || from.z == bit.z {
            return Rect { y: end.y + (start.y - end.y) * left, ..end };
        }
        let z = motion::along(bit, from, left, self.w);
        // Between two places, or half a place beyond the last.
        let low = z.max(0.0).min((self.w - 1) as f32);
        let (a, b) = (self.rect(Bit { z: low as usize, ..bit }), self.rect(Bit { z: low.ceil() as usize, ..bit }));
        Rect { x: a.x + (b.x - a.x) * (low - low.floor()) - (z - low) * self.pitch, ..end }
    }

    /// The middle of place z on the axis of z.
    pub(super) fn x(&self, z: usize) -> f32 {
        self.rect(Bit { x: 0, y: 0, z }).centre().0
    }

    /// A square for place z of a line of bits in the band, its top at `y`.
    pub(super) fn square(&self, z: usize, y: f32) -> Rect {
        Rect { y, ..self.rect(Bit { x: 0, y: 0, z }) }
    }

    /// Where the plane y of lines lies, from its first line's top to its last one's bottom.
    pub(super) fn plane_span(&self, y: usize) -> (f32, f32) {
        let last = self.rect(Bit { x: 4, y, z: 0 });
        (self.rect(Bit { x: 0, y, z: 0 }).y, last.y + last.height)
    }

    /// The bit at a point: the nearest one, if the point is within the lines.
    pub fn hit(&self, x: f32, y: f32) -> Option<Bit> {
        let near = |bit: Bit| {
            let (cx, cy) = self.rect(bit).centre();
            (cx - x, cy - y)
        };
        let lane = LANES.iter().min_by(|a, b| {
            let distance = |lane: &&LaneIndex| near(Bit { x: lane.x, y: lane.y, z: 0 }).1.abs();
            distance(a).total_cmp(&distance(b))
        })?;
        let z = (0..self.w).min_by(|a, b| {
            let distance = |z: &usize| near(Bit { x: 0, y: 0, z: *z }).0.abs();
            distance(a).total_cmp(&distance(b))
        })?;
        let bit = Bit { x: lane.x, y: lane.y, z };
        let (dx, dy) = near(bit);
        let within = dx.abs() <= self.pitch / 2.0 + self.nibble && dy.abs() <= f32::midpoint(self.line, self.plane);
        within.then_some(bit)
    }

    pub(super) fn right(&self) -> f32 {
        let last = self.rect(Bit { x: 0, y: 0, z: 0 });
        last.x + last.width
    }

    /// How wide the lines are where lanes have 64 bits: the room for what is drawn in columns of its own.
    pub(super) fn full_width(&self) -> f32 {
        match self.tier {
            Tier::Wide => 798.0 * self.scale,
            Tier::Medium => 591.0 * self.scale,
            Tier::Narrow => self.width - self.left - 4.0,
        }
    }

    pub(super) fn bottom(&self) -> f32 {
        let last = self.rect(Bit { x: 4, y: 4, z: 0 });
        last.y + last.height
    }

    pub(super) fn lane_middle(&self, lane: LaneIndex) -> f32 {
        self.rect(Bit { x: lane.x, y: lane.y, z: 0 }).centre().1
    }
}
