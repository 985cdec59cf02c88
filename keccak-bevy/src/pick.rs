//! Which bit a ray hits. Needs no renderer.

use bevy::math::Vec3;
use keccak_core::parts::Bit;

use crate::stage::Instance;

/// How large a bit is for the pointer, at least: a zero that lies flat is as easy to hit as a one.
const LEAST: f32 = 0.36;

/// The first of these instances, in the order of the state string, that a ray hits; those without size are not there.
pub fn pick(instances: &[Instance], w: usize, from: Vec3, ray: Vec3) -> Option<Bit> {
    let hits = instances.iter().enumerate().filter_map(|(i, instance)| Some((enters(instance, from, ray)?, i)));
    hits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| Bit::from_index(i, w))
}

/// After how long a way a ray enters an instance's box: the slab test.
fn enters(instance: &Instance, from: Vec3, ray: Vec3) -> Option<f32> {
    if instance.size.max_element() <= 0.0 {
        return None;
    }
    let grown = instance.size.max(Vec3::splat(LEAST));
    let (low, high) = (instance.place - grown / 2.0 - from, instance.place + grown / 2.0 - from);
    let (one, other) = (low / ray, high / ray);
    let (near, far) = (one.min(other).max_element(), one.max(other).min_element());
    (near <= far && far > 0.0).then_some(near)
}
