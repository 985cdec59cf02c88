//! The app without a renderer: keys, pointer and actions in, what is shown out.

use std::time::Duration;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::window::RequestRedraw;
use keccak_bevy::grid::{FLAT, HIGH};
use keccak_bevy::hashing::Attach;
use keccak_bevy::keyboard::Focus;
use keccak_bevy::logic;
use keccak_bevy::motion::Shown;
use keccak_bevy::overlay::{Pen, Shape, shapes};
use keccak_bevy::pick::pick;
use keccak_bevy::pointer::Pointer;
use keccak_bevy::scene_rect::SceneRect;
use keccak_bevy::stage::{Instance, Moment};
use keccak_bevy::viewer::{Do, Viewer};
use keccak_core::functions::SHA3_256;
use keccak_core::parts::Bit;
use keccak_core::state::Snapshot;
use keccak_core::trace::TraceBuilder;
use keccak_explore::action::Action;
use keccak_explore::camera::Preset;
use keccak_explore::link;
use keccak_explore::palette::MUTED;
use keccak_explore::selection::Selection;
use keccak_explore::words::inspector;
use keccak_wasm::seam::Seam;

fn app(fragment: &str) -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, logic))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)))
        .insert_resource(Viewer::new(link::read(fragment)));
    app.update();
    app
}

