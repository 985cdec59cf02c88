//! Another function: what stays of the parameters, the message and the output.

use keccak_core::state::Snapshot;

use crate::function::Choice;
use crate::message::{Message, joined};
use crate::prelude::*;
use crate::session::{History, Session};

impl Session {
    pub(super) fn choose_function(&mut self, name: &str) {
        let Some(function) = Choice::named(name) else {
            let names = joined(&mut Choice::names(), ", ");
            self.notes = vec![format!("There is no function “{name}”: it is one of {names}.")];
            return;
        };
        let track = self.track();
        track.entry.fields.clear();
        let mut function = function;
        function.take_over(&track.run.function);
        self.put_function(function);
        self.outcome.history = History::Push;
    }

    pub(super) fn put_function(&mut self, function: Choice) {
        let track = self.track();
        // The digest that a link names is that of its own function: of another one only the length can be compared.
        if let Message::Missing(fingerprint) = &mut track.run.message {
            fingerprint.digest.clear();
        }
        if let Some(fingerprint) = &mut track.expected {
            fingerprint.digest.clear();
        }
        if function.output() != track.run.function.output() {
            track.run.output_bits = function.output().0;
        }
        if function.w() != track.run.start.w {
            track.run.start = Snapshot::zero(function.w());
        }
        let was_tuple = track.run.function.is_tuple();
        let old = core::mem::replace(&mut track.run.function, function);
        track.run.function.settings.elements = old.settings.elements;
        if track.run.function.is_tuple() == was_tuple {
            return;
        }
        // What stands in the box is read anew: as lines, or as one text.
        let (message, typed) = (track.run.message.clone(), matches!(track.run.message, Message::Here(_)));
        track.run.set_message(message, None);
        if typed {
            self.read_entry();
        }
    }
}
