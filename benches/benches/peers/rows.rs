//! The rows of the table: what is computed, and by whom.

// Without the two that need the system's libraries nothing is added to some lists.
#![cfg_attr(not(all(feature = "openssl", feature = "xkcp")), allow(unused_mut))]

use std::hint::black_box;
use std::rc::Rc;

use keccak_core::batch;
use keccak_core::functions::{Kt128, SHA3_256, Sha3_256, Shake128, TurboShake128};
use keccak_core::kernel::{Kernel, Lanes};
use keccak_core::permutation::{Standard, keccak_f1600, permute};
use keccak_core::state::State;

use crate::{Contender, Ours, Row};

pub(crate) fn rows() -> Vec<Row> {
    vec![
        one_state(),
        sha3_256("SHA3-256 of 64 B", 64),
        sha3_256("SHA3-256 of 1 KiB", 1 << 10),
        sha3_256("SHA3-256 of 1 MiB", 1 << 20),
        shake128(),
        turbo_shake128(),
        kt128("KT128 of 64 KiB", 1 << 16),
        kt128("KT128 of 1 MiB", 1 << 20),
        eight_states(),
        many("1024 x 64 B, SHA3-256, each", 64),
        many("1024 x 1 KiB, SHA3-256, each", 1 << 10),
        recorded(),
    ]
}

/// A contender that turns `start` into another value of its kind.
fn work<T: Clone + 'static>(
    name: &str,
    ours: Ours,
    start: T,
    mut f: impl FnMut(&mut T) + 'static,
    bytes: impl Fn(&T) -> Vec<u8>,
) -> Contender {
    let mut value = start;
    f(&mut value);
    let result = bytes(&value);
    Contender { name: name.to_owned(), ours, result, run: Box::new(move || f(black_box(&mut value))) }
}

/// A contender that hashes `message` into 32 bytes.
fn hash(name: &str, ours: Ours, message: &Rc<[u8]>, f: impl Fn(&[u8], &mut [u8; 32]) + 'static) -> Contender {
    let message = Rc::clone(message);
    work(name, ours, [0; 32], move |out| f(black_box(&message), out), |out| out.to_vec())
}

fn message(length: usize) -> Rc<[u8]> {
    (0..length).map(|i| (i % 251) as u8).collect()
}

