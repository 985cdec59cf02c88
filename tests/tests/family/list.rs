//! The list of functions: what a viewer offers, and what each setting makes.

use std::collections::HashSet;

use keccak_core::functions::{
    FAMILY, FUNCTIONS, Field, Kind, Member, Mode, OutputLength, ParameterError, Settings, Strength,
};
use keccak_core::trace::TraceBuilder;

#[test]
fn every_member_has_a_name_of_its_own_and_makes_a_run() {
    let names: HashSet<String> = FAMILY.iter().map(|member| member.name.to_lowercase()).collect();
    assert_eq!(names.len(), FAMILY.len());
    for (member, function) in FAMILY.iter().zip(&FUNCTIONS) {
        assert_eq!((member.name, member.kind), (function.name, Kind::Plain(*function)));
    }
    for member in &FAMILY {
        assert_eq!(Member::named(&member.name.to_lowercase()), Some(member));
        let Some(mode) = member.mode(&Settings::default()).expect("the settings are in range") else {
            assert_eq!((member.name, member.output()), ("Permutation", None));
            continue;
        };
        let trace = TraceBuilder::of(mode.clone(), None).expect("it is in range").try_finish(256).expect("no elements");
        assert_eq!(trace.mode(), Some(&mode));
        assert_eq!(trace.output().len(), 32);
        let fixed = matches!(member.output(), Some(OutputLength::Fixed(_)));
        assert_eq!(fixed, matches!(member.kind, Kind::Plain(_)) && !member.name.to_lowercase().contains("shake"));
    }
    assert_eq!(Member::named("SHA3"), None);
}

/// What a viewer shows for a field does something: another value is another run; and a field that isn't listed does nothing.
#[test]
fn a_field_changes_the_functions_that_have_it_and_no_others() {
    let before = Settings::default();
    let sponge = keccak_core::functions::Parameters::new(8, 18, 40, 1).expect("it is in range");
    let changes = [
        (Field::Key, Settings { key: b"k"[..].into(), ..before.clone() }),
        (Field::Name, Settings { name: b"n"[..].into(), ..before.clone() }),
        (Field::Customization, Settings { customization: b"s"[..].into(), ..before.clone() }),
        (Field::BlockSize, Settings { block: 9, ..before.clone() }),
        (Field::DomainByte, Settings { domain: 9, ..before.clone() }),
    ];
    for member in &FAMILY {
        let mode = |settings: &Settings| member.mode(settings).expect("the settings are in range");
        for (field, settings) in &changes {
            let has = member.fields().contains(field);
            assert_eq!(mode(settings) != mode(&before), has, "{} of {}", field.name(), member.name);
        }
        let free = Settings { sponge, ..before.clone() };
        assert_eq!(mode(&free) != mode(&before), member.fields().contains(&Field::Suffix));
    }
}

#[test]
fn what_is_out_of_range_is_said_with_the_range() {
    let set = |name, settings: &Settings| Member::named(name).expect("it is offered").mode(settings).map(|_| ());
    let before = Settings::default();
    for (domain, fits) in [(0, false), (1, true), (0x7F, true), (0x80, false), (0xFF, false)] {
        let wanted = if fits { Ok(()) } else { Err(ParameterError::DomainByte(domain)) };
        assert_eq!(set("TurboSHAKE128", &Settings { domain, ..before.clone() }), wanted);
    }
    let refused = set("ParallelHash256", &Settings { block: 0, ..before }).expect_err("no block is empty");
    assert_eq!(refused.to_string(), format!("The block size is 0 bytes, but a block has 1 to {}.", 1u64 << 53));
    assert!(keccak_core::functions::ParallelHash128::new(0, b"").is_err());
    assert!(keccak_core::functions::ParallelHash128::new(u64::MAX, b"").is_err());
    assert!(keccak_core::functions::Parameters::turbo_shake(Strength::S128, 0x80).is_err());
    assert!(Mode::from_bytes(&[4, 0, 0]).is_none());
}
