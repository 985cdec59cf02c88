//! All panels in their places, as a function of the session: words in, actions out. It knows egui and no Bevy.

use std::path::PathBuf;

use bevy_egui::egui::{Context, EventFilter, Frame, Id, Margin, Order, Panel, Rect, Sense, StrokeKind, Ui, vec2};
use keccak_explore::action::Action;
use keccak_explore::drawn::{Moment, Sight, drawn};
use keccak_explore::palette::{INK, PAPER, Role, Theme};
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;
use keccak_explore::timeline::Timeline;

use super::{entry, faces, heading, help, inspector, marks, paper, step, timeline, transport, view};
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
    /// Whether the help was opened by the press that is being handled.
    pub(super) just_opened: bool,
    dressed: Option<Theme>,
    drawn: Option<(Moment, Sight)>,
    pub(super) picture: Option<Picture>,
    pub(super) timeline: Option<Timeline>,
}

/// Which panels are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Open {
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
    /// Sponge and timeline.
    pub sponge: bool,
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
            view: None,
            words: true,
            step: true,
            inspector: true,
            bits: true,
            marks: true,
            sponge: true,
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

    /// Copies the link.
    pub fn copy_link(&mut self, context: &Context, session: &Session) {
        transport::copy_link(context, session, self);
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

/// Shows all panels.
pub fn show(ui: &mut Ui, session: &Session, panels: &mut Panels) -> Shown {
    panels.follow(session);
    let mut pass = Pass { session, theme: session.place().theme, asks: Vec::new() };
    let (width, view) = (ui.available_width(), ui.available_height() > 700.0);
    let frame = |x: i8, y: i8| Frame::NONE.fill(theme::colour(PAPER, pass.theme)).inner_margin(Margin::symmetric(x, y));
    let side = if width < 1280.0 { 12 } else { 16 };
    let (rows, column_frame, bars, heading_frame) = (frame(side, 7), frame(12, 6), frame(side, 4), frame(side, 5));
    Panel::top("entry").frame(rows).show(ui, |ui| entry::show(ui, &mut pass, panels));
    Panel::bottom("line").frame(bars).show(ui, |ui| {
        if panels.open.sponge {
            timeline::show(ui, &mut pass, panels);
        }
        transport::show(ui, &mut pass, panels);
    });
    if panels.open.words {
        let column = Panel::right("words").exact_size(column(width)).resizable(false).frame(column_frame);
        column.show(ui, |ui| {
            bevy_egui::egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                ui.spacing_mut().interact_size.y = 16.0;
                step::show(ui, &mut pass, panels);
                inspector::show(ui, &mut pass, panels);
                marks::show(ui, &mut pass, panels);
            });
        });
    }
    Panel::top("heading").frame(heading_frame).show(ui, |ui| {
        heading::show(ui, &mut pass, panels, view);
        if panels.open.view.unwrap_or(view) {
            view::show(ui, &mut pass, panels);
        }
    });
    let free = ui.available_rect_before_wrap();
    let in_state = state(ui, &pass, free);
    help::show(ui.ctx(), &mut pass, panels);
    entry::output(ui.ctx(), &mut pass, panels);
    toast(ui, &pass, panels, free);
    let context = ui.ctx();
    let typing = context.text_edit_focused() || panels.open.help || panels.open.output;
    Shown {
        free,
        covered: covered(context),
        typing,
        control: !typing && !in_state && context.memory(|memory| memory.focused().is_some()),
        in_state: in_state && !typing,
        asks: pass.asks,
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

/// A line over the lattice's lower edge, until the next press of a key or the pointer.
fn toast(ui: &mut Ui, pass: &Pass<'_>, panels: &mut Panels, free: Rect) {
    let Some((words, said)) = &panels.toast else { return };
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
