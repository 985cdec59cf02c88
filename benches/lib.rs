//! Nothing: the comparison is `benches/peers`.
