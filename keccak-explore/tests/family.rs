//! Every function of the list is offered: its fields, its links, and digests that others have published.

mod common;

use common::random::Random;
use keccak_core::functions::{FAMILY, Field as Parameter, Kind, Member, OutputLength, OwnedBits, Settings};
use keccak_core::trace::TraceBuilder;
use keccak_explore::action::{Action, Field};
use keccak_explore::function::{Choice, MOST_STRING};
use keccak_explore::hashing::Hashing;
use keccak_explore::link::{LONGEST_LINK, LONGEST_TUPLE, read, write};
use keccak_explore::message::Format;
use keccak_explore::session::Session;
use keccak_explore::view;

fn digest(session: &Session) -> String {
    view::fields(session)["digest"]["hex"].as_str().unwrap_or_default().to_owned()
}

fn set(session: &mut Session, field: Field, text: &str) {
    session.apply(Action::Set(field, text.to_owned()));
}

/// A first session with this function.
fn of(name: &str) -> Session {
    let mut session = Session::default();
    session.apply(Action::Function(name.to_owned()));
    session
}

fn settings(session: &Session) -> Settings {
    session.runs().next().expect("there is always a run").function.settings.clone()
}

/// Samples of NIST's examples for SP 800-185 and of RFC 9861, section 5, as links.
const PUBLISHED: [(&str, &str); 17] = [
    ("f=cshake128&s=Email+Signature&hex=00010203", "c1c36925b6409a04f1b504fcbca9d82b4017277cb5ed2b2065fc1d3814d5aaf5"),
    (
        "f=cshake256&s=Email+Signature&hex=00010203&out=64",
        "d008828e2b80ac9d2218ffee1d070c48b8e4c87bff32c9699d5b6896eee0edd164020e2be0560858d9c00c037e34a96937c561a74c412bb4c746469527281c8c",
    ),
    (
        "f=kmac128&keyhex=404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f&hex=00010203",
        "e5780b0d3ea6f7d3a429c5706aa43a00fadbd7d49628839e3187243f456ee14e",
    ),
    (
        "f=kmac128&key=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_&s=My+Tagged+Application&hex=00010203",
        "3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5",
    ),
    (
        "f=kmac256&key=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_&s=My+Tagged+Application&hex=00010203&out=64",
        "20c570c31346f703c9ac36c61c03cb64c3970d0cfc787e9b79599d273a68d2f7f69d4cc3de9d104a351689f27cf6f5951f0103f33f4f24871024d9c27773a8dd",
    ),
    (
        "f=kmacxof128&key=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_&hex=00010203",
        "cd83740bbd92ccc8cf032b1481a0f4460e7ca9dd12b08a0c4031178bacd6ec35",
    ),
    (
        "f=kmacxof256&key=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_&s=My+Tagged+Application&hex=00010203&out=64",
        "1755133f1534752aad0748f2c706fb5c784512cab835cd15676b16c0c6647fa96faa7af634a0bf8ff6df39374fa00fad9a39e322a7c92065a64eb1fb0801eb2b",
    ),
    ("f=tuplehash128&hex=000102&hex=101112131415", "c5d8786c1afb9b82111ab34b65b2c0048fa64e6d48e263264ce1707d3ffc8ed1"),
    (
        "f=tuplehash128&s=My+Tuple+App&hex=000102&hex=101112131415&hex=202122232425262728",
        "e60f202c89a2631eda8d4c588ca5fd07f39e5151998deccf973adb3804bb6e84",
    ),
    (
        "f=tuplehash256&hex=000102&hex=101112131415&out=64",
        "cfb7058caca5e668f81a12a20a2195ce97a925f1dba3e7449a56f82201ec607311ac2696b1ab5ea2352df1423bde7bd4bb78c9aed1a853c78672f9eb23bbe194",
    ),
    (
        "f=tuplehashxof128&hex=000102&hex=101112131415",
        "2f103cd7c32320353495c68de1a8129245c6325f6f2a3d608d92179c96e68488",
    ),
    (
        "f=parallelhash128&hex=000102030405060710111213141516172021222324252627",
        "ba8dc1d1d979331d3f813603c67f72609ab5e44b94a0b8f9af46514454a2b4f5",
    ),
    (
        "f=parallelhash256&s=Parallel+Data&hex=000102030405060710111213141516172021222324252627&out=64",
        "cdf15289b54f6212b4bc270528b49526006dd9b54e2b6add1ef6900dda3963bb33a72491f236969ca8afaea29c682d47a393c065b38e29fae651a2091c833110",
    ),
    (
        "f=parallelhashxof128&s=Parallel+Data&hex=000102030405060710111213141516172021222324252627",
        "ea2a793140820f7a128b8eb70a9439f93257c6e6e79b4a540d291d6dae7098d7",
    ),
    ("f=turboshake128", "1e415f1c5983aff2169217277d17bb538cd945a397ddec541f1ce41af2c1b74c"),
    ("f=turboshake128&d=01&hex=ffffff", "bf323f940494e88ee1c540fe660be8a0c93f43d15ec006998462fa994eed5dab"),
    ("f=kt128", "1ac2d450fc3b4205d19da7bfca1b37513c0803577ac7167f06fe2ce1f0ef39e5"),
];

