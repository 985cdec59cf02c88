//! A host that knows nothing of the site: it serves files from a folder under a path, and sends no policy.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::{fs, io, thread};

/// Serves a folder under a path, on a free port, until the program ends. Gives the address of the path.
pub(crate) fn serve(folder: &Path, path: &str) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}{path}", listener.local_addr()?);
    let (folder, path) = (folder.to_owned(), path.to_owned());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser that hangs up gets nothing, and that is all.
            let _ = answer(stream, &folder, &path);
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream, folder: &Path, path: &str) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().unwrap_or(Ok(String::new()))?;
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let asked = request.split_whitespace().nth(1).unwrap_or_default();
    let file = asked.strip_prefix(path).filter(|name| !name.contains("..")).map(|name| file(folder, name));
    let (status, kind, contents) = match file.map(|file| (mime(&file), fs::read(file))) {
        Some((kind, Ok(contents))) => ("200 OK", kind, contents),
        _ => ("404 Not Found", "text/plain", Vec::new()),
    };
    let length = contents.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&contents)
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(if name.is_empty() { "index.html" } else { name })
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
