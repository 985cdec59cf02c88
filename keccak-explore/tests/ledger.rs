//! The ledger and its words: every value is the standard's, at any position of any message, for any bit.

mod common;

use common::naive::{self, Moment};
use common::numbers;
use common::random::Random;
use common::scenes::{Scene, open};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::session::Session;
use keccak_explore::view;
use keccak_explore::words::{Explanation, Inspector, Row, explain, inspector};

/// What the session says about a bit, which is pinned for it.
fn ask(session: &mut Session, bit: Bit) -> Option<Explanation> {
    session.apply(Action::Pin(bit.x, bit.y, bit.z));
    let look = session.look().expect("the message is here");
    assert_eq!(look.focus(), Some(bit));
    explain(&look, bit)
}

/// A row as it ought to be: its numbers, in the order in which they are written, its value, and whether it is XORed in.
#[derive(PartialEq, Debug)]
struct Term {
    numbers: Vec<usize>,
    value: usize,
    summand: bool,
}

fn term(numbers: &[usize], value: bool) -> Term {
    Term { numbers: numbers.to_vec(), value: value.into(), summand: true }
}

fn number(numbers: &[usize], value: usize) -> Term {
    Term { numbers: numbers.to_vec(), value, summand: false }
}

fn written(row: &Row) -> Term {
    let numbers = numbers(&row.this).into_iter().map(|number| number as usize).collect();
    Term { numbers, value: row.value.parse().expect("a number"), summand: row.summand }
}

/// The terms that the standard's formula has for this bit.
fn terms(scene: &Scene, before: &[bool], moment: &Moment, Bit { x, y, z }: Bit) -> Vec<Term> {
    let w = scene.w();
    let index = w * (5 * y + x) + z;
    let a = |x, y, z| naive::at(before, x, y, z);
    let own = term(&[x, y, z], a(x, y, z));
    match moment.event {
        "absorb" if index < scene.run.rate => {
            let entering = scene.run.padded[moment.permutation * scene.run.rate + index];
            vec![own, term(&[index], entering)]
        }
        "theta" => {
            let (x1, x2, z2) = ((x + 4) % 5, (x + 1) % 5, (z + w - 1) % w);
            vec![own, term(&[x1, z], naive::parity(before, x1, z)), term(&[x2, z2], naive::parity(before, x2, z2))]
        }
        "rho" => {
            let r = naive::offset(x, y) % w;
            let from = (z + w - r) % w;
            vec![number(&[x, y], r), number(&[z, r, w], from), term(&[x, y, from], a(x, y, from))]
        }
        "pi" => {
            let from = (x + 3 * y) % 5;
            vec![number(&[x, 3, y, 5], from), number(&[x], x), term(&[from, x, z], a(from, x, z))]
        }
        "chi" => {
            let (x1, x2) = ((x + 1) % 5, (x + 2) % 5);
            let (not, and) = (!a(x1, y, z), a(x2, y, z));
            let factor = |x, value: bool| Term { summand: false, ..term(&[x, y, z], value) };
            let product = term(&[not.into(), and.into()], not & and);
            vec![own, factor(x1, not), factor(x2, and), product]
        }
        "iota" if (x, y) == (0, 0) => {
            vec![own, term(&[moment.round, z], naive::round_constant(moment.round, w)[z])]
        }
        _ => vec![own],
    }
}

/// Looks at many bits at many positions of many runs.
fn everywhere(seed: u64, runs: usize, mut check: impl FnMut(&Scene, &[bool], &Moment, Bit, Explanation)) {
    let mut random = Random::new(seed);
    for _ in 0..runs {
        let mut scene = Scene::random(&mut random);
        for _ in 0..24 {
            let ordinal = scene.some_ordinal(&mut random);
            let bit = scene.some_bit(&mut random);
            let moment = scene.go(ordinal).clone();
            let before = scene.before(ordinal).clone();
            match ask(&mut scene.session, bit) {
                Some(explanation) => check(&scene, &before, &moment, bit, explanation),
                None => assert_eq!(moment.event, "start", "there is something to say everywhere else"),
            }
        }
    }
}

