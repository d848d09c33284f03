//! ClerkReady's single-page app.
//!
//! `app` holds what the app is and does, `browser` is the outside world, `ui` shows the one and calls the other, and
//! `words` says it to people.

use std::sync::OnceLock;

use clerkready::packed;
use clerkready::portable::{Link, LinkError};
use clerkready::program::Catalog;

use app::tongue::Tongue;

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
    let mut model = app::model::Model::new(catalog(), browser::clock::today(), browser::ids::window());
    model.tongue = words::tongue();
    model.own = browser::storage::to_open();
    leptos::mount::mount_to(page.clone(), move || {
        let store = ui::store::Store::new(model);
        browser::listen(move |msg| store.send(msg));
        if let Some((frame, query)) = browser::embedding::frame() {
            browser::embedding::settle(&page);
            let app::embed::Settings { theme, language, programs, refused } = app::embed::Settings::read(&query);
            let frame = app::embed::Frame { language, ..frame };
            let tell = |it| store.send(app::update::Msg::Frame(it));
            tell(app::framed::FrameMsg::Framed(frame, theme, refused));
            tell(app::framed::FrameMsg::Meant(programs));
        }
        let place = browser::history::place().unwrap_or(app::place::Place::mine(app::place::Screen::Start));
        store.send(app::update::Msg::Started(place));
        if spoke.is_err() {
            store.send(app::update::Msg::Spoke(spoke));
        }
        if let Some(link) = link {
            browser::link::open(link, move |it| store.send(app::update::Msg::OpenedLink(it)));
        }
        ui::show(store, &page);
        store.send(app::update::Msg::Rules(app::rules::RulesMsg::Kept(browser::storage::rules())));
        if let Some(text) = browser::storage::found() {
            store.send(app::update::Msg::Renewal(app::renewal::RenewalMsg::Found(text)));
        }
        browser::embedding::listen(move |it| store.send(app::update::Msg::Frame(it)));
        if store.peek(|it| it.place.screen == app::place::Screen::Continue) {
            browser::embedding::ask(move |it| store.send(app::update::Msg::Frame(it)));
        }
    })
    .forget();
}

/// Every program that this build knows.
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
