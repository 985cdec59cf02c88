//! The lattice on the screen: one mesh, one material, and a buffer that says where each box is and what it looks like.
//!
//! Bevy draws all boxes at once, since they share mesh and material; a box finds its entry by its tag.

use std::sync::LazyLock;

use bevy::asset::{RenderAssetUsages, embedded_asset};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::camera::{CameraProjection, SubCameraView};
use bevy::core_pipeline::core_3d::Opaque3d;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::math::Vec3A;
use bevy::mesh::{MeshTag, MeshVertexBufferLayoutRef};
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::render_phase::ViewBinnedRenderPhases;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::render::renderer::RenderAdapterInfo;
use bevy::render::storage::ShaderBuffer;
use bevy::shader::ShaderRef;
use keccak_explore::palette::{
    CHANGED, CHANGED_FRONT, CHANGED_SIDE, FAINT, HAIR, ONE, ONE_FRONT, ONE_SIDE, PAPER, Role, Theme, ZERO,
};

use crate::Order;
use crate::motion::Shown;
use crate::scene_rect::SceneRect;
use crate::stage::{Form, Instance};
use crate::theme::rgb;
use crate::viewer::Viewer;

/// The most boxes that are bits, and the most of all.
pub const BITS: usize = 1600;
/// See [`BITS`].
pub const BOXES: usize = 2 * BITS;

/// The bytes before the boxes in the buffer, and those of each; `lattice.wgsl` reads the same.
const HEADER: usize = 32;
const ENTRY: usize = 64;

/// What isn't a bit is shown by so many at a time: mostly there are few of them, or none.
const GROUP: usize = 200;

const SHADER: &str = "embedded://keccak_bevy/lattice.wgsl";

/// How faces are shaded. Chosen by itself: simple on a software GPU, soft on another.
#[derive(Resource, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Shading {
    /// Three flat faces.
    #[default]
    Simple,
    /// Edges and feet of the boxes too, and four samples a pixel.
    Soft,
}

/// How often the lattice was written into the buffer.
#[derive(Resource, Clone, Copy, Default, Debug)]
pub struct Uploads(pub u64);

/// The camera that sees the lattice, and on which the panels are drawn.
#[derive(Component, Clone, Copy, Debug)]
pub struct LatticeCamera;

/// What isn't a bit hangs on these, from so many on.
#[derive(Component)]
struct Others(usize);

#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
#[bind_group_data(Key)]
struct LatticeMaterial {
    #[storage(0, read_only)]
    boxes: Handle<ShaderBuffer>,
    simple: bool,
}

#[repr(C)]
#[derive(Eq, PartialEq, Hash, Copy, Clone)]
struct Key {
    simple: bool,
}

impl From<&LatticeMaterial> for Key {
    fn from(material: &LatticeMaterial) -> Self {
        Self { simple: material.simple }
    }
}

impl Material for LatticeMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        if key.bind_group_data.simple
            && let Some(fragment) = &mut descriptor.fragment
        {
            fragment.shader_defs.push("SIMPLE".into());
        }
        Ok(())
    }
}

#[derive(Resource)]
struct Buffer(Handle<ShaderBuffer>);

/// The boxes and the camera.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "lattice.wgsl");
    app.add_plugins(MaterialPlugin::<LatticeMaterial>::default())
        .init_resource::<Uploads>()
        .add_systems(Startup, (choose, spawn).chain())
        .add_systems(Update, (upload, look).in_set(Order::Upload).run_if(resource_changed::<Shown>))
        .add_systems(Update, shade.in_set(Order::Upload).run_if(resource_exists_and_changed::<Shading>));
}

/// Simple on a software GPU, unless it was chosen.
fn choose(mut commands: Commands, chosen: Option<Res<Shading>>, adapter: Option<Res<RenderAdapterInfo>>) {
    if chosen.is_none() {
        let software = adapter.is_none_or(|adapter| adapter.device_type == wgpu::DeviceType::Cpu);
        commands.insert_resource(if software { Shading::Simple } else { Shading::Soft });
    }
}

