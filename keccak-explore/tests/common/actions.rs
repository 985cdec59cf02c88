//! Strategies for actions: what a reader might do, and what nobody would.

use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::keys::Key;
use keccak_explore::message::Format;
use keccak_explore::palette::Theme;
use keccak_explore::session::{Notation, Origin, View};
use proptest::prelude::*;
use proptest::sample::select;

/// An action of any kind with arguments that mean something.
pub(crate) fn sensible() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => function().prop_map(Action::Function),
        3 => message().prop_map(Action::Type),
        2 => select(Format::ALL).prop_map(Action::Format),
        6 => parameter(),
        8 => moving(),
        6 => looking(),
    ]
}

/// Any action at all.
pub(crate) fn any_action() -> impl Strategy<Value = Action> {
    let tuple = Just(Action::Function("TupleHash128".to_owned()));
    prop_oneof![18 => sensible(), 12 => wild(), 3 => attaching(), 1 => tuple]
}

pub(crate) fn function() -> impl Strategy<Value = String> {
    // TupleHash has a message of its own kind, in which the order of a link's pairs counts: `any_action` has it.
    select(vec![
        "cSHAKE128",
        "KMAC256",
        "KMACXOF128",
        "ParallelHash128",
        "ParallelHashXOF256",
        "TurboSHAKE128",
        "KT128",
        "KT256",
        "SHA3-224",
        "SHA3-256",
        "SHA3-384",
        "SHA3-512",
        "SHAKE128",
        "SHAKE256",
        "Keccak-224",
        "Keccak-256",
        "Keccak-384",
        "Keccak-512",
        "RawSHAKE128",
        "RawSHAKE256",
        "Sponge",
        "Sponge",
        "Sponge",
        "Permutation",
        "Permutation",
    ])
    .prop_map(str::to_owned)
}

/// Text, hex, bits, with control characters or without, nothing at all, and more than a link carries.
pub(crate) fn message() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => Just("abc".to_owned()),
        3 => any::<String>(),
        2 => "[a-z&=#+%,:*αχé🦀 \\r\\n\\t]{0,40}",
        3 => "([0-9a-f]{2}){0,40}",
        2 => "[01]{0,60}",
        1 => "[0-9a-f ]{1,9}",
        1 => ("[01]{2}|[a-f0-9]{2}|é", 900_usize..2200).prop_map(|(piece, count)| piece.repeat(count)),
    ]
}

fn parameter() -> impl Strategy<Value = Action> {
    let set = |field| move |value: String| Action::Set(field, value);
    prop_oneof![
        (0_usize..600).prop_map(|bytes| bytes.to_string()).prop_map(set(Field::OutputLength)),
        (8_usize..1700).prop_map(|bits| bits.to_string()).prop_map(set(Field::Of(Parameter::Rate))),
        "[0-9a-f]{2}".prop_map(set(Field::Of(Parameter::Suffix))),
        "[0-9a-f]{2}".prop_map(set(Field::Of(Parameter::DomainByte))),
        (0_usize..40).prop_map(|bytes| bytes.to_string()).prop_map(set(Field::Of(Parameter::BlockSize))),
        (
            "(0x([0-9a-f]{2}){0,200})|[ a-zé]{0,9}",
            select(vec![Field::Of(Parameter::Key), Field::Of(Parameter::Name), Field::Of(Parameter::Customization)])
        )
            .prop_map(|(text, field)| Action::Set(field, text)),
        (0_usize..26).prop_map(|rounds| rounds.to_string()).prop_map(set(Field::Of(Parameter::Rounds))),
        select(vec!["1", "2", "4", "8", "16", "32", "64", "3"])
            .prop_map(str::to_owned)
            .prop_map(set(Field::Of(Parameter::LaneSize))),
        prop::collection::vec("[0-9a-f]{1,16}", 25).prop_map(|lanes| lanes.join(" ")).prop_map(set(Field::StartState)),
        prop::collection::vec("[01]", 25).prop_map(|lanes| lanes.join(",")).prop_map(set(Field::StartState)),
    ]
}

