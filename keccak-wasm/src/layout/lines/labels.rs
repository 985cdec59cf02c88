//! What stands around the bits: guides, the ruler of z, lane labels and numbers, the line between rate and capacity.

use keccak_core::parts::{Bit, LaneIndex};
use keccak_explore::figure::{Figure, Pi};
use keccak_explore::palette::{FAINT, INK, MUTED, Role};
use keccak_explore::picture::Picture;
use keccak_explore::session::Notation;
use keccak_explore::view::lane_text;
use keccak_explore::words::labels as words;

use super::geometry::{Geometry, Tier};
use crate::layout::{Align, LANES, MONO, SANS, SERIF, Scene, Stroke};
use crate::prelude::*;

/// Hairlines at the nibbles' edges, stronger at the bytes'.
pub(super) fn guides(scene: &mut Scene, geometry: &Geometry) {
    let top = geometry.top - 12.0 * geometry.scale;
    for z in (3..geometry.w).step_by(4) {
        let x = geometry.rect(Bit { x: 0, y: 0, z }).x - geometry.nibble / 2.0 - 0.5;
        let byte = z % 8 == 7;
        if geometry.tier == Tier::Narrow && !byte {
            continue;
        }
        scene.line(&[(x, top), (x, geometry.bottom() + 3.0)], Stroke::solid(FAINT, if byte { 1.0 } else { 0.5 }));
    }
}

/// The numbers of z, and the digits of the pinned lane over their nibbles.
pub(super) fn ruler(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let k = geometry.scale;
    let narrow = geometry.tier == Tier::Narrow;
    let numbers = if narrow { geometry.top - 5.0 } else { geometry.top - 22.0 * k };
    let step = if narrow && geometry.w > 16 { 16 } else { 4 };
    let size = 10.0 * k;
    let labelled = (0..geometry.w).filter(|z| z % step == step - 1 || *z == 0 || *z == geometry.w - 1);
    for z in labelled {
        if z == 0 {
            let at = (geometry.right(), numbers);
            scene.text(at, "0", size, MUTED, MONO.align(Align::Right));
        } else {
            let at = (geometry.rect(Bit { x: 0, y: 0, z }).x, numbers);
            scene.text(at, z.to_string(), size, MUTED, MONO);
        }
    }
    if narrow {
        return;
    }
    scene.text((geometry.left - 8.0 * k, numbers), "z", 11.0 * k, MUTED, SERIF.align(Align::Right));
    let Some(lane) = focused_lane(picture) else { return };
    let digits = geometry.top - 8.0 * k;
    if geometry.tier == Tier::Wide {
        scene.text((geometry.left - 8.0 * k, digits), words::digits_of(lane), size, MUTED, SANS.align(Align::Right));
    }
    let pinned = picture.selection.and_then(|selection| selection.as_bit());
    for (i, digit) in lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, Notation::U64).chars().enumerate() {
        let nibble = geometry.w.div_ceil(4) - 1 - i;
        let from = geometry.rect(Bit { x: 0, y: 0, z: (4 * nibble + 3).min(geometry.w - 1) }).x;
        let last = geometry.rect(Bit { x: 0, y: 0, z: 4 * nibble });
        let to = last.x + last.width;
        let own = pinned.is_some_and(|bit| bit.z / 4 == nibble);
        scene.text(
            (f32::midpoint(from, to), digits),
            digit.to_string(),
            12.0 * k,
            if own { INK } else { MUTED },
            MONO.bold(own).align(Align::Centre),
        );
        if own {
            scene.line(&[(from, digits + 3.0 * k), (to, digits + 3.0 * k)], Stroke::solid(INK, 2.0));
        }
    }
}

/// The lane whose digits stand over the drawing: the pinned one.
fn focused_lane(picture: &Picture) -> Option<LaneIndex> {
    let selection = picture.selection?;
    Some(LaneIndex { x: selection.x?, y: selection.y? })
}

