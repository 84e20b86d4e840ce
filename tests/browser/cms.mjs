// `samut cms` in the real Sveltia CMS: the sample archive lies in a folder of the browser, is read, edited and added to
// in the form, and comes back to the disk. In: the browser, the program and an archive to copy. Out: exit 1
// and a line for each fault; pictures of the form.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import * as form from "./form.mjs";
import * as folder from "./local-folder.mjs";
import { host } from "./site.mjs";

const [executablePath, samut, archive] = process.argv.slice(2);
const HERE = new URL(".", import.meta.url).pathname;
const PICTURES = join(HERE, "artefacts/cms");
const BEFORE = join(PICTURES, "before");
const AFTER = join(PICTURES, "after");
// High enough for any form: the CMS draws a field when it comes into view.
const VIEW = { width: 1400, height: 9000 };
const NOW = "2026-11-22";
// Sveltia CMS looks at the faults of a language that an item does not have, and goes on.
const KNOWN = /Cannot convert undefined or null to object/;
// What the page keeps at home, the browser tells.
const KEPT = /Content Security Policy/;

if (!existsSync(join(HERE, "node_modules/@sveltia/cms/dist/sveltia-cms.js"))) {
  console.log("SKIPPED the form: Sveltia CMS is not installed");
  process.exit(0);
}

rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(BEFORE, { recursive: true });
cpSync(join(archive, "content"), join(BEFORE, "content"), { recursive: true });
// What no field of the form has, and shapes that are not those of its fields.
const ODD = "content/news/2017/odd.th.md";
const ODD_TEXT = `+++
title = "ข่าวที่เขียนด้วยมือ" # a note
topics = "narcotics"
date = 2017-06-01 # the day of the letter
draft = false
mentions = { mechanism = "somtc", session = "๑๗" }

# Two meetings.
[[event]]
mechanism = "somtc"
session = 17

[[event]]
mechanism = "ammtc"
session = 11

[extra]
unknown = ["ก", 1]
+++


เนื้อหาบรรทัดแรก
<!-- หมายเหตุ -->
`;
writeFileSync(join(BEFORE, ODD), ODD_TEXT);
const output = join(BEFORE, "admin");
execFileSync(samut, ["cms", "--root", BEFORE, "--output", output], { stdio: "pipe" });
const config = JSON.parse(readFileSync(join(output, "config.json"), "utf8"));
symlinkSync(join(HERE, "node_modules"), join(output, "node_modules"));

