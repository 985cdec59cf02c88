//! The sponge strip: its blocks are the padded message, its outputs the output, and every piece leads somewhere.

mod common;

use common::naive::Bits;
use common::random::Random;
use common::scenes::{Scene, open};
use common::{naive, numbers};
use keccak_core::permutation::Step;
use keccak_core::position::{Event, Position};
use keccak_explore::action::{Action, Field};
use keccak_explore::session::Session;
use keccak_explore::strip::{Block, Part, Piece, Strip, Time};
use keccak_explore::timeline::Timeline;

fn strip(session: &Session) -> Strip {
    Timeline::of(session).expect("the message is here").strip
}

/// Looks at many positions of many runs.
fn everywhere(seed: u64, runs: usize, mut check: impl FnMut(&Scene, &Strip, usize)) {
    let mut random = Random::new(seed);
    for _ in 0..runs {
        let mut scene = Scene::random(&mut random);
        for _ in 0..6 {
            let ordinal = scene.some_ordinal(&mut random);
            scene.go(ordinal);
            check(&scene, &strip(&scene.session), ordinal);
        }
    }
}

fn blocks(strip: &Strip) -> impl Iterator<Item = (&Piece, &Block)> {
    strip.pieces.iter().filter_map(|piece| match &piece.part {
        Part::Block(block) => Some((piece, block)),
        _ => None,
    })
}

/// Which of its permutations a piece stands for.
fn permutations(piece: &Piece) -> std::ops::Range<u64> {
    match piece.part {
        Part::Gap(count) => piece.permutation..piece.permutation + count,
        _ => piece.permutation..piece.permutation + 1,
    }
}

#[test]
fn blocks_are_the_padded_message() {
    everywhere(1, 400, |scene, strip, _| {
        let rate = scene.run.rate;
        let mut message = 0;
        for (piece, block) in blocks(strip) {
            let about = format!("{}, {piece:?}", scene.name);
            let padded: Bits =
                scene.run.padded.chunks(rate).nth(piece.permutation as usize).expect("it is there").to_vec();
            assert_eq!(block.message + block.suffix + block.zeros + block.last, rate as u64, "{about}");
            assert_eq!(piece.bits, rate as u64);
            // From its end: the last 1, zeros, and before them the suffix, which ends in a 1.
            let last = piece.permutation + 1 == strip.line.absorbing;
            let ones: Vec<usize> = (0..rate).filter(|i| padded[*i]).collect();
            let from = (block.message + block.suffix) as usize;
            let zeros = &padded[from..from + block.zeros as usize];
            assert!(zeros.iter().all(|bit| !bit), "{about}");
            if block.last > 0 {
                assert!(last && padded[rate - 1], "{about}");
                let end = from + block.zeros as usize;
                assert!(ones.iter().filter(|i| **i >= end).eq([&(rate - 1)]), "{about}: nothing but the last 1");
            } else if last {
                assert!(block.suffix == 8 && padded[rate - 1], "{about}: it is in the suffix's byte");
            }
            assert!(block.suffix <= 8);
            message += block.message;
            let told = numbers(&piece.label);
            let unit = if block.message % 8 == 0 && rate.is_multiple_of(8) { 8 } else { 1 };
            let padding = rate as u64 - block.message;
            let mut expected = vec![piece.permutation];
            expected.extend((block.message > 0).then_some(block.message / unit));
            expected.extend((block.message > 0 && padding > 0).then_some(padding / unit));
            assert_eq!(told, expected, "{about}");
        }
        if blocks(strip).count() as u64 == strip.line.absorbing {
            let bits = scene.session.look().map_or(0, |look| look.trace.message_bits());
            assert_eq!(message, bits, "{}: all of the message is in the blocks", scene.name);
        }
    });
}

