//! What a mode writes around the message, on the strip: forms that tell it apart, words that fit, and calls that are chosen there.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::WIDTHS;
use common::extent::stays_on_its_panel;
use keccak_core::functions::Label;
use keccak_explore::link;
use keccak_explore::session::Session;
use keccak_explore::strip::Part;
use keccak_explore::timeline::Timeline;
use keccak_explore::words::Content;
use keccak_wasm::layout::timeline::{self, Target};
use keccak_wasm::layout::{Rect, Scene, Shape, strip};
use keccak_wasm::seam::Seam;
use serde_json::{Value, json};

const KMAC: &str = "f=kmac128&m=abcdefgh&s=a+customization&key=this+is+the+key";
const LINKS: [&str; 6] = [
    KMAC,
    "f=cshake256&n=some+name&s=ab&m=xyz",
    "f=tuplehash128&m=a&m=bc&m=&m=defgh",
    "f=parallelhash128&m=abcdefghijklmnopqrst&s=S",
    "f=parallelhash256&m=0123456789012345678901234567890123456789&block=1",
    "f=kt128&m=abc&s=C",
];

fn drawn(link: &str) -> (Session, Timeline) {
    let session = link::read(link);
    assert_eq!(session.notes(), &[] as &[String], "{link}");
    let timeline = Timeline::of(&session).expect("the message is here");
    (session, timeline)
}

/// Where the strip begins.
fn top(timeline: &Timeline, width: f32) -> f32 {
    timeline::height(timeline, width) - 46.0 - 18.0 - strip::height(width)
}

/// What is drawn in a bar about the middle of this place: the colour, and the form, which is a frame, or how much is filled.
fn look(scene: &Scene, bar: Rect, x: (f32, f32)) -> BTreeSet<(&'static str, &'static str)> {
    let mut found = BTreeSet::new();
    for shape in &scene.shapes {
        let (rect, role, frame) = match shape {
            Shape::Fill(rect, paint) => (rect, paint.role, false),
            Shape::Frame(rect, stroke) => (rect, stroke.paint.role, true),
            _ => continue,
        };
        let middle = f32::midpoint(x.0, x.1);
        if rect.x > middle + 1.6 || rect.x + rect.width < middle - 1.6 {
            continue;
        }
        let within = rect.x >= x.0 - 0.1 && rect.x + rect.width <= x.1 + 1.6 && rect.y >= bar.y - 0.1;
        if !within || rect.y + rect.height > bar.y + bar.height + 0.1 || rect.width * rect.height < 1.0 {
            continue;
        }
        let form = match () {
            () if frame => "frame",
            () if rect.height < 0.7 * bar.height => "half",
            () if rect.width <= 1.0 && x.1 - x.0 > 4.0 => "hatched",
            () => "full",
        };
        found.insert((role.swatch().name, form));
    }
    found
}

#[test]
fn each_kind_of_content_has_a_colour_and_a_form_of_its_own() {
    let mut looks: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
    for link in LINKS {
        let (session, timeline) =
            drawn(&format!("{link}&at={}", if link.contains("parallel") { "1.absorb" } else { "0.absorb" }));
        let width = 1408.0;
        let scene = timeline::scene(&timeline, width);
        for (piece, place) in strip::places(&timeline.strip, width) {
            let Part::Block(block) = &piece.part else { continue };
            let bar = Rect { y: top(&timeline, width) + 15.0, height: 13.0, width: place.width - 2.0, ..place };
            let rate = session.look().and_then(|look| look.rate_bits()).expect("a sponge") as f32;
            for part in &block.parts {
                let from = bar.x + bar.width * part.from as f32 / rate;
                let seen = look(&scene, bar, (from, from + bar.width * part.bits as f32 / rate));
                let name = match Content::of(part.label) {
                    Content::Message => "message",
                    Content::Given => "given",
                    Content::Encoded => "encoded",
                    Content::Value => "value",
                    Content::Fill => "fill",
                };
                // Two bytes of a length may be narrower than the form of what stands beside them.
                looks.entry(name).or_default().extend(seen);
            }
        }
    }
    let of = |name: &str| looks[name].iter().copied().collect::<Vec<_>>();
    assert_eq!(of("encoded"), [("written", "half")]);
    assert_eq!(of("value"), [("read", "frame")]);
    assert_eq!(of("fill"), []);
    assert!(of("given").contains(&("ground", "full")) && of("given").iter().any(|(_, form)| *form == "hatched"));
    assert!(of("message").iter().all(|(role, form)| ["muted", "hair"].contains(role) && *form == "full"));
}

