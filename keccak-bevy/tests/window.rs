//! The app's window on a display of its own, driven by keys and pointer: what its title says, what its picture shows, and how it ends.
//!
//! Beside it runs the same session without a window. What a key does there is said by an action here, and the two pictures
//! must be alike; what the bits are is held against the states alone.

mod common;
mod screen;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bevy::log::LogPlugin;
use bevy::math::{UVec2, Vec2};
use bevy::prelude::{App, DefaultPlugins, Messages, PluginGroup, Window, World};
use bevy::time::TimeUpdateStrategy;
use bevy::window::{CursorMoved, PrimaryWindow, RequestRedraw, WindowPlugin};
use bevy::winit::WinitPlugin;
use bevy_egui::EguiContext;
use clap::Parser as _;
use keccak_bevy::app::drawn;
use keccak_bevy::cli::Cli;
use keccak_bevy::lattice::Uploads;
use keccak_bevy::machine;
use keccak_bevy::motion::Shown;
use keccak_bevy::offscreen::{Offscreen, Pixels};
use keccak_bevy::scene_rect::SceneRect;
use keccak_bevy::viewer::{Asked, Do, Viewer};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::camera::{Axis, Preset};
use keccak_explore::session::Session;
use keccak_explore::view;
use libtest_mimic::Failed;

use crate::screen::{LARGEST, Screen};

/// The app of the same arguments without a window; nothing moves there.
struct Twin(Offscreen);

impl Twin {
    fn new(arguments: &[&str], size: UVec2) -> Result<Self, String> {
        let cli = Cli::try_parse_from(std::iter::once("keccak-bevy").chain(arguments.iter().copied()));
        let mut session = cli.map_err(|error| error.to_string())?.session().map_err(|error| error.to_string())?;
        session.apply(Action::ReducedMotion(true));
        let mut app = Offscreen::new(Viewer::new(session), size);
        app.settle();
        Ok(Self(app))
    }

    fn act(&mut self, action: Action) {
        self.0.world().write_message(Do(action));
        self.0.update();
        self.0.settle();
    }

    fn session(&mut self) -> Session {
        (**self.0.world().resource::<Viewer>()).clone()
    }

    fn title(&mut self) -> String {
        view::title(&self.session())
    }

    fn picture(&mut self) -> Result<Pixels, String> {
        self.0.shoot().ok_or_else(|| "the renderer gave no picture".to_owned())
    }

    /// Where bits are seen.
    fn samples(&mut self) -> Vec<(Bit, Vec2)> {
        let free = *self.0.world().resource::<SceneRect>();
        common::samples(self.0.world().resource::<Shown>(), &free)
    }
}

/// How much of two pictures is the same.
fn alike(a: &Pixels, b: &Pixels) -> f32 {
    if a.size != b.size {
        return 0.0;
    }
    let same = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).all(|(a, b)| a.abs_diff(*b) < 16);
    let pixels = || a.bytes.chunks_exact(4).zip(b.bytes.chunks_exact(4));
    pixels().filter(same).count() as f32 / pixels().count().max(1) as f32
}

/// Waits until the window shows what the twin shows.
fn same(screen: &mut Screen, twin: &mut Twin, name: &str) -> Result<(), String> {
    let (wanted, session, samples) = (twin.picture()?, twin.session(), twin.samples());
    screen.until_title(&twin.title())?;
    screen.until_picture(name, |picture| {
        let share = alike(picture, &wanted);
        if share < 0.998 {
            return Err(format!("only {share} of it is as it is without a window"));
        }
        common::judge(&session, &samples, picture)
    })
}

/// The end that a user sees: an exit status, and nothing on stderr that says of something wrong.
fn closes(screen: Screen) -> Result<(), Failed> {
    screen.close()?;
    let (status, errors) = screen.end()?;
    if !status.success() || ["ERROR", "panicked", "stopped", "can't"].iter().any(|word| errors.contains(word)) {
        return Err(format!("{status}: {errors}").into());
    }
    Ok(())
}

