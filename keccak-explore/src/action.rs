//! The actions: the one way to change a session. A viewer turns gestures and keys into these.

mod attach;
mod choosing;
mod field;
mod fields;
mod json;
mod opening;
mod selecting;
mod typing;

use keccak_core::parts::Bit;

pub use field::Field;

use crate::camera::{self, Axis, Preset};
use crate::function::Choice;
use crate::keys::{self, Key};
use crate::link;
use crate::message::{Format, Message, said};
use crate::palette::Theme;
use crate::prelude::*;
use crate::selection::{Part, Selection};
use crate::session::{History, Notation, Origin, Outcome, Session, View};

/// Something the reader does.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Nothing: show everything.
    Show,
    /// Opens a link: what stands after its `#`.
    Open(String),
    /// Chooses a function by its option text.
    Function(String),
    /// Types into a field.
    Set(Field, String),
    /// Types the message. Longer ones come as [`Attach`](Action::Attach).
    Type(String),
    /// Says how the text in the box is to be read.
    Format(Format),
    /// The message is complete: Back should return to it.
    Commit,
    /// The viewer holds a message of so many bytes, and hashes it aside.
    Attach {
        /// What it is called.
        label: String,
        /// How long it is, in bytes.
        len: u64,
    },
    /// Puts the attached message away.
    Remove,
    /// The viewer has hashed so many bytes of the attached message.
    Progress(u64),
    /// The viewer couldn't read the attached message, and why.
    Failed(String),
    /// The next event; inside a step, its end.
    Next,
    /// The event before; inside a step, first its beginning.
    Previous,
    /// The next stop: start, absorb, ι, squeeze.
    NextRound,
    /// The stop before.
    PreviousRound,
    /// The same place in the next call along the line of events.
    NextCall,
    /// The same place in the call before.
    PreviousCall,
    /// The first position.
    First,
    /// The last position.
    Last,
    /// One element further inside a step.
    NextElement,
    /// One element back inside a step.
    PreviousElement,
    /// A position by its address.
    GoTo(String),
    /// A position by its ordinal, chosen.
    Jump(u64),
    /// A position by its ordinal, in passing.
    Scrub(u64),
    /// Starts or stops playing.
    Play(bool),
    /// Starts playing, or stops.
    TogglePlay,
    /// Time has passed, in milliseconds; sent while playing.
    Tick(f64),
    /// Steps a second.
    Speed(f64),
    /// Pins a part of the state.
    Select(String),
    /// Pins a bit.
    Pin(usize, usize, usize),
    /// Selects the part of this kind around the bit that was pinned last.
    Part(Part),
    /// Selects the next larger part around it, and after the sheet the bit again.
    NextPart,
    /// Frees the pinned part.
    Free,
    /// The pointer is over a bit, or over none.
    Hover(Option<(usize, usize, usize)>),
    /// Moves the pinned bit along z, along the lines, and by planes.
    Walk {
        /// Along z.
        z: i64,
        /// Along the lines: x + 5y.
        line: i64,
    },
    /// Follows the pinned bit through the next step or, with `false`, back to where it came from.
    Follow(bool),
    /// Chooses a drawing.
    View(View),
    /// Turns and tilts the lattice by so many radians; like the next three, where it is on show.
    Turn(f64, f64),
    /// Pulls the lattice's planes apart, 0 … 1.
    Apart(f64),
    /// Enlarges the lattice so many times more, about a point in widths of the panel from its middle.
    Zoom(f64, (f64, f64)),
    /// Puts the lattice back to how it is seen at rest.
    ResetCamera,
    /// The viewer draws the lattice in space: every view is a way to pull it apart, and it may be seen from everywhere.
    /// The actions down to [`ToggleOnly`](Action::ToggleOnly) are for such a viewer.
    Solid,
    /// Looks at the lattice from a known place.
    From(Preset),
    /// Pulls the lattice apart along an axis, 0 … 1.
    Pull(Axis, f64),
    /// Pulls it so much further apart.
    PullMore(Axis, f64),
    /// Moves the lattice by so many widths of the panel, to the right and down.
    Pan(f64, f64),
    /// Brings what is pinned near, and turns about it; where that is so already, goes back to the whole.
    Focus,
    /// Shows only what is pinned, or everything.
    ToggleOnly,
    /// So many elements of the step are finished.
    Inside(usize),
    /// Chooses where 5 × 5 figures have lane (0, 0).
    Origin(Origin),
    /// Chooses how lanes are written.
    Notation(Notation),
    /// Shows the state before the step, while held.
    Before(bool),
    /// Paper or night.
    Theme(Theme),
    /// The other theme.
    ToggleTheme,
    /// Whether the reader asked for no motion.
    ReducedMotion(bool),
    /// A key was pressed.
    Key(Key),
}

