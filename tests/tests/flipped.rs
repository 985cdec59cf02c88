//! Readers that can fail: for each form, 20 digits of expected values are flipped, and just their cases are reported.
//!
//! A form of which only shared files exist is ignored where they are absent, or fails under `KECCAK_REQUIRE_ALL=1`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, iter};

use keccak_conformance::files::{self, File};
use keccak_conformance::forms::FORMS;
use keccak_conformance::locate::{self, Absent};
use keccak_conformance::random::Random;
use libtest_mimic::{Arguments, Completion, Failed, Trial};

/// How many digits are flipped in each file.
const FLIPS: usize = 20;

/// Files of every form and of every kind that a form has, and which of their lines hold what is expected.
const SAMPLES: [(&str, Expected); 42] = [
    ("nist-cavp-byte/SHA3_224ShortMsg.rsp", Expected::Keys(&["MD"])),
    ("nist-cavp-byte/SHA3_512Monte.rsp", Expected::Keys(&["MD"])),
    ("nist-cavp-byte/SHAKE128ShortMsg.rsp", Expected::Keys(&["Output"])),
    ("nist-cavp-byte/SHAKE256Monte.rsp", Expected::Keys(&["Output"])),
    ("nist-cavp-byte/SHAKE128VariableOut.rsp", Expected::Keys(&["Output"])),
    ("nist-cavp-bit/SHA3_384LongMsg.rsp", Expected::Keys(&["MD"])),
    ("nist-cavp-bit/SHA3_256ShortMsg.rsp", Expected::Keys(&["MD"])),
    ("nist-cavp-bit/SHAKE256VariableOut.rsp", Expected::Keys(&["Output"])),
    ("nist-cavp-bit/SHAKE128Monte.rsp", Expected::Keys(&["Output"])),
    ("acvp/SHA3-256-2.0/expectedResults.json", Expected::Fields(&["md"])),
    ("acvp/SHAKE-128-1.0/expectedResults.json", Expected::Fields(&["md"])),
    ("acvp/cSHAKE-128-1.0/expectedResults.json", Expected::Fields(&["md"])),
    ("acvp/KMAC-128-1.0/expectedResults.json", Expected::Fields(&["mac"])),
    ("acvp/TupleHash-128-1.0/expectedResults.json", Expected::Fields(&["md"])),
    ("acvp/ParallelHash-128-1.0/expectedResults.json", Expected::Fields(&["md"])),
    ("nist-fips202-examples/SHA3TestVectors.txt", Expected::Hex),
    ("nist-fips202-examples/SHAKETestVectors.txt", Expected::Hex),
    ("nist-example-states/SHA3-256_Msg0_states.txt", Expected::AllKeys),
    ("nist-example-states/SHAKE128_Msg1600_states.txt", Expected::AllKeys),
    ("nist-sp800-185-samples/cSHAKE_128_samples.txt", Expected::Keys(&["Out"])),
    ("nist-sp800-185-samples/KMAC_256_samples.txt", Expected::Keys(&["Out"])),
    ("nist-sp800-185-samples/Tuple_Hash_XOF_128_samples.txt", Expected::Keys(&["Out"])),
    ("nist-sp800-185-samples/ParallelHashXOF256_samples.txt", Expected::Keys(&["MD"])),
    ("keccak-team-kat/ShortMsgKAT_224.txt", Expected::Keys(&["MD"])),
    ("keccak-team-kat/LongMsgKAT_512.txt", Expected::Keys(&["MD"])),
    ("keccak-team-kat/MonteCarlo_384.txt", Expected::Keys(&["MD"])),
    ("keccaktools-generated/KeccakF-25-IntermediateValues.txt", Expected::Numbers),
    ("xkcp-intermediate/KeccakF-1600-IntermediateValues.txt", Expected::Numbers),
    ("xkcp-intermediate/KeccakSpongeIntermediateValues_SHA3-256.txt", Expected::Behind(&STATES)),
    ("xkcp-intermediate/KeccakSpongeIntermediateValues_r1344c256.txt", Expected::Behind(&STATES)),
    (DUPLEX, Expected::Behind(&STATES)),
    ("xkcp-intermediate/KangarooTwelve.txt", Expected::Hex),
    ("keccaktools-generated/KeccakP-200.txt", Expected::Keys(&["Out", "InvOut"])),
    ("keccaktools-generated/KeccakSponge-generic.txt", Expected::Keys(&["Out"])),
    ("keccaktools-generated/RawSHAKE.txt", Expected::Keys(&["Out"])),
    ("xkcp-kat-reduced-width/ShortMsgKAT_Keccakr40c160.txt", Expected::Keys(&["Squeezed"])),
    ("ethereum/KECCAK256ShortMsg.txt", Expected::Keys(&["MD"])),
    ("ethereum/ethereum-known.json", Expected::Fields(&["digest", "first4"])),
    ("independent/vectors.json", Expected::Fields(&["out"])),
    ("noble-addons/sha3-addons-subset.json", Expected::Fields(&["exp"])),
    ("rfc9861/rfc9861-test-vectors.txt", Expected::Hex),
    ("xkcp-checksums/checksums.json", Expected::Fields(&["sum"])),
];

