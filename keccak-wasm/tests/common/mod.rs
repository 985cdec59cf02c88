//! What the test files share: numbers that look random, panel widths, and sessions somewhere in a run.
#![allow(dead_code, reason = "each test file uses the part it needs")]

pub(crate) mod extent;
pub(crate) mod page;

use keccak_core::functions::Field as Parameter;
use keccak_core::parts::Bit;
use keccak_core::position::Line;
use keccak_core::trace::Trace;
use keccak_explore::action::{Action, Field};
use keccak_explore::message::Format;
use keccak_explore::palette::Theme;
use keccak_explore::run::Computed;
use keccak_explore::session::{Notation, Session};
use keccak_wasm::hashing::Hashing;

pub(crate) const LANE_SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// From a small phone to a large screen, and on both sides of every change of layout.
pub(crate) const WIDTHS: [f32; 30] = [
    320.0, 345.5, 360.0, 390.0, 414.0, 480.0, 560.0, 600.0, 619.0, 620.0, 621.5, 700.0, 768.0, 790.0, 800.0, 900.0,
    1000.0, 1055.0, 1056.0, 1057.0, 1096.0, 1102.5, 1280.0, 1408.0, 1680.0, 1920.0, 2560.0, 2740.0, 3000.0, 3840.0,
];

/// All bits of a state, in the order of its string.
pub(crate) fn bits(w: usize) -> impl Iterator<Item = Bit> {
    (0..25 * w).map(move |index| Bit { x: index / w % 5, y: index / w / 5, z: index % w })
}

/// Steele, Lea and Flood's SplitMix64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.word() % end as u64) as usize
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.word() as u8).collect()
    }
}

pub(crate) fn apply(session: &mut Session, actions: impl IntoIterator<Item = Action>) {
    actions.into_iter().for_each(|action| session.apply(action));
}

pub(crate) fn line(session: &Session) -> Line {
    session.computed(0).and_then(Computed::trace).map(Trace::line).expect("the run is computed")
}

/// A sponge of this lane size, rate and rounds.
pub(crate) fn sponge(w: usize, rounds: usize, rate: usize) -> Session {
    let mut session = Session::default();
    let set = |field, value: usize| Action::Set(field, value.to_string());
    apply(
        &mut session,
        [
            Action::Function("Sponge".to_owned()),
            set(Field::Of(Parameter::LaneSize), w),
            set(Field::Of(Parameter::Rounds), rounds),
            set(Field::Of(Parameter::Rate), rate),
        ],
    );
    session
}

/// Somewhere in a run of lanes of `w` bits, something pinned, something pointed at, in any notation and theme.
pub(crate) fn somewhere(random: &mut Random, w: usize) -> Session {
    let all = 12 + 2 * w.trailing_zeros() as usize;
    let rate = 1 + random.below(25 * w);
    let rounds = 1 + random.below(all);
    let mut session = sponge(w, if random.below(2) == 0 { all } else { rounds }, rate);
    if random.below(6) == 0 {
        apply(
            &mut session,
            [Action::Function("Permutation".to_owned()), Action::Set(Field::Of(Parameter::LaneSize), w.to_string())],
        );
    }
    let bits: String = (0..random.below(2 * rate + 9)).map(|_| random.pick(&['0', '1'])).collect();
    apply(&mut session, [Action::Format(Format::Bits), Action::Type(bits)]);
    apply(&mut session, [Action::Set(Field::OutputLength, random.below(rate / 4 + 2).to_string())]);
    let last = line(&session).len() as usize;
    apply(&mut session, [Action::Jump(random.below(last) as u64)]);
    let (x, y, z) = (random.below(5), random.below(5), random.below(w));
    let selection = match random.below(9) {
        0 => format!("*,{y},{z}"),
        1 => format!("{x},*,{z}"),
        2 => format!("{x},{y},*"),
        3 => format!("*,*,{z}"),
        4 => format!("{x},*,*"),
        _ => format!("{x},{y},{z}"),
    };
    if random.below(4) > 0 {
        apply(&mut session, [Action::Select(selection)]);
    }
    let hover = (random.below(2) == 0).then(|| (random.below(5), random.below(5), random.below(w)));
    let (before, night) = (random.below(8) == 0, random.below(2) == 0);
    apply(
        &mut session,
        [
            Action::Hover(hover),
            Action::Notation(random.pick(Notation::ALL)),
            Action::Before(before),
            Action::Theme(if night { Theme::Dark } else { Theme::Light }),
        ],
    );
    session
}

/// Hashes an attached message as the view asks for, and answers with the trace as bytes.
pub(crate) fn hashed(hash: &str, message: &[u8]) -> Vec<u8> {
    let mut hashing = Hashing::new(hash).expect("the view describes a run");
    message.chunks(4096).for_each(|piece| hashing.update(piece));
    hashing.finish()
}
