//! The modes over the sponge, SP 800-185 and RFC 9861: one computation, carried out by the core's types.

use keccak_core::functions::{
    self as core, CShake, Kind, Kmac, Kt, ParallelHash, Parameters, Reader, SHAKE128, SHAKE256, TupleHash, TurboShake,
};
use keccak_core::trace::TraceBuilder;

use crate::bits::Bits;
use crate::computation::Computation;
use crate::verdict::Trouble;
use crate::ways::Way;

/// The output, the message being taken in at once.
///
/// # Errors
/// If a parameter is out of range, or the computation is of a plain sponge.
pub fn one(computation: &Computation, out_bits: usize) -> Result<Vec<u8>, Trouble> {
    Run::new(computation, &computation.input, out_bits).output()
}

/// The output in every way in which the core computes it.
///
/// # Errors
/// As [`one`], and if KMAC's own verification does not accept its own output alone.
pub fn every(computation: &Computation, out_bits: usize) -> Result<Vec<Way>, Trouble> {
    let whole = one(computation, out_bits)?;
    let run = Run { in_pieces: true, ..Run::new(computation, &computation.input, out_bits) };
    let mut ways = vec![("the message in pieces", run.output()?)];
    if computation.function.kind == (Kind::Kmac { xof: false }) && out_bits.is_multiple_of(8) {
        run.verify(&whole)?;
    }
    if run.is_turbo_shake_of_any_domain() {
        ways.push(("the type of this domain byte", run.turbo_shake_by_type()?));
    }
    ways.insert(0, ("the message at once", whole));
    ways.push(("the trace", traced(computation, out_bits)?));
    Ok(ways)
}

/// The output of the trace; the elements of a tuple are its message in a row.
fn traced(computation: &Computation, out_bits: usize) -> Result<Vec<u8>, Trouble> {
    let mode = computation.function.mode(&computation.settings()).map_err(said)?;
    let mut builder = TraceBuilder::of(mode.ok_or("a bare permutation takes no message")?, None).map_err(said)?;
    let joined;
    let message = if let [message] = &computation.input[..] {
        message
    } else {
        joined = Bits::joined(&computation.input);
        &joined
    };
    builder.update_bits(message.bytes(), message.len());
    Ok(builder.try_finish(out_bits as u64).map_err(said)?.output().to_vec())
}

/// A computation, the way it is carried out.
#[derive(Clone, Copy)]
struct Run<'a> {
    computation: &'a Computation,
    input: &'a [Bits],
    out_bits: usize,
    /// Whether input and output go in pieces.
    in_pieces: bool,
}

impl<'a> Run<'a> {
    fn new(computation: &'a Computation, input: &'a [Bits], out_bits: usize) -> Self {
        Self { computation, input, out_bits, in_pieces: false }
    }

    fn output(&self) -> Result<Vec<u8>, Trouble> {
        if self.computation.rate() == SHAKE256.rate {
            self.of_rate::<{ SHAKE256.rate }>()
        } else {
            self.of_rate::<{ SHAKE128.rate }>()
        }
    }

    fn of_rate<const RATE: usize>(&self) -> Result<Vec<u8>, Trouble> {
        let Computation { function, name, customization, key, block, domain, .. } = self.computation;
        let (n, s, k) = (name.as_core(), customization.as_core(), key.as_core());
        let mut out = vec![0; self.out_bits.div_ceil(8)];
        let bits = self.out_bits as u64;
        match &function.kind {
            Kind::Plain(_) | Kind::Sponge | Kind::Permutation => {
                return Err(format!("{} is no mode", function.name).into());
            }
            Kind::CShake => {
                let mut hash = CShake::<RATE>::from_bits(n, s);
                self.feed(|piece| hash.update_bits(piece));
                self.read(hash.finish(), &mut out);
            }
            Kind::Kmac { xof: false } => {
                let mut hash = Kmac::<RATE, false>::from_bits(k, s);
                self.feed(|piece| hash.update_bits(piece));
                hash.finish_bits(&mut out, bits).map_err(said)?;
            }
            Kind::Kmac { xof: true } => {
                let mut hash = Kmac::<RATE, true>::from_bits(k, s);
                self.feed(|piece| hash.update_bits(piece));
                self.read(hash.finish(), &mut out);
            }
            Kind::TupleHash { xof: false } => {
                let mut hash = TupleHash::<RATE, false>::from_bits(s);
                self.tuple(&mut hash)?;
                hash.finish_bits(&mut out, bits).map_err(said)?;
            }
            Kind::TupleHash { xof: true } => {
                let mut hash = TupleHash::<RATE, true>::from_bits(s);
                self.tuple(&mut hash)?;
                self.read(hash.finish().map_err(said)?, &mut out);
            }
            Kind::ParallelHash { xof: false } => {
                let mut hash = ParallelHash::<RATE, false>::from_bits(*block as u64, s).map_err(said)?;
                self.feed(|piece| hash.update_bits(piece));
                hash.finish_bits(&mut out, bits).map_err(said)?;
            }
            Kind::ParallelHash { xof: true } => {
                let mut hash = ParallelHash::<RATE, true>::from_bits(*block as u64, s).map_err(said)?;
                self.feed(|piece| hash.update_bits(piece));
                self.read(hash.finish(), &mut out);
            }
            Kind::TurboShake => {
                let message = self.message()?;
                let strength = function.strength.ok_or("it has no security strength")?;
                let sponge = Parameters::turbo_shake(strength, *domain).map_err(said)?;
                sponge.hash_bits(message.bytes(), message.len(), &mut out, self.out_bits).map_err(said)?;
            }
            Kind::KangarooTwelve => {
                if self.input.iter().chain([customization]).any(|bits| !bits.len().is_multiple_of(8)) {
                    return Err("KangarooTwelve takes whole bytes".into());
                }
                let mut hash = Kt::<RATE>::new();
                self.feed(|piece| hash.update(piece.bytes()));
                self.read(hash.finish_customized(s.bytes()), &mut out);
            }
        }
        Ok(out)
    }

