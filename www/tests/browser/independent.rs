//! Digests and states by implementations that are not ours.

use keccak::Keccak;
use sha3::digest::Digest;
use shake::{ExtendableOutput, XofReader};

/// The functions that a reader can choose, but for the free ones.
pub(crate) const FUNCTIONS: [&str; 12] = [
    "SHA3-224",
    "SHA3-256",
    "SHA3-384",
    "SHA3-512",
    "SHAKE128",
    "SHAKE256",
    "Keccak-224",
    "Keccak-256",
    "Keccak-384",
    "Keccak-512",
    "RawSHAKE128",
    "RawSHAKE256",
];

/// The output of a function, as hex; `output` bytes of it where it is extendable.
pub(crate) fn digest(function: &str, message: &[u8], output: usize) -> String {
    match function {
        "SHA3-224" => hex(&sha3::Sha3_224::digest(message)),
        "SHA3-256" => hex(&sha3::Sha3_256::digest(message)),
        "SHA3-384" => hex(&sha3::Sha3_384::digest(message)),
        "SHA3-512" => hex(&sha3::Sha3_512::digest(message)),
        "Keccak-224" => hex(&sha3::Keccak224::digest(message)),
        "Keccak-256" => hex(&sha3::Keccak256::digest(message)),
        "Keccak-384" => hex(&sha3::Keccak384::digest(message)),
        "Keccak-512" => hex(&sha3::Keccak512::digest(message)),
        "SHAKE128" => hex(&extend(shake::Shake128::default(), message, output)),
        "SHAKE256" => hex(&extend(shake::Shake256::default(), message, output)),
        "RawSHAKE128" => hex(&sponge(168, 0x07, message, output)),
        "RawSHAKE256" => hex(&sponge(136, 0x07, message, output)),
        other => panic!("nobody computes {other}"),
    }
}

/// SHA3-256 as hex.
pub(crate) fn sha3_256(message: &[u8]) -> String {
    digest("SHA3-256", message, 32)
}

/// The output of a sponge over Keccak-f\[1600\], its rate and its output in bytes. No library offers RawSHAKE, so this is
/// written around another library's permutation.
pub(crate) fn sponge(rate: usize, suffix: u8, message: &[u8], output: usize) -> Vec<u8> {
    let mut state = state_after(rate, suffix, message, usize::MAX);
    let mut out = Vec::new();
    while out.len() < output {
        out.extend(state.iter().flat_map(|lane| lane.to_le_bytes()).take(rate));
        permute(&mut state);
    }
    out.truncate(output);
    out
}

/// TupleHash128 of these elements (SP 800-185, section 5), without customization, 32 bytes of it.
pub(crate) fn tuple_hash_128(elements: &[&str]) -> Vec<u8> {
    // Lengths in bits, below 65,536 and so of one byte or two.
    let encoded = |bits: usize| match bits {
        0..256 => vec![bits as u8],
        _ => vec![(bits >> 8) as u8, bits as u8],
    };
    let left = |bits: usize| [vec![encoded(bits).len() as u8], encoded(bits)].concat();
    let string = |text: &str| [left(8 * text.len()), text.as_bytes().to_vec()].concat();
    let mut input = [left(168), string("TupleHash"), string("")].concat();
    input.resize(168, 0);
    input.extend(elements.iter().flat_map(|element| string(element)));
    input.extend([encoded(256), vec![2]].concat());
    sponge(168, 0x04, &input, 32)
}

/// The state of a sponge after that many permutations, or after all that absorb.
pub(crate) fn state_after(rate: usize, suffix: u8, message: &[u8], permutations: usize) -> [u64; 25] {
    let mut padded = message.to_vec();
    padded.push(suffix);
    padded.resize(padded.len().next_multiple_of(rate), 0);
    *padded.last_mut().expect("there is at least the suffix") ^= 0x80;
    let mut state = [0; 25];
    for block in padded.chunks(rate).take(permutations) {
        for (lane, bytes) in state.iter_mut().zip(block.chunks(8)) {
            *lane ^= u64::from_le_bytes(bytes.try_into().expect("the rate is whole lanes"));
        }
        permute(&mut state);
    }
    state
}

/// Keccak-f\[1600\].
pub(crate) fn permute(state: &mut [u64; 25]) {
    Keccak::new().with_f1600(|permutation| permutation(state));
}

/// Keccak-f\[200\] of the zero state.
pub(crate) fn f200_of_zeros() -> [u8; 25] {
    let mut state = [0; 25];
    Keccak::new().with_f200(|permutation| permutation(&mut state));
    state
}

/// A state as the page writes it, `lanes[y][x]`.
pub(crate) fn lanes(state: &[u64; 25]) -> Vec<Vec<String>> {
    state.chunks(5).map(|plane| plane.iter().map(|lane| format!("{lane:016x}")).collect()).collect()
}

/// Bytes as hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn extend(mut function: impl ExtendableOutput, message: &[u8], output: usize) -> Vec<u8> {
    function.update(message);
    let mut out = vec![0; output];
    function.finalize_xof().read(&mut out);
    out
}
