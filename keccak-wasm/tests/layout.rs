//! Layout: every bit has its place and only one, what is drawn stays on its panel, and what is drawn can be hit.

mod common;

use std::collections::BTreeSet;

use common::{LANE_SIZES, Random, WIDTHS, apply, hashed, line, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_explore::action::{Action, Field};
use keccak_explore::picture::{Picture, Timeline};
use keccak_explore::session::Session;
use keccak_explore::view;
use keccak_wasm::layout::lane_sheet;
use keccak_wasm::layout::lines::{self, Geometry};
use keccak_wasm::layout::timeline::{self, Target};
use keccak_wasm::layout::{Align, Rect, Scene, Shape, Text};

fn everywhere(mut check: impl FnMut(f64, &Geometry)) {
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
        let gaps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y - pair[0].y - pair[0].height).collect();
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
        let (middle, half) = (f64::midpoint(first.x, right), f64::midpoint(first.y, bottom));
        // Half a line and half the gap of a plane may still answer, and so may half a bit.
        let (far_x, far_y) = (first.width + 8.0, 2.0 * first.height + 8.0);
        for (x, y) in [
            (first.x - far_x, half),
            (right + far_x, half),
            (middle, first.y - far_y),
            (middle, bottom + far_y),
            (-1e9, half),
            (middle, 1e9),
            (f64::NAN, half),
            (middle, f64::INFINITY),
        ] {
            assert_eq!(geometry.hit(x, y), None, "({x}, {y}) of {width} px, w = {w}");
        }
        // Wherever something is hit, it is near.
        for step in 0..400 {
            let (x, y) = (width * f64::from(step % 20) / 19.0, geometry.height * f64::from(step / 20) / 19.0);
            if let Some(bit) = geometry.hit(x, y) {
                assert!(geometry.rect(bit).grown(20.0 + first.height).contains((x, y)), "({x}, {y}) is not {bit:?}");
            }
        }
    });
}

/// The rectangle that a shape covers. A character is about 0.62 of its size wide.
fn extent(shape: &Shape) -> (f64, f64, f64, f64) {
    let around = |points: &[(f64, f64)], by: f64| {
        let fold = |of: fn(f64, f64) -> f64, value: fn(&(f64, f64)) -> f64| points.iter().map(value).reduce(of);
        let (left, right) = (fold(f64::min, |p| p.0), fold(f64::max, |p| p.0));
        let (top, bottom) = (fold(f64::min, |p| p.1), fold(f64::max, |p| p.1));
        let known = |value: Option<f64>| value.expect("a line has points");
        (known(left) - by, known(top) - by, known(right) + by, known(bottom) + by)
    };
    match shape {
        Shape::Fill(Rect { x, y, width, height }, _) => (*x, *y, x + width, y + height),
        Shape::Frame(Rect { x, y, width, height }, stroke) => {
            around(&[(*x, *y), (x + width, y + height)], stroke.width / 2.0)
        }
        Shape::Ring { centre: (x, y), radius, stroke } => around(&[(*x, *y)], radius + stroke.width / 2.0),
        Shape::Line(points, stroke) => around(points, stroke.width / 2.0),
        // A curve stays within its control points.
        Shape::Curve(points, stroke) => around(points, stroke.width / 2.0),
        Shape::Polygon(points, _) => around(points, 0.0),
        Shape::Text(Text { at: (x, y), words, size, align, turned, .. }) => {
            let long = 0.62 * size * words.chars().count() as f64;
            let before = match align {
                Align::Left => 0.0,
                Align::Centre => long / 2.0,
                Align::Right => long,
            };
            let (up, down) = (0.8 * size, 0.25 * size);
            if *turned {
                (x - up, y - (long - before), x + down, y + before)
            } else {
                (x - before, y - up, x - before + long, y + down)
            }
        }
    }
}

