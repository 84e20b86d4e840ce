// What an editor saves, and the pages that follow. In: an archive that is served, and pages of it. It
// throws at the first page that does not follow.
import { strict as assert } from "node:assert";
import { COUNT, ERRORS, FILES, ITEM, SETTINGS, gone, reads } from "./live-page.mjs";
import { LANGUAGES, listen } from "./site.mjs";

const THEME = "themes/default/";

// A text, a title, a file that is put in the place of another.
export async function words({ served, open }) {
  const page = await open(`th/${ITEM}`);
  const list = await open("en/reports/");
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
export async function style({ served, open }) {
  const page = await open(`en/${ITEM}`);
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
export async function theme({ served, open }) {
  const page = await open("th/");
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

// Settings that cannot be read, while a page is open that was never seen before.
export async function settings({ served, open }) {
  const page = await open("en/");
  await served.changed(SETTINGS, (text) => text.replace("title =", "title"), async () => {
    await page.locator(`${ERRORS}:modal`).waitFor();
    assert.match(await page.locator(ERRORS).innerText(), /content\/site\.toml:1:/);
    assert.ok(await page.locator("main h1").count(), "there is no page below");
  });
  await gone(page, ERRORS);
}

// A file that is taken away and put back.
export async function removed({ served, openUnheard }) {
  const page = await openUnheard("th/news/2019/ascco-11/");
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

// The server ends and begins again: the page stays, says so, and is loaded once.
export async function away({ served, openUnheard }) {
  const page = await openUnheard("en/");
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

// A page that is loaded again forgets it.
const mark = (page) => page.evaluate(() => (window.isMarked = true));
const isMarked = (page) => page.evaluate(() => window.isMarked === true);

// A page on which somebody searches keeps what was typed when it reloads, and finds what was saved.
export async function searched({ served, open }) {
  const FIELD = "main input[type=search]";
  for (const lang of LANGUAGES) {
    const page = await open(`${lang}/search/`);
    await page.locator(FIELD).pressSequentially("ปลาทูแม่กลอง");
    const found = page.locator(`[data-group=exact] a[href$="/${ITEM}"]`);
    await page.locator("[data-answer][aria-busy=false]").waitFor({ state: "attached" });
    assert.equal(await found.count(), 0);
    await served.changed(FILES[lang], (text) => `${text}\nปลาทูแม่กลอง\n`, async () => {
      await found.waitFor();
      assert.equal(await page.locator(FIELD).inputValue(), "ปลาทูแม่กลอง");
      // What every page shows is changed: the page follows by itself.
      await page.evaluate(() => (window.isOld = true));
      await served.changed(SETTINGS, (text) => text.replace("คลังเอกสารความร่วมมือ", "ชื่อใหม่"), async () => {
        await reads(page, "ชื่อใหม่");
        assert.ok(await page.evaluate(() => !window.isOld));
        await found.waitFor();
        assert.equal(await page.locator(FIELD).inputValue(), "ปลาทูแม่กลอง", "what was typed is lost");
      });
      await page.waitForFunction(() => !document.body.innerText.includes("ชื่อใหม่"));
    });
  }
}
