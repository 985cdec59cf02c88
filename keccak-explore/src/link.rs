//! Links: a session as what stands after `#`, and back. `docs/links.md` describes the grammar.
//!
//! No link can fail to open: a bad value falls back to its default and is reported in one sentence.

use core::fmt::Display;

use keccak_core::functions::{Field as Parameter, Settings};
use keccak_core::notation;
use keccak_core::position::{Event, Position};

use crate::action::Field;
use crate::function::{Choice, FREE, MOST_OUTPUT};
use crate::message::{
    Bits, Fingerprint, Format, Message, grouped, joined, line_of, read as read_message, read_hex, said,
};
use crate::prelude::*;
use crate::run::Run;
use crate::selection::Selection;
use crate::session::{Notation, Origin, Place, Session, Track, View};

/// The longest link that is read, in bytes.
pub const LONGEST_LINK: usize = 65_536;

/// The longest message that travels in a link, in bytes.
pub const LONGEST_MESSAGE: u64 = 2_000;

/// The longest tuple that travels in a link, in elements.
pub const LONGEST_TUPLE: usize = 1_000;

/// Writes a session: keys in one order, defaults left out, what nobody here understands at the end as it came.
pub fn write(session: &Session) -> String {
    let mut pairs = Pairs::default();
    let track = session.main();
    let run = &track.run;
    write_message(&mut pairs, track);
    if run.function.has_fields() {
        write_fields(&mut pairs, run);
    }
    let place = &session.place;
    let first = if run.function.is_bare() { Position::START } else { Place::default().position };
    pairs.unless_default("at", &place.position, &first);
    if let Some(done) = place.sub {
        pairs.add("sub", &done);
    }
    if let Some(selection) = place.selection {
        pairs.add("sel", &selection);
    }
    pairs.unless_default("view", &place.view.name(), &View::default().name());
    pairs.unless_default("origin", &place.origin.name(), &Origin::default().name());
    pairs.unless_default("notation", &place.notation.name(), &Notation::default().name());
    if let Some(Fingerprint { len, digest }) = fingerprint(track) {
        pairs.add("len", &len);
        if !digest.is_empty() {
            pairs.add("digest", &digest);
        }
    }
    for (key, value) in &session.unknown {
        pairs.add(key, value);
    }
    pairs.0
}

/// The strings in which a function's parameters travel: as text, as hex, and of which parameter.
const STRINGS: [(&str, &str, Field); 3] =
    [("n", "nhex", Field::Name), ("s", "shex", Field::Customization), ("key", "keyhex", Field::Key)];

/// The parameters that this function has, where they are not as they begin.
#[inline(never)]
fn write_fields(pairs: &mut Pairs, run: &Run) {
    let function = &run.function;
    let (settings, usual) = (&function.settings, Settings::default());
    for (text_key, hex_key, field) in STRINGS {
        let Some(bytes) = field.parameter().map(|parameter| function.string(parameter).bits().bytes()) else {
            continue;
        };
        match line_of(bytes) {
            _ if bytes.is_empty() => (),
            Some(text) => pairs.add(text_key, &text),
            None => pairs.add(hex_key, &hex::encode(bytes)),
        }
    }
    let sponge = &settings.sponge;
    if settings.domain != usual.domain {
        pairs.add("d", &notation::lane_hex(settings.domain.into(), 8));
    }
    if function.has(Parameter::Suffix) && sponge.suffix() != FREE.suffix() {
        pairs.add("suffix", &notation::lane_hex(sponge.suffix().get().into(), 8));
    }
    pairs.unless_default("block", &settings.block, &usual.block);
    if function.has(Parameter::Rate) {
        pairs.unless_default("rate", &sponge.rate_bits(), &FREE.rate_bits());
    }
    let all_rounds = keccak_core::lane::rounds(sponge.w());
    pairs.unless_default("rounds", &sponge.rounds(), &all_rounds);
    pairs.unless_default("w", &sponge.w(), &64);
    if function.is_bare() && run.start.ones() > 0 {
        pairs.add("state", &run.start_hex(","));
    }
}

/// What is to be said of a link where it is copied, if it holds a key.
pub fn holds_key(session: &Session) -> Option<&'static str> {
    let key = &session.main().run.function.settings.key;
    (!key.bits().is_empty()).then_some("It holds the key.")
}

