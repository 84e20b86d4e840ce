// `samut serve` as an editor meets it: files are saved, and pages that are open follow. In: the browser,
// the program and an archive to copy. Out: exit 1 and a line for each fault; pictures to look at.
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as follow from "./follow.mjs";
import { COUNT } from "./live-page.mjs";
import { Served } from "./served.mjs";
import { POLICY, listen } from "./site.mjs";
import * as tell from "./tell.mjs";

const [executablePath, samut, archive] = process.argv.slice(2);
const ARTEFACTS = new URL("artefacts/", import.meta.url).pathname;
const PATIENCE = 10_000;

// A page that is open, under the site's own policy, and knows how many complaints there are. What the
// browser says of it from its first byte on is noted where somebody wants to know.
async function openPage(path, faults) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE);
  if (faults) listen(page, served.root, faults);
  const answer = await page.goto(served.root + path);
  assert.equal(answer.headers()["content-security-policy"], POLICY);
  await page.locator(COUNT).waitFor();
  return page;
}

mkdirSync(join(ARTEFACTS, "live"), { recursive: true });
const served = await Served.begin(samut, archive, join(ARTEFACTS, "live-archive"));
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const cases = [
  ["a page follows its words, and stays where it was read", follow.words],
  ["a style sheet is exchanged without a reload", follow.style],
  ["templates, messages and settings are followed", follow.theme],
  ["errors stand over the last good page, in its language, until they are mended", tell.broken],
  ["settings that are broken are told and mended", follow.settings],
  ["a file is removed and comes back", follow.removed],
  ["what is searched finds what was saved, and keeps what was typed", follow.searched],
  ["drafts and what is to come are marked", tell.marks],
  ["the list of complaints is at hand", tell.panel],
  ["everybody can use it, narrow and wide, light and dark", tell.looks],
  ["what is wrong can be read without a script", tell.withoutScript],
  ["a server that ends is missed, and found again", follow.away],
];
let failed = 0;
for (const [name, run] of cases) {
  const faults = [];
  try {
    const open = (path) => openPage(path, faults);
    const openUnheard = (path) => openPage(path);
    await run({ browser, served, open, openUnheard });
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
