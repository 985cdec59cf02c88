//! What somebody sees who has files of their own: counts, clear errors with file and line, and an exit status.

use std::fs;
use std::path::{Path, PathBuf};

use keccak_conformance::files;

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder of the tests can be written");
    folder
}

/// What is reported of these files in a folder, whose path is left out, and whether all is good.
fn report(name: &str, contents: &[(&str, &[u8])]) -> (String, bool) {
    let folder = folder(name);
    let paths: Vec<PathBuf> = contents.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, content)) in paths.iter().zip(contents) {
        fs::write(path, content).expect("the folder can be written");
    }
    let mut out = Vec::new();
    let good = files::report(&paths, false, 20, &mut out).expect("memory can be written");
    let text = String::from_utf8(out).expect("reports are text");
    (text.replace(&format!("{}/", folder.display()), ""), good)
}

const CAVP: &str = "\
#  \"SHA3-224 ShortMsg\" information for \"SHA3AllBytes1-28-16\"

[L = 224]

Len = 0
Msg = 00
MD = 6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7

Len = 8
Msg = 01
MD = 488286d9d32716e5881ea1ee51f36d3660d70f0db03b3f612ce9eda4
";

#[test]
fn good_files_are_counted() {
    let (text, good) = report("good", &[("mine.rsp", CAVP.as_bytes())]);
    let expected = "\
mine.rsp: 2 cases, 2 passed, 0 failed, 0 not understood
1 file: 2 cases, 2 passed, 0 failed, 0 not understood
";
    assert_eq!((text.as_str(), good), (expected, true));
}

#[test]
fn a_title_may_name_its_function_anywhere() {
    let xkcp = "# Keccak(input|01)[r=1152, c=448] truncated to 224 bits, or SHA3-224 as in FIPS 202 standard\n";
    let records = &CAVP[CAVP.find("Len").unwrap()..];
    // Without empty lines too.
    for records in [records.to_owned(), records.replace("\n\n", "\n")] {
        let (text, good) = report("titled", &[("mine.txt", [xkcp, &records].concat().as_bytes())]);
        assert!(good && text.starts_with("mine.txt: 2 cases, 2 passed"), "{text}");
    }
}

#[test]
fn line_ends_and_names_of_files_are_of_no_importance() {
    let windows = CAVP.replace('\n', "\r\n");
    let (text, good) = report("windows", &[("whatever", windows.as_bytes())]);
    assert!(good && text.contains("2 passed"), "{text}");
}

#[test]
fn each_error_names_file_and_line_and_the_others_still_run() {
    let wrong = CAVP.replace("488286", "488287");
    let strange_digit = CAVP.replace("488286", "48828x");
    let cut_in_value = &CAVP[..CAVP.len() - 10];
    let cut_in_record = &CAVP[..CAVP.find("MD = 4882").unwrap()];
    let (text, good) = report(
        "errors",
        &[
            ("unknown.txt", b"Dear reader,\nthis is a letter.\n"),
            ("missing value.rsp", cut_in_record.as_bytes()),
            ("cut off.rsp", cut_in_value.as_bytes()),
            ("digit.rsp", strange_digit.as_bytes()),
            ("wrong.rsp", wrong.as_bytes()),
            ("cut off.json", b"{\"tests\": [\n {\"alg\": \"SHA3-224\",\n"),
            ("bytes.rsp", b"# a\n# b\n\xFF\xFE\n"),
            ("packed.json", &[0x1F, 0x8B, 8, 0]),
            ("empty.txt", b""),
            ("other.rsp", CAVP.replace("SHA3-224 S", "SHA-1 S").as_bytes()),
            ("good.rsp", CAVP.as_bytes()),
        ],
    );
    assert!(!good);
    for expected in [
        "unknown.txt: the file: unreadable: the form of this file is not known",
        "missing value.rsp:9: Len = 8, Msg = 01: unreadable: the fields are not Len, Msg, MD",
        "cut off.rsp:11: Len = 8, Msg = 01: unreadable: MD: ",
        "digit.rsp:11: Len = 8, Msg = 01: unreadable: MD: “x” is not a hex digit",
        "wrong.rsp: 2 cases, 1 passed, 1 failed, 0 not understood",
        "wrong.rsp:11: Len = 8, Msg = 01: wrong: the one-shot gives 86d9d32716e5881e … from byte 2 on, the file ",
        "cut off.json:3: the file: unreadable: EOF while parsing",
        "bytes.rsp:3: the file: unreadable: what stands here is not UTF-8 text",
        "packed.json: the file: unreadable: this file is compressed",
        "empty.txt: the file: unreadable: this file is empty",
        "other.rsp: 2 cases, 0 passed, 0 failed, 2 not understood",
        "other.rsp:5: Len = 0, Msg = 00: unknown: SHA-1 is not computed here",
        "good.rsp: 2 cases, 2 passed, 0 failed, 0 not understood",
        "11 files: ",
    ] {
        assert!(text.contains(expected), "{expected}\nis not in\n{text}");
    }
}

