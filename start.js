// Starts the app; the build puts this after the bridge to its code. Until the app runs, and where it cannot, the page shows
// what is in index.html.
__wbg_init().catch((error) => {
    console.error(error);
    document.getElementById("not-started").hidden = false;
});
