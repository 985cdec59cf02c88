//! Many messages at once against the same messages one by one.

use keccak_core::batch;
use keccak_core::functions::{FUNCTIONS, Parameters, SHA3_256, SHAKE128, Sha3_256};
use keccak_core::kernel::Kernel;

/// Bytes that don't repeat within a block.
fn message(length: usize, start: usize) -> Vec<u8> {
    (start..start + length).map(|i| (i % 251) as u8).collect()
}

/// Under Miri, which takes a thousand times as long, the first few; else all.
fn few<T>(all: &[T], miri: usize) -> &[T] {
    if cfg!(miri) { &all[..miri.min(all.len())] } else { all }
}

/// One by one, in bits: the sponge without any batch.
fn expected(parameters: &Parameters, message: &[u8], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    parameters.hash_bits(message, 8 * message.len(), &mut out, 8 * length).expect("whole bytes");
    out
}

fn check(parameters: &Parameters, lengths: &[usize], outputs: &[usize]) {
    let messages: Vec<Vec<u8>> = lengths.iter().enumerate().map(|(i, &n)| message(n, 7 * i)).collect();
    let expected: Vec<Vec<u8>> = messages.iter().zip(outputs).map(|(m, &n)| expected(parameters, m, n)).collect();
    for kernel in Kernel::available() {
        let mut found: Vec<Vec<u8>> = outputs.iter().map(|&n| vec![0xAA; n]).collect();
        batch::hash_with(kernel, parameters, &messages, &mut found);
        assert_eq!(found, expected, "{kernel}: {parameters:?}, messages of {lengths:?}, outputs of {outputs:?}");
    }
}

#[test]
fn equal_lengths_around_every_edge_of_a_block() {
    for function in few(&FUNCTIONS, 1) {
        let rate = function.rate;
        let lengths = [rate - 1, rate, 9, 0, 1, 7, 8, 64, rate - 9, rate - 8, rate + 1, 2 * rate - 1, 2 * rate, 1000];
        for &length in few(&lengths, 3) {
            for &count in few(&[2, 1, 8, 11], 1) {
                check(&function.parameters(), &vec![length; count], &vec![32; count]);
            }
        }
    }
}

#[test]
fn every_number_of_lanes_in_a_block() {
    for lanes in (1..=25).filter(|lanes| !cfg!(miri) || [1, 3].contains(lanes)) {
        let parameters = Parameters::new(64, 12, 64 * lanes, 0x1F).expect("whole lanes");
        // The last block has every number of whole lanes, too.
        for rest in 0..lanes {
            let lengths = [8 * (2 * lanes + rest) + 3; 9];
            check(&parameters, few(&lengths, 2), few(&[8 * lanes; 9], 2));
        }
    }
}

#[test]
fn unequal_lengths() {
    let rate = SHA3_256.rate;
    let sets: [&[usize]; 7] = [
        &[rate + 3, 0, 7],
        &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        &[5 * rate, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3],
        &[0, 0, 0, 0, 0, 0, 0, 0, 0, 7 * rate + 3],
        &[rate, rate - 1, rate + 1, 2 * rate, 3 * rate, 4 * rate + 135, 1],
        &[700, 600, 500, 400, 300, 200, 100, 0, 100, 200, 300, 400, 500, 600, 700],
        &[],
    ];
    for &lengths in few(&sets, 1) {
        check(&SHA3_256.parameters(), lengths, &vec![32; lengths.len()]);
        // And outputs that end at different times: none, less than a block, a block, several.
        let outputs: Vec<usize> = (0..lengths.len()).map(|i| [0, 1, 31, 168, 169, 500][i % 6]).collect();
        check(&SHAKE128.parameters(), lengths, &outputs);
    }
}

#[test]
fn every_mix_of_few_lengths() {
    // Three messages of 0 … 3 blocks each, less a byte, or exactly.
    let rate = SHA3_256.rate;
    let lengths = [0, rate, rate - 1, 2 * rate - 1, 3 * rate];
    let lengths = few(&lengths, 2);
    for &a in lengths {
        for &b in few(lengths, 1) {
            for &c in few(lengths, 1) {
                check(&SHA3_256.parameters(), &[a, b, c, b], &[32; 4]);
            }
        }
    }
}

#[test]
fn sponges_that_dont_fit_side_by_side_are_hashed_too() {
    let lengths = [0, 200, 1, 20, 135, 136];
    let lengths = few(&lengths, 2);
    for parameters in [
        Parameters::new(8, 18, 40, 0x01),
        Parameters::new(64, 24, 1087, 0x06),
        Parameters::new(64, 12, 1344, 0x80),
        Parameters::new(64, 7, 1600, 0x1F),
    ] {
        check(&parameters.expect("in range"), lengths, &vec![32; lengths.len()]);
    }
}

#[test]
fn any_bytes_and_any_places() {
    let mut digests = vec![[0; 32]; 2];
    batch::hash(&SHA3_256.parameters(), &["abc", "def"], &mut digests);
    assert_eq!(digests, [Sha3_256::hash(b"abc"), Sha3_256::hash(b"def")]);
}

#[test]
#[should_panic(expected = "a message and an output each")]
fn a_message_without_an_output_is_refused() {
    batch::hash(&SHA3_256.parameters(), &["abc"], &mut [[0; 32]; 2]);
}

#[cfg(feature = "rayon")]
#[test]
fn over_all_cores() {
    let messages: Vec<Vec<u8>> = (0..1000).map(|i| message(i % 300, i)).collect();
    let mut digests = vec![[0; 32]; messages.len()];
    batch::par_hash(&SHA3_256.parameters(), &messages, &mut digests);
    for (message, digest) in messages.iter().zip(&digests) {
        assert_eq!(*digest, Sha3_256::hash(message), "{} bytes", message.len());
    }
}
