// Searches the built sample archive as readers do, in both languages: from a host, from a disk, by
// keyboard, and without a script. In: the browser, the site's folder, and that of the same site with
// `links = "files"`. Out: exit 1 and a line for each fault; pictures of what was found.
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { LANGUAGES, host, listen } from "./site.mjs";
import { violations } from "./violations.mjs";

const [executablePath, site, onDisk] = process.argv.slice(2);
const PICTURES = new URL("artefacts/search", import.meta.url).pathname;
const FIELD = "main input[type=search]";
const EXACT = "[data-group=exact] ol > li";
const NEAR = "[data-group=near] ol > li";
const STATUS = "[role=status]";
const SOMTC = "การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ";

// A page that searches, with everything of which the browser complains.
async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  listen(page, new URL(address).protocol === "file:" ? pathToFileURL(resolve(onDisk)).href : root, faults);
  await page.goto(address);
  return { page, done: async () => (await context.close(), assert.deepEqual(faults, [], "the browser complained")) };
}

// Types a query and waits until it was answered: what is told is about it.
async function type(page, query) {
  await page.locator(FIELD).fill(query);
  await answered(page);
}

const answered = (page) => page.locator("[data-answer][aria-busy=false]").waitFor({ state: "attached" });

const addresses = (page, group) =>
  page.locator(`${group} h3 a`).evaluateAll((links) => links.map((link) => link.pathname.replace(/index\.html$/, "")));
const query = (page) => new URL(page.url()).searchParams.get("q");

async function finds(page, asked, end) {
  await type(page, asked);
  const found = await addresses(page, EXACT);
  assert.ok(found.some((path) => path.endsWith(end)), `${asked} finds ${found}, not ${end}`);
  return found;
}

// A body by its acronym, by its name in the other script, and by a part of that without spaces.
async function names(browser, root) {
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/search/`);
    const profile = "/mechanisms/somtc/";
    for (const asked of ["SOMTC", "somtc", SOMTC]) {
      const found = await finds(page, asked, profile);
      assert.ok(found.some((path) => path.endsWith("/news/2017/somtc-17/")), `${asked} finds no report: ${found}`);
    }
    await finds(page, "อาชญากรรมข้ามชาติ", profile);
    const marks = await page.locator(`${EXACT} mark`).allInnerTexts();
    assert.ok(marks.some((text) => text === "อาชญากรรมข้ามชาติ"), `what was asked for is not marked: ${marks}`);
    // Titles are in the reader's language where there is one, and say so where not.
    await finds(page, "somtc", profile);
    const foreign = await page.locator(`${EXACT} h3 a[lang]`).evaluateAll((links) => links.map((link) => link.lang));
    assert.ok(foreign.every((of) => of !== lang), "a title names the language of the page");
    await page.screenshot({ path: join(PICTURES, `names-${lang}.png`), fullPage: true });
    await done();
  }
}

// A year in any digits and either calendar is one year.
async function years(browser, root) {
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/search/`);
    const found = [];
    for (const asked of ["๒๕๖๐", "2560", "2017"]) {
      found.push((await finds(page, asked, "/reports/2017/border-management/")).sort().join(" "));
    }
    assert.deepEqual(found[0], found[1]);
    assert.deepEqual(found[1], found[2]);
    const printed = await page.locator(`${EXACT} .entry-date`).allInnerTexts();
    assert.match(printed.join(" "), lang === "th" ? /๒๕๖๐|2560/ : /2017/);
    await done();
  }
}

// What is misspelt is found beside what is right, and the right spelling is offered.
async function spelling(browser, root) {
  for (const [lang, wrong, right] of [["en", "trasnnational", "transnational"], ["th", "อาชญากรรรมขามชาติ", "อาชญากรรมข้ามชาติ"]]) {
    const { page, done } = await open(browser, `${root}${lang}/search/`);
    await type(page, wrong);
    assert.ok((await page.locator(NEAR).count()) > 0, `${wrong} finds nothing near`);
    const offered = page.locator("[data-spelling] button");
    assert.equal((await offered.innerText()).toLowerCase(), right);
    await page.screenshot({ path: join(PICTURES, `spelling-${lang}.png`), fullPage: true });
    await offered.click();
    await answered(page);
    assert.equal(query(page).toLowerCase(), right);
    assert.ok((await page.locator(EXACT).count()) > 0, "the spelling that was offered finds nothing");
    await page.goBack();
    await answered(page);
    assert.equal(query(page), wrong, "the way back does not lead to what was asked before");
    await done();
  }
}

