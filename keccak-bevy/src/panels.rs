//! The panels around the lattice: the page's panels, with the same words in the same order.
//!
//! This file is the only one here that knows Bevy. [`ui`] shows them as a function of the session and says what is asked for.

mod commands;
mod controls;
mod digest;
mod entry;
mod faces;
mod heading;
mod help;
mod inspector;
mod marks;
mod paint;
mod paper;
mod parts;
mod step;
#[cfg(test)]
mod tests;
mod timeline;
mod transport;
pub mod ui;
mod view;

use bevy::prelude::*;
use bevy::window::{FileDragAndDrop, RequestRedraw, WindowTheme, WindowThemeChanged};
use bevy_egui::egui::{Event, Id, LayerId, Modifiers, Ui, UiBuilder};
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass};
use keccak_explore::action::Action;
use keccak_explore::palette::Theme;
use keccak_explore::words::controls::PASTED;

use self::commands::answer;
use self::ui::{Ask, Panels, Shown};
use crate::Order;
use crate::hashing::Attach;
use crate::keyboard::Focus;
use crate::lattice::Shading;
use crate::scene_rect::SceneRect;
use crate::viewer::{Asked, Do, Viewer};

/// The panels, in [`Order::Panels`] of `EguiPrimaryContextPass`; files dropped onto the window, in [`Order::Input`].
pub fn plugin(app: &mut App) {
    app.init_non_send::<Panels>()
        .add_message::<FileDragAndDrop>()
        .add_systems(PreUpdate, quiet.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass))
        .add_message::<WindowThemeChanged>()
        .add_systems(
            Update,
            (drop.run_if(on_message::<FileDragAndDrop>), system_theme.run_if(on_message::<WindowThemeChanged>))
                .in_set(Order::Input),
        )
        .add_systems(EguiPrimaryContextPass, show.in_set(Order::Panels));
}

/// bevy_egui says in every frame which modifiers are held, and egui asks for a frame after every event: an idle window would
/// never rest. Said once is enough.
fn quiet(mut inputs: Query<&mut EguiInput>, mut held: Local<Option<Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            Event::ModifiersChanged(now) => held.replace(*now) != Some(*now),
            _ => true,
        });
    }
}

fn drop(
    mut dropped: MessageReader<FileDragAndDrop>,
    mut panels: NonSendMut<Panels>,
    mut attach: MessageWriter<Attach>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for event in dropped.read() {
        panels.held_over = matches!(event, FileDragAndDrop::HoveredFile { .. });
        redraw.write(RequestRedraw);
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = event {
            attach.write(Attach::File(path_buf.clone()));
        }
    }
}

/// Paper and night follow the system when it changes; until it does, what was chosen here stays.
fn system_theme(mut changed: MessageReader<WindowThemeChanged>, mut acts: MessageWriter<Do>) {
    for event in changed.read() {
        acts.write(Do(Action::Theme(match event.theme {
            WindowTheme::Light => Theme::Light,
            WindowTheme::Dark => Theme::Dark,
        })));
    }
}

fn show(
    mut contexts: EguiContexts,
    viewer: Res<Viewer>,
    mut panels: NonSendMut<Panels>,
    mut asked: MessageReader<Asked>,
    mut scene: ResMut<SceneRect>,
    mut focus: ResMut<Focus>,
    mut shading: Option<ResMut<Shading>>,
    mut acts: MessageWriter<Do>,
    mut attach: MessageWriter<Attach>,
) -> Result {
    let context = contexts.ctx_mut()?.clone();
    let answers = asked.read().filter_map(|Asked(command)| answer(&context, &viewer, &mut panels, command));
    let answers: Vec<Ask> = answers.collect();
    if !panels.dress(&context, viewer.place().theme) {
        return Ok(());
    }
    panels.simple = shading.as_ref().is_none_or(|shading| **shading == Shading::Simple);
    let all = context.viewport_rect();
    let whole = UiBuilder::new().layer_id(LayerId::background()).max_rect(all);
    let mut ui = Ui::new(context.clone(), Id::new("panels"), whole);
    let Shown { free, covered, typing, control, in_state, asks } = ui::show(&mut ui, &viewer, &mut panels);
    for ask in answers.into_iter().chain(asks) {
        match ask {
            Ask::Do(action) => {
                acts.write(Do(action));
            }
            Ask::File(path) => {
                attach.write(Attach::File(path));
            }
            Ask::Paste(text) => {
                attach.write(Attach::Bytes { label: PASTED.to_owned(), bytes: text.into_bytes() });
            }
            Ask::Simple(simple) => {
                if let Some(shading) = &mut shading {
                    **shading = if simple { Shading::Simple } else { Shading::Soft };
                }
            }
        }
    }
    // From points to logical pixels.
    let times = context.zoom_factor();
    let pixels = |at: bevy_egui::egui::Pos2| Vec2::new(at.x, at.y) * times;
    let rect = Rect::from_corners(pixels(free.min), pixels(free.max));
    scene.set_if_neq(SceneRect { rect, window: pixels(all.max), covered, point: times });
    focus.set_if_neq(Focus { typing, control, in_state });
    Ok(())
}

#[cfg(test)]
mod events {
    use super::*;

    /// What the next frame is told of the modifiers.
    fn told(world: &mut World, system: bevy::ecs::system::SystemId, now: Modifiers) -> usize {
        let mut inputs = world.query::<&mut EguiInput>();
        inputs.single_mut(world).unwrap().events = vec![Event::ModifiersChanged(now), Event::Copy];
        world.run_system(system).unwrap();
        inputs.single(world).unwrap().events.len() - 1
    }

    #[test]
    fn a_file_that_is_dropped_is_taken() {
        let mut app = App::new();
        app.init_non_send::<Panels>()
            .add_message::<FileDragAndDrop>()
            .add_message::<Attach>()
            .add_message::<RequestRedraw>()
            .add_systems(Update, drop);
        let (window, path_buf) = (Entity::PLACEHOLDER, std::path::PathBuf::from("/a folder/a file"));
        let over = |app: &mut App| app.world_mut().non_send_mut::<Panels>().held_over;
        app.world_mut().write_message(FileDragAndDrop::HoveredFile { window, path_buf: path_buf.clone() });
        app.update();
        assert!(over(&mut app));
        app.world_mut().write_message(FileDragAndDrop::DroppedFile { window, path_buf: path_buf.clone() });
        app.update();
        assert!(!over(&mut app));
        let taken: Vec<Attach> = app.world_mut().resource_mut::<Messages<Attach>>().drain().collect();
        assert_eq!(taken, [Attach::File(path_buf)]);
    }

    #[test]
    fn modifiers_are_told_when_they_change() {
        let mut world = World::new();
        world.spawn(EguiInput::default());
        let system = world.register_system(quiet);
        let held = [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::SHIFT, Modifiers::NONE];
        assert_eq!(held.map(|now| told(&mut world, system, now)), [1, 0, 1, 0, 1]);
    }
}
