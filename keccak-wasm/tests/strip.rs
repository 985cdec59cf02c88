//! The sponge strip: its pieces fill it in order, what is drawn can be hit, and nothing leaves the panel.

mod common;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, line, somewhere, sponge};
use keccak_explore::action::{Action, Field};
use keccak_explore::link;
use keccak_explore::message::Format;
use keccak_explore::palette::CHANGED;
use keccak_explore::session::Session;
use keccak_explore::strip::{Part, Strip};
use keccak_explore::timeline::Timeline;
use keccak_wasm::layout::timeline::{self, Target};
use keccak_wasm::layout::{Rect, Shape, strip};
use keccak_wasm::seam::Seam;
use serde_json::json;

fn timeline_of(session: &Session) -> Timeline {
    Timeline::of(session).expect("the message is here")
}

/// Runs with few pieces and with as many as there can be.
fn runs() -> Vec<Session> {
    let mut runs = Vec::new();
    for (w, rate, bits, out) in
        [(64, 1088, 24, 32), (64, 1344, 8_000, 600), (1, 1, 4, 9), (1, 25, 99, 16), (8, 13, 80, 11)]
    {
        let mut session = sponge(w, 12 + 2 * w.trailing_zeros() as usize, rate);
        let message = "10".repeat(bits / 2);
        apply(&mut session, [Action::Format(Format::Bits), Action::Type(message)]);
        apply(&mut session, [Action::Set(Field::OutputLength, out.to_string())]);
        runs.push(session);
    }
    let mut bare = Session::default();
    apply(&mut bare, [Action::Function("Permutation".to_owned())]);
    runs.push(bare);
    runs
}

/// Every run at the places where the strip looks different.
fn everywhere(mut check: impl FnMut(&Session, &Timeline, f32)) {
    for mut session in runs() {
        let line = line(&session);
        let mut ordinals = vec![0, 1, line.len() / 2, line.len() - 1];
        ordinals.extend(
            [1, 2, line.absorbing, line.permutations / 2, line.permutations - 1].map(|p| line.first_ordinal(p)),
        );
        for ordinal in ordinals {
            apply(&mut session, [Action::Jump(ordinal.min(line.len() - 1))]);
            let drawn = timeline_of(&session);
            for width in WIDTHS {
                check(&session, &drawn, width);
            }
        }
    }
}

/// Whether the strip is one line.
fn narrow(width: f32) -> bool {
    width < 620.0
}

#[test]
fn pieces_stand_side_by_side_in_their_order() {
    everywhere(|session, drawn, width| {
        let about = format!("{} at {width} px", link::write(session));
        let places = strip::places(&drawn.strip, width);
        if !narrow(width) {
            assert!(places.iter().map(|(piece, _)| *piece).eq(&drawn.strip.pieces), "{about}: all of them");
        }
        assert!(places.first().is_some_and(|(_, rect)| rect.x >= 0.0));
        assert!(places.last().is_some_and(|(_, rect)| rect.x + rect.width <= width + 0.01), "{about}");
        for pair in places.windows(2) {
            assert!((pair[0].1.x + pair[0].1.width - pair[1].1.x).abs() < 1e-3, "{about}: {pair:?}");
        }
        assert!(places.iter().all(|(_, rect)| rect.width > 3.0), "{about}: {places:?}");
        assert!(places.iter().any(|(piece, _)| *piece == &drawn.strip.pieces[drawn.strip.opened()]), "{about}");
        // Blocks and outputs have one scale.
        let scaled = |part: fn(&Part) -> bool| places.iter().find(move |(piece, _)| part(&piece.part));
        if let (false, Some((block, rect)), Some((output, other))) =
            (narrow(width), scaled(|part| matches!(part, Part::Block(_))), scaled(|part| matches!(part, Part::Squeeze)))
        {
            let expected = rect.width * output.bits as f32 / block.bits as f32;
            assert!((0.0..=20.01).contains(&(other.width - expected)), "{about}: {} of {expected}", other.width);
        }
    });
}

