//! The view Lines: 25 lanes as 25 lines of bits in the order of memory, z on one axis, hex beside them.

use keccak_explore::palette::{CHANGED, FAINT, INK, MUTED, ONE, PAPER, READ, WRITTEN, ZERO};
use keccak_explore::picture::{Mark, Picture, Role};
use keccak_explore::session::{Notation, Session};
use keccak_explore::view::lane_text;
use keccak_explore::words;

use keccak_core::parts::{Bit, LaneIndex};

use super::{Align, Rect, Scene, Stroke, Text};

/// Where everything lies, for a panel of this width and lanes of this size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    /// The panel's width.
    pub width: f64,
    /// The panel's height.
    pub height: f64,
    /// The lane size, in bits.
    pub w: usize,
    tier: Tier,
    /// A bit is so wide and so high.
    bit: (f64, f64),
    pitch: f64,
    /// More room after each nibble.
    nibble: f64,
    left: f64,
    top: f64,
    line: f64,
    plane: f64,
    /// Where the hex column begins.
    hex: f64,
    /// All sizes of a wide panel grow together.
    scale: f64,
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tier {
    /// Everything: 1096 px and more.
    Wide,
    /// Smaller squares, no turned labels.
    Medium,
    /// A phone: bars instead of squares, no hex.
    Narrow,
}

/// The base sizes of the wide and the medium panel; the wide one is scaled up to this much.
const WIDE: f64 = 1096.0;
const MEDIUM: f64 = 790.0;
const MOST_SCALE: f64 = 2.5;

impl Geometry {
    /// The layout of a panel `width` wide.
    pub fn new(width: f64, w: usize) -> Self {
        let width = width.max(200.0);
        if width >= WIDE - 40.0 {
            let k = (width / WIDE).clamp(0.96, MOST_SCALE);
            Self::of(width, w, Tier::Wide, k, [158.0, 36.0, 12.0, 2.0, 11.0, 17.0, 8.0, 965.0])
        } else if width >= 620.0 {
            let k = (width / MEDIUM).min(1.38);
            Self::of(width, w, Tier::Medium, k, [80.0, 32.0, 9.0, 1.0, 8.0, 14.0, 6.0, 677.0])
        } else {
            let (left, right) = (26.0, 4.0);
            let pitch = (width - left - right - 15.0) / 64.0;
            let mut narrow = Self::of(width, w, Tier::Narrow, 1.0, [left, 14.0, pitch, 1.0, 8.0, 11.5, 5.0, 0.0]);
            narrow.bit.0 = narrow.pitch * 0.85;
            narrow
        }
    }

    fn of(width: f64, w: usize, tier: Tier, k: f64, sizes: [f64; 8]) -> Self {
        let [left, top, pitch, nibble, side, line, plane, hex] = sizes.map(|size| size * k);
        // Narrower lanes have wider bits, up to twice as wide; the lines stay where they are.
        let wider = if w >= 64 { 1.0 } else { 2.0 };
        let pitch = pitch * wider;
        let mut geometry = Self {
            width,
            height: 0.0,
            w,
            tier,
            bit: (pitch - pitch.min(k), side),
            pitch,
            nibble,
            left,
            top,
            line,
            plane,
            hex,
            scale: k,
        };
        geometry.height = geometry.rect(Bit { x: 4, y: 4, z: 0 }).y + side + 9.0 * k;
        // Shorter lanes have their numbers nearer, beside their last bit.
        geometry.hex = hex.min(geometry.right() + 10.0 * k);
        geometry
    }

    /// Where a bit is drawn.
    pub fn rect(&self, bit: Bit) -> Rect {
        let place = (self.w - 1 - bit.z) as f64;
        let nibbles = ((self.w - 1 - bit.z) / 4) as f64;
        let line = (5 * bit.y + bit.x) as f64;
        Rect {
            x: self.left + self.pitch * place + self.nibble * nibbles,
            y: self.top + self.line * line + self.plane * bit.y as f64,
            width: self.bit.0,
            height: self.bit.1,
        }
    }

