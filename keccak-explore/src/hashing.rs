//! A message hashed piece by piece, away from the page.

use keccak_core::functions::Parameters;
use keccak_core::trace::TraceBuilder;

use crate::json;
use crate::message::said;
use crate::prelude::*;
use crate::run::Run;

/// A trace being built.
#[derive(Debug)]
pub struct Hashing {
    builder: TraceBuilder,
    output_bits: u64,
}

impl Hashing {
    /// Begins the run that the view's field `hash` describes.
    ///
    /// # Errors
    /// Says what of it can't be.
    #[inline(never)]
    pub fn new(run: &str) -> Result<Self, String> {
        let run = json::read(run).ok_or("This is no JSON.")?;
        let number = |name: &str| run[name].as_u64().ok_or(format!("The run has no {name}."));
        let size = |name: &str| number(name).map(|number| usize::try_from(number).unwrap_or(usize::MAX));
        let suffix = u8::try_from(number("suffix")?).unwrap_or(0);
        let parameters = Parameters::new(size("w")?, size("rounds")?, size("rate")?, suffix);
        let parameters = parameters.map_err(|error| said(&error))?;
        Ok(Self { builder: TraceBuilder::new(&parameters, None), output_bits: number("outputBits")? })
    }

    /// Begins a run; a bare permutation reads no message, and there is nothing to begin.
    pub fn of(run: &Run) -> Option<Self> {
        let parameters = run.function.parameters()?;
        Some(Self { builder: TraceBuilder::new(&parameters, None), output_bits: run.output_bits })
    }

    /// Absorbs the next bytes.
    #[inline(never)]
    pub fn update(&mut self, bytes: &[u8]) {
        self.builder.update(bytes);
    }

    /// The trace as bytes.
    #[inline(never)]
    pub fn finish(self) -> Vec<u8> {
        self.builder.finish(self.output_bits).to_bytes().unwrap_or_default()
    }
}
