//! The views Slices, Lattice and Lanes: every bit has its place, is hit where it is drawn, and all stays on the panel.

mod common;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::palette::{CHANGED, CHANGED_FRONT, CHANGED_SIDE, ONE, ONE_FRONT, ONE_SIDE, PARITY, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session, View};
use keccak_wasm::layout::{Rect, Shape, lanes, lattice, slices, state};
use keccak_wasm::seam::Seam;
use serde_json::json;

const SOME_WIDTHS: [f32; 5] = [320.0, 390.0, 790.0, 1096.0, 3000.0];

fn bits(w: usize) -> impl Iterator<Item = Bit> {
    (0..25 * w).map(move |index| Bit { x: index / w % 5, y: index / w / 5, z: index % w })
}

fn picture(session: &Session) -> Picture {
    Picture::of(session).expect("the message is here")
}

/// Where the flat views draw a bit.
fn flat(view: View, width: f32, w: usize, origin: Origin) -> Box<dyn Fn(Bit) -> Rect> {
    match view {
        View::Slices => {
            let geometry = slices::Geometry::new(width, w, origin);
            Box::new(move |bit| geometry.rect(bit))
        }
        _ => {
            let geometry = lanes::Geometry::new(width, w, origin);
            Box::new(move |bit| geometry.rect(bit))
        }
    }
}

#[test]
fn in_the_flat_views_no_bit_touches_another_and_each_is_hit_where_it_is() {
    for view in [View::Slices, View::Lanes] {
        for w in LANE_SIZES {
            for origin in Origin::ALL {
                let mut session = sponge(w, 12, 25 * w / 2 + 1);
                apply(&mut session, [Action::View(view), Action::Origin(*origin)]);
                let picture = picture(&session);
                for width in SOME_WIDTHS {
                    let place = flat(view, width, w, *origin);
                    let about = format!("{} of w = {w} at {width} px", view.name());
                    let height = state::height(view, width, w);
                    let mut rects: Vec<Rect> = bits(w).map(place).collect();
                    for (bit, rect) in bits(w).zip(&rects) {
                        let Rect { x, y, width: wide, height: high } = *rect;
                        assert!(x >= 0.0 && y >= 0.0 && x + wide <= width && y + high <= height, "{about}: {rect:?}");
                        assert!(wide > 2.0 && high > 2.0, "{about}: {rect:?}");
                        let (cx, cy) = rect.centre();
                        assert_eq!(state::hit(&picture, width, cx, cy), Some(bit), "{about}");
                        assert_eq!(state::hit(&picture, width, x + 0.1, y + high - 0.1), Some(bit), "{about}");
                    }
                    rects.sort_by(|a, b| a.x.total_cmp(&b.x));
                    for (i, a) in rects.iter().enumerate() {
                        for b in rects[i + 1..].iter().take_while(|b| b.x < a.x + a.width) {
                            assert!(b.y >= a.y + a.height || a.y >= b.y + b.height, "{about}: {a:?} on {b:?}");
                        }
                    }
                    for (x, y) in [(-5.0, 50.0), (width + 5.0, 50.0), (f32::NAN, 9.0), (9.0, f32::INFINITY)] {
                        assert_eq!(state::hit(&picture, width, x, y), None, "{about}");
                    }
                }
            }
        }
    }
}

#[test]
fn in_figures_of_five_by_five_x_runs_to_the_right_and_y_upwards() {
    for (origin, xs, ys) in
        [(Origin::Corner, [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]), (Origin::Centre, [3, 4, 0, 1, 2], [3, 4, 0, 1, 2])]
    {
        for view in [View::Slices, View::Lanes] {
            let place = flat(view, 1096.0, 64, origin);
            assert!(xs.windows(2).all(|x| place(Bit { x: x[0], y: 2, z: 7 }).x < place(Bit { x: x[1], y: 2, z: 7 }).x));
            assert!(ys.windows(2).all(|y| place(Bit { x: 2, y: y[0], z: 7 }).y > place(Bit { x: 2, y: y[1], z: 7 }).y));
        }
        let mut session = Session::first_visit();
        apply(&mut session, [Action::View(View::Lattice), Action::Origin(origin)]);
        let geometry = lattice::Geometry::new(&picture(&session), 1096.0);
        let at = |x, y| geometry.middle(Bit { x, y, z: 7 }, false);
        assert!(xs.windows(2).all(|x| at(x[0], 2).0 < at(x[1], 2).0));
        assert!(ys.windows(2).all(|y| at(2, y[0]).1 > at(2, y[1]).1));
    }
}

