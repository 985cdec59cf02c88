//! The figures of the steps, in gutter and band and beside the drawing: what leads from where to where, and that it fits.

mod common;

use std::collections::BTreeSet;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::action::Action;
use keccak_explore::figure::Figure;
use keccak_explore::palette::{CHANGED, PAPER, READ, WRITTEN};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session};
use keccak_wasm::layout::aside;
use keccak_wasm::layout::lines::{self, Geometry};
use keccak_wasm::layout::{Align, Face, Scene, Shape, Text};

/// The widths that the right column has, of every tier.
const COLUMNS: [f32; 5] = [206.0, 260.0, 294.0, 360.0, 780.0];

#[test]
fn the_small_figure_stays_on_its_panel() {
    let mut random = Random::new(5);
    let mut drawn = BTreeSet::new();
    for w in LANE_SIZES {
        for _ in 0..40 {
            let session = somewhere(&mut random, w);
            let picture = Picture::of(&session).expect("the message is here");
            assert_eq!(aside::height(&picture, 199.0).to_bits(), 0, "there is no room for it");
            for width in COLUMNS {
                let scene = aside::scene(&picture, width);
                assert_eq!(scene.height.to_bits(), aside::height(&picture, width).to_bits());
                assert_eq!(scene.height > 0.0, !scene.shapes.is_empty());
                let about = format!("w = {w}, {width} px, {}", keccak_explore::link::write(&session));
                stays_on_its_panel(&scene, &about);
                texts_are_apart(&scene, 0.0, &about);
                if let (Event::Step(_, step), true) = (picture.position.event, scene.height > 0.0) {
                    drawn.insert(step);
                }
            }
        }
    }
    for step in [Step::Theta, Step::Chi, Step::Iota] {
        assert!(drawn.contains(&step), "{step} is never drawn");
    }
}

/// A session just after a step of the second round, a bit of it pinned.
fn after(step: &str, w: usize, (x, y, z): (usize, usize, usize)) -> Session {
    let mut session = sponge(w, 12, 25 * w / 2 + 1);
    let l = w.trailing_zeros() as usize;
    let address = format!("0.{}.{step}", 2 * l + 1);
    apply(&mut session, [Action::GoTo(address), Action::Pin(x, y, z)]);
    session
}

/// That no two upright texts below `top` stand on each other. Words are narrower than values.
fn texts_are_apart(scene: &Scene, top: f32, about: &str) {
    let texts: Vec<(Text, [f32; 4])> = scene
        .shapes
        .iter()
        .filter_map(|shape| {
            let Shape::Text(text) = shape else { return None };
            let long =
                if text.style.face() == Face::Mono { 0.6 } else { 0.5 } * text.size * text.words.chars().count() as f32;
            let left = text.at.0
                - match text.style.anchor() {
                    Align::Left => 0.0,
                    Align::Centre => long / 2.0,
                    Align::Right => long,
                };
            let (above, below) = (0.72 * text.size, 0.05 * text.size);
            (text.at.1 > top && !text.style.is_turned())
                .then(|| (text.clone(), [left, text.at.1 - above, left + long, text.at.1 + below]))
        })
        .collect();
    for (i, (text, a)) in texts.iter().enumerate() {
        for (other, b) in &texts[..i] {
            let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
            assert!(apart, "{about}: “{}” and “{}” at {a:?} and {b:?}", text.words, other.words);
        }
    }
}

#[test]
fn the_bands_of_chi_and_iota_hold_in_every_corner() {
    for w in LANE_SIZES {
        for (step, x, y, z) in [("chi", 0, 0, 0), ("chi", 3, 4, w - 1), ("chi", 4, 2, w / 2), ("iota", 0, 0, w - 1)] {
            let session = after(step, w, (x, y, z));
            let picture = Picture::of(&session).expect("the message is here");
            for width in WIDTHS {
                let geometry = Geometry::new(width, w);
                let scene = lines::scene(&picture, &geometry, &session);
                let about = format!("{step} of w = {w} at {width} px");
                stays_on_its_panel(&scene, &about);
                let last = geometry.rect(Bit { x: 4, y: 4, z: 0 });
                texts_are_apart(&scene, last.y + last.height + 1.0, &about);
            }
        }
    }
}

