//! FIPS 202 on a list of bits, written from its algorithms and slow: what states, pictures and words are held against.
//!
//! Nothing of the crates under test is used here, not even their names for positions.

/// The state as its string S: the bit (x, y, z) is S\[w(5y + x) + z\] (section 3.1.2).
pub(crate) type Bits = Vec<bool>;

/// The steps of a round, in their order.
pub(crate) const STEPS: [&str; 5] = ["theta", "rho", "pi", "chi", "iota"];

/// A sponge over Keccak-p\[25w, rounds\], everything in bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sponge {
    pub(crate) w: usize,
    pub(crate) rounds: usize,
    pub(crate) rate: usize,
    /// The domain-separation bits and the first 1 of the padding, low bit first.
    pub(crate) suffix: u8,
}

/// A position: its address in parts, and the state there.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    /// Which permutation.
    pub(crate) permutation: usize,
    /// Which round, at a step.
    pub(crate) round: usize,
    /// `start`, `absorb`, the step, or `squeeze`.
    pub(crate) event: &'static str,
    /// The state just after it.
    pub(crate) state: Bits,
}

/// What a computation did.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) w: usize,
    pub(crate) rate: usize,
    /// All positions in their order, from `start` on.
    pub(crate) moments: Vec<Moment>,
    /// The padded message; nothing for a bare permutation.
    pub(crate) padded: Bits,
    pub(crate) output: Bits,
}

impl Moment {
    pub(crate) fn address(&self) -> String {
        let Self { permutation: p, round, event, .. } = self;
        match *event {
            "start" => "start".to_owned(),
            "absorb" | "squeeze" => format!("{p}.{event}"),
            step => format!("{p}.{round}.{step}"),
        }
    }
}

impl Sponge {
    /// SPONGE\[f, pad10*1, r\](N, d), Algorithm 8, where N is the message with the domain bits behind it.
    pub(crate) fn run(&self, message: &[bool], output: usize) -> Run {
        let domain = self.suffix.ilog2();
        let mut padded = message.to_vec();
        padded.extend((0..domain).map(|i| self.suffix >> i & 1 == 1));
        // Algorithm 9: a 1, as few zeros as possible, a 1.
        padded.push(true);
        while padded.len() % self.rate != self.rate - 1 {
            padded.push(false);
        }
        padded.push(true);

        let mut state = vec![false; 25 * self.w];
        let mut moments = vec![Moment { permutation: 0, round: 0, event: "start", state: state.clone() }];
        let mut permutation = 0;
        for block in padded.chunks(self.rate) {
            for (bit, entering) in state.iter_mut().zip(block) {
                *bit ^= entering;
            }
            moments.push(Moment { permutation, round: 0, event: "absorb", state: state.clone() });
            permute(&mut state, self.w, self.rounds, permutation, &mut moments);
            permutation += 1;
        }
        let mut read = Vec::new();
        loop {
            moments.push(Moment { permutation: permutation - 1, round: 0, event: "squeeze", state: state.clone() });
            read.extend(&state[..self.rate]);
            if read.len() >= output {
                break;
            }
            permute(&mut state, self.w, self.rounds, permutation, &mut moments);
            permutation += 1;
        }
        read.truncate(output);
        Run { w: self.w, rate: self.rate, moments, padded, output: read }
    }
}

/// Keccak-p\[25w, rounds\] alone, on this state.
pub(crate) fn permutation(start: &[bool], rounds: usize) -> Run {
    let w = start.len() / 25;
    let mut state = start.to_vec();
    let mut moments = vec![Moment { permutation: 0, round: 0, event: "start", state: state.clone() }];
    permute(&mut state, w, rounds, 0, &mut moments);
    Run { w, rate: 0, moments, padded: Vec::new(), output: Vec::new() }
}

/// How many rounds Keccak-f\[25w\] has: 12 + 2ℓ.
pub(crate) fn all_rounds(w: usize) -> usize {
    12 + 2 * w.trailing_zeros() as usize
}

/// Algorithm 7: the **last** rounds.
fn permute(state: &mut Bits, w: usize, rounds: usize, permutation: usize, moments: &mut Vec<Moment>) {
    for round in all_rounds(w) - rounds..all_rounds(w) {
        for event in STEPS {
            *state = step(event, state, w, round);
            moments.push(Moment { permutation, round, event, state: state.clone() });
        }
    }
}

