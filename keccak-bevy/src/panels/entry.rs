//! The top: which function, of which message, with what output. What was typed stays as it was typed, with what is wrong with it.

use std::path::PathBuf;

use bevy_egui::egui::{Align, Color32, ComboBox, Event, Id, Layout, Popup, Response, ScrollArea, TextEdit, Ui, vec2};
use keccak_core::functions::Field as Parameter;
use keccak_explore::action::{Action, Field};
use keccak_explore::function::Choice;
use keccak_explore::message::{Format, MOST_TYPED};
use keccak_explore::palette::{DIFFERS, INK, MUTED};
use keccak_explore::session::Session;
use keccak_explore::view::{self, Digest, Typed};
use keccak_explore::words::controls;

use super::digest::{self, Place};
use super::faces;
use super::parts::{button, choice, error, label, named, sentence};
use super::ui::{Ask, Panels, Pass};

/// So many bytes go into a field of one line at once.
const MOST_FIELD: usize = 20_000;
/// So many are typed and not pasted.
const TYPED: usize = 64;

/// What is being typed.
#[derive(Default, Debug)]
pub(super) struct Drafts {
    message: String,
    /// Which writing of the session's text the draft goes on from.
    revision: Option<u64>,
    fields: [String; 12],
    path: String,
}

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

/// Who pastes a book into the message gets it attached, and no field has to set it. bevy_egui gives a pasted text as one that
/// was typed.
pub(super) fn paste(ui: &Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let focus = ui.memory(bevy_egui::egui::Memory::focused);
    let message = focus == Some(Id::new("Message"));
    let most = if message { MOST_TYPED.saturating_sub(panels.entry.message.len()) } else { MOST_FIELD };
    let mut long = None;
    ui.input_mut(|input| {
        input.events.retain_mut(|event| match event {
            Event::Paste(text) | Event::Text(text) if text.len() > most.max(TYPED) => {
                long = Some(std::mem::take(text));
                false
            }
            _ => true,
        });
    });
    match (long, focus) {
        (Some(text), _) if message => pass.asks.push(Ask::Paste(text)),
        (Some(_), Some(_)) => panels.say(ui.ctx(), "That is too long for this field.".to_owned()),
        _ => (),
    }
}

/// The panel.
pub(super) fn show(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let digest = view::digest(pass.session);
    let width = ui.available_width();
    let place = Place::of(&digest, width, panels.is_tall());
    ui.horizontal(|ui| {
        function(ui, pass, panels);
        message(ui, pass, panels, place.room());
        if place != Place::Own {
            let line = |ui: &mut Ui| digest::line(ui, pass, panels, &digest, place == Place::Cut);
            ui.with_layout(Layout::right_to_left(Align::Center), line);
        }
    });
    if panels.open.file {
        file(ui, pass, panels);
    }
    parameters(ui, pass, panels, (place == Place::Own).then_some(&digest));
    if let Some(why) = view::message(pass.session).error {
        error(ui, pass, &[&*why, digest.stale.as_deref().unwrap_or_default()].join(" "));
    }
    for note in pass.session.notes() {
        sentence(ui, pass, note, faces::words(13.0), DIFFERS);
    }
}

fn function(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let Some(run) = pass.session.runs().next() else { return };
    let chosen = run.function.name();
    let choosing = std::mem::take(&mut panels.choosing);
    let list = ComboBox::from_id_salt("Function").selected_text(chosen).width(118.0);
    let list = list.show_ui(ui, |ui| {
        for name in Choice::names() {
            let response = ui.selectable_label(name == chosen, name);
            // Opened by its key it is walked by the arrows, from the function that is chosen.
            let focused = ui.memory(|memory| memory.focused().is_some_and(|id| id != ui.id()));
            if name == chosen && !focused {
                response.request_focus();
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                pass.act(Action::Function(name.to_owned()));
                ui.close();
            }
        }
    });
    named(&list.response, "Function");
    if choosing {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&list.response));
        ui.ctx().request_repaint();
    }
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
        let kept_free = kept_free + beside(ui, &entry.length);
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
    let width = (ui.available_width() - kept_free).max(120.0);
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
    named(&response, "Message");
    if response.changed() {
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

/// How much room the button for files and the length take beside the box.
fn beside(ui: &Ui, length: &str) -> f32 {
    let words = |words: &str, font| ui.painter().layout_no_wrap(words.to_owned(), font, Color32::BLACK).size().x;
    words("File…", faces::words(13.0)) + words(length, faces::words(12.0)) + 60.0
}

/// A path for whoever can't drop a file.
fn file(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    ui.horizontal(|ui| {
        label(ui, pass, "Drop a file anywhere, or type its path", faces::words(13.0), MUTED);
        let width = (ui.available_width() - 130.0).max(120.0);
        let edit = TextEdit::singleline(&mut panels.entry.path).id(Id::new("Path")).font(faces::value(12.0));
        let response = ui.add(edit.desired_width(width).margin(vec2(7.0, 5.0)));
        named(&response, "Path");
        let typed = !panels.entry.path.trim().is_empty();
        let pressed = button(ui, pass, "Open", "", typed).clicked();
        if typed && (pressed || entered(ui, &response)) {
            pass.asks.push(Ask::File(PathBuf::from(panels.entry.path.trim())));
            panels.open.file = false;
        }
        let close = button(ui, pass, "Close", "", true);
        named(&close, "Close the path");
        if close.clicked() {
            panels.open.file = false;
        }
    });
}

/// Whether a field of one line was left with Enter.
pub(super) fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter))
}

/// What stands in the fields that the function has, in the order of [`FIELDS`].
fn typed_of(session: &Session) -> [Option<Typed>; 12] {
    let own = view::parameters(session);
    FIELDS.map(|(field, _)| own.get(field).cloned())
}

/// The fields that the function has, and what stands in them.
pub(super) fn fields_of(session: &Session) -> impl Iterator<Item = (Field, String)> {
    FIELDS.into_iter().zip(typed_of(session)).filter_map(|((field, _), typed)| Some((field, typed?.value)))
}

/// The parameters that the function has and, where there was no room for it above, the digest.
fn parameters(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels, digest: Option<&Digest>) {
    let typed = typed_of(pass.session);
    let some = typed.iter().any(Option::is_some);
    let line = |ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels| {
        if let Some(digest) = digest {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| digest::line(ui, pass, panels, digest, false));
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
            let response = parameter(ui, pass, &mut panels.entry.fields[i], typed, field, width);
            named(&response, field.name());
            ui.add_space(8.0);
        }
    }
}

fn parameter(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    draft: &mut String,
    typed: &Typed,
    field: Field,
    width: f32,
) -> Response {
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
    response
}
