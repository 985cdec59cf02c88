//! The marks of the page, on the face of a bit that looks at the reader: ring, brackets, frame.

use bevy::math::{Vec2, Vec3};
use keccak_core::parts::Bit;
use keccak_explore::palette::{INK, READ, WRITTEN};
use keccak_explore::picture::{Mark, Role};
use keccak_explore::selection::Selection;

use super::{Drawing, Pen, Shape, Text};

/// The least half of a face that a mark is drawn round, in pixels.
const LEAST: f32 = 4.5;

pub(super) fn draw(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    // In rows a part that reaches through several slices has no one outline.
    let one = |part: &Selection| part.as_bit().is_none() && (part.z.is_some() || !drawing.grid.in_rows());
    let part = drawing.picture.selection.filter(one);
    let framed = |mark: &Mark| part.is_some() && mark.role == Role::Selected && !mark.dashed;
    for mark in drawing.picture.marks.iter().filter(|mark| drawing.grid.shows(mark.bit) && !framed(mark)) {
        draw_mark(drawing, *mark, shapes);
    }
    if let Some(part) = part {
        outline(drawing, part, shapes);
    }
    hover(drawing, shapes);
}

/// The middle of the face that looks at the reader most, and half its sides, at least as long as a mark needs.
fn face(drawing: &Drawing<'_>, bit: Bit) -> Option<[Vec3; 3]> {
    let instance = drawing.shown.stage.bits.get(bit.index(drawing.grid.w))?;
    let (eye, half) = (drawing.eye, instance.size / 2.0);
    // The same for all bits, so that the marks of a column lie all flat or all upright.
    let to_eye = eye.axes[2];
    let axes = [(Vec3::Y, Vec3::X, Vec3::Z), (Vec3::X, Vec3::Z, Vec3::Y), (Vec3::Z, Vec3::X, Vec3::Y)];
    // What lies flat is marked from above, as long as it is seen from there.
    let weight = |normal: Vec3| to_eye.dot(normal).abs() * if normal.y > 0.0 { 1.6 } else { 1.0 };
    let (normal, right, up) = axes.into_iter().max_by(|a, b| weight(a.0).total_cmp(&weight(b.0)))?;
    let middle = instance.place + normal * half.dot(normal) * to_eye.dot(normal).signum();
    let wide = drawing.grid.wide(bit) / 2.0;
    let pixels = (eye.project(middle + eye.axes[0] * wide)? - eye.project(middle)?).length();
    let grown = wide * (LEAST / pixels.max(0.1)).max(1.0);
    Some([middle, right * grown, up * grown])
}

/// One line round a part, instead of a frame round each of its bits.
fn outline(drawing: &Drawing<'_>, part: Selection, shapes: &mut Vec<Shape>) {
    if part == (Selection { x: None, y: None, z: None }) {
        return;
    }
    let corners = super::frame::box_of(drawing, Some(part), 0.12);
    let mut round = super::labels::hull(corners);
    round.extend(round.first().copied());
    shapes.push(Shape::Line(round, Pen::solid(INK, 2.0)));
}

fn draw_mark(drawing: &Drawing<'_>, mark: Mark, shapes: &mut Vec<Shape>) {
    let Some([middle, right, up]) = face(drawing, mark.bit) else { return };
    let pen = |role, width| {
        let pen = Pen::solid(role, width);
        if mark.dashed { pen.dashed() } else { pen }
    };
    let at = |x: f32, y: f32| middle + right * x + up * y;
    match mark.role {
        Role::Read => {
            let pen = pen(READ, if mark.dashed { 1.5 } else { 2.0 }).pale(drawing.done.max(0.3));
            let circle = (0..=28).map(|i| {
                let (sine, cosine) = (i as f32 / 28.0 * std::f32::consts::TAU).sin_cos();
                at(1.5 * cosine, 1.5 * sine)
            });
            shapes.extend(drawing.line(circle, pen));
        }
        Role::Written => {
            let pen = pen(WRITTEN, 2.0).pale(drawing.done);
            for (x, y) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)] {
                let (far, short) = (1.4, 0.6);
                shapes
                    .extend(drawing.line([at(x * short, y * far), at(x * far, y * far), at(x * far, y * short)], pen));
            }
        }
        Role::Selected => {
            let frame = [(-1.4, -1.4), (1.4, -1.4), (1.4, 1.4), (-1.4, 1.4), (-1.4, -1.4), (0.0, -1.4)];
            shapes.extend(drawing.line(frame.map(|(x, y)| at(x, y)), pen(INK, 2.0)));
        }
    }
}

/// What the pointer is over, in words.
fn hover(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let Some(bit) = drawing.picture.hover.filter(|bit| drawing.grid.shows(*bit)) else { return };
    let Some(at) =
        drawing.shown.stage.bits.get(bit.index(drawing.grid.w)).and_then(|bit| drawing.eye.project(bit.place))
    else {
        return;
    };
    let Some(words) = drawing.shown.pointed.clone() else { return };
    shapes.push(Shape::Note(Text {
        at: at + Vec2::new(22.0, -22.0),
        anchor: Vec2::new(0.0, 1.0),
        size: 13.0,
        text: words,
        role: INK,
        slanted: false,
    }));
}
