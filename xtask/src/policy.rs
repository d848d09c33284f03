//! What the page may do, and what servers say about the files: one source for the page itself and for the servers' settings.
//!
//! Invariant: nothing in it names a place. The folder works from any address, and any site may show it in a frame; who wants
//! less than that adds `frame-ancestors`, which only a server can say.

use std::fmt::Write as _;

/// What the page may do. It runs its own script and WebAssembly, asks its own origin, and sends no form anywhere.
const POLICY: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    // The icon in the page is written where it is named.
    ("img-src", "'self' data:"),
    ("connect-src", "'self'"),
    // The preview on the page for webmasters is the app itself.
    ("frame-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'none'"),
    ("base-uri", "'none'"),
];

/// What servers say about every file, besides the policy.
const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    // A frame in a sandbox has no origin, so that even its own files come from another one. There is nothing secret in them.
    ("Access-Control-Allow-Origin", "*"),
];

/// For files whose names change with their contents.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For all others: they are asked for again each time, and sent only when they are others.
const ASK: &str = "no-cache";

/// The names that stand for files whose names change with their contents.
const HASHED: [&str; 4] = ["app-", "later-", "rules-", "chunk_"];

/// The policy in one line.
pub(crate) fn policy() -> String {
    POLICY.map(|(name, sources)| format!("{name} {sources}")).join("; ")
}

fn headers() -> Vec<(&'static str, String)> {
    let policy = ("Content-Security-Policy", policy());
    [policy].into_iter().chain(HEADERS.map(|(name, value)| (name, value.to_owned()))).collect()
}

/// The file `_headers`, which Netlify and Cloudflare Pages read at the top of a site.
pub(crate) fn netlify() -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in headers() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    for start in HASHED {
        let _ = writeln!(text, "/{start}*\n  Cache-Control: {FOREVER}");
    }
    text
}

/// The file `.htaccess`, which Apache reads in the folder itself.
pub(crate) fn apache() -> String {
    let mut text = "AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n\
                    <IfModule mod_headers.c>\n"
        .to_owned();
    for (name, value) in headers() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{ASK}\"");
    let _ = writeln!(text, "  <FilesMatch \"^({})\">", HASHED.join("|"));
    let _ = writeln!(text, "    Header set Cache-Control \"{FOREVER}\"");
    text + "  </FilesMatch>\n</IfModule>\n"
}

/// The part of nginx's settings for the folder, which docs/deploying.md shows.
#[cfg(test)]
fn nginx() -> String {
    let mut text = "location /ready/ {\n".to_owned();
    for (name, value) in headers() {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    let _ = writeln!(text, "    add_header Cache-Control $clerkready_cache always;");
    let _ = writeln!(text, "    types {{\n        text/html html;\n        text/css css;\n        text/javascript js;");
    let _ = writeln!(text, "        application/wasm wasm;\n        application/manifest+json webmanifest;");
    text + "        image/png png;\n        text/plain txt;\n    }\n}\n"
}

/// The part of nginx's settings that stands before every server.
#[cfg(test)]
fn nginx_map() -> String {
    let starts = HASHED.join("|");
    format!("map $uri $clerkready_cache {{\n    default \"{ASK}\";\n    ~/({starts})[^/]*$ \"{FOREVER}\";\n}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_or_style_is_allowed_in_the_page_itself() {
        assert!(policy().starts_with("default-src 'none'; "), "{}", policy());
        assert!(!policy().contains("'unsafe-inline'") && !policy().contains("'unsafe-eval'"), "{}", policy());
        // Only a server can say it, and any site may show the app.
        assert!(!policy().contains("frame-ancestors"), "{}", policy());
    }

    #[test]
    fn no_header_breaks_the_words_around_it() {
        for (name, value) in headers() {
            assert!(!value.contains(['"', '\n', '$']), "{name}: {value}");
        }
    }

    #[test]
    fn every_server_is_told_the_same() {
        for text in [netlify(), apache(), nginx()] {
            for (name, value) in headers() {
                assert!(text.contains(name) && text.contains(&value), "{name} is not in {text}");
            }
        }
    }

    #[test]
    fn the_page_for_webmasters_shows_what_servers_are_told() {
        let page = include_str!("../../docs/deploying.md");
        assert!(page.contains(&nginx()), "docs/deploying.md should have:\n{}", nginx());
        assert!(page.contains(&nginx_map()), "docs/deploying.md should have:\n{}", nginx_map());
    }
}