#[test]
fn a_suffix_stands_behind_the_message_also_across_two_blocks() {
    let mut random = Random::new(2);
    for _ in 0..300 {
        let w = random.pick(&[1, 2, 4, 8, 16]);
        let suffix = random.pick(&[0x01, 0x06, 0x1F, 0x80, 0xFF, 0x2A]);
        let rate = random.within(1, 25 * w);
        let sponge = naive::Sponge { w, rounds: 3, rate, suffix };
        let len = random.below(2 * rate + 3);
        let scene = Scene::sponge(sponge, &random.bits(len), 1);
        let whole = len.is_multiple_of(8) && rate.is_multiple_of(8);
        let bits = if whole { 8 } else { 8 - suffix.leading_zeros() as u64 };
        let strip = strip(&scene.session);
        if strip.partial() {
            continue;
        }
        let all: u64 = blocks(&strip).map(|(_, block)| block.suffix).sum();
        assert_eq!(all, bits, "{}", scene.name);
        // What is written of it, block after block, is what follows the message.
        let written: String =
            blocks(&strip).filter(|(_, block)| block.suffix > 0).map(|(_, block)| first(&block.padding[1])).collect();
        let padded = &scene.run.padded[len..len + bits as usize];
        if whole {
            assert_eq!(written, naive::hex(padded), "{}", scene.name);
        } else {
            let expected: String = padded.iter().map(|bit| if *bit { '1' } else { '0' }).collect();
            assert_eq!(written, expected, "{}", scene.name);
        }
    }
}