#[test]
fn every_single_error_is_enough() {
    for (name, content) in [
        ("unknown", "a letter".to_owned()),
        ("cut off", CAVP[..CAVP.len() - 3].to_owned()),
        ("wrong", CAVP.replace("6b4e", "6b4f")),
        ("no case", CAVP[..CAVP.find("Len").unwrap()].to_owned()),
        ("a line too many", format!("{CAVP}\nwhat is this?\n")),
    ] {
        let (text, good) = report("single", &[("good.rsp", CAVP.as_bytes()), (name, content.as_bytes())]);
        assert!(!good, "{name}\n{text}");
    }
    let mut out = Vec::new();
    assert!(!files::report(&[folder("nothing")], false, 3, &mut out).unwrap(), "an empty folder is no success");
    assert!(!files::report(&[PathBuf::from("no such file")], false, 3, &mut out).unwrap());
}

const QUESTIONS: &str = r#"[{"acvVersion": "1.0"}, {"vsId": 1, "algorithm": "SHA3-256", "revision": "2.0", "testGroups": [
 {"tgId": 1, "testType": "AFT", "tests": [
  {"tcId": 1, "msg": "", "len": 0},
  {"tcId": 2, "msg": "98", "len": 5}]},
 {"tgId": 2, "testType": "LDT", "tests": [
  {"tcId": 3, "largeMsg": {"content": "616263", "contentLength": 24, "fullLength": 8589934608, "expansionTechnique": "repeating"}}]}]}]"#;

const ANSWERS: &str = r#"{"vsId": 1, "algorithm": "SHA3-256", "revision": "2.0", "testGroups": [
 {"tgId": 1, "tests": [
  {"tcId": 1, "md": "A7FFC6F8BF1ED76651C14756A061D662F580FF4DE43B49FA82D80A4B80F8434A"},
  {"tcId": 2, "md": "7B0047CF5A456882363CBF0FB05322CF65F4B7059A46365E830132E3B5D957AF"}]},
 {"tgId": 2, "tests": [
  {"tcId": 3, "md": "00"}]}]}"#;

#[test]
fn questions_and_answers_are_one() {
    let files: [(&str, &[u8]); 2] = [("asked.json", QUESTIONS.as_bytes()), ("answered.json", ANSWERS.as_bytes())];
    let (text, good) = report("pair", &files);
    assert!(good, "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(
        text.starts_with("answered.json: 2 cases, 2 passed, 0 failed, 0 not understood, 1 left out (a message of a"),
        "{text}"
    );

    let wrong = ANSWERS.replace("7B0047", "7B0048");
    let (text, good) = report("lines", &[("asked.json", QUESTIONS.as_bytes()), ("answered.json", wrong.as_bytes())]);
    assert!(!good && text.contains("answered.json:4: tgId 1, tcId 2, AFT: wrong: "), "{text}");

    let (text, good) = report("alone", &[("answered.json", ANSWERS.as_bytes())]);
    assert!(!good && text.contains("there is no file beside them that asks"), "{text}");

    let fewer = ANSWERS
        .replace("{\"tcId\": 1, \"md\": \"A7FFC6F8BF1ED76651C14756A061D662F580FF4DE43B49FA82D80A4B80F8434A\"},", "");
    let (text, good) = report("fewer", &[("asked.json", QUESTIONS.as_bytes()), ("answered.json", fewer.as_bytes())]);
    assert!(!good && text.contains("1 question has no answer; the first is tcId 1"), "{text}");
}

/// NIST's first sample of KMAC: the tag of 00010203 under 40 … 5F, without a customization.
const TAG: &str = "e5780b0d3ea6f7d3a429c5706aa43a00fadbd7d49628839e3187243f456ee14e";

fn wycheproof(tag: &str, result: &str) -> String {
    let key = keccak_core::notation::hex(0x40..0x60);
    format!(
        r#"{{"algorithm": "KMAC128", "numberOfTests": 1, "testGroups": [{{"keySize": 256, "tagSize": 256, "tests": [
  {{"tcId": 1, "key": "{key}", "msg": "00010203", "tag": "{tag}", "result": "{result}"}}]}}]}}"#
    )
}

