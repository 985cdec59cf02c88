//! What a key asks of the panels: to go to a field, to open and close, to copy, to choose what a control chooses.

use bevy_egui::egui::text::{CCursor, CCursorRange};
use bevy_egui::egui::text_edit::TextEditState;
use bevy_egui::egui::{Context, Event, Id};
use keccak_explore::action::Action;
use keccak_explore::message::Format;
use keccak_explore::session::{Origin, Session};
use keccak_explore::view;
use keccak_explore::words::controls::{CANCELLED, SPEEDS};

use super::ui::{Ask, Open, Panels};
use super::{digest, entry, transport};

/// Does what a key asks for, as far as it is the panels' own, and says what is asked of others.
pub(super) fn answer(context: &Context, session: &Session, panels: &mut Panels, command: &str) -> Option<Ask> {
    // Whoever goes to a panel sees it.
    if !matches!(command, "panels" | "help" | "output" | "copy-link" | "copy-digest") {
        panels.open.hidden = false;
    }
    match command {
        "copy-link" => transport::copy_link(context, session, panels),
        "copy-digest" => digest::copy(context, session, panels),
        "help" => panels.toggle_help(),
        "panels" => {
            panels.open.hidden = !panels.open.hidden;
            if panels.open.hidden {
                panels.say(context, "H shows the panels again.".to_owned());
            }
        }
        "message" => go(context, Id::new("Message"), None),
        "position" => go(context, Id::new("Position"), Some(panels.position.chars().count())),
        "parameters" => match entry::fields_of(session).next() {
            Some((field, typed)) => go(context, Id::new(field.name()), Some(typed.chars().count())),
            None => panels.say(context, "This function has no fields of its own.".to_owned()),
        },
        "function" => panels.choosing = true,
        "file" => {
            panels.open.file = !panels.open.file;
            if panels.open.file {
                go(context, Id::new("Path"), None);
            }
        }
        "view-row" => panels.open.view = Some(!panels.shows_view()),
        "words" => panels.open.words = !panels.open.words,
        "sponge" => panels.open.sponge = Some(!panels.shows_sponge()),
        "sections" => panels.open = next_section(panels.open),
        "output" => panels.open.output = !panels.open.output && digest::is_long(session),
        "shading" => {
            panels.say(context, if panels.simple { "Soft shading." } else { "Simple shading." }.to_owned());
            return Some(Ask::Simple(!panels.simple));
        }
        _ => return chosen(context, session, panels, command).map(Ask::Do),
    }
    None
}

/// What a key chooses that a control chooses too: the next of several, or the other of two.
fn chosen(context: &Context, session: &Session, panels: &mut Panels, command: &str) -> Option<Action> {
    let place = session.place();
    Some(match command {
        "remove" => {
            view::message(session).attached?;
            if view::digest(session).progress.is_some() {
                panels.say(context, CANCELLED.to_owned());
            }
            Action::Remove
        }
        "format" => {
            let now = view::message(session).format;
            let place = Format::ALL.iter().position(|format| format.name() == now).map_or(0, |place| place + 1);
            Action::Format(Format::ALL[place % Format::ALL.len()])
        }
        "slower" | "faster" => {
            let (speed, words) = other_speed(place.speed, command == "faster");
            panels.say(context, words.to_owned());
            Action::Speed(speed)
        }
        "origin" => {
            let other = if place.origin == Origin::Corner { Origin::Centre } else { Origin::Corner };
            panels.say(context, format!("x runs {}.", super::view::origin(other)));
            Action::Origin(other)
        }
        "still" => {
            panels.say(context, if place.reduced_motion { "With motion." } else { "Without motion." }.to_owned());
            Action::ReducedMotion(!place.reduced_motion)
        }
        _ => return None,
    })
}

/// Puts the cursor into a field; its text of so many letters is there to be replaced. The letter of the key stays out.
fn go(context: &Context, field: Id, letters: Option<usize>) {
    context.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
    context.memory_mut(|memory| memory.request_focus(field));
    if let Some(letters) = letters {
        let mut state = TextEditState::load(context, field).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(letters))));
        state.store(context, field);
    }
}

/// All parts of the column, or one after the other alone.
fn next_section(open: Open) -> Open {
    let (step, inspector, marks) = match (open.step, open.inspector, open.marks) {
        (true, true, true) => (true, false, false),
        (true, false, false) => (false, true, false),
        (false, true, false) => (false, false, true),
        _ => (true, true, true),
    };
    Open { words: true, step, inspector, marks, ..open }
}

/// The next speed of the list, and its words.
fn other_speed(now: f64, faster: bool) -> (f64, &'static str) {
    let speeds = || SPEEDS.iter().map(|(speed, words)| (f64::from(*speed), *words));
    let found =
        if faster { speeds().find(|(speed, _)| *speed > now) } else { speeds().rev().find(|(speed, _)| *speed < now) };
    found.unwrap_or(if faster { speeds().next_back() } else { speeds().next() }.unwrap_or((now, "")))
}
