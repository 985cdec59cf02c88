//! What the drawings follow from: where two sessions agree in it, their drawings do, and nothing is painted again.
//! It is far less than a drawing, and compared after every action.

use keccak_core::functions::Mode;
use keccak_core::parts::Bit;
use keccak_core::position::Position;
use keccak_core::state::Snapshot;

use crate::camera::Camera;
use crate::palette::Theme;
use crate::selection::Selection;
use crate::session::{Notation, Origin, Session, View};

/// What the timeline follows from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Moment {
    position: Position,
    theme: Theme,
    before: Snapshot,
    after: Snapshot,
    /// Of the function and its parameters.
    fingerprint: u64,
    message_bits: u64,
    output_bits: u64,
}

/// What the drawing of the state follows from, besides the moment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sight {
    sub: Option<usize>,
    selection: Option<Selection>,
    hover: Option<Bit>,
    view: View,
    camera: Camera,
    origin: Origin,
    notation: Notation,
    held: bool,
}

/// Functions with other parameters have another one (FNV-1a over their bytes).
fn fingerprint(mode: &Mode) -> u64 {
    let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
    mode.to_bytes().into_iter().fold(0xCBF2_9CE4_8422_2325, mix)
}

/// Both, or `None` while nothing can be shown.
pub fn drawn(session: &Session) -> Option<(Moment, Sight)> {
    let look = session.look()?;
    let place = look.place;
    let moment = Moment {
        position: place.position,
        theme: place.theme,
        before: *look.before,
        after: *look.after,
        fingerprint: look.trace.mode().map_or(0, fingerprint),
        message_bits: look.trace.message_bits(),
        output_bits: look.trace.output_bits(),
    };
    let sight = Sight {
        sub: place.sub,
        selection: place.selection,
        hover: place.hover,
        view: place.view,
        camera: place.camera,
        origin: place.origin,
        notation: place.notation,
        held: place.before,
    };
    Some((moment, sight))
}