/// A step mapping by its name.
pub(crate) fn step(name: &str, a: &[bool], w: usize, round: usize) -> Bits {
    let bit = |x: usize, y: usize, z: usize| at(a, x, y, z);
    match name {
        // Algorithm 1.
        "theta" => {
            let c: Vec<Bits> = (0..5).map(|x| (0..w).map(|z| parity(a, x, z)).collect()).collect();
            string(w, |x, y, z| bit(x, y, z) ^ c[(x + 4) % 5][z] ^ c[(x + 1) % 5][(z + w - 1) % w])
        }
        // Algorithm 2.
        "rho" => {
            let r: Vec<usize> = (0..25).map(|lane| offset(lane % 5, lane / 5) % w).collect();
            string(w, |x, y, z| bit(x, y, z + w - r[x + 5 * y]))
        }
        // Algorithm 3.
        "pi" => string(w, |x, y, z| bit(x + 3 * y, x, z)),
        // Algorithm 4.
        "chi" => string(w, |x, y, z| bit(x, y, z) ^ (!bit(x + 1, y, z) & bit(x + 2, y, z))),
        // Algorithm 6.
        "iota" => {
            let rc = round_constant(round, w);
            string(w, |x, y, z| bit(x, y, z) ^ ((x, y) == (0, 0) && rc[z]))
        }
        other => panic!("{other} is no step"),
    }
}

/// The string of the state whose bit (x, y, z) is `of(x, y, z)`.
fn string(w: usize, of: impl Fn(usize, usize, usize) -> bool) -> Bits {
    let mut string = Vec::with_capacity(25 * w);
    for lane in 0..25 {
        string.extend((0..w).map(|z| of(lane % 5, lane / 5, z)));
    }
    string
}

/// A\[x, y, z\], the coordinates taken modulo 5, 5 and w.
pub(crate) fn at(a: &[bool], x: usize, y: usize, z: usize) -> bool {
    let w = a.len() / 25;
    a[w * (5 * (y % 5) + x % 5) + z % w]
}

/// C\[x, z\] of Algorithm 1.
pub(crate) fn parity(a: &[bool], x: usize, z: usize) -> bool {
    (0..5).filter(|y| at(a, x, *y, z)).count() % 2 == 1
}

/// The offset of Algorithm 2 before it is reduced: found by its walk.
pub(crate) fn offset(x: usize, y: usize) -> usize {
    let (mut here, mut t) = ((1, 0), 0);
    while here != (x, y) && t < 24 {
        here = (here.1, (2 * here.0 + 3 * here.1) % 5);
        t += 1;
    }
    if t == 24 { 0 } else { (t + 1) * (t + 2) / 2 }
}

/// RC of Algorithm 6, z from 0.
pub(crate) fn round_constant(round: usize, w: usize) -> Bits {
    let mut constant = vec![false; w];
    for j in 0..=w.trailing_zeros() as usize {
        constant[(1 << j) - 1] = rc(j + 7 * round);
    }
    constant
}

/// Algorithm 5.
fn rc(t: usize) -> bool {
    let mut r = vec![true, false, false, false, false, false, false, false];
    for _ in 0..t % 255 {
        r.insert(0, false);
        let out = r[8];
        for tap in [0, 4, 5, 6] {
            r[tap] ^= out;
        }
        r.truncate(8);
    }
    r[0]
}

/// Bits as bytes, low bit first, in hex (appendix B.1).
pub(crate) fn hex(bits: &[bool]) -> String {
    hex::encode(bytes(bits))
}

/// Bits as bytes, low bit first.
pub(crate) fn bytes(bits: &[bool]) -> Vec<u8> {
    bits.chunks(8).map(|byte| byte.iter().enumerate().map(|(i, bit)| u8::from(*bit) << i).sum()).collect()
}

/// Bytes as bits, low bit first.
pub(crate) fn of_bytes(bytes: &[u8]) -> Bits {
    bytes.iter().flat_map(|byte| (0..8).map(move |i| byte >> i & 1 == 1)).collect()
}

/// The lanes as numbers in hex: ⌈w/4⌉ digits, z = 0 in the last one, in the order x + 5y.
pub(crate) fn lanes(state: &[bool]) -> Vec<String> {
    let w = state.len() / 25;
    let digit = |nibble: &[bool]| nibble.iter().rev().fold(0, |digit, bit| 2 * digit + u32::from(*bit));
    let lane = |lane: &[bool]| {
        lane.chunks(4).rev().filter_map(|nibble| char::from_digit(digit(nibble), 16)).collect::<String>()
    };
    state.chunks(w).map(lane).collect()
}
