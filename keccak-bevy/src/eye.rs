//! From where the lattice is seen: a camera of the session, as a matrix. Needs no renderer.
//!
//! The lattice fills the part of the window that is free. Zoom and centre move the finished picture, as on the page,
//! so that what is under the pointer stays under it.

use std::f32::consts::{PI, TAU};

use bevy::math::{FloatExt as _, Mat4, Rect, Vec2, Vec3, Vec4};
use keccak_explore::camera::Camera;
use keccak_explore::selection::Selection;
use keccak_explore::session::Place;

use crate::grid::{Facing, Grid, pulled};
use crate::scene_rect::SceneRect;

/// How far away the eye is, in half diagonals of the lattice: far, so that near and far bits are nearly as large.
const AWAY: f32 = 5.0;
/// And so many times as far while it looks straight along an axis: as good as parallel, so that a slice is 5 × 5 squares.
const FLATTER: f32 = 120.0;
/// A part that is brought near is shown with so much of what is about it: at least so long each way.
const ROOM: f32 = 9.0;
/// At least one lane comes so near to the middle of the free part, in its halves: the lattice can't be lost.
const KEPT: f32 = 0.5;
/// How much of the free part the lattice fills.
const FILLS: Vec2 = Vec2::new(0.82, 0.88);
/// Nothing is drawn nearer than this.
const NEAR: f32 = 0.1;
/// After so many seconds two thirds of a way are done.
const EASE: f32 = 0.085;

/// What is seen at this moment, on its way to what the session says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Seen {
    turn: f32,
    tilt: f32,
    zoom: f32,
    centre: Vec2,
    /// How far the lattice is pulled apart.
    pub pulled: Vec4,
    /// What the lattice is turned about, in steps from its middle.
    pivot: Vec3,
    /// 0: the whole lattice lies in the middle; 1: what it is turned about does.
    near: f32,
    /// What lies in the middle then.
    part: Option<Selection>,
}

/// From the lattice to the eye.
fn back(turn: f32, tilt: f32) -> Vec3 {
    let ((sine, cosine), (high, flat)) = (turn.sin_cos(), tilt.sin_cos());
    Vec3::new(-cosine * flat, high, -sine * flat)
}

impl Seen {
    /// What the session says.
    pub fn wanted(place: &Place, w: usize) -> Self {
        let Camera { turn, tilt, zoom, centre, focus, .. } = place.camera;
        let facing = Facing::of(back(turn as f32, tilt as f32));
        let mut pulled = pulled(place);
        if facing.towards.z != 0.0 {
            // From the front the cells of a slice are square, and what is pulled along y shows a little.
            let long = (w as f32 / 64.0).sqrt();
            let square = pulled.x * (0.8 + 1.6 * long) / (0.8 + 3.4 * long) + 0.1 * pulled.y;
            pulled.y += (square - pulled.y) * facing.share;
        }
        let grid = Grid::new(w, pulled, place, None);
        Self {
            turn: turn as f32,
            tilt: tilt as f32,
            zoom: zoom as f32,
            centre: Vec2::new(centre.0 as f32, centre.1 as f32),
            pulled,
            pivot: grid.middle(focus) / grid.step,
            near: if focus.is_some() { 1.0 } else { 0.0 },
            part: focus,
        }
    }

    /// How straight it looks along an axis.
    pub fn facing(&self) -> Facing {
        Facing::of(back(self.turn, self.tilt))
    }