fn act(app: &mut App, action: Action) {
    app.world_mut().write_message(Do(action));
    app.update();
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn viewer(app: &App) -> &Viewer {
    app.world().resource::<Viewer>()
}

/// As many updates as a motion may take.
fn settle(app: &mut App) {
    for _ in 0..200 {
        app.update();
    }
}

fn value(instance: &Instance) -> bool {
    assert!((instance.size.y - HIGH).abs() < 1e-4 || (instance.size.y - FLAT).abs() < 1e-4, "{instance:?}");
    instance.size.y > HIGH / 2.0
}

/// 200 bytes: two blocks of SHA3-256.
fn two_blocks() -> (String, Vec<u8>) {
    let message = "Keccak ".repeat(29)[..200].to_owned();
    (format!("m={}", message.replace(' ', "+")), message.into_bytes())
}

#[test]
fn instances_are_the_state_at_every_position_of_two_blocks() {
    let (fragment, message) = two_blocks();
    let mut builder = TraceBuilder::new(&SHA3_256.parameters(), None);
    builder.update(&message);
    let trace = builder.finish(256);
    let mut app = app(&fragment);
    act(&mut app, Action::ReducedMotion(true));
    act(&mut app, Action::First);
    let line = trace.line();
    for ordinal in 0..line.len() {
        let position = line.position(ordinal).unwrap();
        assert_eq!(viewer(&app).place().position, position);
        let opened =
            trace.open(position.permutation, &message[trace.bytes_for(position.permutation).unwrap()]).unwrap();
        let state = opened.state(position.event).unwrap();
        let bits = &shown(&app).stage.bits;
        assert_eq!(bits.len(), 1600);
        for (i, instance) in bits.iter().enumerate() {
            assert_eq!(value(instance), state.bit(Bit::from_index(i, 64)), "bit {i} at {position}");
        }
        act(&mut app, Action::Next);
    }
    assert_eq!(line.len(), 2 * 121 + 2);
}

#[test]
fn a_way_begins_at_the_state_before_and_ends_at_the_state_after() {
    for event in ["1.absorb", "1.3.theta", "1.3.rho", "1.3.pi", "1.3.chi", "1.3.iota", "1.squeeze"] {
        let mut app = app(&format!("{}&at={event}", two_blocks().0));
        let places = |app: &mut App, moment: Moment| -> Vec<Instance> {
            app.world_mut()
                .resource_scope(|world, mut shown: Mut<Shown>| shown.hold(world.resource::<Viewer>(), moment));
            shown(app).stage.bits.clone()
        };
        let look = viewer(&app).look().unwrap();
        let (before, after, grid) = (*look.before, *look.after, shown(&app).grid.unwrap());
        let is = |instances: &[Instance], state: &Snapshot| {
            (0..1600).all(|i| {
                let bit = Bit::from_index(i, 64);
                let (x, z) = (grid.place(bit).x, grid.place(bit).z);
                let there = |instance: &&Instance| {
                    (instance.place.x - x).abs() < 1e-3
                        && (instance.place.z - z).abs() < 1e-3
                        && (instance.place.y - grid.place(bit).y).abs() < 0.5
                };
                let found: Vec<_> = instances.iter().filter(there).collect();
                found.len() == 1 && value(found[0]) == state.bit(bit)
            })
        };
        let begin = places(&mut app, Moment::Way(0.0));
        assert!(is(&begin, &before), "{event} begins");
        let end = places(&mut app, Moment::Way(1.0));
        assert!(is(&end, &after), "{event} ends");
        let rest = places(&mut app, Moment::Rest);
        let same = |(a, b): (&Instance, &Instance)| {
            a.place.abs_diff_eq(b.place, 1e-4)
                && a.size.abs_diff_eq(b.size, 1e-4)
                && (a.role, a.form) == (b.role, b.form)
        };
        assert!(end.len() == rest.len() && end.iter().zip(&rest).all(same), "{event} rests");
        if before != after {
            assert!(!is(&begin, &after) && !is(&end, &before), "{event}");
        }
    }
}

#[test]
fn every_bit_can_be_picked_and_is_what_was_picked() {
    for fragment in ["", "at=0.3.chi", "f=permutation&w=8&rounds=18&at=0.3.chi"] {
        let mut app = app(fragment);
        for action in [Action::From(Preset::Isometric), Action::Turn(0.4, 0.2), Action::From(Preset::Front)] {
            act(&mut app, action);
            settle(&mut app);
            let shown = shown(&app);
            let (eye, grid) = (shown.eye.unwrap(), shown.grid.unwrap());
            let bits = &shown.stage.bits;
            for (i, instance) in bits.iter().enumerate() {
                let pixel = eye.project(instance.place).unwrap();
                // Alone, it is hit; among the others, it or one before it.
                let mut alone = vec![Instance { size: Vec3::ZERO, ..*instance }; bits.len()];
                alone[i] = *instance;
                let bit = Bit::from_index(i, grid.w);
                if i % 7 == 0 {
                    assert_eq!(pick(&alone, grid.w, eye.position, eye.ray(pixel)), Some(bit));
                }
                let hit = pick(bits, grid.w, eye.position, eye.ray(pixel)).unwrap();
                let depth = |bit: Bit| eye.depth(bits[bit.index(grid.w)].place);
                assert!(hit == bit || depth(hit) < depth(bit) + 0.5, "{hit:?} before {bit:?}");
            }
        }
    }
}

#[test]
fn a_viewer_sees_the_lattice_from_where_the_session_says() {
    let mut session = link::read("at=0.1.pi");
    session.apply(Action::Solid);
    session.apply(Action::From(Preset::Front));
    let camera = session.place().camera;
    assert_eq!(Viewer::new(session).place().camera, camera);
}

#[test]
fn what_is_hidden_cannot_be_picked() {
    let mut app = app("sel=3,1,*");
    act(&mut app, Action::ToggleOnly);
    settle(&mut app);
    let shown = shown(&app);
    let there = |i: &usize| shown.stage.bits[*i].size != Vec3::ZERO;
    let lane: Vec<usize> = (0..1600).filter(there).collect();
    assert_eq!(lane, (8 * 64..9 * 64).collect::<Vec<_>>());
    let eye = shown.eye.unwrap();
    for i in (0..1600).filter(|i| !there(i)) {
        let pixel = eye.project(shown.stage.bits[i].place).unwrap();
        let hit = pick(&shown.stage.bits, 64, eye.position, eye.ray(pixel));
        assert!(hit.is_none_or(|bit| (bit.x, bit.y) == (3, 1)));
    }
}

#[test]
fn lines_to_targets_wait_until_they_are_asked_for() {
    // θ comes next, and reads a bit for eleven: itself and ten others.
    for at in ["0.absorb", "0.0.iota"] {
        let mut app = app(&format!("at={at}&sel=0,1,17"));
        settle(&mut app);
        let dashed = |app: &App| {
            let own = |pen: &Pen| pen.dashed && pen.role == MUTED && pen.strength < 1.0;
            shapes(shown(app)).iter().filter(|shape| matches!(shape, Shape::Line(_, pen) if own(pen))).count()
        };
        assert_eq!(dashed(&app), 0, "{at}");
        app.world_mut().resource_mut::<Shown>().aims = true;
        assert_eq!(dashed(&app), 10, "{at}");
    }
}

#[test]
fn the_pointers_words_are_the_inspectors() {
    let mut app = app("at=0.0.theta");
    act(&mut app, Action::Hover(Some((0, 3, 34))));
    let look = viewer(&app).look().unwrap();
    let told = inspector(&look, Bit { x: 0, y: 3, z: 34 });
    let notes: Vec<String> = shapes(shown(&app))
        .into_iter()
        .filter_map(|shape| if let Shape::Note(text) = shape { Some(text.text) } else { None })
        .collect();
    let [note] = &notes[..] else { panic!("{notes:?}") };
    assert!([&*told.title, told.change, &told.place, told.click].iter().all(|words| note.contains(words)), "{note}");
}

#[test]
fn a_script_leaves_the_page_and_the_app_with_the_same_link() {
    let script = [
        r#""Next""#,
        r#"{"Type":"Keccak & friends"}"#,
        r#"{"Function":"SHAKE128"}"#,
        r#"{"Set":["Output length","300"]}"#,
        r#"{"GoTo":"0.7.pi"}"#,
        r#""NextElement""#,
        r#"{"Select":"3,*,17"}"#,
        r#""NextRound""#,
        r#"{"View":"slices"}"#,
        r#"{"Key":{"key":"f","shift":false}}"#,
        r#"{"Key":{"key":"ArrowLeft","shift":false,"in_state":true}}"#,
        r#"{"Origin":"centre"}"#,
        r#"{"Notation":"bytes"}"#,
        r#""PreviousElement""#,
        r#"{"GoTo":"1.squeeze"}"#,
        r#"{"Format":"Hex"}"#,
        r#"{"Type":"616"}"#,
        r#"{"Type":"6162"}"#,
    ];
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, logic));
    app.update();
    let mut page = Seam::new();
    let mut last = String::new();
    for step in script {
        let answer: serde_json::Value = serde_json::from_str(&page.apply(step)).unwrap();
        if let Some(link) = answer["link"].as_str() {
            last = link.to_owned();
        }
        act(&mut app, Action::from_json(step).unwrap());
        assert_eq!(link::write(viewer(&app)), last, "after {step}");
    }
    assert!(last.contains("f=shake128") && last.contains("hex=6162") && last.contains("origin=centre"), "{last}");
}

