//! Words keep clear of each other: each has some places to go to, and is left out where none is free.

use bevy::math::{Rect, Vec2};

use super::{Shape, Text};

/// How wide a letter is, and how high a line, in sizes of the letters.
const WIDE: f32 = 0.58;
const HIGH: f32 = 1.3;
/// What stands at the edge of the free part stays so far in it.
const EDGE: f32 = 6.0;

/// What words cover, about: paper stands round them.
pub(super) fn covers(text: &Text) -> Rect {
    let size = text.size * Vec2::new(WIDE * text.text.chars().count() as f32, HIGH);
    let least = text.at - text.anchor * size;
    Rect::from_corners(least, least + size)
}

/// Whether two have a place in common.
fn meet(a: Rect, b: Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// Moves words aside that would lie on what is taken, on others that come before them, or out of the free part, or leaves
/// them out. What they take then is taken, too.
pub(super) fn clear(shapes: &mut Vec<Shape>, taken: &mut Vec<Rect>, free: Rect) {
    shapes.retain_mut(|shape| {
        let Shape::Text(text) = shape else { return true };
        let at = text.at;
        let own = covers(text);
        let aside = free.min.x + EDGE - own.min.x;
        let into = Vec2::new(if aside > 0.0 && own.max.x > free.min.x { aside } else { 0.0 }, 0.0);
        let step = 0.55 * own.height();
        let ways = [Vec2::ZERO, Vec2::Y, Vec2::NEG_Y, 2.0 * Vec2::Y, 2.0 * Vec2::NEG_Y].map(|way| way * step);
        let found = ways.into_iter().find(|way| {
            text.at = at + into + *way;
            let place = covers(text);
            taken.iter().all(|other| !meet(*other, place))
        });
        if found.is_some() {
            taken.push(covers(text));
        }
        found.is_some()
    });
}

/// The corners of the smallest polygon without dents round these points, in order.
pub(super) fn hull(mut points: Vec<Vec2>) -> Vec<Vec2> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut round: Vec<Vec2> = Vec::new();
    for half in 0..2 {
        let start = round.len();
        for &point in &points {
            while let [.., a, b] = round[start..]
                && (b - a).perp_dot(point - b) <= 0.0
            {
                round.pop();
            }
            round.push(point);
        }
        round.pop();
        if half == 0 {
            points.reverse();
        }
    }
    round
}

/// Whether a point lies in a polygon without dents whose corners are in [`hull`]'s order.
pub(super) fn inside(round: &[Vec2], at: Vec2) -> bool {
    round.len() > 2
        && (0..round.len()).all(|i| {
            let (a, b) = (round[i], round[(i + 1) % round.len()]);
            (b - a).perp_dot(at - a) >= 0.0
        })
}

#[cfg(test)]
mod tests {
    use super::{hull, inside};
    use bevy::math::Vec2;

    #[test]
    fn a_hull_is_round_all_points() {
        let points: Vec<Vec2> = (0..50).map(|i| Vec2::new((i * 37 % 50) as f32, (i * 13 % 31) as f32)).collect();
        let round = hull(points.clone());
        assert!(round.len() >= 3 && round.len() < 20);
        assert!(points.iter().all(|point| inside(&round, *point)));
        assert!(!inside(&round, Vec2::new(-1.0, 5.0)) && !inside(&round, Vec2::new(20.0, 40.0)));
    }
}
