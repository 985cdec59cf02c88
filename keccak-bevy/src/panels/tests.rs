//! The panels without a renderer: every session is shown, in its own words, and a press becomes an action.

mod controls;
mod presses;
mod sessions;

use bevy_egui::egui::accesskit::Node;
use bevy_egui::egui::epaint::ClippedShape;
use bevy_egui::egui::{
    Context, Event, FullOutput, Id, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, Vec2, vec2,
};
use keccak_explore::action::Action;
use keccak_explore::session::Session;

use super::commands::answer;
use super::ui::{Ask, Panels, Shown, show};

/// A window without a screen.
struct Stage {
    context: Context,
    panels: Panels,
    session: Session,
    window: Vec2,
    shown: Option<Shown>,
    words: Vec<(String, Rect)>,
    /// What assistive technology is told of.
    nodes: Vec<Node>,
    time: f64,
    copied: Vec<String>,
    /// What a key asks for in the next frame.
    command: Option<&'static str>,
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
            nodes: Vec::new(),
            time: 0.0,
            copied: Vec::new(),
            command: None,
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
        let (command, mut answered) = (self.command.take(), None);
        let output: FullOutput = self.context.run_ui(input, |ui| {
            let context = ui.ctx().clone();
            answered = command.and_then(|command| answer(&context, session, panels, command));
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
        let told = &output.platform_output.accesskit_update;
        self.nodes = told.iter().flat_map(|update| update.nodes.iter().map(|(_, node)| node.clone())).collect();
        output.drop_without_applying_deltas();
        let asks: Vec<Ask> = shown.as_ref().map(|shown: &Shown| shown.asks.clone()).unwrap_or_default();
        let asks: Vec<Ask> = answered.into_iter().chain(asks).collect();
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
