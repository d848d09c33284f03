//! The names by which journeys find things are the ones that a screen reader says.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use journeys::clerkready::SCREENS;
use journeys::page::{DESK, Failed, journey};

#[test]
fn everything_is_called_what_the_browser_says_it_is_called() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        let mut wrong = BTreeSet::new();
        for screen in &SCREENS {
            page.show(screen)?;
            wrong.extend(page.misnamed()?);
        }
        ensure!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
        Ok(())
    })
}
