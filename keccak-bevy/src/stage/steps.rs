//! What each step looks like while it is done. Where a share of the way is 0 it is the state before, at 1 the state after.

use bevy::math::{Vec2, Vec3};
use keccak_core::parts::{Bit, Column, LaneIndex};
use keccak_core::permutation::Step;
use keccak_core::position::Event;
use keccak_explore::figure::{Figure, Iota, Pi, Theta, tape};
use keccak_explore::palette::{CHANGED, HAIR, ONE, PARITY, Role, WRITTEN, ZERO};

use super::{Form, Instance, Scene, eased};
use crate::grid::{FLAT, Grid, HIGH, WIDE};

/// From this share of its way on a bit is seen flipped: first comes what flips it.
const FLIP: f32 = 0.6;

/// How wide what flows between bits is.
const SMALL: f32 = 0.42;

/// How far a block comes from, and how far output goes, along z, where there is no strip.
const FAR: f32 = 9.0;

/// How much later the last lane of π begins than the first, in times that one takes.
const SPREAD_OF_PI: f32 = 0.875;

/// π, by the lane before it, `[y][x]`: how far beside the straight way it passes along x and y, and when it begins, 0 … 7.
/// Found by a search for ways on which no two lanes meet; a test holds them to that.
#[rustfmt::skip]
const WAYS: [[(f32, f32, f32); 5]; 5] = [
    [(0.0, 0.0, 0.0), (-1.3, -2.0, 5.0), (-1.1, 0.5, 5.0), (0.0, -0.5, 6.0), (-0.1, -2.5, 3.0)],
    [(-2.2, -0.1, 1.0), (-0.4, -2.2, 5.0), (-0.5, 0.1, 6.0), (0.3, 0.1, 6.0), (0.4, -1.7, 5.0)],
    [(-1.6, -0.4, 4.0), (-0.4, -0.4, 6.0), (0.5, -0.5, 6.0), (1.2, 0.1, 5.0), (1.8, 0.3, 3.0)],
    [(0.3, 1.6, 6.0), (0.1, -0.2, 6.0), (0.3, 0.0, 6.0), (1.1, -0.1, 2.0), (0.7, 0.7, 7.0)],
    [(0.2, 2.6, 4.0), (-0.2, 1.7, 6.0), (1.0, -0.5, 2.0), (0.6, 0.8, 6.0), (1.5, 0.0, 1.0)],
];

/// What stands in space besides the bits.
pub(super) fn others(scene: &Scene<'_>) -> Vec<Instance> {
    let mut others = Vec::new();
    match &*scene.picture.figure {
        Figure::Theta(theta) => parities(scene, theta, &mut others),
        Figure::Iota(iota) => constant(scene, iota, &mut others),
        Figure::Absorb(block) => arrives(scene, &block.tape, &mut others),
        Figure::Squeeze(output) => leaves(scene, &output.tape, &mut others),
        _ => (),
    }
    others
}

/// θ, χ, ι, absorb: a bit stays where it is; what reaches it flips it. A row of χ rises while it is worked on.
pub(super) fn flips(scene: &Scene<'_>, bit: Bit, event: Event) -> Instance {
    let share = scene.share(bit);
    let flipped = share >= FLIP;
    let mut instance = scene.still(bit, flipped);
    if scene.picture.flipped.bit(bit) {
        // From the height of the one value to that of the other.
        let (before, after) = (scene.still(bit, false), scene.still(bit, true));
        let grown = eased((share - FLIP) / (1.0 - FLIP));
        let place = scene.grid.place(bit);
        let high = before.size.y + (after.size.y - before.size.y) * grown;
        (instance.place, instance.size) = scene.grid.block(place, scene.grid.wide(bit), high);
    }
    if matches!(event, Event::Step(_, Step::Chi)) {
        instance.place.y += 0.55 * scene.grid.step.y.min(1.6) * (share * std::f32::consts::PI).sin();
    }
    instance
}