#[test]
fn iota_drops_a_line_from_every_one_of_its_constant() {
    for w in LANE_SIZES {
        let session = after("iota", w, (0, 0, 0));
        let picture = Picture::of(&session).expect("the message is here");
        let Figure::Iota(iota) = &*picture.figure else { panic!("this is ι") };
        // A phone has no gutter: all arrowheads are those of the lines.
        let geometry = Geometry::new(382.0, w);
        let scene = lines::scene(&picture, &geometry, &session);
        let mut tips: Vec<u32> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Polygon(points, paint) if paint.role == CHANGED => Some(points[0].0.to_bits()),
                _ => None,
            })
            .collect();
        let line = |z: usize| geometry.rect(Bit { x: 0, y: 0, z }).centre().0.to_bits();
        let mut ones: Vec<u32> = (0..w).filter(|z| iota.constant >> z & 1 == 1).map(line).collect();
        tips.sort_unstable();
        ones.sort_unstable();
        assert_eq!(tips, ones, "w = {w}, RC[{}]", iota.round);
    }
}

/// Just after a step of the first round, with a random bit pinned.
fn pinned_after(step: &str, w: usize, random: &mut Random) -> (Picture, Session, Bit) {
    let mut session = sponge(w, 12 + 2 * w.trailing_zeros() as usize, 25 * w / 2 + 1);
    let bit = Bit { x: random.below(5), y: random.below(5), z: random.below(w) };
    let origin = random.pick(Origin::ALL);
    apply(
        &mut session,
        [Action::GoTo(format!("0.0.{step}")), Action::Pin(bit.x, bit.y, bit.z), Action::Origin(origin)],
    );
    (Picture::of(&session).expect("the message is here"), session, bit)
}

#[test]
fn the_small_figures_of_rho_and_pi_stay_in_their_column() {
    let mut random = Random::new(8);
    for step in ["rho", "pi"] {
        for w in LANE_SIZES {
            for width in [200.0, 206.0, 294.0, 360.0, 780.0] {
                let (picture, _, bit) = pinned_after(step, w, &mut random);
                let scene = aside::scene(&picture, width);
                assert!(scene.height > 90.0 && scene.shapes.len() > 25, "{step}, w = {w}, {width} px");
                stays_on_its_panel(&scene, &format!("{step}, w = {w}, {bit:?}"));
            }
            let (picture, ..) = pinned_after(step, w, &mut random);
            assert!(aside::height(&picture, 199.0) <= 0.0, "there is no room for it");
        }
    }
}

#[test]
fn a_thread_leads_from_where_rho_took_a_bit_to_where_it_is() {
    let mut random = Random::new(9);
    // The offsets of FIPS 202, table 2, of five lanes.
    for ((x, y), offset) in [((0, 0), 0), ((1, 0), 1), ((3, 0), 28), ((2, 4), 253), ((4, 4), 78)] {
        for w in LANE_SIZES {
            let (_, mut session, _) = pinned_after("rho", w, &mut random);
            let z = random.below(w);
            apply(&mut session, [Action::Pin(x, y, z)]);
            let picture = Picture::of(&session).expect("the message is here");
            for width in WIDTHS {
                let geometry = Geometry::new(width, w);
                let scene = lines::scene(&picture, &geometry, &session);
                let place = |z| geometry.rect(Bit { x, y, z }).centre().0;
                let threads = scene.shapes.iter().filter_map(|shape| match shape {
                    Shape::Line(points, stroke) if stroke.paint.role == READ => Some((points[0].0, points[1].0)),
                    _ => None,
                });
                let expected = vec![(place((z + w - offset % w) % w), place(z))];
                assert_eq!(threads.collect::<Vec<_>>(), expected, "({x}, {y}, {z}) of w = {w} at {width} px");
            }
        }
    }
}

