//! How the lattice is looked at: turned, tilted, pulled apart, enlarged. It is no part of a link.

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI, TAU};

use crate::selection::Selection;
use crate::session::View;

/// How the lattice is looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// Round the axis of y, in radians; 0 has z running to the left.
    pub turn: f64,
    /// From how high it is seen, in radians; a quarter turn would be from above.
    pub tilt: f64,
    /// How far the planes are pulled apart, 0 … 1.
    pub apart: f64,
    /// How far the sheets and the slices are, 0 … 1 each. Only a viewer that draws in space has room for it.
    pub aside: (f64, f64),
    /// The part of the state that it is turned about, and that lies in the middle; `None` is the whole state.
    pub focus: Option<Selection>,
    /// How much larger than its panel, at least 1.
    pub zoom: f64,
    /// What lies in the middle of the panel, in widths of the panel from the middle of the drawing.
    pub centre: (f64, f64),
}

/// How the lattice is seen at rest.
pub const REST: Camera =
    Camera { turn: 0.0, tilt: 0.9, apart: 1.0, aside: (0.0, 0.0), focus: None, zoom: 1.0, centre: (0.0, 0.0) };

/// How it is seen at rest where it is drawn in space. There a view is a way to pull the lattice apart, with a place from
/// which that is seen well: Lines are planes of lines, Slices stand in rows, Lattice is all together, Lanes stand alone.
pub const fn solid(view: View) -> Camera {
    let (turn, tilt, apart, aside) = match view {
        View::Lines => (-0.6, 0.56, 1.0, (0.0, 0.0)),
        View::Slices => (-0.6, 0.18, 0.0, (0.0, 1.0)),
        View::Lattice => (-0.6, 0.5, 0.0, (0.0, 0.0)),
        View::Lanes => (-0.2, 0.42, 1.0, (0.45, 0.0)),
    };
    Camera { turn, tilt, apart, aside, ..REST }
}

/// Less than so many pixels of a drag is a click that trembles.
const CLICK: f64 = 5.0;
/// How far a pixel of a drag turns it, in radians, and how much a pixel of the wheel enlarges it.
const TURN: f64 = 0.007;
const WHEEL: f64 = 0.0015;
/// So many pixels is a line of a wheel that counts in lines.
pub const LINE: f64 = 100.0;

/// Whether a pointer that moved so many pixels while it was down has dragged, and not clicked.
pub fn drags((right, down): (f64, f64)) -> bool {
    right.abs() + down.abs() >= CLICK
}

/// What a drag by so many pixels turns and tilts, in radians.
pub fn turned((right, down): (f64, f64)) -> (f64, f64) {
    (right * TURN, down * TURN)
}

/// How many times larger a wheel makes it that turned down by so many pixels.
pub fn enlarged(down: f64) -> f64 {
    (1.0 - down * WHEEL).clamp(0.5, 2.0)
}

/// A place to look from, in a viewer that draws in space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
    /// Along z: a slice, x to the right and y upwards.
    Front,
    /// From above, z to the left.
    Top,
    /// Along x: a sheet, z to the left and y upwards.
    Side,
    /// All three axes equally long.
    Isometric,
    /// As the figures of FIPS 202 have it: x to the right, y upwards, z away, pulled together.
    Fips,
}

impl Preset {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Front, Self::Top, Self::Side, Self::Isometric, Self::Fips];

    /// Its word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Top => "top",
            Self::Side => "side",
            Self::Isometric => "isometric",
            Self::Fips => "fips",
        }
    }

    /// The lattice seen from there; how far it is pulled apart stays, but in the standard's figure.
    pub(crate) fn seen(self, camera: Camera) -> Camera {
        let (turn, tilt) = match self {
            Self::Front => (-FRAC_PI_2, 0.0),
            Self::Top => (0.0, FRAC_PI_2),
            Self::Side => (0.0, 0.0),
            // tan² = 1/2: each axis makes the same angle with the way one looks.
            Self::Isometric => (-FRAC_PI_4, 0.615_479_708_670_387_3),
            Self::Fips => (-FRAC_PI_2 - 0.38, 0.34),
        };
        let camera = Camera { turn, tilt, zoom: 1.0, centre: (0.0, 0.0), ..camera };
        if self == Self::Fips { Camera { apart: 0.0, aside: (0.0, 0.0), focus: None, ..camera } } else { camera }
    }
}

