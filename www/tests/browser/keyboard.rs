//! The keyboard alone: every control is reached and seen to be, and every key of the table does what it says.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Named;
use crate::independent::sha3_256;
use crate::page::{Page, until};
use crate::stage::Stage;

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("Tab reaches every control, and the focus is seen on each", tab),
    ("each key of the table does what it says", keys),
    ("every row of the help does something", table),
    ("with the focus in the state the arrows walk the bits", walk),
    ("no key acts while a text field has the focus", text_fields),
    ("the browser's own keys stay the browser's", modifiers),
    ("keys alone change message and function and read the digest", without_pointer),
    ("the help lists the keys and closes", help),
];

fn tab(stage: &Stage) {
    let page = stage.open("f=shake128&m=abc");
    let mut expected = BTreeSet::new();
    for role in ["button", "combobox", "textbox", "spinbutton", "slider", "application"] {
        expected.extend(page.names(role).into_iter().map(|name| format!("{role} {name}")));
    }
    // Of a group of radio buttons only the chosen one is a stop; the arrows do the rest.
    for group in ["Text", "After", "Lines"] {
        expected.insert(format!("radio {group}"));
    }
    let mut reached = Vec::new();
    page.browser.script("document.activeElement.blur(); scrollTo(0, 0)", &[]);
    loop {
        page.browser.press([Key::Tab.into()]);
        let focused = page.browser.focused();
        let stop = format!("{} {}", page.browser.role(&focused), page.browser.label(&focused));
        if is_body(&page) || reached.contains(&stop) {
            break;
        }
        assert!(focus_is_seen(&page), "the focus can't be seen on the {stop}");
        reached.push(stop);
        assert!(reached.len() < 100, "Tab finds no end: {reached:?}");
    }
    let reached_set: BTreeSet<String> = reached.iter().cloned().collect();
    let missed: Vec<_> = expected.difference(&reached_set).collect();
    assert!(missed.is_empty(), "Tab doesn't reach {missed:?}; it reaches {reached:?}");
}

fn is_body(page: &Page<'_>) -> bool {
    page.browser.script("return document.activeElement === document.body", &[]) == Value::Bool(true)
}

/// An outline or a shadow that is there only with the focus: on the element, on its label or beside it within the label.
fn focus_is_seen(page: &Page<'_>) -> bool {
    let script = "
        const element = document.activeElement;
        const parts = [element, element.nextElementSibling, element.closest('label')].filter(Boolean);
        const look = () => parts.map(part => {
            const style = getComputedStyle(part);
            const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            return [outline && style.outlineColor + style.outlineWidth, style.boxShadow, style.borderColor].join();
        });
        const focused = look();
        if (!element.matches(':focus-visible')) return false;
        element.blur();
        const blurred = look();
        element.focus({ focusVisible: true, preventScroll: true });
        return focused.some((part, i) => part !== blurred[i])";
    page.browser.script(script, &[]) == Value::Bool(true)
}

fn keys(stage: &Stage) {
    let page = stage.open("m=abc");
    for (key, address) in [
        (Key::Right, "0.0.theta"),
        (Key::Right, "0.0.rho"),
        (Key::Left, "0.0.theta"),
        (Key::Up, "0.0.iota"),
        (Key::Up, "0.1.iota"),
        (Key::Down, "0.0.iota"),
        (Key::End, "0.squeeze"),
        (Key::Home, "start"),
    ] {
        page.press(key, 1);
        page.shown_at(address);
    }
    page.browser.press_with(Key::Shift.into(), [Key::Right.into(), Key::Right.into()]);
    page.shown_at("0.0.iota");
    page.browser.press_with(Key::Shift.into(), [Key::Left.into()]);
    page.shown_at("0.absorb");

    // Before, while held.
    page.browser.hold('b');
    until("the state before is shown", || page.is_chosen("Before"), |before| *before);
    page.browser.let_go();
    until("the state after is shown again", || page.is_chosen("After"), |after| *after);

    // A bit is followed to where ρ takes it: ρ rotates lane (1, 0) by 1.
    page.go("m=abc&at=0.0.theta&sel=1,0,5");
    page.browser.press(['f']);
    page.shown_at("0.0.rho");
    page.await_pair("sel=1,0,6");
    page.browser.press_with(Key::Shift.into(), ['F']);
    page.shown_at("0.0.theta");
    page.await_pair("sel=1,0,5");
    page.press(Key::Escape, 1);
    page.await_no_pair("sel");

    let theme = || page.browser.script("return getComputedStyle(document.documentElement).backgroundColor", &[]);
    let paper = theme();
    page.browser.press(['n']);
    until("it is night", theme, |colour| *colour != paper);
    page.browser.press(['n']);
    until("it is paper again", theme, |colour| *colour == paper);
}

