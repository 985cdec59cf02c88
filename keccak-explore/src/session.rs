//! The session: one or two runs and one place, shared by them; everything a panel shows is a function of it.

mod navigate;
mod settle;

use crate::action::{Action, Field};
use crate::camera::Camera;
use crate::function::Choice;
use crate::message::{Bits, Fingerprint, Format, Message};
use crate::palette::Theme;
use crate::prelude::*;
use crate::run::{Computed, Run};
use crate::selection::Selection;
use keccak_core::notation;
use keccak_core::parts::Bit;
use keccak_core::position::{Event, Line, Lines, Position};
use keccak_core::state::Snapshot;
use keccak_core::trace::{Call, Trace};

/// What is said while actions wait.
const WAITING: &str = "Loading what this needs.";

/// Everything a viewer shows. It changes by [`apply`](Session::apply) alone.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) tracks: Vec<Track>,
    pub(crate) place: Place,
    /// What went wrong, or is worth knowing, in one sentence each; replaced by the next action that says something.
    pub(crate) notes: Vec<String>,
    /// The pairs of the link that nobody here understands, kept as they came.
    pub(crate) unknown: Vec<(String, String)>,
    pub(crate) outcome: Outcome,
    pub(crate) attached: u64,
    /// The bit that was pinned last: the parts around it can be selected, and the way back.
    pub(crate) anchor: Bit,
    /// Whether the message is being typed: its first letter has begun a new entry of the history.
    pub(crate) typing: bool,
}

/// A run, what was typed for it, and what was computed from it.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub(crate) run: Run,
    pub(crate) entry: Entry,
    pub(crate) computed: Computed,
    /// The run that it was computed from.
    shown: Option<Run>,
    /// Which bytes of the message are wanted before the position can be shown.
    pub(crate) wants: Option<core::ops::Range<usize>>,
    /// What a link said of the message, until the message is here.
    pub(crate) expected: Option<Fingerprint>,
    /// Whether something was computed that hasn't been compared with it.
    pub(crate) fresh: bool,
}

/// What was typed, as it was typed: nothing is lost by an error.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Entry {
    pub(crate) text: String,
    pub(crate) format: Format,
    pub(crate) error: Option<String>,
    /// Counts the changes to the text that the reader didn't type.
    pub(crate) revision: u64,
    /// Fields whose text is not a value: the text, and why.
    pub(crate) fields: Vec<(Field, String, String)>,
}

/// Where we are and how we look at it.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// The position, shared by the runs.
    pub position: Position,
    /// How many elements of the step are finished; `None` means all.
    pub sub: Option<usize>,
    /// What is pinned.
    pub selection: Option<Selection>,
    /// What the pointer is over.
    pub hover: Option<Bit>,
    /// Which drawing.
    pub view: View,
    /// How the lattice is looked at.
    pub camera: Camera,
    /// Whether the viewer draws the lattice in space, in every view.
    pub solid: bool,
    /// Whether only what is pinned is shown, in space.
    pub only: bool,
    /// Where 5 × 5 figures have lane (0, 0).
    pub origin: Origin,
    /// How lanes are written.
    pub notation: Notation,
    /// Whether the state before the step is shown.
    pub before: bool,
    /// Whether time moves the position.
    pub playing: bool,
    /// Steps a second.
    pub speed: f64,
    /// Milliseconds since the last step, while playing.
    pub(crate) waited: f64,
    /// Paper or night.
    pub theme: Theme,
    /// No motion, same information.
    pub reduced_motion: bool,
}

/// A drawing of the state.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum View {
    /// 25 lanes as 25 lines of bits.
    #[default]
    Lines,
    /// w slices of 5 × 5.
    Slices,
    /// The 5 × 5 × w lattice.
    Lattice,
    /// 5 × 5 tiles.
    Lanes,
}

impl View {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Lines, Self::Slices, Self::Lattice, Self::Lanes];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Slices => "slices",
            Self::Lattice => "lattice",
            Self::Lanes => "lanes",
        }
    }
}

/// Where 5 × 5 figures have lane (0, 0).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Origin {
    /// In the corner: 0 1 2 3 4.
    #[default]
    Corner,
    /// In the middle, as in FIPS 202's figures: 3 4 0 1 2.
    Centre,
}

impl Origin {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Corner, Self::Centre];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corner => "corner",
            Self::Centre => "centre",
        }
    }

    /// In which place, from 0, a coordinate x or y is drawn.
    pub const fn place(self, coordinate: usize) -> usize {
        match self {
            Self::Corner => coordinate,
            Self::Centre => (coordinate + 2) % 5,
        }
    }

    /// Which coordinate x or y is drawn in a place.
    pub const fn coordinate(self, place: usize) -> usize {
        match self {
            Self::Corner => place,
            Self::Centre => (place + 3) % 5,
        }
    }
}

