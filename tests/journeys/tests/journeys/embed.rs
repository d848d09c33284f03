//! The app in pages of an association's, which is on another address.

use anyhow::{Result, ensure};
use journeys::clerkready::{CMCC, FILES_TITLE, MINE, RECORD_TITLE};
use journeys::find::{button, heading, link};
use journeys::host::{File, Host};
use journeys::page::{DESK, Failed, PHONE, Page, Storage, journey, journey_with};
use journeys::setting::Engine;
use serde_json::{Value, json};

const KEPT: &str = "Where this is kept";
const CONTINUE: &str = "Continue in the full app";
const SANDBOXED: &str = "This page shows the app in a closed frame";

/// What the strictest page allows: its own things, the app's script and frame, and no style of anybody's.
fn strict(page: &Page) -> String {
    let app = page.server.origin();
    format!(
        "default-src 'none'; script-src {app}; frame-src {app}; connect-src 'self'; img-src data:; style-src 'none'"
    )
}

/// The line that an association pastes, with something chosen.
fn line(page: &Page, chosen: &str) -> String {
    let app = page.server.app();
    format!(
        "<script async src=\"{app}embed.js\"></script><clerk-ready {chosen}><a href=\"{app}\">ClerkReady</a></clerk-ready>"
    )
}

fn open(page: &Page, host: &Host, name: &str, policy: &str, body: &str) -> Result<()> {
    page.driver.go(&host.page(name, policy, body))?;
    enter(page, 0)
}

/// Goes into a frame once it is there, and waits for the app in it.
fn enter(page: &Page, at: u16) -> Result<()> {
    page.driver.leave_frames()?;
    page.until("the frame to be there", || {
        let count = page.driver.script("return document.querySelectorAll('iframe').length", Vec::new())?;
        Ok((u64::from(at) < count.as_u64().unwrap_or(0)).then_some(()))
    })?;
    // A lazy frame comes when it comes near.
    let near = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()";
    page.driver.script(near, vec![json!(at)])?;
    page.driver.enter_frame_at(at)?;
    page.settle()?;
    page.driver.leave_frames()?;
    let line = page.driver.script("return document.querySelector('clerk-ready') !== null", Vec::new())?;
    page.driver.enter_frame_at(at)?;
    // A frame that still grows moves what is about to be pressed.
    if line == json!(true) { is_as_high_as_its_content(page, at) } else { Ok(()) }
}

/// Takes a picture of the whole page that the frame is in; not every browser takes one from within.
fn photograph(page: &Page, name: &str, size: (u32, u32)) -> Result<()> {
    page.driver.leave_frames()?;
    page.photograph(name, size)?;
    page.driver.enter_frame_at(0)
}

/// How high the frame is in its page, and how high its content.
fn heights(page: &Page, at: u16) -> Result<(u64, u64)> {
    let number = |it: Value| it.as_f64().map(|it| it.round() as u64).unwrap_or(0);
    let content = page.driver.script("return document.getElementById('app').scrollHeight", Vec::new())?;
    page.driver.leave_frames()?;
    let height = "return document.querySelectorAll('iframe')[arguments[0]].getBoundingClientRect().height";
    let frame = page.driver.script(height, vec![json!(at)])?;
    page.driver.enter_frame_at(at)?;
    Ok((number(frame), number(content)))
}

fn is_as_high_as_its_content(page: &Page, at: u16) -> Result<()> {
    page.until("the frame to be as high as its content", || {
        let (frame, content) = heights(page, at)?;
        match frame == content + 1 {
            true => Ok(Some(())),
            false => Err(anyhow::anyhow!("the frame is {frame} high, and its content {content}")),
        }
    })
}

/// A background color of the page in the frame.
fn paper(page: &Page) -> Result<String> {
    let color = page.driver.script("return getComputedStyle(document.body).backgroundColor", Vec::new())?;
    Ok(color.as_str().unwrap_or_default().to_owned())
}

