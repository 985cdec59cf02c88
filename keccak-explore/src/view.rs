//! The session as named texts, for a page that puts them into labelled elements.
//!
//! Each field is a function of the session. A viewer keeps the last answer and is given the fields that changed.

use keccak_core::notation::{self, lane_hex};
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use serde_json::{Map, Value};

use crate::action::Field;
use crate::function::Choice;
use crate::keys;
use crate::link;
use crate::message::{Format, MOST_TYPED, Message, count, grouped};
use crate::prelude::*;
use crate::run::Computed;
use crate::selection::{Part, Selection};
use crate::session::{Notation, Origin, Session, Track};
use crate::words::{self, Mark, Row, Shape};

/// The fields by name.
pub type Fields = Map<String, Value>;

/// All fields of a session.
pub fn fields(session: &Session) -> Fields {
    let track = session.main();
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("functions", Choice::names().collect::<Vec<_>>().into());
    put("function", value(track.run.function.name()));
    put("parameters", parameters(track));
    put("message", message(track));
    put("digest", digest(track));
    put("hash", hash(track));
    put(
        "wants",
        track.wants.as_ref().map_or(Value::Null, |range| {
            object(vec![("run", value(0)), ("from", value(range.start)), ("to", value(range.end))])
        }),
    );
    put("position", position(session));
    put("step", step(session));
    put("explanation", explanation(session));
    put("inspector", inspector(session));
    put("state", state(session));
    put("timeline", timeline(session));
    put("play", object(vec![("playing", value(session.place.playing)), ("speed", value(session.place.speed))]));
    put(
        "look",
        object(vec![
            ("view", value(session.place.view.name())),
            ("theme", value(session.place.theme.name())),
            ("origin", value(session.place.origin.name())),
            ("notation", value(session.place.notation.name())),
            ("before", value(session.place.before)),
            ("selection", value(session.place.selection.map(|selection| selection.to_string()))),
            ("part", value(session.place.selection.and_then(|selection| selection.part()).map(Part::name))),
            ("reducedMotion", value(session.place.reduced_motion)),
        ]),
    );
    put("notes", value(session.notes.clone()));
    put("link", value(link::write(session)));
    put(
        "keys",
        keys::table()
            .iter()
            .map(|row| object(vec![("keys", value(row.shown)), ("label", value(row.label))]))
            .collect::<Vec<_>>()
            .into(),
    );
    fields
}

/// The fields of `now` that differ from those of `before`.
pub fn changes(before: &Fields, now: &Fields) -> Fields {
    let mut changed = Fields::new();
    for (name, value) in now {
        if before.get(name) != Some(value) {
            changed.insert(name.clone(), value.clone());
        }
    }
    changed
}

/// Everything that was asked of the viewer besides showing the fields.
pub fn outcome(session: &Session) -> Fields {
    let outcome = session.outcome();
    let mut fields = Fields::new();
    fields.insert("history".to_owned(), value(outcome.history.name()));
    fields.insert("announce".to_owned(), value(outcome.announce.clone()));
    fields.insert("command".to_owned(), value(outcome.command));
    fields.insert("motion".to_owned(), value(outcome.motion.map_or(0, |motion| motion.milliseconds)));
    fields
}

