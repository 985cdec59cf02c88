//! A link takes the place of what was there: what it doesn't say stays.

use crate::link;
use crate::message::Message;
use crate::session::Session;

impl Session {
    /// What a link doesn't say stays; and so does the message, where the link means the one that is here.
    pub(super) fn keep(&mut self, mut old: Self) {
        (self.place.theme, self.place.reduced_motion, self.place.speed, self.attached, self.anchor) =
            (old.place.theme, old.place.reduced_motion, old.place.speed, old.attached, old.anchor);
        (self.place.camera, self.place.solid, self.place.only) = (old.place.camera, old.place.solid, old.place.only);
        if self.place.view != old.place.view {
            self.look_at_view();
        }
        let (track, old) = (&mut self.tracks[0], old.tracks.swap_remove(0));
        // The box is written anew whatever stood in it: the count goes on.
        track.entry.revision += old.entry.revision;
        let known = link::fingerprint(&old).filter(|_| old.computed.trace().is_some());
        if let Message::Missing(wanted) = &track.run.message
            && known.as_ref() == Some(wanted)
        {
            let elements = &old.run.function.settings.elements;
            let elements = old.run.function.is_tuple().then(|| elements.clone());
            track.run.set_message(old.run.message.clone(), elements);
            if track.run == old.run {
                *track = old;
            } else {
                track.entry.format = old.entry.format;
                track.show_message();
            }
        }
    }
}