const DUPLEX: &str = "xkcp-intermediate/KeccakDuplexIntermediateValues_r1026c574.txt";

/// Titles behind which stands a state or an output of the Keccak Team's sponges.
const STATES: [&str; 5] =
    ["Initial state", "Input of permutation", "State after permutation", "Squeezed block", "Output ("];

/// Files of which a digit is flipped in every line that has one, inputs too, and reported at that line alone.
const EVERY_LINE: [&str; 3] = [
    "xkcp-intermediate/KeccakSpongeIntermediateValues_SHA3-256.txt",
    "xkcp-intermediate/KeccakSpongeIntermediateValues_SHAKE128.txt",
    "xkcp-intermediate/KeccakSpongeIntermediateValues_r1344c256.txt",
];

/// Where a file has the values that are expected.
#[derive(Clone, Copy)]
enum Expected {
    /// Behind these keys and an equals sign.
    Keys(&'static [&'static str]),
    /// Behind every key and an equals sign.
    AllKeys,
    /// In the texts of these fields of JSON.
    Fields(&'static [&'static str]),
    /// In lines of bytes in hex, in backticks or not.
    Hex,
    /// In lines of hexadecimal numbers, and behind equals signs.
    Numbers,
    /// In the line behind one that begins so.
    Behind(&'static [&'static str]),
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = Vec::new();
    for (name, expected) in SAMPLES {
        trials.push(trial(name.into(), name, move |path| flip(name, path, expected)));
    }
    for name in EVERY_LINE {
        trials.push(trial(format!("every_line/{name}"), name, move |path| every_line(name, path)));
    }
    trials.push(trial("duplex_answers".into(), DUPLEX, |path| {
        let answers = folder("duplex").join("DuplexKAT.txt");
        write(&answers, &duplex_answers(path)?)?;
        flip("duplex", &answers, Expected::Keys(&["Out"]))
    }));
    trials.push(Trial::test("wycheproof", || {
        let path = folder("wycheproof").join("kmac128.json");
        write(&path, &wycheproof())?;
        flip("wycheproof", &path, Expected::Fields(&["tag"])).map(|_| ())
    }));
    trials.push(Trial::test("no_form_is_left_out", no_form_is_left_out));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A test of a file that is carried or shared, or may be absent.
fn trial(name: String, file: &str, check: impl FnOnce(&Path) -> Result<Completion, Failed> + Send + 'static) -> Trial {
    let carried = locate::carried().join(file);
    let path = if carried.is_file() { Ok(carried) } else { locate::shared().map(|folder| folder.join(file)) };
    Trial::ignorable_test(name, move || match path.map_err(locate::required) {
        Ok(path) => check(&path),
        Err(Absent::Ignored(why) | Absent::Unasked(why)) => Ok(Completion::ignored_with(why)),
        Err(Absent::Failed(why)) => Err(why.into()),
    })
}

