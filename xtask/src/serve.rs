//! Serves a built folder on this machine, to look at the app.
//!
//! Only files inside the folder are ever answered, and nobody but this machine can ask.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

/// Serves `folder` until interrupted, on `port` or the next free one.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<()> {
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow!("cannot serve on 127.0.0.1:{port}: {error}"))?;
    println!("ClerkReady is at http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    for request in server.incoming_requests() {
        let place = request.url().to_owned();
        // A browser that goes away in the middle of an answer is no reason to stop serving.
        if let Err(error) = answer(request, folder) {
            eprintln!("{place}: {error:#}");
        }
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
                return Err(error).with_context(|| {
                    format!("cannot listen on 127.0.0.1:{port}; choose another with --port")
                });
            }
        }
    }
    bail!("127.0.0.1:{first} and the {TRIES} ports after it are taken; choose another with --port");
}

fn answer(request: Request, folder: &Path) -> Result<()> {
    let no_cache = header("Cache-Control", "no-cache");
    if !matches!(request.method(), Method::Get | Method::Head) {
        request.respond(Response::empty(405).with_header(header("Allow", "GET, HEAD")))?;
        return Ok(());
    }
    let contents = file_of(request.url())
        .map(|file| folder.join(file))
        .and_then(|file| Some((fs::read(&file).ok()?, file)));
    match contents {
        Some((bytes, file)) => request.respond(
            Response::from_data(bytes)
                .with_header(header("Content-Type", media_type(&file)))
                .with_header(no_cache),
        )?,
        None => request.respond(
            Response::from_string("There is no such file.")
                .with_status_code(404)
                .with_header(no_cache),
        )?,
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our own header names and values are ASCII")
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
        assert_eq!(
            media_type(Path::new("index.html")),
            "text/html; charset=utf-8"
        );
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
