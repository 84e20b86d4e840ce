// What an editor of text proposes in a new archive, by the files that Samut wrote for it. In: the program. It
// asks Taplo, which is what completes in Even Better TOML. Out: exit 1 and a line for each fault.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import taplo from "@taplo/lsp";

const [samut] = process.argv.slice(2);
// A folder such as officials have: with a space, and in Thai.
const folder = decodeURIComponent(new URL("artefacts/คลัง เอกสาร", import.meta.url).pathname);
const MECHANISMS = "content/authorities/mechanisms.toml";
const SITE = "content/site.toml";
// How long Taplo may take to look at a file.
const WHILE = 400;

rmSync(folder, { recursive: true, force: true });
execFileSync(samut, ["init", folder], { stdio: "pipe" });

const waiting = new Map();
const said = new Map();
const lsp = await taplo.TaploLsp.initialize(
  {
    cwd: () => folder,
    envVar: (name) => process.env[name],
    envVars: () => Object.entries(process.env),
    findConfigFile: (from) => [join(from, ".taplo.toml")].find((file) => existsSync(file)),
    glob: () => [],
    isAbsolute,
    now: () => new Date(),
    readFile: (path) => readFile(path),
    writeFile: () => Promise.reject(new Error("nothing is written")),
    stderr: async (bytes) => bytes.length,
    stdErrAtty: () => false,
    stdin: async () => new Uint8Array(),
    stdout: async (bytes) => bytes.length,
    // As Even Better TOML does.
    urlToFilePath: (url) => decodeURIComponent(url).slice("file://".length),
    fetch: { fetch: () => Promise.reject(new Error("there is no network")), Headers, Request, Response },
  },
  {
    onMessage(message) {
      if (message.method === "textDocument/publishDiagnostics") {
        said.set(message.params.uri, message.params.diagnostics.map((told) => told.message));
      } else if (message.method === "workspace/configuration") {
        lsp.send({ jsonrpc: "2.0", id: message.id, result: message.params.items.map(() => ({})) });
      } else if (message.method === undefined) {
        waiting.get(message.id)?.(message.result);
      }
    },
  },
);

let count = 0;
const ask = (method, params) =>
  new Promise((resolve) => {
    waiting.set(++count, resolve);
    lsp.send({ jsonrpc: "2.0", id: count, method, params });
  });
const tell = (method, params) => lsp.send({ jsonrpc: "2.0", method, params });
const uriOf = (file) => pathToFileURL(join(folder, file)).href;

async function open(file, text) {
  const textDocument = { uri: uriOf(file), languageId: "toml", version: ++count, text };
  tell("textDocument/didOpen", { textDocument });
  await new Promise((resolve) => setTimeout(resolve, WHILE));
}

// What is proposed where │ stands in a text: words, each with what is said of it.
async function proposed(file, text) {
  const lines = text.slice(0, text.indexOf("│")).split("\n");
  await open(file, text.replace("│", ""));
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const items = await ask("textDocument/completion", { textDocument: { uri: uriOf(file) }, position });
  return new Map((items ?? []).map((item) => [item.label, item.documentation?.value ?? ""]));
}

// What is wrong with a file.
async function wrong(file, text) {
  await open(file, text);
  return said.get(uriOf(file)) ?? [];
}

const cases = [
  ["keys are proposed with what they mean in both languages", async () => {
    const keys = await proposed(SITE, "│");
    assert.match(keys.get("digits"), /หน้าภาษาไทย\n\nThe digits/);
    assert.ok(!keys.has("baseURL"), "another name than ours is proposed");
    assert.ok((await proposed(MECHANISMS, "[[mechanisms]]\n│")).has("name.th"));
    assert.ok((await proposed(MECHANISMS, "[[│]]")).has("mechanisms"));
    assert.ok((await proposed(SITE, "[[│]]")).has("menu"));
  }],
  ["words and slugs are proposed with what they are called", async () => {
    assert.match((await proposed(SITE, "digits = │")).get('"thai"'), /เลขไทย/);
    const mechanisms = await proposed(MECHANISMS, "[[mechanisms]]\nreports_to = │");
    assert.match(mechanisms.get('"somtc"'), /อาชญากรรมข้ามชาติ.*\n\n.*Transnational Crime/);
    const pillars = await proposed(MECHANISMS, "[[mechanisms]]\npillar = │");
    assert.deepEqual([...pillars.keys()], ['"apsc"', '"aec"', '"ascc"', '"cross"']);
    const rules = await proposed(SITE, "[check]\n│");
    assert.ok(rules.has("W0406") && !rules.has("E0401"), "what stays an error is proposed");
  }],
  ["what is right is not underlined", async () => {
    for (const file of [SITE, ...["pillars", "mechanisms", "countries", "organisations", "topics"].map((name) => `content/authorities/${name}.toml`)]) {
      assert.deepEqual(await wrong(file, readFileSync(join(folder, file), "utf8")), [], file);
    }
  }],
  ["what is wrong is underlined", async () => {
    const told = await wrong(MECHANISMS, '[[mechanisms]]\nslug = "x"\nname = "X"\npillar = "nowhere"\nnaem = "X"\n');
    assert.ok(told.some((told) => told.includes("nowhere")), told.join("\n"));
    assert.ok(told.some((told) => told.includes("naem")), told.join("\n"));
  }],
];

const uri = pathToFileURL(folder).href;
await ask("initialize", {
  processId: null,
  rootUri: uri,
  capabilities: {},
  workspaceFolders: [{ uri, name: "archive" }],
  initializationOptions: { configurationSection: "evenBetterToml" },
});
tell("initialized", {});
let failed = 0;
for (const [name, run] of cases) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n  ${error.message}`);
  }
}
console.log(`taplo: ${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
