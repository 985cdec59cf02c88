//! The top: which function, of which message, with what output. What was typed stays as it was typed, with what is wrong with it.

use std::path::PathBuf;

use bevy_egui::egui::{
    Align, ComboBox, Context, Event, Id, Layout, Rect, Response, ScrollArea, Sense, StrokeKind, TextEdit, TextStyle,
    Ui, vec2,
};
use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::function::Choice;
use keccak_explore::message::{Format, MOST_TYPED};
use keccak_explore::palette::{DIFFERS, HAIR, INK, MUTED};
use keccak_explore::view::{self, Digest, Typed};
use keccak_explore::words::controls;

use super::faces;
use super::parts::{button, choice, error, label, sentence, sheet};
use super::ui::{Ask, Panels, Pass};

/// What is being typed.
#[derive(Default, Debug)]
pub(super) struct Drafts {
    message: String,
    /// Which writing of the session's text the draft goes on from.
    revision: Option<u64>,
    fields: [String; 12],
    path: String,
}

/// So many digits of an output are shown in the line; the rest has a window of its own.
const SHOWN: usize = 128;

/// So many lines of the message are seen at a time.
const MOST_ROWS: usize = 3;

/// The fields of parameters, in their order; the last one has a line of its own.
const FIELDS: [(Field, f32); 12] = [
    (Field::Of(Parameter::Key), 130.0),
    (Field::Of(Parameter::Name), 110.0),
    (Field::Of(Parameter::Customization), 130.0),
    (Field::Of(Parameter::BlockSize), 52.0),
    (Field::Of(Parameter::DomainByte), 36.0),
    (Field::Call, 64.0),
    (Field::OutputLength, 64.0),
    (Field::Of(Parameter::LaneSize), 36.0),
    (Field::Of(Parameter::Rounds), 36.0),
    (Field::Of(Parameter::Rate), 52.0),
    (Field::Of(Parameter::Suffix), 36.0),
    (Field::StartState, 0.0),
];

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let digest = view::digest(pass.session);
    let wide = ui.available_width() > 1200.0 && digest.hex.len() <= 64;
    ui.horizontal(|ui| {
        function(ui, pass);
        message(ui, pass, panels, if wide { 640.0 } else { 0.0 });
        if wide {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| output_line(ui, pass, panels, &digest));
        }
    });
    if panels.open.file {
        file(ui, pass, panels);
    }
    parameters(ui, pass, panels, (!wide).then_some(&digest));
    if let Some(why) = view::message(pass.session).error {
        error(ui, pass, &[&*why, digest.stale.as_deref().unwrap_or_default()].join(" "));
    }
    for note in pass.session.notes() {
        sentence(ui, pass, note, faces::words(13.0), DIFFERS);
    }
}

fn function(ui: &mut Ui, pass: &mut Pass<'_>) {
    let Some(run) = pass.session.runs().next() else { return };
    let chosen = run.function.name();
    ComboBox::from_id_salt("Function").selected_text(chosen).width(118.0).show_ui(ui, |ui| {
        for name in Choice::names() {
            if ui.selectable_label(name == chosen, name).clicked() {
                pass.act(Action::Function(name.to_owned()));
            }
        }
    });
}

/// The message box, how it is read, and what is there instead of it.
fn message(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, kept_free: f32) {
    let entry = view::message(pass.session);
    if !entry.needed {
        label(ui, pass, "alone: it reads no message", faces::words(13.0), MUTED);
        return;
    }
    label(ui, pass, "of", faces::words(13.0), MUTED);
    if let Some(words) = &entry.attached {
        label(ui, pass, words, faces::bold(13.0), INK);
        if button(ui, pass, "Remove", "", true).clicked() {
            pass.act(Action::Remove);
        }
    } else {
        for format in Format::ALL {
            if choice(ui, pass, format.name(), format.name() == entry.format) {
                pass.act(Action::Format(*format));
            }
        }
        message_box(ui, pass, panels, kept_free, &entry);
    }
    if button(ui, pass, "File…", "", true).clicked() {
        panels.open.file = !panels.open.file;
    }
    if entry.attached.is_none() {
        label(ui, pass, &entry.length, faces::words(12.0), MUTED);
    }
}

fn message_box(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, kept_free: f32, entry: &view::Entry) {
    let drafts = &mut panels.entry;
    if drafts.revision != Some(entry.revision) {
        drafts.revision = Some(entry.revision);
        pass.session.message_text(0).clone_into(&mut drafts.message);
    }
    let id = Id::new("Message");
    // Who pastes a book gets it attached, and no text box has to set it.
    let mut long = None;
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.input_mut(|input| {
            input.events.retain_mut(|event| match event {
                Event::Paste(text) if text.len() + drafts.message.len() > MOST_TYPED => {
                    long = Some(std::mem::take(text));
                    false
                }
                _ => true,
            });
        });
    }
    let width = (ui.available_width() - kept_free - 150.0).max(120.0);
    let each = (width / 7.0) as usize;
    let rows: usize = drafts.message.split('\n').map(|line| 1 + line.len() / each).sum();
    let font = if entry.format == Format::Text.name() { faces::words(13.0) } else { faces::value(12.0) };
    let hint = entry.missing.as_ref().map_or(controls::EMPTY, |missing| &missing.words);
    let edit = TextEdit::multiline(&mut drafts.message)
        .id(id)
        .font(font)
        .desired_rows(1)
        .desired_width(width)
        .margin(vec2(7.0, 5.0))
        .hint_text(hint.to_owned());
    let edit = edit.text_color(pass.colour(if entry.error.is_some() { DIFFERS } else { INK }));
    // So many lines of it are seen; the others are scrolled to.
    let response = if rows > MOST_ROWS {
        let size = vec2(width, 17.0 * MOST_ROWS as f32);
        ui.allocate_ui(size, |ui| {
            ScrollArea::vertical().id_salt("message").max_height(size.y).show(ui, |ui| ui.add(edit)).inner
        })
        .inner
    } else {
        ui.add(edit)
    };
    if let Some(text) = long {
        pass.asks.push(Ask::Paste(text));
    } else if response.changed() {
        pass.act(Action::Type(drafts.message.clone()));
        if drafts.message.contains('\r') && entry.format == Format::Text.name() {
            // It is no text that can be typed: the session shows it as hex.
            pass.act(Action::Format(Format::Text));
        }
    }
    if response.lost_focus() {
        pass.act(Action::Commit);
    }
}

