//! Every state of one computation, by position, without storing them all and without owning the message.
//!
//! A [`TraceBuilder`] absorbs a message once and keeps the state before every k-th permutation. To look at a permutation,
//! [`Trace::bytes_for`] says which bytes of the message are needed, and [`Trace::open`] recomputes from the nearest kept state.

mod checkpoints;
mod codec;

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

pub use checkpoints::{MOST_CHECKPOINTS, spacing};
pub use codec::CodecError;

use crate::functions::{ParameterError, Parameters};
use crate::lane::Lane;
use crate::permutation::{Altered, Standard, Step, Variant, permute};
use crate::position::{Event, Line, Position};
use crate::sponge::{KeccakP, Output, Permutation, Sponge, suffix_bits};
use crate::state::{Snapshot, State};
use checkpoints::Checkpoints;

/// Every state of one computation: a sponge over a message, or one bare permutation.
///
/// ```
/// use keccak_core::functions::SHA3_256;
/// use keccak_core::position::Position;
/// use keccak_core::trace::Trace;
///
/// let trace = Trace::of(&SHA3_256.parameters(), b"abc", 256);
/// assert_eq!(trace.output()[..4], [0x3a, 0x98, 0x5d, 0xa7]);
///
/// let opened = trace.open(0, &b"abc"[trace.bytes_for(0)?])?;
/// let theta: Position = "0.0.theta".parse()?;
/// assert_eq!(opened.state(theta.event).unwrap().lanes[0][0], 0x0663_6260);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trace {
    line: Line,
    variant: Option<Altered>,
    kind: Kind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    Sponge(Sponged),
    /// A bare permutation of this state.
    Permutation(Snapshot),
}

/// What is known of a sponge that has absorbed its message.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Sponged {
    parameters: Parameters,
    message_bits: u64,
    /// The state after the last block was absorbed, before it is permuted: all further output comes from it.
    absorbed: Snapshot,
    output: Vec<u8>,
    output_bits: u64,
    checkpoints: Checkpoints,
}

/// A message on its way into a [`Trace`].
#[derive(Clone, Debug)]
pub struct TraceBuilder {
    parameters: Parameters,
    variant: Option<Altered>,
    state: Snapshot,
    /// How many bits of the current block are in `state`.
    at: usize,
    message_bits: u64,
    checkpoints: Checkpoints,
}

/// One permutation opened: the state at each of its positions, and the one before them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    permutation: u64,
    before: Snapshot,
    states: Vec<(Event, Snapshot)>,
    recomputed: u64,
}

/// Keccak-p\[b, n\] of any width as a trace computes it, on plain states and with one instance of the permutation.
///
/// A lane of w bits is written 64 / w times into a lane of 64. XOR, AND and NOT keep this period and so does a rotation,
/// which then turns each copy by its offset modulo w; so with round constants of the same period, the rounds of
/// Keccak-f\[1600\] are those of the narrower permutation. A page that carries all seven widths carries one of them.
/// What is hashed in bulk, Keccak-p\[1600, n\] with nobody watching, goes through [`KeccakP`] instead.
#[derive(Clone, Debug)]
struct AnyKeccakP<'a> {
    w: usize,
    rounds: usize,
    variant: Option<&'a Altered>,
}

impl Permutation for AnyKeccakP<'_> {
    type State = Snapshot;

    fn zero(&self) -> Snapshot {
        Snapshot::zero(self.w)
    }

    fn apply(&self, a: &mut Snapshot, mut after: impl FnMut(usize, Step, &Snapshot)) {
        self.apply_watched(a, &mut after);
    }
}

impl AnyKeccakP<'_> {
    fn apply_watched(&self, a: &mut Snapshot, after: &mut dyn FnMut(usize, Step, &Snapshot)) {
        let standard = Altered::default();
        let periodic = Periodic { w: self.w, variant: self.variant.unwrap_or(&standard) };
        let all_rounds = 12 + 2 * self.w.trailing_zeros() as usize;
        let mut state = State::new(a.lanes.map(|plane| plane.map(|lane| periodic.repeat(lane))));
        let snapshot = |state: &State| Snapshot {
            w: self.w,
            lanes: state.snapshot().lanes.map(|plane| plane.map(|lane| lane & periodic.once())),
        };
        permute(&mut state, all_rounds - self.rounds..all_rounds, &periodic, |round, step, state| {
            after(round, step, &snapshot(state));
        });
        *a = snapshot(&state);
    }
}