    /// Moves towards `to` for so many seconds; says whether it has arrived.
    pub fn approach(&mut self, to: &Self, seconds: f32) -> bool {
        let share = 1.0 - (-seconds.max(0.0) / EASE).exp();
        let turn = (to.turn - self.turn + PI).rem_euclid(TAU) - PI;
        let left = [
            turn,
            to.tilt - self.tilt,
            (to.zoom / self.zoom).ln(),
            (to.centre - self.centre).length() * self.zoom,
            (to.pulled - self.pulled).length(),
            (to.pivot - self.pivot).length() / 10.0,
            to.near - self.near,
        ];
        if left.iter().all(|left| left.abs() < 5e-4) {
            *self = *to;
            return true;
        }
        self.turn += turn * share;
        self.tilt += (to.tilt - self.tilt) * share;
        self.zoom *= (to.zoom / self.zoom).powf(share);
        // So that the point under the pointer stays while the zoom is on its way.
        let zoomed = if (to.zoom - self.zoom).abs() > 1e-3 { share.max(0.35) } else { share };
        self.centre += (to.centre - self.centre) * zoomed;
        self.pulled += (to.pulled - self.pulled) * share;
        self.pivot += (to.pivot - self.pivot) * share;
        self.near += (to.near - self.near) * share;
        self.part = to.part.or(self.part);
        false
    }
}

/// A way to look, as matrices, for a window of this size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Eye {
    /// Where it is.
    pub position: Vec3,
    /// To the right, upwards, and towards the reader.
    pub axes: [Vec3; 3],
    /// From the eye's space to clip space; depth is reversed, from 1 near to 0 far.
    pub clip_from_view: Mat4,
    clip_from_world: Mat4,
    window: Vec2,
    /// The part of the window that is free.
    pub(crate) free: Rect,
    /// How many logical pixels a point has.
    point: f32,
}

impl Eye {
    /// The eye that sees this grid so, in this window.
    pub fn new(seen: &Seen, grid: &Grid, scene: &SceneRect) -> Self {
        let (sine, cosine) = seen.turn.sin_cos();
        let right = Vec3::new(-sine, 0.0, cosine);
        let back = back(seen.turn, seen.tilt);
        let up = back.cross(right);
        let whole = grid.bounds();
        let radius = (whole[1] - whole[0]).length() / 2.0;
        let away = AWAY * FLATTER.powf(seen.facing().share);
        // What fills the free part: all that is shown, or on the way to it the part that is brought near.
        let mut bounds = grid.around(None);
        let mut zoom = seen.zoom;
        if let Some(part) = seen.part.filter(|_| seen.near > 0.0) {
            let [low, high] = grid.around(Some(part));
            let short = (Vec3::splat(ROOM) - (high - low)).max(Vec3::ZERO) / 2.0;
            bounds = [bounds[0].lerp(low - short, seen.near), bounds[1].lerp(high + short, seen.near)];
            // The session says how much larger than the whole a part is; what fits is seen here.
            zoom /= if part.z.is_some() { 4.0_f32 } else { 1.5 }.powf(seen.near);
        }
        let middle_of = (bounds[0] + bounds[1]) / 2.0;
        let pivot = if grid.only.is_some() { middle_of } else { seen.pivot * grid.step };
        let position = pivot + back * radius * away;
        let axes = [right, up, back];
        // What the lattice covers of the picture one unit before the eye.
        let (mut least, mut most) = (Vec2::INFINITY, Vec2::NEG_INFINITY);
        for i in 0..8 {
            let corner = Vec3::new(bounds[i & 1].x, bounds[i >> 1 & 1].y, bounds[i >> 2].z) - position;
            let at = Vec2::new(corner.dot(right), corner.dot(up)) / (-corner.dot(back)).max(NEAR);
            (least, most) = (least.min(at), most.max(at));
        }
        let window = scene.window.max(Vec2::ONE);
        let free = scene.rect.size().max(Vec2::ONE);
        let fits = free * FILLS / (most - least).max(Vec2::splat(1e-6));
        // In pixels, y upwards, from the middle of the window.
        let scale = fits.min_element() * zoom;
        let middle = (least + most) / 2.0 * (1.0 - seen.near);
        let place = (scene.rect.center() - window / 2.0 - seen.centre * free.x * seen.zoom) * Vec2::new(1.0, -1.0);
        let moved = seen.centre * Vec2::new(1.0, -1.0) * free.x * seen.zoom;
        let place = place - Self::kept(grid, position, axes, |at| (at - middle) * scale - moved, free);
        let (grow, shift) = (2.0 * scale / window, 2.0 * (place - middle * scale) / window);
        let clip_from_view = Mat4::from_cols(
            Vec4::new(grow.x, 0.0, 0.0, 0.0),
            Vec4::new(0.0, grow.y, 0.0, 0.0),
            Vec4::new(-shift.x, -shift.y, 0.0, -1.0),
            Vec4::new(0.0, 0.0, NEAR, 0.0),
        );
        let world_from_view =
            Mat4::from_cols(right.extend(0.0), up.extend(0.0), back.extend(0.0), position.extend(1.0));
        Self {
            position,
            axes,
            clip_from_view,
            clip_from_world: clip_from_view * world_from_view.inverse(),
            window,
            free: scene.rect,
            point: scene.point.max(0.1),
        }
    }

