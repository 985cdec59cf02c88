//! The question about one bit, the ledger that answers it like a bill, and the answer in a sentence.

use keccak_core::constants::{RHO_OFFSETS, ROUND_CONSTANTS};
use keccak_core::notation::lane_hex;
use keccak_core::parts::{Bit, Column};
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use serde::Serialize;

use super::{digit, name};
use crate::figure::theta::Path;
use crate::figure::{Block, Output};
use crate::prelude::*;
use crate::session::Look;

/// A question, its ledger and its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// What a reader would ask of this bit here.
    pub question: String,
    /// The formula, term by term.
    pub ledger: Ledger,
    /// The answer, with this run's own numbers.
    pub answer: String,
}

/// A formula evaluated like a bill: terms in rows, the sum under a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ledger {
    /// The terms.
    pub rows: Vec<Row>,
    /// What they come to: the bit's value.
    pub sum: Row,
}

/// A row of a ledger; the page is given it as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Row {
    /// The operator before the term.
    pub operator: &'static str,
    /// The general form.
    pub general: String,
    /// The same for this bit.
    pub this: String,
    /// The five bits of a column, y from 0, where the term is a parity; else empty.
    pub column: Vec<bool>,
    /// How the bit behind the term stands, if there is one.
    pub mark: Option<Mark>,
    /// The value of the term: a bit, or a number.
    pub value: String,
    /// Whether the value is XORed into the sum.
    #[serde(skip)]
    pub summand: bool,
}

/// A bit as a mark beside its row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Mark {
    /// A diamond for the parity of a column, else a square: a bit of the state, of the block or of a constant.
    pub diamond: bool,
    /// Its value.
    pub value: bool,
    /// Whether this step flipped it, or it flips another.
    pub changed: bool,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is the pinned bit.
    pub selected: bool,
}

impl Ledger {
    /// What the rows come to: the XOR of the summands.
    pub fn evaluate(&self) -> bool {
        self.rows.iter().filter(|row| row.summand && row.value == "1").count() % 2 == 1
    }
}

impl Row {
    fn term(operator: &'static str, general: &str, this: String, value: bool) -> Self {
        let (general, value) = (general.to_owned(), digit(value).to_owned());
        Self { operator, general, this, column: Vec::new(), mark: None, value, summand: true }
    }

    fn number(operator: &'static str, general: &str, this: String, value: usize) -> Self {
        let row = Self::term(operator, general, this, false);
        Self { value: value.to_string(), summand: false, ..row }
    }

    fn marked(self, value: bool) -> Self {
        let mark = Mark { diamond: false, value, changed: false, read: false, selected: false };
        Self { mark: Some(mark), ..self }
    }

    fn read(self) -> Self {
        Self { mark: self.mark.map(|mark| Mark { read: true, ..mark }), ..self }
    }

    fn changed(self, changed: bool) -> Self {
        Self { mark: self.mark.map(|mark| Mark { changed, ..mark }), ..self }
    }

    fn factor(self) -> Self {
        Self { summand: false, ..self }
    }
}

/// What there is to say about `bit` at this position; nothing at the start.
pub fn explain(look: &Look<'_>, bit: Bit) -> Option<Explanation> {
    match look.event {
        Event::Start => None,
        Event::Absorb => Some(absorb(look, bit)),
        Event::Step(_, Step::Theta) => Some(theta(look, bit)),
        Event::Step(_, Step::Rho) => Some(rho(look, bit)),
        Event::Step(_, Step::Pi) => Some(pi(look, bit)),
        Event::Step(_, Step::Chi) => Some(chi(look, bit)),
        Event::Step(round, Step::Iota) => Some(iota(look, bit, round)),
        Event::Squeeze => Some(squeeze(look, bit)),
    }
}

