// Walks the built sample archive as a reader does, from a host and from a disk.
// In: the site's folder. Out: exit 1 and a line for each fault. It never leaves the machine.
import { strict as assert } from "node:assert";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, executablePath] = process.argv.slice(2);
const SUB_PATH = "/archive/";
const PICTURES = new URL("artefacts/", import.meta.url).pathname;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};
// The policy under which a site must work.
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'";
const NARROW = 320;
// The section of reports, as the home page leads to it.
const REPORTS = "main a[href='reports/'], main a[href$='/reports/index.html']";

function fileOf(url) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  if (!path.startsWith(SUB_PATH)) return null;
  const inside = join(resolve(site), path.slice(SUB_PATH.length));
  if (!inside.startsWith(resolve(site)) || !existsSync(inside)) return null;
  const file = statSync(inside).isDirectory() ? join(inside, "index.html") : inside;
  return existsSync(file) ? file : null;
}

function serve() {
  const server = createServer((request, response) => {
    const file = fileOf(request.url);
    // A browser asks for an icon by itself; that the archive has none is no fault.
    const isIcon = request.url === "/favicon.ico";
    const status = isIcon ? 204 : file ? 200 : 404;
    const shown = file ?? join(site, "404.html");
    response.writeHead(status, {
      "Content-Type": TYPES[extname(shown)] ?? "application/octet-stream",
      "Content-Security-Policy": POLICY,
    });
    if (isIcon) response.end();
    else createReadStream(shown).pipe(response);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

function listen(page, faults) {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) faults.push(`${page.url()}: ${said.text()}`);
  });
  page.on("requestfailed", (request) =>
    faults.push(`${request.url()}: ${request.failure()?.errorText}`),
  );
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
  });
}

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
  listen(page, faults);
  const seen = async (what) => {
    await fits(page);
    await page.screenshot({ path: join(PICTURES, `${name}-${what}.png`) });
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
  listen(page, faults);
  const sheets = await page.evaluate(() => document.styleSheets.length);
  assert.ok(sheets > 0, "the page for errors has lost its style sheet");
  await page.locator("main a").first().click();
  await page.waitForLoadState("load");
  assert.match(new URL(page.url()).pathname, /^\/archive\/(th|en)\/$/);
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

const server = await serve();
const root = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
const cases = [
  ["a reader walks through a site under a sub-path", (b) => walk(b, root, "host")],
  ["a reader walks through a site on a disk", (b) => walk(b, pathToFileURL(join(resolve(site), "index.html")).href, "disk")],
  ["the page for errors works at any depth", (b) => notFound(b, root)],
  ["every link works without a script", (b) => withoutScript(b, root)],
];

const browser = await chromium.launch({ executablePath });
let failed = 0;
for (const [name, run] of cases) {
  try {
    await run(browser);
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.message}`);
  }
}
await browser.close();
server.close();
console.log(`browser: ${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
