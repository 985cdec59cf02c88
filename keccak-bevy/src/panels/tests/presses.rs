//! What a press, a key or a text becomes.

use bevy_egui::egui::{Event, Key, Modifiers, PointerButton, pos2};
use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::keys;
use keccak_explore::message::Format;
use keccak_explore::palette::Theme;
use keccak_explore::words::controls::{CANCELLED, PAUSE, TRANSPORT};

use super::{Stage, has};
use crate::panels::ui::{Ask, Shown};

#[test]
fn buttons_are_actions() {
    let mut stage = Stage::new("at=0.0.theta&sel=4,2,18");
    for button in &TRANSPORT {
        let asks = stage.click(button.label);
        has(&asks, button.action.clone());
        if *button.action == Action::TogglePlay {
            stage.frame(Vec::new());
            has(&stage.click(PAUSE), Action::TogglePlay);
        }
        stage.session.apply(Action::GoTo("0.0.theta".to_owned()));
        stage.frame(Vec::new());
    }
    has(&stage.click("(3, 2, 18)"), Action::Select("3,2,18".to_owned()));
    assert_eq!(stage.session.place().selection.map(|bit| bit.to_string()).as_deref(), Some("3,2,18"));
    has(&stage.click("column"), Action::Part(keccak_explore::selection::Part::Column));
    has(&stage.click("bit"), Action::Part(keccak_explore::selection::Part::Bit));
    has(&stage.click("Follow"), Action::Follow(true));
    assert_eq!(stage.session.place().position.to_string(), "0.0.rho");
    has(&stage.click("Before"), Action::Before(true));
    has(&stage.click("Hex"), Action::Format(Format::Hex));
    has(&stage.click("Isometric"), Action::From(keccak_explore::camera::Preset::Isometric));
    has(&stage.click("Theme"), Action::ToggleTheme);
    assert_eq!(stage.session.place().theme, Theme::Dark);
}

#[test]
fn the_timeline_is_scrubbed() {
    let mut stage = Stage::new("m=abc");
    let six = stage.place("6");
    let at = pos2(six.x, six.y - 12.0);
    let asks = stage.press(at);
    assert!(matches!(asks[..], [Ask::Do(Action::Jump(_))]), "{asks:?}");
    assert_eq!(stage.session.place().position.to_string(), "0.6.pi");
    let down =
        Event::PointerButton { pos: at, button: PointerButton::Primary, pressed: true, modifiers: Modifiers::NONE };
    stage.frame(vec![down]);
    let seven = stage.place("7").x;
    // A drag stays with the bars, wherever it goes.
    let asks = stage.frame(vec![Event::PointerMoved(pos2(seven, at.y - 300.0))]);
    assert!(matches!(asks[..], [Ask::Do(Action::Scrub(_))]), "{asks:?}");
    assert_eq!(stage.session.place().position.to_string(), "0.7.pi");
}

#[test]
fn what_is_typed_is_kept() {
    let mut stage = Stage::new("");
    stage.focus("Message");
    assert!(stage.shown().typing);
    has(&stage.frame(vec![Event::Text("d".to_owned())]), Action::Type("abcd".to_owned()));
    stage.frame(Vec::new());
    stage.key(Key::Escape);
    assert!(!stage.shown().typing, "Esc leaves the field");
    stage.session.apply(Action::Format(Format::Hex));
    stage.frame(Vec::new());
    stage.focus("Message");
    stage.key(Key::End);
    has(&stage.frame(vec![Event::Text("f".to_owned())]), Action::Type("61626364f".to_owned()));
    stage.frame(Vec::new());
    stage.says("Hex has an odd number of digits (9): add one or remove one.");
    stage.says("61626364f");
    stage.says("still of “abcd”");
}