/// A path for whoever can't drop a file.
fn file(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    ui.horizontal(|ui| {
        label(ui, pass, "Drop a file anywhere, or type its path", faces::words(13.0), MUTED);
        let width = (ui.available_width() - 130.0).max(120.0);
        let edit = TextEdit::singleline(&mut panels.entry.path).id_salt("Path").font(faces::value(12.0));
        let response = ui.add(edit.desired_width(width).margin(vec2(7.0, 5.0)));
        let typed = !panels.entry.path.trim().is_empty();
        let pressed = button(ui, pass, "Open", "", typed).clicked();
        if typed && (pressed || entered(ui, &response)) {
            pass.asks.push(Ask::File(PathBuf::from(panels.entry.path.trim())));
            panels.open.file = false;
        }
        if button(ui, pass, "Close", "", true).clicked() {
            panels.open.file = false;
        }
    });
}

/// Whether a field of one line was left with Enter.
pub(super) fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter))
}

/// The parameters that the function has and, where there was no room for it above, the digest.
fn parameters(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, digest: Option<&Digest>) {
    let own = view::parameters(pass.session);
    let typed = FIELDS.map(|(field, _)| own.get(field).cloned());
    let some = typed.iter().any(Option::is_some);
    let line = |ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels| {
        if let Some(digest) = digest {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| output_line(ui, pass, panels, digest));
        }
    };
    if some && ui.available_width() > 1200.0 && typed[11].is_none() {
        ui.horizontal(|ui| {
            fields(ui, pass, panels, &typed);
            line(ui, pass, panels);
        });
    } else {
        if some {
            ui.horizontal_wrapped(|ui| fields(ui, pass, panels, &typed));
        }
        if digest.is_some() {
            ui.horizontal(|ui| line(ui, pass, panels));
        }
    }
    for typed in typed.iter().flatten() {
        if let Some(why) = &typed.error {
            error(ui, pass, why);
        }
    }
}

fn fields(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, typed: &[Option<Typed>; 12]) {
    for (i, ((field, width), typed)) in FIELDS.into_iter().zip(typed).enumerate() {
        if let Some(typed) = typed {
            if field == Field::StartState {
                ui.end_row();
            }
            label(ui, pass, field.name(), faces::words(13.0), MUTED);
            let width = if width > 0.0 { width } else { ui.available_width() - 16.0 };
            parameter(ui, pass, &mut panels.entry.fields[i], typed, field, width);
            ui.add_space(8.0);
        }
    }
}

fn parameter(ui: &mut Ui, pass: &mut Pass<'_>, draft: &mut String, typed: &Typed, field: Field, width: f32) {
    let id = Id::new(field.name());
    if !ui.memory(|memory| memory.has_focus(id)) && *draft != typed.value {
        draft.clone_from(&typed.value);
    }
    let colour = pass.colour(if typed.error.is_some() { DIFFERS } else { INK });
    let edit = TextEdit::singleline(draft).id(id).font(faces::value(12.0)).text_color(colour);
    let response = ui.add(edit.desired_width(width).margin(vec2(6.0, 5.0)));
    // The output grows while its length is typed; of the others a beginning may be another value that is allowed.
    let output = field == Field::OutputLength;
    if response.lost_focus() && *draft != typed.value || output && response.changed() && !draft.is_empty() {
        pass.act(Action::Set(field, draft.clone()));
    }
    if response.lost_focus() && output {
        pass.act(Action::Commit);
    }
}

/// From the right: Copy, the digest or what there is instead, and its name.
fn output_line(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, digest: &Digest) {
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
        ui.ctx().copy_text(digest.hex.clone());
        panels.say(ui.ctx(), controls::DIGEST_COPIED.to_owned());
    }
    if digest.hex.len() > SHOWN && button(ui, pass, "All", "", true).clicked() {
        panels.open.output = !panels.open.output;
    }
    if let Some(words) = &digest.words {
        label(ui, pass, words, faces::words(13.0), MUTED);
    } else {
        let role = if digest.stale.is_some() { MUTED } else { INK };
        let room = ui.available_width() - 60.0;
        let group = ui.painter().layout_no_wrap("00000000 ".into(), faces::value(12.0), pass.colour(INK)).size().x;
        let groups = ((room / group) as usize).max(2) * 8;
        let shown = &digest.hex[..digest.hex.len().min(SHOWN)];
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
pub(super) fn output(context: &Context, pass: &mut Pass<'_>, panels: &mut Panels) {
    if !panels.open.output {
        return;
    }
    let digest = view::digest(pass.session).hex;
    if digest.len() <= SHOWN {
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
