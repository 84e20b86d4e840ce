// What `form.js` makes of files when all manner of things are edited, without a browser and without the CMS. In:
// the folder of a form, and files as the CMS reads them. Out: what is written, held against what was meant.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "@decimalturn/toml-patch";

// The formats that the script gives to the CMS.
async function formats(folder) {
  const given = new Map();
  const script = { addEventListener: (event, then) => event === "load" && setTimeout(then) };
  const dataset = { cms: "", toml: "node_modules/@decimalturn/toml-patch/dist/toml-patch.js" };
  globalThis.document = {
    baseURI: pathToFileURL(`${folder}/`).href,
    documentElement: { dataset },
    createElement: () => script,
    head: { append() {} },
  };
  globalThis.window = {};
  globalThis.CMS = { init() {}, registerCustomFormat: (name, _, format) => given.set(name, format) };
  const { fetch } = globalThis;
  globalThis.fetch = async (path) => ({ json: async () => JSON.parse(readFileSync(join(folder, path), "utf8")) });
  await import(pathToFileURL(join(folder, "form.js")).href);
  globalThis.fetch = fetch;
  return given;
}

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value) =>
  value === "" || value === null || value === undefined || (typeof value === "object" && Object.values(value).every(isEmpty));

// A value without what says nothing, with its keys in one order, and one text for a list of one.
function meant(value) {
  if (Array.isArray(value)) {
    const list = value.filter((one) => !isEmpty(one)).map(meant);
    return list.length === 1 && !isTable(list[0]) ? list[0] : list;
  }
  if (!isTable(value)) return value;
  const kept = Object.entries(value).filter(([, one]) => !isEmpty(one)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept.map(([key, one]) => [key, meant(one)]));
}

// The same numbers each time.
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// A table like another, with one of its texts changed.
function another(table, pick) {
  const [key] = Object.entries(table).find(([, one]) => typeof one === "string") ?? [];
  return { ...structuredClone(table), ...(key && { [key]: `ใหม่ ${pick(9)}` }) };
}

// One edit somewhere within a value.
function edit(value, pick) {
  const keys = Object.keys(value).filter((key) => key !== "samut source" && key !== "body");
  const key = keys[pick(keys.length)];
  if (key === undefined) return;
  const old = value[key];
  if (typeof old === "object" && old !== null && pick(3) > 0) return edit(old, pick);
  if (Array.isArray(old)) {
    if (pick(2) && old.length > 0) old.splice(pick(old.length), 1);
    else if (old.length > 1 && pick(2)) old.push(old.splice(pick(old.length - 1), 1)[0]);
    else if (old.length > 0) old.push(isTable(old[0]) ? another(old[0], pick) : `ใหม่ "${pick(9)}" \\`);
  } else if (pick(4) === 0) {
    if (Array.isArray(value)) value.splice(key, 1);
    else delete value[key];
  } else if (typeof old === "number") {
    value[key] = old + 1;
  } else if (typeof old === "string") {
    value[key] = `${old} น้ำใจ "${pick(9)}"\nกำลัง`;
  }
}

// Edits each file in many ways. Says in how many of all edits a comment was lost.
export async function edits(folder, files, times) {
  const given = await formats(folder);
  let all = 0;
  let lost = 0;
  files.forEach(([path, text], at) => {
    const isDocument = path.endsWith(".md");
    const { fromFile, toFile } = given.get(isDocument ? "toml-frontmatter" : "toml");
    const read = text.trim();
    assert.equal(toFile(fromFile(read)), text, `${path} is not as it was`);
    for (let seed = 1; seed <= times; seed += 1) {
      const pick = chance(at * 1000 + seed);
      const before = fromFile(read);
      const saved = structuredClone(before);
      for (let some = 0; some <= pick(3); some += 1) edit(saved, pick);
      const { "samut source": source, ...shown } = saved;
      const wanted = structuredClone(shown);
      const written = toFile(saved);
      const again = fromFile(written.trim());
      delete again["samut source"];
      assert.deepEqual(meant(again), meant(wanted), `${path}, ${seed}:\n${written}`);
      const head = isDocument ? /^\+\+\+\n([^]*?)\+\+\+\n/.exec(written)[1] : written;
      parse(head);
      all += 1;
      const comments = (from) => from.split("\n").filter((line) => line.startsWith("#")).length;
      lost += comments(written) < comments(text) ? 1 : 0;
    }
  });
  return { all, lost };
}
