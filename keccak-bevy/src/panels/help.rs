//! All keys, from the table that also answers them, and the words of the subject.

use bevy_egui::egui::{Align2, Context, Grid, Key, ScrollArea, Ui, Window, vec2};
use keccak_explore::camera::Camera;
use keccak_explore::keys::{self, Binding};
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::words::controls::GLOSSARY;

use super::faces;
use super::parts::{button, label, sentence};
use super::ui::{Panels, Pass};

/// The window; Esc and ? close it.
pub(super) fn show(context: &Context, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !panels.open.help {
        return;
    }
    let size = context.content_rect().size();
    let wide = size.x > 1000.0;
    let window = Window::new("Keys of this window")
        .title_bar(false)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
    let mut closed = false;
    window.show(context, |ui| {
        let width = (size.x - 80.0).min(if wide { 1100.0 } else { 560.0 });
        ui.set_width(width);
        ui.horizontal(|ui| {
            label(ui, pass, "Keys of this window", faces::bold(17.0), INK);
            ui.with_layout(bevy_egui::egui::Layout::right_to_left(bevy_egui::egui::Align::Center), |ui| {
                closed = button(ui, pass, "Close", "Esc", true).clicked();
            });
        });
        ui.add_space(6.0);
        ScrollArea::vertical().max_height((size.y - 150.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
            if wide {
                ui.columns(2, |sides| {
                    table(&mut sides[0], pass);
                    glossary(&mut sides[1], pass);
                });
            } else {
                table(ui, pass);
                ui.add_space(12.0);
                glossary(ui, pass);
            }
        });
    });
    let pressed = context.input(|input| {
        let question = |event: &bevy_egui::egui::Event| matches!(event, bevy_egui::egui::Event::Text(text) if text == "?");
        input.key_pressed(Key::Escape) || input.events.iter().any(question)
    });
    // The press that opened it does not close it again.
    let just_opened = std::mem::take(&mut panels.just_opened);
    if closed || pressed && !just_opened {
        panels.open.help = false;
    }
}

fn table(ui: &mut Ui, pass: &Pass<'_>) {
    let row = |ui: &mut Ui, Binding { shown, label: words, .. }: &Binding| {
        label(ui, pass, *shown, faces::bold(12.5), INK);
        sentence(ui, pass, *words, faces::words(12.5), INK);
        ui.end_row();
    };
    Grid::new("keys").num_columns(2).spacing(vec2(14.0, 4.0)).min_col_width(96.0).show(ui, |ui| {
        keys::table().iter().chain(keys::solid()).for_each(|binding| row(ui, binding));
    });
    ui.add_space(6.0);
    sentence(ui, pass, Camera::WORDS[1], faces::words(12.5), MUTED);
}

fn glossary(ui: &mut Ui, pass: &Pass<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for (term, meaning) in &GLOSSARY {
        sentence(ui, pass, *term, faces::bold(12.5), INK);
        sentence(ui, pass, *meaning, faces::words(12.5), MUTED);
        ui.add_space(3.0);
    }
}
