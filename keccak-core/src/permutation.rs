//! The five step mappings, their inverses, and the two rounds: the sequence θ ρ π χ ι stands here and nowhere else.

use core::fmt;
use core::ops::Range;

use crate::constants::{RHO_OFFSETS, ROUND_CONSTANTS};
use crate::kernel::Kernel;
use crate::lane::Lane;
use crate::state::State;

/// Applies the rounds with these indices to `state`, showing `after` the state after every step.
///
/// Round indices are those of Keccak-f: 0 … 11 + 2ℓ (FIPS 202, section 3.3).
/// With an observer that does nothing this is the plain permutation: nothing of it is left in the code.
///
/// Generic functions are compiled where they are called, at that crate's `opt-level`;
/// [`keccak_f1600`] and [`keccak_p1600`] are compiled here.
///
/// # Panics
/// If a round index is over 23.
#[inline(always)]
pub fn permute<L: Lane, V: Variant>(
    state: &mut State<L>,
    rounds: Range<usize>,
    variant: &V,
    mut after: impl FnMut(usize, Step, &State<L>),
) {
    // A copy that nobody else can reach: it needs no memory, and who keeps it is given it from registers.
    // WebAssembly has no registers to keep it in, and is 2 % faster without.
    let mut copy = *state;
    let a = if cfg!(target_family = "wasm") { &mut *state } else { &mut copy };
    for ir in rounds {
        if variant.applies(Step::Theta) {
            theta(a, variant);
        }
        after(ir, Step::Theta, a);
        if variant.applies(Step::Rho) {
            rho(a, variant);
        }
        after(ir, Step::Rho, a);
        if variant.applies(Step::Pi) {
            pi(a);
        }
        after(ir, Step::Pi, a);
        if variant.applies(Step::Chi) {
            chi(a);
        }
        after(ir, Step::Chi, a);
        if variant.applies(Step::Iota) {
            iota(a, ir, variant);
        }
        after(ir, Step::Iota, a);
    }
    if !cfg!(target_family = "wasm") {
        *state = copy;
    }
    #[cfg(feature = "zeroize")]
    crate::wipe::state(&mut copy);
}

/// Undoes [`permute`]: the rounds from the last to the first, showing `after` the state after each step is undone.
///
/// # Panics
/// If a round index is over 23.
#[inline(always)]
pub fn inverse_permute<L: Lane, V: Variant>(
    a: &mut State<L>,
    rounds: Range<usize>,
    variant: &V,
    mut after: impl FnMut(usize, Step, &State<L>),
) {
    for ir in rounds.rev() {
        if variant.applies(Step::Iota) {
            inverse_iota(a, ir, variant);
        }
        after(ir, Step::Iota, a);
        if variant.applies(Step::Chi) {
            inverse_chi(a);
        }
        after(ir, Step::Chi, a);
        if variant.applies(Step::Pi) {
            inverse_pi(a);
        }
        after(ir, Step::Pi, a);
        if variant.applies(Step::Rho) {
            inverse_rho(a, variant);
        }
        after(ir, Step::Rho, a);
        if variant.applies(Step::Theta) {
            inverse_theta(a, variant);
        }
        after(ir, Step::Theta, a);
    }
}

/// The indices of the last `rounds` rounds of Keccak-f: what Keccak-p\[b, n\] applies (FIPS 202, section 3.3, Algorithm 7).
///
/// # Panics
/// If `rounds` is more than Keccak-f has, 12 + 2ℓ.
#[inline]
pub fn last_rounds<L: Lane>(rounds: usize) -> Range<usize> {
    assert!(rounds <= L::ROUNDS, "Keccak-f[{}] has {} rounds", 25 * L::W, L::ROUNDS);
    L::ROUNDS - rounds..L::ROUNDS
}

/// Keccak-f\[1600\]: 24 rounds (FIPS 202, section 3.4).
///
/// Computed by the fastest [`Kernel`] that this processor has.
pub fn keccak_f1600(a: &mut State) {
    keccak_p1600(a, 24);
}

/// Keccak-p\[1600, n\]: the last n rounds of Keccak-f\[1600\].
///
/// Computed by the fastest [`Kernel`] that this processor has.
///
/// # Panics
/// If `rounds` is over 24.
#[inline(never)]
pub fn keccak_p1600(a: &mut State, rounds: usize) {
    Kernel::best().permute(a, rounds);
}

/// Keccak-p\[b, n\] for any width: the last `rounds` rounds of Keccak-f\[b\].
///
/// # Panics
/// If `rounds` is more than Keccak-f has, 12 + 2ℓ.
pub fn keccak_p<L: Lane>(a: &mut State<L>, rounds: usize) {
    L::keccak_p(a, rounds);
}

