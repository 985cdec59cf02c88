//! A message that the viewer holds: it is hashed aside, and the session is told how far that is.

use super::{Action, Session};
use keccak_core::trace::Trace;

use crate::message::{Bits, Message, said};
use crate::prelude::*;
use crate::run::{Computed, Known};
use crate::session::{History, Outcome};

/// The longest message that can be attached, in bytes: offsets into it are 32 bits wide in the page.
const MOST_ATTACHED: u64 = u32::MAX as u64;

impl Session {
    /// One of the four actions about it.
    pub(super) fn attach(&mut self, action: &Action) {
        match *action {
            Action::Attach { len, .. } if len > MOST_ATTACHED => {
                let (len, most) = (crate::message::count(len, "byte"), crate::message::grouped(MOST_ATTACHED));
                self.notes = vec![format!("A message of {len} is more than can be looked at here: at most {most}.")];
            }
            Action::Attach { ref label, len } => {
                self.attached += 1;
                let number = self.attached;
                self.put_message(Message::Attached { label: label.clone(), len, number }, None);
                self.track().show_message();
            }
            Action::Remove => {
                self.put_message(Message::Here(Bits::default()), None);
                self.track().show_message();
                self.outcome.history = History::Push;
            }
            Action::Progress(done) => {
                if matches!(self.main().computed, Computed::Unknown | Computed::Hashing(_)) {
                    self.track().computed = Computed::Hashing(done);
                }
            }
            Action::Failed(ref why) => {
                // What was hashed stays known, also where some of its bytes can't be read any more.
                if self.main().computed.trace().is_none() {
                    self.track().computed = Computed::Failed(why.clone());
                }
                self.notes = vec![why.clone()];
            }
            _ => (),
        }
    }

    /// Takes bytes of an attached message that were wanted.
    pub fn lend(&mut self, run: usize, offset: usize, bytes: &[u8]) {
        self.outcome = Outcome::default();
        let position = self.place.position;
        if let Some(track) = self.tracks.get_mut(run)
            && track.wants.is_some()
        {
            track.computed.lend(position, offset, bytes);
        }
        self.settle();
    }

    /// Takes the trace that a worker built of an attached message.
    pub fn adopt(&mut self, run: usize, bytes: &[u8]) {
        self.outcome = Outcome::default();
        let Some(track) = self.tracks.get_mut(run) else { return };
        let Message::Attached { len, .. } = track.run.message else { return };
        match Trace::from_bytes(bytes) {
            Ok(mut trace)
                if track.run.function.mode().is_ok_and(|mode| trace.mode() == mode.as_ref())
                    && Some(trace.message_bits()) == len.checked_mul(8) =>
            {
                // The length of the output may have been changed meanwhile.
                if trace.output_bits() != track.run.output_bits {
                    trace.set_output_bits(track.run.output_bits);
                }
                track.computed = Computed::Known(Box::new(Known { trace, opened: None }));
                track.fresh = true;
                self.outcome.history = History::Push;
            }
            // The function was changed meanwhile: another trace is on its way.
            Ok(_) => (),
            Err(error) => self.notes = vec![said(&error)],
        }
        self.settle();
    }
}
