//! Trees of leaves hashed many at once, against the same message in pieces too short to hold a whole leaf.

use keccak_core::{Kt128, Kt256, ParallelHash128, ParallelHashXof256};

fn message(length: usize) -> Vec<u8> {
    (0..length).map(|i| (i % 251) as u8).collect()
}

/// The lengths at which a tree gets another leaf, and around them.
fn lengths(leaf: usize) -> impl Iterator<Item = usize> {
    let leaves = if cfg!(miri) { 0..=2 } else { 0..=70 };
    leaves.flat_map(move |n| [(n * leaf).saturating_sub(1), n * leaf, n * leaf + 1])
}

/// In how many bytes a message is given: all, less than a leaf, a leaf, and leaves that begin within a piece.
fn pieces(leaf: usize) -> [usize; 4] {
    [leaf - 1, leaf, 3 * leaf + 5, usize::MAX]
}

#[test]
fn kangaroo_twelve() {
    for length in lengths(8192) {
        let message = message(length);
        let mut alone = (Kt128::new(), Kt256::new());
        for byte in message.chunks(1000) {
            alone.0.update(byte);
            alone.1.update(byte);
        }
        let alone: ([u8; 32], [u8; 64]) = (alone.0.finish().array(), alone.1.finish().array());
        for piece in pieces(8192) {
            let mut together = (Kt128::new(), Kt256::new());
            for piece in message.chunks(piece) {
                together.0.update(piece);
                together.1.update(piece);
            }
            assert_eq!(together.0.finish().array(), alone.0, "KT128, {length} bytes, {piece} at a time");
            assert_eq!(together.1.finish().array(), alone.1, "KT256, {length} bytes, {piece} at a time");
        }
    }
}

#[test]
fn parallel_hash() {
    for leaf in [1, 7, 168, 200, 1000] {
        for length in lengths(leaf) {
            let message = message(length);
            let start = ParallelHash128::new(leaf as u64, b"").expect("a block");
            let start_256 = ParallelHashXof256::new(leaf as u64, b"").expect("a block");
            let mut alone = (start.clone(), start_256.clone());
            // Half a byte first would do as well; less than a leaf at a time does, where a leaf has two bytes.
            for piece in message.chunks(leaf.div_ceil(2)) {
                alone.0.update(piece);
                alone.1.update(piece);
            }
            let mut expected = [0; 32];
            alone.0.finish(&mut expected);
            let expected_256: [u8; 64] = alone.1.finish().array();
            for piece in pieces(leaf.max(2)) {
                let mut together = (start.clone(), start_256.clone());
                for piece in message.chunks(piece) {
                    together.0.update(piece);
                    together.1.update(piece);
                }
                let mut found = [0; 32];
                together.0.finish(&mut found);
                assert_eq!(found, expected, "ParallelHash128 of blocks of {leaf}, {length} bytes, {piece} at a time");
                let found_256: [u8; 64] = together.1.finish().array();
                assert_eq!(found_256, expected_256, "ParallelHashXOF256 of blocks of {leaf}, {length} bytes");
            }
        }
    }
}
