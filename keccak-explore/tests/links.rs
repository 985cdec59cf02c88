//! Links: a session written down and opened again is the same session, and no text fails to open.

mod common;

use common::actions::{link as nearly_a_link, message, sensible};
use common::naive::{Sponge, hex, of_bytes};
use common::random::Random;
use common::scenes::{open, shown};
use common::{cases, numbers};
use keccak_explore::action::{Action, Field};
use keccak_explore::function::Choice;
use keccak_explore::link::{LONGEST_LINK, LONGEST_MESSAGE, read, write};
use keccak_explore::message::{Format, MOST_TYPED, Message};
use keccak_explore::run::Run;
use keccak_explore::session::{Notation, Origin, Session, View};
use keccak_explore::view;
use proptest::prelude::*;

/// A first session after these actions.
fn after(actions: impl IntoIterator<Item = Action>) -> Session {
    let mut session = Session::default();
    for action in actions {
        session.apply(action);
    }
    session
}

/// What a link says of a place.
fn place(session: &Session) -> impl PartialEq + std::fmt::Debug {
    let place = session.place();
    (place.position, place.sub, place.selection, place.view, place.origin, place.notation)
}

fn run(session: &Session) -> &Run {
    session.runs().next().expect("there is always a run")
}

/// The message as text, if it is at hand and is one.
fn text(session: &Session) -> Option<String> {
    match &run(session).message {
        Message::Here(bits) => bits.show(Format::Text),
        _ => None,
    }
}

fn is_missing(session: &Session) -> bool {
    !view::fields(session)["message"]["missing"].is_null()
}

/// The keys of a link, in order.
fn keys(link: &str) -> Vec<String> {
    form_urlencoded::parse(link.as_bytes()).map(|(key, _)| key.into_owned()).collect()
}

/// Whether a note is one sentence: it ends with a stop and has no other inside.
fn is_one_sentence(note: &str) -> bool {
    note.ends_with('.') && !note.trim_end_matches('.').contains(". ")
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_session_is_opened_from_its_link(actions in prop::collection::vec(sensible(), 0..24)) {
        let session = after(actions);
        let link = write(&session);
        let again = read(&link);
        prop_assert_eq!(&write(&again), &link);
        prop_assert_eq!(format!("{:?}", place(&again)), format!("{:?}", place(&session)), "{}", link);
        // U+FFFD in a message is taken for a message that is not UTF-8.
        if !link.contains("%EF%BF%BD") {
            prop_assert_eq!(again.notes(), &[] as &[String], "{}", link);
        }
        let (was, is) = (run(&session), run(&again));
        prop_assert_eq!(&is.function, &was.function);
        prop_assert_eq!(is.output_bits, was.output_bits);
        match &was.message {
            _ if was.function.is_bare() => prop_assert_eq!(&is.start, &was.start),
            Message::Here(bits) if bits.bytes.len() as u64 > LONGEST_MESSAGE => prop_assert!(is_missing(&again)),
            message => prop_assert_eq!(&is.message, message),
        }
        if !is_missing(&again) {
            prop_assert_eq!(shown(&again), shown(&session));
        }
    }

    #[test]
    fn pairs_in_any_order_are_one_link(
        actions in prop::collection::vec(sensible(), 0..16),
        order in any::<prop::sample::Index>(),
    ) {
        let session = after(actions);
        let link = write(&session);
        let mut pairs: Vec<&str> = link.split('&').collect();
        let turn = order.index(pairs.len());
        pairs.rotate_left(turn);
        prop_assert_eq!(&write(&read(&pairs.join("&"))), &link);
        pairs.reverse();
        prop_assert_eq!(write(&read(&pairs.join("&"))), link);
    }
}

