//! What is on its way: the eye to where the session wants it, and bits from one position to the next. Ends in [`Shown`].

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::action::Action;
use keccak_explore::drawn::{self, Moment as DrawnMoment, Sight};
use keccak_explore::picture::Picture;
use keccak_explore::session::Look;
use keccak_explore::strip::{Part, Piece, Strip};
use keccak_explore::words::inspector;
use keccak_wasm::layout::strip::places;

use crate::Order;
use crate::eye::{Eye, Seen};
use crate::grid::Grid;
use crate::scene_rect::SceneRect;
use crate::stage::{Moment, Scene, Stage, stage};
use crate::viewer::{Do, Moved, Viewer};

/// In space things have further to go than on a page: a motion takes so many times as long.
const SLOWER: f32 = 2.0;
/// ρ and π move all lanes at once, some across the whole lattice.
const SLOWER_LANES: f32 = 5.0;
/// How long one element inside a step takes, in seconds; a lane takes longer.
const ELEMENT: f32 = 0.3;
const LANE: f32 = 0.7;
/// After a rest the first frame is as long as this; a frame that took longer counts as [`LONGEST`].
const FRAME: f32 = 1.0 / 60.0;
const LONGEST: f32 = 0.1;

/// How far the strip stands from the window's sides, in points.
const SIDE: f32 = 16.0;

/// What is shown at this moment; everything that draws goes by it.
#[derive(Resource, Default, Debug)]
pub struct Shown {
    /// What is told; `None` while nothing can be shown. While bits move backwards it is the position that they leave.
    pub picture: Option<Picture>,
    /// Where bits lie.
    pub grid: Option<Grid>,
    /// From where they are seen.
    pub eye: Option<Eye>,
    /// When, between two positions.
    pub moment: Moment,
    /// What stands in space.
    pub stage: Stage,
    /// The bits that the next step makes from the pinned one.
    pub targets: Vec<Bit>,
    /// What is said beside the pointer of the bit under it.
    pub pointed: Option<String>,
    /// Whether the targets are asked for: their list is open, and the pointer on it.
    pub aims: bool,
    /// Where a block comes from, or output goes: the ends of its bar in the strip, in space.
    pub gate: Option<[Vec3; 2]>,
    /// How often the stage changed: each time it is uploaded.
    pub changes: u64,
    /// In how many frames something was on its way, and so a next frame asked for.
    pub frames: u64,
    /// What the picture follows from.
    drawn: Option<(DrawnMoment, Sight)>,
    /// The picture of the session, while another is shown on the way to it.
    next: Option<Picture>,
    /// How many elements of the step are finished in the picture of the session.
    done: usize,
    seen: Option<Seen>,
    way: Option<Way>,
    still: bool,
}

/// Bits on their way.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Way {
    back: bool,
    done: f32,
    seconds: f32,
    /// The one element that moves; `None` is all of them.
    element: Option<usize>,
}

/// The clock, and what follows from session and clock.
pub fn plugin(app: &mut App) {
    app.init_resource::<Shown>()
        .add_systems(Update, tick.in_set(Order::Input).run_if(|viewer: Res<Viewer>| viewer.place().playing))
        .add_systems(Update, follow.in_set(Order::Follow));
}

/// Time passes while the session plays.
fn tick(time: Res<Time>, mut acts: MessageWriter<Do>) {
    acts.write(Do(Action::Tick(time.delta().min(Duration::from_millis(250)).as_secs_f64() * 1000.0)));
}

fn follow(
    time: Res<Time>,
    viewer: Res<Viewer>,
    scene: Res<SceneRect>,
    mut moved: MessageReader<Moved>,
    mut shown: ResMut<Shown>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let moved = moved.read().last().copied();
    let changed = viewer.is_changed() || scene.is_changed();
    if !changed && shown.still {
        return;
    }
    let seconds = if shown.still { FRAME } else { time.delta_secs().min(LONGEST) };
    let shown = &mut *shown;
    if viewer.is_changed() {
        shown.meet(&viewer, moved);
    }
    let arrived = shown.advance(&viewer, &scene, seconds);
    shown.still = arrived && !viewer.place().playing;
    if !shown.still {
        shown.frames += 1;
        redraw.write(RequestRedraw);
    }
}

