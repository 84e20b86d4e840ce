// `samut serve` as an editor meets it: files are saved, and pages that are open follow. In: the browser,
// the program and an archive to copy. Out: exit 1 and a line for each fault; pictures to look at.
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Served } from "./served.mjs";
import { LANGUAGES, listen } from "./site.mjs";
import { violations } from "./violations.mjs";

const [executablePath, samut, archive] = process.argv.slice(2);
const ARTEFACTS = new URL("artefacts/", import.meta.url).pathname;
const ITEM = "reports/2017/border-management/";
const FILES = { th: `content/${ITEM}index.th.md`, en: `content/${ITEM}index.en.md` };
const SETTINGS = "content/site.toml";
const THEME = "themes/default/";
const PATIENCE = 10_000;

const ERRORS = "dialog.samut-live-errors";
const PANEL = "dialog.samut-live-panel";
const COUNT = ".samut-live-corner button";
const CHIP = ".samut-live-corner strong";
// What an editor reads, in each language.
const WORDS = {
  th: { wrong: "พบข้อผิดพลาด 1 แห่งในหน้านี้", line: "บรรทัดที่", draft: "ฉบับร่าง", scheduled: "ยังไม่ถึงวันเผยแพร่", close: "ปิด" },
  en: { wrong: "1 error on this page", line: "line", draft: "draft", scheduled: "not published yet", close: "Close" },
};

// A page that is open, and knows how many complaints there are.
async function open(path) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(served.root + path);
  await page.locator(COUNT).waitFor();
  return page;
}

