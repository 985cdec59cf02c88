//! All panels in their places, as a function of the session: words in, actions out. It knows egui and no Bevy.

use std::path::PathBuf;

use bevy_egui::egui::{
    Context, EventFilter, Frame, Id, Margin, Order, Panel, Popup, Rect, Sense, StrokeKind, Ui, vec2,
};
use keccak_explore::action::Action;
use keccak_explore::drawn::{Moment, Sight, drawn};
use keccak_explore::palette::{INK, PAPER, Role, Theme};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;

use super::{digest, entry, faces, heading, help, inspector, marks, paper, step, timeline, transport, view};
use crate::theme;

/// What the panels keep for themselves: what is open, what is being typed, what was drawn last.
#[derive(Default, Debug)]
pub struct Panels {
    /// Which panels are closed or open.
    pub open: Open,
    pub(super) entry: entry::Drafts,
    pub(super) position: String,
    /// What was just said, and in which pass.
    toast: Option<(String, u64)>,
    /// Whether the lattice is shaded simply; said by the viewer.
    pub simple: bool,
    /// Whether the pointer is on the list of targets.
    pub(crate) aims: bool,
    /// Whether the help was opened by the press that is being handled.
    pub(super) just_opened: bool,
    dressed: Option<Theme>,
    drawn: Option<(Moment, Sight)>,
    pub(super) picture: Option<Picture>,
    pub(super) timeline: Option<Timeline>,
    /// Whether the list of functions is to be opened.
    pub(super) choosing: bool,
    /// Whether a file is held over the window.
    pub held_over: bool,
    /// Whether the window is so high that everything can be open at first.
    tall: bool,
}

/// Which panels are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Open {
    /// Nothing but the lattice, and a line of where we are.
    pub hidden: bool,
    /// The row of how the lattice is looked at; until somebody says so, where there is room for it.
    pub view: Option<bool>,
    /// The column of words at the right, and its three parts.
    pub words: bool,
    /// Step: caption, question, ledger, answer.
    pub step: bool,
    /// The bit.
    pub inspector: bool,
    /// The bits that the bit was made from, and those made from it.
    pub bits: bool,
    /// The key to the marks.
    pub marks: bool,
    /// The sponge over the timeline; until somebody says so, where there is room for it.
    pub sponge: Option<bool>,
    /// The field for the path of a file.
    pub file: bool,
    /// Keys and words.
    pub help: bool,
    /// The whole of a long output.
    pub output: bool,
}

impl Default for Open {
    fn default() -> Self {
        Self {
            hidden: false,
            view: None,
            words: true,
            step: true,
            inspector: true,
            bits: true,
            marks: true,
            sponge: None,
            file: false,
            help: false,
            output: false,
        }
    }
}

/// What the panels ask for.
#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// An action of the session.
    Do(Action),
    /// A file as the message.
    File(PathBuf),
    /// A text too long to be typed, as the message.
    Paste(String),
    /// Simple shading, or not.
    Simple(bool),
}

/// What came of showing the panels.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// The part of the window that is left to the lattice, in points.
    pub free: Rect,
    /// Whether something floats where the pointer is, or holds it.
    pub covered: bool,
    /// Whether keys are for a text field or for a window of the panels.
    pub typing: bool,
    /// Whether a button or a slider has the focus: Space and Enter are for it.
    pub control: bool,
    /// Whether the lattice has the keyboard's focus.
    pub in_state: bool,
    /// What is asked for, in order.
    pub asks: Vec<Ask>,
}

/// What every panel is given.
pub(super) struct Pass<'a> {
    pub(super) session: &'a Session,
    pub(super) theme: Theme,
    pub(super) asks: Vec<Ask>,
}

impl Pass<'_> {
    pub(super) fn act(&mut self, action: Action) {
        self.asks.push(Ask::Do(action));
    }

    pub(super) fn colour(&self, role: Role) -> bevy_egui::egui::Color32 {
        theme::colour(role, self.theme)
    }
}