/// A written link with characters changed, dropped, doubled, or in another order.
fn mutated() -> impl Strategy<Value = String> {
    let link = prop::collection::vec(sensible(), 0..8).prop_map(|actions| write(&after(actions)));
    let link = prop_oneof![link, nearly_a_link()];
    let change = (any::<prop::sample::Index>(), 0..4, prop_oneof![any::<char>(), Just('%'), Just('&'), Just('#')]);
    (link, prop::collection::vec(change, 1..6)).prop_map(|(link, changes)| {
        let mut link: Vec<char> = link.chars().collect();
        for (at, kind, with) in changes {
            if link.is_empty() {
                link.push(with);
                continue;
            }
            let at = at.index(link.len());
            match kind {
                0 => link[at] = with,
                1 => link.insert(at, with),
                2 => drop(link.remove(at)),
                _ => link.swap(0, at),
            }
        }
        link.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn any_text_opens_and_is_then_one_link(text in prop_oneof![any::<String>(), nearly_a_link(), mutated()]) {
        let session = read(&text);
        for note in session.notes() {
            prop_assert!(note.ends_with('.'), "{}", note);
        }
        let link = write(&session);
        let again = read(&link);
        prop_assert_eq!(write(&again), link);
        prop_assert_eq!(format!("{:?}", place(&again)), format!("{:?}", place(&session)));
    }

    #[test]
    fn any_message_comes_back(text in message(), format in prop::sample::select(Format::ALL)) {
        let mut session = Session::default();
        session.apply(Action::Format(format));
        session.apply(Action::Type(text));
        let again = read(&write(&session));
        if !is_missing(&again) {
            prop_assert_eq!(&run(&again).message, &run(&session).message);
        }
    }
}

#[test]
fn equal_sessions_have_equal_links() {
    let mut by_hand = Session::default();
    for action in [
        Action::Select("3,1,17".into()),
        Action::Notation(Notation::Bits),
        Action::Function("SHAKE128".into()),
        Action::Type("é &".into()),
        Action::Origin(Origin::Centre),
        Action::Set(Field::OutputLength, "40".into()),
        Action::View(View::Slices),
        Action::GoTo("0.3.χ".into()),
    ] {
        by_hand.apply(action);
    }
    let by_link =
        read("#sel=3,1,17&view=Slices&at=0:0.3.%CE%A7&notation=bits&out=40&origin=CENTRE&m=%C3%A9+%26&f=Shake128");
    assert_eq!(by_link.notes(), &[] as &[String]);
    let link = "f=shake128&m=%C3%A9+%26&out=40&at=0.3.chi&sel=3,1,17&view=slices&origin=centre&notation=bits";
    assert_eq!((write(&by_hand), write(&by_link)), (link.to_owned(), link.to_owned()));
}

#[test]
fn the_example_of_the_design_opens() {
    for link in
        ["#f=sha3-256&m=abc&at=0.3.chi&sel=3,1,17", "https://example.org/?q#f=sha3-256&m=abc&at=0.3.chi&sel=3,1,17"]
    {
        let session = read(link);
        assert_eq!(session.notes(), &[] as &[String]);
        assert_eq!((run(&session).function.name(), text(&session).as_deref()), ("SHA3-256", Some("abc")));
        assert_eq!(session.place().position.to_string(), "0.3.chi");
        assert_eq!(session.place().selection.map(|selection| selection.to_string()).as_deref(), Some("3,1,17"));
        // SHA3-256 of "abc" is what no link at all means.
        assert_eq!(write(&session), "at=0.3.chi&sel=3,1,17");
    }
}

#[test]
fn defaults_are_left_out() {
    assert_eq!(write(&Session::default()), "");
    assert_eq!(write(&Session::first_visit()), "sel=0,0,17");
    for (link, written) in [
        ("f=sha3-256&m=abc&at=0.absorb&view=lines&origin=corner&notation=u64&out=32", ""),
        ("f=shake128&out=32&m=", "f=shake128"),
        ("f=sponge&rate=1088&rounds=24&w=64&suffix=06", "f=sponge"),
        ("f=sponge&w=8&rounds=18&rate=100", "f=sponge&rate=100&w=8"),
        ("f=permutation&w=64&rounds=24&at=start", "f=permutation"),
        ("f=permutation&state=0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "f=permutation"),
        // All columns finished is the step finished.
        ("at=0.0.theta&sub=320", "at=0.0.theta"),
    ] {
        let session = read(link);
        assert_eq!((write(&session).as_str(), session.notes()), (written, &[] as &[String]), "{link}");
    }
}

#[test]
fn a_missing_message_is_abc_only_where_the_function_is_missing_too() {
    for (link, function, message) in [
        ("", "SHA3-256", "abc"),
        ("at=0.3.chi", "SHA3-256", "abc"),
        ("foo=bar", "SHA3-256", "abc"),
        ("f=sha3-256", "SHA3-256", ""),
        ("f=shake128", "SHAKE128", ""),
        ("f=nothing", "SHA3-256", ""),
        ("m=", "SHA3-256", ""),
        ("hex=", "SHA3-256", ""),
        ("bits=", "SHA3-256", ""),
        ("m=xyz", "SHA3-256", "xyz"),
        ("hex=78797a", "SHA3-256", "xyz"),
        ("f=sha3-512&m=abc", "SHA3-512", "abc"),
    ] {
        let session = read(link);
        assert_eq!((run(&session).function.name(), text(&session).as_deref()), (function, Some(message)), "{link}");
        assert_eq!(write(&read(&write(&session))), write(&session), "{link}");
    }
}

#[test]
fn keys_are_written_in_the_order_of_the_design() {
    let sponge = "foo=1&notation=bytes&origin=centre&view=lattice&sel=1,2,3&sub=5&at=0.9.chi&w=8&rounds=10&rate=96&suffix=1f&out=9&bits=101&f=sponge";
    assert_eq!(
        keys(&write(&read(sponge))),
        ["f", "bits", "out", "suffix", "rate", "rounds", "w", "at", "sub", "sel", "view", "origin", "notation", "foo"]
    );
    let lanes = ["1f"; 25].join(",");
    let permutation = format!("b.f=x&view=lanes&at=0.17.iota&state={lanes}&w=8&rounds=3&f=permutation");
    assert_eq!(keys(&write(&read(&permutation))), ["f", "rounds", "w", "state", "at", "view", "b.f"]);
    let missing = "x=y&digest=00ff&len=5000&view=slices&outbits=13&f=shake256&at=30.1.pi";
    assert_eq!(keys(&write(&read(missing))), ["f", "outbits", "at", "view", "len", "digest", "x"]);
    assert_eq!(write(&read("state=1&at=0.1.pi&sel=*,%2A,3&m=a%2Cb%3Ac*")), "m=a,b:c*&at=0.1.pi&sel=*,*,3");
}

#[test]
fn what_nobody_here_understands_survives_in_order() {
    let session = read("b.x=1&f=shake128&foo=a+b%26&off=theta&m=q&dir=back&foo=&b.f=%CE%B8&%C3%A9");
    assert_eq!(session.notes(), &[] as &[String]);
    assert_eq!(write(&session), "f=shake128&m=q&b.x=1&foo=a+b%26&off=theta&dir=back&foo=&b.f=%CE%B8&%C3%A9=");
    let mut session = session;
    for action in [Action::Next, Action::Type("r".into()), Action::Function("SHA3-512".into())] {
        session.apply(action);
    }
    assert!(write(&session).ends_with("&b.x=1&foo=a+b%26&off=theta&dir=back&foo=&b.f=%CE%B8&%C3%A9="));
}

#[test]
fn a_bad_value_falls_back_and_is_reported_in_one_sentence() {
    let lanes = |count, lane| vec![lane; count].join(",");
    let sponge = |pair: &str| (format!("f=sponge&m=a&{pair}"), "f=sponge&m=a".to_owned());
    let shake = |pair: &str| (format!("f=shake128&m=a&{pair}"), "f=shake128&m=a".to_owned());
    let bare = |pair: &str| (format!("f=permutation&{pair}"), "f=permutation".to_owned());
    let plain = |pair: &str| (pair.to_owned(), String::new());
    let mut table = vec![
        ("f=sha4-256".to_owned(), "f=sha3-256".to_owned()),
        ("f=&m=abc".to_owned(), String::new()),
        ("f=shake128&hex=abc".to_owned(), "f=shake128".to_owned()),
        ("f=shake128&hex=0g".to_owned(), "f=shake128".to_owned()),
        ("f=shake128&bits=012".to_owned(), "f=shake128".to_owned()),
        // The first of the two counts, in the order of the design.
        ("f=shake128&hex=00&m=a".to_owned(), "f=shake128&m=a".to_owned()),
    ];
    table.extend(["out=x", "out=", "out=-1", "out=65537", "outbits=524289", "out=99999999999999999999"].map(shake));
    table.extend(["suffix=00", "suffix=xyz", "suffix=100", "suffix="].map(sponge));
    table.extend(["rate=0", "rate=1601", "rate=x", "rate=99999999999999999999"].map(sponge));
    table.extend(["rounds=0", "rounds=25", "rounds=x", "w=3", "w=0", "w=128", "w=x"].map(sponge));
    table.extend(["w=3", "rounds=25", "rate=8", "suffix=06", "out=1", "at=0.absorb", "at=0.squeeze"].map(bare));
    let states = [lanes(24, "0"), lanes(26, "0"), lanes(25, "g"), lanes(25, "10000000000000000"), String::new()];
    table.extend(states.iter().map(|state| bare(&format!("state={state}"))));
    table.extend(["rate=8", "rounds=12", "w=8", "suffix=1f", "out=33", "outbits=1"].map(plain));
    table.push(plain(&format!("state={}", lanes(25, "0"))));
    table.extend(["at=nowhere", "at=0.24.chi", "at=1.absorb", "at=9.0.theta", "at=00.absorb", "at=1:start"].map(plain));
    table
        .extend(["at=", "at=0.0.psi", "at=1.squeeze", "at=18446744073709551616.absorb", "sub=x", "sub=137"].map(plain));
    table.extend(["sub=", "sub=-1", "sel=5,0,0", "sel=0,5,0", "sel=0,0,64", "sel=1", "sel=a,b,c", "sel="].map(plain));
    table.extend(["view=cube", "view=", "origin=middle", "notation=octal", "len=x", "len=-1", "len="].map(plain));
    table.push(("at=start&sub=0".to_owned(), "at=start".to_owned()));
    table.push(("at=0.0.theta&sub=321".to_owned(), "at=0.0.theta".to_owned()));
    table.push(("f=sponge&w=8&rate=100&at=0.18.chi".to_owned(), "f=sponge&w=8&rate=100".to_owned()));
    table.push(("f=sponge&w=8&rate=100&sel=0,0,8".to_owned(), "f=sponge&w=8&rate=100".to_owned()));
    table.push(("f=sponge&w=8&rate=201".to_owned(), "f=sponge&w=8".to_owned()));
    for (bad, good) in table {
        let session = read(&bad);
        assert_eq!(session.notes().len(), 1, "{bad}: {:?}", session.notes());
        assert!(is_one_sentence(&session.notes()[0]), "{bad}: {}", session.notes()[0]);
        let fine = read(&good);
        assert_eq!(fine.notes(), &[] as &[String], "{good}");
        assert_eq!(write(&session), write(&fine), "{bad}");
    }
}

#[test]
fn several_bad_values_are_several_sentences() {
    let session = read("f=shake128&out=x&at=y&sel=z&view=v&foo=bar");
    let notes = session.notes();
    assert_eq!(notes.len(), 4, "{notes:?}");
    for (note, key) in notes.iter().zip(["out=x", "at=y", "sel=z", "view=v"]) {
        assert!(note.starts_with(key), "{note}");
    }
    assert_eq!(write(&session), "f=shake128&foo=bar");
}

#[test]
fn a_message_that_is_not_utf_8_is_said_so() {
    let session = read("m=%FF");
    assert_eq!(session.notes().len(), 1, "{:?}", session.notes());
    assert!(session.notes()[0].contains("UTF-8"));
}

#[test]
fn the_replacement_character_may_be_meant() {
    let mut session = Session::default();
    session.apply(Action::Type("a\u{FFFD}b".into()));
    let again = read(&write(&session));
    assert_eq!(text(&again).as_deref(), Some("a\u{FFFD}b"));
    assert_eq!(again.notes(), &[] as &[String], "the link's bytes EF BF BD are UTF-8");
}

#[test]
fn a_digest_that_is_none_is_said_so() {
    for link in ["len=5000&digest=xyz", "digest=00ff"] {
        let session = read(link);
        assert_eq!(session.notes().len(), 1, "{link}: {:?}", session.notes());
    }
}

#[test]
fn a_link_of_which_nothing_is_understood_says_so() {
    for link in ["%%%", "hello", "x=1&y=2"] {
        let session = read(link);
        assert_eq!(session.notes().len(), 1, "{link}: {:?}", session.notes());
    }
    for link in ["", "#", "x=1&at=0.0.theta"] {
        assert_eq!(read(link).notes(), &[] as &[String], "{link}");
    }
}

#[test]
fn limits_have_their_sentence() {
    let long = |bytes: usize| format!("x={}", "y".repeat(bytes - 2));
    let session = read(&long(LONGEST_LINK));
    assert_eq!((session.notes().len(), write(&session).len()), (1, LONGEST_LINK), "nothing of it is understood");
    let session = read(&format!("#{}&f=shake128", long(LONGEST_LINK)));
    assert_eq!(write(&session), "", "it is shown as if there were no link");
    assert_eq!(session.notes().len(), 1);
    assert_eq!(numbers(&session.notes()[0]), [LONGEST_LINK as u64 + 11, LONGEST_LINK as u64]);

    let session = read("f=shake128&out=65536");
    assert_eq!((session.notes(), run(&session).output_bits), (&[] as &[String], 8 * 65536));
    let session = read("f=shake128&out=65537");
    assert_eq!(run(&session).output_bits, 256);
    assert!(numbers(&session.notes()[0]).contains(&65536), "{:?}", session.notes());
}

#[test]
fn a_link_is_never_written_longer_than_one_is_read() {
    // Three characters are written for each "!".
    let session = read(&format!("at=0.3.chi&x={}", "!".repeat(30_000)));
    let link = write(&session);
    assert!(link.len() <= LONGEST_LINK, "{} bytes", link.len());
    assert_eq!(write(&read(&link)), link);
}

#[test]
fn many_pairs_that_are_too_long_together_are_dropped_in_one_sentence() {
    let session = read(&vec!["a=!"; 16_000].join("&"));
    assert_eq!(session.notes().len(), 1, "{} sentences", session.notes().len());
    let link = write(&session);
    assert!(link.len() <= LONGEST_LINK, "{} bytes", link.len());
    assert_eq!(write(&read(&link)), link);
}

#[test]
fn a_box_full_of_bits_makes_a_link_that_is_read() {
    let mut session = Session::default();
    session.apply(Action::Format(Format::Bits));
    session.apply(Action::GoTo("0.3.chi".into()));
    for bits in [16_001, 65_529, MOST_TYPED - 1] {
        session.apply(Action::Type("1".repeat(bits)));
        let link = write(&session);
        assert_eq!(write(&read(&link)), link, "{bits} bits");
    }
}

/// A message of 2,001 bytes, one more than travels in a link.
fn long_message() -> String {
    "0123456789".repeat(201)[..=LONGEST_MESSAGE as usize].to_owned()
}

#[test]
fn a_long_message_leaves_its_length_and_digest() {
    let mut session = Session::default();
    session.apply(Action::Type(long_message()[1..].to_owned()));
    assert_eq!(keys(&write(&session)), ["m"], "2,000 bytes travel");
    session.apply(Action::Type(long_message()));
    session.apply(Action::GoTo("7.4.pi".into()));
    session.apply(Action::PreviousElement);
    let sha3 = Sponge { w: 64, rounds: 24, rate: 1088, suffix: 0x06 };
    let digest = hex(&sha3.run(&of_bytes(long_message().as_bytes()), 256).output);
    let link = format!("f=sha3-256&at=7.4.pi&sub=24&len=2001&digest={digest}");
    assert_eq!(write(&session), link);

    let mut again = read(&link);
    assert!(is_missing(&again) && again.notes().is_empty() && again.look().is_none());
    assert_eq!(write(&again), link);
    again.apply(Action::Type(long_message()));
    assert!(!is_missing(&again));
    assert_eq!((again.notes(), write(&again)), (&[] as &[String], link.clone()));
    assert_eq!(again.lanes(), session.lanes());

    let mut again = read(&link);
    again.apply(Action::Type("abc".into()));
    assert_eq!(again.notes().len(), 1, "{:?}", again.notes());
    assert_eq!(numbers(&again.notes()[0]), [2001, 3]);
    again.apply(Action::Type(long_message()));
    assert_eq!(again.notes(), &[] as &[String], "the right one clears it");

    let mut again = read(&link);
    again.apply(Action::Type(long_message().replace('7', "8")));
    assert_eq!(again.notes().len(), 1, "{:?}", again.notes());
    assert!(again.notes()[0].contains(&digest[..8]), "{}", again.notes()[0]);
}

#[test]
fn a_link_without_a_digest_compares_the_length() {
    let mut session = read("len=3");
    assert!(is_missing(&session));
    assert_eq!(write(&session), "f=sha3-256&len=3");
    session.apply(Action::Type("abc".into()));
    assert_eq!((session.notes(), write(&session).as_str()), (&[] as &[String], ""));
    let mut session = read("len=3");
    session.apply(Action::Type("abcd".into()));
    assert_eq!(session.notes().len(), 1);
}

#[test]
fn every_wrong_message_is_said_so() {
    let mut session = read("len=5000&digest=00ff");
    for text in ["a", "ab"] {
        session.apply(Action::Type(text.into()));
        assert_eq!(session.notes().len(), 1, "{text} has not 5,000 bytes either");
    }
}

#[test]
fn a_digest_is_that_of_the_function_it_was_written_with() {
    let mut session = Session::default();
    session.apply(Action::Type(long_message()));
    let mut session = read(&write(&session));
    // While the message is missing another function is chosen: the right message is still the right one.
    session.apply(Action::Function("SHAKE128".into()));
    session.apply(Action::Type(long_message()));
    assert_eq!(session.notes(), &[] as &[String]);
}

#[test]
fn a_bare_permutation_has_no_message_to_miss() {
    let mut session = Session::default();
    session.apply(Action::Type(long_message()));
    session.apply(Action::Function("Permutation".into()));
    assert_eq!(write(&session), "f=permutation");
}

#[test]
fn a_text_that_a_box_would_change_is_shown_as_hex() {
    for session in [read("m=a%0D%0Ab"), read("m=a%0Db"), read("m=a%00b")] {
        assert_eq!(session.notes(), &[] as &[String]);
        assert!(session.message_text(0).bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(view::fields(&session)["message"]["format"], "Hex");
    }
    assert_eq!(write(&read("m=a%0D%0Ab")), "hex=610d0a62");
    let mut typed = Session::default();
    typed.apply(Action::Type("a\r\nb".into()));
    assert_eq!(write(&typed), "hex=610d0a62");
}

#[test]
fn what_a_link_does_not_say_stays() {
    let mut session = Session::default();
    session.apply(Action::ToggleTheme);
    session.apply(Action::ReducedMotion(true));
    session.apply(Action::Speed(9.0));
    session.apply(Action::Open("f=shake256&m=x".into()));
    let fields = view::fields(&session);
    assert_eq!((&fields["look"]["theme"], &fields["look"]["reducedMotion"]), (&"dark".into(), &true.into()));
    assert_eq!(session.place().speed.to_bits(), 9.0_f64.to_bits());
}

#[test]
fn back_to_a_long_message_that_is_still_here_needs_nobody() {
    let mut session = Session::default();
    session.apply(Action::Function("SHAKE128".into()));
    session.apply(Action::Type(long_message()));
    session.apply(Action::GoTo("3.2.chi".into()));
    let (here, lanes) = (write(&session), session.lanes());
    session.apply(Action::GoTo("5.absorb".into()));
    session.apply(Action::Open(here.clone()));
    assert_eq!((is_missing(&session), session.lanes(), write(&session)), (false, lanes, here.clone()));
    assert_eq!(session.message_text(0), long_message());

    // More output of the same message: the first 32 bytes of it are the same.
    let longer = here.replace("&at=", "&out=64&at=");
    session.apply(Action::Open(longer.clone()));
    assert_eq!((is_missing(&session), write(&session)), (false, longer));
    assert_eq!(session.message_text(0), long_message(), "the box shows the message that is hashed");
}

#[test]
fn a_link_of_nothing_known_opens_the_first_visit() {
    let session = open("#");
    assert_eq!((write(&session).as_str(), text(&session).as_deref()), ("", Some("abc")));
}

#[test]
fn a_plain_link_is_read_as_any_other() {
    // A key more, at its default, and it is read in full.
    let mut random = Random::new(21);
    let names: Vec<&str> =
        Choice::names().filter(|name| !Choice::named(name).is_some_and(|one| one.has_fields())).collect();
    let messages = ["", "abc", "a b&c=d", "ä€😀", "two\nlines", "%zz", "\r\n", &"long ".repeat(60)];
    let places = [
        "start",
        "0.absorb",
        "0.3.chi",
        "1.0.theta",
        "2.squeeze",
        "0.23.iota",
        "9.absorb",
        "0.24.chi",
        "x",
        "1:0.absorb",
    ];
    let parts = ["3,1,17", "*,*,*", "*,1,17", "0,0,63", "5,0,0", "0,0,64", "", "3,*,17"];
    for _ in 0..400 {
        let mut pairs = Vec::new();
        let mut some = |from: &[&str]| from[random.below(from.len())].to_owned();
        for (key, value) in [("f", some(&names)), ("m", some(&messages)), ("at", some(&places)), ("sel", some(&parts))]
        {
            if random.below(3) > 0 {
                pairs.push(form_urlencoded::Serializer::new(String::new()).append_pair(key, &value).finish());
            }
        }
        let link = pairs.join("&");
        let (plain, full) = (read(&link), read(&format!("{link}&view=lines")));
        let fields = |session: &Session| {
            let mut fields = view::fields(session);
            // How often the box was written is another story.
            fields["message"]["revision"].take();
            fields
        };
        assert_eq!(fields(&plain), fields(&full), "{link}");
        assert_eq!(plain.place(), full.place(), "{link}");
        let needs_more = Action::Open(link.clone()).needs_more();
        assert_eq!(needs_more, !plain.notes().is_empty(), "{link}: what is wrong is said by the other reader alone");
    }
}
