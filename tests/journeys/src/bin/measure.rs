//! Has a page measure itself, case by case, and prints what it says as JSON. `cargo xtask bench` runs it.

use anyhow::{Context, Result, bail};
use journeys::driver::Driver;
use journeys::server::Server;
use journeys::setting::Setting;
use serde_json::{Value, json};

/// How long the page may take to come up, in looks at it.
const LOOKS: usize = 500;

const MEASURE: &str = "const done = arguments[arguments.length - 1]; \
    setTimeout(() => done(window.measuring.measure(arguments[0], arguments[1], arguments[2])))";

fn main() -> Result<()> {
    let setting = Setting::read()?;
    let server = Server::start(&setting.dist, String::new())?;
    let driver = Driver::start(&setting)?;
    driver.go(&server.app())?;
    let cases = cases(&driver)?;
    let mut rows = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let mut row = case.clone();
        for module in ["small", "fast"] {
            let mut times = Vec::new();
            for instance in 0..case["instances"].as_u64().unwrap_or(0) {
                let time = driver.script_until_done(MEASURE, vec![json!(at), json!(instance), json!(module)])?;
                times.push(time.as_u64().with_context(|| format!("the page measured {time}"))?);
            }
            times.sort_unstable();
            row[module] = json!(times.get(times.len() / 2));
        }
        eprintln!("{row}");
        rows.push(row);
    }
    println!("{}", Value::Array(rows));
    Ok(())
}

/// What the page can measure, once it has come up.
fn cases(driver: &Driver) -> Result<Vec<Value>> {
    for _ in 0..LOOKS {
        let cases = driver.script("return window.measuring?.cases ?? null", Vec::new())?;
        if let Value::Array(cases) = cases {
            return Ok(cases);
        }
        driver.pause();
    }
    bail!("the page that measures did not come up")
}
