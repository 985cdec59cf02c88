//! The panels around the lattice.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use crate::Order;
use crate::scene_rect::SceneRect;

/// The panels, in [`Order::Panels`] of `EguiPrimaryContextPass`.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, free.in_set(Order::Panels));
}

/// Without panels everything is free.
fn free(mut contexts: EguiContexts, mut scene: ResMut<SceneRect>) -> Result {
    let all = contexts.ctx_mut()?.viewport_rect();
    let size = Vec2::new(all.width(), all.height());
    scene.set_if_neq(SceneRect { rect: Rect::from_corners(Vec2::ZERO, size), window: size, covered: false });
    Ok(())
}
