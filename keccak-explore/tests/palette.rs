//! The palette under the three common colour-blindnesses: how far apart the roles that can meet are.
//!
//! CIEDE2000 (Sharma, Wu, Dalal 2005) between colours as Machado, Oliveira and Fernandes (2009) simulate them, severity 1,
//! on linear sRGB. Hue alone never tells a role; that every role has a form of its own is the last test.

use std::collections::BTreeSet;

use keccak_explore::palette::{CHANGED, DIFFERS, INK, ONE, PAPER, PARITY, READ, Role, Theme, WRITTEN, ZERO};

type Matrix = [[f64; 3]; 3];

/// How somebody sees: what they are called, and linear sRGB as it reaches them.
const EYES: [(&str, Matrix); 4] = [
    ("common", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// From linear sRGB to CIE XYZ (D65), each row divided by the white point.
const TO_XYZ: Matrix =
    [[0.433_953, 0.376_219, 0.189_828], [0.212_673, 0.715_152, 0.072_175], [0.017_757, 0.109_477, 0.872_765]];

/// A colour as L*, a*, b*.
type Lab = [f64; 3];

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|i| (0..3).map(|j| matrix[i][j] * vector[j]).sum())
}

fn linear(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|i| {
        let value = f64::from(u8::from_str_radix(&colour[i..i + 2], 16).expect("two hex digits")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn lab(role: Role, theme: Theme, eyes: &Matrix) -> Lab {
    let seen = times(eyes, linear(role.colour(theme))).map(|channel| channel.clamp(0.0, 1.0));
    let [x, y, z] =
        times(&TO_XYZ, seen).map(|t| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 with all weights 1.
fn distance([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2)));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    // The shorter way round the circle of hues, and the middle of that way; grey has no hue.
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let middle = if grey { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.20 * cos(4.0 * middle - 63.0);
    let off = (l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hues = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * c * t);
    let blue = 60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp();
    let rotation = -2.0 * seventh(c) * blue.to_radians().sin();
    (lightness.powi(2) + chroma.powi(2) + hues.powi(2) + rotation * chroma * hues).sqrt()
}

fn apart(a: Role, b: Role, theme: Theme, eyes: &Matrix) -> f64 {
    distance(lab(a, theme, eyes), lab(b, theme, eyes))
}

#[test]
fn the_distance_is_that_of_the_published_pairs() {
    for (a, b, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let found = distance(a, b);
        assert!((found - expected).abs() < 1e-4, "{a:?} {b:?}: {found}, not {expected}");
        assert!((distance(b, a) - found).abs() < 1e-4);
    }
}

#[test]
fn roles_that_can_meet_are_told_apart_by_all_eyes() {
    for theme in [Theme::Light, Theme::Dark] {
        let roles = [CHANGED, READ, PARITY, WRITTEN];
        for (name, eyes) in &EYES {
            for (i, a) in roles.iter().enumerate() {
                for b in &roles[..i] {
                    let distance = apart(*a, *b, theme, eyes);
                    // Rounded as the table of the palette is: the smallest of it is 16.
                    assert!(
                        distance.round() >= 16.0,
                        "{} {}, {theme:?}, {name}: {distance:.1}",
                        a.swatch().name,
                        b.swatch().name
                    );
                }
                for value in [ONE, ZERO] {
                    let distance = apart(*a, value, theme, eyes);
                    assert!(
                        distance >= 19.0,
                        "{} {}, {theme:?}, {name}: {distance:.1}",
                        a.swatch().name,
                        value.swatch().name
                    );
                }
            }
        }
    }
}

#[test]
fn what_differs_is_seen_by_its_cross() {
    // It comes near to others, so the pictures it is in have no holes and no brackets, and its cross stands on a halo of paper.
    for theme in [Theme::Light, Theme::Dark] {
        for (name, eyes) in &EYES {
            let distance = apart(DIFFERS, PAPER, theme, eyes);
            assert!(distance >= 30.0, "{theme:?}, {name}: {distance:.1}");
        }
    }
}

#[test]
fn every_role_has_a_form_of_its_own() {
    let roles = [ZERO, ONE, CHANGED, READ, PARITY, WRITTEN, INK, DIFFERS];
    let forms: BTreeSet<&str> = roles.iter().map(|role| role.swatch().form).filter(|form| !form.is_empty()).collect();
    assert_eq!(forms.len(), roles.len());
}
