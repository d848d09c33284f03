// What a page holds, as people and screen readers meet it: visible things with a role and an accessible name.
//
// Invariant: nothing here knows the app. It runs in the page for one question and leaves nothing behind.

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

/** Says whether a part of a closed disclosure other than its own button holds the node. */
const folded = (element) => {
  for (let it = element; it.parentElement; it = it.parentElement) {
    const details = it.parentElement;
    if (details.localName === "details" && !details.open && details.querySelector(":scope > summary") !== it) return true;
  }
  return false;
};

const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) &&
  !element.closest("[aria-hidden=true]") &&
  !folded(element);

const INPUTS = { radio: "radio", checkbox: "checkbox", submit: "button", button: "button", file: "file" };
const ROLES = {
  button: "button", summary: "disclosure", textarea: "textbox", select: "combobox", fieldset: "group", nav: "navigation",
  main: "main", aside: "complementary", article: "article",
  h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading",
};

const roleOf = (element) => {
  if (element.hasAttribute("role")) return element.getAttribute("role");
  if (element.localName === "a") return element.hasAttribute("href") ? "link" : null;
  if (element.localName === "input") return INPUTS[element.type] ?? "textbox";
  return ROLES[element.localName] ?? null;
};

const levelOf = (heading) => Number(heading.getAttribute("aria-level") ?? heading.localName.slice(1));

/** The visible text below a node: a new line for each block, only what `wanted` lets pass. */
const textOf = (node, wanted = () => true) => {
  if (node.nodeType === Node.TEXT_NODE) return wanted(node) ? node.data.replace(/\s+/g, " ") : "";
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.localName === "br") return "\n";
  if (node.getAttribute("aria-hidden") === "true" || ["script", "style", "noscript"].includes(node.localName)) return "";
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility !== "visible") return "";
  const closed = node.localName === "details" && !node.open;
  const children = closed ? node.querySelectorAll(":scope > summary") : node.childNodes;
  const inner = Array.from(children, (it) => textOf(it, wanted)).join("");
  if (style.display === "inline" || style.display === "contents") return inner;
  const edge = style.display.startsWith("inline") ? " " : "\n";
  return edge + inner + edge;
};

const nameOf = (element) => {
  const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  if (by.length) return squeeze(by.map((id) => textOf(document.getElementById(id) ?? document.createTextNode(""))).join(" "));
  if (element.hasAttribute("aria-label")) return squeeze(element.getAttribute("aria-label"));
  if (element.labels?.length) return squeeze(Array.from(element.labels, (it) => textOf(it)).join(" "));
  if (element.localName === "fieldset") {
    const legend = element.querySelector(":scope > legend");
    return legend ? squeeze(textOf(legend)) : "";
  }
  return ["link", "button", "disclosure", "heading"].includes(roleOf(element)) ? squeeze(textOf(element)) : "";
};

const all = (within = document.body) => Array.from(within.querySelectorAll("*")).filter((it) => roleOf(it) !== null);

const follows = (node, other) => Boolean(other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

/** What belongs to a heading: all that follows it, up to the next heading that is not below it. */
const underHeading = (heading) => {
  const level = levelOf(heading);
  const whole = heading.closest("main") ?? document.body;
  const headings = all(whole).filter((it) => roleOf(it) === "heading" && shown(it));
  const next = headings.find((it) => follows(it, heading) && levelOf(it) <= level);
  return (node) =>
    whole.contains(node) && !heading.contains(node) && follows(node, heading) && (!next || (node !== next && !follows(node, next)));
};

/** The test for being inside all of `scopes`, each a pair of role and name; null when one of them is not there. */
const inside = (scopes) => {
  let test = () => true;
  for (const [role, name] of scopes) {
    const found = matches(role, name, test);
    if (found.length !== 1) return null;
    const before = test;
    const here = role === "heading" ? underHeading(found[0]) : (node) => found[0] !== node && found[0].contains(node);
    test = (node) => before(node) && here(node);
  }
  return test;
};

const matches = (role, name, test) =>
  all().filter((it) => roleOf(it) === role && (name === null || nameOf(it) === name) && test(it) && shown(it));

const CONTROLS = ["link", "button", "disclosure", "textbox", "radio", "checkbox", "file", "combobox", "heading"];

const questions = {
  /** The elements with a role and a name inside all of the scopes; null where a scope is not there. */
  find: (role, name, scopes) => {
    const test = inside(scopes);
    return test && matches(role, name, test);
  },
  /** The names of all elements with a role inside all of the scopes. */
  names: (role, scopes) => {
    const test = inside(scopes);
    return test && matches(role, null, test).map(nameOf);
  },
  /** What a person could use or go by. */
  controls: () =>
    all().filter((it) => CONTROLS.includes(roleOf(it)) && shown(it)).map((it) => `${roleOf(it)} “${nameOf(it)}”`),
  /** The same with their elements, to compare with what the browser says. */
  elements: () =>
    all().filter((it) => CONTROLS.includes(roleOf(it)) && shown(it)).map((it) => [roleOf(it), nameOf(it), it]),
  /** The visible lines inside all of the scopes; null where a scope is not there. */
  lines: (scopes) => {
    const test = inside(scopes);
    return test && textOf(document.body, test).split("\n").map(squeeze).filter(Boolean);
  },
  /** The words beside the answers inside all of the scopes: what a person presses who does not aim at the button. */
  words: (name, scopes) => {
    const test = inside(scopes);
    const labels = Array.from(document.querySelectorAll("label"));
    return test && labels.filter((it) => shown(it) && test(it) && squeeze(textOf(it)) === name);
  },
  /** What has the focus. */
  focus: () => {
    const it = document.activeElement;
    return it && it !== document.body ? [roleOf(it) ?? it.localName, nameOf(it)] : null;
  },
};

return questions[arguments[0]](...arguments[1]);