/// A variant on lanes of 64 bits that repeat with period w.
#[derive(Clone, Debug)]
struct Periodic<'a> {
    w: usize,
    variant: &'a Altered,
}

impl Periodic<'_> {
    /// The mask of one period.
    fn once(&self) -> u64 {
        u64::MAX >> (64 - self.w)
    }

    fn repeat(&self, lane: u64) -> u64 {
        (lane & self.once()) * (u64::MAX / self.once())
    }
}

impl Variant for Periodic<'_> {
    fn offset(&self, x: usize, y: usize) -> u32 {
        self.variant.offset(x, y)
    }

    fn round_constant(&self, ir: usize) -> u64 {
        self.repeat(self.variant.round_constant(ir))
    }

    fn applies(&self, step: Step) -> bool {
        self.variant.applies(step)
    }

    #[inline(always)]
    fn rotate<L: Lane>(&self, lane: L, n: u32) -> L {
        // One rotation for both directions: to the right by n is to the left by 64 − n.
        lane.rotate_left(if self.variant.rotates_right { L::W as u32 - n % L::W as u32 } else { n })
    }
}

impl Trace {
    /// The trace of a message that is at hand, with `output_bits` bits of output.
    pub fn of(parameters: &Parameters, message: &[u8], output_bits: u64) -> Self {
        let mut builder = TraceBuilder::new(parameters, None);
        builder.update(message);
        builder.finish(output_bits)
    }

    /// The trace of Keccak-p\[b, rounds\] alone, applied to `start`.
    ///
    /// # Errors
    /// If that width hasn't so many rounds.
    pub fn of_permutation(start: Snapshot, rounds: usize, variant: Option<Altered>) -> Result<Self, ParameterError> {
        let parameters = Parameters::new(start.w, rounds, 25 * start.w, 1)?;
        Ok(Self { line: line(&parameters, 0, 1), variant, kind: Kind::Permutation(start) })
    }

    /// The line of events, which knows every position.
    pub fn line(&self) -> Line {
        self.line
    }

    /// The lane size, in bits.
    pub fn w(&self) -> usize {
        match &self.kind {
            Kind::Sponge(sponged) => sponged.parameters.w(),
            Kind::Permutation(start) => start.w,
        }
    }

    /// The sponge, or `None` for a bare permutation.
    pub fn parameters(&self) -> Option<&Parameters> {
        self.sponged().map(|sponged| &sponged.parameters)
    }

    /// How long the message is, in bits.
    pub fn message_bits(&self) -> u64 {
        self.sponged().map_or(0, |sponged| sponged.message_bits)
    }

    /// The output; what is left of its last byte is zero. Empty for a bare permutation.
    pub fn output(&self) -> &[u8] {
        self.sponged().map_or(&[], |sponged| &sponged.output)
    }

    /// How long the output is, in bits.
    pub fn output_bits(&self) -> u64 {
        self.sponged().map_or(0, |sponged| sponged.output_bits)
    }

    /// How many states are kept.
    pub fn checkpoint_count(&self) -> usize {
        self.sponged().map_or(1, |sponged| sponged.checkpoints.len())
    }

    /// Changes how much output is read; the message is not needed for it.
    pub fn set_output_bits(&mut self, output_bits: u64) {
        if let Kind::Sponge(sponged) = &mut self.kind {
            self.line = sponged.squeeze(output_bits, self.variant.as_ref());
        }
    }