impl Panels {
    /// Puts on faces, colours and scale. The first time it answers `false`: the faces are there from the next frame on.
    pub fn dress(&mut self, context: &Context, theme: Theme) -> bool {
        let first = self.dressed.is_none();
        if first {
            faces::install(context);
            context.request_repaint();
        }
        if self.dressed != Some(theme) {
            paper::put_on(context, theme);
            self.dressed = Some(theme);
        }
        let window = context.viewport_rect().size() * context.zoom_factor();
        context.set_zoom_factor(zoom(window.x, window.y));
        !first
    }

    /// Opens the help, or closes it.
    pub fn toggle_help(&mut self) {
        self.open.help = !self.open.help;
        self.just_opened = self.open.help;
    }

    /// Whether the window is so high that everything can be open at first.
    pub(super) const fn is_tall(&self) -> bool {
        self.tall
    }

    /// Whether the row of how the lattice is looked at is open.
    pub(super) fn shows_view(&self) -> bool {
        self.open.view.unwrap_or(self.tall)
    }

    /// Whether the sponge is.
    pub(super) fn shows_sponge(&self) -> bool {
        self.open.sponge.unwrap_or(self.tall)
    }

    /// What was just said or done, on a line of its own until something else happens.
    pub fn say(&mut self, context: &Context, words: String) {
        self.toast = Some((words, context.cumulative_pass_nr()));
    }

    /// What the drawings follow from is compared; only where it changed they are made anew.
    fn follow(&mut self, session: &Session) {
        let now = drawn(session);
        if now.is_none() && keccak_explore::view::digest(session).words.is_none() {
            // The bytes of a far permutation are being read: the picture before them stays.
            return;
        }
        if now != self.drawn {
            if now.map(|now| now.0) != self.drawn.map(|drawn| drawn.0) || self.timeline.is_none() {
                self.timeline = Timeline::of(session);
            }
            self.picture = Picture::of(session);
            self.drawn = now;
        }
    }
}

/// How much larger than in a window of 1440 × 900 everything is: it grows with the window, but less than the lattice does.
pub fn zoom(width: f32, height: f32) -> f32 {
    let times = (width / 1440.0).min(height / 900.0);
    // In steps, so that a window that is being resized does not lay out every text anew in every frame.
    (8.0 * (1.0 + 0.75 * (times - 1.0)).clamp(1.0, 4.0)).floor() / 8.0
}

/// How wide the column of words is.
fn column(width: f32) -> f32 {
    match width {
        1280.0.. => 326.0,
        1100.0.. => 290.0,
        _ => 258.0,
    }
}

/// A window of this height, in points, has room for everything; a lower one begins with less open.
const TALL: f32 = 700.0;
/// The row of how the lattice is looked at stands left of the words where it is so wide, otherwise over them too.
const ROW: f32 = 1000.0;

/// Shows all panels.
pub fn show(ui: &mut Ui, session: &Session, panels: &mut Panels) -> Shown {
    panels.follow(session);
    panels.aims = false;
    let mut pass = Pass { session, theme: session.place().theme, asks: Vec::new() };
    let whole = ui.available_rect_before_wrap();
    panels.tall = whole.height() >= TALL;
    entry::paste(ui, &mut pass, panels);
    if panels.open.hidden {
        heading::alone(ui, &pass, whole);
    } else {
        around(ui, &mut pass, panels);
    }
    let free = ui.available_rect_before_wrap();
    let in_state = state(ui, &pass, free);
    help::show(ui.ctx(), &mut pass, panels);
    digest::window(ui.ctx(), &mut pass, panels);
    toast(ui, &pass, panels, free);
    let context = ui.ctx();
    let typing = context.text_edit_focused() || panels.open.help || panels.open.output || Popup::is_any_open(context);
    Shown {
        free,
        covered: covered(context),
        typing,
        control: !typing && !in_state && context.memory(|memory| memory.focused().is_some()),
        in_state: in_state && !typing,
        asks: pass.asks,
    }
}

