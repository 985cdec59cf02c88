// The lattice: every box from one buffer, by its number. Colours are those of the palette: no light changes a top.

#import bevy_pbr::mesh_functions::get_tag
#import bevy_pbr::view_transformations::position_world_to_clip

// One box; `lattice.rs` writes the same. Colours are linear, 16 bits each.
struct Box {
    place: vec3<f32>,
    // The form; from bit 8 on, which face tells it: 0 the top, 1 that along x, 2 that along z.
    form: u32,
    size: vec3<f32>,
    top: vec2<u32>,
    front: vec2<u32>,
    side: vec2<u32>,
    mark: vec2<u32>,
}

struct Lattice {
    // The part of the target that is the lattice's: its left, upper, right and lower edge in pixels.
    free: vec4<f32>,
    paper: vec4<f32>,
    boxes: array<Box>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<storage, read> lattice: Lattice;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
}

struct Corner {
    @builtin(position) position: vec4<f32>,
    // Where on its face, -0.5 to 0.5 both ways; how long the face is for each.
    @location(0) face: vec2<f32>,
    @location(1) @interpolate(flat) length: vec2<f32>,
    @location(2) @interpolate(flat) colour: vec3<f32>,
    @location(3) @interpolate(flat) mark: vec3<f32>,
    // 0: plain, 1: a hole, 2: an outline.
    @location(4) @interpolate(flat) form: u32,
    @location(5) height: f32,
}

fn colour_of(packed: vec2<u32>) -> vec3<f32> {
    return vec3(unpack2x16unorm(packed.x), unpack2x16unorm(packed.y).x);
}

@vertex
fn vertex(in: Vertex) -> Corner {
    let shown = lattice.boxes[get_tag(in.instance_index)];
    var out: Corner;
    out.position = position_world_to_clip(shown.place + in.position * shown.size);
    let level = abs(in.normal.y) > 0.5;
    let tells = abs(in.normal[(4u - (shown.form >> 8u)) % 3u]) > 0.5;
    var packed = shown.top;
    if level {
        out.face = in.position.xz;
        out.length = shown.size.xz;
    } else if abs(in.normal.x) > 0.5 {
        out.face = in.position.zy;
        out.length = shown.size.zy;
        packed = shown.front;
    } else {
        out.face = in.position.xy;
        out.length = shown.size.xy;
        packed = shown.side;
    }
    out.colour = colour_of(packed);
    out.mark = colour_of(shown.mark);
    out.form = shown.form & 255u;
    if out.form == 2u && !tells {
        out.form = 0u;
    }
    out.height = select(in.position.y, 0.5, level);
    return out;
}

// How much of a pixel lies within a square about the middle of the face, `half` long each way from it.
fn within(face: vec2<f32>, half: vec2<f32>) -> f32 {
    let soft = max(fwidth(face), vec2(1e-5));
    let part = clamp((half - abs(face)) / soft + 0.5, vec2(0.0), vec2(1.0));
    return part.x * part.y;
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    // The panels are not painted over it: it ends where they begin.
    if any(in.position.xy < lattice.free.xy) || any(in.position.xy > lattice.free.zw) {
        discard;
    }
    var colour = in.colour;
#ifndef SIMPLE
    // Edges catch a little light, and what stands casts a little of it away at its foot.
    let edge = 1.0 - within(in.face, vec2(0.5) - 0.035 / in.length);
    colour = mix(colour, sqrt(colour), 0.10 * edge);
    colour = colour * (0.86 + 0.14 * smoothstep(-0.5, -0.1, in.height));
#endif
    if in.form == 1u {
        colour = mix(colour, lattice.paper.rgb, within(in.face, vec2(0.19)));
    } else if in.form == 2u {
        colour = mix(colour, in.mark, within(in.face, vec2(0.42)));
        colour = mix(colour, lattice.paper.rgb, within(in.face, vec2(0.22)));
    }
    return vec4(colour, 1.0);
}
