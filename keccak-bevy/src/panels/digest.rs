//! The digest: in the line of the function, in a line of its own, or in a window where it is long.

use bevy_egui::egui::{Context, Rect, ScrollArea, Sense, StrokeKind, TextStyle, Ui, vec2};
use keccak_explore::action::Action;
use keccak_explore::palette::{HAIR, INK, MUTED};
use keccak_explore::session::Session;
use keccak_explore::view::{self, Digest};
use keccak_explore::words::controls;

use super::faces;
use super::parts::{button, label, sheet};
use super::ui::{Panels, Pass};

/// So many digits of an output are shown in the line; the rest has a window of its own.
const SHOWN: usize = 128;
/// Where there is little room, of an output of more digits than these only the first are shown.
const SHORT: usize = 32;

/// Where the digest stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the first line, with all its digits.
    Line,
    /// There, with as many as fit: a low window has no other line for it.
    Cut,
    /// In a line of its own.
    Own,
}

impl Place {
    /// Where there is room for it in a window.
    pub(super) fn of(digest: &Digest, width: f32, tall: bool) -> Self {
        match () {
            () if width > 1200.0 && digest.hex.len() <= 64 => Self::Line,
            () if width > 900.0 && !tall => Self::Cut,
            () => Self::Own,
        }
    }

    /// How much of the first line is kept for it.
    pub(super) const fn room(self) -> f32 {
        match self {
            Self::Line => 640.0,
            Self::Cut => 340.0,
            Self::Own => 0.0,
        }
    }
}

/// Copies the digest.
pub(super) fn copy(context: &Context, session: &Session, panels: &mut Panels) {
    let digest = view::digest(session).hex;
    if !digest.is_empty() {
        context.copy_text(digest);
        panels.say(context, controls::DIGEST_COPIED.to_owned());
    }
}

/// Whether the output has a window of its own for its digits.
pub(super) fn is_long(session: &Session) -> bool {
    view::digest(session).hex.len() > SHORT
}

/// From the right: Copy, the digest or what there is instead, and its name. `cut` says that it has one line at most.
pub(super) fn line(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, digest: &Digest, cut: bool) {
    if let Some(percent) = digest.progress {
        if button(ui, pass, "Cancel", "", true).clicked() {
            pass.act(Action::Remove);
            panels.say(ui.ctx(), controls::CANCELLED.to_owned());
        }
        let words = digest.words.clone().unwrap_or_default();
        let (rect, _) = ui.allocate_exact_size(vec2(220.0, 13.0), Sense::hover());
        let done = Rect::from_min_size(rect.min, vec2(rect.width() * percent as f32 / 100.0, rect.height()));
        ui.painter().rect_filled(done, 0.0, pass.colour(MUTED));
        ui.painter().rect_stroke(rect, 0.0, (1.0, pass.colour(HAIR)), StrokeKind::Inside);
        label(ui, pass, words, faces::words(13.0), MUTED);
        return;
    }
    if button(ui, pass, "Copy", "", !digest.hex.is_empty()).clicked() {
        copy(ui.ctx(), pass.session, panels);
    }
    if digest.hex.len() > if cut { SHORT } else { SHOWN } && button(ui, pass, "All", "", true).clicked() {
        panels.open.output = !panels.open.output;
    }
    if let Some(words) = &digest.words {
        label(ui, pass, words, faces::words(13.0), MUTED);
    } else {
        let role = if digest.stale.is_some() { MUTED } else { INK };
        let room = ui.available_width() - 60.0;
        let group = ui.painter().layout_no_wrap("00000000 ".into(), faces::value(12.0), pass.colour(INK)).size().x;
        let room = room - if cut { 2.0 * group / 9.0 } else { 0.0 };
        let groups = ((room / group) as usize).max(2) * 8;
        let shown = &digest.hex[..digest.hex.len().min(if cut { groups } else { SHOWN })];
        let lines: Vec<String> = lines(shown, groups).map(spaced).collect();
        let dots = if shown.len() < digest.hex.len() { " …" } else { "" };
        label(ui, pass, lines.join("\n") + dots, faces::value(12.0), role);
    }
    label(ui, pass, "digest", faces::words(13.0), MUTED);
}

/// Digits as lines of so many.
fn lines(digits: &str, each: usize) -> impl Iterator<Item = &str> {
    (0..digits.len()).step_by(each).map(move |from| &digits[from..digits.len().min(from + each)])
}

/// Hex in groups of eight digits.
fn spaced(digits: &str) -> String {
    lines(digits, 8).collect::<Vec<_>>().join(" ")
}

/// The whole of a long output, of which only the lines in sight are set.
pub(super) fn window(context: &Context, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !panels.open.output {
        return;
    }
    let digest = view::digest(pass.session).hex;
    if digest.len() <= SHORT {
        panels.open.output = false;
        return;
    }
    let each = if context.content_rect().width() < 1160.0 { 64 } else { 128 };
    let width = 60.0 + 8.2 * each as f32;
    let closed = sheet(context, pass, "digest", width, |ui, pass, height| {
        let row = ui.text_style_height(&TextStyle::Monospace);
        let rows = digest.len().div_ceil(each);
        ui.spacing_mut().item_spacing.y = 2.0;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, row, rows, |ui, rows| {
            for row in rows {
                let from = row * each;
                let digits = &digest[from..digest.len().min(from + each)];
                label(ui, pass, format!("{:>6}  {}", from / 2, spaced(digits)), faces::value(12.0), INK);
            }
        });
    });
    if closed {
        panels.open.output = false;
    }
}