/// The first word.
fn first(words: &str) -> String {
    words.split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn outputs_are_the_output() {
    everywhere(3, 150, |scene, strip, _| {
        let outputs = strip.pieces.iter().filter(|piece| piece.part == Part::Squeeze);
        let mut all = 0;
        for piece in outputs {
            let index = piece.permutation + 1 - strip.line.absorbing;
            let before = index * scene.run.rate as u64;
            let expected = (scene.run.output.len() as u64).saturating_sub(before).min(scene.run.rate as u64);
            assert_eq!(piece.bits, expected, "{}", scene.name);
            let unit = if piece.bits.is_multiple_of(8) { 8 } else { 1 };
            assert_eq!(numbers(&piece.label).last(), Some(&(piece.bits / unit)), "{}", scene.name);
            all += piece.bits;
        }
        if !strip.partial() {
            assert_eq!(all, scene.run.output.len() as u64);
        }
    });
}

#[test]
fn every_piece_leads_to_the_position_that_it_stands_for() {
    everywhere(4, 200, |scene, strip, _| {
        for piece in &strip.pieces {
            let Piece { permutation: p, target, .. } = piece;
            let address = scene.run.moments[*target as usize].address();
            let first =
                scene.run.moments.iter().find(|moment| moment.event == "theta").map_or(0, |moment| moment.round);
            let expected = match &piece.part {
                Part::Start => "start".to_owned(),
                Part::Block(_) => format!("{p}.absorb"),
                Part::Permutation { rounds, .. } => {
                    let line = strip.line;
                    assert_eq!(*rounds, line.rounds);
                    // A tick for every round, five positions from the one before.
                    for round in 0..*rounds {
                        let theta = Position::new(*p, Event::Step(first + round, Step::Theta));
                        assert_eq!(line.ordinal(theta), Some(target + 5 * round as u64), "{}", scene.name);
                    }
                    format!("{p}.{first}.theta")
                }
                Part::Squeeze => format!("{p}.squeeze"),
                Part::End => scene.run.moments.last().expect("there is one").address(),
                Part::Gap(_) => scene
                    .run
                    .moments
                    .iter()
                    .find(|moment| moment.permutation as u64 == *p && moment.event != "start")
                    .expect("it is there")
                    .address(),
            };
            assert_eq!(address, expected, "{}", scene.name);
        }
    });
}

#[test]
fn past_now_and_to_come_agree_with_the_position() {
    everywhere(5, 200, |scene, strip, ordinal| {
        let moment = &scene.run.moments[ordinal];
        let p = moment.permutation as u64;
        let event = match moment.event {
            "start" => 0,
            "absorb" => 1,
            "squeeze" => 3,
            _ => 2,
        };
        let mut now = 0;
        for piece in &strip.pieces {
            let own = match piece.part {
                Part::Start => 0,
                Part::Block(_) => 1,
                Part::Permutation { .. } => 2,
                Part::Squeeze => 3,
                Part::End => {
                    let expected = if ordinal + 1 == scene.run.moments.len() { Time::Now } else { Time::ToCome };
                    assert_eq!(piece.time, expected);
                    continue;
                }
                Part::Gap(_) => {
                    let expected = if piece.permutation < p { Time::Past } else { Time::ToCome };
                    assert_eq!(piece.time, expected, "{}: {piece:?} at {}", scene.name, moment.address());
                    continue;
                }
            };
            let expected = match (piece.permutation, own).cmp(&(p, event)) {
                std::cmp::Ordering::Less => Time::Past,
                std::cmp::Ordering::Equal => Time::Now,
                std::cmp::Ordering::Greater => Time::ToCome,
            };
            assert_eq!(piece.time, expected, "{}: {piece:?} at {}", scene.name, moment.address());
            now += u32::from(expected == Time::Now);
            if let Part::Permutation { round, .. } = piece.part {
                let first = strip.line.first_round;
                assert_eq!(round, (expected == Time::Now).then(|| moment.round - first), "{}", moment.address());
            }
            let absorbed = own == 1 && piece.permutation == p && event == 2;
            assert_eq!(piece.current, expected == Time::Now || absorbed);
        }
        assert_eq!(now, 1, "one piece is now: {} at {}", scene.name, moment.address());
        let opened = &strip.pieces[strip.opened()];
        assert!(matches!(opened.part, Part::Permutation { .. }) && opened.permutation == p);
    });
}

/// A sponge of one byte a block, so that pieces are many.
fn bytewise(blocks: usize, squeezes: usize) -> Session {
    let mut session = open(&format!("f=sponge&rate=8&suffix=01&m={}", "a".repeat(blocks - 1)));
    session.apply(Action::Set(Field::OutputLength, squeezes.to_string()));
    session
}

#[test]
fn the_ends_and_the_surroundings_are_shown_and_the_rest_is_counted() {
    for (blocks, squeezes) in [(1, 1), (5, 3), (6, 1), (6, 4), (40, 9), (1, 400), (1_500, 70)] {
        let mut session = bytewise(blocks, squeezes);
        let line = strip(&session).line;
        assert_eq!((line.absorbing, line.permutations), (blocks as u64, (blocks + squeezes - 1) as u64));
        for p in [0, 1, 2, 3, 4, line.absorbing - 1, line.absorbing, line.permutations / 2, line.permutations - 1] {
            let p = p.min(line.permutations - 1);
            session.apply(Action::Jump(line.first_ordinal(p) + 7));
            let strip = strip(&session);
            let about = format!("{blocks} blocks, {squeezes} squeezes, at permutation {p}");
            let of = |part: fn(&Part) -> bool| -> Vec<&Piece> {
                strip.pieces.iter().filter(move |piece| part(&piece.part)).collect()
            };
            let shown = |pieces: Vec<&Piece>| -> Vec<u64> { pieces.iter().map(|piece| piece.permutation).collect() };
            let inputs = shown(of(|part| matches!(part, Part::Block(_))));
            let outputs = shown(of(|part| *part == Part::Squeeze));
            let permuted = shown(of(|part| matches!(part, Part::Permutation { .. })));
            assert!(inputs.len() <= 5 && outputs.len() <= 5, "{about}: {inputs:?} {outputs:?}");
            let expected = |first: u64, last: u64, most: u64| -> Vec<u64> {
                let here = p.clamp(first, last);
                (first..=last)
                    .filter(|i| last - first < most || *i == first || *i == last || i.abs_diff(here) <= 1)
                    .collect()
            };
            assert_eq!(inputs, expected(0, line.absorbing - 1, 5), "{about}");
            assert_eq!(outputs, expected(line.absorbing - 1, line.permutations - 1, 3), "{about}");
            assert!(permuted.contains(&p), "{about}: where we are");
            // In their order, and together with what is left out each permutation once.
            let mut next = 0;
            for piece in
                strip.pieces.iter().filter(|piece| matches!(piece.part, Part::Permutation { .. } | Part::Gap(_)))
            {
                assert_eq!(piece.permutation, next, "{about}");
                next = permutations(piece).end;
                if let Part::Gap(count) = piece.part {
                    assert_eq!(numbers(&piece.label), [count], "{about}");
                    let noun = if piece.permutation < line.absorbing { "block" } else { "output" };
                    assert_eq!(piece.short, if count == 1 { noun.to_owned() } else { format!("{noun}s") });
                }
            }
            assert_eq!(next, line.permutations, "{about}");
            assert_eq!(strip.partial(), blocks > 5 || squeezes > 3, "{about}");
        }
    }
}

#[test]
fn what_is_said_of_known_messages() {
    let said = |link: &str| -> Vec<[String; 3]> {
        blocks(&strip(&open(link)))
            .map(|(piece, block)| [piece.label.clone(), block.padding[0].clone(), block.padding[1].clone()])
            .collect()
    };
    let full = |n: usize| "a".repeat(n);
    assert_eq!(
        said("m=abc"),
        [[
            "block 0: 3 message bytes + 133 of padding",
            "suffix 06, then 131 zero bytes, then 80",
            "06 … 131 × 00 … 80"
        ]]
    );
    assert_eq!(
        said(&format!("m={}", full(135))),
        [["block 0: 135 message bytes + 1 of padding", "86 = suffix and last in one", "86"]]
    );
    assert_eq!(
        said(&format!("m={}", full(134))),
        [["block 0: 134 message bytes + 2 of padding", "suffix 06, then 80", "06 … 80"]]
    );
    assert_eq!(
        said(&format!("m={}", full(136)))[1],
        ["block 1: padding only", "suffix 06, then 134 zero bytes, then 80", "06 … 134 × 00 … 80"]
    );
    assert_eq!(said(&format!("m={}", full(136)))[0], ["block 0: 136 message bytes", "", ""]);
    // A suffix of eight bits fills the last byte, and the last 1 needs a block of its own.
    let own = said(&format!("f=sponge&suffix=80&rate=1088&m={}", full(135)));
    assert_eq!(own[0][1..], ["suffix 80", "80"]);
    assert_eq!(own[1], ["block 1: padding only", "135 zero bytes, then 80", "135 × 00 … 80"]);
    assert_eq!(
        said("f=sha3-256&bits=110"),
        [[
            "block 0: 3 message bits + 1,085 of padding",
            "suffix 011, then 1,081 zero bits, then 1",
            "011 … 1,081 × 0 … 1"
        ]]
    );
    let alone = |link: &str| strip(&open(link)).pieces.iter().map(|piece| piece.alone.clone()).collect::<Vec<_>>();
    assert_eq!(alone("m=abc"), ["0", "block 0 of 1: 3 bytes + padding", "", "digest: 32 bytes"]);
    assert_eq!(alone("f=shake128&m=abc&out=300")[3..], ["output 0: 168 bytes", "", "output 1: 132 bytes"]);
    assert_eq!(alone("f=shake128&m=abc&out=300")[1], "block 0 of 1: 3 bytes + padding");
    assert_eq!(alone("f=permutation"), ["start", "", "end"]);
}

#[test]
fn rate_and_capacity_are_the_runs() {
    for (link, long, short) in [
        ("m=abc", "rate 1088 bits; the thin bar is the capacity, 512 bits no block touches", "rate 1088 bits"),
        ("f=sha3-512", "rate 576 bits; the bar under it is the capacity, 1024 bits no block touches", "rate 576 bits"),
        ("f=sponge&rate=1600", "rate 1600 bits: all of the state", "rate 1600 bits"),
        ("f=permutation", "", ""),
    ] {
        assert_eq!(strip(&open(link)).parts, [long, short], "{link}");
    }
}
