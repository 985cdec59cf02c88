//! The app with its window.

use std::path::Path;
use std::time::Duration;

use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::{PresentMode, PrimaryWindow, WindowCloseRequested, WindowDestroyed, WindowResizeConstraints};
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiPlugin, EguiPrimaryContextPass};
use keccak_explore::view;

use crate::hashing::Attach;
use crate::viewer::Viewer;
use crate::{Order, lattice, logic, paint, panels};

/// What is the same with a window and without: panels and lattice.
pub fn drawn(app: &mut App) {
    app.add_plugins((EguiPlugin::default(), logic, lattice::plugin, panels::plugin, paint::plugin))
        .configure_sets(EguiPrimaryContextPass, (Order::Panels, Order::Overlay).chain());
}

/// Until something happens to the window or is asked for: without a limit, and whatever the pointer does elsewhere.
const ASLEEP: UpdateMode = UpdateMode::Reactive {
    wait: Duration::MAX,
    react_to_device_events: false,
    react_to_user_events: true,
    react_to_window_events: true,
};

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
        .insert_resource(WinitSettings { focused_mode: ASLEEP, unfocused_mode: ASLEEP })
        .insert_resource(viewer)
        .add_plugins(drawn)
        .add_systems(Update, title.in_set(Order::Follow).run_if(resource_changed::<Viewer>))
        .add_systems(Update, closing.run_if(on_message::<WindowCloseRequested>))
        .add_systems(Update, gone.run_if(on_message::<WindowDestroyed>));
    wake_for_pipelines(&mut app);
    if let Some(path) = file {
        app.world_mut().write_message(Attach::File(path.to_owned()));
    }
    app
}

/// What can't be drawn yet, because the driver still makes its pipeline, is drawn when that is there: nothing else would wake the app.
fn wake_for_pipelines(app: &mut App) {
    let Some(proxy) = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone()) else {
        return;
    };
    let wake = move |pipelines: Res<PipelineCache>| {
        if pipelines.waiting_pipelines().next().is_some() {
            // It fails where the loop has ended, and then nothing is drawn any more.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    };
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.add_systems(Render, wake.in_set(RenderSystems::Cleanup));
    }
}

/// Bevy closes a window in the frames after it was asked to, and nothing else would wake the app for them.
fn closing(mut settings: ResMut<WinitSettings>) {
    *settings = WinitSettings::continuous();
}

/// A window that was destroyed, though nobody asked the app to close it, can't be drawn into.
fn gone(windows: Query<(), With<PrimaryWindow>>, mut exit: MessageWriter<AppExit>) {
    if !windows.is_empty() {
        eprintln!("The window is gone: something else has destroyed it.");
        exit.write(AppExit::error());
    }
}

/// The window is called what it shows.
fn title(viewer: Res<Viewer>, mut window: Single<&mut Window, With<PrimaryWindow>>) {
    let title = view::title(&viewer);
    if window.title != title {
        window.title = title;
    }
}
