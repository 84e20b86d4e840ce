// Looks at every kind of page of some sites, in both languages, light and dark, from 320 px on.
// In: folders, and the browser. Out: exit 1 and a line for each fault; pictures and prints to look at.
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";
import { chosen, host, listen } from "./site.mjs";
import { violations } from "./violations.mjs";

const [executablePath, ...folders] = process.argv.slice(2);
const ARTEFACTS = new URL("artefacts/", import.meta.url).pathname;
const WORKERS = 2;
const TALLEST = 5000;
// How a page is looked at: 640 px are 1280 at a zoom of 200%. Axe judges where `axe` says so.
const LOOKS = [
  { width: 320, scheme: "light", axe: true },
  { width: 640, scheme: "light" },
  { width: 1280, scheme: "light", axe: true },
  { width: 1920, scheme: "light" },
  { width: 1280, scheme: "dark", axe: true },
  { width: 320, scheme: "dark", axe: true },
];
const PRINTED = ["home", "item", "mechanism", "session", "year", "month"];

async function audit(context, site, root, page, isFirst) {
  const faults = [];
  const tab = await context.newPage();
  listen(tab, root, faults);
  // The page for errors is met at an address that is not there.
  const isLost = page.kind === "not-found";
  const isMeant = (fault) => isLost && /nowhere\/: .*404/.test(fault);
  await tab.goto(root + (isLost ? "nowhere/" : page.address));
  const name = [site, page.lang || "both", page.kind].join("-");
  for (const look of LOOKS) {
    const where = `${site}/${page.address} at ${look.width}, ${look.scheme}`;
    await tab.emulateMedia({ colorScheme: look.scheme, reducedMotion: "reduce" });
    await tab.setViewportSize({ width: look.width, height: 900 });
    const box = await tab.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { width: scrollWidth, height: scrollHeight };
    });
    if (box.width > look.width) faults.push(`${where}: it is ${box.width} wide`);
    if (look.axe) faults.push(...(await violations(tab)).map((said) => `${where}: ${said}`));
    if (isFirst) {
      const clip = { x: 0, y: 0, width: look.width, height: Math.min(box.height, TALLEST) };
      const path = join(ARTEFACTS, "screens", `${name}-${look.width}-${look.scheme}.png`);
      await tab.screenshot({ path, clip, fullPage: true });
    }
  }
  if (isFirst && PRINTED.includes(page.kind)) {
    await tab.emulateMedia({ colorScheme: "light" });
    const path = join(ARTEFACTS, "prints", `${name}.pdf`);
    await tab.pdf({ path, format: "A4", preferCSSPageSize: true });
  }
  await tab.close();
  return faults.filter((fault) => !isMeant(fault));
}

for (const folder of ["screens", "prints"]) mkdirSync(join(ARTEFACTS, folder), { recursive: true });
const sites = Object.fromEntries(folders.map((folder) => [basename(folder), folder]));
const { roots, close } = await host(sites);
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 });
const queue = Object.entries(sites).flatMap(([site, folder]) => {
  const met = new Set();
  return chosen(folder).map((page) => {
    const key = `${page.lang} ${page.kind}`;
    const isFirst = !met.has(key);
    met.add(key);
    return { site, page, isFirst };
  });
});
const count = queue.length;
const faults = [];
const work = async () => {
  const context = await browser.newContext();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { site, page, isFirst } = next;
    try {
      faults.push(...(await audit(context, site, roots[site], page, isFirst)));
    } catch (error) {
      faults.push(`${site}/${page.address}: ${error.message}`);
    }
  }
};
await Promise.all(Array.from({ length: WORKERS }, work));
await browser.close();
close();
[...new Set(faults)].sort().forEach((fault) => console.error(`FAILED: ${fault}`));
console.log(`audit: ${count} pages in ${LOOKS.length} ways, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
