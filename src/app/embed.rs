//! The app in a page of somebody else's: what that page may say, what the app says to it, and the lines of HTML that put it
//! there.
//!
//! Messages are texts that begin with [`VERSION`]. What is said to the app can choose colors, a language and programs, and
//! bring rules; nothing of a record is ever said to the page.
//!
//! Invariant: whatever a text holds, it is read as one of these or ignored.

use std::fmt::{self, Write};

use clerkready::id::ProgramId;

use super::theme::{Color, Refused, Scheme, TOKENS, Theme};

/// What every message begins with.
const VERSION: &str = "clerkready/1 ";

/// The longest text that a page may say, in UTF-16 units as browsers count: the largest program file is a tenth of it.
pub const LONGEST: u32 = 1_000_000;

/// The longest name of a file of rules, in bytes.
const LONGEST_NAME: usize = 300;

/// Who serves a page: scheme, host and port, as browsers write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads what browsers write; `null`, which every sandboxed page is called, is nobody's.
    pub fn read(text: &str) -> Option<Origin> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let is_of_a_host = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-:[]_".contains(&it);
        (!host.is_empty() && host.len() < 256 && host.bytes().all(is_of_a_host)).then(|| Origin(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The frame that the app is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Who serves the page around it, as the address of the frame says: whoever claims it has to prove it with each message.
    pub host: Option<Origin>,
    pub reach: Reach,
    /// The language that was asked for last; empty when none was.
    pub language: String,
}

/// What the frame can do about the full app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It can open the full app and be recognized by it.
    Window,
    /// The page around it keeps it in a sandbox, so that nobody can tell whose it is.
    Sandboxed,
}

/// What can be chosen in a frame's address, and anew in a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub theme: Theme,
    /// A language by its tag, such as `es`; empty for the visitor's own.
    pub language: String,
    /// The programs that are meant while a record names no goals.
    pub programs: Vec<ProgramId>,
    /// What was asked for and cannot be.
    pub refused: Vec<Refused>,
}

impl Settings {
    /// Reads the query of an address. Names that are not known are somebody else's business.
    pub fn read(query: &str) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in pairs(query) {
            let token = TOKENS.into_iter().find(|it| *it == name);
            match (name.as_str(), token) {
                (_, Some(token)) => match Color::read(&value) {
                    Some(color) => {
                        settings.theme.colors.retain(|it| it.0 != token);
                        settings.theme.colors.push((token, color));
                    }
                    None => settings.refused.push(Refused::NotAColor { token, text: shortened(&value) }),
                },
                ("scheme", _) => settings.theme.scheme = Scheme::read(&value).unwrap_or_default(),
                ("lang", _) if is_tag(&value) => settings.language = value,
                ("programs", _) => settings.programs = names(&value).map(ProgramId::new).collect(),
                _ => {}
            }
        }
        let (theme, faint) = std::mem::take(&mut settings.theme).checked();
        settings.theme = theme;
        settings.refused.extend(faint);
        settings
    }

    /// The query that says this, beginning with `?`; empty when there is nothing to say.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.named() {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            encode(&value, &mut query);
        }
        query
    }

    /// What is chosen, each by its name.
    fn named(&self) -> Vec<(&'static str, String)> {
        let programs: Vec<&str> = self.programs.iter().map(ProgramId::as_str).collect();
        let scheme = if self.theme.scheme == Scheme::Device { "" } else { self.theme.scheme.name() };
        let colors = TOKENS.iter().filter_map(|token| self.theme.colors.iter().find(|it| it.0 == *token));
        [("programs", programs.join(" ")), ("lang", self.language.clone()), ("scheme", scheme.to_owned())]
            .into_iter()
            .chain(colors.map(|(name, color)| (*name, color.to_string())))
            .filter(|it| !it.1.is_empty())
            .collect()
    }
}

/// The value of a name in the query of an address.
pub fn value(query: &str, name: &str) -> Option<String> {
    pairs(query).find(|it| it.0 == name).map(|it| it.1)
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let parts = query.trim_start_matches('?').split('&');
    parts.filter_map(|it| it.split_once('=')).filter_map(|(name, value)| Some((decode(name)?, decode(value)?)))
}