const { roots, close } = await host({ admin: output }, null);
const root = roots.admin.replace("127.0.0.1", "localhost");
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const context = await browser.newContext({ viewport: VIEW, reducedMotion: "reduce" });
await folder.choose(context);
const page = await context.newPage();
page.setDefaultTimeout(10_000);
const faults = [];
page.on("pageerror", (error) => KNOWN.test(error.message) || faults.push(`${page.url()}: ${error}`));
page.on("console", (said) => {
  if (["error", "warning"].includes(said.type()) && !KEPT.test(said.text())) faults.push(`${page.url()}: ${said.text()}`);
});
const isHere = (url) => url.startsWith(root) || /^(blob|data):/.test(url);
page.on("requestfailed", (request) => {
  if (isHere(request.url()) || request.failure()?.errorText !== "csp") faults.push(`${request.url()}: ${request.failure()?.errorText}`);
});
page.on("response", (response) => {
  if (!isHere(response.url()) || response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
});

// What the file of a path is to be, after one line of it has become another.
const expected = new Map(folder.filesOf(BEFORE).filter(([path]) => path.startsWith("content/")));
const files = [...expected];
for (const [path, base64] of files) expected.set(path, Buffer.from(base64, "base64").toString("utf8"));
function becomes(path, line, other) {
  const text = expected.get(path);
  assert.equal(text.split(line).length, 2, `${path} has one ${line}`);
  expected.set(path, text.replace(line, () => other));
}

const shows = async (key, value, at = 0) => assert.equal(await form.box(page, key, at).inputValue(), value, key);
const picture = (name, height = 2400) => page.screenshot({ path: join(PICTURES, `${name}.png`), clip: { x: 0, y: 0, width: VIEW.width, height } });

const cases = [
  ["the form shows every collection, in Thai and in English", async () => {
    const shown = await page.locator("body").innerText();
    for (const { label, divider } of config.collections) {
      if (divider) continue;
      assert.ok(shown.includes(label), `there is no ${label} in ${shown}`);
      assert.match(label, /[ก-๙].* · .*[A-Za-z]/);
    }
    assert.ok(!shown.includes("หากข้อความนี้ไม่หายไป"), "the page still waits for the CMS");
    await picture("collections", 1000);
  }],
  ["an item has its fields, with labels in both languages", async () => {
    await form.openEntry(page, root, "news", "2017/somtc-17");
    const labels = await form.labels(page);
    const { fields } = config.collections.find(({ name }) => name === "news");
    for (const { name, label } of fields) assert.ok(labels.get(name)?.includes(label), `${name} is called ${labels.get(name)}`);
    for (const name of ["title", "date", "topics", "event", "body"]) assert.match(labels.get(name), /[ก-๙].* · [A-Z]/);
  }],
  ["an item is read as it stands, and what is edited is all that changes", async () => {
    const path = "content/reports/2017/ammtc-11";
    await form.openEntry(page, root, "reports", "2017/ammtc-11");
    await shows("title", "การประชุมระดับรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๑");
    await shows("title", "11th ASEAN Ministerial Meeting on Transnational Crime", 1);
    await form.expand(page, "event", "event.session");
    await shows("event.session", "11");
    assert.equal(await form.field(page, "date", 1).count(), 0, "a fact is asked for in the second language");
    const said = await form.box(page, "description", 1).inputValue();
    await form.write(page, "description", `${said} It was the “last”.`, 1);
    await picture("item");
    await form.save(page);
    becomes(`${path}.en.md`, `description = "${said}"`, `description = "${said} It was the “last”."`);
  }],
  ["a file in other shapes keeps them, with its comments and unknown keys", async () => {
    await form.openEntry(page, root, "news", "2017/odd");
    await shows("date", "2017-06-01");
    await form.write(page, "title", "ข่าวที่เขียนด้วยมือ ฉบับที่ ๒");
    await form.write(page, "date", "2017-06-02");
    await form.save(page);
    becomes(ODD, 'title = "ข่าวที่เขียนด้วยมือ" # a note', 'title = "ข่าวที่เขียนด้วยมือ ฉบับที่ ๒" # a note');
    becomes(ODD, "date = 2017-06-01 #", "date = 2017-06-02 #");
  }],
  ["an item that stands in English alone keeps its facts there", async () => {
    await form.openEntry(page, root, "news-en", "1999/cambodia-joins");
    const path = "content/news/1999/cambodia-joins.en.md";
    const title = await form.box(page, "title").inputValue();
    await form.write(page, "title", `${title}!`);
    await form.save(page);
    becomes(path, `title = "${title}"`, `title = "${title}!"`);
  }],
  ["an item with pictures of its own is edited, and its pictures stay", async () => {
    await form.openEntry(page, root, "reports-files", "2017/border-management/index");
    const text = await form.box(page, "description").inputValue();
    await form.write(page, "description", `${text} ๑`);
    await form.save(page);
    becomes("content/reports/2017/border-management/index.th.md", `description = "${text}"`, `description = "${text} ๑"`);
  }],
  ["an item is made, in both languages", async () => {
    await page.goto(`${root}#/collections/news/new?path=2025`);
    await form.box(page, "title").waitFor();
    await form.write(page, "title", "ข่าวใหม่ของน้ำใจและกำลังใจ");
    await form.write(page, "date", "๕ มีนาคม ๒๕๖๒");
    await form.pick(page, "topics", "Illicit drugs");
    await form.field(page, "event").getByRole("checkbox").click();
    await form.pick(page, "event.mechanism", "SOMTC");
    await form.write(page, "event.session", "13");
    await form.write(page, "event.start", "22–27 May 2013");
    await form.write(page, "event.place", "กรุงเทพมหานคร");
    await form.field(page, "body").getByRole("textbox").fill("เนื้อหา");
    await page.locator("button:has-text('Enable')").first().click();
    await form.write(page, "title", "News of good will", 1);
    await page.getByRole("complementary").or(page.locator(".panel, aside")).locator("input").last().fill("good-will");
    await picture("new");
    await form.save(page);
    expected.set("content/news/2025/good-will.th.md", `+++
title = "ข่าวใหม่ของน้ำใจและกำลังใจ"
date = "๕ มีนาคม ๒๕๖๒"
topics = ["narcotics"]

[event]
mechanism = "somtc"
session = 13
start = "22–27 May 2013"
place = "กรุงเทพมหานคร"
+++

เนื้อหา
`);
    expected.set("content/news/2025/good-will.en.md", `+++
title = "News of good will"
+++
`);
  }],
  ["a register is edited, and its comments stay", async () => {
    await form.openEntry(page, root, "authorities", "mechanisms");
    await form.expand(page, "mechanisms", "mechanisms.0.slug");
    await shows("mechanisms.0.slug", "asean-summit");
    await picture("register");
    await form.write(page, "mechanisms.0.name.en", "ASEAN Summits");
    await form.save(page);
    becomes("content/authorities/mechanisms.toml", 'en = "ASEAN Summit" }', 'en = "ASEAN Summits" }');
  }],
  ["the settings are edited", async () => {
    await form.openEntry(page, root, "settings", "site");
    await form.write(page, "title.en", "An Archive");
    await form.save(page);
    becomes("content/site.toml", 'en = "ASEAN Cooperation Archive" }', 'en = "An Archive" }');
  }],
  ["what comes back is what was edited and nothing else, and check says nothing", async () => {
    const found = await folder.read(page);
    for (const [path, bytes] of found) {
      mkdirSync(dirname(join(AFTER, path)), { recursive: true });
      writeFileSync(join(AFTER, path), bytes);
    }
    assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
    for (const [path, text] of expected) assert.equal(found.get(path).toString("utf8"), text, path);
    execFileSync(samut, ["check", "--root", AFTER, "--strict", "--now", NOW], { stdio: "pipe" });
  }],
  ["nothing has left this computer, and nothing was complained of", () => assert.deepEqual(faults, [])],
];

await page.goto(`${root}config.json`);
await folder.fill(page, files);
await form.openArchive(page, root);
let failed = 0;
for (const [name, run] of cases) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.stderr ?? error.message}`);
    await picture(`failed-${failed}`);
  }
}
await browser.close();
close();
console.log(`cms: ${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