fn keys() -> Result<(), Failed> {
    let mut screen = Screen::open(&[])?;
    screen.resize(LARGEST)?;
    let mut twin = Twin::new(&[], LARGEST)?;
    same(&mut screen, &mut twin, "first")?;
    // With a name the picture is looked at, too.
    for (key, action, name) in [
        ("ArrowRight", Action::Next, "theta"),
        ("ArrowRight", Action::Next, ""),
        ("ArrowLeft", Action::Previous, ""),
        ("ArrowUp", Action::NextRound, "iota"),
        ("ArrowRight", Action::Next, ""),
        ("8", Action::From(Preset::Isometric), "isometric"),
        ("z", Action::PullMore(Axis::Z, 0.25), "apart"),
        ("n", Action::ToggleTheme, "night"),
    ] {
        screen.press(key)?;
        twin.act(action);
        if name.is_empty() {
            screen.until_title(&twin.title())?;
        } else {
            same(&mut screen, &mut twin, name)?;
        }
    }
    let title = screen.title()?;
    if !["SHA3-256 of “abc”", "round 1", "θ"].iter().all(|word| title.contains(word)) {
        return Err(format!("the window is called {title}").into());
    }
    // The pointer: over a bit, and pinned.
    let (bit, at) = *twin.samples().first().ok_or("no bit can be seen")?;
    screen.point(at)?;
    screen.click()?;
    twin.act(Action::Hover(Some((bit.x, bit.y, bit.z))));
    twin.act(Action::Pin(bit.x, bit.y, bit.z));
    same(&mut screen, &mut twin, "pinned")?;
    // The help: a window of its own over the lattice, and keys are for it until it is closed.
    let without = twin.picture()?;
    screen.press("?")?;
    twin.0.world().write_message(Asked("help"));
    twin.0.update();
    twin.0.settle();
    let help = twin.picture()?;
    let covers = |share: f32| if share < 0.95 { Ok(()) } else { Err(format!("{share} is as without it")) };
    covers(alike(&help, &without))?;
    let shows = |picture: &Pixels| {
        let share = alike(picture, &help);
        if share > 0.998 { Ok(()) } else { Err(format!("only {share} of it is the help")) }
    };
    screen.until_picture("help", shows)?;
    screen.press("ArrowRight")?;
    screen.press("Escape")?;
    twin.0.world().write_message(Asked("help"));
    twin.0.update();
    twin.0.settle();
    same(&mut screen, &mut twin, "without help")?;
    // What plays goes on without a hand.
    screen.press("Home")?;
    twin.act(Action::First);
    screen.until_title(&twin.title())?;
    screen.press(" ")?;
    let mut session = twin.session();
    let titles: Vec<String> = std::iter::repeat_with(|| {
        session.apply(Action::Next);
        view::title(&session)
    })
    .take(121)
    .collect();
    screen.until("playing", |screen| {
        let title = screen.title()?;
        if titles[2..].contains(&title) { Ok(()) } else { Err(format!("the window is called {title}")) }
    })?;
    screen.press(" ")?;
    screen.press("End")?;
    twin.act(Action::Last);
    screen.until_title(&twin.title())?;
    closes(screen)
}

fn sizes() -> Result<(), Failed> {
    let arguments = ["--function", "SHAKE128", "--message", "resized", "--at", "0.2.chi"];
    let size = UVec2::new(1280, 800);
    let mut screen = Screen::open(&arguments)?;
    screen.resize(size)?;
    let mut twin = Twin::new(&arguments, size)?;
    let wanted = twin.picture()?;
    let right = |picture: &Pixels| match alike(picture, &wanted) {
        share if share > 0.998 => Ok(()),
        share => Err(format!("only {share} of it is as it is without a window")),
    };
    screen.until_picture("small", right)?;
    // A storm, faster than anything is drawn.
    for i in 0..200 {
        screen.resize(UVec2::new(1 + i * 977 % LARGEST.x, 1 + i * 613 % LARGEST.y))?;
    }
    for (i, size) in [(1, 1), (2560, 2), (3, 1440), (2560, 1440), (1, 1)].into_iter().enumerate() {
        screen.resize(size.into())?;
        // It is drawn at each of them: something that isn't the black of a fresh window.
        screen.until_picture(&format!("size {i}"), |picture| {
            let drawn = picture.size == UVec2::from(size) && picture.bytes.chunks_exact(4).any(|rgb| rgb[0] > 100);
            if drawn { Ok(()) } else { Err(format!("{} is black", picture.size)) }
        })?;
    }
    screen.press("ArrowRight")?;
    twin.act(Action::Next);
    screen.until_title(&twin.title())?;
    screen.press("ArrowLeft")?;
    twin.act(Action::Previous);
    screen.until_title(&twin.title())?;
    screen.resize(size)?;
    screen.until_picture("after the storm", right)?;
    for _ in 0..3 {
        screen.hide()?;
        screen.show()?;
    }
    // The display has forgotten what was in the window: the app draws it again, without being touched.
    screen.until_picture("shown again", right)?;
    closes(screen)
}

/// It ends with status 1 and says why, in sentences of its own.
fn fails(screen: Screen, why: &str) -> Result<(), Failed> {
    let (status, errors) = screen.end()?;
    if status.code() != Some(1) || !errors.contains(why) || errors.contains("panicked") {
        return Err(format!("{status}: {errors}").into());
    }
    Ok(())
}