fn press(app: &mut App, key: Key, state: ButtonState) {
    let window = Entity::PLACEHOLDER;
    let input = KeyboardInput { key_code: KeyCode::F35, logical_key: key, state, text: None, repeat: false, window };
    app.world_mut().write_message(input);
    app.update();
}

#[test]
fn keys_are_the_tables() {
    let mut app = app("");
    let at = |app: &App| viewer(app).place().position.to_string();
    press(&mut app, Key::ArrowRight, ButtonState::Pressed);
    assert_eq!(at(&app), "0.0.theta");
    press(&mut app, Key::Shift, ButtonState::Pressed);
    press(&mut app, Key::ArrowRight, ButtonState::Pressed);
    press(&mut app, Key::Shift, ButtonState::Released);
    assert_eq!(at(&app), "0.0.iota");
    press(&mut app, Key::Character("6".into()), ButtonState::Pressed);
    assert!(viewer(&app).place().camera.tilt > 1.5);
    app.world_mut().resource_mut::<Focus>().typing = true;
    press(&mut app, Key::ArrowRight, ButtonState::Pressed);
    assert_eq!(at(&app), "0.0.iota");
    *app.world_mut().resource_mut::<Focus>() = Focus { in_state: true, ..Focus::default() };
    press(&mut app, Key::ArrowLeft, ButtonState::Pressed);
    assert_eq!(viewer(&app).place().selection, Some(Selection { x: Some(0), y: Some(0), z: Some(0) }));
    assert_eq!(at(&app), "0.0.iota");
}

