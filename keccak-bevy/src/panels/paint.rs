//! Paints the page's drawings: a [`Scene`] of shapes in points onto egui's painter, its squares on whole pixels.

use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::epaint::{CubicBezierShape, PathShape, PathStroke, TextShape};
use bevy_egui::egui::{Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use keccak_explore::palette::{PAPER, Role, Theme};
use keccak_wasm::layout::{self, Align, Face, Paint, Scene, Text};

use super::faces;
use crate::theme;

/// Paints a scene, its top left corner at `origin`.
pub(super) fn paint(painter: &Painter, scene: &Scene, origin: Pos2) {
    let brush = Brush { painter, theme: scene.theme, origin };
    scene.shapes.iter().for_each(|shape| brush.shape(shape));
}

/// So much of a role's colour on paper. It is mixed here: the renderer blends light, and what shines through would come out dark.
pub(super) fn on_paper(role: Role, share: f32, theme: Theme) -> Color32 {
    theme::colour(PAPER, theme).lerp_to_gamma(theme::colour(role, theme), share.min(1.0))
}

struct Brush<'a> {
    painter: &'a Painter,
    theme: Theme,
    origin: Pos2,
}

impl Brush<'_> {
    fn shape(&self, shape: &layout::Shape) {
        use layout::Shape::{Curve, Fill, Frame, Line, Polygon, Ring};
        match shape {
            Fill(rect, paint) => {
                self.painter.rect_filled(self.snapped(*rect), 0.0, self.colour(*paint));
            }
            Frame(rect, stroke) => {
                let rect = self.snapped(*rect);
                let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
                if stroke.dash[0] > 0 {
                    self.dashed(&[corners[0], corners[1], corners[2], corners[3], corners[0]], *stroke);
                } else {
                    self.painter.rect_stroke(rect, 0.0, self.pen(*stroke), StrokeKind::Middle);
                }
            }
            Ring { centre, radius, stroke } => {
                let centre = self.at(*centre);
                if stroke.dash[0] > 0 {
                    let point = |i: u8| centre + *radius * Vec2::angled(f32::from(i) / 48.0 * std::f32::consts::TAU);
                    self.dashed(&(0..=48).map(point).collect::<Vec<_>>(), *stroke);
                } else {
                    self.painter.circle_stroke(centre, *radius, self.pen(*stroke));
                }
            }
            Line(points, stroke) => {
                let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                if stroke.dash[0] > 0 {
                    self.dashed(&points, *stroke);
                } else if let [from, to] = points[..] {
                    self.painter
                        .line_segment([from, to].map(|point| self.middle(point, stroke.width)), self.pen(*stroke));
                } else {
                    self.painter.add(PathShape::line(points, PathStroke::from(self.pen(*stroke))));
                }
            }
            Curve(points, stroke) => {
                let points = points.map(|point| self.at(point));
                let curve =
                    CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, self.pen(*stroke));
                if stroke.dash[0] > 0 {
                    self.dashed(&curve.flatten(Some(0.5)), *stroke);
                } else {
                    self.painter.add(curve);
                }
            }
            Polygon(points, paint) => {
                let points = points.iter().map(|point| self.at(*point)).collect();
                self.painter.add(Shape::convex_polygon(points, self.colour(*paint), Stroke::NONE));
            }
            layout::Shape::Text(text) => self.text(text),
        }
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y)
    }

    /// The nearest pixels, at least one, so that squares have sharp edges at any scale.
    fn snapped(&self, rect: layout::Rect) -> Rect {
        let pixel = self.painter.pixels_per_point();
        let snap = |value: f32| (value * pixel).round() / pixel;
        let corner = self.at((rect.x, rect.y));
        let size = vec2(snap(rect.width).max(1.0 / pixel), snap(rect.height).max(1.0 / pixel));
        Rect::from_min_size(pos2(snap(corner.x), snap(corner.y)), size)
    }

    /// Where a level or upright line of this width has its edges between pixels.
    fn middle(&self, at: Pos2, width: f32) -> Pos2 {
        let pixel = self.painter.pixels_per_point();
        let half = (width * pixel).round().rem_euclid(2.0) / 2.0;
        let snap = |value: f32| ((value * pixel).round() + half) / pixel;
        pos2(snap(at.x), snap(at.y))
    }

    fn colour(&self, paint: Paint) -> Color32 {
        on_paper(paint.role, f32::from(paint.percent) / 100.0, self.theme)
    }

    fn pen(&self, stroke: layout::Stroke) -> Stroke {
        Stroke::new(stroke.width, self.colour(stroke.paint))
    }

    fn dashed(&self, points: &[Pos2], stroke: layout::Stroke) {
        let [dash, gap] = stroke.dash.map(|halves| f32::from(halves) / 2.0);
        self.painter.extend(Shape::dashed_line(points, self.pen(stroke), dash, gap));
    }

    fn text(&self, text: &Text) {
        let colour = self.colour(text.paint);
        let galley = self.painter.layout_no_wrap(text.words.clone(), font(text), colour);
        let Some(first) = galley.rows.first() else { return };
        let baseline = first.pos.y + first.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
        let before = match text.style.anchor() {
            Align::Left => 0.0,
            Align::Centre => galley.size().x / 2.0,
            Align::Right => galley.size().x,
        };
        let at = self.at(text.at);
        if text.style.is_turned() {
            // It reads upwards, and is turned about its own corner.
            let shape = TextShape::new(at - vec2(baseline, -before), galley, colour);
            self.painter.add(TextShape { angle: -std::f32::consts::FRAC_PI_2, ..shape });
        } else {
            // Letters between two pixels would be smeared over both.
            let corner = (at - vec2(before, baseline)).round_to_pixels(self.painter.pixels_per_point());
            self.painter.galley(corner, galley, colour);
        }
    }
}

fn font(text: &Text) -> FontId {
    let face = match (text.style.face(), text.style.is_bold()) {
        (Face::Sans, false) => faces::words,
        (Face::Sans, true) => faces::bold,
        (Face::Mono, false) => faces::value,
        (Face::Mono, true) => faces::bold_value,
        (Face::Serif, false) => faces::letter,
        (Face::Serif, true) => faces::bold_letter,
    };
    face(text.size)
}