fn lost_display() -> Result<(), Failed> {
    let mut screen = Screen::open(&[])?;
    let title = Twin::new(&[], UVec2::new(640, 400))?.title();
    screen.until_title(&title)?;
    screen.pull_the_plug()?;
    fails(screen, "broken")
}

fn lost_window() -> Result<(), Failed> {
    let mut screen = Screen::open(&[])?;
    let title = Twin::new(&[], UVec2::new(640, 400))?.title();
    screen.until_title(&title)?;
    screen.destroy()?;
    fails(screen, "The window is gone")
}

fn no_display() -> Result<(), Failed> {
    for (display, why) in [("", "There is no display"), (":65000", "DISPLAY is :65000")] {
        let output = screen::app(display, &[]).output()?;
        let errors = String::from_utf8_lossy(&output.stderr);
        // One sentence for people: no path, no line of code.
        let clean = !["panicked", "ERROR", ".rs", "OsError"].iter().any(|word| errors.contains(word));
        if output.status.code() != Some(1) || !errors.contains(why) || !clean {
            return Err(format!("{}: {errors}", output.status).into());
        }
    }
    Ok(())
}

/// How often another frame was asked for.
#[derive(Default)]
struct Asks(Arc<AtomicUsize>);

/// The window's app without the system's loop: panels, overlay and lattice, and a clock that goes on by itself.
fn idle() -> Result<(), Failed> {
    let mut app = App::new();
    let window = Window { resolution: (1280, 720).into(), ..Window::default() };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..WindowPlugin::default() })
            .disable::<WinitPlugin>()
            .disable::<LogPlugin>(),
    )
    .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)))
    .add_plugins(drawn);
    while app.plugins_state() == bevy::app::PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    app.update();
    // In a window egui wakes the loop itself; here that is counted.
    let asks = Asks::default();
    let mut contexts = app.world_mut().query::<&mut EguiContext>();
    let mut found = 0;
    for mut context in contexts.iter_mut(app.world_mut()) {
        let asks = asks.0.clone();
        context.get_mut().set_request_repaint_callback(move |asked| {
            if asked.delay.is_zero() {
                asks.fetch_add(1, Ordering::Relaxed);
            }
        });
        found += 1;
    }
    if found != 1 {
        return Err(format!("{found} contexts of egui").into());
    }
    let asked = |app: &mut App| {
        app.world_mut().resource_mut::<Messages<RequestRedraw>>().clear();
        app.update();
        let messages = app.world().resource::<Messages<RequestRedraw>>().len();
        messages + asks.0.swap(0, Ordering::Relaxed)
    };
    let drawn = |world: &World| {
        let shown = world.resource::<Shown>();
        (shown.changes, shown.frames, world.resource::<Uploads>().0)
    };
    let pointer = |app: &mut App, position: Vec2| {
        let mut windows = app.world_mut().query_filtered::<bevy::prelude::Entity, bevy::prelude::With<PrimaryWindow>>();
        let window = windows.single(app.world()).map_err(|error| error.to_string())?;
        app.world_mut().write_message(CursorMoved { window, position, delta: None });
        Ok::<_, String>(())
    };
    let actions = [Action::Turn(0.5, 0.1), Action::ToggleTheme, Action::Pin(1, 2, 3), Action::Next];
    for action in actions {
        // Over the lattice, where a bit is under it.
        pointer(&mut app, Vec2::new(400.0, 360.0))?;
        app.world_mut().write_message(Do(action));
        let mut frames = 0;
        while asked(&mut app) > 0 {
            frames += 1;
            if frames > 400 {
                return Err("it never rests".into());
            }
        }
        if frames == 0 {
            return Err("an action asks for no frame".into());
        }
    }
    let before = drawn(app.world());
    for i in 0..300 {
        let asked = asked(&mut app);
        if asked > 0 {
            return Err(format!("{asked} frames are asked for in update {i} after nothing happened").into());
        }
    }
    if drawn(app.world()) != before {
        return Err("something was drawn anew".into());
    }
    Ok(())
}

/// A name, what is missing for it, and what it does.
type Trial = (&'static str, Option<String>, fn() -> Result<(), Failed>);

fn main() {
    let adapter = machine::adapter().err().map(|error| error.to_string());
    let both = adapter.clone().or_else(screen::missing);
    let trials: Vec<Trial> = vec![
        ("idle", adapter, idle),
        ("keys", both.clone(), keys),
        ("sizes", both.clone(), sizes),
        ("lost_window", both.clone(), lost_window),
        ("lost_display", both.clone(), lost_display),
        ("no_display", both, no_display),
    ];
    common::run(trials);
}
