//! Runs of several sponges: every call is on the line of events, and what a block holds is named.

mod common;

use common::random::Random;
use keccak_core::functions::Field as Parameter;
use keccak_core::functions::{FAMILY, Kind as Function, Label};
use keccak_core::position::Position;
use keccak_core::trace::Trace;
use keccak_explore::action::{Action, Field};
use keccak_explore::figure::{Figure, tape};
use keccak_explore::hashing::Hashing;
use keccak_explore::keys::Key;
use keccak_explore::link::{self, read, write};
use keccak_explore::session::Session;
use keccak_explore::strip::Part;
use keccak_explore::timeline::Timeline;
use keccak_explore::view;

fn address(session: &Session) -> String {
    session.place().position.to_string()
}

fn title(session: &Session) -> String {
    view::fields(session)["position"]["title"].as_str().unwrap_or_default().to_owned()
}

/// ParallelHash128 of 20 bytes in blocks of 8: three leaves.
const THREE: &str = "f=parallelhash128&m=abcdefghijklmnopqrst";

#[test]
fn the_way_leads_through_all_calls_and_ends_in_the_final_node() {
    let mut session = read(THREE);
    assert_eq!((address(&session).as_str(), session.notes()), ("0.absorb", &[] as &[String]));
    session.apply(Action::First);
    let trace = session.computed(0).and_then(|computed| computed.trace()).expect("it is here").clone();
    let lines = trace.lines();
    let message = b"abcdefghijklmnopqrst";
    for ordinal in 0..lines.len() {
        let position = session.place().position;
        assert_eq!(lines.ordinal(position), Some(ordinal));
        let call = trace.call(position.call).expect("a call");
        let bytes = call.bytes_for(position.permutation).expect("a permutation");
        let opened = call.open(position.permutation, &message[bytes]).expect("its bytes");
        let look = session.look().expect("everything is here");
        assert_eq!(opened.state(position.event), Some(look.after), "{position}");
        assert_eq!(look.next_event(), lines.position(ordinal + 1), "{position}");
        let timeline = Timeline::of(&session).expect("everything is here");
        for target in timeline.bars.iter().map(|bar| bar.ordinal).chain(timeline.strip.pieces.iter().map(|p| p.target))
        {
            assert_eq!(lines.position(target).map(|position| position.call), Some(position.call), "{position}");
        }
        let now = timeline.now.map(|now| timeline.bars[now].ordinal);
        assert!(now.is_none() || now == Some(ordinal), "{position}");
        let name = match position.call {
            0 => "final node · ".to_owned(),
            call => format!("call {call} of 3 · "),
        };
        assert!(title(&session).starts_with(&name), "{}", title(&session));
        session.apply(Action::Next);
    }
    assert_eq!(session.place().position, lines.last());
    session.apply(Action::Jump(0));
    assert_eq!(address(&session), "1:start");
    let mut stops = vec![address(&session)];
    while session.place().position != lines.last() {
        session.apply(Action::NextRound);
        stops.push(address(&session));
    }
    assert!(stops.windows(2).any(|pair| pair == ["1:0.squeeze", "2:start"]), "{stops:?}");
    assert!(stops.windows(2).any(|pair| pair == ["3:0.squeeze", "start"]), "{stops:?}");
}

