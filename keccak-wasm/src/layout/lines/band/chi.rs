//! χ in the band: the row as a circuit of seven columns, of which the last two are the first two again.

use keccak_explore::figure::Chi;
use keccak_explore::palette::{CHANGED, HAIR, INK, MUTED, READ, Role};

use super::super::geometry::{Geometry, Tier};
use crate::layout::marks::{self, Face};
use crate::layout::{Align, MONO, Rect, SANS, Scene, Stroke};
use crate::prelude::*;

/// Where the circuit lies.
struct Circuit {
    /// The middle of the first column, and from column to column.
    left: f32,
    pitch: f32,
    /// The side of a bit.
    side: f32,
    /// Middles, from the band's top: the bits before, the two heights of the further taps, the nearer taps,
    /// the gates' tops, the wires to ⊕, the bits after.
    rows: [f32; 7],
    /// A gate is so wide and so high.
    gate: (f32, f32),
    /// From a column to its gate.
    beside: f32,
    /// The size of its words.
    size: f32,
}

impl Circuit {
    fn new(geometry: &Geometry) -> Self {
        let (k, tier) = (geometry.scale, geometry.tier);
        let (side, rows, gate, size) = match tier {
            Tier::Wide => (24.0, [28.0, 50.0, 57.0, 69.0, 77.0, 102.0, 129.0], (28.0, 20.0), 11.0),
            Tier::Medium => (18.0, [20.0, 36.0, 42.0, 50.0, 56.0, 76.0, 98.0], (24.0, 16.0), 9.5),
            Tier::Narrow => (18.0, [27.0, 43.0, 48.0, 57.0, 62.0, 78.0, 98.0], (15.0, 12.0), 9.5),
        };
        let pitch = geometry.full_width() / 7.0;
        Self {
            left: geometry.left + pitch / 2.0,
            pitch,
            side: side * k,
            rows: rows.map(|y| geometry.band + y * k),
            gate: (gate.0 * k, gate.1 * k),
            beside: pitch * if tier == Tier::Narrow { 0.42 } else { 0.34 },
            size: size * k,
        }
    }

    fn x(&self, column: usize) -> f32 {
        self.left + self.pitch * column as f32
    }

    /// The middle of the gate of bit x: between its column and the next.
    fn gate_x(&self, x: usize) -> f32 {
        self.x(x) + self.beside
    }

    fn bit(&self, column: usize, y: f32) -> Rect {
        Rect { x: self.x(column) - self.side / 2.0, y: y - self.side / 2.0, width: self.side, height: self.side }
    }
}

pub(super) fn draw(scene: &mut Scene, geometry: &Geometry, chi: &Chi) {
    let circuit = Circuit::new(geometry);
    if chi.bit.is_some() {
        way_down(scene, geometry, chi);
    }
    let told = chi.bit.map(|bit| bit.x);
    // The one that is told about comes last, so that its wires cross the others.
    for x in (0..5).filter(|x| Some(*x) != told).chain(told) {
        gate(scene, &circuit, chi, x, geometry.tier);
    }
    bits(scene, &circuit, chi, geometry.tier);
    if geometry.tier == Tier::Narrow {
        return;
    }
    let middle = 0.35 * circuit.size;
    let right = geometry.left - 8.0 * geometry.scale;
    let [before, .., after] = circuit.rows;
    let between = f32::midpoint(before, after);
    let row = [format!("row y = {}", chi.row.y), format!("z = {}", chi.row.z)];
    for &(y, words, role) in &[
        (before, Chi::SIDES[0], INK),
        (between - 0.65 * circuit.size, &row[0], MUTED),
        (between + 0.65 * circuit.size, &row[1], MUTED),
        (after, Chi::SIDES[1], INK),
    ] {
        scene.text((right, y + middle), words, circuit.size, role, SANS.align(Align::Right));
    }
    for (i, words) in Chi::CIRCLE.into_iter().enumerate() {
        let at = (circuit.x(5) - circuit.side / 2.0, circuit.rows[5] + 1.4 * circuit.size * i as f32);
        scene.text(at, words, circuit.size, MUTED, SANS);
    }
}

/// A box round the row in the state, and the way from it down to the circuit.
fn way_down(scene: &mut Scene, geometry: &Geometry, chi: &Chi) {
    let (top, bottom) = geometry.plane_span(chi.row.y);
    let (x, half) = (geometry.x(chi.row.z), geometry.bit.0 / 2.0 + geometry.nibble + 2.5);
    let row = Rect { x: x - half, y: top - 4.0, width: 2.0 * half, height: bottom - top + 8.0 };
    let ink = Stroke::solid(INK, 1.0);
    let (from, to) = (geometry.bottom() + 6.0, geometry.band + 4.0 * geometry.scale);
    for &stroke in &[ink.halo(2.0), ink] {
        scene.outline(row, stroke);
    }
    scene.line(&[(x, row.y + row.height), (x, from)], Stroke::dashed(INK, 1.25, (1.5, 2.5)));
    let right = geometry.left + geometry.full_width();
    scene.line(&[(geometry.left, to), (x, from), (right, to)], Stroke::solid(HAIR, 1.0));
}

