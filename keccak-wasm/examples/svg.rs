//! Draws a panel of the page as SVG, without a browser:
//! `cargo run -p keccak-wasm --example svg -- LINK [PANEL [WIDTH [dark|light [ACTION …]]]]`.
//!
//! LINK is what stands after the `#`; PANEL is `state`, `aside`, `lane` or `timeline`; WIDTH is in CSS pixels; each ACTION is JSON:
//! `'{"Turn":[0.5,0]}'`.

use std::env;
use std::fmt::Write;

use keccak_explore::palette::PAPER;
use keccak_wasm::layout::{Align, Face, Paint, Scene, Shape, Stroke, Text};
use keccak_wasm::seam::Seam;
use serde_json::json;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let argument = |i: usize, usual: &'static str| arguments.get(i).map_or(usual.to_owned(), Clone::clone);
    let panel = argument(1, "state");
    let width: f64 = argument(2, "1096").parse().unwrap_or(1096.0);
    let mut seam = Seam::new();
    seam.apply(&json!({ "Open": argument(0, "") }).to_string());
    if argument(3, "light") == "dark" {
        seam.apply(&json!("ToggleTheme").to_string());
    }
    for action in arguments.iter().skip(4) {
        seam.apply(action);
    }
    let height = seam.height(&panel, width);
    println!("{}", svg(&seam.scene(&panel, width, height)));
}

fn svg(scene: &Scene) -> String {
    let Scene { width, height, theme, shapes } = scene;
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><rect width="100%" height="100%" fill="{}"/>"#,
        PAPER.colour(*theme)
    );
    let pen = |stroke: &Stroke| {
        let dash = match stroke.dash.map(|halves| f64::from(halves) / 2.0) {
            [dash, gap] if dash > 0.0 => format!(r#" stroke-dasharray="{dash} {gap}""#),
            _ => String::new(),
        };
        let Stroke { paint, width, .. } = stroke;
        let colour = paint.role.colour(*theme);
        format!(r#"fill="none" stroke="{colour}" stroke-opacity="{}" stroke-width="{width}"{dash}"#, opacity(*paint))
    };
    let points = |points: &[(f32, f32)]| points.iter().fold(String::new(), |all, (x, y)| all + &format!("{x},{y} "));
    for shape in shapes {
        // Writing to a string does not fail.
        let _ = match shape {
            Shape::Fill(rect, paint) => write!(
                out,
                r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}" fill-opacity="{}"/>"#,
                rect.x,
                rect.y,
                rect.width,
                rect.height,
                paint.role.colour(*theme),
                opacity(*paint)
            ),
            Shape::Frame(rect, stroke) => write!(
                out,
                r#"<rect x="{}" y="{}" width="{}" height="{}" {}/>"#,
                rect.x,
                rect.y,
                rect.width,
                rect.height,
                pen(stroke)
            ),
            Shape::Ring { centre: (x, y), radius, stroke } => {
                write!(out, r#"<circle cx="{x}" cy="{y}" r="{radius}" {}/>"#, pen(stroke))
            }
            Shape::Line(line, stroke) => write!(out, r#"<polyline points="{}" {}/>"#, points(line), pen(stroke)),
            Shape::Curve([a, b, c, d], stroke) => write!(
                out,
                r#"<path d="M{},{} C{},{} {},{} {},{}" {}/>"#,
                a.0,
                a.1,
                b.0,
                b.1,
                c.0,
                c.1,
                d.0,
                d.1,
                pen(stroke)
            ),
            Shape::Polygon(corners, paint) => write!(
                out,
                r#"<polygon points="{}" fill="{}" fill-opacity="{}"/>"#,
                points(corners),
                paint.role.colour(*theme),
                opacity(*paint)
            ),
            Shape::Text(text) => write!(out, "{}", words(text, text.paint.role.colour(*theme))),
        };
    }
    out + "</svg>"
}

fn opacity(paint: Paint) -> f64 {
    f64::from(paint.percent) / 100.0
}

fn words(text: &Text, colour: &str) -> String {
    let (x, y) = text.at;
    let family = match text.style.face() {
        Face::Sans => "system-ui, sans-serif",
        Face::Mono => "ui-monospace, 'DejaVu Sans Mono', monospace",
        Face::Serif => "'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif",
    };
    let style = if text.style.face() == Face::Serif { "italic" } else { "normal" };
    let anchor = match text.style.anchor() {
        Align::Left => "start",
        Align::Centre => "middle",
        Align::Right => "end",
    };
    let weight = if text.style.is_bold() { 600 } else { 400 };
    let turn = if text.style.is_turned() { format!(r#" transform="rotate(-90 {x} {y})""#) } else { String::new() };
    let words = text.words.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        r#"<text x="{x}" y="{y}" font-family="{family}" font-size="{}" font-style="{style}" font-weight="{weight}" text-anchor="{anchor}" fill="{colour}" fill-opacity="{}"{turn} xml:space="preserve">{words}</text>"#,
        text.size,
        opacity(text.paint)
    )
}
