// The lattice: every box from one buffer, by its number. Colours are those of the palette: no light changes a top.

#import bevy_pbr::mesh_functions::get_tag
#import bevy_pbr::view_transformations::position_world_to_clip

// One box; `lattice.rs` writes the same.
struct Box {
    place: vec3<f32>,
    // The form; from bit 8 on, which face tells it: 0 the top, 1 that along x, 2 that along z.
    form: u32,
    size: vec3<f32>,
    top: u32,
    front: u32,
    side: u32,
    mark: u32,
    hole: u32,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<storage, read> boxes: array<Box>;

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
    @location(4) @interpolate(flat) hole: vec3<f32>,
    // 0: plain, 1: a hole, 2: an outline.
    @location(5) @interpolate(flat) form: u32,
    @location(6) height: f32,
}

fn linear(packed: u32) -> vec3<f32> {
    let colour = unpack4x8unorm(packed).rgb;
    return select(pow((colour + 0.055) / 1.055, vec3(2.4)), colour / 12.92, colour <= vec3(0.04045));
}

@vertex
fn vertex(in: Vertex) -> Corner {
    let shown = boxes[get_tag(in.instance_index)];
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
    out.colour = linear(packed);
    out.mark = linear(shown.mark);
    out.hole = linear(shown.hole);
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
    var colour = in.colour;
#ifndef SIMPLE
    // Edges catch a little light, and what stands casts a little of it away at its foot.
    let edge = 1.0 - within(in.face, vec2(0.5) - 0.035 / in.length);
    colour = mix(colour, sqrt(colour), 0.10 * edge);
    colour = colour * (0.86 + 0.14 * smoothstep(-0.5, -0.1, in.height));
#endif
    if in.form == 1u {
        colour = mix(colour, in.hole, within(in.face, vec2(0.19)));
    } else if in.form == 2u {
        colour = mix(colour, in.mark, within(in.face, vec2(0.42)));
        colour = mix(colour, in.hole, within(in.face, vec2(0.22)));
    }
    return vec4(colour, 1.0);
}