#[test]
fn a_bad_address_stays_with_what_is_wrong_with_it() {
    let mut stage = Stage::new("");
    stage.focus("Position");
    let all =
        Event::Key { key: Key::A, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
    stage.frame(vec![all, Event::Text("0.99.chi".to_owned())]);
    has(&stage.key(Key::Enter), Action::GoTo("0.99.chi".to_owned()));
    stage.frame(Vec::new());
    stage.says("There is no round 99: the rounds are 0 to 23.");
    stage.says("0.99.chi");
    assert_eq!(stage.session.place().position.to_string(), "0.absorb");
}

#[test]
fn a_parameter_out_of_range_is_answered() {
    let mut stage = Stage::new("f=sponge&m=a");
    stage.focus(Field::Of(Parameter::Rate).name());
    stage.frame(vec![Event::Text("9".to_owned())]);
    has(&stage.key(Key::Enter), Action::Set(Field::Of(Parameter::Rate), "10889".to_owned()));
    stage.frame(Vec::new());
    stage.says("10889");
    stage.says("a state of 1600 bits allows 1 to 1600");
}

/// bevy_egui gives what is pasted as if it were typed: a long text must not reach a box either way.
#[test]
fn a_long_paste_is_attached() {
    for event in [Event::Paste as fn(String) -> Event, Event::Text] {
        let mut stage = Stage::new("");
        stage.focus("Message");
        let asks = stage.frame(vec![event("a".repeat(100_000))]);
        assert!(matches!(&asks[..], [Ask::Paste(text)] if text.len() == 100_000));
        assert_eq!(stage.session.message_text(0), "abc");
        stage.focus("Position");
        assert_eq!(stage.frame(vec![event("a".repeat(10_000_000))]), []);
        stage.frame(Vec::new());
        stage.says("That is too long for this field.");
        assert_eq!(stage.panels.position, "0.absorb");
    }
}

#[test]
fn hashing_can_be_cancelled() {
    let mut stage = Stage::new("");
    stage.session.apply(Action::Attach { label: "a file".to_owned(), len: 1000 });
    stage.session.apply(Action::Progress(420));
    stage.frame(Vec::new());
    stage.says("a file, 1,000 bytes");
    stage.says("hashing, 42 %");
    has(&stage.click("Cancel"), Action::Remove);
    stage.says(CANCELLED);
}

#[test]
fn digest_and_link_are_copied() {
    let mut stage = Stage::new("f=shake128&out=65536&m=a&at=0.1.pi");
    stage.click("Copy");
    stage.click("Copy link");
    assert_eq!(stage.copied[0].len(), 2 * 65_536);
    assert_eq!(stage.copied[1], "#f=shake128&m=a&out=65536&at=0.1.pi");
    // Of a long output only the lines in sight are set.
    stage.click("All");
    stage.frame(Vec::new());
    let digits: usize = stage.words.iter().map(|(words, _)| words.len()).sum();
    assert!(digits < 20_000, "{digits}");
}

#[test]
fn help_has_every_row_of_the_table() {
    let mut stage = Stage::new("");
    stage.panels.toggle_help();
    stage.frame(vec![Event::Text("?".to_owned())]);
    stage.frame(Vec::new());
    for row in keys::table().iter().chain(keys::solid()) {
        stage.says(row.shown);
        stage.says(row.label);
    }
    assert!(stage.shown().typing, "while it is open no key acts");
    stage.key(Key::Escape);
    assert!(!stage.panels.open.help && !stage.shown().typing);
}

#[test]
fn panels_close() {
    let mut stage = Stage::new("sel=4,2,18");
    let before = stage.shown().free;
    for word in ["Words", "Sponge", "View"] {
        stage.click(word);
        stage.frame(Vec::new());
    }
    let after = stage.shown().free;
    assert!(after.width() > before.width() + 200.0 && after.height() > before.height() + 100.0, "{after:?}");
}

#[test]
fn keys_are_taken_by_those_who_have_the_focus() {
    let mut stage = Stage::new("");
    stage.focus("state");
    stage.frame(Vec::new());
    let Shown { typing, control, in_state, .. } = *stage.shown();
    assert_eq!((typing, control, in_state), (false, false, true));
    stage.key(Key::ArrowLeft);
    assert!(stage.shown().in_state, "arrows walk the bits, they don't move the focus");
    stage.key(Key::Tab);
    assert!(!stage.shown().in_state);
    stage.click("+ Step");
    let Shown { typing, control, .. } = *stage.shown();
    assert_eq!((typing, control), (false, false), "a click on a button takes no focus");
}

/// An idle window asks for no frame, also with the caret in a field.
#[test]
fn nothing_moves_by_itself() {
    let mut stage = Stage::new("sel=4,2,18");
    for name in ["", "Message", "state"] {
        if !name.is_empty() {
            stage.focus(name);
        }
        stage.frame(Vec::new());
        stage.frame(Vec::new());
        for _ in 0..if name.is_empty() { 300 } else { 20 } {
            stage.time += 0.5;
            stage.frame(Vec::new());
            assert!(!stage.context.has_requested_repaint(), "{name}: {:?}", stage.context.repaint_causes());
        }
    }
}
