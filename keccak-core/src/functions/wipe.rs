//! `zeroize`: every type wipes its state when it is dropped, by way of the sponges in it.

use zeroize::ZeroizeOnDrop;

use super::{CShake, CustomRefKt, Hash, Keccak256Full, Kmac, Kt, ParallelHash, Reader, TupleHash, TurboShake, Xof};
#[cfg(feature = "alloc")]
use super::{CustomKt, Customization};

impl<const RATE: usize, const SUFFIX: u8, const OUT: usize> ZeroizeOnDrop for Hash<RATE, SUFFIX, OUT> {}
impl<const RATE: usize, const SUFFIX: u8> ZeroizeOnDrop for Xof<RATE, SUFFIX> {}
impl ZeroizeOnDrop for Keccak256Full {}
impl<const RATE: usize> ZeroizeOnDrop for CShake<RATE> {}
impl<const RATE: usize, const XOF: bool> ZeroizeOnDrop for Kmac<RATE, XOF> {}
impl<const RATE: usize, const XOF: bool> ZeroizeOnDrop for TupleHash<RATE, XOF> {}
impl<const RATE: usize, const XOF: bool> ZeroizeOnDrop for ParallelHash<RATE, XOF> {}
impl<const RATE: usize, const D: u8> ZeroizeOnDrop for TurboShake<RATE, D> {}
impl<const RATE: usize> ZeroizeOnDrop for Kt<RATE> {}
/// The customization is borrowed: it stays.
impl<const RATE: usize> ZeroizeOnDrop for CustomRefKt<'_, RATE> {}
#[cfg(feature = "alloc")]
impl<const RATE: usize> ZeroizeOnDrop for CustomKt<RATE> {}
impl ZeroizeOnDrop for Reader {}
/// What a customization keeps wipes itself.
#[cfg(feature = "alloc")]
const _: fn(&Customization) -> &zeroize::Zeroizing<alloc::vec::Vec<u8>> = |customization| &customization.0;
