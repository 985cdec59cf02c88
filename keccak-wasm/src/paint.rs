//! The only file that knows the canvas: shapes onto a 2D context.

use keccak_explore::palette::{PAPER, Theme};
use web_sys::CanvasRenderingContext2d;

use crate::layout::{Align, Face, Paint, Rect, Scene, Shape, Stroke, Text};
use crate::prelude::*;

/// Paints a scene at `ratio` device pixels to a CSS pixel.
pub fn paint(context: &CanvasRenderingContext2d, scene: &Scene, ratio: f64) {
    let brush = Brush { context, theme: scene.theme, ratio };
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.set_global_alpha(1.0);
    context.set_fill_style_str(PAPER.colour(scene.theme));
    context.fill_rect(0.0, 0.0, scene.width, scene.height);
    let mut fills: Vec<(Paint, Rect)> = Vec::new();
    // So are neighbouring polygons of one colour, where no other shape comes between.
    let mut paths: Option<Paint> = None;
    for shape in &scene.shapes {
        if let Shape::Polygon(points, paint) = shape {
            brush.flush(&mut fills);
            if paths != Some(*paint) {
                brush.end(&mut paths);
                brush.ink(*paint);
                context.begin_path();
                paths = Some(*paint);
            }
            brush.polygon(points);
            continue;
        }
        brush.end(&mut paths);
        match shape {
            Shape::Fill(rect, paint) => {
                // Neighbours of one colour are one path: 1,600 squares cost a handful of calls to fill.
                if fills.last().is_some_and(|(last, _)| last != paint) {
                    brush.flush(&mut fills);
                }
                fills.push((*paint, *rect));
                continue;
            }
            _ => brush.flush(&mut fills),
        }
        match shape {
            Shape::Fill(..) | Shape::Polygon(..) => (),
            Shape::Frame(rect, stroke) => brush.frame(*rect, *stroke),
            Shape::Ring { centre, radius, stroke } => brush.ring(*centre, *radius, *stroke),
            Shape::Line(points, stroke) => brush.line(points, *stroke),
            Shape::Curve([from, first, second, to], stroke) => {
                brush.pen(*stroke);
                context.begin_path();
                context.move_to(from.0, from.1);
                context.bezier_curve_to(first.0, first.1, second.0, second.1, to.0, to.1);
                context.stroke();
            }
            Shape::Text(text) => brush.text(text),
        }
    }
    brush.flush(&mut fills);
    brush.end(&mut paths);
}

struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    theme: Theme,
    ratio: f64,
}

impl Brush<'_> {
    /// The nearest device pixel, so that squares have sharp edges at any ratio.
    fn snap(&self, value: f64) -> f64 {
        (value * self.ratio).round() / self.ratio
    }

    fn snapped(&self, rect: Rect) -> Rect {
        let (x, y) = (self.snap(rect.x), self.snap(rect.y));
        let pixel = 1.0 / self.ratio;
        Rect { x, y, width: self.snap(rect.width).max(pixel), height: self.snap(rect.height).max(pixel) }
    }

    fn flush(&self, fills: &mut Vec<(Paint, Rect)>) {
        let Some((paint, _)) = fills.first() else { return };
        self.ink(*paint);
        self.context.begin_path();
        for (_, rect) in fills.drain(..) {
            let Rect { x, y, width, height } = self.snapped(rect);
            self.context.rect(x, y, width, height);
        }
        self.context.fill();
    }

    fn ink(&self, paint: Paint) {
        self.context.set_global_alpha(paint.alpha);
        self.context.set_fill_style_str(paint.role.colour(self.theme));
    }

    fn pen(&self, stroke: Stroke) {
        self.context.set_global_alpha(stroke.paint.alpha);
        self.context.set_stroke_style_str(stroke.paint.role.colour(self.theme));
        self.context.set_line_width(stroke.width);
        let dashes = match stroke.dash {
            Some((dash, gap)) => vec![dash, gap],
            None => Vec::new(),
        };
        let dashes: Vec<wasm_bindgen::JsValue> = dashes.into_iter().map(Into::into).collect();
        let _ = self.context.set_line_dash(&wasm_bindgen::JsValue::from(dashes));
    }

    fn frame(&self, rect: Rect, stroke: Stroke) {
        self.pen(stroke);
        let Rect { x, y, width, height } = self.snapped(rect);
        self.context.stroke_rect(x, y, width, height);
    }

    fn ring(&self, (x, y): (f64, f64), radius: f64, stroke: Stroke) {
        self.pen(stroke);
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, core::f64::consts::TAU);
        self.context.stroke();
    }

    fn path(&self, points: &[(f64, f64)]) {
        for (i, (x, y)) in points.iter().enumerate() {
            if i == 0 {
                self.context.move_to(*x, *y);
            } else {
                self.context.line_to(*x, *y);
            }
        }
    }

    fn line(&self, points: &[(f64, f64)], stroke: Stroke) {
        self.pen(stroke);
        // An upright or level line of one pixel lies on whole device pixels.
        let odd = (stroke.width * self.ratio).round() % 2.0 / 2.0 / self.ratio;
        let snapped: Vec<(f64, f64)> = match points {
            [(x, y), (u, v)] if (x - u).abs() < 0.01 || (y - v).abs() < 0.01 => {
                points.iter().map(|(x, y)| (self.snap(*x) + odd, self.snap(*y) + odd)).collect()
            }
            _ => points.to_vec(),
        };
        self.context.begin_path();
        self.path(&snapped);
        self.context.stroke();
    }

    /// One more polygon of the path, clockwise: where two of one colour overlap, neither leaves a hole in the other.
    fn polygon(&self, points: &[(f64, f64)]) {
        let next = points.iter().cycle().skip(1);
        let area: f64 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        if area < 0.0 {
            let mut points = points.to_vec();
            points.reverse();
            self.path(&points);
        } else {
            self.path(points);
        }
        self.context.close_path();
    }

    fn end(&self, paths: &mut Option<Paint>) {
        if paths.take().is_some() {
            self.context.fill();
        }
    }

    fn text(&self, text: &Text) {
        self.ink(text.paint);
        let (style, face) = match text.face {
            Face::Sans => ("", "system-ui, sans-serif"),
            Face::Mono => ("", "ui-monospace, \"SFMono-Regular\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace"),
            Face::Serif => ("italic ", "\"Times New Roman\", \"Liberation Serif\", \"DejaVu Serif\", serif"),
        };
        let weight = if text.bold { "600 " } else { "" };
        // In tenths of a pixel: printing a float would bring 20 kB of code with it.
        let tenths = (text.size * 10.0).round() as u32;
        self.context.set_font(&format!("{style}{weight}{}.{}px {face}", tenths / 10, tenths % 10));
        self.context.set_text_align(match text.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        });
        let (x, y) = text.at;
        if text.turned {
            self.context.save();
            let _ = self.context.translate(x, y);
            let _ = self.context.rotate(-core::f64::consts::FRAC_PI_2);
            let _ = self.context.fill_text(&text.words, 0.0, 0.0);
            self.context.restore();
        } else {
            let _ = self.context.fill_text(&text.words, x, y);
        }
    }
}