impl Action {
    /// Whether what it leads to may be code that a page loads when it is wanted: most kinds of links, attached messages, and
    /// functions with fields of their own.
    pub fn needs_more(&self) -> bool {
        match self {
            Self::Open(link) => link::needs_more(link),
            Self::Function(name) => Choice::named(name).is_some_and(|function| function.has_fields()),
            Self::Set(field, _) => !matches!(field, Field::OutputLength | Field::Position),
            Self::Attach { .. } => true,
            _ => false,
        }
    }

    /// Whether it changes what is computed, so that it mustn't overtake another one that does.
    pub fn changes_run(&self) -> bool {
        use Action::{Attach, Commit, Format, Function, Open, Remove, Set, Type};
        matches!(self, Open(_) | Function(_) | Set(..) | Type(_) | Format(_) | Commit | Attach { .. } | Remove)
    }
}

impl Session {
    /// Does one thing, and says through [`outcome`](Session::outcome) what the viewer should do besides showing it.
    #[expect(clippy::needless_pass_by_value, reason = "an action is done once, and most are made for the call")]
    pub fn apply(&mut self, action: Action) {
        self.outcome = Outcome::default();
        let was = self.place.clone();
        let walks = matches!(action, Action::Walk { .. } | Action::Follow(_) | Action::Key(_));
        self.perform(&action);
        self.settle();
        self.outcome.motion = self.motion_from(&was);
        if self.place.playing {
            // Whoever listens would only hear the beginnings of sentences.
        } else if self.place.position != was.position || self.place.sub != was.sub {
            self.outcome.announce = self.announcement();
        } else if walks && self.place.selection != was.selection {
            self.outcome.announce = self.selected_in_words();
        }
        if matches!(self.main().run.message, Message::Attached { .. }) && self.main().computed.trace().is_none() {
            // A link without its digest would ask for a message that is here: it is written when the digest is known.
            self.outcome.history = History::None;
        }
    }