    /// Which bytes of the message [`open`](Self::open) needs for permutation `p`; possibly none.
    ///
    /// They cover the bits of the blocks from the nearest kept state to this permutation's.
    ///
    /// # Errors
    /// If there is no such permutation.
    pub fn bytes_for(&self, p: u64) -> Result<Range<usize>, OpenError> {
        self.check(p)?;
        let Kind::Sponge(sponged) = &self.kind else {
            return Ok(0..0);
        };
        let bits = sponged.bits_for(p, self.line.absorbing);
        if bits.is_empty() {
            // No bits need no byte, also where the message ends within one.
            return Ok(0..0);
        }
        Ok((bits.start / 8) as usize..bits.end.div_ceil(8) as usize)
    }

    /// Recomputes permutation `p`, given the bytes that [`bytes_for`](Self::bytes_for) names.
    ///
    /// # Errors
    /// If there is no such permutation, or the bytes are not as many.
    pub fn open(&self, p: u64, message: &[u8]) -> Result<Opened, OpenError> {
        let bytes = self.bytes_for(p)?;
        if message.len() != bytes.len() {
            return Err(OpenError::Bytes { given: message.len(), needed: bytes.len() });
        }
        let (w, rounds) = (self.w(), self.line.rounds);
        let permutation = AnyKeccakP { w, rounds, variant: self.variant.as_ref() };
        Ok(match &self.kind {
            Kind::Permutation(start) => open_permutation(&permutation, start),
            Kind::Sponge(sponged) => sponged.open(permutation, p, self.line.absorbing, message),
        })
    }

    fn check(&self, permutation: u64) -> Result<(), OpenError> {
        if permutation < self.line.permutations {
            return Ok(());
        }
        Err(OpenError::Permutation { permutation, last: self.line.permutations - 1 })
    }

    fn sponged(&self) -> Option<&Sponged> {
        match &self.kind {
            Kind::Sponge(sponged) => Some(sponged),
            Kind::Permutation(_) => None,
        }
    }
}

impl TraceBuilder {
    /// Nothing absorbed yet.
    pub fn new(parameters: &Parameters, variant: Option<Altered>) -> Self {
        Self {
            parameters: *parameters,
            variant,
            state: Snapshot::zero(parameters.w()),
            at: 0,
            message_bits: 0,
            checkpoints: Checkpoints::default(),
        }
    }

    /// Absorbs more whole bytes of the message.
    ///
    /// # Panics
    /// If [`update_bits`](Self::update_bits) has ended the message within a byte.
    pub fn update(&mut self, bytes: &[u8]) {
        self.update_bits(bytes, 8 * bytes.len());
    }

    /// Absorbs the first `bits` bits of `bytes`; unless they are whole bytes, this is the message's end.
    ///
    /// # Panics
    /// If `bytes` hasn't so many bits, or the message has been ended.
    pub fn update_bits(&mut self, bytes: &[u8], bits: usize) {
        assert!(self.message_bits.is_multiple_of(8), "the message has been ended within a byte");
        match (self.parameters.w(), &self.variant) {
            (64, None) => self.absorb_through(KeccakP::<u64>::new(self.parameters.rounds(), Standard), bytes, bits),
            _ => {
                let variant = self.variant.take();
                self.absorb_through(any(&self.parameters, variant.as_ref()), bytes, bits);
                self.variant = variant;
            }
        }
        self.message_bits += bits as u64;
    }

    fn absorb_through<P>(&mut self, permutation: P, bytes: &[u8], bits: usize)
    where
        P: Permutation<State: Copy + From<Snapshot> + Into<Snapshot>>,
    {
        let rate = self.parameters.rate();
        let mut sponge = Sponge::of(permutation, rate).resume(self.state.into(), self.at);
        let mut from = 0;
        while from < bits {
            if sponge.room() == rate {
                let p = (self.message_bits + from as u64) / rate as u64;
                self.checkpoints.offer(p, || (*sponge.state()).into());
            }
            let to = bits.min(from + sponge.room());
            sponge.absorb_bits(bytes, from..to);
            from = to;
        }
        self.state = (*sponge.state()).into();
        self.at = rate - sponge.room();
    }

    /// How many bits have been absorbed.
    pub fn message_bits(&self) -> u64 {
        self.message_bits
    }

