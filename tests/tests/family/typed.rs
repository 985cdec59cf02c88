//! The types of the modes, chosen by a value, fed in any pieces, cloned and reset on the way.

use keccak_conformance::random::Random;
use keccak_core::functions::{Bits, CShake, Kmac, Kt, Mode, ParallelHash, ParameterError, Reader, Strength, TupleHash};

/// A message: bytes and how many of their bits count.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) bytes: Vec<u8>,
    pub(crate) bits: u64,
}

impl Message {
    pub(crate) fn new(random: &mut Random, bits: u64) -> Self {
        let mut bytes = random.bytes(bits.div_ceil(8) as usize);
        if let Some(last) = bytes.last_mut().filter(|_| !bits.is_multiple_of(8)) {
            *last &= (1 << (bits % 8)) - 1;
        }
        Self { bytes, bits }
    }

    pub(crate) fn bools(&self) -> Vec<bool> {
        (0..self.bits as usize).map(|i| self.bytes[i / 8] >> (i % 8) & 1 == 1).collect()
    }

    /// These bits of it as a string of their own.
    fn part(&self, from: u64, bits: u64) -> Self {
        let bools = self.bools();
        let mut bytes = vec![0; bits.div_ceil(8) as usize];
        for i in (0..bits as usize).filter(|i| bools[from as usize + i]) {
            bytes[i / 8] |= 1 << (i % 8);
        }
        Self { bytes, bits }
    }

    fn as_bits(&self) -> Bits<'_> {
        Bits::new(&self.bytes, self.bits).expect("it has its bits")
    }
}

/// A message cut into pieces of bits, empty ones among them.
fn pieces(random: &mut Random, message: &Message) -> Vec<Message> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < message.bits {
        let most = [1, 8, 9, 100, 3000, 1 << 20][random.below(6)];
        let bits = (random.below(most + 1) as u64).min(message.bits - at);
        pieces.push(message.part(at, bits));
        at += bits;
    }
    pieces
}

/// The output in pieces of bytes, and at the end of bits.
fn read(random: &mut Random, mut reader: Reader, bits: u64) -> Vec<u8> {
    let mut out = vec![0xAA; bits.div_ceil(8) as usize];
    let whole = (bits / 8) as usize;
    let mut at = 0;
    while at < whole {
        let count = random.below(200).min(whole - at);
        reader.read(&mut out[at..at + count]);
        at += count;
    }
    reader.read_bits(&mut out[whole..], bits % 8).expect("it has a byte for them");
    out
}

/// What all the types have.
trait Hasher: Clone {
    fn take(&mut self, piece: &Message);
    fn reset(&mut self);
    fn give(self, random: &mut Random, bits: u64) -> Vec<u8>;
}

/// The output of a hasher that is fed in pieces, after it was used for something else and reset, and of a clone of it.
fn hashed<H: Hasher>(mut hasher: H, random: &mut Random, message: &Message, bits: u64) -> Vec<u8> {
    let waste = Message::new(random, 8 * 20_000);
    hasher.take(&waste);
    hasher.reset();
    let pieces = pieces(random, message);
    let cut = random.below(pieces.len() + 1);
    pieces[..cut].iter().for_each(|piece| hasher.take(piece));
    let mut clone = hasher.clone();
    hasher.take(&waste);
    pieces[cut..].iter().for_each(|piece| clone.take(piece));
    clone.give(random, bits)
}

macro_rules! hasher {
    ([$($parameters:tt)*] $type:ty, $take:expr, $give:expr) => {
        impl<$($parameters)*> Hasher for $type {
            fn take(&mut self, piece: &Message) {
                let take: fn(&mut Self, &Message) = $take;
                take(self, piece);
            }

            fn reset(&mut self) {
                <$type>::reset(self);
            }

            fn give(self, random: &mut Random, bits: u64) -> Vec<u8> {
                let give: fn(Self, &mut Random, u64) -> Vec<u8> = $give;
                give(self, random, bits)
            }
        }
    };
}

/// Whole bytes go as bytes, so that both ways are used.
macro_rules! update {
    () => {
        |hasher, piece| {
            if piece.bits.is_multiple_of(8) { hasher.update(&piece.bytes) } else { hasher.update_bits(piece.as_bits()) }
        }
    };
}

macro_rules! fixed {
    () => {
        |hasher, _, bits| {
            let mut out = vec![0xAA; bits.div_ceil(8) as usize];
            let mut same = out.clone();
            hasher.clone().finish_bits(&mut out, bits).expect("it has its bits");
            if bits.is_multiple_of(8) {
                hasher.finish(&mut same);
                assert_eq!(out, same);
            }
            out
        }
    };
}

hasher!([const R: usize] CShake<R>, update!(), |hasher, random, bits| read(random, hasher.finish(), bits));
hasher!([const R: usize] Kmac<R, false>, update!(), fixed!());
hasher!([const R: usize] Kmac<R, true>, update!(), |hasher, random, bits| read(random, hasher.finish(), bits));
hasher!([const R: usize] ParallelHash<R, false>, update!(), fixed!());
hasher!([const R: usize] ParallelHash<R, true>, update!(), |hasher, random, bits| read(random, hasher.finish(), bits));

