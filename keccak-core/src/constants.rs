//! The ρ offsets and the ι constants, derived by the standard's own algorithms while compiling.

/// The ρ offsets r\[x, y\] before reduction modulo w, indexed `[y][x]` (FIPS 202, section 3.2.2, table 2).
pub const RHO_OFFSETS: [[u32; 5]; 5] = rho_offsets();

/// The round constants RC\[0\] … RC\[23\] for w = 64; a narrower lane keeps their low w bits (FIPS 202, section 3.2.5).
pub const ROUND_CONSTANTS: [u64; 24] = round_constants();

/// Algorithm 2, steps 2 and 3: a walk over the 24 other lanes, each turning one place further than the last.
const fn rho_offsets() -> [[u32; 5]; 5] {
    let mut offsets = [[0; 5]; 5];
    let (mut x, mut y) = (1, 0);
    let mut t = 0;
    while t < 24 {
        offsets[y][x] = (t + 1) * (t + 2) / 2;
        (x, y) = (y, (2 * x + 3 * y) % 5);
        t += 1;
    }
    offsets
}

/// Algorithm 6, steps 2 and 3, for ℓ = 6: bit 2^j − 1 of RC\[ir\] is rc(j + 7 ir).
///
/// For a smaller ℓ the algorithm sets the bits up to 2^ℓ − 1 alone, which are the low w bits of these.
const fn round_constants() -> [u64; 24] {
    let mut constants = [0; 24];
    let mut round = 0;
    while round < 24 {
        let mut j = 0;
        while j <= 6 {
            if rc(j + 7 * round) {
                constants[round] |= 1 << ((1 << j) - 1);
            }
            j += 1;
        }
        round += 1;
    }
    constants
}

/// rc(t): the output of the linear feedback shift register x⁸ + x⁶ + x⁵ + x⁴ + 1 after t steps (Algorithm 5).
pub const fn rc(t: usize) -> bool {
    register(t) & 1 == 1
}

/// The eight bits R\[0\] … R\[7\] of that register after t steps, R\[0\] the low one; rc(t) is R\[0\].
///
/// The register repeats after 255 steps.
pub const fn register(t: usize) -> u8 {
    // The standard's ninth bit R[8] is what the shift moves out.
    let mut register: u8 = 1;
    let mut step = 0;
    while step < t % 255 {
        let out = register >> 7;
        register = (register << 1) ^ (out * 0b0111_0001);
        step += 1;
    }
    register
}

#[cfg(test)]
mod tests {
    use super::{RHO_OFFSETS, ROUND_CONSTANTS, rc, register};

    /// FIPS 202, table 2, whose columns run x = 3, 4, 0, 1, 2 and whose rows run y = 2, 1, 0, 4, 3.
    #[test]
    fn offsets_are_those_of_table_2() {
        let table = [
            [153, 231, 3, 10, 171],
            [55, 276, 36, 300, 6],
            [28, 91, 0, 1, 190],
            [120, 78, 210, 66, 253],
            [21, 136, 105, 45, 15],
        ];
        for (row, y) in table.iter().zip([2, 1, 0, 4, 3]) {
            for (offset, x) in row.iter().zip([3, 4, 0, 1, 2]) {
                assert_eq!(RHO_OFFSETS[y][x], *offset, "x = {x}, y = {y}");
            }
        }
    }

    #[test]
    fn constants_use_only_the_seven_places() {
        let places = (0..=6).fold(0, |set, j| set | 1u64 << ((1 << j) - 1));
        assert!(ROUND_CONSTANTS.iter().all(|constant| constant & !places == 0));
        assert_eq!(ROUND_CONSTANTS[2], 0x8000_0000_0000_808A);
    }

    #[test]
    fn the_register_repeats_after_255_steps() {
        assert!((0..600).all(|t| register(t) == register(t + 255)));
        assert!((1..255).all(|t| register(t) != register(0)), "and not earlier");
        assert_eq!((0..255).filter(|&t| rc(t)).count(), 128);
    }
}
