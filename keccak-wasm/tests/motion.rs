//! Motion: it begins with the state before, ends with the state after, and stays on the panel.

mod common;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, bits, line, sponge};
use keccak_core::influence::sources;
use keccak_core::parts::Bit;
use keccak_core::position::Event;
use keccak_explore::action::Action;
use keccak_explore::palette::{ONE, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, View};
use keccak_wasm::layout::lines::{self, Geometry};
use keccak_wasm::layout::{Scene, Shape, lanes, lattice, slices, state};

#[test]
fn a_motion_begins_with_the_state_before() {
    let mut random = Random::new(5);
    for w in LANE_SIZES {
        let mut session = sponge(w, 2, 25 * w / 2 + 1);
        let last = line(&session).len() - 1;
        for ordinal in 1..=last.min(12) {
            apply(&mut session, [Action::Scrub(ordinal), Action::Free]);
            let picture = Picture::of(&session).expect("the message is here");
            let geometry = Geometry::new(WIDTHS[random.word() as usize % WIDTHS.len()], w);
            let scene = lines::scene_at(&picture, &geometry, &session, 0.0);
            for bit in bits(w) {
                let centre = geometry.rect(bit).centre();
                let mut drawn = scene.shapes.iter().filter_map(|shape| match shape {
                    Shape::Fill(rect, paint) if rect.contains(centre) && paint.percent > 0 => Some(paint.role),
                    _ => None,
                });
                let expected = if picture.before.bit(bit) { ONE } else { ZERO };
                assert_eq!(drawn.next_back(), Some(expected), "{bit:?} of w = {w} at {}", picture.position);
            }
            let still = lines::scene(&picture, &geometry, &session);
            assert_eq!(lines::scene_at(&picture, &geometry, &session, 1.0).shapes, still.shapes, "and ends with it");
        }
    }
}

#[test]
fn everything_that_moves_stays_on_the_panel() {
    for w in LANE_SIZES {
        let mut session = sponge(w, 2, 25 * w / 2 + 1);
        for ordinal in 1..12 {
            apply(&mut session, [Action::Scrub(ordinal), Action::Pin(4, 4, 0)]);
            let picture = Picture::of(&session).expect("the message is here");
            for width in WIDTHS {
                for progress in [0.0, 0.1, 0.5, 0.9, f32::NAN] {
                    let scene = lines::scene_at(&picture, &Geometry::new(width, w), &session, progress);
                    let moving = Scene {
                        shapes: scene.shapes,
                        width: width + 8.0,
                        ..Scene::empty(width, scene.height, scene.theme)
                    };
                    stays_on_its_panel(&moving, &format!("w = {w}, {} at {progress}", picture.position));
                }
            }
        }
    }
}

#[test]
fn in_slices_and_lanes_a_moved_bit_comes_straight_from_where_it_stood() {
    let mut random = Random::new(11);
    for view in [View::Slices, View::Lanes] {
        for w in [8, 64] {
            for (step, moves) in [("rho", true), ("pi", true), ("chi", false)] {
                let mut session = sponge(w, 12 + 2 * w.trailing_zeros() as usize, 25 * w / 2 + 1);
                apply(&mut session, [Action::GoTo(format!("0.1.{step}")), Action::View(view)]);
                let picture = Picture::of(&session).expect("the message is here");
                let squares = |progress: f32| -> Vec<(i32, i32)> {
                    let scene = state::scene(&picture, 1096.0, &session, progress);
                    let filled = scene.shapes.iter().filter_map(|shape| match shape {
                        Shape::Fill(rect, paint) if paint.role == ONE || paint.role == ZERO => Some(rect.centre()),
                        _ => None,
                    });
                    filled.map(|(x, y)| ((8.0 * x).round() as i32, (8.0 * y).round() as i32)).collect()
                };
                let place = |bit: Bit| match view {
                    View::Slices => slices::Geometry::new(1096.0, w, Origin::Corner).rect(bit).centre(),
                    _ => lanes::Geometry::new(1096.0, w, Origin::Corner).rect(bit).centre(),
                };
                // Half the time is half the way.
                let halfway = squares(0.5);
                for _ in 0..40 {
                    let bit = Bit { x: random.below(5), y: random.below(5), z: random.below(w) };
                    let event = picture.position.event;
                    let Event::Step(_, name) = event else { panic!("{step} is a step") };
                    let from = if moves { sources(name, bit, w).as_slice()[0] } else { bit };
                    let ((ax, ay), (bx, by)) = (place(from), place(bit));
                    let middle = ((4.0 * (ax + bx)).round() as i32, (4.0 * (ay + by)).round() as i32);
                    let near = |at: &(i32, i32)| (at.0 - middle.0).abs() <= 1 && (at.1 - middle.1).abs() <= 1;
                    assert!(halfway.iter().any(near), "{bit:?} of w = {w} in {} after {step}", view.name());
                }
            }
        }
    }
}

#[test]
fn in_the_lattice_what_moves_begins_where_it_stood_and_ends_where_it_stands() {
    for w in [8, 64] {
        for step in ["rho", "pi"] {
            let mut session = sponge(w, 12 + 2 * w.trailing_zeros() as usize, 25 * w / 2 + 1);
            apply(&mut session, [Action::GoTo(format!("0.1.{step}")), Action::View(View::Lattice)]);
            let picture = Picture::of(&session).expect("the message is here");
            let still = lattice::Geometry::new(&picture, 1096.0);
            let begun = lattice::Geometry::at(&picture, 1096.0, 0.0);
            let ended = lattice::Geometry::at(&picture, 1096.0, 1.0);
            let Event::Step(_, name) = picture.position.event else { panic!("{step} is a step") };
            for bit in bits(w) {
                let from = sources(name, bit, w).as_slice()[0];
                let near = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() < 0.1 && (a.1 - b.1).abs() < 0.1;
                assert!(near(begun.middle(bit, true), still.middle(from, true)), "{bit:?} of w = {w}, {step}");
                assert!(near(ended.middle(bit, true), still.middle(bit, true)), "{bit:?} of w = {w}, {step}");
            }
        }
    }
}

#[test]
fn in_every_view_what_moves_stays_on_the_panel() {
    for view in [View::Slices, View::Lattice, View::Lanes] {
        for ordinal in 1..9 {
            let mut session = sponge(64, 24, 1088);
            apply(&mut session, [Action::Scrub(ordinal), Action::Pin(1, 3, 40), Action::View(view)]);
            let picture = Picture::of(&session).expect("the message is here");
            for width in [360.0, 790.0, 1096.0] {
                for progress in [0.0, 0.5, f32::NAN] {
                    let scene = state::scene(&picture, width, &session, progress);
                    stays_on_its_panel(&scene, &format!("{} at {}, {progress}", view.name(), picture.position));
                }
            }
        }
    }
}