    /// The same eye, which projects to points instead of logical pixels; and how many of these a point has.
    pub fn in_points(&self) -> (Self, f32) {
        let free = Rect::from_corners(self.free.min / self.point, self.free.max / self.point);
        (Self { window: self.window / self.point, free, point: 1.0, ..*self }, self.point)
    }

    /// By how much the picture has to move back, so that a lane still passes near the middle of the free part.
    /// `at` says where a point of the picture one unit before the eye is seen, from there.
    fn kept(grid: &Grid, position: Vec3, axes: [Vec3; 3], at: impl Fn(Vec2) -> Vec2, free: Vec2) -> Vec2 {
        let [first, last] = grid.range(None);
        let seen = |x: f32, y: f32, z: f32| {
            let from = grid.at(x, y, z) - position;
            at(Vec2::new(from.dot(axes[0]), from.dot(axes[1])) / (-from.dot(axes[2])).max(NEAR))
        };
        let nearest = (0..15)
            .map(|i| (first.x.lerp(last.x, (i % 3) as f32 / 2.0), first.y.lerp(last.y, (i / 3) as f32 / 4.0)))
            .map(|(x, y)| {
                let (a, b) = (seen(x, y, first.z), seen(x, y, last.z));
                let way = b - a;
                a + way * (-a.dot(way) / way.length_squared().max(1e-6)).clamp(0.0, 1.0)
            })
            .min_by(|a, b| a.length_squared().total_cmp(&b.length_squared()))
            .unwrap_or(Vec2::ZERO);
        let most = free * KEPT / 2.0;
        nearest - nearest.clamp(-most, most)
    }

    /// Where a point is seen, in logical pixels from the window's top left corner; `None` behind the eye.
    pub fn project(&self, point: Vec3) -> Option<Vec2> {
        let clip = self.clip_from_world * point.extend(1.0);
        let at = clip.truncate().truncate() / clip.w;
        (clip.w > NEAR && at.is_finite()).then(|| (at * Vec2::new(0.5, -0.5) + 0.5) * self.window)
    }

    /// The direction in which a pixel of the window looks, from [`position`](Self::position).
    pub fn ray(&self, pixel: Vec2) -> Vec3 {
        let at = (pixel / self.window - 0.5) * Vec2::new(2.0, -2.0);
        let clip = self.clip_from_view;
        let x = (at.x + clip.z_axis.x) / clip.x_axis.x;
        let y = (at.y + clip.z_axis.y) / clip.y_axis.y;
        (self.axes[0] * x + self.axes[1] * y - self.axes[2]).normalize_or_zero()
    }

    /// The point that is seen at a pixel of the window, as far away as `like`.
    pub fn beside(&self, pixel: Vec2, like: Vec3) -> Vec3 {
        let ray = self.ray(pixel);
        self.position + ray * (self.depth(like) / -ray.dot(self.axes[2]).min(-1e-3))
    }

