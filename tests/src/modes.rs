//! The modes over the sponge: temporary, by definition.

use keccak_core::functions::Parameters;

use crate::bits::Bits;
use crate::computation::{Computation, Kind};
use crate::verdict::Trouble;
use crate::ways::Way;

/// One.
///
/// # Errors
/// No.
pub fn one(c: &Computation, out_bits: usize) -> Result<Vec<u8>, Trouble> {
    let strength = c.function.strength;
    let rate = 1600 - 2 * strength;
    let hash = |rounds, suffix, message: &Bits, out_bits: usize| -> Vec<u8> {
        let mut out = vec![0; out_bits.div_ceil(8)];
        Parameters::new(64, rounds, rate, suffix).unwrap().hash_bits(message.bytes(), message.len(), &mut out, out_bits).unwrap();
        out
    };
    let cshake = |n: &Bits, s: &Bits, message: &Bits, out: usize| {
        if n.is_empty() && s.is_empty() {
            return hash(24, 0x1F, message, out);
        }
        let mut all = bytepad(&cat(&[&encode(n), &encode(s)]), rate / 8);
        all = cat(&[&all, message]);
        hash(24, 0x04, &all, out)
    };
    let text = |t: &str| Bits::of_bytes(t.as_bytes().to_vec());
    let tail = if c.function.xof { right(0) } else { right(out_bits as u64) };
    let s = &c.customization;
    Ok(match c.function.kind {
        Kind::Plain(_) => return Err("plain".into()),
        Kind::CShake => cshake(&c.name, s, &c.input[0], out_bits),
        Kind::Kmac => {
            let all = cat(&[&bytepad(&encode(&c.key), rate / 8), &c.input[0], &tail]);
            cshake(&text("KMAC"), s, &all, out_bits)
        }
        Kind::TupleHash => {
            let parts: Vec<Bits> = c.input.iter().map(encode).chain([tail]).collect();
            cshake(&text("TupleHash"), s, &cat(&parts.iter().collect::<Vec<_>>()), out_bits)
        }
        Kind::ParallelHash => {
            let m = &c.input[0];
            let n = m.len().div_ceil(8 * c.block);
            let mut parts = vec![left(c.block as u64)];
            for i in 0..n {
                let len = (m.len() - 8 * c.block * i).min(8 * c.block);
                let from = c.block * i;
                let block = Bits::of_low(m.bytes()[from..from + len.div_ceil(8)].to_vec(), len);
                parts.push(Bits::of_bytes(cshake(&text(""), &text(""), &block, 2 * strength)));
            }
            parts.push(right(n as u64));
            parts.push(tail);
            cshake(&text("ParallelHash"), s, &cat(&parts.iter().collect::<Vec<_>>()), out_bits)
        }
        Kind::TurboShake => hash(12, c.domain, &c.input[0], out_bits),
        Kind::Kt => {
            let mut m = [c.input[0].bytes(), s.bytes()].concat();
            m.extend(length(s.bytes().len() as u64));
            if m.len() <= 8192 {
                hash(12, 0x07, &Bits::of_bytes(m), out_bits)
            } else {
                let mut fin = m[..8192].to_vec();
                fin.extend([3, 0, 0, 0, 0, 0, 0, 0]);
                let mut n = 0;
                for chunk in m[8192..].chunks(8192) {
                    fin.extend(hash(12, 0x0B, &Bits::of_bytes(chunk.to_vec()), 2 * strength));
                    n += 1;
                }
                fin.extend(length(n));
                fin.extend([0xFF, 0xFF]);
                hash(12, 0x06, &Bits::of_bytes(fin), out_bits)
            }
        }
    })
}

/// Every.
///
/// # Errors
/// No.
pub fn every(c: &Computation, out_bits: usize) -> Result<Vec<Way>, Trouble> {
    Ok(vec![("by definition", one(c, out_bits)?)])
}

fn be(n: u64) -> Vec<u8> {
    let b: Vec<u8> = n.to_be_bytes().into_iter().skip_while(|b| *b == 0).collect();
    if b.is_empty() { vec![0] } else { b }
}
fn length(n: u64) -> Vec<u8> {
    let b: Vec<u8> = n.to_be_bytes().into_iter().skip_while(|b| *b == 0).collect();
    let l = b.len() as u8;
    [b, vec![l]].concat()
}
fn left(n: u64) -> Bits {
    let b = be(n);
    Bits::of_bytes([vec![b.len() as u8], b].concat())
}
fn right(n: u64) -> Bits {
    let b = be(n);
    let l = b.len() as u8;
    Bits::of_bytes([b, vec![l]].concat())
}
fn encode(b: &Bits) -> Bits {
    cat(&[&left(b.len() as u64), b])
}
fn bytepad(b: &Bits, w: usize) -> Bits {
    let mut bools: Vec<bool> = left(w as u64).iter().chain(b.iter()).collect();
    while bools.len() % (8 * w) != 0 {
        bools.push(false);
    }
    Bits::of_bools(&bools)
}
fn cat(parts: &[&Bits]) -> Bits {
    Bits::of_bools(&parts.iter().flat_map(|b| b.iter()).collect::<Vec<_>>())
}
