//! What an observer and a variant cost, as ratios in one run: `cargo bench -p keccak-core --features alloc`.

fn main() {}