/// That all of a scene is on its panel, give or take two pixels.
fn stays_on_its_panel(scene: &Scene, about: &str) {
    assert!(scene.width.is_finite() && scene.height.is_finite());
    for shape in &scene.shapes {
        let (left, top, right, bottom) = extent(shape);
        let inside = left >= -2.0 && top >= -2.0 && right <= scene.width + 2.0 && bottom <= scene.height + 2.0;
        assert!(inside, "{about}, {} × {}: {left} {top} {right} {bottom} of {shape:?}", scene.width, scene.height);
    }
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

#[test]
fn a_rate_within_a_lane_steps() {
    for (w, rate, steps) in [(64, 1088, false), (64, 1090, true), (8, 40, false), (8, 41, true), (1, 13, false)] {
        let session = sponge(w, 12, rate);
        let picture = Picture::of(&session).expect("the message is here");
        let geometry = Geometry::new(1096.0, w);
        let scene = lines::scene(&picture, &geometry, &session);
        let dashed = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Line(points, stroke) if stroke.dash.is_some() => Some(points.clone()),
            _ => None,
        });
        let boundaries: Vec<Vec<(f64, f64)>> = dashed.collect();
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
    for width in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 0.0, 1.0, 200.0, 1e9] {
        for w in LANE_SIZES {
            let height = Geometry::new(width, w).height;
            assert!(height.is_finite() && height > 0.0, "{width}");
        }
    }
    assert!(timeline::HEIGHT.is_finite());
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
            if drawn.permutation == 0 {
                positions.insert(0);
            }
            for width in [320.0, 619.0, 1096.0] {
                let mut hits = Vec::new();
                // The narrowest bars are two pixels apart.
                for x in 0..=width as u32 {
                    match timeline::hit(&drawn, width, f64::from(x), 70.0) {
                        Some(Target::Ordinal(ordinal)) => hits.push(ordinal),
                        other => panic!("{other:?} in the lower row"),
                    }
                }
                assert!(hits.is_sorted(), "later is further to the right");
                let reached: BTreeSet<u64> = hits.into_iter().collect();
                assert_eq!(reached, positions, "{count} permutations at {width} px");
                let scene = without_caption(timeline::scene(&drawn, width));
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
            // A triangle stands over the current bar.
            let triangles = scene.shapes.iter().filter_map(|shape| match shape {
                Shape::Polygon(points, _) => Some(points.iter().map(|point| point.0).sum::<f64>() / 3.0),
                _ => None,
            });
            let now: Vec<f64> = triangles.collect();
            assert_eq!(now.len(), usize::from(ordinal > 0), "{ordinal} at {width} px");
            for x in now {
                assert_eq!(timeline::hit(&drawn, width, x, 70.0), Some(Target::Ordinal(ordinal)), "{width} px");
            }
        }
    }
}

#[test]
fn every_permutation_of_a_short_message_can_be_hit() {
    for count in [2, 7, 50] {
        let drawn = go(&mut permutations(count), 9);
        for width in WIDTHS {
            let hits: Vec<u64> = (0..=(2.0 * width) as u32)
                .map(|step| match timeline::hit(&drawn, width, f64::from(step) / 2.0, 20.0) {
                    Some(Target::Permutation(p)) => p,
                    other => panic!("{other:?} in the upper row"),
                })
                .collect();
            assert!(hits.is_sorted());
            let reached: BTreeSet<u64> = hits.into_iter().collect();
            assert_eq!(reached, (0..count as u64).collect(), "{width} px");
        }
    }
    let drawn = go(&mut permutations(1), 9);
    assert!(matches!(timeline::hit(&drawn, 1000.0, 500.0, 20.0), Some(Target::Ordinal(_))), "one has no upper row");
}

#[test]
fn timelines_of_any_run_stay_on_their_panel() {
    let mut random = Random::new(4);
    for width in WIDTHS {
        for w in LANE_SIZES {
            let session = somewhere(&mut random, w);
            let drawn = Timeline::of(&session).expect("the message is here");
            let scene = without_caption(timeline::scene(&drawn, width));
            stays_on_its_panel(&scene, &keccak_explore::link::write(&session));
        }
    }
}

/// A timeline's scene without the words over it where it is narrow: they have a test of their own.
fn without_caption(mut scene: Scene) -> Scene {
    let narrow = scene.width < 620.0;
    scene.shapes.retain(|shape| !(narrow && matches!(shape, Shape::Text(text) if text.at.1 < 14.0)));
    scene
}

#[test]
fn the_words_over_a_narrow_timeline_fit() {
    let mut long = permutations(10_000);
    let bare = {
        let mut session = Session::default();
        apply(&mut session, [Action::Function("Permutation".to_owned())]);
        Timeline::of(&session).expect("it needs no message")
    };
    for drawn in [bare, go(&mut long, 999_999)] {
        for width in [320.0, 390.0] {
            for shape in timeline::scene(&drawn, width).shapes {
                let Shape::Text(Text { at: (x, y), words, size, .. }) = shape else { continue };
                // Half of the size is about what a character of a common face takes.
                let right = x + 0.5 * size * words.chars().count() as f64;
                assert!(y > 14.0 || right <= width, "“{words}” ends at {right} of {width}");
            }
        }
    }
}
