// Keeps the whole app on the device, so that after one visit it needs no server. The build fills in the two lines below.
//
// Invariant: a page is answered from one version, whole. A new version is fetched beside the old one and waits until a person
// says so in the page; only then does it take the old one's place. What clerks entered is in another storage, and not touched.

const VERSION = "version";
const FILES = ["files"];

const scope = new URL("./", self.location).pathname;
const family = `clerkready ${scope} `;
const own = family + VERSION;

self.addEventListener("install", (event) => event.waitUntil(fetchAll()));

self.addEventListener("message", (event) => {
  if (event.data === "apply") self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(settle()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const name = url.origin === self.location.origin && url.pathname.startsWith(scope) && url.pathname.slice(scope.length);
  const file = name === "" ? "index.html" : name;
  if (event.request.method === "GET" && FILES.includes(file)) event.respondWith(answer(file, event.request));
});

async function fetchAll() {
  const cache = await caches.open(own);
  try {
    await Promise.all(FILES.map((file) => fetchOne(cache, file)));
  } catch (error) {
    // Half a version is none; the browser tries again another time.
    await caches.delete(own);
    throw error;
  }
}

async function fetchOne(cache, file) {
  // A name with a hash in it stands for the same bytes in every version.
  const known = /-[0-9a-f]{16}\./.test(file) && (await caches.match(file));
  // Some hosts lead from the page's own name to the folder's, and no page may be answered by a detour.
  const response = known || (await fetch(file === "index.html" ? "./" : file, { cache: "reload" }));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // While a site is being uploaded, the page can be another version's already.
  if (file === "index.html" && !(await response.clone().text()).includes(VERSION)) {
    throw new Error("the page is of another version");
  }
  await cache.put(file, response);
}

async function settle() {
  const names = await caches.keys();
  await Promise.all(names.filter((it) => it.startsWith(family) && it !== own).map((it) => caches.delete(it)));
  await self.clients.claim();
}

async function answer(file, request) {
  // What a browser has thrown away is fetched again.
  return (await (await caches.open(own)).match(file)) ?? fetch(request);
}
