//! The app with its window.

use std::path::Path;

use bevy::prelude::*;
use bevy::window::{PresentMode, WindowResizeConstraints};
use bevy::winit::WinitSettings;
use bevy_egui::{EguiPlugin, EguiPrimaryContextPass};

use crate::hashing::Attach;
use crate::viewer::Viewer;
use crate::{Order, lattice, logic, paint, panels};

/// What is the same with a window and without: panels and lattice.
pub fn drawn(app: &mut App) {
    app.add_plugins((EguiPlugin::default(), logic, lattice::plugin, panels::plugin, paint::plugin))
        .configure_sets(EguiPrimaryContextPass, (Order::Panels, Order::Overlay).chain());
}

/// The app in a window. It sleeps until something happens; what moves asks for its next frame itself.
/// A message that is a file is read again, in a thread, so that it can be lent from.
pub fn windowed(viewer: Viewer, file: Option<&Path>) -> App {
    let mut app = App::new();
    let window = Window {
        title: "Keccak".to_owned(),
        resolution: (1440, 900).into(),
        present_mode: PresentMode::AutoVsync,
        resize_constraints: WindowResizeConstraints { min_width: 1.0, min_height: 1.0, ..default() },
        ..default()
    };
    app.add_plugins(DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() }))
        .insert_resource(WinitSettings::desktop_app())
        .insert_resource(viewer)
        .add_plugins(drawn);
    if let Some(path) = file {
        app.world_mut().write_message(Attach::File(path.to_owned()));
    }
    app
}
