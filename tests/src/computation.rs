//! What a case asks for, in whichever form it was written: a function by name, its parameters and its input.

use keccak_core::functions::{FUNCTIONS, Function};

use crate::bits::Bits;

/// A function of the whole family.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named {
    /// Which kind.
    pub kind: Kind,
    /// The security strength in bits, 128 or 256; of no meaning for a plain sponge.
    pub strength: usize,
    /// Whether it is the XOF of its kind, where there are two.
    pub xof: bool,
}

/// The kinds of functions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A row of the core's table: SHA-3, SHAKE, Keccak, RawSHAKE.
    Plain(&'static Function),
    /// cSHAKE128, cSHAKE256.
    CShake,
    /// KMAC128 …, KMACXOF128 ….
    Kmac,
    /// TupleHash128 …, TupleHashXOF128 ….
    TupleHash,
    /// ParallelHash128 …, ParallelHashXOF128 ….
    ParallelHash,
    /// TurboSHAKE128, TurboSHAKE256.
    TurboShake,
    /// KT128, KT256: KangarooTwelve.
    Kt,
}

/// The computation that a case asks for.
#[derive(Clone, Debug)]
pub struct Computation {
    /// The function.
    pub function: Named,
    /// The message; for TupleHash, the elements of the tuple.
    pub input: Vec<Bits>,
    /// The function name N of cSHAKE.
    pub name: Bits,
    /// The customization string S, or C of KangarooTwelve.
    pub customization: Bits,
    /// The key of KMAC.
    pub key: Bits,
    /// The block size of ParallelHash, in bytes.
    pub block: usize,
    /// The domain byte of TurboSHAKE.
    pub domain: u8,
}

impl Computation {
    /// A function of one message, everything else being empty.
    pub fn new(function: Named, message: Bits) -> Self {
        Self::of_tuple(function, vec![message])
    }

    /// A function of several strings.
    pub fn of_tuple(function: Named, input: Vec<Bits>) -> Self {
        let empty = || Bits::of_bytes(Vec::new());
        Self { function, input, name: empty(), customization: empty(), key: empty(), block: 0, domain: 0x1F }
    }

    /// With this customization string.
    #[must_use]
    pub fn customized(self, customization: Bits) -> Self {
        Self { customization, ..self }
    }
}

impl Named {
    /// The function that is meant, however it is written: `SHA3_224`, `SHAKE-128`, `KMAC128 (XOF)`, `KMACXOF128`, `tuple128xof`, `k12`.
    pub fn find(text: &str) -> Option<Self> {
        let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if letters == "k12" || letters == "kangarootwelve" {
            return Some(Self { kind: Kind::Kt, strength: 128, xof: false });
        }
        let plain = |function: &&Function| function.name.to_ascii_lowercase().replace('-', "") == letters;
        if let Some(function) = FUNCTIONS.iter().find(plain) {
            return Some(Self { kind: Kind::Plain(function), strength: 0, xof: false });
        }
        let rest = letters.replacen("xof", "", 1);
        let xof = rest != letters;
        let (name, strength) = rest.split_at(rest.len().checked_sub(3)?);
        let strength = strength.parse().ok().filter(|strength| matches!(strength, 128 | 256))?;
        let (kind, may_be_xof) = match name {
            "cshake" => (Kind::CShake, false),
            "kmac" => (Kind::Kmac, true),
            "tuplehash" | "tuple" => (Kind::TupleHash, true),
            "parallelhash" | "parallel" => (Kind::ParallelHash, true),
            "turboshake" => (Kind::TurboShake, false),
            "kt" | "kangarootwelve" => (Kind::Kt, false),
            _ => return None,
        };
        (may_be_xof || !xof).then_some(Self { kind, strength, xof })
    }

    /// [`find`](Self::find), or a sentence that nobody knows it.
    ///
    /// # Errors
    /// If there is no such function.
    pub fn of(text: &str) -> Result<Self, crate::verdict::Trouble> {
        Self::find(text).ok_or_else(|| crate::verdict::Trouble::Unknown(format!("there is no function “{text}”")))
    }

    /// The standard's name.
    pub fn name(&self) -> String {
        let kind = match self.kind {
            Kind::Plain(function) => return function.name.into(),
            Kind::CShake => "cSHAKE",
            Kind::Kmac => "KMAC",
            Kind::TupleHash => "TupleHash",
            Kind::ParallelHash => "ParallelHash",
            Kind::TurboShake => "TurboSHAKE",
            Kind::Kt => "KT",
        };
        format!("{kind}{}{}", if self.xof { "XOF" } else { "" }, self.strength)
    }
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn a_function_is_found_however_it_is_written() {
        for (written, name) in [
            ("SHA3_224", "SHA3-224"),
            ("SHAKE-128", "SHAKE128"),
            ("Keccak-256", "Keccak-256"),
            ("RawSHAKE256", "RawSHAKE256"),
            ("cSHAKE-128", "cSHAKE128"),
            ("cshake256", "cSHAKE256"),
            ("KMAC128 (XOF)", "KMACXOF128"),
            ("KMAC128XOF", "KMACXOF128"),
            ("KMACXOF256", "KMACXOF256"),
            ("tuple128", "TupleHash128"),
            ("TupleHash256 (XOF)", "TupleHashXOF256"),
            ("ParallelHashXOF128", "ParallelHashXOF128"),
            ("parallel256", "ParallelHash256"),
            ("TurboSHAKE128", "TurboSHAKE128"),
            ("k12", "KT128"),
            ("KangarooTwelve", "KT128"),
            ("KT256", "KT256"),
        ] {
            assert_eq!(Named::find(written).map(|named| named.name()).as_deref(), Some(name), "{written}");
        }
        for unknown in ["", "SHA2-256", "SHA512", "KMAC", "KMAC512", "cSHAKEXOF128", "é28"] {
            assert!(Named::find(unknown).is_none(), "{unknown}");
        }
    }
}
