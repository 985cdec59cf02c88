//! Sessions of all kinds, each in its own words, in windows of all sizes.

use std::collections::BTreeSet;

use bevy_egui::egui::vec2;
use keccak_core::permutation::Step;
use keccak_explore::action::Action;
use keccak_explore::function::Choice;
use keccak_explore::palette::Theme;
use keccak_explore::session::Session;
use keccak_explore::words::controls::{MARKS, NO_BIT, TRANSPORT};
use keccak_explore::{view, words};

use super::Stage;
use crate::panels::faces;

/// Sessions of all kinds: every function, every event, every width, and those of which nothing can be shown.
fn sessions() -> Vec<(String, Session)> {
    let mut links: Vec<String> = Choice::names().map(|name| format!("f={}&m=abc", name.to_lowercase())).collect();
    links.extend(Step::ALL.map(|step| format!("at=0.3.{}&sel=4,2,18", step.name())));
    for link in ["at=start", "at=0.squeeze&sel=1,0,45", "at=0.1.theta&sub=100&sel=1,0,45", "sel=*,1,*", "sel=*,*,*"] {
        links.push(link.to_owned());
    }
    for w in [1, 2, 4, 8, 16, 32] {
        links.push(format!("f=sponge&w={w}&m=a&rate={}&at=0.0.rho&sel=1,1,0", 10 * w));
        links.push(format!("f=permutation&w={w}&at=0.2.iota&sel=0,0,0"));
    }
    links.extend(
        ["f=shake128&out=65536&m=a", "f=shake256&out=0&m=a", "f=sponge&rate=1600&m=a", "f=sponge&rate=3&bits=101"]
            .map(str::to_owned),
    );
    links.extend(["len=5000&digest=aabb", "m=a&at=9.9.chi", "nothing=understood", "hex=6"].map(str::to_owned));
    let open = |link: String| {
        let mut session = Session::first_visit();
        session.apply(Action::Open(link.clone()));
        (link, session)
    };
    let mut all: Vec<_> = links.into_iter().map(open).collect();
    let attached = |actions: &[Action]| {
        let mut session = Session::first_visit();
        session.apply(Action::Attach { label: "a file".to_owned(), len: 10_000_000 });
        for action in actions {
            session.apply(action.clone());
        }
        session
    };
    all.push(("attached".to_owned(), attached(&[])));
    all.push(("hashing".to_owned(), attached(&[Action::Progress(4_200_000)])));
    all.push(("failed".to_owned(), attached(&[Action::Failed("The file can't be read.".to_owned())])));
    all
}

#[test]
fn every_session_is_shown_in_its_words() {
    let mut stage = Stage::new("");
    let mut letters = BTreeSet::new();
    for (i, (link, mut session)) in sessions().into_iter().enumerate() {
        session.apply(Action::Theme(Theme::ALL[i % 2]));
        stage.show(&session);
        let text = stage.text();
        letters.extend(text.chars().filter(|c| !c.is_whitespace()));
        let says = |wanted: &str| assert!(text.contains(wanted), "{link}: “{wanted}” is not among: {text}");
        let position = view::position(&session);
        says(&position.title);
        says(&position.count);
        says(session.runs().next().unwrap().function.name());
        for button in &TRANSPORT {
            says(button.label);
        }
        MARKS.into_iter().for_each(says);
        session.notes().iter().for_each(|note| says(note));
        view::digest(&session).words.iter().for_each(|words| says(words));
        if let Some(look) = session.look() {
            says(&words::caption(&look).sentence);
        }
        if let Some(explanation) = view::explanation(&session) {
            says(&explanation.question);
            says(&explanation.answer);
            explanation.sides.iter().flatten().for_each(|side| says(side));
            for row in explanation.rows.iter().chain(&explanation.sum) {
                says(&row.general);
                says(&row.value);
                if row.column.is_empty() {
                    says(&row.this);
                }
            }
        }
        match view::inspector(&session) {
            Some(inspector) => {
                says(&inspector.title);
                says(&inspector.lane);
                says(&inspector.next);
                says(&format!("{} · {}", inspector.string, inspector.byte));
                for bit in inspector.sources.iter().chain(&inspector.targets) {
                    says(&format!("({})", bit.replace(',', ", ")));
                }
            }
            None => says(NO_BIT[usize::from(session.place().selection.is_none())].0),
        }
        if let Some(missing) = view::message(&session).missing {
            says(&missing.words);
        }
    }
    // What a face lacks would be a box.
    for font in [faces::words, faces::bold, faces::value, faces::bold_value, faces::letter, faces::bold_letter] {
        let family = font(13.0).family;
        let lacks =
            |c: &&char| stage.context.fonts_mut(|fonts| !fonts.fonts.font(&family).characters().contains_key(*c));
        let missing: String = letters.iter().filter(lacks).collect();
        assert_eq!(missing, "", "{family}");
    }
}

#[test]
fn any_window_will_do() {
    let sessions = sessions();
    for window in [vec2(1024.0, 640.0), vec2(3840.0, 2160.0), vec2(320.0, 200.0), vec2(1.0, 1.0)] {
        let mut stage = Stage::of(Session::default(), window);
        // A large window differs from a usual one in its scale alone.
        let step = if window.x > 2000.0 { 8 } else { 1 };
        for (link, session) in sessions.iter().step_by(step) {
            stage.show(session);
            let free = stage.shown().free;
            assert!(free.is_finite(), "{link} {window}");
            if window.x > 1000.0 {
                assert!(free.width() > 0.5 * free.max.x && free.height() > 200.0, "{link} {window} {free:?}");
            }
        }
    }
}
