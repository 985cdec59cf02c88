//! What absorb, squeeze and start draw: blocks and outputs, held against a padding written here.

mod common;

use common::naive::{self, Sponge};
use common::random::Random;
use common::scenes::{Scene, open};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::figure::tape::{Byte, Kind, Tape};
use keccak_explore::figure::{Block, Figure, Output};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::words::explain;

fn figure(session: &Session) -> Figure {
    (*Picture::of(session).expect("the message is here").figure).clone()
}

fn block(session: &Session) -> Block {
    match figure(session) {
        Figure::Absorb(block) => block,
        other => panic!("{other:?}"),
    }
}

fn output(session: &Session) -> Output {
    match figure(session) {
        Figure::Squeeze(output) => output,
        other => panic!("{other:?}"),
    }
}

/// What one bit of the padded message is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Message,
    Suffix,
    Zero,
    Last,
}

/// The parts of a padded message, bit by bit.
fn parts(message: usize, suffix: u8, rate: usize) -> Vec<Part> {
    let mut parts = vec![Part::Message; message];
    // The domain bits, and the first 1 of the padding.
    parts.extend(vec![Part::Suffix; suffix.ilog2() as usize + 1]);
    while parts.len() % rate != rate - 1 {
        parts.push(Part::Zero);
    }
    parts.push(Part::Last);
    parts
}

fn kind(parts: &[Part]) -> Kind {
    match (parts.contains(&Part::Suffix), parts.contains(&Part::Last)) {
        (true, true) => Kind::Both,
        (true, false) => Kind::Suffix,
        (false, true) => Kind::Last,
        (false, false) if parts.contains(&Part::Message) => Kind::Message,
        (false, false) => Kind::Zeros,
    }
}

fn bits(tape: &Tape) -> Vec<bool> {
    let of = |byte: &Byte| (0..byte.bits).map(|i| byte.value >> i & 1 == 1).collect::<Vec<_>>();
    let bits: Vec<bool> = tape.bytes.iter().flat_map(of).collect();
    assert_eq!(bits.len(), tape.bits);
    bits
}

/// A sponge of any width, rate and suffix, and the length of its message in bits.
fn sponge(random: &mut Random) -> (Sponge, usize, usize) {
    let w = random.pick(&[1, 2, 4, 8, 16, 32, 64]);
    let rate = if random.below(3) == 0 && w >= 8 { 8 * random.within(1, 25 * w / 8) } else { random.within(1, 25 * w) };
    let suffix = random.pick(&[0x01, 0x06, 0x1F, 0x04, 0x80, 0xFF]);
    let message = if random.below(2) == 0 { random.below(3 * rate + 9) } else { 8 * random.below(3 * rate / 8 + 2) };
    (Sponge { w, rounds: 2, rate, suffix }, message, random.below(rate / 4 + 3))
}

#[test]
fn every_byte_of_every_block_is_what_it_is() {
    let mut random = Random::new(1);
    for _ in 0..200 {
        let (sponge, len, out) = sponge(&mut random);
        let Sponge { rate, suffix, w, .. } = sponge;
        // Printable characters and others.
        let mut message = naive::of_bytes(&vec![0; len.div_ceil(8)]);
        for (i, bit) in message.iter_mut().enumerate() {
            *bit = random.below(2) == 1 && i % 8 != 7 || i % 8 == 5;
        }
        message.truncate(len);
        let mut scene = Scene::sponge(sponge, &message, out);
        let parts = parts(len, suffix, rate);
        assert_eq!(parts.len(), scene.run.padded.len(), "{}", scene.name);
        for p in 0..parts.len() / rate {
            scene.session.apply(Action::GoTo(format!("{p}.absorb")));
            let about = format!("{} at {p}.absorb", scene.name);
            let block = block(&scene.session);
            let padded = &scene.run.padded[p * rate..][..rate];
            assert_eq!(bits(&block.tape), padded, "{about}");
            for (byte, parts) in block.tape.bytes.iter().zip(parts[p * rate..][..rate].chunks(8)) {
                assert_eq!(byte.kind, kind(parts), "{about}: {byte:?}");
                assert_eq!(byte.message, parts.iter().filter(|part| **part == Part::Message).count(), "{about}");
                let whole = byte.kind == Kind::Message && parts.len() == 8 && p * rate % 8 == 0;
                let glyph = match byte.value {
                    b' ' => Some('␣'),
                    0x21..=0x7E => Some(char::from(byte.value)),
                    _ => None,
                };
                assert_eq!(byte.glyph, glyph.filter(|_| whole), "{about}: {byte:?}");
            }
            assert_eq!(block.capacity.is_empty(), rate == 25 * w);
            let (noun, unit) = if rate % 8 == 0 { ("byte", 8) } else { ("bit", 1) };
            let (from, to) = (p * rate / unit, (p + 1) * rate / unit - 1);
            let title = block.tape.title.replace(',', "");
            let numbers = if from == to { format!("{noun} {from}") } else { format!("{noun}s {from} … {to}") };
            let s = if rate / unit == 1 { "" } else { "s" };
            assert_eq!(
                title,
                format!("Block {p}: {} {noun}{s} {numbers} of the padded message", rate / unit),
                "{about}"
            );
        }
    }
}

