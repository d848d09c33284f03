//! Every screen with the example in it, for people to look at; on none of them anybody has to scroll sideways, and axe finds
//! nothing on any.

use anyhow::{Context, Result, ensure};
use journeys::clerkready::SCREENS;
use journeys::page::{DESK, Failed, MAGNIFIED, PHONE, Page, journey};
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
        page.open_in_a_frame(PHONE)?;
        for screen in &SCREENS {
            page.show(screen)?;
            page.fits().with_context(|| format!("on the screen {}", screen.name))?;
        }
        Ok(())
    })
}

#[test]
fn with_everything_four_times_as_large_each_screen_fits_and_keeps_most_of_its_lines_in_sight() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open_in_a_frame(MAGNIFIED)?;
        for screen in &SCREENS {
            page.show(screen)?;
            page.fits().with_context(|| format!("on the screen {}", screen.name))?;
            let covered = page.driver.script(COVERED, Vec::new())?.as_u64().context("a share is a number")?;
            ensure!(covered <= 33, "on the screen {} {covered} % of the window are covered", screen.name);
        }
        Ok(())
    })
}

/// How many percent of the window's height lie under what stays in sight.
const COVERED: &str = "const covered = [...document.querySelectorAll('body *')] \
    .filter((it) => ['fixed', 'sticky'].includes(getComputedStyle(it).position) && it.checkVisibility({ visibilityProperty: true })) \
    .map((it) => it.getBoundingClientRect()) \
    .reduce((sum, it) => sum + Math.max(0, Math.min(it.bottom, innerHeight) - Math.max(it.top, 0)), 0); \
    return Math.ceil(100 * covered / innerHeight)";
