//! What is drawn over the lattice, sharp at every size: axes, numbers, marks, and the lines that say what reaches what.
//!
//! Everything is a function of [`Shown`]; the shapes stand in logical pixels of the window; widths
//! of lines and heights of words are in points, which grow with the window. Needs no renderer.

mod callout;
mod frame;
mod labels;
mod marks;
mod ways;

use bevy::math::{Vec2, Vec3};
use keccak_explore::palette::Role;
use keccak_explore::picture::Picture;

use crate::eye::Eye;
use crate::grid::Grid;
use crate::motion::Shown;
use crate::stage::Moment;

/// A shape, painted in order.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A line through points.
    Line(Vec<Vec2>, Pen),
    /// A filled polygon without dents.
    Area(Vec<Vec2>, Role),
    /// Words.
    Text(Text),
    /// Words in a frame, which is as large as they need.
    Note(Text),
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pen {
    /// Its colour.
    pub role: Role,
    /// How wide it is.
    pub width: f32,
    /// Whether it has gaps.
    pub dashed: bool,
    /// How much of the colour is there, 0 … 1.
    pub strength: f32,
    /// Whether it stands on a wider line of paper.
    pub halo: bool,
}

/// Words at a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// Where.
    pub at: Vec2,
    /// Which point of the words is there: 0, 0 the top left one, 1, 1 the bottom right one.
    pub anchor: Vec2,
    /// Their height.
    pub size: f32,
    /// The words.
    pub text: String,
    /// Their colour.
    pub role: Role,
    /// Whether they are slanted, as x, y, z and formulas are.
    pub slanted: bool,
}

impl Pen {
    /// A line on a halo.
    pub fn solid(role: Role, width: f32) -> Self {
        Self { role, width, dashed: false, strength: 1.0, halo: true }
    }

    /// The same with gaps.
    #[must_use]
    pub fn dashed(self) -> Self {
        Self { dashed: true, ..self }
    }

    /// The same without a halo.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { halo: false, ..self }
    }

    /// The same, paler.
    #[must_use]
    pub fn pale(self, strength: f32) -> Self {
        Self { strength: self.strength * strength, ..self }
    }
}

/// What shapes are made from.
#[derive(Clone, Copy)]
pub(crate) struct Drawing<'a> {
    pub(crate) picture: &'a Picture,
    pub(crate) grid: &'a Grid,
    pub(crate) eye: &'a Eye,
    pub(crate) shown: &'a Shown,
    /// How much of what a step leaves is there yet, 0 … 1.
    pub(crate) done: f32,
}

/// Everything over the lattice; nothing while nothing is shown.
pub fn shapes(shown: &Shown) -> Vec<Shape> {
    let (Some(picture), Some(grid), Some(eye)) = (&shown.picture, &shown.grid, &shown.eye) else { return Vec::new() };
    let done = match shown.moment {
        Moment::Rest => 1.0,
        Moment::Way(way) | Moment::Element(_, way) => way * way,
    };
    let (eye, point) = eye.in_points();
    let drawing = Drawing { picture, grid, eye: &eye, shown, done };
    let (mut shapes, mut ways) = (Vec::new(), Vec::new());
    frame::draw(&drawing, &mut shapes);
    ways::draw(&drawing, &mut ways);
    let mut taken = Vec::new();
    // The words of the step go before those of the frame.
    labels::clear(&mut ways, &mut taken, eye.free);
    labels::clear(&mut shapes, &mut taken, eye.free);
    shapes.append(&mut ways);
    marks::draw(&drawing, &mut shapes);
    for shape in &mut shapes {
        shape.scale(point);
    }
    shapes
}

impl Shape {
    /// Takes it so many times farther from the window's corner.
    fn scale(&mut self, times: f32) {
        match self {
            Self::Line(points, _) | Self::Area(points, _) => points.iter_mut().for_each(|point| *point *= times),
            Self::Text(text) | Self::Note(text) => text.at *= times,
        }
    }
}

impl Drawing<'_> {
    /// Points of space as a line; nothing where one is behind the eye.
    fn line(&self, points: impl IntoIterator<Item = Vec3>, pen: Pen) -> Option<Shape> {
        let points: Option<Vec<Vec2>> = points.into_iter().map(|point| self.eye.project(point)).collect();
        Some(Shape::Line(points?, pen)).filter(|_| pen.strength > 0.01)
    }

    /// Words beside a point of the window.
    fn text(at: Vec2, anchor: (f32, f32), size: f32, text: impl Into<String>, role: Role) -> Shape {
        Shape::Text(Text { at, anchor: Vec2::new(anchor.0, anchor.1), size, text: text.into(), role, slanted: false })
    }
}

/// The two sides of an arrow's head at the end of a line.
fn head(from: Vec2, to: Vec2, long: f32) -> Option<[Vec2; 3]> {
    let way = (to - from).try_normalize()? * long;
    let aside = Vec2::new(-way.y, way.x) * 0.42;
    Some([to - way + aside, to, to - way - aside])
}
