//! What a frame costs: CPU milliseconds while the app is idle, stepping and animating, and the draws,
//! beside the same boxes with a palette of separate materials.
//!
//! `cargo run --release -p keccak-bevy --example frame_cost`. The times are CPU time of the whole process (user and system),
//! so a software GPU is in them.

use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::math::UVec2;
use bevy::prelude::*;
use keccak_bevy::machine;
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::{Offscreen, headless};
use keccak_bevy::stage::Moment;
use keccak_bevy::viewer::{Do, Viewer};
use keccak_explore::action::Action;
use keccak_explore::session::Session;

const SIZE: UVec2 = UVec2::new(1280, 720);
const FRAMES: u32 = 60;

fn main() -> anyhow::Result<()> {
    machine::adapter()?;
    let baseline = palette();
    println!("{:<34} {:>9} {:>6} {:>8}", "", "CPU ms", "draws", "ratio");
    println!("{:<34} {baseline:>9.1} {:>6} {:>8.2}", "a palette of materials, stepping", COLOURS, 1.0);
    let mut app = Offscreen::new(Viewer::new(Session::first_visit()), SIZE);
    app.settle();
    let mut row = |name: &str, each: &mut dyn FnMut(&mut Offscreen, u32)| {
        let before = cpu();
        for i in 0..FRAMES {
            each(&mut app, i);
            app.update();
        }
        let cost = (cpu() - before) / f64::from(FRAMES);
        let others = app.world().resource::<Shown>().stage.others.is_empty();
        println!("{name:<34} {cost:>9.1} {:>6} {:>8.2}", if others { 1 } else { 2 }, cost / baseline);
    };
    row("this app, nothing happens", &mut |_, _| ());
    row("this app, a step a frame", &mut |app, _| {
        app.world().write_message(Do(Action::ReducedMotion(true)));
        app.world().write_message(Do(Action::Next));
    });
    row("this app, all bits under way", &mut |app, i| app.hold(Moment::Way(i as f32 / FRAMES as f32)));
    println!("In a window a frame in which nothing happens is not drawn at all.");
    Ok(())
}

/// How many colours the palette has.
const COLOURS: usize = 4;

/// 1600 boxes that change their material at every step.
fn palette() -> f64 {
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
    (0..5).for_each(|_| app.update());
    let before = cpu();
    (0..FRAMES).for_each(|_| app.update());
    (cpu() - before) / f64::from(FRAMES)
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