fn spawn(
    mut commands: Commands,
    shading: Option<Res<Shading>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut buffers: ResMut<Assets<ShaderBuffer>>,
    mut materials: ResMut<Assets<LatticeMaterial>>,
) {
    let simple = shading.is_none_or(|shading| *shading == Shading::Simple);
    let boxes = buffers.add(ShaderBuffer::new(&vec![0; HEADER + BOXES * ENTRY], RenderAssetUsages::RENDER_WORLD));
    let mesh = meshes.add(Cuboid::from_size(Vec3::ONE));
    let material = materials.add(LatticeMaterial { boxes: boxes.clone(), simple });
    let one = |tag: usize| {
        (
            Mesh3d(mesh.clone()),
            MeshMaterial3d(material.clone()),
            MeshTag(tag as u32),
            NoFrustumCulling,
            Transform::IDENTITY,
        )
    };
    for tag in 0..BITS {
        commands.spawn(one(tag));
    }
    for first in (0..BOXES - BITS).step_by(GROUP) {
        commands.spawn((Others(first), Transform::IDENTITY, Visibility::Hidden)).with_children(|others| {
            for i in first..first + GROUP {
                others.spawn(one(BITS + i));
            }
        });
    }
    commands.insert_resource(Buffer(boxes));
    let msaa = if simple { Msaa::Off } else { Msaa::Sample4 };
    commands.spawn((
        LatticeCamera,
        Camera3d::default(),
        Tonemapping::None,
        msaa,
        Projection::custom(Lens(Mat4::IDENTITY)),
    ));
}

/// The shading was chosen anew.
fn shade(
    mut commands: Commands,
    shading: Res<Shading>,
    camera: Single<Entity, With<LatticeCamera>>,
    mut materials: ResMut<Assets<LatticeMaterial>>,
) {
    let simple = *shading == Shading::Simple;
    let changed: Vec<_> =
        materials.iter().filter(|(_, material)| material.simple != simple).map(|(id, _)| id).collect();
    for id in changed {
        if let Some(mut material) = materials.get_mut(id) {
            material.simple = simple;
        }
        commands.entity(*camera).insert(if simple { Msaa::Off } else { Msaa::Sample4 });
    }
}

/// Writes what stands in space into the buffer, if it has changed.
fn upload(
    viewer: Res<Viewer>,
    shown: Res<Shown>,
    scene: Res<SceneRect>,
    camera: Single<&Camera, With<LatticeCamera>>,
    buffer: Res<Buffer>,
    mut buffers: ResMut<Assets<ShaderBuffer>>,
    mut others: Query<(&Others, &mut Visibility)>,
    mut clear: ResMut<ClearColor>,
    mut uploads: ResMut<Uploads>,
    mut last: Local<Option<(u64, Theme, Rect, u32)>>,
) {
    let theme = viewer.place().theme;
    // From logical pixels to those of the target.
    let scale = camera.target_scaling_factor().unwrap_or(1.0);
    let free = Rect::from_corners((scene.rect.min * scale).round(), (scene.rect.max * scale).round());
    let face = shown.grid.map_or(0, |grid| grid.facing.face());
    let now = Some((shown.changes, theme, free, face));
    if *last == now {
        return;
    }
    *last = now;
    let [r, g, b] = rgb(PAPER, theme);
    clear.0 = Color::srgb_u8(r, g, b);
    for (Others(first), mut visibility) in &mut others {
        let shows = *first < shown.stage.others.len();
        visibility.set_if_neq(if shows { Visibility::Inherited } else { Visibility::Hidden });
    }
    if let Some(mut buffer) = buffers.get_mut(&buffer.0) {
        buffer.data = Some(written(&shown.stage.bits, &shown.stage.others, theme, free, face));
        uploads.0 += 1;
    }
}

/// The buffer: what all share, the bits, then the others from entry [`BITS`] on; an entry of zeros has no size.
fn written(bits: &[Instance], others: &[Instance], theme: Theme, free: Rect, face: u32) -> Vec<u8> {
    let mut bytes = vec![0; HEADER + BOXES * ENTRY];
    let (header, entries) = bytes.split_at_mut(HEADER);
    let [r, g, b] = rgb(PAPER, theme).map(|value| f32::from(linear(value)) / f32::from(u16::MAX));
    put(header, [free.min.x, free.min.y, free.max.x, free.max.y, r, g, b, 1.0].map(f32::to_bits));
    let (for_bits, for_others) = entries.split_at_mut(BITS * ENTRY);
    for (entries, instances) in [(for_bits, bits), (for_others, others)] {
        for (entry, instance) in entries.chunks_exact_mut(ENTRY).zip(instances) {
            write(entry, instance, theme, face);
        }
    }
    bytes
}

fn put<const N: usize>(bytes: &mut [u8], numbers: [u32; N]) {
    for (bytes, number) in bytes.chunks_exact_mut(4).zip(numbers) {
        bytes.copy_from_slice(&number.to_le_bytes());
    }
}

