// The way of the Tab key to an element: how many stops it is away, less than 0 for a way back; null where Tab does not get
// there, and 0 where the focus is on it, or on another answer to its question.
//
// Invariant: nothing here knows the app. It runs in the page for one question and leaves nothing behind.

const target = arguments[0];

const folded = (it) => {
  const details = it.closest("details:not([open])");
  return details !== null && !(it.localName === "summary" && it.parentElement === details);
};

const isStop = (it) =>
  it.tabIndex >= 0 && !it.disabled && !it.closest("fieldset:disabled") &&
  it.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) && !folded(it);

// The answers to one question are one stop.
const question = (it) => (it.type === "radio" ? it.name : it);

const stops = [];
for (const it of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
  if (isStop(it) && !stops.some((other) => question(other) === question(it))) stops.push(it);
}

const at = (it) => stops.findIndex((other) => question(other) === question(it));
const to = at(target);
if (to < 0) return null;
const here = document.activeElement ?? document.body;
// Where the next stop is, only the browser knows: after a page has come, or when the focus has left the page.
if (here === document.body || !document.hasFocus()) return 1;
if (at(here) >= 0) return to - at(here);
// What has the focus is no stop itself, such as a heading after a change of view.
const before = stops.filter((it) => here.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING).length;
return to >= before ? to - before + 1 : to - before;