/// The inverse of Keccak-p\[b, n\].
///
/// # Panics
/// If `rounds` is more than Keccak-f has, 12 + 2ℓ.
pub fn inverse_keccak_p<L: Lane>(a: &mut State<L>, rounds: usize) {
    inverse_permute(a, last_rounds::<L>(rounds), &Standard, |_, _, _| ());
}

/// A step mapping: one fifth of a round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// θ adds to every bit the parity of two neighbouring columns.
    Theta,
    /// ρ rotates every lane by its own offset.
    Rho,
    /// π moves the lanes to new places.
    Pi,
    /// χ mixes the five bits of each row; the only step that is not linear.
    Chi,
    /// ι XORs the round constant into lane (0, 0).
    Iota,
}

impl Step {
    /// The five, in the order of a round.
    pub const ALL: [Self; 5] = [Self::Theta, Self::Rho, Self::Pi, Self::Chi, Self::Iota];

    /// The Latin name, lower case: `theta` …
    pub const fn name(self) -> &'static str {
        ["theta", "rho", "pi", "chi", "iota"][self as usize]
    }

    /// The Greek letter.
    pub const fn letter(self) -> &'static str {
        ["θ", "ρ", "π", "χ", "ι"][self as usize]
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What of the permutation can be changed on purpose: to switch a step off, or to find what somebody's code got wrong.
///
/// [`Standard`] is the standard's, of no size and at no cost; [`Altered`] is any other.
pub trait Variant: Clone + fmt::Debug {
    /// Whether this is the standard's: then the kernels may compute it.
    const IS_STANDARD: bool = false;

    /// The offset by which ρ rotates lane (x, y), taken modulo w.
    fn offset(&self, x: usize, y: usize) -> u32;

    /// The round constant of round `ir`, of which ι takes the low w bits.
    fn round_constant(&self, ir: usize) -> u64;

    /// Whether the step is applied at all.
    fn applies(&self, step: Step) -> bool;

    /// Rotates a lane as ρ and θ do: towards higher z in the standard.
    fn rotate<L: Lane>(&self, lane: L, n: u32) -> L;
}

/// Keccak as it stands in FIPS 202.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Standard;

impl Variant for Standard {
    const IS_STANDARD: bool = true;

    #[inline(always)]
    fn offset(&self, x: usize, y: usize) -> u32 {
        RHO_OFFSETS[y][x]
    }

    #[inline(always)]
    fn round_constant(&self, ir: usize) -> u64 {
        ROUND_CONSTANTS[ir]
    }

    #[inline(always)]
    fn applies(&self, _: Step) -> bool {
        true
    }

    #[inline(always)]
    fn rotate<L: Lane>(&self, lane: L, n: u32) -> L {
        lane.rotate_left(n)
    }
}

/// Keccak changed on purpose. [`Altered::default`] changes nothing yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Altered {
    /// The ρ offsets, `[y][x]`.
    pub offsets: [[u32; 5]; 5],
    /// The round constants by round index.
    pub round_constants: [u64; 24],
    /// Which of θ ρ π χ ι are applied.
    pub steps: [bool; 5],
    /// Whether θ and ρ rotate towards lower z, a frequent mistake.
    pub rotates_right: bool,
}

impl Default for Altered {
    fn default() -> Self {
        Self { offsets: RHO_OFFSETS, round_constants: ROUND_CONSTANTS, steps: [true; 5], rotates_right: false }
    }
}

impl Variant for Altered {
    fn offset(&self, x: usize, y: usize) -> u32 {
        self.offsets[y][x]
    }

    fn round_constant(&self, ir: usize) -> u64 {
        self.round_constants[ir]
    }

    fn applies(&self, step: Step) -> bool {
        self.steps[step as usize]
    }

    fn rotate<L: Lane>(&self, lane: L, n: u32) -> L {
        if self.rotates_right { lane.rotate_right(n) } else { lane.rotate_left(n) }
    }
}

/// θ: A′\[x, y, z\] = A\[x, y, z\] ⊕ D\[x, z\] (FIPS 202, Algorithm 1).
#[inline(always)]
pub fn theta<L: Lane, V: Variant>(a: &mut State<L>, variant: &V) {
    add_to_columns(a, theta_effect(column_parity(a), variant));
}

/// C\[x, z\]: the parity of each column, as five lanes (Algorithm 1, step 1).
#[inline(always)]
pub fn column_parity<L: Lane>(a: &State<L>) -> [L; 5] {
    let mut c = [L::default(); 5];
    for x in 0..5 {
        c[x] = a[0][x] ^ a[1][x] ^ a[2][x] ^ a[3][x] ^ a[4][x];
    }
    c
}

/// D\[x, z\] = C\[x − 1, z\] ⊕ C\[x + 1, z − 1\]: what θ adds to each column (Algorithm 1, step 2).
#[inline(always)]
pub fn theta_effect<L: Lane, V: Variant>(c: [L; 5], variant: &V) -> [L; 5] {
    let mut d = [L::default(); 5];
    for x in 0..5 {
        d[x] = c[(x + 4) % 5] ^ variant.rotate(c[(x + 1) % 5], 1);
    }
    d
}

