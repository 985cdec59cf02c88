//! The timeline: the opened permutation as bars, under the sponge that it is a part of.

use keccak_core::permutation::Step;
use keccak_core::position::{Event, Position};

use crate::palette::Theme;
use crate::prelude::*;
use crate::session::Session;
use crate::strip::Strip;
use crate::words;

/// The opened permutation as bars: how many bits differ after each event.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// The whole computation, and where on it the opened permutation is.
    pub strip: Strip,
    /// Its events in order.
    pub bars: Vec<Bar>,
    /// The width of the state, in bits.
    pub b: usize,
    /// What comes after its last bar: "block 2 →"; empty where output is read.
    pub next: String,
    /// Which bar is now; `None` at the start.
    pub now: Option<usize>,
    /// Paper or night.
    pub theme: Theme,
}

/// One event of the opened permutation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bar {
    /// What happened.
    pub event: Event,
    /// Its place on the line.
    pub ordinal: u64,
    /// How many bits differ after it.
    pub differing: usize,
    /// Whether they differ because they moved: ρ and π.
    pub moves: bool,
}

impl Timeline {
    /// What is said under the bar of a block.
    pub const ABSORB: &str = "absorb";
    /// What is said under the bar of output.
    pub const SQUEEZE: &str = "squeeze";

    /// The timeline of a session, or `None` while nothing can be shown.
    pub fn of(session: &Session) -> Option<Self> {
        let look = session.look()?;
        let mut before = look.opened.state(Event::Start)?;
        let bars = look.opened.states().filter_map(|(event, state)| {
            let differing = state.differences(before).ones();
            before = state;
            let ordinal = look.lines.ordinal(Position { event, ..look.place.position })?;
            Some(Bar { event, ordinal, differing, moves: matches!(event, Event::Step(_, Step::Rho | Step::Pi)) })
        });
        let bars: Vec<Bar> = bars.collect();
        Some(Self {
            strip: Strip::of(&look),
            now: bars.iter().position(|bar| bar.event == look.event),
            bars,
            b: look.after.b(),
            next: words::strip::next(&look),
            theme: look.place.theme,
        })
    }
}
