//! The words on controls stand twice, in the page's own text and in the table that the other viewer reads: they are the same.

use keccak_explore::words::controls;

const PAGE: &str = concat!(
    include_str!("../../www/page/index.html"),
    include_str!("../../www/page/panels.js"),
    include_str!("../../www/page/fields.js"),
    include_str!("../../www/page/message.js"),
    include_str!("../../www/page/clipboard.js"),
);

#[test]
fn the_page_says_the_same() {
    let has = |words: &str| assert!(PAGE.contains(words), "the page doesn't say “{words}”");
    for button in &controls::TRANSPORT {
        has(&format!("aria-label=\"{}\"", button.name));
        has(button.label);
        has(&format!("data-key=\"{}\"", button.key));
    }
    for (speed, words) in &controls::SPEEDS {
        has(&format!("<option value=\"{speed}\""));
        has(&format!(">{words}</option>"));
    }
    for words in &controls::MARKS {
        has(&format!("</i> {words}</li>"));
    }
    for (term, meaning) in &controls::GLOSSARY {
        has(&format!("<dt>{term}</dt><dd>{meaning}</dd>"));
    }
    assert_eq!(PAGE.matches("<dt>").count(), controls::GLOSSARY.len());
    assert_eq!(PAGE.matches("<option value=\"1").count(), 3, "of all speeds three begin so");
    controls::BARS.into_iter().for_each(has);
    for (title, how) in &controls::NO_BIT {
        has(&format!("\"{title}\", \"{how}\""));
    }
    for words in [
        controls::PAUSE,
        controls::EMPTY,
        controls::THROUGH,
        controls::LINK_COPIED,
        controls::TOO_LONG,
        controls::DIGEST_COPIED,
        controls::CANCELLED,
        controls::PASTED,
    ] {
        has(words);
    }
}
