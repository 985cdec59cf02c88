//! Typed fields: a value is taken, anything else stays as it was typed, with the reason.

use keccak_core::functions::Parameters;
use keccak_core::notation;
use keccak_core::position::Position;

use super::Field;
use crate::function::{Choice, MOST_OUTPUT};
use crate::message::{count, grouped, said};
use crate::prelude::*;
use crate::session::{History, Session};

impl Session {
    /// Types into a field: a value is taken, anything else is kept as it stands, with the reason.
    pub(super) fn set(&mut self, field: Field, text: &str) {
        let result = self.try_set(field, text);
        let fields = &mut self.track().entry.fields;
        fields.retain(|(other, ..)| *other != field);
        match result {
            // A number takes effect while it is typed.
            Ok(()) if field == Field::OutputLength => self.typed(),
            Ok(()) => self.outcome.history = History::Push,
            Err(error) => fields.push((field, text.to_owned(), error)),
        }
    }

    pub(crate) fn try_set(&mut self, field: Field, text: &str) -> Result<(), String> {
        let text = text.trim();
        let number = || {
            let plain = text.replace([',', '_', ' '], "");
            plain.parse::<u64>().map_err(|_| match text {
                "" => "Nothing stands here: a whole number is wanted.".to_owned(),
                _ => format!("“{text}” is no whole number that can be used here: digits alone, for example 32."),
            })
        };
        let run = &self.main().run;
        match field {
            Field::OutputLength => {
                let bytes = number()?;
                if !run.function.output().1 {
                    let fixed = count(run.function.output().0 / 8, "byte");
                    return Err(format!("{} always gives {fixed}.", run.function.title()));
                }
                if bytes > MOST_OUTPUT {
                    return Err(format!(
                        "{} bytes are more than is shown here: at most {}.",
                        grouped(bytes),
                        grouped(MOST_OUTPUT)
                    ));
                }
                self.track().run.output_bits = 8 * bytes;
            }
            Field::Position => {
                let position: Position =
                    text.parse().map_err(|error: keccak_core::position::AddressError| said(&error))?;
                match self.main().computed.line() {
                    Some(line) => line.check(position).map_err(|error| said(&error))?,
                    None => return Err("The positions are known once the message is hashed.".to_owned()),
                }
                (self.place.position, self.place.sub, self.place.playing) = (position, None, false);
            }
            _ => set_own(self, field, text, &number)?,
        }
        Ok(())
    }

    fn altered_parameter(
        &self,
        field: Field,
        text: &str,
        number: &dyn Fn() -> Result<u64, String>,
    ) -> Result<Choice, String> {
        let small = || number().map(|number| usize::try_from(number).unwrap_or(usize::MAX));
        let say = |error: keccak_core::functions::ParameterError| said(&error);
        match self.main().run.function {
            Choice::Sponge(old) => {
                let (mut w, mut rounds, mut rate, mut suffix) = (old.w(), old.rounds(), old.rate(), old.suffix().get());
                match field {
                    Field::Rate => rate = small()?,
                    Field::Rounds => rounds = small()?,
                    Field::Suffix => suffix = hex_byte(text)?,
                    _ => {
                        w = small()?;
                        // What a narrower state doesn't have is cut down with it: half of the state is rate then.
                        let all = keccak_core::lane::rounds(w.max(1));
                        rounds = if old.rounds() == keccak_core::lane::rounds(old.w()) { all } else { rounds.min(all) };
                        if rate > w.saturating_mul(25) {
                            rate = (25 * w).div_ceil(2);
                        }
                    }
                }
                Parameters::new(w, rounds, rate, suffix).map(Choice::Sponge).map_err(say)
            }
            Choice::Permutation { w: old, rounds: old_rounds } => {
                let (w, rounds) = match field {
                    Field::Rounds => (old, small()?),
                    Field::LaneSize => {
                        let w = small()?;
                        let all = keccak_core::lane::rounds(w.max(1));
                        let full = old_rounds == keccak_core::lane::rounds(old);
                        (w, if full { all } else { old_rounds.min(all) })
                    }
                    _ => return Err("A bare permutation has no rate and no suffix.".to_owned()),
                };
                Parameters::new(w, rounds, w.saturating_mul(25), 1).map_err(say)?;
                Ok(Choice::Permutation { w, rounds })
            }
            Choice::Plain(function) => Err(format!("{} has this fixed: choose Sponge.", function.name)),
        }
    }
}

/// Sets a field that only some functions have.
#[inline(never)]
fn set_own(
    session: &mut Session,
    field: Field,
    text: &str,
    number: &dyn Fn() -> Result<u64, String>,
) -> Result<(), String> {
    if field == Field::StartState {
        let state = notation::parse_lanes(text, session.main().run.function.w()).map_err(|error| said(&error))?;
        session.track().run.start = state;
    } else {
        let function = session.altered_parameter(field, text, number)?;
        session.put_function(function);
    }
    Ok(())
}

fn hex_byte(text: &str) -> Result<u8, String> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    u64::from_str_radix(digits, 16)
        .ok()
        .filter(|_| plain)
        .map(|byte| byte as u8)
        .ok_or(format!("“{text}” is not a byte: two hex digits, 01 to ff."))
}
