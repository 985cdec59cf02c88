//! Paints the shapes over the lattice with egui.

use bevy::math::Vec2;
use bevy::prelude::*;
use bevy_egui::egui::{self, Color32, FontId, LayerId, Pos2, Rect, Shape as Painted, Stroke};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use keccak_explore::palette::{INK, PAPER, Role, Theme};

use crate::Order;
use crate::motion::Shown;
use crate::overlay::{Pen, Shape, Text, shapes};
use crate::panels::ui::Panels;
use crate::scene_rect::SceneRect;
use crate::theme::{colour, rgb};
use crate::viewer::Viewer;

/// The overlay, in [`Order::Overlay`] of `EguiPrimaryContextPass`.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, paint.in_set(Order::Overlay));
}

fn paint(
    mut contexts: EguiContexts,
    mut shown: ResMut<Shown>,
    panels: Option<NonSend<Panels>>,
    viewer: Res<Viewer>,
    scene: Res<SceneRect>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    // A matter of lines alone: nothing else follows from it.
    shown.bypass_change_detection().aims = panels.is_some_and(|panels| panels.aims);
    let theme = viewer.place().theme;
    // Shapes are in logical pixels; egui counts in points, which the panels may make larger.
    let points = 1.0 / ctx.zoom_factor();
    let pos = |at: Vec2| Pos2::new(at.x * points, at.y * points);
    let free = Rect::from_min_max(pos(scene.rect.min), pos(scene.rect.max));
    let layer = LayerId::new(egui::Order::Background, egui::Id::new("over the lattice"));
    let painter = ctx.layer_painter(layer).with_clip_rect(free);
    for shape in shapes(&shown) {
        match shape {
            Shape::Line(points, pen) => line(&painter, points.into_iter().map(pos).collect(), pen, theme),
            Shape::Area(points, role) => {
                let points: Vec<Pos2> = points.into_iter().map(pos).collect();
                painter.add(Painted::convex_polygon(points, colour(role, theme), Stroke::NONE));
            }
            Shape::Text(text) => words(&painter, pos(text.at), &text, theme, false),
            Shape::Note(text) => words(&painter, pos(text.at), &text, theme, true),
        }
    }
    Ok(())
}

/// A colour of which so much is there; the rest is paper. It is never see-through: egui's blending would darken it on paper.
fn faded(role: Role, theme: Theme, strength: f32) -> Color32 {
    let (own, paper) = (rgb(role, theme), rgb(PAPER, theme));
    let mixed = |i: usize| {
        let (own, paper) = (f32::from(own[i]), f32::from(paper[i]));
        (paper + (own - paper) * strength.clamp(0.0, 1.0)).round() as u8
    };
    Color32::from_rgb(mixed(0), mixed(1), mixed(2))
}

fn line(painter: &egui::Painter, points: Vec<Pos2>, pen: Pen, theme: Theme) {
    if pen.halo {
        painter.line(points.clone(), Stroke::new(pen.width + 2.5, colour(PAPER, theme)));
    }
    let stroke = Stroke::new(pen.width, faded(pen.role, theme, pen.strength));
    if pen.dashed {
        painter.extend(Painted::dashed_line(&points, stroke, 4.0, 3.0));
    } else {
        painter.line(points, stroke);
    }
}

fn words(painter: &egui::Painter, at: Pos2, text: &Text, theme: Theme, framed: bool) {
    let mut format = egui::TextFormat::simple(FontId::proportional(text.size), colour(text.role, theme));
    format.italics = text.slanted;
    let galley = painter.layout_job(egui::text::LayoutJob::single_section(text.text.clone(), format));
    let mut at = at - egui::vec2(text.anchor.x, text.anchor.y) * galley.size();
    // What stands at the edge stays in sight.
    let (free, edge) = (painter.clip_rect(), if framed { 10.0 } else { 6.0 });
    at.x = at.x.min(free.right() - edge - galley.size().x).max(free.left() + edge);
    // On paper, so that words can be read over bits.
    let room = if framed { egui::vec2(7.0, 4.0) } else { egui::vec2(2.0, -1.0) };
    let ground = Rect::from_min_size(at, galley.size()).expand2(room);
    painter.rect_filled(ground, 2.0, colour(PAPER, theme));
    if framed {
        painter.rect_stroke(ground, 2.0, Stroke::new(1.0, colour(INK, theme)), egui::StrokeKind::Middle);
    }
    painter.galley(at, galley, Color32::PLACEHOLDER);
}
