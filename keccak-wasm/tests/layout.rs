//! Layout: every bit has its place and only one, what is drawn stays on its panel, and what is drawn can be hit.

mod common;

use std::collections::BTreeSet;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, hashed, line, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::action::{Action, Field};
use keccak_explore::figure::Figure;
use keccak_explore::palette::{CHANGED, ONE, PAPER, READ, WRITTEN, ZERO};
use keccak_explore::picture::Picture;
use keccak_explore::session::{Origin, Session};
use keccak_explore::timeline::Timeline;
use keccak_explore::view;
use keccak_wasm::layout::aside;
use keccak_wasm::layout::lane_sheet;
use keccak_wasm::layout::lines::{self, Geometry};
use keccak_wasm::layout::timeline::{self, Target};
use keccak_wasm::layout::{Align, Face, Rect, Scene, Shape, Text};

fn everywhere(mut check: impl FnMut(f32, &Geometry)) {
    for width in WIDTHS {
        for w in LANE_SIZES {
            check(width, &Geometry::new(width, w));
        }
    }
}

fn bits(w: usize) -> impl Iterator<Item = Bit> {
    (0..25 * w).map(move |index| Bit { x: index / w % 5, y: index / w / 5, z: index % w })
}

#[test]
fn every_bit_lies_on_the_panel_and_on_no_other() {
    everywhere(|width, geometry| {
        let w = geometry.w;
        assert!(geometry.height.is_finite() && geometry.height > 100.0);
        let mut lines = Vec::new();
        for lane in 0..25 {
            let rects: Vec<Rect> = (0..w).map(|z| geometry.rect(Bit { x: lane % 5, y: lane / 5, z })).collect();
            for (z, rect) in rects.iter().enumerate() {
                let Rect { x, y, width: wide, height: high } = *rect;
                let inside = x >= 0.0 && y >= 0.0 && x + wide <= width && y + high <= geometry.height;
                assert!(inside && wide > 2.0 && high > 2.0, "{width} px, w = {w}, lane {lane}, z = {z}: {rect:?}");
                assert!((y - rects[0].y).abs() < 1e-9, "a lane is one line");
                assert!(
                    (x - geometry.rect(Bit { x: 0, y: 0, z }).x).abs() < 1e-9,
                    "z is one axis, shared by all lanes"
                );
            }
            // z grows to the left, so z = w − 1 is the leftmost; and no bit touches its neighbour.
            assert!(rects.windows(2).all(|pair| pair[1].x + pair[1].width < pair[0].x), "{width} px, w = {w}");
            lines.push(rects[0]);
        }
        // Lines run downwards in memory order, x + 5y, with more room between planes.
        let gaps: Vec<f32> = lines.windows(2).map(|pair| pair[1].y - pair[0].y - pair[0].height).collect();
        assert!(gaps.iter().all(|gap| *gap > 0.0), "{width} px: {gaps:?}");
        assert!((0..24).all(|i| (gaps[i] > gaps[0] + 0.5) == (i % 5 == 4)), "{width} px: {gaps:?}");
    });
}

#[test]
fn a_bit_is_hit_where_it_is_drawn() {
    everywhere(|width, geometry| {
        for bit in bits(geometry.w) {
            let rect = geometry.rect(bit);
            let (x, y) = rect.centre();
            assert_eq!(geometry.hit(x, y), Some(bit), "{width} px");
            let corner = (rect.x + 0.1, rect.y + rect.height - 0.1);
            assert_eq!(geometry.hit(corner.0, corner.1), Some(bit), "{width} px");
        }
    });
}

#[test]
fn beside_the_lines_nothing_is_hit() {
    everywhere(|width, geometry| {
        let w = geometry.w;
        let first = geometry.rect(Bit { x: 0, y: 0, z: w - 1 });
        let last = geometry.rect(Bit { x: 4, y: 4, z: 0 });
        let (right, bottom) = (last.x + last.width, last.y + last.height);
        let (middle, half) = (f32::midpoint(first.x, right), f32::midpoint(first.y, bottom));
        // Half a line and half the gap of a plane may still answer, and so may half a bit.
        let (far_x, far_y) = (first.width + 8.0, 2.0 * first.height + 8.0);
        for (x, y) in [
            (first.x - far_x, half),
            (right + far_x, half),
            (middle, first.y - far_y),
            (middle, bottom + far_y),
            (-1e9, half),
            (middle, 1e9),
            (f32::NAN, half),
            (middle, f32::INFINITY),
        ] {
            assert_eq!(geometry.hit(x, y), None, "({x}, {y}) of {width} px, w = {w}");
        }
        // Wherever something is hit, it is near.
        for step in 0..400 {
            let (x, y) = (width * (step % 20) as f32 / 19.0, geometry.height * (step / 20) as f32 / 19.0);
            if let Some(bit) = geometry.hit(x, y) {
                assert!(geometry.rect(bit).grown(20.0 + first.height).contains((x, y)), "({x}, {y}) is not {bit:?}");
            }
        }
    });
}

