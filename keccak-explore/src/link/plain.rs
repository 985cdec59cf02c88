//! A link as most are: of a function without fields, its message, a position and a part of the state, and nothing wrong with it.
//! A page reads it with what a first visit loads; any other is read [in full](super::full).

use super::LONGEST_LINK;
use super::pairs::raw;
use crate::action::Action;
use crate::prelude::*;
use crate::session::{Outcome, Session};

/// What such a link says.
const KEYS: [&str; 4] = ["f", "m", "at", "sel"];

/// The session of such a link; `None` if it is another.
#[inline(never)]
pub(super) fn session(fragment: &str) -> Option<Session> {
    if fragment.len() > LONGEST_LINK {
        return None;
    }
    let mut values = [const { None::<String> }; KEYS.len()];
    for (key, value) in raw(fragment) {
        let place = KEYS.iter().position(|known| known.as_bytes() == key)?;
        let value = String::from_utf8(value).ok()?;
        if values[place].replace(value).is_some() {
            return None;
        }
    }
    if values[0].is_some() {
        values[1].get_or_insert_default();
    }
    let mut session = Session::default();
    // Each says what an action does, in this order.
    let actions: [fn(String) -> Action; KEYS.len()] = [Action::Function, Action::Type, Action::GoTo, Action::Select];
    for (action, value) in actions.into_iter().zip(values) {
        let Some(action) = value.map(action) else { continue };
        if action.needs_more() {
            return None;
        }
        session.apply(action);
        let entry = &session.main().entry;
        if !session.notes.is_empty() || entry.error.is_some() || !entry.fields.is_empty() {
            return None;
        }
    }
    session.track().show_message();
    (session.typing, session.outcome) = (false, Outcome::default());
    Some(session)
}
