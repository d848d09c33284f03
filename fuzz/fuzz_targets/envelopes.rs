//! Any text as a link and as an encrypted copy: what is read is written as it was, and nothing is out of bounds.
#![no_main]

use clerkready::portable::{LEAST_ITERATIONS, Link, LONGEST_LINK, MOST_ITERATIONS, Sealed, salvage, told};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for fragment in [text.to_owned(), format!("#record={text}")] {
        let Some(Ok(link)) = Link::read(&fragment) else { continue };
        if let Ok(written) = link.write() {
            assert!(written.len() <= LONGEST_LINK);
            assert_eq!(Link::read(&written), Some(Ok(link.clone())));
        }
        if let Link::Text(text) = link {
            // What a link holds is a file like any other.
            let _ = salvage(&text);
        }
    }
    if let Some(Ok(sealed)) = Sealed::read(text) {
        assert!((LEAST_ITERATIONS..=MOST_ITERATIONS).contains(&sealed.iterations));
        assert_eq!(Sealed::read(&sealed.write()), Some(Ok(sealed)));
    }
    let _ = told(text);
});
