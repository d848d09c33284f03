// Runs before anything of the app: sets the day, lets storage fail, and sees what goes wrong and what is handed over as a
// file.
//
// Invariant: apart from that the app meets the browser as it is.

(() => {
  // Journeys take place on one day, so that what they expect holds on every other.
  const Real = Date;
  const [year, month, day] = "TODAY".split("-").map(Number);
  const noon = () => new Real(year, month - 1, day, 12).getTime();
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [noon()]));
    }
    static now() {
      return noon();
    }
  };

  const refuse = (name) => {
    throw new DOMException("as the journey wants it", name);
  };
  const storages = {
    works: () => {},
    throws: () => Object.defineProperty(window, "localStorage", { get: () => refuse("SecurityError") }),
    missing: () => Object.defineProperty(window, "localStorage", { get: () => null }),
    full: () => (Storage.prototype.setItem = () => refuse("QuotaExceededError")),
  };
  storages["STORAGE"]();

  // Not every browser can be told which languages its owner reads.
  const languages = "LANGUAGES".split(",").filter(Boolean);
  if (languages.length) Object.defineProperty(Navigator.prototype, "languages", { get: () => languages });

  window.journey = { files: [], errors: [] };
  const note = (thrown) => journey.errors.push(`${thrown} ${thrown?.stack ?? ""}`);
  window.addEventListener("error", (event) => note(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => note(event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    journey.errors.push(`against the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
  const complain = console.error;
  console.error = (...words) => {
    journey.errors.push(words.join(" "));
    complain.apply(console, words);
  };

  // A file that is handed to the browser is a blob, and then a click on a link to it.
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) journey.files.push({ name: this.download, text: blobs.get(this.href)?.text() });
    // Headless browsers differ in where they put files, and whether they ask; Chromium was told where.
    if (!this.download || navigator.userAgent.includes("Chrome")) click.call(this);
  };
})();
