//! A display of a test's own (Xvfb) and the app in a window on it: keys and pointer in, titles and pictures out.
//!
//! Nothing sleeps: what is waited for comes with an event of the display, or with the end of the app.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use bevy::math::{UVec2, Vec2};
use keccak_bevy::offscreen::Pixels;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ChangeWindowAttributesAux, ClientMessageEvent,
    ConfigureWindowAux, ConnectionExt as _, EventMask, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// The longest that anything may take, on a slow machine that does other things too.
const PATIENCE: Duration = Duration::from_mins(4);

/// As large as the display is.
pub(crate) const LARGEST: UVec2 = UVec2::new(2560, 1440);

/// A display, the app's window on it, and what is known of both.
pub(crate) struct Screen {
    server: Child,
    app: Child,
    display: Arc<RustConnection>,
    root: Window,
    window: Window,
    happened: Receiver<Happened>,
    keys: Vec<Vec<u32>>,
    /// What the app wrote to stderr; there once it has ended.
    ended: Option<String>,
}

/// What is waited for.
enum Happened {
    Event(Event),
    /// The app has ended, and this was on its stderr.
    Ended(String),
    /// The display is gone.
    Gone,
}

/// Why there is no display, if there is none.
pub(crate) fn missing() -> Option<String> {
    let found = Command::new("Xvfb").arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.err().map(|error| format!("no Xvfb ({error}): install the package xvfb"))
}

/// The app with arguments, on a display.
pub(crate) fn app(display: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut app = Command::new(env!("CARGO_BIN_EXE_keccak-bevy"));
    // Drivers want a folder of their own, and complain where none is named.
    app.args(arguments).env("DISPLAY", display).env("XDG_RUNTIME_DIR", env!("CARGO_TARGET_TMPDIR"));
    app.env("WINIT_X11_SCALE_FACTOR", "1").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    app.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    app
}

