//! What stands in space at a moment: every bit, and what arrives, leaves or flows between them. Needs no renderer.
//!
//! At rest the instances say what [`Picture`] says: value, role and form of every bit. While the bits move from one position
//! to the next, each has a [share](Moment::share) of its way behind it; `steps` say what that looks like.

mod steps;
#[cfg(test)]
mod tests;

use bevy::math::Vec3;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::element::Elements;
use keccak_explore::palette::{CHANGED, ONE, Role, ZERO};
use keccak_explore::picture::Picture;

use crate::grid::{Grid, HIGH};

pub(crate) use steps::path;

/// How strong the colour of what takes no part in a step is; the rest is paper.
pub const IDLE: f32 = 0.34;

/// How much later the last element of a step begins than the first, in times that one takes. Lanes of ρ go all at once.
const SPREAD: f32 = 1.4;

/// The size of a one while lanes move.
const THIN: Vec3 = Vec3::new(0.48, 0.48, 0.7);

/// A box in space.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Instance {
    /// Its middle.
    pub place: Vec3,
    /// Its size; nothing is drawn of what has none.
    pub size: Vec3,
    /// What it is.
    pub role: Role,
    /// What tells that without colour.
    pub form: Form,
    /// How strong its colour is, 0 … 1; the rest is paper.
    pub strength: f32,
}

/// The form of a box's top.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Of one colour.
    Plain,
    /// With a hole of paper: a bit that flipped to 1.
    Hole,
    /// A zero's, with a square outlined in it: a bit that flipped to 0.
    Outline,
}

/// A moment on the way to a position.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub enum Moment {
    /// It is reached.
    #[default]
    Rest,
    /// So much of the way from the position before is done, 0 … 1; all elements of the step are under way.
    Way(f32),
    /// Only this element of the step is under way: the last that is finished.
    Element(usize, f32),
}

impl Moment {
    /// How much of its way an element has behind it. `place` says when it begins: 0 with the first, 1 with the last,
    /// which is `spread` times later than one takes.
    pub fn share(self, element: usize, place: f32, spread: f32) -> f32 {
        match self {
            Self::Rest => 1.0,
            Self::Way(way) => eased(way * (1.0 + spread) - spread * place),
            Self::Element(moving, way) if moving == element => eased(way),
            Self::Element(..) => 1.0,
        }
    }

    /// Whether anything is under way.
    pub fn moves(self) -> bool {
        self != Self::Rest
    }
}

/// Slowly at both ends; 0 before it begins, 1 afterwards.
fn eased(way: f32) -> f32 {
    let way = way.clamp(0.0, 1.0);
    way * way * (3.0 - 2.0 * way)
}

/// Everything that stands in space.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Stage {
    /// The bits, in the order of the state string.
    pub bits: Vec<Instance>,
    /// What else is there: parities, a round constant, a block that arrives, output that leaves.
    pub others: Vec<Instance>,
}

/// What every step's motion is made from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What is told.
    pub picture: &'a Picture,
    /// Where it stands.
    pub grid: &'a Grid,
    /// When.
    pub moment: Moment,
    /// The elements of the event.
    pub elements: Elements,
    /// Where the block's bar, or the output's, begins and ends in the strip under the lattice.
    pub gate: Option<[Vec3; 2]>,
}

/// What stands in space at this moment.
pub fn stage(scene: &Scene<'_>) -> Stage {
    let w = scene.grid.w;
    let bits = (0..25 * w).map(|index| {
        let bit = Bit::from_index(index, w);
        if scene.grid.shows(bit) { scene.bit(bit) } else { Instance { size: Vec3::ZERO, ..scene.still(bit, true) } }
    });
    Stage { bits: bits.collect(), others: steps::others(scene) }
}

impl Scene<'_> {
    /// How much of its way a bit has behind it.
    pub fn share(&self, bit: Bit) -> f32 {
        let element = self.elements.of(bit);
        let (place, spread) = match self.picture.position.event {
            // They all fill the whole time.
            Event::Step(_, Step::Rho | Step::Iota) => (0.0, 0.0),
            Event::Step(_, Step::Pi) => steps::begins(bit.lane()),
            _ => (element as f32 / self.elements.count.max(2).saturating_sub(1) as f32, SPREAD),
        };
        self.moment.share(element, place.min(1.0), spread)
    }

    /// A bit at this moment.
    fn bit(&self, bit: Bit) -> Instance {
        // Within a step all others stand as the picture has them: finished, or not yet begun.
        let waits = matches!(self.moment, Moment::Element(moving, _) if moving != self.elements.of(bit));
        if waits || !self.moment.moves() {
            return self.still(bit, true);
        }
        match self.picture.position.event {
            Event::Step(_, Step::Rho) => steps::slides(self, bit),
            Event::Step(_, Step::Pi) => steps::travels(self, bit),
            event => steps::flips(self, bit, event),
        }
    }

    /// A bit at its place, as the step leaves it, or as it found it.
    pub fn still(&self, bit: Bit, after: bool) -> Instance {
        let picture = self.picture;
        let one = if after { picture.shown.bit(bit) } else { picture.before.bit(bit) };
        let flipped = after && picture.flipped.bit(bit);
        let strength = if picture.idle.bit(bit) { IDLE } else { 1.0 };
        self.standing(self.grid.place(bit), self.grid.wide(bit), one, flipped, strength)
    }

    /// A bit of this value while lanes move: all are thin, so that they pass each other, and zeros hide no ones behind them.
    pub fn moving(&self, place: Vec3, wide: f32, one: bool, strength: f32) -> Instance {
        let mut instance = self.standing(place, wide, one, false, strength);
        let way = match self.moment {
            Moment::Rest => 0.0,
            Moment::Way(way) | Moment::Element(_, way) => way,
        };
        let thin = eased(way / 0.1).min(eased((1.0 - way) / 0.1));
        let least = if one { THIN } else { THIN * Vec3::new(0.5, 0.4, 0.8) };
        instance.size *= Vec3::ONE.lerp(least / Vec3::new(wide, HIGH, wide), thin);
        instance
    }

    /// A bit of this value somewhere.
    pub fn standing(&self, place: Vec3, wide: f32, one: bool, flipped: bool, strength: f32) -> Instance {
        let (place, size) = if one { self.grid.block(place, wide, HIGH) } else { self.grid.tile(place, wide) };
        let (role, form) = match (one, flipped) {
            (true, false) => (ONE, Form::Plain),
            (false, false) => (ZERO, Form::Plain),
            (true, true) => (CHANGED, Form::Hole),
            (false, true) => (CHANGED, Form::Outline),
        };
        Instance { place, size, role, form, strength }
    }
}