fn theta(look: &Look<'_>, bit: Bit) -> Explanation {
    let Bit { x, z, .. } = bit;
    let Path { first, second, .. } = Path::to(bit, look.w());
    let parity = |column: Column| column.bits().filter(|bit| look.before.bit(*bit)).count() % 2 == 1;
    let (p, q) = (parity(first), parity(second));
    let row = |general: &str, column: Column| {
        let row = Row::term("⊕", general, format!("C[{},{}]", column.x, column.z), parity(column))
            .marked(parity(column))
            .read();
        let mark = row.mark.map(|mark| Mark { diamond: true, ..mark });
        Row { column: column.bits().map(|bit| look.before.bit(bit)).collect(), mark, ..row }
    };
    let rows = vec![itself(look, bit), row("C[x−1,z]", first), row("C[x+1,z−1]", second)];
    let answer = if p == q {
        format!(
            "Its two neighbour columns have parity {} and {}: equal, so D[{x},{z}] = 0 and this column stays.",
            digit(p),
            digit(q)
        )
    } else {
        format!(
            "Its two neighbour columns have parity {} and {}. They differ, so θ flips this bit and the four others of its column (x = {x}, z = {z}).",
            digit(p),
            digit(q)
        )
    };
    Explanation { question: why(look, bit), ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

fn rho(look: &Look<'_>, bit: Bit) -> Explanation {
    let Bit { x, y, z } = bit;
    let w = look.w();
    let offset = RHO_OFFSETS[y][x] as usize % w;
    let from = Bit { z: (z + w - offset) % w, ..bit };
    let value = look.before.bit(from);
    let rows = vec![
        Row::number("r =", "r[x,y]", format!("r[{x},{y}]"), offset),
        Row::number("old z =", &format!("(z − r) mod {w}"), format!("({z} − {offset}) mod {w}"), from.z),
        Row::term("", "A[x,y,z−r]", bracketed("A", from), value).marked(value).read(),
    ];
    let answer = if offset == 0 {
        format!("Lane ({x}, {y}) has offset 0: it stays where it is.")
    } else if from.z < z {
        format!(
            "It stood at z = {} of the same lane and moved {offset} up. Lane ({x}, {y}) has offset {offset}.",
            from.z
        )
    } else {
        format!(
            "It stood at z = {} of the same lane and moved {offset} places up, past z = {} and round to {z}. Lane ({x}, {y}) has offset {offset}.",
            from.z,
            w - 1
        )
    };
    Explanation { question: from_where(bit), ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

fn pi(look: &Look<'_>, bit: Bit) -> Explanation {
    let Bit { x, y, z } = bit;
    let from = Bit { x: (x + 3 * y) % 5, y: x, z };
    let value = look.before.bit(from);
    let rows = vec![
        Row::number("old x =", "(x + 3y) mod 5", format!("({x} + 3·{y}) mod 5"), from.x),
        Row::number("old y =", "x", x.to_string(), from.y),
        Row::term("", "A[x+3y, x, z]", bracketed("A", from), value).marked(value).read(),
    ];
    let answer = if (x, y) == (0, 0) {
        "Lane (0, 0) stays; the 24 others make one cycle.".to_owned()
    } else {
        format!("Lane ({}, {}) moved to ({x}, {y}) with all its {} bits.", from.x, from.y, look.w())
    };
    Explanation { question: from_where(bit), ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

fn chi(look: &Look<'_>, bit: Bit) -> Explanation {
    let Bit { x, .. } = bit;
    let (next, after) = (Bit { x: (x + 1) % 5, ..bit }, Bit { x: (x + 2) % 5, ..bit });
    let (a, b) = (look.before.bit(next), look.before.bit(after));
    let flips = !a && b;
    let rows = vec![
        itself(look, bit),
        Row::term("¬", "A[x+1,y,z]", format!("¬ {}", bracketed("A", next)), !a).marked(a).read().factor(),
        Row::term("∧", "A[x+2,y,z]", bracketed("A", after), b).marked(b).read().factor(),
        Row::term("⊕", "¬… ∧ …", format!("{} ∧ {}", digit(!a), digit(b)), flips),
    ];
    let (a, b) = (digit(a), digit(b));
    let answer = if flips {
        let (from, to) = (digit(look.before.bit(bit)), digit(look.after.bit(bit)));
        format!("The next bit is 0 and the one after is 1: (not 0) and 1 = 1, so χ flips this bit from {from} to {to}.")
    } else {
        format!("The next bit is {a} and the one after is {b}: (not {a}) and {b} = 0, so χ leaves this bit as it is.")
    };
    Explanation { question: why(look, bit), ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

fn iota(look: &Look<'_>, bit: Bit, round: usize) -> Explanation {
    let Bit { x, y, z } = bit;
    let w = look.w();
    let constant = ROUND_CONSTANTS[round] & (u64::MAX >> (64 - w));
    let rc = (x, y) == (0, 0) && constant >> z & 1 == 1;
    let mut rows = vec![itself(look, bit)];
    let answer = if (x, y) == (0, 0) {
        rows.push(Row::term("⊕", "RC[ir][z]", format!("RC[{round}][{z}]"), rc).marked(rc).read().changed(rc));
        let text = lane_hex(constant, w);
        if rc {
            let flips = constant.count_ones();
            let bits = if flips == 1 { "bit" } else { "bits" };
            format!("Bit {z} of RC[{round}] = {text} is 1, so this bit flips. ι flips {flips} {bits} in this round.")
        } else {
            format!("Bit {z} of RC[{round}] = {text} is 0, so this bit stays.")
        }
    } else {
        format!("ι touches lane (0, 0) alone. Bit {} is in lane ({x}, {y}) and stays.", name(bit))
    };
    Explanation { question: why(look, bit), ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

fn absorb(look: &Look<'_>, bit: Bit) -> Explanation {
    let w = look.w();
    let rate = look.rate_bits().unwrap_or(0);
    let index = bit.index(w);
    let mut rows = vec![itself(look, bit)];
    let answer = if index < rate {
        let value = look.before.bit(bit) != look.after.bit(bit);
        let general = format!("block bit {w}(5y+x)+z");
        rows.push(Row::term("⊕", &general, index.to_string(), value).marked(value).read());
        absorbed_byte(look, index)
    } else {
        format!("It belongs to the capacity: the last {} bits of the state, which no block touches.", 25 * w - rate)
    };
    let question = format!("Where does bit {} come from?", name(bit));
    Explanation { question, ledger: Ledger { rows, sum: sum(look, bit, "A′[x,y,z]") }, answer }
}

/// The byte of the block that holds bit `index` of it, and what it is.
fn absorbed_byte(look: &Look<'_>, index: usize) -> String {
    let (byte, bit) = (index / 8, index % 8);
    let told = Block::of(look).tape.bytes[byte];
    let before = look.before.bit(Bit::from_index(index, look.w()));
    let earlier = match look.place.position.permutation {
        0 => String::new(),
        _ => format!(" Before, this place held {}.", digit(before)),
    };
    // “Byte 2 ‘c’ of the block is 63”, but “Byte 3 of the block is 06, the suffix;”.
    let glyph = told.letter().map_or(String::new(), |letter| format!(" ‘{letter}’"));
    format!(
        "Byte {byte}{glyph} of the block is {}{}; its bit {bit} (low bit first) is {}.{earlier}",
        told.digits(),
        told.meaning(),
        told.value >> bit & 1
    )
}

fn squeeze(look: &Look<'_>, bit: Bit) -> Explanation {
    let w = look.w();
    let index = bit.index(w);
    let value = look.after.bit(bit);
    let rate = look.rate_bits().unwrap_or(0) as u64;
    let general = format!("output bit {w}(5y+x)+z");
    let own = Row::term("", "A[x,y,z]", bracketed("A", bit), value).marked(value);
    let out = (look.place.position.permutation + 1 - look.line.absorbing) * rate + index as u64;
    let (this, answer) = if index < look.squeezed() {
        let byte = Output::of(look).tape.bytes[index / 8].value;
        let answer = if rate.is_multiple_of(8) {
            format!("It is bit {} of output byte {} = {byte:02x}.", out % 8, out / 8)
        } else {
            format!("It is bit {out} of the output.")
        };
        (out.to_string(), answer)
    } else if (index as u64) < rate {
        let read = look.squeezed();
        ("not read".to_owned(), format!("It is in the rate, but the output ends before it: {read} bits are read."))
    } else {
        ("never".to_owned(), "It belongs to the capacity, which never leaves the sponge.".to_owned())
    };
    let sum = Row::term("→", &general, this, value).marked(value);
    let sum = Row { mark: sum.mark.map(|mark| Mark { selected: true, ..mark }), ..sum };
    let question = format!("Where does bit {} go?", name(bit));
    Explanation { question, ledger: Ledger { rows: vec![own], sum }, answer }
}

/// The row of the bit itself, with its value before the step.
fn itself(look: &Look<'_>, bit: Bit) -> Row {
    let value = look.before.bit(bit);
    let general = match look.event {
        Event::Step(_, Step::Iota) if (bit.x, bit.y) == (0, 0) => "A[0,0,z]",
        _ => "A[x,y,z]",
    };
    Row::term("", general, bracketed("A", bit), value).marked(value)
}

/// The row under the rule.
fn sum(look: &Look<'_>, bit: Bit, general: &str) -> Row {
    let value = look.after.bit(bit);
    let moves = matches!(look.event, Event::Step(_, Step::Rho | Step::Pi));
    let general = match look.event {
        Event::Step(_, Step::Iota) if (bit.x, bit.y) == (0, 0) => "A′[0,0,z]",
        _ => general,
    };
    let row = Row::term("=", general, bracketed("A′", bit), value).marked(value);
    let row = row.changed(!moves && look.before.bit(bit) != value);
    Row { mark: row.mark.map(|mark| Mark { selected: true, ..mark }), ..row }
}

fn why(look: &Look<'_>, bit: Bit) -> String {
    let verb = if look.before.bit(bit) == look.after.bit(bit) { "not flip" } else { "flip" };
    format!("Why did bit {} {verb}?", name(bit))
}

fn from_where(bit: Bit) -> String {
    format!("Where did bit {} come from?", name(bit))
}

fn bracketed(letter: &str, bit: Bit) -> String {
    format!("{letter}[{},{},{}]", bit.x, bit.y, bit.z)
}