#[test]
fn a_click_pins_and_a_drag_turns() {
    let mut app = app("at=0.2.chi");
    settle(&mut app);
    let bit = Bit { x: 2, y: 4, z: 30 };
    let shown = shown(&app);
    let pixel = shown.eye.unwrap().project(shown.stage.bits[bit.index(64)].place).unwrap();
    let seen = pick(&shown.stage.bits, 64, shown.eye.unwrap().position, shown.eye.unwrap().ray(pixel)).unwrap();
    let send = |app: &mut App, messages: &[Pointer]| {
        app.world_mut().write_message_batch(messages.to_vec());
        app.update();
    };
    let left = MouseButton::Left;
    send(&mut app, &[Pointer::At(pixel)]);
    assert_eq!(viewer(&app).place().hover, Some(seen));
    send(&mut app, &[Pointer::Down(left), Pointer::Up(left)]);
    assert_eq!(viewer(&app).place().selection, Some(Selection::bit(seen)));
    let turn = viewer(&app).place().camera.turn;
    send(&mut app, &[Pointer::Down(left), Pointer::At(pixel + Vec2::new(60.0, 0.0)), Pointer::Up(left)]);
    assert!(viewer(&app).place().camera.turn > turn + 0.4);
    assert_eq!(viewer(&app).place().selection, Some(Selection::bit(seen)));
    let zoom = viewer(&app).place().camera.zoom;
    send(&mut app, &[Pointer::Wheel(-300.0)]);
    assert!(viewer(&app).place().camera.zoom > zoom);
    app.world_mut().resource_mut::<SceneRect>().covered = true;
    let before = viewer(&app).place().camera;
    send(&mut app, &[Pointer::Wheel(-300.0)]);
    assert_eq!(viewer(&app).place().camera, before);
}

#[test]
fn nothing_is_drawn_anew_while_nothing_happens() {
    let mut app = app("at=0.2.chi&sel=1,2,3");
    act(&mut app, Action::Next);
    act(&mut app, Action::Turn(0.5, 0.1));
    settle(&mut app);
    let counts = |app: &App| (shown(app).changes, shown(app).frames);
    let before = counts(&app);
    app.world_mut().resource_mut::<Messages<RequestRedraw>>().clear();
    for _ in 0..300 {
        app.update();
        assert!(app.world().resource::<Messages<RequestRedraw>>().is_empty());
    }
    assert_eq!(counts(&app), before);
    act(&mut app, Action::Next);
    app.update();
    assert!(counts(&app).0 > before.0 && counts(&app).1 > before.1);
}

#[test]
fn a_motion_goes_there_and_back_through_the_same_moments() {
    let mut app = app("at=0.2.theta");
    let run = |app: &mut App, action: Action| -> Vec<f32> {
        act(app, action);
        let mut ways = Vec::new();
        while let Moment::Way(way) = shown(app).moment {
            ways.push(way);
            app.update();
            assert!(ways.len() < 200);
        }
        ways
    };
    let there = run(&mut app, Action::Next);
    assert!(there.len() > 10 && there.windows(2).all(|pair| pair[0] < pair[1]), "{there:?}");
    let back = run(&mut app, Action::Previous);
    assert!(back.len() > 10 && back.windows(2).all(|pair| pair[0] > pair[1]), "{back:?}");
    act(&mut app, Action::ReducedMotion(true));
    assert!(run(&mut app, Action::Next).is_empty());
}

#[test]
fn ten_megabytes_are_hashed_aside_and_any_block_opens() {
    let mut app = app("");
    let bytes: Vec<u8> = (0..10_000_000_u32).map(|i| (i % 251) as u8).collect();
    app.world_mut().write_message(Attach::Bytes { label: "bytes".to_owned(), bytes: bytes.clone() });
    app.update();
    app.update();
    // The app goes on while the thread works.
    let mut updates = 0_u64;
    while viewer(&app).computed(0).is_none_or(|computed| computed.trace().is_none()) {
        updates += 1;
        app.update();
        std::thread::yield_now();
        assert!(updates < 50_000_000, "never hashed");
    }
    assert!(updates > 0);
    act(&mut app, Action::GoTo("70000.3.chi".to_owned()));
    app.update();
    let look = viewer(&app).look().expect("the block opens");
    let mut builder = TraceBuilder::new(&SHA3_256.parameters(), None);
    builder.update(&bytes);
    let trace = builder.finish(256);
    assert_eq!(look.trace.output(), trace.output());
    let opened = trace.open(70000, &bytes[trace.bytes_for(70000).unwrap()]).unwrap();
    assert_eq!(look.after, opened.state(look.event).unwrap());
}

#[test]
fn a_file_that_is_not_there_is_a_sentence() {
    let mut app = app("");
    app.world_mut().write_message(Attach::File("/nowhere/at all".into()));
    let mut updates = 0_u64;
    while viewer(&app).notes().is_empty() {
        app.update();
        std::thread::yield_now();
        updates += 1;
        assert!(updates < 50_000_000, "nothing is said");
    }
    assert!(viewer(&app).notes()[0].contains("/nowhere/at all can't be read"), "{:?}", viewer(&app).notes());
    assert!(viewer(&app).look().is_some(), "what was shown stays");
}

