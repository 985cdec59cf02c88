//! A session as a link.

use keccak_core::functions::{Field as Parameter, Settings};
use keccak_core::notation;
use keccak_core::position::Position;

use super::pairs::Pairs;
use super::{LONGEST_MESSAGE, LONGEST_TUPLE, STRINGS};
use crate::function::{Choice, FREE};
use crate::message::{Fingerprint, Format, Message, line_of};
use crate::prelude::*;
use crate::run::Run;
use crate::session::{Notation, Origin, Place, Session, Track, View};

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

/// The parameters that this function has, where they are not as they begin.
#[inline(never)]
fn write_fields(pairs: &mut Pairs, run: &Run) {
    let function = &run.function;
    let (settings, usual) = (&function.settings, Settings::default());
    for (text_key, hex_key, parameter) in STRINGS {
        let bytes = function.string(parameter).bits().bytes();
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
