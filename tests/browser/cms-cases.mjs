// What an official does in the form, one thing after the other. In: the form as `cms.mjs` has it open, and what
// every file is to hold. Out: an error for what is not so.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as form from "./form.mjs";
import * as folder from "./local-folder.mjs";

// A file that holds what no field of the form has, and what does not have the shape of its fields.
export const ODD = "content/news/2017/odd.th.md";
export const ODD_TEXT = `+++
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
"a.b" = ["ก", 1]
until = 2017-06-01
+++


เนื้อหา  *บรรทัดแรก*  
1. ๑\tก &amp; <b>ข</b>
   - [ลิงก์](@/pages/about.th.md)

| ก | ข |
|---|---|
| 1 | 2 |

<!-- หมายเหตุ -->
`;

const IN_BOTH = /[ก-๙].* · .*[A-Za-z]/;
const SLUG = "aside input, .panel input, [role=complementary] input";

async function shows(page, key, value, at = 0) {
  assert.equal(await form.box(page, key, at).inputValue(), value, key);
}

// The list on the left holds every collection.
export async function collections({ page, config, picture }) {
  const shown = await page.locator("body").innerText();
  for (const { label, divider } of config.collections) {
    if (divider) continue;
    assert.ok(shown.includes(label), `there is no ${label} in ${shown}`);
    assert.match(label, IN_BOTH);
  }
  assert.ok(!shown.includes("หากข้อความนี้ไม่หายไป"), "the page still waits for the CMS");
  await picture("collections", 1000);
}

// An item has every field, and each is called what the table of keys says.
export async function fields({ page, root, config }) {
  await form.openEntry(page, root, "news", "2017/somtc-17");
  const labels = await form.labels(page);
  const { fields } = config.collections.find(({ name }) => name === "news");
  for (const { name, label } of fields) {
    assert.ok(labels.get(name)?.includes(label), `${name} is called ${labels.get(name)}`);
    assert.match(label, IN_BOTH);
  }
}

// An item is shown as it stands; one word is added to one of its files.
export async function edited({ page, root, becomes, picture }) {
  const path = "content/reports/2017/ammtc-11";
  await form.openEntry(page, root, "reports", "2017/ammtc-11");
  await shows(page, "title", "การประชุมระดับรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๑");
  await shows(page, "title", "11th ASEAN Ministerial Meeting on Transnational Crime", 1);
  await form.expand(page, "event", "event.session");
  await shows(page, "event.session", "11");
  assert.equal(await form.field(page, "date", 1).count(), 0, "a fact is asked for in the second language");
  const said = await form.box(page, "description", 1).inputValue();
  await form.write(page, "description", `${said} It was the “last”.`, 1);
  await picture("item");
  await form.save(page);
  becomes(`${path}.en.md`, `description = "${said}"`, `description = "${said} It was the “last”."`);
}

// What the form does not show, or shows otherwise than it stands, stays as it is.
export async function odd({ page, root, becomes }) {
  await form.openEntry(page, root, "news", "2017/odd");
  await shows(page, "date", "2017-06-01");
  await form.write(page, "title", "ข่าวที่เขียนด้วยมือ ฉบับที่ ๒");
  await form.write(page, "date", "2017-06-02");
  await form.field(page, "body").getByRole("textbox").press("Control+End");
  await page.keyboard.type(" จบ");
  await form.save(page);
  becomes(ODD, "<!-- หมายเหตุ -->", "<!-- หมายเหตุ --> จบ");
  becomes(ODD, 'title = "ข่าวที่เขียนด้วยมือ"', 'title = "ข่าวที่เขียนด้วยมือ ฉบับที่ ๒"');
  becomes(ODD, "date = 2017-06-01", "date = 2017-06-02");
}

// An item that is not written in the first language keeps its facts where they are.
export async function inEnglish({ page, root, becomes }) {
  await form.openEntry(page, root, "news-en", "1999/cambodia-joins");
  const title = await form.box(page, "title").inputValue();
  await form.write(page, "title", `${title}!`);
  await form.save(page);
  becomes("content/news/1999/cambodia-joins.en.md", `title = "${title}"`, `title = "${title}!"`);
}

