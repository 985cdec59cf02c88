//! The seam between session and page, natively testable: actions and gestures in, changed fields out.

use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;
use keccak_explore::view::{self, Fields};
use serde_json::Value;

use crate::layout::{Scene, aside, state, timeline};
use crate::prelude::*;

/// A session, and what the page was told of it last.
#[derive(Debug)]
pub struct Seam {
    session: Session,
    told: Fields,
    picture: Option<Picture>,
    /// The picture that the motion under way leaves, and whether that runs backwards.
    leaving: Option<(Picture, bool)>,
    timeline: Option<Timeline>,
    /// Where the pointer went down: a drag along the bars stays with the bars.
    pressed: f64,
}

/// A gesture on a panel, in CSS pixels from its top left corner.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gesture {
    /// What the pointer did.
    pub kind: Kind,
    /// Where, from the left.
    pub x: f64,
    /// Where, from the top.
    pub y: f64,
}

/// What a pointer does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// It moves over the panel.
    Hover,
    /// It leaves the panel.
    Leave,
    /// It goes down.
    Press,
    /// It moves while down.
    Drag,
    /// It goes up.
    Release,
    /// The wheel turns.
    Wheel,
    /// Two fingers move.
    Pinch,
}

impl Gesture {
    /// Reads a gesture: its kind in lower case, and the point.
    fn from_json(json: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(json).ok()?;
        let kind = match value["kind"].as_str()? {
            "hover" => Kind::Hover,
            "leave" => Kind::Leave,
            "press" => Kind::Press,
            "drag" => Kind::Drag,
            "release" => Kind::Release,
            "wheel" => Kind::Wheel,
            "pinch" => Kind::Pinch,
            _ => return None,
        };
        Some(Self { kind, x: value["x"].as_f64()?, y: value["y"].as_f64()? })
    }
}

/// An answer that says only what was wrong.
fn error(why: String) -> String {
    let mut answer = Fields::new();
    answer.insert("error".to_owned(), why.into());
    Value::Object(answer).to_string()
}

impl Default for Seam {
    fn default() -> Self {
        Self::new()
    }
}

impl Seam {
    /// What a first visit shows.
    pub fn new() -> Self {
        Self {
            session: Session::first_visit(),
            told: Fields::new(),
            picture: None,
            leaving: None,
            timeline: None,
            pressed: 0.0,
        }
    }

    /// Does one action, given as JSON. What is no action is answered with a sentence, never thrown.
    pub fn apply(&mut self, action: &str) -> String {
        match Action::from_json(action) {
            Ok(action) => {
                if action == Action::Show {
                    self.told.clear();
                }
                self.session.apply(action);
                self.answer()
            }
            Err(why) => error(why),
        }
    }

    /// Takes the text of the message box.
    pub fn text(&mut self, _run: usize, text: &str) -> String {
        self.session.apply(Action::Type(text.to_owned()));
        self.answer()
    }

    /// The text of the message box.
    pub fn message_text(&self, run: usize) -> &str {
        self.session.message_text(run)
    }

    /// Takes bytes of an attached message that were wanted.
    pub fn bytes(&mut self, run: usize, offset: usize, bytes: &[u8]) -> String {
        self.session.lend(run, offset, bytes);
        self.answer()
    }

    /// Takes the trace that a worker built.
    pub fn adopt(&mut self, run: usize, bytes: &[u8]) -> String {
        self.session.adopt(run, bytes);
        self.answer()
    }

    /// Takes a gesture on a panel of this size, given as JSON.
    pub fn gesture(&mut self, panel: &str, width: f64, height: f64, gesture: &str) -> String {
        let Some(gesture) = Gesture::from_json(gesture) else {
            return error(format!("This is no gesture: {gesture}"));
        };
        if gesture.kind == Kind::Press {
            self.pressed = gesture.y;
        }
        let gesture = if gesture.kind == Kind::Drag { Gesture { y: self.pressed, ..gesture } } else { gesture };
        match self.meaning(panel, width, height, gesture) {
            Some(action) => {
                self.session.apply(action);
                self.answer()
            }
            None => "{}".to_owned(),
        }
    }

