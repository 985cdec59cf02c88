//! Placeholder, so that the site can be built.

/// Answers a question.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn answer() -> u32 {
    42
}
