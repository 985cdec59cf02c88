//! Serves a site to this machine: the files as they are in memory, so no path can lead anywhere else.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::files::ending;
use crate::html::CSP;
use crate::site::{INDEX, Site};

/// Sent with every answer, errors included.
const ALWAYS: [(HeaderName, &str); 4] = [
    (CONTENT_SECURITY_POLICY, CSP),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];
const TEXT: &str = "text/plain; charset=utf-8";
/// Asked for again each time: these keep their names from version to version.
const FRESH: &str = "no-cache";
/// Never asked for again: another content has another name.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Opens the port, on the loopback address alone.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is in use: end the program that holds it, or choose another with --port (0 takes any free one)"
        ),
        _ => anyhow!("port {port} can't be opened ({error}): choose another with --port"),
    })
}

/// Answers until Ctrl-C.
pub(crate) fn serve(listener: TcpListener, site: Site) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().context("can't start serving")?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::spawn(axum::serve(listener, router(site)).into_future());
        tokio::signal::ctrl_c().await
    })?;
    Ok(())
}

fn router(site: Site) -> Router {
    let site = Arc::new(site);
    Router::new().fallback(async move |method: Method, uri: Uri| answer(&site, &method, uri.path()))
}

fn answer(site: &Site, method: &Method, path: &str) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let allow = [(ALLOW, "GET, HEAD"), (CONTENT_TYPE, TEXT), (CACHE_CONTROL, FRESH)];
        let text = "This server only answers GET and HEAD.\n";
        return (StatusCode::METHOD_NOT_ALLOWED, ALWAYS, allow, text).into_response();
    }
    let name = match path.strip_prefix('/') {
        Some("") => INDEX,
        Some(name) => name,
        None => path,
    };
    let Some(contents) = site.files.get(name) else {
        let about = [(CONTENT_TYPE, TEXT), (CACHE_CONTROL, FRESH)];
        let text = "There is no such file.\n";
        return (StatusCode::NOT_FOUND, ALWAYS, about, text).into_response();
    };
    let about = [(CONTENT_TYPE, mime(name)), (CACHE_CONTROL, caching(site, name))];
    (ALWAYS, about, contents.clone()).into_response()
}

fn caching(site: &Site, name: &str) -> &'static str {
    if name.starts_with(&site.folder) { FOREVER } else { FRESH }
}

fn mime(name: &str) -> &'static str {
    match ending(name) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::sync::LazyLock;
    use std::thread;

    use super::*;
    use crate::files::Files;

    const FOLDER: &str = "0123456789abcdef";

    /// One server for all tests, on a free port.
    static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| {
        let names = ["main.js", "style.css", "keccak_wasm_bg.wasm"].map(|name| format!("{FOLDER}/{name}"));
        let files: Files = names
            .into_iter()
            .chain(["index.html".into(), "icon.svg".into()])
            .map(|name| (name.clone(), name.into()))
            .collect();
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let folder = FOLDER.to_owned();
        thread::spawn(|| serve(listener, Site { folder, files }));
        address
    });

    /// Sends a request exactly as written: a client library would tidy the path.
    fn ask(method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(*SERVER).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn each_kind_of_file_has_its_type_and_its_caching() {
        let asset = |name| format!("/{FOLDER}/{name}");
        for (path, kind, caching) in [
            ("/".into(), "text/html; charset=utf-8", FRESH),
            ("/index.html?a=b".into(), "text/html; charset=utf-8", FRESH),
            ("/icon.svg".into(), "image/svg+xml", FRESH),
            (asset("main.js"), "text/javascript; charset=utf-8", FOREVER),
            (asset("style.css"), "text/css; charset=utf-8", FOREVER),
            (asset("keccak_wasm_bg.wasm"), "application/wasm", FOREVER),
        ] {
            let answer = ask("GET", &path);
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{path}: {answer}");
            assert!(answer.contains(&format!("\r\ncontent-type: {kind}\r\n")), "{path}: {answer}");
            assert!(answer.contains(&format!("\r\ncache-control: {caching}\r\n")), "{path}: {answer}");
        }
    }

    #[test]
    fn every_answer_has_the_policy() {
        let worker = format!("/{FOLDER}/main.js");
        for (method, path, status) in [
            ("GET", "/", 200),
            ("HEAD", "/", 200),
            ("GET", &*worker, 200),
            ("GET", "/missing", 404),
            ("POST", "/", 405),
            ("DELETE", "/missing", 405),
        ] {
            let answer = ask(method, path);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
            for (name, value) in ALWAYS {
                assert!(answer.contains(&format!("\r\n{name}: {value}\r\n")), "{path}: {answer}");
            }
        }
    }

    #[test]
    fn head_is_get_without_the_body() {
        let answer = ask("HEAD", "/");
        assert!(answer.contains("\r\ncontent-length: 10\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        let inside = format!("/{FOLDER}/..%2f../Cargo.toml");
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            &*inside,
            "/..\\Cargo.toml",
            "//etc/passwd",
            "/0123456789abcdef/",
            "/0123456789abcdef",
        ] {
            assert!(ask("GET", path).starts_with("HTTP/1.1 404 "), "{path}");
        }
    }

    #[test]
    fn a_port_in_use_is_said_with_the_way_out() {
        let port = SERVER.port();
        let error = listen(port).unwrap_err().to_string();
        assert!(error.starts_with(&format!("port {port} is in use: ")), "{error}");
        assert!(error.contains("--port"), "{error}");
    }
}