    /// How far a point is from the eye, along the way it looks.
    pub fn depth(&self, point: Vec3) -> f32 {
        (self.position - point).dot(self.axes[2])
    }
}

#[cfg(test)]
mod tests {
    use super::{Eye, Seen};
    use crate::grid::Grid;
    use crate::scene_rect::SceneRect;
    use bevy::math::{Rect, Vec2};
    use keccak_core::parts::Bit;
    use keccak_explore::action::Action;
    use keccak_explore::camera::Preset;
    use keccak_explore::selection::Selection;
    use keccak_explore::session::Session;

    fn scene() -> SceneRect {
        SceneRect {
            rect: Rect::new(0.0, 40.0, 900.0, 600.0),
            window: Vec2::new(1280.0, 720.0),
            covered: false,
            point: 1.0,
        }
    }

    fn session(actions: &[Action]) -> Session {
        let mut session = Session::default();
        session.apply(Action::Solid);
        for action in actions {
            session.apply(action.clone());
        }
        session
    }

    fn eye(session: &Session) -> (Eye, Grid) {
        let seen = Seen::wanted(session.place(), 64);
        let grid = Grid::new(64, seen.pulled, session.place(), None).seen(seen.facing(), session.place());
        (Eye::new(&seen, &grid, &scene()), grid)
    }

    #[test]
    fn the_whole_lattice_fits_from_everywhere() {
        for i in 0..200 {
            let turn = Action::Turn(f64::from(i) * 0.7, f64::from(i % 13) * 0.3 - 1.8);
            let (eye, grid) = eye(&session(&[turn]));
            for corner in grid.bounds() {
                assert!(scene().rect.contains(eye.project(corner).unwrap()), "{i}");
            }
        }
    }

    #[test]
    fn a_point_is_seen_along_its_ray() {
        let (eye, grid) = eye(&session(&[Action::Turn(1.0, -0.3), Action::Zoom(2.0, (0.1, 0.05))]));
        for z in 0..64 {
            let point = grid.place(Bit { x: z % 5, y: z % 3, z });
            let ray = eye.ray(eye.project(point).unwrap());
            assert!((point - eye.position).normalize().dot(ray) > 0.999_999);
        }
    }

    #[test]
    fn presets_look_along_the_axes() {
        let seen = |preset| {
            let (eye, grid) = eye(&session(&[Action::From(preset)]));
            let at = |x, y, z| eye.project(grid.at(x, y, z)).unwrap();
            let o = at(2.0, 2.0, 31.5);
            [at(3.0, 2.0, 31.5) - o, at(2.0, 3.0, 31.5) - o, at(2.0, 2.0, 40.0) - o]
        };
        let [x, y, z] = seen(Preset::Front);
        assert!(x.x > 1.0 && x.y.abs() < 0.1 && y.y < -1.0 && z.length() < 0.1, "{x} {y} {z}");
        let [x, y, z] = seen(Preset::Side);
        assert!(x.length() < 0.1 && y.y < -1.0 && z.x < -1.0, "{x} {y} {z}");
        let [x, y, z] = seen(Preset::Top);
        assert!(x.y < -1.0 && y.length() < 0.1 && z.x < -1.0, "{x} {y} {z}");
        // x to the right, y upwards, z to the right and up, as a figure that recedes has it.
        let [x, y, z] = seen(Preset::Fips);
        assert!(x.x > 1.0 && y.y < -1.0 && z.x > 0.5 && z.y < -0.5, "{x} {y} {z}");
    }

    #[test]
    fn what_is_zoomed_to_stays_under_the_pointer() {
        let mut session = session(&[]);
        let (before, grid) = eye(&session);
        let point = grid.at(1.0, 3.0, 45.0);
        let at = before.project(point).unwrap();
        let middle = (at - scene().rect.center()) / scene().rect.width();
        session.apply(Action::Zoom(2.0, (f64::from(middle.x), f64::from(middle.y))));
        let after = eye(&session).0.project(point).unwrap();
        assert!((after - at).length() < 0.5, "{at} {after}");
    }

