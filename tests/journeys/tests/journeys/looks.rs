//! Every screen with the example in it, for people to look at; on none of them anybody has to scroll sideways, and axe finds
//! nothing on any.

use anyhow::{Context, Result};
use journeys::clerkready::SCREENS;
use journeys::page::{DESK, Failed, PHONE, Page, journey};
use journeys::setting::Engine;

/// The screens that the documents show.
const SHOWN: [&str; 4] = ["start", "result", "glance", "application"];

#[test]
fn every_screen_on_a_phone_and_on_a_desk() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        photograph(page, "")?;
        for screen in SCREENS.iter().filter(|it| SHOWN.contains(&it.name)) {
            page.show(screen)?;
            for (width, _) in [PHONE, DESK] {
                page.photograph_window(&format!("window-{}-{width}", screen.name), (width, 1000))?;
            }
        }
        if page.setting.engine == Engine::Chromium {
            page.prefer_dark()?;
            photograph(page, "-dark")?;
        }
        Ok(())
    })
}

fn photograph(page: &Page, look: &str) -> Result<()> {
    for size in [PHONE, DESK] {
        for screen in &SCREENS {
            page.resize(size)?;
            page.show(screen)?;
            page.fits().with_context(|| format!("on the screen {}", screen.name))?;
            page.photograph(&format!("{}-{}{look}", screen.name, size.0), size)?;
            page.is_accessible().with_context(|| format!("on the screen {}", screen.name))?;
        }
    }
    Ok(())
}

/// Not every browser's window can be as narrow as a small phone; a frame can.
#[test]
fn no_screen_is_wider_than_a_small_phone() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open_in_a_phone()?;
        for screen in &SCREENS {
            page.show(screen)?;
            page.fits().with_context(|| format!("on the screen {}", screen.name))?;
        }
        Ok(())
    })
}