impl Shown {
    /// The session has changed: is there another picture, and does anything move towards it?
    fn meet(&mut self, viewer: &Viewer, moved: Option<Moved>) {
        let now = drawn::drawn(viewer);
        if now == self.drawn && now.is_some() {
            return;
        }
        let waits = viewer.computed(0).is_some_and(|computed| computed.trace().is_some() && now.is_none());
        if waits {
            // While the bytes of a permutation are being fetched, the picture before them stays.
            return;
        }
        self.drawn = now;
        let pinned = viewer.place().selection.and_then(|selection| selection.as_bit());
        let told = viewer.look().zip(pinned).map(|(look, bit)| inspector(&look, bit).targets);
        self.targets = told.unwrap_or_default();
        let over = viewer.look().zip(viewer.place().hover).map(|(look, bit)| inspector(&look, bit));
        self.pointed = over.map(|told| format!("{}, {}\n{}\n{}", told.title, told.change, told.place, told.click));
        let picture = Picture::of(viewer);
        let left = self.next.take().or_else(|| self.picture.take());
        let place = viewer.place();
        // A change of what is selected or of the camera doesn't stop what moves.
        let same = |a: &Picture, b: &Picture| a.position == b.position && a.shown == b.shown && a.before == b.before;
        let stays = left.as_ref().zip(picture.as_ref()).is_some_and(|(left, picture)| same(left, picture));
        let done = viewer.look().map_or(0, |look| place.sub.unwrap_or(look.elements().count));
        let was = std::mem::replace(&mut self.done, done);
        let element =
            left.as_ref().zip(picture.as_ref()).and_then(|(left, now)| inside(viewer, [left, now], [was, done]));
        if let Some(Moved(motion)) = moved {
            // What moves is the step that is reached, or the one that is left backwards.
            let told = if motion.back { left.as_ref() } else { picture.as_ref() };
            let slower = if told.is_some_and(|told| lanes(told.position.event)) { SLOWER_LANES } else { SLOWER };
            let pause = if place.playing { 0.8 / place.speed as f32 } else { 0.0 };
            let seconds = (motion.milliseconds as f32 / 1000.0 * slower).max(pause.min(4.0));
            let seconds = if place.playing { seconds.min(1.0 / place.speed as f32) } else { seconds };
            self.way = Some(Way { back: motion.back, done: 0.0, seconds, element: None });
        } else if !stays || element.is_some() {
            self.way = element.filter(|_| !place.reduced_motion);
        }
        let backwards = self.way.is_some_and(|way| way.back && way.done < 1.0);
        if backwards && !stays && left.is_some() {
            (self.picture, self.next) = (left, picture);
        } else if backwards && stays {
            // The picture that is left stays until it is reached.
            (self.picture, self.next) = (self.picture.take().or(left), picture);
        } else {
            (self.picture, self.next) = (picture, None);
        }
    }

