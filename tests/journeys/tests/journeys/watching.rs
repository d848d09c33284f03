//! What watches over every journey does notice, and what finds things finds the right ones.

use anyhow::{Result, ensure};
use journeys::find::{answer, button, field, file, heading, link};
use journeys::page::{DESK, Failed, journey};
use journeys::setting::Engine;
use serde_json::json;

/// An address of this machine at which nobody listens.
const ELSEWHERE: &str = "127.0.0.2";

/// Browsers report these only of the page's own scripts, not of a driver's.
const IN_A_SCRIPT: &str = "const script = document.createElement('script'); \
    script.src = '/journeys/falls.js'; script.onload = () => arguments[0](); document.head.append(script)";

/// What the page's policy does not allow.
const WRITTEN_IN_THE_PAGE: &str = "const script = document.createElement('script'); \
    script.textContent = 'document.title = 1'; document.head.append(script); setTimeout(arguments[0])";

#[test]
fn a_page_that_asks_for_something_later_is_found_out() -> Result<(), Failed> {
    let asks = [
        ("fetch('_headers').finally(arguments[0])", "the page asked for"),
        // Nobody listens there: the request fails, and was made nevertheless.
        (
            "fetch(`http://127.0.0.2:${location.port}/`, { mode: 'no-cors' }).catch(() => {}).finally(arguments[0])",
            ELSEWHERE,
        ),
        ("console.error('It broke.'); arguments[0]()", "It broke."),
        (IN_A_SCRIPT, "It was forgotten."),
        (IN_A_SCRIPT, "It fell."),
        (WRITTEN_IN_THE_PAGE, "against the policy"),
        (
            "document.body.style = ''; document.body.setAttribute('style', 'color: red'); arguments[0]()",
            "against the policy",
        ),
    ];
    journey(DESK, |page| {
        for (script, found) in asks {
            // WebKit does not tell of requests to elsewhere that failed.
            if found == ELSEWHERE && page.setting.engine == Engine::Webkit {
                continue;
            }
            page.open()?;
            page.kept_quiet()?;
            page.driver.script_until_done(script, Vec::new())?;
            page.until(&format!("{script} to be noticed"), || {
                let said = page.kept_quiet().map_err(|error| format!("{error:#}")).err();
                Ok(said.filter(|it| it.contains(found)))
            })?;
        }
        page.open()
    })
}

#[test]
fn things_are_found_by_what_people_call_them() -> Result<(), Failed> {
    const PAGE: &str = r#"
        <main>
          <h1>All</h1>
          <h2>First</h2>
            <button>Go</button> <a href="there">Go <span style="position: absolute; left: -999rem">there</span></a>
            <label for="a">Name <span>(optional)</span></label><input id="a">
            <h3>Below the first</h3><button>Deep</button>
          <h2>Second</h2>
            <button aria-label="Named otherwise">Go</button> <button hidden>Hidden</button>
            <div aria-hidden="true"><button>Silent</button></div>
            <fieldset><legend>Is it so?</legend>
              <input type="radio" id="yes" name="so"><label for="yes">Yes</label>
            </fieldset>
            <fieldset><legend>Is it otherwise?</legend>
              <input type="radio" id="no" name="other"><label for="no">Yes</label>
            </fieldset>
            <details><summary>More</summary><button>Folded</button></details>
            <span id="what">What it</span> <span id="is">is</span><input aria-labelledby="what is">
            <label for="f">A file</label><input type="file" id="f">
        </main>
        <button>After all</button>"#;
    journey(DESK, |page| {
        page.leave()?;
        page.driver.script("document.body.innerHTML = arguments[0]", vec![json!(PAGE)])?;
        let there = [
            button("Go"),
            button("Go").under("First"),
            link("Go there"),
            field("Name (optional)").under("First"),
            button("Deep").under("First"),
            button("Deep").under("Below the first"),
            button("Named otherwise").under("Second"),
            answer("Yes").of("Is it so?"),
            answer("Yes").of("Is it otherwise?").under("Second"),
            field("What it is"),
            file("A file"),
            heading("Second").under("All"),
        ];
        for it in there {
            ensure!(page.look(&it)?.is_some(), "{it} is not found");
        }
        let not_there = [
            button("Go").under("Second"),
            button("Deep").under("Second"),
            button("Hidden"),
            button("Silent"),
            button("Folded"),
            button("After all").under("Second"),
            field("Name"),
            link("Go"),
        ];
        for it in not_there {
            ensure!(page.look(&it)?.is_none(), "{it} is found");
        }
        ensure!(page.look(&answer("Yes")).is_err(), "one of two is taken");
        ensure!(page.look(&button("Go").under("Nowhere")).is_err(), "a part that is not there is no matter");
        let lines = page.lines(&[journeys::find::under("Below the first")])?;
        ensure!(lines == ["Deep"], "below a heading there stands {lines:?}");
        // Ends where the app does not run, so that there is nothing to have kept quiet.
        page.open()
    })
}
