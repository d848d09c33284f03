//! ClerkReady's single-page app.

use leptos::prelude::*;

/// Shows the app in the page's body.
pub fn run() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"ClerkReady"</h1></main> });
}
