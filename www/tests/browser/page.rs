//! The page as a reader meets it: controls by their accessible names, texts, lanes, and the link in the address.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;

/// How long a condition may take to come true; a slow machine hashes and draws for seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// Asking again at once would take the processor from what is waited for.
const BREATH: Duration = Duration::from_millis(4);

/// An opened page.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// The browser that shows it.
    pub(crate) browser: &'a Browser,
    place: String,
    /// Controls found before; the document keeps its elements until it is loaded again.
    found: RefCell<HashMap<(String, String), Element>>,
}

/// What a position looks like, as texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Shown {
    /// The address in the box `Position`.
    pub(crate) position: String,
    /// The digest.
    pub(crate) digest: String,
    /// The lanes as they are written, `lanes[y][x]`.
    pub(crate) lanes: Vec<Vec<String>>,
}

/// Waits until what `probe` finds satisfies `is_so`, and gives it.
#[track_caller]
pub(crate) fn until<T: Debug>(what: &str, mut probe: impl FnMut() -> T, is_so: impl Fn(&T) -> bool) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let value = probe();
        if is_so(&value) {
            return value;
        }
        assert!(Instant::now() < deadline, "{what}: still {value:?} after {PATIENCE:?}");
        thread::sleep(BREATH);
    }
}

impl<'a> Page<'a> {
    /// Opens a link of the site at this place and waits until the page is alive.
    pub(crate) fn open(browser: &'a Browser, place: &str, link: &str) -> Self {
        let page = Self { browser, place: place.to_owned(), found: RefCell::default() };
        page.go(link);
        page
    }

    /// The page that the browser has come back to.
    pub(crate) fn shown_already(browser: &'a Browser) -> Self {
        let page = Self { browser, place: String::new(), found: RefCell::default() };
        page.settle();
        page
    }

    /// Opens another link in the same tab: the page stays, as when a reader edits the address.
    pub(crate) fn go(&self, link: &str) {
        let mark = if link.is_empty() { "" } else { "#" };
        self.browser.go(&format!("{}{mark}{link}", self.place));
        self.settle();
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.browser.reload();
        self.settle();
    }

    /// Waits until the page is alive: its core has written the position, and what draws the link's view is there.
    fn settle(&self) {
        self.found.borrow_mut().clear();
        // On a phone the box with the position is behind a button.
        let position = || self.browser.script("return document.getElementById('position')?.value ?? ''", &[]);
        until("the page comes alive", position, |position| position.as_str().is_some_and(|text| !text.is_empty()));
        self.await_view();
    }

    /// Waits until the view that was chosen is drawn: all but one are loaded when they are wanted.
    #[track_caller]
    pub(crate) fn await_view(&self) {
        let busy = || self.browser.script("return document.getElementById('drawing').ariaBusy", &[]);
        until("the view is drawn", busy, |busy| busy == "false");
    }

    /// The visible control with this role and this accessible name; waits for it.
    #[track_caller]
    pub(crate) fn control(&self, role: &str, name: &str) -> Element {
        let key = (role.to_owned(), name.to_owned());
        if let Some(element) = self.found.borrow().get(&key) {
            return element.clone();
        }
        let found = until(&format!("there is a {role} “{name}”"), || self.find(role, name), Option::is_some);
        found.expect("it was waited for")
    }

    /// Whether there is a visible control with this role and this accessible name.
    pub(crate) fn has(&self, role: &str, name: &str) -> bool {
        self.find(role, name).is_some()
    }

    /// The names of all visible controls with this role, in the order of the document.
    pub(crate) fn names(&self, role: &str) -> Vec<String> {
        let candidates = self.candidates(role);
        let alike = candidates.iter().filter(|element| self.browser.role(element) == role);
        alike.map(|element| self.browser.label(element)).collect()
    }

    fn find(&self, role: &str, name: &str) -> Option<Element> {
        let mut candidates = self.candidates(role).into_iter();
        let found =
            candidates.find(|element| self.browser.label(element) == name && self.browser.role(element) == role)?;
        self.found.borrow_mut().insert((role.to_owned(), name.to_owned()), found.clone());
        Some(found)
    }

