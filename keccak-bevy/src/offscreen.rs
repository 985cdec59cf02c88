//! Pictures without a window, and without a display.

use std::sync::{Arc, Mutex};

use bevy::app::PluginsState;
use bevy::camera::RenderTarget;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{TextureFormat, TextureUsages};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::tasks::tick_global_task_pools_on_main_thread;
use bevy::window::{ExitCondition, WindowPlugin};
use bevy::winit::WinitPlugin;

use crate::app::drawn;
use crate::lattice::LatticeCamera;
use crate::motion::Shown;
use crate::scene_rect::SceneRect;
use crate::stage::Moment;
use crate::viewer::Viewer;

/// So many frames that are alike say that panels and eye are where they stay; and how many may pass until then.
const ALIKE: usize = 4;
const SETTLE: usize = 80;

/// How many frames a picture may take to come back from the renderer.
const PATIENCE: usize = 200;

/// An app that draws into a picture.
#[derive(Debug)]
pub struct Offscreen {
    app: App,
    target: Handle<Image>,
    ended: bool,
}

/// A picture, rows from the top, four bytes a pixel: red, green, blue, opacity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pixels {
    /// Its width and height in pixels.
    pub size: UVec2,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Bevy without a window, drawing in step with the caller.
pub fn headless() -> App {
    let mut app = App::new();
    let window = WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() };
    let render = RenderPlugin { synchronous_pipeline_compilation: true, ..default() };
    app.add_plugins(
        DefaultPlugins
            .set(window)
            .set(render)
            .disable::<WinitPlugin>()
            .disable::<LogPlugin>()
            .disable::<PipelinedRenderingPlugin>(),
    );
    app
}

impl Offscreen {
    /// An app of this size in pixels that shows this. It needs an adapter, which is looked for before: see [`machine`](crate::machine).
    pub fn new(viewer: Viewer, size: UVec2) -> Self {
        Self::with(viewer, size, drawn)
    }

    /// One of which only a part is drawn: what this plugin has.
    pub fn with(viewer: Viewer, size: UVec2, drawn: fn(&mut App)) -> Self {
        let size = size.max(UVec2::ONE);
        let mut app = headless();
        app.add_plugins(drawn).insert_resource(viewer).insert_resource(SceneRect {
            rect: Rect::from_corners(Vec2::ZERO, size.as_vec2()),
            window: size.as_vec2(),
            covered: false,
            point: 1.0,
        });
        while app.plugins_state() == PluginsState::Adding {
            tick_global_task_pools_on_main_thread();
        }
        app.finish();
        app.cleanup();
        let target = Self::target(&mut app, size);
        let aim = target.clone();
        app.add_systems(PostStartup, move |mut commands: Commands, camera: Single<Entity, With<LatticeCamera>>| {
            commands.entity(*camera).insert(RenderTarget::Image(aim.clone().into()));
        });
        Self { app, target, ended: false }
    }

    /// A picture of this size that a camera can draw into.
    pub fn target(app: &mut App, size: UVec2) -> Handle<Image> {
        let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None);
        image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
        app.world_mut().resource_mut::<Assets<Image>>().add(image)
    }

    /// The world, for what is to be set or asked.
    pub fn world(&mut self) -> &mut World {
        self.app.world_mut()
    }

    /// The app, for what is to be counted.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// One frame.
    pub fn update(&mut self) {
        self.app.update();
        self.ended |= self.app.should_exit().is_some();
    }

    /// Whether somebody asked the app to end, with Ctrl-C for example.
    pub const fn is_ended(&self) -> bool {
        self.ended
    }

    /// Frames until everything lies where it stays.
    pub fn settle(&mut self) {
        let mut alike = 0;
        let mut last = None;
        for _ in 0..SETTLE {
            self.app.update();
            let now = Some((*self.app.world().resource::<SceneRect>(), self.app.world().resource::<Shown>().eye));
            alike = if now == last { alike + 1 } else { 0 };
            last = now;
            if alike >= ALIKE {
                return;
            }
        }
    }

    /// Holds the motion at one moment.
    pub fn hold(&mut self, moment: Moment) {
        self.world().resource_scope(|world, mut shown: Mut<Shown>| shown.hold(world.resource::<Viewer>(), moment));
    }

    /// The picture of the next frame; `None` where the renderer doesn't give it.
    pub fn shoot(&mut self) -> Option<Pixels> {
        let taken = Arc::new(Mutex::new(None));
        let (give, target) = (taken.clone(), self.target.clone());
        self.world().commands().spawn(Screenshot::image(target)).observe(move |captured: On<ScreenshotCaptured>| {
            let image = &captured.image;
            let pixels = Pixels { size: image.size(), bytes: image.data.clone().unwrap_or_default() };
            if let Ok(mut place) = give.lock() {
                *place = Some(pixels);
            }
        });
        for _ in 0..PATIENCE {
            self.update();
            if let Ok(mut taken) = taken.lock()
                && let Some(pixels) = taken.take()
            {
                return Some(pixels);
            }
        }
        None
    }
}

impl Pixels {
    /// Red, green and blue at a place from the top left corner; `None` outside.
    pub fn at(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let i = (x < self.size.x && y < self.size.y).then(|| 4 * (y * self.size.x + x) as usize)?;
        self.bytes.get(i..i + 3)?.try_into().ok()
    }

    /// Writes a PNG.
    ///
    /// # Errors
    /// Where the file can't be written, and why.
    pub fn save(&self, path: &std::path::Path) -> anyhow::Result<()> {
        use anyhow::Context as _;
        use bevy::asset::RenderAssetUsages;
        use bevy::render::render_resource::{Extent3d, TextureDimension};
        let extent = Extent3d { width: self.size.x, height: self.size.y, depth_or_array_layers: 1 };
        let image = Image::new(
            extent,
            TextureDimension::D2,
            self.bytes.clone(),
            TextureFormat::Rgba8UnormSrgb,
            RenderAssetUsages::MAIN_WORLD,
        );
        let picture = image.try_into_dynamic().context("the picture can't be converted")?.to_rgb8();
        picture.save(path).with_context(|| format!("can't write {}", path.display()))
    }
}
