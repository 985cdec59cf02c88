//! The table `State`: every lane at every position as NIST's examples with intermediate values have it.

use fantoccini::key::Key;

use crate::Named;
use crate::examples::states;
use crate::independent::{hex, lanes, state_after};
use crate::page::until;
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("each step of the empty message shows NIST's state", empty_message),
    ("links into 200 bytes of A3 show NIST's states", two_blocks),
    ("links into SHAKE128 of 200 bytes of A3 show NIST's states", shake),
    ("the state after each block equals an independent one", blocks),
    ("the table follows the origin and the notation", conventions),
];

fn empty_message(stage: &Stage) {
    let states = states("SHA3-256_Msg0_states.txt");
    assert_eq!(states.len(), 121);
    let page = stage.open("f=sha3-256&at=start");
    for (address, lanes) in states {
        page.press(Key::Right, 1);
        assert_eq!(page.shown_at(&address).lanes, lanes, "{address}");
    }
}

fn two_blocks(stage: &Stage) {
    sample(stage, "hex=", "SHA3-256_Msg1600_states.txt");
}

fn shake(stage: &Stage) {
    sample(stage, "f=shake128&out=512&hex=", "SHAKE128_Msg1600_states.txt");
}

/// A dozen positions are opened, the first and the last among them.
const DOZEN: usize = 12;

fn sample(stage: &Stage, link: &str, file: &str) {
    let message = "a3".repeat(200);
    let states = states(file);
    let last = states.len() - 1;
    for (i, (address, lanes)) in states.into_iter().enumerate() {
        if i % (last / (DOZEN - 1)) == 0 || i == last {
            let page = stage.open(&format!("{link}{message}&at={address}"));
            assert_eq!(page.shown_at(&address).lanes, lanes, "{address}");
        }
    }
}

fn blocks(stage: &Stage) {
    let message: Vec<u8> = (0..600_u32).map(|i| (i * 7 % 251) as u8).collect();
    let page = stage.open(&format!("hex={}", hex(&message)));
    for block in 0..5 {
        let expected = lanes(&state_after(136, 0x06, &message, block + 1));
        assert_eq!(page.go_to(&format!("{block}.23.iota")).lanes, expected, "block {block}");
    }
}

fn conventions(stage: &Stage) {
    let plain = stage.open("m=abc&at=0.0.chi").shown();
    // Where (0, 0) is drawn in the middle the headers move with the lanes: read by them, nothing changes.
    assert_eq!(stage.open("m=abc&at=0.0.chi&origin=centre").shown(), plain);
    let bytes = stage.open("m=abc&at=0.0.chi&notation=bytes").shown();
    let swapped = |lane: &String| lane.as_bytes().chunks(2).rev().flatten().map(|digit| char::from(*digit)).collect();
    let expected: Vec<Vec<String>> = plain.lanes.iter().map(|plane| plane.iter().map(swapped).collect()).collect();
    assert_eq!(bytes.lanes, expected);
    let page = stage.open("m=abc&at=0.0.chi&notation=bits");
    until("a lane is 64 bits", || page.shown().lanes[0][0].len(), |length| *length == 64);
}