/// One of the three axes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Axis {
    /// Across sheets.
    X,
    /// Across planes.
    Y,
    /// Across slices.
    Z,
}

/// The tilts that there are: always from above, so that the tops are seen.
const TILTS: (f64, f64) = (0.2, 1.35);
/// Where it is drawn in space it may be seen from everywhere.
const ALL_TILTS: (f64, f64) = (-FRAC_PI_2, FRAC_PI_2);

/// The most that is enlarged.
const MOST_ZOOM: f64 = 8.0;

impl Default for Camera {
    fn default() -> Self {
        REST
    }
}

impl Camera {
    /// What is said under the lattice, in two pieces for a narrow panel.
    pub const WORDS: [&str; 2] = ["Ones stand up, zeros lie flat.", "Drag to turn; wheel or two fingers zoom."];
    /// What is said of the plane under the others during θ.
    pub const FLOOR: &str = "Floor: the parity C of each column of five.";

    /// Turns and tilts it by so many radians.
    pub(crate) fn turn(&mut self, (turn, tilt): (f64, f64), solid: bool) {
        if !(turn.is_finite() && tilt.is_finite()) {
            return;
        }
        let turned = self.turn + turn.clamp(-PI, PI);
        // Once round is where it was.
        self.turn = turned - if turned > PI { TAU } else { 0.0 } + if turned < -PI { TAU } else { 0.0 };
        let (least, most) = if solid { ALL_TILTS } else { TILTS };
        self.tilt = (self.tilt + tilt).max(least).min(most);
    }

    /// Pulls it apart along an axis: 0 is together, 1 as far as the panel allows.
    pub(crate) fn pull(&mut self, axis: Axis, apart: f64) {
        if apart.is_finite() {
            *self.along(axis) = apart.clamp(0.0, 1.0);
        }
    }

    /// How far it is pulled apart along an axis.
    pub(crate) fn along(&mut self, axis: Axis) -> &mut f64 {
        match axis {
            Axis::X => &mut self.aside.0,
            Axis::Y => &mut self.apart,
            Axis::Z => &mut self.aside.1,
        }
    }

    /// Brings a part of the state near and turns about it, or goes back to the whole.
    pub(crate) fn focus(&mut self, part: Option<Selection>) {
        let zoom = match part {
            None => 1.0,
            Some(part) if part.z.is_some() => 4.0,
            Some(_) => 1.5,
        };
        *self = Self { focus: part, zoom, centre: (0.0, 0.0), ..*self };
    }

    /// Moves the drawing by so many widths of the panel, as far as it stays in sight.
    pub(crate) fn pan(&mut self, by: (f64, f64)) {
        if by.0.is_finite() && by.1.is_finite() {
            let kept = |centre: f64, by: f64| (centre - by / self.zoom).clamp(-0.5, 0.5);
            self.centre = (kept(self.centre.0, by.0), kept(self.centre.1, by.1));
        }
    }

    /// Enlarges it so many times more about a point, in widths of the panel from its middle.
    pub(crate) fn zoom(&mut self, times: f64, at: (f64, f64)) {
        if !(times.is_finite() && at.0.is_finite() && at.1.is_finite()) {
            return;
        }
        let was = self.zoom;
        self.zoom = (was * times.clamp(0.1, 10.0)).clamp(1.0, MOST_ZOOM);
        // The point under the pointer stays; the drawing stays in sight. (`clamp` between bounds that are not constant
        // would say so in its panic, and printing a float takes 20 kB of code.)
        let most = (self.zoom - 1.0) / (2.0 * self.zoom);
        let kept = |centre: f64, at: f64| (centre + at / was - at / self.zoom).max(-most).min(most);
        self.centre = (kept(self.centre.0, at.0), kept(self.centre.1, at.1));
    }
}
