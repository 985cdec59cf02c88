//! What several test files share: a reference, numbers that look random, sessions to look at, and actions to shake them with.
#![allow(dead_code, reason = "each test file uses the part it needs")]

pub(crate) mod actions;
pub(crate) mod naive;
pub(crate) mod random;
pub(crate) mod scenes;

use proptest::prelude::ProptestConfig;

/// So many cases, and no file that remembers failures: a case that fails is printed, and becomes a test with a name.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The numbers of a sentence, in their order; `1,000` is one number.
pub(crate) fn numbers(sentence: &str) -> Vec<u64> {
    let digits: Vec<char> = sentence.chars().collect();
    let mut numbers = Vec::new();
    let mut number = String::new();
    for (i, c) in digits.iter().enumerate() {
        let grouped = *c == ','
            && !number.is_empty()
            && digits[i + 1..].iter().take_while(|c| c.is_ascii_digit()).count() == 3
            && number.len() <= 3;
        if c.is_ascii_digit() {
            number.push(*c);
        } else if !grouped && !number.is_empty() {
            numbers.extend(number.parse::<u64>());
            number.clear();
        }
    }
    numbers.extend(number.parse::<u64>());
    numbers
}