/// An object of these members. Built member by member: the usual macro writes a page of code for each.
fn object(members: Vec<(&'static str, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

fn value(value: impl Into<Value>) -> Value {
    value.into()
}

/// A field with a typed value: what stands in the box, and what is wrong with it.
fn typed(track: &Track, field: Field, usual: &str) -> Value {
    match track.entry.fields.iter().find(|(other, ..)| *other == field) {
        Some((_, text, error)) => object(vec![("value", value(text.clone())), ("error", value(error.clone()))]),
        None => object(vec![("value", value(usual)), ("error", Value::Null)]),
    }
}

/// The fields that this function has; the others are `null`.
fn parameters(track: &Track) -> Value {
    let function = &track.run.function;
    let bare = function.parameters().is_none();
    let sponge = match function {
        Choice::Sponge(sponge) => Some(sponge),
        _ => None,
    };
    let free = bare || sponge.is_some();
    let show = |has: bool, field, value: String| if has { typed(track, field, &value) } else { Value::Null };
    object(vec![
        (
            "outputLength",
            value(show(function.output().1, Field::OutputLength, track.run.output_bits.div_ceil(8).to_string())),
        ),
        (
            "rate",
            value(show(
                sponge.is_some(),
                Field::Rate,
                sponge.map_or(0, keccak_core::functions::Parameters::rate).to_string(),
            )),
        ),
        (
            "suffix",
            value(show(
                sponge.is_some(),
                Field::Suffix,
                sponge.map_or(String::new(), |s| format!("{:02x}", s.suffix())),
            )),
        ),
        ("rounds", value(show(free, Field::Rounds, function.rounds().to_string()))),
        ("laneSize", value(show(free, Field::LaneSize, function.w().to_string()))),
        ("startState", value(show(bare, Field::StartState, track.run.start_hex(" ")))),
    ])
}

fn message(track: &Track) -> Value {
    let (length, attached, missing) = match &track.run.message {
        Message::Here(bits) => (bits.length(), None, None),
        Message::Attached { label, len, .. } => {
            (count(*len, "byte"), Some(format!("{label}, {}", count(*len, "byte"))), None)
        }
        Message::Missing(fingerprint) => {
            let words = format!(
                "This link's message ({}) is not in the link. Paste it, or open its file: it is then compared with the link's digest.",
                count(fingerprint.len, "byte")
            );
            (
                count(fingerprint.len, "byte"),
                None,
                Some(object(vec![
                    ("words", value(words)),
                    ("len", value(fingerprint.len)),
                    ("digest", value(fingerprint.digest.clone())),
                ])),
            )
        }
    };
    // What the link doesn't carry, the viewer keeps.
    let kept = link::fingerprint(track).filter(|kept| !kept.digest.is_empty() && track.computed.trace().is_some());
    let half = match track.entry.format {
        Format::Hex if track.entry.error.is_some() => {
            let text = track.entry.text.trim_start();
            let text = text.strip_prefix("0x").or(text.strip_prefix("0X")).unwrap_or(text);
            let digits = text.chars().filter(char::is_ascii_hexdigit).count() as u64;
            Some(format!("{}{} bytes", grouped(digits / 2), if digits % 2 == 1 { "½" } else { "" }))
        }
        _ => None,
    };
    object(vec![
        ("most", value(MOST_TYPED as u64)),
        ("needed", value(track.run.function.parameters().is_some())),
        ("format", value(track.entry.format.name())),
        ("revision", value(track.entry.revision)),
        ("error", value(track.entry.error.clone())),
        ("length", value(half.unwrap_or(length))),
        ("attached", value(attached)),
        ("missing", value(missing)),
        ("kept", value(kept.map(|kept| object(vec![("len", value(kept.len)), ("digest", value(kept.digest))])))),
    ])
}

/// What the digest on show is of, where that is not what stands in the box.
fn stale(track: &Track) -> Option<String> {
    track.entry.error.as_ref()?;
    let Message::Here(bits) = &track.run.message else { return Some("the message before".to_owned()) };
    let name = match bits.show(Format::Text) {
        Some(text) if text.is_empty() => "the empty message".to_owned(),
        Some(text) if text.chars().count() <= 24 => format!("“{text}”"),
        Some(text) => format!("“{}…”", text.chars().take(24).collect::<String>()),
        None => format!("the message of {}", bits.length()),
    };
    Some(name)
}

fn digest(track: &Track) -> Value {
    let stale = stale(track).map(|of| format!("Below is still {of}."));
    match &track.computed {
        Computed::Known(known) if track.run.function.parameters().is_some() => {
            let hex = hex::encode(known.trace.output());
            object(vec![
                ("hex", value(hex)),
                ("stale", value(stale)),
                ("words", Value::Null),
                ("progress", Value::Null),
            ])
        }
        Computed::Known(_) => object(vec![
            ("hex", value("")),
            ("stale", value(stale)),
            ("words", value("A bare permutation has no digest.")),
            ("progress", Value::Null),
        ]),
        Computed::Hashing(done) => {
            let len = match track.run.message {
                Message::Attached { len, .. } => len.max(1),
                _ => 1,
            };
            let percent = ((*done).min(len) as f64 * 100.0 / len as f64) as u64;
            object(vec![
                ("hex", value("")),
                ("stale", Value::Null),
                ("words", value(format!("hashing, {percent} %"))),
                ("progress", value(percent)),
            ])
        }
        Computed::Failed(why) => object(vec![
            ("hex", value("")),
            ("stale", Value::Null),
            ("words", value(why.clone())),
            ("progress", Value::Null),
        ]),
        Computed::Unknown => {
            let words = match track.run.message {
                Message::Missing(_) => "not known without the message",
                _ => "hashing",
            };
            object(vec![("hex", value("")), ("stale", Value::Null), ("words", value(words)), ("progress", Value::Null)])
        }
    }
}

/// What the viewer's worker is to hash, or `null`.
fn hash(track: &Track) -> Value {
    let (Message::Attached { number, .. }, Some(parameters)) = (&track.run.message, track.run.function.parameters())
    else {
        return Value::Null;
    };
    if matches!(track.computed, Computed::Known(_) | Computed::Failed(_)) {
        return Value::Null;
    }
    object(vec![
        ("run", value(0)),
        ("number", value(*number)),
        ("w", value(parameters.w())),
        ("rounds", value(parameters.rounds())),
        ("rate", value(parameters.rate())),
        ("suffix", value(parameters.suffix().get())),
        ("outputBits", value(track.run.output_bits)),
    ])
}

fn position(session: &Session) -> Value {
    let track = session.main();
    let field = typed(track, Field::Position, &session.place.position.to_string());
    let (first, last) =
        session.ordinal().map_or((true, true), |(line, ordinal)| (ordinal == 0, ordinal + 1 == line.len()));
    let still = stale(track).map(|of| format!(" · still of {of}")).unwrap_or_default();
    let (title, count) = session.look().map_or((String::new(), String::new()), |look| {
        let header = words::header(&look);
        (header.title + &still, header.count)
    });
    object(vec![
        ("address", value(session.place.position.to_string())),
        ("value", value(field["value"].clone())),
        ("error", value(field["error"].clone())),
        ("title", value(title)),
        ("count", value(count)),
        ("first", value(first)),
        ("last", value(last)),
    ])
}

fn step(session: &Session) -> Value {
    session.look().map_or(Value::Null, |look| {
        let caption = words::caption(&look);
        let greek = matches!(look.event, Event::Step(..));
        object(vec![
            ("letter", value(caption.letter)),
            ("name", value(caption.name)),
            ("sentence", value(caption.sentence)),
            ("greek", value(greek)),
        ])
    })
}

fn explanation(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let hint = hint(session);
    let explained = look.focus().and_then(|bit| words::explain(&look, bit));
    match explained {
        Some(words::Explanation { question, ledger, answer }) => object(vec![
            ("question", value(question)),
            ("rows", value(ledger.rows.iter().map(row).collect::<Vec<_>>())),
            ("sum", value(row(&ledger.sum))),
            ("answer", value(answer)),
            ("hint", value(hint)),
        ]),
        None => {
            let title = session.place.selection.map(|selection| selection.title());
            let answer = match (look.event, &title) {
                (Event::Start, _) => "Every bit is as the run begins.".to_owned(),
                (_, Some(_)) => session.place.selection.map_or(String::new(), |part| words::part(&look, part)),
                (_, None) => "Point at a bit to ask about it; a click pins it.".to_owned(),
            };
            object(vec![
                ("question", value(title.unwrap_or_default())),
                ("rows", Value::Array(Vec::new())),
                ("sum", Value::Null),
                ("answer", value(answer)),
                ("hint", value(hint)),
            ])
        }
    }
}

/// What to press next, where somebody might not know.
fn hint(session: &Session) -> Option<String> {
    let look = session.look()?;
    let at = session.place.position;
    match (at.event, look.next_event()?.event) {
        (Event::Start, Event::Absorb) => Some("Press → to absorb block 0.".to_owned()),
        (Event::Absorb | Event::Start, Event::Step(_, Step::Theta)) if at.permutation == 0 => {
            Some("Press → to apply θ.".to_owned())
        }
        _ => None,
    }
}

fn row(row: &Row) -> Value {
    object(vec![
        ("operator", value(row.operator)),
        ("general", value(row.general.clone())),
        ("this", value(row.this.clone())),
        ("column", value(row.column.clone())),
        ("mark", value(row.mark.map(mark))),
        ("value", value(row.value.clone())),
    ])
}

fn mark(mark: Mark) -> Value {
    object(vec![
        ("diamond", value(mark.shape == Shape::Diamond)),
        ("value", value(mark.value)),
        ("changed", value(mark.changed)),
        ("read", value(mark.read)),
        ("selected", value(mark.selected)),
    ])
}

fn inspector(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let Some(bit) = look.focus() else { return Value::Null };
    let words::Inspector {
        title,
        lane,
        hex,
        digit,
        string,
        byte,
        through,
        now,
        next,
        change,
        sources,
        targets,
        place: _,
        click: _,
    } = words::inspector(&look, bit);
    let pinned = session.place.selection.is_some();
    object(vec![
        ("title", value(title)),
        ("change", value(change)),
        ("pinned", value(if pinned { "pinned · Esc frees it" } else { "click to pin" })),
        ("lane", value(lane)),
        ("hex", value(hex)),
        ("digit", value(digit)),
        ("string", value(string)),
        ("byte", value(byte)),
        (
            "through",
            value(
                through
                    .iter()
                    .map(|(letter, bit, flipped)| Value::Array(vec![value(*letter), value(*bit), value(*flipped)]))
                    .collect::<Vec<_>>(),
            ),
        ),
        ("now", value(now)),
        (
            "round",
            value(match look.event {
                Event::Step(round, _) => value(round),
                _ => Value::Null,
            }),
        ),
        ("next", value(next)),
        ("sources", bits(sources)),
        ("targets", bits(targets)),
    ])
}

/// Bits as selections, each a click away.
fn bits(bits: Vec<Bit>) -> Value {
    value(bits.into_iter().map(|bit| Selection::bit(bit).to_string()).collect::<Vec<_>>())
}

/// The state as a table: rows and columns in the order drawn, each cell a lane.
fn state(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let columns = match session.place.origin {
        Origin::Corner => [0, 1, 2, 3, 4],
        Origin::Centre => [3, 4, 0, 1, 2],
    };
    let lines = match session.place.origin {
        Origin::Corner => [0, 1, 2, 3, 4],
        Origin::Centre => [2, 1, 0, 4, 3],
    };
    let rows: Vec<Value> = lines
        .into_iter()
        .map(|y| {
            let cells: Vec<String> =
                columns.iter().map(|x| lane_text(look.shown.lanes[y][*x], look.w(), session.place.notation)).collect();
            object(vec![("y", value(y)), ("cells", value(cells))])
        })
        .collect();
    object(vec![("columns", value(columns.to_vec())), ("rows", value(rows)), ("w", value(look.w()))])
}

/// A lane in a notation: as a number, as bytes in the order of memory, or as bits from z = 0.
pub fn lane_text(lane: u64, w: usize, notation: Notation) -> String {
    match notation {
        Notation::U64 => lane_hex(lane, w),
        Notation::Bytes => notation::lane_bytes_hex(lane, w),
        Notation::Bits => notation::lane_bits(lane, w),
    }
}

fn timeline(session: &Session) -> Value {
    let (last, now) = session.ordinal().map_or((0, 0), |(line, ordinal)| (line.len() - 1, ordinal));
    let text = session.look().map_or("not known yet".to_owned(), |look| words::header(&look).title);
    object(vec![("max", value(last)), ("now", value(now)), ("text", value(text))])
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
        Some(format!("{}: {count}", title.replace(" ·", ",")))
    }
}
