//! The table of vector files: which set a file is of, who reads it, and whether it is carried.

use crate::readers::{
    cavp, ethereum, examples, independent, intermediate, keccak_team, permutations, sponge_values, sponges, states,
};
use crate::verdict::Verdict;

/// Reads the text of a file of that name into a verdict.
pub type Reader = fn(&str, &str, &mut Verdict);

/// A vector file.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// The folder.
    pub set: &'static str,
    /// Its name in it.
    pub name: &'static str,
    /// Who reads it.
    pub reader: Reader,
}

impl File {
    /// Whether the file is part of this package, so that it must always be there.
    pub fn is_carried(&self) -> bool {
        match self.set {
            "independent" | "keccaktools-generated" | "nist-example-states" => true,
            "nist-cavp-byte" => self.name.contains("ShortMsg") || self.name.contains("Monte"),
            _ => false,
        }
    }

    /// Whether it holds messages of a gibibyte, which are hashed on request alone.
    pub fn is_extremely_long(&self) -> bool {
        self.name.starts_with("ExtremelyLong")
    }
}

/// Every file that somebody here reads, set by set.
pub fn files() -> Vec<File> {
    let mut files = Vec::new();
    let mut add = |set, reader: Reader, names: &[&'static str]| {
        files.extend(names.iter().map(|name| File { set, name, reader }));
    };
    add("nist-cavp-byte", cavp::read, CAVP);
    add("nist-cavp-bit", cavp::read, CAVP);
    add("nist-fips202-examples", examples::read, &["SHA3TestVectors.txt", "SHAKETestVectors.txt"]);
    add("nist-example-states", states::read, STATES);
    add("keccak-team-kat", keccak_team::read, KECCAK_TEAM);
    add("keccaktools-generated", intermediate::read, INTERMEDIATE_NARROW);
    add("keccaktools-generated", permutations::read, PERMUTATIONS);
    add("keccaktools-generated", sponges::read_generic, &["KeccakSponge-generic.txt"]);
    add("keccaktools-generated", sponges::read_named, &["RawSHAKE.txt"]);
    add("xkcp-intermediate", intermediate::read, INTERMEDIATE);
    add("xkcp-intermediate", sponge_values::read, SPONGE_VALUES);
    add("xkcp-kat-reduced-width", sponges::read_reduced, REDUCED);
    add("ethereum", sponges::read_ethereum, &["KECCAK256ShortMsg.txt"]);
    add("ethereum", ethereum::read, &["ethereum-known.json"]);
    add("independent", independent::read, &["vectors.json"]);
    files
}

const CAVP: &[&str] = &[
    "SHA3_224ShortMsg.rsp",
    "SHA3_224LongMsg.rsp",
    "SHA3_224Monte.rsp",
    "SHA3_256ShortMsg.rsp",
    "SHA3_256LongMsg.rsp",
    "SHA3_256Monte.rsp",
    "SHA3_384ShortMsg.rsp",
    "SHA3_384LongMsg.rsp",
    "SHA3_384Monte.rsp",
    "SHA3_512ShortMsg.rsp",
    "SHA3_512LongMsg.rsp",
    "SHA3_512Monte.rsp",
    "SHAKE128ShortMsg.rsp",
    "SHAKE128LongMsg.rsp",
    "SHAKE128VariableOut.rsp",
    "SHAKE128Monte.rsp",
    "SHAKE256ShortMsg.rsp",
    "SHAKE256LongMsg.rsp",
    "SHAKE256VariableOut.rsp",
    "SHAKE256Monte.rsp",
];

const STATES: &[&str] = &["SHA3-256_Msg0_states.txt", "SHA3-256_Msg1600_states.txt", "SHAKE128_Msg1600_states.txt"];

const KECCAK_TEAM: &[&str] = &[
    "ShortMsgKAT_224.txt",
    "ShortMsgKAT_256.txt",
    "ShortMsgKAT_384.txt",
    "ShortMsgKAT_512.txt",
    "LongMsgKAT_224.txt",
    "LongMsgKAT_256.txt",
    "LongMsgKAT_384.txt",
    "LongMsgKAT_512.txt",
    "MonteCarlo_224.txt",
    "MonteCarlo_256.txt",
    "MonteCarlo_384.txt",
    "MonteCarlo_512.txt",
    "ExtremelyLongMsgKAT_224.txt",
    "ExtremelyLongMsgKAT_256.txt",
    "ExtremelyLongMsgKAT_384.txt",
    "ExtremelyLongMsgKAT_512.txt",
];

const PERMUTATIONS: &[&str] = &[
    "KeccakP-25.txt",
    "KeccakP-50.txt",
    "KeccakP-100.txt",
    "KeccakP-200.txt",
    "KeccakP-400.txt",
    "KeccakP-800.txt",
    "KeccakP-1600.txt",
];

const INTERMEDIATE: &[&str] = &[
    "KeccakF-200-IntermediateValues.txt",
    "KeccakF-400-IntermediateValues.txt",
    "KeccakF-800-IntermediateValues.txt",
    "KeccakF-1600-IntermediateValues.txt",
];

const INTERMEDIATE_NARROW: &[&str] =
    &["KeccakF-25-IntermediateValues.txt", "KeccakF-50-IntermediateValues.txt", "KeccakF-100-IntermediateValues.txt"];

const SPONGE_VALUES: &[&str] = &[
    "KeccakSpongeIntermediateValues_SHA3-256.txt",
    "KeccakSpongeIntermediateValues_SHAKE128.txt",
    "KeccakSpongeIntermediateValues_r1344c256.txt",
];

const REDUCED: &[&str] =
    &["ShortMsgKAT_Keccakr40c160.txt", "ShortMsgKAT_Keccakr144c256.txt", "ShortMsgKAT_Keccakr544c256.txt"];