/// Undoes what a form or `URLSearchParams` does to a text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |it: Option<u8>| char::from(it?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            // Writing to a string cannot fail.
            other => drop(write!(out, "%{other:02X}")),
        }
    }
}

/// Names between spaces or commas.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',']).filter(|it| !it.is_empty())
}

fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// What the page around the app says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Settings(Settings),
    /// The text of a file of rules.
    Rules {
        name: String,
        text: String,
    },
    /// A file of rules that the page wanted to bring and could not get.
    NoRules {
        name: String,
    },
}

/// Reads what the page around the app says; `None` for anything else.
pub fn hear(message: &str) -> Option<Heard> {
    let (head, body) = message.split_once('\n').unwrap_or((message, ""));
    let (what, rest) = head.strip_prefix(VERSION)?.split_once(' ')?;
    let name = || (!rest.is_empty() && rest.len() <= LONGEST_NAME).then(|| rest.to_owned());
    match what {
        "settings" if body.is_empty() => Some(Heard::Settings(Settings::read(rest))),
        "rules" => Some(Heard::Rules { name: name()?, text: body.to_owned() }),
        "no-rules" if body.is_empty() => Some(Heard::NoRules { name: name()? }),
        _ => None,
    }
}

/// What the app says to the page around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// It listens now.
    Ready,
    /// How high its content is, in CSS pixels.
    Height(u32),
    /// How far down something begins that the person is led to.
    Show(u32),
}

impl fmt::Display for Say {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(VERSION)?;
        match self {
            Say::Ready => out.write_str("ready"),
            Say::Height(pixels) => write!(out, "height {pixels}"),
            Say::Show(pixels) => write!(out, "show {pixels}"),
        }
    }
}

/// What a full app says to the frame that opened it, when it listens.
pub const GIVE: &str = "clerkready/1 give";

/// What the frame answers: its record.
pub fn record_message(text: &str) -> String {
    [VERSION, "record\n", text].concat()
}

/// The record in such an answer.
pub fn handed(message: &str) -> Option<&str> {
    message.strip_prefix(VERSION)?.strip_prefix("record\n")
}

/// What an association chooses for its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub settings: Settings,
    /// Where its own files of rules are, by their addresses.
    pub rules: String,
}

/// The line with the script, for an app at an address that ends with a slash. The link is what is there until the script
/// ran, and where it may not.
pub fn script_line(app: &str, choices: &Choices) -> String {
    let mut line = ["<script async src=\"", &attribute(app), "embed.js\"></script><clerk-ready"].concat();
    let rules = ("rules", choices.rules.trim().to_owned());
    for (name, value) in choices.settings.named().into_iter().chain([rules]).filter(|it| !it.1.is_empty()) {
        line.push_str(&[" ", name, "=\"", &attribute(&value), "\""].concat());
    }
    line.push_str(&["><a href=\"", &attribute(app), "\">ClerkReady</a></clerk-ready>"].concat());
    line
}

