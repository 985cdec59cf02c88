//! Sessions to look at, each beside what the reference says of the same computation.

use keccak_core::functions::Field as Parameter;
use keccak_core::parts::Bit;
use keccak_explore::action::{Action, Field};
use keccak_explore::message::Format;
use keccak_explore::session::Session;

use super::naive::{self, Bits, Moment, Run, Sponge};
use super::random::Random;

pub(crate) const WIDTHS: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// The functions with a name: rate in bytes, suffix, and the length of the output in bytes where it is fixed
/// (FIPS 202, section 6; the submission to NIST for those called Keccak).
pub(crate) const FUNCTIONS: [(&str, usize, u8, Option<usize>); 12] = [
    ("SHA3-224", 144, 0x06, Some(28)),
    ("SHA3-256", 136, 0x06, Some(32)),
    ("SHA3-384", 104, 0x06, Some(48)),
    ("SHA3-512", 72, 0x06, Some(64)),
    ("SHAKE128", 168, 0x1F, None),
    ("SHAKE256", 136, 0x1F, None),
    ("Keccak-224", 144, 0x01, Some(28)),
    ("Keccak-256", 136, 0x01, Some(32)),
    ("Keccak-384", 104, 0x01, Some(48)),
    ("Keccak-512", 72, 0x01, Some(64)),
    ("RawSHAKE128", 168, 0x07, None),
    ("RawSHAKE256", 136, 0x07, None),
];

/// A session, and its computation as the reference does it.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) name: String,
    pub(crate) session: Session,
    pub(crate) run: Run,
}

impl Scene {
    /// A function with a name, on bytes. `output` counts for the extendable ones.
    pub(crate) fn function(place: usize, message: &[u8], output: usize) -> Self {
        let (name, rate, suffix, fixed) = FUNCTIONS[place];
        let mut session = Session::default();
        session.apply(Action::Function(name.to_owned()));
        type_bytes(&mut session, message);
        if fixed.is_none() {
            session.apply(Action::Set(Field::OutputLength, output.to_string()));
        }
        let sponge = Sponge { w: 64, rounds: 24, rate: 8 * rate, suffix };
        let run = sponge.run(&naive::of_bytes(message), 8 * fixed.unwrap_or(output));
        Self { name: format!("{name} of {} bytes", message.len()), session, run }
    }

    /// A free sponge, on bits; the output is counted in bytes.
    pub(crate) fn sponge(sponge: Sponge, message: &[bool], output: usize) -> Self {
        let mut session = Session::default();
        session.apply(Action::Function("Sponge".to_owned()));
        for (field, value) in [
            (Field::Of(Parameter::LaneSize), sponge.w.to_string()),
            (Field::Of(Parameter::Rounds), sponge.rounds.to_string()),
            (Field::Of(Parameter::Rate), sponge.rate.to_string()),
            (Field::Of(Parameter::Suffix), format!("{:02x}", sponge.suffix)),
            (Field::OutputLength, output.to_string()),
        ] {
            session.apply(Action::Set(field, value));
        }
        session.apply(Action::Format(Format::Bits));
        session.apply(Action::Type(message.iter().map(|bit| if *bit { '1' } else { '0' }).collect()));
        let name = format!("{sponge:?} of {} bits, {output} bytes of output", message.len());
        Self { name, session, run: sponge.run(message, 8 * output) }
    }

    /// A bare permutation of a state.
    pub(crate) fn permutation(start: &Bits, rounds: usize) -> Self {
        let w = start.len() / 25;
        let mut session = Session::default();
        session.apply(Action::Function("Permutation".to_owned()));
        session.apply(Action::Set(Field::Of(Parameter::LaneSize), w.to_string()));
        session.apply(Action::Set(Field::Of(Parameter::Rounds), rounds.to_string()));
        session.apply(Action::Set(Field::StartState, naive::lanes(start).join(" ")));
        let name = format!("{rounds} rounds of Keccak-f[{}]", 25 * w);
        Self { name, session, run: naive::permutation(start, rounds) }
    }

    /// Any of them, of up to three blocks, every width as often as another.
    pub(crate) fn random(random: &mut Random) -> Self {
        let w = random.pick(&WIDTHS);
        let rounds = if random.below(2) == 0 { naive::all_rounds(w) } else { random.within(1, naive::all_rounds(w)) };
        match random.below(8) {
            0 => Self::permutation(&random.bits(25 * w), rounds),
            1 | 2 => {
                let place = random.below(FUNCTIONS.len());
                let len = random.below(420);
                let output = random.below(400);
                Self::function(place, &random.bytes(len), output)
            }
            _ => {
                let rate = if random.below(2) == 0 && w >= 8 {
                    8 * random.within(1, 25 * w / 8)
                } else {
                    random.within(1, 25 * w)
                };
                let suffix = random.pick(&[0x01, 0x06, 0x1F, 0x07, 0x04, 0x80, 0xFF, 0x2A]);
                let len = random.below(3 * rate + 9);
                let output = random.below(2 * rate / 8 + 2);
                let sponge = Sponge { w, rounds, rate, suffix };
                Self::sponge(sponge, &random.bits(len), output)
            }
        }
    }

    /// Goes to a position by its number, which is its place in the reference's list.
    pub(crate) fn go(&mut self, ordinal: usize) -> &Moment {
        self.session.apply(Action::Jump(ordinal as u64));
        &self.run.moments[ordinal]
    }

    /// The state before the event at this place.
    pub(crate) fn before(&self, ordinal: usize) -> &Bits {
        &self.run.moments[ordinal.saturating_sub(1)].state
    }

    pub(crate) fn w(&self) -> usize {
        self.run.w
    }

    /// A place on the line: every kind of event as often as another, so that absorb and squeeze aren't rare.
    pub(crate) fn some_ordinal(&self, random: &mut Random) -> usize {
        let kind = random.pick(&["absorb", "theta", "rho", "pi", "chi", "iota", "squeeze", "start"]);
        let places: Vec<usize> = (0..self.run.moments.len()).filter(|i| self.run.moments[*i].event == kind).collect();
        if places.is_empty() { random.below(self.run.moments.len()) } else { random.pick(&places) }
    }

    pub(crate) fn some_bit(&self, random: &mut Random) -> Bit {
        // Lane (0, 0) is where ι is, and the string's start is where messages are.
        let lane = if random.below(3) == 0 { 0 } else { random.below(25) };
        Bit { x: lane % 5, y: lane / 5, z: random.below(self.w()) }
    }
}

/// Types bytes as hex, so that any can be typed.
pub(crate) fn type_bytes(session: &mut Session, bytes: &[u8]) {
    session.apply(Action::Format(Format::Hex));
    session.apply(Action::Type(hex::encode(bytes)));
}

/// A session at an address.
pub(crate) fn open(link: &str) -> Session {
    let mut session = Session::default();
    session.apply(Action::Open(link.to_owned()));
    session
}

/// The state at the session's position, as a string of bits.
pub(crate) fn shown(session: &Session) -> Option<Bits> {
    let look = session.look()?;
    Some(string(look.after))
}

/// The string S of a snapshot.
pub(crate) fn string(state: &keccak_core::state::Snapshot) -> Bits {
    (0..25 * state.w).map(|i| state.lanes[i / state.w / 5][i / state.w % 5] >> (i % state.w) & 1 == 1).collect()
}

pub(crate) fn address(session: &Session) -> String {
    session.place().position.to_string()
}
