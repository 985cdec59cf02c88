//! The box `Position`: an address goes there, anything else is answered with a sentence.

use fantoccini::key::Key;

use crate::Named;
use crate::page::until;
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("an address and Enter goes there", addresses),
    ("what is no address, or is not on the line, gets a sentence and changes nothing", wrong),
];

fn addresses(stage: &Stage) {
    let page = stage.open(&format!("m={}", "x".repeat(300)));
    for (typed, address) in [
        ("2.23.iota", "2.23.iota"),
        ("1.absorb", "1.absorb"),
        ("0.7.π", "0.7.pi"),
        ("0.7.THETA", "0.7.theta"),
        (" 2.squeeze ", "2.squeeze"),
        ("0:1.4.rho", "1.4.rho"),
        ("start", "start"),
    ] {
        let position = page.control("textbox", "Position");
        page.retype(&position, &format!("{typed}{}", Key::Enter));
        page.shown_at(address);
        page.await_pair(&format!("at={address}"));
        assert_eq!(page.sentences(), Vec::<String>::new(), "{typed}");
    }
}

fn wrong(stage: &Stage) {
    let page = stage.open("m=abc&at=0.4.pi");
    let (link, before) = (page.link(), page.shown());
    let position = page.control("textbox", "Position");
    for typed in ["nonsense", "1.absorb", "0.24.theta", "0.3", "0.3.xi", "99999999999999999999.absorb", "-1.absorb", ""]
    {
        page.retype(&position, &format!("{typed}{}", Key::Enter));
        until(&format!("“{typed}” gets a sentence"), || page.sentences(), |sentences| sentences.len() == 1);
        assert_eq!(page.shown().lanes, before.lanes, "{typed}");
        assert_eq!(page.attribute(&position, "aria-invalid"), "true", "{typed}");
        assert_eq!(page.link(), link, "{typed}");
    }
    // Stepping goes on from where the page has stayed.
    page.press(Key::Right, 1);
    page.shown_at("0.4.chi");
    assert_eq!(page.sentences(), Vec::<String>::new());
}
