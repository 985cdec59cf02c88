//! A link of any kind, and what is wrong with it: a bad value falls back to its default and is reported in one sentence.

use core::fmt::Display;

use keccak_core::functions::Field as Parameter;
use keccak_core::position::{Event, Position};

use super::pairs::{Pair, Pairs, pairs};
use super::write::write;
use super::{LONGEST_LINK, STRINGS};
use crate::action::Field;
use crate::function::{Choice, MOST_OUTPUT};
use crate::message::{Bits, Fingerprint, Format, Message, grouped, joined, read as read_message, read_hex, said};
use crate::prelude::*;
use crate::selection::Selection;
use crate::session::{Notation, Origin, Session, Track, View};

/// Reads what stands after `#`.
// The page loads it when it is wanted, like the other functions that say so: where they are inlined, they can't be told apart.
#[inline(never)]
pub(super) fn read(fragment: &str) -> Session {
    let mut notes = Vec::new();
    let fragment = if fragment.len() > LONGEST_LINK {
        notes.push(format!(
            "The link has {} bytes, more than the {} that are read: this is the start.",
            grouped(fragment.len() as u64),
            grouped(LONGEST_LINK as u64)
        ));
        ""
    } else {
        fragment
    };
    let pairs = pairs(fragment);
    let mut link = Link { pairs: &pairs, notes };
    let mut session = Session::default();
    link.read_function(&mut session);
    link.read_input(&mut session);
    session.settle();
    link.read_place(&mut session);
    let understood = pairs.iter().any(|pair| KEYS.contains(&&*pair.key));
    link.keep_unknown(&mut session);
    if !pairs.is_empty() && !understood && link.notes.is_empty() {
        link.notes.push("Nothing in this link is understood: this is SHA3-256 of “abc”.".to_owned());
    }
    session.settle();
    session.notes.splice(0..0, link.notes);
    session
}

/// What a link understands, in the order in which it is read.
const KEYS: [&str; 27] = [
    "f", "w", "rounds", "rate", "suffix", "d", "block", "n", "nhex", "s", "shex", "key", "keyhex", "state", "m", "hex",
    "bits", "len", "digest", "out", "outbits", "at", "sub", "sel", "view", "origin", "notation",
];

/// The pairs, and what was wrong with them.
struct Link<'a> {
    pairs: &'a [Pair],
    notes: Vec<String>,
}

