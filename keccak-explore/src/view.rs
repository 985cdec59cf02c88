//! The session as named texts, for a page that puts them into labelled elements.
//!
//! Each field is a function of the session, written as JSON. A viewer keeps the last answer and is given the fields that changed.

mod entry;
mod place;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::function::Choice;
use crate::keys;
use crate::link;
use crate::prelude::*;
use crate::session::Session;

pub use crate::words::{Mark, Row};
pub use entry::{Digest, Entry, Kept, Missing, Parameters, Typed};
pub use place::{Explanation, Inspector, Position, explanation, inspector, lane_text, position, title};

/// Fields as JSON text, by name, in the order in which they are written.
pub type Written = Vec<(&'static str, String)>;

/// Fields that were read again.
pub type Fields = Map<String, Value>;

/// All fields of a session.
pub fn written(session: &Session) -> Written {
    let track = session.main();
    let mut fields = Written::new();
    put(&mut fields, "functions", &Choice::names().collect::<Vec<_>>());
    put(&mut fields, "function", &track.run.function.name());
    let mut parameters = Written::new();
    for (field, typed) in &entry::parameters(track, session.place.position.call).0 {
        put(&mut parameters, field.name(), typed);
    }
    fields.push(("parameters", object(parameters.iter())));
    put(&mut fields, "message", &entry::message(track));
    put(&mut fields, "digest", &entry::digest(track));
    put(&mut fields, "hash", &entry::hash(track));
    put(&mut fields, "wants", &entry::wants(track));
    put(&mut fields, "position", &place::position(session));
    put(&mut fields, "step", &place::step(session));
    put(&mut fields, "explanation", &place::explanation(session));
    put(&mut fields, "inspector", &place::inspector(session));
    put(&mut fields, "lane", &place::lane(session));
    put(&mut fields, "state", &place::state(session));
    put(&mut fields, "timeline", &place::timeline(session));
    put(&mut fields, "play", &place::play(session));
    put(&mut fields, "look", &place::look(session));
    put(&mut fields, "notes", &session.notes);
    put(&mut fields, "link", &link::write(session));
    put(&mut fields, "linkNote", &link::holds_key(session));
    put(
        &mut fields,
        "keys",
        &keys::table().iter().map(|row| Keys { keys: row.shown, label: row.label }).collect::<Vec<_>>(),
    );
    fields
}

// The fields as values, for a viewer that is written in Rust.

/// The parameters that the function has.
pub fn parameters(session: &Session) -> Parameters {
    entry::parameters(session.main(), session.place.position.call)
}

/// The message box.
pub fn message(session: &Session) -> Entry {
    entry::message(session.main())
}

/// The digest, or what there is instead.
pub fn digest(session: &Session) -> Digest {
    entry::digest(session.main())
}

/// Everything that was asked of the viewer besides showing the fields.
pub fn asked(session: &Session) -> Written {
    let outcome = session.outcome();
    let mut fields = Written::new();
    put(&mut fields, "history", &outcome.history.name());
    put(&mut fields, "announce", &outcome.announce);
    put(&mut fields, "command", &outcome.command);
    put(&mut fields, "motion", &outcome.motion.map_or(0, |motion| motion.milliseconds));
    fields
}

/// One field more.
pub fn put(fields: &mut Written, name: &'static str, value: &impl Serialize) {
    // Texts, numbers and lists of them can always be written.
    fields.push((name, serde_json::to_string(value).unwrap_or_default()));
}

/// Fields as one JSON object.
pub fn object<'a>(fields: impl Iterator<Item = &'a (&'static str, String)>) -> String {
    let mut object = String::from("{");
    for (name, value) in fields {
        if object.len() > 1 {
            object.push(',');
        }
        object.push('"');
        object.push_str(name);
        object.push_str("\":");
        object.push_str(value);
    }
    object.push('}');
    object
}

/// All fields of a session, read again.
pub fn fields(session: &Session) -> Fields {
    read(&written(session))
}

/// Fields read again.
pub fn read(written: &Written) -> Fields {
    let value =
        |(name, text): &(&'static str, String)| ((*name).to_owned(), serde_json::from_str(text).unwrap_or_default());
    written.iter().map(value).collect()
}

/// A row of the key help.
#[derive(Serialize)]
struct Keys {
    keys: &'static str,
    label: &'static str,
}
