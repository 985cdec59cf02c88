//! The session, and the one way to change it.

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use keccak_explore::action::Action;
use keccak_explore::session::{Motion, Session};

use crate::Order;

/// The session. Everything that is shown is a function of it; it changes by [`Do`] alone.
///
/// It reads as the session: `viewer.look()`, `viewer.place()`, `keccak_explore::link::write(&viewer)`.
#[derive(Resource, Debug)]
pub struct Viewer {
    session: Session,
}

/// An action for the session: what keys, pointer and panels write.
#[derive(Message, Clone, PartialEq, Debug)]
pub struct Do(pub Action);

/// Something that only a viewer can do: `"copy-link"`, `"help"`. The panels answer it.
#[derive(Message, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked(pub &'static str);

/// What was just said: for a screen reader, or a line of status.
#[derive(Message, Clone, PartialEq, Eq, Debug)]
pub struct Said(pub String);

/// Bits move from one position to the next.
#[derive(Message, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved(pub Motion);

impl std::ops::Deref for Viewer {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Viewer {
    /// A viewer of this session, which is drawn in space; where that is so already, it is seen from where it was.
    pub fn new(mut session: Session) -> Self {
        if !session.place().solid {
            session.apply(Action::Solid);
        }
        Self { session }
    }

    /// Lends bytes of an attached message that the session wants.
    pub(crate) fn lend(&mut self, offset: usize, bytes: &[u8]) {
        self.session.lend(0, offset, bytes);
    }

    /// Takes the trace of an attached message, as bytes.
    pub(crate) fn adopt(&mut self, trace: &[u8]) {
        self.session.adopt(0, trace);
    }
}

impl Default for Viewer {
    fn default() -> Self {
        Self::new(Session::first_visit())
    }
}

/// The session and its messages.
pub fn plugin(app: &mut App) {
    app.init_resource::<Viewer>()
        .add_message::<Do>()
        .add_message::<Asked>()
        .add_message::<Said>()
        .add_message::<Moved>()
        .add_message::<RequestRedraw>()
        .add_systems(Update, apply.in_set(Order::Apply).run_if(on_message::<Do>))
        .add_systems(Last, wake.run_if(on_message::<Do>));
}

/// Does what was asked, in order. A picture follows from the last of it.
fn apply(
    mut actions: MessageReader<Do>,
    mut viewer: ResMut<Viewer>,
    mut asked: MessageWriter<Asked>,
    mut said: MessageWriter<Said>,
    mut moved: MessageWriter<Moved>,
) {
    for Do(action) in actions.read() {
        viewer.session.apply(action.clone());
        let outcome = viewer.session.outcome();
        asked.write_batch(outcome.command.map(Asked));
        said.write_batch(outcome.announce.clone().map(Said));
        moved.write_batch(outcome.motion.map(Moved));
    }
}

/// What a panel asked for in this frame is done in the next.
fn wake(mut redraw: MessageWriter<RequestRedraw>) {
    redraw.write(RequestRedraw);
}
