//! The digest on show is that of implementations that are not ours, and the table of lanes is the trace's.

mod common;

use common::naive;
use common::random::Random;
use common::scenes::{FUNCTIONS, Scene, type_bytes};
use keccak_explore::action::{Action, Field};
use keccak_explore::session::{Notation, Origin, Session};
use keccak_explore::view;
use tiny_keccak::{Hasher, Keccak, Sha3, Shake, Xof};

fn digest(session: &Session) -> String {
    let fields = view::fields(session);
    assert!(fields["digest"]["stale"].is_null() && fields["digest"]["words"].is_null());
    fields["digest"]["hex"].as_str().unwrap_or_default().to_owned()
}

fn fixed(mut hasher: impl Hasher, message: &[u8], bytes: usize) -> String {
    let mut out = vec![0; bytes];
    hasher.update(message);
    hasher.finalize(&mut out);
    hex::encode(out)
}

fn extendable(mut hasher: impl Hasher + Xof, message: &[u8], bytes: usize) -> String {
    let mut out = vec![0; bytes];
    hasher.update(message);
    hasher.squeeze(&mut out);
    hex::encode(out)
}

/// The same digest by somebody else; of the two that nobody else has, by the reference.
fn expected(place: usize, message: &[u8], bytes: usize) -> String {
    let (name, rate, suffix, _) = FUNCTIONS[place];
    match name {
        "SHA3-224" => fixed(Sha3::v224(), message, 28),
        "SHA3-256" => fixed(Sha3::v256(), message, 32),
        "SHA3-384" => fixed(Sha3::v384(), message, 48),
        "SHA3-512" => fixed(Sha3::v512(), message, 64),
        "Keccak-224" => fixed(Keccak::v224(), message, 28),
        "Keccak-256" => fixed(Keccak::v256(), message, 32),
        "Keccak-384" => fixed(Keccak::v384(), message, 48),
        "Keccak-512" => fixed(Keccak::v512(), message, 64),
        "SHAKE128" => extendable(Shake::v128(), message, bytes),
        "SHAKE256" => extendable(Shake::v256(), message, bytes),
        _ => {
            let sponge = naive::Sponge { w: 64, rounds: 24, rate: 8 * rate, suffix };
            naive::hex(&sponge.run(&naive::of_bytes(message), 8 * bytes).output)
        }
    }
}

#[test]
fn every_function_at_every_length_that_matters() {
    let mut random = Random::new(1);
    let mut session = Session::default();
    for (place, (name, rate, ..)) in FUNCTIONS.into_iter().enumerate() {
        session.apply(Action::Function(name.to_owned()));
        for len in [0, 1, rate - 1, rate, rate + 1, 135, 136, 137, 200, 10_000] {
            let message = random.bytes(len);
            type_bytes(&mut session, &message);
            assert_eq!(digest(&session), expected(place, &message, 32), "{name} of {len} bytes");
        }
    }
}

#[test]
fn extendable_functions_give_as_much_as_is_asked_for() {
    let mut session = Session::default();
    type_bytes(&mut session, b"abc");
    for place in [4, 5, 10, 11] {
        let (name, rate, ..) = FUNCTIONS[place];
        session.apply(Action::Function(name.to_owned()));
        for bytes in [0, 1, 31, rate - 1, rate, rate + 1, 3 * rate, 1000] {
            session.apply(Action::Set(Field::OutputLength, bytes.to_string()));
            assert_eq!(digest(&session), expected(place, b"abc", bytes), "{bytes} bytes of {name}");
            // There is always a squeeze, and n blocks of output take n.
            let squeezes = (0..).take_while(|i| {
                session.apply(Action::GoTo(format!("{i}.squeeze")));
                session.outcome().history == keccak_explore::session::History::Push
            });
            assert_eq!(squeezes.count(), bytes.div_ceil(rate).max(1), "{bytes} bytes of {name}");
        }
    }
    session.apply(Action::Function("SHAKE128".to_owned()));
    session.apply(Action::Set(Field::OutputLength, "65536".to_owned()));
    assert_eq!(digest(&session), expected(4, b"abc", 65536));
}

#[test]
fn any_sponge_of_any_width() {
    let mut random = Random::new(2);
    for _ in 0..150 {
        let scene = Scene::random(&mut random);
        let fields = view::fields(&scene.session);
        assert_eq!(fields["digest"]["hex"], naive::hex(&scene.run.output), "{}", scene.name);
        // A bare permutation has no digest, and says so.
        assert_eq!(fields["digest"]["words"].is_null(), scene.run.rate > 0, "{}", scene.name);
    }
}

/// A lane of the reference in each notation: a number, its bytes from the low end, its bits from z = 0.
fn written(lane: &[bool], notation: Notation) -> String {
    let number: String = lane
        .chunks(4)
        .rev()
        .map(|nibble| nibble.iter().rev().fold(0, |digit, bit| 2 * digit + u32::from(*bit)))
        .filter_map(|digit| char::from_digit(digit, 16))
        .collect();
    match notation {
        Notation::Bytes if lane.len() >= 8 => naive::hex(lane),
        Notation::Bits => lane.iter().map(|bit| if *bit { '1' } else { '0' }).collect(),
        _ => number,
    }
}

#[test]
fn the_table_of_lanes_is_the_state() {
    let mut random = Random::new(3);
    for _ in 0..120 {
        let mut scene = Scene::random(&mut random);
        let w = scene.w();
        for _ in 0..8 {
            let ordinal = scene.some_ordinal(&mut random);
            let moment = scene.go(ordinal).clone();
            let notation = random.pick(Notation::ALL);
            let origin = random.pick(Origin::ALL);
            scene.session.apply(Action::Notation(notation));
            scene.session.apply(Action::Origin(origin));
            assert_eq!(scene.session.lanes(), Some(naive::lanes(&moment.state)), "{}", scene.name);
            let table = &view::fields(&scene.session)["state"];
            let columns: Vec<usize> = match origin {
                Origin::Corner => vec![0, 1, 2, 3, 4],
                Origin::Centre => vec![3, 4, 0, 1, 2],
            };
            assert_eq!((&table["columns"], &table["w"]), (&columns.clone().into(), &w.into()));
            let rows = table["rows"].as_array().expect("five rows");
            assert_eq!(rows.len(), 5);
            for row in rows {
                let y = row["y"].as_u64().expect("a number") as usize;
                let cells: Vec<String> =
                    columns.iter().map(|x| written(&moment.state[w * (5 * y + x)..][..w], notation)).collect();
                assert_eq!(row["cells"], serde_json::Value::from(cells), "{} at {}", scene.name, moment.address());
            }
            let ys: Vec<u64> = rows.iter().filter_map(|row| row["y"].as_u64()).collect();
            let mut sorted = ys.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4], "each once: {ys:?}");
        }
    }
}
