//! The package for JavaScript in a page: a module that is imported, and functions that are called.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::server::Server;
use crate::setting::{Setting, told};

/// How long the module may take to be loaded, in looks at the page.
const LOOKS: usize = 1500;

/// Calls a function of the module and gives what it returns, or the words of what it throws. A driver's script may have
/// another `Error` than the page, so an error is known by its name.
const CALL: &str = "try { return { said: window.clerkready[arguments[0]](...arguments[1]) } } \
    catch (error) { return { complained: error?.name === \"Error\" ? error.message : `no error: ${error}` } }";

/// A browser with a page that has imported the package.
pub struct PackagePage {
    driver: Driver,
    server: Server,
}

impl PackagePage {
    /// Opens a page that imports the package's functions for texts, and waits for them.
    pub fn open() -> Result<PackagePage> {
        let setting = Setting::read()?;
        let package = told("CLERKREADY_PACKAGE")?;
        let server = Server::start(Path::new(&package), String::new())?;
        let driver = Driver::start(&setting)?;
        let page = PackagePage { driver, server };
        page.driver.go(&page.server.importing())?;
        for _ in 0..LOOKS {
            if page.driver.script("return 'clerkready' in window", Vec::new())? == true {
                return Ok(page);
            }
            page.driver.pause();
        }
        bail!("the page did not import the package; it asked for {:?}", page.server.log())
    }

    /// What a function says, or the words of the error that it throws.
    pub fn call(&self, function: &str, arguments: Value) -> Result<Result<String, String>> {
        let answer = self.driver.script(CALL, vec![json!(function), arguments])?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        let said = text("said").map(Ok).or_else(|| text("complained").map(Err));
        said.with_context(|| format!("{function} gave {answer}"))
    }

    /// What was asked for until now.
    pub fn log(&self) -> Vec<String> {
        self.server.log()
    }
}
