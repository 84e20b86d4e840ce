// How well readers find the pages of a built site, and what that costs them, in headless Chromium.
// Usage: node measure.mjs CHROMIUM SITE [QUERIES.json]
//
// A page is relevant if its text in either language has all that a query wants: the parts of it between
// spaces, or the strings in `want` (`a|b`: either), as texts in the one form of docs/search.md.
// R@10: relevant among the first ten, of the relevant ones or of ten. P@10: relevant among those shown of
// the first ten, where whole matches stand alone if there are any.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";

const [chromium, site, asked] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const { chromium: browser } = createRequire(path.join(here, "../../tests/browser/x.js"))("playwright-core");
const queries = JSON.parse(fs.readFileSync(asked ?? path.join(here, "queries.json"), "utf8"));

// ---- What is relevant, from the pages themselves.
globalThis.document = { baseURI: "http://site/" };
(0, eval)(fs.readFileSync(path.join(site, "static/search.js"), "utf8"));
const form = (text) => samutSearch.parts.fold(text).c.join("");
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
const plain = (html) =>
  html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
    .replace(/<\/?(?:a|em|strong|mark|b|i|span|time|abbr|bdi|wbr)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&(#x?\w+|\w+);/g, (_, name) => entities[name] ?? String.fromCodePoint(Number(name.replace(/^#x/, "0x").replace(/^#/, "")) || 32));
const pages = new Map(); // texts by path below the language
for (const lang of ["th", "en"]) {
  for (const file of fs.readdirSync(path.join(site, lang), { recursive: true })) {
    if (path.basename(file) !== "index.html") continue;
    const html = fs.readFileSync(path.join(site, lang, file), "utf8");
    const main = html.match(/<main[\s>][\s\S]*<\/main>/)?.[0] ?? "";
    const id = path.dirname(file);
    pages.set(id, `${pages.get(id) ?? ""}\n${form(plain(main))}`);
  }
}

// ---- A host that counts.
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
let compressed = false, bytes = 0, requests = 0;
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://x");
  const file = path.join(site, decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
  if (!file.startsWith(path.resolve(site)) || !fs.existsSync(file)) return response.writeHead(404).end();
  const type = types[path.extname(file)];
  let body = fs.readFileSync(file);
  const headers = { "content-type": type ?? "application/octet-stream", "content-security-policy": "default-src 'self'" };
  if (compressed && type) [body, headers["content-encoding"]] = [zlib.gzipSync(body), "gzip"];
  requests++;
  bytes += body.length;
  response.writeHead(200, headers).end(body);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const root = `http://127.0.0.1:${server.address().port}/`;

// ---- The questions.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const launched = await browser.launch({ executablePath: chromium, args: flags });
const ask = async (q) => {
  const context = await launched.newContext({ bypassCSP: false });
  const page = await context.newPage();
  await page.goto(`${root}404.html`);
  [bytes, requests] = [0, 0];
  const answer = await page.evaluate(async ({ q, root }) => {
    const began = performance.now();
    await new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: `${root}static/search.js`, onload: done, onerror: failed });
      document.head.append(script);
    });
    const engine = await samutSearch.open({ data: `${root}search/`, links: "folders" });
    const { exact, near } = await engine.search(q, { lang: "th" });
    const cold = performance.now() - began, warm = [];
    for (let n = 0; n < 5; n++) {
      const again = performance.now();
      await engine.search(q, { lang: "th" });
      warm.push(performance.now() - again);
    }
    const ids = (results) => results.map(({ id }) => id);
    return { exact: ids(exact), near: ids(near), cold, warm: warm.sort((a, b) => a - b)[2] };
  }, { q, root });
  await context.close();
  return { ...answer, bytes, requests };
};
const rows = [];
for (const { kind, q, want } of queries) {
  const wanted = (want ?? form(q).split(" ")).map((either) => either.split("|").map(form));
  const relevant = new Set([...pages].filter(([, text]) => wanted.every((either) => either.some((one) => text.includes(one)))).map(([id]) => id));
  compressed = false;
  const plainly = await ask(q);
  compressed = true;
  const packed = await ask(q);
  const share = (ids, of) => ids.filter((id) => relevant.has(id)).length / of;
  const all = [...plainly.exact, ...plainly.near].slice(0, 10), alone = plainly.exact.length ? plainly.exact : plainly.near;
  rows.push({
    kind, q, relevant: relevant.size, packed: packed.bytes, ...plainly,
    recall: relevant.size ? share(all, Math.min(10, relevant.size)) : NaN,
    precision: relevant.size ? (alone.length ? share(alone, alone.length) : 0) : NaN,
  });
}
await launched.close();
server.close();

// ---- The table.
const mean = (of) => { const known = of.filter((x) => !Number.isNaN(x)); return (known.reduce((a, b) => a + b, 0) / known.length).toFixed(2); };
const median = (of) => of.toSorted((a, b) => a - b)[of.length >> 1];
const most = (of) => Math.max(...of);
for (const kind of [...new Set(rows.map((row) => row.kind))]) {
  const of = rows.filter((row) => row.kind === kind);
  console.log(kind.padEnd(12), `R@10 ${mean(of.map((row) => row.recall))}`, `P@10 ${mean(of.map((row) => row.precision))}`, `(${of.length})`);
}
console.log("all".padEnd(12), `R@10 ${mean(rows.map((row) => row.recall))}`, `P@10 ${mean(rows.map((row) => row.precision))}`, `(${rows.length})`);
for (const row of rows.filter((row) => row.recall < 1 || row.precision < 1 || !row.relevant)) {
  console.log(`  ${row.q}: ${row.relevant} relevant, R@10 ${row.recall.toFixed(2)}, P@10 ${row.precision.toFixed(2)}`);
}
const kB = (n) => `${Math.round(n / 1000)} kB`;
const of = (name) => rows.map((row) => row[name]);
console.log(`cold query: median ${kB(median(of("bytes")))} (compressed ${kB(median(of("packed")))}), most ${kB(most(of("bytes")))}; requests ${median(of("requests"))}, most ${most(of("requests"))}; ${median(of("cold")).toFixed(0)} ms`);
console.log(`warm query: median ${median(of("warm")).toFixed(1)} ms, most ${most(of("warm")).toFixed(1)} ms`);
const index = path.join(site, "search");
const files = fs.readdirSync(index, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const size = files.map((entry) => fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size);
console.log(`index: ${(size.reduce((a, b) => a + b, 0) / 1e6).toFixed(1)} MB in ${size.length} files; engine ${zlib.gzipSync(fs.readFileSync(path.join(site, "static/search.js")), { level: 9 }).length} bytes compressed`);
