//! The lattice in 3D.

fn main() {}
