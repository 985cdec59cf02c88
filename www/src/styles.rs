//! One style sheet out of those that the page names: written by region, loaded at once, and smaller together.

use anyhow::{Result, ensure};

use crate::files::Files;

/// The name of what they become.
const JOINED: &str = "style.css";

/// What a line that names one begins and ends with.
const LINK: (&str, &str) = ("<link rel=\"stylesheet\" href=\"{{assets}}/", "\">");

/// Joins the sheets in the order in which the page names them; gives the page with the one link that is left.
/// A sheet that doesn't exist keeps its link, so that it is refused by its name.
pub(crate) fn join(template: &str, assets: &mut Files) -> Result<String> {
    let mut joined = Vec::new();
    let mut page = String::new();
    for line in template.lines() {
        let name = line.trim().strip_prefix(LINK.0).and_then(|rest| rest.strip_suffix(LINK.1));
        if let Some(sheet) = name.and_then(|name| assets.remove(name)) {
            if joined.is_empty() {
                page.extend([LINK.0, JOINED, LINK.1, "\n"]);
            }
            joined.extend(sheet);
        } else {
            page += line;
            page.push('\n');
        }
    }
    if !joined.is_empty() {
        ensure!(!assets.contains_key(JOINED), "{JOINED} is in the way: the build writes a file of that name");
        assets.insert(JOINED.to_owned(), joined);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets() -> Files {
        [("a.css", "a"), ("b.css", "b"), ("c.css", "c")].map(|(name, rules)| (name.to_owned(), rules.into())).into()
    }

    #[test]
    fn the_page_s_order_is_the_sheet_s() {
        let link = |name: &str| format!("{}{name}{}", LINK.0, LINK.1);
        let template = format!("<head>\n{}\n  {}\n{}\n</head>\n", link("c.css"), link("none.css"), link("a.css"));
        let mut assets = sheets();
        let page = join(&template, &mut assets).unwrap();
        assert_eq!(page, format!("<head>\n{}\n  {}\n</head>\n", link("style.css"), link("none.css")));
        assert_eq!(assets, Files::from([("b.css".into(), b"b".into()), ("style.css".into(), b"ca".into())]));
    }

    #[test]
    fn a_page_without_sheets_stays() {
        let mut assets = sheets();
        assert_eq!(join("<p>\n", &mut assets).unwrap(), "<p>\n");
        assert_eq!(assets, sheets());
    }
}
