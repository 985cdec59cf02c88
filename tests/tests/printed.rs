//! What `keccak-core`'s example `intermediate_values` prints, held against the Keccak Team's own texts, and what it refuses.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use keccak_conformance::locate::{self, Absent};
use libtest_mimic::{Arguments, Completion, Failed, Trial};

#[path = "../../keccak-core/examples/intermediate_values.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
mod intermediate_values;

/// The Keccak Team's files, and the arguments for their sponges.
const OFFICIAL: [(&str, &[&str]); 3] = [
    ("SHA3-256", &["SHA3-256"]),
    ("SHAKE128", &["SHAKE128", "out=512"]),
    ("r1344c256", &["Sponge", "rate=1344", "suffix=01", "out=512"]),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let shared = locate::shared();
    let mut trials: Vec<Trial> = OFFICIAL
        .into_iter()
        .map(|(name, arguments)| {
            let shared = shared.clone();
            Trial::ignorable_test(format!("official/{name}"), move || match shared.map_err(locate::required) {
                Ok(folder) => official(&folder, name, arguments),
                Err(Absent::Ignored(why) | Absent::Unasked(why)) => Ok(Completion::ignored_with(why)),
                Err(Absent::Failed(why)) => Err(why.into()),
            })
        })
        .collect();
    trials.push(Trial::test("blocks_are_named_in_the_words_of_the_standard", blocks));
    trials.push(Trial::test("what_is_wrong_is_named_with_what_would_be_right", refused));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What is printed, or why nothing is.
fn print(arguments: &[&str]) -> Result<String, String> {
    let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
    let mut out = Vec::new();
    intermediate_values::print(&arguments, &mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).expect("it prints text"))
}