#[test]
fn all_that_is_drawn_of_the_state_stays_on_the_panel() {
    let mut random = Random::new(1);
    for width in WIDTHS {
        for w in LANE_SIZES {
            for _ in 0..6 {
                let session = somewhere(&mut random, w);
                let picture = Picture::of(&session).expect("the message is here");
                let geometry = Geometry::new(width, w);
                let scene = lines::scene(&picture, &geometry, &session);
                assert_eq!(
                    (scene.width.to_bits(), scene.height.to_bits()),
                    (width.to_bits(), geometry.height.to_bits())
                );
                stays_on_its_panel(&scene, &format!("w = {w}, {}", keccak_explore::link::write(&session)));
            }
        }
    }
}

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

#[test]
fn an_opened_lane_stays_on_its_panel() {
    let mut random = Random::new(7);
    for width in [280.0, 296.0, 366.0, 595.0] {
        for w in LANE_SIZES {
            for _ in 0..6 {
                let mut session = somewhere(&mut random, w);
                let z = random.word() as usize % w;
                apply(&mut session, [Action::Pin(random.word() as usize % 5, random.word() as usize % 5, z)]);
                let picture = Picture::of(&session).expect("the message is here");
                let scene = lane_sheet::scene(&picture, width);
                stays_on_its_panel(&scene, &format!("w = {w}, {}", keccak_explore::link::write(&session)));
                // Each bit is at least a square and each nibble a digit.
                assert!(scene.shapes.len() >= w + w.div_ceil(4));
            }
        }
    }
}

#[test]
fn every_corner_can_be_pinned_and_pointed_at() {
    for width in WIDTHS {
        for w in LANE_SIZES {
            for (x, y) in [(0, 0), (4, 0), (0, 4), (4, 4)] {
                for z in [0, w - 1] {
                    let mut session = sponge(w, 12, 25 * w / 2 + 1);
                    apply(&mut session, [Action::Next, Action::Pin(x, y, z), Action::Hover(Some((4 - x, y, z)))]);
                    let picture = Picture::of(&session).expect("the message is here");
                    let scene = lines::scene(&picture, &Geometry::new(width, w), &session);
                    stays_on_its_panel(&scene, &format!("w = {w}, ({x}, {y}, {z})"));
                }
            }
        }
    }
}

#[test]
fn each_bit_is_drawn_in_its_place() {
    let mut random = Random::new(2);
    for w in LANE_SIZES {
        let session = somewhere(&mut random, w);
        let picture = Picture::of(&session).expect("the message is here");
        for width in [390.0, 790.0, 1096.0] {
            let geometry = Geometry::new(width, w);
            let scene = lines::scene(&picture, &geometry, &session);
            let filled: Vec<Rect> = scene
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Fill(rect, _) => Some(*rect),
                    _ => None,
                })
                .collect();
            for bit in bits(w) {
                let centre = geometry.rect(bit).centre();
                assert!(filled.iter().any(|rect| rect.contains(centre)), "{bit:?} of w = {w} at {width} px");
            }
        }
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
fn a_rate_within_a_lane_steps() {
    for (w, rate, steps) in [(64, 1088, false), (64, 1090, true), (8, 40, false), (8, 41, true), (1, 13, false)] {
        let session = sponge(w, 12, rate);
        let picture = Picture::of(&session).expect("the message is here");
        let geometry = Geometry::new(1096.0, w);
        let scene = lines::scene(&picture, &geometry, &session);
        let dashed = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Line(points, stroke) if stroke.dash[0] > 0 => Some(points.clone()),
            _ => None,
        });
        let boundaries: Vec<Vec<(f32, f32)>> = dashed.collect();
        assert_eq!(boundaries.len(), 1, "w = {w}, rate {rate}");
        assert_eq!(boundaries[0].len(), if steps { 4 } else { 2 });
        // Above it is the rate, below it the capacity: in a lane that is cut, the bits from the right are rate.
        let (lane, rest) = (rate / w, rate % w);
        let middle = geometry.rect(Bit { x: lane % 5, y: lane / 5, z: 0 }).centre().1;
        let right_end = boundaries[0].last().expect("it has points").1;
        assert_eq!(right_end > middle, steps, "w = {w}, rate {rate}");
        assert!(boundaries[0][0].1 < middle);
        if steps {
            let step = boundaries[0][1].0;
            let at = |z| geometry.rect(Bit { x: lane % 5, y: lane / 5, z }).centre().0;
            assert!(at(rest - 1) > step && at(rest) < step, "w = {w}, rate {rate}");
        }
    }
}

#[test]
fn panels_of_any_width_have_a_height() {
    for width in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -5.0, 0.0, 1.0, 200.0, 1e9] {
        for w in LANE_SIZES {
            let height = Geometry::new(width, w).height;
            assert!(height.is_finite() && height > 0.0, "{width}");
        }
    }
}

/// A sponge that takes one byte a permutation, with a message of so many permutations.
fn permutations(count: usize) -> Session {
    let mut session = sponge(64, 24, 8);
    let message = vec![0x5A; count - 1];
    let set = |field, text: &str| Action::Set(field, text.to_owned());
    apply(&mut session, [set(Field::Suffix, "01"), set(Field::OutputLength, "1")]);
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
