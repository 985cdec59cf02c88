use bevy::math::Vec3;
use keccak_core::parts::{Bit, LaneIndex};
use keccak_core::position::Event;
use keccak_explore::figure::Pi;
use keccak_explore::link;
use keccak_explore::palette::CHANGED;
use keccak_explore::picture::Picture;
use keccak_explore::session::Session;

use super::{Instance, Moment, Scene, Stage, stage};
use crate::grid::{Grid, pulled};

const GATE: [Vec3; 2] = [Vec3::new(-40.0, -30.0, 20.0), Vec3::new(-10.0, -30.0, 20.0)];

/// What stands in space at these moments of a link.
fn at(fragment: &str, moments: &[Moment]) -> (Session, Grid, Vec<Stage>) {
    let session = link::read(fragment);
    assert!(session.notes().is_empty(), "{:?}", session.notes());
    let (look, picture) = (session.look().unwrap(), Picture::of(&session).unwrap());
    let grid = Grid::new(look.w(), pulled(session.place()), session.place(), look.rate_bits());
    let elements = look.elements();
    let scene = |moment| Scene { picture: &picture, grid: &grid, moment, elements, gate: Some(GATE) };
    let stages = moments.iter().map(|moment| stage(&scene(*moment))).collect();
    (session, grid, stages)
}

fn meet(a: &Instance, b: &Instance) -> bool {
    let (way, room) = ((a.place - b.place).abs(), (a.size + b.size) / 2.0);
    way.x < room.x - 0.02 && way.y < room.y - 0.02
}

#[test]
fn lanes_on_their_way_never_meet() {
    let moments: Vec<Moment> = (0..=60).map(|i| Moment::Way(i as f32 / 60.0)).collect();
    // As at first, and with planes nearer.
    for fragment in ["at=0.0.pi", "at=0.0.pi&view=slices"] {
        let (_, grid, stages) = at(fragment, &moments);
        for (stage, moment) in stages.iter().zip(&moments) {
            let lane = |i: usize| stage.bits[i * grid.w + 7];
            for (a, b) in (0..25).flat_map(|a| (0..a).map(move |b| (a, b))) {
                assert!(!meet(&lane(a), &lane(b)), "{fragment} {moment:?}: the lanes at {a} and {b}");
            }
        }
    }
}

#[test]
fn a_motion_fills_its_time() {
    let moments: Vec<Moment> = (0..=30).map(|i| Moment::Way(i as f32 / 30.0)).collect();
    for fragment in ["at=0.2.theta", "at=0.2.rho", "at=0.2.pi", "at=0.2.chi", "at=0.2.iota"] {
        let (.., stages) = at(fragment, &moments);
        let moves = stages.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(moves >= 27, "{fragment}: {moves} of 30");
    }
}

#[test]
fn within_pi_one_lane_is_on_its_way() {
    let (session, grid, stages) = at("at=0.3.pi&sub=9", &[Moment::Rest, Moment::Element(8, 0.5)]);
    let [rest, way] = &stages[..] else { unreachable!() };
    let target = LaneIndex { x: 3, y: 1 };
    let source = Pi::source(target);
    for index in 0..25 * grid.w {
        let bit = Bit::from_index(index, grid.w);
        if bit.lane() == target {
            let (from, to) = (grid.place(Bit { x: source.x, y: source.y, ..bit }), grid.place(bit));
            let now = way.bits[index].place;
            assert!(now.distance(from) > 0.5 && now.distance(to) > 0.5, "{bit:?}");
            // What travels is what arrives.
            assert_eq!(way.bits[index].role, rest.bits[index].role, "{bit:?}");
        } else {
            assert_eq!(way.bits[index], rest.bits[index], "{bit:?}");
        }
    }
    assert_eq!(session.look().unwrap().place.sub, Some(9));
}

/// FIPS 202, Algorithm 5, bit by bit.
fn rc(t: usize) -> bool {
    let mut r = [true, false, false, false, false, false, false, false];
    for _ in 0..t % 255 {
        let mut longer = [false; 9];
        longer[1..].copy_from_slice(&r);
        for i in [0, 4, 5, 6] {
            longer[i] ^= longer[8];
        }
        r.copy_from_slice(&longer[..8]);
    }
    r[0]
}

#[test]
fn the_tiles_of_iota_are_the_constant() {
    for round in [0, 1, 2, 7, 23] {
        let (_, grid, stages) = at(&format!("at=0.{round}.iota"), &[Moment::Rest]);
        let tiles = &stages[0].others;
        assert_eq!(tiles.len(), 64);
        for (z, tile) in tiles.iter().enumerate() {
            let one = (0..=6).any(|j| z == (1 << j) - 1 && rc(j + 7 * round));
            assert_eq!(tile.role == CHANGED, one, "RC[{round}] bit {z}");
            assert_eq!(tile.size.y > 0.5, one, "a one stands up");
            let bit = grid.place(Bit { x: 0, y: 0, z });
            let aside = (tile.place - bit).with_y(0.0).length();
            assert!(aside < 1e-4 && tile.place.y > bit.y + 1.0, "over its bit");
        }
    }
}

#[test]
fn a_block_comes_from_its_bar_and_output_goes_to_it() {
    let near = |instance: &Instance| {
        let along = (instance.place.x - GATE[0].x) / (GATE[1].x - GATE[0].x);
        instance.place.distance(GATE[0].lerp(GATE[1], along.clamp(0.0, 1.0)))
    };
    let soon = [Moment::Way(0.02), Moment::Way(0.1)];
    let (session, _, stages) = at("at=0.absorb", &soon);
    assert_eq!(session.look().unwrap().event, Event::Absorb);
    let [first, later] = [0, 1].map(|i| stages[i].others.clone());
    assert!(!first.is_empty() && first.iter().map(near).fold(f32::MAX, f32::min) < 3.0, "it leaves the bar");
    assert!(later.iter().map(near).fold(0.0, f32::max) > 5.0, "and rises");
    let (.., stages) = at("at=0.squeeze", &[Moment::Way(0.97)]);
    let others = &stages[0].others;
    assert!(!others.is_empty() && others.iter().all(|bit| near(bit) < 12.0), "it is nearly there");
}