/// The function, the message and the output length: without them a link is SHA3-256 of "abc".
fn write_message(pairs: &mut Pairs, track: &Track) {
    let run = &track.run;
    let format = run.format(track.entry.format);
    let carried = fingerprint(track).is_none() && !run.function.is_bare();
    let texts = if carried { run.texts(format) } else { None }.unwrap_or_default();
    let only = |wanted: &str| format == Format::Text && matches!(&*texts, [text] if text == wanted);
    // An empty message is the usual one; a tuple has as many elements as are written.
    let empty = texts.is_empty() || only("") && !run.function.is_tuple();
    // A link without `f` and without a message would mean "abc".
    if run.function != Choice::default() || empty {
        pairs.add("f", &run.function.name().to_ascii_lowercase());
    }
    let usual = empty || only("abc") && run.function == Choice::default();
    if !usual {
        for text in &texts {
            pairs.add(["m", "hex", "bits"][format as usize], text);
        }
    }
    if run.output_bits != run.function.output().0 {
        if run.output_bits.is_multiple_of(8) {
            pairs.add("out", &(run.output_bits / 8));
        } else {
            pairs.add("outbits", &run.output_bits);
        }
    }
}

/// What a link says of a message that it doesn't carry; `None` if it carries it.
pub(crate) fn fingerprint(track: &Track) -> Option<Fingerprint> {
    // A bare permutation reads no message.
    if track.run.function.is_bare() {
        return None;
    }
    let len = match &track.run.message {
        Message::Missing(fingerprint) => return Some(fingerprint.clone()),
        Message::Attached { len, .. } => *len,
        Message::Here(bits)
            if bits.len / 8 > LONGEST_MESSAGE || track.run.function.settings.elements.len() > LONGEST_TUPLE =>
        {
            bits.len / 8
        }
        Message::Here(_) => return None,
    };
    let output = track.computed.trace().map_or(&[][..], |trace| trace.output());
    Some(Fingerprint { len, digest: hex::encode(&output[..output.len().min(32)]) })
}

/// Reads a link: what stands after `#`, with or without it, or a whole address with one.
// The page loads it when it is wanted, like the other functions that say so: where they are inlined, they can't be told apart.
#[inline(never)]
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
    let pairs: Vec<_> = fragment.split('&').filter(|pair| !pair.is_empty()).map(Pair::read).collect();
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

/// A key and its value.
struct Pair {
    key: String,
    value: String,
    /// Whether some of the value was not UTF-8; U+FFFD stands for it.
    broken: bool,
}

impl Pair {
    /// As forms are written: `+` is a space, `%20` too.
    fn read(text: &str) -> Self {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        let (key, value) = (decoded(key), decoded(value));
        let text = String::from_utf8_lossy(&value);
        Self {
            key: String::from_utf8_lossy(&key).into_owned(),
            broken: *text.as_bytes() != *value,
            value: text.into_owned(),
        }
    }
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
        for (key, field) in [
            ("w", Field::LaneSize),
            ("rounds", Field::Rounds),
            ("rate", Field::Rate),
            ("suffix", Field::Suffix),
            ("d", Field::DomainByte),
            ("block", Field::BlockSize),
        ] {
            let Some(text) = self.value(key) else { continue };
            if let Err(why) = session.try_set(field, text) {
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
        for (text_key, hex_key, field) in STRINGS {
            let Some(parameter) = field.parameter() else { continue };
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

/// Pairs being written.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    fn unless_default<T: PartialEq + Display>(&mut self, key: &str, value: &T, default: &T) {
        if value != default {
            self.add(key, value);
        }
    }

    fn add(&mut self, key: &str, value: &dyn Display) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.encode(key);
        self.0.push('=');
        self.encode(&said(value));
    }

    /// As forms are written, except that `,` and `:` stay as they are too.
    fn encode(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b' ' => self.0.push('+'),
                _ if byte.is_ascii_alphanumeric() || b"*-._,:".contains(&byte) => self.0.push(byte.into()),
                _ => {
                    self.0.push('%');
                    for digit in [byte >> 4, byte & 15] {
                        self.0.push(b"0123456789ABCDEF"[usize::from(digit)].into());
                    }
                }
            }
        }
    }
}

/// The bytes that a form's text stands for; `%` without two hex digits stands for itself.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        bytes.push(match (first, others) {
            (b'+', _) => b' ',
            (b'%', [high, low, others @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = others;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::{Pair, Pairs};
    use crate::prelude::*;

    #[test]
    fn pairs_are_those_of_a_form() {
        for text in ["a=b", "a", "=", "a=b=c", "a+b=%41%zz%4", "%3D=%26", "a=%C3%A4ö", "a=%FF", "a=100%", "+=%+1"] {
            let pair = Pair::read(text);
            let form: Vec<_> = form_urlencoded::parse(text.as_bytes()).collect();
            assert_eq!(form, [(pair.key.as_str().into(), pair.value.as_str().into())], "{text}");
            let mut written = Pairs::default();
            written.add(&pair.key, &pair.value);
            let mut form = form_urlencoded::Serializer::new(String::new());
            assert_eq!(written.0, form.append_pair(&pair.key, &pair.value).finish(), "{text}");
        }
    }
}
