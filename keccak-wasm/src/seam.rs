//! The seam between session and page, natively testable: actions and gestures in, changed fields out.

use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::camera;
use keccak_explore::drawn::{Moment, Sight, drawn};
use keccak_explore::json;
use keccak_explore::picture::Picture;
use keccak_explore::selection::Selection;
use keccak_explore::session::{Session, View};
use keccak_explore::timeline::Timeline;
use keccak_explore::view::{self, Written};
use keccak_explore::words::opened_lane;

use crate::layout::{Scene, aside, lane_sheet, state, timeline};
use crate::prelude::*;

/// A drawing narrower than this has bits that no finger can pick, in CSS pixels.
const NARROW: f64 = 620.0;

/// A session, and what the page was told of it last.
#[derive(Debug)]
pub struct Seam {
    session: Session,
    /// Whether everything is here, or only what a first visit needs: the doors to the rest are closed then.
    whole: bool,
    /// What was done while the doors were closed, from the first action on that leads through one.
    waiting: Vec<Action>,
    told: Written,
    /// What the pictures follow from, as they were drawn last.
    drawn: Option<(Moment, Sight)>,
    picture: Option<Picture>,
    /// The picture that the motion under way leaves, and whether that runs backwards.
    leaving: Option<(Picture, bool)>,
    timeline: Option<Timeline>,
    /// Where the pointer is over strip and bars, and which position that stands for.
    pointed: Option<((f32, f32), String)>,
    /// Where the pointer went down: a drag along the bars stays with the bars.
    pressed: (f64, f64),
    /// Where a drag over the lattice was last; `None` while it is no drag but may still be a click.
    dragged: Option<(f64, f64)>,
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
    /// How far a wheel turned; how many times farther apart two fingers are.
    pub dy: f64,
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
    /// Reads a gesture: its kind in lower case, the point, and `dy` where it has one.
    fn from_json(json: &str) -> Option<Self> {
        let value = json::read(json)?;
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
        Some(Self { kind, x: value["x"].as_f64()?, y: value["y"].as_f64()?, dy: value["dy"].as_f64().unwrap_or(0.0) })
    }
}

/// An answer that says only what was wrong.
fn error(why: &str) -> String {
    let mut answer = Written::new();
    view::put(&mut answer, "error", &why);
    view::object(answer.iter())
}

impl Default for Seam {
    fn default() -> Self {
        Self::new()
    }
}

impl Seam {
    /// What a first visit shows, with all views at hand.
    pub fn new() -> Self {
        Self {
            session: Session::first_visit(),
            whole: true,
            waiting: Vec::new(),
            told: Written::new(),
            picture: None,
            drawn: None,
            leaving: None,
            timeline: None,
            pointed: None,
            pressed: (0.0, 0.0),
            dragged: None,
        }
    }

    /// What a first visit shows, with what it needs at hand: what isn't here is wanted by the field `lacks`.
    /// Until it has [come](Self::loaded) the lines are drawn in another view's place, and an action that
    /// [needs it](Action::needs_more) waits, and with it all that would change the run after it.
    pub fn first() -> Self {
        Self { whole: false, ..Self::new() }
    }

    /// The rest is here; or it couldn't be loaded, and why: then the lines stay, and what waited for it is not done.
    pub fn loaded(&mut self, why: &str) -> String {
        self.whole |= why.is_empty();
        if self.told.is_empty() {
            // Nothing was shown yet: the first answer tells everything.
            return "{}".to_owned();
        }
        let waiting = core::mem::take(&mut self.waiting);
        self.session.view_loaded(if self.lacks() { Err(why) } else { Ok(()) });
        if !waiting.is_empty() {
            self.session.waited(waiting, if self.whole { Ok(()) } else { Err(why) });
        }
        // What stood in for another view gives way to it.
        self.drawn = None;
        self.answer(None)
    }

    /// Does one action, given as JSON. What is no action is answered with a sentence, never thrown.
    pub fn apply(&mut self, action: &str) -> String {
        match Action::from_json(action) {
            Ok(action) => {
                if matches!(action, Action::Show) {
                    self.told.clear();
                }
                self.act(action);
                self.answer(None)
            }
            Err(why) => error(&why),
        }
    }

    /// Takes the text of the message box.
    pub fn text(&mut self, _run: usize, text: &str) -> String {
        self.act(Action::Type(text.to_owned()));
        self.answer(None)
    }

