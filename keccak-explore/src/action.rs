//! The actions: the one way to change a session. A viewer turns gestures and keys into these.

mod attach;
mod fields;
mod json;
mod typing;

use keccak_core::functions::Field as Parameter;
use keccak_core::parts::Bit;
use keccak_core::position::Event;
use keccak_core::state::Snapshot;
use keccak_core::trace::Trace;

use crate::camera::{self, Axis, Preset};
use crate::function::Choice;
use crate::keys::{self, Key};
use crate::link;
use crate::message::{Format, Message, joined, said};
use crate::palette::Theme;
use crate::prelude::*;
use crate::run::{Computed, Known};
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

/// A field with a typed value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// KMAC's key: text, or behind `0x` hex; like the next two.
    Key,
    /// cSHAKE's function name.
    Name,
    /// The customization.
    Customization,
    /// ParallelHash's block size, in bytes.
    BlockSize,
    /// TurboSHAKE's domain byte, two hex digits.
    DomainByte,
    /// The output length, in bytes.
    OutputLength,
    /// The rate, in bits.
    Rate,
    /// The suffix, two hex digits.
    Suffix,
    /// The number of rounds.
    Rounds,
    /// The lane size, in bits.
    LaneSize,
    /// The state that a bare permutation starts from: 25 lanes in hex.
    StartState,
    /// The call of the position, by its number.
    Call,
    /// The address of a position.
    Position,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Key,
        Self::Name,
        Self::Customization,
        Self::BlockSize,
        Self::DomainByte,
        Self::OutputLength,
        Self::Rate,
        Self::Suffix,
        Self::Rounds,
        Self::LaneSize,
        Self::StartState,
        Self::Call,
        Self::Position,
    ];

    /// Its name for the viewer.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "Key",
            Self::Name => "Name",
            Self::Customization => "Customization",
            Self::BlockSize => "BlockSize",
            Self::DomainByte => "DomainByte",
            Self::OutputLength => "OutputLength",
            Self::Rate => "Rate",
            Self::Suffix => "Suffix",
            Self::Rounds => "Rounds",
            Self::LaneSize => "LaneSize",
            Self::StartState => "StartState",
            Self::Call => "Call",
            Self::Position => "Position",
        }
    }

    /// The parameter of the function that it sets; none for what every run has.
    pub(crate) const fn parameter(self) -> Option<Parameter> {
        Some(match self {
            Self::Key => Parameter::Key,
            Self::Name => Parameter::Name,
            Self::Customization => Parameter::Customization,
            Self::BlockSize => Parameter::BlockSize,
            Self::DomainByte => Parameter::DomainByte,
            Self::Rate => Parameter::Rate,
            Self::Suffix => Parameter::Suffix,
            Self::Rounds => Parameter::Rounds,
            Self::LaneSize => Parameter::LaneSize,
            Self::OutputLength | Self::StartState | Self::Call | Self::Position => return None,
        })
    }
}

/// Whether a link says nothing at all.
fn is_empty(link: &str) -> bool {
    matches!(link, "" | "#")
}