/// How lanes are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Notation {
    /// As numbers, most significant digit first.
    #[default]
    U64,
    /// As bytes in the order of memory.
    Bytes,
    /// As bits, z = 0 first.
    Bits,
}

impl Notation {
    /// All of them.
    pub const ALL: &[Self] = &[Self::U64, Self::Bytes, Self::Bits];

    /// Its word in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::U64 => "u64",
            Self::Bytes => "bytes",
            Self::Bits => "bits",
        }
    }
}

/// What an action asks of the viewer besides showing the session.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Outcome {
    /// What to do with the link.
    pub history: History,
    /// What a screen reader should say.
    pub announce: Option<String>,
    /// Something that only the viewer can do.
    pub command: Option<&'static str>,
    /// What moved from the position before to this one.
    pub motion: Option<Motion>,
}

/// The motion between two neighbouring positions: that of the later one's event, or the same reversed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Motion {
    /// Whether it runs backwards.
    pub back: bool,
    /// How long it takes, in milliseconds.
    pub milliseconds: u32,
}

/// What to do with the link.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum History {
    /// Nothing.
    #[default]
    None,
    /// Write it over the current one.
    Replace,
    /// Add it, so that Back returns.
    Push,
}

impl History {
    /// All of them.
    pub const ALL: &[Self] = &[Self::None, Self::Replace, Self::Push];

    /// Its word for the viewer.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Replace => "replace",
            Self::Push => "push",
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self {
            position: Position::new(0, Event::Absorb),
            sub: None,
            selection: None,
            hover: None,
            view: View::default(),
            camera: Camera::default(),
            solid: false,
            only: false,
            origin: Origin::default(),
            notation: Notation::default(),
            before: false,
            playing: false,
            speed: 4.0,
            waited: 0.0,
            theme: Theme::default(),
            reduced_motion: false,
        }
    }
}

impl Default for Session {
    /// SHA3-256 of "abc" at `0.absorb`.
    fn default() -> Self {
        let message = Bits::of_bytes(b"abc".to_vec());
        let mut session = Self {
            tracks: vec![Track::new(Choice::default(), Message::Here(message))],
            place: Place::default(),
            notes: Vec::new(),
            unknown: Vec::new(),
            outcome: Outcome::default(),
            attached: 0,
            anchor: Bit { x: 0, y: 0, z: 0 },
            typing: false,
        };
        session.settle();
        session
    }
}

impl Track {
    pub(crate) fn new(function: Choice, message: Message) -> Self {
        let start = Snapshot::zero(function.w());
        let output_bits = function.output().0;
        let mut run = Run { function, message: Message::Here(Bits::default()), start, output_bits };
        run.set_message(message, None);
        let mut track = Self {
            run,
            entry: Entry::default(),
            computed: Computed::Unknown,
            shown: None,
            wants: None,
            expected: None,
            fresh: false,
        };
        track.show_message();
        track
    }

    /// Writes the message into the box, in the box's format if that can show it.
    pub(crate) fn show_message(&mut self) {
        self.entry.error = None;
        self.entry.revision += 1;
        if matches!(self.run.message, Message::Here(_)) {
            self.entry.format = self.run.format(self.entry.format);
        }
        self.entry.text = self.run.text(self.entry.format).unwrap_or_default();
    }
}

impl Session {
    /// What a first visit shows: the default, with a bit to look at.
    pub fn first_visit() -> Self {
        let mut session = Self::default();
        session.place.selection = Some(Selection::bit(Bit { x: 0, y: 0, z: 17 }));
        session
    }