#[test]
fn one_line_works_under_a_strict_policy_and_is_as_high_as_its_content() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        open(page, &host, "strict", &strict(page), &line(page, "programs=\"tx-trmc\" brand=\"#5c1a1a\""))?;
        let (start, _) = heights(page, 0)?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        is_as_high_as_its_content(page, 0)?;
        let (record, _) = heights(page, 0)?;
        ensure!(record != start, "both pages are {start} high");
        page.says_under(KEPT, &host.origin())?;
        let brand = page.driver.script("return getComputedStyle(document.querySelector('h1')).color", Vec::new())?;
        ensure!(brand == json!("rgb(92, 26, 26)"), "the heading is {brand}");
        photograph(page, "embed-1280", DESK)?;
        page.go_to("Result")?;
        page.shows(heading("Texas Registered Municipal Clerk (TRMC)"))?;
        is_as_high_as_its_content(page, 0)
    })
}

#[test]
fn a_bare_frame_works_by_itself_and_on_a_phone() -> Result<(), Failed> {
    journey(PHONE, |page| {
        let host = Host::start()?;
        let frame = format!(
            "<iframe src=\"{}\" title=\"ClerkReady\" width=\"100%\" height=\"600\"></iframe>",
            page.server.app()
        );
        open(page, &host, "bare", "", &frame)?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        page.fits()?;
        page.says_under(KEPT, "inside the site that you are visiting")?;
        photograph(page, "embed-360", PHONE)?;
        let exported = page.export()?;
        ensure!(exported.contains("Jordan Ellis"), "the file lacks the name");
        Ok(())
    })
}

#[test]
fn what_a_page_does_to_its_frames_does_not_reach_the_app() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        let leaking = "<style>* { font-size: 40px !important; color: #eee !important; background: #000 !important } \
            iframe { display: none !important; height: 10px !important; max-height: 10px !important; opacity: 0 !important } \
            :root { color-scheme: dark }</style>";
        open(page, &host, "leaking", "", &(leaking.to_owned() + &line(page, "scheme=\"light\"")))?;
        ensure!(paper(page)? == "rgb(248, 245, 238)", "the page in the frame is {}", paper(page)?);
        page.driver.leave_frames()?;
        let seen =
            page.driver.script("return getComputedStyle(document.querySelector('iframe')).opacity", Vec::new())?;
        ensure!(seen == json!("1"), "the frame's opacity is {seen}");
        page.driver.enter_frame_at(0)?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)
    })
}

#[test]
fn two_in_one_page_are_apart_and_each_has_its_own_height() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        let both = line(page, "scheme=\"dark\"") + &line(page, "paper=\"#ffffff\" link=\"#cccccc\"");
        open(page, &host, "two", &strict(page), &both)?;
        ensure!(paper(page)? == "rgb(16, 21, 30)", "the first one is {}", paper(page)?);
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        enter(page, 1)?;
        ensure!(paper(page)? == "rgb(255, 255, 255)", "the second one is {}", paper(page)?);
        page.shows(link("Start my record"))?;
        let faint = page.driver.script(
            "return getComputedStyle(document.documentElement).getPropertyValue('--link').trim()",
            Vec::new(),
        )?;
        ensure!(faint == json!("#1b4c8c"), "links that nobody can read are {faint}");
        let (second, _) = heights(page, 1)?;
        enter(page, 0)?;
        let (first, _) = heights(page, 0)?;
        ensure!(first != second, "both frames are {first} high");
        Ok(())
    })
}

#[test]
fn what_others_say_is_not_heard() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        // The frame is told that somebody else is its host: what this page says is not from there.
        let app = page.server.app();
        let frame =
            format!("<iframe src=\"{app}?host=https%3A%2F%2Fclerks.example.org\" title=\"ClerkReady\"></iframe>");
        open(page, &host, "other-origin", "", &frame)?;
        page.driver.leave_frames()?;
        hostile(page)?;
        page.driver.enter_frame_at(0)?;
        unmoved(page)?;

        // The host is right, and what comes from another window of its origin is not heard all the same.
        let sibling = format!("<iframe src=\"{}/sibling.html\" title=\"Sibling\"></iframe>", host.origin());
        host.page("sibling", "", "<p>Beside it</p>");
        open(page, &host, "other-source", "", &(line(page, "") + &sibling))?;
        page.driver.leave_frames()?;
        page.until("the sibling", || {
            let script =
                "return Boolean(document.querySelector('[title=Sibling]')?.contentDocument?.querySelector('h1'))";
            Ok((page.driver.script(script, Vec::new())? == json!(true)).then_some(()))
        })?;
        let from_sibling = "const sibling = document.querySelector('[title=Sibling]').contentWindow; \
            sibling.eval(`parent.document.querySelector('[title=ClerkReady]').contentWindow.postMessage(\
            'clerkready/1 settings scheme=dark', '*')`)";
        page.driver.script(from_sibling, Vec::new())?;
        page.driver.enter_frame_at(0)?;
        unmoved(page)?;

        // From the host itself: what is malformed or huge changes nothing, and what is right still does.
        page.driver.leave_frames()?;
        page.until("the host to have said its own settings", || {
            let listens = page.driver.script("return document.querySelector('clerk-ready').listens", Vec::new())?;
            Ok((listens == json!(true)).then_some(()))
        })?;
        hostile_but_for_settings(page)?;
        page.driver.script(&said("'clerkready/1 settings scheme=dark'"), Vec::new())?;
        page.driver.enter_frame_at(0)?;
        page.until("the dark scheme", || Ok((paper(page)? == "rgb(16, 21, 30)").then_some(())))?;
        page.does_not_say("provided here are not used")
    })
}