impl Action {
    /// Whether what it leads to may be code that a page loads when it is wanted: links, attached messages, and functions
    /// with fields of their own.
    pub fn needs_more(&self) -> bool {
        match self {
            Self::Open(link) => !is_empty(link),
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
                let opened = if is_empty(fragment) { Self::default() } else { link::read(fragment) };
                let old = core::mem::replace(self, opened);
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

    /// What a link doesn't say stays; and so does the message, where the link means the one that is here.
    fn keep(&mut self, mut old: Self) {
        (self.place.theme, self.place.reduced_motion, self.place.speed, self.attached, self.anchor) =
            (old.place.theme, old.place.reduced_motion, old.place.speed, old.attached, old.anchor);
        (self.place.camera, self.place.solid, self.place.only) = (old.place.camera, old.place.solid, old.place.only);
        if self.place.view != old.place.view {
            self.look_at_view();
        }
        let (track, old) = (&mut self.tracks[0], old.tracks.swap_remove(0));
        // The box is written anew whatever stood in it: the count goes on.
        track.entry.revision += old.entry.revision;
        let known = link::fingerprint(&old).filter(|_| old.computed.trace().is_some());
        if let Message::Missing(wanted) = &track.run.message
            && known.as_ref() == Some(wanted)
        {
            let elements = &old.run.function.settings.elements;
            let elements = old.run.function.is_tuple().then(|| elements.clone());
            track.run.set_message(old.run.message.clone(), elements);
            if track.run == old.run {
                *track = old;
            } else {
                track.entry.format = old.entry.format;
                track.show_message();
            }
        }
    }

    /// Takes bytes of an attached message that were wanted.
    pub fn lend(&mut self, run: usize, offset: usize, bytes: &[u8]) {
        self.outcome = Outcome::default();
        let position = self.place.position;
        if let Some(track) = self.tracks.get_mut(run)
            && track.wants.is_some()
        {
            track.computed.lend(position, offset, bytes);
        }
        self.settle();
    }

    /// Takes the trace that a worker built of an attached message.
    pub fn adopt(&mut self, run: usize, bytes: &[u8]) {
        self.outcome = Outcome::default();
        let Some(track) = self.tracks.get_mut(run) else { return };
        let Message::Attached { len, .. } = track.run.message else { return };
        match Trace::from_bytes(bytes) {
            Ok(mut trace)
                if track.run.function.mode().is_ok_and(|mode| trace.mode() == mode.as_ref())
                    && Some(trace.message_bits()) == len.checked_mul(8) =>
            {
                // The length of the output may have been changed meanwhile.
                if trace.output_bits() != track.run.output_bits {
                    trace.set_output_bits(track.run.output_bits);
                }
                track.computed = Computed::Known(Box::new(Known { trace, opened: None }));
                track.fresh = true;
                self.outcome.history = History::Push;
            }
            // The function was changed meanwhile: another trace is on its way.
            Ok(_) => (),
            Err(error) => self.notes = vec![said(&error)],
        }
        self.settle();
    }

    pub(crate) fn track(&mut self) -> &mut crate::session::Track {
        &mut self.tracks[0]
    }

    fn w(&self) -> usize {
        self.main().run.function.w()
    }

    fn choose_function(&mut self, name: &str) {
        let Some(function) = Choice::named(name) else {
            let names = joined(&mut Choice::names(), ", ");
            self.notes = vec![format!("There is no function “{name}”: it is one of {names}.")];
            return;
        };
        let track = self.track();
        track.entry.fields.clear();
        let mut function = function;
        function.take_over(&track.run.function);
        self.put_function(function);
        self.outcome.history = History::Push;
    }

    fn put_function(&mut self, function: Choice) {
        let track = self.track();
        // The digest that a link names is that of its own function: of another one only the length can be compared.
        if let Message::Missing(fingerprint) = &mut track.run.message {
            fingerprint.digest.clear();
        }
        if let Some(fingerprint) = &mut track.expected {
            fingerprint.digest.clear();
        }
        if function.output() != track.run.function.output() {
            track.run.output_bits = function.output().0;
        }
        if function.w() != track.run.start.w {
            track.run.start = Snapshot::zero(function.w());
        }
        let was_tuple = track.run.function.is_tuple();
        let old = core::mem::replace(&mut track.run.function, function);
        track.run.function.settings.elements = old.settings.elements;
        if track.run.function.is_tuple() == was_tuple {
            return;
        }
        // What stands in the box is read anew: as lines, or as one text.
        let (message, typed) = (track.run.message.clone(), matches!(track.run.message, Message::Here(_)));
        track.run.set_message(message, None);
        if typed {
            self.read_entry();
        }
    }

    fn select(&mut self, selection: Option<Selection>) {
        let w = self.w();
        match selection {
            Some(selection) if !selection.fits(w) => {
                self.notes =
                    vec![format!("There is no {}: x and y run from 0 to 4, z from 0 to {}.", selection.title(), w - 1)];
            }
            _ => {
                self.place.selection = selection;
                self.outcome.history = History::Replace;
            }
        }
    }

    fn hover(&mut self, bit: Option<Bit>) {
        let w = self.w();
        self.place.hover = bit.filter(|bit| Selection::bit(*bit).fits(w));
    }

    fn select_next_part(&mut self) {
        let part = self.place.selection.and_then(|selection| selection.part());
        let place = part.and_then(|part| Part::ALL.iter().position(|other| *other == part));
        let next = place.map_or(0, |place| (place + 1) % Part::ALL.len());
        self.select(Some(Part::ALL[next].around(self.anchor)));
    }

    /// Moves the pinned bit, or the part around it; where none is pinned, the first walk pins bit (0, 0, 0).
    fn walk(&mut self, z: i64, line: i64) {
        let w = self.w() as i64;
        let Some(selection) = self.place.selection else {
            return self.select(Some(Selection::bit(Bit { x: 0, y: 0, z: 0 })));
        };
        let bit = self.anchor;
        if z != 0 && selection.z.is_none() {
            // Along z there is no other lane, plane or sheet to go to: its first bit is.
            return self.select(Some(Selection::bit(Bit { z: 0, ..bit })));
        }
        let lane = ((bit.x + 5 * bit.y) as i64 + line.rem_euclid(25)).rem_euclid(25) as usize;
        let z = (bit.z as i64 + z.rem_euclid(w)).rem_euclid(w) as usize;
        self.anchor = Bit { x: lane % 5, y: lane / 5, z };
        let part = selection.part().unwrap_or(Part::Bit);
        self.select(Some(part.around(self.anchor)));
    }

    /// Goes to the next step and takes the pinned bit along where ρ and π move it; or the way back.
    fn follow(&mut self, forwards: bool) {
        use keccak_core::influence::{sources, targets};
        use keccak_core::permutation::Step;
        let w = self.w();
        let bit = self.place.selection.and_then(|selection| selection.as_bit());
        let was = self.place.position;
        // At the beginning of a step the bit stands where it stood before the step.
        let begun = self.place.sub == Some(0);
        self.step(if forwards { 1 } else { -1 });
        let moved_by = match (forwards, self.place.position == was) {
            (_, true) => return,
            (true, false) => self.place.position.event,
            (false, false) if begun => return,
            (false, false) => was.event,
        };
        if let (Some(bit), Event::Step(_, step @ (Step::Rho | Step::Pi))) = (bit, moved_by) {
            let place = if forwards { targets(step, bit, w) } else { sources(step, bit, w) };
            self.select(place.as_slice().first().copied().map(Selection::bit));
        }
    }
}