/// The panels around the lattice.
fn around(ui: &mut Ui, pass: &mut Pass<'_>, panels: &mut Panels) {
    let width = ui.available_width();
    // Nothing is painted behind the panels: the window is paper, and the lattice ends where they begin.
    let frame = |x: i8, y: i8| Frame::NONE.inner_margin(Margin::symmetric(x, y));
    let side = if width < 1280.0 { 12 } else { 16 };
    let column = column(width);
    let low = if panels.tall { 7 } else { 4 };
    Panel::top("entry").frame(frame(side, low)).show(ui, |ui| entry::show(ui, pass, panels));
    Panel::bottom("line").frame(frame(side, 4)).show(ui, |ui| {
        timeline::show(ui, pass, panels);
        transport::show(ui, pass, panels);
    });
    let beside = !panels.open.words || width - column - 2.0 * f32::from(side) >= ROW;
    Panel::top("heading").frame(frame(side, if panels.tall { 5 } else { 2 })).show(ui, |ui| {
        heading::show(ui, pass, panels);
        if panels.shows_view() && !beside {
            view::show(ui, pass, panels);
        }
    });
    if panels.open.words {
        let panel = Panel::right("words").exact_size(column).resizable(false).frame(frame(12, 6));
        panel.show(ui, |ui| {
            bevy_egui::egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                ui.spacing_mut().interact_size.y = 16.0;
                step::show(ui, pass, panels);
                inspector::show(ui, pass, panels);
                marks::show(ui, pass, panels);
            });
        });
    }
    if panels.shows_view() && beside {
        Panel::top("view").frame(frame(side, 5)).show(ui, |ui| view::show(ui, pass, panels));
    }
}

/// The lattice can be reached with the Tab key: then it has a frame, and the arrows walk the bits.
fn state(ui: &mut Ui, pass: &Pass<'_>, free: Rect) -> bool {
    if free.width() < 1.0 || free.height() < 1.0 {
        return false;
    }
    let id = Id::new("state");
    let response = ui.interact(free, id, Sense::focusable_noninteractive());
    if !response.has_focus() {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.painter().rect_stroke(free.shrink(2.0), 2.0, (2.0, pass.colour(INK)), StrokeKind::Inside);
    true
}

/// Whether the pointer is over something that floats, or dragging something.
fn covered(context: &Context) -> bool {
    let over = |at| context.layer_id_at(at).is_some_and(|layer| !matches!(layer.order, Order::Background));
    context.egui_is_using_pointer() || context.pointer_latest_pos().is_some_and(over)
}

/// What is said while a file is held over the window.
const DROP: &str = "Drop it: the file becomes the message.";

/// A line over the lattice's lower edge, until the next press of a key or the pointer.
fn toast(ui: &mut Ui, pass: &Pass<'_>, panels: &mut Panels, free: Rect) {
    let over = panels.held_over.then(|| (DROP.to_owned(), u64::MAX));
    let Some((words, said)) = over.as_ref().or(panels.toast.as_ref()) else { return };
    let painter = ui.ctx().layer_painter(bevy_egui::egui::LayerId::new(Order::Foreground, Id::new("toast")));
    let galley = painter.layout(words.clone(), faces::words(13.0), pass.colour(PAPER), (free.width() - 48.0).max(80.0));
    let size = galley.size() + vec2(28.0, 16.0);
    let place = Rect::from_center_size(free.center_bottom() - vec2(0.0, size.y / 2.0 + 16.0), size);
    painter.rect_filled(place, 2.0, pass.colour(INK));
    painter.galley(place.min + vec2(14.0, 8.0), galley, pass.colour(PAPER));
    // The press that it answers leaves it there.
    let later = *said < ui.ctx().cumulative_pass_nr();
    if later && ui.input(|input| input.pointer.any_pressed() || input.events.iter().any(is_key)) {
        panels.toast = None;
    }
}

fn is_key(event: &bevy_egui::egui::Event) -> bool {
    matches!(event, bevy_egui::egui::Event::Key { pressed: true, .. })
}