/// Says all sorts of things to the frame.
fn hostile(page: &Page) -> Result<()> {
    page.driver.script(&said("'clerkready/1 settings scheme=dark'"), Vec::new())?;
    hostile_but_for_settings(page)
}

fn hostile_but_for_settings(page: &Page) -> Result<()> {
    let script = "for (const it of [null, 7, {}, [], { toString: null }, new ArrayBuffer(8), 'clerkready/1', \
        'clerkready/2 settings scheme=dark', 'clerkready/1 record\\n{\"format\":\"clerkready-record/1\"}', \
        'clerkready/1 give', 'clerkready/1 rules ' + 'a'.repeat(400) + '\\n{}', \
        'clerkready/1 rules a.json\\n' + ' '.repeat(3_000_000)]) ";
    page.driver.script(&(script.to_owned() + &said("it")), Vec::new()).map(drop)
}

/// A script that says something to the app's frame.
fn said(what: &str) -> String {
    format!("document.querySelector('[title=ClerkReady]').contentWindow.postMessage({what}, '*')")
}

/// Sees, after a message of its own has gone around, that nothing came of those before it.
fn unmoved(page: &Page) -> Result<()> {
    let around = "const done = arguments[0]; addEventListener('message', (it) => it.data === 'around' && done(true)); \
        postMessage('around', '*')";
    page.driver.script_until_done(around, Vec::new())?;
    ensure!(paper(page)? == "rgb(248, 245, 238)", "somebody else's message changed the colors to {}", paper(page)?);
    page.does_not_say("provided here are not used")?;
    page.shows(link("Start my record"))
}

#[test]
fn a_record_goes_on_in_the_full_app_when_its_owner_says_so() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        open(page, &host, "continue", &strict(page), &line(page, ""))?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let before = page.driver.windows()?;
        page.press(button(CONTINUE))?;
        page.until("the full app's window", || {
            let opened = page.driver.windows()?.into_iter().find(|it| !before.contains(it));
            opened.map(|it| page.driver.go_to_window(it)).transpose()
        })?;
        page.settle()?;
        page.is_at(FILES_TITLE)?;
        page.says("In the file: the record of Jordan Ellis")?;
        ensure!(page.kept(MINE)?.is_none(), "the record was taken in by itself");
        page.press(button("Add to my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")
    })
}

#[test]
fn a_sandbox_without_an_origin_says_what_is_left() -> Result<(), Failed> {
    journey(DESK, |page| {
        if page.setting.engine == Engine::Webkit {
            // There the page's own policy holds for an origin that is nobody's, so nothing of the app may run.
            println!("in this browser the app does not run in a sandbox without an origin");
            return page.open();
        }
        let host = Host::start()?;
        let frame = format!(
            "<iframe src=\"{}\" sandbox=\"allow-scripts allow-downloads\" title=\"ClerkReady\" height=\"900\"></iframe>",
            page.server.app()
        );
        open(page, &host, "sandbox", "", &frame)?;
        page.says("This browser keeps nothing for this page")?;
        page.says_under(KEPT, SANDBOXED)?;
        page.shows_no(button(CONTINUE))?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let exported = page.export()?;
        ensure!(exported.contains("Jordan Ellis"), "the file lacks the name");
        Ok(())
    })
}

