//! The box at the pointer.

use keccak_explore::palette::{INK, MUTED, PAPER};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::words;

use super::bits::redraw;
use super::geometry::{Geometry, Tier};
use crate::layout::{Align, Rect, Scene, Stroke, Text};

/// The box at the pointer: bit and value, flipped or not, byte and bit, and what a click does.
pub(super) fn pointer_box(scene: &mut Scene, geometry: &Geometry, picture: &Picture, session: &Session) {
    let Some(bit) = picture.hover else { return };
    let Some(look) = session.look() else { return };
    if geometry.tier == Tier::Narrow {
        return;
    }
    let inspector = words::inspector(&look, bit);
    let rect = geometry.rect(bit);
    let (width, height) = (216.0, 50.0);
    let (cx, cy) = rect.centre();
    // Beside the bit, on the side that has room for it.
    let x = if cx + 24.0 + width < geometry.width { cx + 24.0 } else { cx - 24.0 - width };
    let y = if cy - 30.0 - height > 0.0 { cy - 30.0 - height } else { cy + 30.0 };
    let frame = Rect { x, y, width, height };
    let edge = (if x > cx { x } else { x + width }, if y < cy { y + height } else { y });
    scene.line(&[rect.centre(), edge], Stroke::solid(INK, 1.0));
    redraw(scene, geometry, picture, bit);
    scene.fill(frame, PAPER, 1.0);
    scene.frame(frame, INK, 1.0);
    let own = picture.selection.and_then(|selection| selection.as_bit()) == Some(bit);
    scene.text(Text::new((x + 8.0, y + 16.0), inspector.title, 12.0, INK).bold(true));
    scene.text(Text::new((x + width - 8.0, y + 16.0), inspector.change, 11.0, INK).align(Align::Right));
    scene.text(Text::new((x + 8.0, y + 30.0), format!("{} · {}", inspector.string, inspector.byte), 11.0, MUTED));
    scene.text(Text::new((x + 8.0, y + 43.0), if own { "pinned" } else { "click to pin" }, 11.0, MUTED));
}
