//! The command line: what is shown, and how.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use bevy::math::UVec2;
use clap::Parser;
use keccak_explore::action::Action;
use keccak_explore::camera::Preset;
use keccak_explore::function::Choice;
use keccak_explore::link;
use keccak_explore::palette::Theme;
use keccak_explore::session::Session;
use keccak_explore::view::{self, Written};
use keccak_explore::words;

use crate::hashing::{self, attach_now};

/// The lattice of Keccak in 3D: every bit of every step of SHA-3, SHAKE and their family.
#[derive(Parser, Clone, Debug)]
#[command(name = "keccak-bevy", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to open: a link of the page, with or without what stands before its `#`. What the other options say counts more.
    #[arg(value_name = "LINK")]
    link: Option<String>,

    /// The function: SHA3-256, SHAKE128, Keccak-256, RawSHAKE256, Sponge, Permutation …, in any case.
    #[arg(long, value_name = "NAME")]
    function: Option<String>,

    /// The message, as text.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["hex", "file"])]
    message: Option<String>,

    /// The message, as bytes in hex.
    #[arg(long, value_name = "HEX", conflicts_with = "file")]
    hex: Option<String>,

    /// The message is what this file holds.
    #[arg(long, value_name = "PATH")]
    file: Option<PathBuf>,

    /// The position: start, 0.absorb, 0.3.chi, 0.squeeze … — permutation, round and step, from 0.
    #[arg(long, value_name = "ADDRESS")]
    at: Option<String>,

    /// How the lattice is drawn: lines, slices, lattice or lanes as in links; or from where it is seen:
    /// front, top, side, isometric, or fips (as FIPS 202 draws it).
    #[arg(long, value_name = "VIEW")]
    view: Option<String>,

    /// What is pinned: x,y,z with * for all. 3,1,17 is a bit, 3,*,17 a column, 3,1,* a lane, *,*,17 a slice.
    #[arg(long, value_name = "SELECTION", allow_hyphen_values = true)]
    select: Option<String>,

    /// Paper or night.
    #[arg(long, value_name = "light|dark", default_value = "light", value_parser = theme)]
    theme: Theme,

    /// Writes a picture and ends; needs no window.
    #[arg(long, value_name = "OUT.png", group = "mode")]
    screenshot: Option<PathBuf>,

    /// How large pictures are, in pixels.
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
    size: UVec2,

    /// Writes the round of the position as numbered pictures, for a video, and ends; needs no window.
    #[arg(long, value_name = "DIR", group = "mode")]
    frames: Option<PathBuf>,

    /// Writes the state as one JSON object and ends; needs no GPU.
    #[arg(long, group = "mode")]
    state_json: bool,
}

/// What to do with the session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Show it in a window.
    Window,
    /// Write a picture of this size.
    Screenshot(PathBuf, UVec2),
    /// Write pictures of a round.
    Frames(PathBuf, UVec2),
    /// Write the state.
    Json,
}

/// Pictures are no larger than this, in either direction.
const LARGEST: u32 = 8192;

fn size(text: &str) -> Result<UVec2, String> {
    let wanted = || format!("a size is WxH, for example 1280x720, each from 1 to {LARGEST}");
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(wanted)?;
    let side = |text: &str| text.parse::<u32>().ok().filter(|side| (1..=LARGEST).contains(side)).ok_or_else(wanted);
    Ok(UVec2::new(side(width)?, side(height)?))
}

fn theme(text: &str) -> Result<Theme, String> {
    Theme::ALL.iter().copied().find(|theme| theme.name() == text).ok_or_else(|| "it is light or dark".to_owned())
}

impl Cli {
    /// What to do.
    pub fn mode(&self) -> Mode {
        match (&self.screenshot, &self.frames, self.state_json) {
            (Some(path), ..) => Mode::Screenshot(path.clone(), self.size),
            (_, Some(path), _) => Mode::Frames(path.clone(), self.size),
            (.., true) => Mode::Json,
            _ => Mode::Window,
        }
    }

    /// What is shown.
    ///
    /// # Errors
    /// Says what of it can't be, in the words of the link's reader.
    pub fn session(&self) -> anyhow::Result<Session> {
        let file = self.file.as_deref().map(|path| hashing::read(path).map_err(anyhow::Error::msg)).transpose()?;
        let preset = self.view.as_deref().and_then(|name| Preset::ALL.iter().find(|preset| preset.name() == name));
        let link = self.written(file.as_ref().map(|(_, bytes)| bytes.len()), preset.is_none());
        let mut session = if link.is_empty() { Session::first_visit() } else { link::read(&link) };
        if let Some((label, bytes)) = &file {
            attach_now(&mut session, label.clone(), bytes);
        }
        if !session.notes().is_empty() {
            bail!("{}", session.notes().join("\n"));
        }
        session.apply(Action::Theme(self.theme));
        session.apply(Action::Solid);
        if let Some(preset) = preset {
            session.apply(Action::From(*preset));
        }
        Ok(session)
    }

    /// All of it as one link. Of a key that stands twice the last one counts.
    fn written(&self, file: Option<usize>, view: bool) -> String {
        let link = self.link.as_deref().unwrap_or_default();
        let link = link.split_once('#').map_or(link, |(_, fragment)| fragment);
        let given = self.message.is_some() || self.hex.is_some() || file.is_some();
        // One message: the link's gives way.
        let of_message =
            |pair: &&str| ["m", "hex", "bits", "len", "digest"].contains(&pair.split('=').next().unwrap_or_default());
        let mut pairs: Vec<String> =
            link.split('&').filter(|pair| !(pair.is_empty() || given && of_message(pair))).map(str::to_owned).collect();
        let has_function = pairs.iter().any(|pair| pair.starts_with("f="));
        let mut add = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
                pairs.push(format!("{key}={value}"));
            }
        };
        let default = (given && !has_function).then(|| Choice::default().name());
        add("f", self.function.as_deref().or(default));
        add("m", self.message.as_deref());
        add("hex", self.hex.as_deref());
        add("len", file.map(|len| len.to_string()).as_deref());
        add("at", self.at.as_deref());
        add("view", self.view.as_deref().filter(|_| view));
        add("sel", self.select.as_deref());
        pairs.join("&")
    }

    /// The file that holds the message, for a window that goes on using it.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}

/// Writes the state: `lanes` first, then `w`, `at`, `caption`, `digest` and `link`.
///
/// # Errors
/// Where the message isn't known, or nobody reads what is written.
pub fn write_state(session: &Session) -> anyhow::Result<()> {
    let (Some(look), Some(lanes)) = (session.look(), session.lanes()) else { bail!("{}", unknown()) };
    let mut fields = Written::new();
    view::put(&mut fields, "lanes", &lanes);
    view::put(&mut fields, "w", &look.w());
    view::put(&mut fields, "at", &look.place.position.to_string());
    view::put(&mut fields, "caption", &words::caption(&look).sentence);
    view::put(&mut fields, "digest", &view::digest(session).hex);
    view::put(&mut fields, "link", &link::write(session));
    writeln!(std::io::stdout(), "{}", view::object(fields.iter())).context("the state can't be written")
}

/// What is said where a link names a message that it doesn't carry.
pub fn unknown() -> &'static str {
    "The message of this link is not in it: name its file with --file."
}