/// Walks the table of keys as a reader would who tries each: something of what is shown, chosen or said changes.
fn table(stage: &Stage) {
    let link = "m=abc&at=0.3.chi&sub=7&sel=2,2,20&view=slices";
    // Three leaves, the second of them on show: there is a call before it and one after it.
    let tree = "f=parallelhash128&m=four%20and%20twenty%20bytes.&at=2:0.3.chi";
    let page = stage.open(link);
    let rows =
        "return [...document.querySelectorAll('#keys tr')].map(row => [...row.children].map(cell => cell.textContent))";
    let rows = page.browser.script(rows, &[]);
    let rows: Vec<[String; 2]> = serde_json::from_value(rows).expect("each row has its keys and what they do");
    assert!(rows.len() > 12, "{rows:?}");
    let state = "
        return JSON.stringify([
            location.hash, document.getElementById('position').value, document.getElementById('place').textContent,
            document.getElementById('count').textContent, document.getElementById('play').ariaLabel,
            document.documentElement.dataset.theme, document.getElementById('keys').open,
            document.getElementById('toast').hidden, document.getElementById('state').textContent,
            document.getElementById('bit-title').textContent, document.activeElement.id,
            ...[...document.querySelectorAll('input:checked')].map(input => input.value)])";
    // How the lattice is turned stands nowhere but in its drawing.
    let drawing = "
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done(document.getElementById('state-canvas').toDataURL())))";
    let mut tried = 0;
    for [keys, does] in &rows {
        let lattice = does.starts_with("in Lattice");
        let in_tree = does.starts_with("in a tree");
        let state = || if lattice { page.browser.script_async(drawing, &[]) } else { page.browser.script(state, &[]) };
        for name in keys.split(' ').filter(|name| !matches!(*name, "or" | "(held)")) {
            page.go("m=");
            // The view that a key chooses isn't the one that is there.
            page.go(match name {
                "2" => "m=abc&at=0.3.chi&sel=2,2,20",
                _ if lattice => "m=abc&at=0.3.chi&sel=2,2,20&view=lattice",
                _ if in_tree => tree,
                _ => link,
            });
            if in_tree {
                page.shown_at("2:0.3.chi");
            }
            page.browser.script("document.getElementById('toast').hidden = true; document.activeElement.blur()", &[]);
            if does.starts_with("in the state") {
                focus_state(&page);
            }
            let (shift, key) = press_of(name);
            if name == "R" {
                page.browser.press(['d']);
            }
            if lattice {
                // A motion under way would change the drawing without the key.
                until("the lattice stands still", || (state(), state()), |(one, other)| one == other);
            }
            let before = state();
            if shift {
                page.browser.press_with(Key::Shift.into(), [key]);
            } else {
                page.browser.hold(key);
            }
            until(&format!("{name} does “{does}”"), state, |now| *now != before);
            page.browser.let_go();
            page.browser.script("document.getElementById('keys').close()", &[]);
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried} keys of {rows:?}");
}

/// The key of a name in the table, and whether Shift is held with it.
fn press_of(name: &str) -> (bool, char) {
    let (shift, rest) = name.strip_prefix('⇧').map_or((false, name), |rest| (true, rest));
    let key = match rest {
        "←" => Key::Left.into(),
        "→" => Key::Right.into(),
        "↑" => Key::Up.into(),
        "↓" => Key::Down.into(),
        "Home" => Key::Home.into(),
        "End" => Key::End.into(),
        "Esc" => Key::Escape.into(),
        "Space" => ' ',
        "−" => '-',
        _ => rest.chars().next().expect("a key has a name").to_ascii_lowercase(),
    };
    (shift || key == '?', if shift { key.to_ascii_uppercase() } else { key })
}

fn walk(stage: &Stage) {
    let page = stage.open("m=abc&at=0.0.theta&sel=0,0,17");
    let before = page.shown();
    focus_state(&page);
    for (keys, selection) in [
        ([Key::Left].as_slice(), "0,0,18"),
        (&[Key::Right, Key::Right], "0,0,16"),
        (&[Key::Down], "1,0,16"),
        (&[Key::Down, Key::Down, Key::Down, Key::Down], "0,1,16"),
        (&[Key::Up], "4,0,16"),
    ] {
        page.browser.press(keys.iter().map(|key| char::from(*key)));
        page.await_pair(&format!("sel={selection}"));
    }
    page.browser.press_with(Key::Shift.into(), [Key::Down.into(), Key::Down.into()]);
    page.await_pair("sel=4,2,16");
    page.browser.press_with(Key::Shift.into(), [Key::Up.into()]);
    page.await_pair("sel=4,1,16");
    assert_eq!(page.shown(), before, "no arrow has stepped");
    // Esc frees the bit; the other keys act here as everywhere.
    page.browser.press([Key::Escape.into()]);
    page.await_no_pair("sel");
    page.browser.press([Key::End.into()]);
    page.shown_at("0.squeeze");
}

