//! FIPS 202 word for word and bit by bit, slow on purpose: what the core is held against where no vector can reach.
//!
//! Nothing of the core's computation is used here; what is shared with it is the numbering of rounds and the addresses.

use keccak_core::permutation::Step;
use keccak_core::position::{Event, Position};
use keccak_core::state::Snapshot;

use crate::lanes::rounds;

/// A state as its string S: bit (x, y, z) is S\[w(5y + x) + z\] (section 3.1.2).
pub type Bools = Vec<bool>;

/// A sponge over Keccak-p\[25w, rounds\], everything in bits.
#[derive(Clone, Copy, Debug)]
pub struct Sponge {
    /// The lane size.
    pub w: usize,
    /// The number of rounds.
    pub rounds: usize,
    /// The rate.
    pub rate: usize,
    /// The domain-separation bits and the first 1 of the padding, low bit first.
    pub suffix: u8,
}

/// What the sponge did: every state by position, and the output.
#[derive(Clone, Debug)]
pub struct Run {
    /// The states in their order, from `start` on.
    pub states: Vec<(Position, Bools)>,
    /// The output.
    pub output: Bools,
}

impl Sponge {
    /// SPONGE\[f, pad10*1, r\](N, d), Algorithm 8, where N is the message with the domain bits behind it.
    ///
    /// # Panics
    /// If the suffix is 0.
    pub fn run(&self, message: &[bool], output: usize) -> Run {
        assert_ne!(self.suffix, 0, "the suffix holds the first 1 of the padding");
        let domain = self.suffix.ilog2();
        let mut padded = message.to_vec();
        padded.extend((0..domain).map(|i| self.suffix >> i & 1 == 1));
        padded.extend(pad(self.rate, padded.len()));

        let mut s = vec![false; 25 * self.w];
        let mut run = Run { states: vec![(Position::START, s.clone())], output: Vec::new() };
        let blocks = padded.chunks(self.rate);
        let mut p = 0;
        for block in blocks {
            for (bit, more) in s.iter_mut().zip(block) {
                *bit ^= more;
            }
            run.states.push((Position::new(p, Event::Absorb), s.clone()));
            self.permute(&mut s, p, &mut run);
            p += 1;
        }
        loop {
            run.states.push((Position::new(p - 1, Event::Squeeze), s.clone()));
            run.output.extend(&s[..self.rate]);
            if run.output.len() >= output {
                break;
            }
            self.permute(&mut s, p, &mut run);
            p += 1;
        }
        run.output.truncate(output);
        run
    }

    fn permute(&self, s: &mut Bools, p: u64, run: &mut Run) {
        for ir in rounds(self.w) - self.rounds..rounds(self.w) {
            for step in Step::ALL {
                *s = apply(step, s, self.w, ir);
                run.states.push((Position::new(p, Event::Step(ir, step)), s.clone()));
            }
        }
    }
}

/// pad10*1(x, m), Algorithm 9.
fn pad(x: usize, m: usize) -> Bools {
    let j = (2 * x - (m + 2) % x) % x;
    let mut bits = vec![true];
    bits.extend(vec![false; j]);
    bits.push(true);
    bits
}

/// One step mapping.
pub fn apply(step: Step, a: &[bool], w: usize, ir: usize) -> Bools {
    match step {
        Step::Theta => theta(a, w),
        Step::Rho => rho(a, w),
        Step::Pi => pi(a, w),
        Step::Chi => chi(a, w),
        Step::Iota => iota(a, w, ir),
    }
}

/// A\[x, y, z\], the coordinates taken modulo 5, 5 and w.
fn bit(a: &[bool], w: usize, x: usize, y: usize, z: usize) -> bool {
    a[w * (5 * (y % 5) + x % 5) + z % w]
}

/// The state whose bit (x, y, z) is `of(x, y, z)`.
fn state(w: usize, of: impl Fn(usize, usize, usize) -> bool) -> Bools {
    (0..25 * w).map(|i| of(i / w % 5, i / w / 5, i % w)).collect()
}

/// Algorithm 1.
fn theta(a: &[bool], w: usize) -> Bools {
    let c = |x, z| (0..5).fold(false, |parity, y| parity ^ bit(a, w, x, y, z));
    let d = |x, z| c(x + 4, z) ^ c(x + 1, z + w - 1);
    state(w, |x, y, z| bit(a, w, x, y, z) ^ d(x, z))
}

/// Algorithm 2.
fn rho(a: &[bool], w: usize) -> Bools {
    let mut result = a.to_vec();
    let (mut x, mut y) = (1, 0);
    for t in 0..24 {
        for z in 0..w {
            // z − (t + 1)(t + 2) / 2 mod w: a multiple of w above it is added, so that it stays a natural number.
            result[w * (5 * y + x) + z] = bit(a, w, x, y, z + 300 * w - (t + 1) * (t + 2) / 2);
        }
        (x, y) = (y, (2 * x + 3 * y) % 5);
    }
    result
}

/// Algorithm 3.
fn pi(a: &[bool], w: usize) -> Bools {
    state(w, |x, y, z| bit(a, w, x + 3 * y, x, z))
}

/// Algorithm 4.
fn chi(a: &[bool], w: usize) -> Bools {
    state(w, |x, y, z| bit(a, w, x, y, z) ^ (!bit(a, w, x + 1, y, z) & bit(a, w, x + 2, y, z)))
}

/// Algorithm 6.
fn iota(a: &[bool], w: usize, ir: usize) -> Bools {
    let mut result = a.to_vec();
    for j in 0..=w.trailing_zeros() as usize {
        result[(1 << j) - 1] ^= rc(j + 7 * ir);
    }
    result
}

/// Algorithm 5.
fn rc(t: usize) -> bool {
    if t.is_multiple_of(255) {
        return true;
    }
    let mut r = [true, false, false, false, false, false, false, false].to_vec();
    for _ in 0..t % 255 {
        r.insert(0, false);
        r[0] ^= r[8];
        r[4] ^= r[8];
        r[5] ^= r[8];
        r[6] ^= r[8];
        r.truncate(8);
    }
    r[0]
}

/// The string of a snapshot.
pub fn bools(state: &Snapshot) -> Bools {
    self::state(state.w, |x, y, z| state.lanes[y][x] >> z & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::Sponge;
    use crate::bits::{Bits, bytes};

    /// NIST's example of 5 bits, and the empty message: the reference itself needs a reference.
    #[test]
    fn sha3_256_of_nothing_and_of_five_bits() {
        let sponge = Sponge { w: 64, rounds: 24, rate: 1088, suffix: 0x06 };
        for (message, digest) in [
            (&[][..], "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"),
            (&[true, true, false, false, true], "7b0047cf5a456882363cbf0fb05322cf65f4b7059a46365e830132e3b5d957af"),
        ] {
            let run = sponge.run(message, 256);
            assert_eq!(Bits::of_bools(&run.output).bytes(), bytes(digest).unwrap());
            assert_eq!(run.states.len(), 1 + 1 + 120 + 1);
        }
    }
}