fn words(words: &[u64]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn planes(state: &State) -> Vec<u8> {
    (0..5).flat_map(|y| words(&state[y])).collect()
}

fn one_state() -> Row {
    let start = [[1; 5]; 5];
    let flat = [1; 25];
    let mut contenders = vec![work("keccak_f1600", Ours::Yes, State::new(start), keccak_f1600, planes)];
    for kernel in Kernel::available() {
        let name = format!("({kernel})");
        contenders.push(work(&name, Ours::Part, State::new(start), move |a| kernel.permute(a, 24), planes));
    }
    let keccak = keccak::Keccak::new();
    contenders.extend([
        work("keccak", Ours::No, flat, move |a| keccak.with_f1600(|f| f(a)), |a| words(a)),
        work("tiny-keccak", Ours::No, flat, tiny_keccak::keccakf, |a| words(a)),
        work(
            "p3-keccak",
            Ours::No,
            flat,
            |a| p3_symmetric::Permutation::permute_mut(&p3_keccak::KeccakF, a),
            |a| words(a),
        ),
        // Nothing of it permutes alone: this absorbs a block of zeros.
        work("sha3-asm", Ours::No, flat, |a| _ = sha3_asm::sha3_absorb(a, &[0; 136], 136), |a| words(a)),
    ]);
    Row { name: "Keccak-f[1600], one state", per_call: 1, contenders }
}

fn eight_states() -> Row {
    let start = || Lanes([[1; 8]; 25]);
    let bytes = |lanes: &Lanes<8>| words(lanes.0.as_flattened());
    let best = Kernel::best();
    let mut contenders = vec![work("permute_lanes", Ours::Yes, start(), move |a| best.permute_lanes(a, 24), bytes)];
    for kernel in Kernel::available() {
        let name = format!("({kernel})");
        contenders.push(work(&name, Ours::Part, start(), move |a| kernel.permute_lanes(a, 24), bytes));
    }
    /// As wide as it was compiled for; in a default build that is not AVX-512.
    const WIDTH: usize = p3_keccak::VECTOR_LEN;
    type Packed = [[[u64; WIDTH]; 25]; 8 / WIDTH];
    let packed = |all: &mut Packed| {
        for a in all {
            p3_symmetric::Permutation::permute_mut(&p3_keccak::KeccakF, a);
        }
    };
    // The states are equal, so it does not matter which lies beside which.
    contenders.push(work("p3-keccak packed", Ours::No, [[[1; WIDTH]; 25]; 8 / WIDTH], packed, |all| {
        words(&all[0].as_flattened().iter().step_by(WIDTH).flat_map(|lane| [*lane; 8]).collect::<Vec<u64>>())
    }));
    let keccak = keccak::Keccak::new();
    let each = |all: &[[u64; 25]; 8]| words(&all[0].iter().flat_map(|lane| [*lane; 8]).collect::<Vec<u64>>());
    contenders.push(work(
        "keccak, one by one",
        Ours::No,
        [[1; 25]; 8],
        move |all| all.iter_mut().for_each(|a| keccak.with_f1600(|f| f(a))),
        each,
    ));
    contenders.push(work(
        "sha3-asm, one by one",
        Ours::No,
        [[1; 25]; 8],
        move |all| all.iter_mut().for_each(|a| _ = sha3_asm::sha3_absorb(a, &[0; 136], 136)),
        each,
    ));
    Row { name: "Keccak-f[1600], eight states, each", per_call: 8, contenders }
}

fn sha3_256(name: &'static str, length: usize) -> Row {
    use Ours::{No, Yes};

    let m = &message(length);
    let mut contenders = vec![
        hash("Sha3_256", Yes, m, |m, out| *out = Sha3_256::hash(m)),
        hash("sha3", No, m, |m, out| *out = <sha3::Sha3_256 as sha3::Digest>::digest(m).into()),
        hash("tiny-keccak", No, m, |m, out| {
            use tiny_keccak::Hasher;
            let mut sponge = tiny_keccak::Sha3::v256();
            sponge.update(m);
            sponge.finalize(out);
        }),
        hash("keccak-asm", No, m, |m, out| *out = <keccak_asm::Sha3_256 as keccak_asm::Digest>::digest(m).into()),
        hash("libcrux-sha3", No, m, |m, out| *out = libcrux_sha3::sha256(m)),
        hash("aws-lc-rs", No, m, |m, out| {
            out.copy_from_slice(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA3_256, m).as_ref());
        }),
        hash("p3-keccak", No, m, |m, out| {
            use p3_symmetric::CryptographicHasher;
            *out = p3_keccak::Sha3_256Hash.hash_iter_slices([m]);
        }),
    ];
    #[cfg(feature = "openssl")]
    contenders.push(hash("OpenSSL", No, m, {
        let md = openssl::md::Md::sha3_256();
        let context = std::cell::RefCell::new(openssl::md_ctx::MdCtx::new().expect("a context"));
        move |m, out| {
            let mut context = context.borrow_mut();
            context.digest_init(md).expect("an init");
            context.digest_update(m).expect("an update");
            context.digest_final(out).expect("a digest");
        }
    }));
    Row { name, per_call: 1, contenders }
}

fn shake128() -> Row {
    use Ours::{No, Yes};

    let m = &message(1 << 20);
    let mut contenders = vec![
        hash("Shake128", Yes, m, |m, out| Shake128::hash(m, out)),
        hash("shake", No, m, |m, out| {
            use shake::digest::{ExtendableOutput, Update};
            let mut sponge = shake::Shake128::default();
            sponge.update(m);
            sponge.finalize_xof_into(out);
        }),
        hash("tiny-keccak", No, m, |m, out| {
            use tiny_keccak::Hasher;
            let mut sponge = tiny_keccak::Shake::v128();
            sponge.update(m);
            sponge.finalize(out);
        }),
        // keccak-asm, which wraps it, has no SHAKE.
        hash("sha3-asm", No, m, |m, out| {
            let mut state = [0; 25];
            let rest = sha3_asm::sha3_absorb(&mut state, m, 168);
            let mut last = [0; 168];
            last[..rest].copy_from_slice(&m[m.len() - rest..]);
            last[rest] = 0x1F;
            last[167] |= 0x80;
            sha3_asm::sha3_absorb(&mut state, &last, 168);
            sha3_asm::sha3_squeeze(&mut state, out, 168);
        }),
        hash("libcrux-sha3", No, m, |m, out| *out = libcrux_sha3::shake128(m)),
    ];
    #[cfg(feature = "openssl")]
    contenders.push(hash("OpenSSL", No, m, {
        let md = openssl::md::Md::shake128();
        let context = std::cell::RefCell::new(openssl::md_ctx::MdCtx::new().expect("a context"));
        move |m, out| {
            let mut context = context.borrow_mut();
            context.digest_init(md).expect("an init");
            context.digest_update(m).expect("an update");
            context.digest_final_xof(out).expect("an output");
        }
    }));
    Row { name: "SHAKE128 of 1 MiB", per_call: 1, contenders }
}

