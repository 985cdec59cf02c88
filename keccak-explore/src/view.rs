//! The session as named texts, for a page that puts them into labelled elements.
//!
//! Each field is a function of the session. A viewer keeps the last answer and is given the fields that changed.

use keccak_core::notation::{self, lane_hex};
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use serde_json::{Map, Value, json};

use crate::action::Field;
use crate::function::Choice;
use crate::keys;
use crate::link;
use crate::message::{Format, Message, count, grouped};
use crate::run::Computed;
use crate::session::{Notation, Origin, Session, Track};
use crate::words::{self, Mark, Row, Shape};

/// The fields by name.
pub type Fields = Map<String, Value>;

/// All fields of a session.
pub fn fields(session: &Session) -> Fields {
    let track = session.main();
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("functions", Choice::names().collect());
    put("function", json!(track.run.function.name()));
    put("parameters", parameters(track));
    put("message", message(track));
    put("digest", digest(track));
    put("hash", hash(track));
    put(
        "wants",
        track.wants.as_ref().map_or(Value::Null, |range| json!({"run": 0, "from": range.start, "to": range.end})),
    );
    put("position", position(session));
    put("step", step(session));
    put("explanation", explanation(session));
    put("inspector", inspector(session));
    put("state", state(session));
    put("timeline", timeline(session));
    put("play", json!({"playing": session.place.playing, "speed": session.place.speed}));
    put(
        "look",
        json!({
            "view": session.place.view,
            "theme": session.place.theme,
            "origin": session.place.origin,
            "notation": session.place.notation,
            "before": session.place.before,
            "selection": session.place.selection.map(|selection| selection.to_string()),
            "reducedMotion": session.place.reduced_motion,
        }),
    );
    put("notes", json!(session.notes));
    put("link", json!(link::write(session)));
    put("keys", keys::table().iter().map(|row| json!({"keys": row.shown, "label": row.label})).collect());
    fields
}

/// The fields of `now` that differ from those of `before`.
pub fn changes(before: &Fields, now: &Fields) -> Fields {
    now.iter()
        .filter(|(name, value)| before.get(*name) != Some(value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Everything that was asked of the viewer besides showing the fields.
pub fn outcome(session: &Session) -> Fields {
    let outcome = session.outcome();
    let mut fields = Fields::new();
    fields.insert("history".to_owned(), json!(outcome.history));
    fields.insert("announce".to_owned(), json!(outcome.announce));
    fields.insert("command".to_owned(), json!(outcome.command));
    // Motion between two positions is drawn at once for now: no time is asked for it.
    fields.insert("motion".to_owned(), json!(0));
    fields
}

/// A field with a typed value: what stands in the box, and what is wrong with it.
fn typed(track: &Track, field: Field, value: &str) -> Value {
    match track.entry.fields.iter().find(|(other, ..)| *other == field) {
        Some((_, text, error)) => json!({"value": text, "error": error}),
        None => json!({"value": value, "error": null}),
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
    json!({
        "outputLength": show(function.output().1, Field::OutputLength, track.run.output_bits.div_ceil(8).to_string()),
        "rate": show(sponge.is_some(), Field::Rate, sponge.map_or(0, keccak_core::functions::Parameters::rate).to_string()),
        "suffix": show(sponge.is_some(), Field::Suffix, sponge.map_or(String::new(), |s| format!("{:02x}", s.suffix()))),
        "rounds": show(free, Field::Rounds, function.rounds().to_string()),
        "laneSize": show(free, Field::LaneSize, function.w().to_string()),
        "startState": show(bare, Field::StartState, notation::lanes_hex(&track.run.start).join(" ")),
    })
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
                Some(json!({"words": words, "len": fingerprint.len, "digest": fingerprint.digest})),
            )
        }
    };
    let half = match track.entry.format {
        Format::Hex if track.entry.error.is_some() => {
            let digits = track.entry.text.chars().filter(char::is_ascii_hexdigit).count() as u64;
            Some(format!("{}{} bytes", grouped(digits / 2), if digits % 2 == 1 { "½" } else { "" }))
        }
        _ => None,
    };
    json!({
        "needed": track.run.function.parameters().is_some(),
        "format": track.entry.format,
        "revision": track.entry.revision,
        "error": track.entry.error,
        "length": half.unwrap_or(length),
        "attached": attached,
        "missing": missing,
    })
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
            json!({"hex": hex, "stale": stale, "words": null, "progress": null})
        }
        Computed::Known(_) => {
            json!({"hex": "", "stale": stale, "words": "A bare permutation has no digest.", "progress": null})
        }
        Computed::Hashing(done) => {
            let len = match track.run.message {
                Message::Attached { len, .. } => len.max(1),
                _ => 1,
            };
            let percent = (done * 100 / len).min(100);
            json!({"hex": "", "stale": null, "words": format!("hashing, {percent} %"), "progress": percent})
        }
        Computed::Unknown => {
            let words = match track.run.message {
                Message::Missing(_) => "not known without the message",
                _ => "hashing",
            };
            json!({"hex": "", "stale": null, "words": words, "progress": null})
        }
    }
}