#[test]
fn every_piece_is_hit_where_it_stands() {
    everywhere(|session, drawn, width| {
        let top = timeline::height(drawn, width) - 46.0 - 18.0 - strip::height(width);
        let y = top + strip::height(width) / 2.0 + 4.0;
        let target = |x| match timeline::hit(drawn, width, x, y) {
            Some(Target::Piece(ordinal)) => ordinal,
            other => panic!("{other:?} at {x} of {width} px: {}", link::write(session)),
        };
        for (piece, rect) in strip::places(&drawn.strip, width) {
            let (left, right) = (rect.x + 0.01, rect.x + rect.width - 0.01);
            match piece.part {
                Part::Permutation { rounds, .. } => {
                    let reached: std::collections::BTreeSet<u64> =
                        (0..=400).map(|i| target(left + (right - left) * i as f32 / 400.0)).collect();
                    let all = (0..rounds as u64).map(|round| piece.target + 5 * round);
                    assert!(reached.into_iter().eq(all), "the first step of every round");
                }
                Part::Gap(count) => {
                    let line = drawn.strip.line;
                    let last = line.first_ordinal(piece.permutation + count - 1);
                    assert_eq!((target(left), target(right)), (line.first_ordinal(piece.permutation), last));
                }
                _ => assert_eq!((target(left), target(right)), (piece.target, piece.target)),
            }
        }
    });
}

#[test]
fn nothing_leaves_the_panel_or_stands_on_its_neighbour() {
    everywhere(|session, drawn, width| {
        let scene = timeline::scene(drawn, width);
        stays_on_its_panel(&scene, &link::write(session));
        assert!(scene.shapes.iter().all(|shape| !matches!(shape, Shape::Text(text) if text.words.is_empty())));
        // Words over the strip, on one line: none reaches the next. A character is about 0.62 of its size wide.
        let mut labels: Vec<(f32, f32)> = Vec::new();
        for shape in &scene.shapes {
            if let Shape::Text(text) = shape
                && (text.size - 11.0).abs() < 0.1
            {
                labels.push((text.at.0, 0.62 * text.size * text.words.chars().count() as f32));
            }
        }
        assert!(labels.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0), "{width} px: {labels:?}");
    });
    let mut random = Random::new(5);
    for width in WIDTHS {
        for w in LANE_SIZES {
            let session = somewhere(&mut random, w);
            stays_on_its_panel(&timeline::scene(&timeline_of(&session), width), &link::write(&session));
        }
    }
}

#[test]
fn the_current_round_is_marked_in_f_alone() {
    everywhere(|session, drawn, width| {
        if narrow(width) {
            return;
        }
        let scene = timeline::scene(drawn, width);
        let ticks: Vec<Rect> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Fill(rect, paint) if paint.role == CHANGED && rect.y < 70.0 => Some(*rect),
                _ => None,
            })
            .collect();
        let inside = strip_now(&drawn.strip);
        assert_eq!(ticks.len(), usize::from(inside.is_some()), "{} at {width} px", link::write(session));
        if let Some(target) = inside {
            let (x, _) = ticks[0].centre();
            assert_eq!(strip::hit(&drawn.strip, width, x, 40.0), Some(target), "{width} px: it leads to its own round");
        }
    });
}

/// The first position of the current round.
fn strip_now(strip: &Strip) -> Option<u64> {
    strip.pieces.iter().find_map(|piece| match piece.part {
        Part::Permutation { round: Some(round), .. } => Some(piece.target + 5 * round as u64),
        _ => None,
    })
}

#[test]
fn the_pointer_is_told_the_address_that_a_press_leads_to() {
    let mut seam = Seam::new();
    let width = 1408.0;
    let gesture = |seam: &mut Seam, kind: &str, x: f64, y: f64| {
        let height = seam.height("timeline", width);
        seam.gesture("timeline", width, height, &json!({ "kind": kind, "x": x, "y": y }).to_string())
    };
    let said = |seam: &Seam| {
        let scene = seam.scene("timeline", width, seam.height("timeline", width));
        stays_on_its_panel(&scene, "what the pointer is told");
        scene.shapes.iter().find_map(|shape| match shape {
            Shape::Text(text) if text.words.contains('.') => Some(text.words.clone()),
            _ => None,
        })
    };
    let mut random = Random::new(12);
    for _ in 0..60 {
        let (x, y) = (random.below(1408) as f64, random.below(140) as f64);
        let answer = gesture(&mut seam, "hover", x, y);
        let told = said(&seam);
        if told.is_some() {
            assert_eq!(answer, r#"{"repaint":["timeline"]}"#, "nothing else changes");
        }
        assert_eq!(gesture(&mut seam, "hover", x, y), "{}", "it stays");
        gesture(&mut seam, "press", x, y);
        let link = seam.apply("\"Show\"");
        let view: serde_json::Value = serde_json::from_str(&link).expect("fields");
        let address = view["position"]["address"].as_str().expect("an address").to_owned();
        assert!(told.is_none_or(|told| told == address), "({x}, {y}): {address}");
        assert_eq!(said(&seam), None, "once it is there, it needn't be told");
    }
    gesture(&mut seam, "hover", 700.0, 110.0);
    assert!(said(&seam).is_some());
    gesture(&mut seam, "leave", 0.0, 0.0);
    assert_eq!(said(&seam), None);
}
