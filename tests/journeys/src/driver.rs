//! One browser under WebDriver, and every call to it.
//!
//! Invariant: there is one session at a time, since two of the drivers allow no more, and it ends with its `Driver`,
//! however a journey ends.

use std::cell::Cell;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

use crate::setting::Setting;

/// No single call may take longer; starting a browser on a busy machine is the longest.
const CALL_WITHIN: Duration = Duration::from_secs(120);

/// No browser that starts at all takes longer to start.
const START_WITHIN: Duration = Duration::from_secs(40);
/// How often a start is tried.
const STARTS: u32 = 3;

/// How long a page may take to load, and a script to end, in milliseconds.
const LOAD_WITHIN: u64 = 30_000;

/// The name under which WebDriver sends elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

pub struct Driver {
    runtime: Runtime,
    client: Client,
    /// The frame of the page that was entered, counted from 0 as they stand in it.
    frame: Cell<Option<u16>>,
    _turn: MutexGuard<'static, ()>,
}

impl Driver {
    /// Starts a fresh browser.
    pub fn start(setting: &Setting) -> Result<Driver> {
        // A journey that failed leaves nothing behind that the next one would meet.
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = Builder::new_current_thread().enable_all().build().context("cannot run anything")?;
        let mut capabilities = setting.capabilities.clone();
        // The driver gives up before this side does, so that it can be asked what is wrong.
        capabilities.insert("timeouts".to_owned(), json!({ "pageLoad": LOAD_WITHIN, "script": LOAD_WITHIN }));
        let client = runtime
            .block_on(async {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                builder.capabilities(capabilities);
                // A browser that hangs while it starts is given up by its driver, which then starts another one.
                for _ in 1..STARTS {
                    if let Ok(started) = tokio::time::timeout(START_WITHIN, builder.connect(&setting.webdriver)).await {
                        return Ok(started);
                    }
                }
                tokio::time::timeout(CALL_WITHIN, builder.connect(&setting.webdriver)).await
            })
            .context("the browser took too long to start")?
            .with_context(|| format!("the driver at {} started no browser", setting.webdriver))?;
        Ok(Driver { runtime, client, frame: Cell::new(None), _turn: turn })
    }

    fn wait<T>(&self, what: &str, call: impl Future<Output = Result<T, CmdError>>) -> Result<T> {
        self.runtime
            .block_on(async { tokio::time::timeout(CALL_WITHIN, call).await })
            .with_context(|| format!("the driver took too long to {what}"))?
            .with_context(|| format!("the driver could not {what}"))
    }

    /// Lets a moment pass between two looks at the page.
    pub fn pause(&self) {
        std::thread::sleep(Duration::from_millis(20));
    }

    pub fn go(&self, address: &str) -> Result<()> {
        self.frame.set(None);
        self.wait("open a page", self.client.goto(address))
    }

    pub fn address(&self) -> Result<Url> {
        self.wait("tell the address", self.client.current_url())
    }

