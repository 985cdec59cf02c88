//! The panels without a renderer: every session is shown, in its own words, and a press becomes an action.

use std::collections::BTreeSet;

use bevy_egui::egui::epaint::ClippedShape;
use bevy_egui::egui::{
    Context, Event, FullOutput, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, Vec2, pos2, vec2,
};
use keccak_core::permutation::Step;
use keccak_explore::action::{Action, Field};
use keccak_explore::function::Choice;
use keccak_explore::message::Format;
use keccak_explore::palette::Theme;
use keccak_explore::session::Session;
use keccak_explore::words::controls::{CANCELLED, MARKS, NO_BIT, PAUSE, TRANSPORT};
use keccak_explore::{keys, view, words};

use super::ui::{Ask, Panels, Shown, show};
use super::{Id, faces};

/// A window without a screen.
struct Stage {
    context: Context,
    panels: Panels,
    session: Session,
    window: Vec2,
    shown: Option<Shown>,
    words: Vec<(String, Rect)>,
    time: f64,
    copied: Vec<String>,
}

/// Wide enough for everything in one line, and so high that nothing has to be scrolled to.
const HIGH: Vec2 = vec2(1440.0, 900.0 * 2.0);

impl Stage {
    fn new(link: &str) -> Self {
        let mut session = Session::first_visit();
        if !link.is_empty() {
            session.apply(Action::Open(link.to_owned()));
        }
        session.apply(Action::Solid);
        Self::of(session, HIGH)
    }

    fn of(session: Session, window: Vec2) -> Self {
        let mut stage = Self {
            context: Context::default(),
            panels: Panels::default(),
            session,
            window,
            shown: None,
            words: Vec::new(),
            time: 0.0,
            copied: Vec::new(),
        };
        for _ in 0..4 {
            stage.frame(Vec::new());
        }
        stage
    }

    /// The same window with another session: to set up the faces takes longer than anything else here.
    fn show(&mut self, session: &Session) {
        (self.session, self.panels) = (session.clone(), Panels::default());
        (0..3).for_each(|_| drop(self.frame(Vec::new())));
    }

    /// One frame: what is asked for is done after it, as the app does.
    fn frame(&mut self, events: Vec<Event>) -> Vec<Ask> {
        self.time += 1.0 / 60.0;
        let size = self.window / self.context.zoom_factor();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let (session, panels, mut shown) = (&self.session, &mut self.panels, None);
        let output: FullOutput = self.context.run_ui(input, |ui| {
            let context = ui.ctx().clone();
            if panels.dress(&context, session.place().theme) {
                shown = Some(show(ui, session, panels));
            }
        });
        self.words.clear();
        for ClippedShape { shape, .. } in &output.shapes {
            collect(shape, &mut self.words);
        }
        self.copied.extend(output.platform_output.commands.iter().filter_map(|command| match command {
            bevy_egui::egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
        output.drop_without_applying_deltas();
        let asks = shown.as_ref().map(|shown: &Shown| shown.asks.clone()).unwrap_or_default();
        self.shown = shown;
        for ask in &asks {
            if let Ask::Do(action) = ask {
                self.session.apply(action.clone());
            }
        }
        asks
    }

    /// Everything that is written, with single spaces.
    fn text(&self) -> String {
        let all: Vec<&str> = self.words.iter().map(|(words, _)| &**words).collect();
        all.join(" ")
    }

    fn says(&self, wanted: &str) {
        assert!(self.text().contains(wanted), "“{wanted}” is not among: {}", self.text());
    }

    /// Where a text stands.
    fn place(&self, wanted: &str) -> Pos2 {
        let found = self.words.iter().find(|(words, _)| words == wanted || words.starts_with(&format!("{wanted} ")));
        found.unwrap_or_else(|| panic!("“{wanted}” is not among: {}", self.text())).1.center()
    }

    fn press(&mut self, at: Pos2) -> Vec<Ask> {
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut asks = self.frame(vec![Event::PointerMoved(at)]);
        asks.extend(self.frame(vec![button(true)]));
        asks.extend(self.frame(vec![button(false)]));
        asks.extend(self.frame(Vec::new()));
        asks
    }

    fn click(&mut self, words: &str) -> Vec<Ask> {
        self.press(self.place(words))
    }

    fn key(&mut self, key: Key) -> Vec<Ask> {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        let mut asks = self.frame(vec![event(true)]);
        asks.extend(self.frame(vec![event(false)]));
        asks
    }

    fn shown(&self) -> &Shown {
        self.shown.as_ref().expect("it is dressed")
    }

    fn focus(&mut self, name: &str) {
        self.context.memory_mut(|memory| memory.request_focus(Id::new(name)));
        self.frame(Vec::new());
    }
}

fn collect(shape: &Shape, words: &mut Vec<(String, Rect)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, words)),
        Shape::Text(text) => words.push((text.galley.text().to_owned(), text.visual_bounding_rect())),
        _ => (),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is made for the call")]
fn has(asks: &[Ask], wanted: Action) {
    assert!(asks.contains(&Ask::Do(wanted.clone())), "{wanted:?} is not among {asks:?}");
}

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
    stage.focus(Field::Rate.name());
    stage.frame(vec![Event::Text("9".to_owned())]);
    has(&stage.key(Key::Enter), Action::Set(Field::Rate, "10889".to_owned()));
    stage.frame(Vec::new());
    stage.says("10889");
    stage.says("a state of 1600 bits allows 1 to 1600");
}

#[test]
fn a_long_paste_is_attached() {
    let mut stage = Stage::new("");
    stage.focus("Message");
    let asks = stage.frame(vec![Event::Paste("a".repeat(100_000))]);
    assert!(matches!(&asks[..], [Ask::Paste(text)] if text.len() == 100_000));
    assert_eq!(stage.session.message_text(0), "abc");
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