#[test]
fn digests_are_the_published_ones() {
    for (link, expected) in PUBLISHED {
        let session = read(link);
        assert_eq!(session.notes(), &[] as &[String], "{link}");
        assert_eq!(digest(&session), expected, "{link}");
        let again = read(&write(&session));
        assert_eq!((digest(&again).as_str(), write(&again)), (expected, write(&session)), "{link}");
    }
}

#[test]
fn the_list_is_the_core_s() {
    assert!(Choice::names().eq(FAMILY.iter().map(|member| member.name)));
    assert_eq!(Choice::default(), Choice::named("SHA3-256").expect("it is in the list"));
    for member in &FAMILY {
        let session = of(member.name);
        let fields = view::fields(&session);
        assert_eq!(fields["function"], member.name);
        let shown = |name: &str| !fields["parameters"][name].is_null();
        for parameter in Parameter::ALL {
            let name = parameter.name();
            assert_eq!(shown(name), member.fields().contains(&parameter), "{}: {name}", member.name);
        }
        assert_eq!(digest(&session).is_empty(), member.kind == Kind::Permutation, "{}", member.name);
    }
}

#[test]
fn what_is_typed_into_the_fields_is_computed_and_travels() {
    let mut random = Random::new(7);
    for member in &FAMILY {
        for round in 0..6 {
            let mut session = of(member.name);
            let mut wanted = Settings::default();
            let mut string = |session: &mut Session, field| {
                let len = random.below(200);
                // Text with spaces at its ends, text that looks like hex, or any bytes.
                let bytes = match round % 3 {
                    0 => format!(" é{} ", "k".repeat(len)).into_bytes(),
                    1 => b"0x61".to_vec(),
                    _ => random.bytes(len),
                };
                let text = match round % 3 {
                    0 => String::from_utf8(bytes.clone()).expect("text"),
                    _ => format!("0x{}", hex::encode(&bytes)),
                };
                set(session, field, &text);
                OwnedBits::from(&*bytes)
            };
            for field in member.fields() {
                match field {
                    Parameter::Key => wanted.key = string(&mut session, Field::Of(Parameter::Key)),
                    Parameter::Name => wanted.name = string(&mut session, Field::Of(Parameter::Name)),
                    Parameter::Customization => {
                        wanted.customization = string(&mut session, Field::Of(Parameter::Customization));
                    }
                    Parameter::BlockSize => {
                        wanted.block = 1 + round;
                        set(&mut session, Field::Of(Parameter::BlockSize), &wanted.block.to_string());
                    }
                    Parameter::DomainByte => {
                        wanted.domain = 0x01 + 21 * round as u8;
                        set(&mut session, Field::Of(Parameter::DomainByte), &format!("{:02x}", wanted.domain));
                    }
                    _ => (),
                }
            }
            let message = "a message\nof two lines";
            session.apply(Action::Type(message.to_owned()));
            let tuple = matches!(member.kind, Kind::TupleHash { .. });
            let read_as = if tuple { message.replace('\n', "") } else { message.to_owned() };
            if tuple {
                wanted.elements = vec![72, 96];
            }
            if let Some(mode) = member.mode(&wanted).expect("in range") {
                let mut builder = TraceBuilder::of(mode, None).expect("in range");
                builder.update(read_as.as_bytes());
                let bits = session.runs().next().expect("a run").output_bits;
                assert_eq!(digest(&session), hex::encode(builder.finish(bits).output()), "{}", member.name);
            }
            let again = read(&write(&session));
            assert_eq!(again.notes(), &[] as &[String], "{}", write(&session));
            assert_eq!(settings(&again), settings(&session), "{}", write(&session));
            assert_eq!((digest(&again), write(&again)), (digest(&session), write(&session)));
            if member.kind != Kind::Permutation {
                assert_eq!(again.message_text(0), session.message_text(0));
            }
            assert_eq!(view::fields(&again)["parameters"], view::fields(&session)["parameters"]);
        }
    }
}