    /// Time passes. Says whether everything has arrived.
    fn advance(&mut self, viewer: &Viewer, scene: &SceneRect, seconds: f32) -> bool {
        if let Some(way) = &mut self.way {
            way.done += seconds / way.seconds.max(0.001);
            if way.done >= 1.0 {
                self.way = None;
                if let Some(next) = self.next.take() {
                    self.picture = Some(next);
                }
            }
        }
        self.moment = self.way.map_or(Moment::Rest, |way| {
            let done = if way.back { 1.0 - way.done } else { way.done };
            way.element.map_or(Moment::Way(done), |element| Moment::Element(element, done))
        });
        let (place, Some(look)) = (viewer.place(), viewer.look()) else {
            self.rest();
            return true;
        };
        let w = self.picture.as_ref().map_or(look.w(), |picture| picture.shown.w);
        let wanted = Seen::wanted(place, w);
        let seen = self.seen.get_or_insert(wanted);
        let arrived = if place.reduced_motion {
            *seen = wanted;
            true
        } else {
            seen.approach(&wanted, seconds)
        };
        let grid = Grid::new(w, seen.pulled, place, look.rate_bits()).seen(seen.facing(), place);
        let eye = Eye::new(seen, &grid, scene);
        self.gate = bar(&look, scene).map(|ends| ends.map(|at| eye.beside(at, Vec3::ZERO)));
        self.eye = Some(eye);
        self.grid = Some(grid);
        self.raise(viewer);
        arrived && self.way.is_none()
    }

    /// Nothing can be shown: what was shown last stays where it is.
    fn rest(&mut self) {
        (self.way, self.next) = (None, None);
        if self.picture.is_none() && !self.stage.bits.is_empty() {
            self.stage = Stage::default();
            self.changes += 1;
        }
    }

    /// Puts everything where it stands at this moment.
    fn raise(&mut self, viewer: &Viewer) {
        let (Some(picture), Some(grid), Some(look)) = (&self.picture, &self.grid, viewer.look()) else { return };
        let bits = if picture.position.event == Event::Squeeze { look.squeezed() } else { grid.rate };
        let elements = keccak_explore::element::elements(picture.position.event, grid.w, bits);
        let stage = stage(&Scene { picture, grid, moment: self.moment, elements, gate: self.gate });
        if stage != self.stage {
            self.stage = stage;
            self.changes += 1;
        }
    }

    /// Puts the motion to one moment, as a picture of it needs.
    pub fn hold(&mut self, viewer: &Viewer, moment: Moment) {
        (self.way, self.moment) = (None, moment);
        self.raise(viewer);
    }
}

/// Whether lanes move in it.
fn lanes(event: Event) -> bool {
    matches!(event, Event::Step(_, Step::Rho | Step::Pi))
}

/// Where the bar of the block that is absorbed stands in the strip, or that of the output: its ends, at the lower edge of what
/// is free. The strip is the page's and as wide as the window.
fn bar(look: &Look<'_>, scene: &SceneRect) -> Option<[Vec2; 2]> {
    let here = |piece: &Piece| match (&piece.part, look.event) {
        (Part::Block(_), Event::Absorb) | (Part::Squeeze, Event::Squeeze) => {
            piece.permutation == look.place.position.permutation
        }
        _ => false,
    };
    let strip = Strip::of(look);
    // In points: beyond 1440 of them the panels grow with the window.
    let wide = scene.window.x.min(1440.0);
    let (_, rect) = places(&strip, wide - 2.0 * SIDE).into_iter().find(|(piece, _)| here(piece))?;
    let at = |x: f32| Vec2::new((SIDE + x) * scene.window.x / wide, scene.rect.max.y - 3.0);
    // Where it lies under the column of words, the nearest place that is free.
    let free = scene.rect.inflate(-10.0);
    let by = Vec2::X * (at(rect.x + rect.width).x - free.max.x).max(0.0);
    Some([at(rect.x), at(rect.x + rect.width)].map(|end| end - by).map(|end| Vec2 { x: end.x.max(free.min.x), ..end }))
}

/// The one element of a step that was finished or taken back between two pictures.
fn inside(viewer: &Viewer, [left, now]: [&Picture; 2], [was, is]: [usize; 2]) -> Option<Way> {
    if left.position != now.position || left.before != now.before || left.after != now.after {
        return None;
    }
    let back = is < was;
    let element = if back { is } else { is.checked_sub(1)? };
    (was != is && !viewer.place().before).then_some(Way {
        back,
        done: 0.0,
        seconds: if lanes(now.position.event) { LANE } else { ELEMENT },
        element: Some(element),
    })
}