/// ρ: a bit slides along its lane by the lane's offset; past the end it comes in again at the beginning.
pub(super) fn slides(scene: &Scene<'_>, bit: Bit) -> Instance {
    let w = scene.grid.w;
    let Figure::Rho(rho) = &*scene.picture.figure else { return scene.still(bit, true) };
    let offset = rho.offsets[bit.y][bit.x];
    let source = Bit { z: (bit.z + w - offset) % w, ..bit };
    let share = scene.share(bit);
    let one = if share > 0.0 { scene.picture.after.bit(bit) } else { scene.picture.before.bit(source) };
    // From −½ to w − ½: half a step beyond the last place is half a step before the first.
    let z = (source.z as f32 + share * offset as f32 + 0.5).rem_euclid(w as f32) - 0.5;
    let place = scene.grid.place(bit);
    let at = Vec3 { z: scene.grid.at(0.0, 0.0, z).z, ..place };
    let strength = if scene.picture.idle.bit(bit) { super::IDLE } else { 1.0 };
    let mut instance = scene.moving(at, scene.grid.wide(bit), one, strength);
    // It leaves and comes back through the ends: there it is short.
    let end = (z + 0.5).min(w as f32 - 0.5 - z);
    if share > 0.0 && share < 1.0 && end < 0.5 {
        instance.size.z *= (2.0 * end).max(0.02);
    }
    instance
}

/// π: a bit travels with its lane.
pub(super) fn travels(scene: &Scene<'_>, bit: Bit) -> Instance {
    let lane = Pi::source(bit.lane());
    let source = Bit { x: lane.x, y: lane.y, ..bit };
    let share = scene.share(bit);
    let one = if share > 0.0 { scene.picture.after.bit(bit) } else { scene.picture.before.bit(source) };
    let wide = scene.grid.wide(source) + (scene.grid.wide(bit) - scene.grid.wide(source)) * share;
    let strength = if scene.picture.idle.bit(bit) { super::IDLE } else { 1.0 };
    scene.moving(path(scene.grid, source, bit, share), wide, one, strength)
}

/// When the lane of π that comes to this place begins: 0 with the first, 1 with the last; and how much later that is.
pub(super) fn begins(lane: LaneIndex) -> (f32, f32) {
    let (.., late) = WAYS[Pi::source(lane).y][Pi::source(lane).x];
    (late / 7.0, SPREAD_OF_PI)
}

/// Where a bit is on its way through π: beside the straight way in its slice, and out over the end z = 0, the further the longer
/// its way is, so that ways can be told apart from the side too.
pub(crate) fn path(grid: &Grid, source: Bit, target: Bit, share: f32) -> Vec3 {
    let place = |bit: Bit| Vec2::new(grid.origin.place(bit.x) as f32, grid.origin.place(bit.y) as f32);
    let (from, to) = (place(source), place(target));
    let way = to - from;
    let (x, y, _) = WAYS[source.y][source.x];
    let high = (share * std::f32::consts::PI).sin();
    let at = from + way * share + Vec2::new(x, y) * high;
    let out = 0.3 * (way * grid.step.truncate()).length() * (grid.w as f32 / 64.0).sqrt();
    grid.at(at.x, at.y, source.z as f32) + Vec3::Z * out * high
}

/// θ: the parities as a floor; from each two columns that are read, what they add up to rises through the column between.
fn parities(scene: &Scene<'_>, theta: &Theta, others: &mut Vec<Instance>) {
    let (grid, w) = (scene.grid, scene.grid.w);
    let floor = grid.floor();
    let cell = |column: Column, y: f32| grid.at(grid.origin.place(column.x) as f32, y, column.z as f32);
    let shown = |column: Column| column.bits().any(|bit| grid.shows(bit));
    for column in (0..5 * w).map(|i| Column { x: i % 5, z: i / 5 }).filter(|column| shown(*column)) {
        let share = scene.share(Bit { x: column.x, y: 0, z: column.z });
        let odd = theta.odd(column);
        let (place, size) = grid.block(cell(column, floor), WIDE, if odd { 2.0 * FLAT } else { FLAT });
        let role = if odd { PARITY } else { ZERO };
        others.push(Instance { place, size, role, form: Form::Plain, strength: 1.0 });
        if !(share > 0.0 && share < 1.0 && theta.flips(column)) {
            continue;
        }
        // Of its two neighbours one is odd: its parity goes under the column, then up through its five bits.
        let neighbours = [
            Column { x: (column.x + 4) % 5, z: column.z },
            Column { x: (column.x + 1) % 5, z: (column.z + w - 1) % w },
        ];
        let from = neighbours.into_iter().find(|neighbour| theta.odd(*neighbour)).unwrap_or(column);
        let aside = eased(share / 0.3);
        let up = eased((share - 0.25) / (FLIP - 0.15));
        let under = cell(from, floor).lerp(cell(column, floor), aside);
        let place = under + (cell(column, 4.0) - cell(column, floor)) * up + Vec3::Y * (FLAT + SMALL / 2.0);
        others.push(Instance { place, size: Vec3::splat(SMALL), role: PARITY, form: Form::Plain, strength: 1.0 });
    }
}

