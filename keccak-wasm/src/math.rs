//! Rounding, which `core` lacks: the methods of the same names that `std` has, for numbers as drawings have them.

/// From here on an `f64` has no fraction; below, its whole part is an `i64`.
const WHOLE: f64 = (1_u64 << 52) as f64;

/// `std`'s methods where there is no `std`; where there is one, its own are meant.
#[allow(dead_code, reason = "all four, so that a drawing takes the one it means")]
pub(crate) trait Float {
    /// Towards zero.
    fn trunc(self) -> f64;
    /// Downwards.
    fn floor(self) -> f64;
    /// Upwards.
    fn ceil(self) -> f64;
    /// To the nearest, halves away from zero.
    fn round(self) -> f64;
    /// The square root of a length on the screen: 0 of what is not positive.
    fn sqrt(self) -> f64;
}

impl Float for f64 {
    fn trunc(self) -> f64 {
        if self.abs() < WHOLE { (self as i64 as f64).copysign(self) } else { self }
    }

    fn floor(self) -> f64 {
        let whole = Float::trunc(self);
        if whole > self { whole - 1.0 } else { whole }
    }

    fn ceil(self) -> f64 {
        -Float::floor(-self)
    }

    fn round(self) -> f64 {
        let whole = Float::trunc(self);
        if (self - whole).abs() < 0.5 { whole } else { whole + 1_f64.copysign(self) }
    }

    fn sqrt(self) -> f64 {
        if self <= 0.0 {
            return 0.0;
        }
        // Newton's steps halve the error's exponent each; the first guess has half the number's own.
        let mut root = f64::from_bits((self.to_bits() >> 1) + (1023_u64 << 51));
        for _ in 0..5 {
            root = f64::midpoint(root, self / root);
        }
        root
    }
}

#[cfg(test)]
mod tests {
    use super::{Float, WHOLE};

    #[test]
    fn rounding_is_that_of_std() {
        let some = (-4000..4000).map(|n| f64::from(n) / 1024.0);
        let far = [0.5_f64.next_down(), WHOLE - 0.5, WHOLE + 1.0, 9e18, 1e300, f64::INFINITY, f64::NAN];
        for x in some.chain(far).flat_map(|x| [x, -x]) {
            for (ours, std) in [
                (Float::trunc(x), f64::trunc(x)),
                (Float::floor(x), f64::floor(x)),
                (Float::ceil(x), f64::ceil(x)),
                (Float::round(x), f64::round(x)),
            ] {
                assert_eq!(ours.to_bits(), std.to_bits(), "{x}");
            }
        }
    }

    #[test]
    fn roots_are_those_of_std() {
        for n in 1..4000 {
            let x = f64::from(n) * f64::from(n) / 77.0;
            assert!((Float::sqrt(x) / f64::sqrt(x) - 1.0).abs() < 1e-12, "{x}");
        }
        assert_eq!(Float::sqrt(-1.0).to_bits(), 0);
    }
}
