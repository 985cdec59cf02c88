//! The app with its window.

use bevy::prelude::*;
use bevy::winit::WinitSettings;
use bevy_egui::{EguiPlugin, EguiPrimaryContextPass};

use crate::{Order, lattice, logic, paint, panels};

/// What is the same with a window and without: panels and lattice.
pub fn drawn(app: &mut App) {
    app.add_plugins((EguiPlugin::default(), logic, lattice::plugin, panels::plugin, paint::plugin))
        .configure_sets(EguiPrimaryContextPass, (Order::Panels, Order::Overlay).chain());
}

/// The app in a window.
pub fn windowed() -> App {
    let mut app = App::new();
    let window = Window { title: "Keccak".to_owned(), ..default() };
    app.add_plugins(DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() }))
        .insert_resource(WinitSettings::desktop_app())
        .add_plugins(drawn);
    app
}
