//! The view Slices: the w slices of 5 × 5, and under them the slices of the step about one bit, opened.

mod opened;

use keccak_core::parts::{Bit, Column};
use keccak_explore::figure::Figure;
use keccak_explore::palette::{INK, MUTED, PARITY, READ, ZERO};
use keccak_explore::picture::{Mark, Picture, Role};
use keccak_explore::session::{Origin, Session};

use super::slice::Slice;
use super::{MONO, Rect, Scene, Stroke, marks, motion, state};
use crate::prelude::*;

/// Where everything of the view lies.
#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    /// The panel's width.
    pub width: f32,
    /// The panel's height.
    pub height: f32,
    /// The lane size, in bits: so many slices.
    pub w: usize,
    origin: Origin,
    /// A phone: no turned labels, words under the slices instead of beside them.
    narrow: bool,
    /// So many slices stand side by side.
    columns: usize,
    /// From slice to slice, to the right and down.
    step: (f32, f32),
    /// From square to square.
    pitch: f32,
    /// The size of the numbers.
    text: f32,
    /// Where the opened slices begin.
    opened: f32,
    /// All sizes of the opened slices grow together.
    unit: f32,
}

impl Geometry {
    /// The layout of a panel `width` wide.
    pub fn new(width: f32, w: usize, origin: Origin) -> Self {
        let width = width.clamp(200.0, 1e5);
        let narrow = width < 620.0;
        let wide = width >= 1056.0;
        let columns = match (narrow, w) {
            (false, 32..) | (true, ..4) => 16,
            (false, _) | (true, 32..) => 8,
            (true, _) => 4,
        };
        let columns = columns.min(w);
        let scale = if wide { (width / 1096.0).min(2.5) } else { 1.0 };
        // A few slices are larger, but not as large as they could be.
        let most = 24.0 * if narrow { 0.7 } else { (width / 1096.0).min(2.5) };
        let pitch = ((width - 4.0) / columns as f32 / 5.7).min(most);
        let text = 10.0 * scale;
        let step = (5.7 * pitch, 1.7 * text + 5.85 * pitch);
        let rows = w.div_ceil(columns) as f32;
        let opened = rows * step.1 + 24.0 * scale;
        let unit = if narrow { ((width - 4.0) / 3.0 * 0.94 / 181.0).min(1.0) } else { (width / 1096.0).min(2.5) };
        let mut geometry = Self { width, height: 0.0, w, origin, narrow, columns, step, pitch, text, opened, unit };
        geometry.height = opened::bottom(&geometry);
        geometry
    }

    fn slice(&self, z: usize) -> Slice {
        let place = self.w - 1 - z;
        let (column, row) = (place % self.columns, place / self.columns);
        let at = (0.35 * self.pitch + 2.0 + self.step.0 * column as f32, 1.7 * self.text + self.step.1 * row as f32);
        Slice { at, side: self.pitch * 11.0 / 12.0, pitch: self.pitch, z, origin: self.origin }
    }

    /// Where a bit is drawn.
    pub fn rect(&self, bit: Bit) -> Rect {
        self.slice(bit.z).rect(bit.x, bit.y)
    }

    /// The bit at a point.
    pub fn hit(&self, x: f32, y: f32) -> Option<Bit> {
        (0..self.w).find_map(|z| self.slice(z).hit(x, y))
    }

    /// The box round a slice, its parities within.
    fn boxed(&self, z: usize) -> Rect {
        let bounds = self.slice(z).bounds().grown(0.26 * self.pitch);
        Rect { height: bounds.height + 0.72 * self.pitch, ..bounds }
    }
}

/// The bit at a point of the picture: of the small slices, or of the opened one that is pinned.
pub fn hit(picture: &Picture, geometry: &Geometry, x: f32, y: f32) -> Option<Bit> {
    geometry.hit(x, y).or_else(|| opened::hit(picture, geometry, x, y))
}

/// The picture as shapes, at a moment of the motion to it, 0 … 1.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session, progress: f32) -> Scene {
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    opened::leaders(&mut scene, geometry, picture);
    numbers(&mut scene, geometry, picture);
    marks::squares(&mut scene, picture, &|bit| motion::straight(picture, bit, progress, &|bit| geometry.rect(bit)));
    let still = scene.shapes.len();
    if let Figure::Theta(theta) = &*picture.figure {
        for column in (0..5 * geometry.w).map(|i| Column { x: i % 5, z: i / 5 }) {
            let (x, _) = geometry.rect(Bit { x: column.x, y: 0, z: column.z }).centre();
            let bounds = geometry.slice(column.z).bounds();
            let at = (x, bounds.y + bounds.height + 0.5 * geometry.pitch);
            marks::diamond(&mut scene, at, 0.34 * geometry.pitch, if theta.odd(column) { PARITY } else { ZERO }, false);
        }
    }
    boxes(&mut scene, geometry, picture);
    for mark in small_marks(picture) {
        marks::mark(&mut scene, geometry.rect(mark.bit), picture, mark);
    }
    opened::draw(&mut scene, geometry, picture);
    motion::fade(&mut scene, still, progress);
    if !geometry.narrow {
        state::pointer_box(&mut scene, picture, session, &|bit| geometry.rect(bit));
    }
    scene
}

/// The marks on the small slices. Where whole columns are read, the opened slices have the rings.
fn small_marks(picture: &Picture) -> impl Iterator<Item = Mark> {
    let columns = matches!(*picture.figure, Figure::Theta(_));
    let slice = picture.selection.is_some_and(|selection| selection.x.is_none() && selection.y.is_none());
    picture.marks.iter().copied().filter(move |mark| match mark.role {
        Role::Selected => !slice || mark.dashed,
        _ => !columns || mark.dashed,
    })
}

/// The z of every slice.
fn numbers(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let told = slices_told(picture);
    for z in 0..geometry.w {
        let own = told.contains(&Some(z));
        let Rect { x, y, .. } = geometry.slice(z).bounds();
        let words = if own { format!("z = {z}") } else { z.to_string() };
        scene.text(
            (x, y - 0.26 * geometry.pitch - 0.3 * geometry.text),
            words,
            geometry.text,
            if own { INK } else { MUTED },
            MONO.bold(own),
        );
    }
}

/// The slice that is told about and, if it isn't the same, the one that is read for it.
fn slices_told(picture: &Picture) -> [Option<usize>; 2] {
    let Some(opened) = &picture.opened else { return [picture.selection.and_then(|selection| selection.z), None] };
    let second = opened.sources.last().map(|source| source.z).filter(|z| *z != opened.bit.z);
    [Some(opened.bit.z), second]
}

/// A box round the slice z, and one with cut corners round the slice that is read.
fn boxes(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let [own, read] = slices_told(picture);
    if let Some(z) = read {
        edge(scene, geometry.boxed(z), true);
    }
    if let Some(z) = own {
        edge(scene, geometry.boxed(z), false);
    }
}

/// The edge of a slice's box: of a slice that is read its corners are cut, so that it is told without its colour.
fn edge(scene: &mut Scene, rect: Rect, read: bool) {
    if !read {
        scene.frame(rect, INK, 2.0);
        return;
    }
    let Rect { x, y, width, height } = rect;
    let cut = 0.06 * width;
    let (right, bottom) = (x + width, y + height);
    let corners = [
        (x + cut, y),
        (right - cut, y),
        (right, y + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (x + cut, bottom),
        (x, bottom - cut),
        (x, y + cut),
        (x + cut, y),
    ];
    scene.line(&corners, Stroke::solid(READ, 2.0));
}
