//! Messages in hex and in bits, and what is said of those that are none.

use fantoccini::key::Key;

use crate::Named;
use crate::independent::sha3_256;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("hex is hashed as the bytes that it stands for", hex),
    ("malformed hex says what is wrong and where, and keeps the last good digest", malformed),
    ("stepping goes on beside malformed hex", stepping),
    ("the format rewrites the message that it shows", formats),
    ("bits are hashed in the order of FIPS 202", bits),
    ("a link's carriage return is shown as hex", carriage_return),
];

const ODD: &str = "Hex has an odd number of digits (7): add one or remove one.";

fn hex(stage: &Stage) {
    let page = stage.open("m=");
    page.choose_format("Hex");
    for (typed, bytes) in [
        ("616263", &b"abc"[..]),
        ("0x616263", b"abc"),
        ("61 62 63", b"abc"),
        ("61:62:63", b"abc"),
        ("FFfe00", &[0xff, 0xfe, 0]),
        ("", b""),
    ] {
        page.type_message(typed);
        page.await_digest(&sha3_256(bytes));
        assert_eq!(page.sentences(), Vec::<String>::new(), "{typed}");
        assert_eq!(page.value(&page.message()), typed, "what is typed stays as it was typed");
    }
}

fn malformed(stage: &Stage) {
    let page = stage.open("");
    page.choose_format("Hex");
    assert_eq!(page.value(&page.message()), "616263");
    for (typed, sentence) in [
        ("616263f", ODD),
        ("61g3", "“g” at place 3 is not a hex digit: use 0–9 and a–f."),
        ("xyz", "“x” at place 1 is not a hex digit: use 0–9 and a–f."),
        ("61 6", "Hex has an odd number of digits (3): add one or remove one."),
    ] {
        // Typed key by key, some of these are a message on the way: the last good one is put back first.
        page.put_message("616263");
        page.await_digest(&sha3_256(b"abc"));
        page.put_message(typed);
        await_sentence(&page, sentence);
        assert_eq!(page.digest(), sha3_256(b"abc"), "the last good digest stays: {typed}");
        assert!(body(&page).contains("Below is still “abc”."), "and says of what it is: {typed}");
        assert_eq!(page.attribute(&page.message(), "aria-invalid"), "true", "{typed}");
        assert_eq!(page.value(&page.message()), typed, "nothing that was typed is lost");
    }
    page.type_message("616263ff");
    page.await_digest(&sha3_256(b"abc\xff"));
    assert_eq!(page.sentences(), Vec::<String>::new(), "what is mended is not complained about");
    assert!(!body(&page).contains("Below is still"));
    assert_ne!(page.attribute(&page.message(), "aria-invalid"), "true");
}

fn stepping(stage: &Stage) {
    let page = stage.open("");
    let good = page.go_to("0.0.rho");
    page.go_to("0.0.theta");
    page.choose_format("Hex");
    page.put_message("616263f");
    await_sentence(&page, ODD);
    page.press(Key::Right, 1);
    assert_eq!(page.shown_at("0.0.rho"), good);
    assert!(page.sentences().contains(&ODD.to_owned()), "the sentence stays: {:?}", page.sentences());
    assert!(body(&page).contains("still of “abc”"), "the position says of what it is");
}

fn formats(stage: &Stage) {
    let page = stage.open("");
    for (format, text) in [("Hex", "616263"), ("Bits", "100001100100011011000110"), ("Text", "abc")] {
        page.choose_format(format);
        until(format, || page.value(&page.message()), |shown| shown == text);
        assert!(page.is_chosen(format));
        assert_eq!(page.digest(), sha3_256(b"abc"));
    }
    // A text that is no hex yet is read anew where it was typed for this format.
    page.choose_format("Hex");
    page.put_message("xyz");
    until("xyz is no hex", || page.sentences().len(), |sentences| *sentences == 1);
    page.choose_format("Text");
    page.await_digest(&sha3_256(b"xyz"));
    assert_eq!(page.value(&page.message()), "xyz");
}

fn bits(stage: &Stage) {
    // FIPS 202's examples of 5 and of 30 bits (NIST, "SHA3-256 example values").
    let page = stage.open("");
    page.choose_format("Bits");
    for (bits, digest) in [
        ("11001", "7b0047cf5a456882363cbf0fb05322cf65f4b7059a46365e830132e3b5d957af"),
        ("110010100001101011011110100110", "c8242fef409e5ae9d1f1c857ae4dc624b92b19809f62aa8c07411c54a078b1d0"),
    ] {
        page.type_message(bits);
        page.await_digest(digest);
    }
    page.put_message("10201");
    await_sentence(&page, "“2” at place 3 is not a bit: use 0 and 1.");
}

fn carriage_return(stage: &Stage) {
    let page = stage.open("m=a%0D%0Ab");
    assert!(page.is_chosen("Hex"), "a text box would lose the carriage return");
    assert_eq!(page.value(&page.message()), "610d0a62");
    assert_eq!(page.digest(), sha3_256(b"a\r\nb"));
    // The text format can't show it, says so, and changes nothing.
    page.choose_format("Text");
    until(
        "it is said",
        || page.sentences(),
        |sentences| sentences.iter().any(|sentence| sentence.contains("stay hex")),
    );
    assert_eq!(page.value(&page.message()), "610d0a62");
    assert!(page.is_chosen("Hex"));
    assert_eq!(page.digest(), sha3_256(b"a\r\nb"));
}

#[track_caller]
fn await_sentence(page: &Page<'_>, sentence: &str) {
    until(sentence, || page.sentences(), |sentences| sentences.iter().any(|other| other == sentence));
}

fn body(page: &Page<'_>) -> String {
    page.seen(&page.browser.elements("body").remove(0))
}
