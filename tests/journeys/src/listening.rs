//! What answers a browser's requests on this machine, for the app's own server and for other sites.
//!
//! Invariant: each connection has a thread of its own and one request, so that none waits for another one.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};

/// How long a connection may stay silent: browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(5);

/// No request of a browser is longer.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// What a request is answered with.
pub(crate) struct Answer {
    pub(crate) status: &'static str,
    pub(crate) kind: &'static str,
    /// What else is said before the bytes, each with its value.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn ok(kind: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        Answer { status: "200 OK", kind, headers: Vec::new(), bytes: bytes.into() }
    }

    pub(crate) fn not_found() -> Answer {
        Answer { status: "404 Not Found", ..Answer::ok("text/plain; charset=utf-8", "There is no such file.") }
    }
}

/// An address that answers, until it is dropped.
pub(crate) struct Listening {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

impl Listening {
    /// Answers on a free port of an address; `answer` is given what is asked for, as it stands in the request.
    pub(crate) fn start(on: Ipv4Addr, answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Result<Listening> {
        let listener = TcpListener::bind((on, 0)).with_context(|| format!("cannot find a free port on {on}"))?;
        let address = SocketAddr::new(IpAddr::V4(on), listener.local_addr()?.port());
        let over = Arc::new(AtomicBool::new(false));
        let answer = Arc::new(answer);
        let accepting = std::thread::spawn({
            let over = Arc::clone(&over);
            move || {
                for stream in listener.incoming().flatten() {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    let answer = Arc::clone(&answer);
                    // A browser that goes away in the middle of an answer is no reason to stop serving.
                    std::thread::spawn(move || drop(serve(&stream, &*answer)));
                }
            }
        });
        Ok(Listening { address, over, accepting: Mutex::new(Some(accepting)) })
    }

    /// The start of every address here, without a slash at its end.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops: from now on nobody answers there.
    pub(crate) fn stop(&self) {
        self.over.store(true, Ordering::Relaxed);
        // The next connection wakes the thread that accepts, which then sees that it is over.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(accepting) = self.accepting.lock().unwrap_or_else(PoisonError::into_inner).take()
            && woken
        {
            // A server that failed has been found out by the page already.
            let _ = accepting.join();
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Answers the one request of a connection.
fn serve(mut stream: &TcpStream, answer: &dyn Fn(&str) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(()) };
    // What is answered is decided, and noted, before the rest is taken, which says nothing that matters here.
    let Answer { status, kind, headers, bytes } = answer(first.split(' ').nth(1).unwrap_or_default());
    while lines.next().transpose()?.is_some_and(|it| !it.is_empty()) {}
    // Nothing is kept by the browser, so that a reload asks for the same each time.
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n",
        bytes.len()
    );
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(head.as_bytes())?;
    stream.write_all(b"\r\n")?;
    stream.write_all(&bytes)
}