#[test]
fn a_long_label_becomes_shorter_before_it_is_only_a_name() {
    for width in WIDTHS.into_iter().filter(|width| *width >= 900.0) {
        let (_, timeline) = drawn(KMAC);
        let scene = timeline::scene(&timeline, width);
        let said = |words: &str| {
            scene.shapes.iter().any(|shape| matches!(shape, Shape::Text(text) if text.words.starts_with(words)))
        };
        for (piece, rect) in strip::places(&timeline.strip, width) {
            if matches!(piece.part, Part::Block(_)) && rect.width > 210.0 {
                let words = [&piece.label, &piece.brief].into_iter().find(|words| said(words));
                assert!(words.is_some_and(|words| words.contains(": ")), "{} at {width} px", piece.label);
            }
        }
    }
    let (_, timeline) = drawn(KMAC);
    let brief: Vec<&str> =
        timeline.strip.pieces.iter().map(|piece| &*piece.brief).filter(|brief| !brief.is_empty()).collect();
    assert_eq!(brief, ["block 0: lengths + N + S", "block 1: lengths + key", "block 2: 8 bytes + lengths + padding"]);
}

#[test]
fn every_strip_of_a_mode_stays_on_its_panel() {
    for link in LINKS {
        let (mut session, timeline) = drawn(link);
        let len = timeline.strip.lines.len();
        for ordinal in (0..len).step_by((len / 40).max(1) as usize) {
            session.apply(keccak_explore::action::Action::Jump(ordinal));
            let timeline = Timeline::of(&session).expect("the message is here");
            for width in WIDTHS {
                let scene = timeline::scene(&timeline, width);
                assert_eq!(scene.height.to_bits(), timeline::height(&timeline, width).to_bits());
                stays_on_its_panel(&scene, &link::write(&session));
            }
        }
    }
}

#[test]
fn over_the_strip_of_a_tree_stand_its_calls() {
    for link in LINKS {
        let (_, timeline) = drawn(link);
        let lines = timeline.strip.lines;
        if lines.leaves == 0 {
            continue;
        }
        let calls: Vec<String> =
            (1..=lines.leaves).map(|call| format!("{call}:0.absorb")).chain(["0.absorb".into()]).collect();
        for width in WIDTHS {
            let mut reached = Vec::new();
            for i in 0..(4.0 * width) as u32 {
                let Some(Target::Permutation(to)) = timeline::hit(&timeline, width, i as f32 / 4.0, 6.0) else {
                    panic!("nothing stands there");
                };
                reached.push(lines.position(to).expect("it is on the line").to_string());
            }
            reached.dedup();
            assert_eq!(reached, calls, "{link} at {width} px");
        }
    }
}

#[test]
fn the_value_of_a_leaf_leads_to_it() {
    let (_, timeline) = drawn("f=parallelhash128&m=abcdefghijklmnopqrst&at=1.absorb");
    let (lines, width) = (timeline.strip.lines, 1408.0);
    let (piece, rect) = strip::places(&timeline.strip, width)
        .into_iter()
        .find(|(piece, _)| matches!(piece.part, Part::Block(_)) && piece.permutation == 1)
        .expect("it has two blocks");
    let Part::Block(block) = &piece.part else { panic!("it is a block") };
    let mut leaves = Vec::new();
    for part in &block.parts {
        let x = rect.x + (rect.width - 2.0) * (part.from as f32 + part.bits as f32 / 2.0) / 1344.0;
        let at = |y: f32| match timeline::hit(&timeline, width, x, top(&timeline, width) + y) {
            Some(Target::Piece(to)) => lines.position(to).expect("it is on the line").to_string(),
            other => panic!("{other:?}"),
        };
        let own = match part.label {
            Label::ChainingValue(call) => {
                leaves.push(call);
                format!("{call}:0.absorb")
            }
            _ => "1.absorb".to_owned(),
        };
        assert_eq!((at(20.0), at(50.0)), (own, "1.absorb".to_owned()), "{}", part.label);
    }
    assert_eq!(leaves, [1, 2, 3]);
}

#[test]
fn the_pointer_is_told_what_a_part_of_a_block_is() {
    let mut seam = Seam::new();
    seam.apply(&json!({ "Open": KMAC }).to_string());
    let view: Value = serde_json::from_str(&seam.apply("\"Show\"")).expect("fields");
    assert_eq!(view["function"], "KMAC128");
    let width = 1408.0;
    let height = seam.height("timeline", width);
    let mut told = BTreeSet::new();
    for x in 0..1408 {
        let hover = json!({ "kind": "hover", "x": x, "y": 20.0 }).to_string();
        seam.gesture("timeline", width, height, &hover);
        let scene = seam.scene("timeline", width, height);
        stays_on_its_panel(&scene, "what the pointer is told");
        told.extend(scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => text.words.split_once(" · ").map(|(address, name)| format!("{address} {name}")),
            _ => None,
        }));
    }
    for words in
        ["0.absorb N", "0.absorb customization", "1.absorb length of the key", "1.absorb key", "2.absorb message"]
    {
        assert!(told.contains(words), "{words} among {told:?}");
    }
}
