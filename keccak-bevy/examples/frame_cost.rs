//! What a frame costs: CPU milliseconds while the app is idle, stepping and animating, and the draws,
//! beside the same boxes with a palette of separate materials.
//!
//! `cargo run --release -p keccak-bevy --example frame_cost`. The times are CPU time of the whole process (user and system),
//! so a software GPU is in them; of several rounds the least is told.

use std::time::Duration;

use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::math::UVec2;
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy_egui::{EguiPostUpdateSet, EguiRenderOutput};
use keccak_bevy::app::drawn;
use keccak_bevy::lattice::{self, draws};
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::{Offscreen, headless};
use keccak_bevy::viewer::{Do, Viewer};
use keccak_bevy::{logic, machine};
use keccak_explore::action::Action;
use keccak_explore::session::Session;

const SIZE: UVec2 = UVec2::new(1280, 720);
const FRAMES: u32 = 60;
const ROUNDS: u32 = 3;

/// How many draws egui asked for; the renderer takes them away.
#[derive(Resource, Default)]
struct PaintJobs(usize);

fn count(outputs: Query<&EguiRenderOutput>, mut jobs: ResMut<PaintJobs>) {
    jobs.0 = outputs.iter().map(|output| output.paint_jobs.len()).sum();
}

fn main() -> anyhow::Result<()> {
    machine::adapter()?;
    println!("{:<44} {:>7} {:>6} {:>6} {:>6}", "", "CPU ms", "ratio", "draws", "egui's");
    let mut palette = palette();
    let baseline = cost(|| palette.update());
    println!("{:<44} {baseline:>7.1} {:>6.2} {:>6} {:>6}", "a palette of materials, stepping", 1.0, draws(&palette), 0);
    drop(palette);
    for (name, plugin) in [("the lattice alone", alone as fn(&mut App)), ("the lattice and the panels", drawn)] {
        let mut app = Offscreen::with(Viewer::new(Session::first_visit()), SIZE, plugin);
        app.world().init_resource::<PaintJobs>();
        app.world().resource_mut::<Schedules>().add_systems(PostUpdate, count.after(EguiPostUpdateSet::ProcessOutput));
        // So that a motion has as many frames on every machine.
        app.world().insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_nanos(16_666_667)));
        app.settle();
        let mut row = |what: &str, each: &mut dyn FnMut(&mut Offscreen)| {
            let cost = cost(|| {
                each(&mut app);
                app.update();
            });
            let draws = draws(app.app());
            let egui = app.app().world().resource::<PaintJobs>().0;
            println!("{:<44} {cost:>7.1} {:>6.2} {draws:>6} {egui:>6}", format!("{name}, {what}"), cost / baseline);
        };
        row("idle", &mut |_| ());
        row("animating", &mut |app| {
            if !app.world().resource::<Shown>().moment.moves() {
                app.world().write_message(Do(Action::Next));
            }
        });
        row("stepping", &mut |app| {
            app.world().write_message(Do(Action::ReducedMotion(true)));
            app.world().write_message(Do(Action::Next));
        });
    }
    println!("In a window a frame in which nothing happens is not drawn at all.");
    Ok(())
}

/// The lattice without panels, marks and words.
fn alone(app: &mut App) {
    app.add_plugins((logic, lattice::plugin));
}

/// The CPU milliseconds of a frame.
fn cost(mut frame: impl FnMut()) -> f64 {
    (0..5).for_each(|_| frame());
    let rounds = (0..ROUNDS).map(|_| {
        let before = cpu();
        (0..FRAMES).for_each(|_| frame());
        (cpu() - before) / f64::from(FRAMES)
    });
    rounds.fold(f64::INFINITY, f64::min)
}

/// How many colours the palette has.
const COLOURS: usize = 4;

/// 1600 boxes that change their material at every step.
fn palette() -> App {
    let mut app = headless();
    app.add_systems(
        Startup,
        |mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<StandardMaterial>>| {
            let mesh = meshes.add(Cuboid::from_length(0.8));
            let materials: Vec<_> =
                (0..COLOURS).map(|i| materials.add(Color::hsl(90.0 * i as f32, 0.5, 0.5))).collect();
            for i in 0..1600 {
                let (x, y, z) = (i % 5, i / 5 % 5, i / 25);
                let place = Vec3::new(x as f32, 4.0 * y as f32, -(z as f32)) - Vec3::new(2.0, 8.0, -31.5);
                let material = materials[i % COLOURS].clone();
                commands.spawn((Mesh3d(mesh.clone()), MeshMaterial3d(material), Transform::from_translation(place)));
            }
            commands.insert_resource(Palette(materials));
            commands.spawn((
                DirectionalLight::default(),
                Transform::from_xyz(1.0, 2.0, 3.0).looking_at(Vec3::ZERO, Vec3::Y),
            ));
            let eye = Transform::from_xyz(-75.0, 40.0, 20.0).looking_at(Vec3::ZERO, Vec3::Y);
            commands.spawn((Camera3d::default(), Tonemapping::None, Msaa::Off, eye));
        },
    );
    let target = Offscreen::target(&mut app, SIZE);
    app.add_systems(PostStartup, move |mut commands: Commands, camera: Single<Entity, With<Camera3d>>| {
        commands.entity(*camera).insert(bevy::camera::RenderTarget::Image(target.clone().into()));
    });
    app.add_systems(
        Update,
        |palette: Res<Palette>, mut boxes: Query<&mut MeshMaterial3d<StandardMaterial>>, mut step: Local<usize>| {
            *step += 1;
            for (i, mut material) in boxes.iter_mut().enumerate() {
                material.0 = palette.0[(i * 7 + *step) % COLOURS].clone();
            }
        },
    );
    while app.plugins_state() == bevy::app::PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    app
}

#[derive(Resource)]
struct Palette(Vec<Handle<StandardMaterial>>);

/// CPU milliseconds of this process so far; 0 where the system doesn't say.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    // Fields 14 and 15, in hundredths of a second.
    after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}