#[test]
fn a_call_is_chosen_by_address_field_action_and_key() {
    let mut session = read(THREE);
    session.apply(Action::GoTo("3:0.1.theta".into()));
    assert_eq!(address(&session), "3:0.1.theta");
    assert_eq!(write(&session), format!("{THREE}&at=3:0.1.theta"));
    assert_eq!(address(&read(&write(&session))), "3:0.1.theta");
    let field = |session: &Session| view::fields(session)["parameters"]["Call"]["value"].clone();
    assert_eq!(field(&session), "3");
    session.apply(Action::NextCall);
    assert_eq!((address(&session), field(&session)), ("0.1.theta".into(), "0".into()));
    session.apply(Action::NextCall);
    assert_eq!(address(&session), "0.1.theta", "it is the last");
    for wanted in ["3:0.1.theta", "2:0.1.theta", "1:0.1.theta", "1:0.1.theta"] {
        session.apply(Action::PreviousCall);
        assert_eq!(address(&session), wanted);
    }
    let press =
        |shift| Action::Key(Key { key: if shift { "C" } else { "c" }.into(), shift, in_state: false, up: false });
    session.apply(press(false));
    session.apply(press(false));
    session.apply(press(true));
    assert_eq!(address(&session), "2:0.1.theta");
    session.apply(Action::Set(Field::Call, "3".into()));
    assert_eq!(address(&session), "3:0.1.theta");
    session.apply(Action::Set(Field::Call, "4".into()));
    assert_eq!(address(&session), "3:0.1.theta");
    let error = &view::fields(&session)["parameters"]["Call"]["error"];
    assert_eq!(error, "There is no call 4: this run has 0 to 3.");
    session.apply(Action::GoTo("4:start".into()));
    assert!(!view::fields(&session)["position"]["error"].is_null());
    // What the other call doesn't have is the nearest that it has; what no run has is reported.
    session.apply(Action::GoTo("1.0.chi".into()));
    session.apply(Action::PreviousCall);
    assert_eq!(address(&session), "3:0.0.chi", "a leaf has one permutation");
    session.apply(Action::GoTo("3:0.1.theta".into()));
    assert_eq!(read(&format!("{THREE}&at=4:start")).notes().len(), 1);
    session.apply(Action::Function("SHA3-256".into()));
    assert_eq!(address(&session), "0.1.theta");
    assert!(view::fields(&session)["parameters"]["Call"].is_null());
}

#[test]
fn an_attached_message_lends_a_leaf_its_bytes_alone() {
    let message = Random::new(3).bytes(40_000);
    let mut session = read("f=kt128");
    session.apply(Action::Attach { label: "a file".into(), len: message.len() as u64 });
    let mut hashing = Hashing::new(&view::fields(&session)["hash"].to_string()).expect("a run");
    hashing.update(&message);
    session.adopt(0, &hashing.finish());
    session.apply(Action::GoTo("3:7.12.theta".into()));
    let wants = view::fields(&session)["wants"].clone();
    let number = |name: &str| wants[name].as_u64().expect("a number") as usize;
    let (from, to) = (number("from"), number("to"));
    assert!(from >= 3 * 8192 && to <= 4 * 8192, "{wants}");
    session.lend(0, from, &message[from..to]);
    assert_eq!(session.look().map(|look| look.call.number()), Some(3));
}

#[test]
fn no_position_of_a_tree_asks_for_more_than_a_few_leaves() {
    // The values of 4,096 leaves are kept, and 4,096 states: past that the way to a position grows with the message.
    // Of the longest that can be attached, 4 GB, a position so asks for at most 8 MB, which takes no time worth showing.
    for (link, leaf) in [
        ("f=parallelhash128&block=100", 100),
        ("f=parallelhash256&block=100", 100),
        ("f=parallelhash128&block=8", 8),
        ("f=parallelhash128&block=200000", 200_000),
        ("f=parallelhashxof256&block=30000", 30_000),
        ("f=kt128", 8192),
        ("f=kt256", 8192),
    ] {
        let len = (10_000 * leaf).min(3_000_000);
        let run = link::read(link).runs().next().expect("a run").clone();
        let mut hashing = Hashing::of(&run).expect("it reads a message");
        let message = Random::new(6).bytes(len);
        message.chunks(1 << 16).for_each(|piece| hashing.update(piece));
        let trace = Trace::from_bytes(&hashing.finish()).expect("its own bytes");
        let mut most = 0;
        let calls = trace.call_count();
        for number in [0, 1, calls / 2, calls - 1] {
            let call = trace.call(number).expect("a call");
            let permutations = call.line().permutations;
            for p in (0..permutations).step_by((permutations / 3000).max(1) as usize) {
                most = most.max(call.bytes_for(p).expect("a permutation").len());
            }
        }
        assert!(most > 0, "{link}: blocks are of message");
        assert!(most <= 8 * leaf.max(len / 4096), "{link}: {most} bytes of {len}");
    }
}

