//! The pointer: turns, moves and enlarges the lattice, and picks bits.

use bevy::input::ButtonState;
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::prelude::*;
use bevy::window::{CursorLeft, CursorMoved};
use keccak_core::parts::Bit;
use keccak_explore::action::Action;
use keccak_explore::camera;

use crate::Order;
use crate::motion::Shown;
use crate::pick::pick;
use crate::scene_rect::SceneRect;
use crate::viewer::{Do, Viewer};

/// For so many seconds the lattice goes on turning when it is let go: as far as it would have come at this pace.
const INERTIA: f32 = 0.16;
/// A pointer that rested so long, in seconds, lets go of it without a swing.
const RESTED: f32 = 0.08;

/// What the pointer does, in logical pixels of the window.
#[derive(Message, Clone, Copy, PartialEq, Debug)]
pub enum Pointer {
    /// It is here.
    At(Vec2),
    /// It has left the window.
    Left,
    /// A button goes down.
    Down(MouseButton),
    /// A button goes up.
    Up(MouseButton),
    /// The wheel turns by so many pixels, downwards.
    Wheel(f32),
}

/// Gestures to actions.
pub fn plugin(app: &mut App) {
    app.add_message::<Pointer>()
        .add_message::<CursorMoved>()
        .add_message::<CursorLeft>()
        .add_message::<MouseButtonInput>()
        .add_message::<MouseWheel>()
        .init_resource::<Hand>()
        .add_systems(Update, (listen, gestures).chain().in_set(Order::Input));
}

/// Where the pointer is, and what it holds.
#[derive(Resource, Default)]
struct Hand {
    at: Option<Vec2>,
    held: Option<Held>,
}

struct Held {
    button: MouseButton,
    from: Vec2,
    dragged: bool,
    /// How fast it moves, in pixels a second, and when it moved last.
    pace: Vec2,
    moved: f32,
}

fn listen(
    mut moved: MessageReader<CursorMoved>,
    mut left: MessageReader<CursorLeft>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut wheel: MessageReader<MouseWheel>,
    mut pointer: MessageWriter<Pointer>,
) {
    pointer.write_batch(moved.read().map(|moved| Pointer::At(moved.position)));
    pointer.write_batch(buttons.read().map(|input| match input.state {
        ButtonState::Pressed => Pointer::Down(input.button),
        ButtonState::Released => Pointer::Up(input.button),
    }));
    pointer.write_batch(wheel.read().map(|turned| {
        let line = if turned.unit == MouseScrollUnit::Line { camera::LINE as f32 } else { 1.0 };
        Pointer::Wheel(-turned.y * line)
    }));
    pointer.write_batch(left.read().map(|_| Pointer::Left));
}

fn gestures(
    mut pointer: MessageReader<Pointer>,
    time: Res<Time>,
    shown: Res<Shown>,
    viewer: Res<Viewer>,
    scene: Res<SceneRect>,
    mut hand: ResMut<Hand>,
    mut acts: MessageWriter<Do>,
) {
    let now = time.elapsed_secs();
    let hit = |at: Vec2| -> Option<Bit> {
        let (eye, grid) = (shown.eye.as_ref()?, shown.grid.as_ref()?);
        pick(&shown.stage.bits, grid.w, eye.position, eye.ray(at))
    };
    let mut hovered = viewer.place().hover;
    for &happened in pointer.read() {
        let hand = &mut *hand;
        match happened {
            Pointer::At(at) => {
                let by = hand.at.map_or(Vec2::ZERO, |was| at - was);
                hand.at = Some(at);
                if let Some(held) = &mut hand.held {
                    let first = !held.dragged;
                    held.dragged |= camera::drags(exact(at - held.from));
                    if held.dragged {
                        let by = if first { at - held.from } else { by };
                        let seconds = (now - held.moved).max(1.0 / 240.0);
                        held.pace = held.pace.lerp(by / seconds, 0.5);
                        held.moved = now;
                        acts.write(Do(drag(held.button, by, &scene)));
                    }
                    continue;
                }
                let over = if scene.has(at) { hit(at) } else { None };
                if over != hovered {
                    hovered = over;
                    acts.write(Do(Action::Hover(over.map(|bit| (bit.x, bit.y, bit.z)))));
                }
            }
            Pointer::Left => {
                hand.at = None;
                if hovered.take().is_some() {
                    acts.write(Do(Action::Hover(None)));
                }
            }
            Pointer::Down(button) => {
                if let Some(from) = hand.at.filter(|at| hand.held.is_none() && scene.has(*at)) {
                    hand.held = Some(Held { button, from, dragged: false, pace: Vec2::ZERO, moved: now });
                }
            }
            Pointer::Up(button) => {
                let Some(held) = hand.held.take_if(|held| held.button == button) else { continue };
                if held.dragged {
                    let swings = now - held.moved < RESTED && !viewer.place().reduced_motion;
                    if swings && button == MouseButton::Left {
                        acts.write(Do(drag(button, (held.pace * INERTIA).clamp_length_max(260.0), &scene)));
                    }
                } else if button == MouseButton::Left
                    && let Some(bit) = hand.at.and_then(hit)
                {
                    acts.write(Do(Action::Pin(bit.x, bit.y, bit.z)));
                }
            }
            Pointer::Wheel(down) => {
                if let Some(at) = hand.at.filter(|at| scene.has(*at)) {
                    let from_middle = (at - scene.rect.center()) / scene.rect.width().max(1.0);
                    acts.write(Do(Action::Zoom(camera::enlarged(down.into()), exact(from_middle))));
                }
            }
        }
    }
}

/// What a drag by so many pixels does.
fn drag(button: MouseButton, by: Vec2, scene: &SceneRect) -> Action {
    if button == MouseButton::Left {
        let (turn, tilt) = camera::turned(exact(by));
        return Action::Turn(turn, tilt);
    }
    let (right, down) = exact(by / scene.rect.width().max(1.0));
    Action::Pan(right, down)
}

/// As the session counts.
fn exact(way: Vec2) -> (f64, f64) {
    (way.x.into(), way.y.into())
}
