//! The part of the window that the panels leave free.

use bevy::math::{Rect, Vec2};
use bevy::prelude::*;
use bevy::window::{RequestRedraw, WindowResized};

/// Where the lattice is seen: logical pixels of the whole window or picture.
///
/// The panels set it in [`Order::Panels`](crate::Order::Panels) of every frame; camera, pointer and labels go by it.
/// The lattice and what is drawn over it are clipped to it: the panels stand on bare paper, which costs nothing.
#[derive(Resource, Clone, Copy, PartialEq, Debug)]
pub struct SceneRect {
    /// The free part.
    pub rect: Rect,
    /// The whole window or picture.
    pub window: Vec2,
    /// Whether something floats over the free part where the pointer is, or holds the pointer: a window, an open list.
    pub covered: bool,
    /// How many logical pixels a point of the panels has: they grow with the window, and what is written over the lattice too.
    pub point: f32,
}

impl Default for SceneRect {
    fn default() -> Self {
        Self { rect: Rect::new(0.0, 0.0, 1280.0, 720.0), window: Vec2::new(1280.0, 720.0), covered: false, point: 1.0 }
    }
}

impl SceneRect {
    /// Whether a point of the window belongs to the lattice.
    pub fn has(&self, at: Vec2) -> bool {
        !self.covered && self.rect.contains(at)
    }
}

/// The resource, and the frames that a change of it needs.
pub fn plugin(app: &mut App) {
    app.init_resource::<SceneRect>().add_message::<WindowResized>().add_systems(Last, follow);
}

/// The panels learn of another size one frame late, and the lattice of other panels: nothing else would ask for those frames.
fn follow(scene: Res<SceneRect>, mut resized: MessageReader<WindowResized>, mut redraw: MessageWriter<RequestRedraw>) {
    if resized.read().count() > 0 || scene.is_changed() {
        redraw.write(RequestRedraw);
    }
}