fn moving() -> impl Strategy<Value = Action> {
    prop_oneof![
        select(vec![
            Action::Next,
            Action::Previous,
            Action::NextRound,
            Action::PreviousRound,
            Action::First,
            Action::Last,
            Action::NextElement,
            Action::NextElement,
            Action::PreviousElement,
            Action::PreviousElement,
            Action::Play(true),
            Action::Play(false),
            Action::TogglePlay,
        ]),
        (0_u64..500).prop_map(Action::Jump),
        (0_u64..500).prop_map(Action::Scrub),
        (0.0..5000.0).prop_map(Action::Tick),
        (0.5..30.0).prop_map(Action::Speed),
        address().prop_map(Action::GoTo),
    ]
}

pub(crate) fn address() -> impl Strategy<Value = String> {
    let step = select(vec!["theta", "rho", "pi", "chi", "iota", "θ", "Χ", "IOTA"]);
    prop_oneof![
        1 => Just("start".to_owned()),
        1 => (0_usize..4).prop_map(|p| format!("{p}.absorb")),
        1 => (0_usize..4).prop_map(|p| format!("{p}.squeeze")),
        5 => (0_usize..3, 0_usize..24, step).prop_map(|(p, round, step)| format!("{p}.{round}.{step}")),
    ]
}

pub(crate) fn selection() -> impl Strategy<Value = String> {
    let small = || prop_oneof![1 => Just("*".to_owned()), 3 => (0_usize..5).prop_map(|n| n.to_string())];
    let z = prop_oneof![1 => Just("*".to_owned()), 3 => (0_usize..64).prop_map(|n| n.to_string())];
    (small(), small(), z).prop_map(|(x, y, z)| format!("{x},{y},{z}"))
}

fn looking() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => selection().prop_map(Action::Select),
        2 => (0_usize..5, 0_usize..5, 0_usize..64).prop_map(|(x, y, z)| Action::Pin(x, y, z)),
        1 => Just(Action::Free),
        1 => prop::option::of((0_usize..5, 0_usize..5, 0_usize..64)).prop_map(Action::Hover),
        1 => (-70_i64..70, -30_i64..30).prop_map(|(z, line)| Action::Walk { z, line }),
        1 => any::<bool>().prop_map(Action::Follow),
        1 => select(View::ALL).prop_map(Action::View),
        1 => (-9.0..9.0, -9.0..9.0).prop_map(|(turn, tilt)| Action::Turn(turn, tilt)),
        1 => (-1.0..2.0).prop_map(Action::Apart),
        1 => (0.1..9.0, (-0.5..0.5, -0.5..0.5)).prop_map(|(times, at)| Action::Zoom(times, at)),
        1 => Just(Action::ResetCamera),
        1 => select(Origin::ALL).prop_map(Action::Origin),
        1 => select(Notation::ALL).prop_map(Action::Notation),
        1 => any::<bool>().prop_map(Action::Before),
        1 => select(Theme::ALL).prop_map(Action::Theme),
        1 => Just(Action::ToggleTheme),
        1 => any::<bool>().prop_map(Action::ReducedMotion),
        1 => Just(Action::Show),
        1 => Just(Action::Commit),
        2 => key().prop_map(Action::Key),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    let names = select(vec![
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Home",
        "End",
        " ",
        ",",
        ".",
        "b",
        "B",
        "f",
        "F",
        "1",
        "l",
        "n",
        "?",
        "Escape",
        "Enter",
        "é",
    ]);
    let name = prop_oneof![9 => names.prop_map(str::to_owned), 1 => any::<String>()];
    (name, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(key, shift, in_state, up)| Key {
        key,
        shift,
        in_state,
        up,
    })
}

/// A message that the viewer holds: it comes, is hashed, fails, goes.
pub(crate) fn attaching() -> impl Strategy<Value = Action> {
    prop_oneof![
        // No file is longer than 2⁵⁰ bytes, which is also the most that a link tells of.
        ("[a-z.]{0,9}", prop_oneof![0_u64..5000, 0..1_u64 << 50])
            .prop_map(|(label, len)| Action::Attach { label, len }),
        Just(Action::Remove),
        prop_oneof![0_u64..5000, 0..1_u64 << 50].prop_map(Action::Progress),
        any::<String>().prop_map(Action::Failed),
    ]
}

