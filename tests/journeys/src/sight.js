// Says whether what has the focus can be seen: some of it is in the window, and nothing lies over it.

const it = document.activeElement;
if (!it || it === document.body) return true;
const box = it.getBoundingClientRect();
// A window that is not in front has no focus to style; then a link that only its focus brings into the page stays outside.
if (!it.matches(":focus") && box.right < 0) return true;
const parts = [it, ...(it.labels ?? [])];
const spots = [
  [box.left + 2, box.top + 2],
  [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
];
return spots.some(([x, y]) => {
  const top = document.elementFromPoint(x, y);
  return top !== null && (top.contains(it) || parts.some((part) => part.contains(top)));
});