#[test]
fn parameters_stand_in_the_order_of_the_design() {
    let link = "f=cshake256&s=%C3%A9&nhex=00ff&out=5&m=a";
    assert_eq!(write(&read(link)), "f=cshake256&m=a&out=5&nhex=00ff&s=%C3%A9");
    let link = "f=kmac128&key=k&s=s&m=a";
    assert_eq!(write(&read(link)), "f=kmac128&m=a&s=s&key=k");
    for (link, written) in [
        ("f=turboshake256&d=1f", "f=turboshake256"),
        ("f=turboshake256&d=7F", "f=turboshake256&d=7f"),
        ("f=parallelhash128&block=8", "f=parallelhash128"),
        ("f=parallelhash128&s=x&block=9", "f=parallelhash128&s=x&block=9"),
        ("f=kt256&s=&keyless=1", "f=kt256&keyless=1"),
    ] {
        let session = read(link);
        assert_eq!((write(&session).as_str(), session.notes()), (written, &[] as &[String]), "{link}");
    }
}

#[test]
fn a_bad_parameter_in_a_link_falls_back_with_one_sentence() {
    let long = format!("f=kmac128&key={}", "k".repeat(MOST_STRING + 1));
    for (bad, good) in [
        ("f=turboshake128&d=00", "f=turboshake128"),
        ("f=turboshake128&d=80", "f=turboshake128"),
        ("f=turboshake128&d=x", "f=turboshake128"),
        ("f=parallelhash128&block=0", "f=parallelhash128"),
        ("f=parallelhash128&block=x", "f=parallelhash128"),
        ("f=parallelhash128&block=99999999999999999999", "f=parallelhash128"),
        ("f=kmac128&keyhex=abc", "f=kmac128"),
        ("f=kmac128&keyhex=zz", "f=kmac128"),
        ("f=kmac128&key=a&keyhex=00", "f=kmac128&key=a"),
        ("f=kmac128&n=a", "f=kmac128"),
        ("f=shake128&key=a", "f=shake128"),
        ("f=shake128&s=a", "f=shake128"),
        ("f=shake128&d=1f", "f=shake128"),
        ("f=shake128&block=8", "f=shake128"),
        ("f=kmac128&rate=8", "f=kmac128"),
        ("f=tuplehash128&hex=00&hex=0", "f=tuplehash128&hex=00"),
        (&long, "f=kmac128"),
    ] {
        let session = read(bad);
        assert_eq!(session.notes().len(), 1, "{bad}: {:?}", session.notes());
        let note = &session.notes()[0];
        assert!(note.ends_with('.') && !note.trim_end_matches('.').contains(". "), "{note}");
        assert_eq!((write(&session).as_str(), read(good).notes()), (good, &[] as &[String]), "{bad}");
    }
}

#[test]
fn a_field_that_is_no_value_says_why_and_changes_nothing() {
    for (name, field, text, words) in [
        ("TurboSHAKE128", Field::Of(Parameter::DomainByte), "80", "01 to 7f"),
        ("TurboSHAKE128", Field::Of(Parameter::DomainByte), "xyz", "01 to 7f"),
        ("ParallelHash128", Field::Of(Parameter::BlockSize), "0", "1 to"),
        ("KMAC256", Field::Of(Parameter::Key), "0x123", "odd number"),
        ("KMAC256", Field::Of(Parameter::Key), "0x1g", "hex digit"),
        ("KMAC256", Field::Of(Parameter::Name), "a", "no field “Name N”"),
    ] {
        let mut session = of(name);
        let before = (digest(&session), write(&session));
        set(&mut session, field, text);
        assert_eq!((digest(&session), write(&session)), before, "{name}: {text}");
        let fields = view::fields(&session);
        let shown = &fields["parameters"][field.name()];
        if !shown.is_null() {
            assert_eq!(shown["value"], text);
            assert!(shown["error"].as_str().is_some_and(|why| why.contains(words)), "{shown}");
        }
    }
}

#[test]
fn a_function_takes_over_the_fields_that_it_shares() {
    let mut session = of("KMAC128");
    set(&mut session, Field::Of(Parameter::Key), "secret");
    set(&mut session, Field::Of(Parameter::Customization), "for this");
    assert_eq!(view::fields(&session)["linkNote"], "It holds the key.");
    session.apply(Action::Function("KMACXOF256".into()));
    assert_eq!(write(&session), "f=kmacxof256&m=abc&s=for+this&key=secret");
    session.apply(Action::Function("KT128".into()));
    assert_eq!(write(&session), "f=kt128&m=abc&s=for+this");
    assert!(view::fields(&session)["linkNote"].is_null());
    session.apply(Action::Function("SHA3-256".into()));
    assert_eq!(write(&session), "");
}

