//! What a case asks for, in whichever form it was written: a function by name, its parameters and its input.

use keccak_core::functions::{FAMILY, Kind, Member, SHAKE256, Settings, Strength};

use crate::bits::Bits;
use crate::verdict::Trouble;

/// The computation that a case asks for.
#[derive(Clone, Debug)]
pub struct Computation {
    /// The function.
    pub function: &'static Member,
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
    pub fn new(function: &'static Member, message: Bits) -> Self {
        Self::of_tuple(function, vec![message])
    }

    /// A function of several strings.
    pub fn of_tuple(function: &'static Member, input: Vec<Bits>) -> Self {
        let empty = || Bits::of_bytes(Vec::new());
        Self { function, input, name: empty(), customization: empty(), key: empty(), block: 0, domain: 0x1F }
    }

    /// With this customization string.
    #[must_use]
    pub fn customized(self, customization: Bits) -> Self {
        Self { customization, ..self }
    }

    /// The rate of a mode, in **bytes**.
    pub fn rate(&self) -> usize {
        self.function.strength.map_or(SHAKE256.rate, Strength::rate)
    }

    /// The parameters as the core's list takes them.
    pub fn settings(&self) -> Settings {
        Settings {
            key: self.key.as_core().into(),
            name: self.name.as_core().into(),
            customization: self.customization.as_core().into(),
            block: self.block as u64,
            domain: self.domain,
            elements: self.input.iter().map(|element| element.len() as u64).collect(),
            ..Settings::default()
        }
    }
}

/// The function that is meant, however it is written: `SHA3_224`, `SHAKE-128`, `KMAC128 (XOF)`, `KMACXOF128`, `tuple128xof`, `k12`.
pub fn find(text: &str) -> Option<&'static Member> {
    const LIST: &[Member] = &FAMILY;
    let letters = letters(text);
    let name = match letters.as_str() {
        "k12" | "kangarootwelve" => "kt128".to_owned(),
        _ => {
            let rest = letters.replacen("xof", "", 1);
            let (kind, strength) = rest.split_at(rest.len().saturating_sub(3));
            let whole = if matches!(kind, "tuple" | "parallel") { "hash" } else { "" };
            let xof = if rest == letters { "" } else { "xof" };
            format!("{kind}{whole}{xof}{strength}")
        }
    };
    let is_meant = |member: &&Member| !matches!(member.kind, Kind::Sponge | Kind::Permutation);
    LIST.iter().filter(is_meant).find(|member| self::letters(member.name) == name)
}

/// [`find`], or a sentence that nobody knows it.
///
/// # Errors
/// If there is no such function.
pub fn named(text: &str) -> Result<&'static Member, Trouble> {
    find(text).ok_or_else(|| Trouble::Unknown(format!("there is no function “{text}”")))
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::find;

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
            assert_eq!(find(written).map(|member| member.name), Some(name), "{written}");
        }
        for unknown in ["", "SHA2-256", "SHA512", "KMAC", "KMAC512", "cSHAKEXOF128", "é28", "Sponge", "permutation"] {
            assert!(find(unknown).is_none(), "{unknown}");
        }
    }
}
