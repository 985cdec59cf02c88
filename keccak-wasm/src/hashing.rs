//! A message hashed piece by piece, away from the page.

use keccak_core::functions::Parameters;
use keccak_core::trace::TraceBuilder;
use serde::Deserialize;

/// A trace being built.
#[derive(Debug)]
pub struct Hashing {
    builder: TraceBuilder,
    output_bits: u64,
}

/// The view's field `hash`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    w: usize,
    rounds: usize,
    rate: usize,
    suffix: u8,
    output_bits: u64,
}

impl Hashing {
    /// Begins the run that the view's field `hash` describes.
    ///
    /// # Errors
    /// Says what of it can't be.
    pub fn new(run: &str) -> Result<Self, String> {
        let run: Run = serde_json::from_str(run).map_err(|error| error.to_string())?;
        let parameters = Parameters::new(run.w, run.rounds, run.rate, run.suffix).map_err(|error| error.to_string())?;
        Ok(Self { builder: TraceBuilder::new(&parameters, None), output_bits: run.output_bits })
    }

    /// Absorbs the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.builder.update(bytes);
    }

    /// The trace as bytes.
    pub fn finish(self) -> Vec<u8> {
        self.builder.finish(self.output_bits).to_bytes().unwrap_or_default()
    }
}
