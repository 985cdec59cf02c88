//! Every way in which the core gives an output, held against one expected value.

use keccak_core::functions::{
    self as core, Function, Keccak224, Keccak256, Keccak384, Keccak512, Kind, OutputLength, Parameters, RawShake128,
    RawShake256, Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256,
};
use keccak_core::notation::hex;
use keccak_core::trace::TraceBuilder;

use crate::bits::Bits;
use crate::computation::Computation;
use crate::modes;
use crate::verdict::{Outcome, Trouble};

/// The output of one way.
pub type Way = (&'static str, Vec<u8>);

/// Checks a computation, in every way in which the core does it.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn computation(computation: &Computation, expected: &Bits) -> Outcome {
    last(computation, expected.len(), expected)
}

/// Checks the last bits of an output of `out_bits`, in every way in which the core computes it.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn last(computation: &Computation, out_bits: usize, expected: &Bits) -> Outcome {
    let from = (out_bits - expected.len()) / 8;
    for (way, output) in every(computation, out_bits)? {
        same(way, &output[from..], expected)?;
    }
    Ok(())
}

/// The output in the way that is cheapest: for chains and checksums.
///
/// # Errors
/// If a parameter is out of range.
pub fn one(computation: &Computation, out_bits: usize) -> Result<Vec<u8>, Trouble> {
    modes::one(computation, out_bits)
}

fn every(computation: &Computation, out_bits: usize) -> Result<Vec<Way>, Trouble> {
    match (&computation.function.kind, computation.input.as_slice()) {
        (Kind::Plain(plain), [message]) => function_ways(plain, message, out_bits),
        (Kind::Plain(plain), _) => Err(format!("{} is of one message", plain.name).into()),
        _ => modes::every(computation, out_bits),
    }
}

/// Checks one of the plain functions.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn function(function: &Function, message: &Bits, expected: &Bits) -> Outcome {
    let ways = function_ways(function, message, expected.len())?;
    ways.iter().try_for_each(|(way, output)| same(way, output, expected))
}

/// The three ways of a plain function for whole bytes, the two of a free sponge otherwise.
fn function_ways(function: &Function, message: &Bits, out_bits: usize) -> Result<Vec<Way>, Trouble> {
    if let OutputLength::Fixed(bytes) = function.output
        && out_bits != 8 * bytes
    {
        return Err(format!("{} has {bytes} bytes of output, the case {out_bits} bits", function.name).into());
    }
    let mut ways = sponge_ways(&function.parameters(), message, out_bits)?;
    if message.len().is_multiple_of(8) && out_bits.is_multiple_of(8) {
        let mut out = vec![0; out_bits / 8];
        typed(function, message.bytes(), &mut out);
        ways.push(("the type of that name", out));
    }
    ways.push((
        "the type of that name, in pieces",
        typed_bits(function, message.pieces(1).iter().map(Bits::as_core), out_bits),
    ));
    Ok(ways)
}

/// Checks a free sponge: its one-shot, and the output of its trace.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn sponge(parameters: &Parameters, message: &Bits, expected: &Bits) -> Outcome {
    let ways = sponge_ways(parameters, message, expected.len())?;
    ways.iter().try_for_each(|(way, output)| same(way, output, expected))
}

fn sponge_ways(parameters: &Parameters, message: &Bits, out_bits: usize) -> Result<Vec<Way>, Trouble> {
    let mut out = vec![0; out_bits.div_ceil(8)];
    let done = parameters.hash_bits(message.bytes(), message.len(), &mut out, out_bits);
    done.map_err(|error| error.to_string())?;
    let mut builder = TraceBuilder::new(parameters, None);
    builder.update_bits(message.bytes(), message.len());
    let traced = builder.finish(out_bits as u64).output().to_vec();
    Ok(vec![("the one-shot", out), ("the trace", traced)])
}