    /// The bit at a point: the nearest one, if the point is within the lines.
    pub fn hit(&self, x: f64, y: f64) -> Option<Bit> {
        let near = |bit: Bit| {
            let (cx, cy) = self.rect(bit).centre();
            (cx - x, cy - y)
        };
        let lane = LaneIndex::all().min_by(|a, b| {
            let distance = |lane: &LaneIndex| near(Bit { x: lane.x, y: lane.y, z: 0 }).1.abs();
            distance(a).total_cmp(&distance(b))
        })?;
        let z = (0..self.w).min_by(|a, b| {
            let distance = |z: &usize| near(Bit { x: 0, y: 0, z: *z }).0.abs();
            distance(a).total_cmp(&distance(b))
        })?;
        let bit = Bit { x: lane.x, y: lane.y, z };
        let (dx, dy) = near(bit);
        let within = dx.abs() <= self.pitch / 2.0 + self.nibble && dy.abs() <= f64::midpoint(self.line, self.plane);
        within.then_some(bit)
    }

    fn right(&self) -> f64 {
        let last = self.rect(Bit { x: 0, y: 0, z: 0 });
        last.x + last.width
    }

    fn bottom(&self) -> f64 {
        let last = self.rect(Bit { x: 4, y: 4, z: 0 });
        last.y + last.height
    }

    fn lane_middle(&self, lane: LaneIndex) -> f64 {
        self.rect(Bit { x: lane.x, y: lane.y, z: 0 }).centre().1
    }
}

/// The picture as shapes. The session gives the words of the box at the pointer.
pub fn scene(picture: &Picture, geometry: &Geometry, session: &Session) -> Scene {
    let mut scene = Scene::empty(geometry.width, geometry.height, picture.theme);
    guides(&mut scene, geometry);
    ruler(&mut scene, geometry, picture);
    labels(&mut scene, geometry, picture);
    squares(&mut scene, geometry, picture);
    boundary(&mut scene, geometry, picture);
    for mark in &picture.marks {
        draw_mark(&mut scene, geometry, picture, *mark);
    }
    pointer_box(&mut scene, geometry, picture, session);
    scene
}

