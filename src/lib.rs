//! ClerkReady's single-page app.
//!
//! `app` holds what the app is and does, `browser` is the outside world, `ui` shows the one and calls the other, and
//! `words` says it to people.

use std::sync::OnceLock;

use clerkready::packed;
use clerkready::portable::{Link, LinkError};
use clerkready::program::Catalog;

use app::embed::{Frame, Settings};
use app::framed::FrameMsg;
use app::front;
use app::model::Model;
use app::tongue::{Tongue, Wish};
use app::update::Msg;

pub mod app;
pub mod words;
pub mod browser;
pub mod ui;

/// Shows the app in the page, in the person's language.
pub fn run() {
    // A record in the address goes from there before anything else.
    let link = browser::link::take();
    browser::tongue::begin(move |spoke| show(spoke, link));
}

/// Shows the app in the language that is spoken; `spoke` says whether that is the one that was to be.
fn show(spoke: Result<Tongue, ()>, link: Option<Result<Link, LinkError>>) {
    let Some(page) = browser::page::mount_point() else { return };
    let framed = browser::embedding::frame().map(|(frame, query)| (frame, Settings::read(&query)));
    let meant = framed.as_ref().map(|it| it.1.programs.clone()).unwrap_or_default();
    // It lives as long as the page does.
    let front = Box::leak(Box::new(front::catalog(meant)));
    let mut model = Model::new(front, browser::clock::today(), browser::ids::window());
    model.tongue = words::tongue();
    model.own = browser::storage::to_open();
    model.was_here = browser::storage::was_here();
    model.place = browser::history::place().unwrap_or(model.place);
    leptos::mount::mount_to(page.clone(), move || {
        let store = ui::store::Store::new(model, link);
        browser::listen_first(move |msg| store.send(msg));
        if let Some((frame, Settings { theme, language, refused, .. })) = framed {
            browser::embedding::settle(&page);
            let frame = Frame { language, ..frame };
            store.send(Msg::Frame(FrameMsg::Framed(frame, theme, refused)));
        }
        if spoke.is_err() {
            store.send(Msg::Spoke(spoke, Wish::OfHost));
        }
        ui::show(store, &page);
    })
    .forget();
}

/// Every program that this build knows, with its rules.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    // The build made these bytes with this very crate; without a program the result page says that it has no rules.
    let none = || Catalog {
        kinds: Vec::new(),
        roles: Vec::new(),
        facts: Vec::new(),
        duties: Vec::new(),
        designations: Vec::new(),
        bodies: Vec::new(),
        first: Vec::new(),
    };
    CATALOG.get_or_init(|| packed::unpack(bytes).unwrap_or_else(none))
}