    /// Pads, and reads `output_bits` bits of output.
    pub fn finish(mut self, output_bits: u64) -> Trace {
        let parameters = self.parameters;
        let rate = parameters.rate() as u64;
        let mut absorbed = self.state;
        let sponge = Sponge::of(any(&parameters, self.variant.as_ref()), parameters.rate()).resume(self.state, self.at);
        // The suffix and the last 1 may still need a block or more of their own.
        let mut p = self.message_bits / rate;
        if self.at == 0 {
            self.checkpoints.offer(p, || self.state);
        }
        let checkpoints = &mut self.checkpoints;
        let last_round = last_round(&parameters);
        let _ = sponge.finish_observed(parameters.suffix(), &mut |event, state| match event {
            Event::Absorb => absorbed = *state,
            Event::Step(round, Step::Iota) if round == last_round => {
                p += 1;
                // Offered after the last block too: it is then the state before the first permutation that only squeezes.
                checkpoints.offer(p, || *state);
            }
            _ => (),
        });
        let mut sponged = Sponged {
            parameters,
            message_bits: self.message_bits,
            absorbed,
            output: Vec::new(),
            output_bits: 0,
            checkpoints: self.checkpoints,
        };
        let line = sponged.squeeze(output_bits, self.variant.as_ref());
        Trace { line, variant: self.variant, kind: Kind::Sponge(sponged) }
    }
}

impl Sponged {
    /// How many permutations absorb: one for each full block of message and suffix, and one for the last 1.
    fn absorbing(&self) -> u64 {
        let filled = self.message_bits + suffix_bits(self.parameters.suffix()) as u64;
        filled / self.parameters.rate() as u64 + 1
    }

    /// Reads the output again from the state after the last block, and says which line this gives.
    fn squeeze(&mut self, output_bits: u64, variant: Option<&Altered>) -> Line {
        let rate = self.parameters.rate();
        let absorbing = self.absorbing();
        let squeezes = output_bits.div_ceil(rate as u64).max(1);
        let mut output = vec![0; output_bits.div_ceil(8) as usize];
        self.checkpoints.forget_from(absorbing);
        let checkpoints = &mut self.checkpoints;
        let mut reader = Output::resume(any(&self.parameters, variant), rate, self.absorbed);
        let mut done = 0;
        for squeeze in 0..squeezes {
            reader.next_block(&mut |_, _| ());
            let p = absorbing + squeeze;
            if squeeze + 1 < squeezes {
                checkpoints.offer(p, || *reader.state());
            }
            let n = (output_bits - done).min(rate as u64) as usize;
            // A block that begins within a byte is read apart and shifted into its place.
            let mut block = [0; 200];
            reader.read_bits(&mut block[..n.div_ceil(8)], n);
            append_bits(&mut output, done, &block, n);
            done += n as u64;
        }
        self.output = output;
        self.output_bits = output_bits;
        line(&self.parameters, absorbing, absorbing + squeezes - 1)
    }

    /// The bits of the message in the blocks from the nearest kept state to that of permutation `p`.
    fn bits_for(&self, p: u64, absorbing: u64) -> Range<u64> {
        let from = match self.nearest(p, absorbing) {
            Nearest::Checkpoint(from, _) => from,
            Nearest::Absorbed => return 0..0,
        };
        let rate = self.parameters.rate() as u64;
        let end = self.message_bits.min((p + 1).min(absorbing) * rate);
        (from * rate).min(end)..end
    }

