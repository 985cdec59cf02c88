//! The palette: what each role looks like on paper and at night, and the form that tells it without colour.
//!
//! Ones and zeros differ by luminance; hue belongs to roles alone. The page's `palette.css` is written from here.

use crate::prelude::*;

/// A role. Shapes carry thousands of them, so it is a number; what it stands for is a [`Swatch`] in a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Role(u8);

/// What a role stands for: a name, two colours, and a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swatch {
    /// Its name, also that of the style sheet's variable.
    pub name: &'static str,
    /// On paper (light).
    pub light: &'static str,
    /// At night (dark).
    pub dark: &'static str,
    /// What tells it where colour can't; empty for grounds and texts.
    pub form: &'static str,
}

/// Which colours are used.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Theme {
    /// Paper.
    #[default]
    Light,
    /// Night.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Light, Self::Dark];

    /// Its word for the viewer.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal, $light:literal, $dark:literal, $form:literal;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "they number the roles, and are named as these are")]
        enum Number {
            $($role),*
        }

        $($(#[$doc])* pub const $role: Role = Role(Number::$role as u8);)*

        /// All roles.
        pub const ROLES: &[Role] = &[$($role),*];

        static SWATCHES: &[Swatch] = &[$(Swatch { name: $name, light: $light, dark: $dark, form: $form }),*];
    };
}

roles! {
    /// The page.
    PAPER = "paper", "#faf9f5", "#14171c", "";
    /// A quiet fill: block bytes, the lattice's floor.
    GROUND = "ground", "#f1efe8", "#1b1f25", "";
    /// Text, the selection, "now".
    INK = "ink", "#1b1c1e", "#f0ede5", "frame";
    /// Lesser text.
    MUTED = "muted", "#5d5b55", "#a6a49c", "";
    /// What is past or not selected: wires, bars.
    HAIR = "hair", "#b9b6ab", "#555b64", "";
    /// Guides and rules.
    FAINT = "faint", "#cfccc2", "#3a4049", "";
    /// A bit that is 0.
    ZERO = "zero", "#e2dfd6", "#2c323a", "pale square";
    /// A bit that is 1.
    ONE = "one", "#23262b", "#efece3", "full square";
    /// A bit that flipped.
    CHANGED = "changed", "#c05000", "#ffaf15", "hole";
    /// The front of a 1 that stands up.
    ONE_FRONT = "one-front", "#565a60", "#94928d", "";
    /// Its side.
    ONE_SIDE = "one-side", "#7c7f84", "#6c6a66", "";
    /// The front of a bit that flipped to 1 and stands up.
    CHANGED_FRONT = "changed-front", "#8f3b00", "#9e6d0d", "";
    /// Its side.
    CHANGED_SIDE = "changed-side", "#6b2c00", "#734f09", "";
    /// A bit that is read.
    READ = "read", "#1a78f0", "#6bcfff", "ring";
    /// The parity of a column.
    PARITY = "parity", "#7a2a90", "#8867fd", "diamond";
    /// Where something is written or moves to; padding.
    WRITTEN = "written", "#0b6b52", "#04a279", "corner brackets";
    /// What differs, and errors.
    DIFFERS = "differs", "#a31545", "#ff8fa8", "cross";
    /// The ground of an error.
    ERROR_GROUND = "error-ground", "#faeaec", "#33202a", "bar";
}

impl Role {
    /// Its colour in a theme.
    pub fn colour(self, theme: Theme) -> &'static str {
        let swatch = self.swatch();
        match theme {
            Theme::Light => swatch.light,
            Theme::Dark => swatch.dark,
        }
    }

    /// What it stands for.
    pub fn swatch(self) -> &'static Swatch {
        &SWATCHES[usize::from(self.0)]
    }
}

/// The style sheet with one variable a role: light, dark by preference, and dark or light by choice.
pub fn css() -> String {
    let variables = |theme| {
        let lines = ROLES.iter().map(|role| format!("  --{}: {};\n", role.swatch().name, role.colour(theme)));
        lines.collect::<String>()
    };
    let (light, dark) = (variables(Theme::Light), variables(Theme::Dark));
    format!(
        "/* Written from keccak-explore/src/palette.rs. */\n\
         :root {{\n  color-scheme: light;\n{light}}}\n\
         @media (prefers-color-scheme: dark) {{\n:root:not([data-theme=\"light\"]) {{\n  color-scheme: dark;\n{dark}}}\n}}\n\
         :root[data-theme=\"dark\"] {{\n  color-scheme: dark;\n{dark}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{CHANGED, DIFFERS, INK, MUTED, ONE, PAPER, PARITY, READ, Role, Theme, WRITTEN, ZERO};

    fn luminance(role: Role, theme: Theme) -> f64 {
        let channel = |i: usize| {
            let value = f64::from(u8::from_str_radix(&role.colour(theme)[i..i + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// WCAG 2.2's contrast ratio.
    fn contrast(a: Role, b: Role, theme: Theme) -> f64 {
        let (a, b) = (luminance(a, theme), luminance(b, theme));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_roles_stand_out_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            assert!(contrast(INK, PAPER, theme) >= 7.0);
            assert!(contrast(MUTED, PAPER, theme) >= 4.5);
            assert!(contrast(DIFFERS, PAPER, theme) >= 4.5);
            assert!(contrast(ONE, ZERO, theme) >= 7.0);
            for role in [CHANGED, READ, PARITY, WRITTEN] {
                assert!(contrast(role, PAPER, theme) >= 3.0, "{} {theme:?}", role.swatch().name);
                assert!(!role.swatch().form.is_empty());
            }
        }
    }
}