#[test]
fn what_leaves_is_the_output() {
    let mut random = Random::new(2);
    for _ in 0..200 {
        let (sponge, len, out) = sponge(&mut random);
        let rate = sponge.rate;
        let mut scene = Scene::sponge(sponge, &random.bits(len), out);
        let squeezes: Vec<usize> =
            (0..scene.run.moments.len()).filter(|i| scene.run.moments[*i].event == "squeeze").collect();
        let mut read = Vec::new();
        for (number, ordinal) in squeezes.into_iter().enumerate() {
            let address = scene.go(ordinal).address();
            let about = format!("{} at {address}", scene.name);
            let output = output(&scene.session);
            let tape = &output.tape;
            let new = bits(tape);
            assert_eq!(output.step, if (number * rate) % 8 == 0 { 1 } else { 8 }, "{about}");
            assert_eq!(output.number(0) * if output.step == 1 { 8 } else { 1 }, (number * rate) as u64, "{about}");
            assert!(tape.bytes.iter().all(|byte| byte.kind == Kind::Output && byte.glyph.is_none()));
            assert_eq!(output.capacity.is_empty(), rate == 25 * sponge.w);
            if new.is_empty() {
                assert!(tape.title.contains("nothing is read"), "{about}: {}", tape.title);
            } else {
                let whole = (number * rate) % 8 == 0 && new.len().is_multiple_of(8);
                let amount = if whole { new.len() / 8 } else { new.len() };
                let amount = format!(": {amount} {}", if whole { "byte" } else { "bit" });
                assert!(tape.title.replace(',', "").contains(&amount), "{about}: {}", tape.title);
            }
            read.extend(new);
        }
        assert_eq!(read, scene.run.output, "{}", scene.name);
    }
}

#[test]
fn the_bit_told_about_is_found_in_its_byte() {
    let mut random = Random::new(3);
    for _ in 0..150 {
        let (sponge, len, out) = sponge(&mut random);
        let mut scene = Scene::sponge(sponge, &random.bits(len), out);
        let ordinals: Vec<usize> = (0..scene.run.moments.len())
            .filter(|i| ["absorb", "squeeze"].contains(&scene.run.moments[*i].event))
            .collect();
        scene.go(random.pick(&ordinals));
        assert!(tape(&scene.session).told.is_none(), "nothing is pinned");
        let bit = scene.some_bit(&mut random);
        scene.session.apply(Action::Pin(bit.x, bit.y, bit.z));
        let tape = tape(&scene.session);
        let index = sponge.w * (5 * bit.y + bit.x) + bit.z;
        let Some(told) = tape.told else {
            assert!(index >= tape.bits, "{} {bit:?}", scene.name);
            continue;
        };
        assert!(index < tape.bits);
        assert_eq!((told.bit, 8 * told.byte + told.place), (bit, index));
        assert!(told.place < 8 && told.words.contains(&tape.bytes[told.byte].digits()), "{told:?}");
        // The answer is about the same byte and has its meaning.
        let look = scene.session.look().expect("the message is here");
        let answer = explain(&look, bit).expect("something happened").answer;
        assert!(answer.contains(&tape.bytes[told.byte].meaning()), "{answer}");
    }
}

fn tape(session: &Session) -> Tape {
    match figure(session) {
        Figure::Absorb(block) => block.tape,
        Figure::Squeeze(output) => output.tape,
        other => panic!("{other:?}"),
    }
}

#[test]
fn within_the_event_bytes_are_finished_one_after_another() {
    for (at, count) in [("0.absorb", 136), ("0.squeeze", 32)] {
        for done in [0, 1, 7, count] {
            let session = open(&format!("at={at}&sub={done}"));
            let tape = tape(&session);
            assert_eq!((0..tape.bytes.len()).filter(|i| tape.finished(*i)).count(), done, "{at}");
            // When all are finished it is the pinned bit's turn again, and none is pinned.
            let last = done.checked_sub(1).filter(|_| done < count);
            assert_eq!(tape.told.map(|told| told.byte), last, "{at}: told about the one finished last");
        }
        assert!((0..count).all(|i| tape(&open(&format!("at={at}"))).finished(i)));
    }
}

