//! Layout: every bit has its place and only one, what is drawn stays on its panel, and what is drawn can be hit.

mod common;

use common::extent::stays_on_its_panel;
use common::{LANE_SIZES, Random, WIDTHS, apply, bits, somewhere, sponge};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::picture::Picture;
use keccak_wasm::layout::lane_sheet;
use keccak_wasm::layout::lines::{self, Geometry};
use keccak_wasm::layout::{Rect, Shape};

fn everywhere(mut check: impl FnMut(f32, &Geometry)) {
    for width in WIDTHS {
        for w in LANE_SIZES {
            check(width, &Geometry::new(width, w));
        }
    }
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
