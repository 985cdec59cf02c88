//! A message hashed piece by piece, away from the page.

use keccak_core::functions::Mode;
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
        let output_bits = run["outputBits"].as_u64().ok_or("The run has no outputBits.")?;
        let mode = run["mode"].as_str().and_then(|mode| Mode::from_bytes(&hex::decode(mode).ok()?));
        let mode = mode.ok_or("The run has no mode.")?;
        let builder = TraceBuilder::of(mode, None).map_err(|error| said(&error))?;
        Ok(Self { builder, output_bits })
    }

    /// Begins a run; a bare permutation reads no message, and there is nothing to begin.
    pub fn of(run: &Run) -> Option<Self> {
        let mode = run.function.mode().ok()??;
        Some(Self { builder: TraceBuilder::of(mode, None).ok()?, output_bits: run.output_bits })
    }

    /// Absorbs the next bytes.
    #[inline(never)]
    pub fn update(&mut self, bytes: &[u8]) {
        self.builder.update(bytes);
    }

    /// The trace as bytes; none where the elements of a tuple are not as long as the message.
    #[inline(never)]
    pub fn finish(self) -> Vec<u8> {
        let trace = self.builder.try_finish(self.output_bits).ok();
        trace.and_then(|trace| trace.to_bytes()).unwrap_or_default()
    }
}
