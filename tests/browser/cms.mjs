// `samut cms` in the real Sveltia CMS: the sample archive lies in a folder of the browser, is read, edited and added to
// in the form, and comes back to the disk. In: the browser, the program and an archive to copy. Out: exit 1
// and a line for each fault; pictures of the form.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as cases from "./cms-cases.mjs";
import { edits } from "./form-edits.mjs";
import { openArchive } from "./form.mjs";
import * as folder from "./local-folder.mjs";
import { host } from "./site.mjs";

const [executablePath, samut, archive] = process.argv.slice(2);
const HERE = new URL(".", import.meta.url).pathname;
const PICTURES = join(HERE, "artefacts/cms");
const BEFORE = join(PICTURES, "before");
const ADMIN = join(BEFORE, "admin");
// High enough for any form: the CMS draws a field when it comes into view.
const VIEW = { width: 1400, height: 9000 };
// Sveltia CMS looks for the faults of a language that an item does not have, and goes on.
const KNOWN = /Cannot convert undefined or null to object/;
// What the page forbids, the browser tells.
const FORBIDDEN = /Content Security Policy/;

const NEEDED = ["@sveltia/cms/dist/sveltia-cms.js", "@decimalturn/toml-patch/dist/toml-patch.js"];
const missing = NEEDED.filter((file) => !existsSync(join(HERE, "node_modules", file)));
if (missing.length > 0) {
  console.log(`SKIPPED the form: there is no ${missing.join(" and no ")} here`);
  process.exit(0);
}

rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(BEFORE, { recursive: true });
cpSync(join(archive, "content"), join(BEFORE, "content"), { recursive: true });
writeFileSync(join(BEFORE, cases.ODD), cases.ODD_TEXT);
execFileSync(samut, ["cms", "--root", BEFORE, "--output", ADMIN], { stdio: "pipe" });
symlinkSync(join(HERE, "node_modules"), join(ADMIN, "node_modules"));

// What every file is to hold in the end.
const files = folder.filesOf(BEFORE).filter(([path]) => path.startsWith("content/"));
const expected = new Map(files.map(([path, base64]) => [path, Buffer.from(base64, "base64").toString("utf8")]));
function becomes(path, words, others) {
  const text = expected.get(path);
  assert.equal(text.split(words).length, 2, `${path} has ${words} once`);
  expected.set(path, text.replace(words, () => others));
}

const { roots, close } = await host({ admin: ADMIN }, null);
const root = roots.admin.replace("127.0.0.1", "localhost");
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const context = await browser.newContext({ viewport: VIEW, reducedMotion: "reduce" });
await folder.choose(context);
const page = await context.newPage();
page.setDefaultTimeout(10_000);
const faults = [];
const isHere = (url) => url.startsWith(root) || /^(blob|data):/.test(url);
page.on("pageerror", (error) => KNOWN.test(error.message) || faults.push(`${page.url()}: ${error}`));
page.on("console", (said) => {
  if (["error", "warning"].includes(said.type()) && !FORBIDDEN.test(said.text())) faults.push(`${page.url()}: ${said.text()}`);
});
// A request elsewhere is a fault unless the page's own policy kept it from being sent.
const asked = new Set();
page.on("request", (request) => isHere(request.url()) || asked.add(request));
page.on("requestfailed", (request) => {
  if (request.failure()?.errorText === "csp") asked.delete(request);
  else faults.push(`${request.url()}: ${request.failure()?.errorText}`);
});
page.on("response", (response) => response.status() >= 400 && faults.push(`${response.url()}: ${response.status()}`));

const form = {
  page,
  root,
  samut,
  archive,
  config: JSON.parse(readFileSync(join(ADMIN, "config.json"), "utf8")),
  expected,
  becomes,
  after: join(PICTURES, "after"),
  now: "2026-11-22",
  picture: (name, height = 2400) =>
    page.screenshot({ path: join(PICTURES, `${name}.png`), clip: { x: 0, y: 0, width: VIEW.width, height } }),
};
const all = [
  ["the form shows every collection, in Thai and in English", cases.collections],
  ["an item has its fields, with labels in both languages", cases.fields],
  ["an item is shown as it stands, and edited", cases.edited],
  ["a file in other shapes than those of the form is edited", cases.odd],
  ["an item that stands in English alone is edited", cases.inEnglish],
  ["an item with pictures of its own is edited", cases.withPictures],
  ["an item is made, in both languages", cases.made],
  ["a picture is uploaded with an item", cases.uploaded],
  ["a register is edited", cases.register],
  ["the settings are edited", cases.settings],
  ["what was edited is all that has changed, and check says nothing", cases.back],
  ["nothing has left this computer, and nothing was complained of", () => {
    assert.deepEqual([...asked].map((request) => request.url()), []);
    assert.deepEqual(faults, []);
  }],
  ["edits of all manner change what they say, and lose no comment", async () => {
    const texts = [...expected].filter(([path]) => /\.(md|toml)$/.test(path));
    const { all, lost } = await edits(ADMIN, texts, 5);
    assert.ok(all > 400 && lost === 0, `${lost} of ${all} edits lost a comment`);
  }],
];

await page.goto(`${root}config.json`);
await folder.fill(page, files);
await openArchive(page, root);
let failed = 0;
for (const [name, run] of all) {
  try {
    await run(form);
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.stderr ?? error.message}`);
    await form.picture(`failed-${failed}`);
  }
}
await browser.close();
close();
console.log(`cms: ${all.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