#[test]
fn in_lanes_a_digit_stands_under_its_four_bits() {
    for width in [790.0, 1096.0] {
        let place = flat(View::Lanes, width, 64, Origin::Corner);
        for z in 0..64 {
            let (own, first) = (place(Bit { x: 3, y: 1, z }), place(Bit { x: 3, y: 1, z: z - z % 4 }));
            assert!((own.x - first.x).abs() < 1e-9 && own.y <= first.y, "z falls down each column first");
        }
        let mut session = Session::first_visit();
        apply(&mut session, [Action::View(View::Lanes), Action::GoTo("0.1.chi".to_owned()), Action::Pin(3, 1, 22)]);
        let picture = picture(&session);
        let scene = state::scene(&picture, width, &session, 1.0);
        let lane = picture.shown.lanes[1][3];
        for nibble in 0..16 {
            let top = place(Bit { x: 3, y: 1, z: 4 * nibble });
            let digit = format!("{:x}", lane >> (4 * nibble) & 15);
            let found = scene.shapes.iter().any(|shape| match shape {
                Shape::Text(text) => {
                    let (x, y) = text.at;
                    let under = y > top.y + top.height && y < top.y + 3.5 * top.height;
                    (x - top.centre().0).abs() < 0.5 && under && text.words == digit
                }
                _ => false,
            });
            assert!(found, "digit {digit} of nibble {nibble} at {width} px");
        }
    }
}

#[test]
fn all_of_every_view_stays_on_its_panel() {
    let mut random = Random::new(11);
    for view in [View::Slices, View::Lattice, View::Lanes] {
        for width in WIDTHS {
            for w in LANE_SIZES {
                for round in 0..4 {
                    let mut session = somewhere(&mut random, w);
                    let origin = random.pick(Origin::ALL);
                    apply(&mut session, [Action::View(view), Action::Origin(origin)]);
                    if round > 0 {
                        let mut share = || random.below(1001) as f64 / 1000.0;
                        apply(
                            &mut session,
                            [Action::Turn(share() * 6.3 - 3.15, share() - 0.5), Action::Apart(share())],
                        );
                    }
                    let scene = state::scene(&picture(&session), width, &session, 1.0);
                    assert!((scene.height - state::height(view, width, w)).abs() < 1e-9);
                    let about = format!("{:?} of {}", session.place().camera, keccak_explore::link::write(&session));
                    stays_on_its_panel(&scene, &about);
                }
            }
        }
    }
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
    let ones = json!({ "Set": ["StartState", vec!["ffffffffffffffff"; 25].join(" ")] });
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

#[test]
fn every_mark_is_drawn_in_every_view() {
    // A bit's frame, whichever view draws it, lies about its place; and another bit's doesn't look the same.
    for view in View::ALL {
        let scene = |x| {
            let mut session = Session::first_visit();
            apply(&mut session, [Action::GoTo("0.0.theta".to_owned()), Action::View(*view), Action::Pin(x, 2, 18)]);
            state::scene(&picture(&session), 1096.0, &session, 1.0).shapes
        };
        assert_ne!(scene(3), scene(4), "{}", view.name());
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
fn another_view_is_painted() {
    let mut seam = page();
    for view in ["slices", "lanes", "lines", "lattice"] {
        let answer = seam.apply(&json!({ "View": view }).to_string());
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
        assert_eq!(answer["repaint"], json!(["state"]), "{view}");
    }
}

#[test]
fn the_slice_after_the_step_pins_too_where_it_is_opened_for_a_pinned_bit() {
    let mut session = Session::first_visit();
    apply(&mut session, [Action::View(View::Slices), Action::GoTo("0.1.theta".to_owned()), Action::Pin(1, 3, 44)]);
    let all = |session: &Session| {
        let (picture, height) = (picture(session), state::height(View::Slices, WIDTH as f32, 64));
        let geometry = slices::Geometry::new(WIDTH as f32, 64, Origin::Corner);
        let lowest = geometry.rect(Bit { x: 0, y: 0, z: 0 }).y + 40.0;
        let points = (0..4000)
            .map(|i| ((i % 100) as f32 * WIDTH as f32 / 100.0, lowest + (i / 100) as f32 * (height - lowest) / 40.0));
        let hits = points.filter_map(|(x, y)| slices::hit(&picture, &geometry, x, y));
        hits.collect::<Vec<_>>()
    };
    let hits = all(&session);
    assert!(bits(64).filter(|bit| bit.z == 44).all(|bit| hits.contains(&bit)));
    assert!(hits.iter().all(|bit| bit.z == 44));
    apply(&mut session, [Action::Free, Action::Hover(Some((1, 3, 44)))]);
    assert!(all(&session).is_empty(), "it would go away under the pointer");
}
