// What `samut serve` tells an editor on a page: errors, marks, the list of all complaints. In: an archive
// that is served, and pages of it. It throws at the first thing that is not told, or not to everybody.
import { strict as assert } from "node:assert";
import { join } from "node:path";
import { CHIP, COUNT, ERRORS, FILES, ITEM, PANEL, gone, reads } from "./live-page.mjs";
import { LANGUAGES } from "./site.mjs";
import { violations } from "./violations.mjs";

const PICTURES = new URL("artefacts/live", import.meta.url).pathname;
// What an editor reads, in each language.
const WORDS = {
  th: { wrong: "พบข้อผิดพลาด 1 แห่งในหน้านี้", line: "บรรทัดที่", draft: "ฉบับร่าง", scheduled: "ยังไม่ถึงวันเผยแพร่", close: "ปิด" },
  en: { wrong: "1 error on this page", line: "line", draft: "draft", scheduled: "not published yet", close: "Close" },
};

// What is wrong stands over the last good page, in its language, and goes by itself.
export async function broken({ served, open }) {
  for (const lang of LANGUAGES) {
    const page = await open(`${lang}/${ITEM}`);
    const other = await open(`${lang}/about/`);
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

// What readers do not get yet says so: on its page, and beside every link to it.
export async function marks({ served, open }) {
  for (const lang of LANGUAGES) {
    const file = `content/news/2026/not-yet.${lang}.md`;
    const home = await open(`${lang}/news/`);
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
    await page.locator(CHIP).waitFor();
    assert.equal(await page.locator(CHIP).innerText(), WORDS[lang].scheduled);
  }
}

// The list of everything: a key opens it, its links lead to the pages, and the keyboard finds back.
export async function panel({ served, open }) {
  const page = await open("en/");
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
export async function looks({ served, open }) {
  const found = [];
  const look = async (page, name) => {
    for (const [width, colorScheme] of [[320, "light"], [320, "dark"], [1280, "dark"], [1280, "light"]]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const where = `${name} at ${width}, ${colorScheme}`;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${where}: it is ${wide} wide`);
      found.push(...(await violations(page)).map((said) => `${where}: ${said}`));
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`) });
    }
  };
  const pages = await Promise.all(LANGUAGES.map((lang) => open(`${lang}/${ITEM}`)));
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
    await page.locator(".samut-live-beside").first().waitFor();
    await look(page, `marks-${lang}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator(".samut-live").first().isVisible()), "it is printed");
  }
  assert.deepEqual(found, []);
}

// Who has no script still reads what is wrong.
export async function withoutScript({ browser, served }) {
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

const focusIsIn = (page, selector) =>
  page.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);
