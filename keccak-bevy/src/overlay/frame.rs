//! Axes, numbers and the names of planes. What is most important comes first: it keeps its place.

use bevy::math::{Rect, Vec2, Vec3};
use keccak_explore::figure::Figure;
use keccak_explore::palette::{HAIR, INK, MUTED};
use keccak_explore::selection::Selection;
use keccak_explore::session::Origin;

use super::labels::{covers, hull, inside};
use super::{Drawing, Pen, Shape, Text, head};

/// Small words, and the names of axes.
const SMALL: f32 = 11.5;
const AXIS: f32 = 17.0;
/// How long an axis is at most, in points.
const LONG: f32 = 46.0;
/// Numbers along an axis stand at least so far apart.
const APART: f32 = 24.0;

pub(super) fn draw(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    axes(drawing, shapes);
    layer(drawing, shapes);
    planes(drawing, shapes);
    sheets(drawing, shapes);
    slices(drawing, shapes);
}

/// The corners of the box round what is shown, or round a part, as seen; `more` says how much larger it is.
pub(super) fn box_of(drawing: &Drawing<'_>, part: Option<Selection>, more: f32) -> Vec<Vec2> {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let [low, high] = grid.about(part, 0.4 + more);
    let corner = |i: usize| Vec3::select(bevy::math::BVec3::new(i & 1 > 0, i & 2 > 0, i & 4 > 0), high, low);
    (0..8).filter_map(|i| eye.project(corner(i))).collect()
}

/// Numbers along one edge of what is shown: that on which they stand clear of it, outside.
fn along(drawing: &Drawing<'_>, ends: [Vec3; 2], name: &str, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let at = |t: f32| eye.project(ends[0].lerp(ends[1], t));
    let (Some(a), Some(b)) = (at(0.0), at(1.0)) else { return };
    let middle = hull(box_of(drawing, None, 0.0));
    let middle = middle.iter().copied().sum::<Vec2>() / middle.len().max(1) as f32;
    let way = b - a;
    // Away from what is shown, across the edge.
    let across = way.perp().normalize_or(Vec2::Y);
    let out = across * if across.dot((a + b) / 2.0 - middle) < 0.0 { -1.0 } else { 1.0 };
    let count = if name == "x" { 5 } else { grid.w };
    let last = count - 1;
    let pitch = way.length() / last.max(1) as f32;
    let Some(step) = [1, 8, 16, 32, 64].into_iter().find(|step| *step as f32 * pitch > APART) else { return };
    for i in (0..count).filter(|i| *i == last || i % step == 0 && (last - i) as f32 * pitch > 18.0) {
        let (place, number) = if name == "x" { (i, grid.origin.coordinate(i)) } else { (i, i) };
        let Some(at) = at(place as f32 / last.max(1) as f32) else { continue };
        // The first says what is counted, and so do all where there is room.
        let named = i == 0 || name == "x" && pitch > 3.4 * SMALL;
        let words = if named { format!("{name} = {number}") } else { number.to_string() };
        shapes.push(Drawing::text(at + out * 11.0, (0.5, 0.5), SMALL, words, MUTED));
    }
}

/// The edge parallel to an axis that lies lowest on the screen, or furthest to the right: of four.
fn edge(drawing: &Drawing<'_>, edges: [[Vec3; 2]; 4]) -> Option<[Vec3; 2]> {
    let low = |edge: &[Vec3; 2]| drawing.eye.project((edge[0] + edge[1]) / 2.0).map_or(f32::MIN, |at| at.y);
    edges.into_iter().max_by(|a, b| low(a).total_cmp(&low(b)))
}

/// The lowest y that is drawn: that of the floor during θ.
fn lowest(drawing: &Drawing<'_>, first: f32) -> f32 {
    let floor = matches!(*drawing.picture.figure, Figure::Theta(_)) && drawing.grid.only.is_none();
    if floor { drawing.grid.floor() } else { first }
}

/// Which slice, sheet or plane is shown alone, above it.
fn layer(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let towards = grid.facing.towards;
    let part = grid.only.or(grid.layer);
    let straight = |along: f32| grid.only.is_some() || along != 0.0;
    let told = part.and_then(|part| {
        let slice = part.z.filter(|_| straight(towards.z)).map(|z| format!("slice z = {z}"));
        let plane = part.y.filter(|_| straight(towards.y)).map(|y| format!("plane y = {y}"));
        let sheet = part.x.filter(|_| straight(towards.x)).map(|x| format!("sheet x = {x}"));
        // Of a part with more than one fixed coordinate only the one that is looked at.
        slice.or(plane).or(sheet)
    });
    let corners = box_of(drawing, None, 0.0);
    if let Some(words) = told
        && !corners.is_empty()
    {
        let most = corners.iter().copied().fold(Rect::EMPTY, |all, corner| all.union_point(corner));
        let at = Vec2::new(most.center().x, most.min.y - 22.0);
        shapes.push(Drawing::text(at, (0.5, 0.5), SMALL + 2.0, words, INK));
    }
}

