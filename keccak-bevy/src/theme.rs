//! The palette of [`keccak_explore::palette`] as numbers.

use bevy_egui::egui::Color32;
use keccak_explore::palette::{Role, Theme};

/// Red, green and blue of a role in a theme, sRGB.
pub fn rgb(role: Role, theme: Theme) -> [u8; 3] {
    let text = role.colour(theme);
    let channel = |i: usize| u8::from_str_radix(text.get(i..i + 2).unwrap_or("00"), 16).unwrap_or(0);
    [channel(1), channel(3), channel(5)]
}

/// The same for egui.
pub fn colour(role: Role, theme: Theme) -> Color32 {
    let [r, g, b] = rgb(role, theme);
    Color32::from_rgb(r, g, b)
}