/// Bit x's wire, its gate, and the taps that lead into it.
fn gate(scene: &mut Scene, circuit: &Circuit, chi: &Chi, x: usize, tier: Tier) {
    let own = chi.bit.is_some_and(|bit| bit.x == x);
    let k = circuit.size / 11.0;
    let pen = |role: Role| if own { Stroke::solid(role, 2.0) } else { Stroke::solid(HAIR, 1.0) };
    let (wire, read) = (pen(INK), pen(READ));
    let [before, far, farther, near, top, sum, after] = circuit.rows;
    let far = if x.is_multiple_of(2) { far } else { farther };
    let (cx, cy, (width, height)) = (circuit.x(x), circuit.gate_x(x), circuit.gate);
    let (left, right) = (cy - width / 2.0, cy + width / 2.0);
    let inputs = (cy - width / 4.0, cy + width / 4.0);
    // NOT is a circle where the nearer wire enters.
    let not = 3.5 * k;
    let (next, second) = (circuit.x(x + 1), circuit.x(x + 2));
    scene.line(&[(second, before), (second, far), (inputs.0, far), (inputs.0, top)], read);
    scene.line(&[(next, before), (next, near), (inputs.1, near), (inputs.1, top - 2.0 * not)], read);
    scene.ring((inputs.1, top - not), not, read);
    let dot = if own { 3.0 } else { 2.0 } * k.max(0.8);
    scene.disc((second, far), dot, read.paint.role);
    scene.disc((next, near), dot, read.paint.role);
    // The gate: a flat top and a round bottom.
    scene.line(&[(left, top), (right, top)], wire);
    let deep = top + height * 4.0 / 3.0;
    scene.curve([(left, top), (left, deep), (right, deep), (right, top)], wire);
    // What comes out of it flips the bit if it is 1.
    let flips = chi.gates[x].flips;
    let out = if own && flips { Stroke::solid(CHANGED, 2.0) } else { wire };
    scene.line(&[(cy, top + height), (cy, sum), (cx, sum)], out);
    scene.line(&[(cx, before), (cx, after)], wire);
    let plus = 6.0 * k;
    scene.ring((cx, sum), plus, out);
    scene.line(&[(cx - plus, sum), (cx + plus, sum)], out);
    // What comes out of the gate, and both inputs as it gets them.
    for &(at, one, align) in [
        ((cy + 4.0 * k, sum + 0.35 * circuit.size), flips, Align::Left),
        ((left - 3.0 * k, top + 7.0 * k), chi.gates[x].second, Align::Right),
        ((right + 3.0 * k, top + 7.0 * k), chi.gates[x].first, Align::Left),
    ]
    .iter()
    .take(if own { 3 } else { 1 })
    {
        let role = if own || one { INK } else { MUTED };
        scene.text(at, if one { "1" } else { "0" }, circuit.size, role, MONO.bold(own).align(align));
    }
    if tier != Tier::Narrow {
        let role = if own { INK } else { MUTED };
        let size = 0.9 * circuit.size;
        scene.text((cy, top + 0.45 * height + 0.3 * size), Chi::GATE, size, role, SANS.align(Align::Centre));
    }
}

/// The bits above and under the gates, with their names and marks.
fn bits(scene: &mut Scene, circuit: &Circuit, chi: &Chi, tier: Tier) {
    let told = chi.bit.map(|bit| bit.x);
    let [before, .., after] = circuit.rows;
    for column in 0..7 {
        let x = column % 5;
        let read = told.is_some_and(|told| column == told + 1 || column == told + 2);
        let own = told == Some(column);
        let rect = circuit.bit(column, before);
        let again = column >= 5 && !read;
        if read {
            marks::ring(scene, rect, false);
        }
        marks::square_on_paper(scene, rect, Face { idle: again, ..Face::plain(chi.before[x]) });
        let name = format!("{x},{}", chi.row.y);
        let role = if read || own { INK } else { MUTED };
        let (at, align) = if tier == Tier::Narrow {
            ((rect.centre().0, rect.y - 7.0), Align::Centre)
        } else {
            let gap = if read { 0.75 } else { 0.4 } * circuit.size;
            ((rect.x - gap, before + 0.35 * circuit.size), Align::Right)
        };
        if tier != Tier::Narrow || read || own {
            scene.text(at, name, circuit.size, role, MONO.bold(read || own).align(align));
        }
        if column < 5 {
            let rect = circuit.bit(column, after);
            let flipped = chi.finished && chi.gates[x].flips;
            let face = Face { one: chi.after[x], flipped, idle: !chi.finished };
            if own {
                if tier != Tier::Narrow {
                    marks::brackets(scene, rect.grown(if tier == Tier::Wide { 4.0 } else { 3.0 }), false);
                }
                marks::frame(scene, rect, false);
            }
            marks::square_on_paper(scene, rect, face);
        }
    }
}
