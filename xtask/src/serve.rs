//! Serves a built folder on this machine, to look at the app.
//!
//! Only files inside the folder are ever answered, and nobody but this machine can ask. Each connection has a thread of its
//! own and carries one request: browsers open several at once, and none may wait for another.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long a connection may stay silent: browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(10);

/// No request of a browser is longer, in bytes.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Serves `folder` until interrupted, on `port` or the next free one.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<()> {
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    let folder: Arc<Path> = folder.into();
    println!("ClerkReady is at http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        std::thread::spawn(move || {
            // A browser that goes away in the middle of an answer is no reason to stop serving.
            if let Err(error) = answer(&stream, &folder) {
                eprintln!("{error:#}");
            }
        });
    }
    Ok(())
}

fn listen(first: u16) -> Result<TcpListener> {
    const TRIES: u16 = 50;
    for port in first..=first.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("cannot listen on 127.0.0.1:{port}; choose another with --port"));
            }
        }
    }
    bail!("127.0.0.1:{first} and the {TRIES} ports after it are taken; choose another with --port");
}

fn answer(mut stream: &TcpStream, folder: &Path) -> Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    // A connection that was opened ahead of need may never ask anything.
    let Some(Ok(first)) = lines.next() else { return Ok(()) };
    // The rest of the request says nothing that matters here, but has to be taken.
    while lines.next().transpose()?.is_some_and(|it| !it.is_empty()) {}
    let mut words = first.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let file = file_of(url).map(|file| folder.join(file));
    let contents = file.and_then(|file| Some((fs::read(&file).ok()?, media_type(&file))));
    let plain = media_type(Path::new("message.txt"));
    let (status, bytes, kind) = match (method, contents) {
        ("GET" | "HEAD", Some((bytes, kind))) => ("200 OK", bytes, kind),
        ("GET" | "HEAD", None) => ("404 Not Found", b"There is no such file.".to_vec(), plain),
        _ => ("405 Method Not Allowed\r\nAllow: GET, HEAD", Vec::new(), plain),
    };
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).with_context(|| url.to_owned())?;
    if method != "HEAD" {
        stream.write_all(&bytes).with_context(|| url.to_owned())?;
    }
    Ok(())
}

/// The file that an address's path stands for, inside the folder; `None` for a path that leads out.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let decoded = decode(path.strip_prefix('/')?)?;
    let mut file = PathBuf::new();
    for name in decoded.split('/') {
        match name {
            "" | "." => {}
            ".." => return None,
            name if name.contains(['\\', '\0']) => return None,
            name => file.push(name),
        }
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

/// A path without its percent signs; `None` where what they stand for is no text.
fn decode(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2)?;
        // The number parser alone would take a sign as well.
        if !code.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stand_for_files() {
        let cases = [
            ("/", "index.html"),
            ("/?from=mail", "index.html"),
            ("/app.css", "app.css"),
            ("/a/b.js?v=1", "a/b.js"),
            ("/a/", "a/index.html"),
            ("/a%20b.txt", "a b.txt"),
            ("//app.css", "app.css"),
        ];
        for (url, file) in cases {
            assert_eq!(file_of(url), Some(PathBuf::from(file)), "{url}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "/a%00b",
            "/%ff",
            "/%4",
            "/%+1",
            "http://elsewhere/",
            "*",
        ] {
            assert_eq!(file_of(url), None, "{url}");
        }
        // A second slash must not make the path absolute: joining it would leave the folder.
        assert_eq!(
            file_of("//etc/passwd").map(|file| Path::new("/dist").join(file)),
            Some(PathBuf::from("/dist/etc/passwd"))
        );
    }

    #[test]
    fn browsers_stream_wasm_only_under_its_own_type() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("index.html")), "text/html; charset=utf-8");
        assert_eq!(media_type(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        let next = listen(port)?.local_addr()?.port();
        assert_ne!(next, port);
        Ok(())
    }
}