#[test]
fn the_lines_of_the_box_are_the_elements_of_a_tuple() {
    let mut session = of("TupleHash128");
    for (text, elements, link) in [
        ("", &[][..], "f=tuplehash128"),
        ("\n", &[0], "f=tuplehash128&m="),
        ("\n\n", &[0, 0], "f=tuplehash128&m=&m="),
        ("a", &[8], "f=tuplehash128&m=a"),
        ("a\nbc", &[8, 16], "f=tuplehash128&m=a&m=bc"),
        ("a\n\n", &[8, 0], "f=tuplehash128&m=a&m="),
        ("\nabc", &[0, 24], "f=tuplehash128&m=&m=abc"),
    ] {
        session.apply(Action::Type(text.to_owned()));
        assert_eq!((settings(&session).elements.as_slice(), write(&session).as_str()), (elements, link), "{text:?}");
        let again = read(link);
        assert_eq!((again.message_text(0), digest(&again)), (text, digest(&session)), "{text:?}");
    }
    session.apply(Action::Format(Format::Bits));
    session.apply(Action::Type("101\n\n11111111 0".into()));
    assert_eq!(settings(&session).elements, [3, 0, 9]);
    let again = read(&write(&session));
    assert_eq!(
        (write(&again), digest(&again)),
        ("f=tuplehash128&bits=101&bits=&bits=111111110".into(), digest(&session))
    );
    // A line is read by itself, and an error names it; the tuple before stays.
    session.apply(Action::Type("101\n12".into()));
    assert_eq!(settings(&session).elements, [3, 0, 9]);
    assert!(view::fields(&session)["message"]["error"].as_str().is_some_and(|why| why.starts_with("Line 2: “2”")));
    // An element that holds a line's end is no line.
    let odd = read("f=tuplehash128&m=a%0Ab&m=c");
    assert_eq!((settings(&odd).elements, odd.message_text(0)), (vec![24, 8], "610a62\n63"));
    // The text stays what it was where the function changes, and is read as that function reads it.
    let mut session = of("SHA3-256");
    session.apply(Action::Type("x\ny".into()));
    let plain = digest(&session);
    session.apply(Action::Function("TupleHash256".into()));
    assert_eq!(settings(&session).elements, [8, 8]);
    session.apply(Action::Function("SHA3-256".into()));
    assert_eq!((digest(&session), settings(&session)), (plain, Settings::default()));
}

#[test]
fn every_link_that_is_written_can_be_read_again() {
    let mut session = of("TupleHash128");
    session.apply(Action::Type("\n".repeat(LONGEST_TUPLE)));
    assert_eq!(settings(&read(&write(&session))).elements.len(), LONGEST_TUPLE);
    session.apply(Action::Type("\n".repeat(60_000)));
    assert!(write(&session).contains("&len=0&digest="), "too many to be written");
    let mut session = of("KMAC128");
    for field in [Field::Of(Parameter::Key), Field::Of(Parameter::Customization)] {
        set(&mut session, field, &" ü".repeat(MOST_STRING / 3));
    }
    session.apply(Action::Type("ü".repeat(1000)));
    assert!(write(&session).len() < LONGEST_LINK);
    assert_eq!(read(&write(&session)).notes(), &[] as &[String]);
}

#[test]
fn kangaroo_twelve_wants_whole_bytes_and_says_so() {
    let mut session = read("f=shake128&bits=10101");
    session.apply(Action::Function("KT128".into()));
    let fields = view::fields(&session);
    assert_eq!(fields["digest"]["words"], "KT128 takes whole bytes, and this message has 5 bits.");
    assert_eq!(digest(&session), "");
    session.apply(Action::Type("10101010".into()));
    assert_eq!(digest(&session).len(), 64);
}

#[test]
fn an_attached_message_is_hashed_aside_by_every_function() {
    let message = Random::new(9).bytes(20_000);
    for member in FAMILY.iter().filter(|member| member.kind != Kind::Permutation) {
        let mut session = of(member.name);
        set(&mut session, Field::Of(Parameter::Key), "key");
        session.apply(Action::Attach { label: "a file".into(), len: message.len() as u64 });
        let mut hashing = Hashing::new(&view::fields(&session)["hash"].to_string()).expect("a run");
        message.chunks(999).for_each(|piece| hashing.update(piece));
        session.adopt(0, &hashing.finish());
        let settings = settings(&session);
        let mode =
            Member::named(member.name).expect("in the list").mode(&settings).expect("in range").expect("a sponge");
        let mut builder = TraceBuilder::of(mode, None).expect("in range");
        builder.update(&message);
        let bits = session.runs().next().expect("a run").output_bits;
        assert_eq!(digest(&session), hex::encode(builder.finish(bits).output()), "{}", member.name);
        while let Some(wants) = view::fields(&session)["wants"].as_object().cloned() {
            let number = |name: &str| wants[name].as_u64().expect("a number") as usize;
            session.lend(0, number("from"), &message[number("from")..number("to")]);
        }
        assert!(session.look().is_some(), "{}", member.name);
        // Another length of the output changes the last block of some.
        set(&mut session, Field::OutputLength, "500");
        let extendable = member.output() == Some(OutputLength::Extendable);
        assert_eq!(digest(&session).len() == 1000, extendable, "{}", member.name);
    }
}