    fn nearest(&self, p: u64, absorbing: u64) -> Nearest<'_> {
        let (from, state) = self.checkpoints.nearest(p);
        // Past the last block its state is always at hand: no message byte is asked for.
        if p >= absorbing && from < absorbing { Nearest::Absorbed } else { Nearest::Checkpoint(from, state) }
    }

    fn open(&self, permutation: AnyKeccakP<'_>, p: u64, absorbing: u64, message: &[u8]) -> Opened {
        let (w, rate) = (self.parameters.w(), self.parameters.rate());
        let mut recording = Recording::new(p, last_round(&self.parameters), w);
        match self.nearest(p, absorbing) {
            Nearest::Checkpoint(from, lanes) if p < absorbing => {
                recording.start(from, Snapshot { w, lanes: *lanes });
                let mut sponge = Sponge::of(permutation, rate);
                sponge = sponge.resume(recording.before, 0);
                let bits = self.bits_for(p, absorbing);
                let skip = (bits.start % 8) as usize;
                let within = skip..skip + (bits.end - bits.start) as usize;
                let mut observer = |event, state: &Snapshot| recording.see(event, state);
                sponge.absorb_observed(message, within, &mut observer);
                // Where the message ends inside these blocks, the suffix and the padding follow;
                // where it ended just before them, the first bits of the suffix may have been absorbed too.
                if bits.end == self.message_bits {
                    let done = (from * rate as u64).saturating_sub(self.message_bits) as usize;
                    let _ = sponge.finish_rest(self.parameters.suffix(), done, &mut observer);
                }
            }
            nearest => {
                let (from, state) = match nearest {
                    Nearest::Checkpoint(from, lanes) => (from, Snapshot { w, lanes: *lanes }),
                    Nearest::Absorbed => (absorbing - 1, self.absorbed),
                };
                recording.start(from, state);
                let mut reader = Output::resume(permutation, rate, state);
                for _ in from..=p {
                    reader.next_block(&mut |event, state| recording.see(event, state));
                }
            }
        }
        recording.finish(p + 1 >= absorbing)
    }
}

enum Nearest<'a> {
    /// The state before this permutation's block.
    Checkpoint(u64, &'a [[u64; 5]; 5]),
    /// The state after the last block.
    Absorbed,
}

/// Watches a computation go by and keeps one permutation of it.
struct Recording {
    wanted: u64,
    last_round: usize,
    now: u64,
    first: u64,
    before: Snapshot,
    states: Vec<(Event, Snapshot)>,
}

impl Recording {
    fn new(wanted: u64, last_round: usize, w: usize) -> Self {
        Self { wanted, last_round, now: 0, first: 0, before: Snapshot::zero(w), states: Vec::with_capacity(122) }
    }

    fn start(&mut self, first: u64, before: Snapshot) {
        (self.first, self.now, self.before) = (first, first, before);
    }

    fn see(&mut self, event: Event, state: &Snapshot) {
        if self.now == self.wanted {
            self.states.push((event, *state));
        }
        if let Event::Step(round, Step::Iota) = event
            && round == self.last_round
        {
            self.now += 1;
            if self.now == self.wanted {
                self.before = *state;
            }
        }
    }

    fn finish(mut self, squeezed: bool) -> Opened {
        if squeezed && let Some(&(_, last)) = self.states.last() {
            self.states.push((Event::Squeeze, last));
        }
        Opened {
            permutation: self.wanted,
            before: self.before,
            states: self.states,
            recomputed: self.wanted + 1 - self.first,
        }
    }
}

fn open_permutation(permutation: &AnyKeccakP<'_>, start: &Snapshot) -> Opened {
    let mut states = Vec::with_capacity(120);
    let mut state = *start;
    permutation.apply(&mut state, |round, step, state| states.push((Event::Step(round, step), *state)));
    Opened { permutation: 0, before: *start, states, recomputed: 1 }
}

/// The permutation of these parameters.
fn any<'a>(parameters: &Parameters, variant: Option<&'a Altered>) -> AnyKeccakP<'a> {
    AnyKeccakP { w: parameters.w(), rounds: parameters.rounds(), variant }
}

impl Opened {
    /// Which permutation this is.
    pub fn permutation(&self) -> u64 {
        self.permutation
    }

    /// The state at one of its positions; `Start` is the state before all of them. `None` where there is no such position.
    pub fn state(&self, event: Event) -> Option<&Snapshot> {
        if event == Event::Start {
            return Some(&self.before);
        }
        self.index(event).map(|i| &self.states[i].1)
    }

