//! Leaves out of the page's code what is written for its developers: comments and indentation.
//!
//! It works on lines and is no parser. A comment is left out where it begins a line, and where it tells the checker a type
//! (`/** @…`). Strings that go on in the next line would be changed; such a source is refused.

use anyhow::{Context, Result, bail};

use crate::files::ending;

/// A `.js` or `.css` file as it is shipped. Lines stay lines, so a statement still ends where it ended.
pub(crate) fn strip(name: &str, contents: Vec<u8>) -> Result<Vec<u8>> {
    let lines_too = match ending(name) {
        "js" => true,
        "css" => false,
        _ => return Ok(contents),
    };
    let text = String::from_utf8(contents).with_context(|| format!("{name} is not UTF-8"))?;
    let mut shipped = String::with_capacity(text.len());
    let mut in_comment = false;
    for (number, line) in (1..).zip(text.lines()) {
        let code = code(line, lines_too, &mut in_comment);
        if code.ends_with('\\') || code.matches('`').count() % 2 == 1 {
            bail!("{name}, line {number}: a string goes on in the next line, where it would lose its indentation");
        }
        if !code.is_empty() {
            shipped.push_str(&code);
            shipped.push('\n');
        }
    }
    Ok(shipped.into())
}

/// A line without comments and the spaces around it.
fn code(line: &str, lines_too: bool, in_comment: &mut bool) -> String {
    let mut code = String::new();
    let mut rest = line.trim();
    loop {
        if *in_comment {
            let Some((_, after)) = rest.split_once("*/") else {
                return code;
            };
            *in_comment = false;
            rest = after.trim_start();
        }
        if code.is_empty() && lines_too && rest.starts_with("//") {
            return code;
        }
        let begins = if code.is_empty() && rest.starts_with("/*") { Some(0) } else { rest.find("/** @") };
        let Some(begin) = begins else {
            return code + rest;
        };
        code += &rest[..begin];
        rest = &rest[begin + 2..];
        *in_comment = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(name: &str, text: &str) -> String {
        String::from_utf8(strip(name, text.into()).unwrap()).unwrap()
    }

    #[test]
    fn comments_indentation_and_empty_lines_are_left_out() {
        let source = "\
/** @typedef {import(\"./a.js\").A} A */

/**
 * What it is for.
 * @param {A} a
 */
export function f(a) {
  // Why.
  const box = /** @type {B} */ (a.b) ?? /** @type {C} */ (c);
  /* one */ /* two */ g(a);
  /** @type {D} */ (d).hidden = 2 * 3 / 4;

  return \"// no comment /* nor this */\"; // short
}
";
        let shipped = "\
export function f(a) {
const box = (a.b) ?? (c);
g(a);
(d).hidden = 2 * 3 / 4;
return \"// no comment /* nor this */\"; // short
}
";
        assert_eq!(stripped("a.js", source), shipped);
    }

    #[test]
    fn in_css_two_strokes_begin_no_comment() {
        assert_eq!(stripped("a.css", "/* One\n   two */\n\n* {\n  a:\n    //b;\n}\n"), "* {\na:\n//b;\n}\n");
    }

    #[test]
    fn other_files_stay_as_they_are() {
        assert_eq!(stripped("a.wasm", "  /* */\n"), "  /* */\n");
    }

    #[test]
    fn a_string_over_several_lines_is_refused() {
        for (name, text) in [("a.js", "f(`one\n  two`);"), ("b/a.js", "f('one\\\n  two');"), ("a.css", "a: 'b\\\n c'")]
        {
            let error = strip(name, text.into()).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{name}, line 1: a string goes on")), "{error}");
        }
        assert!(strip("a.js", "// `\nf(`${a}`);".into()).is_ok(), "a comment may hold one");
    }

    #[test]
    fn the_page_s_own_code_survives() {
        let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("page");
        let files = crate::files::read(&page, &["js", "css"]).unwrap();
        assert!(files.len() > 10);
        for (name, contents) in files {
            let source = String::from_utf8(contents).unwrap();
            let shipped = stripped(&name, &source);
            assert!(shipped.len() < source.len());
            assert!(!shipped.contains("/*") && !shipped.contains("*/"), "{name} keeps a comment");
            // What is left are the source's lines, but for comments: in its order, and every brace among them.
            let mut lines = source.lines().map(str::trim);
            for line in shipped.lines() {
                let plain = |source: &str| source == line || source.contains("*/");
                assert!(lines.any(plain), "{name}: {line}");
            }
            for pair in ["{}", "()", "[]"] {
                let count = |bracket: char| shipped.matches(bracket).count();
                let [open, close] = [0, 1].map(|at| count(char::from(pair.as_bytes()[at])));
                assert_eq!(open, close, "{name}: {pair}");
            }
        }
    }
}