#[test]
fn the_rows_are_the_standards_terms_and_their_sum_is_the_bit() {
    everywhere(1, 150, |scene, before, moment, bit, Explanation { ledger, .. }| {
        let at = format!("{} at {}, {bit:?}", scene.name, moment.address());
        let rows: Vec<Term> = ledger.rows.iter().map(written).collect();
        assert_eq!(rows, terms(scene, before, moment, bit), "{at}");
        let value = naive::at(&moment.state, bit.x, bit.y, bit.z);
        assert_eq!(ledger.evaluate(), value, "{at}: the summands");
        assert_eq!(ledger.sum.value, if value { "1" } else { "0" }, "{at}: the sum");
        let mark = ledger.sum.mark.expect("the sum is a bit");
        let flipped = naive::at(before, bit.x, bit.y, bit.z) != value && !matches!(moment.event, "rho" | "pi");
        assert_eq!((mark.value, mark.changed, mark.selected), (value, flipped, true), "{at}");
    });
}

#[test]
fn marks_show_bits_as_they_stand() {
    everywhere(2, 100, |scene, before, moment, bit, Explanation { ledger, .. }| {
        let Bit { x, y, z } = bit;
        let w = scene.w();
        for row in &ledger.rows {
            let Some(mark) = row.mark else {
                let summed = row.summand && moment.event != "chi";
                assert!(!summed, "{row:?} is a bit and has no mark");
                continue;
            };
            // χ negates its first factor: the value column shows the term, the mark the bit.
            let negated = row.operator.contains('¬');
            assert_eq!(mark.value != negated, row.value == "1", "{row:?}");
            assert_eq!(mark.diamond, !row.column.is_empty(), "{row:?}");
            let own = row.this == format!("A[{x},{y},{z}]") && !mark.read;
            assert_eq!(mark.read, !own, "{row:?}");
        }
        if moment.event == "theta" {
            let column = |x: usize, z: usize| (0..5).map(|y| naive::at(before, x, y, z)).collect::<Vec<_>>();
            assert_eq!(ledger.rows[1].column, column(x + 4, z));
            assert_eq!(ledger.rows[2].column, column(x + 1, z + w - 1));
        }
    });
}

#[test]
fn the_question_is_the_right_one() {
    everywhere(3, 60, |_, before, moment, bit, Explanation { question, .. }| {
        let name = format!("bit ({}, {}, {})", bit.x, bit.y, bit.z);
        assert!(question.contains(&name) && question.ends_with('?'), "{question}");
        let flipped = naive::at(before, bit.x, bit.y, bit.z) != naive::at(&moment.state, bit.x, bit.y, bit.z);
        match moment.event {
            "theta" | "chi" | "iota" if flipped => assert_eq!(question, format!("Why did {name} flip?")),
            "theta" | "chi" | "iota" => assert_eq!(question, format!("Why did {name} not flip?")),
            "rho" | "pi" => assert_eq!(question, format!("Where did {name} come from?")),
            "squeeze" => assert_eq!(question, format!("Where does {name} go?")),
            _ => assert!(question.contains("come from"), "{question}"),
        }
    });
}

/// That this sentence has these numbers among its own, in this order.
fn says(answer: &str, wanted: &[usize]) -> bool {
    let mut found = numbers(answer).into_iter();
    wanted.iter().all(|wanted| found.any(|number| number == *wanted as u64))
}

