//! How the lattice is looked at: turned, tilted, pulled apart, enlarged. It is no part of a link.

use core::f64::consts::{PI, TAU};

/// How the lattice is looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// Round the axis of y, in radians; 0 has z running to the left.
    pub turn: f64,
    /// From how high it is seen, in radians; a quarter turn would be from above.
    pub tilt: f64,
    /// How far the planes are pulled apart, 0 … 1.
    pub apart: f64,
    /// How much larger than its panel, at least 1.
    pub zoom: f64,
    /// What lies in the middle of the panel, in widths of the panel from the middle of the drawing.
    pub centre: (f64, f64),
}

/// How the lattice is seen at rest.
pub const REST: Camera = Camera { turn: 0.0, tilt: 0.9, apart: 1.0, zoom: 1.0, centre: (0.0, 0.0) };

/// The tilts that there are: always from above, so that the tops are seen.
const TILTS: (f64, f64) = (0.2, 1.35);

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
    pub(crate) fn turn(&mut self, (turn, tilt): (f64, f64)) {
        if !(turn.is_finite() && tilt.is_finite()) {
            return;
        }
        let turned = self.turn + turn.clamp(-PI, PI);
        // Once round is where it was.
        self.turn = turned - if turned > PI { TAU } else { 0.0 } + if turned < -PI { TAU } else { 0.0 };
        self.tilt = (self.tilt + tilt).clamp(TILTS.0, TILTS.1);
    }

    /// Pulls the planes apart: 0 is together, 1 as far as the panel allows.
    pub(crate) fn apart(&mut self, apart: f64) {
        if apart.is_finite() {
            self.apart = apart.clamp(0.0, 1.0);
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
