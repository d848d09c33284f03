// <clerk-ready>: ClerkReady in somebody else's page, as high as its content. docs/embedding.md says what can be chosen.
//
// Invariant: what is said here goes to the app's own frame and origin alone, and only what comes from there is heard. Styles
// are set one by one, as the strictest policy allows, and with more weight than the page's own sheets have.
(() => {
  const VERSION = "clerkready/1 ";
  const CHOICES = ["programs", "lang", "scheme", "brand", "on-brand", "link", "ink", "soft", "paper", "card", "sunk"];
  const LONGEST = 1_000_000;
  const script = document.currentScript?.src;

  class ClerkReady extends HTMLElement {
    static observedAttributes = CHOICES;

    connectedCallback() {
      const app = new URL(".", new URL(this.getAttribute("src") ?? script, document.baseURI));
      this.origin = app.origin;
      const query = this.query();
      // A page that is itself in a sandbox has no origin that the app could answer to.
      if (location.origin !== "null") query.set("host", location.origin);
      app.search = query;

      this.frame = document.createElement("iframe");
      this.frame.title = this.getAttribute("title") ?? "ClerkReady";
      this.frame.loading = "lazy";
      this.frame.allow = "clipboard-write; web-share";
      this.frame.referrerPolicy = "no-referrer";
      this.put("all", "initial");
      this.put("display", "block");
      this.put("width", "100%");
      this.put("height", "900px");
      this.put("border", "0");
      addEventListener("message", this);
      this.frame.src = app;
      this.replaceChildren(this.frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.listens) this.say("settings " + this.query());
    }

    handleEvent({ source, origin, data }) {
      if (source !== this.frame.contentWindow || origin !== this.origin) return;
      if (typeof data !== "string" || !data.startsWith(VERSION)) return;
      const [what, value] = data.slice(VERSION.length).split(" ");
      const pixels = Number(value);
      if (what === "ready") {
        this.listens = true;
        this.say("settings " + this.query());
        this.bring();
      } else if (!Number.isInteger(pixels) || pixels < 0 || 100_000 < pixels) {
        return;
      } else if (what === "height") {
        this.put("height", pixels + "px");
      } else if (what === "show") {
        const top = this.frame.getBoundingClientRect().top + pixels;
        if (top < 0 || innerHeight * 0.8 < top) scrollBy(0, top - 16);
      }
    }

    /** Fetches the association's own rules and hands them over. */
    async bring() {
      for (const name of this.getAttribute("rules")?.split(/\s+/).filter(Boolean) ?? []) {
        try {
          const answer = await fetch(new URL(name, document.baseURI), { credentials: "omit" });
          if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
          const text = await answer.text();
          if (LONGEST < text.length) throw new Error(`it is longer than ${LONGEST} characters`);
          this.say(`rules ${name}\n${text}`);
        } catch (error) {
          console.error(`ClerkReady could not bring ${name}: ${error.message}`);
          this.say("no-rules " + name);
        }
      }
    }

    query() {
      const chosen = CHOICES.filter((it) => this.getAttribute(it)).map((it) => [it, this.getAttribute(it)]);
      return new URLSearchParams(chosen);
    }

    say(words) {
      this.frame.contentWindow?.postMessage(VERSION + words, this.origin);
    }

    put(name, value) {
      this.frame.style.setProperty(name, value, "important");
    }
  }

  // Two lines in one page bring the script twice.
  if (!customElements.get("clerk-ready")) customElements.define("clerk-ready", ClerkReady);
})();
