//! Rounding, which `core` lacks: the methods of the same names that `std` has, for numbers as drawings have them.

/// From here on an `f32` has no fraction; below, its whole part is an `i32`.
const WHOLE: f32 = (1_u32 << 23) as f32;

/// `std`'s methods where there is no `std`; where there is one, its own are meant.
#[allow(dead_code, reason = "all four, so that a drawing takes the one it means")]
pub(crate) trait Float {
    /// Towards zero.
    fn trunc(self) -> f32;
    /// Downwards.
    fn floor(self) -> f32;
    /// Upwards.
    fn ceil(self) -> f32;
    /// To the nearest, halves away from zero.
    fn round(self) -> f32;
    /// The square root of a length on the screen: 0 of what is not positive.
    fn sqrt(self) -> f32;
}

impl Float for f32 {
    fn trunc(self) -> f32 {
        if self.abs() < WHOLE { (self as i32 as f32).copysign(self) } else { self }
    }

    fn floor(self) -> f32 {
        let whole = Float::trunc(self);
        if whole > self { whole - 1.0 } else { whole }
    }

    fn ceil(self) -> f32 {
        -Float::floor(-self)
    }

    fn round(self) -> f32 {
        let whole = Float::trunc(self);
        if (self - whole).abs() < 0.5 { whole } else { whole + 1_f32.copysign(self) }
    }

    fn sqrt(self) -> f32 {
        if self <= 0.0 {
            return 0.0;
        }
        // Newton's steps halve the error's exponent each; the first guess has half the number's own.
        let mut root = f32::from_bits((self.to_bits() >> 1) + (127_u32 << 22));
        for _ in 0..4 {
            root = f32::midpoint(root, self / root);
        }
        root
    }
}

#[cfg(test)]
mod tests {
    use super::{Float, WHOLE};

    #[test]
    fn rounding_is_that_of_std() {
        let some = (-4000..4000).map(|n| n as f32 / 1024.0);
        let far = [0.5_f32.next_down(), WHOLE - 0.5, WHOLE + 1.0, 9e18, 1e30, f32::INFINITY, f32::NAN];
        for x in some.chain(far).flat_map(|x| [x, -x]) {
            for (ours, std) in [
                (Float::trunc(x), f32::trunc(x)),
                (Float::floor(x), f32::floor(x)),
                (Float::ceil(x), f32::ceil(x)),
                (Float::round(x), f32::round(x)),
            ] {
                assert_eq!(ours.to_bits(), std.to_bits(), "{x}");
            }
        }
    }

    #[test]
    fn roots_are_those_of_std() {
        for n in 1..4000 {
            let x = (n * n) as f32 / 77.0;
            assert!((Float::sqrt(x) / f32::sqrt(x) - 1.0).abs() < 1e-6, "{x}");
        }
        assert_eq!(Float::sqrt(-1.0).to_bits(), 0);
    }
}
