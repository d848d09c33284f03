//! What the app says in somebody else's page, and where a record arrives that comes from one.

use leptos::prelude::*;

use super::html::{El, el, text_el};
use super::parts::{block, button, heading, link, p};
use super::store::Store;
use crate::app::embed::{Origin, Reach};
use crate::app::framed::FrameMsg;
use crate::app::notebook::Keeping;
use crate::app::place::{Place, Screen};
use crate::app::update::Msg;
use crate::words::{embed as words, pages};

/// Where the record is kept, and the ways out, below every page in a frame.
pub(super) fn about(store: Store) -> Vec<El> {
    store.page.get();
    store.keeping.get();
    let Some((frame, keeping)) = store.peek(|it| it.frame.clone().map(|frame| (frame, it.mine.keeping))) else {
        return Vec::new();
    };
    let kept = match keeping {
        Keeping::NotRead(_) | Keeping::Refused(_) => words::nothing_kept().to_owned(),
        _ => words::kept(frame.host.as_ref().map(Origin::as_str)),
    };
    let onward = match frame.reach {
        Reach::Window => {
            let go = button("second", words::go_on()).press(move || store.send(Msg::Frame(FrameMsg::ClickedContinue)));
            vec![p(words::go_on_lead()), el("p").class("actions").child(go)]
        }
        Reach::Sandboxed => vec![p(words::sandboxed())],
    };
    let files = el("p").child(link(&store.href(Screen::Files), pages::download_record()));
    vec![block(words::about()).child(text_el("p", "", &kept)).children(onward).child(files)]
}

/// What stands here until the record has come.
pub(super) fn arriving() -> Vec<El> {
    let files = link(&Place::mine(Screen::Files).href(), words::arriving_files());
    vec![heading(words::arriving_title()), p(words::arriving()), el("p").child(files)]
}
