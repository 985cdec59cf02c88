//! Puts the site together from the page's sources, the palette and the bindings.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use keccak_core::functions::Sha3_256;

use crate::files::{self, Files, cannot};
use crate::html;
use crate::site::{ICON, INDEX, Site};
use crate::strip::strip;
use crate::styles;

/// The site: `index.html` and the icon, and one folder of everything else.
/// Of the page's sources `.js` and `.css` are shipped, without comments and indentation and the style sheets as one;
/// other files are for developers.
pub(crate) fn site(page: &Path, bindings: Files) -> Result<Site> {
    let index = page.join(INDEX);
    let template = fs::read_to_string(&index).with_context(|| cannot("read", &index))?;
    let icon = fs::read(page.join(ICON)).with_context(|| cannot("read", &page.join(ICON)))?;

    let mut assets = files::read(page, &["js", "css"])?;
    let palette = ("palette.css".into(), keccak_explore::palette::css().into());
    for (name, contents) in bindings.into_iter().chain([palette]) {
        ensure!(
            !assets.contains_key(&name),
            "{} is in the way: the build writes a file of that name",
            page.join(&name).display()
        );
        assets.insert(name, contents);
    }
    let mut assets = assets
        .into_iter()
        .map(|(name, contents)| Ok((name.clone(), strip(&name, contents)?)))
        .collect::<Result<Files>>()?;

    let template = styles::join(&template, &mut assets)?;
    let folder = folder_name(&assets);
    let html = html::fill(&template, &folder, &assets)?;
    let mut files: Files = assets.into_iter().map(|(name, contents)| (format!("{folder}/{name}"), contents)).collect();
    files.insert(INDEX.into(), html.into());
    files.insert(ICON.into(), icon);
    Ok(Site { folder, files })
}

/// 64 bits of the SHA3-256 of all names and contents, each with its length in front so that nothing can shift.
fn folder_name(assets: &Files) -> String {
    let mut hash = Sha3_256::new();
    for (name, contents) in assets {
        for part in [name.as_bytes(), contents] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let [a, b, c, d, e, f, g, h, ..] = hash.finish();
    format!("{:016x}", u64::from_be_bytes([a, b, c, d, e, f, g, h]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::scratch::Scratch;

    const PAGE: [(&str, &str); 5] = [
        ("index.html", r#"<meta content="{{csp}}"><script src="{{assets}}/main.js"></script>"#),
        ("icon.svg", "<svg/>"),
        ("main.js", "// Why.\nimport './inner/part.js';"),
        ("inner/part.js", "export {};"),
        ("notes.md", "not shipped"),
    ];

    fn assembled(test: &str, change: (&str, &str)) -> Result<Site, String> {
        let dir = Scratch::new(test);
        let page: Files =
            PAGE.into_iter().chain([change]).map(|(name, contents)| (name.to_owned(), contents.into())).collect();
        files::write(&page, &dir).unwrap();
        let bindings = Files::from([("keccak_wasm_bg.wasm".to_owned(), b"wasm".into())]);
        site(&dir, bindings).map_err(|error| error.to_string())
    }

    #[test]
    fn everything_but_the_page_and_its_icon_is_in_one_folder() {
        let Site { folder, files } = assembled("layout", ("style.css", "a {}")).unwrap();
        assert_eq!(folder.len(), 16);
        let names: Vec<_> = files.keys().map(|name| name.replace(&folder, "*")).collect();
        let expected = [
            "*/inner/part.js",
            "*/keccak_wasm_bg.wasm",
            "*/main.js",
            "*/palette.css",
            "*/style.css",
            "icon.svg",
            "index.html",
        ];
        assert_eq!(names, expected);
        assert_eq!(files[&format!("{folder}/main.js")], b"import './inner/part.js';\n");
        let html = String::from_utf8(files["index.html"].clone()).unwrap();
        assert!(html.contains(&format!(r#"src="{folder}/main.js""#)));
    }

    #[test]
    fn the_folder_s_name_changes_with_contents_and_names_of_assets_alone() {
        let name = |test: &str, change| assembled(test, change).unwrap().folder;
        assert_eq!(name("hash-none", ("notes.md", "1")), name("hash-other", ("notes.md", "2")));
        let before = name("hash", ("a.js", "1"));
        assert_ne!(before, name("hash-contents", ("a.js", "2")));
        assert_ne!(before, name("hash-name", ("b.js", "1")));
    }

    #[test]
    fn a_file_that_the_build_writes_is_not_overwritten() {
        let error = assembled("clash", ("palette.css", "a {}")).unwrap_err();
        assert!(error.contains("palette.css is in the way"), "{error}");
    }

    #[test]
    fn a_page_without_index_is_an_error() {
        let dir = Scratch::new("no-index");
        let error = site(&dir, Files::new()).unwrap_err().to_string();
        assert!(error.starts_with("can't read ") && error.ends_with("index.html"), "{error}");
    }
}
