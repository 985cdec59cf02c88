//! A message that the viewer holds: it is hashed aside, and the session is told how far that is.

use super::{Action, Session};
use crate::message::{Bits, Message};
use crate::prelude::*;
use crate::run::Computed;
use crate::session::History;

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
}
