// What a reader does who has a keyboard and no mouse. In: a browser and the address of the sample
// archive. It throws at the first thing that such a reader could not do.
import { strict as assert } from "node:assert";

const ITEM = "reports/2017/border-management/";
const MOST_STOPS = 400;

// Every stop of the Tab key can be seen and has a name, and nothing is left out.
export async function everyStop(browser, root) {
  for (const lang of ["th", "en"]) {
    for (const path of ["", "mechanisms/somtc/", "date/2017/05/", ITEM]) {
      for (const width of [360, 1280]) await stops(browser, `${root}${lang}/${path}`, width);
    }
  }
}

async function stops(browser, address, width) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: "reduce" });
  await page.goto(address);
  const reachable = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    // The list beside a drawing has the same links, so that its own are no stops.
    const stops = all.filter((one) => one.getAttribute("tabindex") !== "-1");
    return stops.filter((one) => one.checkVisibility({ visibilityProperty: true })).length;
  });
  let count = 0;
  for (; count <= MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(judgeStop);
    if (!stop) break;
    assert.deepEqual(stop.faults, [], `${address} at ${width}: ${stop.what}`);
  }
  assert.ok(count >= reachable, `${address} at ${width}: Tab reaches ${count} of ${reachable}`);
  await page.close();
}

// Runs in the page. What has the focus must look otherwise than it did without.
function judgeStop() {
  const looks = (element) => {
    const style = getComputedStyle(element);
    return [style.outline, style.boxShadow, style.backgroundColor, style.color].join("|");
  };
  const faults = [];
  const before = window.lastStop;
  if (before && looks(before.element) === before.looks) faults.push(`no mark of focus on ${before.what}`);
  const element = document.activeElement;
  if (!element || element === document.body) return faults.length ? { what: "the last stop", faults } : null;
  const name = (element.getAttribute("aria-label") ?? element.innerText ?? "").trim();
  const pictured = element.querySelector("img[alt]:not([alt='']), svg[aria-labelledby], svg title");
  const what = `<${element.localName} class="${element.className}"> ${name.slice(0, 60)}`;
  if (!name && !pictured && !element.getAttribute("aria-labelledby")) faults.push("no name");
  const box = element.getBoundingClientRect();
  const isSeen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  if (!isSeen) faults.push("out of sight");
  window.lastStop = { element, what, looks: looks(element) };
  return { what, faults };
}

// From the skip link to the text, and from there on.
export async function skip(browser, root) {
  const page = await browser.newPage();
  await page.goto(`${root}th/${ITEM}`);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page, "className"), "skip", "the first stop is not the skip link");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isInside = await page.evaluate(() => document.activeElement.closest("main") !== null);
  assert.ok(isInside, "the skip link does not lead into the text");
  await page.close();
}

// The menu, where it stands open and where a button opens it.
export async function menu(browser, root) {
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${root}th/`);
    const opener = page.locator("header button[popovertarget]").first();
    if (await opener.isVisible()) {
      await tabTo(page, "header button[popovertarget]");
      await page.keyboard.press("Enter");
      assert.ok(await page.locator("nav.menu").isVisible(), "the button does not open the menu");
      await page.keyboard.press("Escape");
      assert.ok(!(await page.locator("nav.menu").isVisible()), "Escape does not close the menu");
      await page.keyboard.press("Enter");
    }
    await tabTo(page, "nav.menu a[href*='mechanisms']");
    await Promise.all([page.waitForURL(/\/th\/mechanisms\/$/), page.keyboard.press("Enter")]);
    await page.close();
  }
}

// The other language of the same page.
export async function language(browser, root) {
  const page = await browser.newPage();
  await page.goto(`${root}th/${ITEM}`);
  await tabTo(page, ".switch a");
  await Promise.all([page.waitForURL(`${root}en/${ITEM}`), page.keyboard.press("Enter")]);
  await page.close();
}

// Light and dark, and that the choice is remembered.
export async function theme(browser, root) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(`${root}th/`);
    const before = await ground();
    await tabTo(page, "[data-themes]");
    await page.keyboard.press("Enter");
    const after = await ground();
    assert.notEqual(after, before, `the switch changes nothing on a ${colorScheme} device`);
    await page.goto(`${root}en/${ITEM}`);
    assert.equal(await ground(), after, "the choice is forgotten on the next page");
    await context.close();
  }
}

// A picture, its larger view, and the way back.
export async function gallery(browser, root) {
  const page = await browser.newPage();
  const address = `${root}th/${ITEM}`;
  await page.goto(address);
  await tabTo(page, "figure a");
  await Promise.all([page.waitForURL((url) => url.href !== address), page.keyboard.press("Enter")]);
  const larger = page.locator("img:visible").first();
  await larger.waitFor();
  await page.goBack();
  assert.equal(page.url(), address, "there is no way back from the larger view");
  await page.close();
}

async function tabTo(page, selector) {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`Tab never comes to ${selector}`);
}

const focused = (page, key) => page.evaluate((key) => document.activeElement[key], key);
