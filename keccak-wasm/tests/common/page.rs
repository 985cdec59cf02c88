//! The page as the seam sees it: what it was told, and that it is told nothing twice.

use keccak_wasm::seam::Seam;
use serde_json::{Map, Value, json};

use super::hashed;

/// How wide its panels are, in CSS pixels.
pub(crate) const WIDTH: f64 = 1096.0;

/// What is asked of the page with every answer, changed or not.
pub(crate) const ASKED: [&str; 5] = ["history", "announce", "command", "motion", "repaint"];

/// An answer's fields.
pub(crate) fn object(answer: &str) -> Map<String, Value> {
    match serde_json::from_str(answer) {
        Ok(Value::Object(fields)) => fields,
        other => panic!("{answer} is {other:?}"),
    }
}

/// The page's side: it keeps what it was told.
pub(crate) struct Page {
    pub(crate) seam: Seam,
    pub(crate) view: Map<String, Value>,
    /// What may be told again though it is the same, beside what is asked with every answer.
    pub(crate) again: &'static [&'static str],
}

impl Page {
    /// Everything is here.
    pub(crate) fn new() -> Self {
        Self::of(Seam::new())
    }

    /// As the page begins: with one view at hand.
    pub(crate) fn first() -> Self {
        Self::of(Seam::first())
    }

    fn of(seam: Seam) -> Self {
        let mut page = Self { seam, view: Map::new(), again: &[] };
        page.apply(&json!("Show"));
        page
    }

    /// Takes an answer: only fields that changed may be in it.
    pub(crate) fn take(&mut self, answer: &str) -> Map<String, Value> {
        let answer = object(answer);
        for (name, value) in &answer {
            let same = self.view.get(name) == Some(value);
            let again = ASKED.iter().chain(self.again).any(|asked| asked == name);
            assert!(!same || again, "{name} has not changed");
            self.view.insert(name.clone(), value.clone());
        }
        answer
    }

    pub(crate) fn apply(&mut self, action: &Value) -> Map<String, Value> {
        let answer = self.seam.apply(&action.to_string());
        self.take(&answer)
    }

    pub(crate) fn text(&mut self, text: &str) -> Map<String, Value> {
        let answer = self.seam.text(0, text);
        self.take(&answer)
    }

    pub(crate) fn loaded(&mut self, why: &str) -> Map<String, Value> {
        let answer = self.seam.loaded(why);
        self.take(&answer)
    }

    pub(crate) fn gesture(&mut self, panel: &str, kind: &str, (x, y): (f64, f64)) -> Map<String, Value> {
        let gesture = json!({ "kind": kind, "x": x, "y": y }).to_string();
        let answer = self.seam.gesture(panel, WIDTH, self.seam.height(panel, WIDTH), &gesture);
        self.take(&answer)
    }

    /// Hashes what the view wants hashed, and lends what it wants lent.
    pub(crate) fn serve(&mut self, message: &[u8]) {
        if !self.view["hash"].is_null() {
            let trace = hashed(&self.view["hash"].to_string(), message);
            let answer = self.seam.adopt(0, &trace);
            self.take(&answer);
        }
        if let Some(wants) = self.view["wants"].as_object() {
            let number = |name: &str| wants[name].as_u64().expect("a number") as usize;
            let (run, from, to) = (number("run"), number("from"), number("to"));
            let answer = self.seam.bytes(run, from, &message[from..to]);
            self.take(&answer);
        }
    }
}