    /// The state just before that event; for `Start` it is the same state.
    pub fn before(&self, event: Event) -> Option<&Snapshot> {
        if event == Event::Start {
            return Some(&self.before);
        }
        self.index(event).map(|i| if i == 0 { &self.before } else { &self.states[i - 1].1 })
    }

    /// Its events and the state after each, in order.
    pub fn states(&self) -> impl Iterator<Item = (Event, &Snapshot)> {
        self.states.iter().map(|(event, state)| (*event, state))
    }

    /// The padded block that it absorbed, as a state with zeros in the capacity; `None` if it only squeezes.
    pub fn block(&self) -> Option<Snapshot> {
        self.state(Event::Absorb).map(|after| after.differences(&self.before))
    }

    /// How many permutations were computed to open it.
    pub fn recomputed(&self) -> u64 {
        self.recomputed
    }

    fn index(&self, event: Event) -> Option<usize> {
        self.states.binary_search_by_key(&event, |(event, _)| *event).ok()
    }
}

/// Why a permutation can't be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// There is no such permutation.
    Permutation {
        /// What was asked for.
        permutation: u64,
        /// The last one.
        last: u64,
    },
    /// These are not the bytes that were asked for.
    Bytes {
        /// How many were given.
        given: usize,
        /// How many are needed.
        needed: usize,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Permutation { permutation, last } => {
                write!(f, "There is no permutation {permutation}: this run has 0 to {last}.")
            }
            Self::Bytes { given, needed } => {
                write!(f, "{needed} bytes of the message are needed here, {given} were given.")
            }
        }
    }
}

impl core::error::Error for OpenError {}

/// Why a run hasn't a position, or `Ok` if it has.
///
/// # Errors
/// Says what of the address doesn't exist, and what does.
pub fn check_position(line: &Line, position: Position) -> Result<(), PositionError> {
    if line.ordinal(position).is_some() { Ok(()) } else { Err(PositionError { line: *line, position }) }
}

/// An address that a run doesn't have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PositionError {
    line: Line,
    position: Position,
}

impl fmt::Display for PositionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, position: Position { call, permutation, event } } = *self;
        if call != 0 {
            return write!(f, "There is no call {call}: this run is one sponge.");
        }
        if permutation >= line.permutations {
            return OpenError::Permutation { permutation, last: line.permutations - 1 }.fmt(f);
        }
        match event {
            Event::Step(round, _) => {
                let last = line.first_round + line.rounds - 1;
                write!(f, "There is no round {round}: the rounds are {} to {last}.", line.first_round)
            }
            Event::Absorb if line.absorbing == 0 => f.write_str("A bare permutation absorbs nothing."),
            Event::Absorb => {
                write!(f, "Permutation {permutation} only squeezes: the last block is block {}.", line.absorbing - 1)
            }
            _ if line.absorbing == 0 => f.write_str("A bare permutation squeezes nothing."),
            _ => write!(
                f,
                "Nothing is squeezed after permutation {permutation}: the last block is block {}.",
                line.absorbing - 1
            ),
        }
    }
}

impl core::error::Error for PositionError {}

fn line(parameters: &Parameters, absorbing: u64, permutations: u64) -> Line {
    let all = 12 + 2 * parameters.w().trailing_zeros() as usize;
    Line { first_round: all - parameters.rounds(), rounds: parameters.rounds(), absorbing, permutations }
}

fn last_round(parameters: &Parameters) -> usize {
    11 + 2 * parameters.w().trailing_zeros() as usize
}

/// ORs the low `count` bits of `block` into `bytes` from bit `at` on.
fn append_bits(bytes: &mut [u8], at: u64, block: &[u8], count: usize) {
    for (i, &byte) in block[..count.div_ceil(8)].iter().enumerate() {
        let place = at + 8 * i as u64;
        let shifted = u16::from(byte) << (place % 8);
        bytes[(place / 8) as usize] |= shifted as u8;
        if shifted > 0xFF {
            bytes[(place / 8) as usize + 1] |= (shifted >> 8) as u8;
        }
    }
}
