// The search engine without a browser: the vectors that it shares with the program.
// Usage: node engine.mjs
import assert from "node:assert/strict";
import fs from "node:fs";

globalThis.document = { baseURI: "file:///" };
const root = new URL("../../", import.meta.url);
(0, eval)(fs.readFileSync(new URL("themes/default/static/search.js", root), "utf8"));
const { fold, slips, stem, units, line } = samutSearch.parts;

const vectors = JSON.parse(fs.readFileSync(new URL("tests/search/vectors.json", root), "utf8"));
const all = (name, made) => {
  for (const [text, expected] of vectors[name]) assert.equal(made(text), expected, `${name}: ${JSON.stringify(text)}`);
  return `${vectors[name].length} ${name}`;
};
const known = slips(vectors.slips.map((pair) => pair.map((text) => fold(text).c.join(""))));
console.log(
  "engine:",
  all("fold", (text) => fold(text).c.join("")),
  all("mend", (text) => fold(text, known).c.join("")),
  all("stem", stem),
  all("line", (text) => line(units(fold(text), true)).text),
);
