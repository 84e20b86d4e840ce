// Sites on this machine, served as a strict host would. In: folders by name. Out: their addresses,
// and the pages to look at. Nothing leaves the machine.
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

// The policy under which a site must work.
export const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
export const LANGUAGES = ["th", "en"];

// Serves every folder at `/NAME/`, under the strict policy unless there is none; gives the addresses by name, and how
// to end.
export function host(folders, policy = POLICY) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    // A browser asks for an icon by itself; that an archive has none is no fault.
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const [, name, ...rest] = path.split("/");
    const folder = folders[name] && resolve(folders[name]);
    if (!folder) return response.writeHead(404).end();
    const file = fileAt(folder, rest.join("/"));
    const shown = file ?? join(folder, "404.html");
    response.writeHead(file ? 200 : 404, {
      "Content-Type": TYPES[extname(shown)] ?? "application/octet-stream",
      ...(policy && { "Content-Security-Policy": policy }),
    });
    createReadStream(shown).pipe(response);
  });
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => {
      const origin = `http://127.0.0.1:${server.address().port}`;
      const roots = Object.keys(folders).map((name) => [name, `${origin}/${name}/`]);
      done({ roots: Object.fromEntries(roots), close: () => server.close() });
    }),
  );
}

function fileAt(folder, path) {
  const asked = join(folder, path);
  if (asked !== folder && !asked.startsWith(folder + sep)) return null;
  if (!existsSync(asked)) return null;
  const file = statSync(asked).isDirectory() ? join(asked, "index.html") : asked;
  return existsSync(file) ? file : null;
}

// Notes everything of which a browser complains, and every request that leaves the site.
export function listen(page, root, faults) {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (said) => {
    // A browser asks for an icon by itself; that an archive has none is no fault.
    if (said.location().url.endsWith("/favicon.ico")) return;
    if (["error", "warning"].includes(said.type())) faults.push(`${page.url()}: ${said.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(root)) faults.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
  });
}

// The pages of a folder that show together all there is: of each kind the longest, and then as many
// as it takes until every element, class and role of the site stands in one of them, for each language.
export function chosen(folder) {
  const pages = all(folder);
  return [...LANGUAGES, ""].flatMap((lang) => cover(pages.filter((page) => page.lang === lang)));
}

function all(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
  return files.sort().map((path) => {
    const html = readFileSync(join(folder, path), "utf8");
    const address = path.split(sep).join("/").replace(/index\.html$/, "");
    const lang = LANGUAGES.find((one) => address.startsWith(`${one}/`)) ?? "";
    const kind = kindOf(lang, lang ? address.slice(lang.length + 1) : address, html);
    return { address, lang, kind, size: html.length, traits: traitsOf(html, kind) };
  }).filter((page) => page.kind !== "redirect");
}

const KINDS = [
  [/^404\.html$/, "not-found"],
  [/\/page\/\d+\/$/, "further-page"],
  [/\/participation\/$/, "participation"],
  [/^date\/$/, "dates"],
  [/^search\/$/, "search"],
  [/^date\/\d+\/$/, "year"],
  [/^date\/\d+\/\d+\/$/, "month"],
  [/^mechanisms\/$/, "mechanisms"],
  [/^mechanisms\/[^/]+\/$/, "mechanism"],
  [/^mechanisms\/[^/]+\/(special-|informal-)?\d+\/$/, "session"],
  [/^mechanisms\/[^/]+\/[^/]+\/$/, "part"],
  [/^(countries|organisations|topics|pillars)\/$/, "register"],
  [/^(countries|organisations|topics|pillars)\/[^/]+\/$/, "authority"],
];

function kindOf(lang, path, html) {
  if (/<meta http-equiv="?refresh/.test(html)) return "redirect";
  if (path === "") return lang ? "home" : "front";
  const known = KINDS.find(([form]) => form.test(path));
  if (known) return known[1];
  return html.includes("<article") ? "item" : "list";
}

function traitsOf(html, kind) {
  const traits = new Set([`kind ${kind}`]);
  for (const [, name, rest] of html.matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
    traits.add(name);
    for (const [, key, value] of rest.matchAll(/\s(class|role|aria-[a-z]+)="([^"]*)"/g)) {
      if (key === "class") value.split(" ").forEach((one) => traits.add(`${name}.${one}`));
      else traits.add(key === "role" ? `${name} ${value}` : `${name} ${key}`);
    }
  }
  return traits;
}

function cover(pages) {
  const left = [...pages].sort((a, b) => b.size - a.size);
  const seen = new Set();
  const picked = [];
  const pick = (page) => {
    page.traits.forEach((trait) => seen.add(trait));
    picked.push(page);
  };
  for (const kind of new Set(pages.map((page) => page.kind))) {
    pick(left.find((page) => page.kind === kind));
  }
  for (;;) {
    const missing = (page) => [...page.traits].filter((trait) => !seen.has(trait)).length;
    const best = left.reduce((a, b) => (missing(b) > missing(a) ? b : a), left[0]);
    if (!best || missing(best) === 0) return picked;
    pick(best);
  }
}
