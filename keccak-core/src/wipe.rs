//! What the feature `zeroize` wipes before it is forgotten; without it nothing is done here.

/// What holds secrets for a while.
pub(crate) trait Wipe {
    /// Makes it zero, by writes that the optimizer can't leave out.
    fn wipe(&mut self);
}

#[cfg(feature = "zeroize")]
impl<T: zeroize::Zeroize + ?Sized> Wipe for T {
    #[inline]
    fn wipe(&mut self) {
        self.zeroize();
    }
}

#[cfg(not(feature = "zeroize"))]
impl<T: ?Sized> Wipe for T {
    #[inline(always)]
    fn wipe(&mut self) {}
}

/// Makes a state zero, of whatever kind it is: by its lanes, and so that the optimizer can't leave it out.
#[cfg(feature = "zeroize")]
#[inline]
pub(crate) fn state(state: &mut impl crate::state::BitString) {
    for lane in 0..25 {
        state.xor_lane(lane, state.lane(lane));
    }
    zeroize::optimization_barrier(state);
}