impl<'a> Link<'a> {
    /// The pair with this key; the last one counts.
    fn pair(&self, key: &str) -> Option<&'a Pair> {
        self.pairs.iter().rfind(|pair| pair.key == key)
    }

    fn value(&self, key: &str) -> Option<&'a str> {
        self.pair(key).map(|pair| &*pair.value)
    }

    /// Keeps what nobody here understands, as far as the link that is then written can be read again:
    /// a character may be written as three.
    fn keep_unknown(&mut self, session: &mut Session) {
        let written = write(session).len();
        // The first pair of a link has no `&` before it.
        let mut room = (LONGEST_LINK + usize::from(written == 0)).saturating_sub(written);
        let mut dropped = 0;
        for Pair { key, value, .. } in self.pairs.iter().filter(|pair| !KEYS.contains(&&*pair.key)) {
            let mut pair = Pairs::default();
            pair.add(key, value);
            match room.checked_sub(pair.0.len() + 1) {
                Some(left) => {
                    room = left;
                    session.unknown.push((key.clone(), value.clone()));
                }
                None => dropped += 1,
            }
        }
        if dropped > 0 {
            self.notes
                .push(format!("{} of unknown keys are too long to be kept.", crate::message::count(dropped, "pair")));
        }
    }

    fn note(&mut self, key: &str, value: &str, why: &dyn Display) {
        let value: String = value.chars().take(40).collect();
        self.notes.push(format!("{key}={value}: {why}"));
    }

    fn read_function(&mut self, session: &mut Session) {
        if let Some(name) = self.value("f") {
            match Choice::named(name) {
                Some(function) => session.tracks[0] = Track::new(function, Message::Here(Bits::default())),
                None => self.note("f", name, &"there is no such function, so this is SHA3-256."),
            }
            if session.main().run.function == Choice::default() {
                session.tracks[0] = Track::new(Choice::default(), Message::Here(Bits::default()));
            }
        }
        for (key, parameter) in [
            ("w", Parameter::LaneSize),
            ("rounds", Parameter::Rounds),
            ("rate", Parameter::Rate),
            ("suffix", Parameter::Suffix),
            ("d", Parameter::DomainByte),
            ("block", Parameter::BlockSize),
        ] {
            let Some(text) = self.value(key) else { continue };
            if let Err(why) = session.try_set(Field::Of(parameter), text) {
                self.note(key, text, &why);
            }
        }
        self.read_strings(session);
        if let Some(text) = self.value("state") {
            let bare = session.main().run.function.is_bare();
            let result = if bare {
                session.try_set(Field::StartState, text)
            } else {
                Err("only f=permutation starts from a state.".to_owned())
            };
            if let Err(why) = result {
                self.note("state", text, &why);
            }
        }
    }

    /// Key, name and customization.
    fn read_strings(&mut self, session: &mut Session) {
        for (text_key, hex_key, parameter) in STRINGS {
            let (text, hex) = (self.pair(text_key), self.pair(hex_key));
            if let (Some(_), Some(Pair { value, .. })) = (text, hex) {
                self.note(hex_key, value, &format_args!("{text_key} says it already, and counts."));
            }
            let result = match (text, hex) {
                (Some(Pair { value, broken, .. }), _) => {
                    if *broken {
                        self.note(text_key, value, &"some of it is not UTF-8: send bytes as hex.");
                    }
                    (text_key, value, session.set_string(parameter, value.as_bytes()))
                }
                (None, Some(Pair { value, .. })) => {
                    let bytes = read_hex(value).map_err(|error| said(&error));
                    (hex_key, value, bytes.and_then(|bytes| session.set_string(parameter, &bytes)))
                }
                (None, None) => continue,
            };
            if let (key, value, Err(why)) = result {
                self.note(key, value, &why);
            }
        }
    }

    /// The elements of a tuple, in the order in which they came; one that is none is left out.
    fn read_tuple(&mut self, session: &mut Session) -> bool {
        let (mut all, mut lengths) = (Bits::default(), Vec::new());
        let mut first = None;
        let pairs = self.pairs;
        for Pair { key, value: text, broken } in pairs {
            let Some(format) = Format::ALL.iter().find(|format| ["m", "hex", "bits"][**format as usize] == key) else {
                continue;
            };
            first.get_or_insert(*format);
            if *broken {
                self.note(key, text, &"some of it is not UTF-8: send bytes as hex.");
            }
            match read_message(text, *format) {
                Ok(bits) => {
                    lengths.push(bits.len);
                    all.append(&bits);
                }
                Err(why) => self.note(key, text, &why),
            }
        }
        let Some(format) = first else { return false };
        let track = &mut session.tracks[0];
        track.entry.format = format;
        track.run.set_message(Message::Here(all), Some(lengths));
        track.show_message();
        true
    }

    fn read_input(&mut self, session: &mut Session) {
        if session.main().run.function.is_tuple() {
            let carried = self.read_tuple(session);
            self.read_fingerprint(session, carried);
            return self.read_output(session);
        }
        let mut given = 0;
        for (key, format) in [("m", Format::Text), ("hex", Format::Hex), ("bits", Format::Bits)] {
            let Some(Pair { value: text, broken, .. }) = self.pair(key) else { continue };
            given += 1;
            if given > 1 {
                self.note(
                    key,
                    text,
                    &"the message is given twice; of m, hex and bits, the first in this order counts.",
                );
                continue;
            }
            if *broken {
                self.note(key, text, &"some of it is not UTF-8: send bytes as hex.");
            }
            let track = &mut session.tracks[0];
            match read_message(text, format) {
                Ok(bits) => {
                    track.entry.format = format;
                    track.run.message = Message::Here(bits);
                }
                Err(why) => {
                    track.run.message = Message::Here(Bits::default());
                    self.note(key, text, &why);
                }
            }
            track.show_message();
        }
        self.read_fingerprint(session, given > 0);
        self.read_output(session);
    }

    fn read_output(&mut self, session: &mut Session) {
        for (key, unit) in [("out", 8), ("outbits", 1)] {
            let Some(text) = self.value(key) else { continue };
            let (usual, free) = session.main().run.function.output();
            match text.parse::<u64>().ok().and_then(|length| length.checked_mul(unit)) {
                Some(bits) if !free && bits == usual => (),
                _ if !free => {
                    self.note(key, text, &format_args!("{} has a fixed output.", session.main().run.function.title()));
                }
                Some(bits) if bits <= 8 * MOST_OUTPUT => session.tracks[0].run.output_bits = bits,
                _ => self.note(key, text, &format_args!("the output is 0 to {} bytes here.", grouped(MOST_OUTPUT))),
            }
        }
    }

    /// What the link says of a message that it doesn't carry.
    fn read_fingerprint(&mut self, session: &mut Session, carried: bool) {
        let (len, digest) = (self.value("len"), self.value("digest"));
        let plain = |digest: &&str| digest.len() <= 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        match (len, len.and_then(|len| len.parse::<u64>().ok())) {
            // The message is here: there is nothing to miss.
            (_, Some(_)) if carried => (),
            (_, Some(len)) if len < 1 << 50 => {
                let digest = digest.filter(plain).unwrap_or_default().to_ascii_lowercase();
                let track = &mut session.tracks[0];
                track.run.set_message(Message::Missing(Fingerprint { len, digest }), None);
                track.show_message();
            }
            (Some(len), _) => self.note("len", len, &"this is not the length of a message, in bytes."),
            (None, _) => {
                if let Some(digest) = digest {
                    self.note("digest", digest, &"a digest names a message together with its len.");
                }
                return;
            }
        }
        if let Some(digest) = digest.filter(|digest| !plain(digest)) {
            self.note("digest", digest, &"this is no digest: up to 64 hex digits.");
        }
    }

    fn read_place(&mut self, session: &mut Session) {
        let lines = session.main().computed.lines();
        if session.main().run.function.is_bare() {
            session.place.position = Position::START;
        }
        if let Some(text) = self.value("at") {
            match text.parse::<Position>() {
                Err(why) => self.note("at", text, &why),
                Ok(position) => match lines.map(|lines| lines.check(position)) {
                    Some(Err(why)) => self.note("at", text, &why),
                    // Without the message nobody knows which positions there are: it is looked at when the message comes.
                    _ => session.place.position = position,
                },
            }
        }
        session.settle();
        if let Some(text) = self.value("sub") {
            let most = session.look().map(|look| look.elements().count);
            match text.parse::<u64>() {
                Ok(done)
                    if most.is_none_or(|most| done <= most as u64) && session.place.position.event != Event::Start =>
                {
                    session.place.sub = Some(usize::try_from(done).unwrap_or(usize::MAX));
                }
                _ => self.note("sub", text, &format_args!("this step has {} elements.", most.unwrap_or(0))),
            }
        }
        if let Some(text) = self.value("sel") {
            let w = session.main().run.function.w();
            match text.parse::<Selection>() {
                Err(why) => self.note("sel", text, &why),
                Ok(selection) if !selection.fits(w) => {
                    self.note("sel", text, &format_args!("x and y run from 0 to 4, z from 0 to {}.", w - 1));
                }
                Ok(selection) => session.place.selection = Some(selection),
            }
        }
        session.place.view = self.read_word("view", View::ALL, View::name).unwrap_or_default();
        session.place.origin = self.read_word("origin", Origin::ALL, Origin::name).unwrap_or_default();
        session.place.notation = self.read_word("notation", Notation::ALL, Notation::name).unwrap_or_default();
    }

    fn read_word<T: Copy>(&mut self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let text = self.value(key)?;
        let found = all.iter().copied().find(|value| name(*value).eq_ignore_ascii_case(text));
        if found.is_none() {
            let names = joined(&mut all.iter().map(|value| name(*value)), ", ");
            self.note(key, text, &format_args!("it is one of {names}."));
        }
        found
    }
}
