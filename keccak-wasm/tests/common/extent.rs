//! How much of a panel a scene covers.

use keccak_wasm::layout::{Align, Rect, Scene, Shape, Text};

/// The rectangle that a shape covers. A character is about 0.62 of its size wide.
pub(crate) fn extent(shape: &Shape) -> (f32, f32, f32, f32) {
    let around = |points: &[(f32, f32)], by: f32| {
        let fold = |of: fn(f32, f32) -> f32, value: fn(&(f32, f32)) -> f32| points.iter().map(value).reduce(of);
        let (left, right) = (fold(f32::min, |p| p.0), fold(f32::max, |p| p.0));
        let (top, bottom) = (fold(f32::min, |p| p.1), fold(f32::max, |p| p.1));
        let known = |value: Option<f32>| value.expect("a line has points");
        (known(left) - by, known(top) - by, known(right) + by, known(bottom) + by)
    };
    match shape {
        Shape::Fill(Rect { x, y, width, height }, _) => (*x, *y, x + width, y + height),
        Shape::Frame(Rect { x, y, width, height }, stroke) => {
            around(&[(*x, *y), (x + width, y + height)], stroke.width / 2.0)
        }
        Shape::Ring { centre: (x, y), radius, stroke } => around(&[(*x, *y)], radius + stroke.width / 2.0),
        Shape::Line(points, stroke) => around(points, stroke.width / 2.0),
        // A curve stays within its control points.
        Shape::Curve(points, stroke) => around(points, stroke.width / 2.0),
        Shape::Polygon(points, _) => around(points, 0.0),
        Shape::Text(Text { at: (x, y), words, size, style, .. }) => {
            let long = 0.62 * size * words.chars().count() as f32;
            let before = match style.anchor() {
                Align::Left => 0.0,
                Align::Centre => long / 2.0,
                Align::Right => long,
            };
            let (up, down) = (0.8 * size, 0.25 * size);
            if style.is_turned() {
                (x - up, y - (long - before), x + down, y + before)
            } else {
                (x - before, y - up, x - before + long, y + down)
            }
        }
    }
}

/// That all of a scene is on its panel, give or take two pixels.
pub(crate) fn stays_on_its_panel(scene: &Scene, about: &str) {
    assert!(scene.width.is_finite() && scene.height.is_finite());
    for shape in &scene.shapes {
        let (left, top, right, bottom) = extent(shape);
        let inside = left >= -2.0 && top >= -2.0 && right <= scene.width + 2.0 && bottom <= scene.height + 2.0;
        assert!(inside, "{about}, {} × {}: {left} {top} {right} {bottom} of {shape:?}", scene.width, scene.height);
    }
}
