//! All keys, from the table that also answers them, and the words of the subject.

use bevy_egui::egui::{Align, Context, Grid, Layout, Ui, vec2};
use keccak_explore::camera::Camera;
use keccak_explore::keys::{self, Binding};
use keccak_explore::palette::{INK, MUTED};
use keccak_explore::words::controls::GLOSSARY;

use super::faces;
use super::parts::{label, sentence, sheet};
use super::ui::{Panels, Pass};

/// The window; Esc and ? close it.
pub(super) fn show(context: &Context, pass: &mut Pass<'_>, panels: &mut Panels) {
    // The press that opened it does not close it again.
    let just_opened = std::mem::take(&mut panels.just_opened);
    if !panels.open.help {
        return;
    }
    let wide = context.content_rect().width() > 1000.0;
    let closed = sheet(context, pass, "Keys", if wide { 1100.0 } else { 560.0 }, |ui, pass, _| {
        if wide {
            let sides = ui.available_rect_before_wrap();
            let (left, right) = sides.split_left_right_at_fraction(0.5);
            let builder = |side| bevy_egui::egui::UiBuilder::new().max_rect(side).layout(Layout::top_down(Align::LEFT));
            ui.scope_builder(builder(left), |ui| {
                table(ui, pass, "keys", keys::table());
                ui.add_space(6.0);
                sentence(ui, pass, Camera::WORDS[1], faces::words(12.5), MUTED);
            });
            ui.scope_builder(builder(right), |ui| {
                table(ui, pass, "keys in space", keys::solid());
                ui.add_space(12.0);
                glossary(ui, pass);
            });
        } else {
            table(ui, pass, "keys", keys::table());
            table(ui, pass, "keys in space", keys::solid());
            ui.add_space(12.0);
            glossary(ui, pass);
        }
    });
    let asked = context.input(|input| {
        let question =
            |event: &bevy_egui::egui::Event| matches!(event, bevy_egui::egui::Event::Text(text) if text == "?");
        input.events.iter().any(question)
    });
    if closed || asked && !just_opened {
        panels.open.help = false;
    }
}

fn table(ui: &mut Ui, pass: &Pass<'_>, name: &str, rows: &[Binding]) {
    let row = |ui: &mut Ui, Binding { shown, label: words, .. }: &Binding| {
        label(ui, pass, *shown, faces::bold(12.5), INK);
        sentence(ui, pass, *words, faces::words(12.5), INK);
        ui.end_row();
    };
    let grid = Grid::new(name).num_columns(2).spacing(vec2(14.0, 5.0)).min_row_height(16.0);
    grid.max_col_width(ui.available_width() - 130.0).show(ui, |ui| rows.iter().for_each(|binding| row(ui, binding)));
}

fn glossary(ui: &mut Ui, pass: &Pass<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for (term, meaning) in &GLOSSARY {
        sentence(ui, pass, *term, faces::bold(12.5), INK);
        sentence(ui, pass, *meaning, faces::words(12.5), MUTED);
        ui.add_space(3.0);
    }
}