#[inline(always)]
fn add_to_columns<L: Lane>(a: &mut State<L>, d: [L; 5]) {
    for y in 0..5 {
        for x in 0..5 {
            a[y][x] ^= d[x];
        }
    }
}

/// θ⁻¹.
///
/// θ maps the parities by M = 1 + E, where E is [`theta_effect`], since five equal bits have the parity of one.
/// Squaring E doubles its two shifts and nothing else, so M^w = 1 + x^w + x^−w, whose cube is 1:
/// M⁻¹ = M^(3w − 1), the product of the M^(2^k) for the ones in the binary digits of 3w − 1.
/// With the parities before θ known, its effect is too, and taking it away is adding it.
pub fn inverse_theta<L: Lane, V: Variant>(a: &mut State<L>, variant: &V) {
    let mut c = column_parity(a);
    let exponent = 3 * L::W - 1;
    for k in (0..usize::BITS).filter(|k| exponent >> k & 1 == 1) {
        let shift = 1usize << k;
        let before = c;
        for x in 0..5 {
            c[x] ^= before[(x + 4 * shift) % 5] ^ variant.rotate(before[(x + shift) % 5], (shift % L::W) as u32);
        }
    }
    add_to_columns(a, theta_effect(c, variant));
}

/// ρ: A′\[x, y, z\] = A\[x, y, z − r\[x, y\]\] (FIPS 202, Algorithm 2).
#[inline(always)]
pub fn rho<L: Lane, V: Variant>(a: &mut State<L>, variant: &V) {
    for y in 0..5 {
        for x in 0..5 {
            a[y][x] = variant.rotate(a[y][x], variant.offset(x, y) % L::W as u32);
        }
    }
}

/// ρ⁻¹.
pub fn inverse_rho<L: Lane, V: Variant>(a: &mut State<L>, variant: &V) {
    let w = L::W as u32;
    for y in 0..5 {
        for x in 0..5 {
            a[y][x] = variant.rotate(a[y][x], (w - variant.offset(x, y) % w) % w);
        }
    }
}

/// π: A′\[x, y, z\] = A\[x + 3y, x, z\] (FIPS 202, Algorithm 3).
#[inline(always)]
pub fn pi<L: Lane>(a: &mut State<L>) {
    let b = *a;
    for y in 0..5 {
        for x in 0..5 {
            a[y][x] = b[x][(x + 3 * y) % 5];
        }
    }
}

/// π⁻¹.
pub fn inverse_pi<L: Lane>(a: &mut State<L>) {
    let b = *a;
    for y in 0..5 {
        for x in 0..5 {
            a[x][(x + 3 * y) % 5] = b[y][x];
        }
    }
}

/// χ: A′\[x, y, z\] = A\[x, y, z\] ⊕ (¬A\[x + 1, y, z\] ∧ A\[x + 2, y, z\]) (FIPS 202, Algorithm 4).
#[inline(always)]
pub fn chi<L: Lane>(a: &mut State<L>) {
    for y in 0..5 {
        let b = a[y];
        for x in 0..5 {
            a[y][x] = b[x] ^ (!b[(x + 1) % 5] & b[(x + 2) % 5]);
        }
    }
}

/// χ⁻¹: A\[x\] = B\[x\] ⊕ ¬B\[x + 1\] ∧ (B\[x + 2\] ⊕ ¬B\[x + 3\] ∧ B\[x + 4\]).
///
/// Where A\[x + 2\] is 1, χ leaves A\[x + 1\] alone, so A\[x\] = B\[x\] ⊕ ¬B\[x + 1\] ∧ A\[x + 2\];
/// put into itself twice, what is left over contains ¬B\[x + 1\] ∧ B\[x + 1\] and is 0.
pub fn inverse_chi<L: Lane>(a: &mut State<L>) {
    for y in 0..5 {
        let b = a[y];
        for x in 0..5 {
            let b = |i: usize| b[(x + i) % 5];
            a[y][x] = b(0) ^ (!b(1) & (b(2) ^ (!b(3) & b(4))));
        }
    }
}

/// ι: A′\[0, 0, z\] = A\[0, 0, z\] ⊕ RC\[ir\]\[z\] (FIPS 202, Algorithm 6).
///
/// # Panics
/// If `ir` is over 23.
#[inline(always)]
pub fn iota<L: Lane, V: Variant>(a: &mut State<L>, ir: usize, variant: &V) {
    a[0][0] ^= L::truncate(variant.round_constant(ir));
}

/// ι⁻¹, which is ι.
///
/// # Panics
/// If `ir` is over 23.
pub fn inverse_iota<L: Lane, V: Variant>(a: &mut State<L>, ir: usize, variant: &V) {
    iota(a, ir, variant);
}
