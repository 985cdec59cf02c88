//! The state in the view that was chosen: which shapes, how high, and which bit is at a point.

use keccak_core::parts::Bit;
use keccak_explore::palette::{INK, MUTED, PAPER};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Session, View};
use keccak_explore::words;

use super::marks::{Face, square_on_paper};
use super::{Align, Rect, SANS, Scene, Stroke, lines, motion, others};

/// How high the drawing is in a panel of this width.
pub fn height(view: View, width: f32, w: usize) -> f32 {
    match view {
        View::Lines => lines::Geometry::new(width, w).height,
        other => others::height(other, width, w),
    }
}

/// The drawing at a moment of the motion to this picture, 0 … 1.
pub fn scene(picture: &Picture, width: f32, session: &Session, progress: f32) -> Scene {
    let progress = motion::moment(progress);
    match picture.view {
        View::Lines => lines::scene_at(picture, &lines::Geometry::new(width, picture.shown.w), session, progress),
        _ => others::scene(picture, width, session, progress),
    }
}

/// The bit at a point, if there is one.
pub fn hit(picture: &Picture, width: f32, x: f32, y: f32) -> Option<Bit> {
    match picture.view {
        View::Lines => lines::Geometry::new(width, picture.shown.w).hit(x, y),
        _ => others::hit(picture, width, (x, y)),
    }
}

/// The box at the pointer: bit and value, flipped or not, byte and bit, and what a click does.
pub(super) fn pointer_box(scene: &mut Scene, picture: &Picture, session: &Session, place: &dyn Fn(Bit) -> Rect) {
    let Some(bit) = picture.hover else { return };
    let rect = place(bit);
    box_about(scene, session, bit, rect.centre());
    square_on_paper(scene, rect, Face::of(picture, bit));
}

/// The box beside a point, and a line to it.
pub(super) fn box_about(scene: &mut Scene, session: &Session, bit: Bit, (cx, cy): (f32, f32)) {
    let Some(look) = session.look() else { return };
    let inspector = words::inspector(&look, bit);
    let (width, height) = (216.0, 50.0);
    // Beside the bit, on the side that has room for it.
    let x = if cx + 24.0 + width < scene.width { cx + 24.0 } else { cx - 24.0 - width };
    let y = if cy - 30.0 - height > 0.0 { cy - 30.0 - height } else { cy + 30.0 };
    let frame = Rect { x, y, width, height };
    let edge = (if x > cx { x } else { x + width }, if y < cy { y + height } else { y });
    scene.line(&[(cx, cy), edge], Stroke::solid(INK, 1.0));
    scene.fill(frame, PAPER, 1.0);
    scene.frame(frame, INK, 1.0);
    scene.text((x + 8.0, y + 16.0), inspector.title, 12.0, INK, SANS.bold(true));
    scene.text((x + width - 8.0, y + 16.0), inspector.change, 11.0, INK, SANS.align(Align::Right));
    scene.text((x + 8.0, y + 30.0), inspector.place, 11.0, MUTED, SANS);
    scene.text((x + 8.0, y + 43.0), inspector.click, 11.0, MUTED, SANS);
}