#[test]
fn the_answer_has_this_runs_own_numbers() {
    everywhere(4, 150, |scene, before, moment, bit, Explanation { answer, .. }| {
        let Bit { x, y, z } = bit;
        let w = scene.w();
        let at = format!("{} at {}, {bit:?}: {answer}", scene.name, moment.address());
        let (was, is) = (naive::at(before, x, y, z), naive::at(&moment.state, x, y, z));
        assert!(answer.ends_with(['.', '…']), "{at}");
        match moment.event {
            "theta" => {
                let (p, q) = (naive::parity(before, x + 4, z), naive::parity(before, x + 1, z + w - 1));
                assert!(says(&answer, &[p.into(), q.into(), x, z]), "{at}");
                assert_eq!((answer.contains("flips"), answer.contains("stays")), (was != is, was == is), "{at}");
            }
            "chi" => {
                let (next, after) = (naive::at(before, x + 1, y, z), naive::at(before, x + 2, y, z));
                assert!(says(&answer, &[next.into(), after.into()]), "{at}");
                assert_eq!(answer.contains("flips"), was != is, "{at}");
                assert!(was == is || says(&answer, &[was.into(), is.into()]), "{at}");
            }
            "rho" => {
                let r = naive::offset(x, y) % w;
                let from = (z + w - r) % w;
                assert!(!answer.contains("flip"), "{at}");
                if r == 0 {
                    assert!(says(&answer, &[x, y, 0]) && answer.contains("stays"), "{at}");
                } else {
                    assert!(says(&answer, &[from, r]), "{at}");
                    assert_eq!(answer.contains("round"), z < r, "{at}: it came round where it passed the end");
                }
            }
            "pi" if (x, y) == (0, 0) => assert!(answer.contains("stays"), "{at}"),
            "pi" => assert!(says(&answer, &[(x + 3 * y) % 5, x, x, y]), "{at}"),
            "iota" if (x, y) == (0, 0) => {
                let flips = naive::round_constant(moment.round, w).iter().filter(|bit| **bit).count();
                assert_eq!(answer.contains("this bit flips"), was != is, "{at}");
                assert!(says(&answer, &[z, moment.round, usize::from(was != is)]), "{at}");
                assert!(was == is || says(&answer, &[flips]), "{at}");
                assert!(answer.contains(&naive::lanes(&constant_state(moment.round, w))[0]), "{at}");
            }
            "iota" => assert!(answer.contains("stays") && says(&answer, &[x, y]), "{at}"),
            "absorb" => absorbed(scene, moment, bit, &answer, &at),
            _ => squeezed(scene, moment, bit, &answer, &at),
        }
    });
}

/// A state that is a round constant and zeros.
fn constant_state(round: usize, w: usize) -> Vec<bool> {
    let mut state = naive::round_constant(round, w);
    state.resize(25 * w, false);
    state
}

fn absorbed(scene: &Scene, moment: &Moment, bit: Bit, answer: &str, at: &str) {
    let rate = scene.run.rate;
    let index = bit.index(scene.w());
    if index >= rate {
        assert!(answer.contains("capacity") && says(answer, &[25 * scene.w() - rate]), "{at}");
        return;
    }
    let block = &scene.run.padded[moment.permutation * rate..][..rate];
    let byte = naive::hex(&block[index / 8 * 8..rate.min(index / 8 * 8 + 8)]);
    assert!(answer.contains(&format!("Byte {}", index / 8)) && answer.contains(&byte), "{at}");
    let value = usize::from(block[index]);
    assert!(answer.contains(&format!("its bit {} (low bit first) is {value}", index % 8)), "{at}");
}

fn squeezed(scene: &Scene, moment: &Moment, bit: Bit, answer: &str, at: &str) {
    let (rate, output) = (scene.run.rate, &scene.run.output);
    let squeezes = |m: &&Moment| m.event == "squeeze" && m.permutation < moment.permutation;
    let read = scene.run.moments.iter().filter(squeezes).count() * rate;
    let index = bit.index(scene.w());
    if index >= rate {
        assert!(answer.contains("capacity"), "{at}");
    } else if read + index >= output.len() {
        assert!(answer.contains("output ends") && says(answer, &[output.len().saturating_sub(read).min(rate)]), "{at}");
    } else if rate % 8 == 0 {
        let (byte, place) = ((read + index) / 8, (read + index) % 8);
        assert!(says(answer, &[place, byte]), "{at}");
        let value = naive::hex(&output[8 * byte..output.len().min(8 * byte + 8)]);
        assert!(answer.contains(&format!("= {value}")), "{at}");
    } else {
        assert!(says(answer, &[read + index]), "{at}");
    }
}

#[test]
fn the_last_byte_of_an_output_in_bits_is_the_digests() {
    let mut session = open("f=shake128&m=abc&outbits=12&at=0.squeeze");
    let fields = view::fields(&session);
    let digest = fields["digest"]["hex"].as_str().unwrap_or_default().to_owned();
    let answer = ask(&mut session, Bit { x: 0, y: 0, z: 9 }).expect("it is read").answer;
    assert!(answer.contains(&format!("= {}", &digest[2..4])), "{answer} of {digest}");
}