/// Every title and value of an example stands in what we print, in their order; what stands between them are the rounds.
fn official(folder: &Path, name: &str, arguments: &[&str]) -> Result<Completion, Failed> {
    let path = folder.join(format!("xkcp-intermediate/KeccakSpongeIntermediateValues_{name}.txt"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut compared = 0;
    for example in text.split("+++ Example").skip(1) {
        let (_, example) = example.split_once("\n\nInput message").ok_or("there is no message")?;
        let example = ["Input message", example].concat();
        let lines: Vec<&str> = example.lines().collect();
        // The example takes whole bytes.
        if !lines[4].split_whitespace().count().is_multiple_of(8) {
            continue;
        }
        compared += 1;
        let message = format!("hex={}", lines[1].replace(' ', ""));
        let ours = print(&[arguments, &[&message]].concat())?;
        let mut given = ours.lines();
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            if !given.any(|given| given == line) {
                return Err(format!("“{line}” of {message} is not printed in its place").into());
            }
        }
        let ours =
            ours.lines().filter(|line| line.ends_with("to be absorbed:") || line.starts_with("Squeezed")).count();
        let theirs = example.lines().filter(|line| line.ends_with("to be absorbed:") || line.starts_with("Squeezed"));
        if ours != theirs.count() {
            return Err(format!("{ours} blocks are printed of {message}").into());
        }
    }
    // The empty message, 1600 and 2008 bits.
    if compared == 3 { Ok(Completion::Completed) } else { Err(format!("{compared} examples have whole bytes").into()) }
}

fn contains(arguments: &[&str], expected: &str) -> Result<(), Failed> {
    let text = print(arguments)?;
    if text.contains(expected) { Ok(()) } else { Err(format!("{expected}\nis not printed for {arguments:?}").into()) }
}

fn blocks() -> Result<(), Failed> {
    let end = ["00 ".repeat(135), "80 ".into()].concat();
    contains(
        &["SHA3-256", "m=abc"],
        &format!(
            "Delimited suffix:\n06 \n\nSuffix (in bits):\n0 1 \n\n\
             Input message with suffix appended to it (in bits):\n\
             1 0 0 0 0 1 1 0 0 1 0 0 0 1 1 0 1 1 0 0 0 1 1 0 0 1 \n\n\
             Input message with suffix appended to it (last byte aligned on LSB):\n61 62 63 02 \n\n\
             Initial state:\n{}\n\nBlock to be absorbed (part):\n61 62 63 \n\n\
             Block to be absorbed (last few bits + first bit of padding):\n06 \n\n\
             Second bit of padding:\n{end}\n\nInput of permutation:\n61 62 63 06 00 ",
            "00 ".repeat(200)
        ),
    )?;
    // In one byte both ends of the padding: 06 and 80.
    let message = ["hex=", &"00".repeat(135)].concat();
    contains(&["SHA3-256", &message], "(last few bits + first bit of padding):\n06 \n\nSecond bit of padding:\n00 ")?;
    // FIPS 202 appends two bits; the third one is the first of the padding.
    contains(
        &["KMAC128", "key=k", "m=abc"],
        "24 bits message, 24 bits right_encode(L), 2 bits suffix, 1294 bits pad10*1 ---",
    )?;
    // A suffix that is the 1 of the padding alone, a rate that ends within a byte.
    contains(&["Sponge", "w=8", "rate=41", "suffix=01", "hex=ff"], "--- Block 0: 8 bits message, 33 bits pad10*1 ---")?;
    // The padding's first 1 ends a block, and its last 1 the next one.
    contains(&["Sponge", "rate=16", "suffix=ff", "hex=00"], "absorbed (part):\n00 \n\n")?;
    contains(
        &["Sponge", "rate=16", "suffix=ff", "hex=00"],
        "first bit of padding):\nFF \n\nInput of permutation:\n00 FF ",
    )?;
    contains(
        &["Sponge", "rate=16", "suffix=ff", "hex=00"],
        "\nSecond bit of padding:\n00 80 \n\nInput of permutation:\n",
    )?;
    contains(&["SHAKE128", "out=0"], "Squeezed block (part):\n\n")?;
    contains(&["Permutation", "w=1"], "Input of permutation:")
}

fn refused() -> Result<(), Failed> {
    for (arguments, expected) in [
        (&[][..], "Name a function"),
        (&["SHA3-257"], "There is no function “SHA3-257”; the functions are SHA3-224,"),
        (&["SHA3-256", "k=1"], "SHA3-256 takes no “k”; its keys are m, hex."),
        (&["SHA3-256", "key=x"], "SHA3-256 takes no “key”; its keys are m, hex."),
        (&["SHA3-256", "d=03"], "SHA3-256 takes no “d”; its keys are m, hex."),
        (&["SHA3-256", "out=8"], "SHA3-256 takes no “out”; its keys are m, hex."),
        (&["Permutation", "m=abc"], "Permutation takes no “m”; its keys are rounds, w."),
        (&["KMAC128", "n=x"], "its keys are m, hex, out, key, keyhex, s, shex."),
        (&["SHA3-256", "m"], "“m” is no key=value."),
        (&["SHA3-256", "m=a", "hex=61"], "SHA3-256 takes one “m”, and this is the second: “hex=61”."),
        (&["SHAKE128", "out=1", "out=2"], "SHAKE128 takes one “out”"),
        (&["SHAKE128", "out=x"], "“x” under “out” is not a whole number of bytes."),
        (&["SHAKE128", "out=18446744073709551615"], "but at most 65536 are printed."),
        (
            &["SHAKE128", "out=18446744073709551616"],
            "“18446744073709551616” under “out” is not a whole number of bytes.",
        ),
        (&["Sponge", "rate=17x"], "“17x” under “rate” is not a whole number of bits."),
        (&["Sponge", "rate=1601"], "The rate is 1601 bits, but a state of 1600 bits allows 1 to 1600."),
        (&["Sponge", "suffix=+6"], "“+6” under “suffix” is not a byte: two hex digits."),
        (&["TurboSHAKE128", "d=80"], "The domain byte is 80, but it is one of 01 to 7f."),
        (&["SHA3-256", "hex=6"], "“6” under “hex” is not the hex of whole bytes."),
        (&["KMAC128", "keyhex=é"], "“é” under “keyhex” is not the hex of whole bytes."),
        (&["ParallelHash128", "block=0"], "The block size is 0 bytes"),
    ] {
        let what = print(arguments).err().ok_or_else(|| format!("{arguments:?} is printed"))?;
        if !what.contains(expected) {
            return Err(format!("{arguments:?}: {expected}\nis not in\n{what}").into());
        }
    }
    print(&["TupleHash128", "m=a", "m=b"]).map(|_| ()).map_err(Failed::from)
}
