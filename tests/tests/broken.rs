//! No file makes the runner panic, whatever is wrong with it.

use std::fs;
use std::path::{Path, PathBuf};

use keccak_conformance::files::{self, File};
use keccak_conformance::locate;
use keccak_conformance::random::Random;

/// How often each file is broken in another way.
const TIMES: usize = 4;

/// Files of all forms, carried or shared, but for the one whose calls are many.
fn samples() -> Vec<File> {
    let mut folders = vec![locate::carried()];
    folders.extend(locate::shared());
    let quick = |file: &File| !file.path.to_string_lossy().contains("checksums");
    files::find(&folders).files.into_iter().filter(quick).collect()
}

/// The first lines of a text, so that breaking it many times takes little time.
fn beginning(text: &str) -> &str {
    const MOST: usize = 4_000;
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// One thing wrong: cut off, a line left out or twice, another character, a number that is too large.
fn broken(text: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = random.below(lines.len().max(1));
    let without = |at: usize| lines.iter().enumerate().filter(move |(line, _)| *line != at).map(|(_, text)| *text);
    match random.below(6) {
        0 => text.chars().take(random.below(text.len().max(1))).collect(),
        1 => without(at).collect(),
        2 => lines
            .iter()
            .enumerate()
            .flat_map(|(line, text)| std::iter::repeat_n(*text, 1 + usize::from(line == at)))
            .collect(),
        3 => {
            let mut chars: Vec<char> = text.chars().collect();
            for _ in 0..3 {
                let (at, odd) =
                    (random.below(chars.len().max(1)), ['g', '=', '"', '{', '∞', '\n', '0', '-'][random.below(8)]);
                if let Some(place) = chars.get_mut(at) {
                    *place = odd;
                }
            }
            chars.into_iter().collect()
        }
        4 => {
            // Every number of up to three digits in one line becomes one that no machine holds.
            let line = lines.get(at).copied().unwrap_or_default();
            let large: String = line
                .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
                .map(|word| {
                    let digits = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
                    let is_number =
                        !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|c| c.is_ascii_digit());
                    if is_number { word.replacen(digits, "9223372036854775808", 1) } else { word.to_owned() }
                })
                .collect();
            lines.iter().enumerate().map(|(line, text)| if line == at { large.as_str() } else { text }).collect()
        }
        _ => lines.iter().rev().copied().collect(),
    }
}

#[test]
fn no_file_makes_it_panic() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken");
    fs::create_dir_all(&folder).expect("the folder of the tests can be written");
    let mut random = Random::new(4);
    let samples = samples();
    assert!(samples.len() > 10, "{} files", samples.len());
    for sample in samples {
        let text = fs::read_to_string(&sample.path).expect("vectors are text");
        let asked = sample.questions.as_ref().map(|path| fs::read_to_string(path).expect("vectors are text"));
        for _ in 0..TIMES {
            let path = folder.join("file");
            let questions: Option<PathBuf> = asked.as_ref().map(|asked| {
                let path = folder.join("questions");
                fs::write(&path, broken(asked, &mut random)).expect("the folder can be written");
                path
            });
            let text = if questions.is_some() { &text } else { beginning(&text) };
            fs::write(&path, broken(text, &mut random)).expect("the folder can be written");
            let verdict = File { path, questions }.check(false);
            assert!(!verdict.is_good() || verdict.failed() == 0);
            assert!(!verdict.report("file", 3).is_empty(), "{}", sample.path.display());
        }
    }
}
