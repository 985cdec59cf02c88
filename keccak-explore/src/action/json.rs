//! Actions as JSON: `"Next"`, `{"GoTo":"0.3.chi"}`, `{"Set":["Rate","1088"]}`.
//!
//! Read from a plain JSON value by hand: derived readers of so many variants would be a tenth of what the page loads.

use serde_json::Value;

use super::{Action, Field};
use crate::json;
use crate::keys::Key;
use crate::message::Format;
use crate::palette::Theme;
use crate::prelude::*;
use crate::selection::Part;
use crate::session::{Notation, Origin, View};

/// The actions without an argument.
const PLAIN: [Action; 20] = [
    Action::Show,
    Action::Commit,
    Action::Remove,
    Action::Next,
    Action::Previous,
    Action::NextRound,
    Action::PreviousRound,
    Action::NextCall,
    Action::PreviousCall,
    Action::First,
    Action::Last,
    Action::NextElement,
    Action::PreviousElement,
    Action::TogglePlay,
    Action::NextPart,
    Action::Free,
    Action::ToggleTheme,
    Action::Play(true),
    Action::Play(false),
    Action::ResetCamera,
];

/// Their names, in the same order.
const NAMES: [&str; 20] = [
    "Show",
    "Commit",
    "Remove",
    "Next",
    "Previous",
    "NextRound",
    "PreviousRound",
    "NextCall",
    "PreviousCall",
    "First",
    "Last",
    "NextElement",
    "PreviousElement",
    "TogglePlay",
    "NextPart",
    "Free",
    "ToggleTheme",
    "Play",
    "Pause",
    "ResetCamera",
];

impl Action {
    /// Reads an action.
    ///
    /// # Errors
    /// Says what the text should have been.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let value = json::read(json).ok_or("This is no JSON.")?;
        read(&value).ok_or(format!("This is no action: {}", json.chars().take(60).collect::<String>()))
    }
}

fn read(value: &Value) -> Option<Action> {
    if let Value::String(name) = value {
        let place = NAMES.iter().position(|plain| plain == name)?;
        return PLAIN.into_iter().nth(place);
    }
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (name, argument) = object.iter().next()?;
    let text = || argument.as_str().map(str::to_owned);
    Some(match name.as_str() {
        "Open" => Action::Open(text()?),
        "Function" => Action::Function(text()?),
        "Type" => Action::Type(text()?),
        "GoTo" => Action::GoTo(text()?),
        "Select" => Action::Select(text()?),
        "Failed" => Action::Failed(text()?),
        "Set" => {
            let field = Field::named(argument.get(0)?.as_str()?)?;
            Action::Set(field, argument.get(1)?.as_str()?.to_owned())
        }
        "Format" => Action::Format(one_of(argument, Format::ALL, Format::name)?),
        "Part" => Action::Part(one_of(argument, Part::ALL, Part::name)?),
        "View" => Action::View(one_of(argument, View::ALL, View::name)?),
        "Origin" => Action::Origin(one_of(argument, Origin::ALL, Origin::name)?),
        "Notation" => Action::Notation(one_of(argument, Notation::ALL, Notation::name)?),
        "Theme" => Action::Theme(one_of(argument, Theme::ALL, Theme::name)?),
        "Attach" => Action::Attach { label: argument["label"].as_str()?.to_owned(), len: argument["len"].as_u64()? },
        "Progress" => Action::Progress(argument.as_u64()?),
        "Jump" => Action::Jump(argument.as_u64()?),
        "Scrub" => Action::Scrub(argument.as_u64()?),
        "Tick" => Action::Tick(argument.as_f64()?),
        "Speed" => Action::Speed(argument.as_f64()?),
        "Turn" => Action::Turn(argument.get(0)?.as_f64()?, argument.get(1)?.as_f64()?),
        "Apart" => Action::Apart(argument.as_f64()?),
        "Zoom" => Action::Zoom(argument.as_f64()?, (0.0, 0.0)),
        "Before" => Action::Before(argument.as_bool()?),
        "Follow" => Action::Follow(argument.as_bool()?),
        "ReducedMotion" => Action::ReducedMotion(argument.as_bool()?),
        "Key" => Action::Key(Key {
            key: argument["key"].as_str()?.to_owned(),
            shift: argument["shift"] == true,
            in_state: argument["in_state"] == true,
            up: argument["up"] == true,
        }),
        _ => return None,
    })
}

/// The one of these with this name.
fn one_of<T: Copy>(value: &Value, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let text = value.as_str()?;
    all.iter().copied().find(|one| name(*one) == text)
}

#[cfg(test)]
mod tests {
    use super::{Action, Field, NAMES, PLAIN};
    use crate::prelude::*;
    use keccak_core::functions::Field as Parameter;

    #[test]
    fn what_the_page_sends_is_read() {
        for (name, action) in NAMES.iter().zip(PLAIN) {
            assert_eq!(Action::from_json(&format!("\"{name}\"")), Ok(action));
        }
        let read = |json| Action::from_json(json).unwrap();
        assert_eq!(read(r#"{"GoTo":"0.3.chi"}"#), Action::GoTo("0.3.chi".into()));
        assert_eq!(read(r#"{"Set":["Rate","1088"]}"#), Action::Set(Field::Of(Parameter::Rate), "1088".into()));
        assert_eq!(read(r#"{"Attach":{"label":"a","len":3}}"#), Action::Attach { label: "a".into(), len: 3 });
        assert_eq!(read(r#"{"Tick":16.5}"#), Action::Tick(16.5));
        assert_eq!(read(r#"{"Turn":[0.25,-1]}"#), Action::Turn(0.25, -1.0));
        assert_eq!(read(r#"{"Apart":0.5}"#), Action::Apart(0.5));
        assert_eq!(read(r#"{"Zoom":2}"#), Action::Zoom(2.0, (0.0, 0.0)));
    }

    #[test]
    fn what_is_no_action_is_an_error() {
        for json in
            ["", "{", "null", "\"Nothing\"", "{}", r#"{"Jump":-1}"#, r#"{"Set":["Nothing","1"]}"#, r#"{"Key":{}}"#]
        {
            assert!(Action::from_json(json).is_err(), "{json}");
        }
    }
}