/// Lane labels, plane labels, and the lanes as numbers.
pub(super) fn lanes(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let k = geometry.scale;
    let narrow = geometry.tier == Tier::Narrow;
    let focused = focused_lane(picture);
    for &lane in &LANES {
        let own = focused == Some(lane);
        let role = if own { INK } else { MUTED };
        let baseline = geometry.lane_middle(lane) + 3.8 * k;
        let moved = if narrow { moved(picture, lane) } else { None };
        if !narrow || lane.x == 0 || own || moved.is_some() {
            let size = if narrow { 9.5 } else { 11.0 * k };
            let at = (geometry.left - if narrow { 3.0 } else { 8.0 * k }, baseline);
            let label = moved.unwrap_or_else(|| lane_name(lane));
            scene.text(at, label, size, role, MONO.bold(own).align(Align::Right));
        }
        if narrow {
            continue;
        }
        let number = lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, picture.notation);
        // 64 bits are too long for the column: they stand in the drawing.
        let number = if number.len() > 16 {
            lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, Notation::U64)
        } else {
            number
        };
        hex(scene, geometry, geometry.lane_middle(lane), &number, INK, own);
    }
    if narrow {
        return;
    }
    let above = geometry.top - 8.0 * k;
    scene.text((geometry.hex, above), words::lane_as(picture.notation), 10.0 * k, MUTED, SANS);
    for y in 0..5 {
        let (top, bottom) = geometry.plane_span(y);
        scene.text(
            (8.0 * k + 3.0, f32::midpoint(top, bottom)),
            words::plane(y),
            10.0 * k,
            MUTED,
            SANS.align(Align::Centre).turned(),
        );
        scene.line(&[(8.0 * k + 7.0, top), (8.0 * k + 7.0, bottom)], Stroke::solid(FAINT, 1.0));
    }
}

/// What a phone, which has no gutter, has beside each line instead of its name: how far it turned, or where it was.
fn moved(picture: &Picture, lane: LaneIndex) -> Option<String> {
    match &*picture.figure {
        Figure::Rho(rho) => Some(rho.offsets[lane.y][lane.x].to_string()),
        Figure::Pi(_) => Some(lane_name(Pi::source(lane))),
        _ => None,
    }
}

/// A lane's name beside its line: `x,y`.
pub(super) fn lane_name(lane: LaneIndex) -> String {
    format!("{},{}", lane.x, lane.y)
}

/// A number beside a line of bits whose middle is at `y`, in groups of four digits. A phone has no room for it.
pub(super) fn hex(scene: &mut Scene, geometry: &Geometry, y: f32, number: &str, role: Role, bold: bool) {
    let k = geometry.scale;
    let size = match geometry.tier {
        Tier::Wide => 10.5 * k,
        Tier::Medium => 9.0 * k,
        Tier::Narrow => return,
    };
    for (i, group) in number.as_bytes().chunks(4).enumerate() {
        let at = (geometry.hex + i as f32 * size * 2.77, y + 3.8 * k);
        let group = String::from_utf8_lossy(group).into_owned();
        scene.text(at, group, size, role, MONO.bold(bold));
    }
}

/// The dashed line between rate and capacity; where the rate ends within a lane, it steps.
pub(super) fn boundary(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let w = geometry.w;
    let Some(rate) = picture.rate.filter(|rate| *rate < 25 * w) else { return };
    let k = geometry.scale;
    let right = if geometry.tier == Tier::Narrow {
        geometry.right()
    } else {
        (geometry.hex + 125.0 * k).min(geometry.width - 2.0)
    };
    scene.line(&rule(geometry, rate, geometry.left - 4.0, right), Stroke::dashed(MUTED, 1.25, (5.0, 3.0)));
    if geometry.tier != Tier::Wide {
        return;
    }
    let x = geometry.hex + 117.0 * k;
    let (top, bottom) = (geometry.top, geometry.bottom());
    let above = under(geometry, rate / w);
    for (from, to, words) in
        [(top, above - 3.0, words::rate(rate)), (above + 3.0, bottom, words::capacity(25 * w - rate))]
    {
        if to - from < 24.0 {
            continue;
        }
        scene.line(&[(x, from), (x, to)], Stroke::solid(FAINT, 1.0));
        if to - from > words.len() as f32 * 5.4 * k {
            scene.text(
                (x + 11.5 * k, f32::midpoint(from, to)),
                words,
                10.0 * k,
                MUTED,
                SANS.align(Align::Centre).turned(),
            );
        }
    }
}

/// The middle of the gap under the first `lanes` lanes.
pub(super) fn under(geometry: &Geometry, lanes: usize) -> f32 {
    let Some(lane) = lanes.checked_sub(1) else { return geometry.top - 3.0 };
    let line = geometry.rect(Bit { x: lane % 5, y: lane / 5, z: 0 });
    let gap = geometry.line - geometry.bit.1 + if lane % 5 == 4 { geometry.plane } else { 0.0 };
    line.y + line.height + gap / 2.0
}

/// The line under the first `bits` bits of the state; where they end within a lane, it steps.
pub(super) fn rule(geometry: &Geometry, bits: usize, left: f32, right: f32) -> Vec<(f32, f32)> {
    let (lane, rest) = (bits / geometry.w, bits % geometry.w);
    let above = under(geometry, lane);
    if rest == 0 {
        return vec![(left, above), (right, above)];
    }
    let below = under(geometry, lane + 1);
    let step = geometry.rect(Bit { x: 0, y: 0, z: rest - 1 }).x - 1.0;
    vec![(left, above), (step, above), (step, below), (right, below)]
}
