//! Paints the shapes over the lattice with egui.

use bevy::math::Vec2;
use bevy::prelude::*;
use bevy_egui::egui::{self, Align2, Color32, FontId, LayerId, Pos2, Rect, Shape as Painted, Stroke};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use keccak_explore::palette::{PAPER, Role, Theme};

use crate::Order;
use crate::motion::Shown;
use crate::overlay::{Pen, Shape, Text, shapes};
use crate::scene_rect::SceneRect;
use crate::theme::colour;
use crate::viewer::Viewer;

/// The overlay, in [`Order::Overlay`] of `EguiPrimaryContextPass`.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, paint.in_set(Order::Overlay));
}

fn paint(mut contexts: EguiContexts, shown: Res<Shown>, viewer: Res<Viewer>, scene: Res<SceneRect>) -> Result {
    let ctx = contexts.ctx_mut()?;
    let theme = viewer.place().theme;
    let free = Rect::from_min_max(pos(scene.rect.min), pos(scene.rect.max));
    let layer = LayerId::new(egui::Order::Background, egui::Id::new("over the lattice"));
    let painter = ctx.layer_painter(layer).with_clip_rect(free);
    for shape in shapes(&shown) {
        match shape {
            Shape::Line(points, pen) => line(&painter, &points, pen, theme),
            Shape::Area(points, role) => {
                let points: Vec<Pos2> = points.into_iter().map(pos).collect();
                painter.add(Painted::convex_polygon(points, colour(role, theme), Stroke::NONE));
            }
            Shape::Text(text) => words(&painter, &text, theme),
        }
    }
    Ok(())
}

fn pos(at: Vec2) -> Pos2 {
    Pos2::new(at.x, at.y)
}

fn faded(role: Role, theme: Theme, strength: f32) -> Color32 {
    colour(role, theme).gamma_multiply(strength.clamp(0.0, 1.0))
}

fn line(painter: &egui::Painter, points: &[Vec2], pen: Pen, theme: Theme) {
    let points: Vec<Pos2> = points.iter().copied().map(pos).collect();
    if pen.halo {
        painter.line(points.clone(), Stroke::new(pen.width + 2.5, faded(PAPER, theme, 0.8 * pen.strength)));
    }
    let stroke = Stroke::new(pen.width, faded(pen.role, theme, pen.strength));
    if pen.dashed {
        painter.extend(Painted::dashed_line(&points, stroke, 4.0, 3.0));
    } else {
        painter.line(points, stroke);
    }
}

fn words(painter: &egui::Painter, text: &Text, theme: Theme) {
    let mut format = egui::TextFormat::simple(FontId::proportional(text.size), Color32::PLACEHOLDER);
    format.italics = text.slanted;
    let job = egui::text::LayoutJob::single_section(text.text.clone(), format);
    let galley = painter.layout_job(job);
    let anchor = Align2::LEFT_TOP.anchor_size(pos(text.at), galley.size()).min;
    let at = anchor - egui::vec2(text.anchor.x, text.anchor.y) * galley.size();
    // A halo of paper, so that words can be read over bits.
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
        painter.galley(at + egui::vec2(x, y), galley.clone(), faded(PAPER, theme, 0.7));
    }
    painter.galley(at, galley, colour(text.role, theme));
}