#[test]
fn the_words_of_the_pictures() {
    let told = |link: &str| tape(&open(link)).told.map(|told| (told.byte, told.place, told.words));
    let first = block(&open("at=0.absorb&sel=0,0,17"));
    assert_eq!(first.tape.title, "Block 0: 136 bytes, bytes 0 … 135 of the padded message");
    assert_eq!(first.capacity, "capacity: nothing is XORed in here");
    assert_eq!(told("at=0.absorb&sel=0,0,17"), Some((2, 1, "byte 63 = ‘c’".to_owned())));
    let long = format!("m={}+b", "a".repeat(300));
    assert_eq!(
        block(&open(&format!("{long}&f=sha3-256&at=1.absorb"))).tape.title,
        "Block 1: 136 bytes, bytes 136 … 271 of the padded message"
    );
    // A space has a sign in its cell and none in a sentence.
    let last = block(&open(&format!("{long}&f=sha3-256&at=2.absorb&sel=3,0,40")));
    assert_eq!((last.tape.bytes[28].glyph, last.tape.bytes[29].glyph), (Some('␣'), Some('b')));
    assert_eq!(told(&format!("{long}&f=sha3-256&at=2.absorb&sel=3,0,37")), Some((28, 5, "byte 20".to_owned())));

    let digest = output(&open("at=0.squeeze&sel=1,0,45"));
    assert_eq!(digest.tape.title, "Digest: 32 bytes, read lane by lane, low byte first");
    assert_eq!(digest.rest, "104 more bytes of the rate could be read; SHA3-256 stops at 32.");
    assert_eq!(digest.capacity, "capacity: never leaves the sponge");
    assert_eq!(told("at=0.squeeze&sel=1,0,45"), Some((13, 5, "byte d3".to_owned())));
    let second = output(&open("f=shake128&m=abc&out=300&at=1.squeeze"));
    assert_eq!(second.tape.title, "Output 168 … 299: 132 bytes, read lane by lane, low byte first");
    assert_eq!(second.rest, "132 of 168 bytes are wanted from this squeeze.");
    assert_eq!((second.number(0), second.number(40)), (168, 208));
    let first = output(&open("f=shake128&m=abc&out=300&at=0.squeeze"));
    assert_eq!(first.rest, "All 168 bytes of the rate are read.");
    let none = output(&open("f=shake128&m=abc&out=0&at=0.squeeze"));
    assert!(none.tape.bytes.is_empty() && none.tape.title.contains("nothing is read"));
}

#[test]
fn a_message_of_one_byte_less_than_the_rate_is_padded_with_one_byte() {
    for (function, rate, value) in
        [("sha3-256", 136, 0x86), ("sha3-512", 72, 0x86), ("shake128", 168, 0x9F), ("keccak-256", 136, 0x81)]
    {
        let link = format!("m={}&f={function}&at=0.absorb&sel=0,0,0", "a".repeat(rate - 1));
        let tape = block(&open(&link)).tape;
        let last = tape.bytes[rate - 1];
        assert_eq!((tape.bytes.len(), last.value, last.kind, last.message), (rate, value, Kind::Both, 0));
        assert_eq!(last.kind.label(), "both");
        assert!(tape.bytes[..rate - 1].iter().all(|byte| byte.kind == Kind::Message && byte.glyph == Some('a')));
        assert_eq!(open(&link).look().expect("the message is here").line.absorbing, 1);
    }
}

#[test]
fn suffix_bits_may_straddle_two_blocks() {
    // SHA-3's 01 and the first 1, behind a message that leaves two bits of the block.
    let sponge = Sponge { w: 64, rounds: 24, rate: 1088, suffix: 0x06 };
    let mut scene = Scene::sponge(sponge, &vec![true; 1086], 4);
    let (first, second) = [0, 1]
        .map(|p| {
            scene.session.apply(Action::GoTo(format!("{p}.absorb")));
            block(&scene.session).tape
        })
        .into();
    let (end, begin) = (first.bytes[135], second.bytes[0]);
    assert_eq!((end.value, end.kind, end.message), (0xBF, Kind::Suffix, 6), "six ones of the message, then 01");
    assert_eq!((begin.value, begin.kind, begin.message), (0x01, Kind::Suffix, 0));
    assert!(end.meaning().contains("end of the message") && end.meaning().contains("suffix"));
    assert_eq!((second.bytes[1].kind, second.bytes[135].kind), (Kind::Zeros, Kind::Last));
    // A block that ends with the message holds none of the suffix, also where its last byte is cut.
    let mut scene = Scene::sponge(Sponge { rate: 41, w: 8, rounds: 18, suffix: 0x06 }, &[true; 41], 1);
    scene.session.apply(Action::GoTo("0.absorb".to_owned()));
    let tape = block(&scene.session).tape;
    assert!(tape.bytes.iter().all(|byte| byte.kind == Kind::Message), "{tape:?}");
    let bit = Bit::from_index(40, 8);
    let look = scene.session.look().expect("the message is here");
    let answer = explain(&look, bit).expect("a block is absorbed").answer;
    assert!(!answer.contains("suffix"), "{answer}");
}

#[test]
fn the_start_says_what_comes() {
    let words = |link: &str| match figure(&open(link)) {
        Figure::Words(words) => words,
        other => panic!("{other:?}"),
    };
    assert_eq!(words("at=start"), "The sponge is empty: 1600 zeros. Press → to absorb block 0.");
    assert_eq!(
        words("f=sponge&w=8&rate=40&rounds=18&at=start"),
        "The sponge is empty: 200 zeros. Press → to absorb block 0."
    );
    let bare = words("f=permutation&w=8&rounds=3&at=start");
    assert!(bare.contains("Keccak-p[200, 3]") && bare.contains("θ") && !bare.contains("absorb"), "{bare}");
}