/// A value of sRGB as light: looked up, so that no shader works it out for every corner of every box.
fn linear(value: u8) -> u16 {
    static LIGHT: LazyLock<[u16; 256]> = LazyLock::new(|| {
        std::array::from_fn(|value| {
            let value = value as f32 / 255.0;
            let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
            (light * f32::from(u16::MAX)).round() as u16
        })
    });
    LIGHT[usize::from(value)]
}

fn write(entry: &mut [u8], instance: &Instance, theme: Theme, face: u32) {
    let colour = |role: Role, light: f32| -> [u32; 2] {
        let (own, paper) = (rgb(role, theme), rgb(PAPER, theme));
        let [r, g, b] = [0, 1, 2].map(|i| {
            let own = f32::from(own[i]) * light;
            let mixed = f32::from(paper[i]) + (own - f32::from(paper[i])) * instance.strength;
            u32::from(linear(mixed.round() as u8))
        });
        [r | g << 16, b]
    };
    let [top, front, side] = match (instance.role, instance.form) {
        // A bit that flipped to 0 is a zero with something in it; what is seen of it from the side tells it too.
        (CHANGED, Form::Outline) => [colour(ZERO, 1.0), colour(CHANGED, 1.0), colour(CHANGED, 1.0)],
        (CHANGED, _) => [CHANGED, CHANGED_FRONT, CHANGED_SIDE].map(|role| colour(role, 1.0)),
        (ONE, _) => [ONE, ONE_FRONT, ONE_SIDE].map(|role| colour(role, 1.0)),
        (ZERO, _) => [ZERO, FAINT, HAIR].map(|role| colour(role, 1.0)),
        (role, _) => [1.0, 0.74, 0.56].map(|light| colour(role, light)),
    };
    // The face that one looks at straight says what the top says.
    let (top, front, side) = match face {
        0 => (top, front, side),
        1 => (front, top, side),
        _ => (front, side, top),
    };
    let mark = if instance.form == Form::Plain { [0; 2] } else { colour(CHANGED, 1.0) };
    let (place, size) = (instance.place.to_array().map(f32::to_bits), instance.size.to_array().map(f32::to_bits));
    put(entry, [place[0], place[1], place[2], instance.form as u32 | face << 8]);
    put(&mut entry[16..], [size[0], size[1], size[2], 0]);
    for (bytes, colour) in entry[32..].chunks_exact_mut(8).zip([top, front, side, mark]) {
        put(bytes, colour);
    }
}

/// How many draws of solid things the last frame had, counted where Bevy makes them; 0 without a renderer.
pub fn draws(app: &App) -> usize {
    let phases =
        app.get_sub_app(RenderApp).and_then(|render| render.world().get_resource::<ViewBinnedRenderPhases<Opaque3d>>());
    let Some(phases) = phases else { return 0 };
    let draws = phases.values().map(|phase| {
        let alone: usize = phase.unbatchable_meshes.values().map(|bin| bin.entities.len()).sum();
        phase.multidrawable_meshes.len() + phase.batchable_meshes.len() + alone
    });
    draws.sum()
}

/// Puts the camera where the eye is.
fn look(shown: Res<Shown>, camera: Option<Single<(&mut Transform, &mut Projection), With<LatticeCamera>>>) {
    let (Some(eye), Some(camera)) = (shown.eye, camera) else { return };
    let (mut transform, mut projection) = camera.into_inner();
    let [right, up, back] = eye.axes;
    transform.set_if_neq(Transform {
        translation: eye.position,
        rotation: Quat::from_mat3(&Mat3::from_cols(right, up, back)),
        scale: Vec3::ONE,
    });
    let same = matches!(&*projection, Projection::Custom(custom) if custom.get::<Lens>().is_some_and(|lens| lens.0 == eye.clip_from_view));
    if !same {
        *projection = Projection::custom(Lens(eye.clip_from_view));
    }
}

/// The projection that an [`Eye`](crate::eye::Eye) has worked out.
#[derive(Clone, Copy, Debug)]
struct Lens(Mat4);

impl CameraProjection for Lens {
    fn get_clip_from_view(&self) -> Mat4 {
        self.0
    }

    fn get_clip_from_view_for_sub(&self, _: &SubCameraView) -> Mat4 {
        self.0
    }

    fn update(&mut self, _: f32, _: f32) {}

    fn far(&self) -> f32 {
        1e5
    }

    fn get_frustum_corners(&self, near: f32, far: f32) -> [Vec3A; 8] {
        let flat =
            |z: f32| [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)].map(|(x, y)| Vec3A::new(x * z, y * z, z));
        let [a, b, c, d] = flat(near);
        let [e, f, g, h] = flat(far);
        [a, b, c, d, e, f, g, h]
    }
}
