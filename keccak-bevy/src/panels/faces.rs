//! Typefaces and sizes: one face for words, one for values, one for the letters of formulas, as on the page.
//!
//! DejaVu's condensed face is as wide as common system faces, and it has the Greek letters, ⊕ and the arrows that the words use.

use bevy_egui::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// Installs the faces.
pub(super) fn install(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    let faces: [(FontFamily, &str, &'static [u8]); 6] = [
        (FontFamily::Proportional, "words", dejavu::sans_condensed::regular()),
        (FontFamily::Monospace, "values", dejavu::sans_mono::regular()),
        (family("bold words"), "bold words", dejavu::sans_condensed::bold()),
        (family("bold values"), "bold values", dejavu::sans_mono::bold()),
        (family("letters"), "letters", dejavu::serif_condensed::italic()),
        (family("bold letters"), "bold letters", dejavu::serif_condensed::bold_italic()),
    ];
    for (family, name, data) in faces {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(data).into());
        // What a face lacks is taken from the one for words.
        let names = if name == "words" { vec![name] } else { vec![name, "words"] };
        fonts.families.insert(family, names.into_iter().map(str::to_owned).collect());
    }
    context.set_fonts(fonts);
}

fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Words.
pub(super) fn words(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Words that stand out.
pub(super) fn bold(size: f32) -> FontId {
    FontId::new(size, family("bold words"))
}

/// Values: digits as wide as each other.
pub(super) fn value(size: f32) -> FontId {
    FontId::new(size, FontFamily::Monospace)
}

/// Values that stand out.
pub(super) fn bold_value(size: f32) -> FontId {
    FontId::new(size, family("bold values"))
}

/// Letters of formulas.
pub(super) fn letter(size: f32) -> FontId {
    FontId::new(size, family("letters"))
}

/// Letters that stand out.
pub(super) fn bold_letter(size: f32) -> FontId {
    FontId::new(size, family("bold letters"))
}
