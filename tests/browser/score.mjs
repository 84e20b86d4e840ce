// Asks Lighthouse about the pages that readers come to most. In: the browser, and folders of sites.
// Out: exit 1 unless accessibility, best practices and SEO are 100; the performance is told only.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { LANGUAGES, chosen, host } from "./site.mjs";

const [chromePath, ...folders] = process.argv.slice(2);
const REPORTS = join(new URL("artefacts/", import.meta.url).pathname, "lighthouse");
const KINDS = ["home", "item", "year", "mechanism"];
const TESTED = ["accessibility", "best-practices", "seo"];
const CATEGORIES = ["performance", ...TESTED];

mkdirSync(REPORTS, { recursive: true });
const sites = Object.fromEntries(folders.map((folder) => [basename(folder), folder]));
const { roots, close } = await host(sites);
const flags = ["--headless=new", "--disable-gpu", "--disable-background-networking"];
if (process.getuid() === 0) flags.push("--no-sandbox");
const chrome = await launch({ chromePath, chromeFlags: flags });
let failed = 0;
for (const [site, folder] of Object.entries(sites)) {
  const pages = chosen(folder);
  for (const [lang, kind] of LANGUAGES.flatMap((lang) => KINDS.map((kind) => [lang, kind]))) {
    const page = pages.find((one) => one.lang === lang && one.kind === kind);
    const { lhr, report } = await lighthouse(roots[site] + page.address, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      output: "html",
      logLevel: "error",
    });
    writeFileSync(join(REPORTS, `${site}-${lang}-${kind}.html`), report);
    const score = (name) => Math.round(100 * lhr.categories[name].score);
    console.log(`lighthouse: ${site}/${page.address}: ${CATEGORIES.map((name) => `${name} ${score(name)}`).join(", ")}`);
    for (const name of TESTED.filter((name) => score(name) < 100)) {
      failed += 1;
      const short = lhr.categories[name].auditRefs
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${lhr.audits[id].title} (${id})`);
      console.error(`FAILED: ${site}/${page.address}: ${name}: ${short.join("; ")}`);
    }
  }
}
chrome.kill();
close();
process.exit(failed === 0 ? 0 : 1);
