//! `std`: a message is written, an output is read. Neither ever fails, but for the elements of a tuple.

use std::io::{Error, ErrorKind, Read, Result, Write};

use super::{CShake, CustomizedKt, Hash, Keccak256Full, Kmac, Kt, ParallelHash, Reader, TupleHash, TurboShake, Xof};

/// Writing takes in the message.
macro_rules! write {
    ($([$($parameters:tt)*] $type:ty),* $(,)?) => {$(
        impl<$($parameters)*> Write for $type {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                self.update(bytes);
                Ok(bytes.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    )*};
}

write!(
    [const RATE: usize, const SUFFIX: u8, const OUT: usize] Hash<RATE, SUFFIX, OUT>,
    [const RATE: usize, const SUFFIX: u8] Xof<RATE, SUFFIX>,
    [] Keccak256Full,
    [const RATE: usize] CShake<RATE>,
    [const RATE: usize, const XOF: bool] Kmac<RATE, XOF>,
    [const RATE: usize, const XOF: bool] ParallelHash<RATE, XOF>,
    [const RATE: usize, const D: u8] TurboShake<RATE, D>,
    [const RATE: usize] Kt<RATE>,
    [C: AsRef<[u8]>, const RATE: usize] CustomizedKt<C, RATE>,
);

impl<const RATE: usize, const XOF: bool> Write for TupleHash<RATE, XOF> {
    /// Writes to the element that was begun; what is more than it has is an error of the kind `InvalidInput`.
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.update(bytes).map_err(|error| Error::new(ErrorKind::InvalidInput, error))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Read for Reader {
    /// Fills the whole of `out`: the output has no end.
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        Reader::read(self, out);
        Ok(out.len())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Read, Write, copy};

    use super::super::{Kt128, Sha3_256, Shake128, TupleHash128};

    #[test]
    fn what_is_written_is_hashed_and_the_output_is_read() {
        let message = [7; 10_000];
        let mut hash = Sha3_256::new();
        copy(&mut &message[..], &mut hash).unwrap();
        assert_eq!(hash.finish(), Sha3_256::hash(&message));

        let mut kt = Kt128::new();
        kt.write_all(&message).unwrap();
        let mut output = [0; 300];
        copy(&mut kt.finish().take(300), &mut &mut output[..]).unwrap();
        let mut expected = [0; 300];
        Kt128::hash(&message, b"", &mut expected);
        assert_eq!(output, expected);

        let mut tuple = TupleHash128::new(b"");
        tuple.begin_element(2).unwrap();
        tuple.write_all(&[1]).unwrap();
        assert_eq!(tuple.write_all(&[1, 2]).unwrap_err().kind(), ErrorKind::InvalidInput);
        tuple.write_all(&[2]).unwrap();
        let mut output = [0; 32];
        tuple.finish(&mut output).unwrap();
        let mut whole = [0; 32];
        TupleHash128::hash(&[&[1, 2]], b"", &mut whole);
        assert_eq!(output, whole);
        Shake128::new().flush().unwrap();
    }
}
