//! Layout: a session's pictures as shapes and colours, in CSS pixels, without a canvas.

pub mod aside;
pub mod lane_sheet;
pub mod lanes;
pub mod lattice;
pub mod lines;
mod marks;
mod motion;
mod others;
pub mod sample;
mod slice;
pub mod slices;
pub mod state;
pub mod strip;
pub mod timeline;
mod wire;

use keccak_core::parts::LaneIndex;
use keccak_explore::palette::{PAPER, Role, Theme};

use crate::prelude::*;

/// Shapes in the order in which they are painted, on paper.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// The panel's width.
    pub width: f32,
    /// The panel's height.
    pub height: f32,
    /// Which colours.
    pub theme: Theme,
    /// What is painted, first to last.
    pub shapes: Vec<Shape>,
}

/// Something to paint.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A filled rectangle.
    Fill(Rect, Paint),
    /// The edge of a rectangle, `stroke.width` wide, its middle on the edge.
    Frame(Rect, Stroke),
    /// A circle's edge.
    Ring {
        /// Its centre.
        centre: (f32, f32),
        /// Its radius.
        radius: f32,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A line through points.
    Line(Vec<(f32, f32)>, Stroke),
    /// A Bézier curve: where it begins, its two control points, where it ends.
    Curve([(f32, f32); 4], Stroke),
    /// A filled polygon.
    Polygon(Vec<(f32, f32)>, Paint),
    /// A text.
    Text(Text),
}

/// An upright rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// Its left edge.
    pub x: f32,
    /// Its top edge.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// A colour by its role, and how much of it covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paint {
    /// The role.
    pub role: Role,
    /// 0 … 100.
    pub percent: u8,
}

/// A line's colour, width and dashes. Shapes are given it by the hundred, so it fits in eight bytes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// The lengths of dash and gap, in half pixels; zeros if it isn't dashed.
    pub dash: [u8; 2],
    /// Its width.
    pub width: f32,
}

/// A text and how it is set.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The anchor: on the baseline, at the side that `align` says.
    pub at: (f32, f32),
    /// The words.
    pub words: String,
    /// The size.
    pub size: f32,
    /// The colour.
    pub paint: Paint,
    /// How it is set.
    pub style: Style,
}

/// How a text is set but for its size and colour, in one byte: it is mostly a constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style(u8);

/// In the face for words, from the anchor on.
pub(crate) const SANS: Style = Style(Face::Sans as u8);
/// In the face for values, from the anchor on.
pub(crate) const MONO: Style = Style(Face::Mono as u8);
/// In the face for letters of formulas, from the anchor on.
pub(crate) const SERIF: Style = Style(Face::Serif as u8);

/// A typeface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// For words.
    Sans,
    /// For values.
    Mono,
    /// For letters of formulas.
    Serif,
}

/// Which side of a text its anchor is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// It begins there.
    Left,
    /// Its middle is there.
    Centre,
    /// It ends there.
    Right,
}

/// All lanes, in the order of the state string. A table: a loop over it is a pointer that moves on.
pub(crate) static LANES: [LaneIndex; 25] = {
    let mut lanes = [LaneIndex { x: 0, y: 0 }; 25];
    let mut i = 0;
    while i < 25 {
        lanes[i] = LaneIndex { x: i % 5, y: i / 5 };
        i += 1;
    }
    lanes
};

impl Scene {
    /// A panel with nothing on it yet.
    pub fn empty(width: f32, height: f32, theme: Theme) -> Self {
        Self { width, height, theme, shapes: Vec::new() }
    }

    // What is always inlined takes its arguments apart where they are made; what never is does the work, once.