// What a reader writes is text and nothing else, wherever it comes to stand.
async function markup(browser, root) {
  const hostile = [
    `<img src=x onerror="document.title='lost'">`,
    `"><script src="https://example.org/x.js"></script>`,
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; {n} {query} $& $' ${x} %s",
    "\\u003cimg\\u003e \u202e\u200b <mark>",
  ];
  for (const lang of LANGUAGES) {
    for (const asked of hostile) {
      const address = `${root}${lang}/search/?${new URLSearchParams({ q: asked, mechanism: asked, from: asked })}`;
      const { page, done } = await open(browser, address);
      await answered(page);
      assert.equal(await page.locator(FIELD).inputValue(), asked);
      await page.locator(FIELD).fill(`${asked} ก`);
      await answered(page);
      await page.waitForTimeout(500);
      const within = await page.locator("main :is(img, svg, script, iframe)").count();
      assert.equal(within, 0, `${asked} has become an element`);
      assert.ok(!(await page.title()).startsWith("lost"));
      const said = await page.locator(STATUS).innerText();
      if (said.includes("“")) assert.ok(said.includes(asked.split(" ")[0]), `what was asked for is not told as it is: ${said}`);
      await done();
    }
  }
}

// What was found is narrowed, in the reader's calendar; the address holds it all, in the Common Era.
async function narrowed(browser, root) {
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/search/`);
    await type(page, lang === "th" ? "อาเซียน" : "asean");
    const all = await page.locator(EXACT).count();
    const kind = page.locator("[data-filter=kind] li:visible").filter({ has: page.locator("[value=document]") });
    const counted = Number(digits(await kind.locator("[data-count]").innerText()));
    await kind.locator("input").check();
    await answered(page);
    assert.equal(new URL(page.url()).searchParams.get("kind"), "document");
    const found = await addresses(page, EXACT);
    assert.equal(found.length, Math.min(counted, 10), `${counted} were told, ${found.length} found`);
    assert.ok(found.every((path) => path.includes("/documents/")), `${found} are not all documents`);
    const from = page.locator("select[name=from]");
    const year = from.locator("option[value='1995']");
    assert.match(await year.innerText(), lang === "th" ? /^(๒๕๓๘|2538)/ : /^1995/);
    await from.selectOption("1995");
    await answered(page);
    assert.equal(new URL(page.url()).searchParams.get("from"), "1995");
    const later = await addresses(page, EXACT);
    assert.ok(later.every((path) => Number(path.match(/\/(\d{4})\//)[1]) >= 1995), `${later}`);
    assert.ok(later.length > 0 && later.length < found.length);
    await page.locator("select[name=order]").selectOption("oldest");
    await answered(page);
    const shared = page.url();
    const oldest = await addresses(page, EXACT);
    assert.deepEqual(oldest, [...oldest].sort((a, b) => year4(a) - year4(b)), "they are not the oldest first");
    // Whoever gets the address sees the same, and the other language keeps it.
    await page.goto(shared);
    await answered(page);
    assert.deepEqual(await addresses(page, EXACT), oldest);
    await page.screenshot({ path: join(PICTURES, `narrowed-${lang}.png`), fullPage: true });
    await page.locator(".switch a").click();
    await answered(page);
    assert.equal(new URL(page.url()).search, new URL(shared).search, "the other language asks for something else");
    await page.goBack();
    await answered(page);
    await page.locator("[data-clear]").click();
    await answered(page);
    assert.equal(await page.locator(EXACT).count(), all);
    for (let count = 0; count < 2; count += 1) await page.goBack();
    await answered(page);
    assert.equal(new URL(page.url()).searchParams.get("from"), "1995", "the way back leads elsewhere");
    assert.equal(await from.inputValue(), "1995");
    await done();
  }
}

const digits = (text) => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50)).replace(/\D/g, "");
const year4 = (path) => Number(path.match(/\/(\d{4})\//)[1]);

// From any page: the key, the words, the way through what was found and back; and what is told meanwhile.
async function keyboard(browser, root) {
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/about/`);
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.keyboard.press("/");
    assert.ok(await page.evaluate(() => document.activeElement.matches("header input[type=search]")), "`/` leads nowhere");
    await page.keyboard.type("som/tc");
    assert.equal(await page.locator("header input[type=search]").inputValue(), "som/tc", "`/` cannot be written");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("ASEAN");
    assert.ok(!asked.some((path) => path.endsWith("/search.js")), "the engine is loaded where nobody searches");
    await Promise.all([page.waitForURL(/\/search\/(index\.html)?\?q=ASEAN/), page.keyboard.press("Enter")]);
    await answered(page);
    const total = await page.locator("#page\\:exact").innerText();
    await page.waitForFunction((status) => document.querySelector(status).textContent, STATUS);
    assert.ok((await page.locator(STATUS).textContent()).startsWith(total), "the number is not told");
    await page.keyboard.press("/");
    assert.ok(await page.evaluate((field) => document.activeElement.matches(field), FIELD));
    assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value), "ASEAN");
    // The first result is reached by Tab alone, past what narrows it.
    const stops = await tabTo(page, `${EXACT} a`);
    assert.ok(stops < 6, `the first result is ${stops} stops away`);
    const next = page.locator("[data-next]");
    const before = await page.locator(EXACT).count();
    await next.focus();
    await page.keyboard.press("Enter");
    await answered(page);
    assert.ok((await page.locator(EXACT).count()) > before, "there are no more");
    const at = await page.evaluate(() => [...document.querySelectorAll("[data-group=exact] ol > li")].indexOf(document.activeElement.closest("li")));
    assert.equal(at, before, "the focus is not at the first of those that came");
    const more = await page.locator(EXACT).count();
    await Promise.all([page.waitForURL(/\/(?!search)[^/]+\/$/), page.keyboard.press("Enter")]);
    await page.goBack();
    await answered(page);
    assert.equal(await page.locator(EXACT).count(), more, "the way back has lost what was shown");
    await page.locator(FIELD).focus();
    await page.keyboard.press("Escape");
    await answered(page);
    assert.equal(await page.locator(FIELD).inputValue(), "");
    assert.ok(!(await page.locator("[data-answer]").isVisible()), "Escape leaves what was found");
    assert.equal(new URL(page.url()).search, "");
    await done();
  }
}