    /// How high a panel of this width wants to be.
    pub fn height(&self, panel: &str, width: f64) -> f64 {
        let width = width as f32;
        let height = match panel {
            "state" => state::height(self.session.place().view, width, self.w()),
            "aside" => self.picture.as_ref().map_or(0.0, |picture| aside::height(picture, width)),
            "timeline" => self.timeline.as_ref().map_or(0.0, |timeline| timeline::height(timeline, width)),
            _ => 0.0,
        };
        height.into()
    }

    /// The shapes of a panel, when nothing moves any more.
    pub fn scene(&self, panel: &str, width: f64, height: f64) -> Scene {
        self.scene_at(panel, width, height, 1.0)
    }

    /// The shapes of a panel at a moment of the motion under way: 0 is its beginning, 1 its end.
    pub fn scene_at(&self, panel: &str, width: f64, height: f64, progress: f64) -> Scene {
        let place = self.session.place();
        let (width, height, progress) = (width as f32, height as f32, progress as f32);
        let scene = match panel {
            "state" => self.picture.as_ref().map(|picture| {
                // Backwards the later picture is the one that is left.
                let (picture, progress) = match &self.leaving {
                    Some((left, true)) if progress < 1.0 => (left, 1.0 - progress),
                    Some(_) => (picture, progress),
                    None => (picture, 1.0),
                };
                state::scene(picture, place.view, width, &self.session, progress)
            }),
            "aside" => self.picture.as_ref().map(|picture| aside::scene(picture, width)),
            "timeline" => self.timeline.as_ref().map(|timeline| timeline::scene(timeline, width)),
            _ => None,
        };
        scene.unwrap_or_else(|| Scene::empty(width, height, place.theme))
    }

    fn w(&self) -> usize {
        self.session.runs().next().map_or(64, |run| run.function.w())
    }

    /// The action that a gesture asks for, if any.
    fn meaning(&self, panel: &str, width: f64, _height: f64, gesture: Gesture) -> Option<Action> {
        let kind = gesture.kind;
        let (width, x, y) = (width as f32, gesture.x as f32, gesture.y as f32);
        if panel == "timeline" {
            let target = timeline::hit(self.timeline.as_ref()?, width, x, y)?;
            let (timeline::Target::Ordinal(to) | timeline::Target::Permutation(to) | timeline::Target::Piece(to)) =
                target;
            return match (kind, target) {
                (Kind::Press, _) => Some(Action::Jump(to)),
                (Kind::Drag, timeline::Target::Piece(_)) => None,
                (Kind::Drag, _) => Some(Action::Scrub(to)),
                _ => None,
            };
        }
        if panel != "state" {
            return None;
        }
        let bit = || {
            let Bit { x, y, z } = state::hit(self.session.place().view, width, self.w(), x, y)?;
            Some((x, y, z))
        };
        match kind {
            Kind::Hover => {
                let bit = bit();
                let hovered = self.session.place().hover.map(|Bit { x, y, z }| (x, y, z));
                (bit != hovered).then_some(Action::Hover(bit))
            }
            Kind::Leave => Some(Action::Hover(None)),
            Kind::Release => bit().map(|(x, y, z)| Action::Pin(x, y, z)),
            _ => None,
        }
    }

    /// The fields that changed, what is asked of the page, and which panels look different now.
    fn answer(&mut self) -> String {
        let now = view::fields(&self.session);
        let mut answer = view::changes(&self.told, &now);
        answer.extend(view::outcome(&self.session));
        let (picture, timeline) = (Picture::of(&self.session), Timeline::of(&self.session));
        let mut repaint = Vec::new();
        let all = self.told.is_empty();
        // While the bytes of a permutation are being fetched, the picture before them stays.
        if picture.is_some() || now["wants"].is_null() {
            if picture != self.picture {
                repaint.push("state");
            }
            if timeline != self.timeline {
                repaint.push("timeline");
            }
            if picture != self.picture {
                let back = self.session.outcome().motion.map(|motion| motion.back);
                self.leaving = core::mem::replace(&mut self.picture, picture).zip(back);
            }
            self.timeline = timeline;
        }
        if all {
            repaint = vec!["state", "timeline"];
        }
        answer.insert("repaint".to_owned(), repaint.into());
        self.told = now;
        Value::Object(answer).to_string()
    }
}
