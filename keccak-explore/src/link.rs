//! Links: a session as what stands after `#`, and back. `docs/links.md` describes the grammar.
//!
//! No link can fail to open: a bad value falls back to its default and is reported in one sentence.

use alloc::borrow::Cow;

use keccak_core::functions::SHA3_256;
use keccak_core::notation;
use keccak_core::position::{Event, Position};

use crate::action::Field;
use crate::function::{Choice, MOST_OUTPUT};
use crate::message::{Bits, Fingerprint, Format, Message, grouped, read as read_message};
use crate::prelude::*;
use crate::selection::Selection;
use crate::session::{Notation, Origin, Place, Session, Track, View};

/// The longest link that is read, in bytes.
pub const LONGEST_LINK: usize = 65_536;

/// The longest message that travels in a link, in bytes.
pub const LONGEST_MESSAGE: u64 = 2_000;

/// Writes a session: keys in one order, defaults left out, what nobody here understands at the end as it came.
pub fn write(session: &Session) -> String {
    let mut pairs = Pairs::default();
    let track = session.main();
    let run = &track.run;
    write_message(&mut pairs, track);
    if let Choice::Sponge(sponge) = run.function {
        let default = SHA3_256.parameters();
        pairs.unless_default("suffix", &format!("{:02x}", sponge.suffix()), &format!("{:02x}", default.suffix()));
        pairs.unless_default("rate", &sponge.rate(), &default.rate());
    }
    let all_rounds = keccak_core::lane::rounds(run.function.w());
    pairs.unless_default("rounds", &run.function.rounds(), &all_rounds);
    pairs.unless_default("w", &run.function.w(), &64);
    if run.function.parameters().is_none() && run.start.ones() > 0 {
        pairs.add("state", notation::lanes_hex(&run.start).join(","));
    }
    let place = &session.place;
    let first = if run.function.parameters().is_some() { Place::default().position } else { Position::START };
    pairs.unless_default("at", &place.position, &first);
    if let Some(done) = place.sub {
        pairs.add("sub", done);
    }
    if let Some(selection) = place.selection {
        pairs.add("sel", selection);
    }
    pairs.unless_default("view", &place.view.name(), &View::default().name());
    pairs.unless_default("origin", &place.origin.name(), &Origin::default().name());
    pairs.unless_default("notation", &place.notation.name(), &Notation::default().name());
    if let Some(Fingerprint { len, digest }) = fingerprint(track) {
        pairs.add("len", len);
        if !digest.is_empty() {
            pairs.add("digest", digest);
        }
    }
    for (key, value) in &session.unknown {
        pairs.add(key, value);
    }
    pairs.0
}

/// The function, the message and the output length: without them a link is SHA3-256 of "abc".
fn write_message(pairs: &mut Pairs, track: &Track) {
    let run = &track.run;
    let here = match &run.message {
        Message::Here(bits) if fingerprint(track).is_none() && run.function.parameters().is_some() => Some(bits),
        _ => None,
    };
    let shown = here.and_then(|bits| {
        let format = if bits.show(track.entry.format).is_some() { track.entry.format } else { bits.natural_format() };
        bits.show(format).map(|text| (format, text))
    });
    let is_abc = shown.as_ref().is_some_and(|(format, text)| *format == Format::Text && text == "abc");
    let empty = shown.as_ref().is_none_or(|(format, text)| text.is_empty() && *format == Format::Text);
    // A link without `f` and without a message would mean "abc".
    if run.function != Choice::default() || empty {
        pairs.add("f", run.function.name().to_ascii_lowercase());
    }
    if let Some((format, text)) = shown
        && !empty
        && !(is_abc && run.function == Choice::default())
    {
        pairs.add(["m", "hex", "bits"][format as usize], text);
    }
    if run.output_bits != run.function.output().0 {
        if run.output_bits.is_multiple_of(8) {
            pairs.add("out", run.output_bits / 8);
        } else {
            pairs.add("outbits", run.output_bits);
        }
    }
}

/// What a link says of a message that it doesn't carry; `None` if it carries it.
pub(crate) fn fingerprint(track: &Track) -> Option<Fingerprint> {
    // A bare permutation reads no message.
    track.run.function.parameters()?;
    let len = match &track.run.message {
        Message::Missing(fingerprint) => return Some(fingerprint.clone()),
        Message::Attached { len, .. } => *len,
        Message::Here(bits) if bits.len / 8 > LONGEST_MESSAGE => bits.len / 8,
        Message::Here(_) => return None,
    };
    let output = track.computed.trace().map_or(&[][..], |trace| trace.output());
    Some(Fingerprint { len, digest: hex::encode(&output[..output.len().min(32)]) })
}