/// ι: the constant above lane (0, 0), a tile for each bit; its ones stand up, and drop onto the lane.
fn constant(scene: &Scene<'_>, iota: &Iota, others: &mut Vec<Instance>) {
    let grid = scene.grid;
    let lane = LaneIndex { x: 0, y: 0 };
    for bit in lane.bits(grid.w).filter(|bit| grid.shows(*bit)) {
        let one = iota.flips(bit.z);
        let above = grid.at(grid.origin.place(0) as f32, grid.constant(), bit.z as f32);
        let share = scene.share(bit);
        let falls = one && share > 0.0 && share < FLIP;
        // What has fallen stands up again afterwards: the constant is still what it was.
        let up =
            if falls { 0.0 } else { eased((share - FLIP) / (1.0 - FLIP)).max(if share > 0.0 { 0.0 } else { 1.0 }) };
        let (place, size) = grid.block(above, WIDE, if one { FLAT + (HIGH - FLAT) * up } else { FLAT });
        let role = if one { CHANGED } else { HAIR };
        others.push(Instance { place, size, role, form: Form::Plain, strength: 1.0 });
        if falls {
            let down = (share / FLIP).powi(2);
            let place = above.lerp(grid.place(bit) + Vec3::Y * HIGH, down);
            others.push(Instance { place, size: Vec3::splat(HIGH), role: CHANGED, form: Form::Plain, strength: 1.0 });
        }
    }
}

/// Absorb: the block rises from its bar in the strip, and goes into its bits.
fn arrives(scene: &Scene<'_>, tape: &tape::Tape, others: &mut Vec<Instance>) {
    for (bit, role) in ones(scene, tape) {
        let share = scene.share(bit);
        if share > 0.0 && share < FLIP {
            others.push(beside(scene, tape, bit, role, 1.0 - share / FLIP));
        }
    }
}

/// Squeeze: the digest leaves its bits, and goes down to the output's bar.
fn leaves(scene: &Scene<'_>, tape: &tape::Tape, others: &mut Vec<Instance>) {
    for (bit, role) in ones(scene, tape) {
        let share = scene.share(bit);
        if share > 0.0 && share < 1.0 {
            others.push(beside(scene, tape, bit, role, share));
        }
    }
}

/// A one on its way between its bit and its place in the strip: there on `way` 1, on the bit 0.
fn beside(scene: &Scene<'_>, tape: &tape::Tape, bit: Bit, role: Role, way: f32) -> Instance {
    let grid = scene.grid;
    let place = grid.place(bit) + Vec3::Y * 0.9 * (way * 4.0).min(1.0);
    let share = bit.index(grid.w) as f32 / tape.bits.max(1) as f32;
    let far = scene.gate.map_or(place - Vec3::Z * FAR * grid.step.z, |[from, to]| from.lerp(to, share));
    Instance {
        place: place.lerp(far, way * way),
        size: Vec3::splat(HIGH * (1.0 - 0.4 * way)),
        role,
        form: Form::Plain,
        strength: 1.0,
    }
}

/// The ones of a block or of output that are shown: those of padding have its role.
fn ones<'a>(scene: &'a Scene<'_>, tape: &'a tape::Tape) -> impl Iterator<Item = (Bit, Role)> + 'a {
    let w = scene.grid.w;
    let moves = scene.moment.moves();
    let bytes = tape.bytes.iter().enumerate().filter(move |_| moves);
    bytes.flat_map(move |(i, byte)| {
        let bits = (0..byte.bits).filter(move |j| byte.value >> j & 1 == 1);
        bits.map(move |j| {
            let padding = j >= byte.message && !matches!(byte.kind, tape::Kind::Message | tape::Kind::Output);
            (Bit::from_index(8 * i + j, w), if padding { WRITTEN } else { ONE })
        })
        .filter(|(bit, _)| scene.grid.shows(*bit))
    })
}