impl Screen {
    /// A display, and the app with its window there.
    pub(crate) fn open(arguments: &[&str]) -> Result<Self, String> {
        let size = format!("{}x{}x24", LARGEST.x, LARGEST.y);
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(said("Xvfb doesn't start"))?;
        let mut number = String::new();
        // It writes the number when it can be connected to.
        BufReader::new(server.stdout.take().ok_or("Xvfb has no stdout")?)
            .read_line(&mut number)
            .map_err(said("Xvfb says nothing"))?;
        let name = format!(":{}", number.trim());
        let (display, screen) = RustConnection::connect(Some(&name)).map_err(said("no connection"))?;
        let display = Arc::new(display);
        let root = display.setup().roots[screen].root;
        let (tell, happened) = channel();
        listen(display.clone(), tell.clone());
        let keys = keys(&display).map_err(said("no keys"))?;
        let for_root = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        display.change_window_attributes(root, &for_root).map_err(said("no events"))?;
        display.damage_query_version(1, 1).map_err(said("no damage"))?.reply().map_err(said("no damage"))?;
        display.xtest_get_version(2, 2).map_err(said("no xtest"))?.reply().map_err(said("no xtest"))?;
        let mut app = app(&name, arguments).spawn().map_err(said("the app doesn't start"))?;
        let mut errors = app.stderr.take().ok_or("the app has no stderr")?;
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = errors.read_to_end(&mut bytes);
            let _ = tell.send(Happened::Ended(String::from_utf8_lossy(&bytes).into_owned()));
        });
        let mut screen = Self { server, app, display, root, window: 0, happened, keys, ended: None };
        screen.point(Vec2::ZERO)?;
        screen.until("a window", |screen| if screen.window == 0 { Err("none".to_owned()) } else { Ok(()) })?;
        screen.watch().map_err(said("the window can't be watched"))?;
        Ok(screen)
    }

    /// Asks for the window's events, and gives it the keyboard.
    fn watch(&self) -> Result<(), Box<dyn std::error::Error>> {
        let mask = EventMask::PROPERTY_CHANGE | EventMask::STRUCTURE_NOTIFY;
        self.display
            .change_window_attributes(self.window, &ChangeWindowAttributesAux::new().event_mask(mask))?
            .check()?;
        self.display.damage_create(self.display.generate_id()?, self.window, ReportLevel::NON_EMPTY)?.check()?;
        self.focus()?;
        Ok(())
    }

    fn focus(&self) -> Result<(), Box<dyn std::error::Error>> {
        self.display.set_input_focus(InputFocus::PARENT, self.window, CURRENT_TIME)?.check()?;
        Ok(())
    }

    /// Waits until something holds; it is looked at again after each event.
    pub(crate) fn until<T>(
        &mut self,
        what: &str,
        mut holds: impl FnMut(&mut Self) -> Result<T, String>,
    ) -> Result<T, String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let why = match holds(self) {
                Ok(value) => return Ok(value),
                Err(why) => why,
            };
            if let Some(errors) = &self.ended {
                return Err(format!("{what}: {why}, and the app has ended: {errors}"));
            }
            let Ok(first) = self.happened.recv_timeout(end.saturating_duration_since(Instant::now())) else {
                return Err(format!("{what}: {why}, after {} seconds", PATIENCE.as_secs()));
            };
            // All that have come are one reason to look.
            let more: Vec<Happened> = self.happened.try_iter().collect();
            for happened in std::iter::once(first).chain(more) {
                match happened {
                    Happened::Event(Event::MapNotify(map)) if self.window == 0 => self.window = map.window,
                    Happened::Event(Event::DamageNotify(damaged)) => {
                        let again = self.display.damage_subtract(damaged.damage, x11rb::NONE, x11rb::NONE);
                        again.map_err(said("no damage"))?;
                    }
                    Happened::Event(_) => (),
                    Happened::Ended(errors) => self.ended = Some(errors),
                    Happened::Gone => return Err(format!("{what}: {why}, and the display is gone")),
                }
            }
        }
    }

    /// Waits until the window has this title.
    pub(crate) fn until_title(&mut self, wanted: &str) -> Result<(), String> {
        self.until(wanted, |screen| {
            let title = screen.title()?;
            if title == wanted { Ok(()) } else { Err(format!("the window is called {title}")) }
        })
    }

    /// What the window is called.
    pub(crate) fn title(&self) -> Result<String, String> {
        let read = || -> Result<Vec<u8>, Box<dyn std::error::Error>> {
            let atom = |name: &str| {
                Ok::<_, Box<dyn std::error::Error>>(self.display.intern_atom(false, name.as_bytes())?.reply()?.atom)
            };
            let property = atom("_NET_WM_NAME")?;
            Ok(self.display.get_property(false, self.window, property, AtomEnum::ANY, 0, 1024)?.reply()?.value)
        };
        Ok(String::from_utf8_lossy(&read().map_err(said("no title"))?).into_owned())
    }

    /// Waits until the window's picture is right, and keeps the last one as a file.
    pub(crate) fn until_picture(
        &mut self,
        name: &str,
        mut right: impl FnMut(&Pixels) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut last = None;
        let seen = self.until(name, |screen| {
            let picture = last.insert(screen.picture()?);
            right(picture)
        });
        if let Some(picture) = last {
            let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("window-{name}.png"));
            picture.save(&path).map_err(|error| error.to_string())?;
        }
        seen
    }

    /// What is in the window now.
    pub(crate) fn picture(&self) -> Result<Pixels, String> {
        let read = || -> Result<Pixels, Box<dyn std::error::Error>> {
            let place = self.display.get_geometry(self.window)?.reply()?;
            let (w, h) = (place.width, place.height);
            let image = self.display.get_image(ImageFormat::Z_PIXMAP, self.window, 0, 0, w, h, u32::MAX)?.reply()?;
            let bytes = image.data.chunks_exact(4).flat_map(|bgr| [bgr[2], bgr[1], bgr[0], 255]).collect();
            Ok(Pixels { size: UVec2::new(w.into(), h.into()), bytes })
        };
        read().map_err(said("no picture"))
    }

    /// Presses a key and lets it go. It is named as in the table of keys.
    pub(crate) fn press(&self, key: &str) -> Result<(), String> {
        let symbol = match key {
            "ArrowLeft" => 0xff51,
            "ArrowUp" => 0xff52,
            "ArrowRight" => 0xff53,
            "ArrowDown" => 0xff54,
            "Home" => 0xff50,
            "End" => 0xff57,
            "Escape" => 0xff1b,
            // Of ASCII the symbol is the letter.
            letter => letter.bytes().next().map_or(0, u32::from),
        };
        let (code, shift) = self.code(symbol).ok_or_else(|| format!("no key has {key}"))?;
        let (shift_code, _) = self.code(0xffe1).filter(|_| shift).unwrap_or_default();
        if shift {
            self.fake(KEY_PRESS_EVENT, shift_code, Vec2::ZERO)?;
        }
        self.fake(KEY_PRESS_EVENT, code, Vec2::ZERO)?;
        self.fake(KEY_RELEASE_EVENT, code, Vec2::ZERO)?;
        if shift {
            self.fake(KEY_RELEASE_EVENT, shift_code, Vec2::ZERO)?;
        }
        Ok(())
    }

    /// The key that has a symbol, and whether Shift is held with it.
    fn code(&self, symbol: u32) -> Option<(u8, bool)> {
        let first = self.display.setup().min_keycode;
        let level = |level: usize| self.keys.iter().position(|symbols| symbols.get(level) == Some(&symbol));
        let (place, shift) = level(0).map(|place| (place, false)).or_else(|| Some((level(1)?, true)))?;
        Some((first + place as u8, shift))
    }

    /// Moves the pointer to a place of the display.
    pub(crate) fn point(&self, at: Vec2) -> Result<(), String> {
        self.fake(MOTION_NOTIFY_EVENT, 0, at)
    }

    /// Presses the pointer's first button and lets it go.
    pub(crate) fn click(&self) -> Result<(), String> {
        self.fake(BUTTON_PRESS_EVENT, 1, Vec2::ZERO)?;
        self.fake(BUTTON_RELEASE_EVENT, 1, Vec2::ZERO)
    }

    fn fake(&self, kind: u8, detail: u8, at: Vec2) -> Result<(), String> {
        let sent = self.display.xtest_fake_input(kind, detail, CURRENT_TIME, self.root, at.x as i16, at.y as i16, 0);
        sent.map_err(said("no input"))?.check().map_err(said("no input"))
    }

    /// Makes the window so large, at the display's corner.
    pub(crate) fn resize(&self, size: UVec2) -> Result<(), String> {
        let place = ConfigureWindowAux::new().x(0).y(0).width(size.x).height(size.y);
        self.display.configure_window(self.window, &place).map_err(said("no size"))?.check().map_err(said("no size"))
    }

    /// Takes the window off the display, and puts it back: what minimising comes to.
    pub(crate) fn hide(&mut self) -> Result<(), String> {
        let unmap = || self.display.unmap_window(self.window)?.check().map_err(Box::<dyn std::error::Error>::from);
        unmap().map_err(said("it can't be hidden"))
    }

    /// See [`hide`](Self::hide).
    pub(crate) fn show(&mut self) -> Result<(), String> {
        let map = || self.display.map_window(self.window)?.check().map_err(Box::<dyn std::error::Error>::from);
        map().map_err(said("it can't be shown"))?;
        self.focus().map_err(said("it gets no keys"))
    }

    /// Asks the window to close, as its frame does.
    pub(crate) fn close(&self) -> Result<(), String> {
        let ask = || -> Result<(), Box<dyn std::error::Error>> {
            let atom = |name: &str| self.display.intern_atom(false, name.as_bytes());
            let (protocols, delete) = (atom("WM_PROTOCOLS")?.reply()?.atom, atom("WM_DELETE_WINDOW")?.reply()?.atom);
            let message = ClientMessageEvent::new(32, self.window, protocols, [delete, CURRENT_TIME, 0, 0, 0]);
            self.display.send_event(false, self.window, EventMask::NO_EVENT, message)?.check()?;
            Ok(())
        };
        ask().map_err(said("it can't be closed"))
    }

    /// Destroys the window, without asking.
    pub(crate) fn destroy(&self) -> Result<(), String> {
        let destroyed = self.display.destroy_window(self.window).map_err(said("it stays"))?;
        destroyed.check().map_err(said("it stays"))
    }

    /// Ends the display under the window.
    pub(crate) fn pull_the_plug(&mut self) -> Result<(), String> {
        self.server.kill().map_err(said("it stays"))
    }

    /// Waits for the end of the app: its exit status, and what it wrote to stderr.
    pub(crate) fn end(mut self) -> Result<(ExitStatus, String), String> {
        let end = Instant::now() + PATIENCE;
        while self.ended.is_none() {
            match self.happened.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Happened::Ended(errors)) => self.ended = Some(errors),
                Ok(_) => (),
                Err(_) => return Err("the app doesn't end".to_owned()),
            }
        }
        let status = self.app.wait().map_err(said("no status"))?;
        Ok((status, self.ended.take().unwrap_or_default()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for process in [&mut self.app, &mut self.server] {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The symbols of every key, without Shift and with it.
fn keys(display: &RustConnection) -> Result<Vec<Vec<u32>>, Box<dyn std::error::Error>> {
    let setup = display.setup();
    let count = setup.max_keycode - setup.min_keycode + 1;
    let mapping = display.get_keyboard_mapping(setup.min_keycode, count)?.reply()?;
    Ok(mapping.keysyms.chunks(mapping.keysyms_per_keycode.into()).map(<[u32]>::to_vec).collect())
}

/// Passes on all events of a display.
fn listen(display: Arc<RustConnection>, tell: Sender<Happened>) {
    thread::spawn(move || {
        while let Ok(event) = display.wait_for_event() {
            if tell.send(Happened::Event(event)).is_err() {
                return;
            }
        }
        let _ = tell.send(Happened::Gone);
    });
}

/// An error as a sentence of a test.
fn said<E: std::fmt::Display>(what: &str) -> impl Fn(E) -> String {
    move |error| format!("{what}: {error}")
}