    /// Does it, or keeps it until the doors that it leads through are open.
    fn act(&mut self, action: Action) {
        let follows = !self.waiting.is_empty() && action.changes_run();
        if self.whole || !(follows || action.needs_more()) {
            return self.session.apply(action);
        }
        self.waiting.push(action);
        self.session.wait();
        // The list of functions may show the one that waits already: it is told which one this is.
        for (_, value) in self.told.iter_mut().filter(|(name, _)| *name == "function") {
            value.clear();
        }
    }

    /// The text of the message box.
    pub fn message_text(&self, run: usize) -> &str {
        self.session.message_text(run)
    }

    /// Takes bytes of an attached message that were wanted: there is none before the rest is here, nor a trace of one.
    pub fn bytes(&mut self, run: usize, offset: usize, bytes: &[u8]) -> String {
        self.session.lend(run, offset, bytes);
        self.answer(None)
    }

    /// Takes the trace that a worker built.
    #[inline(never)]
    pub fn adopt(&mut self, run: usize, bytes: &[u8]) -> String {
        self.session.adopt(run, bytes);
        self.answer(None)
    }

    /// Takes a gesture on a panel of this size, given as JSON.
    pub fn gesture(&mut self, panel: &str, width: f64, height: f64, gesture: &str) -> String {
        let Some(gesture) = Gesture::from_json(gesture) else {
            return error(&format!("This is no gesture: {gesture}"));
        };
        if gesture.kind == Kind::Press {
            (self.pressed, self.dragged, self.pointed) = ((gesture.x, gesture.y), None, None);
        }
        if panel == "timeline" && matches!(gesture.kind, Kind::Hover | Kind::Leave) {
            return self.pointed_at(width, gesture);
        }
        let turned = self.turned(panel, gesture);
        match turned.or_else(|| self.meaning(panel, width, height, gesture)) {
            Some(action) => {
                let opens = matches!(action, Action::Select(_));
                self.session.apply(action);
                self.answer(opens.then_some("lane"))
            }
            None => "{}".to_owned(),
        }
    }