    #[inline(never)]
    fn push(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    #[inline(always)]
    pub(crate) fn fill(&mut self, rect: Rect, role: Role, alpha: f32) {
        self.paint(rect, Paint::new(role, alpha));
    }

    #[inline(never)]
    fn paint(&mut self, rect: Rect, paint: Paint) {
        self.push(Shape::Fill(rect, paint));
    }

    #[inline(always)]
    pub(crate) fn frame(&mut self, rect: Rect, role: Role, width: f32) {
        self.outline(rect, Stroke::solid(role, width));
    }

    #[inline(never)]
    pub(crate) fn outline(&mut self, rect: Rect, stroke: Stroke) {
        self.push(Shape::Frame(rect, stroke));
    }

    #[inline(always)]
    pub(crate) fn line(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        match *points {
            [from, to] => self.straight(from, to, stroke),
            _ => self.bent(points, stroke),
        }
    }

    #[inline(never)]
    fn straight(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.bent(&[from, to], stroke);
    }

    #[inline(never)]
    fn bent(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        self.push(Shape::Line(points.to_vec(), stroke));
    }

    #[inline(never)]
    pub(crate) fn ring(&mut self, centre: (f32, f32), radius: f32, stroke: Stroke) {
        self.push(Shape::Ring { centre, radius, stroke });
    }

    /// A filled circle.
    #[inline(never)]
    pub(crate) fn disc(&mut self, centre: (f32, f32), radius: f32, role: Role) {
        self.ring(centre, radius / 2.0, Stroke::solid(role, radius));
    }

    #[inline(never)]
    pub(crate) fn curve(&mut self, points: [(f32, f32); 4], stroke: Stroke) {
        self.push(Shape::Curve(points, stroke));
    }

    pub(crate) fn polygon(&mut self, points: &[(f32, f32)], role: Role) {
        self.pale_polygon(points, role, 1.0);
    }

    #[inline(never)]
    pub(crate) fn pale_polygon(&mut self, points: &[(f32, f32)], role: Role, alpha: f32) {
        self.push(Shape::Polygon(points.to_vec(), Paint::new(role, alpha)));
    }

    /// A filled arrowhead `size` long, its tip at the point, looking along `(dx, dy)`, which is 1 long.
    #[inline(never)]
    pub(crate) fn arrowhead(&mut self, (x, y): (f32, f32), (dx, dy): (f32, f32), size: f32, role: Role) {
        let (back, half) = ((x - dx * size, y - dy * size), size * 0.5);
        self.polygon(
            &[(x, y), (back.0 - dy * half, back.1 + dx * half), (back.0 + dy * half, back.1 - dx * half)],
            role,
        );
    }

    #[inline(always)]
    pub(crate) fn text(&mut self, at: (f32, f32), words: impl Words, size: f32, role: Role, style: Style) {
        words.set(self, at, size, role, style);
    }

    /// Makes what was drawn last paler.
    pub(crate) fn pale(&mut self, alpha: f32) {
        let last = self.shapes.len().saturating_sub(1);
        motion::fade(self, last, alpha);
    }
}

/// Words of a text, borrowed or owned.
pub(crate) trait Words {
    /// Sets them.
    fn set(self, scene: &mut Scene, at: (f32, f32), size: f32, role: Role, style: Style);
}

impl Words for String {
    #[inline(never)]
    fn set(self, scene: &mut Scene, at: (f32, f32), size: f32, role: Role, style: Style) {
        scene.push(Shape::Text(Text { at, words: self, size, paint: Paint::new(role, 1.0), style }));
    }
}

impl Words for &str {
    #[inline(never)]
    fn set(self, scene: &mut Scene, at: (f32, f32), size: f32, role: Role, style: Style) {
        self.to_owned().set(scene, at, size, role, style);
    }
}

impl Words for &String {
    #[inline(always)]
    fn set(self, scene: &mut Scene, at: (f32, f32), size: f32, role: Role, style: Style) {
        self.as_str().set(scene, at, size, role, style);
    }
}

impl Rect {
    /// This rectangle, `by` larger on every side.
    #[must_use]
    #[inline(never)]
    pub fn grown(self, by: f32) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// Its middle.
    pub fn centre(self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether a point is in it.
    pub fn contains(self, (x, y): (f32, f32)) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

impl Paint {
    #[inline(always)]
    pub(crate) fn new(role: Role, alpha: f32) -> Self {
        Self { role, percent: (alpha * 100.0 + 0.5) as u8 }
    }
}

impl Stroke {
    #[inline(always)]
    pub(crate) fn solid(role: Role, width: f32) -> Self {
        Self::dashed(role, width, (0.0, 0.0))
    }

    #[inline(always)]
    pub(crate) fn dashed(role: Role, width: f32, (dash, gap): (f32, f32)) -> Self {
        Self { paint: Paint::new(role, 1.0), dash: [(2.0 * dash) as u8, (2.0 * gap) as u8], width }
    }

    /// The same line on a halo of paper, one pixel more on each side.
    #[inline(always)]
    pub(crate) fn halo(self, more: f32) -> Self {
        Self::solid(PAPER, self.width + more)
    }
}

impl Style {
    #[inline(always)]
    pub(crate) fn bold(self, bold: bool) -> Self {
        Self(self.0 | u8::from(bold) << 4)
    }

    #[inline(always)]
    pub(crate) fn align(self, align: Align) -> Self {
        Self(self.0 | (align as u8) << 2)
    }

    #[inline(always)]
    pub(crate) fn turned(self) -> Self {
        Self(self.0 | 1 << 5)
    }

    /// The face.
    pub fn face(self) -> Face {
        match self.0 & 3 {
            0 => Face::Sans,
            1 => Face::Mono,
            _ => Face::Serif,
        }
    }

    /// Whether it is bold.
    pub fn is_bold(self) -> bool {
        self.0 >> 4 & 1 == 1
    }

    /// Where the anchor is.
    pub fn anchor(self) -> Align {
        match self.0 >> 2 & 3 {
            0 => Align::Left,
            1 => Align::Centre,
            _ => Align::Right,
        }
    }

    /// Whether it reads upwards.
    pub fn is_turned(self) -> bool {
        self.0 >> 5 == 1
    }
}