/// Tab until the focus is in the drawing, as a reader would.
fn focus_state(page: &Page<'_>) {
    page.browser.script("document.activeElement.blur()", &[]);
    for _ in 0..100 {
        page.browser.press([Key::Tab.into()]);
        if page.browser.role(&page.browser.focused()) == "application" {
            return;
        }
    }
    panic!("Tab doesn't reach the state");
}

fn text_fields(stage: &Stage) {
    let page = stage.open("m=abc&at=0.3.pi&sel=1,1,1");
    let (link, lanes) = (page.link(), page.shown().lanes);
    let message = page.message();
    page.browser.script("arguments[0].focus(); arguments[0].select()", &[json!(message)]);
    page.browser.press("n1lb?.,f ".chars());
    page.browser.press([Key::Home, Key::End, Key::Left, Key::Up, Key::Escape].map(char::from));
    page.await_digest(&sha3_256(b"n1lb?.,f "));
    assert_eq!(page.position(), "0.3.pi");
    assert!(!page.has("dialog", "Keys of this page"));
    page.put_message("abc");
    page.await_link(&link);

    let position = page.control("textbox", "Position");
    page.browser.script("arguments[0].focus()", &[json!(position)]);
    page.browser.press("n".chars().chain([Key::Left, Key::Right, Key::Home, Key::End].map(char::from)));
    assert_eq!(page.shown().lanes, lanes);
    page.await_link(&link);
}

fn modifiers(stage: &Stage) {
    let page = stage.open("m=abc&at=0.3.pi");
    page.press(Key::Right, 0);
    page.browser.press_with(Key::Control.into(), ['n', 'l', Key::End.into()]);
    page.browser.press_with(Key::Alt.into(), ['f', 'b']);
    page.browser.press_with(Key::Meta.into(), [Key::Home.into()]);
    assert_eq!(page.position(), "0.3.pi");
    page.press(Key::Right, 1);
    page.shown_at("0.3.chi");
}

fn without_pointer(stage: &Stage) {
    let page = stage.open("");
    page.browser.script("document.activeElement.blur(); scrollTo(0, 0)", &[]);
    let tab_to = |stop: &str| {
        for _ in 0..100 {
            page.browser.press([Key::Tab.into()]);
            let focused = page.browser.focused();
            if format!("{} {}", page.browser.role(&focused), page.browser.label(&focused)) == stop {
                return;
            }
        }
        panic!("Tab doesn't reach the {stop}");
    };
    tab_to("combobox Function");
    // A native select is searched by typing.
    page.browser.press("Keccak-256".chars());
    page.browser.press([Key::Enter.into()]);
    let function = page.control("combobox", "Function");
    until("the function is chosen", || page.value(&function), |name| name == "Keccak-256");
    tab_to("textbox Message");
    page.browser.press_with(Key::Control.into(), ['a']);
    page.browser.press("by hand".chars());
    page.await_digest(&crate::independent::digest("Keccak-256", b"by hand", 32));
    tab_to("button Next step");
    page.browser.press([Key::Space.into()]);
    page.shown_at("0.0.theta");
    // A button keeps Space and Enter; the arrows step from there, too.
    page.browser.press([Key::Enter.into(), Key::Right.into()]);
    page.shown_at("0.0.pi");
    tab_to("textbox Position");
    page.browser.press_with(Key::Control.into(), ['a']);
    page.browser.press("0.9.chi".chars().chain([Key::Enter.into()]));
    page.shown_at("0.9.chi");
}

fn help(stage: &Stage) {
    let page = stage.open("m=abc&at=0.3.pi");
    let position = page.control("textbox", "Position");
    page.browser.press_with(Key::Shift.into(), ['?']);
    let dialog = page.control("dialog", "Keys of this page");
    let text = page.seen(&dialog);
    for words in ["step forwards, back", "play, pause", "free the bit", "copy the link"] {
        assert!(text.contains(words), "“{words}” in {text}");
    }
    // While it is open no key steps.
    page.browser.press([Key::Right.into()]);
    assert_eq!(page.value(&position), "0.3.pi");
    page.browser.press([Key::Escape.into()]);
    until("the help is closed", || page.has("dialog", "Keys of this page"), |open| !open);
    page.browser.press([Key::Right.into()]);
    page.shown_at("0.3.chi");
    page.click("Keys");
    until("the help is open", || page.has("dialog", "Keys of this page"), |open| *open);
    page.browser.press([Key::Escape.into()]);
    until("the help is closed", || page.has("dialog", "Keys of this page"), |open| !open);
}