/// The numbers of z along the edge that is lowest on the screen, or of the one slice.
fn slices(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let [first, last] = grid.range(None);
    let y = lowest(drawing, first.y);
    if first.z >= last.z || grid.facing.share > 0.5 && grid.facing.towards.z != 0.0 {
        return;
    }
    if grid.in_rows() {
        return rows(drawing, y, shapes);
    }
    let aside = 0.75;
    let along_z = |x: f32, y: f32, by: Vec3| [first.z, last.z].map(|z| grid.at(x, y, z) + by);
    let edges = [
        along_z(first.x, y, Vec3::new(-aside, -0.4, 0.0)),
        along_z(last.x, y, Vec3::new(aside, -0.4, 0.0)),
        along_z(first.x, last.y, Vec3::new(-aside, 0.4, 0.0)),
        along_z(last.x, last.y, Vec3::new(aside, 0.4, 0.0)),
    ];
    if let Some(ends) = edge(drawing, edges) {
        along(drawing, ends, "z", shapes);
    }
}

/// In rows a number stands under the middle of its slice.
fn rows(drawing: &Drawing<'_>, y: f32, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let under = |z: f32| eye.project(grid.at(2.0, y, z) - Vec3::Y * 0.4);
    let (Some(first), Some(next)) = (under(0.0), under(1.0)) else { return };
    let pitch = (next - first).length();
    let Some(step) = [1, 8, 16, 32, 64].into_iter().find(|step| *step as f32 * pitch > APART) else { return };
    let last = grid.w - 1;
    for z in (0..=last).filter(|z| *z == last || z % step == 0 && (last - z) as f32 * pitch > 18.0) {
        let Some(at) = under(z as f32) else { continue };
        shapes.push(Drawing::text(at + Vec2::Y * 7.0, (0.5, 0.5), SMALL, z.to_string(), MUTED));
    }
}

/// The numbers of x, where there is room for them.
fn sheets(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let [first, last] = grid.range(None);
    if first.x >= last.x || grid.in_rows() || grid.facing.share > 0.5 && grid.facing.towards.x != 0.0 {
        return;
    }
    let y = lowest(drawing, first.y);
    let along_x = |z: f32, y: f32, by: Vec3| [first.x, last.x].map(|x| grid.at(x, y, z) + by);
    let edges = [
        along_x(first.z, y, Vec3::new(0.0, -0.4, 0.6)),
        along_x(last.z, y, Vec3::new(0.0, -0.4, -0.6)),
        along_x(first.z, last.y, Vec3::new(0.0, 0.4, 0.6)),
        along_x(last.z, last.y, Vec3::new(0.0, 0.4, -0.6)),
    ];
    if let Some(ends) = edge(drawing, edges) {
        along(drawing, ends, "x", shapes);
    }
}

/// The planes' names at the end on the left, and which of them blocks reach.
fn planes(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    // In rows there is no edge that all slices share.
    if grid.in_rows() {
        return;
    }
    let [first, last] = grid.range(None);
    let at = |(x, z): (f32, f32), y: f32| eye.project(grid.at(x, y, z));
    let (near, far) = (first.z - 1.0, last.z + 1.0);
    let corners = [(first.x - 0.8, near), (first.x - 0.8, far), (last.x + 0.8, near), (last.x + 0.8, far)];
    let left = |corner: &(f32, f32)| at(*corner, 2.0).map_or(f32::INFINITY, |at| at.x);
    let Some(corner) = corners.into_iter().min_by(|a, b| left(a).total_cmp(&left(b))) else { return };
    let (Some(low), Some(high)) = (at(corner, 0.0), at(corner, 4.0)) else { return };
    let pitch = (low - high).length() / 4.0;
    let one = first.y >= last.y;
    let above = grid.facing.towards.y != 0.0 && grid.facing.share > 0.5;
    let has_capacity = grid.rate < 25 * grid.w;
    for place in 0..5usize {
        let y = grid.origin.coordinate(place);
        let shows = if one { place == first.y as usize } else { pitch >= SMALL && !above };
        let Some(place) = at(corner, place as f32).filter(|_| shows) else { continue };
        let (from, to) = (5 * y * grid.w, 5 * (y + 1) * grid.w);
        let what = match (from < grid.rate, to <= grid.rate) {
            _ if !has_capacity => "",
            (_, true) => "rate   ",
            (true, false) => "rate, capacity   ",
            _ => "capacity   ",
        };
        let text = |what: &str| Text {
            at: place - Vec2::new(6.0, 0.0),
            anchor: Vec2::new(1.0, 0.5),
            size: SMALL,
            text: format!("{what}y = {y}"),
            role: MUTED,
            slanted: false,
        };
        // Where there is no room on the left, the plane's number counts more.
        let long = text(what);
        let fits = covers(&long).min.x > eye.free.min.x;
        shapes.push(Shape::Text(if fits { long } else { text("") }));
    }
    if grid.only.is_some() {
        return;
    }
    boundary(drawing, shapes);
    if let (Figure::Theta(_), Some(at)) = (&*drawing.picture.figure, at(corner, grid.floor())) {
        let at = at - Vec2::new(6.0, 0.0);
        shapes.push(slanted(at, Vec2::new(1.0, 0.5), SMALL + 1.5, "C"));
    }
}

