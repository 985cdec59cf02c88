//! From a lane size that is known at run time to the lane type.

/// The seven lane sizes.
pub const WIDTHS: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// Runs `$body` with `$lane` naming the lane type of `$w` bits, one of [`WIDTHS`](crate::lanes::WIDTHS).
#[macro_export]
macro_rules! with_lane {
    ($w:expr, $lane:ident => $body:expr) => {
        match $w {
            1 => {
                type $lane = ::keccak_core::lane::Narrow<1>;
                $body
            }
            2 => {
                type $lane = ::keccak_core::lane::Narrow<2>;
                $body
            }
            4 => {
                type $lane = ::keccak_core::lane::Narrow<4>;
                $body
            }
            8 => {
                type $lane = u8;
                $body
            }
            16 => {
                type $lane = u16;
                $body
            }
            32 => {
                type $lane = u32;
                $body
            }
            64 => {
                type $lane = u64;
                $body
            }
            w => panic!("there are no lanes of {w} bits"),
        }
    };
}

/// The number of rounds of Keccak-f for lanes of `w` bits: 12 + 2ℓ.
pub const fn rounds(w: usize) -> usize {
    12 + 2 * w.trailing_zeros() as usize
}