#[test]
fn windows_of_every_size_are_met() {
    let mut app = app("at=0.1.theta");
    for (width, height) in [(0.0, 0.0), (1.0, 1.0), (4000.0, 2.0), (3.0, 3000.0), (1280.0, 720.0), (0.5, 0.5)] {
        let rect = Rect::from_corners(Vec2::ZERO, Vec2::new(width, height));
        *app.world_mut().resource_mut::<SceneRect>() =
            SceneRect { rect, window: rect.size(), covered: false, point: 1.0 };
        app.world_mut().write_message_batch([Pointer::At(rect.center()), Pointer::Wheel(-100.0), Pointer::Left]);
        app.update();
        let eye = shown(&app).eye.unwrap();
        assert!(eye.clip_from_view.is_finite() && eye.position.is_finite());
        assert!(keccak_bevy::overlay::shapes(shown(&app)).len() < 10_000);
    }
}

/// What words cover: measured narrower than they are painted, so that what touches here overlaps there.
fn covered(text: &keccak_bevy::overlay::Text, times: f32) -> Rect {
    let size = times * text.size * Vec2::new(0.5 * text.text.chars().count() as f32, 1.1);
    let least = text.at - text.anchor * size;
    Rect::from_corners(least, least + size)
}

#[test]
fn words_over_the_lattice_keep_clear_of_each_other() {
    let sizes = [(640.0, 480.0), (1024.0, 640.0), (1440.0, 900.0), (3840.0, 2160.0)];
    for fragment in ["at=0.1.theta&sel=1,3,44", "at=0.1.rho&sel=*,*,9", "at=0.1.pi&sel=2,1,*", "at=0.1.iota"] {
        let mut app = app(fragment);
        act(&mut app, Action::ReducedMotion(true));
        for (width, height) in sizes {
            let rect = Rect::new(0.0, 0.1 * height, 0.75 * width, 0.8 * height);
            let times = keccak_bevy::panels::ui::zoom(width, height);
            *app.world_mut().resource_mut::<SceneRect>() =
                SceneRect { rect, window: Vec2::new(width, height), covered: false, point: times };
            for preset in Preset::ALL {
                act(&mut app, Action::From(*preset));
                app.update();
                let words: Vec<_> = keccak_bevy::overlay::shapes(shown(&app))
                    .into_iter()
                    .filter_map(
                        |shape| if let keccak_bevy::overlay::Shape::Text(text) = shape { Some(text) } else { None },
                    )
                    .collect();
                assert!(words.len() > 2, "{fragment} {preset:?} {width}: {words:?}");
                for (i, one) in words.iter().enumerate() {
                    for other in &words[..i] {
                        let both = covered(one, times).intersect(covered(other, times));
                        assert!(both.is_empty(), "{fragment} {preset:?} {width}: {} and {}", one.text, other.text);
                    }
                }
            }
        }
    }
}

#[test]
fn from_the_front_a_slice_is_squares_with_nothing_before_them() {
    let mut app = app("at=0.1.chi&sel=1,3,44");
    act(&mut app, Action::ReducedMotion(true));
    act(&mut app, Action::From(Preset::Front));
    app.update();
    let shown = shown(&app);
    let (eye, grid) = (shown.eye.unwrap(), shown.grid.unwrap());
    let at = |x, y| eye.project(grid.place(Bit { x, y, z: 44 })).unwrap();
    let (wide, high) = (at(4, 0).x - at(0, 0).x, at(0, 0).y - at(0, 4).y);
    assert!(wide > 100.0 && high >= wide * 0.95 && high < wide * 1.6, "{wide} {high}");
    for (x, y) in (0..5).flat_map(|x| (0..5).map(move |y| (x, y))) {
        let hit = pick(&shown.stage.bits, 64, eye.position, eye.ray(at(x, y)));
        assert_eq!(hit, Some(Bit { x, y, z: 44 }));
        // A zero is as large from there as a one.
        let size = shown.stage.bits[Bit { x, y, z: 44 }.index(64)].size;
        assert!((size.y - HIGH).abs() < 1e-4 && size.x > 0.5, "{size}");
    }
}