#[test]
fn the_examples_of_the_pictures() {
    for (at, (x, y, z), question, answer) in [
        (
            "0.0.theta",
            (4, 2, 18),
            "Why did bit (4, 2, 18) flip?",
            "Its two neighbour columns have parity 0 and 1. They differ, so θ flips this bit and the four others of its column (x = 4, z = 18).",
        ),
        (
            "0.1.rho",
            (3, 0, 12),
            "Where did bit (3, 0, 12) come from?",
            "It stood at z = 48 of the same lane and moved 28 places up, past z = 63 and round to 12. Lane (3, 0) has offset 28.",
        ),
        (
            "0.1.pi",
            (1, 3, 40),
            "Where did bit (1, 3, 40) come from?",
            "Lane (0, 1) moved to (1, 3) with all its 64 bits.",
        ),
        (
            "0.1.chi",
            (1, 3, 40),
            "Why did bit (1, 3, 40) flip?",
            "The next bit is 0 and the one after is 1: (not 0) and 1 = 1, so χ flips this bit from 0 to 1.",
        ),
        (
            "0.2.iota",
            (0, 0, 15),
            "Why did bit (0, 0, 15) flip?",
            "Bit 15 of RC[2] = 800000000000808a is 1, so this bit flips. ι flips 5 bits in this round.",
        ),
        (
            "0.absorb",
            (0, 0, 17),
            "Where does bit (0, 0, 17) come from?",
            "Byte 2 ‘c’ of the block is 63; its bit 1 (low bit first) is 1.",
        ),
        ("0.squeeze", (1, 0, 45), "Where does bit (1, 0, 45) go?", "It is bit 5 of output byte 13 = d3."),
    ] {
        let mut session = open(&format!("at={at}"));
        let said = ask(&mut session, Bit { x, y, z }).expect("there is something to say");
        assert_eq!(numbers(&said.question), numbers(question), "{at}: {}", said.question);
        assert_eq!(numbers(&said.answer), numbers(answer), "{at}: {}", said.answer);
        for word in answer.split_whitespace().filter(|word| word.chars().count() > 3) {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            assert!(said.answer.contains(plain), "{at}: “{plain}” is not in “{}”", said.answer);
        }
        // What the page shows is the same.
        let shown = &view::fields(&session)["explanation"];
        assert_eq!((&shown["question"], &shown["answer"]), (&said.question.into(), &said.answer.into()));
    }
}

#[test]
fn the_first_visit_says_what_to_press() {
    let hint = |session: &Session| view::fields(session)["explanation"]["hint"].clone();
    assert!(hint(&Session::first_visit()).as_str().is_some_and(|hint| hint.contains("→") && hint.contains('θ')));
    assert!(hint(&open("at=start")).as_str().is_some_and(|hint| hint.contains("absorb")));
    assert!(hint(&open("at=0.3.chi")).is_null());
}

#[test]
fn padding_is_told_apart() {
    for (message, byte, words) in [
        ("abc", 3, &["06", "suffix"][..]),
        ("abc", 4, &["00", "padding"]),
        ("abc", 135, &["80", "last 1"]),
        (&"a".repeat(135), 134, &["61", "a"]),
        (&"a".repeat(135), 135, &["86", "suffix", "last 1"]),
    ] {
        let mut session = open(&format!("m={message}&f=sha3-256"));
        let said = ask(&mut session, Bit::from_index(8 * byte, 64)).expect("a block is absorbed").answer;
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
        assert_eq!(said.contains("suffix"), words.contains(&"suffix"), "{said}");
    }
    let mut session = open(&format!("m={}&f=sha3-256&at=1.absorb", "a".repeat(136)));
    let said = ask(&mut session, Bit { x: 0, y: 0, z: 1 }).expect("a block is absorbed").answer;
    assert!(said.contains("06") && said.contains("suffix"), "{said}");
}

#[test]
fn the_inspector_of_the_pictures() {
    let session = open("at=0.0.theta&sel=4,2,18");
    let look = session.look().expect("the message is here");
    let said = inspector(&look, Bit { x: 4, y: 2, z: 18 });
    assert_eq!(said.title, "bit (4, 2, 18) = 1");
    assert_eq!((said.string.as_str(), said.byte.as_str()), ("S[914]", "state byte 114 bit 2"));
    assert!(said.next.contains("ρ moves it to (4, 2, 57)"), "{}", said.next);
    assert_eq!(said.through.iter().map(|(letter, ..)| *letter).collect::<String>(), "beforeθρπχι");
    assert_eq!(said.now, 1);
}

