//! The view Lattice: what is seen at a point is hit there, and it is turned and enlarged.

mod common;

use common::{LANE_SIZES, Random, apply, bits, somewhere};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::figure::Figure;
use keccak_explore::palette::{CHANGED, CHANGED_FRONT, CHANGED_SIDE, ONE, ONE_FRONT, ONE_SIDE, PARITY, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session, View};
use keccak_wasm::layout::{Shape, lanes, lattice, state};
use keccak_wasm::seam::Seam;
use serde_json::json;

const SOME_WIDTHS: [f32; 5] = [320.0, 390.0, 790.0, 1096.0, 3000.0];

fn picture(session: &Session) -> Picture {
    Picture::of(session).expect("the message is here")
}

/// In the lattice what is seen at a point is what was painted there last.
#[test]
fn in_the_lattice_the_tile_on_top_is_hit() {
    let mut random = Random::new(12);
    let mut hits = 0;
    for round in 0..120 {
        let w = random.pick(&LANE_SIZES);
        let mut session = somewhere(&mut random, w);
        let mut share = |most: f64| random.below(1001) as f64 / 1000.0 * most;
        let turn = if round % 4 == 0 { (0.0, 0.0) } else { (share(6.2) - 3.1, share(1.0) - 0.5) };
        apply(
            &mut session,
            [
                Action::View(View::Lattice),
                Action::Free,
                Action::Hover(None),
                Action::Turn(turn.0, turn.1),
                Action::Apart(share(1.0)),
                Action::Zoom(1.0 + share(3.0), (share(0.8) - 0.4, share(0.4) - 0.2)),
            ],
        );
        let width = random.pick(&SOME_WIDTHS);
        let picture = picture(&session);
        // The constant stands over bits, and is none.
        if matches!(*picture.figure, Figure::Iota(_)) {
            continue;
        }
        let scene = state::scene(&picture, width, &session, 1.0);
        let painted: Vec<_> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Polygon(points, paint) if points.len() == 4 => Some((points, paint.role)),
                _ => None,
            })
            .collect();
        for _ in 0..60 {
            let at = (random.below(1000) as f32 / 1000.0 * width, random.below(1000) as f32 / 1000.0 * scene.height);
            let seen = painted.iter().rev().find(|(points, _)| inside(points, at)).map(|(_, role)| *role);
            let hit = state::hit(&picture, width, at.0, at.1);
            match (hit, seen) {
                (Some(bit), Some(role)) if role == ZERO || role == ONE || role == CHANGED => {
                    hits += 1;
                    let (one, flipped) = (picture.shown.bit(bit), picture.flipped.bit(bit));
                    let expected = if flipped {
                        [CHANGED, ZERO]
                    } else if one {
                        [ONE; 2]
                    } else {
                        [ZERO; 2]
                    };
                    // In the gaps of a plane its place is hit, whatever of a lower plane shows through.
                    let geometry = lattice::Geometry::new(&picture, width);
                    let gap = !inside(&geometry.top(bit, false), at) && !inside(&geometry.top(bit, one), at);
                    assert!(
                        expected.contains(&role) || gap,
                        "{} at {at:?}: {bit:?} {one} {flipped} {:?} {}",
                        role.swatch().name,
                        session.place().camera,
                        keccak_explore::link::write(&session)
                    );
                }
                (Some(bit), Some(role)) if [ONE_FRONT, ONE_SIDE, CHANGED_FRONT, CHANGED_SIDE].contains(&role) => {
                    hits += 1;
                    let flipped = role == CHANGED_FRONT || role == CHANGED_SIDE;
                    let geometry = lattice::Geometry::new(&picture, width);
                    let gap = !inside(&geometry.top(bit, false), at);
                    assert!(picture.shown.bit(bit) && picture.flipped.bit(bit) == flipped || gap, "{at:?}: {bit:?}");
                }
                (None, Some(role)) => {
                    assert!(role == PARITY || role == ZERO, "{} at {at:?} is not hit", role.swatch().name);
                }
                _ => (),
            }
        }
    }
    assert!(hits > 500, "{hits}");
}

/// Whether a point is in a convex polygon.
fn inside(points: &[(f32, f32)], (x, y): (f32, f32)) -> bool {
    let sides = (0..points.len()).map(|i| {
        let (a, b) = (points[i], points[(i + 1) % points.len()]);
        (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0)
    });
    let sides: Vec<f32> = sides.collect();
    sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0)
}

#[test]
fn in_a_lattice_of_zeros_and_in_one_of_ones_every_bit_is_hit() {
    let zeros = json!("Show");
    let ones = json!({ "Set": ["Start state", vec!["ffffffffffffffff"; 25].join(" ")] });
    for (action, one) in [(zeros, false), (ones, true)] {
        let mut session = Session::default();
        apply(&mut session, [Action::Function("Permutation".to_owned()), Action::View(View::Lattice)]);
        apply(&mut session, Action::from_json(&action.to_string()));
        let picture = picture(&session);
        assert_eq!(picture.shown.ones(), if one { 1600 } else { 0 });
        for width in SOME_WIDTHS {
            let geometry = lattice::Geometry::new(&picture, width);
            for bit in bits(64) {
                let (x, y) = geometry.middle(bit, one);
                assert_eq!(state::hit(&picture, width, x, y), Some(bit), "{width} px");
            }
        }
    }
}

