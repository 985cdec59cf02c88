//! Names of RustCrypto's crates that are not ours: the generic types by rate, and readers by function, of which we have one.

use crate::functions::{DEFAULT_DOMAIN, Reader, SHAKE128, Xof};

/// SHAKE of a rate in **bytes**, as `shake` names it.
pub type Shake<const RATE: usize> = Xof<RATE, { SHAKE128.suffix }>;

/// TurboSHAKE's domain byte where none is chosen, as `turboshake` names it.
pub const DEFAULT_DS: u8 = DEFAULT_DOMAIN;

/// The reader of [`Shake`].
pub type ShakeReader<const RATE: usize> = Reader;
/// The reader of [`Shake128`](crate::Shake128).
pub type Shake128Reader = Reader;
/// The reader of [`Shake256`](crate::Shake256).
pub type Shake256Reader = Reader;
/// The reader of [`CShake`](crate::CShake).
pub type CShakeReader<const RATE: usize> = Reader;
/// The reader of [`CShake128`](crate::CShake128).
pub type CShake128Reader = Reader;
/// The reader of [`CShake256`](crate::CShake256).
pub type CShake256Reader = Reader;
/// The reader of [`TurboShake`](crate::TurboShake).
pub type TurboShakeReader<const RATE: usize> = Reader;
/// The reader of [`TurboShake128`](crate::TurboShake128).
pub type TurboShake128Reader = Reader;
/// The reader of [`TurboShake256`](crate::TurboShake256).
pub type TurboShake256Reader = Reader;
/// The reader of [`Kt`](crate::Kt).
pub type KtReader<const RATE: usize> = Reader;
/// The reader of [`Kt128`](crate::Kt128).
pub type Kt128Reader = Reader;
/// The reader of [`Kt256`](crate::Kt256).
pub type Kt256Reader = Reader;

/// KangarooTwelve with a customization, where `k12` has it.
pub mod custom {
    #[cfg(feature = "alloc")]
    pub use crate::functions::{CustomKt, CustomKt128, CustomKt256};
    pub use crate::functions::{CustomRefKt, CustomRefKt128, CustomRefKt256};
}
