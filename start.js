// Starts the app; the build puts this after the bridge to its code. Until the app runs, and where it cannot, the page shows
// what is in index.html. Then a worker keeps the app on the device; the app is told of a new version by one event, and says by
// another that it may come.
//
// A browser that offers to install the app is asked to wait until the person says so, on the page about files.
addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    globalThis.clerkreadyInstall = event;
});

__wbg_init().then(keep, (error) => {
    console.error(error);
    document.getElementById("not-started").hidden = false;
});

async function keep() {
    try {
        const workers = navigator.serviceWorker;
        const kept = await workers.register("sw.js", { updateViaCache: "none" });
        const tell = () => kept.waiting && workers.controller && dispatchEvent(new Event("clerkready-version-waits"));
        const watch = () => kept.installing?.addEventListener("statechange", tell);
        kept.addEventListener("updatefound", watch);
        // The app may listen only later, when it has fetched its words.
        addEventListener("clerkready-listens", tell);
        watch();
        tell();
        addEventListener("clerkready-apply-version", () => {
            workers.addEventListener("controllerchange", () => location.reload(), { once: true });
            kept.waiting?.postMessage("apply");
        });
        await workers.ready;
    } catch {
        // Without a worker the app works as long as its server does: in a private window, in a frame without an origin, over HTTP.
    } finally {
        // What watches the page can see that nothing more is to come.
        performance.mark("clerkready-kept");
    }
}
