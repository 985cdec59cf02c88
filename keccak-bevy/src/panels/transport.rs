//! The buttons that move along the line of events, the speed, the address, and what stands beside them on the page.

use bevy_egui::egui::{ComboBox, Id, Key, Layout, TextEdit, Ui, vec2};
use keccak_explore::action::Action;
use keccak_explore::palette::{DIFFERS, INK, MUTED};
use keccak_explore::words::controls::{self, PAUSE, SPEEDS, TRANSPORT};
use keccak_explore::{link, view};

use super::entry::entered;
use super::faces;
use super::parts::{button, error, label, named};
use super::ui::{Panels, Pass};

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let position = view::position(pass.session);
    let keys = ui.available_width() > 1240.0;
    let key = |key: &'static str| if keys { key } else { "" };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = if keys { 8.0 } else { 4.0 };
        let known = pass.session.look().is_some();
        for each in &TRANSPORT {
            let plays = *each.action == Action::TogglePlay;
            let words = if plays && pass.session.place().playing { PAUSE } else { each.label };
            let enabled = match each.action {
                Action::First | Action::PreviousRound | Action::Previous => !position.first,
                Action::TogglePlay => known,
                _ => !position.last,
            };
            let next = *each.action == Action::Next && enabled;
            let response = ui.scope(|ui| {
                if next {
                    let edge = (2.0, pass.colour(INK)).into();
                    ui.visuals_mut().widgets.inactive.bg_stroke = edge;
                    ui.visuals_mut().widgets.hovered.bg_stroke = edge;
                }
                button(ui, pass, words, key(each.key), enabled)
            });
            if response.inner.on_hover_text(each.name).clicked() {
                pass.act(each.action.clone());
            }
        }
        speed(ui, pass, keys);
        ui.with_layout(Layout::right_to_left(bevy_egui::egui::Align::Center), |ui| {
            if button(ui, pass, "Keys", key("?"), true).clicked() {
                panels.open.help = !panels.open.help;
            }
            if button(ui, pass, "Theme", key("N"), true).clicked() {
                pass.act(Action::ToggleTheme);
            }
            if button(ui, pass, "Copy link", key("L"), true).clicked() {
                copy_link(ui.ctx(), pass.session, panels);
            }
            address(ui, pass, panels, &position);
            if keys {
                label(ui, pass, "position", faces::words(13.0), MUTED);
            }
        });
    });
    if let Some(why) = &position.error {
        error(ui, pass, why);
    }
}

fn speed(ui: &mut Ui, pass: &mut Pass<'_>, keys: bool) {
    if keys {
        label(ui, pass, "speed", faces::words(13.0), MUTED);
    }
    let now = pass.session.place().speed.round() as u32;
    let words = SPEEDS
        .iter()
        .find(|(speed, _)| *speed == now)
        .map_or_else(|| format!("{now} steps/s"), |(_, words)| (*words).to_owned());
    let list = ComboBox::from_id_salt("Speed").selected_text(words).width(112.0).show_ui(ui, |ui| {
        for (speed, words) in &SPEEDS {
            if ui.selectable_label(*speed == now, *words).clicked() {
                pass.act(Action::Speed(f64::from(*speed)));
            }
        }
    });
    named(&list.response, "Speed");
}

/// The address of the position: another one and Enter goes there; a bad one stays, with what is wrong with it.
fn address(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, position: &view::Position) {
    let id = Id::new("Position");
    let focused = ui.memory(|memory| memory.has_focus(id));
    if !focused && panels.position != position.value {
        panels.position.clone_from(&position.value);
    }
    let colour = pass.colour(if position.error.is_some() { DIFFERS } else { INK });
    let edit = TextEdit::singleline(&mut panels.position).id(id).font(faces::value(12.0)).text_color(colour);
    let response = ui.add(edit.desired_width(116.0).margin(vec2(7.0, 5.0))).on_hover_text("Position");
    named(&response, "Position");
    if entered(ui, &response) {
        pass.act(Action::GoTo(panels.position.clone()));
    } else if response.lost_focus() && position.error.is_some() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // The address of where we are is a good one: it takes the error away.
        pass.act(Action::GoTo(position.address.clone()));
    }
}

/// Copies what the page's link has behind its `#`, with the `#`: both viewers open it.
pub(super) fn copy_link(
    context: &bevy_egui::egui::Context,
    session: &keccak_explore::session::Session,
    panels: &mut Panels,
) {
    context.copy_text(format!("#{}", link::write(session)));
    let carried = view::message(session).kept.is_none();
    let mut words = controls::LINK_COPIED.to_owned();
    for more in [link::holds_key(session), (!carried).then_some(controls::TOO_LONG)].into_iter().flatten() {
        words = [&*words, more].join(" ");
    }
    panels.say(context, words);
}