fn slanted(at: Vec2, anchor: Vec2, size: f32, text: &str) -> Shape {
    Shape::Text(Text { at, anchor, size, text: text.to_owned(), role: INK, slanted: true })
}

/// A dashed line where the rate ends, in the plane in which it ends.
fn boundary(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let grid = drawing.grid;
    let lanes = grid.rate / grid.w;
    if grid.rate >= 25 * grid.w || lanes.is_multiple_of(5) || grid.origin != Origin::Corner {
        return;
    }
    let at = |z: f32| grid.at((lanes % 5) as f32 - 0.5, (lanes / 5) as f32, z) - Vec3::Y * 0.4;
    let pen = Pen::solid(MUTED, 1.25).dashed().bare();
    // A line through slices that stand far apart in rows would say nothing.
    if !grid.in_rows() {
        shapes.extend(drawing.line([at(-0.9), at(grid.w as f32 - 0.1)], pen));
    }
}

/// The three axes with the standard's directions: beside bit (0, 0, 0), or in the corner where there is no room.
fn axes(drawing: &Drawing<'_>, shapes: &mut Vec<Shape>) {
    let (grid, eye) = (drawing.grid, drawing.eye);
    let own = grid.origin.place(0) as f32;
    let bit = grid.at(own, own, 0.0);
    let Some(zero) = eye.project(bit) else { return };
    // Directions that keep apart though one looks along one of them; where it is parallel they are those of the picture.
    let ends = [Vec3::X, Vec3::Y, Vec3::NEG_Z].map(|axis| Vec2::new(axis.dot(eye.axes[0]), -axis.dot(eye.axes[1])));
    let longest = ends.iter().map(|end| end.length()).fold(0.0, f32::max);
    if longest < 1e-3 {
        return;
    }
    let ends = ends.map(|end| end * LONG / longest);
    // How far it all reaches from the foot, with its letters.
    let reach = |from: Vec2| {
        let most = ends.into_iter().fold(Rect::from_center_half_size(from, Vec2::splat(8.0)), |all, end| {
            let letter = Rect::from_center_half_size(from + end * (1.0 + 8.0 / LONG), Vec2::splat(AXIS / 2.0 + 4.0));
            all.union(letter)
        });
        most.union(Rect::from_center_half_size(from + Vec2::new(0.0, 13.0), Vec2::new(24.0, 8.0)))
    };
    let lattice = hull(box_of(drawing, None, 0.6));
    let clear = |from: Vec2| {
        let Rect { min, max } = reach(from);
        let on = |i: f32, j: f32| min + (max - min) * Vec2::new(i, j);
        let points = (0..25).map(|i| on((i % 5) as f32 / 4.0, (i / 5) as f32 / 4.0));
        eye.free.inflate(-2.0).contains(min)
            && eye.free.inflate(-2.0).contains(max)
            && points.into_iter().all(|point| !inside(&lattice, point))
            && lattice.iter().all(|corner| !reach(from).contains(*corner))
    };
    let beside = eye.project(bit + Vec3::Z * 4.0).map_or(Vec2::ZERO, |at| (at - zero).normalize_or_zero());
    let shown = grid.shows(keccak_core::parts::Bit { x: 0, y: 0, z: 0 });
    let feet = [60.0, 80.0, 110.0, 140.0, 170.0].into_iter().map(|far| zero + beside * far);
    let found = feet.into_iter().find(|from| shown && beside != Vec2::ZERO && clear(*from));
    let corner = reach(Vec2::ZERO);
    let from =
        found.unwrap_or(Vec2::new(eye.free.min.x - corner.min.x, eye.free.max.y - corner.max.y) + Vec2::new(8.0, -4.0));
    if found.is_some() {
        shapes.push(Shape::Line(vec![from, zero], Pen::solid(HAIR, 1.0).dashed().bare()));
    }
    for (name, way) in ["x", "y", "z"].into_iter().zip(ends) {
        // An axis that points at the eye has no direction on the screen.
        if way.length() < 7.0 {
            continue;
        }
        let to = from + way;
        shapes.push(Shape::Line(vec![from, to], Pen::solid(INK, 1.5)));
        shapes.extend(head(from, to, 7.0).map(|head| Shape::Area(head.to_vec(), INK)));
        let at = to + way.normalize_or_zero() * 11.0;
        shapes.push(slanted(at, Vec2::splat(0.5), AXIS, name));
    }
    if found.is_some() {
        shapes.push(Drawing::text(from + Vec2::new(0.0, 13.0), (0.5, 0.5), SMALL - 1.0, "(0, 0, 0)", MUTED));
    }
}
