//! What must be there: the files of every published set, and how many cases each has at least.
//!
//! How a file is read follows from what stands in it ([`forms`](crate::forms)); other files in these folders are read too.

/// A vector file that must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Required {
    /// The folder of its set.
    pub set: &'static str,
    /// Its path in there.
    pub name: &'static str,
    /// How many cases it has at least.
    pub cases: usize,
}

impl Required {
    /// Whether the file is part of this package, so that it is always there.
    pub fn is_carried(&self) -> bool {
        match self.set {
            "independent" | "keccaktools-generated" | "nist-example-states" => true,
            "nist-cavp-byte" => self.name.contains("ShortMsg") || self.name.contains("Monte"),
            _ => false,
        }
    }
}

/// All of them, set by set.
pub fn required() -> impl Iterator<Item = Required> {
    let files = |(set, list): (&'static str, &'static [(&'static str, usize)])| {
        list.iter().map(move |&(name, cases)| Required { set, name, cases })
    };
    SETS.into_iter().flat_map(files)
}

/// Every set with its files.
const SETS: [(&str, &[(&str, usize)]); 15] = [
    (
        "acvp",
        &[
            ("KMAC-128-1.0/expectedResults.json", 111),
            ("ParallelHash-128-1.0/expectedResults.json", 46),
            ("SHA3-256-2.0/expectedResults.json", 249),
            ("SHAKE-128-1.0/expectedResults.json", 338),
            ("TupleHash-128-1.0/expectedResults.json", 206),
            ("cSHAKE-128-1.0/expectedResults.json", 103),
        ],
    ),
    ("ethereum", &[("KECCAK256ShortMsg.txt", 137), ("ethereum-known.json", 26)]),
    ("independent", &[("vectors.json", 510)]),
    (
        "keccak-team-kat",
        &[
            ("ExtremelyLongMsgKAT_224.txt", 1),
            ("ExtremelyLongMsgKAT_256.txt", 1),
            ("ExtremelyLongMsgKAT_384.txt", 1),
            ("ExtremelyLongMsgKAT_512.txt", 1),
            ("LongMsgKAT_224.txt", 43),
            ("LongMsgKAT_256.txt", 43),
            ("LongMsgKAT_384.txt", 43),
            ("LongMsgKAT_512.txt", 43),
            ("MonteCarlo_224.txt", 100),
            ("MonteCarlo_256.txt", 100),
            ("MonteCarlo_384.txt", 100),
            ("MonteCarlo_512.txt", 100),
            ("ShortMsgKAT_224.txt", 683),
            ("ShortMsgKAT_256.txt", 1365),
            ("ShortMsgKAT_384.txt", 683),
            ("ShortMsgKAT_512.txt", 683),
        ],
    ),
    (
        "keccaktools-generated",
        &[
            ("KeccakF-100-IntermediateValues.txt", 207),
            ("KeccakF-25-IntermediateValues.txt", 163),
            ("KeccakF-50-IntermediateValues.txt", 185),
            ("KeccakP-100.txt", 48),
            ("KeccakP-1600.txt", 72),
            ("KeccakP-200.txt", 54),
            ("KeccakP-25.txt", 36),
            ("KeccakP-400.txt", 60),
            ("KeccakP-50.txt", 42),
            ("KeccakP-800.txt", 66),
            ("KeccakSponge-generic.txt", 264),
            ("RawSHAKE.txt", 100),
        ],
    ),
    (
        "nist-cavp-bit",
        &[
            ("SHA3_224LongMsg.rsp", 10),
            ("SHA3_224Monte.rsp", 100),
            ("SHA3_224ShortMsg.rsp", 1153),
            ("SHA3_256LongMsg.rsp", 10),
            ("SHA3_256Monte.rsp", 100),
            ("SHA3_256ShortMsg.rsp", 1089),
            ("SHA3_384LongMsg.rsp", 10),
            ("SHA3_384Monte.rsp", 100),
            ("SHA3_384ShortMsg.rsp", 833),
            ("SHA3_512LongMsg.rsp", 10),
            ("SHA3_512Monte.rsp", 100),
            ("SHA3_512ShortMsg.rsp", 577),
            ("SHAKE128LongMsg.rsp", 10),
            ("SHAKE128Monte.rsp", 100),
            ("SHAKE128ShortMsg.rsp", 538),
            ("SHAKE128VariableOut.rsp", 313),
            ("SHAKE256LongMsg.rsp", 10),
            ("SHAKE256Monte.rsp", 100),
            ("SHAKE256ShortMsg.rsp", 436),
            ("SHAKE256VariableOut.rsp", 332),
        ],
    ),
    (
        "nist-cavp-byte",
        &[
            ("SHA3_224LongMsg.rsp", 20),
            ("SHA3_224Monte.rsp", 100),
            ("SHA3_224ShortMsg.rsp", 145),
            ("SHA3_256LongMsg.rsp", 20),
            ("SHA3_256Monte.rsp", 100),
            ("SHA3_256ShortMsg.rsp", 137),
            ("SHA3_384LongMsg.rsp", 20),
            ("SHA3_384Monte.rsp", 100),
            ("SHA3_384ShortMsg.rsp", 105),
            ("SHA3_512LongMsg.rsp", 20),
            ("SHA3_512Monte.rsp", 100),
            ("SHA3_512ShortMsg.rsp", 73),
            ("SHAKE128LongMsg.rsp", 20),
            ("SHAKE128Monte.rsp", 100),
            ("SHAKE128ShortMsg.rsp", 337),
            ("SHAKE128VariableOut.rsp", 1126),
            ("SHAKE256LongMsg.rsp", 20),
            ("SHAKE256Monte.rsp", 100),
            ("SHAKE256ShortMsg.rsp", 273),
            ("SHAKE256VariableOut.rsp", 1246),
        ],
    ),
    (
        "nist-example-states",
        &[
            ("SHA3-256_Msg0_states.txt", 122),
            ("SHA3-256_Msg1600_states.txt", 243),
            ("SHAKE128_Msg1600_states.txt", 606),
        ],
    ),
    ("nist-fips202-examples", &[("SHA3TestVectors.txt", 24), ("SHAKETestVectors.txt", 12)]),
    (
        "nist-sp800-185-samples",
        &[
            ("KMACXOF_128_samples.txt", 3),
            ("KMACXOF_256_samples.txt", 3),
            ("KMAC_128_samples.txt", 3),
            ("KMAC_256_samples.txt", 3),
            ("ParallelHash128_samples.txt", 3),
            ("ParallelHash256_samples.txt", 3),
            ("ParallelHashXOF128_samples.txt", 3),
            ("ParallelHashXOF256_samples.txt", 3),
            ("Tuple_Hash_128_samples.txt", 3),
            ("Tuple_Hash_256_samples.txt", 3),
            ("Tuple_Hash_XOF_128_samples.txt", 3),
            ("Tuple_Hash_XOF_256_samples.txt", 3),
            ("cSHAKE_128_samples.txt", 2),
            ("cSHAKE_256_samples.txt", 2),
        ],
    ),
    ("noble-addons", &[("sha3-addons-subset.json", 1044)]),
    ("rfc9861", &[("rfc9861-test-vectors.txt", 69)]),
    ("xkcp-checksums", &[("checksums.json", 88)]),
    (
        "xkcp-intermediate",
        &[
            ("KangarooTwelve.txt", 14),
            ("KeccakDuplexIntermediateValues_r1026c574.txt", 51),
            ("KeccakF-1600-IntermediateValues.txt", 295),
            ("KeccakF-200-IntermediateValues.txt", 229),
            ("KeccakF-400-IntermediateValues.txt", 251),
            ("KeccakF-800-IntermediateValues.txt", 273),
            ("KeccakSpongeIntermediateValues_SHA3-256.txt", 107),
            ("KeccakSpongeIntermediateValues_SHAKE128.txt", 171),
            ("KeccakSpongeIntermediateValues_r1344c256.txt", 142),
        ],
    ),
    (
        "xkcp-kat-reduced-width",
        &[
            ("ShortMsgKAT_Keccakr144c256.txt", 121),
            ("ShortMsgKAT_Keccakr40c160.txt", 121),
            ("ShortMsgKAT_Keccakr544c256.txt", 121),
        ],
    ),
];