#[test]
fn forged_tags_must_be_refused() {
    let forged = TAG.replace("e578", "e579");
    for (tag, result, expected) in
        [(TAG, "valid", true), (&forged, "invalid", true), (&forged, "valid", false), (TAG, "invalid", false)]
    {
        let (text, good) = report("wycheproof", &[("kmac.json", wycheproof(tag, result).as_bytes())]);
        assert_eq!(good, expected, "{result}\n{text}");
        assert!(expected || text.contains("kmac.json:2: KMAC128, tcId 1: wrong: "), "{text}");
    }
    let other = wycheproof(TAG, "valid").replace("KMAC128", "HMACSHA256");
    let (text, good) = report("wycheproof", &[("kmac.json", other.as_bytes())]);
    assert!(!good && text.contains("unknown: there is no function “HMACSHA256”"), "{text}");
}

#[test]
fn a_file_whose_cases_were_all_left_out_is_no_success() {
    let long = "# Algorithm Name: Keccak\n\nRepeat = 16777216\nText = abc\nMD = ".to_owned() + &"0".repeat(64) + "\n";
    let (text, good) = report("left out", &[("long.txt", long.as_bytes())]);
    let expected = "\
long.txt: 0 cases, 0 passed, 0 failed, 0 not understood, 1 left out
  long.txt: nothing was checked: a message of a gibibyte is hashed with --extremely-long alone
1 file: 0 cases, 0 passed, 0 failed, 0 not understood, 1 left out (a message of a gibibyte is hashed with --extremely-long alone)
";
    assert_eq!((text.as_str(), good), (expected, false));
    // Beside a file that was checked too.
    let (text, good) = report("left out", &[("good.rsp", CAVP.as_bytes()), ("long.txt", long.as_bytes())]);
    assert!(!good && text.contains("2 files: 2 cases, 2 passed, 0 failed, 0 not understood, 1 left out ("), "{text}");
}

#[test]
fn the_mark_of_a_byte_order_is_passed_over() {
    let marked = |text: &str| ["\u{FEFF}", text].concat().into_bytes();
    let (text, good) = report(
        "marked",
        &[("mine.rsp", &marked(CAVP)), ("asked.json", &marked(QUESTIONS)), ("answered.json", &marked(ANSWERS))],
    );
    assert!(good && text.contains("2 files: 4 cases, 4 passed"), "{text}");
}

#[test]
fn what_has_no_line_names_none() {
    let mut out = Vec::new();
    assert!(!files::report(&[PathBuf::from("no such file")], false, 3, &mut out).unwrap());
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("\n  no such file: the file: unreadable: "), "{text}");
}

#[test]
fn one_of_a_kind_is_named_as_one() {
    for (wrong, expected) in [
        (CAVP.replace("Msg = 01", "Msg = 0101"), "there are 2 bytes for 8 bits"),
        (CAVP.replace("Len = 8\nMsg = 01", "Len = 9\nMsg = 01"), "there is 1 byte for 9 bits"),
        (CAVP.replace("Msg = 01", "Msg = 1"), "1 hex digit would end within a byte"),
    ] {
        let (text, good) = report("plural", &[("mine.rsp", wrong.as_bytes())]);
        assert!(!good && text.contains(expected), "{expected}\n{text}");
    }
}

#[cfg(unix)]
#[test]
fn each_file_is_read_once_whatever_links_lead_to_it() {
    use std::os::unix::fs::symlink;

    let folder = folder("links");
    fs::create_dir(folder.join("inner")).expect("the folder can be written");
    fs::write(folder.join("inner/mine.rsp"), CAVP).expect("the folder can be written");
    // A cycle, a second way into the folder, and a second name of the file.
    for (target, name) in [("..", "inner/up"), ("inner", "other"), ("inner/mine.rsp", "also mine.rsp")] {
        symlink(target, folder.join(name)).expect("the folder can be written");
    }
    let mut out = Vec::new();
    let paths = [folder.clone(), folder.join("other"), folder.join("inner/mine.rsp")];
    assert!(files::report(&paths, false, 3, &mut out).unwrap());
    let text = String::from_utf8(out).unwrap();
    assert!(text.ends_with("\n1 file: 2 cases, 2 passed, 0 failed, 0 not understood\n"), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_can_be_read_only_once_is_read() {
    use std::io::Write;
    use std::os::fd::AsRawFd;

    let (reader, mut writer) = std::io::pipe().expect("there are pipes");
    writer.write_all(CAVP.as_bytes()).expect("it is less than a pipe holds");
    drop(writer);
    let mut out = Vec::new();
    let path = PathBuf::from(format!("/dev/fd/{}", reader.as_raw_fd()));
    let good = files::report(&[path], false, 3, &mut out).unwrap();
    assert!(good, "{}", String::from_utf8_lossy(&out));
}
