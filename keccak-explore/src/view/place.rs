//! What is said of the place: position, step, the bit asked about, the table of lanes, play and look.

use keccak_core::notation::{self, lane_hex};
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use serde::Serialize;

use super::entry::{Typed, named, stale, typed};
use crate::action::Field;
use crate::message::{Message, joined};
use crate::prelude::*;
use crate::selection::{Part, Selection};
use crate::session::{Notation, Origin, Session};
use crate::words::{self, Row};

/// The position box and the line over the drawing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Position {
    /// Where we are.
    pub address: String,
    /// What stands in the box: the address, or what was typed and is none.
    pub value: String,
    /// Why that is no address.
    pub error: Option<String>,
    /// The same in words.
    pub title: String,
    /// What changed, in words.
    pub count: String,
    /// Whether this is the first position.
    pub first: bool,
    /// Whether this is the last one.
    pub last: bool,
}

/// The position of a session.
pub fn position(session: &Session) -> Position {
    let track = session.main();
    let address = session.place.position.to_string();
    let Typed { value, error } = typed(track, Field::Position, address.clone());
    let (first, last) =
        session.ordinal().map_or((true, true), |(line, ordinal)| (ordinal == 0, ordinal + 1 == line.len()));
    let (title, count) = session.look().map_or((String::new(), String::new()), |look| {
        let header = words::header(&look);
        let still = stale(track).map(|of| format!(" · still of {of}")).unwrap_or_default();
        (header.title + &still, header.count)
    });
    Position { address, value, error, title, count, first, last }
}

/// What is shown, in one line for a window's title: "SHA3-256 of “abc” · permutation 0 · round 3 of 0 … 23 · after χ".
pub fn title(session: &Session) -> String {
    let run = &session.main().run;
    let mut title = run.function.title();
    if !run.function.is_bare() {
        let message = match &run.message {
            Message::Here(bits) => named(run, bits),
            Message::Attached { label, .. } => label.clone(),
            Message::Missing(_) => "a message that is not in the link".to_owned(),
        };
        title = title + " of " + &message;
    }
    let position = position(session).title;
    if position.is_empty() { title } else { title + " · " + &position }
}

/// The step panel's head.
#[derive(Serialize)]
pub(super) struct Head {
    letter: &'static str,
    name: &'static str,
    sentence: String,
    greek: bool,
}

pub(super) fn step(session: &Session) -> Option<Head> {
    let look = session.look()?;
    let words::Caption { letter, name, sentence } = words::caption(&look);
    Some(Head { letter, name, sentence, greek: matches!(look.event, Event::Step(..)) })
}

/// The question, its ledger and its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Explanation {
    /// What a reader would ask of the bit; the name of a larger part that is selected; or nothing.
    pub question: String,
    /// The terms of the ledger.
    pub rows: Vec<Row>,
    /// What they come to.
    pub sum: Option<Row>,
    /// Of when the terms are, and of when the sum is; nothing where the event changes no bit.
    pub sides: Option<[String; 2]>,
    /// The answer, or what to do for a question.
    pub answer: String,
    /// What to press next, where somebody might not know.
    pub hint: Option<&'static str>,
}

/// What there is to say of the bit or the part that is selected; `None` while nothing can be shown.
pub fn explanation(session: &Session) -> Option<Explanation> {
    let look = session.look()?;
    let hint = hint(session);
    if let Some(explained) = look.focus().and_then(|bit| words::explain(&look, bit)) {
        let words::Explanation { question, ledger, answer } = explained;
        let sides =
            (look.event != Event::Squeeze).then(|| ["before", "after"].map(|side| words::when(side, look.event)));
        return Some(Explanation { question, rows: ledger.rows, sum: Some(ledger.sum), sides, answer, hint });
    }
    let selection = session.place.selection;
    let answer = match (look.event, selection) {
        (Event::Start, _) => "Every bit is as the run begins.".to_owned(),
        (_, Some(part)) => words::part(&look, part),
        (_, None) => "Point at a bit to ask about it; a click pins it.".to_owned(),
    };
    let question = selection.map(|selection| selection.title()).unwrap_or_default();
    Some(Explanation { question, rows: Vec::new(), sum: None, sides: None, answer, hint })
}

/// What to press next, where somebody might not know.
fn hint(session: &Session) -> Option<&'static str> {
    let look = session.look()?;
    let at = session.place.position;
    match (at.event, look.next_event()?.event) {
        (Event::Start, Event::Absorb) => Some("Press → to absorb block 0."),
        (Event::Absorb | Event::Start, Event::Step(_, Step::Theta)) if at.permutation == 0 => {
            Some("Press → to apply θ.")
        }
        _ => None,
    }
}

/// What is known of the bit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Inspector {
    /// "bit (4, 2, 18) = 1".
    pub title: String,
    /// What this step did with it.
    pub change: &'static str,
    /// Whether it is pinned, and how that ends or begins.
    pub pinned: &'static str,
    /// The lane it is in.
    pub lane: String,
    /// That lane as hex.
    pub hex: String,
    /// Which of the digits is its own, from the left.
    pub digit: usize,
    /// Its place in the state string.
    pub string: String,
    /// Its byte of the state, and its bit there.
    pub byte: String,
    /// Its place before the round and after each step: letter, value, whether it flipped. Empty outside a round.
    pub through: Vec<(&'static str, bool, bool)>,
    /// Which of these is now.
    pub now: usize,
    /// Which round that is.
    pub round: Option<usize>,
    /// Where it goes next.
    pub next: String,
    /// The bits that it was made from, as selections.
    pub sources: Vec<String>,
    /// The bits that the next step makes from it, as selections.
    pub targets: Vec<String>,
}

