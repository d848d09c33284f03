//! A record in the fragment of an address: `#record=` and a payload.
//!
//! The payload is base64 for addresses. Its first letter says what it holds: `1` for text that was compressed with DEFLATE
//! (RFC 1951), which the browser does, and `0` for text as it is, where a browser cannot.
//!
//! Invariant: a fragment says only what a record may be; whoever opens it is shown that before anything is done with it.

use super::base64;

/// What stands before the payload.
const START: &str = "record=";

/// A fragment that is longer is not made: messengers and mail cut such addresses off.
pub const LONGEST_LINK: usize = 8_000;

/// A fragment that is longer is not read, so that nothing is unpacked without end.
pub const LONGEST_LINK_READ: usize = 20_000;

/// What a fragment holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    Text(String),
    /// What is a text once it was unpacked.
    Deflated(Vec<u8>),
}

/// Why a fragment that should hold a record does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    TooLong,
    /// It was cut off, or is of a newer version.
    Broken,
}

impl Link {
    /// Reads a fragment, with or without its `#`; `None` when it is the address of something else.
    pub fn read(fragment: &str) -> Option<Result<Link, LinkError>> {
        let payload = fragment.trim_start_matches('#').strip_prefix(START)?;
        if LONGEST_LINK_READ < fragment.len() {
            return Some(Err(LinkError::TooLong));
        }
        let link = match (payload.get(..1), payload.get(1..).and_then(base64::decode)) {
            (Some("0"), Some(bytes)) => String::from_utf8(bytes).ok().map(Link::Text),
            (Some("1"), Some(bytes)) => Some(Link::Deflated(bytes)),
            _ => None,
        };
        Some(link.ok_or(LinkError::Broken))
    }

    /// Returns the fragment, beginning with `#`.
    ///
    /// # Errors
    ///
    /// When it would be too long to be of use.
    pub fn write(&self) -> Result<String, LinkError> {
        let (sort, bytes) = match self {
            Link::Text(text) => ("0", text.as_bytes()),
            Link::Deflated(bytes) => ("1", bytes.as_slice()),
        };
        let fragment = ["#", START, sort, &base64::encode(bytes)].concat();
        if fragment.len() <= LONGEST_LINK { Ok(fragment) } else { Err(LinkError::TooLong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_comes_back() {
        for link in [Link::Text("{\"a\":\"ä\"}".to_owned()), Link::Deflated(vec![0, 255, 3]), Link::Text(String::new())]
        {
            let fragment = link.write().expect("it is short");
            assert_eq!(Link::read(&fragment), Some(Ok(link.clone())));
            assert_eq!(Link::read(&fragment[1..]), Some(Ok(link)));
        }
    }

    #[test]
    fn other_addresses_are_none() {
        for fragment in ["", "#", "#/record", "#/files", "#records=0"] {
            assert_eq!(Link::read(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn what_was_cut_off_or_is_too_long_is_said_to_be() {
        for payload in ["", "2AAAA", "0gA", "0!", "1A", "é"] {
            assert_eq!(Link::read(&["#record=", payload].concat()), Some(Err(LinkError::Broken)), "{payload}");
        }
        let long = ["#record=0", &"A".repeat(LONGEST_LINK_READ)].concat();
        assert_eq!(Link::read(&long), Some(Err(LinkError::TooLong)));
        assert_eq!(Link::Text("a".repeat(LONGEST_LINK)).write(), Err(LinkError::TooLong));
    }
}
