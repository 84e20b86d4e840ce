// A folder of the browser in place of one of the disk, so that a page that asks its reader to choose a
// folder can be tried without one: the origin's own folder, which has the same interface. In: a page and
// files. Out: the files as the page has left them.
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

// Every file below a folder of the disk, as its path and bytes in base 64.
export function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [path.slice(folder.length + 1).split(sep).join("/"), readFileSync(path).toString("base64")];
  });
}

// From now on the pages of this context that ask for a folder are given this one.
export async function choose(context) {
  await context.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("archive");
  });
}

// Makes the folder of files, and of a `.git`, by which a repository is known.
export function fill(page, files) {
  return page.evaluate(async (files) => {
    const root = await navigator.storage.getDirectory();
    const archive = await root.getDirectoryHandle("archive", { create: true });
    await archive.getDirectoryHandle(".git", { create: true });
    for (const [path, base64] of files) {
      const steps = path.split("/");
      const name = steps.pop();
      let folder = archive;
      for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
      await file.close();
    }
  }, files);
}

// Every file as it stands now.
export async function read(page) {
  const files = await page.evaluate(async () => {
    const found = [];
    const walk = async (folder, before) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === "directory") {
          await walk(handle, `${before}${name}/`);
        } else {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          let text = "";
          for (const byte of bytes) text += String.fromCharCode(byte);
          found.push([before + name, btoa(text)]);
        }
      }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("archive"), "");
    return found;
  });
  return new Map(files.map(([path, base64]) => [path, Buffer.from(base64, "base64")]));
}