/// Flips digits, at most one in each case at a time, and compares what is reported with what was flipped.
fn flip(name: &str, path: &Path, expected: Expected) -> Result<Completion, Failed> {
    let original = File::of(path.to_path_buf());
    let mut text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    // KangarooTwelve's checksums hash some gigabytes each, and a pattern of 17⁶ bytes is 24 MB.
    text = text.replace("\"kt\"", "\"left out\"");
    let short = |block: &&str| !block.contains("17**6") && !block.contains("17^6");
    text = text.split("\n\n").filter(short).collect::<Vec<_>>().join("\n\n");
    let folder = folder(name);
    let copy = File { path: folder.join("answers"), questions: original.questions };
    write(&copy.path, &text)?;
    let before = copy.check(false);
    if !before.is_good() {
        return Err(before.report(name, 3).into());
    }
    // A case is known by how many begin at or before a line.
    let lines = before.lines();
    let case = |line: usize| lines.iter().filter(|&&begins| begins <= line).count();
    let places = places(&text, expected);
    let mut random = Random::new(name.len() as u64);
    let mut flipped = 0;
    while flipped < FLIPS {
        let mut bytes = text.clone().into_bytes();
        let mut cases = BTreeSet::new();
        for _ in flipped..FLIPS {
            let (line, at) = places[random.below(places.len())];
            if cases.insert(case(line)) {
                bytes[at] = other_digit(bytes[at], &mut random);
            }
        }
        flipped += cases.len();
        write(&copy.path, &String::from_utf8(bytes)?)?;
        let after = copy.check(false);
        let reported: BTreeSet<usize> = after.findings().iter().map(|finding| finding.line.map_or(0, case)).collect();
        if reported != cases || after.findings().len() != cases.len() || after.is_good() {
            let report = after.report(name, 40);
            return Err(format!("flipped are the cases {cases:?}, reported {reported:?}\n{report}").into());
        }
    }
    Ok(Completion::Completed)
}

/// Flips one digit in a line, for each line of digits or with the length of a message, and compares what is reported.
fn every_line(name: &str, path: &Path) -> Result<Completion, Failed> {
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let copy = File { path: folder("every_line").join(name.replace('/', "-")), questions: None };
    let mut random = Random::new(name.len() as u64);
    let (mut start, mut lines) = (0, 0);
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let length = content.split_once(" of length ").map(|(before, _)| before.len() + " of length ".len());
        let is_value = content.split_whitespace().all(|word| word.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let digits = match length {
            Some(from) => from..from + content[from..].find(' ').unwrap_or(0),
            None if is_value => 0..content.len(),
            None => 0..0,
        };
        let places: Vec<usize> = digits.filter(|&at| content.as_bytes()[at].is_ascii_hexdigit()).collect();
        if !places.is_empty() {
            lines += 1;
            let at = start + places[random.below(places.len())];
            let mut bytes = text.clone().into_bytes();
            bytes[at] = other_digit(bytes[at], &mut random);
            write(&copy.path, &String::from_utf8(bytes)?)?;
            let after = copy.check(false);
            let reported: Vec<_> = after.findings().iter().filter_map(|finding| finding.line).collect();
            if reported != [line] || after.is_good() {
                return Err(format!("line {line} is flipped\n{}", after.report(name, 10)).into());
            }
        }
        start += content.len();
    }
    let cases = File { path: path.to_path_buf(), questions: None }.check(false).cases();
    // The empty message has two lines without a digit.
    if lines + 2 < cases || lines < 100 {
        return Err(format!("{lines} lines were flipped of {cases} cases").into());
    }
    Ok(Completion::Completed)
}

/// Another digit of the same kind, upper or lower case.
fn other_digit(digit: u8, random: &mut Random) -> u8 {
    let value = (digit as char).to_digit(16).expect("places are digits") as usize;
    let other = char::from_digit((value ^ (1 + random.below(15))) as u32, 16).expect("below 16");
    (if digit.is_ascii_uppercase() { other.to_ascii_uppercase() } else { other }) as u8
}