/// Reads a link: what stands after `#`, with or without it, or a whole address with one.
pub fn read(link: &str) -> Session {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
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
    let has_replacements = fragment.contains('\u{FFFD}') || fragment.to_ascii_uppercase().contains("%EF%BF%BD");
    let mut link = Link { pairs: form_urlencoded::parse(fragment.as_bytes()).collect(), notes, has_replacements };
    let pairs = link.pairs.len();
    let mut session = Session::default();
    link.read_function(&mut session);
    link.read_input(&mut session);
    session.settle();
    link.read_place(&mut session);
    let understood = link.pairs.len() < pairs;
    link.keep_unknown(&mut session);
    if pairs > 0 && !understood && link.notes.is_empty() {
        link.notes.push("Nothing in this link is understood: this is SHA3-256 of “abc”.".to_owned());
    }
    session.settle();
    session.notes.splice(0..0, link.notes);
    session
}

/// The pairs not read yet, and what was wrong with the others.
struct Link<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    notes: Vec<String>,
    /// Whether the link itself holds U+FFFD, which otherwise stands where something was not UTF-8.
    has_replacements: bool,
}

impl<'a> Link<'a> {
    /// Takes the pairs with this key; the last one counts.
    fn take(&mut self, key: &str) -> Option<Cow<'a, str>> {
        let mut taken = None;
        self.pairs.retain(|(name, value)| {
            let same = name == key;
            if same {
                taken = Some(value.clone());
            }
            !same
        });
        taken
    }

    /// Keeps what nobody here understands, as far as the link that is then written can be read again:
    /// a character may be written as three.
    fn keep_unknown(&mut self, session: &mut Session) {
        let written = write(session).len();
        // The first pair of a link has no `&` before it.
        let mut room = (LONGEST_LINK + usize::from(written == 0)).saturating_sub(written);
        let mut dropped = 0;
        for (key, value) in self.pairs.drain(..) {
            let mut pair = Pairs::default();
            pair.add(&key, &value);
            match room.checked_sub(pair.0.len() + 1) {
                Some(left) => {
                    room = left;
                    session.unknown.push((key.into_owned(), value.into_owned()));
                }
                None => dropped += 1,
            }
        }
        if dropped > 0 {
            self.notes
                .push(format!("{} of unknown keys are too long to be kept.", crate::message::count(dropped, "pair")));
        }
    }

    fn note(&mut self, key: &str, value: &str, why: impl core::fmt::Display) {
        let value: String = value.chars().take(40).collect();
        self.notes.push(format!("{key}={value}: {why}"));
    }

    fn read_function(&mut self, session: &mut Session) {
        let named = self.take("f");
        if let Some(name) = &named {
            match Choice::named(name) {
                Some(function) => session.tracks[0] = Track::new(function, Message::Here(Bits::default())),
                None => self.note("f", name, "there is no such function, so this is SHA3-256."),
            }
            if session.main().run.function == Choice::default() {
                session.tracks[0] = Track::new(Choice::default(), Message::Here(Bits::default()));
            }
        }
        for (key, field) in
            [("w", Field::LaneSize), ("rounds", Field::Rounds), ("rate", Field::Rate), ("suffix", Field::Suffix)]
        {
            let Some(text) = self.take(key) else { continue };
            if let Err(why) = session.try_set(field, &text) {
                self.note(key, &text, why);
            }
        }
        if let Some(text) = self.take("state") {
            let bare = session.main().run.function.parameters().is_none();
            let result = if bare {
                session.try_set(Field::StartState, &text)
            } else {
                Err("only f=permutation starts from a state.".to_owned())
            };
            if let Err(why) = result {
                self.note("state", &text, why);
            }
        }
    }

    fn read_input(&mut self, session: &mut Session) {
        let mut given = 0;
        for (key, format) in [("m", Format::Text), ("hex", Format::Hex), ("bits", Format::Bits)] {
            let Some(text) = self.take(key) else { continue };
            given += 1;
            if given > 1 {
                self.note(
                    key,
                    &text,
                    "the message is given twice; of m, hex and bits, the first in this order counts.",
                );
                continue;
            }
            if text.contains('\u{FFFD}') && !self.has_replacements {
                self.note(key, &text, "some of it is not UTF-8: send bytes as hex.");
            }
            let track = &mut session.tracks[0];
            match read_message(&text, format) {
                Ok(bits) => {
                    track.entry.format = format;
                    track.run.message = Message::Here(bits);
                }
                Err(why) => {
                    track.run.message = Message::Here(Bits::default());
                    self.note(key, &text, why);
                }
            }
            track.show_message();
        }
        self.read_fingerprint(session, given > 0);
        for (key, unit) in [("out", 8), ("outbits", 1)] {
            let Some(text) = self.take(key) else { continue };
            let (usual, free) = session.main().run.function.output();
            match text.parse::<u64>().ok().and_then(|length| length.checked_mul(unit)) {
                Some(bits) if !free && bits == usual => (),
                _ if !free => {
                    self.note(key, &text, format_args!("{} has a fixed output.", session.main().run.function.title()));
                }
                Some(bits) if bits <= 8 * MOST_OUTPUT => session.tracks[0].run.output_bits = bits,
                _ => self.note(key, &text, format_args!("the output is 0 to {} bytes here.", grouped(MOST_OUTPUT))),
            }
        }
    }

    /// What the link says of a message that it doesn't carry.
    fn read_fingerprint(&mut self, session: &mut Session, carried: bool) {
        let (len, digest) = (self.take("len"), self.take("digest"));
        let digest = digest.map(|digest| digest.to_ascii_lowercase());
        let plain = |digest: &String| digest.len() <= 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        let good = digest.as_ref().is_none_or(plain);
        match len.as_ref().map(|len| len.parse::<u64>()) {
            // The message is here: there is nothing to miss.
            Some(Ok(_)) if carried => (),
            Some(Ok(len)) if len < 1 << 50 => {
                let digest = digest.clone().filter(plain).unwrap_or_default();
                let track = &mut session.tracks[0];
                track.run.message = Message::Missing(Fingerprint { len, digest });
                track.show_message();
            }
            Some(_) => self.note("len", &len.unwrap_or_default(), "this is not the length of a message, in bytes."),
            None if digest.is_some() => {
                self.note("digest", &digest.unwrap_or_default(), "a digest names a message together with its len.");
                return;
            }
            None => (),
        }
        if !good {
            self.note("digest", &digest.unwrap_or_default(), "this is no digest: up to 64 hex digits.");
        }
    }

    fn read_place(&mut self, session: &mut Session) {
        let line = session.main().computed.line();
        if line.is_some_and(|line| line.absorbing == 0) {
            session.place.position = Position::START;
        }
        if let Some(text) = self.take("at") {
            match text.parse::<Position>() {
                Err(why) => self.note("at", &text, why),
                Ok(position) => match line.map(|line| line.check(position)) {
                    Some(Err(why)) => self.note("at", &text, why),
                    // Without the message nobody knows which positions there are: it is looked at when the message comes.
                    _ => session.place.position = position,
                },
            }
        }
        session.settle();
        if let Some(text) = self.take("sub") {
            let most = session.look().map(|look| look.elements().count);
            match text.parse::<usize>() {
                Ok(done) if most.is_none_or(|most| done <= most) && session.place.position.event != Event::Start => {
                    session.place.sub = Some(done);
                }
                _ => self.note("sub", &text, format_args!("this step has {} elements.", most.unwrap_or(0))),
            }
        }
        if let Some(text) = self.take("sel") {
            let w = session.main().run.function.w();
            match text.parse::<Selection>() {
                Err(why) => self.note("sel", &text, why),
                Ok(selection) if !selection.fits(w) => {
                    self.note("sel", &text, format_args!("x and y run from 0 to 4, z from 0 to {}.", w - 1));
                }
                Ok(selection) => session.place.selection = Some(selection),
            }
        }
        session.place.view = self.read_word("view", View::ALL, View::name).unwrap_or_default();
        session.place.origin = self.read_word("origin", Origin::ALL, Origin::name).unwrap_or_default();
        session.place.notation = self.read_word("notation", Notation::ALL, Notation::name).unwrap_or_default();
    }

    fn read_word<T: Copy>(&mut self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let text = self.take(key)?;
        let found = all.iter().copied().find(|value| name(*value).eq_ignore_ascii_case(&text));
        if found.is_none() {
            let names: Vec<_> = all.iter().map(|value| name(*value)).collect();
            self.note(key, &text, format_args!("it is one of {}.", names.join(", ")));
        }
        found
    }
}

/// Pairs being written.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    fn unless_default<T: PartialEq + core::fmt::Display>(&mut self, key: &str, value: &T, default: &T) {
        if value != default {
            self.add(key, value);
        }
    }

    fn add(&mut self, key: &str, value: impl core::fmt::Display) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.encode(key);
        self.0.push('=');
        self.encode(&value.to_string());
    }

    /// As forms are written, except that `,` `:` `*` stay as they are.
    fn encode(&mut self, text: &str) {
        for piece in form_urlencoded::byte_serialize(text.as_bytes()) {
            self.0.push_str(match piece {
                "%2C" => ",",
                "%3A" => ":",
                piece => piece,
            });
        }
    }
}
