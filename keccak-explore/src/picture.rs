//! What a drawing of the state means: which bits have which value, which flipped, which take part, which are marked and how.

use alloc::sync::Arc;

use keccak_core::influence;
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::{Event, Position};
use keccak_core::state::Snapshot;

use crate::camera::Camera;
use crate::figure::Figure;
use crate::opened::Opened;
use crate::palette::Theme;
use crate::prelude::*;
use crate::selection::Selection;
use crate::session::{Look, Notation, Origin, Session, View};

/// The state as it is drawn, in any view. A copy shares the figures: a motion copies the picture to change its bits.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// Where we are.
    pub position: Position,
    /// The value of every bit.
    pub shown: Snapshot,
    /// The state before the step.
    pub before: Snapshot,
    /// The state after it.
    pub after: Snapshot,
    /// What the step does, and to which bit it is shown.
    pub figure: Arc<Figure>,
    /// Which drawing.
    pub view: View,
    /// How the lattice is looked at.
    pub camera: Camera,
    /// The step about one bit, for the drawings that open slices; the lines have their gutter and band.
    pub opened: Option<Arc<Opened>>,
    /// The bits that this step flipped. ρ and π move bits: they flip none.
    pub flipped: Snapshot,
    /// The bits that take no part in this step.
    pub idle: Snapshot,
    /// The rate, in bits; a bare permutation has none.
    pub rate: Option<usize>,
    /// Marks in the order in which they are painted.
    pub marks: Vec<Mark>,
    /// What is pinned.
    pub selection: Option<Selection>,
    /// What the pointer is over.
    pub hover: Option<Bit>,
    /// Where 5 × 5 figures have lane (0, 0).
    pub origin: Origin,
    /// How lanes are written.
    pub notation: Notation,
    /// Paper or night.
    pub theme: Theme,
}

/// A bit's mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Which bit.
    pub bit: Bit,
    /// Its part in what is told.
    pub role: Role,
    /// Dashed: it answers the pointer, or stands where the bit was before it moved.
    pub dashed: bool,
}

/// The part of a bit in what is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Its value before the step was read: a ring.
    Read,
    /// It was written together with the pinned bit: corner brackets.
    Written,
    /// It is pinned, or under the pointer: a frame.
    Selected,
}

impl Picture {
    /// The picture of a session, or `None` while nothing can be shown.
    pub fn of(session: &Session) -> Option<Self> {
        Self::seen(session, session.place().view)
    }

    /// The same in another view than the session's.
    pub fn seen(session: &Session, view: View) -> Option<Self> {
        let look = session.look()?;
        let place = look.place;
        let w = look.w();
        let shown = look.shown;
        let moves = matches!(look.event, Event::Step(_, Step::Rho | Step::Pi));
        let flipped = if moves { Snapshot::zero(w) } else { shown.differences(look.before) };
        let mut marks = Vec::new();
        let told = look.told().map(Selection::bit);
        if told != look.focus().map(Selection::bit)
            && let Some(told) = told
        {
            // Within a step the marks go from element to element: what was written last has brackets. The pinned bit keeps
            // its frame, which is the pin's alone.
            marks_of(&mut marks, &look, told, false);
            if let Some(own) = marks.last_mut() {
                own.role = Role::Written;
            }
            if let Some(bit) = place.selection.and_then(|selection| selection.as_bit()) {
                marks.push(Mark { bit, role: Role::Selected, dashed: false });
            }
        } else if let Some(selection) = place.selection {
            marks_of(&mut marks, &look, selection, false);
        }
        if let Some(bit) = place.hover.filter(|bit| place.selection != Some(Selection::bit(*bit))) {
            marks_of(&mut marks, &look, Selection::bit(bit), true);
        }
        Some(Self {
            position: place.position,
            shown,
            before: *look.before,
            after: *look.after,
            figure: Figure::of(&look).into(),
            view,
            camera: place.camera,
            opened: (view != View::Lines).then(|| Opened::of(&look)).flatten().map(Arc::new),
            flipped,
            idle: idle(&look),
            rate: look.rate_bits(),
            marks,
            selection: place.selection,
            hover: place.hover,
            origin: place.origin,
            notation: place.notation,
            theme: place.theme,
        })
    }
}

/// The marks of one selection: what was read for it, what was written with it, and itself, on top.
fn marks_of(marks: &mut Vec<Mark>, look: &Look<'_>, selection: Selection, dashed: bool) {
    let w = look.w();
    if let Some(bit) = selection.as_bit() {
        if let Event::Step(_, step) = look.event {
            let moved = matches!(step, Step::Rho | Step::Pi);
            let sources = influence::sources(step, bit, w);
            let others = sources.into_iter().filter(|source| *source != bit);
            marks.extend(others.map(|bit| Mark { bit, role: Role::Read, dashed: dashed || moved }));
            if step == Step::Theta && !dashed {
                let column = bit.column().bits().filter(|other| *other != bit);
                marks.extend(column.map(|bit| Mark { bit, role: Role::Written, dashed }));
            }
        }
        marks.push(Mark { bit, role: Role::Selected, dashed });
    } else if selection.z.is_some() || selection.x.is_some() && selection.y.is_some() {
        // A row, a column, a lane or a slice is framed bit by bit; a plane or a sheet shows itself by the others' paleness.
        let all = (0..25 * w).map(|index| Bit::from_index(index, w));
        marks.extend(all.filter(|bit| selection.contains(*bit)).map(|bit| Mark { bit, role: Role::Selected, dashed }));
    }
}

/// Absorbing leaves the capacity alone, ι all lanes but (0, 0), squeezing what isn't read; a selected part dims the rest.
fn idle(look: &Look<'_>) -> Snapshot {
    let w = look.w();
    let takes_part = |bit: Bit| {
        let part = match look.event {
            Event::Start => true,
            Event::Absorb => look.rate_bits().is_none_or(|rate| bit.index(w) < rate),
            Event::Step(_, Step::Iota) => bit.x == 0 && bit.y == 0,
            Event::Step(..) => true,
            Event::Squeeze => bit.index(w) < look.squeezed(),
        };
        let selected = match look.place.selection {
            Some(selection) if selection.z.is_none() && (selection.x.is_none() || selection.y.is_none()) => {
                selection.contains(bit)
            }
            _ => true,
        };
        part && selected
    };
    let mut idle = Snapshot::zero(w);
    for bit in (0..25 * w).map(|index| Bit::from_index(index, w)).filter(|bit| !takes_part(*bit)) {
        idle.flip(bit);
    }
    idle
}
