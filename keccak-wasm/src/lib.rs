//! The page's seam, in its outermost shell: what JavaScript sees. No Keccak logic, and nothing that can't be tested natively
//! but the canvas itself, which is there on the page's target alone. Natively this is [`layout`] and [`seam`].

#![forbid(unsafe_code)]
#![no_std]
// Natively `round` is std's own, although this crate does not ask for std; on the page's target the prelude brings it.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused_imports, reason = "needed on wasm32, where the lint applies"))]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub use keccak_explore::hashing;
pub mod layout;
mod math;
#[cfg(target_arch = "wasm32")]
pub mod paint;
mod prelude;
#[cfg(all(target_arch = "wasm32", not(test)))]
mod runtime;
pub mod seam;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;
#[cfg(target_arch = "wasm32")]
use web_sys::CanvasRenderingContext2d;

use crate::prelude::*;

/// The session behind the page. Every call that changes it answers with the fields that changed, as JSON.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page(seam::Seam);

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
impl Page {
    /// What a first visit shows.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript calls it as `new Page()`")]
    pub fn new() -> Self {
        Self(seam::Seam::first())
    }

    /// The rest of this module is here; or it couldn't be loaded, and why.
    pub fn loaded(&mut self, why: &str) -> String {
        self.0.loaded(why)
    }

    /// Does one action, given as JSON.
    pub fn apply(&mut self, action: &str) -> String {
        self.0.apply(action)
    }

    /// Takes the text of the message box.
    pub fn text(&mut self, run: usize, text: &str) -> String {
        self.0.text(run, text)
    }

    /// The text of the message box, where the session wrote it.
    #[wasm_bindgen(js_name = messageText)]
    pub fn message_text(&self, run: usize) -> String {
        self.0.message_text(run).to_owned()
    }

    /// Takes bytes of an attached message that were wanted.
    pub fn bytes(&mut self, run: usize, offset: usize, bytes: &[u8]) -> String {
        self.0.bytes(run, offset, bytes)
    }

    /// Takes the trace that a worker built.
    pub fn adopt(&mut self, run: usize, bytes: &[u8]) -> String {
        self.0.adopt(run, bytes)
    }

    /// Takes a gesture on a panel of this size, in CSS pixels, as JSON.
    pub fn gesture(&mut self, panel: &str, width: f64, height: f64, gesture: &str) -> String {
        self.0.gesture(panel, width, height, gesture)
    }

    /// How high a panel of this width wants to be, in CSS pixels.
    pub fn height(&self, panel: &str, width: f64) -> f64 {
        self.0.height(panel, width)
    }

    /// Paints a panel. `progress` is that of the motion from the position painted last; 1 is its end.
    pub fn paint(
        &self,
        context: &CanvasRenderingContext2d,
        panel: &str,
        width: f64,
        height: f64,
        ratio: f64,
        progress: f64,
    ) {
        paint::paint(context, &self.0.scene_at(panel, width, height, progress), ratio);
    }
}

/// A message on its way into a trace, in a worker.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[derive(Debug)]
pub struct Hashing(hashing::Hashing);

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
impl Hashing {
    /// Begins the run that the view's field `hash` describes, given as JSON.
    ///
    /// # Errors
    /// Throws where that can't be.
    #[wasm_bindgen(constructor)]
    pub fn new(run: &str) -> Result<Self, wasm_bindgen::JsError> {
        hashing::Hashing::new(run).map(Self).map_err(|why| wasm_bindgen::JsError::new(&why))
    }

    /// Absorbs the next bytes of the message.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Digest and trace as bytes, for [`Page::adopt`].
    pub fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}
