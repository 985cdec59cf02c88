//! The message box: what is typed, and how it is read.

use super::Session;
use crate::message::{self, Format, Message};
use crate::prelude::*;
use crate::session::History;

impl Session {
    pub(super) fn type_message(&mut self, text: &str) {
        self.notes.clear();
        self.typed();
        let track = self.track();
        text.clone_into(&mut track.entry.text);
        self.read_entry();
    }

    /// The first letter begins an entry of the history, so that Back returns to what was before; the others stay in it.
    pub(super) fn typed(&mut self) {
        self.outcome.history = if self.typing { History::Replace } else { History::Push };
        self.typing = true;
    }

    /// Reads the box; where it is no message, the last good one stays.
    pub(super) fn read_entry(&mut self) {
        let track = self.track();
        let (text, format) = (&track.entry.text, track.entry.format);
        let read = if track.run.function.is_tuple() {
            message::read_lines(text, format).map(|(bits, elements)| (bits, Some(elements)))
        } else {
            message::read(text, format).map(|bits| (bits, None)).map_err(|error| message::said(&error))
        };
        match read {
            Ok((bits, elements)) => {
                track.entry.error = None;
                self.put_message(Message::Here(bits), elements);
            }
            Err(error) => track.entry.error = Some(error),
        }
    }

    /// The message stays and is written anew; a text that was no message is read anew, in case it was typed for this format.
    pub(super) fn set_format(&mut self, format: Format) {
        let track = self.track();
        track.entry.format = format;
        if track.entry.error.is_some() {
            self.read_entry();
        } else if let Message::Here(bits) = &track.run.message {
            if track.run.texts(format).is_none() {
                let why = if bits.len.is_multiple_of(8) {
                    "These bytes are no text that can be typed: they stay hex."
                } else {
                    "These bits are no whole bytes: they stay bits."
                };
                self.notes = vec![why.to_owned()];
            }
            self.track().show_message();
        }
        self.outcome.history = History::Replace;
    }

    /// Takes a message, and how long the elements are if it is a tuple of several.
    pub(super) fn put_message(&mut self, message: Message, elements: Option<Vec<u64>>) {
        let track = self.track();
        if let Message::Missing(fingerprint) = &track.run.message {
            track.expected = Some(fingerprint.clone());
        }
        track.run.set_message(message, elements);
    }
}
