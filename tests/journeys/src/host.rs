//! A site of an association's: pages that have the app in them, on an address of their own.
//!
//! Invariant: the site differs from the app's by its address and not by its port alone, since browsers that keep what a page
//! stores apart do so by the address.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use crate::listening::{Answer, Listening};

/// Another address of this machine.
const ADDRESS: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

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
    files: Arc<Mutex<Vec<File>>>,
    listening: Listening,
}

impl Host {
    pub fn start() -> Result<Host> {
        let files: Arc<Mutex<Vec<File>>> = Arc::default();
        let listening = Listening::start(ADDRESS, {
            let files = Arc::clone(&files);
            move |url| {
                let path = url.split(['?', '#']).next().unwrap_or_default();
                let files = files.lock().unwrap_or_else(PoisonError::into_inner);
                files.iter().find(|it| it.path == path).map_or_else(Answer::not_found, answer)
            }
        })?;
        Ok(Host { files, listening })
    }

    /// Who serves the site, as browsers call it.
    pub fn origin(&self) -> String {
        self.listening.origin()
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

fn answer(file: &File) -> Answer {
    let policy = (!file.policy.is_empty()).then(|| ("Content-Security-Policy", file.policy.clone()));
    Answer { headers: policy.into_iter().collect(), ..Answer::ok(file.kind, file.text.as_str()) }
}