async function tabTo(page, selector) {
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return count;
  }
  assert.fail(`Tab never comes to ${selector}`);
}

// Whoever types fast is answered for the last stroke, and has one step back.
async function strokes(browser, root) {
  const { page, done } = await open(browser, `${root}th/`);
  await page.goto(`${root}th/search/`);
  const field = page.locator(FIELD);
  await field.pressSequentially("อาเซียน somtc", { delay: 15 });
  await answered(page);
  assert.equal(query(page), "อาเซียน somtc");
  await page.keyboard.press("Enter");
  await field.press("Control+A");
  await field.pressSequentially("ammtc", { delay: 15 });
  await answered(page);
  assert.ok((await addresses(page, EXACT)).some((path) => path.endsWith("/mechanisms/ammtc/")));
  await page.goBack();
  assert.equal(query(page), "อาเซียน somtc");
  await page.goBack();
  assert.match(page.url(), /\/th\/$/);
  await done();
}

// A miss says so, and leads to the lists.
async function nothing(browser, root) {
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/search/`);
    // What was found stays told, however long the choices take.
    await page.route("**/facets.bin*", async (route) => {
      await new Promise((slow) => setTimeout(slow, 1500));
      await route.continue();
    });
    await type(page, "xqzvwkj");
    await page.locator(STATUS).getByText("xqzvwkj").waitFor();
    assert.ok(!(await page.locator("[data-answer]").isVisible()));
    await page.screenshot({ path: join(PICTURES, `nothing-${lang}.png`), fullPage: true });
    await page.locator("nav.browse a[href*='mechanisms']").click();
    await page.waitForURL(new RegExp(`/${lang}/mechanisms/`));
    await done();
  }
}

// Where the index is not to be had, the page says so in its language, and the next stroke tries again.
async function failed(browser, root) {
  for (const lang of LANGUAGES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/search/manifest.bin", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(`${root}${lang}/search/?q=somtc`);
    await page.locator(STATUS).getByText(lang === "th" ? "ค้นหาไม่ได้" : "could not be loaded").waitFor();
    assert.ok(await page.locator("nav.browse a").first().isVisible());
    await page.unroute("**/search/manifest.bin");
    await type(page, "ammtc");
    assert.ok((await page.locator(EXACT).count()) > 0, "it does not try again");
    await context.close();
  }
}

// Without a script the page says so, and the lists lead to everything.
async function withoutScript(browser, root) {
  for (const lang of LANGUAGES) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${root}${lang}/`);
    await page.locator("header input[type=search]").fill("somtc");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\/\?q=somtc$/);
    assert.ok(await page.locator(".notice").isVisible(), "nothing is said");
    assert.ok(!(await page.locator(FIELD).isVisible()), "there is a field that does nothing");
    const lists = await page.locator("nav.browse a").count();
    assert.ok(lists >= 4, `${lists} lists`);
    await page.screenshot({ path: join(PICTURES, `without-script-${lang}.png`), fullPage: true });
    await page.locator("nav.browse a").first().click();
    await page.waitForURL(new RegExp(`/${lang}/date/$`));
    await context.close();
  }
}

