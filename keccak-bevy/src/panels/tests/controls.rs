//! Every control has its key: what is shown is walked, as assistive technology is told of it.

use std::collections::BTreeSet;

use bevy_egui::egui::accesskit::{Node, Role};
use keccak_explore::action::Action;
use keccak_explore::function::Choice;
use keccak_explore::keys::{self, Does};
use keccak_explore::words::controls::SPEEDS;

use super::Stage;
use crate::panels::commands::answer;
use crate::panels::controls::{CONTROLS, Way};

/// What can be pressed, chosen, moved or written into.
const ROLES: [Role; 11] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::DisclosureTriangle,
    Role::Link,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::TextInput,
    Role::ListBoxOption,
];

/// The names of all controls that are on show.
fn names(stage: &mut Stage) -> BTreeSet<String> {
    stage.context.enable_accesskit();
    stage.frame(Vec::new());
    stage.frame(Vec::new());
    let nodes: Vec<Node> = stage.nodes.clone();
    nodes
        .iter()
        .filter(|node| ROLES.contains(&node.role()))
        .map(|node| node.label().or(node.value()).unwrap_or_default().to_owned())
        .collect()
}

/// Sessions and windows that have every control between them.
fn stages() -> Vec<Stage> {
    let fields = ["kmac128", "cshake128", "parallelhash128", "turboshake128", "sponge", "permutation"];
    let links = fields.map(|f| format!("f={f}&m=abc&sel=1,2,3"));
    let mut stages: Vec<Stage> = links.iter().map(|link| Stage::new(link)).collect();
    let mut long = Stage::new("f=shake128&out=5000&m=a&at=0.2.chi&sel=1,2,3&origin=centre");
    long.session.apply(Action::Focus);
    long.panels.open.file = true;
    stages.push(long);
    let mut attached = Stage::new("");
    attached.session.apply(Action::Attach { label: "a file".to_owned(), len: 1000 });
    attached.session.apply(Action::Progress(420));
    attached.session.apply(Action::Play(true));
    stages.push(attached);
    let mut help = Stage::new("");
    help.panels.toggle_help();
    stages.push(help);
    for menu in ["More", "4 steps/s", "SHA3-256"] {
        let mut open = Stage::new("");
        open.click(menu);
        stages.push(open);
    }
    stages
}

#[test]
fn every_control_has_its_key() {
    let mut seen = BTreeSet::new();
    for mut stage in stages() {
        seen.append(&mut names(&mut stage));
    }
    assert!(seen.len() > 60, "{seen:?}");
    // What an open list offers is walked by the arrows; a bit of the inspector is as well reached in the state.
    let offered = |name: &str| {
        Choice::names().any(|function| function == name)
            || SPEEDS.iter().any(|(_, words)| *words == name)
            || name.starts_with('(')
    };
    let is = |name: &str, (control, way): &(&str, Way)| match way {
        Way::Key(key) => name == *control || name == format!("{control} {key}"),
        Way::Else(_) => name.split(" (").next() == Some(control),
    };
    let none: Vec<&String> =
        seen.iter().filter(|name| !(offered(name) || CONTROLS.iter().any(|control| is(name, control)))).collect();
    assert!(none.is_empty(), "these have neither a key nor a reason: {none:?}");
    let gone: Vec<&str> = CONTROLS
        .iter()
        .filter(|control| !seen.iter().any(|name| is(name, control)))
        .map(|(control, _)| *control)
        .collect();
    assert!(gone.is_empty(), "these are never shown: {gone:?}");
}

#[test]
fn every_key_of_a_control_stands_in_the_table() {
    let shown: Vec<&str> =
        keys::table().iter().chain(keys::solid()).flat_map(|row| row.shown.split([' ', ','])).collect();
    for (control, way) in CONTROLS {
        match way {
            Way::Key(key) => assert!(shown.contains(key), "{key} of {control} is not among {shown:?}"),
            Way::Else(why) => assert!(why.len() > 10, "{control}"),
        }
    }
}

/// What a stage looks like: its words, where the keyboard is, what was copied.
fn look(stage: &mut Stage) -> String {
    stage.frame(Vec::new());
    let focus = stage.context.memory(bevy_egui::egui::Memory::focused);
    format!("{} {focus:?} {:?} {:?} {:?}", stage.text(), stage.copied, stage.panels.open, stage.session.place())
}

/// Each command of the tables is answered: something is seen, copied, or has the keyboard.
#[test]
fn every_command_of_the_keys_does_something() {
    let rows = || keys::table().iter().chain(keys::solid()).flat_map(|row| row.keys);
    let commands: BTreeSet<&str> = rows()
        .filter_map(|(.., does)| match does {
            Does::Command(command) => Some(*command),
            Does::Act(_) => None,
        })
        .collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        let mut stage = Stage::new("f=shake128&out=5000&m=a&at=0.2.chi");
        if command == "remove" {
            stage.session.apply(Action::Attach { label: "a file".to_owned(), len: 1000 });
        }
        let before = look(&mut stage);
        let ask = answer(&stage.context.clone(), &stage.session, &mut stage.panels, command);
        if let Some(crate::panels::ui::Ask::Do(action)) = &ask {
            stage.session.apply(action.clone());
        }
        stage.frame(Vec::new());
        let after = look(&mut stage);
        assert!(ask.is_some() || after != before, "{command} does nothing");
    }
}

#[test]
fn a_key_leads_to_a_field_without_writing_its_letter() {
    use bevy_egui::egui::{Event, Id};
    for (link, command, field) in
        [("", "message", "Message"), ("", "position", "Position"), ("f=kmac128&m=a", "parameters", "Key")]
    {
        let mut stage = Stage::new(link);
        stage.command = Some(command);
        stage.frame(vec![Event::Text("m".to_owned())]);
        stage.frame(Vec::new());
        assert!(stage.context.memory(|memory| memory.has_focus(Id::new(field))), "{command}");
        assert!(stage.shown().typing);
        assert!(stage.session.message_text(0).len() <= 3, "{command}");
    }
    let mut stage = Stage::new("");
    stage.command = Some("function");
    (0..3).for_each(|_| drop(stage.frame(Vec::new())));
    assert!(stage.shown().typing, "while the list is open the arrows are its own");
    stage.says("RawSHAKE256");
    stage.key(bevy_egui::egui::Key::ArrowDown);
    let asks = stage.key(bevy_egui::egui::Key::Enter);
    super::has(&asks, Action::Function("SHA3-384".to_owned()));
    stage.frame(Vec::new());
    assert!(!stage.shown().typing);
}

#[test]
fn all_panels_hide_and_come_back() {
    let mut stage = Stage::new("at=0.2.chi");
    let all = stage.window / stage.context.zoom_factor();
    let before = stage.shown().free;
    stage.command = Some("panels");
    stage.frame(Vec::new());
    stage.frame(Vec::new());
    assert_eq!(stage.shown().free.size(), all);
    stage.says("after χ");
    stage.says("H shows the panels again.");
    stage.command = Some("panels");
    stage.frame(Vec::new());
    stage.frame(Vec::new());
    assert_eq!(stage.shown().free, before);
}

/// In the smallest window that is promised, the lattice has more than two fifths of it, and all of it on request.
#[test]
fn a_low_window_leaves_room_for_the_lattice() {
    use bevy_egui::egui::vec2;
    let mut session = keccak_explore::link::read("at=0.1.chi&sel=1,3,40");
    session.apply(Action::Solid);
    let stage = Stage::of(session, vec2(1024.0, 640.0));
    let free = stage.shown().free;
    assert!(free.width() > 760.0 && free.height() > 440.0, "{free:?}");
}