/// What the viewer's worker is to hash, or `null`.
fn hash(track: &Track) -> Value {
    let (Message::Attached { number, .. }, Some(parameters)) = (&track.run.message, track.run.function.parameters())
    else {
        return Value::Null;
    };
    if matches!(track.computed, Computed::Known(_)) {
        return Value::Null;
    }
    json!({
        "run": 0,
        "number": number,
        "w": parameters.w(),
        "rounds": parameters.rounds(),
        "rate": parameters.rate(),
        "suffix": parameters.suffix().get(),
        "outputBits": track.run.output_bits,
    })
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
    json!({
        "address": session.place.position.to_string(),
        "value": field["value"],
        "error": field["error"],
        "title": title,
        "count": count,
        "first": first,
        "last": last,
    })
}

fn step(session: &Session) -> Value {
    session.look().map_or(Value::Null, |look| {
        let caption = words::caption(&look);
        let greek = matches!(look.event, Event::Step(..));
        json!({"letter": caption.letter, "name": caption.name, "sentence": caption.sentence, "greek": greek})
    })
}

fn explanation(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let hint = hint(session);
    let explained = look.focus().and_then(|bit| words::explain(&look, bit));
    match explained {
        Some(words::Explanation { question, ledger, answer }) => json!({
            "question": question,
            "rows": ledger.rows.iter().map(row).collect::<Vec<_>>(),
            "sum": row(&ledger.sum),
            "answer": answer,
            "hint": hint,
        }),
        None => {
            let title = session.place.selection.map(|selection| selection.title());
            let answer = match (look.event, &title) {
                (Event::Start, _) => "Every bit is as the run begins.".to_owned(),
                (_, Some(title)) => format!("{title}: choose one of its bits to see where it comes from."),
                (_, None) => "Point at a bit to ask about it; a click pins it.".to_owned(),
            };
            json!({"question": title.unwrap_or_default(), "rows": [], "sum": null, "answer": answer, "hint": hint})
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
    json!({
        "operator": row.operator,
        "general": row.general,
        "this": row.this,
        "column": row.column,
        "mark": row.mark.map(mark),
        "value": row.value,
    })
}

fn mark(mark: Mark) -> Value {
    json!({
        "diamond": mark.shape == Shape::Diamond,
        "value": mark.value,
        "changed": mark.changed,
        "read": mark.read,
        "selected": mark.selected,
    })
}

fn inspector(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let Some(bit) = look.focus() else { return Value::Null };
    let words::Inspector { title, lane, hex, digit, string, byte, through, now, next } = words::inspector(&look, bit);
    let pinned = session.place.selection.is_some();
    json!({
        "title": title,
        "pinned": if pinned { "pinned · Esc frees it" } else { "click to pin" },
        "lane": lane,
        "hex": hex,
        "digit": digit,
        "string": string,
        "byte": byte,
        "through": through.iter().map(|(letter, value, flipped)| json!([letter, value, flipped])).collect::<Vec<_>>(),
        "now": now,
        "round": match look.event { Event::Step(round, _) => json!(round), _ => Value::Null },
        "next": next,
    })
}

/// The state as a table: rows and columns in the order drawn, each cell a lane.
fn state(session: &Session) -> Value {
    let Some(look) = session.look() else { return Value::Null };
    let columns = match session.place.origin {
        Origin::Corner => [0, 1, 2, 3, 4],
        Origin::Centre => [3, 4, 0, 1, 2],
    };
    let rows: Vec<Value> = (0..5)
        .map(|y| {
            let cells: Vec<String> =
                columns.iter().map(|x| lane_text(look.after.lanes[y][*x], look.w(), session.place.notation)).collect();
            json!({"y": y, "cells": cells})
        })
        .collect();
    json!({"columns": columns, "rows": rows})
}

/// A lane in a notation: as a number, as bytes in the order of memory, or as bits from z = 0.
pub fn lane_text(lane: u64, w: usize, notation: Notation) -> String {
    match notation {
        Notation::U64 => lane_hex(lane, w),
        Notation::Bytes if w >= 8 => notation::hex(lane.to_le_bytes().into_iter().take(w / 8)),
        Notation::Bytes => lane_hex(lane, w),
        Notation::Bits => (0..w).map(|z| if lane >> z & 1 == 1 { '1' } else { '0' }).collect(),
    }
}

fn timeline(session: &Session) -> Value {
    let (last, now) = session.ordinal().map_or((0, 0), |(line, ordinal)| (line.len() - 1, ordinal));
    let text = session.look().map_or("not known yet".to_owned(), |look| words::header(&look).title);
    json!({"max": last, "now": now, "text": text})
}

impl Session {
    /// What a screen reader says after a move: the place, and what changed.
    pub(crate) fn announcement(&self) -> Option<String> {
        let look = self.look()?;
        let words::Header { title, count } = words::header(&look);
        Some(format!("{}: {count}", title.replace(" ·", ",")))
    }
}
