//! A site of an association's: pages that have the app in them, on an address of their own.
//!
//! Invariant: the site differs from the app's by its address and not by its port alone, since browsers that keep what a page
//! stores apart do so by the address.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};

/// Another address of this machine.
const ADDRESS: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// How long a connection may stay silent.
const SILENCE: Duration = Duration::from_secs(5);
/// No request of a browser is longer.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A file of the site.
#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub kind: &'static str,
    /// The policy that the page is served with; none when empty.
    pub policy: String,
    pub text: String,
}

/// A site on this machine, until it is dropped.
pub struct Host {
    port: u16,
    files: Arc<Mutex<Vec<File>>>,
    over: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Host {
    pub fn start() -> Result<Host> {
        let listener = TcpListener::bind((ADDRESS, 0)).with_context(|| format!("cannot serve on {ADDRESS}"))?;
        let port = listener.local_addr()?.port();
        let files: Arc<Mutex<Vec<File>>> = Arc::default();
        let over = Arc::new(AtomicBool::new(false));
        let accepting = std::thread::spawn({
            let (files, over) = (Arc::clone(&files), Arc::clone(&over));
            move || {
                for stream in listener.incoming().flatten() {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    let files = Arc::clone(&files);
                    // A browser that goes away in the middle of an answer is no reason to stop serving.
                    std::thread::spawn(move || drop(answer(&stream, &files)));
                }
            }
        });
        Ok(Host { port, files, over, accepting: Some(accepting) })
    }

    /// Who serves the site, as browsers call it.
    pub fn origin(&self) -> String {
        format!("http://{ADDRESS}:{}", self.port)
    }

    /// Puts a page there and gives its address.
    pub fn page(&self, name: &str, policy: &str, body: &str) -> String {
        let text = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title>\
             <link rel=\"icon\" href=\"data:,\"></head><body><h1>Clerks of the Delta</h1>{body}</body></html>"
        );
        let path = format!("/{name}.html");
        self.put(File { path: path.clone(), kind: "text/html; charset=utf-8", policy: policy.to_owned(), text });
        self.origin() + &path
    }

    /// Puts a file there, or another one in its place.
    pub fn put(&self, file: File) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|it| it.path != file.path);
        files.push(file);
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        // The next connection wakes the thread that accepts, which then sees that it is over.
        let woken = TcpStream::connect((ADDRESS, self.port)).is_ok();
        if let Some(accepting) = self.accepting.take()
            && woken
        {
            let _ = accepting.join();
        }
    }
}

/// Answers the one request of a connection.
fn answer(mut stream: &TcpStream, files: &Mutex<Vec<File>>) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(()) };
    let url = first.split(' ').nth(1).unwrap_or_default().to_owned();
    while lines.next().transpose()?.is_some_and(|it| !it.is_empty()) {}
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let found = files.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|it| it.path == path).cloned();
    let (status, file) = match found {
        Some(file) => ("200 OK", file),
        None => {
            let text = "There is no such file.".to_owned();
            ("404 Not Found", File { path: url, kind: "text/plain", policy: String::new(), text })
        }
    };
    let policy = match file.policy.as_str() {
        "" => String::new(),
        policy => format!("Content-Security-Policy: {policy}\r\n"),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}Cache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        file.kind,
        file.text.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(file.text.as_bytes())
}