/// KangarooTwelve takes whole bytes: a piece of bits waits for its byte.
#[derive(Clone)]
struct Bytes<const R: usize> {
    kt: Kt<R>,
    customization: Vec<u8>,
    waiting: Vec<bool>,
}

hasher!([const R: usize] Bytes<R>, |hasher, piece| {
    hasher.waiting.extend(piece.bools());
    let whole = hasher.waiting.len() / 8;
    let bytes: Vec<u8> = (0..whole)
        .map(|i| (0..8).fold(0, |byte, j| byte | u8::from(hasher.waiting[8 * i + j]) << j))
        .collect();
    hasher.waiting.drain(..8 * whole);
    hasher.kt.update(bytes);
}, |hasher, random, bits| read(random, hasher.kt.finish_customized(&hasher.customization), bits));

impl<const R: usize> Bytes<R> {
    fn reset(&mut self) {
        self.kt.reset();
        self.waiting.clear();
    }
}

/// The output of the type that is this mode; `None` for the free sponges, which have none.
pub(crate) fn output(mode: &Mode, random: &mut Random, message: &Message, bits: u64) -> Option<Vec<u8>> {
    macro_rules! by_strength {
        ($strength:expr, $rate:ident => $do:expr) => {
            match $strength {
                Strength::S128 => {
                    const $rate: usize = 168;
                    $do
                }
                Strength::S256 => {
                    const $rate: usize = 136;
                    $do
                }
            }
        };
    }
    macro_rules! by_xof {
        ($xof:expr, $flag:ident => $do:expr) => {
            if $xof {
                const $flag: bool = true;
                $do
            } else {
                const $flag: bool = false;
                $do
            }
        };
    }
    Some(match mode {
        Mode::Sponge(_) => return None,
        Mode::CShake { strength, name, customization } => by_strength!(strength, R => {
            hashed(CShake::<R>::from_bits(name.bits(), customization.bits()), random, message, bits)
        }),
        Mode::Kmac { strength, xof, key, customization } => by_strength!(strength, R => by_xof!(*xof, X => {
            hashed(Kmac::<R, X>::from_bits(key.bits(), customization.bits()), random, message, bits)
        })),
        Mode::ParallelHash { strength, xof, block, customization } => by_strength!(strength, R => by_xof!(*xof, X => {
            let hash = ParallelHash::<R, X>::from_bits(*block, customization.bits()).expect("the block is not empty");
            hashed(hash, random, message, bits)
        })),
        Mode::KangarooTwelve { strength, customization } => by_strength!(strength, R => {
            let hash = Bytes::<R> { kt: Kt::new(), customization: customization.clone(), waiting: Vec::new() };
            hashed(hash, random, message, bits)
        }),
        Mode::TupleHash { strength, xof: false, elements, customization } => by_strength!(strength, R => {
            let mut tuple = TupleHash::<R, false>::from_bits(customization.bits());
            fill(&mut tuple, random, message, elements).expect("the elements are complete");
            let mut out = vec![0xAA; bits.div_ceil(8) as usize];
            tuple.finish_bits(&mut out, bits).expect("the last element is complete");
            out
        }),
        Mode::TupleHash { strength, xof: true, elements, customization } => by_strength!(strength, R => {
            let mut tuple = TupleHash::<R, true>::from_bits(customization.bits());
            fill(&mut tuple, random, message, elements).expect("the elements are complete");
            read(random, tuple.finish().expect("the last element is complete"), bits)
        }),
    })
}

/// The elements, some whole and some in pieces, after others that are forgotten.
fn fill<const R: usize, const X: bool>(
    tuple: &mut TupleHash<R, X>,
    random: &mut Random,
    message: &Message,
    elements: &[u64],
) -> Result<(), ParameterError> {
    tuple.element([7; 300])?;
    tuple.begin_element_bits(9)?;
    tuple.reset();
    let mut at = 0;
    for bits in elements {
        let element = message.part(at, *bits);
        at += bits;
        if random.below(2) == 0 {
            tuple.element_bits(element.as_bits())?;
            continue;
        }
        tuple.begin_element_bits(*bits)?;
        let mut missing = *bits;
        for piece in pieces(random, &element) {
            if missing > 0 {
                assert_eq!(tuple.element([]), Err(ParameterError::ElementShort(missing)));
                assert_eq!(tuple.begin_element_bits(0), Err(ParameterError::ElementShort(missing)));
            }
            let long = vec![0; (missing / 8) as usize + 1];
            let surplus = 8 * long.len() as u64 - missing;
            assert_eq!(tuple.update(long), Err(ParameterError::ElementLong(surplus)));
            tuple.update_bits(piece.as_bits())?;
            missing -= piece.bits;
        }
    }
    Ok(())
}
