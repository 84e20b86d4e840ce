// The key `/` leads to where readers search, unless they are writing. On a Thai keyboard it writes ฝ.
addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" || (event.key === "ฝ" && event.code === "Slash");
  if (!isSlash || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")) return;
  const field = document.querySelector("form:not([hidden]) > input[type=search], form:not([hidden]) [type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
