// The search engine without a browser: the vectors that it shares with the program, and what it finds
// in the sample archive and in that of tests/search/phrases.
// Usage: node engine.mjs FOLDER_OF_THE_SAMPLE_SITE FOLDER_OF_THE_SITE_OF_PHRASES
import assert from "node:assert/strict";
import fs from "node:fs";

const [, , sample, phrases] = process.argv;
let site = sample;
globalThis.document = { baseURI: "http://site/" };
const loaded = []; // names of files, as they were asked for
globalThis.fetch = async (url) => {
  const { pathname, search } = new URL(url);
  loaded.push(pathname + search);
  const bytes = fs.readFileSync(site + pathname);
  return { ok: true, arrayBuffer: async () => Uint8Array.from(bytes).buffer };
};
const root = new URL("../../", import.meta.url);
(0, eval)(fs.readFileSync(new URL("themes/default/static/search.js", root), "utf8"));
const { fold, slips, stem, units, line } = samutSearch.parts;

const vectors = JSON.parse(fs.readFileSync(new URL("tests/search/vectors.json", root), "utf8"));
const held = (name, made) => {
  for (const [text, expected] of vectors[name]) assert.equal(made(text), expected, `${name}: ${JSON.stringify(text)}`);
  return `${vectors[name].length} ${name}`;
};
const known = slips(vectors.slips.map((pair) => pair.map((text) => fold(text).c.join(""))));
console.log(
  "engine:",
  held("fold", (text) => fold(text).c.join("")),
  held("mend", (text) => fold(text, known).c.join("")),
  held("stem", stem),
  held("line", (text) => line(units(fold(text), true)).text),
);

// What is found, and in which order.
const paths = (results) => results.map(({ href }) => href);
async function opened(folder, name) {
  site = folder;
  const engine = await samutSearch.open({ data: "search/", links: "folders" });
  const cases = JSON.parse(fs.readFileSync(new URL(`tests/search/${name}`, root), "utf8"));
  for (const { query, lang, ...expected } of cases) {
    const { total, exact, near, suggestion } = await engine.search(query, { lang });
    assert.deepEqual({ total, exact: paths(exact), near: paths(near), suggestion }, expected, `${lang}: ${query}`);
  }
  console.log(`engine: ${cases.length} queries of ${name}`);
  return engine;
}
await opened(phrases, "phrases.json");
const engine = await opened(sample, "ranking.json");
const plain = loaded.filter((name) => !/\?h=[-\w]{4}$/.test(name));
assert.deepEqual(plain, ["/search/manifest.bin", "/search/manifest.bin"], "every other file is asked for with its hash");

// Filters, counts, order, and what is marked.
const all = await engine.search("อาเซียน", { counts: true, limit: 5 });
assert.equal(all.exact.length, 5);
const { value, count } = all.counts.mechanism[0];
const of = await engine.search("อาเซียน", { filters: { mechanism: [value] }, limit: 50 });
assert.equal(of.total, count, `${value} is counted as often as it is found`);
assert(of.exact.every(({ mechanisms }) => mechanisms.includes(value)));
const years = await engine.search("อาเซียน", { filters: { from: 2017, to: 2017 }, limit: 50 });
assert.equal(years.total, all.counts.year.find(({ value }) => value === 2017).count);
assert(years.exact.every(({ date }) => date.startsWith("2017")));
const newest = (await engine.search("อาเซียน", { order: "newest", limit: 50 })).exact.map(({ date }) => date?.slice(0, 10) ?? "");
assert.deepEqual(newest, newest.toSorted().reverse(), "the newest come first");
const second = await engine.search("อาเซียน", { from: 5, limit: 5 });
const tenth = await engine.search("อาเซียน", { limit: 10 });
assert.deepEqual(new Set([...paths(all.exact), ...paths(second.exact)]), new Set(paths(tenth.exact)), "pages follow each other");
const [shown] = (await engine.search("ชวลิต")).exact;
assert(shown.excerpt.some(({ text, marked }) => marked && text === "ชวลิต"), "a match is marked");
for (const { text } of shown.excerpt) assert(!/^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u.test(text), "no mark stands without its letter");