    /// Runs a script in the page and gives what it returns.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.wait("run a script", self.client.execute(script, arguments))
    }

    /// Runs a script in the page that calls its last argument when it is done.
    pub fn script_until_done(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.wait("run a script to its end", self.client.execute_async(script, arguments))
    }

    /// The element that a script returned.
    pub fn element(&self, value: &Value) -> Result<Element> {
        let Some(id) = value.get(ELEMENT).and_then(Value::as_str) else { bail!("{value} is no element") };
        Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    /// Brings an element to where a person would look at it, away from bars at the edges.
    pub fn scroll_to(&self, element: &Element) -> Result<()> {
        let scroll = "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })";
        self.script(scroll, vec![json!(element)])?;
        let Some(at) = self.frame.get() else { return Ok(()) };
        // Not every browser lets a frame move the page around it, which a person does by hand.
        let top = self.script("return arguments[0].getBoundingClientRect().top", vec![json!(element)])?;
        self.leave_frames()?;
        let scroll = "const frame = document.querySelectorAll('iframe')[arguments[0]].getBoundingClientRect(); \
            const top = frame.top + arguments[1]; \
            if (top < 0 || innerHeight * 0.8 < top) scrollBy({ top: top - innerHeight / 2, behavior: 'instant' })";
        self.script(scroll, vec![json!(at), top])?;
        self.enter_frame_at(at)
    }

    pub fn click(&self, element: &Element) -> Result<()> {
        self.wait("click", element.click())
    }

    /// Types into an element, or gives a file input its path.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<()> {
        self.wait("type", element.send_keys(text))
    }

    pub fn is_selected(&self, element: &Element) -> Result<bool> {
        self.wait("tell whether it is chosen", element.is_selected())
    }

    pub fn property(&self, element: &Element, name: &str) -> Result<String> {
        Ok(self.wait("tell a property", element.prop(name))?.unwrap_or_default())
    }

    /// Presses and releases keys one after another, wherever the focus is.
    pub fn keys(&self, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys.chars() {
            actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        self.wait("press keys", self.client.perform_actions(actions))
    }

    /// Presses a key while another one is held.
    pub fn key_with(&self, held: char, key: char) -> Result<()> {
        self.keys_with(held, &key.to_string())
    }

    /// Presses and releases keys one after another while another one is held.
    pub fn keys_with(&self, held: char, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: held });
        for key in keys.chars() {
            actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        let actions = actions.then(KeyAction::Up { value: held });
        self.wait("press keys together", self.client.perform_actions(actions))
    }

    /// The role and the name that the browser itself gives an element to those who do not see it.
    pub fn role_and_label(&self, element: &Element) -> Result<(String, String)> {
        let id = element.element_id();
        let ask = |what| Call::get(format!("element/{}/{what}", &*id));
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let role = self.wait("tell a role", self.client.issue_cmd(ask("computedrole")))?;
        let label = self.wait("tell a name", self.client.issue_cmd(ask("computedlabel")))?;
        Ok((text(role), text(label)))
    }

    /// Gives Chromium one of its own commands; the other browsers have none such.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.wait(command, self.client.issue_cmd(Call::post("goog/cdp/execute".to_owned(), body)))
    }

    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.wait("resize the window", self.client.set_window_size(width, height))
    }

    pub fn screenshot(&self) -> Result<Vec<u8>> {
        self.wait("take a picture", self.client.screenshot())
    }

    pub fn window(&self) -> Result<WindowHandle> {
        self.wait("tell the window", self.client.window())
    }

    /// Opens another page of the same browser, and gives it without going there.
    pub fn new_window(&self) -> Result<WindowHandle> {
        let opened = self.wait("open a window", self.client.new_window(true))?;
        Ok(opened.handle)
    }

    pub fn go_to_window(&self, window: WindowHandle) -> Result<()> {
        self.frame.set(None);
        self.wait("go to a window", self.client.switch_to_window(window))
    }

    pub fn enter_frame(&self) -> Result<()> {
        self.enter_frame_at(0)
    }

    /// Enters one of the page's frames, counted from 0 as they stand in it; browsers count by when they came.
    pub fn enter_frame_at(&self, at: u16) -> Result<()> {
        let found = self.wait("find the frames", self.client.find_all(Locator::Css("iframe")));
        // WebKit's driver now and then cannot tell of a frame whose page is still coming, and can enter it all the same.
        match found.ok().and_then(|it| it.into_iter().nth(at.into())) {
            Some(frame) => self.wait("enter the frame", frame.enter_frame())?,
            None => self.wait("enter the frame by its number", self.client.enter_frame(at))?,
        }
        self.frame.set(Some(at));
        Ok(())
    }

    pub fn is_in_frame(&self) -> bool {
        self.frame.get().is_some()
    }

    /// Goes to the page that is around all frames.
    pub fn leave_frames(&self) -> Result<()> {
        self.frame.set(None);
        self.wait("leave the frames", self.client.enter_parent_frame())
    }

    pub fn windows(&self) -> Result<Vec<WindowHandle>> {
        self.wait("list the windows", self.client.windows())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // When the browser is gone already, there is nothing left to end.
        let _ = self.wait("end", self.client.clone().close());
    }
}

/// A call that fantoccini has no method for.
#[derive(Debug)]
struct Call {
    path: String,
    body: Option<Value>,
}

impl Call {
    fn get(path: String) -> Call {
        Call { path, body: None }
    }

    fn post(path: String, body: Value) -> Call {
        Call { path, body: Some(body) }
    }
}

impl WebDriverCompatibleCommand for Call {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Driver")
    }
}