const reads = (page, words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
const gone = (page, selector) => page.waitForFunction((selector) => !document.querySelector(selector), selector);
// A page that is loaded again forgets it.
const mark = (page) => page.evaluate(() => (window.isMarked = true));
const isMarked = (page) => page.evaluate(() => window.isMarked === true);

// A text, a title, a file that is put in the place of another.
async function words(listened) {
  const page = await open(`th/${ITEM}`);
  listened(page);
  const list = await open("en/reports/");
  listened(list);
  const file = FILES.th;
  const before = served.read(file);
  await page.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
  const top = await page.evaluate(() => scrollY);
  assert.ok(top > 0, "the page is too short to be scrolled");
  served.save(file, `${before}\nย่อหน้าที่เพิ่งเขียนเสร็จ\n`);
  await reads(page, "ย่อหน้าที่เพิ่งเขียนเสร็จ");
  await page.waitForFunction((top) => scrollY === top, top);
  served.replace(file, before);
  await page.waitForFunction(() => !document.body.innerText.includes("ย่อหน้าที่เพิ่งเขียนเสร็จ"));
  const retitled = (text) => text.replace(/^title = .*$/m, 'title = "A title in other words"');
  await served.changed(FILES.en, retitled, () => reads(list, "A title in other words"));
  await reads(list, "Border Management");
}

// A style sheet is exchanged under the page; nothing else of the page changes.
async function style(listened) {
  const page = await open(`en/${ITEM}`);
  listened(page);
  const outline = (is) =>
    page.waitForFunction((is) => (getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)") === is, is);
  await mark(page);
  const more = (text) => `${text}\nbody { outline: 3px solid rgb(1 2 3); }\n`;
  await served.changed(`${THEME}static/style.css`, more, () => outline(true));
  await outline(false);
  assert.ok(await isMarked(page), "the page was loaded again for a style sheet");
  const sheets = page.locator("link[rel~=stylesheet][href*='static/style.css']");
  await page.waitForFunction(() => document.querySelectorAll("link[href*='static/style.css']").length === 1);
  assert.equal(await sheets.count(), 1);
}

// A template, a word of the interface and a name of the archive.
async function theme(listened) {
  const page = await open("th/");
  listened(page);
  const more = (text) => text.replace("</head>", '<meta name="tried" content="yes">\n</head>');
  await served.changed(`${THEME}templates/base.html`, more, () =>
    page.waitForFunction(() => document.querySelector("meta[name=tried]")),
  );
  await gone(page, "meta[name=tried]");
  const word = (text) => text.replace(/^latest_sessions = .*$/m, 'latest_sessions = "การประชุมที่เพิ่งผ่านมา"');
  await served.changed(`${THEME}messages/th.toml`, word, () => reads(page, "การประชุมที่เพิ่งผ่านมา"));
  await reads(page, "การประชุมครั้งล่าสุด");
  const name = (text) => text.replace("คลังเอกสารความร่วมมืออาเซียน", "คลังเอกสารที่เปลี่ยนชื่อแล้ว");
  await served.changed(SETTINGS, name, () => reads(page, "คลังเอกสารที่เปลี่ยนชื่อแล้ว"));
  await reads(page, "คลังเอกสารความร่วมมืออาเซียน");
}

// What is wrong stands over the last good page, in its language, and goes by itself.
async function broken(listened) {
  for (const lang of LANGUAGES) {
    const page = await open(`${lang}/${ITEM}`);
    listened(page);
    const other = await open(`${lang}/about/`);
    listened(other);
    const title = await page.locator("main h1").innerText();
    const line = served.read(FILES[lang]).split("\n").findIndex((line) => line.startsWith("title")) + 1;
    const wrong = (text) => text.replace(/^title = (.*)"$/m, "title = $1");
    await served.changed(FILES[lang], wrong, async () => {
      const overlay = page.locator(`${ERRORS}:modal`);
      await overlay.waitFor();
      assert.equal(await overlay.getAttribute("lang"), lang);
      const said = await overlay.innerText();
      const { wrong, line: word } = WORDS[lang];
      for (const part of [wrong, `${FILES[lang]}:${line}:`, `${word} ${line}`]) {
        assert.ok(said.includes(part), `“${part}” is not said: ${said}`);
      }
      const below = await page.locator("main h1").innerText();
      assert.equal(below, title, "the page below is not the last good one");
      assert.ok(await focusIsIn(page, ERRORS), "the keyboard is not at what is wrong");
      assert.equal(await other.locator(ERRORS).count(), 0, "another page is said to be wrong");
      await page.keyboard.press("Escape");
      assert.ok(!(await overlay.isVisible()), "Escape does not close it");
      await page.reload();
      await page.locator(COUNT).waitFor();
      assert.ok(!(await overlay.isVisible()), "what was closed is open again, though it is the same");
    });
    await gone(page, ERRORS);
    await served.changed(FILES[lang], wrong, () => page.locator(`${ERRORS}:modal`).waitFor());
    await gone(page, ERRORS);
  }
}

// Settings that cannot be read, while a page is open that was never seen before.
async function settings(listened) {
  const page = await open("en/");
  listened(page);
  await served.changed(SETTINGS, (text) => text.replace("title =", "title"), async () => {
    await page.locator(`${ERRORS}:modal`).waitFor();
    assert.match(await page.locator(ERRORS).innerText(), /content\/site\.toml:1:/);
    assert.ok(await page.locator("main h1").count(), "there is no page below");
  });
  await gone(page, ERRORS);
}

// A file that is taken away and put back.
async function removed() {
  const page = await open("th/news/2019/ascco-11/");
  const said = [];
  listen(page, served.root, said);
  const file = "content/news/2019/ascco-11";
  const before = ["th", "en"].map((lang) => [`${file}.${lang}.md`, served.read(`${file}.${lang}.md`)]);
  before.forEach(([file]) => served.remove(file));
  await page.waitForFunction(() => !document.body.innerText.includes("ASCCO ครั้งที่ ๑๑"));
  assert.equal(await page.locator("main h1").count(), 1, "the page for what is not there is empty");
  before.forEach(([file, text]) => served.save(file, text));
  await reads(page, "ASCCO ครั้งที่ ๑๑");
  const isMeant = (fault) => /: .*404|ERR_ABORTED/.test(fault);
  assert.deepEqual(said.filter((fault) => !isMeant(fault)), []);
}

// What readers do not get yet says so: on its page, and beside every link to it.
async function marks(listened) {
  for (const lang of LANGUAGES) {
    const file = `content/news/2026/not-yet.${lang}.md`;
    const home = await open(`${lang}/news/`);
    listened(home);
    served.save(file, `+++\ntitle = "Not yet"\ndate = "1 พ.ย. 2569"\ndraft = true\n+++\nNot yet.\n`);
    const beside = home.locator(`a[href$="2026/not-yet/"] + .samut-live-beside`);
    await beside.waitFor();
    assert.equal(await beside.innerText(), WORDS[lang].draft);
    await home.locator("a[href$='2026/not-yet/']").first().click();
    await home.locator(CHIP).waitFor();
    assert.equal(await home.locator(CHIP).innerText(), WORDS[lang].draft);
    assert.equal(await home.locator("body > header .samut-live-beside").count(), 0, "the frame is marked");
    served.save(file, served.read(file).replace("draft = true\n", ""));
    await home.locator(CHIP).waitFor({ state: "hidden" });
    await home.close();
    served.remove(file);
    const page = await open(`${lang}/news/2067/a-hundred-years/`);
    listened(page);
    await page.locator(CHIP).waitFor();
    assert.equal(await page.locator(CHIP).innerText(), WORDS[lang].scheduled);
  }
}

// The list of everything: a key opens it, its links lead to the pages, and the keyboard finds back.
async function panel(listened) {
  const page = await open("en/");
  listened(page);
  const list = page.locator(`${PANEL}[open]`);
  const warned = (text) => `${text}\nสองดาว**ที่ค้าง **อยู่\n`;
  await served.changed(FILES.th, warned, async () => {
    await page.locator(`${COUNT}[data-gravest=warning]`).waitFor();
    await page.keyboard.press(".");
    await list.waitFor();
    assert.match(await list.innerText(), /index\.th\.md/);
    assert.ok(await focusIsIn(page, PANEL), "the keyboard is not in the list");
    const links = await list.locator("a").evaluateAll((links) => links.map((link) => link.href));
    assert.ok(links.includes(`${served.root}th/${ITEM}`), `the page is not among ${links}`);
    for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
    const lost = (text) => `${text}\n[nowhere](@/news/nowhere.th.md)\n`;
    await served.changed(FILES.en, lost, async () => {
      await list.getByText("E0501").waitFor();
      assert.ok(await focusIsIn(page, PANEL), "the keyboard has lost the list that was filled anew");
    });
    // The list is open again once the page was loaded again.
    await page.waitForFunction(
      (panel) => document.querySelector(`${panel}[open] li`) && !document.querySelector(panel).innerText.includes("E0501"),
      PANEL,
    );
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.locator(COUNT).click();
    await list.waitFor();
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate((at) => document.activeElement.matches(at), COUNT), "the focus is lost");
    await page.evaluate(() => document.body.prepend(document.createElement("input")));
    await page.locator("body > input").press(".");
    assert.equal(await page.locator("body > input").inputValue(), ".");
    assert.equal(await list.count(), 0, "it opens while somebody writes");
    await page.evaluate(() => document.querySelector("body > input").remove());
    // On a Thai keyboard the key writes another letter.
    const thai = { key: "ใ", code: "Period", bubbles: true, cancelable: true };
    await page.evaluate((thai) => document.body.dispatchEvent(new KeyboardEvent("keydown", thai)), thai);
    await list.waitFor();
    await list.locator(`a[href="/th/${ITEM}"]`).first().click();
    await page.waitForURL(`${served.root}th/${ITEM}`);
    await page.locator(COUNT).waitFor();
  });
  await page.locator(`${COUNT}[data-gravest=none]`).waitFor();
}

// Everybody can use it, and nothing is wider than its window.
async function looks(listened) {
  const found = [];
  const look = async (page, name) => {
    for (const [width, colorScheme] of [[320, "light"], [320, "dark"], [1280, "dark"], [1280, "light"]]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const where = `${name} at ${width}, ${colorScheme}`;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${where}: it is ${wide} wide`);
      found.push(...(await violations(page)).map((said) => `${where}: ${said}`));
      await page.screenshot({ path: join(ARTEFACTS, "live", `${name}-${width}-${colorScheme}.png`) });
    }
  };
  const pages = await Promise.all(LANGUAGES.map((lang) => open(`${lang}/${ITEM}`)));
  pages.forEach(listened);
  const wrong = (text) => text.replace("[event]", '[event]\nmechanism = "somct"').replace("date = ", "dat = ");
  await served.changed(FILES.th, wrong, async () => {
    for (const [n, page] of pages.entries()) {
      await page.locator(`${ERRORS}:modal`).waitFor();
      await look(page, `errors-${LANGUAGES[n]}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press(".");
      await page.locator(`${PANEL}[open]`).waitFor();
      await look(page, `panel-${LANGUAGES[n]}`);
      await page.keyboard.press("Escape");
    }
  });
  for (const page of pages) await gone(page, ERRORS);
  for (const lang of LANGUAGES) {
    const page = await open(`${lang}/news/`);
    listened(page);
    await page.locator(".samut-live-beside").first().waitFor();
    await look(page, `marks-${lang}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator(".samut-live").first().isVisible()), "it is printed");
  }
  assert.deepEqual(found, []);
}

// Who has no script still reads what is wrong.
async function withoutScript() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await served.changed(FILES.th, (text) => text.replace("+++", "++"), async () => {
    const page = await context.newPage();
    await page.goto(`${served.root}th/${ITEM}`);
    await page.locator(ERRORS).waitFor();
    await page.getByRole("button", { name: WORDS.th.close }).click();
    await page.locator(ERRORS).waitFor({ state: "hidden" });
  });
  await context.close();
}

// The server ends and begins again: the page stays, says so, and is loaded once.
async function away() {
  const page = await open("en/");
  const note = page.locator(".samut-live-away");
  await mark(page);
  await served.end();
  await note.waitFor();
  assert.ok(await isMarked(page));
  await served.again();
  await page.waitForFunction(() => !window.isMarked);
  await page.locator(COUNT).waitFor();
  assert.ok(!(await note.isVisible()));
}

const focusIsIn = (page, selector) =>
  page.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);

mkdirSync(join(ARTEFACTS, "live"), { recursive: true });
const served = await Served.begin(samut, archive, join(ARTEFACTS, "live-archive"));
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const cases = [
  ["a page follows its words, and stays where it was read", words],
  ["a style sheet is exchanged without a reload", style],
  ["templates, messages and settings are followed", theme],
  ["errors stand over the last good page, in its language, until they are mended", broken],
  ["settings that are broken are told and mended", settings],
  ["a file is removed and comes back", removed],
  ["drafts and what is to come are marked", marks],
  ["the list of complaints is at hand", panel],
  ["everybody can use it, narrow and wide, light and dark", looks],
  ["what is wrong can be read without a script", withoutScript],
  ["a server that ends is missed, and found again", away],
];
let failed = 0;
for (const [name, run] of cases) {
  const faults = [];
  try {
    await run((page) => listen(page, served.root, faults));
    // A page that is left while it asks for something no longer needs it.
    const real = faults.filter((fault) => !fault.endsWith("net::ERR_ABORTED"));
    assert.deepEqual(real, [], "the browser complained");
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.message}`);
  }
  await Promise.all(browser.contexts().map((context) => context.close()));
}
await browser.close();
await served.end();
console.log(`live: ${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