#[test]
fn a_curve_leads_from_where_pi_took_a_lane_to_where_it_is() {
    let mut random = Random::new(10);
    for w in LANE_SIZES {
        for width in WIDTHS.into_iter().filter(|width| *width >= 620.0) {
            let (picture, session, bit) = pinned_after("pi", w, &mut random);
            let geometry = Geometry::new(width, w);
            let scene = lines::scene(&picture, &geometry, &session);
            let middle = |x: usize, y: usize| geometry.rect(Bit { x: x % 5, y: y % 5, z: 0 }).centre().1;
            let bottom = middle(4, 4);
            let curves = scene.shapes.iter().filter_map(|shape| match shape {
                Shape::Curve(points, stroke) if points[0].1 <= bottom && stroke.paint.role != PAPER => {
                    Some((points[0].1, points[3].1, stroke.paint.role == WRITTEN))
                }
                _ => None,
            });
            let curves: Vec<_> = curves.collect();
            assert_eq!(curves.len(), 25, "one for each lane");
            for (x, y) in (0..25).map(|lane| (lane % 5, lane / 5)) {
                let curve = (middle(x + 3 * y, x), middle(x, y), (x, y) == (bit.x, bit.y));
                assert!(curves.contains(&curve), "({x}, {y}) at {width} px: {curves:?}");
            }
        }
    }
}

#[test]
fn the_byte_that_enters_or_leaves_stays_in_its_column() {
    let mut random = Random::new(7);
    let mut drawn = 0;
    for width in [0.0, 120.0, 199.0, 206.0, 294.0, 350.0, 600.0] {
        for w in LANE_SIZES {
            for turn in 0..8 {
                let mut session = somewhere(&mut random, w);
                if turn % 2 == 0 {
                    // Absorb, or the last squeeze.
                    let there = if turn % 4 == 0 { Action::Jump(1) } else { Action::Last };
                    apply(&mut session, [there, Action::Select("0,0,0".to_owned())]);
                }
                let picture = Picture::of(&session).expect("the message is here");
                let scene = aside::scene(&picture, width);
                assert_eq!(scene.height.to_bits(), aside::height(&picture, width).to_bits());
                assert_eq!(scene.shapes.is_empty(), scene.height <= 0.0, "a figure has a height");
                stays_on_its_panel(&scene, &format!("w = {w}, {}", keccak_explore::link::write(&session)));
                drawn += usize::from(scene.height > 0.0);
            }
        }
    }
    assert!(drawn > 20, "{drawn}");
}

#[test]
fn long_blocks_and_outputs_stay_on_the_panel() {
    for link in [
        "f=shake128&out=168&at=0.squeeze&sel=0,4,63",
        "f=shake128&out=400&at=1.squeeze&sel=0,4,63",
        "f=sha3-512&at=0.squeeze&sel=1,1,63",
        "f=sponge&rate=1600&out=200&at=0.squeeze&sel=4,4,63",
        "f=sponge&rate=1600&at=0.absorb&sel=4,4,63",
        "f=sponge&rate=1599&at=0.absorb&sel=4,4,62",
        "f=sponge&rate=1&w=1&rounds=1&m=abc&at=40.absorb&sel=0,0,0",
        "f=shake256&m=a&at=0.absorb&sel=1,3,63",
        "f=permutation&w=32&at=start",
    ] {
        let mut session = Session::default();
        apply(&mut session, [Action::Open(link.to_owned())]);
        let picture = Picture::of(&session).expect("the message is here");
        for width in WIDTHS {
            let scene = lines::scene(&picture, &Geometry::new(width, picture.shown.w), &session);
            stays_on_its_panel(&scene, link);
        }
    }
}