    #[test]
    fn the_columns_that_theta_reads_are_apart_at_first() {
        let (eye, grid) = eye(&session(&[]));
        for (x, z) in (0..5).flat_map(|x| [1, 18, 40, 63].map(|z| (x, z))) {
            let at = |x: usize, z: usize| eye.project(grid.place(Bit { x: x % 5, y: 2, z })).unwrap().x;
            let wide = (at(0, 30) - at(0, 31)).abs();
            let apart = (at(x + 4, z) - at(x + 1, z - 1)).abs();
            assert!(apart > 0.5 * wide, "{x} {z}: {apart} of {wide}");
        }
    }

    #[test]
    fn the_lattice_is_never_lost() {
        for i in 0..300 {
            let some = |k: u32| f64::from((i * k + 7 * k) % 101) / 100.0 - 0.5;
            let (eye, grid) = eye(&session(&[
                Action::Zoom(6.0, (some(13), some(29))),
                Action::Turn(6.0 * some(31), 3.0 * some(47)),
                Action::Pan(4.0 * some(53), 4.0 * some(71)),
            ]));
            let seen = |bit| scene().rect.contains(eye.project(grid.place(bit)).unwrap());
            assert!((0..1600).any(|bit| seen(Bit::from_index(bit, 64))), "{i}");
        }
    }

    #[test]
    fn what_is_near_or_alone_fits_and_fills() {
        for sel in ["*,*,44", "3,1,*", "*,1,*", "3,*,*", "*,2,9", "4,*,60"] {
            let part: Selection = sel.parse().unwrap();
            for action in [Action::Focus, Action::ToggleOnly] {
                for from in [None, Some(Preset::Front), Some(Preset::Isometric)] {
                    let mut session = session(&[Action::Select(sel.to_owned()), action.clone()]);
                    if let Some(from) = from {
                        session.apply(Action::From(from));
                    }
                    let (eye, grid) = eye(&session);
                    let at = |i| eye.project(grid.place(Bit::from_index(i, 64))).unwrap();
                    let own = (0..1600).filter(|i| part.contains(Bit::from_index(*i, 64))).map(at);
                    let mut all = Rect::EMPTY;
                    own.for_each(|at| all = all.union_point(at));
                    let free = scene().rect;
                    assert!(free.contains(all.min) && free.contains(all.max), "{sel} {action:?} {from:?}: {all:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_focussed_lies_in_the_middle() {
        let session = session(&[Action::Pin(4, 0, 60), Action::Focus, Action::Turn(0.5, 0.2)]);
        let (eye, grid) = eye(&session);
        let at = eye.project(grid.place(Bit { x: 4, y: 0, z: 60 })).unwrap();
        assert!((at - scene().rect.center()).length() < 0.5);
    }

    #[test]
    fn a_window_without_room_has_an_eye() {
        let tiny = SceneRect { rect: Rect::new(0.0, 0.0, 0.0, 0.0), window: Vec2::ZERO, covered: false, point: 1.0 };
        let seen = Seen::wanted(session(&[]).place(), 1);
        let grid = Grid::new(1, bevy::math::Vec4::ZERO, session(&[]).place(), None);
        let eye = Eye::new(&seen, &grid, &tiny);
        assert!(eye.clip_from_view.is_finite() && eye.ray(Vec2::ZERO).is_finite());
    }

    #[test]
    fn it_comes_where_it_is_wanted() {
        let mut now = Seen::wanted(session(&[]).place(), 64);
        let far = [Action::From(Preset::Top), Action::Zoom(3.0, (0.2, 0.1)), Action::Pin(1, 2, 3), Action::Focus];
        let wanted = Seen::wanted(session(&far).place(), 64);
        let steps = (0..600).take_while(|_| !now.approach(&wanted, 0.016)).count();
        assert!(steps < 200, "{steps}");
        assert_eq!(now, wanted);
    }
}
