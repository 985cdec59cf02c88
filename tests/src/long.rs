//! Messages so long that nobody keeps them: a text many times over, taken in piece by piece.

use keccak_core::functions::{self as core, Function, OutputLength};
use keccak_core::trace::{MOST_CHECKPOINTS, TraceBuilder};

use crate::bits::Bits;
use crate::verdict::{Outcome, Trouble};
use crate::ways;

/// Why such a message is left out.
pub const LEFT_OUT: &str = "a message of a gibibyte is hashed with --extremely-long alone";

/// How many bytes are taken in at once, so that the calls cost nothing.
const AT_ONCE: usize = 1 << 20;

/// Checks the text, so many times over, as a stream and as a trace of it, in memory that doesn't depend on how often.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn check(function: &Function, text: &[u8], times: usize, expected: &Bits) -> Outcome {
    if text.is_empty() {
        return Err("there is no text to repeat".into());
    }
    if let OutputLength::Fixed(bytes) = function.output
        && expected.len() != 8 * bytes
    {
        return Err(format!("{} has {bytes} bytes of output, the case {} bits", function.name, expected.len()).into());
    }
    let in_one = (AT_ONCE / text.len()).clamp(1, times.max(1));
    let piece = text.repeat(in_one);
    let mut builder = TraceBuilder::new(&function.parameters(), None);
    for _ in 0..times / in_one {
        builder.update(&piece);
    }
    builder.update(&piece[..times % in_one * text.len()]);
    let trace = builder.finish(expected.len() as u64);
    if trace.checkpoint_count() > MOST_CHECKPOINTS {
        return Err(Trouble::Wrong(format!("the trace keeps {} states", trace.checkpoint_count())));
    }
    ways::same("the trace", trace.output(), expected)?;
    let whole = std::iter::repeat_n(core::Bits::of(&piece), times / in_one);
    let rest = core::Bits::of(&piece[..times % in_one * text.len()]);
    ways::same("the stream", &ways::typed_bits(function, whole.chain([rest]), expected.len()), expected)
}
