//! Layout: a session's pictures as shapes and colours, in CSS pixels, without a canvas.

pub mod aside;
pub mod lane_sheet;
pub mod lanes;
pub mod lattice;
pub mod lines;
mod marks;
mod motion;
mod slice;
pub mod slices;
pub mod state;
pub mod strip;
pub mod timeline;
mod wire;

use keccak_explore::palette::{PAPER, Role, Theme};

use crate::prelude::*;

/// Shapes in the order in which they are painted, on paper.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// The panel's width.
    pub width: f64,
    /// The panel's height.
    pub height: f64,
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
        centre: (f64, f64),
        /// Its radius.
        radius: f64,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A line through points.
    Line(Vec<(f64, f64)>, Stroke),
    /// A Bézier curve: where it begins, its two control points, where it ends.
    Curve([(f64, f64); 4], Stroke),
    /// A filled polygon.
    Polygon(Vec<(f64, f64)>, Paint),
    /// A text.
    Text(Text),
}

/// An upright rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A colour by its role, and how much of it covers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Paint {
    /// The role.
    pub role: Role,
    /// 0 … 1.
    pub alpha: f64,
}

/// A line's colour, width and dashes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width.
    pub width: f64,
    /// The lengths of dash and gap, if it is dashed.
    pub dash: Option<(f64, f64)>,
}

/// A text and how it is set.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The anchor: on the baseline, at the side that `align` says.
    pub at: (f64, f64),
    /// The words.
    pub words: String,
    /// The size.
    pub size: f64,
    /// The face.
    pub face: Face,
    /// Whether it is bold.
    pub bold: bool,
    /// Where the anchor is.
    pub align: Align,
    /// The colour.
    pub paint: Paint,
    /// Whether it reads upwards.
    pub turned: bool,
}

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

impl Scene {
    /// A panel with nothing on it yet.
    pub fn empty(width: f64, height: f64, theme: Theme) -> Self {
        Self { width, height, theme, shapes: Vec::new() }
    }

    pub(crate) fn fill(&mut self, rect: Rect, role: Role, alpha: f64) {
        self.shapes.push(Shape::Fill(rect, Paint { role, alpha }));
    }

    pub(crate) fn frame(&mut self, rect: Rect, role: Role, width: f64) {
        self.shapes.push(Shape::Frame(rect, Stroke::solid(role, width)));
    }

    pub(crate) fn line(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        self.shapes.push(Shape::Line(points.to_vec(), stroke));
    }

    pub(crate) fn ring(&mut self, centre: (f64, f64), radius: f64, stroke: Stroke) {
        self.shapes.push(Shape::Ring { centre, radius, stroke });
    }

    /// A filled circle.
    pub(crate) fn disc(&mut self, centre: (f64, f64), radius: f64, role: Role) {
        self.ring(centre, radius / 2.0, Stroke::solid(role, radius));
    }

    pub(crate) fn curve(&mut self, points: [(f64, f64); 4], stroke: Stroke) {
        self.shapes.push(Shape::Curve(points, stroke));
    }

    pub(crate) fn polygon(&mut self, points: &[(f64, f64)], role: Role) {
        self.pale_polygon(points, role, 1.0);
    }

    pub(crate) fn pale_polygon(&mut self, points: &[(f64, f64)], role: Role, alpha: f64) {
        self.shapes.push(Shape::Polygon(points.to_vec(), Paint { role, alpha }));
    }

    /// A filled arrowhead `size` long, its tip at the point, looking along `(dx, dy)`, which is 1 long.
    pub(crate) fn arrowhead(&mut self, (x, y): (f64, f64), (dx, dy): (f64, f64), size: f64, role: Role) {
        let (back, half) = ((x - dx * size, y - dy * size), size * 0.5);
        self.polygon(
            &[(x, y), (back.0 - dy * half, back.1 + dx * half), (back.0 + dy * half, back.1 - dx * half)],
            role,
        );
    }

    pub(crate) fn text(&mut self, text: Text) {
        self.shapes.push(Shape::Text(text));
    }
}

impl Rect {
    /// This rectangle, `by` larger on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// Its middle.
    pub fn centre(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether a point is in it.
    pub fn contains(self, (x, y): (f64, f64)) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

impl Stroke {
    pub(crate) fn solid(role: Role, width: f64) -> Self {
        Self { paint: Paint { role, alpha: 1.0 }, width, dash: None }
    }

    pub(crate) fn dashed(role: Role, width: f64, dash: (f64, f64)) -> Self {
        Self { dash: Some(dash), ..Self::solid(role, width) }
    }

    /// The same line on a halo of paper, one pixel more on each side.
    pub(crate) fn halo(self, more: f64) -> Self {
        Self { paint: Paint { role: PAPER, alpha: 1.0 }, width: self.width + more, dash: None }
    }
}

impl Text {
    pub(crate) fn new(at: (f64, f64), words: impl Into<String>, size: f64, role: Role) -> Self {
        Self {
            at,
            words: words.into(),
            size,
            face: Face::Sans,
            bold: false,
            align: Align::Left,
            paint: Paint { role, alpha: 1.0 },
            turned: false,
        }
    }

    pub(crate) fn mono(self) -> Self {
        Self { face: Face::Mono, ..self }
    }

    pub(crate) fn serif(self) -> Self {
        Self { face: Face::Serif, ..self }
    }

    pub(crate) fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) fn turned(self) -> Self {
        Self { turned: true, ..self }
    }
}