/// Line and offset of every digit of what is expected.
fn places(text: &str, expected: Expected) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let (mut start, mut previous) = (0, "");
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let equals = content.find('=').map(|at| (content[..at].trim(), at + 1));
        let hex = |text: &str, len: Option<usize>| {
            let mut words = text.split_whitespace().map(|word| word.trim_matches('`')).peekable();
            words.peek().is_some()
                && words.all(|word| {
                    len.is_none_or(|len| len == word.len()) && word.bytes().all(|digit| digit.is_ascii_hexdigit())
                })
        };
        let ranges = match expected {
            _ if content.starts_with('#') => Vec::new(),
            Expected::Keys(keys) => {
                equals.filter(|(key, _)| keys.contains(key)).map(|(_, at)| at..content.len()).into_iter().collect()
            }
            Expected::AllKeys => equals.map(|(_, at)| at..content.len()).into_iter().collect(),
            Expected::Hex => hex(content, Some(2)).then_some(0..content.len()).into_iter().collect(),
            Expected::Numbers => match equals {
                Some((_, at)) => iter::once(at..content.len()).collect(),
                None => hex(content, None).then_some(0..content.len()).into_iter().collect(),
            },
            Expected::Behind(titles) => {
                titles.iter().any(|title| previous.starts_with(title)).then_some(0..content.len()).into_iter().collect()
            }
            Expected::Fields(names) => names
                .iter()
                .flat_map(|name| {
                    let key = format!("\"{name}\"");
                    content.match_indices(&key).map(|(at, key)| at + key.len()).collect::<Vec<_>>()
                })
                .filter_map(|at| {
                    let rest = content[at..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
                    let from = content.len() - rest.len();
                    Some(from..from + rest.find('"')?)
                })
                .collect(),
        };
        for at in ranges.into_iter().flatten().filter(|&at| content.as_bytes()[at].is_ascii_hexdigit()) {
            places.push((line, start + at));
        }
        (start, previous) = (start + content.len(), content);
    }
    places
}

/// Tests in Wycheproof's form, made of the values of several libraries that are carried.
fn wycheproof() -> String {
    let text = fs::read_to_string(locate::carried().join("independent/vectors.json")).expect("it is carried");
    let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let tests = document["tests"].as_array().expect("there are tests").iter();
    let plain = tests.filter(|test| test["alg"] == "KMAC128" && test["custom"] == "" && test["msg"].is_string());
    let groups: Vec<String> = plain
        .filter(|test| test["key"].is_string())
        .enumerate()
        .map(|(index, test)| {
            let bits = |name: &str| 4 * test[name].as_str().map_or(0, str::len);
            let (key, tag) = (bits("key"), bits("out"));
            format!(
                "{{\"keySize\": {key}, \"tagSize\": {tag}, \"tests\": [{{\"tcId\": {index}, \"key\": {}, \"msg\": {},\n\
                 \"tag\": {}, \"result\": \"valid\"}}]}}",
                test["key"], test["msg"], test["out"]
            )
        })
        .collect();
    assert!(groups.len() > 1, "{} tests", groups.len());
    let count = groups.len();
    format!("{{\"algorithm\": \"KMAC128\", \"numberOfTests\": {count}, \"testGroups\": [\n{}\n]}}", groups.join(",\n"))
}

/// The calls of a duplex whose intermediate values are shared, as records of inputs and outputs.
fn duplex_answers(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut records = String::from("# Algorithm: Duplex[f=Keccak-f[1600], pad=pad10*1, r=1026, c=574]\n");
    let mut lines = text.lines();
    while let Some(title) = lines.next() {
        for (kind, before, after) in [("Input (", "\nInLen", "In"), ("Output (", "OutLen", "Out")] {
            if let Some(len) = title.strip_prefix(kind).and_then(|rest| rest.strip_suffix(" bits):")) {
                let value = lines.next().unwrap_or_default().replace(' ', "");
                records += &[before, " = ", len, "\n", after, " = ", &value, "\n"].concat();
            }
        }
    }
    Ok(records)
}

/// Every form that answers has a file here.
fn no_form_is_left_out() -> Result<(), Failed> {
    let mut left: BTreeSet<&str> = FORMS.iter().filter(|form| !form.asks()).map(|form| form.name).collect();
    // These two are made above.
    left.remove("Wycheproof");
    left.remove("Keccak Team, known answers of a duplex");
    let Ok(shared) = locate::shared() else { return Ok(()) };
    for file in files::find(&[shared]).files {
        let name = file.path.to_string_lossy().replace('\\', "/");
        if SAMPLES.iter().any(|(sample, _)| name.ends_with(sample))
            && let Some(form) = file.form()
        {
            left.remove(form.name);
        }
    }
    if left.is_empty() { Ok(()) } else { Err(format!("no digit is flipped in a file of {left:?}").into()) }
}

/// A folder of a test's own.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("flipped").join(name.replace('/', "-"))
}

fn write(path: &PathBuf, text: &str) -> Result<(), String> {
    let folder = path.parent().expect("it is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
