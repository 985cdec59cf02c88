//! Cells in rows: the bytes of a block or of the output.

use keccak_explore::palette::{INK, MUTED, Role};

use super::super::geometry::{Geometry, Tier};
use crate::layout::{Align, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// Cells in rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The top left corner.
    pub(super) at: (f32, f32),
    /// How many stand side by side.
    pub(super) columns: usize,
    /// From cell to cell.
    pub(super) pitch: (f32, f32),
    /// How large one is.
    pub(super) size: (f32, f32),
    /// After so many cells there is a little more room.
    pub(super) group: usize,
    /// How much.
    pub(super) gap: f32,
    /// The most that the digits may have for a size.
    pub(super) text: f32,
    /// Whether a line of words has room under the digits.
    pub(super) two: bool,
}

impl Grid {
    /// Where a cell is.
    pub(super) fn cell(&self, i: usize) -> Rect {
        let (column, row) = (i % self.columns, i / self.columns);
        Rect {
            x: self.at.0 + self.pitch.0 * column as f32 + self.gap * (column / self.group) as f32,
            y: self.at.1 + self.pitch.1 * row as f32,
            width: self.size.0,
            height: self.size.1,
        }
    }

    /// The size of the digits.
    pub(super) fn text(&self) -> f32 {
        let lines = if self.two { 0.43 } else { 0.88 };
        self.text.min(lines * self.size.1).min(self.size.0 / 1.5)
    }

    /// The baseline of a cell's digits.
    pub(super) fn baseline(&self, i: usize) -> f32 {
        let middle = if self.two { 0.3 } else { 0.5 };
        self.cell(i).y + middle * self.size.1 + 0.36 * self.text()
    }
}

/// From where to where the band goes: as far as lanes of 64 bits would.
pub(super) fn span(geometry: &Geometry) -> (f32, f32) {
    (geometry.left, Geometry::new(geometry.width, 64).right())
}

/// Where cells begin under the title.
pub(super) fn top(geometry: &Geometry) -> f32 {
    geometry.band + [24.0, 21.0, 18.0][geometry.tier as usize] * geometry.scale
}

/// The size of a title in so much room.
fn title_size(geometry: &Geometry, words: &str, room: f32) -> f32 {
    let size = [13.0 * geometry.scale, 12.0 * geometry.scale, 11.0][geometry.tier as usize];
    size.min(room / (0.62 * words.chars().count() as f32))
}

/// The band's title, smaller where it would be too long.
pub(super) fn title(scene: &mut Scene, geometry: &Geometry, words: &str) {
    let (left, right) = span(geometry);
    let size = title_size(geometry, words, right - left);
    scene.text((left, geometry.band + 0.85 * size), words, size, INK, SANS.bold(true));
}

/// What the gutter has no room for, at the right of the title, if there is room.
pub(in super::super) fn remark(scene: &mut Scene, geometry: &Geometry, title: &str, words: &str) {
    let (left, right) = span(geometry);
    let size = 10.0 * geometry.scale;
    let taken = 0.62 * title_size(geometry, title, right - left) * title.chars().count() as f32;
    if taken + 0.58 * size * words.chars().count() as f32 + size <= right - left {
        scene.text((right, geometry.band + 1.05 * size), words, size, MUTED, SANS.align(Align::Right));
    }
}

/// The number of the row's first byte, at its left.
pub(super) fn row_label(scene: &mut Scene, geometry: &Geometry, y: f32, words: &str) {
    let (size, gap) = if geometry.tier == Tier::Narrow { (9.0, 3.0) } else { (10.0 * geometry.scale, 8.0) };
    scene.text((geometry.left - gap * geometry.scale, y), words, size, MUTED, SANS.align(Align::Right));
}

/// A quarter of a circle.
const ARC: [(f32, f32); 4] = [(1.0, 0.0), (0.866, 0.5), (0.5, 0.866), (0.0, 1.0)];

/// A frame with round corners, on a halo of paper: a ring round something wider than a bit.
pub(in super::super) fn round_frame(scene: &mut Scene, rect: Rect, role: Role) {
    let (cx, cy) = rect.centre();
    let radius = 0.35 * rect.width.min(rect.height);
    let (across, down) = (rect.width / 2.0 - radius, rect.height / 2.0 - radius);
    let (mut corner, mut arc) = ((1.0, 1.0), ARC);
    let mut points = Vec::new();
    for _ in 0..4 {
        for turn in &mut arc {
            points.push((cx + across * corner.0 + radius * turn.0, cy + down * corner.1 + radius * turn.1));
            *turn = (-turn.1, turn.0);
        }
        corner = (-corner.1, corner.0);
    }
    points.push(points[0]);
    let stroke = Stroke::solid(role, 2.0);
    scene.line(&points, stroke.halo(2.0));
    scene.line(&points, stroke);
}