/// Hairlines at the nibbles' edges, stronger at the bytes'.
fn guides(scene: &mut Scene, geometry: &Geometry) {
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
fn ruler(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let k = geometry.scale;
    let narrow = geometry.tier == Tier::Narrow;
    let numbers = if narrow { geometry.top - 5.0 } else { geometry.top - 22.0 * k };
    let step = if narrow && geometry.w > 16 { 16 } else { 4 };
    let size = 10.0 * k;
    let labelled = (0..geometry.w).filter(|z| z % step == step - 1 || *z == 0 || *z == geometry.w - 1);
    for z in labelled {
        if z == 0 {
            let at = (geometry.right(), numbers);
            scene.text(Text::new(at, "0", size, MUTED).mono().align(Align::Right));
        } else {
            let at = (geometry.rect(Bit { x: 0, y: 0, z }).x, numbers);
            scene.text(Text::new(at, z.to_string(), size, MUTED).mono());
        }
    }
    if narrow {
        return;
    }
    scene.text(Text::new((geometry.left - 8.0 * k, numbers), "z", 11.0 * k, MUTED).serif().align(Align::Right));
    let Some(lane) = focused_lane(picture) else { return };
    let digits = geometry.top - 8.0 * k;
    let label = format!("hex of ({}, {})", lane.x, lane.y);
    if geometry.tier == Tier::Wide {
        scene.text(Text::new((geometry.left - 8.0 * k, digits), label, size, MUTED).align(Align::Right));
    }
    let pinned = picture.selection.and_then(|selection| selection.as_bit());
    for (i, digit) in lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, Notation::U64).chars().enumerate() {
        let nibble = geometry.w.div_ceil(4) - 1 - i;
        let from = geometry.rect(Bit { x: 0, y: 0, z: (4 * nibble + 3).min(geometry.w - 1) }).x;
        let last = geometry.rect(Bit { x: 0, y: 0, z: 4 * nibble });
        let to = last.x + last.width;
        let own = pinned.is_some_and(|bit| bit.z / 4 == nibble);
        let text =
            Text::new((f64::midpoint(from, to), digits), digit.to_string(), 12.0 * k, if own { INK } else { MUTED });
        scene.text(text.mono().bold(own).align(Align::Centre));
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
fn labels(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let k = geometry.scale;
    let narrow = geometry.tier == Tier::Narrow;
    let focused = focused_lane(picture);
    for lane in LaneIndex::all() {
        let own = focused == Some(lane);
        let role = if own { INK } else { MUTED };
        let baseline = geometry.lane_middle(lane) + 3.8 * k;
        if !narrow || lane.x == 0 || own {
            let size = if narrow { 9.5 } else { 11.0 * k };
            let at = (geometry.left - if narrow { 3.0 } else { 8.0 * k }, baseline);
            scene
                .text(Text::new(at, format!("{},{}", lane.x, lane.y), size, role).mono().bold(own).align(Align::Right));
        }
        if narrow {
            continue;
        }
        let size = if geometry.tier == Tier::Wide { 10.5 * k } else { 9.0 * k };
        let number = lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, picture.notation);
        // 64 bits are too long for the column: they stand in the drawing.
        let number = if number.len() > 16 {
            lane_text(picture.shown.lanes[lane.y][lane.x], geometry.w, Notation::U64)
        } else {
            number
        };
        for (i, group) in number.as_bytes().chunks(4).enumerate() {
            let at = (geometry.hex + i as f64 * size * 2.77, baseline);
            let group = String::from_utf8_lossy(group).into_owned();
            scene.text(Text::new(at, group, size, INK).mono().bold(own));
        }
    }
    if narrow {
        return;
    }
    let above = geometry.top - 8.0 * k;
    let what = if picture.notation == Notation::Bytes { "lane as bytes" } else { "lane as a number" };
    scene.text(Text::new((geometry.hex, above), what, 10.0 * k, MUTED));
    for y in 0..5 {
        let (top, bottom) = (geometry.rect(Bit { x: 0, y, z: 0 }).y, geometry.rect(Bit { x: 4, y, z: 0 }));
        let bottom = bottom.y + bottom.height;
        let label = Text::new((8.0 * k + 3.0, f64::midpoint(top, bottom)), format!("plane y = {y}"), 10.0 * k, MUTED);
        scene.text(label.align(Align::Centre).turned());
        scene.line(&[(8.0 * k + 7.0, top), (8.0 * k + 7.0, bottom)], Stroke::solid(FAINT, 1.0));
    }
}

/// The bits, colour by colour: zeros, ones, then those that flipped, with their hole.
fn squares(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let all = || (0..25 * geometry.w).map(|index| Bit::from_index(index, geometry.w));
    for idle in [true, false] {
        let alpha = if idle { 0.34 } else { 1.0 };
        let drawn = || all().filter(move |bit| picture.idle.bit(*bit) == idle);
        for bit in drawn().filter(|bit| !picture.shown.bit(*bit)) {
            scene.fill(geometry.rect(bit), ZERO, alpha);
        }
        for bit in drawn().filter(|bit| picture.shown.bit(*bit) && !picture.flipped.bit(*bit)) {
            scene.fill(geometry.rect(bit), ONE, alpha);
        }
        let to_one = || drawn().filter(|bit| picture.flipped.bit(*bit) && picture.shown.bit(*bit));
        let to_zero = || drawn().filter(|bit| picture.flipped.bit(*bit) && !picture.shown.bit(*bit));
        to_one().for_each(|bit| scene.fill(geometry.rect(bit), CHANGED, alpha));
        to_one().for_each(|bit| scene.fill(hole(geometry.rect(bit)), PAPER, 1.0));
        to_zero().for_each(|bit| scene.fill(inset(geometry.rect(bit)), CHANGED, alpha));
        to_zero().for_each(|bit| {
            if let Some(hole) = inner_hole(geometry.rect(bit)) {
                scene.fill(hole, PAPER, 1.0);
            }
        });
    }
}

/// The hole of a bit that became 1.
fn hole(rect: Rect) -> Rect {
    let (x, y) = rect.centre();
    let side = rect.width.min(rect.height);
    let hole = if side < 6.0 { 2.0 } else { ((side * 0.28 / 2.0).floor() * 2.0 + 1.0).max(3.0) };
    Rect { x: x - hole / 2.0, y: y - hole / 2.0, width: hole, height: hole }
}

/// The outline of a bit that became 0, drawn as a square with a hole; on a phone a dot.
fn inset(rect: Rect) -> Rect {
    let side = rect.width.min(rect.height);
    if side < 6.0 {
        let (x, y) = rect.centre();
        return Rect { x: x - 1.5, y: y - 1.5, width: 3.0, height: 3.0 };
    }
    rect.grown(-(side * 0.16).max(1.0))
}

fn inner_hole(rect: Rect) -> Option<Rect> {
    let side = rect.width.min(rect.height);
    (side >= 6.0).then(|| inset(rect).grown(-(side * 0.15).max(1.5)))
}

/// The dashed line between rate and capacity; where the rate ends within a lane, it steps.
fn boundary(scene: &mut Scene, geometry: &Geometry, picture: &Picture) {
    let w = geometry.w;
    let Some(rate) = picture.rate.filter(|rate| *rate < 25 * w) else { return };
    let k = geometry.scale;
    let stroke = Stroke::dashed(MUTED, 1.25, (5.0, 3.0));
    let under = |lane: usize| {
        let line = geometry.rect(Bit { x: lane % 5, y: lane / 5, z: 0 });
        line.y
            + line.height
            + if lane % 5 == 4 {
                f64::midpoint(geometry.line - geometry.bit.1, geometry.plane)
            } else {
                (geometry.line - geometry.bit.1) / 2.0
            }
    };
    let (lane, rest) = (rate / w, rate % w);
    let above = if lane == 0 { geometry.top - 3.0 } else { under(lane - 1) };
    let right = if geometry.tier == Tier::Narrow {
        geometry.right()
    } else {
        (geometry.hex + 125.0 * k).min(geometry.width - 2.0)
    };
    let left = geometry.left - 4.0;
    if rest == 0 {
        scene.line(&[(left, above), (right, above)], stroke);
    } else {
        let step = geometry.rect(Bit { x: 0, y: 0, z: rest - 1 }).x - 1.0;
        scene.line(&[(left, above), (step, above), (step, under(lane)), (right, under(lane))], stroke);
    }
    if geometry.tier != Tier::Wide {
        return;
    }
    let x = geometry.hex + 119.0 * k;
    let (top, bottom) = (geometry.top, geometry.bottom());
    let bytes = if rate % 8 == 0 { format!(" = {} bytes", rate / 8) } else { String::new() };
    for (from, to, words) in [
        (top, above - 3.0, format!("rate {rate} bits{bytes}")),
        (above + 3.0, bottom, format!("capacity {}", 25 * w - rate)),
    ] {
        if to - from < 24.0 {
            continue;
        }
        scene.line(&[(x, from), (x, to)], Stroke::solid(FAINT, 1.0));
        if to - from > words.len() as f64 * 5.4 * k {
            let text = Text::new((x + 9.5 * k, f64::midpoint(from, to)), words, 10.0 * k, MUTED);
            scene.text(text.align(Align::Centre).turned());
        }
    }
}

/// A mark on its halo of paper, and the bit drawn again on top of it.
fn draw_mark(scene: &mut Scene, geometry: &Geometry, picture: &Picture, mark: Mark) {
    let rect = geometry.rect(mark.bit);
    let side = rect.width.min(rect.height);
    let small = side < 6.0;
    let pen =
        |role, width| if mark.dashed { Stroke::dashed(role, width, (3.0, 2.0)) } else { Stroke::solid(role, width) };
    match mark.role {
        Role::Read => {
            let width = if mark.dashed { 1.5 } else { 2.0 };
            let radius = if small { 5.5 } else { side / 2.0 + (side * 0.23).max(2.0) };
            let ring = |stroke| super::Shape::Ring { centre: rect.centre(), radius, stroke };
            scene.shapes.push(ring(pen(READ, width).halo(2.0)));
            scene.shapes.push(ring(pen(READ, width)));
        }
        Role::Written if small => return,
        Role::Written => {
            let width = if side < 10.0 { 1.75 } else { 2.0 };
            for corner in corners(rect.grown(3.0), side * 0.42) {
                scene.line(&corner, pen(WRITTEN, width).halo(2.0));
                scene.line(&corner, pen(WRITTEN, width));
            }
        }
        Role::Selected => {
            let frame = rect.grown(if small { 2.0 } else { 3.0 });
            scene.shapes.push(super::Shape::Frame(frame, pen(INK, 2.0).halo(3.0)));
            scene.shapes.push(super::Shape::Frame(frame, pen(INK, 2.0)));
        }
    }
    redraw(scene, geometry, picture, mark.bit);
}

/// The bit again, so that no line covers it.
fn redraw(scene: &mut Scene, geometry: &Geometry, picture: &Picture, bit: Bit) {
    let rect = geometry.rect(bit);
    let alpha = if picture.idle.bit(bit) { 0.34 } else { 1.0 };
    let (one, flipped) = (picture.shown.bit(bit), picture.flipped.bit(bit));
    scene.fill(rect, PAPER, 1.0);
    match (one, flipped) {
        (true, false) => scene.fill(rect, ONE, alpha),
        (false, false) => scene.fill(rect, ZERO, alpha),
        (true, true) => {
            scene.fill(rect, CHANGED, alpha);
            scene.fill(hole(rect), PAPER, 1.0);
        }
        (false, true) => {
            scene.fill(rect, ZERO, alpha);
            scene.fill(inset(rect), CHANGED, alpha);
            if let Some(hole) = inner_hole(rect) {
                scene.fill(hole, PAPER, 1.0);
            }
        }
    }
}

/// Four corners of a rectangle, each as the three points of its two arms.
fn corners(rect: Rect, arm: f64) -> [[(f64, f64); 3]; 4] {
    let Rect { x, y, width, height } = rect;
    let (right, bottom) = (x + width, y + height);
    [
        [(x, y + arm), (x, y), (x + arm, y)],
        [(right - arm, y), (right, y), (right, y + arm)],
        [(right, bottom - arm), (right, bottom), (right - arm, bottom)],
        [(x + arm, bottom), (x, bottom), (x, bottom - arm)],
    ]
}

/// The box at the pointer: bit and value, flipped or not, byte and bit, and what a click does.
fn pointer_box(scene: &mut Scene, geometry: &Geometry, picture: &Picture, session: &Session) {
    let Some(bit) = picture.hover else { return };
    let Some(look) = session.look() else { return };
    if geometry.tier == Tier::Narrow {
        return;
    }
    let inspector = words::inspector(&look, bit);
    let rect = geometry.rect(bit);
    let (width, height) = (216.0, 50.0);
    let (cx, cy) = rect.centre();
    // Beside the bit, on the side that has room for it.
    let x = if cx + 24.0 + width < geometry.width { cx + 24.0 } else { cx - 24.0 - width };
    let y = if cy - 30.0 - height > 0.0 { cy - 30.0 - height } else { cy + 30.0 };
    let frame = Rect { x, y, width, height };
    let edge = (if x > cx { x } else { x + width }, if y < cy { y + height } else { y });
    scene.line(&[rect.centre(), edge], Stroke::solid(INK, 1.0));
    redraw(scene, geometry, picture, bit);
    scene.fill(frame, PAPER, 1.0);
    scene.frame(frame, INK, 1.0);
    let changed = if picture.flipped.bit(bit) { "flipped" } else { "unchanged" };
    let own = picture.selection.and_then(|selection| selection.as_bit()) == Some(bit);
    scene.text(Text::new((x + 8.0, y + 16.0), inspector.title, 12.0, INK).bold(true));
    scene.text(Text::new((x + width - 8.0, y + 16.0), changed, 11.0, INK).align(Align::Right));
    scene.text(Text::new((x + 8.0, y + 30.0), format!("{} · {}", inspector.string, inspector.byte), 11.0, MUTED));
    scene.text(Text::new((x + 8.0, y + 43.0), if own { "pinned" } else { "click to pin" }, 11.0, MUTED));
}