#[test]
fn the_inspector_names_value_lane_string_and_way() {
    let mut random = Random::new(6);
    for _ in 0..120 {
        let mut scene = Scene::random(&mut random);
        let w = scene.w();
        for _ in 0..12 {
            let ordinal = scene.some_ordinal(&mut random);
            let bit = scene.some_bit(&mut random);
            let moment = scene.go(ordinal).clone();
            let look = scene.session.look().expect("the message is here");
            let said = inspector(&look, bit);
            let at = format!("{} at {}, {bit:?}: {said:?}", scene.name, moment.address());
            let index = w * (5 * bit.y + bit.x) + bit.z;
            let value = moment.state[index];
            assert_eq!(said.title, format!("bit ({}, {}, {}) = {}", bit.x, bit.y, bit.z, u8::from(value)));
            assert_eq!(numbers(&said.string), [index as u64], "{at}");
            assert_eq!(numbers(&said.byte), [index as u64 / 8, index as u64 % 8], "{at}");
            let lane = &naive::lanes(&moment.state)[bit.x + 5 * bit.y];
            assert_eq!(&said.hex, lane, "{at}");
            let digit = lane.chars().nth(said.digit).and_then(|digit| digit.to_digit(16)).expect("one of its digits");
            assert_eq!(digit >> (bit.z % 4) & 1 == 1, value, "{at}");
            way(&scene, ordinal, index, &said);
            next(&scene, ordinal, bit, &said.next, &at);
        }
    }
}

/// The bit's place before the round and after each of its steps.
fn way(scene: &Scene, ordinal: usize, index: usize, said: &Inspector) {
    let moment = &scene.run.moments[ordinal];
    let Some(step) = naive::STEPS.iter().position(|step| *step == moment.event) else {
        assert!(said.through.is_empty());
        return;
    };
    let first = ordinal - step - 1;
    let values: Vec<bool> = (first..first + 6).map(|i| scene.run.moments[i].state[index]).collect();
    let flips = |i: usize| !matches!(i, 0 | 2 | 3) && values[i] != values[i - 1];
    let expected: Vec<(bool, bool)> = (0..6).map(|i| (values[i], flips(i))).collect();
    assert_eq!(said.through.iter().map(|(_, value, flipped)| (*value, *flipped)).collect::<Vec<_>>(), expected);
    assert_eq!(said.now, step + 1);
}

/// What the next event does with the bit.
fn next(scene: &Scene, ordinal: usize, bit: Bit, said: &str, at: &str) {
    let w = scene.w();
    let Bit { x, y, z } = bit;
    let Some(next) = scene.run.moments.get(ordinal + 1) else {
        assert!(said.contains("end") || said.contains("answer"), "{at}");
        return;
    };
    match next.event {
        "rho" if naive::offset(x, y).is_multiple_of(w) => assert!(said.contains("leaves"), "{at}"),
        "rho" => assert!(says(said, &[x, y, (z + naive::offset(x, y)) % w]), "{at}"),
        "pi" if (x, y) == (0, 0) => assert!(said.contains("leaves"), "{at}"),
        "pi" => {
            // Where a lone one at this place goes.
            let mut alone = vec![false; 25 * w];
            alone[bit.index(w)] = true;
            let to = naive::step("pi", &alone, w, 0).iter().position(|bit| *bit).expect("it goes somewhere");
            assert!(says(said, &[to / w % 5, to / w / 5, z]), "{at}");
        }
        "chi" => assert!(says(said, &[(x + 3) % 5, y, z]) && says(said, &[(x + 4) % 5, y, z]), "{at}"),
        "iota" => assert_eq!(says(said, &[z, next.round]) && said.contains("XOR"), (x, y) == (0, 0), "{at}"),
        "absorb" => assert_eq!(says(said, &[next.permutation]), bit.index(w) < scene.run.rate, "{at}"),
        "squeeze" => assert!(said.contains("read"), "{at}"),
        _ => assert!(said.contains("θ"), "{at}"),
    }
}
