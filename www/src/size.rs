//! What a first visit transfers, compressed as a host would.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::ending;
use crate::site::Site;
use crate::wasm;

/// The most that a first visit should load, in bytes.
const BUDGET: usize = 150_000;

/// Every file with its size under `gzip -9`, the sum of a first visit's, and whether that is within the budget.
///
/// A first visit loads what the page names and what that imports; a part that is imported when it is wanted first is not in it.
pub(crate) fn report(site: &Site) -> io::Result<String> {
    let mut lines = String::new();
    let mut sum = 0;
    for (name, contents) in &site.files {
        let size = gzip(contents)?;
        let later = is_later(site, name);
        sum += if later { 0 } else { size };
        line(&mut lines, size, &format!("{name}{}", if later { " (when it is wanted)" } else { "" }));
    }
    let verdict = if sum <= BUDGET { "within the budget" } else { "OVER THE BUDGET" };
    let budget = BUDGET / 1000;
    line(&mut lines, sum, &format!("a first visit, its files under gzip -9: {verdict} of {budget} kB"));
    Ok(lines)
}

/// Whether this is what lies behind the module's doors, or a script that others name, but only in `import("…")`, or as a worker.
fn is_later(site: &Site, name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file == wasm::LATER {
        return true;
    }
    let mentions = |before: &str| {
        let mention = format!("{before}{file}\"");
        site.files.values().any(|other| other.windows(mention.len()).any(|window| window == mention.as_bytes()))
    };
    let wanted = mentions("import(\"./") || mentions("new URL(\"");
    ending(file) == "js" && wanted && !mentions("from \"./") && !mentions("import \"./")
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
    fn what_is_loaded_when_it_is_wanted_is_no_first_visit() {
        let file = |name: &str, text: &str| (format!("0123456789abcdef/{name}"), text.as_bytes().to_vec());
        let files = Files::from([
            file("main.js", r#"import { a } from "./a.js"; import("./b.js"); import("./a.js");"#),
            file("a.js", ""),
            file("b.js", r#"new Worker(new URL("c.js", import.meta.url))"#),
            file("c.js", r#"import { a } from "./a.js";"#),
            file("keccak_wasm_bg.wasm", ""),
            file(wasm::LATER, ""),
        ]);
        let report = report(&Site { folder: "0123456789abcdef".to_owned(), files }).unwrap();
        let later: Vec<_> = report.lines().filter(|line| line.ends_with("(when it is wanted)")).collect();
        assert_eq!(later.len(), 3, "{report}");
        let names = ["/b.js", "/c.js", "/keccak_wasm_later.wasm"];
        assert!(later.iter().zip(names).all(|(line, name)| line.contains(name)), "{report}");
    }

    #[test]
    fn too_much_is_said() {
        // Bytes without a pattern, so that nothing is saved: multiples of an odd constant, their middle bits.
        let noise = |n: u32| n.wrapping_mul(0x9E37_79B1).wrapping_mul(n).to_le_bytes()[2];
        let report = reported((0..200_000).map(noise).collect());
        assert!(report.ends_with("OVER THE BUDGET of 150 kB\n"), "{report}");
    }
}
