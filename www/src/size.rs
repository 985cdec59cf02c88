//! What a first visit transfers, compressed as a host would.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::Site;

/// The most that a first visit should load, in bytes.
const BUDGET: usize = 150_000;

/// Every file with its size under `gzip -9`, the sum, and whether it is within the budget.
/// All files count: some are loaded later, when a file is hashed, so the sum is never too small.
pub(crate) fn report(site: &Site) -> io::Result<String> {
    let mut lines = String::new();
    let mut sum = 0;
    for (name, contents) in &site.files {
        let size = gzip(contents)?;
        sum += size;
        line(&mut lines, size, name);
    }
    let verdict = if sum <= BUDGET { "within the budget" } else { "OVER THE BUDGET" };
    let budget = BUDGET / 1000;
    line(&mut lines, sum, &format!("a first visit, all files under gzip -9: {verdict} of {budget} kB"));
    Ok(lines)
}

fn line(lines: &mut String, bytes: usize, what: &str) {
    // Writing to a String does not fail.
    let _ = writeln!(lines, "{:>8.1} kB  {what}", bytes as f64 / 1000.0);
}

fn gzip(contents: &[u8]) -> io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    fn reported(contents: Vec<u8>) -> String {
        let folder = "0123456789abcdef".to_owned();
        let files = Files::from([(format!("{folder}/main.js"), contents)]);
        report(&Site { folder, files }).unwrap()
    }

    #[test]
    fn every_file_and_the_sum_are_listed() {
        let report = reported(vec![0; 1_000_000]);
        let lines: Vec<_> = report.lines().collect();
        assert_eq!(lines[0], "     1.0 kB  0123456789abcdef/main.js");
        assert!(lines[1].ends_with("within the budget of 150 kB"), "{report}");
    }

    #[test]
    fn too_much_is_said() {
        // Bytes without a pattern, so that nothing is saved: multiples of an odd constant, their middle bits.
        let noise = |n: u32| n.wrapping_mul(0x9E37_79B1).wrapping_mul(n).to_le_bytes()[2];
        let report = reported((0..200_000).map(noise).collect());
        assert!(report.ends_with("OVER THE BUDGET of 150 kB\n"), "{report}");
    }
}