#[test]
fn a_sandbox_with_an_origin_and_without_windows_says_so() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        let frame = format!(
            "<iframe src=\"{}\" sandbox=\"allow-scripts allow-same-origin\" title=\"ClerkReady\" height=\"900\"></iframe>",
            page.server.app()
        );
        open(page, &host, "closed", "", &frame)?;
        page.press(button(CONTINUE))?;
        page.says("The browser did not open another window from this page.")
    })
}

#[test]
fn storage_that_throws_in_a_frame_is_told_and_the_record_can_leave() -> Result<(), Failed> {
    journey_with(Storage::Throws, DESK, |page| {
        let host = Host::start()?;
        open(page, &host, "blocked", "", &line(page, ""))?;
        page.says_under(KEPT, "the browser keeps nothing")?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        ensure!(page.export()?.contains("Jordan Ellis"), "the file lacks the name");
        Ok(())
    })
}

#[test]
fn what_is_kept_in_one_site_is_not_seen_elsewhere() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        open(page, &host, "apart", "", &line(page, ""))?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        page.driver.leave_frames()?;
        page.open()?;
        // Headless Firefox keeps what frames store in one place for all.
        if page.setting.engine == Engine::Chromium {
            page.shows(link("Start my record"))?;
        }
        Ok(())
    })
}

const OWN_PROGRAM: &str = include_str!("own-program.json");

#[test]
fn an_association_brings_its_own_program() -> Result<(), Failed> {
    journey(DESK, |page| {
        let host = Host::start()?;
        let put = |text: String| {
            host.put(File { path: "/delta.json".to_owned(), kind: "application/json", policy: String::new(), text });
        };
        put(OWN_PROGRAM.to_owned());
        let title = format!("Delta Clerk [{}] (DC [{}])", host.origin(), host.origin());
        let chosen = "programs=\"delta-clerk\" rules=\"/delta.json\"";
        open(page, &host, "own", &strict(page), &line(page, chosen))?;
        page.says(&title)?;
        page.go_to("Result")?;
        page.is_at(&title)?;
        page.says_under("Whose rules these are", &format!("{} provides these rules", host.origin()))?;
        page.requirement_is("Three days attended", "Not yet")?;

        // The association changes its rules.
        put(OWN_PROGRAM.replace("Three days", "Two days").replace("\"at_least\": 3", "\"at_least\": 2"));
        open(page, &host, "own", &strict(page), &line(page, chosen))?;
        page.says(&title)?;
        page.go_to("Result")?;
        page.says_under("These rules have changed", "Two days attended: asked for in other terms")?;
        page.press(button("I have seen this"))?;
        page.shows_no(heading("These rules have changed"))?;

        // A file that takes an id of the app's own is refused as a whole, with its line.
        put(OWN_PROGRAM.replace("delta-clerk", "ms-cmcc"));
        open(page, &host, "own", &strict(page), &line(page, "rules=\"/delta.json\""))?;
        page.says("Rules that were provided here are not used")?;
        page.go_to("Result")?;
        page.is_at(CMCC)?;
        page.go_to("Files")?;
        page.says("/delta.json:")?;
        page.says("found a second program \"ms-cmcc\"; expected an id of its own")
    })
}

#[test]
fn a_webmaster_makes_the_line_with_a_preview() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        page.go_to("Files")?;
        page.press(link("Put it on your site"))?;
        page.is_at("Put ClerkReady on your site")?;
        let app = page.server.app();
        let plain = format!(
            "<script async src=\"{app}embed.js\"></script><clerk-ready><a href=\"{app}\">ClerkReady</a></clerk-ready>"
        );
        page.says_under("The line to copy", &plain)?;
        page.fill(journeys::find::field("Headings and buttons"), "#5c1a1a")?;
        page.says_under("The line to copy", "<clerk-ready brand=\"#5c1a1a\">")?;
        page.fill(journeys::find::field("Links"), "#cccccc")?;
        page.says("ClerkReady does not use the color link")?;
        page.says_under("Without a script", "?brand=%235c1a1a")?;
        page.photograph("embed-page-1280", DESK)?;
        page.resize(PHONE)?;
        page.fits()?;
        page.resize(DESK)?;
        // The preview is a page of its own, which asks for the app again.
        enter(page, 0)
    })
}