    fn message(&self) -> Result<&'a Bits, Trouble> {
        match self.input {
            [message] => Ok(message),
            _ => Err(format!("{} is of one message", self.computation.function.name).into()),
        }
    }

    /// Hands over the message, or pieces of it that end in the middle of bytes, where that is allowed.
    fn feed(&self, mut take: impl FnMut(core::Bits<'_>)) {
        for bits in self.input {
            if self.in_pieces {
                let unit = if self.computation.function.kind == Kind::KangarooTwelve { 8 } else { 1 };
                bits.pieces(unit).iter().for_each(|piece| take(piece.as_core()));
            } else {
                take(bits.as_core());
            }
        }
    }

    fn tuple<const RATE: usize, const XOF: bool>(&self, hash: &mut TupleHash<RATE, XOF>) -> Result<(), Trouble> {
        for element in self.input {
            if self.in_pieces {
                hash.begin_element_bits(element.len() as u64).map_err(said)?;
                for piece in element.pieces(1) {
                    hash.update_bits(piece.as_core()).map_err(said)?;
                }
            } else {
                hash.element_bits(element.as_core()).map_err(said)?;
            }
        }
        Ok(())
    }

    /// Reads the output at once, or a few bytes at a time and the bits of the last byte in the end.
    fn read(&self, mut reader: Reader, out: &mut [u8]) {
        let (mut out, mut left) = (out, self.out_bits);
        while self.in_pieces && left > 8 * 37 {
            let (piece, rest) = out.split_at_mut(37);
            reader.read(piece);
            (out, left) = (rest, left - 8 * 37);
        }
        reader.read_bits(out, left as u64).expect("the rest has as many bytes as the bits need");
    }

    /// KMAC's own verification: right for the tag, wrong for one of which a bit is flipped.
    fn verify(&self, tag: &[u8]) -> Result<(), Trouble> {
        if tag.is_empty() {
            return Ok(());
        }
        let mut forged = tag.to_vec();
        forged[tag.len() / 2] ^= 1;
        let accepted = |tag| {
            if self.computation.rate() == SHAKE256.rate {
                self.verify_of_rate::<{ SHAKE256.rate }>(tag)
            } else {
                self.verify_of_rate::<{ SHAKE128.rate }>(tag)
            }
        };
        match (accepted(tag), accepted(&forged)) {
            (true, false) => Ok(()),
            (false, _) => Err(Trouble::Wrong("KMAC refuses its own tag".into())),
            (_, true) => Err(Trouble::Wrong("KMAC accepts a forged tag".into())),
        }
    }

    fn verify_of_rate<const RATE: usize>(&self, tag: &[u8]) -> bool {
        let Computation { customization, key, .. } = self.computation;
        let mut mac = Kmac::<RATE, false>::from_bits(key.as_core(), customization.as_core());
        self.feed(|piece| mac.update_bits(piece));
        mac.verify_tag(tag, tag.len()).is_ok()
    }

    fn is_turbo_shake_of_any_domain(&self) -> bool {
        self.computation.function.kind == Kind::TurboShake && DOMAINS.contains(&self.computation.domain)
    }

    fn turbo_shake_by_type(&self) -> Result<Vec<u8>, Trouble> {
        if self.computation.rate() == SHAKE256.rate {
            self.turbo_shake::<{ SHAKE256.rate }>()
        } else {
            self.turbo_shake::<{ SHAKE128.rate }>()
        }
    }

    /// A domain byte is a parameter of the type: there is one for each that the published vectors have.
    fn turbo_shake<const RATE: usize>(&self) -> Result<Vec<u8>, Trouble> {
        Ok(match self.computation.domain {
            0x01 => self.turbo_shake_of::<RATE, 0x01>(),
            0x06 => self.turbo_shake_of::<RATE, 0x06>(),
            0x07 => self.turbo_shake_of::<RATE, 0x07>(),
            0x0B => self.turbo_shake_of::<RATE, 0x0B>(),
            0x1F => self.turbo_shake_of::<RATE, 0x1F>(),
            0x30 => self.turbo_shake_of::<RATE, 0x30>(),
            0x7F => self.turbo_shake_of::<RATE, 0x7F>(),
            other => return Err(format!("there is no type for the domain byte {other:02x}").into()),
        })
    }

    fn turbo_shake_of<const RATE: usize, const D: u8>(&self) -> Vec<u8> {
        let mut out = vec![0; self.out_bits.div_ceil(8)];
        let mut hash = TurboShake::<RATE, D>::new();
        self.feed(|piece| hash.update_bits(piece));
        self.read(hash.finish(), &mut out);
        out
    }
}

/// The domain bytes of the published vectors.
const DOMAINS: [u8; 7] = [0x01, 0x06, 0x07, 0x0B, 0x1F, 0x30, 0x7F];

fn said(error: core::ParameterError) -> Trouble {
    Trouble::Unreadable(error.to_string())
}