    /// How high a panel of this width wants to be.
    pub fn height(&self, panel: &str, width: f64) -> f64 {
        let width = width as f32;
        let height = match panel {
            "state" => state::height(self.view(), width, self.w()),
            "aside" => self.picture.as_ref().map_or(0.0, |picture| aside::height(picture, width)),
            "lane" => lane_sheet::height(width, self.w()),
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
                state::scene(picture, width, &self.session, progress)
            }),
            "aside" => self.picture.as_ref().map(|picture| aside::scene(picture, width)),
            "lane" => self.picture.as_ref().map(|picture| lane_sheet::scene(picture, width)),
            "timeline" => self.timeline.as_ref().map(|timeline| {
                let mut scene = timeline::scene(timeline, width);
                if let Some((at, address)) = &self.pointed {
                    timeline::pointed(&mut scene, *at, address);
                }
                scene
            }),
            _ => None,
        };
        scene.unwrap_or_else(|| Scene::empty(width, height, place.theme))
    }

    /// The view that is drawn: the one that was chosen, once it is here.
    fn view(&self) -> View {
        if self.whole { self.session.place().view } else { View::Lines }
    }

    /// Whether the view that was chosen isn't here yet, or what an action waits for.
    fn lacks(&self) -> bool {
        self.view() != self.session.place().view || !self.waiting.is_empty()
    }

    fn w(&self) -> usize {
        self.session.runs().next().map_or(64, |run| run.function.w())
    }

    /// The pointer is over strip and bars, or leaves them: the answer is that they look different, if they do.
    fn pointed_at(&mut self, width: f64, Gesture { kind, x, y, .. }: Gesture) -> String {
        let (wide, x, y) = (width as f32, x as f32, y as f32);
        let told = |timeline: &Timeline| {
            let position = timeline.strip.lines.position(timeline::hit(timeline, wide, x, y)?.ordinal())?;
            let address = position.to_string();
            let name = if self.whole { timeline::named(timeline, wide, x, y) } else { String::new() };
            let between = if name.is_empty() { "" } else { " · " };
            Some(((x, y), [&*address, between, &name].concat()))
        };
        let now = self.timeline.as_ref().filter(|_| kind == Kind::Hover).and_then(told);
        if now == self.pointed {
            return "{}".to_owned();
        }
        self.pointed = now;
        r#"{"repaint":["timeline"]}"#.to_owned()
    }

    /// A drag over the lattice turns it, once it is more than a click that trembles.
    fn turned(&mut self, panel: &str, Gesture { kind, x, y, .. }: Gesture) -> Option<Action> {
        if panel != "state" || kind != Kind::Drag || self.view() != View::Lattice {
            return None;
        }
        let (from_x, from_y) = self.dragged.unwrap_or(self.pressed);
        let by = (x - from_x, y - from_y);
        if self.dragged.is_none() && !camera::drags(by) {
            return None;
        }
        self.dragged = Some((x, y));
        let (turn, tilt) = camera::turned(by);
        Some(Action::Turn(turn, tilt))
    }

    /// The action that a gesture asks for, if any.
    fn meaning(&self, panel: &str, width: f64, _height: f64, gesture: Gesture) -> Option<Action> {
        let Gesture { kind, dy, .. } = gesture;
        let (wide, x, y) = (width as f32, gesture.x as f32, gesture.y as f32);
        if panel == "timeline" {
            let y = if kind == Kind::Drag { self.pressed.1 as f32 } else { y };
            let target = timeline::hit(self.timeline.as_ref()?, wide, x, y)?;
            let to = target.ordinal();
            return match (kind, target) {
                (Kind::Press, _) => Some(Action::Jump(to)),
                (Kind::Drag, timeline::Target::Piece(_)) => None,
                (Kind::Drag, _) => Some(Action::Scrub(to)),
                _ => None,
            };
        }
        if panel == "lane" {
            let opened = opened_lane(self.session.place().selection);
            let z = lane_sheet::hit(wide, self.w(), x, y).filter(|_| kind == Kind::Release)?;
            return Some(Action::Pin(opened.x, opened.y, z));
        }
        if panel != "state" {
            return None;
        }
        let bit = || {
            let Bit { x, y, z } = state::hit(self.picture.as_ref()?, wide, x, y)?;
            Some((x, y, z))
        };
        match kind {
            Kind::Hover => {
                let bit = bit();
                let hovered = self.session.place().hover.map(|Bit { x, y, z }| (x, y, z));
                (bit != hovered).then_some(Action::Hover(bit))
            }
            Kind::Leave => Some(Action::Hover(None)),
            Kind::Wheel | Kind::Pinch if self.view() == View::Lattice => {
                let times = if kind == Kind::Pinch { dy } else { camera::enlarged(dy) };
                let middle = (width / 2.0, self.height(panel, width) / 2.0);
                Some(Action::Zoom(times, ((gesture.x - middle.0) / width, (gesture.y - middle.1) / width)))
            }
            // What was dragged was not clicked.
            Kind::Release if self.dragged.is_some() && self.view() == View::Lattice => None,
            // Where bits are too small to be picked, their lane is opened; what is pinned in it stays pinned.
            Kind::Release if width < NARROW => bit().map(|(x, y, _)| {
                let own = self.session.place().selection.filter(|own| (own.x, own.y) == (Some(x), Some(y)));
                let lane = Selection { x: Some(x), y: Some(y), z: own.and_then(|own| own.z) };
                Action::Select(lane.to_string())
            }),
            Kind::Release => bit().map(|(x, y, z)| Action::Pin(x, y, z)),
            _ => None,
        }
    }

    /// The fields that changed, what is asked of the page, and which panels look different now.
    fn answer(&mut self, command: Option<&'static str>) -> String {
        let mut now = view::written(&self.session);
        view::put(&mut now, "lacks", &self.lacks());
        let mut asked = view::asked(&self.session);
        let drawn = drawn(&self.session);
        let waits = now.iter().any(|(name, value)| *name == "wants" && value != "null");
        let all = self.told.is_empty();
        let mut repaint = Vec::new();
        // While the bytes of a permutation are being fetched, the picture before them stays.
        if drawn.is_some() || !waits {
            if all || drawn != self.drawn {
                repaint.push("state");
                let back = self.session.outcome().motion.map(|motion| motion.back);
                let picture = Picture::seen(&self.session, self.view());
                self.leaving = core::mem::replace(&mut self.picture, picture).zip(back);
            }
            if all || drawn.map(|drawn| drawn.0) != self.drawn.map(|drawn| drawn.0) {
                repaint.push("timeline");
                self.timeline = Timeline::of(&self.session);
            }
            self.drawn = drawn;
        }
        if all {
            repaint = vec!["state", "timeline"];
        }
        view::put(&mut asked, "repaint", &repaint);
        if let Some(command) = command {
            asked.retain(|(name, _)| *name != "command");
            view::put(&mut asked, "command", &command);
        }
        let before = core::mem::replace(&mut self.told, now);
        // The fields always come in the same order.
        let changed = self.told.iter().enumerate().filter(|(i, field)| before.get(*i) != Some(field));
        view::object(changed.map(|(_, field)| field).chain(&asked))
    }
}