/// A page that shows the lattice.
fn page() -> Seam {
    let mut seam = Seam::new();
    seam.apply("\"Show\"");
    seam.apply(&json!({ "Open": "m=abc&at=0.0.theta&view=lattice" }).to_string());
    seam
}

const WIDTH: f64 = 1096.0;

fn gesture(seam: &mut Seam, kind: &str, (x, y): (f32, f32), dy: f32) -> serde_json::Value {
    let height = seam.height("state", WIDTH);
    let gesture = json!({ "kind": kind, "x": x, "y": y, "dy": dy }).to_string();
    serde_json::from_str(&seam.gesture("state", WIDTH, height, &gesture)).expect("it is JSON")
}

#[test]
fn a_drag_turns_the_lattice_and_a_click_pins() {
    let mut seam = page();
    let at_rest = seam.scene("state", WIDTH, 0.0);
    let bit = (600.0, 245.0);
    gesture(&mut seam, "press", bit, 0.0);
    gesture(&mut seam, "drag", (601.0, 246.0), 0.0);
    assert_eq!(seam.scene("state", WIDTH, 0.0), at_rest, "a click that trembles turns nothing");
    let answer = gesture(&mut seam, "release", (601.0, 246.0), 0.0);
    assert!(answer["look"]["selection"].is_string());

    seam.apply("\"Free\"");
    gesture(&mut seam, "press", bit, 0.0);
    let answer = gesture(&mut seam, "drag", (640.0, 240.0), 0.0);
    assert_eq!(answer["repaint"], json!(["state"]));
    assert_ne!(seam.scene("state", WIDTH, 0.0), at_rest);
    let answer = gesture(&mut seam, "release", (640.0, 240.0), 0.0);
    assert_eq!(answer, json!({}), "what was dragged was not clicked");

    // In another view the same is a click.
    seam.apply(&json!({ "View": "lanes" }).to_string());
    let place = lanes::Geometry::new(WIDTH as f32, 64, Origin::Corner).rect(Bit { x: 2, y: 1, z: 9 }).centre();
    assert_eq!(gesture(&mut seam, "drag", place, 0.0), json!({}));
    assert_eq!(gesture(&mut seam, "release", place, 0.0)["look"]["selection"], "2,1,9");
}

#[test]
fn the_wheel_enlarges_the_lattice_alone() {
    let mut seam = page();
    let rest = seam.scene("state", WIDTH, 0.0);
    assert_eq!(gesture(&mut seam, "wheel", (500.0, 300.0), 120.0)["repaint"], json!([]), "as small as it gets");
    assert_eq!(gesture(&mut seam, "wheel", (500.0, 300.0), -120.0)["repaint"], json!(["state"]));
    assert_ne!(seam.scene("state", WIDTH, 0.0), rest);
    gesture(&mut seam, "pinch", (500.0, 300.0), 0.5);
    assert_eq!(seam.scene("state", WIDTH, 0.0), rest);
    for view in ["lines", "slices", "lanes"] {
        seam.apply(&json!({ "View": view }).to_string());
        assert_eq!(gesture(&mut seam, "wheel", (500.0, 300.0), -120.0), json!({}), "{view}: the page scrolls");
    }
}

#[test]
fn the_constant_stands_over_its_lane_in_the_lattice() {
    let mut session = Session::default();
    apply(&mut session, [Action::Open("m=abc&at=0.2.iota&view=lattice&sel=0,0,15".to_owned())]);
    let picture = picture(&session);
    let geometry = lattice::Geometry::new(&picture, 1096.0);
    let scene = lattice::scene(&picture, &geometry, &session, 1.0);
    // RC[2] = 800000000000808a has five ones: an arrow from each to its bit.
    let arrows = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Line(points, stroke) if stroke.paint.role == CHANGED => Some((points[0], points[1])),
        _ => None,
    });
    let arrows: Vec<_> = arrows.collect();
    assert_eq!(arrows.len(), 5);
    for z in [1, 3, 7, 15, 63] {
        let bit = Bit { x: 0, y: 0, z };
        let (x, y) = geometry.middle(bit, picture.shown.bit(bit));
        let over = |((from, top), (to, bottom)): &((f32, f32), (f32, f32))| {
            (from - x).abs() < 0.1 && (to - x).abs() < 0.1 && top < bottom && *bottom < y
        };
        assert!(arrows.iter().any(over), "z = {z}: {arrows:?}");
    }
    let says = |shape: &Shape| matches!(shape, Shape::Text(text) if text.words == "RC[2]");
    assert!(scene.shapes.iter().any(says));
}

#[test]
fn another_view_is_painted() {
    let mut seam = page();
    for view in ["slices", "lanes", "lines", "lattice"] {
        let answer = seam.apply(&json!({ "View": view }).to_string());
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
        assert_eq!(answer["repaint"], json!(["state"]), "{view}");
    }
}