#[test]
fn a_prefix_is_named_byte_by_byte() {
    // bytepad(left_encode("N") ‖ "N" ‖ left_encode("ab") ‖ "ab", 168), and then the message.
    let session = read("f=cshake128&n=N&s=ab&m=xyz");
    let look = session.look().expect("the message is here");
    let Figure::Absorb(block) = Figure::of(&look) else { panic!("it opens at the block") };
    let named: Vec<_> = block.tape.bytes.iter().map(|byte| (byte.value, byte.kind, byte.glyph)).collect();
    let around = tape::Kind::Around;
    assert_eq!(
        named[..11],
        [
            (0x01, around(Label::Rate), None),
            (0xA8, around(Label::Rate), None),
            (0x01, around(Label::NameLength), None),
            (0x08, around(Label::NameLength), None),
            (b'N', around(Label::Name), Some('N')),
            (0x01, around(Label::CustomizationLength), None),
            (0x10, around(Label::CustomizationLength), None),
            (b'a', around(Label::Customization), Some('a')),
            (b'b', around(Label::Customization), Some('b')),
            (0x00, around(Label::Zeros), None),
            (0x00, around(Label::Zeros), None),
        ]
    );
    assert!(named[11..].iter().all(|byte| *byte == (0, around(Label::Zeros), None)));
    assert!(block.padding.starts_with("bytes 0 … 1: left_encode(rate) · bytes 2 … 3: length of N · byte 4: N"));
    let label = |session: &Session, block: u64| {
        let strip = Timeline::of(session).expect("it is here").strip;
        let found = strip.pieces.into_iter().find(|p| matches!(p.part, Part::Block(_)) && p.permutation == block);
        found.expect("it is shown").label
    };
    let names = "left_encode(rate) + length of N + N + length of the customization + customization + zeros of bytepad";
    assert_eq!(label(&session, 0), format!("block 0: {names}"));
    assert_eq!(label(&session, 1), "block 1: 3 message bytes + 165 of padding");
    let tuple = read("f=tuplehash128&m=a&m=bc");
    assert_eq!(label(&tuple, 1), "block 1: 3 message bytes + 2 element lengths + right_encode(L) + 158 of padding");
    let tree = read(THREE);
    assert_eq!(
        label(&tree, 1),
        "block 1: left_encode(B) + 3 chaining values + number of leaves + right_encode(L) + 65 of padding"
    );
}

#[test]
fn every_block_of_every_function_is_made_of_what_is_told() {
    for member in FAMILY.iter().filter(|member| member.kind != Function::Permutation) {
        let mut session = Session::default();
        session.apply(Action::Function(member.name.to_owned()));
        for (field, text) in [
            (Field::Of(Parameter::Key), "k".repeat(200)),
            (Field::Of(Parameter::Name), "n".repeat(40)),
            (Field::Of(Parameter::Customization), "é".repeat(99)),
        ] {
            session.apply(Action::Set(field, text));
        }
        session.apply(Action::Type("a message of some length\n".repeat(20)));
        let trace = session.computed(0).and_then(|computed| computed.trace()).expect("it is here").clone();
        let mut told = 0;
        for number in 0..trace.call_count().min(4) {
            let call = trace.call(number).expect("a call");
            for p in 0..call.line().absorbing {
                let event = keccak_core::position::Event::Absorb;
                session.apply(Action::GoTo(Position { call: number, permutation: p, event }.to_string()));
                let look = session.look().expect("everything is here");
                let Figure::Absorb(block) = Figure::of(&look) else { panic!("it is a block") };
                let rate = look.rate_bits().expect("a sponge") as u64;
                for (i, byte) in block.tape.bytes.iter().enumerate() {
                    let label = call.label(p * rate + 8 * i as u64).expect("it is padded").label;
                    match byte.kind {
                        tape::Kind::Message => assert!(label.is_message()),
                        tape::Kind::Around(shown) => {
                            assert_eq!(shown, label);
                            assert!(byte.meaning().ends_with(&label.to_string()));
                        }
                        tape::Kind::Output => panic!("nothing leaves"),
                        _ => assert!(matches!(label, Label::Suffix | Label::Padding), "{label}: {byte:?}"),
                    }
                }
                let strip = Timeline::of(&session).expect("it is here").strip;
                let blocks = strip.pieces.iter().filter_map(|piece| match &piece.part {
                    Part::Block(block) if piece.permutation == p => Some(block),
                    _ => None,
                });
                for block in blocks {
                    assert_eq!(block.message + block.around + block.suffix + block.zeros + block.last, rate);
                    told += block.message;
                }
            }
        }
        if trace.call_count() == 1 {
            assert_eq!(told, trace.message_bits(), "{}: all of the message is in the blocks", member.name);
        }
    }
}
