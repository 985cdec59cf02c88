//! What is computed and of what: function, parameters, message, digest, and what the viewer's worker is to do.

use keccak_core::functions::Field as Parameter;
use serde::Serialize;

use crate::action::Field;
use crate::link;
use crate::message::{Bits, Fingerprint, Format, MOST_TYPED, Message, count, grouped, show_line};
use crate::prelude::*;
use crate::run::{Computed, Run};
use crate::session::Track;

/// A field with a typed value: what stands in the box, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Typed {
    /// What stands in the box.
    pub value: String,
    /// Why that is no value.
    pub error: Option<String>,
}

/// The field as it was typed, else its usual text.
pub(super) fn typed(track: &Track, field: Field, usual: String) -> Typed {
    match track.entry.fields.iter().find(|(other, ..)| *other == field) {
        Some((_, text, error)) => Typed { value: text.clone(), error: Some(error.clone()) },
        None => Typed { value: usual, error: None },
    }
}

/// The fields that this function has, in the order in which they are offered.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Parameters(pub Vec<(Field, Typed)>);

impl Parameters {
    /// What stands in a field, if the function has it.
    pub fn get(&self, field: Field) -> Option<&Typed> {
        self.0.iter().find(|(other, _)| *other == field).map(|(_, typed)| typed)
    }
}

/// The fields of a run, and which call of it is on show, where it has several.
pub(super) fn parameters(track: &Track, call: u64) -> Parameters {
    let function = &track.run.function;
    let mut all = if function.has_fields() { own_parameters(track, call) } else { Vec::new() };
    if function.output().1 {
        let bytes = track.run.output_bits.div_ceil(8).to_string();
        all.push((Field::OutputLength, typed(track, Field::OutputLength, bytes)));
    }
    Parameters(all)
}

/// The fields that only some functions have.
#[inline(never)]
fn own_parameters(track: &Track, call: u64) -> Vec<(Field, Typed)> {
    let function = &track.run.function;
    let (settings, sponge) = (&function.settings, &function.settings.sponge);
    let mut all = Vec::new();
    let mut show = |field, value: String| all.push((field, typed(track, field, value)));
    for parameter in function.member.fields() {
        let value = match *parameter {
            Parameter::Key | Parameter::Name | Parameter::Customization => {
                show_line(function.string(*parameter).bits().bytes())
            }
            Parameter::BlockSize => settings.block.to_string(),
            Parameter::DomainByte => hex::encode([settings.domain]),
            Parameter::Rate => sponge.rate_bits().to_string(),
            Parameter::Suffix => hex::encode([sponge.suffix().get()]),
            Parameter::Rounds => sponge.rounds().to_string(),
            Parameter::LaneSize => sponge.w().to_string(),
        };
        show(Field::Of(*parameter), value);
    }
    if function.is_bare() {
        show(Field::StartState, track.run.start_hex(" "));
    }
    if track.computed.lines().is_some_and(|lines| lines.leaves > 0) {
        show(Field::Call, call.to_string());
    }
    all
}

/// The message box.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Entry {
    /// The most the box holds, in bytes.
    pub most: usize,
    /// Whether this function reads a message.
    pub needed: bool,
    /// How the text is read: the name of a [`Format`].
    pub format: &'static str,
    /// Counts the changes to the text that the reader didn't type.
    pub revision: u64,
    /// Why the text is no message in its format.
    pub error: Option<String>,
    /// How long the message is, in words.
    pub length: String,
    /// What is attached, in words.
    pub attached: Option<String>,
    /// What a link told of the message without carrying it.
    pub missing: Option<Missing>,
    /// What a viewer keeps the message by.
    pub kept: Option<Kept>,
}

/// A message that a link only describes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Missing {
    /// What is asked for.
    pub words: String,
    /// Its length, in bytes.
    pub len: u64,
    /// The first 32 bytes of the run's output, in hex.
    pub digest: String,
}

/// What the viewer keeps a message by, where the link doesn't carry it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Kept {
    /// Its length, in bytes.
    pub len: u64,
    /// The first 32 bytes of the run's output, in hex.
    pub digest: String,
}

