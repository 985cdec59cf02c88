//! Typed fields: a value is taken, anything else stays as it was typed, with the reason.

use keccak_core::functions::{Field as Parameter, ParameterError, Parameters};
use keccak_core::notation;
use keccak_core::position::Position;

use super::Field;
use crate::function::{Choice, MOST_OUTPUT, MOST_STRING};
use crate::message::{self, count, grouped, said};
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
        let as_typed = text;
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
                match self.main().computed.lines() {
                    Some(lines) => lines.check(position).map_err(|error| said(&error))?,
                    None => return Err("The positions are known once the message is hashed.".to_owned()),
                }
                (self.place.position, self.place.sub, self.place.playing) = (position, None, false);
            }
            Field::Call => {
                let call = number()?;
                let Some(trace) = self.main().computed.trace() else { return Ok(()) };
                trace.call(call).map_err(|error| said(&error))?;
                self.go_to_call(call);
            }
            Field::Of(Parameter::Key | Parameter::Name | Parameter::Customization) => {
                // Spaces count in them.
                set_own(self, field, as_typed, &number)?;
            }
            Field::Of(_) | Field::StartState => set_own(self, field, text, &number)?,
        }
        Ok(())
    }

    /// The function with one of its parameters changed.
    fn altered_parameter(
        &self,
        parameter: Parameter,
        text: &str,
        number: &dyn Fn() -> Result<u64, String>,
    ) -> Result<Choice, String> {
        let say = |error: ParameterError| said(&error);
        let mut function = self.main().run.function.clone();
        if !function.has(parameter) {
            let name = function.name();
            return Err(match parameter {
                _ if function.is_bare() => format!("A bare permutation has no field “{}”.", parameter.name()),
                Parameter::Rate | Parameter::Suffix | Parameter::Rounds | Parameter::LaneSize => {
                    format!("{name} has this fixed: choose Sponge.")
                }
                _ => format!("{name} has no field “{}”.", parameter.name()),
            });
        }
        let old = function.settings.sponge;
        let (mut w, mut rounds, mut rate, mut suffix) = (old.w(), old.rounds(), old.rate_bits(), old.suffix().get());
        match parameter {
            Parameter::Key | Parameter::Name | Parameter::Customization => {
                let bytes = message::read_line(text).map_err(|error| said(&error))?;
                return with_string(function, parameter, &bytes);
            }
            Parameter::BlockSize => function.settings.block = number()?,
            Parameter::DomainByte => function.settings.domain = hex_byte(text, "7f")?,
            Parameter::Suffix => suffix = hex_byte(text, "ff")?,
            Parameter::Rate => rate = small(number()?),
            Parameter::Rounds => rounds = small(number()?),
            Parameter::LaneSize => {
                w = small(number()?);
                // What a narrower state doesn't have is cut down with it: half of the state is rate then.
                let all = keccak_core::lane::rounds(w.max(1));
                rounds = if old.rounds() == keccak_core::lane::rounds(old.w()) { all } else { rounds.min(all) };
                if rate > w.saturating_mul(25) {
                    rate = (25 * w).div_ceil(2);
                }
            }
        }
        if function.is_bare() {
            rate = w.saturating_mul(25);
        }
        function.settings.sponge = Parameters::new(w, rounds, rate, suffix).map_err(say)?;
        function.mode().map_err(say)?;
        Ok(function)
    }

    /// Sets a key, a name or a customization.
    pub(crate) fn set_string(&mut self, parameter: Parameter, bytes: &[u8]) -> Result<(), String> {
        let function = self.main().run.function.clone();
        if !function.has(parameter) {
            return Err(format!("{} has no field “{}”.", function.name(), parameter.name()));
        }
        self.put_function(with_string(function, parameter, bytes)?);
        Ok(())
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
    if let Field::Of(parameter) = field {
        let function = session.altered_parameter(parameter, text, number)?;
        session.put_function(function);
    } else {
        let state = notation::parse_lanes(text, session.main().run.function.w()).map_err(|error| said(&error))?;
        session.track().run.start = state;
    }
    Ok(())
}

fn with_string(mut function: Choice, parameter: Parameter, bytes: &[u8]) -> Result<Choice, String> {
    if bytes.len() > MOST_STRING {
        return Err(format!(
            "These are {}, more than the {} that are taken here.",
            count(bytes.len() as u64, "byte"),
            grouped(MOST_STRING as u64)
        ));
    }
    function.set_string(parameter, bytes);
    Ok(function)
}

fn small(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn hex_byte(text: &str, most: &str) -> Result<u8, String> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    u64::from_str_radix(digits, 16)
        .ok()
        .filter(|_| plain)
        .map(|byte| byte as u8)
        .ok_or(format!("“{text}” is not a byte: two hex digits, 01 to {most}."))
}
