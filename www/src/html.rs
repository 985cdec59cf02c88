//! Fills the two blanks of `index.html`, and refuses a page that would not load.

use anyhow::{Result, bail, ensure};

use crate::files::Files;

/// What the page may load: its own origin, no inline script and no inline style.
/// In the page it holds on any host, as a header of our server also for what is not a page.
pub(crate) const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    worker-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// Puts the policy and the name of the assets' folder into the page.
pub(crate) fn fill(template: &str, folder: &str, assets: &Files) -> Result<String> {
    for blank in ["{{csp}}", "{{assets}}"] {
        ensure!(template.contains(blank), "index.html lacks {blank}");
    }
    let html = template.replace("{{csp}}", CSP).replace("{{assets}}", folder);
    if let Some((_, rest)) = html.split_once("{{") {
        let name = rest.split("}}").next().unwrap_or_default();
        bail!("index.html holds {{{{{name}}}}}: only {{{{assets}}}} and {{{{csp}}}} are known");
    }
    ensure!(!html.contains("=\"/"), "index.html refers to an absolute path: a site under a sub-path would not find it");
    for reference in references(&html, folder) {
        ensure!(
            assets.contains_key(reference),
            "index.html refers to {{{{assets}}}}/{reference}, which does not exist"
        );
    }
    Ok(html)
}

/// The assets that a page names.
fn references<'a>(html: &'a str, folder: &str) -> Vec<&'a str> {
    html.split(&format!("{folder}/")).skip(1).filter_map(|rest| rest.split(['"', '\'', '?', '#', '>']).next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<meta content="{{csp}}"><script src="{{assets}}/main.js"></script>"#;

    fn filled(template: &str) -> Result<String, String> {
        let assets = Files::from([("main.js".into(), Vec::new())]);
        fill(template, "0123456789abcdef", &assets).map_err(|error| error.to_string())
    }

    #[test]
    fn both_blanks_are_filled() {
        let html = filled(PAGE).unwrap();
        assert!(html.contains(r#"content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src"#));
        assert!(html.contains(r#"src="0123456789abcdef/main.js""#));
    }

    #[test]
    fn a_page_that_would_not_load_is_refused() {
        for (template, sentence) in [
            (PAGE.replace("{{csp}}", ""), "index.html lacks {{csp}}"),
            (PAGE.replace("{{assets}}", "a"), "index.html lacks {{assets}}"),
            (format!("{PAGE}{{{{title}}}}"), "index.html holds {{title}}: only {{assets}} and {{csp}} are known"),
            (
                format!(r#"{PAGE}<a href="/about">"#),
                "index.html refers to an absolute path: a site under a sub-path would not find it",
            ),
            (
                format!(r#"{PAGE}<link href="{{{{assets}}}}/no.css">"#),
                "index.html refers to {{assets}}/no.css, which does not exist",
            ),
        ] {
            assert_eq!(filled(&template).unwrap_err(), sentence);
        }
    }
}