    /// The place.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The runs: one, or two that are compared.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.tracks.iter().map(|track| &track.run)
    }

    /// What was computed from a run.
    pub fn computed(&self, run: usize) -> Option<&Computed> {
        self.tracks.get(run).map(|track| &track.computed)
    }

    /// Which bytes of an attached message are wanted before the position can be shown.
    pub fn wants(&self, run: usize) -> Option<core::ops::Range<usize>> {
        self.tracks.get(run)?.wants.clone()
    }

    /// The text in the message box.
    pub fn message_text(&self, run: usize) -> &str {
        self.tracks.get(run).map_or("", |track| &track.entry.text)
    }

    /// What went wrong with the last action, or is worth knowing; one sentence each.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What the last action asks of the viewer.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The viewer has loaded what draws the view that was chosen; or it couldn't, and why: then it is the first one again.
    pub fn view_loaded(&mut self, outcome: Result<(), &str>) {
        const SENTENCE: &str = "This view could not be loaded";
        self.outcome = Outcome::default();
        // It is no longer so.
        self.notes.retain(|note| !note.starts_with(SENTENCE));
        if let Err(why) = outcome {
            self.place.view = View::default();
            self.notes.push(format!("{SENTENCE} ({why}): choose it once more to try again."));
            self.outcome.history = History::Replace;
        }
    }

    /// An action waits until the viewer has loaded what it needs.
    pub fn wait(&mut self) {
        self.outcome = Outcome::default();
        if !self.notes.iter().any(|note| note == WAITING) {
            self.notes.push(WAITING.to_owned());
        }
    }

    /// What actions waited for is here: they are done; or it couldn't be loaded, and why: then only those that don't need it.
    pub fn waited(&mut self, actions: Vec<Action>, outcome: Result<(), &str>) {
        const SENTENCE: &str = "What this needs could not be loaded";
        self.outcome = Outcome::default();
        self.notes.retain(|note| note != WAITING && !note.starts_with(SENTENCE));
        let mut history = History::None;
        for action in actions {
            if outcome.is_ok() || !action.needs_more() {
                self.apply(action);
                if history != History::Push && self.outcome.history != History::None {
                    history = self.outcome.history;
                }
            }
        }
        self.outcome.history = history;
        if let Err(why) = outcome {
            self.notes.push(format!("{SENTENCE} ({why}): do it once more to try again."));
        }
    }

    /// The position and all that is known there, or `None` while nothing can be shown.
    pub fn look(&self) -> Option<Look<'_>> {
        let track = self.main();
        let trace = track.computed.trace()?;
        let opened = track.computed.opened_at(self.place.position)?;
        let call = trace.call(self.place.position.call).ok()?;
        let event = self.place.position.event;
        let (before, after) = (opened.before(event)?, opened.state(event)?);
        let look = Look {
            run: &track.run,
            trace,
            opened,
            place: &self.place,
            call,
            line: call.line(),
            lines: trace.lines(),
            event,
            before,
            after,
            shown: *after,
        };
        let shown = match (self.place.before, self.place.sub) {
            (true, _) => *before,
            (false, None) => *after,
            (false, Some(done)) => look.elements().partly(before, after, done),
        };
        Some(Look { shown, ..look })
    }

    /// The 25 lanes at the position as hex, in the order x + 5y: ⌈w/4⌉ digits, most significant first.
    pub fn lanes(&self) -> Option<Vec<String>> {
        self.look().map(|look| notation::lanes_hex(look.after))
    }

    pub(crate) fn main(&self) -> &Track {
        &self.tracks[0]
    }
}

/// A position that can be shown, and what is known there.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The run.
    pub run: &'a Run,
    /// Its trace.
    pub trace: &'a Trace,
    /// The permutation of the position.
    pub opened: &'a keccak_core::trace::Opened,
    /// The place.
    pub place: &'a Place,
    /// The sponge of the position: the only one, the final node, or a leaf.
    pub call: Call<'a>,
    /// Its line of events, as if it were the only one.
    pub line: Line,
    /// The lines of events of all calls.
    pub lines: Lines,
    /// What happened last.
    pub event: Event,
    /// The state before it.
    pub before: &'a Snapshot,
    /// The state after it.
    pub after: &'a Snapshot,
    /// The state as it is shown: within the step, or before it while that is asked for.
    pub shown: Snapshot,
}

impl Look<'_> {
    /// The lane size, in bits.
    pub fn w(&self) -> usize {
        self.after.w
    }

    /// The rate in bits; a bare permutation has none.
    pub fn rate(&self) -> Option<usize> {
        self.call.parameters().map(keccak_core::functions::Parameters::rate_bits)
    }

    /// How many bits leave with this squeeze, or would with the one after this permutation.
    pub fn squeezed(&self) -> usize {
        let Some(rate) = self.rate() else { return 0 };
        let before = (self.place.position.permutation + 1).saturating_sub(self.line.absorbing) * rate as u64;
        self.call.output_bits().saturating_sub(before).min(rate as u64) as usize
    }

    /// The bit that the words are about: the pinned one, else the one under the pointer.
    pub fn focus(&self) -> Option<Bit> {
        let pinned = self.place.selection.and_then(|selection| selection.as_bit());
        pinned.or(if self.place.selection.is_none() { self.place.hover } else { None })
    }

    /// The bit whose mechanism is drawn: within a step one of the element finished last, else the one the words are about.
    pub fn told(&self) -> Option<Bit> {
        let focus = self.focus();
        match self.place.sub {
            Some(done @ 1..) => Some(self.elements().bit(done - 1, focus.unwrap_or(Bit { x: 0, y: 0, z: 0 }))),
            _ => focus,
        }
    }

    /// The elements of the event.
    pub fn elements(&self) -> crate::element::Elements {
        let bits = match self.event {
            Event::Squeeze => self.squeezed(),
            _ => self.rate().unwrap_or(0),
        };
        crate::element::elements(self.event, self.w(), bits)
    }

    /// The event after this one.
    pub fn next_event(&self) -> Option<Position> {
        self.lines.ordinal(self.place.position).and_then(|ordinal| self.lines.position(ordinal + 1))
    }
}