// A report with pictures of its own is edited, and loses none.
export async function withPictures({ page, root, becomes }) {
  await form.openEntry(page, root, "reports-files", "2017/border-management/index");
  const text = await form.box(page, "description").inputValue();
  await form.write(page, "description", `${text} ๑`);
  await form.save(page);
  becomes("content/reports/2017/border-management/index.th.md", `description = "${text}"`, `description = "${text} ๑"`);
}

// A news item is made in both languages, in the folder that was open.
export async function made({ page, root, expected, picture }) {
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
  await page.locator(SLUG).last().fill("good-will");
  await picture("new");
  await form.save(page);
  const facts = `date = "๕ มีนาคม ๒๕๖๒"
topics = ["narcotics"]

[event]
mechanism = "somtc"
session = 13
start = "22–27 May 2013"
place = "กรุงเทพมหานคร"
`;
  const front = (title, more = "") => `+++\ntitle = "${title}"\n${more}+++\n`;
  expected.set("content/news/2025/good-will.th.md", `${front("ข่าวใหม่ของน้ำใจและกำลังใจ", facts)}\nเนื้อหา\n`);
  expected.set("content/news/2025/good-will.en.md", front("News of good will"));
}

// A picture that is uploaded comes to lie beside the text that shows it.
export async function uploaded({ page, root, archive, expected }) {
  const table = "content/reports/2017/border-management/table.png";
  await page.goto(`${root}#/collections/documents-files/new`);
  await form.box(page, "title").waitFor();
  await form.write(page, "title", "เอกสารที่มีภาพ");
  await form.write(page, "date", "2026-05-01");
  await page.locator(SLUG).last().fill("with-a-picture");
  await form.field(page, "images").locator("button:has-text('Add')").click();
  await form.field(page, "images.0.file").getByRole("button", { name: "Browse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const buffer = readFileSync(join(archive, table));
  await page.locator("input[type=file]").last().setInputFiles({ name: "ภาพ โต๊ะ.png", mimeType: "image/png", buffer });
  await dialog.getByRole("button", { name: "Insert" }).click();
  await dialog.waitFor({ state: "detached" });
  await form.write(page, "images.0.alt", "โต๊ะประชุม");
  await form.write(page, "images.0.caption", "ห้องประชุม");
  await form.save(page);
  const front = 'title = "เอกสารที่มีภาพ"\ndate = "2026-05-01"\n';
  const image = 'file = "ภาพ โต๊ะ.png"\nalt = "โต๊ะประชุม"\ncaption = "ห้องประชุม"\n';
  expected.set("content/documents/with-a-picture/index.th.md", `+++\n${front}\n[[images]]\n${image}+++\n`);
  expected.set("content/documents/with-a-picture/ภาพ โต๊ะ.png", expected.get(table));
}

// A register is shown by its entries, and keeps what stands around them.
export async function register({ page, root, becomes, picture }) {
  await form.openEntry(page, root, "authorities", "mechanisms");
  await form.expand(page, "mechanisms", "mechanisms.0.slug");
  await shows(page, "mechanisms.0.slug", "asean-summit");
  await picture("register");
  await form.write(page, "mechanisms.0.name.en", "ASEAN Summits");
  await form.save(page);
  becomes("content/authorities/mechanisms.toml", 'en = "ASEAN Summit" }', 'en = "ASEAN Summits" }');
}

export async function settings({ page, root, becomes }) {
  await form.openEntry(page, root, "settings", "site");
  await form.write(page, "title.en", "An Archive");
  await form.save(page);
  becomes("content/site.toml", 'en = "ASEAN Cooperation Archive" }', 'en = "An Archive" }');
}

// Every file comes back as it was, but for what was edited; and the archive is sound.
export async function back({ page, samut, expected, after, now }) {
  const found = await folder.read(page);
  for (const [path, bytes] of found) {
    mkdirSync(dirname(join(after, path)), { recursive: true });
    writeFileSync(join(after, path), bytes);
  }
  assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
  for (const [path, text] of expected) assert.equal(found.get(path).toString("utf8"), text, path);
  execFileSync(samut, ["check", "--root", after, "--strict", "--now", now], { stdio: "pipe" });
}
