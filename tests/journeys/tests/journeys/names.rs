//! The names by which journeys find things are the ones that a screen reader says.

use anyhow::{Result, ensure};
use journeys::clerkready::SCREENS;
use journeys::page::{DESK, Failed, journey};

#[test]
fn everything_is_called_what_the_browser_says_it_is_called() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        for screen in &SCREENS {
            page.show(screen)?;
            let wrong = page.misnamed()?;
            ensure!(wrong.is_empty(), "on the screen {}: {}", screen.name, wrong.join("; "));
        }
        Ok(())
    })
}
