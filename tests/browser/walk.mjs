// Walks the built sample archive as a reader does, from a host and from a disk.
// In: the browser, and the site's folder. Out: exit 1 and a line for each fault.
import { strict as assert } from "node:assert";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import * as keyboard from "./keyboard.mjs";
import { host, listen } from "./site.mjs";

const [executablePath, site] = process.argv.slice(2);
const ARTEFACTS = new URL("artefacts/", import.meta.url).pathname;
const NARROW = 320;
// The section of reports, as the home page leads to it.
const REPORTS = "main a[href='reports/'], main a[href$='/reports/index.html']";

const langOf = (page) => page.locator("html").getAttribute("lang");

async function follow(page, link, end, lang) {
  await page.locator(link).first().click();
  await page.waitForLoadState("load");
  const path = new URL(page.url()).pathname.replace(/index\.html$/, "");
  assert.ok(path.endsWith(end), `${link} led to ${path}, not to ${end}`);
  assert.equal(await langOf(page), lang, `${path} is in another language`);
  assert.equal(await page.locator("h1").count(), 1, `${path} has not one h1`);
}

async function fits(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(size);
  assert.ok(width <= NARROW, `${page.url()} is ${width} wide at ${NARROW}`);
}

async function walk(browser, root, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults = [];
  listen(page, new URL(".", root).href, faults);
  const seen = async (what) => {
    await fits(page);
    await page.screenshot({ path: join(ARTEFACTS, `${name}-${what}.png`) });
  };
  await page.goto(root);
  await seen("front");
  await follow(page, "main a[href^='th/'], main a[href$='/th/index.html']", "/th/", "th");
  await seen("home");
  await follow(page, REPORTS, "/th/reports/", "th");
  await follow(page, "main a[href*='border-management']", "/th/reports/2017/border-management/", "th");
  await seen("item-th");
  await follow(page, ".switch a", "/en/reports/2017/border-management/", "en");
  await seen("item-en");
  await follow(page, "nav.menu a[href*='mechanisms']", "/en/mechanisms/", "en");
  await follow(page, "main a[href*='somtc']", "/en/mechanisms/somtc/", "en");
  await seen("mechanism");
  await page.goBack();
  await page.goBack();
  assert.equal(await langOf(page), "en");
  assert.match(page.url(), /\/en\/reports\/2017\/border-management\//);
  await context.close();
  assert.deepEqual(faults, [], "the browser complained");
}

async function notFound(browser, root) {
  const page = await browser.newPage();
  const faults = [];
  await page.goto(`${root}th/nowhere/at/all/`);
  listen(page, root, faults);
  const sheets = await page.evaluate(() => document.styleSheets.length);
  assert.ok(sheets > 0, "the page for errors has lost its style sheet");
  await page.locator("main a").first().click();
  await page.waitForLoadState("load");
  assert.match(page.url().slice(root.length), /^(th|en)\/$/);
  assert.deepEqual(faults, [], "the browser complained");
  await page.close();
}

async function withoutScript(browser, root) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${root}th/`);
  await page.locator(REPORTS).click();
  await page.locator("main a[href*='border-management']").first().click();
  await page.locator(".switch a").click();
  assert.match(page.url(), /\/en\/reports\/2017\/border-management\/$/);
  await context.close();
}

const name = basename(site);
const { roots, close } = await host({ [name]: site });
const root = roots[name];
const disk = pathToFileURL(join(resolve(site), "index.html")).href;
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const cases = [
  ["a reader walks through a site under a sub-path", () => walk(browser, root, "host")],
  ["a reader walks through a site on a disk", () => walk(browser, disk, "disk")],
  ["the page for errors works at any depth", () => notFound(browser, root)],
  ["every link works without a script", () => withoutScript(browser, root)],
  ["the keyboard skips to the text", () => keyboard.skip(browser, root)],
  ["the keyboard comes to everything, and its place is seen", () => keyboard.everyStop(browser, root)],
  ["the keyboard works the menu", () => keyboard.menu(browser, root)],
  ["the keyboard changes the language", () => keyboard.language(browser, root)],
  ["the keyboard changes the look, which is remembered", () => keyboard.theme(browser, root)],
  ["the keyboard opens a picture and comes back", () => keyboard.gallery(browser, root)],
];
let failed = 0;
for (const [name, run] of cases) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.message}`);
  }
}
await browser.close();
close();
console.log(`walk: ${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
