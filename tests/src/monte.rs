//! The Monte Carlo chains of NIST for the plain sponges: many calls between two results that are printed.

use keccak_core::functions::Function;

use crate::ways;

/// The calls between two printed results.
pub const STEPS: usize = 1000;

/// No output of a chain is longer, in bits.
pub const MOST: usize = 1 << 20;

/// MD_i = H(MD_(i − 1)), 1000 times over; what is given first is the seed.
pub fn digests(function: &Function, digest: &mut Vec<u8>) {
    let keccak_core::functions::OutputLength::Fixed(len) = function.output else {
        return;
    };
    for _ in 0..STEPS {
        let message = std::mem::replace(digest, vec![0; len]);
        ways::one_shot(function, &message, digest);
    }
}

/// Outputs whose length follows from the output before: the first 128 bits are the message, the last 16 choose the length.
#[derive(Clone, Copy, Debug)]
pub struct Outputs {
    /// The limits, in bytes.
    least: usize,
    most: usize,
    next: usize,
}

impl Outputs {
    /// Outputs of `least` to `most` **bits**, the first being the longest.
    ///
    /// # Errors
    /// If these are no limits in whole bytes.
    pub fn between(least: usize, most: usize) -> Result<Self, String> {
        if least == 0 || !least.is_multiple_of(8) || !most.is_multiple_of(8) || least > most || most > MOST {
            return Err(format!("outputs of {least} to {most} bits are not whole bytes, up to {MOST} bits"));
        }
        Ok(Self { least: least / 8, most: most / 8, next: most / 8 })
    }

    /// Goes on by 1000 outputs.
    pub fn advance(&mut self, function: &Function, output: &mut Vec<u8>) {
        for _ in 0..STEPS {
            let mut message = [0; 16];
            let taken = output.len().min(16);
            message[..taken].copy_from_slice(&output[..taken]);
            output.clear();
            output.resize(self.next, 0);
            ways::one_shot(function, &message, output);
            // As one big-endian number.
            let chosen = output.iter().rev().take(2).rev().fold(0, |number, &byte| number << 8 | usize::from(byte));
            self.next = self.least + chosen % (self.most - self.least + 1);
        }
    }
}
