//! Where it is served from: under any path, by any host, asking nobody else for anything.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::json;

use crate::Named;
use crate::independent::sha3_256;
use crate::page::until;
use crate::plain_host;
use crate::stage::{Stage, requests};

/// The trials of this file.
pub(crate) const TRIALS: &[Named] = &[
    ("every answer carries the policy, and the page itself does", policy),
    ("the policy stops what the page doesn't do itself", stopped),
    ("all that is asked for comes from the site", one_origin),
    ("under a path of a plain host it works alike", sub_path),
];

/// DESIGN's policy.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
    img-src 'self' blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

fn policy(stage: &Stage) {
    let index = get(stage, "/");
    assert!(head(&index).contains(&format!("content-security-policy: {POLICY}")), "{}", head(&index));
    let first = index.split_once("<head>").map(|(_, rest)| rest.trim_start()).unwrap_or_default();
    assert!(first.starts_with("<meta http-equiv=\"Content-Security-Policy\""), "the policy is first in <head>");
    assert!(first.lines().next().unwrap_or_default().contains(POLICY));
    // Whatever the page asks for, and what isn't there.
    let page = stage.open("");
    let script = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)";
    let paths = page.browser.script(script, &[]);
    let paths = paths.as_array().into_iter().flatten().filter_map(|path| path.as_str());
    let worker = index
        .split("src=\"")
        .nth(1)
        .and_then(|rest| rest.split_once("main.js"))
        .map(|(folder, _)| format!("/{folder}worker.js"));
    let worker = worker.expect("the page names its first script");
    for path in paths.chain([worker.as_str(), "/missing"]) {
        let answer = get(stage, path);
        assert!(head(&answer).contains(&format!("content-security-policy: {POLICY}")), "{path}");
        assert_eq!(answer.starts_with("HTTP/1.1 200"), path != "/missing", "{path}");
    }
}

fn stopped(stage: &Stage) {
    let page = stage.open("");
    // No error is logged for these: a blocked element only says so by an event.
    let source = "
        return [
            document.querySelectorAll('script:not([src]), style, [style]:not(canvas), iframe, base').length,
            [...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames()).filter(name => name.startsWith('on')).length,
        ]";
    assert_eq!(page.browser.script(source, &[]), json!([0, 0]));
}

fn one_origin(stage: &Stage) {
    let page = stage.open("");
    let text = "0123456789".repeat(10_000);
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    let requests = requests(&page.browser.log("performance"));
    assert!(
        requests.iter().any(|address| address.ends_with("_bg.wasm")),
        "the log knows what is asked for: {requests:?}"
    );
    let stored = "return [document.cookie, JSON.stringify(localStorage)]";
    assert_eq!(page.browser.script(stored, &[]), json!(["", "{}"]), "nothing is stored that nobody has chosen");
    for address in requests {
        let address = address.strip_prefix("blob:").unwrap_or(&address);
        assert!(address.starts_with(&stage.site.origin), "{address}");
    }
}

fn sub_path(stage: &Stage) {
    let place = plain_host::serve(&stage.site.folder, "/some/sub/path/").expect("a port is free");
    stage.admit(&place);
    let page = stage.open_at(&place, "m=abc&at=0.3.chi");
    assert_eq!(page.digest(), sha3_256(b"abc"));
    page.shown_at("0.3.chi");
    // The worker's script is found there, too.
    let text = "0123456789".repeat(10_000);
    page.put_message(&text);
    page.await_digest(&sha3_256(text.as_bytes()));
    let address = page.browser.script("return location.href", &[]);
    let address = address.as_str().unwrap_or_default();
    assert!(address.starts_with(&format!("{place}#")), "the link keeps the path: {address}");
    page.go_to("700.1.pi");
    page.await_stored();
    page.reload();
    until("a reload keeps the message", || page.digest(), |digest| *digest == sha3_256(text.as_bytes()));
    page.shown_at("700.1.pi");
}

/// An answer of our own server, with its head.
fn get(stage: &Stage, path: &str) -> String {
    let host = stage.site.origin.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it takes requests");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    String::from_utf8_lossy(&answer).into_owned()
}

/// Header names in lower case, values as they are.
fn head(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or(answer, |(head, _)| head)
}
