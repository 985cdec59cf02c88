//! Numbers in sentences.

/// So many of a thing that takes an s where they are more: `1 case`, `2 cases`.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The same with its verb: `is 1 case`, `are 2 cases`.
pub fn is(number: usize, thing: &str) -> String {
    format!("{} {}", if number == 1 { "is" } else { "are" }, count(number, thing))
}