/// What is known of the bit that is pinned or under the pointer.
pub fn inspector(session: &Session) -> Option<Inspector> {
    let look = session.look()?;
    let words::Inspector {
        title,
        change,
        lane,
        hex,
        digit,
        string,
        byte,
        through,
        now,
        next,
        sources,
        targets,
        place: _,
        click: _,
    } = words::inspector(&look, look.focus()?);
    let pinned = if session.place.selection.is_some() { "pinned · Esc frees it" } else { "click to pin" };
    let round = match look.event {
        Event::Step(round, _) => Some(round),
        _ => None,
    };
    let (sources, targets) = (selections(&sources), selections(&targets));
    Some(Inspector {
        title,
        change,
        pinned,
        lane,
        hex,
        digit,
        string,
        byte,
        through,
        now,
        round,
        next,
        sources,
        targets,
    })
}

/// Bits as selections, each a click away.
fn selections(bits: &[Bit]) -> Vec<String> {
    bits.iter().map(|bit| Selection::bit(*bit).to_string()).collect()
}

/// The heading of an opened lane.
#[derive(Serialize)]
pub(super) struct Lane {
    title: String,
    note: String,
}

pub(super) fn lane(session: &Session) -> Option<Lane> {
    let words::Sheet { title, note } = words::sheet(&session.look()?);
    Some(Lane { title, note })
}

/// The state as a table: rows and columns in the order drawn, each cell a lane.
#[derive(Serialize)]
pub(super) struct Table {
    columns: [usize; 5],
    rows: Vec<Line>,
    w: usize,
}

/// A row of the table.
#[derive(Serialize)]
struct Line {
    y: usize,
    cells: Vec<String>,
}

pub(super) fn state(session: &Session) -> Option<Table> {
    let look = session.look()?;
    let origin = session.place.origin;
    let columns = [0, 1, 2, 3, 4].map(|place| origin.coordinate(place));
    // In the order of memory; with (0, 0) in the middle upwards, as in FIPS 202's figures.
    let lines = match origin {
        Origin::Corner => columns,
        Origin::Centre => [4, 3, 2, 1, 0].map(|place| origin.coordinate(place)),
    };
    let cell = |y: usize, x: usize| lane_text(look.shown.lanes[y][x], look.w(), session.place.notation);
    let row = |y| Line { y, cells: columns.iter().map(|x| cell(y, *x)).collect() };
    Some(Table { columns, rows: lines.into_iter().map(row).collect(), w: look.w() })
}

/// A lane in a notation: as a number, as bytes in the order of memory, or as bits from z = 0.
pub fn lane_text(lane: u64, w: usize, notation: Notation) -> String {
    match notation {
        Notation::U64 => lane_hex(lane, w),
        Notation::Bytes => notation::lane_bytes_hex(lane, w),
        Notation::Bits => notation::lane_bits(lane, w),
    }
}

/// The slider over all positions.
#[derive(Serialize)]
pub(super) struct Slider {
    max: u64,
    now: u64,
    text: String,
}

pub(super) fn timeline(session: &Session) -> Slider {
    let (max, now) = session.ordinal().map_or((0, 0), |(line, ordinal)| (line.len() - 1, ordinal));
    let text = session.look().map_or("not known yet".to_owned(), |look| words::header(&look).title);
    Slider { max, now, text }
}

/// Whether time moves the position, and how fast, in whole steps a second.
#[derive(Serialize)]
pub(super) struct Play {
    playing: bool,
    speed: u32,
}

pub(super) fn play(session: &Session) -> Play {
    Play { playing: session.place.playing, speed: (session.place.speed + 0.5) as u32 }
}

/// How we look at it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Look {
    view: &'static str,
    theme: &'static str,
    /// How far the lattice is pulled apart, in hundredths: whole numbers need no code that prints fractions.
    apart: u32,
    origin: &'static str,
    notation: &'static str,
    before: bool,
    selection: Option<String>,
    part: Option<&'static str>,
    reduced_motion: bool,
}

pub(super) fn look(session: &Session) -> Look {
    let place = &session.place;
    Look {
        view: place.view.name(),
        theme: place.theme.name(),
        apart: (100.0 * place.camera.apart + 0.5) as u32,
        origin: place.origin.name(),
        notation: place.notation.name(),
        before: place.before,
        selection: place.selection.map(|selection| selection.to_string()),
        part: place.selection.and_then(|selection| selection.part()).map(Part::name),
        reduced_motion: place.reduced_motion,
    }
}

impl Session {
    /// What a screen reader says after a walk: the bit, and what this step did with it.
    pub(crate) fn selected_in_words(&self) -> Option<String> {
        let look = self.look()?;
        let Some(bit) = look.focus() else { return self.place.selection.map(|selection| selection.title()) };
        let inspector = words::inspector(&look, bit);
        Some(format!("{}, {}", inspector.title, inspector.change))
    }

    /// What a screen reader says after a move: the place, and what changed.
    pub(crate) fn announcement(&self) -> Option<String> {
        let look = self.look()?;
        let words::Header { title, count } = words::header(&look);
        let title = joined(&mut title.split('·').map(str::trim_end), ",");
        Some(format!("{title}: {count}"))
    }
}
