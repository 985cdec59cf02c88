//! The modes of SP 800-185 and RFC 9861: each type and each trace against the definitions, bit by bit, and against peers.

mod definition;
mod list;
mod peers;
mod traced;
mod trees;
mod typed;

use keccak_conformance::random::Random;
use keccak_core::functions::{Mode, OwnedBits, Parameters, Strength};
use typed::Message;

/// A string of bits of some length that matters.
fn string(random: &mut Random, most: usize) -> OwnedBits {
    let bits = match random.below(3) {
        0 => 0,
        1 => 8 * random.below(most / 8 + 1),
        _ => random.below(most + 1),
    };
    let bytes = random.bytes(bits.div_ceil(8));
    keccak_core::functions::Bits::new(&bytes, bits as u64).expect("it has its bits").into()
}

/// Any mode with any parameters, a message for it of a few blocks, and a length of output, in bits.
fn case(random: &mut Random) -> (Mode, Message, u64) {
    let strength = [Strength::S128, Strength::S256][random.below(2)];
    let xof = random.below(2) == 0;
    let rate = 8 * strength.rate();
    let mut bits = random.below(3 * rate) as u64;
    if random.below(2) == 0 {
        // Around the rate, where prefix, suffix and padding meet.
        bits = (rate + random.below(20)) as u64 - 10;
    }
    let mode = match random.below(6) {
        0 => {
            let domain = 1 + random.below(0x7F) as u8;
            Mode::Sponge(Parameters::turbo_shake(strength, domain).expect("it is in range"))
        }
        1 => Mode::CShake { strength, name: string(random, 300), customization: string(random, 2000) },
        2 => Mode::Kmac { strength, xof, key: string(random, 2000), customization: string(random, 500) },
        3 => {
            let mut elements = Vec::new();
            let mut left = bits;
            while left > 0 {
                let most = [0, 8, 64, 5000][random.below(4)];
                let element = (random.below(most + 1) as u64).min(left);
                elements.push(element);
                left -= element;
            }
            elements.extend(vec![0; random.below(3)]);
            Mode::TupleHash { strength, xof, elements, customization: string(random, 500) }
        }
        4 => {
            let block = [1, 2, 7, 8, 30, 100, strength.rate() - 1, strength.rate(), 400][random.below(9)];
            // No more than about twenty leaves: the definition takes its time.
            bits = bits.min(8 * 20 * block as u64 + 3);
            Mode::ParallelHash { strength, xof, block: block as u64, customization: string(random, 500) }
        }
        _ => {
            bits -= bits % 8;
            let customization = string(random, 800).bits().bytes().to_vec();
            Mode::KangarooTwelve { strength, customization }
        }
    };
    let out = random.below(2 * rate + 40) as u64;
    let message = Message::new(random, bits);
    (mode, message, out)
}
