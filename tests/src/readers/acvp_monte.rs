//! The Monte Carlo tests of ACVP: 1000 calls between two results, each call made of the output before.

use keccak_core::functions::{Function, Kind, OutputLength};

use crate::bits::Bits;
use crate::computation::Computation;
use crate::json::{Node, Object};
use crate::monte::{self, STEPS};
use crate::readers::acvp::Asked;
use crate::verdict::{Outcome, Trouble, Verdict};
use crate::ways;

/// Checks a chain: one case for each result.
pub(super) fn check(asked: &Asked, id: usize, given: &Object, verdict: &mut Verdict) {
    let results = match given.objects("resultsArray") {
        Ok(results) => results,
        Err(what) => return verdict.case(given.line(), asked.name(id), Err(what.into())),
    };
    let mut chain = Chain::new(asked);
    for (index, result) in results.iter().enumerate() {
        let outcome = match &mut chain {
            Ok(chain) => chain.advance().and_then(|()| chain.compare(asked, result)),
            Err(trouble) => Err(trouble.clone()),
        };
        verdict.case(result.line_of("md"), format_args!("{}, result {index}", asked.name(id)), outcome);
    }
}

/// A chain, and its last output.
enum Chain {
    Digests(&'static Function, Vec<u8>),
    Outputs(&'static Function, monte::Outputs, Vec<u8>),
    Modes(Modes),
}

/// The chain of SP 800-185's functions; bits are counted from the high one of each byte.
struct Modes {
    computation: Computation,
    /// The last output, in the order of NIST.
    output: Left,
    /// The length of the next output.
    next: usize,
    least: usize,
    most: usize,
    increment: usize,
    /// The smallest and largest block of ParallelHash.
    blocks: (usize, usize),
}

/// Bits aligned to the left: the first is the high bit of the first byte.
struct Left {
    bytes: Vec<u8>,
    len: usize,
}

impl Chain {
    fn new(asked: &Asked) -> Result<Self, Trouble> {
        let function = asked.function.clone()?;
        let group = &asked.group;
        if let Kind::Plain(plain) = &function.kind {
            if group.has("mctVersion") && group.text("mctVersion")? != "standard" {
                return Err(Trouble::Unknown("another chain than the standard one".into()));
            }
            let seed = asked.input("msg", "len")?.bytes().to_vec();
            return Ok(match plain.output {
                OutputLength::Fixed(_) => Self::Digests(plain, seed),
                OutputLength::Extendable => {
                    let limits = monte::Outputs::between(group.number("minOutLen")?, group.number("maxOutLen")?)?;
                    Self::Outputs(plain, limits, seed)
                }
            });
        }
        let seed = match function.kind {
            Kind::TupleHash { .. } => asked.tuple()?.into_iter().next().ok_or("there is no first element")?,
            Kind::CShake | Kind::ParallelHash { .. } => asked.input("msg", "len")?,
            _ => return Err(Trouble::Unknown(format!("a chain of {}", function.name))),
        };
        let (least, most) = (group.number("minOutLen")?, group.number("maxOutLen")?);
        let increment = group.number("outLenIncrement")?;
        let blocks = if matches!(function.kind, Kind::ParallelHash { .. }) {
            (group.number("minBlockSize")?, group.number("maxBlockSize")?)
        } else {
            (1, 1)
        };
        if increment == 0 || least == 0 || least > most || most > monte::MOST || blocks.0 == 0 || blocks.0 > blocks.1 {
            return Err("the limits of the chain are no limits".into());
        }
        let computation = Computation { block: blocks.0, ..Computation::new(function, seed.clone()) };
        Ok(Self::Modes(Modes { computation, output: Left::of(&seed), next: most, least, most, increment, blocks }))
    }

    fn advance(&mut self) -> Outcome {
        match self {
            Self::Digests(function, digest) => monte::digests(function, digest),
            Self::Outputs(function, outputs, output) => outputs.advance(function, output),
            Self::Modes(modes) => {
                for _ in 0..STEPS {
                    modes.step()?;
                }
            }
        }
        Ok(())
    }

    fn compare(&self, asked: &Asked, result: &Object) -> Outcome {
        let (output, len) = match self {
            Self::Digests(_, output) | Self::Outputs(_, _, output) => (output.clone(), 8 * output.len()),
            Self::Modes(modes) => (modes.output.bits().bytes().to_vec(), modes.output.len),
        };
        if let Some(told) = result.find("outLen").as_ref().map(Node::number).transpose()?
            && told != len
        {
            return Err(Trouble::Wrong(format!("the chain gives {len} bits, the file {told}")));
        }
        ways::same("the chain", &output, &asked.output(result, "md", len)?)
    }
}

impl Modes {
    /// One call, and what follows from its output for the next one.
    fn step(&mut self) -> Outcome {
        let inner = if matches!(self.computation.function.kind, Kind::TupleHash { .. }) {
            let whole = self.output.first(36);
            let pieces = usize::from(whole[0] >> 5) % 4 + 1;
            let pieces: Vec<_> = whole.chunks(36 / pieces).map(<[u8]>::to_vec).collect();
            let first = pieces[0].clone();
            self.computation.input = pieces.into_iter().map(Bits::of_bytes).collect();
            first
        } else {
            let first = self.output.first(16);
            self.computation.input = vec![Bits::of_bytes(first.clone())];
            first
        };
        let output = ways::one(&self.computation, self.next)?;
        self.output = Left::of(&Bits::of_low(output, self.next));
        let right = self.output.last_16();
        let range = self.most - self.least + 1;
        self.next = self.least + right % range / self.increment * self.increment;
        let (small, large) = self.blocks;
        self.computation.block = small + right % 256 % (large - small + 1);
        let letters = inner.into_iter().chain((right as u16).to_be_bytes()).map(|byte| b'A' + byte % 26);
        self.computation.customization = Bits::of_bytes(letters.collect());
        Ok(())
    }
}

impl Left {
    fn of(bits: &Bits) -> Self {
        let mut bytes = bits.bytes().to_vec();
        if let Some(last) = bytes.last_mut() {
            *last <<= (8 - bits.len() % 8) % 8;
        }
        Self { bytes, len: bits.len() }
    }

    fn bits(&self) -> Bits {
        let mut bytes = self.bytes.clone();
        if let Some(last) = bytes.last_mut() {
            *last >>= (8 - self.len % 8) % 8;
        }
        Bits::of_low(bytes, self.len)
    }

    /// The first bytes, filled up with zeros.
    fn first(&self, count: usize) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        bytes.resize(count, 0);
        bytes
    }

    /// The last 16 bits as a number, the first of them being the highest.
    fn last_16(&self) -> usize {
        let from = self.len.saturating_sub(16);
        (from..self.len).fold(0, |number, i| number << 1 | usize::from(self.bytes[i / 8] >> (7 - i % 8) & 1))
    }
}
