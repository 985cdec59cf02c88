//! Keys: from the table of [`keccak_explore::keys`], the same as the page's.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use keccak_explore::action::Action;
use keccak_explore::keys::{self, Does};

use crate::Order;
use crate::viewer::{Asked, Do};

/// Who has the keyboard. The panels set it in every frame.
#[derive(Resource, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Focus {
    /// A text field: no key acts.
    pub typing: bool,
    /// A button or a slider: Space is for it.
    pub control: bool,
    /// The lattice, visibly: the arrows walk the bits instead of stepping.
    pub in_state: bool,
}

/// Keys to actions.
pub fn plugin(app: &mut App) {
    app.init_resource::<Focus>()
        .add_message::<KeyboardInput>()
        .init_resource::<Shift>()
        .add_systems(Update, keys.in_set(Order::Input).run_if(on_message::<KeyboardInput>));
}

/// Which of the modifiers are down.
#[derive(Resource, Default)]
struct Shift {
    shift: bool,
    other: bool,
}

fn keys(
    mut pressed: MessageReader<KeyboardInput>,
    focus: Res<Focus>,
    mut held: ResMut<Shift>,
    mut acts: MessageWriter<Do>,
    mut asked: MessageWriter<Asked>,
) {
    for input in pressed.read() {
        let down = input.state == ButtonState::Pressed;
        match input.logical_key {
            Key::Shift => held.shift = down,
            Key::Control | Key::Alt | Key::Super => held.other = down,
            _ => (),
        }
        let Some(name) = name(&input.logical_key) else { continue };
        // Esc leaves a text field, which is the panels' work.
        if focus.typing || held.other && down || focus.control && name == " " {
            continue;
        }
        let key = keys::Key { key: name, shift: held.shift, in_state: focus.in_state, up: !down };
        match keys::action_in_space(&key) {
            // A held key repeats steps and turns, but not what goes to and fro.
            Some(Does::Act(action)) if !(input.repeat && toggles(action)) => {
                acts.write(Do(action.clone()));
            }
            Some(Does::Command(command)) if !input.repeat => {
                asked.write(Asked(command));
            }
            _ => (),
        }
    }
}

const fn toggles(action: &Action) -> bool {
    matches!(action, Action::TogglePlay | Action::ToggleTheme | Action::ToggleOnly | Action::Focus)
}

/// A key's name as browsers have it.
fn name(key: &Key) -> Option<String> {
    Some(match key {
        Key::Character(text) => text.to_string(),
        Key::Space => " ".to_owned(),
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End | Key::Escape => {
            format!("{key:?}")
        }
        _ => return None,
    })
}
