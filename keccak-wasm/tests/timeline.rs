//! The timeline: every position can be hit where its bar is drawn, and all stays on the panel.

mod common;

use std::collections::BTreeSet;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, hashed, line, somewhere, sponge};
use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;
use keccak_explore::view;
use keccak_wasm::layout::Shape;
use keccak_wasm::layout::timeline::{self, Target};

/// A sponge that takes one byte a permutation, with a message of so many permutations.
fn permutations(count: usize) -> Session {
    let mut session = sponge(64, 24, 8);
    let message = vec![0x5A; count - 1];
    let set = |field, text: &str| Action::Set(field, text.to_owned());
    apply(&mut session, [set(Field::Of(Parameter::Suffix), "01"), set(Field::OutputLength, "1")]);
    apply(&mut session, [Action::Attach { label: "a file".to_owned(), len: message.len() as u64 }]);
    let hash = view::fields(&session)["hash"].to_string();
    session.adopt(0, &hashed(&hash, &message));
    session
}

/// Goes to a position and lends the bytes that it asks for.
fn go(session: &mut Session, ordinal: u64) -> Timeline {
    apply(session, [Action::Jump(ordinal)]);
    if let Some(wants) = view::fields(session)["wants"].as_object() {
        let number = |name: &str| wants[name].as_u64().expect("a number") as usize;
        session.lend(0, number("from"), &vec![0x5A; number("to") - number("from")]);
    }
    Timeline::of(session).expect("the bytes are here")
}

#[test]
fn every_position_of_the_opened_permutation_can_be_hit() {
    let mut random = Random::new(3);
    for count in [1, 2, 50, 1_000_000] {
        let mut session = permutations(count);
        let line = line(&session);
        assert_eq!(line.permutations, count as u64);
        let last = line.len() - 1;
        for ordinal in [last, random.word() % last] {
            let drawn = go(&mut session, ordinal);
            let mut positions: BTreeSet<u64> = drawn.bars.iter().map(|bar| bar.ordinal).collect();
            if drawn.strip.permutation == 0 {
                positions.insert(0);
            }
            for width in [320.0, 619.0, 1096.0] {
                let mut hits = Vec::new();
                // The narrowest bars are two pixels apart.
                for x in 0..=width as u32 {
                    match timeline::hit(&drawn, width, x as f32, among_bars(&drawn, width)) {
                        Some(Target::Ordinal(ordinal)) => hits.push(ordinal),
                        other => panic!("{other:?} in the lower row"),
                    }
                }
                assert!(hits.is_sorted(), "later is further to the right");
                let reached: BTreeSet<u64> = hits.into_iter().collect();
                assert_eq!(reached, positions, "{count} permutations at {width} px");
                let scene = timeline::scene(&drawn, width);
                stays_on_its_panel(&scene, &format!("{count} permutations at {ordinal}"));
            }
        }
    }
}

#[test]
fn the_bar_on_show_is_hit_where_it_is_drawn() {
    let mut session = permutations(3);
    for ordinal in 0..line(&session).len() {
        let drawn = go(&mut session, ordinal);
        for width in [320.0, 619.0, 620.0, 1408.0] {
            let scene = timeline::scene(&drawn, width);
            // A triangle stands over the current bar; those of the strip are arrowheads.
            let above = timeline::height(&drawn, width) - 60.0;
            let triangles = scene.shapes.iter().filter_map(|shape| match shape {
                Shape::Polygon(points, _) if points.iter().all(|point| point.1 > above) => {
                    Some(points.iter().map(|point| point.0).sum::<f32>() / 3.0)
                }
                _ => None,
            });
            let now: Vec<f32> = triangles.collect();
            assert_eq!(now.len(), usize::from(ordinal > 0), "{ordinal} at {width} px");
            for x in now {
                let hit = timeline::hit(&drawn, width, x, among_bars(&drawn, width));
                assert_eq!(hit, Some(Target::Ordinal(ordinal)), "{width} px");
            }
        }
    }
}

#[test]
fn where_permutations_are_left_out_each_can_be_hit_over_the_strip() {
    for count in [6, 7, 50] {
        let mut session = permutations(count);
        let line = line(&session);
        let drawn = go(&mut session, 9);
        for width in WIDTHS {
            let hits: Vec<u64> = (0..=(2.0 * width) as u32)
                .map(|step| match timeline::hit(&drawn, width, step as f32 / 2.0, 3.0) {
                    Some(Target::Permutation(ordinal)) => ordinal,
                    other => panic!("{other:?} in the topmost bar"),
                })
                .collect();
            assert!(hits.is_sorted());
            let reached: BTreeSet<u64> = hits.into_iter().collect();
            assert_eq!(reached, (0..count as u64).map(|p| line.first_ordinal(p)).collect(), "{width} px");
        }
    }
    let drawn = go(&mut permutations(5), 9);
    for y in [0.0, 3.0, 12.0] {
        let hit = timeline::hit(&drawn, 1000.0, 500.0, y);
        assert!(matches!(hit, Some(Target::Piece(_))), "five are all in the strip");
    }
}

#[test]
fn timelines_of_any_run_stay_on_their_panel() {
    let mut random = Random::new(4);
    for width in WIDTHS {
        for w in LANE_SIZES {
            let session = somewhere(&mut random, w);
            let drawn = Timeline::of(&session).expect("the message is here");
            let scene = timeline::scene(&drawn, width);
            assert_eq!(scene.height.to_bits(), timeline::height(&drawn, width).to_bits());
            stays_on_its_panel(&scene, &keccak_explore::link::write(&session));
        }
    }
}

/// A height at which the bars are hit.
fn among_bars(timeline: &Timeline, width: f32) -> f32 {
    timeline::height(timeline, width) - 30.0
}