/// The line without a script: a frame that keeps its height.
pub fn frame_line(app: &str, choices: &Choices) -> String {
    let address = attribute(&[app, &choices.settings.query()].concat());
    ["<iframe src=\"", &address, "\" title=\"ClerkReady\" loading=\"lazy\" width=\"100%\" height=\"900\"></iframe>"]
        .concat()
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_browsers_write() {
        for text in ["https://clerks.example.org", "http://127.0.0.2:8700", "https://[::1]:80"] {
            assert_eq!(Origin::read(text).as_ref().map(Origin::as_str), Some(text));
        }
        for text in [
            "",
            "null",
            "*",
            "https://",
            "https://a.org/",
            "https://a.org/x",
            "https://A.org",
            "ftp://a.org",
            "https://a.org?x",
            "https://a@b.org",
            "javascript:alert(1)",
            " https://a.org",
        ] {
            assert_eq!(Origin::read(text), None, "{text}");
        }
    }

    #[test]
    fn settings_are_read_and_what_is_not_known_is_ignored() {
        let settings =
            Settings::read("?utm=1&programs=ms-cmcc+ms-cdmcc%2Ciimc-cmc&brand=%235c1a1a&lang=es&scheme=light&x");
        assert_eq!(settings.programs, ["ms-cmcc", "ms-cdmcc", "iimc-cmc"].map(ProgramId::new));
        assert_eq!(settings.language, "es");
        assert_eq!(settings.theme.scheme, Scheme::Light);
        assert_eq!(settings.theme.colors, [("brand", Color::read("#5c1a1a").expect("a color"))]);
        assert!(settings.refused.is_empty());
        assert_eq!(Settings::read(&settings.query()), settings);
        assert_eq!(Settings::default().query(), "");
    }

    #[test]
    fn what_cannot_be_is_refused_and_told() {
        let settings = Settings::read("brand=red&link=%23eeeeee&ink=%23zz&lang=%3Cscript%3E&scheme=pink&paper=%E0");
        assert_eq!(settings.theme, Theme::default());
        assert_eq!(settings.language, "");
        let tokens: Vec<&str> = settings
            .refused
            .iter()
            .map(|it| match it {
                Refused::NotAColor { token, .. } | Refused::Faint { token, .. } => *token,
            })
            .collect();
        assert_eq!(tokens, ["brand", "ink", "link"]);
    }

    #[test]
    fn only_messages_of_this_version_are_heard() {
        let rules = Heard::Rules { name: "a.json".to_owned(), text: "{\n}".to_owned() };
        assert_eq!(hear("clerkready/1 rules a.json\n{\n}"), Some(rules));
        assert_eq!(hear("clerkready/1 no-rules a.json"), Some(Heard::NoRules { name: "a.json".to_owned() }));
        assert_eq!(hear("clerkready/1 settings lang=es"), Some(Heard::Settings(Settings::read("lang=es"))));
        let long = ["clerkready/1 rules ", &"a".repeat(LONGEST_NAME + 1), "\n{}"].concat();
        for text in [
            "",
            "clerkready/1",
            "clerkready/1 ",
            "clerkready/2 settings a=b",
            "clerkready/1 rules \n{}",
            "rules a\n",
            "clerkready/1 settings a=b\nmore",
            "clerkready/1 record\n{}",
            "clerkready/1 height 3",
            "{\"type\":\"settings\"}",
            "clerkready/1 no-rules",
            long.as_str(),
        ] {
            assert_eq!(hear(text), None, "{text}");
        }
    }

    #[test]
    fn a_record_is_handed_from_app_to_app_only() {
        assert_eq!(handed(&record_message("{}")), Some("{}"));
        assert_eq!(handed("clerkready/1 records\n{}"), None);
        assert_eq!(hear(&record_message("{}")), None);
        assert_eq!(Say::Height(812).to_string(), "clerkready/1 height 812");
    }

    #[test]
    fn lines_are_html_whatever_is_chosen() {
        let mut choices =
            Choices { settings: Settings::read("programs=ms-cmcc&brand=%235c1a1a"), ..Choices::default() };
        let app = "https://ready.example.org/a/";
        assert_eq!(
            script_line(app, &choices),
            "<script async src=\"https://ready.example.org/a/embed.js\"></script><clerk-ready programs=\"ms-cmcc\" \
             brand=\"#5c1a1a\"><a href=\"https://ready.example.org/a/\">ClerkReady</a></clerk-ready>"
        );
        assert_eq!(
            frame_line(app, &choices),
            "<iframe src=\"https://ready.example.org/a/?programs=ms-cmcc&amp;brand=%235c1a1a\" title=\"ClerkReady\" \
             loading=\"lazy\" width=\"100%\" height=\"900\"></iframe>"
        );
        choices.rules = "/a.json\"><script>".to_owned();
        assert!(script_line(app, &choices).contains(" rules=\"/a.json&quot;>&lt;script>\""));
    }
}
