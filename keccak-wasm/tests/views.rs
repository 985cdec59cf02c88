//! The views Slices, Lattice and Lanes: every bit has its place, is hit where it is drawn, and all stays on the panel.

mod common;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, bits, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::palette::{ONE, Role, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session, View};
use keccak_wasm::layout::{Rect, Shape, lanes, lattice, slices, state};

const SOME_WIDTHS: [f32; 5] = [320.0, 390.0, 790.0, 1096.0, 3000.0];

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

#[test]
fn the_slice_after_the_step_pins_too_where_it_is_opened_for_a_pinned_bit() {
    let mut session = Session::first_visit();
    apply(&mut session, [Action::View(View::Slices), Action::GoTo("0.1.theta".to_owned()), Action::Pin(1, 3, 44)]);
    let all = |session: &Session| {
        let (picture, height) = (picture(session), state::height(View::Slices, 1096.0, 64));
        let geometry = slices::Geometry::new(1096.0, 64, Origin::Corner);
        let lowest = geometry.rect(Bit { x: 0, y: 0, z: 0 }).y + 40.0;
        let points = (0..4000)
            .map(|i| ((i % 100) as f32 * 1096.0 / 100.0, lowest + (i / 100) as f32 * (height - lowest) / 40.0));
        let hits = points.filter_map(|(x, y)| slices::hit(&picture, &geometry, x, y));
        hits.collect::<Vec<_>>()
    };
    let hits = all(&session);
    assert!(bits(64).filter(|bit| bit.z == 44).all(|bit| hits.contains(&bit)));
    assert!(hits.iter().all(|bit| bit.z == 44));
    apply(&mut session, [Action::Free, Action::Hover(Some((1, 3, 44)))]);
    assert!(all(&session).is_empty(), "it would go away under the pointer");
}

#[test]
fn where_lanes_have_room_the_plane_that_was_read_stands_as_it_was_before() {
    for (link, plane) in [
        ("m=abc&at=0.1.rho&sel=3,0,12", Some(0)),
        ("m=abc&at=0.1.pi&sel=1,3,40", Some(1)),
        ("m=abc&at=0.1.chi&sel=1,3,40", Some(3)),
        ("m=abc&at=0.1.iota&sel=0,0,3", Some(0)),
        ("m=abc&at=0.squeeze&sel=0,0,3", None),
        ("m=abc&at=0.1.chi", None),
    ] {
        let mut session = Session::default();
        apply(&mut session, [Action::Open(format!("{link}&view=lanes"))]);
        let picture = picture(&session);
        let geometry = lanes::Geometry::new(1096.0, 64, Origin::Corner);
        let scene = lanes::scene(&picture, &geometry, &session, 1.0);
        let lowest = geometry.rect(Bit { x: 0, y: 0, z: 0 });
        let below = lowest.y + 3.0 * lowest.height;
        let drawn = |role: Role| {
            let fills = scene.shapes.iter().filter(|shape| match shape {
                Shape::Fill(rect, paint) => paint.role == role && rect.y > below,
                _ => false,
            });
            fills.count()
        };
        let Some(y) = plane else {
            assert_eq!(drawn(ONE) + drawn(ZERO), 0, "{link}");
            continue;
        };
        let ones: u32 = picture.before.lanes[y].iter().map(|lane| lane.count_ones()).sum();
        // The sources are drawn again inside their rings.
        let rings = picture.opened.as_ref().map_or(0, |opened| opened.sources.len());
        assert_eq!(drawn(ONE) + drawn(ZERO), 320 + rings, "{link}");
        assert!((drawn(ONE)).abs_diff(ones as usize) <= rings, "{link}");
        let title = format!("plane y = {y} before {}", link.split(['.', '&']).nth(3).map_or("", letter));
        let says = |shape: &Shape| matches!(shape, Shape::Text(text) if text.words == title);
        assert!(scene.shapes.iter().any(says), "{title}");
    }
}

fn letter(step: &str) -> &'static str {
    match step {
        "rho" => "ρ",
        "pi" => "π",
        "chi" => "χ",
        _ => "ι",
    }
}