    /// Asking for names takes a while, so it is asked of elements that can have the role at all.
    fn candidates(&self, role: &str) -> Vec<Element> {
        let native = match role {
            "button" => "button, input[type=button], summary",
            "combobox" => "select",
            "radio" => "input[type=radio]",
            "textbox" => "textarea, input:not([type]), input[type=text]",
            "spinbutton" => "input[type=number]",
            "status" => "output",
            "table" => "table",
            "region" => "section",
            "radiogroup" => "fieldset",
            "list" => "ul, ol",
            "dialog" => "dialog",
            _ => "canvas",
        };
        let mut elements = self.browser.elements(&format!("{native}, [role={role}]"));
        let visible = "return arguments[0].map(element => element.checkVisibility())";
        let visible = self.browser.script(visible, &[json!(elements)]);
        let mut visible = visible.as_array().into_iter().flatten();
        elements.retain(|_| visible.next() == Some(&Value::Bool(true)));
        elements
    }

    /// The text box `Message`.
    #[track_caller]
    pub(crate) fn message(&self) -> Element {
        self.control("textbox", "Message")
    }

    /// Replaces the message by key strokes.
    pub(crate) fn type_message(&self, text: &str) {
        self.retype(&self.message(), text);
    }

    /// Replaces what stands in a text box by key strokes.
    pub(crate) fn retype(&self, element: &Element, text: &str) {
        self.browser.script("arguments[0].focus(); arguments[0].select()", &[json!(element)]);
        let keys = if text.is_empty() { Key::Delete.to_string() } else { text.to_owned() };
        self.browser.press(keys.chars());
    }

    /// Puts a message into the box and leaves it: long texts would take too long key by key.
    pub(crate) fn put_message(&self, text: &str) {
        let script = "
            const [box, text] = arguments;
            box.value = text;
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
            box.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser.script(script, &[json!(self.message()), json!(text)]);
    }

    /// Says how the message is to be read: `Text`, `Hex` or `Bits`.
    pub(crate) fn choose_format(&self, format: &str) {
        self.browser.click(&self.label_of(&self.control("radio", format)));
    }

    /// Chooses a function by its option text.
    pub(crate) fn choose_function(&self, name: &str) {
        self.browser.select(&self.control("combobox", "Function"), name);
    }

    /// Clicks on the button with this name.
    #[track_caller]
    pub(crate) fn click(&self, name: &str) {
        self.browser.click(&self.control("button", name));
    }

    /// Goes to an address by the box `Position` and waits until the state there is shown.
    #[track_caller]
    pub(crate) fn go_to(&self, address: &str) -> Shown {
        let position = self.control("textbox", "Position");
        self.retype(&position, &format!("{address}{}", Key::Enter));
        self.shown_at(address)
    }

    /// Presses a key that many times, with the focus on nothing.
    pub(crate) fn press(&self, key: Key, times: usize) {
        self.browser.script("document.activeElement.blur()", &[]);
        self.browser.press(std::iter::repeat_n(char::from(key), times));
    }

    /// The value of a text box, a select or a spin button.
    pub(crate) fn value(&self, element: &Element) -> String {
        self.text_of("return arguments[0].value", element)
    }

    /// The text of an element.
    pub(crate) fn text(&self, element: &Element) -> String {
        self.text_of("return arguments[0].textContent", element)
    }

    /// The text that can be seen in an element, a line for each line.
    pub(crate) fn seen(&self, element: &Element) -> String {
        self.text_of("return arguments[0].innerText", element)
    }

    /// An attribute, empty where there is none.
    pub(crate) fn attribute(&self, element: &Element, name: &str) -> String {
        let script = "return arguments[0].getAttribute(arguments[1]) ?? ''";
        self.browser.script(script, &[json!(element), json!(name)]).as_str().unwrap_or_default().to_owned()
    }

    /// Whether a radio button is the chosen one of its group.
    pub(crate) fn is_chosen(&self, name: &str) -> bool {
        let radio = self.control("radio", name);
        self.browser.script("return arguments[0].checked", &[json!(radio)]) == Value::Bool(true)
    }

    /// The address in the box `Position`.
    pub(crate) fn position(&self) -> String {
        self.value(&self.control("textbox", "Position"))
    }

    /// The digest on show.
    pub(crate) fn digest(&self) -> String {
        self.text(&self.control("status", "Digest"))
    }

    /// The text of a region: `Step`, `Inspector` or `Sponge`.
    pub(crate) fn region(&self, name: &str) -> String {
        self.seen(&self.control("region", name))
    }

