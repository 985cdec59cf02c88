//! The session: one or two runs and one place, shared by them; everything a panel shows is a function of it.

mod look;
mod navigate;
mod outcome;
mod settle;
mod sight;

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
use keccak_core::position::{Event, Position};
use keccak_core::state::Snapshot;

pub use look::Look;
pub use outcome::{History, Motion, Outcome};
pub use sight::{Notation, Origin, View};

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