pub(super) fn message(track: &Track) -> Entry {
    let (mut attached, mut missing) = (None, None);
    let length = match &track.run.message {
        Message::Here(bits) if track.run.function.is_tuple() => {
            let elements = track.run.function.settings.elements.len() as u64;
            format!("{}, one a line: {}", count(elements, "element"), bits.length())
        }
        Message::Here(bits) => bits.length(),
        Message::Attached { label, len, .. } => {
            let length = count(*len, "byte");
            attached = Some(format!("{label}, {length}"));
            length
        }
        Message::Missing(Fingerprint { len, digest }) => {
            let length = count(*len, "byte");
            let words = format!(
                "This link's message ({length}) is not in the link. Paste it, or open its file: it is then compared with the link's digest."
            );
            missing = Some(Missing { words, len: *len, digest: digest.clone() });
            length
        }
    };
    let kept = link::fingerprint(track).filter(|kept| !kept.digest.is_empty() && track.computed.trace().is_some());
    let half = match track.entry.format {
        Format::Hex if track.entry.error.is_some() => {
            let text = track.entry.text.trim_start();
            let text = text.strip_prefix("0x").or(text.strip_prefix("0X")).unwrap_or(text);
            let digits = text.chars().filter(char::is_ascii_hexdigit).count() as u64;
            Some(format!("{}{} bytes", grouped(digits / 2), if digits % 2 == 1 { "½" } else { "" }))
        }
        _ => None,
    };
    Entry {
        most: MOST_TYPED,
        needed: !track.run.function.is_bare(),
        format: track.entry.format.name(),
        revision: track.entry.revision,
        error: track.entry.error.clone(),
        length: half.unwrap_or(length),
        attached,
        missing,
        kept: kept.map(|Fingerprint { len, digest }| Kept { len, digest }),
    }
}

/// What the digest on show is of, where that is not what stands in the box.
pub(super) fn stale(track: &Track) -> Option<String> {
    track.entry.error.as_ref()?;
    let Message::Here(bits) = &track.run.message else { return Some("the message before".to_owned()) };
    Some(named(&track.run, bits))
}

/// What a message whose bits are at hand is called.
pub(super) fn named(run: &Run, bits: &Bits) -> String {
    match run.text(Format::Text) {
        Some(text) if text.is_empty() => "the empty message".to_owned(),
        Some(text) if text.chars().count() <= 24 => format!("“{text}”"),
        Some(text) => format!("“{}…”", text.chars().take(24).collect::<String>()),
        None => format!("the message of {}", bits.length()),
    }
}

/// The digest, or what there is instead.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Digest {
    /// The output in hex; empty while it isn't known.
    pub hex: String,
    /// What it is of, where that is not what stands in the box.
    pub stale: Option<String>,
    /// What is said where there is none.
    pub words: Option<String>,
    /// How much of the message is hashed, in percent.
    pub progress: Option<u64>,
}

pub(super) fn digest(track: &Track) -> Digest {
    let mut digest = Digest::default();
    let words = match &track.computed {
        Computed::Known(known) => {
            digest.stale = stale(track).map(|of| format!("Below is still {of}."));
            if !track.run.function.is_bare() {
                digest.hex = hex::encode(known.trace.output());
                return digest;
            }
            "A bare permutation has no digest."
        }
        Computed::Hashing(done) => {
            let len = match track.run.message {
                Message::Attached { len, .. } => len.max(1),
                _ => 1,
            };
            // Nobody hashes so much that this would matter.
            let percent = (*done).min(len).saturating_mul(100) / len;
            digest.progress = Some(percent);
            digest.words = Some(format!("hashing, {percent} %"));
            return digest;
        }
        Computed::Failed(why) => why,
        Computed::Unknown => match track.run.message {
            Message::Missing(_) => "not known without the message",
            _ => "hashing",
        },
    };
    digest.words = Some(words.to_owned());
    digest
}

/// What the viewer's worker is to hash.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Hash {
    run: usize,
    number: u64,
    /// The function and its parameters, as `Mode::to_bytes` writes them, in hex.
    mode: String,
    output_bits: u64,
}

pub(super) fn hash(track: &Track) -> Option<Hash> {
    let Message::Attached { number, .. } = track.run.message else { return None };
    own_hash(track, number)
}

/// What is to be hashed of an attached message.
#[inline(never)]
fn own_hash(track: &Track, number: u64) -> Option<Hash> {
    let mode = track.run.function.mode().ok()??;
    let unknown = !matches!(track.computed, Computed::Known(_) | Computed::Failed(_));
    unknown.then(|| Hash { run: 0, number, mode: hex::encode(mode.to_bytes()), output_bits: track.run.output_bits })
}

/// Which bytes of the message are wanted before the position can be shown.
#[derive(Serialize)]
pub(super) struct Wants {
    run: usize,
    from: usize,
    to: usize,
}

pub(super) fn wants(track: &Track) -> Option<Wants> {
    track.wants.as_ref().map(|range| Wants { run: 0, from: range.start, to: range.end })
}
