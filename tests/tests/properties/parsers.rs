//! No text makes a parser panic, and what was printed is read back.

use keccak_conformance::random::Random;
use keccak_core::notation::{bits, bytes_hex, lanes_hex, parse_bytes, parse_lanes};
use keccak_core::position::{Line, Position};
use proptest::prelude::*;

use crate::{cases, width};

/// Text that is nearly an address or a state.
fn nearly() -> impl Strategy<Value = String> {
    "[0-9a-fA-FxX.:, \n+θρπχιΘΙİſ∞stargheoiqubzp-]{0,60}"
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn any_text_is_an_address_or_an_error(text in prop_oneof![any::<String>(), nearly()]) {
        if let Ok(position) = text.parse::<Position>() {
            prop_assert_eq!(position.to_string().parse(), Ok(position));
        }
    }

    #[test]
    fn words_of_an_address_in_any_order(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..7),
    ) {
        if let Ok(position) = words.concat().parse::<Position>() {
            prop_assert_eq!(position.to_string().parse(), Ok(position));
            let line = Line { first_round: 12, rounds: 12, absorbing: 2, permutations: 3 };
            match line.check(position) {
                Ok(()) => prop_assert_eq!(line.position(line.ordinal(position).unwrap()), Some(position)),
                Err(error) => prop_assert!(error.to_string().ends_with('.'), "{}", error),
            }
        }
    }

    #[test]
    fn any_text_is_a_state_or_an_error(text in prop_oneof![any::<String>(), nearly()], w in width()) {
        for outcome in [parse_lanes(&text, w), parse_bytes(&text, w)] {
            if let Err(error) = outcome {
                prop_assert!(error.to_string().ends_with('.'), "{}", error);
            }
        }
    }

    #[test]
    fn what_was_printed_is_read_back(w in width(), seed: u64) {
        let state = Random::new(seed).snapshot(w);
        prop_assert_eq!(parse_lanes(&lanes_hex(&state).join(","), w), Ok(state));
        prop_assert_eq!(parse_lanes(&lanes_hex(&state).join(" ").to_uppercase(), w), Ok(state));
        prop_assert_eq!(parse_bytes(&bytes_hex(&state), w), Ok(state));
        let ones = bits(&state).bytes().filter(|&bit| bit == b'1').count();
        prop_assert_eq!((bits(&state).len(), ones), (25 * w, state.ones()));
    }
}

const WORDS: [&str; 18] = [
    "start",
    "absorb",
    "squeeze",
    "theta",
    "rho",
    "ι",
    "Χ",
    "chi",
    "0",
    "1",
    "12",
    "23",
    "18446744073709551615",
    "18446744073709551616",
    ".",
    ".",
    ":",
    "00",
];

#[test]
fn a_wrong_lane_is_named() {
    let good = vec!["0"; 25];
    let error = |i: usize, word: &'static str, w| {
        let mut words = good.clone();
        words[i] = word;
        parse_lanes(&words.join(" "), w).unwrap_err().to_string()
    };
    assert!(error(7, "0g", 8).contains("lane (2, 1)"));
    assert!(error(24, "100", 8).contains("(4, 4)") && error(24, "100", 8).contains("8 bits"));
    assert!(error(3, "2", 1).contains("1 bits") || error(3, "2", 1).contains("1 bit"));
    assert!(parse_lanes("0 0", 64).unwrap_err().to_string().contains("25 lanes"));
}
