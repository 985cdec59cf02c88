//! The browser: WebDriver commands as blocking calls, which panic where one fails. A trial has no use for an error.

use std::future::Future;
use std::path::Path;
use std::time::Duration;
use std::{fmt, process};

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

use crate::driver::Driver;
use crate::need::{Absent, missing, program};

/// A browser session. It ends with this value.
#[derive(Debug)]
pub(crate) struct Browser {
    runtime: Runtime,
    client: Option<Client>,
    _driver: Driver,
}

/// The size that a page has unless a trial says otherwise, in CSS pixels.
const SIZE: (u32, u32) = (1440, 900);

/// How long a browser may take to end.
const FAREWELL: Duration = Duration::from_secs(10);

impl Browser {
    /// Starts a driver and a browser with a profile of its own in this folder.
    pub(crate) fn start(scratch: &Path) -> Result<Self, Absent> {
        let browser = program(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"]);
        let (Some(browser), Some(driver)) = (browser, program(&["chromedriver"])) else {
            return Err(missing("no Chromium found, apt-get install chromium chromium-driver"));
        };
        let profile = scratch.join("profile");
        let cannot = |why: &dyn fmt::Display| Absent::Failed(format!("no browser session: {why}"));
        let driver = Driver::start(&driver)?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| cannot(&error))?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(&browser, &profile));
        let client = runtime.block_on(builder.connect(&driver.address)).map_err(|error| cannot(&error))?;
        let browser = Self { runtime, client: Some(client), _driver: driver };
        // It begins with a page of its own, whose requests are nobody's concern.
        browser.go("about:blank");
        browser.log("performance");
        Ok(browser)
    }

    /// Opens a tab with a history and a storage of its own, and closes the one before.
    pub(crate) fn fresh_tab(&self) {
        let client = self.client();
        let tab = self.wait(client.new_window(true)).handle;
        self.wait(client.close_window());
        self.wait(client.switch_to_window(tab));
        self.resize(SIZE.0, SIZE.1);
    }

    /// Loads an address. Where only what stands after `#` differs, the page stays and is told.
    pub(crate) fn go(&self, address: &str) {
        self.wait(self.client().goto(address));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.wait(self.client().refresh());
    }

    /// Goes back in the tab's history.
    pub(crate) fn back(&self) {
        self.wait(self.client().back());
    }

    /// Goes forward in the tab's history.
    pub(crate) fn forward(&self) {
        self.wait(self.client().forward());
    }

    /// The elements that a selector finds.
    pub(crate) fn elements(&self, selector: &str) -> Vec<Element> {
        self.wait(self.client().find_all(Locator::Css(selector)))
    }

    /// The element that has the focus; the body where none has it.
    pub(crate) fn focused(&self) -> Element {
        self.wait(self.client().active_element())
    }

    /// The accessible name that the browser computes.
    pub(crate) fn label(&self, element: &Element) -> String {
        self.text_command(&format!("element/{}/computedlabel", &*element.element_id()))
    }

    /// The role that the browser computes.
    pub(crate) fn role(&self, element: &Element) -> String {
        self.text_command(&format!("element/{}/computedrole", &*element.element_id()))
    }

    /// Clicks in the middle of an element, as a pointer would: whatever covers it gets the click.
    pub(crate) fn click(&self, element: &Element) {
        self.wait(element.click());
    }

    /// Types a text into an element with key strokes, behind what stands there.
    pub(crate) fn type_into(&self, element: &Element, text: &str) {
        self.wait(element.send_keys(text));
    }

    /// Chooses an option of a native select by its text.
    pub(crate) fn select(&self, element: &Element, text: &str) {
        self.wait(element.select_by_label(text));
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    pub(crate) fn press(&self, keys: impl IntoIterator<Item = char>) {
        self.act(keys.into_iter().fold(KeyActions::new("keyboard".into()), |actions, key| {
            actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
        }));
    }

    /// Presses keys while another one is held.
    pub(crate) fn press_with(&self, held: char, keys: impl IntoIterator<Item = char>) {
        let actions = KeyActions::new("keyboard".into()).then(KeyAction::Down { value: held });
        let actions = keys.into_iter().fold(actions, |actions, key| {
            actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
        });
        self.act(actions.then(KeyAction::Up { value: held }));
    }

    /// Presses a key and keeps it down until the keys are [let go](Self::let_go).
    pub(crate) fn hold(&self, key: char) {
        self.act(KeyActions::new("keyboard".into()).then(KeyAction::Down { value: key }));
    }

    /// Lets go of every key and button.
    pub(crate) fn let_go(&self) {
        self.wait(self.client().release_actions());
    }

    /// Moves the pointer to a point of the viewport.
    pub(crate) fn hover(&self, at: (f64, f64)) {
        self.act(mouse().then(to(at)));
    }

    /// Clicks at a point of the viewport.
    pub(crate) fn click_at(&self, at: (f64, f64)) {
        let actions = mouse().then(to(at)).then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        self.act(actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT }));
    }

    /// Presses the pointer at the first point, moves it over all others and lets go at the last.
    pub(crate) fn drag(&self, along: &[(f64, f64)]) {
        let Some((first, rest)) = along.split_first() else { return };
        let actions = mouse().then(to(*first)).then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        let actions = rest.iter().fold(actions, |actions, point| actions.then(to(*point)));
        self.act(actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT }));
    }

    /// Runs a script in the page, with `arguments`, and gives what it returns.
    pub(crate) fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.wait(self.client().execute(script, arguments.to_vec()))
    }

    /// Runs a script that calls its last argument when it is done.
    pub(crate) fn script_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.wait(self.client().execute_async(script, arguments.to_vec()))
    }

    /// Gives a command of Chromium's own protocol: what WebDriver has no word for.
    pub(crate) fn chromium(&self, command: &str, parameters: &Value) -> Value {
        self.command(Method::POST, "goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters })))
    }

    /// Lays the page out in a viewport of this size; a window can't be as narrow as a phone.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Says what the reader's system prefers: `prefers-color-scheme`, `prefers-reduced-motion` …
    pub(crate) fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// What was logged since the last call: of `browser` the console, of `performance` the network.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        match self.command(Method::POST, "se/log", Some(json!({ "type": kind }))) {
            Value::Array(entries) => entries,
            other => panic!("the log {kind} is no list: {other}"),
        }
    }

    /// A picture of the viewport, as PNG.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        self.wait(self.client().screenshot())
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the session lasts as long as the browser")
    }

    fn act(&self, actions: impl Into<Actions>) {
        self.wait(self.client().perform_actions(actions));
    }

    fn text_command(&self, path: &str) -> String {
        match self.command(Method::GET, path, None) {
            Value::String(text) => text,
            other => panic!("{path} is no text: {other}"),
        }
    }

    fn command(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        self.wait(self.client().issue_cmd(Command { method, path: path.to_owned(), body }))
    }

    fn wait<T, E: fmt::Display>(&self, answer: impl Future<Output = Result<T, E>>) -> T {
        match self.runtime.block_on(answer) {
            Ok(value) => value,
            Err(error) => panic!("the browser refused: {error}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // Ending the session ends the browser; the driver ends after it, as a field of this value.
            let _ = self.runtime.block_on(async { tokio::time::timeout(FAREWELL, client.close()).await });
        }
    }
}

/// A command that the client library has no function for.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".into())
}

fn to((x, y): (f64, f64)) -> PointerAction {
    // Points between pixels are rounded by the driver; it wants whole ones.
    PointerAction::MoveTo { duration: Some(Duration::ZERO), x: x.round(), y: y.round() }
}

fn capabilities(browser: &Path, profile: &Path) -> Map<String, Value> {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--no-default-browser-check".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--lang=en-GB".to_owned(),
        // Another host than our own has no address at all: whatever asks for one says so on the console.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1".to_owned(),
        format!("--window-size={},{}", SIZE.0, SIZE.1),
        format!("--user-data-dir={}", profile.display()),
    ];
    // Chromium's sandbox refuses to work for root.
    if process::Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0") {
        arguments.push("--no-sandbox".to_owned());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "timeouts": { "pageLoad": 60_000, "script": 60_000, "implicit": 0 },
    });
    match capabilities {
        Value::Object(capabilities) => capabilities,
        _ => Map::new(),
    }
}
