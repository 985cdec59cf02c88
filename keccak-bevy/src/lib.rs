//! The lattice of Keccak in 3D: a viewer of [`keccak_explore`]'s session, with no Keccak logic of its own.
//!
//! One file, one plugin function. What needs no renderer needs no renderer here either: [`logic`] runs under `MinimalPlugins`.
//! The [`Viewer`](viewer::Viewer) holds the session; the message [`Do`](viewer::Do) is the one way to change it, for keys,
//! pointer and panels alike. [`Order`] says what comes after what in a frame.
#![forbid(unsafe_code)]
#![allow(clippy::needless_pass_by_value, reason = "systems take their parameters by value")]
#![allow(clippy::too_many_arguments, clippy::type_complexity, reason = "systems have as many as they need")]

use bevy::prelude::{App, IntoScheduleConfigs, SystemSet, Update};

pub mod app;
pub mod cli;
pub mod eye;
pub mod frames;
pub mod grid;
pub mod hashing;
pub mod keyboard;
pub mod lattice;
pub mod machine;
pub mod motion;
pub mod offscreen;
pub mod overlay;
pub mod paint;
pub mod panels;
pub mod pick;
pub mod pointer;
pub mod scene_rect;
pub mod stage;
pub mod theme;
pub mod viewer;

/// The order of a frame. The first four run in `Update`, the last two in `EguiPrimaryContextPass`, which comes after it:
/// what a panel asks for is done in the next frame, which is asked for at once.
#[derive(SystemSet, Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// Keys, pointer and clock write messages.
    Input,
    /// The session takes the actions.
    Apply,
    /// What follows from the session: where bits are, what colour, from where they are seen.
    Follow,
    /// What the renderer is given.
    Upload,
    /// The panels are laid out; they set [`SceneRect`](scene_rect::SceneRect).
    Panels,
    /// What is drawn over the lattice: marks, lines, labels.
    Overlay,
}

/// Everything that works without a renderer and without a window.
pub fn logic(app: &mut App) {
    app.configure_sets(Update, (Order::Input, Order::Apply, Order::Follow, Order::Upload).chain());
    app.add_plugins((
        viewer::plugin,
        keyboard::plugin,
        scene_rect::plugin,
        hashing::plugin,
        motion::plugin,
        pointer::plugin,
    ));
}