/// The digest of whole bytes in the one way that works for every function alike: for the long chains.
///
/// # Panics
/// Never: the lengths are those of the slices.
pub fn one_shot(function: &Function, message: &[u8], out: &mut [u8]) {
    let out_bits = 8 * out.len();
    function
        .parameters()
        .hash_bits(message, 8 * message.len(), out, out_bits)
        .expect("the lengths are those of the slices");
}

/// The one-shot of the type that is this function; `out` has the length of its output.
///
/// # Panics
/// If there is no type for it, or `out` has another length.
pub fn typed(function: &Function, message: &[u8], out: &mut [u8]) {
    match function.name {
        "SHA3-224" => out.copy_from_slice(&Sha3_224::hash(message)),
        "SHA3-256" => out.copy_from_slice(&Sha3_256::hash(message)),
        "SHA3-384" => out.copy_from_slice(&Sha3_384::hash(message)),
        "SHA3-512" => out.copy_from_slice(&Sha3_512::hash(message)),
        "SHAKE128" => Shake128::hash(message, out),
        "SHAKE256" => Shake256::hash(message, out),
        "Keccak-224" => out.copy_from_slice(&Keccak224::hash(message)),
        "Keccak-256" => out.copy_from_slice(&Keccak256::hash(message)),
        "Keccak-384" => out.copy_from_slice(&Keccak384::hash(message)),
        "Keccak-512" => out.copy_from_slice(&Keccak512::hash(message)),
        "RawSHAKE128" => RawShake128::hash(message, out),
        "RawSHAKE256" => RawShake256::hash(message, out),
        name => panic!("there is no type for {name}"),
    }
}

/// The output of the type that is this function, of a message in pieces.
///
/// # Panics
/// If there is no type for it, or it has another length of output.
pub fn typed_bits<'a>(
    function: &Function,
    pieces: impl IntoIterator<Item = core::Bits<'a>>,
    out_bits: usize,
) -> Vec<u8> {
    let mut out = vec![0; out_bits.div_ceil(8)];
    macro_rules! fed {
        ($type:ty) => {{
            let mut hash = <$type>::new();
            pieces.into_iter().for_each(|piece| hash.update_bits(piece));
            hash.finish()
        }};
    }
    macro_rules! read {
        ($type:ty) => {
            fed!($type).read_bits(&mut out, out_bits as u64).expect("there are as many bytes as the bits need")
        };
    }
    match function.name {
        "SHA3-224" => out.copy_from_slice(&fed!(Sha3_224)),
        "SHA3-256" => out.copy_from_slice(&fed!(Sha3_256)),
        "SHA3-384" => out.copy_from_slice(&fed!(Sha3_384)),
        "SHA3-512" => out.copy_from_slice(&fed!(Sha3_512)),
        "Keccak-224" => out.copy_from_slice(&fed!(Keccak224)),
        "Keccak-256" => out.copy_from_slice(&fed!(Keccak256)),
        "Keccak-384" => out.copy_from_slice(&fed!(Keccak384)),
        "Keccak-512" => out.copy_from_slice(&fed!(Keccak512)),
        "SHAKE128" => read!(Shake128),
        "SHAKE256" => read!(Shake256),
        "RawSHAKE128" => read!(RawShake128),
        "RawSHAKE256" => read!(RawShake256),
        name => panic!("there is no type for {name}"),
    }
    out
}

/// Compares an output.
///
/// # Errors
/// Says what is there and what should be.
pub fn same(way: &str, given: &[u8], expected: &Bits) -> Outcome {
    if given == expected.bytes() {
        return Ok(());
    }
    let at = given.iter().zip(expected.bytes()).position(|(a, b)| a != b);
    let at = at.unwrap_or(given.len().min(expected.bytes().len()));
    let from = |bytes: &[u8]| hex(bytes.iter().copied().skip(at).take(8));
    let (given, expected) = (from(given), from(expected.bytes()));
    Err(Trouble::Wrong(format!("{way} gives {given} … from byte {at} on, the file {expected} …")))
}
