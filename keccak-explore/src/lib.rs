//! Placeholder.

/// The palette (placeholder).
pub mod palette {
    /// The style sheet `palette.css`.
    pub fn css() -> String {
        ":root { --paper: #faf9f5; }\n".into()
    }
}