/// The same kinds with arguments that nobody would choose.
fn wild() -> impl Strategy<Value = Action> {
    let number = prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(-1.0),
        any::<f64>(),
    ];
    let ordinal = prop_oneof![Just(u64::MAX), Just(1_u64 << 53), any::<u64>()];
    let place = || prop_oneof![Just(usize::MAX), 0_usize..6, any::<usize>()];
    let far = || (i64::MIN / 2)..(i64::MAX / 2);
    prop_oneof![
        any::<String>().prop_map(Action::Open),
        link().prop_map(Action::Open),
        any::<String>().prop_map(Action::Function),
        (select(Field::all().collect::<Vec<_>>()), prop_oneof![any::<String>(), odd_value()])
            .prop_map(|(field, text)| Action::Set(field, text)),
        any::<String>().prop_map(Action::GoTo),
        ordinal.clone().prop_map(Action::Jump),
        ordinal.prop_map(Action::Scrub),
        number.clone().prop_map(Action::Tick),
        number.clone().prop_map(Action::Speed),
        (number.clone(), number.clone()).prop_map(|(turn, tilt)| Action::Turn(turn, tilt)),
        number.clone().prop_map(Action::Apart),
        (number.clone(), number.clone(), number).prop_map(|(times, x, y)| Action::Zoom(times, (x, y))),
        any::<String>().prop_map(Action::Select),
        (place(), place(), place()).prop_map(|(x, y, z)| Action::Pin(x, y, z)),
        prop::option::of((place(), place(), place())).prop_map(Action::Hover),
        (far(), far()).prop_map(|(z, line)| Action::Walk { z, line }),
    ]
}

/// What might be typed into a number's field.
fn odd_value() -> impl Strategy<Value = String> {
    select(vec![
        "",
        " ",
        "-1",
        "0",
        "00",
        "1e3",
        "0x10",
        "٣",
        "18446744073709551615",
        "18446744073709551616",
        "1,000",
        "99999",
        "65537",
        "½",
        "1",
        "ff",
        "100",
        "+7",
        "*",
    ])
    .prop_map(str::to_owned)
}

/// Something like a link: known keys and unknown ones, good values and bad.
pub(crate) fn link() -> impl Strategy<Value = String> {
    prop::collection::vec(pair(), 0..8).prop_map(|pairs| pairs.join("&"))
}

fn pair() -> impl Strategy<Value = String> {
    let known =
        |key: &'static str, values: BoxedStrategy<String>| values.prop_map(move |value| format!("{key}={value}"));
    let small = || prop_oneof![(0_u64..80).prop_map(|n| n.to_string()), odd_value()].boxed();
    let words = |words: &[&'static str]| select(words.to_vec()).prop_map(str::to_owned).boxed();
    prop_oneof![
        4 => known("f", function().prop_map(|name| name.to_lowercase()).boxed()),
        2 => known("m", "[a-z%+]{0,9}".boxed()),
        2 => known("hex", "[0-9a-f]{0,8}".boxed()),
        2 => known("bits", "[01]{0,20}".boxed()),
        1 => known("out", small()),
        1 => known("outbits", small()),
        1 => known("w", words(&["1", "2", "4", "8", "16", "32", "64", "5"])),
        1 => known("rounds", small()),
        1 => known("rate", prop_oneof![(8_u64..1700).prop_map(|n| n.to_string()), odd_value()].boxed()),
        1 => known("suffix", "[0-9a-g]{0,3}".boxed()),
        1 => known("state", prop::collection::vec("[0-9a-f]{1,3}", 24..26).prop_map(|lanes| lanes.join(",")).boxed()),
        3 => known("at", address().boxed()),
        2 => known("sub", small()),
        3 => known("sel", selection().boxed()),
        1 => known("view", words(&["lines", "slices", "lattice", "lanes", "cube"])),
        1 => known("origin", words(&["corner", "centre", "center"])),
        1 => known("notation", words(&["u64", "bytes", "bits", "octal"])),
        1 => known("len", small()),
        1 => known("digest", "[0-9a-f]{0,70}".boxed()),
        1 => words(&["b.f=shake128", "off=theta", "dir=back", "foo=bar", "=", "x", "%zz", "&"]),
    ]
}