// The same from a disk, from the head of any page to what was found.
async function fromDisk(browser) {
  for (const lang of LANGUAGES) {
    const address = pathToFileURL(join(resolve(onDisk), lang, "index.html")).href;
    const { page, done } = await open(browser, address);
    await page.locator("header input[type=search]").fill(SOMTC);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\/index\.html\?q=/);
    await answered(page);
    await finds(page, "๒๕๖๐", "/reports/2017/border-management/");
    assert.equal(query(page), "๒๕๖๐");
    await page.locator(`${EXACT} a[href*='border-management']`).first().click();
    await page.waitForURL(/border-management\/index\.html$/);
    await done();
  }
}

// Everybody can use it: axe, in both schemes, from 320 px on, and nothing is wider than its window.
async function looks(browser, root) {
  const found = [];
  const asked = { th: "อาชญากรรมข้ามชาติ", en: "ASEAN" };
  for (const lang of LANGUAGES) {
    const { page, done } = await open(browser, `${root}${lang}/search/?${new URLSearchParams({ q: asked[lang] })}`);
    await answered(page);
    await page.locator("[data-choose]").evaluate((choose) => (choose.open = true));
    for (const width of [320, 768, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const where = `${lang} at ${width}, ${colorScheme}`;
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${where}: it is ${wide} wide`);
        found.push(...(await violations(page)).map((said) => `${where}: ${said}`));
        await page.screenshot({ path: join(PICTURES, `found-${lang}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    await page.emulateMedia({ forcedColors: "active" });
    await page.screenshot({ path: join(PICTURES, `found-${lang}-forced.png`), fullPage: true });
    await page.emulateMedia({ forcedColors: "none", media: "print", colorScheme: "light" });
    assert.ok(!(await page.locator(FIELD).isVisible()), "the field is printed");
    assert.ok(await page.locator(EXACT).first().isVisible(), "what was found is not printed");
    await done();
  }
  assert.deepEqual(found, []);
}

mkdirSync(PICTURES, { recursive: true });
const name = basename(site);
const { roots, close } = await host({ [name]: site });
const root = roots[name];
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const cases = [
  ["a body is found by its acronym and its names in both languages", () => names(browser, root)],
  ["a year is found in any digits and either calendar", () => years(browser, root)],
  ["what is misspelt is found, and the right spelling offered", () => spelling(browser, root)],
  ["markup is text", () => markup(browser, root)],
  ["what was found is narrowed, and the address holds it", () => narrowed(browser, root)],
  ["the keyboard searches, and is told what was found", () => keyboard(browser, root)],
  ["the last stroke is answered, and the way back is short", () => strokes(browser, root)],
  ["a miss says so and leads on", () => nothing(browser, root)],
  ["without its index the page says so", () => failed(browser, root)],
  ["without a script the page says so", () => withoutScript(browser, root)],
  ["a site on a disk is searched", () => fromDisk(browser)],
  ["everybody can use it, in any light", () => looks(browser, root)],
];
let wrong = 0;
for (const [name, run] of cases) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    wrong += 1;
    console.error(`FAILED: ${name}\n  ${error.message}`);
  }
}
await browser.close();
close();
console.log(`search: ${cases.length - wrong} passed, ${wrong} failed`);
process.exit(wrong === 0 ? 0 : 1);