    fn perform(&mut self, action: &Action) {
        match *action {
            Action::Show => (),
            Action::Open(ref fragment) => {
                let old = core::mem::replace(self, link::read(fragment));
                self.keep(old);
            }
            Action::Function(ref name) => self.choose_function(name),
            Action::Set(field, ref text) => self.set(field, text),
            Action::Type(ref text) => self.type_message(text),
            Action::Format(format) => self.set_format(format),
            Action::Commit => {
                // What is typed has begun its entry with its first letter; here it is written for good.
                self.typing = false;
                self.outcome.history = History::Replace;
            }
            Action::Attach { .. } | Action::Remove | Action::Progress(_) | Action::Failed(_) => self.attach(action),
            Action::Next => self.step(1),
            Action::Previous => self.step(-1),
            Action::NextRound => self.stop(1),
            Action::PreviousRound => self.stop(-1),
            Action::NextCall => self.call(1),
            Action::PreviousCall => self.call(-1),
            Action::First => self.jump(0),
            Action::Last => self.jump(u64::MAX),
            Action::NextElement => self.element(1),
            Action::PreviousElement => self.element(-1),
            Action::GoTo(ref address) => self.set(Field::Position, address),
            Action::Jump(ordinal) => self.jump(ordinal),
            Action::Scrub(ordinal) => self.scrub(ordinal),
            Action::Play(playing) => self.play(playing),
            Action::TogglePlay => self.play(!self.place.playing),
            Action::Tick(milliseconds) => self.tick(milliseconds),
            Action::Speed(speed) => {
                if speed.is_finite() {
                    self.place.speed = speed.clamp(0.1, 1000.0);
                }
            }
            Action::Select(ref text) => match text.parse::<Selection>() {
                Ok(selection) => self.select(Some(selection)),
                Err(error) => self.notes = vec![said(&error)],
            },
            Action::Pin(x, y, z) => self.select(Some(Selection::bit(Bit { x, y, z }))),
            Action::Part(part) => self.select(Some(part.around(self.anchor))),
            Action::NextPart => self.select_next_part(),
            Action::Free => self.select(None),
            Action::Hover(bit) => self.hover(bit.map(|(x, y, z)| Bit { x, y, z })),
            Action::Walk { z, line } => self.walk(z, line),
            Action::Follow(forwards) => self.follow(forwards),
            Action::View(view) => {
                self.place.view = view;
                self.look_at_view();
                self.outcome.history = History::Replace;
            }
            Action::Turn(..)
            | Action::Apart(_)
            | Action::Zoom(..)
            | Action::ResetCamera
            | Action::From(_)
            | Action::Pull(..)
            | Action::PullMore(..)
            | Action::Pan(..) => self.look_from(action),
            Action::Solid => {
                self.place.solid = true;
                self.look_at_view();
            }
            Action::Focus => {
                let part = self.place.selection;
                self.place.camera.focus(part.filter(|_| part != self.place.camera.focus));
            }
            Action::ToggleOnly => self.place.only = !self.place.only,
            Action::Inside(done) => self.inside(done),
            Action::Origin(origin) => {
                self.place.origin = origin;
                self.outcome.history = History::Replace;
            }
            Action::Notation(notation) => {
                self.place.notation = notation;
                self.outcome.history = History::Replace;
            }
            Action::Before(before) => self.place.before = before,
            Action::Theme(theme) => self.place.theme = theme,
            Action::ToggleTheme => {
                self.place.theme = match self.place.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Light,
                };
            }
            Action::ReducedMotion(reduced) => self.place.reduced_motion = reduced,
            Action::Key(ref key) => match keys::action(key) {
                Some(keys::Does::Act(action)) => self.perform(action),
                Some(keys::Does::Command(command)) => self.outcome.command = Some(command),
                None => (),
            },
        }
    }

    pub(crate) fn track(&mut self) -> &mut crate::session::Track {
        &mut self.tracks[0]
    }

    fn w(&self) -> usize {
        self.main().run.function.w()
    }

    /// Moves the camera, where the lattice is on show.
    fn look_from(&mut self, action: &Action) {
        let (solid, camera) = (self.place.solid, &mut self.place.camera);
        match *action {
            _ if self.place.view != View::Lattice && !solid => (),
            Action::Turn(turn, tilt) => camera.turn((turn, tilt), solid),
            Action::Apart(apart) => camera.pull(Axis::Y, apart),
            Action::Zoom(times, at) => camera.zoom(times, at),
            Action::From(preset) => *camera = preset.seen(*camera),
            Action::Pull(axis, apart) => camera.pull(axis, apart),
            Action::PullMore(axis, by) => {
                let apart = *camera.along(axis);
                camera.pull(axis, apart + by);
            }
            Action::Pan(right, down) => camera.pan((right, down)),
            _ if solid => self.look_at_view(),
            _ => *camera = camera::REST,
        }
    }

    /// In space every view has its own camera.
    fn look_at_view(&mut self) {
        if self.place.solid {
            self.place.camera = camera::solid(self.place.view);
        }
    }
}
