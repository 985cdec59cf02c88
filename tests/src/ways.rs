//! Every way in which the core gives an output, held against one expected value.

use keccak_core::functions::{
    FUNCTIONS, Function, Keccak224, Keccak256, Keccak384, Keccak512, OutputLength, Parameters, RawShake128,
    RawShake256, Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256,
};
use keccak_core::notation::hex;
use keccak_core::trace::TraceBuilder;

use crate::bits::Bits;
use crate::verdict::Outcome;

/// Checks one of the plain functions: the three ways for whole bytes, the two of [`sponge`] otherwise.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn function(function: &Function, message: &Bits, expected: &Bits) -> Outcome {
    if let OutputLength::Fixed(bytes) = function.output
        && expected.len() != 8 * bytes
    {
        return Err(format!("{} has {bytes} bytes, the case {} bits", function.name, expected.len()));
    }
    sponge(&function.parameters(), message, expected)?;
    if message.len().is_multiple_of(8) && expected.len().is_multiple_of(8) {
        let mut out = vec![0; expected.bytes().len()];
        typed(function, message.bytes(), &mut out);
        same("the type of that name", &out, expected)?;
    }
    Ok(())
}

/// Checks a free sponge: its one-shot, and the output of its trace.
///
/// # Errors
/// Says which way gave something else, and what.
pub fn sponge(parameters: &Parameters, message: &Bits, expected: &Bits) -> Outcome {
    let mut out = vec![0; expected.len().div_ceil(8)];
    let done = parameters.hash_bits(message.bytes(), message.len(), &mut out, expected.len());
    done.map_err(|error| error.to_string())?;
    same("the one-shot", &out, expected)?;
    let mut builder = TraceBuilder::new(parameters, None);
    builder.update_bits(message.bytes(), message.len());
    same("the trace", builder.finish(expected.len() as u64).output(), expected)
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

/// The function of this name, if the core has it.
pub fn named(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// Compares an output.
///
/// # Errors
/// Says what is there and what should be.
pub fn same(way: &str, given: &[u8], expected: &Bits) -> Outcome {
    if given == expected.bytes() {
        return Ok(());
    }
    let at = given.iter().zip(expected.bytes()).position(|(a, b)| a != b).unwrap_or(0);
    let from = |bytes: &[u8]| hex(bytes.iter().copied().skip(at).take(8));
    Err(format!("{way} gives {} … from byte {at} on, the file {} …", from(given), from(expected.bytes())))
}