fn turbo_shake128() -> Row {
    use Ours::{No, Yes};

    let m = &message(1 << 20);
    let contenders = vec![
        hash("TurboShake128", Yes, m, |m, out| TurboShake128::hash(m, out)),
        hash("turboshake", No, m, |m, out| {
            use turboshake::digest::{ExtendableOutput, Update};
            let mut sponge = turboshake::TurboShake128::default();
            sponge.update(m);
            sponge.finalize_xof_into(out);
        }),
    ];
    Row { name: "TurboSHAKE128 of 1 MiB", per_call: 1, contenders }
}

fn kt128(name: &'static str, length: usize) -> Row {
    use Ours::{No, Yes};

    let m = &message(length);
    let mut contenders = vec![
        hash("Kt128", Yes, m, |m, out| Kt128::hash(m, b"", out)),
        hash("k12", No, m, |m, out| {
            use k12::{ExtendableOutput, Update};
            let mut tree = k12::Kt128::default();
            tree.update(m);
            tree.finalize_xof_into(out);
        }),
        hash("tiny-keccak", No, m, |m, out| {
            use tiny_keccak::Hasher;
            let mut tree = tiny_keccak::KangarooTwelve::new(b"");
            tree.update(m);
            tree.finalize(out);
        }),
    ];
    #[cfg(feature = "xkcp")]
    contenders.push(hash("kangarootwelve_xkcp", No, m, |m, out| *out = *kangarootwelve_xkcp::hash(m).as_bytes()));
    Row { name, per_call: 1, contenders }
}

fn many(name: &'static str, length: usize) -> Row {
    use Ours::{No, Part, Yes};
    const COUNT: usize = 1024;

    let all = message(COUNT * length);
    let bytes = |digests: &Vec<[u8; 32]>| digests.as_flattened().to_vec();
    let one_by_one = |name: &str, ours: Ours, f: fn(&[u8]) -> [u8; 32]| {
        let all = Rc::clone(&all);
        let run = move |out: &mut Vec<[u8; 32]>| {
            for (message, digest) in black_box(&*all).chunks(length).zip(out) {
                *digest = f(message);
            }
        };
        work(name, ours, vec![[0; 32]; COUNT], run, bytes)
    };
    let mut contenders = Vec::new();
    for kernel in [None].into_iter().chain(Kernel::available().map(Some)) {
        let messages: Vec<Vec<u8>> = all.chunks(length).map(<[u8]>::to_vec).collect();
        let (name, ours) = kernel.map_or(("batch::hash".to_owned(), Yes), |kernel| (format!("({kernel})"), Part));
        let run = move |out: &mut Vec<[u8; 32]>| {
            batch::hash_with(kernel.unwrap_or_else(Kernel::best), &SHA3_256.parameters(), black_box(&messages), out);
        };
        contenders.push(work(&name, ours, vec![[0; 32]; COUNT], run, bytes));
    }
    let hash_many = {
        let all = Rc::clone(&all);
        move |out: &mut Vec<[u8; 32]>| {
            p3_symmetric::CryptographicHasher::hash_many(&p3_keccak::Sha3_256Hash, black_box(&*all), out);
        }
    };
    contenders.push(work("p3-keccak hash_many", No, vec![[0; 32]; COUNT], hash_many, bytes));
    contenders.extend([
        one_by_one("keccak-asm, one by one", No, |m| <keccak_asm::Sha3_256 as keccak_asm::Digest>::digest(m).into()),
        one_by_one("sha3, one by one", No, |m| <sha3::Sha3_256 as sha3::Digest>::digest(m).into()),
        one_by_one("(Sha3_256, one by one)", Part, |m| Sha3_256::hash(m)),
    ]);
    Row { name, per_call: COUNT as u32, contenders }
}

/// The observed permutation against the one nobody watches: here the "peer" is the observer, and the ratio its cost.
fn recorded() -> Row {
    let start = State::new([[1; 5]; 5]);
    let mut states = vec![State::default(); 120];
    let record = move |a: &mut State| {
        let mut places = states.iter_mut();
        permute(a, 0..24, &Standard, |_, _, state| {
            if let Some(place) = places.next() {
                *place = *state;
            }
        });
        black_box(&states);
    };
    let mut pushed = Vec::with_capacity(120);
    let push = move |a: &mut State| {
        pushed.clear();
        permute(a, 0..24, &Standard, |_, _, state| pushed.push(*state));
        black_box(&pushed);
    };
    let definition = |a: &mut State| Kernel::DEFINITION.permute(a, 24);
    let contenders = vec![
        work("unobserved", Ours::Yes, start, keccak_f1600, planes),
        work("(unobserved definition)", Ours::Part, start, definition, planes),
        work("recording 120 states", Ours::No, start, record, planes),
        work("(pushing them)", Ours::Part, start, push, planes),
    ];
    Row { name: "cost of observing, at most 5", per_call: 1, contenders }
}