    /// The sentences that report something: alerts, and the list of notes.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let script = "
            return [...document.querySelectorAll('[role=alert], ul[aria-label=Notes] > li')]
                .filter(element => element.checkVisibility())
                .map(element => element.textContent.trim())
                .filter(text => text !== '')";
        texts(&self.browser.script(script, &[]))
    }

    /// What stands behind `#` in the address.
    pub(crate) fn link(&self) -> String {
        let hash = self.browser.script("return location.hash.slice(1)", &[]);
        hash.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address holds this link: while stepping it is written twice a second.
    #[track_caller]
    pub(crate) fn await_link(&self, link: &str) {
        until("the link is written", || self.link(), |written| written == link);
    }

    /// Waits until the link has a pair, and gives the link.
    #[track_caller]
    pub(crate) fn await_pair(&self, pair: &str) -> String {
        let has = |link: &String| link.split('&').any(|other| other == pair);
        until(&format!("{pair} is in the link"), || self.link(), has)
    }

    /// Waits until the link has no pair with this key.
    #[track_caller]
    pub(crate) fn await_no_pair(&self, key: &str) {
        let prefix = format!("{key}=");
        let has = |link: &String| link.split('&').any(|pair| pair.starts_with(&prefix));
        until(&format!("{key} is not in the link"), || self.link(), |link| !has(link));
    }

    /// Waits until this is the digest.
    #[track_caller]
    pub(crate) fn await_digest(&self, digest: &str) {
        until("the digest is computed", || self.digest(), |shown| shown == digest);
    }

    /// Waits until this tab has stored a message: a reload or another site ends what is kept in memory.
    #[track_caller]
    pub(crate) fn await_stored(&self) {
        let stored = || self.browser.script("return sessionStorage.length", &[]);
        until("the message is stored", stored, |items| *items != json!(0));
    }

    /// Position, digest and lanes, read at one moment.
    pub(crate) fn shown(&self) -> Shown {
        let script = "
            const [position, digest, table] = arguments;
            const text = element => element.textContent.trim();
            return {
                position: position.value,
                digest: digest.textContent,
                columns: [...table.querySelectorAll('th[scope=col]')].map(text),
                rows: [...table.querySelectorAll('tr')].filter(row => row.querySelector('th[scope=row]'))
                    .map(row => [text(row.querySelector('th[scope=row]')), ...[...row.querySelectorAll('td')].map(text)]),
            }";
        let controls = [("textbox", "Position"), ("status", "Digest"), ("table", "State")];
        let controls = controls.map(|(role, name)| json!(self.control(role, name)));
        let read = self.browser.script(script, &controls);
        let columns = texts(&read["columns"]);
        let mut lanes = vec![vec![String::new(); 5]; 5];
        for row in read["rows"].as_array().into_iter().flatten().map(texts) {
            let y = number(&row[0], "y = ");
            for (column, lane) in columns.iter().zip(&row[1..]) {
                lanes[y][number(column, "x = ")].clone_from(lane);
            }
        }
        Shown {
            position: read["position"].as_str().unwrap_or_default().to_owned(),
            digest: read["digest"].as_str().unwrap_or_default().to_owned(),
            lanes,
        }
    }

    /// Waits until the page is at this address, and gives what it shows there.
    #[track_caller]
    pub(crate) fn shown_at(&self, address: &str) -> Shown {
        until(&format!("the page is at {address}"), || self.shown(), |shown| shown.position == address)
    }

    /// The box of an element in the viewport, once it is scrolled into view: left, top, width, height.
    pub(crate) fn place(&self, element: &Element) -> (f64, f64, f64, f64) {
        let script = "
            arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = arguments[0].getBoundingClientRect();
            return [x, y, width, height]";
        let place = self.browser.script(script, &[json!(element)]);
        let number = |i: usize| place[i].as_f64().unwrap_or_default();
        (number(0), number(1), number(2), number(3))
    }

    /// The label that stands for a radio button: the button itself may be too small to be hit, or hidden behind it.
    fn label_of(&self, radio: &Element) -> Element {
        let script = "
            document.querySelectorAll('[data-trial]').forEach(element => element.removeAttribute('data-trial'));
            (arguments[0].labels?.[0] ?? arguments[0]).setAttribute('data-trial', '')";
        self.browser.script(script, &[json!(radio)]);
        self.browser.elements("[data-trial]").remove(0)
    }

    fn text_of(&self, script: &str, element: &Element) -> String {
        self.browser.script(script, &[json!(element)]).as_str().unwrap_or_default().to_owned()
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

#[track_caller]
fn number(header: &str, before: &str) -> usize {
    let digits = header.strip_prefix(before).and_then(|digits| digits.parse().ok()).filter(|number| *number < 5);
    digits.unwrap_or_else(|| panic!("the header “{header}” is not {before}0 … 4"))
}
